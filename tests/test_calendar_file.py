"""`hours.ics`, read by an independent parser."""

from __future__ import annotations

import dataclasses
import datetime
from functools import cache
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from kentro.calendar_file import calendar_file
from kentro.edition import Edition, read_edition

TODAY = datetime.date(2026, 12, 20)
LANGUAGES = {"el": "", "en": "en/", "ar": "ar/"}


@cache
def edition(root: Path) -> Edition:
    found, _ = read_edition(root, TODAY)
    assert found
    return found


def events(root: Path, centre: str, tag: str = "el", today: datetime.date = TODAY) -> list[Event]:
    on_that_day = dataclasses.replace(edition(root), today=today)
    data = calendar_file(on_that_day, on_that_day.site.centres[centre], tag, None)
    return list(Calendar.from_ical(data).events)


def said(root: Path, centre: str, tag: str = "el") -> list[tuple[str, str, str]]:
    return [
        (str(event.start), str(event.end - datetime.timedelta(days=1)), str(event["summary"]))
        for event in events(root, centre, tag)
    ]


def test_every_centre_has_a_file_in_every_language(orologio: Path) -> None:
    for centre in edition(orologio.parent).site.centres:
        for prefix in LANGUAGES.values():
            calendar = Calendar.from_ical((orologio / prefix / "centres" / centre / "hours.ics").read_bytes())
            assert calendar["version"] == "2.0"
            assert calendar.subcomponents  # RFC 5545 asks for at least one, also where nothing changes
            assert not calendar.errors


def test_a_file_keeps_to_the_line_length_of_the_standard(orologio: Path) -> None:
    lines = (orologio / "centres" / "announced" / "hours.ics").read_bytes().split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert max(map(len, lines)) <= 75


def test_closures_changed_hours_and_deadlines_are_whole_days_in_words(orologio: Path) -> None:
    found = said(orologio.parent, "announced")
    name = "Κέντρο με ανακοινώσεις"
    service = "Ελάχιστο Εγγυημένο Εισόδημα (ΕΕΕ)"
    assert ("2026-12-24", "2026-12-24", f"{name}: 08:00–11:00, έκτακτες ώρες") in found
    assert ("2026-12-25", "2026-12-25", f"{name}: κλειστά, Χριστούγεννα") in found
    assert ("2026-12-28", "2027-01-03", f"{name}: κλειστά, Άδειες") in found
    deadline = f"{name}, {service}: Έως Παρασκευή 29 Ιανουαρίου. Τελευταία μέρα για τις αιτήσεις."
    assert ("2027-01-29", "2027-01-29", deadline) in found
    assert all(type(event.start) is datetime.date for event in events(orologio.parent, "announced"))


def test_a_day_that_nobody_knows_says_so(orologio: Path) -> None:
    name = "Κέντρο που δεν είπε τι κάνει στις αργίες"
    may_move = ("2027-05-04", "2027-05-04", f"{name}: δεν ξέρουμε, Πρωτομαγιά, ίσως μεταφερθεί")
    assert may_move in said(orologio.parent, "unknown-rules")


def test_a_centre_of_which_nothing_is_known_has_no_event(orologio: Path) -> None:
    assert events(orologio.parent, "silent") == []


@pytest.mark.parametrize("later", [1, 10, 13])
def test_an_event_keeps_its_uid_and_its_days_as_time_passes(orologio: Path, later: int) -> None:
    today = TODAY + datetime.timedelta(days=later)
    before = {e["uid"]: (e.start, e.end) for e in events(orologio.parent, "announced")}
    after = {e["uid"]: (e.start, e.end) for e in events(orologio.parent, "announced", today=today)}
    assert len(before) == len(events(orologio.parent, "announced"))
    going_on = {uid: days for uid, days in before.items() if days[1] > today}
    endless = max(after.values(), key=lambda days: days[1])[0]  # until further notice: it grows by a day each day
    assert {uid: days for uid, days in going_on.items() if days[0] != endless} == {
        uid: after[uid] for uid, days in going_on.items() if days[0] != endless
    }
    assert set(going_on) <= set(after)


def test_an_event_has_the_same_uid_in_every_language(orologio: Path) -> None:
    uids = {tuple(str(e["uid"]) for e in events(orologio.parent, "announced", tag)) for tag in LANGUAGES}
    assert len(uids) == 1


def test_the_events_are_known_by_the_id_of_the_site(orologio: Path) -> None:
    """A subscription survives when the municipality, its name or the address of the site changes."""
    uids = {str(e["uid"]) for e in events(orologio.parent, "announced")}
    site = edition(orologio.parent).site
    christmas = "centres/announced//public-holiday:christmas/2026-12-25"
    assert f"{site.identifier(christmas)}@kentro" in uids


def test_the_same_day_gives_the_same_bytes(orologio: Path) -> None:
    centre = edition(orologio.parent).site.centres["announced"]
    assert len({calendar_file(edition(orologio.parent), centre, "el", None) for _ in range(2)}) == 1
