"""What forks rely on: the fields of their own files, and the names of ours that they use. As it was last released.

`docs-dev/model.json` is written by `make release` alone. A change that would leave a fork's data unread is refused
unless a migration says that it follows it (`MENDS`).
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kentro import positions
from kentro.fields import Kind, ListOf, MapOf, Record, Ref, Refs, Slot, Value, Words, slots_of
from kentro.files import BENEFIT, BENEFITS, CENTRES, HOLIDAYS, SERVICES, SETTINGS, SOURCES
from kentro.model import CentresFile, ServicesFile, Settings
from kentro.problems import Mark, Problems

PLACE = "docs-dev/model.json"
MODEL = "scripts/kentro/model.py"

OWN: Mapping[str, type[Any]] = {CENTRES: CentresFile, SERVICES: ServicesFile, SETTINGS: Settings}
"""The files that are a fork's own, each with the record at its top."""

NAMES = {
    "sources": (SOURCES, ("sources",)),
    "holidays": (HOLIDAYS, ("holidays", "municipal")),
    "documents": (BENEFITS, ("documents",)),
    "organisations": (BENEFITS, ("organisations",)),
}
"""Of the records that a fork may name: in which file they are, and below which keys."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Break:
    """Something that a fork's data would stumble over."""

    what: str
    """As a migration names it in `MENDS`: `data/centres.yaml: centres.*.access`."""
    code: str
    mark: Mark


@dataclass(frozen=True)
class Field:
    """A field of a file, and the record that declares it."""

    slot: Slot
    cls: type[Any]

    def shape(self) -> Json:
        return {"required": self.slot.required, "is": written_as(self.slot.kind)}


def fields(cls: type[Any], path: str = "", above: tuple[type[Any], ...] = ()) -> Iterator[tuple[str, Field]]:
    """Every field below a record, by its path: `centres.*.access.note`."""
    for key, slot in slots_of(cls).items():
        here = f"{path}.{key}".lstrip(".")
        yield here, Field(slot, cls)
        kind, stars = slot.kind, ""
        while isinstance(kind, ListOf | MapOf):
            kind, stars = kind.item, f"{stars}.*"
        if isinstance(kind, Record) and kind.cls not in above:
            yield from fields(kind.cls, here + stars, (*above, cls))


def written_as(kind: Kind[Any]) -> Json:
    """What may stand in a field, as far as a fork's text could come to be refused."""
    if isinstance(kind, Value):
        return {"words": list(kind.form.words)} if kind.form.words else {"pattern": kind.form.pattern}
    if isinstance(kind, Words):
        return {"text": True}
    if isinstance(kind, Refs):
        return {"ids": kind.collection}
    if isinstance(kind, Ref):
        return {"id": kind.collection}
    if isinstance(kind, ListOf):
        return {"list": written_as(kind.item)}
    if isinstance(kind, MapOf):
        return {"map": written_as(kind.item), "keys": sorted(kind.ids) if kind.ids else None}
    assert isinstance(kind, Record)
    return {"record": True, "shorthand": kind.shorthand}


def contract(root: Path, version: str, form: int) -> Json:
    """What a fork may rely on in this checkout."""
    shapes = {file: {path: one.shape() for path, one in fields(cls)} for file, cls in OWN.items()}
    return {"version": version, "format": form, "files": shapes, "names": names(root)}


def names(root: Path) -> dict[str, list[str]]:
    """The names of our records that a fork's data may use, with those that were theirs before."""
    found = {}
    for collection, (file, keys) in NAMES.items():
        node = positions.read((root / file).read_bytes(), file, Problems())
        for key in keys:
            node = node.get(key) if isinstance(node, positions.Mapping) else None
        found[collection] = sorted(key.text for key, _ in node.entries) if isinstance(node, positions.Mapping) else []
    found["services"] = sorted(path.stem for path in (root / BENEFIT).parent.glob("*.yaml"))
    return found


def written(content: Json) -> str:
    """A contract as its file has it."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def breaking(old: Json, new: Json, mended: Collection[str] = ()) -> list[Break]:
    """What a fork that was well with the old contract would stumble over in the new one, save what migrations mend."""
    found = []
    for file, before in old["files"].items():
        after, declared = new["files"].get(file, {}), dict(fields(OWN[file])) if file in OWN else {}
        gone = {path for path in before if path not in after}
        for path in sorted(gone):
            if not _below(path, gone):
                found.append(Break(f"{file}: {path}", "contract-gone", _place(_above(path, declared), None)))
        for path, shape in after.items():
            was = before.get(path)
            known_record = was is not None or _parent_known(path, before)
            if shape["required"] and known_record and not (was and was["required"]):
                found.append(Break(f"{file}: {path}", "contract-required", _place_of(path, declared)))
            if was and not _takes(was["is"], shape["is"]):
                found.append(Break(f"{file}: {path}", "contract-changed", _place_of(path, declared)))
    for collection, ids in old["names"].items():
        place = NAMES[collection][0] if collection in NAMES else BENEFITS
        missing = sorted({*ids} - {*new["names"].get(collection, [])})
        found += [Break(f"{collection}: {one}", "contract-name", Mark(place)) for one in missing]
    return [one for one in found if one.what not in mended]


def _takes(old: Json, new: Json) -> bool:
    """Whether all that could be written still can."""
    if "words" in old:
        return {*old["words"]} <= {*new.get("words", ())} or new == {"pattern": None}
    if "map" in old and "map" in new:
        same_keys = new["keys"] is None or {*(old["keys"] or ("*",))} <= {*new["keys"]}
        return same_keys and _takes(old["map"], new["map"])
    if "list" in old and "list" in new:
        return _takes(old["list"], new["list"])
    if "pattern" in old and "pattern" in new:
        return new["pattern"] in (None, old["pattern"])
    if "record" in old and "record" in new:
        return old["shorthand"] in (None, new["shorthand"])
    return old == new or (list(old) == ["id"] and new == {"ids": old["id"]})


def _below(path: str, gone: Collection[str]) -> bool:
    """Whether something above a path is gone too: then only that is told."""
    steps = path.split(".")
    return any(".".join(steps[:count]) in gone for count in range(1, len(steps)))


def _parent_known(path: str, before: Collection[str]) -> bool:
    """Whether the record of a field was there before; in a new one nothing can be missing."""
    above = path.rpartition(".")[0].removesuffix(".*").removesuffix(".*")
    return not above or above in before


def _above(path: str, declared: Mapping[str, Field]) -> type[Any]:
    """The record that no longer has a field."""
    siblings = [one for other, one in declared.items() if other.rpartition(".")[0] == path.rpartition(".")[0]]
    return siblings[0].cls if siblings else next(iter(declared.values())).cls


def _place_of(path: str, declared: Mapping[str, Field]) -> Mark:
    """Where a field is declared."""
    return _place(declared[path].cls, path.rpartition(".")[2]) if path in declared else Mark(MODEL)


def _place(cls: type[Any], key: str | None) -> Mark:
    """Where a record, or a field of it, is declared."""
    lines, first = inspect.getsourcelines(cls)
    attribute = next((slot.attribute for name, slot in slots_of(cls).items() if name == key), None)
    wanted = re.compile(rf"    {attribute}: ") if attribute else re.compile(r"class ")
    return Mark(MODEL, next((first + number for number, line in enumerate(lines) if wanted.match(line)), first))
