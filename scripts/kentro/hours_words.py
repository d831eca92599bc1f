"""Hours as people say them: the week, the seasons, what changes and why, in the words of one language."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel import Locale
from babel.dates import get_day_names, get_month_names
from markupsafe import Markup

from kentro.holidays import Calendar, next_date
from kentro.hours import MonthDay, Season, Span, Week, groups
from kentro.languages import language
from kentro.model import Hours, Notice, Source, Verified
from kentro.schedule import Change, Day, Reason
from kentro.wording import Wording

_NBSP = "\N{NO-BREAK SPACE}"


@dataclass
class HoursWords:
    """The words of one language for hours and the days on which they change."""

    words: Wording

    def week(self, week: Week) -> list[tuple[Markup, Markup]]:
        """A week in lines: (days, times); closed days say so."""
        return [(self._weekdays(first, last), self.spans(spans)) for (first, last), spans in groups(week)]

    def in_line(self, week: Week) -> Markup:
        """The open days of a week in one line."""
        lines = [
            self._t("hours.week-line", days=days, times=times)
            for (days, times), (_, spans) in zip(self.week(week), groups(week), strict=True)
            if spans
        ]
        return self._joined("hours.joint", lines)

    def strip(self, week: Week) -> list[tuple[str, int, list[tuple[str, str]]]]:
        """The week as a drawing: for each day its short name, its place from the left and its spans as (top, height)
        of 100. Monday stands where lines begin.
        """
        names = get_day_names("abbreviated", "format", self.words.locale)
        if max(map(len, names.values())) > 6:  # Arabic and Farsi shorten to a letter or not at all
            names = get_day_names("narrow", "format", self.words.locale)
        places = range(7) if language(self.words.tag).dir == "ltr" else range(6, -1, -1)
        return [
            (names[day], place, [(f"{_on_strip(a):.3g}", f"{_on_strip(b) - _on_strip(a):.3g}") for a, b in spans])
            for (day, spans), place in zip(enumerate(week), places, strict=True)
        ]

    def spans(self, spans: Iterable[Span]) -> Markup:
        """`08:00–13:00 και 17:00–20:00`, or that it is closed."""
        span = self.words.translator.plain
        said = [self.words.ltr(span("hours.span", opens=opens, closes=closes)) for opens, closes in spans]
        return self._joined("hours.spans-joint", said) if said else self._t("hours.closed")

    def seasons(self, seasons: Iterable[Season], year: int) -> Markup:
        """When in the year a week holds: `15 Ιουνίου έως 15 Σεπτεμβρίου`; `year` decides how long February is."""
        said = []
        for season in seasons:
            first, last = season.first, season.last
            if last == (2, 29) != first and not calendar.isleap(year):
                last = (2, 28)
            ends = {"first": self._month_day(first), "last": self._month_day(last)}
            said.append(self._t("hours.season", **ends) if first != last else ends["first"])
        return self._joined("hours.spans-joint", said)

    def day(self, date: datetime.date) -> Markup:
        """`Δευτέρα 1 Ιουνίου`, as a `<time>`."""
        return self._day(date, capital=True)

    def days(self, first: datetime.date, last: datetime.date | None) -> Markup:
        """One day, from one to another, or from one until further notice."""
        if last is None:
            return self._t("hours.from-on", first=self.day(first))
        if first == last:
            return self.day(first)
        return self._t("hours.season", first=self.day(first), last=self._day(last, capital=False))

    def published(self, source: Source, verified: Verified) -> Markup:
        """When hours that nobody has made sure of lately were last verified, or published, and to call before going."""
        if verified.on:
            return self._t("hours.old-verified", date=self.words.date(verified.on))
        if source.published:
            return self._t("hours.old-dated", date=self.words.date(source.published))
        if source.not_before:
            return self._t("hours.old-not-before", date=self.words.date(source.not_before))
        return self._t("hours.old-undated")

    def change(self, change: Change) -> Markup:
        """`Δευτέρα 1 Ιουνίου: κλειστά, Αγίου Πνεύματος`."""
        days = self.days(change.first, None if change.open_ended else change.last)
        what, why = self.state(change), self.why(change.reason)
        return self._t("hours.change-why", days=days, what=what, why=why)

    def why(self, reason: Reason) -> Markup:
        """The name of the holiday, the text of the notice, or what kind of reason it is."""
        if reason.notice:
            if reason.notice.text:
                return _unstopped(self.words.translator.html(reason.notice.text))
            return self._t(f"why.{reason.notice.kind}")
        if reason.falls is None:
            return self._t(f"why.{reason.code}")
        holiday = self.words.translator.html(reason.falls.holiday.name)
        key = f"why.{reason.code}"
        return self._t(key, holiday=holiday) if key in self.words.translator.interface else holiday

    def notice(self, notice: Notice) -> Markup:
        """An announcement in one line."""
        days, text = self.days(notice.start, notice.end), notice.text and self.words.translator.html(notice.text)
        if notice.kind == "closure":
            what = self._t("notices.closure", days=days)
        elif notice.kind == "hours":
            times = self.spans(notice.hours) if isinstance(notice.hours, tuple) else self._rule(notice)
            what = self._t("notices.hours", days=days, times=times)
        elif notice.kind == "deadline":
            assert notice.end
            what = self._t("notices.deadline", date=self.day(notice.end))
        else:
            what = days
        return self._t("notices.with-text", what=what, text=text) if text else what

    def rules(self, hours: Hours, days_off: Calendar, today: datetime.date) -> list[Markup]:
        """What holidays change, one sentence for each kind; where nothing is known, one for all."""
        if not (hours.public_holidays or hours.half_holidays or hours.municipal_holiday):
            return [self._t("hours.holidays-unknown")]
        half = hours.half_holidays or "unknown"
        said = [
            self._t(f"hours.public-{hours.public_holidays or 'unknown'}"),
            self._t("hours.half-until", time=self.words.ltr(half)) if ":" in half else self._t(f"hours.half-{half}"),
        ]
        if days_off.municipal is None:
            return [*said, self._t("hours.municipal-which-unknown")]
        if days_off.municipal:
            said.append(self._t(f"hours.municipal-{hours.municipal_holiday or 'unknown'}"))
            said.append(
                self._t("hours.municipal-which", days=self._joined("hours.spans-joint", self._own(days_off, today)))
            )
        return said

    def script(self) -> dict[str, object]:
        """What the open-now script needs to say all this by itself, in one language: the first that has all of it."""
        keys = ("open", "opens-today", "opens-later", "opens-unsure", "closed", "unknown", "ended", "why")
        translator = self.words.translator.whole([f"now.{key}" for key in keys])
        said: dict[str, object] = {key: translator.plain(f"now.{key}") for key in keys}
        own = HoursWords(Wording(translator))
        said["date"] = own._pattern("MMMEd")
        said["weekdays"] = [own._weekday_names[day] for day in range(7)]
        said["lang"] = translator.tag
        return said

    def _own(self, days_off: Calendar, today: datetime.date) -> list[Markup]:
        """The municipality's own days, each with the next date on which it falls."""
        translator, own = self.words.translator, [days_off.holidays.municipal[key] for key in days_off.municipal or ()]
        return [
            self._t("hours.municipal-day", name=translator.html(day.name), date=self.words.date(next_date(day, today)))
            for day in own
        ]

    def state(self, day: Change | Day) -> Markup:
        """The times, that it is closed, or that it is not known."""
        return self._t("hours.day-unknown") if day.status == "unknown" else self.spans(day.spans)

    def _rule(self, notice: Notice) -> Markup:
        assert notice.hours is not None
        assert not isinstance(notice.hours, tuple)
        return self.in_line(notice.hours.week_on(notice.start)) or self._t("hours.closed")

    def date(self, date: datetime.date) -> Markup:
        """A day with its weekday, as a line begins."""
        return self._day(date, capital=True)

    def _day(self, date: datetime.date, *, capital: bool) -> Markup:
        number = self._number(date.day)
        names = {"weekday": self._weekday_names[date.weekday()], "day": number, "month": self._months[date.month]}
        said = self._pattern("MMMEd").format(**names)
        shown = _capital(said) if capital else said
        return Markup('<time datetime="{}">{}</time>').format(date.isoformat(), shown)

    def _number(self, day: int) -> str:
        """A day of a month, as the language writes the first of them."""
        return language(self.words.tag).first if day == 1 else str(day)

    def _weekdays(self, first: int, last: int) -> Markup:
        names = self._weekday_names
        if first == last:
            return Markup("{}").format(_capital(names[first]))
        key = "hours.days-pair" if last == first + 1 else "hours.days-range"
        return self._t(key, first=_capital(names[first]), last=names[last])

    def _month_day(self, day: MonthDay) -> Markup:
        """`15 Ιουνίου`."""
        said = self._pattern("MMMMd").format(day=self._number(day[1]), month=self._months[day[0]])
        return Markup("{}").format(said.replace(" ", _NBSP))

    def _pattern(self, skeleton: str) -> str:
        """How the language writes a date, such as `{weekday} {day} {month}`: for us and for the script."""
        pattern = Locale.parse(self.words.locale).datetime_skeletons[skeleton].pattern
        parts = {"E": "{weekday}", "c": "{weekday}", "d": "{day}", "M": "{month}", "L": "{month}"}
        return re.sub(r"E+|c+|d+|M+|L+", lambda found: parts[found[0][0]], pattern)

    @property
    def _weekday_names(self) -> Mapping[int, str]:
        """Not the stand-alone names: these come out in Urdu once that language was used."""
        return get_day_names("wide", "format", self.words.locale)

    @property
    def _months(self) -> Mapping[int, str]:
        return get_month_names("wide", "format", self.words.locale)

    def _joined(self, key: str, parts: list[Markup]) -> Markup:
        joint = parts[0] if parts else Markup()
        for following in parts[1:]:
            joint = self._t(key, before=joint, after=following)
        return joint

    def _t(self, key: str, **values: object) -> Markup:
        return self.words.translator.ui(key, **values)


def _on_strip(time: str) -> float:
    """Where a time stands on a strip that runs from 7:00 to 21:00, per cent."""
    hours, minutes = time.split(":")
    return min(100.0, max(0.0, (int(hours) + int(minutes) / 60 - 7) / 14 * 100))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _unstopped(text: Markup) -> Markup:
    """A sentence as a part of another: without its full stop."""
    return Markup(re.sub(r"\.(</span>)?$", r"\1", str(text)))
