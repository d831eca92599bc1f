"""The one engine of hours: whether a centre, or a service at it, is open on a day, and why not.

A day is decided in this order, and what is not known is never guessed:

1. Outside the calendar (`data/national/holidays.yaml`): unknown.
2. A closure covers it: closed. Without an end it lasts until further notice.
3. Other hours were announced for this very day: these, even on a holiday.
4. Other hours were announced for a range of days: a weekly rule replaces the ordinary one; times alone replace the
   times of the days that have any. Holidays within the range still count.
5. The week has no hours on this day: closed. No week is known: unknown, unless a holiday closes the day anyway.
6. Public holidays, half-holidays, municipal days: what the centre says that it does on them. Closed beats unknown.

A service without hours of its own has its centre's. With hours of its own, each rule for holidays that it leaves out
is its centre's; when its centre has other hours than usual, it is as usual if they contain its own, closed if the
centre is, else unknown. A branch has its own hours, never those of the centre that it belongs to.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from kentro.holidays import Calendar, Falls
from kentro.hours import Span, Weekly
from kentro.model import Centre, Hours, Notice, ServiceAtCentre, Site

Status = Literal["open", "closed", "unknown"]

AHEAD = datetime.timedelta(days=400)
"""How far ahead the pages and calendar files know each day."""

SOON = datetime.timedelta(days=30)
"""How far ahead a page says in words what changes, so that a print stays true."""

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Reason:
    """Why a day is not as the week says: the holiday or the notice, where there is one.

    `code` is weekly, no-hours, past-calendar, may-move, closure, hours, or the kind of a holiday.
    """

    code: str
    falls: Falls | None = None
    notice: Notice | None = None

    def __str__(self) -> str:
        return f"{self.code}:{self.falls.holiday.id}" if self.falls else self.code


@dataclass(frozen=True)
class Day:
    """The answer for one date. `spans` are empty unless it is open; an ordinary open day has no reason."""

    date: datetime.date
    status: Status
    spans: tuple[Span, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True)
class Change:
    """Neighbouring days on which the same thing is not as the week says."""

    first: datetime.date
    last: datetime.date
    status: Status
    spans: tuple[Span, ...]
    reason: Reason

    @property
    def open_ended(self) -> bool:
        """Whether it holds until further notice: then `last` is only the last day that was asked for."""
        return self.reason.notice is not None and self.reason.notice.end is None

    def followed_by(self, change: Change) -> bool:
        """Whether the next day has the same answer for the same reason."""
        return change.first == self.last + _DAY and replace(change, first=self.first, last=self.last) == self


@dataclass(frozen=True)
class Schedule:
    """The hours of a centre, or of one service there."""

    calendar: Calendar
    hours: Hours
    notices: tuple[Notice, ...]
    """Those that count, of the service that is asked for before those of its centre."""
    around: Schedule | None = None
    """The schedule of the centre around a service that has hours of its own."""
    _days: dict[datetime.date, Day] = field(default_factory=dict, init=False, compare=False)

    def day(self, date: datetime.date) -> Day:
        """What holds on a date."""
        if date not in self._days:
            self._days[date] = self._decided(date)
        return self._days[date]

    def _decided(self, date: datetime.date) -> Day:
        if not self.calendar.knows(date):
            return Day(date, "unknown", reason=Reason("past-calendar"))
        announced = [notice for notice in self.notices if notice.holds_on(date)]
        for notice in announced:
            if notice.kind == "closure":
                return Day(date, "closed", reason=Reason("closure", notice=notice))
        changed = next((notice for notice in announced if notice.kind == "hours"), None)
        if changed and changed.start == changed.end:
            return Day(date, "open", _announced(changed, date), Reason("hours", notice=changed))
        return self._within(self._by_rule(date, changed))

    def days(self, first: datetime.date, count: int) -> Iterator[Day]:
        for step in range(count):
            yield self.day(first + step * _DAY)

    def kept(self, date: datetime.date, spans: tuple[Span, ...], *, always: bool = False) -> Day:
        """A day with times of its own, beside the week: what closures leave of it and, unless `always`, holidays."""
        announced = [notice for notice in self.notices if notice.holds_on(date)]
        if closure := next((notice for notice in announced if notice.kind == "closure"), None):
            return Day(date, "closed", reason=Reason("closure", notice=closure))
        if changed := next((one for one in announced if one.kind == "hours" and one.start == one.end), None):
            return Day(date, "open", _announced(changed, date), Reason("hours", notice=changed))
        if always:
            return Day(date, "open", spans)
        if not self.calendar.knows(date):
            return Day(date, "unknown", spans, Reason("past-calendar"))
        return self._on_holidays(Day(date, "open", spans))

    def changes(self, first: datetime.date, last: datetime.date) -> list[Change]:
        """What is not as the week says from `first` to `last`, neighbouring days with the same answer as one."""
        found: list[Change] = []
        for day in self.days(first, (last - first).days + 1):
            if day.reason is None or day.reason.code in ("weekly", "no-hours", "past-calendar"):
                continue
            change = Change(day.date, day.date, day.status, day.spans, day.reason)
            if found and found[-1].followed_by(change):
                found[-1] = replace(found[-1], last=day.date)
            else:
                found.append(change)
        return [change for change in found if self._matters(change)]

    def _matters(self, change: Change) -> bool:
        """Whether any day would have been otherwise: to close a weekend that is closed anyway is nothing."""
        length = (change.last - change.first).days + 1
        dates = (change.first + step * _DAY for step in range(length))
        return change.status != "closed" or any(self.ordinary(date) != () for date in dates)

    def ordinary(self, date: datetime.date) -> tuple[Span, ...] | None:
        """What the week says by itself; None where it is not known."""
        return self.hours.regular.on(date) if self.hours.regular else None

    def _by_rule(self, date: datetime.date, changed: Notice | None) -> Day:
        spans, reason = self.ordinary(date), None
        if changed and (spans or isinstance(changed.hours, Weekly)):
            spans, reason = _announced(changed, date), Reason("hours", notice=changed)
        if spans == ():
            return Day(date, "closed", reason=reason or Reason("weekly"))
        holidays = self._on_holidays(Day(date, "open", spans or (), reason))
        if spans is None and holidays.status != "closed":
            return Day(date, "unknown", reason=Reason("no-hours"))
        return holidays

    def _on_holidays(self, day: Day) -> Day:
        """The day after all holidays that fall on it."""
        results = [self._on_holiday(day, falls) for falls in self.calendar.on(day.date)]
        for status in ("closed", "unknown"):
            for result in results:
                if result.status == status:
                    return result
        return next((result for result in results if result != day), day)

    def _on_holiday(self, day: Day, falls: Falls) -> Day:
        rules = {
            "public-holiday": self.hours.public_holidays,
            "half-holiday": self.hours.half_holidays,
            "municipal-holiday": self.hours.municipal_holiday,
        }
        rule, reason = rules[falls.kind], Reason("may-move" if falls.maybe else falls.kind, falls)
        if rule == "open":
            return day
        if rule is None or falls.maybe:
            return Day(day.date, "unknown", reason=reason)
        if rule == "closed":
            return Day(day.date, "closed", reason=reason)
        spans = tuple((opens, min(closes, rule)) for opens, closes in day.spans if opens < rule)
        if spans == day.spans:
            return day
        return Day(day.date, "open" if spans else "closed", spans, reason)

    def _within(self, day: Day) -> Day:
        """A service's day inside its centre's: a closed house or other hours there are not ignored."""
        if self.around is None:
            return day
        centre = self.around.day(day.date)
        if centre.reason is None or centre.reason.notice is None or day.status != "open":
            return day
        inside = all(any(a <= opens and closes <= b for a, b in centre.spans) for opens, closes in day.spans)
        if inside:
            return day
        return Day(day.date, "unknown" if centre.spans else "closed", reason=centre.reason)


@dataclass(frozen=True)
class Timetables:
    """The schedules of a site, each made once."""

    site: Site
    _made: dict[tuple[str, str], Schedule] = field(default_factory=dict, init=False, compare=False)

    def of_centre(self, centre: Centre) -> Schedule:
        """The schedule of a centre."""
        key = (centre.id, "")
        if key not in self._made:
            notices = tuple(notice for notice in centre.notices if notice.service is None)
            own = self.site.municipalities[centre.municipality].holidays
            self._made[key] = Schedule(Calendar(self.site.holidays, own), centre.hours or Hours(), notices)
        return self._made[key]

    def of_service(self, centre: Centre, join: ServiceAtCentre) -> Schedule:
        """The schedule of a service at a centre."""
        around = self.of_centre(centre)
        notices = tuple(notice for notice in centre.notices if notice.service == join.service)
        if join.hours is None and not notices:
            return around
        key = (centre.id, join.service)
        if key not in self._made:
            self._made[key] = _of_service(around, join.hours, notices)
        return self._made[key]

    def changes(self, centre: Centre, first: datetime.date, last: datetime.date) -> list[tuple[str | None, Change]]:
        """What changes at a centre, then for each of its services by an announcement; each with the service's id."""
        around = self.of_centre(centre)
        found: list[tuple[str | None, Change]] = [(None, change) for change in around.changes(first, last)]
        for join in centre.services:
            timetable = self.of_service(centre, join)
            for change in timetable.changes(first, last) if timetable is not around else ():
                notice = change.reason.notice
                if notice and (notice.service or change.status == "unknown"):
                    found.append((join.service, change))
        return found


def _of_service(around: Schedule, hours: Hours | None, notices: tuple[Notice, ...]) -> Schedule:
    if hours is None:
        return Schedule(around.calendar, around.hours, (*notices, *around.notices))
    rules = ("regular", "public_holidays", "municipal_holiday", "half_holidays")
    own = {rule: getattr(hours, rule) or getattr(around.hours, rule) for rule in rules}
    closures = tuple(notice for notice in around.notices if notice.kind == "closure")
    return Schedule(around.calendar, replace(hours, **own), (*notices, *closures), around)


def _announced(notice: Notice, date: datetime.date) -> tuple[Span, ...]:
    assert notice.hours is not None
    return notice.hours.on(date) if isinstance(notice.hours, Weekly) else notice.hours
