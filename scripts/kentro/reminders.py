"""What somebody must make sure of again: which records, since when, whom to call and what to ask.

One group for each municipality, one for what belongs to the whole site, one for the national list, which
only Kentro itself corrects.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kentro import freshness
from kentro.accessibility import review_due
from kentro.catalogue import Translator
from kentro.edition import Edition
from kentro.fields import slots_of
from kentro.files import HOMES
from kentro.hours_words import HoursWords
from kentro.issues import Issue, code, escaped, link
from kentro.languages import SOURCE, name_in
from kentro.messages import sentence, words
from kentro.model import Address, Centre, Service, Verified
from kentro.phone import grouped
from kentro.problems import Mark
from kentro.report import page
from kentro.wording import Wording

State = Literal["never-verified", "overdue", "soon"]

SOON = 30
"""Days ahead in which what falls due is reported, unless the caller says otherwise."""

SITE, NATIONAL = "_site", "_national"
"""The groups that are no municipality's; no id begins so."""

_ASKED = ("address", "phones", "email", "hours", "appointment", "serves", "services", "access", "languages")
"""The fields of a centre that one asks about, in the order of a telephone call."""


@dataclass(frozen=True)
class Question:
    """One thing to ask: the field's label in Greek and English, what stands in the data (None: unknown), and where."""

    label: tuple[str, str]
    value: str | None
    mark: Mark


@dataclass(frozen=True)
class Reminder:
    """One record that is not verified, or will not be for much longer."""

    kind: Literal["centre", "service", "statement"]
    id: str
    name: str
    state: State
    verified: str | None
    """The day, to the precision given."""
    how: str | None
    by: str
    """The office that verified it, else who published what it rests on."""
    due: datetime.date | None
    """From when it must be asked for again; None where it always had to be."""
    phones: tuple[str, ...]
    mark: Mark
    """Where its `verified` is written, or should be."""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Group:
    """Who has to ask: the id and name of a municipality, SITE or NATIONAL; the most urgent first."""

    id: str
    name: str
    reminders: tuple[Reminder, ...]


def groups(edition: Edition, days: int = SOON) -> list[Group]:
    """Who has something to ask today, or within so many days: the most urgent first, the national list last."""
    site = edition.site
    national = [key for key in site.services if (*HOMES["services"][1], key) in edition.places]
    own = [service for key, service in site.services.items() if key not in national]
    found = [
        Group(town.id, town.name.greek, _sorted(_centre(edition, centre, days) for centre in site.centres_of(town.id)))
        for town in site.municipalities.values()
    ]
    statement = _statement(edition, days)
    found.append(Group(SITE, site.name.greek, _sorted([statement, *(_service(edition, one, days) for one in own)])))
    of_all = _sorted(_service(edition, site.services[key], days) for key in national)
    listed = [Group(NATIONAL, words("national-list", SOURCE), of_all)] if of_all else []
    return [
        *sorted(filter(lambda group: group.reminders, found), key=lambda group: _urgency(group.reminders[0])),
        *listed,
    ]


def as_text(found: list[Group], lang: str) -> str:
    """A heading for each group, and below it a line for each record with its place, as `check` prints problems."""
    lines = []
    for group in found:
        lines.append(group.name)
        lines += [f"  {one.mark}: {_said(one, lang)}" for one in group.reminders]
    return "\n".join(lines) or sentence("freshness-well", lang, {})


def as_json(found: list[Group]) -> str:
    """The same as a list of objects."""
    return json.dumps([dataclasses.asdict(group) for group in found], ensure_ascii=False, indent=1, default=str)


def as_page(found: list[Group], links: str) -> str:
    """The same as a page of its own; `links` is the address that the path of a file follows."""
    said = [(group, [(one, _said(one, "el"), _said(one, "en")) for one in group.reminders]) for group in found]
    return page(
        "reminders.html", groups=said, links=links, well=[sentence("freshness-well", x, {}) for x in ("el", "en")]
    )


def as_issues(found: list[Group], links: str, *, national: bool) -> list[Issue]:
    """An issue in Greek for each group; for the list only with `national`: forks do not correct that."""
    return [
        Issue(
            group.id,
            words("call-and-verify", SOURCE, name=group.name),
            "\n\n".join([sentence("freshness-lead", SOURCE, {}), *(_section(one, links) for one in group.reminders)]),
        )
        for group in found
        if national or group.id != NATIONAL
    ]


def _section(one: Reminder, links: str) -> str:
    """One record of an issue: its name, what there is to say of it, and a box for each thing to do."""

    def place(mark: Mark) -> str:
        text = words("line", SOURCE, line=str(mark.line))
        return link(text, f"{links}{mark.file}#L{mark.line}") if links else code(f"{mark.file}:{mark.line}")

    boxes = [
        f"- [ ] **{escaped(question.label[0].capitalize())}:** "
        f"{escaped(question.value or words('unknown', SOURCE))} ({place(question.mark)})"
        for question in one.questions
    ]
    last = sentence("freshness-last-statement" if one.kind == "statement" else "freshness-last", SOURCE, {})
    command = "" if one.kind == "statement" else f" {code(f'python scripts/manage.py verify {one.id} --how phone')}"
    done = f"- [ ] {last}{command} ({place(one.mark)})"
    return "\n".join([f"### {escaped(one.name)}", "", escaped(_said(one, SOURCE)), "", *boxes, done])


def _said(one: Reminder, lang: str) -> str:
    """One record in a sentence: since when it is due, who wrote it last and which number to call."""
    params = {"name": one.name, "due": str(one.due), "on": str(one.verified), "by": one.by}
    said = sentence(
        "freshness-soon"
        if one.state == "soon"
        else "freshness-overdue"
        if one.state == "overdue"
        else "freshness-never-verified",
        lang,
        params,
    )
    call = sentence("freshness-call", lang, {"phones": ", ".join(one.phones)}) if one.phones else ""
    return f"{said} {call}".strip()


def _sorted(found: Iterator[Reminder | None] | list[Reminder | None]) -> tuple[Reminder, ...]:
    return tuple(sorted(filter(None, found), key=_urgency))


def _urgency(one: Reminder) -> tuple[datetime.date, str]:
    """What nobody ever verified comes first, then what has waited longest."""
    return one.due or datetime.date.min, one.id


def _state(verified: Verified, today: datetime.date, days: int) -> State | None:
    now = freshness.of(verified, today)
    if now != "fresh":
        return now
    return "soon" if freshness.due(verified) <= today + datetime.timedelta(days=days) else None


def _centre(edition: Edition, centre: Centre, days: int) -> Reminder | None:
    path = ("centres", centre.id)
    numbers = tuple(grouped(one.number) for one in centre.phones)
    questions = tuple(
        Question(slots_of(Centre)[key].label, value, edition.places[*path, key])
        for key, value in _values(edition, centre).items()
    )
    return _reminder(edition, "centre", path, centre, centre.name.greek, centre.source, numbers, days, questions)


def _service(edition: Edition, service: Service, days: int) -> Reminder | None:
    path = next((*home, service.id) for home in HOMES["services"] if (*home, service.id) in edition.places)
    payer = edition.site.organisations[service.payer] if service.payer else None
    numbers = (grouped(payer.phone),) if payer and payer.phone else ()
    name = service.names.official.greek
    return _reminder(edition, "service", path, service, name, service.source[0], numbers, days)


def _reminder(
    edition: Edition,
    kind: Literal["centre", "service"],
    path: tuple[str, ...],
    record: Centre | Service,
    name: str,
    source: str,
    phones: tuple[str, ...],
    days: int,
    questions: tuple[Question, ...] = (),
) -> Reminder | None:
    verified = record.verified
    state = _state(verified, edition.today, days)
    if state is None:
        return None
    return Reminder(
        kind=kind,
        id=record.id,
        name=name,
        state=state,
        verified=str(verified.on) if verified.on else None,
        how=verified.how,
        by=verified.by
        or Wording(Translator(SOURCE, {}, edition.site.interface)).publisher(edition.site.sources[source]).striptags(),
        due=freshness.due(verified) if verified.on else None,
        phones=phones,
        mark=edition.places[*path, "verified"],
        questions=questions,
    )


def _statement(edition: Edition, days: int) -> Reminder | None:
    """The accessibility statement, which is reviewed once a year (law 4727/2020)."""
    settings = edition.site.settings
    due, reviewed = review_due(settings.accessibility), settings.accessibility.reviewed
    if due is None or due > edition.today + datetime.timedelta(days=days):
        return None
    return Reminder(
        kind="statement",
        id="accessibility",
        name=edition.site.interface["accessibility.title"].greek,
        state="overdue" if due < edition.today else "soon",
        verified=str(reviewed),
        how=None,
        by=str(settings.operator.name or edition.site.name),
        due=due,
        phones=(),
        mark=edition.places["accessibility", "reviewed"],
    )


def _values(edition: Edition, centre: Centre) -> dict[str, str | None]:
    """What the data says of each thing that one asks about, in Greek; None where it is unknown."""
    t = Translator(SOURCE, {}, edition.site.interface)
    said: dict[str, str | None] = {
        "address": _address(centre.address) if centre.address else None,
        "phones": ", ".join(grouped(one.number) for one in centre.phones) or None,
        "email": centre.email,
        "hours": _hours(edition, centre, HoursWords(Wording(t))),
        "appointment": t.plain(f"appointment.{centre.appointment}") if centre.appointment else None,
        "serves": centre.serves.text.greek if centre.serves else None,
        "services": ", ".join(edition.site.services[one.service].names.official.greek for one in centre.services)
        or None,
        "access": t.plain(f"access.step-free-{centre.access.step_free}")
        if centre.access and centre.access.step_free
        else None,
        "languages": ", ".join(name_in(tag, SOURCE) or tag for tag in centre.languages) if centre.languages else None,
    }
    return {key: said[key] for key in _ASKED}


def _address(address: Address) -> str | None:
    return ", ".join(str(part) for part in (address.street, address.place, address.locality) if part) or None


def _hours(edition: Edition, centre: Centre, words: HoursWords) -> str | None:
    if centre.hours is None or centre.hours.regular is None:
        return None
    calendar = edition.timetables.of_centre(centre).calendar
    weeks = [words.in_line(week) for week, _ in centre.hours.regular.weeks_from(edition.today)]
    return ". ".join(
        str(part.striptags()).rstrip(".") for part in (*weeks, *words.rules(centre.hours, calendar, edition.today))
    )
