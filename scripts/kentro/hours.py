"""Weekly opening hours, from an OpenStreetMap `opening_hours` string.

The string is restricted to weekdays and times (`Mo-Fr 08:00-14:00,17:00-20:00; Sa 09:00-13:00`);
holidays and closures are data of their own. It is evaluated by opening-hours-py without a country,
whose own Greek calendar is not ours; our lint comes first, because that library accepts
`08:00-25:00` and `15:00-08:00`.

https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from itertools import groupby

from opening_hours import OpeningHours

Span = tuple[str, str]
"""Opening and closing time, `("09:00", "17:00")`; midnight at the end of a day is 24:00."""

_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_TIME = "[0-9]{2}:[0-9]{2}"
_RULE = re.compile(rf"{_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)* {_TIME}-{_TIME}(?:,{_TIME}-{_TIME})*")
_MONDAY = datetime.datetime(2024, 1, 1)


class HoursError(ValueError):
    """Hours that cannot be: the code of the message and the part that is wrong."""

    def __init__(self, code: str, found: str) -> None:
        super().__init__(f"{code}: {found}")
        self.code = code
        self.found = found


@dataclass(frozen=True)
class Weekly:
    """The rule as written, and the open spans of Monday to Sunday."""

    rule: str
    days: tuple[tuple[Span, ...], ...]

    def groups(self) -> list[tuple[tuple[int, int], tuple[Span, ...]]]:
        """Runs of neighbouring days with the same hours: ((first, last), spans), Monday is 0."""
        runs = []
        for spans, indices in groupby(range(7), key=lambda day: self.days[day]):
            run = list(indices)
            runs.append(((run[0], run[-1]), spans))
        return runs


def weekly(rule: str) -> Weekly:
    """The hours of an ordinary week; HoursError when the rule is not one."""
    rule = re.sub(r"\s*([;,-])\s*", r"\1", " ".join(rule.split())).replace(";", "; ")
    for part in rule.split("; "):
        if not _RULE.fullmatch(part):
            raise HoursError("hours-form", part or rule.strip())
        _lint(part)
    return Weekly(rule, _evaluated(rule))


def _lint(part: str) -> None:
    """Times exist, a span ends after it begins, and the spans of a day follow one another."""
    end_of_previous = ""
    for span in part.split(" ", 1)[1].split(","):
        start, end = span.split("-")
        for time in (start, end):
            if not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", time) and (time, time) != (end, "24:00"):
                raise HoursError("hours-time", time)
        if end <= start:
            raise HoursError("hours-order", span)
        if start < end_of_previous:
            raise HoursError("hours-overlap", span)
        end_of_previous = end


def _evaluated(rule: str) -> tuple[tuple[Span, ...], ...]:
    engine = OpeningHours(rule, auto_country=False, auto_timezone=False)
    days = []
    for index in range(7):
        start = _MONDAY + datetime.timedelta(days=index)
        end = start + datetime.timedelta(days=1)
        spans = [
            (_clock(opens, start), _clock(closes, start))
            for opens, closes, state, _ in engine.intervals(start, end)
            if str(state) == "open"
        ]
        days.append(tuple(spans))
    return tuple(days)


def _clock(moment: datetime.datetime, day: datetime.datetime) -> str:
    return "24:00" if moment.date() > day.date() else f"{moment:%H:%M}"
