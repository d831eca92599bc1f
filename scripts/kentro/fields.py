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

from kentro import letters, scalars
from kentro.folding import folded
from kentro.positions import Mapping, Node, Scalar, Sequence
from kentro.problems import Label, Mark, Problems
from kentro.scalars import WrongError
from kentro.values import Text

T = TypeVar("T")

MAX_GUESSES = 200
"""After so many problems nobody is told what was probably meant: each guess compares with every name."""

UNKNOWN = frozenset({"", "null", "~", "unknown"})
Path = tuple[str, ...]
"""The keys that lead to a value, from the top of its file."""

Places = dict[Path, Mark]
"""Where each key that was read is written."""

Labels = tuple[str, str]
"""What editors call a field, in Greek and in English."""


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
    required: bool = False
    """Whether what is read may not be left open."""

    def at(self, key: str, mark: Mark, *labels: Label, required: bool = False) -> Reader:
        """One key deeper, at `mark`; `labels` are its steps in the breadcrumb."""
        path = (*self.path, key)
        self.places[path] = mark
        return Reader(self.problems.inside(*labels), self.references, path, self.places, required)


@dataclass(frozen=True)
class Kind(Generic[T]):
    """Reads a node into a value of type T."""

    def read(self, node: Node, reader: Reader) -> T | None:
        raise NotImplementedError


@dataclass(frozen=True)
class Form:
    """How a single value is written, for editors (`hint`, in Greek) and for their tools.

    `example` is YAML. Every text that can be read matches `pattern` (ECMA 262, from its start to its end); `words` are
    the only ones where there are such.
    """

    hint: str
    example: str
    pattern: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Value(Kind[T]):
    """A single value, read from its text by `parse`, which raises WrongError.

    `tolerant`: its text may hold invisible signs, which mean nothing among digits.
    """

    parse: Callable[[str], T]
    form: Form
    tolerant: bool = False

    def read(self, node: Node, reader: Reader) -> T | None:
        if not isinstance(node, Scalar):
            reader.problems.add(node.mark, "expected-value", found=shape(node))
            return None
        if is_unknown(node) or not (self.tolerant or is_visible(node, reader.problems)):
            return None
        try:
            return self.parse(node.text.strip())
        except WrongError as wrong:
            params = wrong.params
            if wrong.code == "not-one-of" and not reader.required:
                params = {**params, "allowed": f"{params['allowed']}, unknown"}
            reader.problems.add(node.mark, wrong.code, **params)
            return None


@dataclass(frozen=True)
class Words(Kind[Text]):
    """A text for residents, which translators translate."""

    official: bool = False

    def read(self, node: Node, reader: Reader) -> Text | None:
        if not isinstance(node, Scalar):
            reader.problems.add(node.mark, "expected-value", found=shape(node))
            return None
        if is_unknown(node) or not is_visible(node, reader.problems):
            return None
        try:
            return Text(".".join(reader.path), scalars.plain(node.text), official=self.official)
        except WrongError as wrong:
            reader.problems.add(node.mark, wrong.code, **wrong.params)
            return None


@dataclass(frozen=True)
class Ref(Kind[str]):
    """The id of a record of another collection."""

    collection: str

    def read(self, node: Node, reader: Reader) -> str | None:
        if not isinstance(node, Scalar):
            reader.problems.add(node.mark, "expected-value", found=shape(node))
            return None
        if is_unknown(node) or not is_visible(node, reader.problems):
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
            reader.problems.add(node.mark, "expected-list", found=shape(node), example=example_of(self))
            return None
        if not isinstance(self.item, Record):
            _check_twice(node.items, reader.problems)
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
            reader.problems.add(node.mark, "expected-mapping", found=shape(node), example=example_of(self))
            return None
        values: dict[str, T] = {}
        for key, child in node.entries:
            if self.ids is None:
                check_id(key, reader.problems)
            elif key.text not in self.ids:
                unknown_key(key, dict.fromkeys(self.ids), reader.problems)
                continue
            inside = reader.at(key.text, key.mark, _called(key.text, child))
            if is_unknown(child):
                if self.keep_unknown:
                    values[key.text] = None  # type: ignore[assignment]
                elif isinstance(self.item, Record):
                    reader.problems.add(key.mark, "empty-record", id=key.text)
                continue
            value = self.item.read(child, inside)
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
            reader.problems.add(node.mark, "expected-mapping", found=shape(node), example=example_of(self))
            return None
        slots = slots_of(self.cls)
        for key, _ in node.entries:
            if key.text not in slots:
                unknown_key(key, {name: slot.label for name, slot in slots.items()}, reader.problems)
        values: dict[str, Any] = {}
        complete = True
        for key_name, slot in slots.items():
            child = node.get(key_name)
            here = reader.at(key_name, (child or node).mark, slot.label, required=slot.required)
            value = slot.kind.read(child, here) if child is not None else None
            if value is not None:
                values[slot.attribute] = value
            elif slot.required:
                complete = False
                if child is None or is_unknown(child):
                    here.problems.add((child or node).mark, "missing", key=key_name, example=slot.example)
        return self.cls(**values, **_id_of(self.cls, reader)) if complete else None


@dataclass(frozen=True)
class Slot:
    """One field of a record as editors see it."""

    attribute: str
    kind: Kind[Any]
    required: bool
    label: Labels
    example: str
    """A value that can be read, as YAML on one line."""


def field(
    kind: Kind[Any],
    *,
    el: str,
    en: str,
    key: str | None = None,
    required: bool = False,
    default: Any = None,
    example: str | None = None,
) -> Any:
    """A dataclass field that says how its YAML is read and what editors call it, with an `example` of its own."""
    metadata = {"kind": kind, "key": key, "label": (el, en), "required": required, "example": example}
    if isinstance(default, dict):
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=MISSING if required else default, metadata=metadata)


def slots_of(cls: type[Any]) -> dict[str, Slot]:
    """The YAML keys of a record class, in the order in which it declares them."""
    slots = {}
    for declared in dataclasses.fields(cls):
        if "kind" in declared.metadata:
            m = declared.metadata
            example = m["example"] or example_of(m["kind"])
            slots[m["key"] or declared.name] = Slot(declared.name, m["kind"], m["required"], m["label"], example)
    return slots


def example_of(kind: Kind[Any]) -> str:
    """YAML on one line that the kind reads: of a record what is required, else its first field."""
    if isinstance(kind, Value):
        return kind.form.example
    if isinstance(kind, Words):
        return "Δήμος Νεοχώρας" if kind.official else "Με ραντεβού."
    if isinstance(kind, Ref | Refs):
        return _IDS[kind.collection]
    if isinstance(kind, ListOf):
        return f"[ {example_of(kind.item)} ]"
    if isinstance(kind, MapOf):
        key = min(kind.ids) if kind.ids else "first"
        return f"{{ {key}: {example_of(kind.item)} }}"
    assert isinstance(kind, Record)
    slots = slots_of(kind.cls)
    shown = [key for key, slot in slots.items() if slot.required] or list(slots)[:1]
    return "{ " + ", ".join(f"{key}: {slots[key].example}" for key in shown) + " }"


def is_unknown(node: Node) -> bool:
    """True for a value left open: nothing, `null`, `~` or `unknown` without quotes."""
    return (isinstance(node, Scalar) and node.plain and node.text in UNKNOWN) or node == Scalar("", False, node.mark)


def check_id(key: Scalar, problems: Problems) -> None:
    """An id is ASCII kebab-case: it is the address of the page, for ever."""
    if (not scalars.ID.fullmatch(key.text) or len(key.text) > 60) and is_visible(key, problems, spaces=True):
        problems.add(key.mark, "bad-id", id=key.text, suggestion=scalars.id_meant(key.text))


def unknown_key(key: Scalar, known: Map[str, Labels | None], problems: Problems) -> None:
    """Say that a field does not exist, and which of `known` was probably meant: by its key or by one of its labels."""
    if not is_visible(key, problems, spaces=True):
        return
    guessing = len(problems.found) < MAX_GUESSES
    forms = {folded(form): name for name, labels in known.items() if guessing for form in (name, *(labels or ()))}
    typed = folded(key.text)
    close = difflib.get_close_matches(typed.replace("_", " "), forms, 1) or difflib.get_close_matches(typed, forms, 1)
    if close:
        problems.add(key.mark, "unknown-key-close", key=key.text, close=forms[close[0]])
    else:
        problems.add(key.mark, "unknown-key", key=key.text, known=", ".join(sorted(known)))


def is_visible(node: Scalar, problems: Problems, *, spaces: bool = False) -> bool:
    """Whether an editor sees all of a text; what is not seen is said. `spaces`: no odd spaces either."""
    hidden = letters.invisible(node.text)
    if spaces and not hidden and (odd := next((c for c in node.text if c.isspace() and c != " "), None)):
        hidden = f"U+{ord(odd):04X}"
    if hidden:
        shown = "".join(letter for letter in node.text if letter.isprintable() and not letters.invisible(letter))
        problems.add(node.mark, "invisible", sign=hidden, found=shown if len(shown) <= 40 else f"{shown[:40]}…")
    return hidden is None


def _check_twice(items: tuple[Node, ...], problems: Problems) -> None:
    """The same value twice in a list does no harm, but the editor meant another."""
    seen: set[str] = set()
    for item in items:
        if isinstance(item, Scalar) and not is_unknown(item):
            if item.text in seen:
                problems.warn(item.mark, "item-twice", found=item.text)
            seen.add(item.text)


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


def shape(node: Node) -> str:
    """What a node is: `value`, `list` or `mapping`."""
    return {Scalar: "value", Sequence: "list", Mapping: "mapping"}[type(node)]


_IDS = {
    "sources": "poster",
    "services": "guaranteed-minimum-income",
    "holidays": "athens-agios-dionysios",
    "municipalities": "neochora",
    "centres": "neochora-main",
    "programmes": "town-programme",
    "organisations": "opeka",
    "documents": "identity",
    "situations": "cannot-pay-rent",
}
"""For each collection an id that an example may name."""

_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"
_DAYS_AND_MONTHS = "Mo|Tu|We|Th|Fr|Sa|Su|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
HOURS_PATTERN = rf"({_DAYS_AND_MONTHS}|off|[0-9:;,\s-])+"

TEXT = Words()
OFFICIAL = Words(official=True)
IDENTIFIER = Value(
    scalars.identifier,
    Form("μικρά λατινικά γράμματα, αριθμοί και παύλες", "dafni-ymittos", "[a-z0-9]+(-[a-z0-9]+)*"),
)
NAME = Value(scalars.name, Form("κύριο όνομα, όπως γράφεται· δεν μεταφράζεται", "Νεοχώρα"))
PLAIN = Value(scalars.plain, Form("κείμενο που δεν μεταφράζεται", "Αφίσα στην είσοδο"))
NUMBER = Value(scalars.number, Form("αριθμός, με τελεία για τα δεκαδικά", "178.20", r"[0-9]{1,12}(\.[0-9]{1,4})?"))
LANGUAGE = Value(
    scalars.language, Form("γλώσσα, με τον κωδικό της (BCP 47)", "el", "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
)
CLOCK = Value(scalars.clock, Form("ώρα, από 00:00 έως 23:59", '"09:00"', _TIME))
SOURCES = Refs("sources")
INTEGER = Value(scalars.integer, Form("ακέραιος αριθμός, μόνο ψηφία", "2", "[0-9]{1,12}"))
BOOLEAN = Value(scalars.boolean, Form("true (ναι) ή false (όχι)", "true", words=("true", "false")))
DATE = Value(
    scalars.date,
    Form(
        "ημερομηνία, όσο ακριβώς τη δίνει η πηγή: έτος, έτος-μήνας ή ολόκληρη", "2026-10-05", "[0-9]{4}(-[0-9]{2}){0,2}"
    ),
)
PERIOD = Value(scalars.period, Form("διάρκεια: P και μήνες με M, ή χρόνια με Y", "P6M", "P[1-9][0-9]?[MY]"))
YEARS = Value(scalars.years, Form("περίοδος, από έτος έως έτος", '"2021-2027"', "[0-9]{4}-[0-9]{4}"))
TIME_RANGE = Value(scalars.time_range, Form("ώρες μιας ημέρας, από-έως", '"09:00-13:00"', f"{_TIME}-{_TIME}"))
PHONE = Value(
    scalars.phone,
    Form(
        "ένα ελληνικό τηλέφωνο: 10 ψηφία, ή σύντομος αριθμός όπως 1555",
        '"2105065885"',
        "[^A-Za-zͰ-Ͽἀ-῿,;&]*[0-9][^A-Za-zͰ-Ͽἀ-῿,;&]*",
    ),
    tolerant=True,
)
EMAIL = Value(
    scalars.email, Form("διεύθυνση e-mail", "kentro@dimos.gr", r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
)
URL = Value(scalars.url, Form("σύνδεσμος, ολόκληρος", "https://www.gov.gr/", "https?://[^\\s<>\"'\\\\]+"))
MAP_LINK = Value(
    scalars.map_link,
    Form(
        "σύνδεσμος χάρτη, με {address} στη θέση της διεύθυνσης",
        '"https://www.openstreetmap.org/search?query={address}"',
        r"https?://\S*\{address\}\S*",
    ),
)
UUID = Value(
    scalars.uuid,
    Form(
        "ταυτότητα UUID, τυχαία",
        "3f1c9a52-6d0b-4c7e-9a41-5b8e2d7f6c10",
        "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
    ),
)
LOGO = Value(
    scalars.logo,
    Form(
        "αρχείο .svg, .png ή .webp στον φάκελο local/",
        "local/logo.svg",
        r"local/([A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(svg|png|webp)",
    ),
)
COLOUR = Value(scalars.colour, Form("χρώμα, ως # και έξι ψηφία ή γράμματα a-f", '"#0f5c57"', "#[0-9a-fA-F]{6}"))
HOURS = Value(
    scalars.hours,
    Form(
        "ημέρες και ώρες της εβδομάδας, με ημέρες Mo Tu We Th Fr Sa Su και μήνες Jan … Dec",
        "Mo-Fr 08:00-15:00",
        HOURS_PATTERN,
    ),
)
NOTICE_HOURS = Value(
    scalars.notice_hours,
    Form("ώρες, ή ημέρες και ώρες, για τις ημέρες της ανακοίνωσης", '"09:00-13:00"', HOURS_PATTERN),
)
HALF_HOLIDAY = Value(
    scalars.half_holiday,
    Form("open (ανοιχτά), closed (κλειστά) ή η ώρα που κλείνει", '"13:00"', f"open|closed|{_TIME}"),
)
DAY = Value(scalars.day, Form("ημέρα: έτος-μήνας-ημέρα", "2026-12-24", "[0-9]{4}-[0-9]{2}-[0-9]{2}"))
MONTH_DAY = Value(scalars.month_day, Form("μήνας και ημέρα, κάθε χρόνο", "10-28", "[0-9]{2}-[0-9]{2}"))
FROM_EASTER = Value(
    scalars.from_easter, Form("ημέρες μετά την Κυριακή του Πάσχα, με - πριν από αυτήν", "50", "-?[0-9]{1,3}")
)
EVERY = Value(
    scalars.every,
    Form(
        "κάθε πότε μέσα στον μήνα: Tu κάθε Τρίτη, Tu[1] η πρώτη Τρίτη, Tu[1,3] πρώτη και τρίτη, Tu[-1] η τελευταία",
        '"Tu[1]"',
        r"(Mo|Tu|We|Th|Fr|Sa|Su)(\[(-1|[1-5])(,(-1|[1-5]))*\])?",
    ),
)
POSTCODE = Value(scalars.postcode, Form("ταχυδρομικός κώδικας, 5 ψηφία", '"10431"', r"\s*([0-9]\s*){5}"))
LOCATION = Value(
    scalars.location,
    Form(
        "γεωγραφικό πλάτος και μήκος σε μοίρες (WGS 84)",
        '"37.98381, 23.72754"',
        r"[0-9]{2}\.[0-9]{3,8}\s*,\s*[0-9]{2}\.[0-9]{3,8}",
    ),
)


def one_of(*allowed: str) -> Value[str]:
    """A word of a fixed vocabulary."""
    return Value(scalars.one_of(*allowed), Form("μία από τις λέξεις", allowed[0], words=allowed))
