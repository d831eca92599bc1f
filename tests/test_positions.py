"""YAML as text with positions: what looks right is right, and each slip is one problem at its place."""

from __future__ import annotations

import codecs

import pytest

from kentro.positions import MAX_BYTES, MAX_DEPTH, Mapping, Node, Scalar, Sequence, read
from kentro.problems import Mark, Problems

FILE = "data/centres.yaml"


def reading(source: str | bytes) -> tuple[Node | None, list[str]]:
    """The node, and each problem as its line in English."""
    problems = Problems()
    node = read(source.encode() if isinstance(source, str) else source, FILE, problems)
    return node, [problem.line("en") for problem in problems.found]


def value(source: str | bytes) -> str:
    """The text of the only entry of a mapping."""
    node, problems = reading(source)
    assert problems == []
    assert isinstance(node, Mapping)
    (_, child), *others = node.entries
    assert not others
    assert isinstance(child, Scalar)
    return child.text


AS_WRITTEN = [
    "15:00", "no", "yes", "on", "off", "y", "01234", "0o17", "0x1F", "1e3", "1_000", "1.0", "190:20:30", ".inf", ".nan",
    "2023-05-15", "2023-02-31", "null", "~", "true", "=", "-1", "+30 210 5065885", "it's", "a#b", "http://a.gr/?q=1",
    "Ρήγα Φεραίου 7 & Ακακιών",
]  # fmt: skip


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_an_unquoted_value_stays_as_written(text: str) -> None:
    assert value(f"a: {text}\n") == text


@pytest.mark.parametrize("text", ["15:00", "no", "01234", "1e3", "unknown"])
def test_a_quoted_value_is_the_same_text_and_knows_that_it_was_quoted(text: str) -> None:
    plain, _ = reading(f"a: {text}\n")
    quoted, _ = reading(f'a: "{text}"\n')
    assert isinstance(plain, Mapping)
    assert isinstance(quoted, Mapping)
    assert plain.get("a") == Scalar(text, True, Mark(FILE, 1, 4))
    assert quoted.get("a") == Scalar(text, False, Mark(FILE, 1, 4))


@pytest.mark.parametrize("key", ["no", "on", "01234", "15:00", "null", "όνομα"])
def test_a_key_stays_as_written(key: str) -> None:
    node, problems = reading(f"{key}: x\n")
    assert problems == []
    assert isinstance(node, Mapping)
    assert [name.text for name, _ in node.entries] == [key]


ACCEPTED = {
    "byte-order mark": codecs.BOM_UTF8 + b"a:\n  - x\n  - y\n",
    "CRLF": b"a:\r\n  - x\r\n  - y\r\n",
    "byte-order mark and CRLF": codecs.BOM_UTF8 + b"a:\r\n  - x\r\n  - y\r\n",
    "no line end at the end": b"a:\n  - x\n  - y",
    "a line of three dashes first": b"---\na:\n  - x\n  - y\n",
    "three dots last": b"a:\n  - x\n  - y\n...\n",
    "comments and empty lines": b"# c\n\na: # c\n\n  - x\n\n  # c\n  - y # c\n\n",
    "a list at the margin": b"a:\n- x\n- y\n",
    "a list on one line": b"a: [x, y]\n",
    "a tab between values": b"a:\t[x,\ty]\n",
}


@pytest.mark.parametrize("source", ACCEPTED.values(), ids=ACCEPTED)
def test_what_looks_right_is_right(source: bytes) -> None:
    node, problems = reading(source)
    assert problems == []
    assert isinstance(node, Mapping)
    items = node.get("a")
    assert isinstance(items, Sequence)
    assert [item.text for item in items.items if isinstance(item, Scalar)] == ["x", "y"]


@pytest.mark.parametrize("start", [b"", codecs.BOM_UTF8], ids=["plain", "byte-order mark"])
def test_every_node_knows_its_line_and_column_in_characters(start: bytes) -> None:
    node, _ = reading(start + "όνομα: Άλφα\r\nλίστα: [ ένα, { δύο: τρία } ]\r\n".encode())
    one, two = Mark(FILE, 2, 10), Mark(FILE, 2, 15)
    assert node == Mapping(
        (
            (Scalar("όνομα", True, Mark(FILE, 1, 1)), Scalar("Άλφα", True, Mark(FILE, 1, 8))),
            (
                Scalar("λίστα", True, Mark(FILE, 2, 1)),
                Sequence(
                    (
                        Scalar("ένα", True, one),
                        Mapping(
                            ((Scalar("δύο", True, Mark(FILE, 2, 17)), Scalar("τρία", True, Mark(FILE, 2, 22))),), two
                        ),
                    ),
                    Mark(FILE, 2, 8),
                ),
            ),
        ),
        Mark(FILE, 1, 1),
    )


SYNTAX = (
    "This line cannot be read. Start it with as many spaces as its neighbours, and see whether a "
    '":" or a comma is missing.'
)
COLON = 'The text holds a colon and a space (": "). Put it in quotes, such as note: "Hours: mornings".'
OPEN = 'Quotes or a bracket open here and never close. Close them, such as note: "By appointment" or [ el, en ].'
CONFLICT = (
    "Marks of two changes to the same place are left here. Keep the right one and delete the lines <<<<<<<, ======= "
    "and >>>>>>>."
)
COMMA = (
    "A comma is missing here, or a { or [ was not closed. Put commas between, such as { step_free: yes, note: Ramp }."
)
SPACES = "The line starts with special spaces (from a web page or Word). Delete them and type spaces."
NO_COLON = 'A colon and a space come after the name of a field, such as "name: Centre".'
TAB = "The line starts with a tab. Write spaces instead."
NOT_UTF8 = "The file is not UTF-8. Save it as UTF-8."
CHARACTER = "There is an invisible character that is not allowed. Delete the word and type it again."
SIGNS = 'YAML\'s & and * signs are not used here ("{}"). Write the text in full or in quotes.'
SECOND = 'The line "---" begins a second document. Delete it.'
TAG = 'YAML\'s ! sign is not used here ("{}"). Put the text in quotes.'
DEEP = "Too many levels, one inside the other. Look at the spaces before the lines, and at the brackets."
KEY = 'A simple name is needed here, before the colon, such as "name: Centre".'

REFUSED: dict[str, tuple[str | bytes, str, str]] = {
    "one space too many": ("a:\n  b: 1\n   c: 2\n", "3:5", SYNTAX),
    "one space too few": ("a:\n  b: 1\n c: 2\n", "3:2", SYNTAX),
    "a list item out of line": ("a:\n  - x\n - y\n", "3:2", SYNTAX),
    "a colon and space inside a text": ("a: 1\nb: Δευτέρα: κλειστά\n", "2:11", COLON),
    "a quote that is never closed": ('a: 1\nb: "x\nc: 2\n', "2:4", OPEN),
    "an apostrophe inside single quotes": ("a: 1\nb: 'it's'\n", "2:8", SYNTAX),
    "a bracket that is never closed": ("a: 1\nb: [x, y\n", "2:4", OPEN),
    "a brace that is never closed": ("a: 1\nb: { x: y\n", "2:4", OPEN),
    "a brace closed by the next entry": ("a: {b: 1\nc: 2\n", "1:4", OPEN),
    "text after a closing brace": ("a: {street} x\n", "1:13", SYNTAX),
    "a reserved sign": ("a: @x\n", "1:4", SYNTAX),
    "a merge conflict": ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "2:1", CONFLICT),
    "spaces of a web page": ("a:\n  b: 1\n\u00a0\u00a0c: 2\n  d: 3\n", "3:1", SPACES),
    "no space after a colon": ("a:\n  b:1\n  c: 2\n", "2:5", NO_COLON),
    "no comma in braces": ("a: { b: 1 c: 2 }\n", "1:12", COMMA),
    "tab instead of spaces": ("a:\n\tb: 1\n", "2:1", TAB),
    "tab after spaces": ("a:\n  b:\n  \tc: 1\n", "3:3", TAB),
    "tab on a later line": ("a:\n  b: 1\n\tc: 2\n", "3:1", TAB),
    "an alias": ("a: 1\nb: *other\n", "2:4", SIGNS.format("other")),
    "an alias as a key": ("a: 1\n*other : 2\n", "2:1", SIGNS.format("other")),
    "an alias as a merge": ("a: 1\nb:\n  <<: *base\n", "3:7", SIGNS.format("base")),
    "an anchor on a value": ("a: &base 1\n", "1:4", SIGNS.format("base")),
    "an anchor on a list": ("a: &base\n  - 1\n", "1:4", SIGNS.format("base")),
    "an anchor and its alias": ("a: &base 1\nb: *base\n", "1:4", SIGNS.format("base")),
    "a tag": ("a: !secret x\n", "1:4", TAG.format("!secret")),
    "a tag of YAML": ("a: !!str 1\n", "1:4", TAG.format("tag:yaml.org,2002:str")),
    "a tag of Python": (
        "a: !!python/object/apply:os.system [x]\n",
        "1:4",
        TAG.format("tag:yaml.org,2002:python/object/apply:os.system"),
    ),
    "a tag on a mapping": ("a: !x\n  b: 1\n", "1:4", TAG.format("!x")),
    "an exclamation mark alone": ("a: ! x\n", "1:4", TAG.format("!")),
    "two documents": ("a: 1\n---\nb: 2\n", "2:1", SECOND),
    "an empty second document": ("a: 1\n---\n", "2:1", SECOND),
    "a list as a key": ("? [a]\n: b\n", "1:3", KEY),
    "a mapping as a key": ("a:\n  {b: c}: d\n", "2:3", KEY),
    "too many levels in brackets": ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), f"1:{MAX_DEPTH + 1}", DEEP),
    "far too many levels in brackets": ("[" * 50_000, f"1:{MAX_DEPTH + 1}", DEEP),
    "too many levels in lines": ("".join("  " * i + "a:\n" for i in range(MAX_DEPTH)), f"{MAX_DEPTH}:39", DEEP),
    "another encoding": ("a: 1\nβ: γ".encode("iso8859-7"), "2:1", NOT_UTF8),
    "one wrong byte after Greek": ("α: 1\nβ: γ".encode() + b"\xff\n", "2:5", NOT_UTF8),
    "one wrong byte after a byte-order mark": (codecs.BOM_UTF8 + "α: γ".encode() + b"\xff\n", "1:5", NOT_UTF8),
    "UTF-16": ("a: 1\n".encode("utf-16"), "1:1", NOT_UTF8),
    "a control character": ("α: 1\nββ: \x07x\n", "2:5", CHARACTER),
    "a null character": ("α: 1\nββ: γ\0", "2:6", CHARACTER),
    "a control character after a byte-order mark": ("\ufeffα: \x1b[2J\n", "1:4", CHARACTER),
}


@pytest.mark.parametrize(("source", "place", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_one_problem_at_its_place(source: str | bytes, place: str, message: str) -> None:
    node, problems = reading(source)
    assert problems == [f"{FILE}:{place}: {message}"]
    assert node is None


def test_the_deepest_allowed_level_is_read() -> None:
    _, problems = reading("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert problems == []


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_is_not() -> None:
    line = b"a: 1\n"
    assert reading(line + b"#" * (MAX_BYTES - len(line)))[1] == []
    node, problems = reading(line + b"#" * (MAX_BYTES - len(line) + 1))
    assert node is None
    assert problems == [f"{FILE}:1:1: The file is larger than 5 MB. Delete what is no data."]


DUPLICATES = {
    "at the top": ("a: 1\nb: 2\na: 3\n", ["3:1"]),
    "with and without quotes": ("a: 1\n'a': 3\n", ["2:1"]),
    "on one line, after Greek": ("όνομα: { ά: 1, ά: 2 }\n", ["1:16"]),
    "three times": ("a: 1\na: 2\na: 3\n", ["2:1", "3:1"]),
}


@pytest.mark.parametrize(("source", "places"), DUPLICATES.values(), ids=DUPLICATES)
def test_a_key_given_twice_is_a_problem_and_the_first_value_is_kept(source: str, places: list[str]) -> None:
    problems = Problems()
    node = read(source.encode(), FILE, problems)
    assert [str(problem.mark) for problem in problems.found] == [f"{FILE}:{place}" for place in places]
    assert {problem.code for problem in problems.found} == {"duplicate-key"}
    assert isinstance(node, Mapping)
    assert len({name.text for name, _ in node.entries}) == len(node.entries)


def test_a_key_given_twice_is_said_with_the_line_of_the_first() -> None:
    _, problems = reading("x: 0\na: 1\nb: 2\na: 3\n")
    assert problems == [f'{FILE}:4:1: "a" already stands on line 2. Keep one of the two.']


@pytest.mark.parametrize("source", ["", "# only a comment\n", codecs.BOM_UTF8], ids=["empty", "comment", "mark"])
def test_a_file_without_a_document_is_no_node_and_no_problem(source: str | bytes) -> None:
    assert reading(source) == (None, [])


def test_a_missing_key_of_a_mapping_is_none() -> None:
    node, _ = reading("a: 1\n")
    assert isinstance(node, Mapping)
    assert node.get("b") is None
