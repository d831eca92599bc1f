"""Two states of a site to compare: a git revision, another checkout, or a data folder."""

from __future__ import annotations

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


def _archive(root: Path, name: str) -> bytes:
    """The files of a revision, as `git archive` packs them."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    return _git(root, "archive", "--format=zip", commit)


def _git(root: Path, *arguments: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True).stdout
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        raise NoSuchRevisionError(arguments[-1]) from error
