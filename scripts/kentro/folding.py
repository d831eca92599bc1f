"""Letters as one compares them: without case, accents and other marks, every sigma alike."""

from __future__ import annotations

import unicodedata
from itertools import filterfalse


def folded(text: str) -> str:
    """The text in small letters without marks: `Ώρες` and `ΩΡΕΣ` are `ωρεσ`."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(filterfalse(unicodedata.combining, plain))
