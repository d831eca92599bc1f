"""The one place where YAML is written by program: what an editor wrote stays as it is, comments and order included.

What `read` returns is changed like any dictionary and written by `write` in the canonical form: two spaces a level,
lists under their key by two more, `[a, b]`, `{ a: b }`, a long text on one line, quotes as they were. Every value is
the text that stands in the file: `15:00`, `no`, `01234` and dates are written as they were read.
"""

from __future__ import annotations

import codecs
import datetime
import difflib
import io
import re
import sys
from collections.abc import Iterator
from collections.abc import Mapping as Map
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.emitter import RoundTripEmitter
from ruamel.yaml.error import CommentMark
from ruamel.yaml.events import MappingEndEvent, MappingStartEvent
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)
from ruamel.yaml.tag import Tag
from ruamel.yaml.tokens import CommentToken

from kentro import fields, positions
from kentro.problems import Mark, Problems

Document = CommentedMap
Path = tuple[str | int, ...]
"""Where a value stands: `("centres", "petroupoli", "phones", 0, "number")`."""

quoted = DoubleQuotedScalarString
"""A text that is written in quotes even where it could do without, such as a phone number."""

RECORDS = 2
"""How deep records lie (`centres: petroupoli:`); what is below is written on one line where it is simple."""


def read(source: bytes, file: str, problems: Problems) -> Document | None:
    """The document in a file, to change and to write, or None after adding to `problems` why a program cannot.

    `file` is the name that problems carry. What `positions.read` refuses is refused here too; so is a comment inside
    brackets that go over several lines, which would be lost.
    """
    before = len(problems.found)
    node = positions.read(source, file, problems)
    if len(problems.found) > before:
        return None
    if not isinstance(node, positions.Mapping):
        if node is None:
            problems.add(Mark(file), "file-empty")
        else:
            problems.add(node.mark, "expected-mapping", found=fields.shape(node), example="centres: {}")
        return None
    text = source.removeprefix(codecs.BOM_UTF8).decode().replace("\r\n", "\n").replace("\r", "\n")
    if inside := _comment_in_brackets(text, file):
        problems.add(inside, "comment-in-brackets")
        return None
    document = _engine().load(_without_trailing_spaces(text))
    assert isinstance(document, CommentedMap)
    _settle_comments(document)
    return document


def write(document: Document) -> str:
    """The text of a document in the canonical form. Writing what was read from it gives the same text again."""
    stream = io.StringIO()
    _engine().dump(document, stream)
    return stream.getvalue()


def put(document: Document, path: Path, value: object, before: str | None = None) -> None:
    """Set the value at `path`; where there is none, add it in front of the key `before` if that is there, else last.

    A text keeps the quotes of the one that it replaces. What is above `path` and unknown or empty is begun.
    """
    above, key = path[:-1], path[-1]
    parent = at(document, above)
    if above and not (isinstance(parent, CommentedMap | CommentedSeq) and parent):
        put(document, above, {str(key): value})
        return
    old = parent[key] if isinstance(key, int) or key in parent else None
    if isinstance(old, DoubleQuotedScalarString | SingleQuotedScalarString) and type(value) is str:
        made: object = type(old)(value)
    else:
        made = _node(value, len(path))
    if old is None and before in parent:
        parent.insert(list(parent).index(before), key, made)
        return
    parent[key] = made
    if old is None and _has_empty_lines(parent):
        parent.ca.items[key] = [None, [_line("")], None, None]


def append(document: Document, path: Path, value: object, before: str | None = None) -> None:
    """Add an item to the list at `path`, in the style of that list; begin it as `put` does where there is none."""
    items = at(document, path)
    if isinstance(items, CommentedSeq) and items:
        items.append(_node(value, len(path) + 1))
    else:
        put(document, path, [value], before)


def rename(document: Document, path: Path, key: str) -> None:
    """Give the entry at `path` another key, where it stands, with its comments; nothing where there is none."""
    parent, old = at(document, path[:-1]), path[-1]
    if not isinstance(parent, CommentedMap) or old not in parent or key in parent:
        return
    place, comments = list(parent).index(old), parent.ca.items.pop(old, None)
    parent.insert(place, key, parent.pop(old))
    if comments:
        parent.ca.items[key] = comments


def remove(document: Document, path: Path) -> None:
    """Take the entry at `path` away, with the comments that stand above and beside it."""
    parent, key = at(document, path[:-1]), path[-1]
    if isinstance(parent, CommentedMap) and key in parent:
        parent.ca.items.pop(key, None)
        del parent[key]


def only_changed(source: str, before: str, after: str) -> str:
    """`after`, but what stands in `before` too is as in `source`: a file that nobody formatted changes where it must.

    `before` is the canonical form of `source`, line by line the same wherever somebody wrote as `write` does.
    """
    if "\r\n" in source:
        before, after = (text.replace("\n", "\r\n") for text in (before, after))
    theirs, canonical, new = (text.splitlines(keepends=True) for text in (source, before, after))
    wrote: dict[int, tuple[int, str]] = {}  # for a line of the canonical form: how many lines, and what stands there
    between: dict[int, str] = {}  # what stands in front of that line and is nothing to YAML
    for _, a, b, c, d in difflib.SequenceMatcher(None, canonical, theirs, autojunk=False).get_opcodes():
        if b - a == d - c:
            wrote.update({a + n: (1, theirs[c + n]) for n in range(b - a)})
        elif a == b:
            between[a] = "".join(theirs[c:d])
        else:
            wrote[a] = (b - a, "".join(theirs[c:d]))
    made: list[str] = []
    for step, a, b, c, d in difflib.SequenceMatcher(None, canonical, new, autojunk=False).get_opcodes():
        if step != "equal":
            made += new[c:d]
            continue
        line = a
        while line < b:
            made.append(between.get(line, ""))
            count, text = wrote.get(line, (1, canonical[line]))
            made += [text] if line + count <= b else canonical[line:b]
            line += count
    made.append(between.get(len(canonical), ""))
    pieces = [piece for piece in made if piece]
    return "".join(piece if piece.endswith("\n") else f"{piece}\n" for piece in pieces[:-1]) + pieces[-1]


def at(document: Document, path: Path) -> Any:
    """What stands at `path`, or None."""
    node: Any = document
    for key in path:
        node = node.get(key) if isinstance(node, CommentedMap) else node[key] if isinstance(key, int) else None
    return node


def _node(value: object, depth: int) -> object:
    """A value in the style of the files: below the records, what is simple stands on one line."""
    if isinstance(value, Map):
        made: CommentedMap | CommentedSeq = CommentedMap({str(key): _node(v, depth + 1) for key, v in value.items()})
        on_one_line = not value or (depth > RECORDS and all(_is_short(each) for each in value.values()))
    elif isinstance(value, list | tuple):
        made = CommentedSeq(_node(each, depth + 1) for each in value)
        on_one_line = not any(isinstance(each, Map) for each in value)
    else:
        return value
    if on_one_line:
        made.fa.set_flow_style()
    else:
        made.fa.set_block_style()
    return made


def _is_short(value: object) -> bool:
    return not isinstance(value, Map) and not (isinstance(value, list) and any(isinstance(v, Map) for v in value))


def _comment_in_brackets(text: str, file: str) -> Mark | None:
    """The place of the first comment between brackets or braces."""
    for start, end, depth in _gaps(text):
        if depth and "#" in text[start:end]:
            before = text[: text.index("#", start)]
            return Mark(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return None


def _without_trailing_spaces(text: str) -> str:
    """The same text without spaces at the ends of lines, and empty lines around it, that are no part of a value."""
    text = re.sub(r"\A([ \t]*\n)+", "", text)
    pieces, done = [], 0
    for start, end, _ in _gaps(text):
        gap = re.sub(r"[ \t]+(?=\n)", "", text[start:end])
        pieces += [text[done:start], gap if end < len(text) else gap.rstrip()]
        done = end
    return "".join(pieces)


def _gaps(text: str) -> Iterator[tuple[int, int, int]]:
    """Where comments and empty lines may stand: first and last place of each gap, and in how many brackets it is."""
    depth, done = 0, 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        yield done, token.start_mark.index, depth
        depth += isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken)
        depth -= isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken)
        done = token.end_mark.index


def _settle_comments(document: Document) -> None:
    """Let lines of comments and empty lines belong to what follows them.

    ruamel.yaml hangs them on the value before. What is added after that value would come after them.
    """
    rest: list[CommentToken] = []
    for collection, key in _entries(document):
        slots = collection.ca.items.get(key)
        if rest:
            slots = collection.ca.items.setdefault(key, [None, None, None, None])
            slots[1] = [*rest, *(slots[1] or [])]
            rest = []
        own = 2 if isinstance(collection, CommentedMap) else 0
        if not slots or not slots[own] or _is_block(collection[key]):
            continue
        lines = slots[own].value.removesuffix("\n").split("\n")
        if not isinstance(collection[key], LiteralScalarString | FoldedScalarString):
            beside = lines.pop(0)
            slots[own].value = beside + "\n"
        else:
            beside = ""
        if not beside:
            slots[own] = None
        rest = [_line(line) for line in lines]
    if rest:
        document.ca.comment = document.ca.comment or [None, None]
        document.ca.end = rest


def _entries(collection: CommentedMap | CommentedSeq) -> Iterator[tuple[CommentedMap | CommentedSeq, Any]]:
    """Every entry that begins on a line of its own, in the order of the lines, with what it is an entry of."""
    for key in collection if isinstance(collection, CommentedMap) else range(len(collection)):
        yield collection, key
        if _is_block(collection[key]):
            yield from _entries(collection[key])


def _is_block(value: object) -> bool:
    return isinstance(value, CommentedMap | CommentedSeq) and bool(value) and not value.fa.flow_style()


def _line(text: str) -> CommentToken:
    """A line of a comment, or an empty one, in front of an entry."""
    return CommentToken(text.lstrip() + "\n", CommentMark(len(text) - len(text.lstrip())))


def _has_empty_lines(collection: CommentedMap | CommentedSeq) -> bool:
    """Whether the entries are apart from each other."""
    fronts = (slots[1] or [] for slots in collection.ca.items.values())
    return any(token.value == "\n" for front in fronts for token in front)


class _Text(VersionedResolver):
    """What stands without quotes is a text, whatever it looks like; nothing at all is nothing."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is not ScalarNode:
            return super().resolve(kind, value, implicit)
        return Tag(suffix="tag:yaml.org,2002:null") if value == "" and implicit[0] else self.DEFAULT_SCALAR_TAG


class _Values(RoundTripRepresenter):
    """A number, a truth value or a day that a program sets is written as its text."""

    def as_text(self, value: object) -> ScalarNode:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return ScalarNode(self.represent_str(text).tag, text)


for _type in (int, bool, float, datetime.date):
    _Values.add_representer(_type, _Values.as_text)


class _Canonical(RoundTripEmitter):
    """Room inside braces, and in the brackets of a list that begins with them; double quotes where some are needed."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.roomy: list[bool] = []
        super().__init__(*arguments, **options)

    def write_indicator(
        self, indicator: Any, need_whitespace: Any, whitespace: bool = False, indention: bool = False
    ) -> None:
        bare = indicator.strip()
        if bare in ("{", "["):
            begins_with_braces = isinstance(self.events[0], MappingStartEvent)
            self.roomy.append(begins_with_braces if bare == "[" else not isinstance(self.events[0], MappingEndEvent))
            indicator += " " * self.roomy[-1]
        elif bare in ("}", "]"):
            indicator = " " * (self.roomy.pop() and not self.whitespace) + indicator
        super().write_indicator(indicator, need_whitespace, whitespace, indention)

    def write_plain(self, text: Any, split: Any = True) -> None:
        super().write_plain(text, split)
        if not text and self.flow_level:  # `{ a:, b: c }` could not be read again
            self.stream.write(" ")
            self.whitespace = True

    def choose_scalar_style(self) -> Any:
        if self.event.value == "" and not self.event.style and self.event.implicit[0]:
            return ""
        style = super().choose_scalar_style()
        return '"' if style == "'" and self.event.style != "'" else style


def _engine() -> YAML:
    engine = YAML()
    engine.Resolver, engine.Representer, engine.Emitter = _Text, _Values, _Canonical
    engine.preserve_quotes = True
    engine.width = sys.maxsize
    engine.brace_single_entry_mapping_in_flow_sequence = True
    engine.indent(mapping=2, sequence=4, offset=2)
    return engine
