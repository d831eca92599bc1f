"""Makes a release: says everything that stands in the way, then writes what a release carries."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kentro import changelog, contract, migrations, releases
from kentro.changelog import number
from kentro.migrations import Migration
from kentro.problems import Mark, Problem, Problems, in_order

PROJECT = "pyproject.toml"
EXAMPLES = "tests/migrations"
"""For each migration a folder of its name with the files `before/` and `after/`."""


def problems(root: Path, version: str, last: Mapping[str, Any] | None) -> list[Problem]:
    """Everything that stands in the way of a release; `last` is the contract of the last one."""
    found = Problems()
    for path in _uncommitted(root):
        found.add(Mark(path), "release-dirty")
    before = last["version"] if last else "0.0.0"
    if not re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", version) or number(version) <= number(before):
        found.add(Mark(PROJECT), "release-version", version=version, last=before)
    else:
        texts = {lang: _text(root / file) for lang, file in changelog.FILES.items()}
        changelog.check(texts, version, found)
    steps = migrations.migrations()
    for step in steps:
        check_example(root, step, found)
    if last:
        found.found += unmended(root, last, steps)
    return in_order(found.found)


def unmended(root: Path, last: Mapping[str, Any], steps: tuple[Migration, ...]) -> list[Problem]:
    """What changed in the contract since the last release and no migration since then follows."""
    found = Problems()
    mended = {what for step in steps if step.number > last["format"] for what in step.mends}
    now = contract.contract(root, last["version"], len(steps))
    for one in contract.breaking(dict(last), now, mended):
        found.add(one.mark, one.code, what=one.what)
    return found.found


def check_example(root: Path, step: Migration, found: Problems) -> None:
    """A migration makes of what was before what comes after, byte by byte, and leaves that as it is."""
    mark = Mark(f"scripts/kentro/migrations/{step.file}")
    name = step.file.removesuffix(".py")
    before, after = (_files(root / EXAMPLES / name / part) for part in ("before", "after"))
    if not before or before.keys() != after.keys():
        places = {part: f"{EXAMPLES}/{name}/{part}/" for part in ("before", "after")}
        found.add(mark, "migration-untested", **places)
        return
    for start in (before, after):
        own = migrations.Own(start, found)
        step.migrate(own)
        if wrong := sorted(file for file, data in {**start, **own.changed()}.items() if data != after[file]):
            found.add(mark, "migration-wrong" if start is before else "migration-again", file=wrong[0])
            return


def write(root: Path, version: str) -> list[str]:
    """Write the version, the contract and, last, the list of the release's files; returns what was written."""
    project = _text(root / PROJECT)
    changed = re.sub(r'^version = "[^"]*"$', f'version = "{version}"', project, count=1, flags=re.MULTILINE)
    (root / PROJECT).write_text(changed, encoding="utf-8", newline="")
    made = contract.contract(root, version, migrations.current())
    (root / contract.PLACE).write_text(contract.written(made), encoding="utf-8", newline="")
    listed = releases.made(releases.upstream(root), version)
    (root / releases.PLACE).write_text(listed.text(), encoding="utf-8", newline="")
    return [PROJECT, contract.PLACE, releases.PLACE]


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _uncommitted(root: Path) -> list[str]:
    """The files that git does not have as they are; the folder itself where no git keeps it."""
    asked = ["git", "-C", str(root), "status", "--porcelain", "-z", "--no-renames"]
    try:
        told = subprocess.run(asked, capture_output=True, check=True, text=True).stdout
    except (subprocess.CalledProcessError, FileNotFoundError):
        return ["."]
    return sorted(line[3:] for line in told.split("\0") if line)
