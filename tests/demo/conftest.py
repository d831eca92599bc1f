"""This checkout's own site, built in a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import towns


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built pages."""
    folder = tmp_path_factory.mktemp("demo")
    for name in ("scripts", "overrides", "data", "docs"):
        shutil.copytree(towns.ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(towns.ROOT / "mkdocs.yml", folder)
    return towns.build(folder)
