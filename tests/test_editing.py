"""YAML that a program writes: what an editor wrote stays as it was, and a change is one line."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import one_line
import towns
from kentro import editing, positions
from kentro.load import load
from kentro.positions import Mapping, Node, Scalar
from kentro.problems import Problems
from one_line import document

FILES = sorted(
    [*towns.HERE.glob("*/data/**/*.yaml"), *(towns.ROOT / "data" / "national").rglob("*.yaml")],
)
"""The data of the invented towns and of every site."""


def rewritten(text: str) -> str:
    return editing.write(document(text))


def values(text: str) -> object:
    """What `positions` reads: texts, and whether they stood without quotes."""

    def of(node: Node | None) -> object:
        if isinstance(node, Scalar):
            return node.text, node.plain
        if isinstance(node, Mapping):
            return [(key.text, of(value)) for key, value in node.entries]
        return [of(item) for item in node.items] if node else None

    return of(positions.read(text.encode(), "x.yaml", Problems()))


def comments(text: str) -> list[str]:
    """The comments of a text, in their order."""
    found, done = [], 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        found += [line.strip() for line in text[done : token.start_mark.index].splitlines() if "#" in line]
        done = token.end_mark.index
    return found


@pytest.mark.parametrize(
    "value",
    [
        "15:00", "no", "yes", "on", "01234", "2105065885", "+302105065885", "2026-12-28", "2026-1-5", "2017", "2017-05",
        "1e5", "1_000", "0x1F", "0o17", ".5", "1.10", "5.", ".inf", "NaN", "null", "~", "true", "False", "unknown",
        "2026-12-28 10:00:00", "=", "<<", "P6M", "Mo-Fr 09:00-17:00", "a:b", "https://example.org/?q=1#x",
        '"15:00"', "'15:00'", '"no"', "'it''s'", '"α\\"β"', '""', "''", "[a, b]", "[]",
    ],
)  # fmt: skip
def test_a_value_is_written_as_it_was_read(value: str) -> None:
    for text in (f"a: {value}\n", f"a:\n  - {value}\n  - b\n", f"a: [{value}, b]\n", f"a: {{ b: {value} }}\n"):
        assert rewritten(text) == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(towns.ROOT)))
def test_a_file_that_was_written_once_stays_as_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    once = rewritten(text)
    assert rewritten(once) == once
    assert values(once) == values(text)
    assert comments(once) == comments(text)


def test_a_site_is_the_same_after_its_files_were_written(town: Path) -> None:
    before = load(town).site
    for path in town.glob("data/**/*.yaml"):
        path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert before is not None
    assert load(town).site == before


CANONICAL: dict[str, tuple[str, str]] = {
    "room in braces, none in brackets": ("a: {b: 1,c: [ 2,3 ]}\n", "a: { b: 1, c: [2, 3] }\n"),
    "room in the brackets around braces": ("a: [{b: 1},{c: 2}]\n", "a: [ { b: 1 }, { c: 2 } ]\n"),
    "brackets over several lines": ("a: [\n  1,\n  2,\n]\nb: {\n  c: d\n}\n", "a: [1, 2]\nb: { c: d }\n"),
    "empty": ("a: [ ]\nb: { }\nc:\nd: { e:, f: }\n".replace(":,", ": ,"), "a: []\nb: {}\nc:\nd: { e: , f: }\n"),
    "other indentation": ("a:\n    b:\n        c: 1\n    d:\n    - 2\n    -   e: 3\n        f: 4\n",
                          "a:\n  b:\n    c: 1\n  d:\n    - 2\n    - e: 3\n      f: 4\n"),
    "spaces at the end of a line": ("a: 1   \nb: 2 # x  \n   \n# y  \nc: 3\n", "a: 1\nb: 2 # x\n\n# y\nc: 3\n"),
    "spaces at the end that are the text's own": ("a: |\n  b   \n  c\n", "a: |\n  b   \n  c\n"),
    "Windows": ("\ufeffa: 1\r\n\r\n# x\r\nb: 2\r\n", "a: 1\n\n# x\nb: 2\n"),
    "no end": ("a: 1", "a: 1\n"),
    "empty lines around": ("\n  \na: 1\n\n\n", "a: 1\n"),
    "a comment at the end": ("a: [1]\n\n# x\n\n", "a: [1]\n\n# x\n"),
    "a text over several lines": ("a: b\n  c\n\n  d\nb: \"e\n  f\"\n", "a: \"b c\\nd\"\nb: \"e f\"\n"),
    "the mark of a document": ("---\n# x\na: 1\n...\n", "# x\na: 1\n"),
    "a comment without room": ("a: {b: 1}#c\n# d\n", "a: { b: 1 } #c\n# d\n"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CANONICAL.values(), ids=CANONICAL)
def test_the_canonical_form(text: str, expected: str) -> None:
    assert rewritten(text) == expected
    assert rewritten(expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# top\n\n# of a\na:   # beside a\n  # of b\n  b: 1   # beside b\n\n  # of c\n  c:\n    - 1\n    # of 2\n"
        "    - 2 # two\n\n  # last in a\n\n# of d\nd: |\n  # a text\n  that goes on\n\n",
        "e: >-\n  folded text\n  goes on\n\n\n# of f\nf: {}\n# end\n",
        f"a: {'long ' * 100}text\nb: {{ c: {'long ' * 100}text, d: [{'item, ' * 100}item] }}\nc: \"{'long ' * 100}\"\n",
        "a: |+\n  keep\n\nb: |-\n  strip\nc: |2\n    deeper\n",
        "ελ: Ελληνικά\nar: العربية\nemoji: 😀\n",
    ],
)  # fmt: skip
def test_what_is_canonical_is_not_touched(text: str) -> None:
    assert rewritten(text) == text


def texts(rng: random.Random, depth: int) -> list[str]:
    """The lines of a random mapping, with comments and empty lines anywhere between its entries."""
    lines = []
    scalars = ["a", "15:00", "no", "01", "~", '"x: y"', "'it''s'", "δύο λέξεις", "[a, b]", "{ c: d, e: [f] }", "[]", ""]
    for number in range(rng.randint(1, 4)):
        lines += rng.choice([[], [], [""], ["# before"], ["", "# α", "", "# β"], ["    # deeper"]])
        beside = rng.choice(["", "", "   # beside", " # \"'"])
        key, kind = f"k{number}", rng.choice(["scalar", "scalar", "mapping", "list", "records", "literal"])
        if kind == "scalar" or depth > 3:
            lines.append(f"{key}: {rng.choice(scalars)}".rstrip() + beside)
        elif kind == "literal":
            lines += [f"{key}: |", "  a text", "  # of its own", ""]
        elif kind == "list":
            lines += [f"{key}:{beside}"]
            for item in range(rng.randint(1, 3)):
                lines += [*rng.choice([[], ["  # of the item"], [""]]), f"  - i{item}" + rng.choice(["", " # item"])]
        else:
            inner = texts(rng, depth + 1)
            lines.append(f"{key}:{beside}")
            if kind == "records":
                first = next(n for n, line in enumerate(inner) if line.strip() and not line.strip().startswith("#"))
                lines += [f"    {line}" if line else "" for line in inner[:first]]
                lines += [f"  - {inner[first]}", *(f"    {line}" if line else "" for line in inner[first + 1 :])]
            else:
                lines += [f"  {line}" if line else "" for line in inner]
    return lines


@pytest.mark.parametrize("seed", range(60))
def test_no_value_and_no_comment_is_lost_in_any_file(seed: int) -> None:
    text = "\n".join(texts(random.Random(seed), 0)) + "\n"
    once = rewritten(text)
    assert values(once) == values(text)
    assert comments(once) == comments(text)
    assert rewritten(once) == once


NOTICE = {"kind": "closure", "from": datetime.date(2026, 12, 28), "to": "2026-12-31", "text": 'Άδειες: "ναι" #1'}
WRITTEN = '{ kind: closure, from: 2026-12-28, to: 2026-12-31, text: "Άδειες: \\"ναι\\" #1" }'
TOWN = """\
# of the file
centres:
  # of a
  a:
    name: Α   # beside the name
    phones: [ { number: "2310555001" } ]   # beside the phones
    open: no
    source: s

  # of b
  b:
    name: Β
    services:
      - one
      - { id: two }   # beside two

# of programmes
programmes: {}   # none yet

# end
"""

Change = Callable[[editing.Document], None]


def setting(*path: str | int, to: object, before: str | None = None) -> Change:
    return lambda town: editing.put(town, path, to, before)


def appending(*path: str | int, item: object) -> Change:
    return lambda town: editing.append(town, path, item)


def plainly(town: editing.Document) -> None:
    town["centres"]["a"]["open"] = 15
    town["centres"]["b"]["name"] = True
    del town["centres"]["b"]["services"]


CHANGES: dict[str, tuple[Change, list[str]]] = {
    "a text keeps its quotes": (
        setting("centres", "a", "phones", 0, "number", to="2310555002"),
        ['-    phones: [ { number: "2310555001" } ]   # beside the phones',
         '+    phones: [ { number: "2310555002" } ]   # beside the phones'],
    ),
    "a text that needs quotes has them": (
        setting("centres", "b", "name", to="Β: #1"), ["-    name: Β", '+    name: "Β: #1"'],
    ),
    "a comment beside a longer value": (
        setting("centres", "a", "name", to="Κέντρο Κοινότητας"),
        ["-    name: Α   # beside the name", "+    name: Κέντρο Κοινότητας # beside the name"],
    ),
    "a day": (setting("centres", "a", "on", to=datetime.date(2026, 11, 22)), ["+    on: 2026-11-22"]),
    "in front of another": (setting("centres", "a", "email", to="a@b.gr", before="source"), ["+    email: a@b.gr"]),
    "an item of a list on a line": (
        appending("centres", "a", "phones", item={"number": editing.quoted("2310555003"), "for": "x"}),
        ['-    phones: [ { number: "2310555001" } ]   # beside the phones',
         '+    phones: [ { number: "2310555001" }, { number: "2310555003", for: x } ] # beside the phones'],
    ),
    "an item of a list on lines": (appending("centres", "b", "services", item="three"), ["+      - three"]),
    "the first of a list": (
        appending("centres", "a", "notices", item=NOTICE), ["+    notices:", f"+      - {WRITTEN}"],
    ),
    "the first where nothing was known": (
        appending("centres", "a", "open", item="x"), ["-    open: no", "+    open: [x]"],
    ),
    "another record": (
        setting("centres", "c", to={"name": "Γ", "phones": [], "address": {"street": "Οδός 1", "floor": 0}}),
        ["+  c:", "+    name: Γ", "+    phones: []", "+    address: { street: Οδός 1, floor: 0 }", "+"],
    ),
    "the first record": (
        setting("programmes", "p", to={"title": "Π"}),
        ["-programmes: {}   # none yet", "+programmes:      # none yet", "+  p:", "+    title: Π"],
    ),
    "as in any dictionary": (
        plainly,
        ["-    open: no", "+    open: 15", "-    name: Β", "+    name: true", "-    services:", "-      - one",
         "-      - { id: two }   # beside two"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "lines"), CHANGES.values(), ids=CHANGES)
def test_a_change_touches_its_own_lines_only(change: Change, lines: list[str]) -> None:
    town = document(TOWN)
    change(town)
    after = editing.write(town)
    assert [f"{line[0]}{line[2:]}" for line in one_line.changed(TOWN, after)] == lines
    assert rewritten(after) == after


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(towns.ROOT)))
def test_a_change_of_every_field_changes_no_other_line(path: Path) -> None:
    one_line.every_field(path)


@pytest.mark.parametrize("path", FILES[::6], ids=lambda path: str(path.relative_to(towns.ROOT)))
def test_a_change_of_one_field_is_a_change_of_one_line(path: Path) -> None:
    one_line.each_field(path, 8)


@pytest.mark.everything
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(towns.ROOT)))
def test_a_change_of_any_field_is_a_change_of_one_line(path: Path) -> None:
    one_line.each_field(path, 40)


REFUSED: dict[str, tuple[bytes, str]] = {
    "a comment in brackets": (b"a: [\n  1,   # one\n  2,\n]\n", "x.yaml:2:8: A comment (#) inside brackets"),
    "a comment in braces": ("α: { β: γ, # δ\n }\n".encode(), "x.yaml:1:12: A comment (#) inside brackets"),
    "a slip": (b"a: 1\n b: 2\n", "x.yaml:2:3: This line cannot be read."),
    "a key twice": (b"a: 1\na: 2\n", "x.yaml:2:1: "),
    "not UTF-8": ("a: ώρα".encode("cp1253"), "x.yaml:1:4: The file is not UTF-8."),
    "nothing": (b"# nothing\n", "x.yaml:1:1: The file is empty."),
    "a list": (b"- a\n", "x.yaml:1:1: Fields are needed here"),
    "an alias": (b"a: &x 1\nb: *x\n", "x.yaml:1:4: "),
}


@pytest.mark.parametrize(("source", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_written_again_is_refused_with_its_place(source: bytes, said: str) -> None:
    problems = Problems()
    assert editing.read(source, "x.yaml", problems) is None
    assert problems.found[0].line("en").startswith(said)


def test_a_hash_in_a_text_in_brackets_is_no_comment() -> None:
    assert rewritten('a: ["#1", b#2]\n') == 'a: ["#1", b#2]\n'
