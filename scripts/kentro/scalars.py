"""How the text of a single value becomes a number, a date, a phone …: each function refuses what it cannot read."""

from __future__ import annotations

import datetime
import difflib
import re
import uuid as uuids
from collections.abc import Callable
from decimal import Decimal
from urllib.parse import urlsplit

from kentro import hours_form, languages
from kentro import phone as telephone
from kentro.hours import HoursError, Span, Weekly, spans_of, weekly
from kentro.values import Name, PartialDate, Period

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


class WrongError(Exception):
    """A scalar that its kind cannot read: the code of a message and what fills it."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def one_of(*allowed: str) -> Callable[[str], str]:
    """One word of a fixed vocabulary."""

    def parse(text: str) -> str:
        if text not in allowed:
            close = difflib.get_close_matches(text, allowed, 1)
            raise WrongError("not-one-of", found=text, allowed=", ".join(close or allowed))
        return text

    return parse


def integer(text: str) -> int:
    """A whole number, not negative."""
    if not re.fullmatch("[0-9]{1,12}", text):
        raise WrongError("not-a-number", found=text)
    return int(text)


def number(text: str) -> Decimal:
    """A decimal number with a point, not negative."""
    if not re.fullmatch(r"\d{1,12}(\.\d{1,4})?", text):
        raise WrongError("not-a-decimal", found=text)
    return Decimal(text)


def clock(text: str) -> str:
    """A time of day, 24 hours: 09:00."""
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
        raise WrongError("not-a-time", found=text)
    return text


def language(text: str) -> str:
    """A BCP 47 tag of a language that CLDR knows."""
    if not languages.is_known(text):
        raise WrongError("language-unknown", lang=text)
    return text


def boolean(text: str) -> bool:
    """true or false."""
    if text not in ("true", "false"):
        raise WrongError("not-one-of", found=text, allowed="true, false")
    return text == "true"


def date(text: str) -> PartialDate:
    """A date to the precision given (ISO 8601)."""
    date = PartialDate.parse(text)
    if date is None:
        raise WrongError("not-a-date", found=text)
    return date


def day(text: str) -> datetime.date:
    """One day of the calendar: 2026-12-24."""
    date = PartialDate.parse(text)
    if date is None or date.day is None:
        raise WrongError("not-a-day", found=text)
    return date.first_day


def month_day(text: str) -> tuple[int, int]:
    """A day of every year, month first: 10-28."""
    date = PartialDate.parse(f"2024-{text}")
    if date is None or date.month is None or date.day is None:
        raise WrongError("not-a-month-day", found=text)
    return date.month, date.day


def from_easter(text: str) -> int:
    """A number of days after Easter Sunday, or with a minus before it."""
    if not re.fullmatch("-?[0-9]{1,3}", text):
        raise WrongError("not-a-number", found=text)
    return int(text)


def half_holiday(text: str) -> str:
    """What a half-holiday changes: open, closed, or the time at which it closes."""
    return text if text in ("open", "closed") else clock(text)


def period(text: str) -> Period:
    """A length of time in months or years (ISO 8601: P6M)."""
    found = re.fullmatch("P([1-9][0-9]?)([MY])", text)
    if not found:
        raise WrongError("not-a-period", found=text)
    return Period(int(found[1]) * (12 if found[2] == "Y" else 1))


def years(text: str) -> str:
    """A span of years: 2021-2027."""
    if not re.fullmatch("[0-9]{4}-[0-9]{4}", text):
        raise WrongError("not-years", found=text)
    return text


def time_range(text: str) -> str:
    """A span of a day: 09:00-13:00."""
    if not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise WrongError("not-a-time-range", found=text)
    return text


def phone(text: str) -> str:
    """One Greek telephone number, as its national digits."""
    try:
        return telephone.parse(text)
    except telephone.PhoneError as error:
        raise WrongError(f"phone-{error.reason}", found=text, suggestion=error.suggestion or "") from error


def email(text: str) -> str:
    """An e-mail address."""
    if not _EMAIL.fullmatch(text):
        raise WrongError("not-an-email", found=text)
    return text


def url(text: str) -> str:
    """An http or https link."""
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise WrongError("not-a-link", found=text) from error
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s<>\"'\\]", text):
        raise WrongError("not-a-link", found=text)
    return text


def map_link(text: str) -> str:
    """A link to a map, with {address} where the address goes."""
    if text.count("{address}") != 1:
        raise WrongError("not-a-map-link", found=text)
    url(text.replace("{address}", "x"))
    return text


def colour(text: str) -> str:
    """A colour as #rrggbb, in small letters."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise WrongError("not-a-colour", found=text)
    return text.lower()


def uuid(text: str) -> uuids.UUID:
    """An identifier that nobody else has, as RFC 9562 writes it; not the one of zeros."""
    if not re.fullmatch("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", text) or not uuids.UUID(text).int:
        raise WrongError("not-a-uuid", found=text)
    return uuids.UUID(text)


def hours(text: str) -> Weekly:
    """Weekly opening hours."""
    try:
        return weekly(text)
    except HoursError as error:
        raise _wrong_hours(error, text, hours_form.suggestion(text)) from error


def notice_hours(text: str) -> Weekly | tuple[Span, ...]:
    """The hours of a notice: a weekly rule, or only times, for the days that have hours."""
    try:
        return spans_of(text)
    except HoursError as error:
        if error.code != "hours-times-form":
            raise _wrong_hours(error, text, hours_form.times_suggestion(text)) from error
        neither = error
    try:
        return weekly(text)
    except HoursError as error:
        meant = hours_form.times_suggestion(text) or hours_form.suggestion(text)
        raise _wrong_hours(neither if error.code == "hours-form" else error, text, meant) from error


def _wrong_hours(error: HoursError, text: str, meant: str | None) -> WrongError:
    if meant and error.code in ("hours-form", "hours-times-form"):
        return WrongError("hours-meant", found=" ".join(text.split()), meant=meant)
    return WrongError(error.code, found=error.found, suggestion=meant or "")


def identifier(text: str) -> str:
    """The id of a record, which is a part of its address."""
    if not ID.fullmatch(text) or len(text) > 60:
        raise WrongError("bad-id", id=text)
    return text


def name(text: str) -> Name:
    """A proper name, spaces folded."""
    return Name(" ".join(text.split()))


def plain(text: str) -> str:
    """A text that is not translated, spaces folded."""
    return " ".join(text.split())
