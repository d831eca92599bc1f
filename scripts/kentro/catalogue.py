"""Translations: gettext catalogues whose messages are found by their context alone.

`data/national/translations/<lang>.po` holds what every fork shares, `data/translations/<lang>.po` what is
the fork's own; the fork's wins. A translation whose Greek source has changed since, or that is marked
fuzzy, is not used: the reader gets the next language of the chain, marked as such.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.pofile import PoFileError, read_po
from markupsafe import Markup, escape

from kentro import figures, letters, signoff
from kentro.languages import SOURCE, language
from kentro.problems import Mark, Problem, Problems
from kentro.values import PLACEHOLDER, Text

NATIONAL = "data/national/translations"
OWN = "data/translations"

MAX_BYTES = 5_000_000
MAX_MESSAGES = 50_000
_MOST_FORMS = 6
"""No language has more plural forms than Arabic."""


@dataclass(frozen=True)
class Message:
    """A translated message: the Greek it was made from, and one string for each plural form of the language."""

    source: tuple[str, ...]
    strings: tuple[str, ...]
    behind: Message | None = field(default=None, compare=False)
    """The national message that a fork's own stands before: it is asked where the fork's is of an older Greek."""
    reviewed: bool = field(default=False, compare=False)
    """Whether a native speaker has signed off these very words."""
    mark: Mark = field(default=Mark(""), compare=False)
    """Where it stands in its file."""


_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+(?:[^\w<>&]+[\u0370-\u03ff\u1f00-\u1fff]+)*")

Catalogue = Mapping[str, Message]
"""The usable messages of a language, by context."""


def read_catalogues(root: Path, tags: tuple[str, ...]) -> tuple[dict[str, Catalogue], list[Problem]]:
    """The catalogues of the languages `tags` and of those that stand in for them."""
    problems = Problems()
    wanted = {tag for site_tag in tags for tag in (site_tag, *language(site_tag).fallback)} - {SOURCE}
    catalogues: dict[str, Catalogue] = {}
    for tag in sorted(wanted):
        merged: dict[str, Message] = {}
        for folder in (NATIONAL, OWN):
            file = f"{folder}/{tag}.po"
            if (root / file).is_file():
                messages, found = _read((root / file).read_bytes(), file)
                problems.found.extend(found)
                for context, message in messages.items():
                    merged[context] = replace(message, behind=merged.get(context))
        catalogues[tag] = merged
        _check_units(tag, merged, problems)
    return catalogues, problems.found


@lru_cache(maxsize=40)
def _read(data: bytes, file: str) -> tuple[Catalogue, list[Problem]]:
    """The usable messages of a file, and what is wrong with it: in `serve` it is the same after most changes."""
    problems = Problems()
    if len(data) > MAX_BYTES or data.count(b"msgid") > MAX_MESSAGES:
        problems.add(Mark(file), "yaml-too-big", limit=str(MAX_BYTES // 1_000_000))
        return {}, problems.found
    try:
        po = parsed(data)
    except PoFileError as error:
        problems.add(Mark(file, error.lineno + 1), "po-broken", reason=str(error))
        return {}, problems.found
    except (ValueError, LookupError) as error:  # a header that names no encoding, locale or plural rule
        problems.add(Mark(file), "po-broken", reason=str(error))
        return {}, problems.found
    messages = {}
    for entry in po:
        strings = forms_of(entry.string)
        if entry.context and not entry.fuzzy and all(text.strip() for text in strings):
            mark, source = Mark(file, entry.lineno or 1), forms_of(entry.id)
            wanted = set(PLACEHOLDER.findall(source[-1]))
            wrong = {name for text in strings for name in wanted ^ set(PLACEHOLDER.findall(text))}
            digits = next(filter(None, (figures.stray_digits(source[-1], text) for text in strings)), "")
            seen = problems.inside(entry.context)
            if sign := next(filter(None, map(letters.invisible, strings)), None):
                seen.add(mark, "invisible", sign=sign, found=_shortened(strings))
            elif mixed := next(filter(None, map(letters.look_alike, strings)), None):
                seen.add(mark, "look-alike", found=mixed[0], meant=mixed[1])
            elif stand_in := next(filter(None, map(letters.stand_in, strings)), None):
                seen.add(mark, "stand-in", found=stand_in)
            elif wrong:
                problems.add(mark, "po-placeholder", context=entry.context, names=", ".join(sorted(wrong)))
            elif digits:
                problems.add(mark, "po-number", context=entry.context, found=digits)
            else:
                reviewed = signoff.holds(entry.user_comments, *source, *strings)
                messages[entry.context] = Message(source, strings, reviewed=reviewed, mark=mark)
    return messages, problems.found


def parsed(data: bytes, tag: str | None = None) -> Catalog:
    """A `.po` file, with what gettext's own tools and Windows editors add and Babel does not read."""
    if any(int(forms) > _MOST_FORMS for forms in re.findall(rb"nplurals\D{0,9}(\d+)", data)):
        raise ValueError(f"nplurals > {_MOST_FORMS}")  # Babel makes room for as many as a header says
    plain = data.removeprefix(codecs.BOM_UTF8).replace(b"\n#~|", b"\n#|")  # the older source of an obsolete message
    return read_po(io.BytesIO(plain), locale=tag, abort_invalid=True)


def _shortened(strings: tuple[str, ...]) -> str:
    """The beginning of a translation, as far as one sees it."""
    return "".join(letter for letter in " ".join(strings)[:40] if not letters.invisible(letter))


def _check_units(tag: str, messages: Catalogue, problems: Problems) -> None:
    """A unit stands in a translation only where its Greek names it, or it comes with a placeholder's value."""
    counted = {context: messages[context].strings for context in figures.UNITS if context in messages}
    units = figures.units_of(tag, counted)
    for context, message in messages.items():
        for text in message.strings if context not in figures.UNITS else ():
            if found := figures.stray_unit(message.source[-1], text, units):
                problems.add(message.mark, "po-unit", context=context, found=found)


def forms_of(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The texts of a message, or of its plural forms, as gettext libraries give them: one string, or several."""
    return (value or "",) if isinstance(value, str | None) else tuple(value)


Crumb = tuple[str, str, str]
"""A step of a breadcrumb: its text, its address and the language of the text."""


@dataclass(frozen=True)
class Title:
    """The title of a page, and the language that it had to be said in."""

    text: str
    tag: str


@dataclass
class Tally:
    """How many letters of a page were said in its own language, in another's, and how many of its own are reviewed."""

    own: int = 0
    reviewed: int = 0
    foreign: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.own + other.own, self.reviewed + other.reviewed, self.foreign + other.foreign)


@dataclass
class Translator:
    """Says the texts of one page in one language; counts what had to be said in another."""

    tag: str
    catalogues: Mapping[str, Catalogue]
    interface: Mapping[str, Text]
    tally: Tally = field(default_factory=Tally, init=False)

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
        said, tag, reviewed = self._said(text, n)
        shown = show if tag == SOURCE else lambda part: _greek_marked(show(part))
        size = _letters(PLACEHOLDER.sub("", said))
        if tag == self.tag:
            self.tally.own += size
            self.tally.reviewed += size if reviewed else 0
            return _filled(said, values, shown)
        self.tally.foreign += size
        kept = {name: in_language(self.tag, value) for name, value in values.items()}
        return in_language(tag, _filled(said, kept, shown))

    def plain(self, text: Text | str, n: int | Decimal | None = None, /, **values: object) -> str:
        """The text without markup, for titles and descriptions; a key stands for a string of the pages."""
        said, _, _ = self._said(self.interface[text] if isinstance(text, str) else text, n)
        return PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), said) if values else said

    def labelled(self, key: str) -> Markup:
        """The attributes of an element that has a string of the pages for a name: `aria-label`, and its language."""
        tag = self.language_of(key)
        marked = Markup(' lang="{}"').format(tag) if tag != self.tag else Markup("")
        return Markup(' aria-label="{}"').format(self.plain(key)) + marked

    def unlabelled(self, key: str) -> Markup:
        """The attribute of what stands inside such an element: the page's language again."""
        return Markup("") if self.language_of(key) == self.tag else Markup(' lang="{}"').format(self.tag)

    def crumb(self, text: Text | str, path: str) -> Crumb:
        """A step of a breadcrumb: the text, its address, and the language that it had to be said in."""
        return self.plain(text), path, self.language_of(text)

    def title(self, text: Text | str, **values: object) -> Title:
        """A text or a string of the pages as a title."""
        return Title(self.plain(text, **values), self.language_of(text))

    def language_of(self, text: Text | str) -> str:
        """The language that a text, or a string of the pages, has to be said in."""
        return self._said(self.interface[text] if isinstance(text, str) else text, None)[1]

    @property
    def fell_back(self) -> bool:
        """Whether a text had to be said in another language."""
        return self.tally.foreign > 0

    def translated(self, text: Text) -> bool:
        return self.language_of(text) == self.tag

    def state(self, text: Text) -> str | None:
        """How a text is said in this very language: source, translated or reviewed; None where it is not."""
        _, tag, reviewed = self._said(text, None)
        if tag != self.tag:
            return None
        return "source" if tag == SOURCE else "reviewed" if reviewed else "translated"

    def whole(self, keys: Iterable[str]) -> Translator:
        """The translator of the first language of the chain that has all these strings of the pages."""
        texts = [self.interface[key] for key in keys]
        return next(t for t in self.chain if all(map(t.translated, texts)))

    @property
    def chain(self) -> Iterator[Translator]:
        """The translators of this language and of those that stand in for it, in their order."""
        for tag in (self.tag, *language(self.tag).fallback):
            yield Translator(tag, self.catalogues, self.interface)

    def _said(self, text: Text, n: int | Decimal | None) -> tuple[str, str, bool]:
        """What a text says, in which language, and whether that translation is reviewed.

        `{days}: {times}` has no words: in whichever catalogue it was found, it is of the page's own language.
        """
        said, tag, reviewed = self._found(text, n)
        return said, tag if _letters(PLACEHOLDER.sub("", said)) else self.tag, reviewed

    def _found(self, text: Text, n: int | Decimal | None) -> tuple[str, str, bool]:
        forms = text.forms
        for tag in (self.tag, *language(self.tag).fallback):
            if tag == SOURCE:
                break
            message = self.catalogues[tag].get(text.context)
            while message and message.source != forms:
                message = message.behind
            if message:
                return _plural(message.strings, n, tag), tag, message.reviewed
        return _plural(forms, n, SOURCE), SOURCE, True


def in_language(tag: str, said: object) -> Markup:
    """The words of a language as an element with its `lang` and `dir`; what has no letters belongs to none."""
    shown = escape(said)
    if not _letters(shown.striptags()):
        return shown
    return Markup('<span lang="{}" dir="{}">{}</span>').format(tag, language(tag).dir, shown)


def _greek_marked(shown: Markup) -> Markup:
    """A translation in which a Greek name is quoted, with its language."""
    return Markup(_GREEK.sub(lambda found: in_language(SOURCE, Markup(found[0])), shown))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


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
    return forms[min(plural_index(tag, n), len(forms) - 1)]


@cache
def plural_index(tag: str, n: int | Decimal) -> int:
    """Which plural form `n` takes: the index of its CLDR category among those of the language."""
    rule = Locale.parse(tag).plural_form
    categories = ("zero", "one", "two", "few", "many", "other")
    order: list[str] = [category for category in categories if category in {*rule.tags, "other"}]
    return order.index(rule(n))
