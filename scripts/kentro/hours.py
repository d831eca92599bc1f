"""Weekly opening hours, from an OpenStreetMap `opening_hours` string.

The string is restricted to weekdays, seasons and times
(`Mo-Fr 08:00-14:00,17:00-20:00; Jul 01-Aug 31 Mo-Fr 08:00-14:00; Aug 10-20 off`): holidays and closures are data of
their own (`schedule.py`). It is evaluated by opening-hours-py without a country, whose own Greek calendar is not ours;
our lint comes first, because that library accepts `08:00-25:00` and `15:00-08:00`.

https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from itertools import groupby

from opening_hours import OpeningHours

Span = tuple[str, str]
"""Opening and closing time, `("09:00", "17:00")`; midnight at the end of a day is 24:00."""

Week = tuple[tuple[Span, ...], ...]
"""The open spans of Monday to Sunday."""

MonthDay = tuple[int, int]

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_DAY = f"(?:{'|'.join(WEEKDAYS)})"
_DAYS = f"{_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*"
_TIME = "[0-9]{2}:[0-9]{2}"
_TIMES = f"{_TIME}-{_TIME}(?:,{_TIME}-{_TIME})*"
_DATE = f"(?:{'|'.join(MONTHS)})(?: [0-9]{{2}})?"
_RANGE = f"{_DATE}(?:-(?:{_DATE}|[0-9]{{2}}))?"
_RANGES = f"{_RANGE}(?:,{_RANGE})*"
_RULE = re.compile(rf"(?:(?P<dates>{_RANGES}) )?(?:(?P<days>{_DAYS}) )?(?P<times>{_TIMES}|off)")
_LEAP = 2024


class HoursError(ValueError):
    """Hours that cannot be: the code of the message and the part that is wrong."""

    def __init__(self, code: str, found: str) -> None:
        super().__init__(f"{code}: {found}")
        self.code = code
        self.found = found


@dataclass(frozen=True)
class Season:
    """A part of the year in which every week is alike: its first and last day, both included; it may pass New Year."""

    first: MonthDay
    last: MonthDay
    week: Week

    def holds(self, day: MonthDay) -> bool:
        if self.first <= self.last:
            return self.first <= day <= self.last
        return day >= self.first or day <= self.last


@dataclass(frozen=True)
class Weekly:
    """The rule as written, and the seasons that make up the year: one where all weeks are alike."""

    rule: str
    seasons: tuple[Season, ...]

    def week_on(self, date: datetime.date) -> Week:
        """The week as it is in the season of `date`."""
        return next(season.week for season in self.seasons if season.holds((date.month, date.day)))

    def on(self, date: datetime.date) -> tuple[Span, ...]:
        """The open spans of a day by the rule alone."""
        return self.week_on(date)[date.weekday()]

    def weeks_from(self, date: datetime.date) -> list[tuple[Week, list[Season]]]:
        """The different weeks of the year, each with the seasons in which it holds; that of `date` first."""
        weeks: dict[Week, list[Season]] = {self.week_on(date): []}
        for season in self.seasons:
            weeks.setdefault(season.week, []).append(season)
        return list(weeks.items())


def groups(week: Week) -> list[tuple[tuple[int, int], tuple[Span, ...]]]:
    """Runs of neighbouring days with the same hours: ((first, last), spans), Monday is 0."""
    runs = []
    for spans, indices in groupby(range(7), key=lambda day: week[day]):
        run = list(indices)
        runs.append(((run[0], run[-1]), spans))
    return runs


def within_day(time: str) -> str:
    """A closing time as other standards can write it: midnight at the end of a day is its last minute."""
    return "23:59" if time == "24:00" else time


@dataclass(frozen=True)
class _Part:
    """One part of a rule: the days of the week and of a leap year that it names, and whether it opens them."""

    text: str
    days: frozenset[int]
    dates: frozenset[int]
    opens: bool


def weekly(text: str) -> Weekly:
    """The hours of ordinary weeks; HoursError when the text is no such rule."""
    rule = re.sub(r"\s*([;,-])\s*", r"\1", " ".join(text.split())).rstrip(";").replace(";", "; ")
    parts: list[_Part] = []
    borders: set[int] = set()
    for part in rule.split("; "):
        found = _RULE.fullmatch(part)
        opens = found is not None and found["times"] != "off"
        if not found or not (found["days"] or (found["dates"] and not opens)):
            raise HoursError("hours-form", part or rule.strip())
        if opens:
            spans_of(found["times"])
        dates: set[int] = set()
        for first, last in (_range(dated) for dated in (found["dates"] or "Jan-Dec").split(",")):
            borders |= {first, last % 366 + 1} if found["dates"] else set()
            dates |= {(place - 1) % 366 + 1 for place in range(first, last + 1 if first <= last else last + 367)}
        days = _numbers(found["days"]) if found["days"] else set(range(7))
        parts.append(_Part(part, frozenset(days), frozenset(dates), opens))
        _nothing_lost(parts)
    return Weekly(rule, _seasons(rule, sorted(borders)))


def _nothing_lost(parts: list[_Part]) -> None:
    """OpenStreetMap forgets hours that a later part gives anew for the same days; an editor means both."""
    *before, last = parts
    for part in before:
        if last.opens and part.days & last.days and part.dates <= last.dates:
            raise HoursError("hours-day-twice" if part.dates == last.dates else "hours-season-first", last.text)


def spans_of(times: str) -> tuple[Span, ...]:
    """`09:00-13:00,17:00-20:00` as spans; HoursError unless each ends after it begins and they follow one another."""
    times = re.sub(r"\s+", "", times)
    if not re.fullmatch(_TIMES, times):
        raise HoursError("hours-times-form", times)
    spans = []
    end_of_previous = ""
    for span in times.split(","):
        start, end = span.split("-")
        for time in (start, end):
            if not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", time) and (time, time) != (end, "24:00"):
                raise HoursError("hours-time", time)
        if end <= start:
            raise HoursError("hours-order", span)
        if start < end_of_previous:
            raise HoursError("hours-overlap", span)
        end_of_previous = end
        spans.append((start, end))
    return tuple(spans)


def _numbers(days: str) -> set[int]:
    """`Mo-We,Sa` as the numbers of its weekdays, Monday is 0; `Sa-Mo` passes Sunday."""
    numbers: set[int] = set()
    for part in days.split(","):
        first, _, last = part.partition("-")
        start = WEEKDAYS.index(first)
        length = (WEEKDAYS.index(last or first) - start) % 7
        numbers |= {(start + step) % 7 for step in range(length + 1)}
    return numbers


def _range(dates: str) -> tuple[int, int]:
    """`Jul 01-Aug 31`, `Jul-Aug`, `Aug 01-20` or `Feb 29` as its first and last day of a leap year, 1 to 366."""
    first, _, last = dates.partition("-")
    if re.fullmatch("[0-9]{2}", last):
        last = f"{first[:3]} {last}"
        if " " not in first:
            raise HoursError("hours-dates", dates)
    if last and ((" " in first) != (" " in last) or (first[:3] == last[:3] and last < first)):
        raise HoursError("hours-dates", dates)
    start = _day(first, default=1, dates=dates)
    return start, _day(last, default=31, dates=dates) if last else _day(first, default=31, dates=dates)


def _day(text: str, *, default: int, dates: str) -> int:
    """The place of a date in a leap year, 1 to 366; `default` is the day where none is written."""
    month = MONTHS.index(text[:3]) + 1
    last = calendar.monthrange(_LEAP, month)[1]
    day = int(text[4:] or min(default, last))
    if not 1 <= day <= last:
        raise HoursError("hours-dates", dates)
    return datetime.date(_LEAP, month, day).timetuple().tm_yday


def _seasons(rule: str, borders: list[int]) -> tuple[Season, ...]:
    """The year cut at `borders`, with what the engine says of each piece; pieces with the same week are joined."""
    engine = OpeningHours(rule, auto_country=False, auto_timezone=False)
    if not borders:
        return (Season((1, 1), (12, 31), _week(engine, 1, 366)),)
    pieces: list[tuple[int, int, Week]] = []
    for first, following in zip(borders, [*borders[1:], borders[0] + 366], strict=True):
        week = _week(engine, first, following - 1)
        if pieces and pieces[-1][2] == week:
            pieces[-1] = (pieces[-1][0], following - 1, week)
        else:
            pieces.append((first, following - 1, week))
    if len(pieces) > 1 and pieces[0][2] == pieces[-1][2]:
        pieces[0] = (pieces.pop()[0], pieces[0][1], pieces[0][2])
    if len(pieces) == 1:
        return (Season((1, 1), (12, 31), pieces[0][2]),)
    return tuple(Season(_month_day(first), _month_day(last), week) for first, last, week in pieces)


def _month_day(place: int) -> MonthDay:
    date = datetime.date(_LEAP, 1, 1) + datetime.timedelta(days=(place - 1) % 366)
    return date.month, date.day


def _week(engine: OpeningHours, first: int, last: int) -> Week:
    """The week of a piece of the year: each weekday is asked of a date that lies in it, within 28 years."""
    days: dict[int, tuple[Span, ...]] = {}
    wanted = {_month_day(place) for place in range(first, min(last, first + 13) + 1)}
    for year in range(2000, 2028):
        for month, day in sorted(wanted):
            if (month, day) == (2, 29) and not calendar.isleap(year):
                continue
            date = datetime.date(year, month, day)
            if date.weekday() not in days:
                days[date.weekday()] = _evaluated(engine, date)
        if len(days) == 7:
            break
    return tuple(days[index] for index in range(7))


def _evaluated(engine: OpeningHours, date: datetime.date) -> tuple[Span, ...]:
    start = datetime.datetime.combine(date, datetime.time())
    end = start + datetime.timedelta(days=1)
    return tuple(
        (f"{opens:%H:%M}", "24:00" if closes.date() > date else f"{closes:%H:%M}")
        for opens, closes, state, _ in engine.intervals(start, end)
        if str(state) == "open"
    )
