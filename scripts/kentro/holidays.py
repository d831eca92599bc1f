"""On which days holidays fall: fixed dates, days counted from Orthodox Easter, and days that a decision moves.

Labour Day is moved by a decision of the same spring when 1 May meets Easter or a Sunday (2021: to 4 May; 2024: to
7 May). Until it is cited, both the day itself and the first weekday that it may move to are open questions.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from dateutil.easter import EASTER_ORTHODOX, easter

from kentro.model import Holiday, Holidays

Kind = Literal["public-holiday", "half-holiday", "municipal-holiday"]

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Falls:
    """A holiday on a day. `maybe`: it is not decided yet whether it is this day."""

    kind: Kind
    holiday: Holiday
    maybe: bool = False


@dataclass(frozen=True)
class Calendar:
    """The holidays of a municipality's centres; `municipal` are its own days, None where they are not known."""

    holidays: Holidays
    municipal: tuple[str, ...] | None
    _years: dict[int, dict[datetime.date, list[Falls]]] = field(default_factory=dict, init=False, compare=False)

    def knows(self, date: datetime.date) -> bool:
        return self.holidays.first <= date <= self.holidays.last

    def on(self, date: datetime.date) -> list[Falls]:
        """The holidays of a day: public ones, then half-holidays, then the municipality's."""
        return self._year(date.year).get(date, [])

    def _year(self, year: int) -> dict[datetime.date, list[Falls]]:
        if year not in self._years:
            own = {key: self.holidays.municipal[key] for key in self.municipal or ()}
            found: dict[datetime.date, list[Falls]] = {}
            for date, falls in [
                *_falling("public-holiday", self.holidays.public, year),
                *_falling("half-holiday", self.holidays.half, year),
                *_falling("municipal-holiday", own, year),
            ]:
                found.setdefault(date, []).append(falls)
            self._years[year] = found
        return self._years[year]


def next_date(holiday: Holiday, today: datetime.date) -> datetime.date:
    """The first date from today on which a holiday that nobody moves falls."""
    years = range(today.year, today.year + 9)  # there is a 29 February in any eight years and a day
    return next(day for year in years for day in _days(holiday.date, holiday.easter, year) if day >= today)


def _falling(kind: Kind, holidays: Mapping[str, Holiday], year: int) -> Iterator[tuple[datetime.date, Falls]]:
    for holiday in holidays.values():
        if decided := holiday.moved.get(str(year)):
            yield decided.to, Falls(kind, holiday)
            continue
        for day in _days(holiday.date, holiday.easter, year):
            maybe = holiday.may_move and _meets_easter_or_sunday(day)
            yield day, Falls(kind, holiday, maybe)
            if maybe:
                yield _first_weekday_after(day), Falls(kind, holiday, maybe)


@cache
def easter_sunday(year: int) -> datetime.date:
    """Orthodox Easter, in the Gregorian calendar."""
    sunday: datetime.date = easter(year, EASTER_ORTHODOX)
    return sunday


def _days(fixed: tuple[int, int] | None, from_easter: int | None, year: int) -> tuple[datetime.date, ...]:
    if from_easter is not None:
        return (easter_sunday(year) + from_easter * _DAY,)
    assert fixed
    if fixed == (2, 29) and not calendar.isleap(year):
        return ()
    return (datetime.date(year, *fixed),)


def _meets_easter_or_sunday(day: datetime.date) -> bool:
    """A Sunday, or from the Monday of Holy Week to Easter Monday."""
    return day.weekday() == 6 or -6 <= (day - easter_sunday(day.year)).days <= 1


def _first_weekday_after(day: datetime.date) -> datetime.date:
    """The first Monday to Friday after the day and, where they meet, after Easter Monday."""
    sunday = easter_sunday(day.year)
    if -6 <= (day - sunday).days <= 1:
        day = sunday + _DAY
    day += _DAY
    while day.weekday() > 4:
        day += _DAY
    return day
