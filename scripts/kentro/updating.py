"""An update: every file that is ours becomes the release's, what is a fork's own goes through the migrations.

It merges nothing. The new checkout is made beside the old one, whole, by the code of the new release, and then what
differs is put in place (`placing.py`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from kentro import changelog, placing
from kentro.files import CONFIG
from kentro.messages import sentence, words
from kentro.problems import Mark, Problem, Problems, in_order
from kentro.releases import PLACE, Entry, Listed, Manifest, Tree, entry_of, listed

WORKFLOWS = ".github/workflows/"
"""What a workflow's own token may not change. https://docs.github.com/actions/security-guides/automatic-token-authentication"""

NEEDS_ATTENTION = 1

NOTHING = Listed("", "")
"""Stands in `held` for a file that the fork has not been given."""

_LEFT = {".git", ".venv", ".build", "site", "preview", "leaflets", "offline"}
"""At the top of a checkout, what is made there or kept by git, and no part of it."""


def edited(root: Path, old: Manifest, new: Tree, given_up: Collection[str] = ()) -> list[Problem]:
    """The files that an update would overwrite although somebody here wrote in them, each with its first such line.

    `given_up` are paths whose edits nobody wants to keep.
    """
    problems = Problems()
    for path in sorted({*old.files, *old.held, *new} - {*given_up}):
        was = [one for one in (old.files.get(path), old.held.get(path)) if one]
        if in_the_way := _in_the_way(root, path):
            problems.add(Mark(in_the_way), "update-added", file=in_the_way)
            continue
        here = entry_of(root / path)
        if here is None:
            if path in new and was and NOTHING not in was:
                problems.add(Mark(path), "update-removed", file=path)
        elif path in new and here.data == new[path].data:
            pass
        elif not was:
            line = listed(new[path]).first_difference(here)
            problems.add(Mark(path, line), "update-added", file=path)
        elif not any(one.is_of(here) for one in was):
            line = max(one.first_difference(here) for one in was)
            problems.add(Mark(path, line), "update-edited", file=path)
    return in_order(problems.found)


def staged(root: Path, old: Manifest, new: Manifest, tree: Tree, *, workflows: bool = True) -> tuple[Path, list[str]]:
    """The new checkout, beside the old one, with the fork's files as they are; and the workflows left as they were.

    Without `workflows` those of the fork stay, and its list remembers what they are.
    """
    folder = root / placing.FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    stage = folder / placing.NEW
    left = [name for name in _LEFT if (root / name).exists()]

    def leave(there: str, names: list[str]) -> set[str]:
        return {n for n in names if n == "__pycache__" or n == "node_modules" or (Path(there) == root and n in left)}

    shutil.copytree(root, stage, symlinks=True, ignore=leave)
    gone = sorted({*old.files, *old.held} - tree.keys())
    held = [] if workflows else sorted(path for path in (*gone, *tree) if path.startswith(WORKFLOWS))
    held = [path for path in held if _data(root / path) != (tree[path].data if path in tree else None)]
    for path in gone:
        if path not in held:
            (stage / path).unlink(missing_ok=True)
    for path, entry in tree.items():
        if path not in held:
            _write(stage / path, entry)
    kept = {path: old.held.get(path) or old.files.get(path) or NOTHING for path in held}
    _write(stage / PLACE, Entry(replace(new, held=kept).text().encode()))
    return stage, held


def python_for(root: Path, stage: Path) -> str | None:
    """The Python that has what the new release needs: this one, or one that is made now; None where that fails."""
    if _data(root / "requirements.txt") == _data(stage / "requirements.txt"):
        return sys.executable
    made = subprocess.run(["make", "-s", "-C", str(stage), "packages"], check=False, stdout=sys.stderr)
    return str(stage / ".venv/bin/python") if made.returncode == 0 else None


def run(python: str, stage: Path, lang: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of the new release, on the new checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    return subprocess.run(
        [python, "scripts/manage.py", "--lang", lang, *arguments],
        cwd=stage,
        env={**environment, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def before(root: Path, stage: Path) -> Path:
    """The fork's migrated data with the shared data of the old release: what residents see today, as we read it now."""
    folder = stage.with_name("before")
    for name in ("data", "docs", "local"):
        if (stage / name).is_dir():
            shutil.copytree(stage / name, folder / name, symlinks=True)
    shutil.rmtree(folder / "data/national", ignore_errors=True)
    shutil.copytree(root / "data/national", folder / "data/national")
    shutil.copy2(stage / CONFIG, folder / CONFIG)
    return folder


def differences(root: Path, stage: Path, old: Manifest) -> tuple[list[str], list[str]]:
    """Which files have to be put in place, and which have to go."""
    there = {path.relative_to(stage).as_posix() for path in stage.rglob("*") if path.is_symlink() or path.is_file()}
    there = {path for path in there if PurePosixPath(path).parts[0] not in _LEFT and "__pycache__" not in path}
    put = sorted(path for path in there if entry_of(root / path) != entry_of(stage / path))
    gone = {path for path in (*old.files, *old.held) if path not in there}
    return put, sorted(path for path in gone if entry_of(root / path))


def place(root: Path, put: list[str], delete: list[str]) -> None:
    """Put the new checkout in the place of the old one."""
    placing.begin(root, put, delete)
    placing.finish(root)


def forget(root: Path) -> None:
    """Throw away what was made beside the checkout, unless it is on its way into place."""
    if not (root / placing.FOLDER / placing.JOURNAL).exists():
        shutil.rmtree(root / placing.FOLDER, ignore_errors=True)


@dataclass(frozen=True)
class Told:
    """What the new release says of a fork's data: why it stops, or what it did and what changes."""

    code: int
    refused: str = ""
    changed: tuple[str, ...] = ()
    remarks: str = ""
    differences: str = ""
    problems: str = ""


def prepared(root: Path, stage: Path, lang: str, *, markdown: bool) -> Told:
    """Bring the fork's data in `stage` into the new form, by the new release, and let it say what is different."""
    python = python_for(root, stage)
    if python is None:
        return Told(NEEDS_ATTENTION, refused=sentence("update-no-packages", lang, {}))
    ran = run(python, stage, lang, "migrate")
    if ran.returncode:
        return Told(ran.returncode, refused=f"{ran.stdout}{ran.stderr}".strip())
    changed = tuple(ran.stdout.split("\n")[:-1])
    checked = run(python, stage, lang, "check")
    told = run(python, stage, lang, "diff", str(before(root, stage)), *(["--markdown"] if markdown else []))
    return Told(
        checked.returncode,
        changed=changed,
        remarks=ran.stderr.strip() if changed else "",
        differences=told.stdout.strip(),
        problems=checked.stdout.strip() if checked.returncode else "",
    )


def report(stage: Path, old: Manifest, new: Manifest, told: Told, held: list[str], lang: str, *, markdown: bool) -> str:
    """What an update did: for residents, and what is left for whoever runs the site."""
    heading = "## " if markdown else ""
    parts = [sentence("update-done", lang, {"old": old.version, "new": new.version})]
    if told.problems:
        parts += [sentence("update-check", lang, {}), told.problems]
    if held:
        parts.append(sentence("update-held", lang, {"new": new.version, "files": ", ".join(held)}))
    if told.changed:
        parts.append(sentence("update-data", lang, {"files": ", ".join(told.changed)}))
    parts += [told.remarks] if told.remarks else []
    log = stage / changelog.FILES[lang]
    entries = changelog.since(log.read_text(encoding="utf-8") if log.is_file() else "", old.version, new.version)
    for entry in entries:
        parts += [heading + words("update-release", lang, version=entry.version), entry.text]
    parts += [heading + words("update-residents", lang), told.differences]
    return "\n\n".join(parts)


def _in_the_way(root: Path, path: str) -> str | None:
    """What stands where a folder has to be, or a folder where a file has to be."""
    for above in reversed(PurePosixPath(path).parents[:-1]):
        there = root / above
        if there.is_symlink() or (there.exists() and not there.is_dir()):
            return above.as_posix()
    return path if (root / path).is_dir() and not (root / path).is_symlink() else None


def _data(path: Path) -> bytes | None:
    entry = entry_of(path)
    return entry.data if entry else None


def _write(path: Path, entry: Entry) -> None:
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    if entry.kind == "link":
        path.symlink_to(entry.data.decode())
    else:
        path.write_bytes(entry.data)
        path.chmod(0o755 if entry.kind == "executable" else 0o644)
