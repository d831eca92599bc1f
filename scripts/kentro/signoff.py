"""The sign-off of a translation: who has read it, when, and a hash of what was read.

It is a comment of the message in its `.po` file, which gettext editors keep. It holds for exactly the Greek
and the translation that were read: when either changes, the hash differs and the sign-off is void.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable

_LINE = re.compile(r"reviewed by (?P<name>.+), (?P<day>\d{4}-\d{2}-\d{2}), (?P<digest>[0-9a-f]{8})")


def line(name: str, day: datetime.date, *texts: str) -> str:
    """The comment that signs off these texts: `reviewed by Maria P., 2026-11-22, 5f3c2a1b`."""
    return f"reviewed by {name}, {day.isoformat()}, {digest(*texts)}"


def is_line(comment: str) -> bool:
    """Whether a comment is a sign-off, of whatever texts."""
    return _LINE.fullmatch(comment) is not None


def holds(comments: Iterable[str], *texts: str) -> bool:
    """Whether one of the comments signs off exactly these texts."""
    found = (_LINE.fullmatch(comment) for comment in comments)
    return any(match and match["digest"] == digest(*texts) for match in found)


def digest(*texts: str) -> str:
    """Eight hexadecimal digits that change when any of the texts does."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:8]
