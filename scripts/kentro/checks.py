"""Rules that need more than one field: what would mislead a resident although each value is right by itself."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Mapping
from itertools import chain

from kentro import colour, plain
from kentro.accessibility import review_due, unset
from kentro.fields import Places
from kentro.files import CONFIG, HOMES, SETTINGS
from kentro.folding import folded
from kentro.languages import is_known
from kentro.model import Accessibility, Activity, Centre, Holiday, Notice, Remark, Service, Site, Source
from kentro.phone import grouped
from kentro.problems import Mark, Problem, Problems, errors
from kentro.schedule import AHEAD
from kentro.values import PLACEHOLDER, Period, Text, texts_of

_STATEMENT = ("προσβασιμότητα", "accessibility")
_FACT = ("value", "unit", "date", "time", "phone", "code")
_PHONES = ("τηλέφωνα", "phones")
_NOTICES = ("ανακοινώσεις", "notices")
_VERIFIED = ("έλεγχος", "verification")


def check(site: Site, places: Places, problems: Problems) -> None:
    """Add to `problems` everything in the site that would mislead a resident or an editor."""
    if not site.centres and not errors(problems.found):
        problems.add(places["centres",], "no-centres")
    if site.settings.id is None and not _told(problems, places["id",]):
        problems.add(places["id",], "site-id-missing", id=str(uuid.uuid4()))
    _check_ids(places, problems)
    _check_former_ids(site, places, problems)
    shown = colour.readable_on(colour.LIGHT_PAGE, site.settings.accent)
    if shown != site.settings.accent:
        problems.warn(places["accent",], "accent-pale", found=site.settings.accent, shown=shown)
    _check_statement(site.settings.accessibility, places, problems.inside(_STATEMENT))
    for report in site.activity.values():
        _check_report(report, places, problems.inside(report.id))
    for home in HOMES["sources"]:
        for path, mark in places.items():
            if path[:-1] == home and path[-1] in site.sources:
                _check_source(site.sources[path[-1]], mark, problems.inside(path[-1]))
    for shared in (site.documents, site.situations, site.glossary):
        for text in texts_of(shared):
            if names := PLACEHOLDER.findall(text.greek):
                problems.inside(_owner(site, text)).add(places[text.path], "fact-unknown", names=", ".join(names))
    for service in site.services.values():
        _check_service(service, places, problems.inside(service.names.official.greek))
    for name, text, also_called in (
        *((one.names.official.greek, one.summary, one.also_called) for one in site.services.values()),
        *((one.name.greek, one.name, one.also_called) for one in site.centres.values()),
        *((f"situations.{one.id}", one.text, one.also_called) for one in site.situations.values()),
        *((one.name.greek, one.name, one.also_called) for one in site.help_lines.values()),
    ):
        _check_also_called(text.path[:-1], also_called, places, problems.inside(name))
    _check_plain_language(site, places, problems)
    for home in (*HOMES["holidays"], ("national", "holidays", "public"), ("national", "holidays", "half")):
        for path, mark in places.items():
            if path[:-1] == home:
                told = _told(problems, places[*path, "date"]) or _told(problems, places[*path, "easter"])
                _check_holiday(_holiday(site, path), mark, told, problems.inside(path[-1]))
    _check_told_apart(site, places, problems)
    for centre in site.centres.values():
        _check_notices(site, centre, places, problems.inside(centre.name.greek, _NOTICES))
        offered = [joined.service for joined in centre.services]
        for twice in sorted({service for service in offered if offered.count(service) > 1}):
            place = places["centres", centre.id, "services", twice]
            problems.inside(centre.name.greek).add(place, "service-twice", id=twice)
        for remark in centre.remarks.values():
            here = ("centres", centre.id, "remarks", remark.id)
            _check_remark(remark, here, places, problems.inside(centre.name.greek, remark.id))


def _check_told_apart(site: Site, places: Places, problems: Problems) -> None:
    """A centre is told from those before it: by its name in its municipality, its address, its phones."""
    names: dict[tuple[str, str], Centre] = {}
    addresses: dict[tuple[str, ...], Centre] = {}
    numbers: dict[str, Centre] = {}
    for centre in site.centres.values():
        here, told = ("centres", centre.id), problems.inside(centre.name.greek)
        if centre.branch_of == centre.id:
            told.add(places[*here, "branch_of"], "branch-of-itself")
        other = names.setdefault((centre.municipality, folded(centre.name.greek)), centre)
        if other is not centre:
            told.add(places[*here, "name"], "name-twice", other=other.id)
        if (address := _address(centre)) and (other := addresses.setdefault(address, centre)) is not centre:
            told.warn(places[*here, "address"], "address-twice", other=other.name.greek)
        seen: set[str] = set()
        for index, phone in enumerate(centre.phones):
            place = places[*here, "phones", str(index)]
            other = numbers.setdefault(phone.number, centre)
            if phone.number in seen:
                told.inside(_PHONES).warn(place, "phone-twice", number=grouped(phone.number))
            elif other.municipality != centre.municipality:
                said = {"number": grouped(phone.number), "other": other.name.greek}
                told.inside(_PHONES).warn(place, "phone-of-another", **said)
            seen.add(phone.number)


def _address(centre: Centre) -> tuple[str, ...] | None:
    """Street, town and kind, to compare; None where the street is not known. A branch may share a roof with others."""
    address = centre.address
    if address is None or address.street is None:
        return None
    town = str(address.locality or centre.municipality)
    return re.sub(r"\W+", " ", folded(str(address.street))), folded(town), centre.kind


def check_today(site: Site, places: Places, today: datetime.date, problems: Problems) -> None:
    """Add what has become wrong by itself, because time passed."""
    _check_statement_today(site.settings.accessibility, places, today, problems.inside(_STATEMENT))
    _check_dates(site, places, today, problems)
    if site.holidays.last < today + AHEAD:
        problems.warn(places["national", "holidays", "to"], "calendar-ends", date=site.holidays.last.isoformat())
    for centre in site.centres.values():
        for notice in centre.notices:
            place = places["centres", centre.id, "notices", notice.id]
            if notice.end and notice.end < today:
                problems.inside(centre.name.greek, _NOTICES).warn(place, "notice-ended", date=notice.end.isoformat())


def _check_dates(site: Site, places: Places, today: datetime.date, problems: Problems) -> None:
    """Nobody has verified a centre, or published or read a source, on a day to come; Greece is ahead of UTC."""
    tomorrow = today + datetime.timedelta(days=1)
    for centre in site.centres.values():
        on = centre.verified.on
        if on and on.first_day > tomorrow:
            place = places["centres", centre.id, "verified", "on"]
            problems.inside(centre.name.greek, _VERIFIED).add(place, "date-to-come", date=str(on))
    for source in site.sources.values():
        for key, date in (("published", source.published), ("seen", source.seen)):
            if (found := places.get(("sources", source.id, key))) and date and date.first_day > tomorrow:
                problems.inside(source.id).add(found, "date-to-come", date=str(date))


def _check_statement(statement: Accessibility, places: Places, problems: Problems) -> None:
    """Full compliance rests on a full evaluation and leaves nothing open; a review follows what it reviews."""
    if statement.status == "fully":
        place = places["accessibility", "status"]
        if not statement.evaluated_in_full:
            problems.add(place, "statement-fully")
        if statement.non_compliance or statement.disproportionate_burden:
            problems.add(place, "statement-fully-but")
    if statement.prepared and statement.reviewed and statement.reviewed < statement.prepared:
        problems.add(places["accessibility", "reviewed"], "statement-order")


def _check_statement_today(statement: Accessibility, places: Places, today: datetime.date, problems: Problems) -> None:
    """Nothing in a statement is of a day to come; that its review is due or late is a warning, as hours must go out."""
    evaluated = statement.evaluation.on if statement.evaluation else None
    dates = {("prepared",): statement.prepared, ("reviewed",): statement.reviewed, ("evaluation", "on"): evaluated}
    for path, date in dates.items():
        if date and date > today:
            problems.add(places["accessibility", *path], "date-to-come", date=date.isoformat())
    if statement.reviewed and (due := review_due(statement)):
        place, said = places["accessibility", "reviewed"], statement.reviewed.isoformat()
        if due < today:
            problems.warn(place, "statement-old", date=said)
        elif Period(11).after(statement.reviewed) < today:
            problems.warn(place, "statement-due", date=said)


def _holiday(site: Site, path: tuple[str, ...]) -> Holiday | None:
    kind = {"public": site.holidays.public, "half": site.holidays.half}.get(path[-2], site.holidays.municipal)
    return kind.get(path[-1])


def _check_holiday(holiday: Holiday | None, place: Mark, told: bool, problems: Problems) -> None:
    """A holiday has a date, or a distance from Easter; a move is written under its year."""
    if holiday and (holiday.date is None) == (holiday.easter is None) and not told:
        problems.add(place, "holiday-day")
    for move in holiday.moved.values() if holiday else ():
        if move.id != str(move.to.year):
            problems.add(place, "holiday-moved", year=move.id, date=move.to.isoformat())


def _told(problems: Problems, place: Mark | None) -> bool:
    """Whether a mistake at this place has been said already; never where nothing stands."""
    return any(problem.mark == place for problem in problems.found)


def _check_notices(site: Site, centre: Centre, places: Places, problems: Problems) -> None:
    """A notice says for which days, and what it changes; no two change the hours of the same day."""
    changes: list[Notice] = []
    for notice in centre.notices:
        here = ("centres", centre.id, "notices", notice.id)
        place = places[here]
        if notice.end and notice.end < notice.start:
            problems.add(places[*here, "to"], "period-order")
        if notice.kind == "hours" and notice.hours is None and not _told(problems, places[*here, "hours"]):
            problems.add(place, "notice-hours")
        if notice.kind != "hours" and notice.hours is not None:
            problems.add(places[*here, "hours"], "notice-no-hours")
        if notice.kind in ("message", "deadline") and notice.text is None:
            problems.add(place, "missing", key="text", example="Άδειες του προσωπικού.")
        if notice.kind == "deadline" and notice.end is None:
            problems.add(place, "missing", key="to", example="2026-12-31")
        elif notice.end is None:
            problems.warn(place, "notice-open-end")
        offered = {joined.service for joined in centre.services}
        if notice.service and notice.service in site.services and notice.service not in offered:
            problems.add(places[*here, "service"], "notice-service", id=notice.service)
        if notice.kind == "hours":
            for other in changes:
                first = max(notice.start, other.start)
                if notice.service == other.service and notice.holds_on(first) and other.holds_on(first):
                    problems.add(place, "notice-overlap", date=first.isoformat())
            changes.append(notice)


def _check_ids(places: Places, problems: Problems) -> None:
    """An id stands in one file only: it is the address of one page, the name of one source."""
    for own, *others in HOMES.values():
        for path, mark in places.items():
            for other in others if path[:-1] == own else ():
                if twin := places.get((*other, path[-1])):
                    problems.inside(path[-1]).add(mark, "id-twice", id=path[-1], file=twin.file)


def _check_former_ids(site: Site, places: Places, problems: Problems) -> None:
    """An old address leads to one page: it is nobody's address today, and of one record only."""
    for collection, records in (("centres", site.centres), ("services", site.services)):
        taken: set[str] = set(records)
        for record in records.values():
            for former in record.former_ids:
                if former in taken:
                    place = next(places[*home, record.id] for home in HOMES[collection] if (*home, record.id) in places)
                    problems.inside(record.id).add(place, "former-id-taken", id=former)
                taken.add(former)


def _check_report(report: Activity, places: Places, problems: Problems) -> None:
    """A report belongs to one centre or to one municipality, and a part to a line of the same report."""
    here = ("activity", report.id)
    if (report.centre is None) == (report.municipality is None):
        problems.add(places[here], "activity-owner")
    if report.period.start and report.period.start.first_day > report.period.end.first_day:
        problems.add(places[(*here, "period")], "period-order")
    for figure in report.figures.values():
        if figure.part_of and figure.part_of not in report.figures:
            place = places[(*here, "figures", figure.id, "part_of")]
            problems.inside(figure.id).add(place, "figure-part", id=figure.part_of)


def _check_source(source: Source, place: Mark, problems: Problems) -> None:
    """A reader can find a source: it has a link, or a publisher and a title."""
    if not (source.url or (source.title and source.publisher)):
        problems.add(place, "source-lost")


def _check_service(service: Service, places: Places, problems: Problems) -> None:
    """A text names facts that exist, and every sentence has a source."""
    top = service.summary.path[:-1]
    for text in texts_of(service):
        unknown = [name for name in PLACEHOLDER.findall(text.greek) if name not in service.facts]
        if unknown:
            problems.add(places[text.path], "fact-unknown", names=", ".join(unknown))
    for statement in service.statements():
        named = set(PLACEHOLDER.findall(statement.text.greek))
        if not service.sources_of(statement) and named <= service.facts.keys():
            problems.add(places[statement.text.path], "statement-unsourced", id=statement.id)
    for table in service.tables.values():
        for row in table.rows.values():
            for column, cell in row.cells.items():
                if column not in table.columns or (cell and cell not in service.facts):
                    place = places[(*top, "tables", table.id, "rows", row.id, "cells", column)]
                    problems.add(place, "fact-unknown", names=str(cell if column in table.columns else column))
    for fact in service.facts.values():
        place = places[(*top, "facts", fact.id)]
        given = (fact.value, fact.date, fact.time, fact.phone, fact.code)
        if any(_told(problems, places.get((*top, "facts", fact.id, key))) for key in _FACT):
            continue
        if sum(value is not None for value in given) != 1 or (fact.value is None) != (fact.unit is None):
            problems.inside(fact.id).add(place, "fact-shape")
        elif fact.since and fact.until and fact.until.first_day < fact.since.first_day:
            problems.inside(fact.id).add(places[*top, "facts", fact.id, "until"], "period-order")
        elif not fact.sources:
            problems.inside(fact.id).add(place, "missing", key="source", example="opeka-eee")


def _check_also_called(
    record: tuple[str, ...], also_called: Mapping[str, tuple[str, ...]], places: Places, problems: Problems
) -> None:
    """What people call a thing is listed by languages that exist, with at least one name in each."""
    for tag, names in also_called.items():
        place = places[*record, "also_called", tag]
        if not is_known(tag):
            problems.add(place, "language-unknown", lang=tag)
        elif not names:
            problems.add(place, "also-called-empty", lang=tag)


def _check_plain_language(site: Site, places: Places, problems: Problems) -> None:
    """Numbers are facts, sentences are short, abbreviations are explained."""
    known = plain.words_of(site.glossary.values())
    for text in texts_of(site):
        if text.official or text.context.startswith("ui."):
            continue
        place, here = places.get(text.path, Mark(CONFIG)), problems.inside(_owner(site, text))
        if found := plain.typed_number(text.greek):
            if _explains(text):
                here.add(place, "number-in-text", found=found)
            else:
                here.warn(place, "number-loose", found=found)
        for sentence in plain.long_sentences(text.greek):
            here.warn(place, "long-sentence", found=sentence, most=str(plain.MOST_WORDS))
        for word in plain.unexplained(text.greek, known):
            here.warn(place, "unexplained", found=word)
        for word, meant in plain.in_latin_letters(text.greek, known):
            here.warn(place, "look-alike-word", found=word, meant=meant)


def _explains(text: Text) -> bool:
    """Whether a text explains a service: there every number is a fact of its record."""
    top = text.context.removeprefix("national.").split(".")[0]
    return top in ("services", "benefits", "situations", "glossary")


def _owner(site: Site, text: Text) -> str:
    """What an editor calls the record that a text belongs to."""
    keys = text.context.removeprefix("national.").split(".")
    if keys[0] == "centres":
        return site.centres[keys[1]].name.greek
    if keys[0] in ("services", "benefits"):
        return site.services[keys[1]].names.official.greek
    return ".".join(keys[:2])


def _check_remark(remark: Remark, here: tuple[str, ...], places: Places, problems: Problems) -> None:
    """A remark that has values names each of them in its text, and each has something to show."""
    values = {name: (*here, "values", name) for name in remark.values}
    told = {n for n, path in values.items() for key in ("street", "time") if _told(problems, places.get((*path, key)))}
    given = {name for name, value in remark.values.items() if value.street or value.time} | told
    wrong = set(PLACEHOLDER.findall(remark.text.greek)) ^ given if remark.values else set()
    if wrong:
        problems.add(places[here], "remark-placeholder", names=", ".join(sorted(wrong)))


def placeholders_missing(site: Site, places: Places) -> list[Problem]:
    """What a site that is not a demonstration must say before it is published, each where its key stands."""
    problems = Problems()
    if not site.settings.demonstration:
        for path in chain.from_iterable(unset(site.settings).values()):
            mark = places.get(tuple(path.split(".")), Mark(SETTINGS))
            problems.add(mark, "placeholder-missing", key=path.replace(".", ": "))
    return problems.found
