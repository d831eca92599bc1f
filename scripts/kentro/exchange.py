"""Puts a built site in the place of the old one, whole or not at all, and takes it back.

The two folders change names in one call of the system (`RENAME_EXCHANGE`): whoever is killed, and whenever, `site/` is
wholly the old or wholly the new one. https://man7.org/linux/man-pages/man2/rename.2.html
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NO_ROOM = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EXDEV, errno.EBUSY}
)
"""The errors of a disk that is full, or on which nothing may be written: no mistake of ours."""

_BUILDS = ".build"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """While nothing else builds here or exchanges the site; whoever is killed lets go of the lock."""
    (root / _BUILDS).mkdir(exist_ok=True)
    lock = os.open(root / _BUILDS / "lock", os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def beside(root: Path) -> Path:
    """Where the new site is built: a folder that is not there yet."""
    folder = root / _BUILDS / "site"
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def before(root: Path) -> Path:
    """Where the site before this one stands."""
    return root / _BUILDS / "before"


def put(new: Path, root: Path) -> None:
    """Put the new folder where `site/` is, and the old one `before` it."""
    place, old = root / "site", before(root)
    if not os.path.lexists(place):
        new.rename(place)
        return
    swap(new, place)
    shutil.rmtree(old, ignore_errors=True)
    new.rename(old)


def swap(one: Path, other: Path) -> None:
    """Let two folders of a disk change names: in one step where the system can, else with a moment without the second.

    OSError where one is missing, stands on another disk or may not be renamed; then nothing has changed.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        if not libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE):
            return
        number = ctypes.get_errno()
        if number not in (errno.ENOSYS, errno.EINVAL):
            raise OSError(number, os.strerror(number), str(one), None, str(other))
    aside = one.with_name(f"{one.name}.aside")
    other.rename(aside)
    one.rename(other)
    aside.rename(one)
