"""How much a record may claim, by when somebody last made sure of it."""

from __future__ import annotations

import datetime
from typing import Literal

from kentro.model import Verified

Freshness = Literal["never-verified", "overdue", "fresh"]


def of(verified: Verified, today: datetime.date) -> Freshness:
    """Whether a record was ever verified, and whether it is time to ask again."""
    if verified.on is None:
        return "never-verified"
    return "overdue" if due(verified) <= today else "fresh"


def due(verified: Verified) -> datetime.date:
    """The day from which a record that was verified must be asked for again."""
    assert verified.on
    return verified.review_every.after(verified.on.first_day)
