"""Where a mobile unit stops on which days: listed days, or days of each month such as its first Tuesday (`Tu[1]`).

A listed day holds whatever else it is. A day that follows from a rule is decided as opening hours are (`schedule.py`):
closed or unknown on a holiday as the centre says. A closure that was announced cancels both.

https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification (`Tu[1]`, `Tu[-1]`)
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from kentro.hours import WEEKDAYS
from kentro.model import Centre, Visit
from kentro.schedule import AHEAD, Day, Timetables

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Stop:
    """One day of a visit: where, and whether it is sure (`day.status`), with its times where they are known."""

    visit: Visit
    day: Day


def stops(timetables: Timetables, centre: Centre, today: datetime.date, most: int | None = None) -> list[Stop]:
    """The stops of a centre from today on, in their order; `most` are the next ones."""
    schedule = timetables.of_centre(centre)
    days = [today + step * _DAY for step in range(AHEAD.days)]
    found = []
    for visit in centre.visits.values():
        spans = ((visit.hours[:5], visit.hours[6:]),) if visit.hours else ()
        for date in days:
            if date in visit.dates:
                found.append(Stop(visit, schedule.kept(date, spans, always=True)))
            elif visit.every and falls_on(visit.every, date):
                found.append(Stop(visit, schedule.kept(date, spans)))
    return sorted(found, key=lambda stop: (stop.day.date, stop.day.spans, stop.visit.id))[:most]


def falls_on(rule: str, date: datetime.date) -> bool:
    """Whether a day is one of those that `Tu`, `Tu[1]`, `Tu[1,3]` or `Tu[-1]` names in each month."""
    if WEEKDAYS[date.weekday()] != rule[:2]:
        return False
    turns = re.findall("-?[0-9]", rule)
    is_last = (date + 7 * _DAY).month != date.month
    return not turns or str((date.day + 6) // 7) in turns or (is_last and "-1" in turns)
