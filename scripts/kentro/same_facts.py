"""Whether a page tells the same facts in every language: its figures, links, papers and headings.

They are read off the page as it was built, so it does not matter how they came there. What a page shows beside
its translation bears `data-beside` and is left out.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from urllib.parse import unquote, urlsplit

from kentro.languages import SOURCE, name_in
from kentro.problems import Mark, Problems

Seen = tuple[str, int]
"""What a page shows, written the same in every language, and on which line."""

KINDS = frozenset({"centre", "benefit", "benefit-centres", "municipality"})
"""The kinds of pages that are compared."""

FACTS = {
    "phones": ("τηλέφωνα", "phones"),
    "emails": ("διευθύνσεις e-mail", "e-mail addresses"),
    "links": ("σύνδεσμοι", "links"),
    "amounts": ("ποσά", "amounts"),
    "numbers": ("αριθμοί", "numbers"),
    "dates": ("ημερομηνίες", "dates"),
    "times": ("ώρες", "times"),
    "documents": ("δικαιολογητικά", "papers"),
    "headings": ("επικεφαλίδες", "headings"),
}
"""The kinds of facts, each with its label in Greek and English."""

BESIDE = "data-beside"
"""Marks what a page shows beside the translation: the Greek name, its Latin letters, a note about the language."""

_LEFT_OUT = {BESIDE, "hidden", "aria-hidden"}
"""Attributes of what is not read here; what is hidden from screen readers is said elsewhere on the page."""

_UNSEEN = ("script", "style", "template")
_VOID = ("br", "hr", "img", "input", "wbr")
_INLINE = frozenset({"a", "abbr", "b", "bdi", "cite", "em", "i", "small", "span", "strong", "time", "wbr"})
"""The elements whose text belongs to the sentence around them."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069"))
"""Marks of direction and places to break a line, which stand inside numbers."""

_SIGN = "[€$£%٪]|EUR(?!\\w)"
_SAME_SIGN = {"EUR": "€", "٪": "%"}
_FIGURE = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<time>\d\d?:\d\d)"
    rf"|(?:(?P<before>{_SIGN})\s?)?"
    r"(?P<whole>\d{1,3}(?:[.,٬\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?:[.,٫](?P<decimals>\d+))?"
    rf"(?(before)|(?:\s?(?P<after>{_SIGN}))?)"
)
"""An e-mail address, a time, or a number with its thousands, its decimals and the sign before or after it."""


@dataclass
class Shown:
    """The facts that the page `file` shows within its `<main>`, in order; the audit's parser feeds it."""

    file: str
    language: str = ""
    kind: str = ""
    found: dict[str, list[Seen]] = field(default_factory=lambda: defaultdict(list))
    """The facts of each kind, in order."""

    _reading: bool = False
    _skipped: list[str] = field(default_factory=list)
    """The element that is left out, and those with its tag inside it."""
    _document: tuple[str, str] | None = None
    """The tag and the id of a document of which nothing has been read yet."""
    _dialling: bool = False
    _text: str = ""
    _line: int = 0

    @property
    def address(self) -> str:
        """Where the page stands in its language."""
        return self.file.removeprefix(f"{self.language}/")

    def start(self, tag: str, values: Mapping[str, str], line: int) -> None:
        """An element begins."""
        if tag == "html":
            self.language = values.get("lang", "")
        elif tag == "body":
            self.kind = values.get("data-kind", "")
        elif tag == "main":
            self._reading = self.kind in KINDS
        if self._skipped:
            if tag == self._skipped[0]:
                self._skipped.append(tag)
        elif tag in _UNSEEN or (_LEFT_OUT & values.keys() and tag not in _VOID):
            self._skipped = [tag]
        elif self._reading:
            self._element(tag, values, line)

    def _element(self, tag: str, values: Mapping[str, str], line: int) -> None:
        if tag not in _INLINE:
            self._read()
        if tag == "a" and "href" in values:
            self._link(values["href"], line)
        if "datetime" in values:
            self._note("dates", values["datetime"], line)
        if "data-document" in values:
            self._document = tag, values["data-document"]
        if re.fullmatch("h[1-6]", tag):
            self._note("headings", f"{tag}#{values['id']}" if "id" in values else tag, line)

    def _link(self, href: str, line: int) -> None:
        scheme, _, rest = href.partition(":")
        if scheme == "tel":
            self._read()
            self._dialling = True
            self._note("phones", rest, line)
        elif scheme == "mailto":
            self._note("emails", unquote(rest.partition("?")[0]), line)
        else:
            self._note("links", href, line)

    def text(self, data: str, line: int) -> None:
        """A piece of text."""
        if not self._reading or self._skipped:
            return
        if self._document and data.strip():
            self._note("documents", self._document[1], line)
            self._document = None
        if not self._text.strip():
            self._line = line
        self._text += data

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipped:
            if tag == self._skipped[0]:
                self._skipped.pop()
            return
        if tag not in _INLINE or (tag == "a" and self._dialling):
            self._read()
        if tag == "a":
            self._dialling = False
        if self._document and tag == self._document[0]:
            self._document = None
        if tag == "main":
            self._reading = False

    def _read(self) -> None:
        """Note the figures of the sentence that has ended."""
        text, self._text = self._text, ""
        if not re.search(r"[\d@]", text):
            return
        text = re.sub(r"[^\D0-9]", lambda digit: str(int(digit[0])), text.translate(_INVISIBLE))
        if self._dialling:
            self._note("phones", re.sub(r"\D", "", text), self._line)
            return
        for figure in _FIGURE.finditer(text):
            for kind, what in _stated(figure):
                self._note(kind, what, self._line)

    def _note(self, kind: str, what: str, line: int) -> None:
        self.found[kind].append((what, line))


def _stated(figure: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The kind of a figure, and the figure as it is written in no language more than in another."""
    if figure["email"]:
        yield "emails", figure["email"]
    elif figure["time"]:
        yield "times", figure["time"].zfill(5)
    else:
        parts = [re.sub(r"\D", "", figure["whole"]), *filter(None, [figure["decimals"]])]
        if sign := figure["before"] or figure["after"]:
            yield "amounts", f"{'.'.join(parts)} {_SAME_SIGN.get(sign, sign)}"
        else:
            yield from (("numbers", part) for part in parts)


def compare(pages: Collection[Shown], problems: Problems) -> None:
    """Every page that tells other facts than the same page in Greek, or else in the site's first language."""
    languages = {page.file: page.language for page in pages}
    versions = defaultdict(list)
    for page in pages:
        if page.kind in KINDS:
            versions[page.address].append(page)
    for alike in versions.values():
        first, *others = sorted(alike, key=lambda page: (page.language != SOURCE, page.file != page.address))
        expected = _told(first, languages)
        for page in others:
            told = _told(page, languages)
            for kind in FACTS:
                missing, extra = _unlike(expected[kind], told[kind])
                if missing or extra:
                    _say(kind, page, missing, extra, first, problems)


def _say(kind: str, page: Shown, missing: list[Seen], extra: list[Seen], first: Shown, problems: Problems) -> None:
    language = (name_in(page.language, "el") or page.language, name_in(page.language, "en") or page.language)
    problems.inside(language, FACTS[kind]).add(
        Mark(page.file, min((line for _, line in extra), default=1)),
        ("site-facts-differ" if missing else "site-facts-extra") if extra else "site-facts-missing",
        missing=", ".join(what for what, _ in missing),
        extra=", ".join(what for what, _ in extra),
        page=first.file,
    )


def _told(page: Shown, languages: Mapping[str, str]) -> dict[str, list[Seen]]:
    """The facts of a page by their kinds, sorted; only headings have an order that every language keeps."""
    led = [(_leads_to(href, page, languages), line) for href, line in page.found["links"]]
    told = {kind: sorted(page.found[kind]) for kind in FACTS}
    return {**told, "links": sorted(fact for fact in led if fact[0]), "headings": page.found["headings"]}


def _leads_to(href: str, page: Shown, languages: Mapping[str, str]) -> str:
    """Where a link leads, the same in every language; nothing for one that not every language has."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return href
    if parts.scheme or parts.netloc:
        return href
    path = place(page.file, parts.path)
    file = next((file for file in (path, place(path + "/", "index.html")) if file in languages), path)
    address = file.removeprefix(f"{page.language}/").removesuffix("index.html")
    own = parts.path and address != "glossary/" and languages.get(file, page.language) == page.language
    return address if own else ""


def _unlike(first: list[Seen], other: list[Seen]) -> tuple[list[Seen], list[Seen]]:
    """What only the first of two lists has, and what only the other has."""
    a, b = [what for what, _ in first], [what for what, _ in other]
    missing, extra = [], []
    if a != b:
        for same, i, j, m, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if same != "equal":
                missing += first[i:j]
                extra += other[m:n]
    return missing, extra


def place(file: str, path: str) -> str:
    """What a relative address on the page `file` leads to, as a path of the site."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path)))
