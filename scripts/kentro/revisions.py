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


def history(root: Path, file: str, most: int, since: str | None = None) -> list[Written]:
    """What the last commits made of a file, the oldest first; nothing where no git repository keeps it.

    A shallow clone knows its own commits only. `since` is the first commit to look at.
    """
    try:
        which = [f"{since}..HEAD"] if since else []
        log = _git(root, "log", "--first-parent", f"--max-count={most}", "--format=%H %cI", *which, "--", file)
        if since:  # what that commit left is the first state, whether it changed this file or not
            log += _git(root, "log", "--max-count=1", "--format=%H %cI", since)
        commits = [line.split(" ") for line in reversed(log.decode().splitlines()[:most])]
        return [
            Written(commit, datetime.datetime.fromisoformat(when), _git(root, "show", f"{commit}:./{file}"))
            for commit, when in commits
        ]
    except NoSuchRevisionError:
        return []


def began(root: Path, file: str, text: str) -> str | None:
    """The commit with which a text came into a file; None where no git repository tells."""
    try:
        log = _git(root, "log", "--first-parent", "-m", "--reverse", "--format=%H", f"-S{text}", "--", file)
    except NoSuchRevisionError:
        return None
    return next(iter(log.decode().splitlines()), None)


def _archive(root: Path, name: str) -> bytes:
    """The files of a revision, as `git archive` packs them."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    return _git(root, "archive", "--format=zip", commit)


def _git(root: Path, *arguments: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True).stdout
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        raise NoSuchRevisionError(arguments[-1]) from error
