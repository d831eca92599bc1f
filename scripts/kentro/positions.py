"""YAML as text with positions: what looks right is right, and nothing is guessed.

PyYAML's own loader turns `15:00` into 900, `no` into False and `01234` into 668, and keeps the last
of two equal keys. Here every scalar stays the text that the editor sees; types are decided by the
field that reads it. Aliases, anchors, tags and duplicate keys are refused with their place, and so is
what is too big, too deep, too long or too many: before anything else looks at it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

import yaml

from kentro.problems import Mark, Problems

MAX_DEPTH = 20
MAX_BYTES = 5_000_000
MAX_VALUES = 150_000
"""Of one file: four times what 350 centres need, and read in half a second."""

MAX_LETTERS = 5_000
"""Of one text: ten times the longest that anybody wrote."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Scalar:
    """A text; `plain` when it stood without quotes."""

    text: str
    plain: bool
    mark: Mark


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True)
class Mapping:
    """Keys and values, in the order in which they stand."""

    entries: tuple[tuple[Scalar, Node], ...]
    mark: Mark

    def get(self, key: str) -> Node | None:
        return next((node for name, node in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    pass


def read(source: bytes, file: str, problems: Problems) -> Node | None:
    """The node tree of one YAML document, or None after adding what is wrong to `problems`.

    `file` is the name that problems carry. A byte-order mark at the start and CRLF are accepted.
    """
    if len(source) > MAX_BYTES:
        problems.add(Mark(file), "yaml-too-big", limit=str(MAX_BYTES // 1_000_000))
        return None
    source = source.removeprefix(codecs.BOM_UTF8)
    try:
        text = source.decode()
    except UnicodeDecodeError as error:
        problems.add(_after(source[: error.start].decode(), file), "yaml-not-utf8")
        return None
    try:
        return _Builder(text, file, problems).document()
    except _RefusedError:
        return None
    except yaml.MarkedYAMLError as error:
        place = _stopped_at(error, text, file)
        problems.add(*_slip(error, text, place))
        return None
    except yaml.reader.ReaderError:
        # Its own position counts bytes or characters, depending on which of PyYAML's two parsers ran.
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        problems.add(_after(text[: found.start()] if found else "", file), "yaml-bad-character")
        return None


class _Builder:
    """Builds nodes from PyYAML's events, which know where they stand."""

    def __init__(self, text: str, file: str, problems: Problems) -> None:
        self.events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_Loader))
        self.file = file
        self.problems = problems
        self.values = 0

    def document(self) -> Node | None:
        node: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self.refuse(event, "yaml-two-documents")
                node = self.node(next(self.events), 1)
        return node

    def node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            self.refuse(event, "yaml-too-deep")
        if anchor := getattr(event, "anchor", None):
            self.refuse(event, "yaml-alias", name=anchor)
        if tag := getattr(event, "tag", None):
            self.refuse(event, "yaml-tag", name=tag)
        self.values += 1
        if self.values > MAX_VALUES:
            self.refuse(event, "yaml-too-many", limit=str(MAX_VALUES))
        mark = self.mark(event)
        if isinstance(event, yaml.ScalarEvent):
            if len(event.value) > MAX_LETTERS:
                self.refuse(event, "yaml-too-long", limit=str(MAX_LETTERS))
            return Scalar(event.value, not event.style, mark)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(event, depth + 1))
            return Sequence(tuple(items), mark)
        return self.mapping(mark, depth)

    def mapping(self, mark: Mark, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                self.refuse(event, "yaml-key")
            value = self.node(next(self.events), depth + 1)
            if key.text in entries:
                first = entries[key.text][0].mark.line
                self.problems.add(key.mark, "duplicate-key", key=key.text, line=str(first))
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), mark)

    def mark(self, event: yaml.Event) -> Mark:
        start = event.start_mark
        assert start is not None  # the parser marks every event
        return Mark(self.file, start.line + 1, start.column + 1)

    def refuse(self, event: yaml.Event, code: str, **params: str) -> NoReturn:
        self.problems.add(self.mark(event), code, **params)
        raise _RefusedError


def _after(text: str, file: str) -> Mark:
    """The place that follows `text`, which is the beginning of the file."""
    lines = text.split("\n")
    return Mark(file, len(lines), len(lines[-1]) + 1)


def _stopped_at(error: yaml.MarkedYAMLError, text: str, file: str) -> Mark:
    """Where the slip is: where the parser stopped, or what was never closed when that is the end of the file."""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and error.problem_mark and error.problem_mark.line >= len(text.splitlines()):
        mark = error.context_mark
    return Mark(file, mark.line + 1, mark.column + 1) if mark else Mark(file)


def _slip(error: yaml.MarkedYAMLError, text: str, place: Mark) -> tuple[Mark, str]:
    """Which of the usual slips it was, and where: the parser stops at what follows some of them."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            return Mark(place.file, number), "yaml-conflict"
        indentation = line[: len(line) - len(line.lstrip())].rstrip("\r")
        if indentation.strip(" \t"):
            return Mark(place.file, number), "yaml-space"
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return place, "yaml-tab"
    if (error.context or "").startswith("while scanning a quoted"):
        return place, "yaml-unclosed"
    if (error.context or "").startswith("while parsing a flow") and error.context_mark:
        opened = Mark(place.file, error.context_mark.line + 1, error.context_mark.column + 1)
        return (opened, "yaml-unclosed") if opened.line < place.line or opened == place else (place, "yaml-comma")
    for number in (place.line, place.line - 1):
        if glued := re.match(r"[\s-]*[a-z][a-z_-]*(?::(?=[^\s/])| (?=[^:]*$))", lines[number - 1]):
            return Mark(place.file, number, glued.end() + 1), "yaml-no-colon"
    if re.search(r":\s", line[: place.column - 1]) and line[place.column - 1 : place.column] == ":":
        return place, "yaml-colon"
    for number, before in enumerate(lines[: place.line], 1):
        if before.count('"') % 2 and not before.lstrip().startswith("#"):
            return Mark(place.file, number, before.index('"') + 1), "yaml-unclosed"
    return place, "yaml-syntax"
