"""The engine of hours against a table written by hand from calendar and law (`oracle.csv`)."""

from __future__ import annotations

import csv
import datetime
from functools import cache
from pathlib import Path

import pytest
from holidays.countries.greece import Greece
from opening_hours import OpeningHours

import towns
from kentro.holidays import easter_sunday
from kentro.load import load
from kentro.model import Site
from kentro.schedule import Schedule, Timetables

ROWS = list(csv.DictReader((Path(__file__).parent / "oracle.csv").read_text(encoding="utf-8").splitlines()))


@cache
def site() -> Site:
    loaded = load(towns.ROOT, data=towns.HERE / "orologio" / "data")
    assert loaded.site, [problem.line("en") for problem in loaded.problems]
    return loaded.site


@cache
def timetable(centre: str, service: str) -> Schedule:
    record = site().centres[centre]
    if not service:
        return Timetables(site()).of_centre(record)
    join = next(join for join in record.services if join.service == service)
    return Timetables(site()).of_service(record, join)


def named(row: dict[str, str]) -> str:
    return "-".join(filter(None, (row["centre"], row["service"], row["date"])))


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_the_engine_gives_the_answer_of_the_table(row: dict[str, str]) -> None:
    day = timetable(row["centre"], row["service"]).day(datetime.date.fromisoformat(row["date"]))
    spans = " ".join(f"{opens}-{closes}" for opens, closes in day.spans)
    expected = (row["status"], row["intervals"], row["reason"])
    assert (day.status, spans, str(day.reason or "")) == expected, row["because"]


def test_the_table_is_large_and_each_row_says_why() -> None:
    assert len(ROWS) >= 150
    assert {row["date"][:4] for row in ROWS} >= {"2024", "2025", "2026", "2027", "2028"}
    assert len({row["because"] for row in ROWS}) == len(ROWS)


def of_the_other_engine(row: dict[str, str]) -> tuple[str, str] | None:
    """What opening-hours-py with its own Greek calendar says of a centre's week, holidays off where ours closes."""
    hours = site().centres[row["centre"]].hours
    if row["service"] or hours is None or hours.regular is None:
        return None
    rule = hours.regular.rule + ("" if hours.public_holidays == "open" else "; PH off")
    start = datetime.datetime.fromisoformat(row["date"])
    spans = [
        f"{opens:%H:%M}-{closes:%H:%M}"
        for opens, closes, state, _ in OpeningHours(rule, country="GR", auto_timezone=False).intervals(
            start, start + datetime.timedelta(days=1)
        )
        if str(state) == "open"
    ]
    return ("open" if spans else "closed"), " ".join(spans)


def test_where_another_engine_differs_the_row_says_why() -> None:
    for row in ROWS:
        other = of_the_other_engine(row)
        differs = other is not None and other != (row["status"], row["intervals"])
        assert bool(row["differs"]) == differs, (named(row), other)


def test_our_public_holidays_are_those_of_an_independent_library() -> None:
    """Known differences: it leaves out the days of Easter's weekend, and guesses that Labour Day will be moved."""
    years = range(2024, 2031)
    theirs = set(Greece(years=years))  # type: ignore[no-untyped-call]
    calendar = timetable("plain", "").calendar
    days = [datetime.date(2024, 1, 1) + datetime.timedelta(days=step) for step in range(7 * 365 + 2)]
    falling = {day: [f for f in calendar.on(day) if f.kind == "public-holiday"] for day in days}
    weekend = {easter_sunday(year) - datetime.timedelta(days=step) for year in years for step in (0, 1)}
    open_question = {day for day, found in falling.items() if found and all(f.maybe for f in found)}
    ours = {day for day, found in falling.items() if found} - open_question
    assert days[-1] == datetime.date(2030, 12, 31)
    assert ours - theirs == weekend - {datetime.date(2027, 5, 1)}  # 1 May, for them
    assert theirs - ours == open_question == {datetime.date(2027, 5, 4)}
