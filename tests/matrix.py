"""A matrix of cases of which `make test` runs a few, and `make test-all` every one."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from _pytest.mark.structures import ParameterSet


def few(values: Iterable[object], count: int) -> list[ParameterSet]:
    """The values of one parameter (a tuple is those of several); all after the first `count` run with everything."""
    return [
        pytest.param(
            *(value if isinstance(value, tuple) else (value,)), marks=[pytest.mark.everything][: place >= count]
        )
        for place, value in enumerate(values)
    ]
