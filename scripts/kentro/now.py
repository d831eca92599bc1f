"""What the open-now script compares with the clock: a page's weeks and the days that are not like them.

The hours are computed here, never on the phone (`overrides/parts/now.js` only looks them up).
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from kentro import freshness
from kentro.hours import Span
from kentro.hours_words import HoursWords
from kentro.model import Verified
from kentro.schedule import AHEAD, Day, Schedule
from kentro.wording import Wording

T = TypeVar("T")

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Claim:
    """All that a page may claim of a centre: the first and last day, the weeks by the day from which each holds, and
    the days that are not as their week."""

    first: datetime.date
    last: datetime.date
    weeks: dict[str, list[str]]
    days: tuple[Day, ...]

    def data(self, words: HoursWords) -> str:
        """It as JSON for the script: `from`, `to`, `weeks` (Monday to Sunday) and `days`, these with the reason in
        words, and its language where that is another: the first that can say the whole of it.

        A day is `08:00-13:00,17:00-20:00`, nothing when closed, `?` when unknown.
        """
        days = {}
        for day in self.days:
            assert day.reason
            for translator in words.words.translator.chain:
                why = HoursWords(Wording(translator)).why(day.reason)
                if not translator.fell_back:
                    break
            other = [translator.tag] if translator.tag != words.words.tag else []
            days[day.date.isoformat()] = [_said(day), why.striptags(), *other]
        data = {"from": self.first.isoformat(), "to": self.last.isoformat(), "weeks": self.weeks, "days": days}
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    def spells(
        self, last: datetime.date, said: Callable[[datetime.date, list[str], Day | None], T | None]
    ) -> Iterator[tuple[datetime.date, datetime.date, T]]:
        """The days until `last` in runs of which `said` says the same, each with its first and last day.

        `said` is asked of each day with its week (Monday to Sunday) and, where it is not as that, with the day; of
        what it says nothing (None) is left out.
        """
        apart, week, found = {day.date: day for day in self.days}, [""] * 7, []
        for step in range((min(last, self.last) - self.first).days + 1):
            date = self.first + step * _DAY
            week = self.weeks.get(date.isoformat(), week)
            found.append((date, said(date, week, apart.get(date))))
        for same, run in groupby(found, key=lambda day: day[1]):
            dates = [date for date, _ in run]
            if same is not None:
                yield dates[0], dates[-1], same


def by_span(week: list[str]) -> dict[str, list[int]]:
    """The spans of a claimed week, each with the days that have it; Monday is 0."""
    found: dict[str, list[int]] = {}
    for day, spans in enumerate(week):
        for span in filter(None, spans.split(",")):
            found.setdefault(span, []).append(day)
    return found


def claim(schedule: Schedule, verified: Verified, today: datetime.date) -> Claim | None:
    """What may be claimed from today on, or None: no hours are known, or nobody made sure of them lately.

    It ends 400 days ahead, with the calendar, or on the day before somebody must make sure again.
    """
    regular = schedule.hours.regular
    if freshness.of(verified, today) != "fresh" or regular is None:
        return None
    due = freshness.due(verified)
    last = min(today + AHEAD, schedule.calendar.holidays.last, due - _DAY)
    weeks: dict[str, list[str]] = {}
    days = []
    week = None
    for day in schedule.days(today, (last - today).days + 1):
        ordinary = regular.week_on(day.date)
        if ordinary != week:
            week = ordinary
            weeks[day.date.isoformat()] = [_spans(spans) for spans in week]
        if day.status == "unknown" or day.spans != ordinary[day.date.weekday()]:
            days.append(day)
    return Claim(today, last, weeks, tuple(days))


def _said(day: Day) -> str:
    return "?" if day.status == "unknown" else _spans(day.spans)


def _spans(spans: tuple[Span, ...]) -> str:
    return ",".join(f"{opens}-{closes}" for opens, closes in spans)
