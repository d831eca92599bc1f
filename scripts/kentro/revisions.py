"""States of a site to compare: a git revision, another checkout, a data folder, or what commits made of a file."""

from __future__ import annotations

import datetime
import io
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class State:
    """Where the files of one state are: a checkout, and a data folder that stands before its own."""

    root: Path
    data: Path | None = None


class NoSuchRevisionError(Exception):
    """The name is neither a folder with data nor a revision of the checkout's git repository."""


@contextmanager
def state(root: Path, name: str) -> Iterator[State]:
    """The state called `name`, as the checkout at `root` sees it; a revision is laid out in a folder for that time."""
    folder = root / name
    if (folder / "data" / "centres.yaml").is_file():
        yield State(folder)
    elif (folder / "centres.yaml").is_file():
        yield State(root, folder)
    else:
        archive = _archive(root, name)
        with tempfile.TemporaryDirectory(prefix="kentro-") as there:
            with zipfile.ZipFile(io.BytesIO(archive)) as files:
                files.extractall(there)
            yield State(Path(there))


@dataclass(frozen=True)
class Written:
    """A file as a commit left it."""

    commit: str
    when: datetime.datetime
    content: bytes


def since(root: Path, file: str, text: str) -> str | None:
    """The commit that first wrote a text into a file, or None where no git repository knows it."""
    try:
        log = _git(root, "log", "--first-parent", "--reverse", "--format=%H", f"-S{text}", "--", file).decode()
    except NoSuchRevisionError:
        return None
    return log.partition("\n")[0] or None


def history(root: Path, file: str, most: int, first: str) -> list[Written]:
    """What the last commits made of a file, from the first that counts, the oldest first.

    A shallow clone knows its own commits only.
    """
    try:
        counted = ("--first-parent", f"--max-count={most}", "--format=%H %cI", "HEAD", "--not", f"{first}^@")
        log = _git(root, "log", *counted, "--", file).decode()
        commits = [line.split(" ") for line in reversed(log.splitlines())]
        return [
            Written(commit, datetime.datetime.fromisoformat(when), _git(root, "show", f"{commit}:./{file}"))
            for commit, when in commits
        ]
    except NoSuchRevisionError:
        return []


def _archive(root: Path, name: str) -> bytes:
    """The files of a revision, as `git archive` packs them."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    return _git(root, "archive", "--format=zip", commit)


def _git(root: Path, *arguments: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True).stdout
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        raise NoSuchRevisionError(arguments[-1]) from error
