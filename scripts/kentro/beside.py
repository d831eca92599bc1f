"""Puts a page in the reader's language beside the Greek one, line by line, for two people who read it together.

Both were made by one template from the same data, so their lines correspond. What a page shows only in
another language (`data-beside`: the Greek name, a box for the driver) and what is no line of text is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from markupsafe import Markup, escape

_LINES = {"h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "tr", "caption", "summary", "address"}
_KEPT = {"a", "b", "strong", "span", "bdi", "time", "br", "wbr"}
_VOID = {"br", "wbr", "input", "img", "hr"}
_LEFT_OUT = {"svg", "nav", "script", "style", "thead"}
_CLASSES_LEFT_OUT = {"kn-section--sources", "kn-now", "kn-filter", "kn-from", "kn-reported", "kn-verified", "kn-keep"}


@dataclass(frozen=True)
class Row:
    """A line in both languages; `level` is that of a heading, 0 for any other line."""

    level: int
    here: Markup
    greek: Markup


def lines(here: str, greek: str) -> list[Row]:
    """The lines of a page's body beside those of the Greek one; ValueError where they do not correspond."""
    ours, theirs = _read(here, links=True), _greek(greek)
    if [name for name, _ in ours] != [name for name, _ in theirs]:
        raise ValueError("the two languages of a page have different lines")
    return [
        Row(int(name[1]) if name[0] == "h" else 0, said, source)
        for (name, said), (_, source) in zip(ours, theirs, strict=True)
    ]


@lru_cache(maxsize=1)
def _greek(html: str) -> list[tuple[str, Markup]]:
    """The lines of the Greek body: every other language is put beside the same."""
    return _read(html, links=False)


def _read(html: str, *, links: bool) -> list[tuple[str, Markup]]:
    reader = _Reader(links)
    reader.feed(html)
    reader.close()
    return list(reader.found())


@dataclass
class _Reader(HTMLParser):
    """The lines of a body, each with the element that it stands in."""

    links: bool
    """Whether it is the reader's column: that one has the links, and Latin letters beside Greek names."""
    _open: list[tuple[str, bool, str]] = field(default_factory=list)
    """The open elements, each with whether it is left out, and what ends it."""
    _line: list[str] = field(default_factory=list)
    """The elements of lines that are open, the innermost last."""
    _said: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def found(self) -> Iterator[tuple[str, Markup]]:
        for name, said in self._said:
            if Markup(said).striptags().strip():
                yield name, Markup(re.sub("[ \t\n]+", " ", said).strip(" "))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = set(values.get("class", "").split())
        extra = "data-beside" in values and not (self.links and "kn-latin" in classes)
        out = self._is_out or tag in _LEFT_OUT or "hidden" in values or extra or bool(_CLASSES_LEFT_OUT & classes)
        start, end = self._kept(tag, values) if tag in _KEPT and not out else ("", "")
        if {"kn-quiet", "kn-block"} & classes and start:
            start = f"<br>{start}"
        if tag not in _VOID:
            self._open.append((tag, out, end))
        if tag in _LINES and not out:
            self._line.append(tag)
            self._said.append((tag, ""))
        self._add(" " if tag in ("th", "td") else start)

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, out, end = self._open.pop()
            self._add(end)
            if not out and name in _LINES:
                self._line.pop()
                if self._line:  # what follows belongs to the element around it
                    self._said.append((self._line[-1], ""))
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._is_out:
            self._add(escape(data))

    @property
    def _is_out(self) -> bool:
        return any(out for _, out, _ in self._open)

    def _add(self, html: str) -> None:
        if self._line and self._said:
            name, said = self._said[-1]
            self._said[-1] = (name, f"{said}{html}")

    def _kept(self, tag: str, values: dict[str, str]) -> tuple[str, str]:
        """What opens and ends an element within a line: a link one folder deeper, and none to a place on the page."""
        if tag == "a":
            href = values.get("href", "")
            if not self.links or href.startswith("#"):
                return "", ""
            values = {"href": href if ":" in href else f"../{href}"}
        names = (name for name in ("href", "lang", "dir", "datetime") if name in values)
        attributes = Markup("").join(Markup(' {}="{}"').format(name, values[name]) for name in names)
        return f"<{tag}{attributes}>", "" if tag in _VOID else f"</{tag}>"
