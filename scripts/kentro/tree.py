"""The only writer of pages: writes what changed, deletes what is no longer made, touches nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from kentro.hand_written import is_ours
from kentro.problems import Mark, Problem


def hand_written(files: Mapping[str, str], root: Path) -> list[Problem]:
    """The files that somebody wrote where a page of ours would go, or in the folder of another language."""
    made = {_address(name) for name in files}
    languages = {Path(name).parts[1] for name in files}
    return [
        Problem(Mark(name), "hand-written", params=(("name", name),))
        for language in sorted(languages)
        for path in sorted((root / "docs" / language).rglob("*.md"))
        if not is_ours(path)
        for name in (path.relative_to(root).as_posix(),)
        if _address(name) in made or Path(name).with_suffix("").parts[2] in {*languages, "api", "assets"}
    ]


def _address(name: str) -> str:
    """The file that a page becomes: the same for `a.md`, `a/index.md` and `A/README.md`, which would take turns."""
    folder, _, page = name.casefold().removesuffix(".md").rpartition("/")
    return folder if page in ("index", "readme") else f"{folder}/{page}"


def sync(files: Mapping[str, str], root: Path) -> list[str]:
    """Make the generated pages below `root/docs` exactly `files`; returns the paths that changed.

    A file that already holds its text is not touched (`serve` watches this folder and would build for ever).
    """
    changed = []
    for name, text in files.items():
        path = root / name
        data = text.encode()
        if path.is_file() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(path.name + ".partial")
        partial.write_bytes(data)
        os.replace(partial, path)
        changed.append(name)
    languages = {Path(*Path(name).parts[:2]) for name in files}
    for language in languages:
        for partial in (root / language).rglob("*.md.partial"):  # of somebody who was killed
            partial.unlink()
        for path in _generated(root / language):
            name = path.relative_to(root).as_posix()
            if name not in files:
                path.unlink()
                _drop_empty(path.parent, root / language)
                changed.append(name)
    return sorted(changed)


def _generated(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.md")) if is_ours(path))


def _drop_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
