"""Translations: gettext catalogues whose messages are found by their context alone.

`data/national/translations/<lang>.po` holds what every fork shares, `data/translations/<lang>.po` what is
the fork's own; the fork's wins. A translation whose Greek source has changed since, or that is marked
fuzzy, is not used: the reader gets the next language of the chain, marked as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.pofile import PoFileError, read_po
from markupsafe import Markup, escape

from kentro.languages import LANGUAGES, SOURCE
from kentro.problems import Mark, Problem, Problems
from kentro.values import PLACEHOLDER, Text

NATIONAL = "data/national/translations"
OWN = "data/translations"


@dataclass(frozen=True)
class Message:
    """A translated message: the Greek it was made from, and one string for each plural form of the language."""

    source: tuple[str, ...]
    strings: tuple[str, ...]
    behind: Message | None = field(default=None, compare=False)
    """The national message that a fork's own stands before: it is asked where the fork's is of an older Greek."""


Catalogue = Mapping[str, Message]
"""The usable messages of a language, by context."""


def read_catalogues(root: Path, tags: tuple[str, ...]) -> tuple[dict[str, Catalogue], list[Problem]]:
    """The catalogues of the languages `tags` and of those that stand in for them."""
    problems = Problems()
    wanted = {tag for site_tag in tags for tag in (site_tag, *LANGUAGES[site_tag].fallback)} - {SOURCE}
    catalogues: dict[str, Catalogue] = {}
    for tag in sorted(wanted):
        merged: dict[str, Message] = {}
        for folder in (NATIONAL, OWN):
            file = f"{folder}/{tag}.po"
            if (root / file).is_file():
                for context, message in _read(root / file, file, problems).items():
                    merged[context] = replace(message, behind=merged.get(context))
        catalogues[tag] = merged
    return catalogues, problems.found


def _read(path: Path, file: str, problems: Problems) -> Catalogue:
    try:
        with path.open("rb") as stream:
            po = read_po(stream, abort_invalid=True)
    except PoFileError as error:
        problems.add(Mark(file, error.lineno + 1), "po-broken", reason=str(error))
        return {}
    except (ValueError, LookupError) as error:  # a header that names no encoding, locale or plural rule
        problems.add(Mark(file), "po-broken", reason=str(error))
        return {}
    messages = {}
    for entry in po:
        strings = _forms(entry.string)
        if entry.context and not entry.fuzzy and strings and all(strings):
            source = _forms(entry.id)
            wrong = {name for text in strings for name in PLACEHOLDER.findall(text)} ^ set(
                PLACEHOLDER.findall(source[-1])
            )
            if wrong:
                names = ", ".join(sorted(wrong))
                problems.add(Mark(file, entry.lineno or 1), "po-placeholder", context=entry.context, names=names)
            else:
                messages[entry.context] = Message(source, strings)
    return messages


def _forms(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (value or "",) if isinstance(value, str | None) else tuple(value)


@dataclass
class Translator:
    """Says the texts of one page in one language; remembers whether a text had to be said in another."""

    tag: str
    catalogues: Mapping[str, Catalogue]
    interface: Mapping[str, Text]
    fell_back: bool = field(default=False, init=False)

    def ui(self, key: str, n: int | Decimal | None = None, /, **values: object) -> Markup:
        """A string of the pages by its key; `n` chooses the plural form."""
        return self.html(self.interface[key], n, **values)

    def html(self, text: Text, n: int | Decimal | None = None, /, **values: object) -> Markup:
        """The text as HTML, its placeholders filled; with its true `lang` where it is another language's."""
        return self.linked(text, escape, n, **values)

    def linked(
        self, text: Text, show: Callable[[str], Markup], n: int | Decimal | None = None, /, **values: object
    ) -> Markup:
        """The same, where `show` turns the words between placeholders into HTML (the glossary links some of them)."""
        said, tag = self._said(text, n)
        filled = _filled(said, values, show)
        if tag == self.tag:
            return filled
        self.fell_back = True
        return Markup('<span lang="{}" dir="{}">{}</span>').format(tag, LANGUAGES[tag].dir, filled)

    def plain(self, text: Text | str, n: int | Decimal | None = None, /, **values: object) -> str:
        """The text without markup, for titles and descriptions; a key stands for a string of the pages."""
        said, _ = self._said(self.interface[text] if isinstance(text, str) else text, n)
        return PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), said) if values else said

    def crumb(self, text: Text | str, path: str) -> tuple[str, str, str]:
        """A step of a breadcrumb: the text, its address, and the language that it had to be said in."""
        text = self.interface[text] if isinstance(text, str) else text
        return self.plain(text), path, self._said(text, None)[1]

    def translated(self, text: Text) -> bool:
        return self._said(text, None)[1] == self.tag

    def whole(self, keys: Iterable[str]) -> Translator:
        """The translator of the first language of the chain that has all these strings of the pages."""
        texts = [self.interface[key] for key in keys]
        chain = (Translator(tag, self.catalogues, self.interface) for tag in (self.tag, *LANGUAGES[self.tag].fallback))
        return next(t for t in chain if all(map(t.translated, texts)))

    def _said(self, text: Text, n: int | Decimal | None) -> tuple[str, str]:
        forms = (text.greek,) if text.plural is None else (text.greek, text.plural)
        for tag in (self.tag, *LANGUAGES[self.tag].fallback):
            if tag == SOURCE:
                return _plural(forms, n, tag), tag
            message = self.catalogues[tag].get(text.context)
            while message and message.source != forms:
                message = message.behind
            if message:
                return _plural(message.strings, n, tag), tag
        return _plural(forms, n, SOURCE), SOURCE


def _filled(said: str, values: Mapping[str, object], show: Callable[[str], Markup]) -> Markup:
    """The escaped text with its placeholders filled; a text without values is shown as it is, braces included."""
    if not values:
        return show(said)
    parts = PLACEHOLDER.split(said)
    shown = [show(part) if index % 2 == 0 else escape(values[part]) for index, part in enumerate(parts)]
    return Markup("").join(shown)


def _plural(forms: tuple[str, ...], n: int | Decimal | None, tag: str) -> str:
    if n is None or len(forms) == 1:
        return forms[0]
    return forms[min(_plural_index(tag, n), len(forms) - 1)]


@cache
def _plural_index(tag: str, n: int | Decimal) -> int:
    """Which plural form `n` takes: the index of its CLDR category among those of the language."""
    rule = Locale.parse(tag).plural_form
    categories = ("zero", "one", "two", "few", "many", "other")
    order: list[str] = [category for category in categories if category in {*rule.tags, "other"}]
    return order.index(rule(n))
