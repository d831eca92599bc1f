"""The official schemas of the field, which stand beside the checkout or where KENTRO_SCHEMAS says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import towns


def folder(name: str) -> Path:
    """The folder of one standard. Without it the test does not run, and the run says that it did not."""
    place = Path(os.environ.get("KENTRO_SCHEMAS") or towns.ROOT.parent / "shared" / "schemas")
    if not (place / name).is_dir():
        pytest.skip(f"{name}: not checked against the standard, no schemas in {place} (KENTRO_SCHEMAS)")
    return place / name
