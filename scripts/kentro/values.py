"""The small values that records are made of: texts, names, dates, each with what makes it translatable."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_-]*)\}")
"""A named placeholder in a text: a fact of the data is put there, in every language the same."""

Location = tuple[Decimal, Decimal]
"""Latitude and longitude in degrees (WGS 84)."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class Text:
    """A Greek text that translators translate; `context` is its stable path (gettext msgctxt).

    `plural` is set where the text depends on a number: (one, other) in Greek. An `official` text is
    the proper name of a thing: on a page in another language the Greek stands beside its translation.
    """

    context: str
    greek: str
    plural: str | None = None
    official: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The Greek, or both its forms where it depends on a number: the source of its translations."""
        return (self.greek,) if self.plural is None else (self.greek, self.plural)

    @property
    def path(self) -> tuple[str, ...]:
        """The keys of its context: where the text is written in the data."""
        return tuple(self.context.split("."))

    def __str__(self) -> str:
        return self.greek


@dataclass(frozen=True)
class Name:
    """A proper name or address, never translated: the Greek as written, with ELOT 743 letters beside it."""

    greek: str

    def __str__(self) -> str:
        return self.greek


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date to the precision that its source gives: 2023, 2023-05 or 2023-05-15."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """The date that `text` writes in ISO 8601, or None."""
        found = _ISO.fullmatch(text)
        if not found:
            return None
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        try:
            datetime.date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            return None
        return cls(year, month, day)

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        parts = (f"{self.year:04}", f"-{self.month:02}" if self.month else "", f"-{self.day:02}" if self.day else "")
        return "".join(parts)


@dataclass(frozen=True)
class Period:
    """A length of time in whole months (ISO 8601 duration P6M)."""

    months: int

    def after(self, day: datetime.date) -> datetime.date:
        """The day that lies this long after `day`; the last of the month where the day does not exist."""
        month = day.month - 1 + self.months
        year, month = day.year + month // 12, month % 12 + 1
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        last = (following - datetime.timedelta(days=1)).day
        return datetime.date(year, month, min(day.day, last))


def texts_of(value: object) -> Iterator[Text]:
    """Every text inside a record, in the order of its fields."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        for child in value.values():
            yield from texts_of(child)
    elif isinstance(value, tuple):
        for child in value:
            yield from texts_of(child)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from texts_of(getattr(value, part.name))
