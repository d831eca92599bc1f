"""How much a record may claim, by the day on which it was verified."""

from __future__ import annotations

import datetime

import pytest

from kentro import freshness
from kentro.model import Verified
from kentro.values import PartialDate, Period

CASES = {
    "never asked": (Verified(), "2026-11-07", "never-verified"),
    "never asked, whatever the method": (Verified(how="press", review_every=Period(1)), "2026-11-07", "never-verified"),
    "asked today": (Verified(on=PartialDate(2026, 11, 7)), "2026-11-07", "fresh"),
    "six months less a day": (Verified(on=PartialDate(2026, 5, 8)), "2026-11-07", "fresh"),
    "six months": (Verified(on=PartialDate(2026, 5, 7)), "2026-11-07", "overdue"),
    "years ago": (Verified(on=PartialDate(2016, 11, 28)), "2026-11-07", "overdue"),
    "its own period, not yet": (Verified(on=PartialDate(2026, 8, 31), review_every=Period(6)), "2027-02-27", "fresh"),
    "its own period, the last of February": (
        Verified(on=PartialDate(2026, 8, 31), review_every=Period(6)),
        "2027-02-28",
        "overdue",
    ),
    "a month counts from its first day": (
        Verified(on=PartialDate(2026, 5), review_every=Period(6)),
        "2026-11-01",
        "overdue",
    ),
    "a month, a day earlier": (Verified(on=PartialDate(2026, 5), review_every=Period(6)), "2026-10-31", "fresh"),
    "a year counts from its first day": (
        Verified(on=PartialDate(2026), review_every=Period(6)),
        "2026-07-01",
        "overdue",
    ),
}


@pytest.mark.parametrize(("verified", "today", "expected"), CASES.values(), ids=CASES)
def test_a_record_is_fresh_until_it_is_time_to_ask_again(verified: Verified, today: str, expected: str) -> None:
    assert freshness.of(verified, datetime.date.fromisoformat(today)) == expected
