"""Dates, numbers, phones and addresses as each language writes them; hours are in `hours_words.py`.

Digits are Western Arabic and the calendar Gregorian in every language, as on the papers that people
hold. Phones and times stand in `<bdi dir="ltr">`, or a right-to-left page paints them backwards.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from urllib.parse import quote, unquote, urlsplit

from babel import Locale
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import format_currency, format_decimal, format_percent
from markupsafe import Markup

from kentro import phone
from kentro.catalogue import Title, Translator
from kentro.languages import language, name_in
from kentro.model import Activity, Address, Centre, DateRange, Fact, Figure, Filling, Municipality, Source
from kentro.transliteration import latin
from kentro.values import Name, PartialDate, Text

_NBSP = "\N{NO-BREAK SPACE}"


@dataclass
class Wording:
    """Facts in the words of one language."""

    translator: Translator

    @property
    def tag(self) -> str:
        return self.translator.tag

    @property
    def locale(self) -> str:
        return language(self.tag).locale

    @property
    def comma(self) -> str:
        return language(self.tag).comma

    @property
    def colon(self) -> str:
        return language(self.tag).colon

    def date(self, date: PartialDate | datetime.date) -> Markup:
        """`15 Μαΐου 2023`, `Μάιος 2023` or `2023`, to the precision of the date, as a `<time>`."""
        if isinstance(date, datetime.date):
            date = PartialDate(date.year, date.month, date.day)
        return Markup('<time datetime="{}">{}</time>').format(date, _date(date, self.tag))

    def date_pattern(self) -> dict[str, object]:
        """How a script writes a date: `{day} {month} {year}`, the months (numbers in Chinese), the first day of one."""
        said = [_date(PartialDate(2033, month, 22), self.tag) for month in range(1, 13)]
        said = [text.replace("2033", "{year}").replace("22", "{day}") for text in said]
        names = [_words(name) for name in get_month_names("wide", "format", self.locale).values()]
        numbers = ([f"{n:{width}}" for n in range(1, 13)] for width in ("02", "1"))
        months = next(each for each in (names, *numbers) if all(map(str.__contains__, said, each)))
        return {"date": said[0].replace(months[0], "{month}"), "months": months, "first": language(self.tag).first}

    def distances(self) -> tuple[list[Markup], str]:
        """How far it is, with an empty `<bdi>` for the number: in hundreds of metres, then each form of kilometres.

        And for each number of kilometres up to 199 the place of its form; beyond, the last two digits decide.
        https://cldr.unicode.org/index/cldr-spec/plural-rules
        """

        def away(key: str, n: int) -> Markup:
            return self.translator.ui("nearest.away", distance=self.translator.ui(key, n, n=Markup("<bdi></bdi>")))

        metres, kilometres = away("nearest.metres", 100), [away("nearest.kilometres", n) for n in range(200)]
        forms = list(dict.fromkeys(kilometres))
        return [metres, *forms], "".join(str(1 + forms.index(form)) for form in kilometres)

    def number(self, n: int | Decimal) -> str:
        return str(format_decimal(n, locale=self.locale))

    def phone(self, number: str) -> Markup:
        """The number as Greeks write it, unbreakable and always left to right."""
        return self.ltr(phone.grouped(number).replace(" ", _NBSP))

    def ltr(self, text: str) -> Markup:
        return Markup('<bdi dir="ltr">{}</bdi>').format(text)

    def email(self, address: str) -> Markup:
        """An e-mail address that may be broken after its @, and copies without a trace of that."""
        return Markup("@<wbr>").join(address.split("@"))

    def address(self, url: str) -> Markup:
        """A web address as a link that shows the whole of it and may be broken anywhere."""
        return Markup('<a href="{0}"><bdi dir="ltr">{0}</bdi></a>').format(url)

    def name(self, name: Name) -> Markup:
        """A proper name: the Greek, and on other pages its Latin letters beside it."""
        if self.tag == "el":
            return Markup("{}").format(name.greek)
        return Markup(
            '<span lang="el" dir="ltr">{}</span> <span class="kn-latin" lang="el-Latn" dir="ltr" data-beside>{}</span>'
        ).format(name.greek, latin(name.greek))

    def centre(self, centre: Centre, municipality: Municipality) -> Title:
        """What a centre is called where nothing else says whose it is: with its municipality, if the name lacks it."""
        name, town = self.translator.title(centre.name), self.translator.title(municipality.name)
        named = municipality.name.greek.removeprefix("Δήμος ") in centre.name.greek
        return name if named or town.tag != name.tag else Title(f"{name.text}{self.comma}{town.text}", name.tag)

    def official(self, text: Text) -> Markup:
        """The official name of a thing: translated, with the Greek beside it on other pages."""
        said = self.translator.html(text)
        if self.tag == "el" or not self.translator.translated(text):
            return said
        return Markup('{} <span class="kn-greek" lang="el" dir="ltr" data-beside>{}</span>').format(said, text.greek)

    def publisher(self, source: Source) -> Markup:
        """Who published a source: its name, or the site of its link."""
        return self.translator.html(source.publisher) if source.publisher else self.ltr(self.host(source.url or ""))

    def one_of_each(self, ids: Iterable[str], sources: Mapping[str, Source]) -> list[str]:
        """The ids without those whose publisher and date are the same, in Greek, as of one before."""
        known = ((key, sources[key]) for key in reversed(list(ids)))
        said = {(str(source.publisher or self.host(source.url or "")), source.published): key for key, source in known}
        return list(reversed(said.values()))

    def date_of(self, source: Source) -> Markup:
        """When a source was published, or that it does not say."""
        return self.date(source.published) if source.published else self.translator.ui("sources.undated")

    def age(self, source: Source) -> Markup:
        """The same, and what an undated source tells of its age."""
        if source.published:
            return self.date(source.published)
        if source.not_before:
            return self.translator.ui("sources.not-before", date=self.date(source.not_before))
        return self.translator.ui("sources.undated")

    def floor(self, floor: int) -> Markup:
        return (
            self.translator.ui("address.ground-floor") if floor == 0 else self.translator.ui("address.floor", n=floor)
        )

    def counted(self, key: str, n: int | Decimal) -> Markup:
        """A counted thing by the key of its plural string: `2 ψυχολόγοι`."""
        return self.translator.ui(key, n, n=self.number(n))

    def value(self, fact: Fact) -> Markup:
        """A typed fact in words: `216 € τον μήνα`, `67%`, `5 χρόνια`, `27 Φεβρουαρίου 2026`, `18:00`, a phone."""
        if fact.date:
            return self.date(fact.date)
        if fact.phone:
            return Markup('<a href="{}">{}</a>').format(phone.href(fact.phone), self.phone(fact.phone))
        if fact.value is None:
            return self.ltr(fact.time) if fact.time else self.code(fact.code or "")
        if fact.unit == "EUR":
            amount = self.ltr(_euros(fact.value, self.locale))
            return self.translator.ui(f"fact.per-{fact.per}", amount=amount) if fact.per else amount
        if fact.unit == "percent":
            return self.ltr(_unmarked(str(format_percent(fact.value / 100, locale=self.locale))))
        return self.counted(f"fact.{fact.unit}", fact.value)

    def code(self, code: str) -> Markup:
        """An official number, which may be long and hold Greek letters in every language."""
        return Markup('<bdi dir="ltr" lang="el">{}</bdi>').format(code)

    def period(self, period: DateRange) -> Markup:
        if period.start is None:
            return self.translator.ui("activity.until", end=self.date(period.end))
        if period.start == period.end:
            return self.date(period.end)
        return self.translator.ui("activity.span", start=self.date(period.start), end=self.date(period.end))

    def figure(self, figure: Figure) -> Markup:
        """The number of a report's line with its unit and how exact it is."""
        said = self.counted(f"activity.{figure.unit}", figure.value)
        return said if figure.precision == "exact" else self.translator.ui(f"activity.{figure.precision}", n=said)

    def share(self, report: Activity, figure: Figure) -> str | None:
        """The length of a line's bar, per cent of the largest line that counts the same thing; None where it is alone.

        A part is measured against the same scale as the line that contains it, where both count the same.
        """
        alike = [other.value for other in report.figures.values() if _scale(report, other) == _scale(report, figure)]
        return f"{100 * figure.value / max(alike):.3g}" if len(alike) > 1 and max(alike) else None

    def fillings(self, values: Mapping[str, Filling]) -> dict[str, Markup]:
        """What the placeholders of a remark show."""
        shown = {}
        for key, value in values.items():
            if value.street:
                shown[key] = self.name(value.street)
            elif value.time:
                shown[key] = self.ltr(value.time.replace("-", "–"))
        return shown

    def languages(self, tags: Iterable[str]) -> str:
        """The names of languages, in this language."""
        return self.comma.join(name_in(tag, self.tag) or tag for tag in tags)

    def link(self, url: str) -> str:
        """A link with its percent-encoded letters as letters: a third of the bytes, the same address."""
        return re.sub("(?:%[89A-Fa-f][0-9A-Fa-f])+", _with_letters, url)

    def host(self, url: str) -> str:
        """The part of an address that readers know a site by."""
        return (urlsplit(url).hostname or url).removeprefix("www.")


def plain(said: Markup, tag: str) -> str:
    """Words of a language without markup; in one from right to left, what is not stays so by the marks of Unicode.

    A list of numbers is else painted from its end: `15:00–08:00`. https://www.unicode.org/reports/tr9/
    """
    if language(tag).dir == "rtl":
        said = Markup(re.sub("<bdi[^>]*>", "\u2066", said).replace("</bdi>", "\u2069"))
    return said.striptags()


def postal(address: Address, municipality: Text) -> str:
    """An address as one writes it on an envelope in Greece, in one line: in Greek in every language."""
    where = ", ".join(str(part) for part in (address.street, address.place) if part)
    town = " ".join(str(part) for part in (address.postcode, address.locality or municipality.greek) if part)
    return f"{where}, {town}"


def map_query(address: Address, municipality: str) -> str:
    """What to look up on a map, for an address: the place itself, else street or building, and the town."""
    if address.location:
        return quote(",".join(map(str, address.location)))
    where = address.street or address.place
    parts = [str(where)] if where else []
    return quoted(", ".join([*parts, str(address.locality or municipality)]))


def quoted(text: str) -> str:
    """A text for the query of an address, percent-encoded but for its letters: browsers do that.

    https://url.spec.whatwg.org/#url-code-points
    """
    return "".join(letter if letter.isalnum() else quote(letter, safe="-._~") for letter in text)


def _with_letters(encoded: re.Match[str]) -> str:
    text = unquote(encoded[0])
    return encoded[0] if "\ufffd" in text else quoted(text)


def _scale(report: Activity, figure: Figure) -> str:
    """What a line's bar is measured with: applications are part of requests, people are not sessions."""
    whole = report.figures.get(figure.part_of or "")
    return whole.unit if whole and {whole.unit, figure.unit} == {"requests", "applications"} else figure.unit


def _euros(value: Decimal, locale: str) -> str:
    """An amount in euros, with cents only where there are some and with its sign in every language."""
    pattern = Locale.parse(locale).currency_formats["standard"].pattern.replace("¤", "€")
    if value == value.to_integral_value():
        pattern = pattern.replace(".00", "")
    return _unmarked(str(format_currency(value, "EUR", pattern, locale=locale, currency_digits=False)))


def _unmarked(number: str) -> str:
    """A number without the direction marks of CLDR: it stands in an element of its own direction."""
    return re.sub("[\u061c\u200e\u200f]", "", number)


@cache
def _date(date: PartialDate, tag: str) -> str:
    day, locale = date.first_day, language(tag).locale
    if date.day:
        said = _words(str(format_date(day, "long", locale=locale)))
        return re.sub(r"^1(?=\s)", language(tag).first, said)
    if date.month:
        return _words(str(format_skeleton("yMMMM", day, locale=locale, fuzzy=True)))
    return str(date.year)


def _words(date: str) -> str:
    """A date unbreakable, and without the `р.` and `г.` of Ukrainian and Russian: they would double a full stop."""
    return re.sub(r"\s[рг]\.$", "", date).replace(" ", _NBSP)
