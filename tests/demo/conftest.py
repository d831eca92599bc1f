"""This checkout's own site, built in a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import towns


@pytest.fixture(scope="session")
def demo(once: towns.Once) -> Path:
    """The folder of the built pages."""

    def make(folder: Path) -> Path:
        for name in ("scripts", "overrides", "data", "docs"):
            shutil.copytree(towns.ROOT / name, folder / name)
        shutil.copy(towns.ROOT / "mkdocs.yml", folder)
        return towns.build(folder)

    return once("demo", make)
