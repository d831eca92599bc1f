"""Builds and tests with other versions of the packages than the locked ones: versions.py lowest|newest|properdocs.

`lowest` has the lower bound of each direct dependency in pyproject.toml, `newest` the newest that the bounds allow,
`properdocs` the same with the fork ProperDocs in the place of MkDocs. Each is installed into .build/versions/ and runs
the tests that meet every package. Advisory: nothing is published from it. Why: docs-dev/exit.md
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LEGS = ("lowest", "newest", "properdocs")
TESTS = (
    *("calendar_file", "contact_card", "directory", "editing", "holidays", "hours", "phone", "positions", "qr"),
    *("reproducible", "schema", "site", "translations"),
)
"""What meets every package at run time: the build itself, and the modules that stand on one of them."""


def main(leg: str) -> int:
    """Install the packages of a leg, say which they are, and run the tests with them; the exit code of the tests."""
    folder = ROOT / ".build" / "versions" / leg
    python = folder / "bin" / "python"
    venv.create(folder, clear=True, with_pip=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    subprocess.run([*pip, "install", "--quiet", *requirements(project, leg)], check=True)
    subprocess.run([*pip, "freeze"], check=True)
    tests = [f"tests/test_{name}.py" for name in TESTS]
    environment = {**os.environ, "KENTRO_ENGINE": "properdocs" if leg == "properdocs" else "mkdocs"}
    return subprocess.run([str(python), "-m", "pytest", *tests], cwd=ROOT, env=environment, check=False).returncode


def requirements(project: dict[str, Any], leg: str) -> list[str]:
    """What to install: the direct dependencies, the tests' tools among them, as the leg wants them."""
    direct = [*project["project"]["dependencies"], *_group(project, "test")]
    if leg == "lowest":
        return [lowest(one) for one in direct]
    return [*direct, *(["properdocs"] if leg == "properdocs" else [])]


def lowest(requirement: str) -> str:
    """A requirement at its lower bound: `mkdocs>=1.6.1,<2` is `mkdocs==1.6.1`; one without a bound is a mistake."""
    wanted = Requirement(requirement)
    (bound,) = (one.version for one in wanted.specifier if one.operator == ">=")
    return f"{wanted.name}=={bound}"


def _group(project: dict[str, Any], name: str) -> list[str]:
    found: list[str] = []
    for one in project["dependency-groups"][name]:
        found += _group(project, one["include-group"]) if isinstance(one, dict) else [one]
    return found


if __name__ == "__main__":
    if sys.argv[1:] not in [[leg] for leg in LEGS]:
        sys.exit(f"versions.py {'|'.join(LEGS)}")
    sys.exit(main(sys.argv[1]))
