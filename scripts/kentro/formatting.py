"""The canonical form of data files: what `manage.py format` writes, and what it would change."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kentro import editing, fields, positions
from kentro.positions import Mapping, Node, Scalar
from kentro.problems import Mark, Problem, Problems


@dataclass(frozen=True)
class Reformatted:
    """A file whose canonical text is another than the one it has."""

    path: Path
    file: str
    before: bytes
    after: bytes

    def diff(self) -> str:
        """What would change, as a unified diff."""
        old, new = (text.decode("utf-8-sig").splitlines() for text in (self.before, self.after))
        return "\n".join(difflib.unified_diff(old, new, self.file, self.file, lineterm=""))


def data_files(root: Path) -> list[Path]:
    """The YAML files of a checkout's data."""
    return sorted((root / "data").rglob("*.yaml"))


def reformat(root: Path, paths: Iterable[Path]) -> tuple[list[Reformatted], list[Problem]]:
    """The files that are not in their canonical form, and what is wrong with those that cannot be read."""
    problems = Problems()
    found = []
    for path in paths:
        file = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        if not path.is_file():
            problems.add(Mark(file), "file-missing", name=file)
            continue
        before = path.read_bytes()
        document = editing.read(before, file, problems)
        if document is None:
            continue
        after = editing.write(document).encode()
        if _values(before) != _values(after):
            raise AssertionError(f"{file}: its canonical form would say something else")
        if after != before:
            found.append(Reformatted(path, file, before, after))
    return found, problems.found


def _values(source: bytes) -> object:
    """What a file says: its texts, and which of them stand for what is not known."""

    def of(node: Node | None) -> object:
        if isinstance(node, Scalar):
            return node.text, fields.is_unknown(node)
        if isinstance(node, Mapping):
            return [(key.text, of(value)) for key, value in node.entries]
        return [of(item) for item in node.items] if node else None

    return of(positions.read(source, "", Problems()))
