"""The licence that GitHub shows and the one that REUSE reads are the same text."""

from __future__ import annotations

from towns import ROOT


def test_both_copies_of_the_licence_are_equal() -> None:
    assert (ROOT / "LICENSE").read_bytes() == (ROOT / "LICENSES/EUPL-1.2.txt").read_bytes()
