"""For each type of field: what becomes of a value when an editor's hand slips, over every value of the data.

Free text apart, of which a machine cannot know what was meant: there only letters and stand-ins are wrong.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

import towns
from kentro import fields, positions, schema
from kentro.fields import Kind, ListOf, MapOf, Reader, Record, Ref, Reference, Refs, Value, Words, slots_of
from kentro.files import HOMES
from kentro.load import load
from kentro.positions import Mapping, Node, Scalar, Sequence
from kentro.problems import Mark, Problems

Mutation = Callable[[str], str | None]
"""A value as it would come out of an editor's hands; None where the slip cannot happen to it."""

ERROR, ACCEPTED = "error", "accepted"
Table = dict[str, tuple[Mutation, str]]


def always(text: str) -> Mutation:
    return lambda _: text


def where(fits: str, change: Mutation) -> Mutation:
    """The change, of values that the regular expression `fits`."""
    return lambda text: change(text) if re.fullmatch(fits, text) else None


def swapped_spans(text: str) -> str | None:
    """Each span the wrong way round."""
    turned = re.sub(r"(\d\d:\d\d)-(\d\d:\d\d)", r"\2-\1", text)
    return turned if turned != text else None


def latin_o(text: str) -> str | None:
    """A Latin o in the first Greek word that can take one."""
    found = re.search(r"[α-ωά-ώΑ-Ω]{2,}ο|ο[α-ωά-ώ]{2,}", text)
    return text[: found.start()] + found[0].replace("ο", "o", 1) + text[found.end() :] if found else None


def middle(sign: str) -> Mutation:
    """A sign between two letters of the value."""
    return lambda text: text[: len(text) // 2] + sign + text[len(text) // 2 :] if len(text) > 2 else None


TEN = "[0-9]{10}"
LETTERS: Table = {
    "a zero-width space": (middle("\u200b"), ERROR),
    "a soft hyphen": (middle("\u00ad"), ERROR),
    "a sign that turns the text": (lambda text: "\u202e" + text, ERROR),
    "a stand-in": (always("TODO"), ERROR),
    "dots": (always("..."), ERROR),
    "a Latin o in a Greek word": (latin_o, ERROR),
    "a space that does not break": (lambda text: text.replace(" ", "\u00a0", 1), ACCEPTED),
    "spaces around it": (lambda text: f"  {text}  ", ACCEPTED),
}
TIMES: Table = {
    "the wrong way round": (swapped_spans, ERROR),
    "a time that no clock shows": (
        lambda text: re.sub(r"\d\d:\d\d$", "25:00", text) if text[-3:-2] == ":" else None,
        ERROR,
    ),
    "words": (always("πρωί"), ERROR),
}
TABLE: dict[Kind[Any], Table] = {
    fields.PHONE: {
        "a digit too few": (where(TEN, lambda text: text[:-1]), ERROR),
        "a digit too many": (where(TEN, lambda text: text + "1"), ERROR),
        "a letter": (where(".*0.*", lambda text: text.replace("0", "O", 1)), ERROR),
        "two of them": (lambda text: f"{text}, 2310555001", ERROR),
        "four of them": (lambda text: f"{text} / 2310555001 & 2310555002, 2310555003", ERROR),
        "an ending": (where(TEN, lambda text: f"{text}-4"), ERROR),
        "a word": (lambda text: f"τηλ. {text}", ERROR),
        "another country": (lambda text: f"+49 {text}", ERROR),
        "a stand-in": (always("2100000000"), ERROR),
        "the prefix of Greece": (where(TEN, lambda text: f"+30 {text}"), ACCEPTED),
        "spaces and dashes": (where(TEN, lambda text: f"{text[:3]}-{text[3:6]} {text[6:]}"), ACCEPTED),
        "the mark of a contact card": (lambda text: f"\u202a{text}\u202c", ACCEPTED),
    },
    fields.EMAIL: {
        "no sign": (lambda text: text.replace("@", ""), ERROR),
        "a space": (lambda text: text.replace("@", " @"), ERROR),
        "a Greek letter": (where(".*o.*", lambda text: text.replace("o", "ο", 1)), ERROR),
        "two of them": (lambda text: f"{text}, {text}", ERROR),
        "a full stop": (lambda text: f"{text}.", ERROR),
        "a link": (lambda text: f"mailto:{text}", ERROR),
        "no ending": (lambda text: text.split("@")[0] + "@dimos", ERROR),
        "capitals": (str.upper, ACCEPTED),
    },
    fields.UUID: {
        "a digit less": (lambda text: text[:-1], ERROR),
        "no dashes": (lambda text: text.replace("-", ""), ERROR),
        "a letter that is none of it": (lambda text: f"g{text[1:]}", ERROR),
        "all noughts": (always("00000000-0000-0000-0000-000000000000"), ERROR),
        "capitals": (str.upper, ACCEPTED),
    },
    fields.EVERY: {
        "Greek": (always("κάθε Τρίτη"), ERROR),
        "a Greek day": (always("Τρ[1]"), ERROR),
        "a sixth": (always("Tu[6]"), ERROR),
        "with hours": (always("Tu 10:00-12:00"), ERROR),
        "the last one": (always("Tu[-1]"), ACCEPTED),
    },
    fields.LOGO: {
        "another folder": (always("docs/logo.svg"), ERROR),
        "out of the folder": (always("local/../data/site.svg"), ERROR),
        "another kind": (always("local/logo.gif"), ERROR),
        "a Greek name": (always("local/έμβλημα.svg"), ERROR),
    },
    fields.URL: {
        "no beginning": (lambda text: text.split("://")[1], ERROR),
        "a slip in the beginning": (lambda text: text.replace("://", ":/"), ERROR),
        "a space": (lambda text: text[:10] + " " + text[10:], ERROR),
        "another kind of link": (lambda text: f"ftp://{text.split('://')[1]}", ERROR),
        "a script": (always("javascript:alert(1)"), ERROR),
        "one's own computer": (always("http://localhost/"), ERROR),
        "an example": (always("https://www.example.com/"), ERROR),
        "an invisible sign": (middle("\u200b"), ERROR),
        "a place on the page": (lambda text: f"{text}#a" if "#" not in text else None, ACCEPTED),
        "without the s": (lambda text: text.replace("https:", "http:"), ACCEPTED),
    },
    fields.DATE: {
        "a Greek day": (always("5/10/2026"), ERROR),
        "a day that does not exist": (always("2026-02-30"), ERROR),
        "a thirteenth month": (always("2026-13"), ERROR),
        "a year with a slip": (lambda text: text.replace("20", "22", 1) if text.startswith("20") else None, ERROR),
        "words": (always("Μάιος 2022"), ERROR),
        "the month alone": (where(r"\d{4}-\d\d-\d\d", lambda text: text[:7]), ACCEPTED),
    },
    fields.DAY: {
        "a Greek day": (lambda text: "/".join(reversed(text.split("-"))), ERROR),
        "the month alone": (lambda text: text[:7], ERROR),
        "a day that does not exist": (lambda text: f"{text[:5]}02-30", ERROR),
        "a year with a slip": (lambda text: f"2206{text[4:]}", ERROR),
    },
    fields.MONTH_DAY: {
        "a day that does not exist": (always("11-31"), ERROR),
        "without noughts": (always("1-6"), ERROR),
        "the day first": (always("25-12"), ERROR),
    },
    fields.FROM_EASTER: {"words": (always("πενήντα"), ERROR), "a fraction": (lambda text: f"{text}.5", ERROR)},
    fields.INTEGER: {
        "below nought": (lambda text: f"-{text}", ERROR),
        "a fraction": (lambda text: f"{text}.5", ERROR),
        "a word": (always("δύο"), ERROR),
        "thousands": (lambda text: f"1.{text.rjust(3, '0')}", ERROR),
        "a nought before it": (lambda text: f"0{text}", ACCEPTED),
    },
    fields.NUMBER: {
        "a comma": (lambda text: text.split(".")[0] + ",5", ERROR),
        "the sign of the euro": (lambda text: f"{text}€", ERROR),
        "below nought": (lambda text: f"-{text}", ERROR),
        "a point": (where("[0-9]+", lambda text: f"{text}.00"), ACCEPTED),
    },
    fields.HOURS: {
        **TIMES,
        "Greek days": (always("Δευτέρα - Παρασκευή 8-3"), ERROR),
        "the same days again": (lambda text: f"{text}; {text}", ERROR),
        "spaces": (lambda text: text.replace(",", ", "), ACCEPTED),
        "the whole day": (always("Mo-Su 00:00-24:00"), ACCEPTED),
    },
    fields.NOTICE_HOURS: {**TIMES, "Greek days": (always("Τρίτη 9-11"), ERROR)},
    fields.TIME_RANGE: {**TIMES, "without noughts": (always("8-10"), ERROR)},
    fields.CLOCK: {
        "a time that no clock shows": (always("25:00"), ERROR),
        "without its nought": (always("6:00"), ERROR),
    },
    fields.HALF_HOLIDAY: {"Greek": (always("κλειστά"), ERROR), "a time that no clock shows": (always("25:00"), ERROR)},
    fields.PERIOD: {
        "words": (always("6 μήνες"), ERROR),
        "days": (always("P30D"), ERROR),
        "never": (always("P0M"), ERROR),
        "years": (always("P1Y"), ACCEPTED),
    },
    fields.YEARS: {
        "the wrong way round": (lambda text: f"{text[5:]}-{text[:4]}" if text[5:] != text[:4] else None, ERROR),
        "one year": (lambda text: text[:4], ERROR),
    },
    fields.LANGUAGE: {
        "the country": (always("gr"), ERROR),
        "its name": (always("Ελληνικά"), ERROR),
        "another": (always("sq"), ACCEPTED),
    },
    fields.BOOLEAN: {
        "yes": (always("yes"), ERROR),
        "Greek": (always("ναι"), ERROR),
        "the other": (lambda text: "false" if text == "true" else "true", ACCEPTED),
    },
    fields.COLOUR: {"its name": (always("red"), ERROR), "three digits": (always("#abc"), ERROR)},
    fields.MAP_LINK: {
        "no address": (lambda text: text.replace("{address}", ""), ERROR),
        "words": (always("χάρτης"), ERROR),
    },
    fields.POSTCODE: {
        "four digits": (lambda text: text[:4], ERROR),
        "another country": (always("99999"), ERROR),
        "a letter": (lambda text: text[:-1] + "O", ERROR),
        "a space": (lambda text: f"{text[:3]} {text[3:]}", ACCEPTED),
    },
    fields.LOCATION: {
        "the wrong way round": (lambda text: ", ".join(reversed(text.split(", "))), ERROR),
        "commas for points": (lambda text: text.replace(".", ","), ERROR),
    },
    fields.IDENTIFIER: {"capitals": (str.upper, ERROR), "Greek": (always("κέντρο"), ERROR)},
    fields.NAME: LETTERS,
    fields.PLAIN: LETTERS,
    fields.TEXT: LETTERS,
    fields.OFFICIAL: LETTERS,
}
WORD: Table = {
    "capitals": (lambda text: text.upper() if text.upper() != text else text.lower(), ERROR),
    "a letter too many": (lambda text: f"{text}x", ERROR),
    "Greek": (always("κάτι άλλο"), ERROR),
    "an invisible sign": (middle("\u200b"), ERROR),
}
ID: Table = {
    "a letter too many": (lambda text: f"{text}x", ERROR),
    "a capital": (str.upper, ERROR),
    "an invisible sign": (middle("\u00ad"), ERROR),
    "a look-alike letter": (where(".*o.*", lambda text: text.replace("o", "ο", 1)), ERROR),
}


def mutations(kind: Kind[Any]) -> Table:
    """What can happen to a value of a kind."""
    if isinstance(kind, Ref | Refs):
        return ID
    return WORD if isinstance(kind, Value) and kind.form.words and kind != fields.BOOLEAN else TABLE[kind]


@dataclasses.dataclass(frozen=True)
class Place:
    """A value of the data, and the kind that reads it."""

    kind: Kind[Any]
    value: Scalar


def values(kind: Kind[Any], node: Node) -> Iterator[Place]:
    """Every single value below a node that says something."""
    if fields.is_unknown(node):
        return
    if isinstance(kind, Record):
        slots = slots_of(kind.cls)
        if isinstance(node, Scalar) and kind.shorthand:
            yield from values(slots[kind.shorthand].kind, node)
        for key, child in node.entries if isinstance(node, Mapping) else ():
            yield from values(slots[key.text].kind, child)
    elif isinstance(kind, MapOf) and isinstance(node, Mapping):
        for _, child in node.entries:
            yield from values(kind.item, child)
    elif isinstance(kind, ListOf | Refs) and isinstance(node, Sequence):
        for item in node.items:
            yield from values(kind.item if isinstance(kind, ListOf) else Ref(kind.collection), item)
    elif isinstance(node, Scalar):
        yield Place(kind, node)


def records(kind: Kind[Any], node: Node) -> Iterator[tuple[type[Any], Mapping]]:
    """Every record below a node."""
    if isinstance(kind, Record) and isinstance(node, Mapping):
        yield kind.cls, node
        slots = slots_of(kind.cls)
        for key, child in node.entries:
            yield from records(slots[key.text].kind, child)
    elif isinstance(kind, MapOf | ListOf):
        entries = node.items if isinstance(node, Sequence) else ()
        for child in entries if isinstance(kind, ListOf) else [child for _, child in getattr(node, "entries", ())]:
            yield from records(kind.item, child)


def documents(root: Path) -> Iterator[tuple[Kind[Any], Node]]:
    """Every file of the data of a checkout."""
    for glob, cls in schema.FILES.values():
        for path in sorted(root.glob(glob)):
            node = positions.read(path.read_bytes(), path.name, Problems())
            assert node is not None
            yield Record(cls), node


def known(root: Path) -> dict[str, set[str]]:
    """The ids that may be named, by collection."""
    places = load(root).places
    return {name: {path[-1] for path in places if path[:-1] in homes} for name, homes in HOMES.items()}


def verdict(kind: Kind[Any], node: Node, ids: dict[str, set[str]]) -> str:
    """Whether a value is an error, by itself or because it names nothing."""
    problems, references = Problems(), list[Reference]()
    kind.read(node, Reader(problems, references, ("top",)))
    lost = any(reference.id not in ids[reference.collection] for reference in references)
    return ERROR if lost or any(problem.severity == "error" for problem in problems.found) else ACCEPTED


@functools.cache
def validator(kind: Kind[Any]) -> Draft202012Validator:
    return Draft202012Validator(schema._kind(kind, {}))


def wrong(root: Path, step: int = 1) -> tuple[int, list[str]]:
    """How many slips were made, and those of which something else was said than the table says."""
    ids, made, told = known(root), 0, []
    everything = [place for kind, node in documents(root) for place in values(kind, node)]
    for place in everything[::step]:
        for name, (mutate, expected) in mutations(place.kind).items():
            slip = mutate(place.value.text)
            if slip is None or (slip == place.value.text and expected == ERROR):
                continue
            made += 1
            said = verdict(place.kind, Scalar(slip, False, place.value.mark), ids)
            if said == ACCEPTED and not validator(place.kind).is_valid(slip):
                said = "refused by the schema only"
            if said != expected:
                told.append(f"{place.value.mark}: {name}: {slip!r} is {said}")
        for shape in (
            Sequence((place.value,), place.value.mark),
            Mapping(((place.value, place.value),), place.value.mark),
        ):
            made += 1
            expected = ACCEPTED if isinstance(place.kind, Refs) and isinstance(shape, Sequence) else ERROR
            if verdict(place.kind, shape, ids) != expected:
                told.append(f"{place.value.mark}: {type(shape).__name__} is not {expected}")
    return made, told


def wrong_records(root: Path, step: int = 1) -> tuple[int, list[str]]:
    """The same for the fields of records: left open, left out, misspelt."""
    ids, made, told = known(root), 0, []
    everything = [record for kind, node in documents(root) for record in records(kind, node)]
    for cls, node in everything[::step]:
        slots = slots_of(cls)
        for index, (key, _) in enumerate(node.entries):
            needed = ERROR if slots[key.text].required else ACCEPTED
            for name, entries, expected in (
                ("left open", ((key, Scalar("unknown", True, key.mark)),), needed),
                ("left out", (), needed),
                ("misspelt", ((Scalar(f"{key.text}s2", True, key.mark), node.entries[index][1]),), ERROR),
            ):
                made += 1
                changed = Mapping((*node.entries[:index], *entries, *node.entries[index + 1 :]), node.mark)
                if verdict(Record(cls), changed, ids) != expected:
                    told.append(f"{key.mark}: {cls.__name__}.{key.text} {name} is not {expected}")
    return made, told


def test_every_kind_of_field_has_a_row() -> None:
    kinds = {place.kind for kind, node in documents(towns.ROOT) for place in values(kind, node)}
    assert {kind for kind in kinds if not isinstance(kind, Ref | Refs)} <= {
        *TABLE,
        *(kind for kind in kinds if isinstance(kind, Value) and kind.form.words),
    }
    declared = {kind for kind in vars(fields).values() if isinstance(kind, Value | Words)}
    assert declared == TABLE.keys()


@pytest.mark.parametrize(
    "name", ["neochora", *(pytest.param(name, marks=pytest.mark.everything) for name in ("orologio", "mikro"))]
)
def test_a_slip_in_a_value_of_a_town_is_said_to_be_what_it_is(name: str, tmp_path: Path) -> None:
    town = towns.copy(name, tmp_path / "town")
    made, told = wrong(town)
    assert told == []
    assert made > 10_000


def test_a_slip_in_a_field_of_a_record_is_said_to_be_what_it_is(town: Path) -> None:
    made, told = wrong_records(town, step=5)
    assert told == []
    assert made > 1000


@pytest.mark.everything
@pytest.mark.parametrize("name", ["neochora", "orologio", "mikro"])
def test_every_slip_in_every_record_of_a_town_and_many_through_the_whole_check(name: str, tmp_path: Path) -> None:
    town = towns.copy(name, tmp_path / "town")
    assert wrong_records(town)[1] == []
    assert through_the_check(town, step=7) == []


def through_the_check(root: Path, step: int) -> list[str]:
    """The same for every `step`-th slip, written into the town's own files, which are then read and checked whole."""
    told = []
    for file, cls in (schema.FILES[name] for name in ("centres", "services", "site")):
        text = (root / file).read_bytes().decode()
        node = positions.read(text.encode(), file, Problems())
        assert node is not None
        spans = {
            (start.line + 1, start.column + 1): (start.index, end.index)
            for event in yaml.parse(text, Loader=yaml.SafeLoader)
            if isinstance(event, yaml.ScalarEvent) and (start := event.start_mark) and (end := event.end_mark)
        }
        slips = [
            (place.value, name, slip, expected)
            for place in values(Record(cls), node)
            for name, (mutate, expected) in mutations(place.kind).items()
            if (slip := mutate(place.value.text)) is not None and slip != place.value.text
        ]
        for value, name, slip, expected in slips[::step]:
            first, last = spans[value.mark.line, value.mark.column]
            written = text[:first] + json.dumps(slip, ensure_ascii=False) + text[last:]
            (root / file).write_bytes(written.encode())
            found = [problem for problem in load(root).problems if problem.severity == "error"]
            if bool(found) != (expected == ERROR):
                told.append(f"{value.mark}: {name}: {slip!r}: {[problem.line('el') for problem in found]}")
        (root / file).write_bytes(text.encode())
    return told


def test_some_slips_go_through_the_whole_check_without_a_traceback(town: Path) -> None:
    assert through_the_check(town, step=199) == []


def test_the_table_can_fail() -> None:
    """A phone that nobody checks is found out."""
    unchecked = Value(str, fields.PHONE.form)
    node = Scalar("21O5065885", False, Mark("x"))
    assert verdict(unchecked, node, {}) == ACCEPTED
    assert verdict(fields.PHONE, node, {}) == ERROR
