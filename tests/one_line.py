"""Whether a change of a field of a data file is a change of its line and of no other."""

from __future__ import annotations

import difflib
import random
from collections.abc import Iterator
from pathlib import Path

from kentro import editing
from kentro.problems import Problems

NEW = "Νέα: τιμή"


def document(text: str) -> editing.Document:
    problems = Problems()
    read = editing.read(text.encode(), "x.yaml", problems)
    assert read is not None, [problem.line("en") for problem in problems.found]
    return read


def changed(before: str, after: str) -> list[str]:
    """The lines that a change took away and brought, as a diff shows them."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def each_field(path: Path, most: int) -> None:
    """Each of at most `most` fields, chosen by lot, one after the other."""
    town = document(path.read_text(encoding="utf-8"))
    before, known = editing.write(town), _places(town)
    for place in random.Random(0).sample(known, min(most, len(known))):
        old = editing.at(town, place)
        editing.put(town, place, NEW)
        lines = changed(before, editing.write(town))
        assert [line[0] for line in lines] == ["-", "+"], place
        editing.at(town, place[:-1])[place[-1]] = old
    assert editing.write(town) == before


def every_field(path: Path) -> None:
    """All fields at once: as many lines as before, and each that differs holds a new value."""
    town = document(path.read_text(encoding="utf-8"))
    before = editing.write(town).splitlines()
    for place in _places(town):
        editing.put(town, place, NEW)
    after = editing.write(town).splitlines()
    assert len(after) == len(before)
    assert all(NEW in new for old, new in zip(before, after, strict=True) if old != new)


def _places(node: object, *path: str | int) -> list[editing.Path]:
    """The path of every text in a document that stands on one line."""
    return list(_walk(node, *path))


def _walk(node: object, *path: str | int) -> Iterator[editing.Path]:
    if isinstance(node, str) and "\n" not in node:
        yield path
    elif isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _walk(value, *path, key)
