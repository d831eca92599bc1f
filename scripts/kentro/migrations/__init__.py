"""Numbered migrations: what a fork wrote, in the form that this release reads.

Each is a module `mNNNN_name.py` of this package, with a docstring that says what is new, a function `migrate(own)` and
`MENDS`, the changes of the model that it follows (as `contract.py` names them). The number of the last one that a site
has been through stands in `data/site.yaml`, as `format`: it goes where the data goes, whatever brought the code. A
migration finds its own work and leaves it.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kentro import editing, positions
from kentro.catalogue import OWN
from kentro.editing import Document
from kentro.files import CONFIG, SETTINGS
from kentro.positions import Scalar
from kentro.problems import Mark, Problems

_NAME = re.compile(r"m([0-9]{4})_[a-z0-9_]+\.py")
_KEY = "format"


@dataclass(frozen=True)
class Migration:
    """One step from a form of the data to the next."""

    number: int
    file: str
    """Its name, without the folder."""
    migrate: Callable[[Own], None]
    mends: tuple[str, ...]


def migrations(folder: Path = Path(__file__).parent) -> tuple[Migration, ...]:
    """The migrations in their order; ValueError where a number is missing or stands twice."""
    files = sorted(path.name for path in folder.iterdir() if _NAME.fullmatch(path.name))
    found = []
    for file in files:
        module = importlib.import_module(f"{__name__}.{file.removesuffix('.py')}")
        found.append(Migration(int(file[1:5]), file, module.migrate, tuple(module.MENDS)))
    if [one.number for one in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"migrations are numbered from 1 without a gap: {', '.join(files)}")
    return tuple(found)


def current() -> int:
    """The form of the data that this code reads: the number of its last migration."""
    return sum(bool(_NAME.fullmatch(path.name)) for path in Path(__file__).parent.iterdir())


def written_form(settings: positions.Node | None) -> tuple[int, Mark]:
    """The form that `data/site.yaml` says its site is in, and where it says so; 0 where it says nothing."""
    node = settings.get(_KEY) if isinstance(settings, positions.Mapping) else None
    if isinstance(node, Scalar) and node.text.isdecimal():
        return int(node.text), node.mark
    return 0, Mark(SETTINGS)


class Own:
    """A fork's own files, for a migration to change. `*` in a path stands for any one key.

    A file that a fork does not have has no entries; what is not there is not changed.
    """

    def __init__(self, files: Mapping[str, bytes], problems: Problems) -> None:
        self.before = files
        self.after = dict(files)
        self._problems = problems
        self._documents: dict[str, tuple[str, Document]] = {}

    def document(self, file: str) -> Document | None:
        """A data file, to change by `kentro.editing`; None where there is none or it cannot be changed by a program."""
        if file not in self.before:
            return None
        if file not in self._documents:
            document = editing.read(self.before[file], file, self._problems)
            if document is None:
                return None
            self._documents[file] = (editing.write(document), document)
        return self._documents[file][1]

    def rename(self, file: str, path: str, key: str) -> None:
        """Give the entries at `path` (`centres.*.access`) another key; their translations go with them."""
        for document, place in self._places(file, path):
            editing.rename(document, place, key)
        old = re.escape(path).replace(r"\*", "([^.]+)")
        self._recontext(re.compile(rf"{old}(?=\.|$)"), f"{path.rpartition('.')[0]}.{key}".lstrip("."))

    def add(self, file: str, path: str, value: object, before: str | None = None) -> None:
        """Write a value at `path` in each record that has none there, in front of the key `before` if that is there."""
        above, _, key = path.rpartition(".")
        for document, place in self._places(file, above):
            record = editing.at(document, place)
            if isinstance(record, Document) and key not in record:
                editing.put(document, (*place, key), value, before)

    def remove(self, file: str, path: str) -> None:
        """Take the entries at `path` away. Their translations stay, obsolete, in their catalogues."""
        for document, place in self._places(file, path):
            editing.remove(document, place)

    def reach(self, number: int) -> None:
        """Write down which form the site is in now."""
        document = self.document(SETTINGS)
        if document is not None and str(document.get(_KEY)) != str(number):
            editing.put(document, (_KEY,), str(number))

    def changed(self) -> dict[str, bytes]:
        """The files that are not as they were, each with what nobody had to change as it stood there."""
        for file, (canonical, document) in self._documents.items():
            after = editing.write(document)
            if after != canonical:
                text = editing.only_changed(self.before[file].decode(), canonical, after)
                again = editing.read(text.encode(), file, Problems())
                right = again is not None and editing.write(again) == after
                self.after[file] = (text if right else after).encode()
        return {file: data for file, data in self.after.items() if data != self.before[file]}

    def _places(self, file: str, path: str) -> list[tuple[Document, editing.Path]]:
        """Where in a file a path with stars leads to."""
        document = self.document(file)
        if document is None:
            return []
        places: list[editing.Path] = [()]
        for step in path.split(".") if path else ():
            places = [(*place, key) for place in places for key in _keys(editing.at(document, place), step)]
        return [(document, place) for place in places]

    def _recontext(self, old: re.Pattern[str], new: str) -> None:
        """Let messages whose context matches have their new one, in use or obsolete, on one line or on two."""
        stars = iter(range(1, new.count("*") + 1))
        filled = re.sub(r"\*", lambda _: rf"\{next(stars)}", new)
        line = re.compile(r'^((?:#~ )?msgctxt (?:""\r?\n(?:#~ )?)?")([^"\n]+)(?="\r?$)', re.MULTILINE)

        def moved(match: re.Match[str]) -> str:
            context, count = old.subn(filled, match[2], count=1) if old.match(match[2]) else (match[2], 0)
            return f"{match[1]}{context if count else match[2]}"

        for file, data in self.after.items():
            if file.startswith(f"{OWN}/") and file.endswith(".po"):
                self.after[file] = line.sub(moved, data.decode("utf-8", "surrogateescape")).encode(
                    "utf-8", "surrogateescape"
                )


def own_files(root: Path) -> dict[str, bytes]:
    """What migrations may change in a checkout: its data, and the translations of it."""
    paths = [root / CONFIG, *sorted((root / "data").glob("*.yaml")), *sorted((root / OWN).glob("*.po"))]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def migrated(files: Mapping[str, bytes], steps: tuple[Migration, ...], problems: Problems) -> dict[str, bytes]:
    """What changes in a fork's own files on the way to the form of today; nothing where a problem is found."""
    before = len(problems.found)
    settings = positions.read(files.get(SETTINGS, b""), SETTINGS, problems)
    form, _ = written_form(settings)
    left = [step for step in steps if step.number > form]
    own = Own(files, problems)
    for step in left:
        step.migrate(own)
    if left:
        own.reach(left[-1].number)
    return {} if len(problems.found) > before else own.changed()


def _keys(node: object, step: str) -> list[str | int]:
    """The keys or places in a collection that a step of a path names."""
    if isinstance(node, list):
        return list(range(len(node))) if step == "*" else []
    if isinstance(node, Document):
        return list(node) if step == "*" else [step] if step in node else []
    return []
