"""`hours.ics`: what changes at a centre in the next 400 days, for the calendar of a phone.

Whole days without a time zone: a closure, other hours, a day on which nobody knows, a deadline. An event keeps its UID
as long as what it says stands in the data, in every language the same.

https://www.rfc-editor.org/rfc/rfc5545, https://www.rfc-editor.org/rfc/rfc7986
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from kentro import phone
from kentro.edition import Edition
from kentro.hours_words import HoursWords
from kentro.model import Centre, Notice
from kentro.schedule import AHEAD, Change
from kentro.visits import Stop, stops
from kentro.wording import Wording, plain

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    """One event: a change of hours, or a deadline; `service` is the id of the service that it is about."""

    first: datetime.date
    last: datetime.date
    service: str | None
    change: Change | None = None
    deadline: Notice | None = None

    @property
    def category(self) -> str:
        if self.change is None:
            return "deadline"
        return "hours" if self.change.status == "open" else self.change.status

    @property
    def key(self) -> str:
        """What makes it the same event tomorrow: the announcement or the holiday, its first day and the service."""
        notice = self.deadline or (self.change.reason.notice if self.change else None)
        what = f"{notice.kind}:{notice.start}" if notice else str(self.change and self.change.reason)
        return "/".join((self.service or "", what, self.first.isoformat()))


def events(edition: Edition, centre: Centre) -> list[Entry]:
    """Everything from today on, in order; what began before keeps its first day."""
    today = edition.today
    running = [n.start for n in centre.notices if n.holds_on(today)]
    found = [
        Entry(change.first, change.last, service, change=change)
        for service, change in edition.timetables.changes(centre, min([today, *running]), today + AHEAD)
        if change.last >= today
    ]
    for notice in centre.notices:
        if notice.kind == "deadline" and notice.end and notice.end >= today:
            found.append(Entry(notice.end, notice.end, notice.service, deadline=notice))
    return sorted(found, key=lambda entry: (entry.first, entry.service or "", entry.key))


def calendar_file(edition: Edition, centre: Centre, tag: str, url: str | None) -> bytes:
    """The file of a centre in one language; `url` is the public address of its page, where that is known."""
    translator = edition.translator(tag)
    words = Wording(translator)
    name = translator.plain(centre.name)
    calendar = Calendar()
    calendar.add("prodid", f"-//Kentro//hours//{tag.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", translator.plain("calendar.name", centre=name))
    calendar.add("x-wr-timezone", "Europe/Athens")
    calendar.add("refresh-interval", _DAY, parameters={"VALUE": "DURATION"})
    calendar.add_component(_athens(edition.today.year))
    for entry in events(edition, centre):
        calendar.add_component(_event(edition, centre, entry, words, url))
    for stop in stops(edition.timetables, centre, edition.today):
        if stop.day.status == "open":
            calendar.add_component(_stop(edition, centre, stop, words, url))
    return bytes(calendar.to_ical())


@cache
def _athens(year: int) -> Timezone:
    """The zone of the calendar, for the years around: a calendar must hold something, even if nothing changes."""
    return Timezone.from_tzid(
        "Europe/Athens", first_date=datetime.date(year, 1, 1), last_date=datetime.date(year + 3, 1, 1)
    )


def _event(edition: Edition, centre: Centre, entry: Entry, words: Wording, url: str | None) -> Event:
    translator, hours = words.translator, HoursWords(words)
    event = Event()
    event.add("uid", f"{edition.site.identifier(f'centres/{centre.id}/{entry.key}')}@kentro")
    event.add("dtstamp", datetime.datetime.combine(edition.today, datetime.time(), datetime.UTC))
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + _DAY)
    event.add("summary", _summary(edition, centre, entry, hours), parameters={"LANGUAGE": words.tag})
    event.add("categories", [entry.category])
    event.add("transp", "TRANSPARENT")
    if centre.phones:
        number = plain(words.ltr(phone.grouped(centre.phones[0].number)), words.tag)
        event.add("description", translator.plain("calendar.call", phone=number), parameters={"LANGUAGE": words.tag})
    if url:
        event.add("url", url)
    return event


def _stop(edition: Edition, centre: Centre, stop: Stop, words: Wording, url: str | None) -> Event:
    """A stop of a mobile unit: at its times, or on the whole day where nobody has said them."""
    date, spans, address = stop.day.date, stop.day.spans, stop.visit.place
    event, zone = Event(), ZoneInfo("Europe/Athens")
    event.add("uid", f"{edition.site.identifier(f'centres/{centre.id}/visits/{stop.visit.id}/{date}')}@kentro")
    event.add("dtstamp", datetime.datetime.combine(edition.today, datetime.time(), datetime.UTC))
    if spans:
        for name, time in (("dtstart", spans[0][0]), ("dtend", spans[-1][1])):
            event.add(name, datetime.datetime.combine(date, datetime.time.fromisoformat(time), zone))
    else:
        event.add("dtstart", date)
        event.add("dtend", date + _DAY)
    name = words.translator.plain(centre.name)
    where = ", ".join(str(part) for part in (address.street, address.place, address.locality) if part)
    said = words.translator.plain("calendar.visit", centre=name, place=str(address.locality or address.place or where))
    event.add("summary", said, parameters={"LANGUAGE": words.tag})
    event.add("location", where)
    event.add("categories", ["visit"])
    if url:
        event.add("url", url)
    return event


def _summary(edition: Edition, centre: Centre, entry: Entry, hours: HoursWords) -> str:
    """`Centre: closed, Christmas Day`, with the service where the event is about one."""
    translator = hours.words.translator
    about = translator.plain(centre.name)
    if entry.service:
        about = translator.plain(
            "calendar.of-service",
            centre=about,
            service=translator.plain(edition.site.services[entry.service].names.official),
        )
    if entry.deadline:
        return translator.plain(
            "calendar.deadline", centre=about, what=plain(hours.notice(entry.deadline), hours.words.tag)
        )
    assert entry.change
    what, why = hours.state(entry.change), hours.why(entry.change.reason)
    return translator.plain(
        "calendar.event", centre=about, what=plain(what, hours.words.tag), why=plain(why, hours.words.tag)
    )
