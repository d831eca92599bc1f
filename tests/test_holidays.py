"""On which days holidays fall: fixed ones, those bound to Easter, and those that a decision moves."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kentro.holidays import Calendar, easter_sunday, next_date
from kentro.model import Holiday, Holidays, Move
from kentro.values import Text


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def holiday(key: str, **known: Any) -> Holiday:
    return Holiday(id=key, name=Text(f"holidays.{key}.name", key), sources=("law",), **known)


def calendar(
    *public: Holiday,
    half: tuple[Holiday, ...] = (),
    municipal: tuple[Holiday, ...] = (),
    own: tuple[str, ...] | None = (),
) -> Calendar:
    kinds = ({one.id: one for one in kind} for kind in (public, half, municipal))
    of = dict(zip(("public", "half", "municipal"), kinds, strict=True))
    return Calendar(Holidays(first=day("2000-01-01"), last=day("2099-12-31"), **of), own)


def falling(known: Calendar, year: int) -> dict[str, str]:
    """The days of a year on which something falls: what it is, with `?` where that is not decided."""
    days = [datetime.date(year, 1, 1) + datetime.timedelta(days=step) for step in range(366)]
    return {
        f"{date:%m-%d}": " ".join(found.holiday.id + "?" * found.maybe for found in known.on(date))
        for date in days
        if date.year == year and known.on(date)
    }


# Easter ------------------------------------------------------------------------------------------------------------

BOUND = calendar(
    holiday("clean-monday", easter=-48),
    holiday("good-friday", easter=-2),
    holiday("easter", easter=0),
    holiday("easter-monday", easter=1),
    holiday("whit-monday", easter=50),
)
EASTERS = {
    2024: ["03-18", "05-03", "05-05", "05-06", "06-24"],
    2025: ["03-03", "04-18", "04-20", "04-21", "06-09"],
    2026: ["02-23", "04-10", "04-12", "04-13", "06-01"],
    2027: ["03-15", "04-30", "05-02", "05-03", "06-21"],
    2028: ["02-28", "04-14", "04-16", "04-17", "06-05"],
}


@pytest.mark.parametrize(("year", "dates"), EASTERS.items(), ids=EASTERS)
def test_days_are_counted_from_orthodox_easter(year: int, dates: list[str]) -> None:
    assert list(falling(BOUND, year)) == dates
    assert easter_sunday(year) == day(f"{year}-{dates[2]}")


# Fixed dates -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_a_fixed_day_is_the_same_each_year(year: int) -> None:
    known = calendar(holiday("new-year", date=(1, 1)), holiday("ohi-day", date=(10, 28)))
    assert falling(known, year) == {"01-01": "new-year", "10-28": "ohi-day"}


@pytest.mark.parametrize(("year", "days"), [(2026, {}), (2028, {"02-29": "leap"})])
@pytest.mark.parametrize("may_move", [False, True])
def test_the_29_february_falls_in_leap_years_only(year: int, days: dict[str, str], may_move: bool) -> None:
    assert falling(calendar(holiday("leap", date=(2, 29), may_move=may_move)), year) == days


NEXT = {
    "today": (holiday("a", date=(11, 25)), "2026-11-25", "2026-11-25"),
    "later this year": (holiday("a", date=(11, 25)), "2026-11-07", "2026-11-25"),
    "next year": (holiday("a", date=(11, 25)), "2026-11-26", "2027-11-25"),
    "by this year's Easter": (holiday("a", easter=5), "2026-04-12", "2026-04-17"),
    "by next year's Easter": (holiday("a", easter=5), "2026-04-18", "2027-05-07"),
    "in the next leap year": (holiday("a", date=(2, 29)), "2026-11-07", "2028-02-29"),
    "where a leap year is left out": (holiday("a", date=(2, 29)), "2096-03-01", "2104-02-29"),
}


@pytest.mark.parametrize(("known", "today", "date"), NEXT.values(), ids=NEXT)
def test_the_next_date_of_a_holiday_is_today_or_later(known: Holiday, today: str, date: str) -> None:
    assert next_date(known, day(today)) == day(date)


# Moved days --------------------------------------------------------------------------------------------------------

LABOUR_DAYS = {
    2000: {"05-01": "labour-day?", "05-02": "labour-day?"},  # Easter Monday
    2011: {"05-01": "labour-day?", "05-02": "labour-day?"},  # a Sunday after Easter
    2013: {"05-01": "labour-day?", "05-07": "labour-day?"},  # Holy Wednesday
    2016: {"05-01": "labour-day?", "05-03": "labour-day?"},  # Easter Sunday
    2019: {"05-01": "labour-day"},  # the Wednesday after Easter
    2021: {"05-01": "labour-day?", "05-04": "labour-day?"},  # Holy Saturday
    2022: {"05-01": "labour-day?", "05-02": "labour-day?"},  # a Sunday after Easter
    2023: {"05-01": "labour-day"},
    2024: {"05-01": "labour-day?", "05-07": "labour-day?"},  # Holy Wednesday
    2025: {"05-01": "labour-day"},
    2026: {"05-01": "labour-day"},
    2027: {"05-01": "labour-day?", "05-04": "labour-day?"},  # Holy Saturday
    2028: {"05-01": "labour-day"},
}


@pytest.mark.parametrize(("year", "days"), LABOUR_DAYS.items(), ids=LABOUR_DAYS)
def test_a_day_that_meets_easter_or_a_sunday_is_open_until_it_is_decided(year: int, days: dict[str, str]) -> None:
    assert falling(calendar(holiday("labour-day", date=(5, 1), may_move=True)), year) == days


@pytest.mark.parametrize("year", [2013, 2016, 2021, 2022])
def test_a_day_that_nobody_may_move_stays(year: int) -> None:
    assert falling(calendar(holiday("labour-day", date=(5, 1))), year) == {"05-01": "labour-day"}


@pytest.mark.parametrize(("to", "days"), [("05-04", {"05-04": "labour-day"}), ("05-01", {"05-01": "labour-day"})])
def test_a_decision_leaves_nothing_open_in_its_year(to: str, days: dict[str, str]) -> None:
    moved = {"2021": Move(id="2021", to=day(f"2021-{to}"), sources=("decision",))}
    known = calendar(holiday("labour-day", date=(5, 1), may_move=True, moved=moved))
    assert falling(known, 2021) == days
    assert falling(known, 2022) == LABOUR_DAYS[2022]
    assert falling(known, 2023) == LABOUR_DAYS[2023]


# The calendar of a municipality ------------------------------------------------------------------------------------


def test_the_holidays_of_a_day_are_public_ones_then_half_ones_then_its_own() -> None:
    known = calendar(
        holiday("public", date=(12, 24)),
        half=(holiday("half", date=(12, 24)),),
        municipal=(holiday("ours", date=(12, 24)), holiday("theirs", date=(12, 24))),
        own=("ours",),
    )
    found = known.on(day("2026-12-24"))
    assert [(falls.kind, falls.holiday.id, falls.maybe) for falls in found] == [
        ("public-holiday", "public", False),
        ("half-holiday", "half", False),
        ("municipal-holiday", "ours", False),
    ]


@pytest.mark.parametrize("own", [None, ()])
def test_days_of_other_municipalities_do_not_count(own: tuple[str, ...] | None) -> None:
    assert falling(calendar(municipal=(holiday("theirs", date=(12, 24)),), own=own), 2026) == {}


KNOWS = {"1999-12-31": False, "2000-01-01": True, "2099-12-31": True, "2100-01-01": False}


@pytest.mark.parametrize(("date", "known"), KNOWS.items(), ids=KNOWS)
def test_a_calendar_knows_from_its_first_to_its_last_day(date: str, known: bool) -> None:
    assert calendar().knows(day(date)) == known
