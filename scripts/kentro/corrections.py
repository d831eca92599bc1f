"""What an accepted form changes in the data: its answers and a document in, the document changed, or problems.

An answer is read as people write it: `24/12/2026`, `Δευτέρα έως Παρασκευή 8-3`, a name in place of an id. How it was
read is said beside the change, for the person who accepts that. The changed file is for `check` to judge.
"""

from __future__ import annotations

import datetime
import difflib
import itertools
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from kentro import freshness, hours_form, phone, scalars
from kentro.editing import Document, append, at, put, quoted
from kentro.files import CENTRES, SERVICES
from kentro.folding import folded
from kentro.forms import ISSUE, Answers
from kentro.languages import SOURCE
from kentro.model import KINDS_OF_CENTRE, Centre, Municipality, Site
from kentro.problems import Problems
from kentro.scalars import WrongError
from kentro.transliteration import latin
from kentro.values import PartialDate, texts_of


@dataclass(frozen=True)
class Said:
    """The code of a message and what fills it."""

    code: str
    params: Mapping[str, str]


KINDS_OF_NOTICE = ("closure", "hours")
TOLD_BY = ("municipality", "press", "organisation")
"""What the options of two dropdowns mean, in their order; those of a centre's kind are `KINDS_OF_CENTRE`."""

_LINK = re.compile(r"https?://\S+")
_DAY_FIRST = re.compile(r"(?:(?:(\d{1,2})[/. -])?(\d{1,2})[/. -])?(\d{4})")
_PAGE = re.compile(r"(?:.*/)?(centres|benefits)/([a-z0-9-]+)(?:[/?#].*)?")
_TOWN_HALL = re.compile(r"^(?:δημοσ|municipality of)\s+")


def said(code: str, **params: str) -> Said:
    """A message to say later, in the language that is asked for."""
    return Said(code, params)


@dataclass(frozen=True)
class Request:
    """An accepted form on its way into a document; what must be corrected goes to `problems`, remarks to `notes`."""

    answers: Answers
    number: int
    """Of the issue."""
    site: Site
    """What the document says, before the change."""
    today: datetime.date
    document: Document
    problems: Problems
    notes: list[Said] = field(default_factory=list)

    def note(self, code: str, **params: str) -> None:
        """Tell whoever accepts the change how something was read."""
        self.notes.append(said(code, **params))

    @property
    def source(self) -> str:
        """The id of the source that the issue becomes."""
        return f"issue-{self.number}"

    def asked(self, key: str) -> Problems:
        """The problems of one answer."""
        return self.problems.inside(self.answers.form.field(key).label)


def file_of(answers: Answers, site: Site) -> str:
    """The file that a form changes."""
    if answers.form.name != "mistake":
        return CENTRES
    return SERVICES if _record(answers["page"], site)[:1] == ("services",) else CENTRES


def change(request: Request) -> Said | None:
    """Change the document as the form asks; returns what the change is called, or None after adding problems."""
    title = _CHANGES[request.answers.form.name](request)
    return None if request.problems.found else title


def _hours(request: Request) -> Said | None:
    centre, rule, first = _centre(request), _rule(request, "hours"), _day(request, "from")
    _add_source(request, _runs(request, centre))
    if centre is None:
        return None
    if first and first > request.today:
        _add_notice(request, centre, {"kind": "hours", "from": first, "hours": rule})
        return said("form-title-hours-later", centre=centre.name.greek, date=f"{first:%d/%m/%Y}")
    if centre.hours and (centre.hours.note or centre.hours.public_holidays or centre.hours.half_holidays):
        request.note("form-note-holidays")
    if freshness.of(centre.verified, request.today) != "fresh":
        request.note("hours-old")
    put(request.document, ("centres", centre.id, "hours", "regular"), rule)
    put(request.document, ("centres", centre.id, "hours", "source"), request.source)
    return said("form-title-hours", centre=centre.name.greek)


def _closure(request: Request) -> Said | None:
    centre, kind = _centre(request), request.answers.choice("kind", KINDS_OF_NOTICE)
    first, last = _day(request, "from"), _day(request, "to")
    times = _rule(request, "hours", of_notice=True)
    _add_source(request, _runs(request, centre))
    if centre is None or first is None:
        return None
    told = {"kind": kind, "from": first, "to": last, "hours": times, "text": request.answers["text"]}
    _add_notice(request, centre, told)
    names = {"centre": centre.name.greek, "date": f"{first:%d/%m/%Y}"}
    return said("form-title-closure" if kind == "closure" else "form-title-other-hours", **names)


def _phone(request: Request) -> Said | None:
    centre, wrong, right = _centre(request), _numbers(request, "wrong"), _numbers(request, "numbers")
    if request.answers["numbers"]:
        _add_source(request, _runs(request, centre))
    elif not request.answers["wrong"]:
        request.asked("numbers").add(ISSUE, "form-empty")
    there = [one.number for one in centre.phones] if centre else []
    for number in wrong:
        if centre and number not in there:
            request.asked("wrong").add(ISSUE, "form-no-such-phone", found=number, known=", ".join(there) or "–")
    for number in set(right) & set(there) - set(wrong):
        request.asked("numbers").add(ISSUE, "form-phone-there", found=number)
    if centre is None or request.problems.found:
        return None
    path = ("centres", centre.id, "phones")
    places = [place for place, number in enumerate(there) if number in wrong]
    for place, number in zip(places, right, strict=False):
        for key, value in _phone_record(request, number).items():
            put(request.document, (*path, place, key), value)
    for place in reversed(places[len(right) :]):
        del at(request.document, path)[place]
    for number in right[len(places) :]:
        append(request.document, path, _phone_record(request, number))
    return said("form-title-phone", centre=centre.name.greek)


def _new_centre(request: Request) -> Said | None:
    answers = request.answers
    kind = answers.choice("kind", KINDS_OF_CENTRE)
    main = _centre(request, "branch-of") if answers["branch-of"] else None
    address = {key: answers[key] for key in ("street", "locality") if answers[key]}
    if answers["postcode"]:
        address["postcode"] = quoted(answers["postcode"])
    numbers, rule, municipality = _numbers(request, "numbers"), _rule(request, "hours"), _municipality(request)
    key = _new_id(request, kind, municipality.id if municipality else _town_of(answers))
    _add_source(request, municipality.name.greek if municipality else answers["municipality"])
    parts = {
        "municipality": municipality.id if municipality else _add_municipality(request),
        "kind": kind,
        "name": answers["name"],
        "branch_of": main and main.id,
        "address": address,
        "phones": [{"number": quoted(number)} for number in numbers],
        "email": answers["email"],
        "hours": {"regular": rule} if rule else None,
        "source": request.source,
    }
    put(request.document, ("centres", key), {part: value for part, value in parts.items() if value})
    request.note("form-note-address", id=key)
    return said("form-title-centre", id=key)  # the name was typed by anybody: `fixes #1` would be obeyed


def _mistake(request: Request) -> Said | None:
    answers, path = request.answers, _record(request.answers["page"], request.site)
    wrong, right = answers["wrong"], answers["right"]
    if answers["language"] not in ("", SOURCE):
        request.asked("language").add(ISSUE, "form-translation")
    elif not path:
        request.asked("page").add(ISSUE, "form-not-here")
    elif not (wrong and right):
        request.asked("wrong" if right else "right").add(ISSUE, "form-by-hand")
    else:
        record = (request.site.centres if path[0] == "centres" else request.site.services)[path[1]]
        texts = {text.greek for text in texts_of(record) if wrong in text.greek}
        found = [place for place, text in _texts(request.document, path) if text in texts]
        if len(found) == 1:
            (text,) = texts
            put(request.document, found[0], text.replace(wrong, right))
            return said("form-title-words", page=next(texts_of(record)).greek)
        request.asked("wrong").add(ISSUE, "form-words-several" if found else "form-words-missing", found=wrong)
    return None


_CHANGES = {"hours": _hours, "closure": _closure, "phone": _phone, "centre": _new_centre, "mistake": _mistake}


def _runs(request: Request, centre: Centre | None) -> str | None:
    """The name of the municipality that runs a centre."""
    return request.site.municipalities[centre.municipality].name.greek if centre else None


def _add_source(request: Request, municipality: str | None) -> None:
    """Add the source that the answers name; a municipality needs no link, anybody else does."""
    answers, told_by = request.answers, request.answers.choice("told-by", TOLD_BY)
    link = _LINK.search(answers["source"])
    record: dict[str, object] = {}
    if link:
        record = {"title": " ".join(_LINK.sub(" ", answers["source"]).split()), "url": link[0]}
    elif told_by == "municipality":
        record = {"publisher": municipality, "title": answers["source"]}
    else:
        request.asked("source").add(ISSUE, "form-link")
    date = _date(request, "dated")
    if date and date.first_day > request.today:
        request.asked("dated").add(ISSUE, "date-to-come", date=str(date))
    record |= {"published": str(date)} if date else {"seen": request.today}
    record["standing"] = told_by
    put(request.document, ("sources", request.source), {key: value for key, value in record.items() if value})


def _add_notice(request: Request, centre: Centre, told: Mapping[str, object]) -> None:
    notice = {key: value for key, value in told.items() if value}
    append(request.document, ("centres", centre.id, "notices"), {**notice, "source": request.source})


def _phone_record(request: Request, number: str) -> dict[str, str]:
    purpose = {"for": request.answers["for"]} if request.answers["for"] else {}
    return {"number": quoted(number), **purpose, "source": request.source}


def _centre(request: Request, key: str = "centre") -> Centre | None:
    """The centre that an answer names: the address of its page, its id, or its name."""
    typed, centres = request.answers[key], request.site.centres
    page = _PAGE.fullmatch(typed)
    ids = {former: centre.id for centre in centres.values() for former in (centre.id, *centre.former_ids)}
    if (wanted := page[2] if page else typed) in ids:
        return centres[ids[wanted]]
    named = [centre for centre in centres.values() if folded(centre.name.greek) == folded(typed)]
    if len(named) == 1:
        return named[0]
    names = [centre.name.greek for centre in centres.values()]
    close = difflib.get_close_matches(typed, names, 3) or difflib.get_close_matches(wanted, ids, 3) or names[:10]
    request.asked(key).add(ISSUE, "form-no-such-centre", found=typed, known=", ".join(close))
    return None


def _municipality(request: Request) -> Municipality | None:
    """The municipality that the form names, or None where the site does not have it yet."""
    wanted = _town(request.answers["municipality"])
    return next(
        (one for one in request.site.municipalities.values() if wanted in (_town(one.name.greek), one.id)), None
    )


def _add_municipality(request: Request) -> str:
    name = request.answers["municipality"]
    key = _free(_town_of(request.answers), request.site.municipalities)
    put(request.document, ("municipalities", key), {"name": name, "source": request.source})
    request.note("form-note-municipality", name=name)
    return key


def _new_id(request: Request, kind: str, town: str) -> str:
    """The id of a new centre: the one that was asked for, or one made from its town."""
    answers = request.answers
    taken = {former for centre in request.site.centres.values() for former in (centre.id, *centre.former_ids)}
    if wanted := answers["address"]:
        try:
            scalars.identifier(wanted)
        except WrongError as wrong:
            request.asked("address").add(ISSUE, wrong.code, **wrong.params)
        if wanted in taken:
            request.asked("address").add(ISSUE, "form-address-taken", id=wanted)
        return wanted
    key = _free(town if kind == "main" else f"{town} {kind}", taken)
    if not key:
        request.asked("address").add(ISSUE, "form-empty")
    return key


def _free(name: str, taken: Container[str]) -> str:
    """An id made from a name, with a number where it is taken; empty where the name has no letter to make it of."""
    letters = folded(latin(name)).encode("ascii", "ignore").decode()
    key = re.sub("[^a-z0-9]+", "-", letters).strip("-")[:50].strip("-")
    numbered = itertools.chain([key], (f"{key}-{turn}" for turn in itertools.count(2)))
    return next(one for one in numbered if one not in taken) if key else ""


def _town_of(answers: Answers) -> str:
    """Where a new centre is, as its town is called, or else its municipality."""
    return answers["locality"] or _town(answers["municipality"])


def _town(name: str) -> str:
    """`ΔΗΜΟΣ Πετρούπολης` as `πετρουπολησ`: what two ways to write a municipality have in common."""
    return _TOWN_HALL.sub("", folded(name))


def _record(page: str, site: Site) -> tuple[str, ...]:
    """Where the record of a page stands in the site's own files: `("centres", "petroupoli")`; nowhere is empty."""
    found = _PAGE.fullmatch(page.strip())
    if found and found[1] == "centres" and found[2] in site.centres:
        return ("centres", found[2])
    if found and found[1] == "benefits" and found[2] in site.services:
        first = next(texts_of(site.services[found[2]]))
        return ("services", found[2]) if first.context.startswith("services.") else ()
    return ()


def _texts(document: Document, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every single value below a place of the document, and where it stands."""
    node = at(document, path)
    if isinstance(node, str):
        yield path, " ".join(node.split())
    elif isinstance(node, Mapping):
        for key in node:
            yield from _texts(document, (*path, key))
    elif isinstance(node, list):
        for place in range(len(node)):
            yield from _texts(document, (*path, place))


def _date(request: Request, key: str) -> PartialDate | None:
    """The date of an answer, the day first as Greeks write it or as ISO 8601."""
    typed = request.answers[key]
    found = _DAY_FIRST.fullmatch(typed)
    written = "-".join(f"{int(part):02}" for part in reversed(found.groups()) if part) if found else typed
    try:
        return scalars.date(written) if typed else None
    except WrongError:
        request.asked(key).add(ISSUE, "form-not-a-date", found=typed)
        return None


def _day(request: Request, key: str) -> datetime.date | None:
    """The same for what must be a day."""
    date = _date(request, key)
    if date and date.day is None:
        request.asked(key).add(ISSUE, "form-not-a-date", found=request.answers[key])
        return None
    return date.first_day if date else None


def _rule(request: Request, key: str, *, of_notice: bool = False) -> str:
    """The hours of an answer as they are written in the data; a note says how they were read."""
    typed = "; ".join(request.answers[key].split("\n"))
    if not typed:
        return ""
    meant = (hours_form.times_suggestion(typed) if of_notice else None) or hours_form.suggestion(typed) or typed
    try:
        (scalars.notice_hours if of_notice else scalars.hours)(meant)
    except WrongError as wrong:
        general = wrong.code in ("hours-form", "hours-times-form")
        request.asked(key).add(ISSUE, "form-not-hours" if general else wrong.code, **wrong.params)
    if meant != typed:
        request.note("form-note-hours", found=typed, meant=meant)
    return meant


def _numbers(request: Request, key: str) -> list[str]:
    """The phone numbers of an answer, each once."""
    numbers: dict[str, None] = {}
    for typed in phone.apart(request.answers[key]):
        try:
            numbers[scalars.phone(typed)] = None
        except WrongError as wrong:
            several = wrong.code in ("phone-range", "phone-several")
            request.asked(key).add(ISSUE, "form-phone-whole" if several else wrong.code, **wrong.params)
    return list(numbers)
