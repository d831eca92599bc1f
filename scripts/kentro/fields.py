"""How a YAML node becomes a value: the kinds of field that records are declared with.

A record is a frozen dataclass whose fields carry a kind and the label that editors know
(`field(Phone, el="τηλέφωνο", en="phone")`). The declaration is the schema: there is no second one.
Every kind reports what is wrong to `Reader.problems` and returns None, so that one run finds all.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Callable
from collections.abc import Mapping as Map
from dataclasses import MISSING, dataclass
from typing import Any, Generic, TypeVar

from kentro import scalars
from kentro.positions import Mapping, Node, Scalar, Sequence
from kentro.problems import Label, Mark, Problems
from kentro.scalars import WrongError
from kentro.values import Text

T = TypeVar("T")

UNKNOWN = frozenset({"", "null", "~", "unknown"})
Path = tuple[str, ...]
"""The keys that lead to a value, from the top of its file."""

Places = dict[Path, Mark]
"""Where each key that was read is written."""


@dataclass(frozen=True)
class Reference:
    """A mention of another record by id, checked when everything is read."""

    collection: str
    id: str
    mark: Mark
    where: tuple[Label, ...]


@dataclass(frozen=True)
class Reader:
    """Where the decoder is: the path of keys, the breadcrumb and what it has found so far."""

    problems: Problems
    references: list[Reference]
    path: Path = ()
    places: Places = dataclasses.field(default_factory=dict)

    def at(self, key: str, mark: Mark, *labels: Label) -> Reader:
        """One key deeper, at `mark`; `labels` are its steps in the breadcrumb."""
        path = (*self.path, key)
        self.places[path] = mark
        return Reader(self.problems.inside(*labels), self.references, path, self.places)


@dataclass(frozen=True)
class Kind(Generic[T]):
    """Reads a node into a value of type T."""

    def read(self, node: Node, reader: Reader) -> T | None:
        raise NotImplementedError


@dataclass(frozen=True)
class Value(Kind[T]):
    """A single value, read from its text by `parse`, which raises WrongError."""

    parse: Callable[[str], T]

    def read(self, node: Node, reader: Reader) -> T | None:
        if not isinstance(node, Scalar):
            reader.problems.add(node.mark, "expected-value", found=_shape(node))
            return None
        if is_unknown(node):
            return None
        try:
            return self.parse(node.text.strip())
        except WrongError as wrong:
            reader.problems.add(node.mark, wrong.code, **wrong.params)
            return None


@dataclass(frozen=True)
class Words(Kind[Text]):
    """A text for residents, which translators translate."""

    official: bool = False

    def read(self, node: Node, reader: Reader) -> Text | None:
        if not isinstance(node, Scalar):
            reader.problems.add(node.mark, "expected-value", found=_shape(node))
            return None
        if is_unknown(node):
            return None
        return Text(".".join(reader.path), " ".join(node.text.split()), official=self.official)


@dataclass(frozen=True)
class Ref(Kind[str]):
    """The id of a record of another collection."""

    collection: str

    def read(self, node: Node, reader: Reader) -> str | None:
        if not isinstance(node, Scalar):
            reader.problems.add(node.mark, "expected-value", found=_shape(node))
            return None
        if is_unknown(node):
            return None
        reader.references.append(Reference(self.collection, node.text, node.mark, reader.problems.where))
        return node.text


@dataclass(frozen=True)
class Refs(Kind[tuple[str, ...]]):
    """The ids of one or several records of another collection: `a` or `[a, b]`."""

    collection: str

    def read(self, node: Node, reader: Reader) -> tuple[str, ...] | None:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        one = Ref(self.collection)
        return tuple(value for item in nodes if (value := one.read(item, reader)) is not None) or None


@dataclass(frozen=True)
class ListOf(Kind[tuple[T, ...]]):
    """A list, each item of one kind."""

    item: Kind[T]

    def read(self, node: Node, reader: Reader) -> tuple[T, ...] | None:
        if is_unknown(node):
            return None
        if not isinstance(node, Sequence):
            reader.problems.add(node.mark, "expected-list", found=_shape(node))
            return None
        read = (self.item.read(item, reader.at(key, item.mark)) for key, item in _keyed(node.items))
        return tuple(value for value in read if value is not None)


@dataclass(frozen=True)
class MapOf(Kind[Map[str, T]]):
    """Records by id; the id is part of addresses and of translation contexts, so its form is strict."""

    item: Kind[T]
    ids: frozenset[str] | None = None
    """The only keys allowed, or None for any id."""
    keep_unknown: bool = False
    """Whether a key whose value is unknown stays, with None."""

    def read(self, node: Node, reader: Reader) -> Map[str, T] | None:
        if is_unknown(node):
            return None
        if not isinstance(node, Mapping):
            reader.problems.add(node.mark, "expected-mapping", found=_shape(node))
            return None
        values: dict[str, T] = {}
        for key, child in node.entries:
            if self.ids is None:
                check_id(key, reader.problems)
            elif key.text not in self.ids:
                unknown_key(key, self.ids, reader.problems)
                continue
            if is_unknown(child):
                if self.keep_unknown:
                    values[key.text] = None  # type: ignore[assignment]
                elif isinstance(self.item, Record):
                    reader.problems.add(key.mark, "empty-record", id=key.text)
                continue
            value = self.item.read(child, reader.at(key.text, key.mark, _called(key.text, child)))
            if value is not None:
                values[key.text] = value
        return values


@dataclass(frozen=True)
class Record(Kind[T]):
    """A mapping with the fixed keys that the dataclass `cls` declares.

    `shorthand` names the one key that a bare value stands for: `petroupoli` is `{id: petroupoli}`.
    """

    cls: type[T]
    shorthand: str | None = None

    def read(self, node: Node, reader: Reader) -> T | None:
        if is_unknown(node):
            return None
        if isinstance(node, Scalar) and self.shorthand:
            key = Scalar(self.shorthand, True, node.mark)
            node = Mapping(((key, node),), node.mark)
        if not isinstance(node, Mapping):
            reader.problems.add(node.mark, "expected-mapping", found=_shape(node))
            return None
        slots = slots_of(self.cls)
        for key, _ in node.entries:
            if key.text not in slots:
                unknown_key(key, frozenset(slots), reader.problems)
        values: dict[str, Any] = {}
        complete = True
        for key_name, slot in slots.items():
            child = node.get(key_name)
            here = reader.at(key_name, (child or node).mark, slot.label)
            value = slot.kind.read(child, here) if child is not None else None
            if value is not None:
                values[slot.attribute] = value
            elif slot.required:
                complete = False
                if child is None or is_unknown(child):
                    here.problems.add((child or node).mark, "missing", key=key_name)
        return self.cls(**values, **_id_of(self.cls, reader)) if complete else None


@dataclass(frozen=True)
class Slot:
    """One field of a record as editors see it."""

    attribute: str
    kind: Kind[Any]
    required: bool
    label: tuple[str, str]
    """What editors call it, in Greek and in English."""


def field(
    kind: Kind[Any], *, el: str, en: str, key: str | None = None, required: bool = False, default: Any = None
) -> Any:
    """A dataclass field that says how its YAML is read and what editors call it."""
    metadata = {"kind": kind, "key": key, "label": (el, en), "required": required}
    if isinstance(default, dict):
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=MISSING if required else default, metadata=metadata)


def slots_of(cls: type[Any]) -> dict[str, Slot]:
    """The YAML keys of a record class, in the order in which it declares them."""
    slots = {}
    for declared in dataclasses.fields(cls):
        if "kind" in declared.metadata:
            m = declared.metadata
            slots[m["key"] or declared.name] = Slot(declared.name, m["kind"], m["required"], m["label"])
    return slots


def is_unknown(node: Node) -> bool:
    """True for a value left open: nothing, `null`, `~` or `unknown` without quotes."""
    return (isinstance(node, Scalar) and node.plain and node.text in UNKNOWN) or node == Scalar("", False, node.mark)


def check_id(key: Scalar, problems: Problems) -> None:
    """An id is ASCII kebab-case: it is the address of the page, for ever."""
    if not scalars.ID.fullmatch(key.text) or len(key.text) > 60:
        problems.add(key.mark, "bad-id", id=key.text)


def unknown_key(key: Scalar, known: frozenset[str], problems: Problems) -> None:
    """Say that a field does not exist, and which one was probably meant."""
    close = difflib.get_close_matches(key.text, known, 1)
    if close:
        problems.add(key.mark, "unknown-key-close", key=key.text, close=close[0])
    else:
        problems.add(key.mark, "unknown-key", key=key.text, known=", ".join(sorted(known)))


def _id_of(cls: type[Any], reader: Reader) -> dict[str, str]:
    """`id=` for records that are kept by id; the id is the last key of the path."""
    names = {f.name for f in dataclasses.fields(cls) if "kind" not in f.metadata}
    return {"id": reader.path[-1]} if "id" in names else {}


def _keyed(items: tuple[Node, ...]) -> list[tuple[str, Node]]:
    """The items of a list, each with its step in the path, which stays when the list is reordered or shortened.

    It is the item's id, or the date from which it holds (and its turn among those of that date), else its place.
    """
    keyed: list[tuple[str, Node]] = []
    for index, item in enumerate(items):
        if (
            isinstance(item, Mapping)
            and isinstance(start := item.get("from"), Scalar)
            and scalars.ID.fullmatch(start.text)
        ):
            turn = sum(key.startswith(start.text) for key, _ in keyed)
            keyed.append((f"{start.text}-{turn + 1}" if turn else start.text, item))
            continue
        named = item.get("id") or item if isinstance(item, Mapping) else item
        keyed.append(
            (named.text if isinstance(named, Scalar) and scalars.ID.fullmatch(named.text) else str(index), item)
        )
    return keyed


def _called(key: str, node: Node) -> str:
    """What an editor calls a record: its name where it has one, else its id."""
    name = node.get("name") if isinstance(node, Mapping) else None
    return name.text if isinstance(name, Scalar) and not is_unknown(name) else key


def _shape(node: Node) -> str:
    return {Scalar: "value", Sequence: "list", Mapping: "mapping"}[type(node)]


TEXT = Words()
OFFICIAL = Words(official=True)
IDENTIFIER = Value(scalars.identifier)
NAME = Value(scalars.name)
PLAIN = Value(scalars.plain)
NUMBER = Value(scalars.number)
LANGUAGE = Value(scalars.language)
CLOCK = Value(scalars.clock)
SOURCES = Refs("sources")
INTEGER = Value(scalars.integer)
BOOLEAN = Value(scalars.boolean)
DATE = Value(scalars.date)
PERIOD = Value(scalars.period)
YEARS = Value(scalars.years)
TIME_RANGE = Value(scalars.time_range)
PHONE = Value(scalars.phone)
EMAIL = Value(scalars.email)
URL = Value(scalars.url)
MAP_LINK = Value(scalars.map_link)
COLOUR = Value(scalars.colour)
UUID = Value(scalars.uuid)
HOURS = Value(scalars.hours)
NOTICE_HOURS = Value(scalars.notice_hours)
HALF_HOLIDAY = Value(scalars.half_holiday)
DAY = Value(scalars.day)
MONTH_DAY = Value(scalars.month_day)
FROM_EASTER = Value(scalars.from_easter)


def one_of(*allowed: str) -> Value[str]:
    """A word of a fixed vocabulary."""
    return Value(scalars.one_of(*allowed))
