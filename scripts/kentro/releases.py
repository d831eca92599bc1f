"""A release: the files that are the same for every site, and the list of them that it carries (`scripts/release.json`).

The list says of each file what it is and what it looked like, so that an update knows what somebody has edited where
there is no git history: in a copy of a template, or in an archive that was unpacked.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import stat
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from typing import Literal

from kentro import seam

PLACE = "scripts/release.json"

MOST_BYTES = 500_000_000
"""Of a release when it is unpacked; ours has 8 million."""

Kind = Literal["file", "executable", "link"]


@dataclass(frozen=True)
class Entry:
    """A file as it stands somewhere: its bytes (of a link: where it leads), and what it is."""

    data: bytes
    kind: Kind = "file"


Tree = Mapping[str, Entry]
"""Files by their path below a checkout, with slashes."""


@dataclass(frozen=True)
class Listed:
    """What a release says of a file. `lines` has two letters for each of its lines, to find one that was changed."""

    sha256: str
    lines: str
    kind: Kind = "file"

    def is_of(self, entry: Entry) -> bool:
        """Whether a file is the listed one; git on Windows may have given its lines other ends."""
        return self.sha256 in (_digest(entry.data), _digest(_unix(entry.data)))

    def first_difference(self, entry: Entry) -> int:
        """The first line of a file that is not as listed, from 1."""
        pairs = [self.lines[at : at + 2] for at in range(0, len(self.lines), 2)]
        return _first_difference(pairs, _marks(_unix(entry.data)))


@dataclass(frozen=True)
class Manifest:
    """The list that a release carries.

    `held` is what stands in a fork instead, where an update was not allowed to write.
    """

    version: str
    files: Mapping[str, Listed]
    held: Mapping[str, Listed] = field(default_factory=dict)

    def text(self) -> str:
        """The list as it is written: a line for each file."""
        parts = [f'"version": {json.dumps(self.version)}']
        for name, files in (("files", self.files), ("held", self.held)):
            rows = [f"  {json.dumps(path)}: {json.dumps(_row(files[path]))}" for path in sorted(files)]
            parts.append(f'"{name}": {{\n' + ",\n".join(rows) + "\n }" if rows else f'"{name}": {{}}')
        return "{\n " + ",\n ".join(parts) + "\n}\n"


class NotARelease(Exception):
    """Why something cannot be taken for a release: a code of `messages.py` and what fills it."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def made(tree: Tree, version: str) -> Manifest:
    """The list of the files in a tree."""
    return Manifest(version, {path: listed(entry) for path, entry in tree.items()})


def listed(entry: Entry) -> Listed:
    """What a list says of a file."""
    return Listed(_digest(entry.data), "".join(_marks(entry.data)), entry.kind)


def manifest(text: bytes) -> Manifest:
    """The list in a text; ValueError where it is none."""
    try:
        told = json.loads(text)
        files, held = (
            {path: Listed(row["sha256"], row["lines"], row.get("kind", "file")) for path, row in told[name].items()}
            for name in ("files", "held")
        )
        if not re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", told["version"]):
            raise ValueError(told["version"])
        return Manifest(told["version"], files, held)
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error


def manifest_of(root: Path) -> Manifest | None:
    """The list of the release that a checkout is on; None where there is none that can be read."""
    try:
        return manifest((root / PLACE).read_bytes())
    except (OSError, ValueError):
        return None


def entry_of(path: Path) -> Entry | None:
    """A file on the disk; None where there is none."""
    if path.is_symlink():
        return Entry(os.readlink(path).encode(), "link")
    if not path.is_file():
        return None
    return Entry(path.read_bytes(), "executable" if path.stat().st_mode & stat.S_IXUSR else "file")


def began(root: Path) -> bytes:
    """The list for a fork that begins with this checkout as it stands, which may be one between two releases."""
    tree, known = upstream(root), manifest_of(root)
    version = known.version if known else "0.0.0"
    held = known.held if known else {}
    return Manifest(version, made(tree, version).files, held).text().encode()


def upstream(root: Path) -> dict[str, Entry]:
    """The files of a checkout that are the same for every site, without the list of them.

    They are those that git keeps or would, or all that stand there where there is no git.
    """
    ours = seam.read(root)
    paths = (path for path in _paths(root) if ours.owner(path) == "upstream" and path != PLACE)
    return {path: entry for path in paths if (entry := entry_of(root / path))}


def opened(name: str, root: Path, remote: str | None = None) -> tuple[Manifest, dict[str, Entry]]:
    """A release: its list and the files of it.

    `name` is a folder, an archive (zip or tar), or a tag, branch or commit of the repository at `remote`, else of that
    around the checkout at `root`. Raises NotARelease. Nothing is written but below a temporary folder.
    """
    place = Path(name)
    if remote is None and name and place.is_dir():
        wanted = _read_manifest(_or_none(place / PLACE), name)
        return _whole(wanted, {path: e for path in wanted.files if _is_safe(path) and (e := entry_of(place / path))})
    if remote is None and place.is_file():
        packed = place.read_bytes()
        tree = (_zip if zipfile.is_zipfile(io.BytesIO(packed)) else _tar)(packed, name)
    else:
        tree = _tar(_git_archive(name, root, remote), name)
    tops = sorted((p.removesuffix(PLACE) for p in tree if p == PLACE or p.endswith(f"/{PLACE}")), key=len)
    if not tops:
        raise NotARelease("release-no-manifest", name=name)
    below = {path.removeprefix(tops[0]): entry for path, entry in tree.items() if path.startswith(tops[0])}
    return _whole(_read_manifest(below[PLACE].data, name), below)


def _whole(wanted: Manifest, tree: Tree) -> tuple[Manifest, dict[str, Entry]]:
    """The listed files of a release, each as it was listed and where it may stand."""
    for path, one in wanted.files.items():
        if not _is_safe(path):
            raise NotARelease("release-bad-path", path=path)
        if path not in tree or not one.is_of(tree[path]):
            raise NotARelease("release-not-whole", path=path)
        if one.kind == "link" and not _stays_inside(path, tree[path].data.decode("utf-8", "replace")):
            raise NotARelease("release-bad-path", path=path)
    try:
        ours = seam.parsed(tree[seam.PLACE].data.decode())
    except (KeyError, ValueError, TypeError) as error:
        raise NotARelease("release-not-whole", path=seam.PLACE) from error
    for path in wanted.files:
        if ours.owner(path) != "upstream":
            raise NotARelease("release-bad-path", path=path)
    # What a file is, the list knows better than an archive or a disk that has no such thing as executable files.
    return wanted, {path: Entry(tree[path].data, one.kind) for path, one in wanted.files.items()}


def _is_safe(path: str) -> bool:
    """Whether a path stays below a checkout, and out of what git and we keep there."""
    parts = PurePosixPath(path).parts
    plain = path == "/".join(parts) and not re.search(r"[\x00-\x1f\\:]", path)
    return bool(parts) and plain and ".." not in parts and parts[0].lower() not in ("", "/", ".git", ".build", ".venv")


def _stays_inside(path: str, target: str) -> bool:
    """Whether a link leads to somewhere below the checkout."""
    there = os.path.normpath(os.path.join(os.path.dirname(path), target))
    return not os.path.isabs(target) and not there.startswith("..")


def _zip(packed: bytes, name: str) -> dict[str, Entry]:
    tree, size = {}, 0
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            for member in archive.infolist():
                mode = member.external_attr >> 16
                size += member.file_size
                if size > MOST_BYTES:
                    raise NotARelease("release-too-big", name=name)
                if not member.is_dir():
                    kind: Kind = "link" if stat.S_ISLNK(mode) else "executable" if mode & stat.S_IXUSR else "file"
                    tree[member.filename] = Entry(archive.read(member), kind)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise NotARelease("release-unreadable", name=name) from error
    return tree


def _tar(packed: bytes, name: str) -> dict[str, Entry]:
    # Nothing is extracted: Python 3.11.0 to 3.11.3 have no filter for members that lead out of their folder.
    tree, size = {}, 0
    try:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            for member in archive:
                size += member.size
                if size > MOST_BYTES:
                    raise NotARelease("release-too-big", name=name)
                if member.issym():
                    tree[member.name] = Entry(member.linkname.encode(), "link")
                elif member.isreg() and (file := archive.extractfile(member)):
                    tree[member.name] = Entry(file.read(), "executable" if member.mode & stat.S_IXUSR else "file")
    except (tarfile.TarError, OSError, EOFError) as error:
        raise NotARelease("release-unreadable", name=name) from error
    return {path.removeprefix("./"): entry for path, entry in tree.items()}


def _git_archive(name: str, root: Path, remote: str | None) -> bytes:
    """The files of a tag, branch or commit, as git packs them."""
    try:
        if not re.fullmatch(r"[A-Za-z0-9_][\w./-]*", name):
            raise NotARelease("release-missing", name=name)
        if remote is None:
            commit = _git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
            return _git(root, "archive", "--format=tar", commit)
        with tempfile.TemporaryDirectory(prefix="kentro-") as there:
            _git(Path(there), "init", "--quiet", "--bare")
            _git(Path(there), "fetch", "--quiet", "--depth=1", "--no-tags", "--", remote, name)
            return _git(Path(there), "archive", "--format=tar", "FETCH_HEAD")
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        raise NotARelease("release-missing", name=name) from error


def _git(folder: Path, *arguments: str) -> bytes:
    # It asks nobody for a password: where it would have to, there is no such release.
    quiet = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True, env=quiet).stdout


def _paths(root: Path) -> Iterable[str]:
    """The files of a checkout, by their paths below it."""
    try:
        top = _git(root, "rev-parse", "--show-toplevel").decode().strip()
        if Path(top).resolve() == root.resolve():
            kept = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").decode()
            return sorted({path for path in kept.split("\0") if path})
    except (subprocess.CalledProcessError, FileNotFoundError):
        pass
    return [
        path.relative_to(root).as_posix()
        for path in sorted(root.rglob("*"))
        if not {"__pycache__", "node_modules"} & {*path.parts}
    ]


def _or_none(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _read_manifest(text: bytes | None, name: str) -> Manifest:
    if text is None:
        raise NotARelease("release-no-manifest", name=name)
    try:
        return manifest(text)
    except ValueError as error:
        raise NotARelease("release-no-manifest", name=name) from error


def _row(one: Listed) -> dict[str, str]:
    kind = {} if one.kind == "file" else {"kind": one.kind}
    return {"sha256": one.sha256, **kind, "lines": one.lines}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _unix(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def _marks(data: bytes) -> list[str]:
    """Two letters for each line: by one in 4096 lines an edit is not seen, and the next difference is told instead."""
    return [base64.b64encode(hashlib.sha256(line).digest()[:2])[:2].decode() for line in data.split(b"\n")]


def _first_difference(before: list[str], after: list[str]) -> int:
    pairs = zip_longest(before, after)
    return next((number for number, (one, other) in enumerate(pairs, 1) if one != other), len(after))
