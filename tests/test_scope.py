"""A change of the data that changes something else too is seen by whoever reviews it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import towns
from kentro import scope


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        (["data/centres.yaml", "data/translations/en.po"], []),
        (["docs/el/about.md", "docs/en/about.md"], []),
        (["scripts/manage.py", ".github/workflows/check.yml"], []),  # a change of the program, reviewed as such
        ([], []),
        (["data/centres.yaml", "scripts/manage.py", "Makefile"], ["Makefile", "scripts/manage.py"]),
        (["data/centres.yaml", "docs/el/about.md"], ["docs/el/about.md"]),
        (["docs/el/about.md", "overrides/main.html"], ["overrides/main.html"]),
        (["data/centres.yaml", "database/x", ".github/workflows/x.yml"], [".github/workflows/x.yml", "database/x"]),
    ],
)
def test_what_a_change_of_content_touches_besides(changed: list[str], found: list[str]) -> None:
    assert [problem.mark.file for problem in scope.outside(changed, trusted=False)] == found
    assert {problem.severity for problem in scope.outside(changed, trusted=True)} <= {"warning"}


@pytest.mark.parametrize(
    ("association", "code"), [("NONE", 1), ("CONTRIBUTOR", 1), ("OWNER", 0), ("MEMBER", 0), ("COLLABORATOR", 0)]
)
def test_a_stranger_s_is_red_and_a_maintainer_s_a_remark(
    repository: Path, tmp_path: Path, association: str, code: int
) -> None:
    change(repository, "data/centres.yaml", "scripts/hooks.py", "a file,\twith: signs")
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"author_association": association}}), encoding="utf-8")
    page = tmp_path / "summary.md"
    github = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": str(event), "GITHUB_STEP_SUMMARY": str(page)}
    ran = towns.manage(repository, "scope", "HEAD^1", **github)
    severity = "error" if code else "warning"
    assert ran.returncode == code
    assert f"::{severity} file=scripts/hooks.py,line=1" in ran.stdout
    assert f"::{severity} file=a file%2C\twith%3A signs,line=1" in ran.stdout
    assert "data/centres.yaml:" not in ran.stdout
    assert "Βγάλτε το από αυτήν την αλλαγή" in page.read_text(encoding="utf-8")


def test_a_change_of_the_data_alone_is_well(repository: Path) -> None:
    change(repository, "data/centres.yaml", "data/services.yaml")
    ran = towns.manage(repository, "scope", "HEAD^1")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_file_that_moved_out_of_the_data_is_seen(repository: Path) -> None:
    (repository / "data/services.yaml").rename(repository / "services.yaml")
    change(repository)
    ran = towns.manage(repository, "scope", "HEAD^1")
    assert ran.returncode == 1
    assert "services.yaml:1:1" in ran.stdout


def test_a_revision_that_is_none_is_said(repository: Path) -> None:
    ran = towns.manage(repository, "scope", "nothing")
    assert ran.returncode == 1
    assert "«nothing»" in ran.stderr


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A town in git, with one commit."""
    town = towns.copy("mikro", tmp_path / "town")
    shutil.copy(towns.ROOT / ".gitignore", town)
    git(town, "init", "--quiet")
    change(town)
    return town


def change(town: Path, *files: str) -> None:
    """One more commit, with a line more in each of these files."""
    for name in files:
        with (town / name).open("a", encoding="utf-8") as stream:
            stream.write("# \n")
    git(town, "add", "--all")
    git(town, "commit", "--quiet", "--message=change")


def git(folder: Path, *arguments: str) -> None:
    who = {f"GIT_{role}_{what}": "t@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, env={**os.environ, **who})
