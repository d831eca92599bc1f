"""How the text of a single value becomes a number, a date, a phone …: each function refuses what it cannot read."""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
import uuid as uuids
from collections.abc import Callable
from decimal import Decimal
from urllib.parse import urlsplit

from kentro import hours_form, languages, letters, vocabulary
from kentro import phone as telephone
from kentro.folding import folded
from kentro.hours import HoursError, Span, Weekly, spans_of, weekly
from kentro.transliteration import latin
from kentro.values import Name, PartialDate, Period

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_POSTCODE = re.compile("(?:[1-2][0-9]|3[0-8]|[4-6][0-9]|7[0-4]|8[0-5])[0-9]{3}")
"""The first two digits that the Greek post gives to a region."""
_NORTH, _EAST = (Decimal("34.7"), Decimal("41.8")), (Decimal("19.3"), Decimal("29.7"))
"""From Gavdos to Ormenio, from Othonoi to Kastellorizo, in degrees (WGS 84)."""
_STAND_IN_HOST = re.compile(r"(?:.*[.@])?(?:example\.(?:com|net|org)|test\.(?:com|gr)|domain\.(?:com|gr))")


class WrongError(Exception):
    """A scalar that its kind cannot read: the code of a message and what fills it."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def one_of(*allowed: str) -> Callable[[str], str]:
    """One word of a fixed vocabulary."""

    def parse(text: str) -> str:
        if text in allowed:
            return text
        if close := vocabulary.meant(text, allowed) or difflib.get_close_matches(text, allowed, 1):
            raise WrongError("not-one-of-close", found=text, close=close[0])
        raise WrongError("not-one-of", found=text, allowed=", ".join(allowed))

    return parse


def integer(text: str) -> int:
    """A whole number, not negative."""
    if not re.fullmatch("[0-9]{1,12}", text):
        raise WrongError("not-a-number", found=text)
    return int(text)


def number(text: str) -> Decimal:
    """A decimal number with a point, not negative."""
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,4})?", text):
        raise WrongError("not-a-decimal", found=text)
    return Decimal(text)


def clock(text: str) -> str:
    """A time of day, 24 hours: 09:00."""
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise WrongError("not-a-time", found=text)
    return text


def language(text: str) -> str:
    """A BCP 47 tag of a language that CLDR knows."""
    if not languages.is_known(text):
        raise WrongError("language-unknown", lang=text, suggestion=languages.named(text))
    return text


def boolean(text: str) -> bool:
    """true or false."""
    if text.casefold() in ("yes", "no"):
        raise WrongError("not-one-of-close", found=text, close="true" if text.casefold() == "yes" else "false")
    return one_of("true", "false")(text) == "true"


def date(text: str) -> PartialDate:
    """A date to the precision given (ISO 8601)."""
    date = PartialDate.parse(text)
    if date is None:
        raise WrongError("not-a-date", found=text, suggestion=_date_meant(text))
    return _in_living_memory(date)


def day(text: str) -> datetime.date:
    """One day of the calendar: 2026-12-24."""
    date = PartialDate.parse(text)
    if date is None or date.day is None:
        raise WrongError("not-a-day", found=text, suggestion=_date_meant(text))
    return _in_living_memory(date).first_day


def _in_living_memory(date: PartialDate) -> PartialDate:
    """A year with a slip (2062, 20206) is no year of ours: the state is of 1830, and nobody announces for long."""
    if not 1800 <= date.year <= 2050:
        raise WrongError("year-odd", found=str(date))
    return date


def _date_meant(text: str) -> str:
    """A date as Greeks write it, in ISO 8601: `5/10/2026`, `5-10-26`, `5.10.2026`; nothing where it is not plain."""
    found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", text)
    if not found:
        found = re.fullmatch(r"(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})", text)
        parts = found.groups() if found else None
    else:
        parts = (f"20{found[3]}"[-4:], found[2], found[1])
    iso = f"{parts[0]}-{int(parts[1]):02}-{int(parts[2]):02}" if parts else ""
    return iso if PartialDate.parse(iso) else ""


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
    if text[5:] < text[:4]:
        raise WrongError("period-order")
    return text


def time_range(text: str) -> str:
    """A span of a day: 09:00-13:00."""
    if not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise WrongError("not-a-time-range", found=text, suggestion=hours_form.times_suggestion(text) or "")
    if text[6:] <= text[:5]:
        raise WrongError("hours-order", found=text, suggestion=hours_form.times_suggestion(text) or "")
    return text


def every(text: str) -> str:
    """The days of each month on which something happens: Tu, Tu[1], Tu[1,3], Tu[-1]."""
    if not re.fullmatch(r"(Mo|Tu|We|Th|Fr|Sa|Su)(\[(-1|[1-5])(,(-1|[1-5]))*\])?", text):
        raise WrongError("not-every", found=text)
    return text


def postcode(text: str) -> str:
    """A Greek postcode, five digits: `104 31` is 10431."""
    digits = re.sub(r"\s", "", text)
    if digits == "12345":
        raise WrongError("stand-in", found=text)
    if not _POSTCODE.fullmatch(digits):
        raise WrongError("not-a-postcode", found=text)
    return digits


def location(text: str) -> tuple[Decimal, Decimal]:
    """Latitude and longitude in degrees (WGS 84), in Greece: `37.98381, 23.72754`."""
    found = re.fullmatch(r"(\d{1,2}\.\d{3,8})\s*,\s*(\d{1,2}\.\d{3,8})", text)
    if not found:
        raise WrongError("not-a-location", found=text, suggestion=_location_meant(text))
    north, east = Decimal(found[1]), Decimal(found[2])
    if not _in_greece(north, east):
        raise WrongError(
            "location-abroad", found=text, suggestion=f"{east}, {north}" if _in_greece(east, north) else ""
        )
    return north, east


def _in_greece(north: Decimal, east: Decimal) -> bool:
    return _NORTH[0] <= north <= _NORTH[1] and _EAST[0] <= east <= _EAST[1]


def _location_meant(text: str) -> str:
    """The two numbers of a text as a location, where they lie in Greece: of a link to a map, or with other signs."""
    numbers = re.findall(r"\d{1,2}[.,]\d{3,8}", text)
    degrees = [Decimal(number.replace(",", ".")) for number in numbers]
    return ", ".join(map(str, degrees)) if len(degrees) == 2 and _in_greece(*degrees) else ""


def phone(text: str) -> str:
    """One Greek telephone number, as its national digits."""
    try:
        return telephone.parse(text)
    except telephone.PhoneError as error:
        if error.reason == "several":
            several = "  ".join(f'- {{ number: "{number}" }}' for number in telephone.numbers_in(text))
            raise WrongError("phone-several", found=text, several=several) from error
        if error.reason == "range":
            raise WrongError("phone-range", found=text, first=error.suggestion or "2693360307") from error
        raise WrongError(f"phone-{error.reason}", found=text, suggestion=error.suggestion or "") from error


def email(text: str) -> str:
    """An e-mail address."""
    if not _EMAIL.fullmatch(text) or ".." in text:
        raise WrongError("not-an-email", found=text, suggestion=_email_meant(text))
    if _STAND_IN_HOST.fullmatch(text.casefold()):
        raise WrongError("stand-in", found=text)
    return text


def _email_meant(text: str) -> str:
    """The address in a text that is nearly one: `mailto:`, `(at)`, spaces, a comma for a point, look-alike letters."""
    if re.search(r"[,;]\s", text):
        return ""  # two of them
    meant = re.sub(r"^mailto:|[\s<>\"'“”«»]|[.,;]+$", "", text, flags=re.IGNORECASE)
    meant = re.sub(r"\(at\)|\[at\]|\(παπάκι\)", "@", meant, flags=re.IGNORECASE).replace(",", ".")
    meant = letters.latin(meant)
    return meant if _EMAIL.fullmatch(meant) and ".." not in meant else ""


def url(text: str) -> str:
    """An http or https link."""
    if not _is_link(text):
        meant = re.sub(
            r"^(?:h+t+p*s?[:;]?/{0,2}:?/*)?(?=[\w-]+(?:\.[\w-]+)+(?:/|$))", "https://", text.strip("<>«»“”\"' ")
        )
        raise WrongError("not-a-link", found=text, suggestion=meant if _is_link(meant) else "")
    if _STAND_IN_HOST.fullmatch((urlsplit(text).hostname or "").removeprefix("www.")):
        raise WrongError("stand-in", found=text)
    return text


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    host = parts.hostname or ""
    is_host = re.fullmatch(r"[\w-]+(\.[\w-]+)+", host) is not None and not letters.look_alike(host)
    is_open = "@" not in parts.netloc and not re.search(r"[\s<>\"'\\]", text)
    return parts.scheme in ("http", "https") and is_host and is_open


def map_link(text: str) -> str:
    """A link to a map, with {address} where the address goes."""
    if text.count("{address}") != 1:
        raise WrongError("not-a-map-link", found=text)
    if not _is_link(text.replace("{address}", "x")):
        raise WrongError("not-a-map-link", found=text)
    return text


def colour(text: str) -> str:
    """A colour as #rrggbb, in small letters."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise WrongError("not-a-colour", found=text)
    return text.lower()


def logo(text: str) -> str:
    """A picture in the site's own folder, by its path in the checkout."""
    if not re.fullmatch(r"local/([\w-][\w.-]*/)*[\w-][\w.-]*\.(svg|png|webp)", text, re.ASCII):
        raise WrongError("not-a-logo", found=text)
    return text


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
        raise WrongError("bad-id", id=text, suggestion=id_meant(text))
    return text


def id_meant(text: str) -> str:
    """An id for what somebody wrote instead of one: `Βαθύρεμα 2` gives `vathyrema-2`; nothing where none is left."""
    mixed = letters.look_alike(text)
    readable = latin(text.replace(*mixed) if mixed else text)
    return re.sub("[^a-z0-9]+", "-", folded(readable)).strip("-")[:60].strip("-")


def name(text: str) -> Name:
    """A proper name, spaces folded."""
    return Name(plain(text))


def plain(text: str) -> str:
    """A text, spaces folded and accents in one piece; WrongError where it is not what it looks like."""
    if found := letters.stand_in(text):
        raise WrongError("stand-in", found=found)
    if mixed := letters.look_alike(text):
        raise WrongError("look-alike", found=mixed[0], meant=mixed[1])
    return unicodedata.normalize("NFC", " ".join(text.split()))
