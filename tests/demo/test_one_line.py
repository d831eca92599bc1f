"""The site's own data can be changed by program, a line at a time (`make test-all`: no editor is stopped by it)."""

from __future__ import annotations

from pathlib import Path

import pytest

import one_line
import towns

FILES = sorted((towns.ROOT / "data").glob("*.yaml"))


@pytest.mark.everything
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_change_of_a_field_is_a_change_of_its_line(path: Path) -> None:
    one_line.every_field(path)
    one_line.each_field(path, 40)
