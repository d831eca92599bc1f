"""`manage.py format`: the canonical form of data files, written or shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import towns
from kentro import editing
from kentro.formatting import data_files, reformat

CENTRES = "data/centres.yaml"
UNTIDY = "\ufeff# Α\r\nsources: {}   \r\nmunicipalities: { }\r\n\r\ncentres: {}\r\n\r\n\r\n"
TIDY = "# Α\nsources: {}\nmunicipalities: {}\n\ncentres: {}\n"


@pytest.fixture
def formatted(town: Path) -> Path:
    """A town whose own files are in their canonical form; ours would only take time."""
    shutil.rmtree(town / "data" / "national")
    assert towns.manage(town, "format").returncode == 0
    return town


@pytest.mark.everything
def test_what_every_site_has_from_us_is_in_its_canonical_form() -> None:
    """Or a fork that formats its data would change files that are ours, and meet conflicts."""
    found, problems = reformat(towns.ROOT, (towns.ROOT / "data" / "national").rglob("*.yaml"))
    assert ([each.diff() for each in found], problems) == ([], [])


def test_files_are_written_once_and_then_left_alone(formatted: Path) -> None:
    (formatted / CENTRES).write_text(UNTIDY, encoding="utf-8", newline="")
    ran = towns.manage(formatted, "format")
    assert (ran.returncode, ran.stdout) == (0, f"{CENTRES}\n")
    assert (formatted / CENTRES).read_bytes() == TIDY.encode()
    ran = towns.manage(formatted, "--lang", "en", "format")
    assert (ran.returncode, ran.stdout) == (0, "All files are in their canonical form.\n")


def test_a_check_shows_the_change_and_writes_nothing(formatted: Path) -> None:
    (formatted / CENTRES).write_text(UNTIDY, encoding="utf-8", newline="")
    ran = towns.manage(formatted, "--lang", "en", "format", "--check")
    assert ran.returncode == 1
    assert "\n-municipalities: { }\n" in ran.stdout
    assert "\n+municipalities: {}\n" in ran.stdout
    assert CENTRES in ran.stderr
    assert (formatted / CENTRES).read_bytes() == UNTIDY.encode()


def test_a_file_that_cannot_be_read_is_said_and_nothing_is_written(formatted: Path) -> None:
    (formatted / CENTRES).write_text(UNTIDY, encoding="utf-8", newline="")
    (formatted / "data" / "services.yaml").write_text("services: {\n", encoding="utf-8")
    ran = towns.manage(formatted, "--lang", "en", "format")
    assert ran.returncode == 1
    assert "data/services.yaml:2:1: " in ran.stdout
    assert (formatted / CENTRES).read_bytes() == UNTIDY.encode()


def test_only_the_files_that_are_named(formatted: Path) -> None:
    for name in ("centres", "services"):
        (formatted / "data" / f"{name}.yaml").write_text("services: { }\n", encoding="utf-8")
    ran = towns.manage(formatted, "format", "data/services.yaml")
    assert (ran.returncode, ran.stdout) == (0, "data/services.yaml\n")
    assert (formatted / CENTRES).read_text(encoding="utf-8") == "services: { }\n"


def test_a_file_that_is_not_there(formatted: Path) -> None:
    ran = towns.manage(formatted, "--lang", "en", "format", "data/nothing.yaml")
    assert (ran.returncode, "data/nothing.yaml" in ran.stdout) == (1, True)


@pytest.mark.parametrize(
    "text", ["a: x\n\n\n  y\nb: unknown\nc: 'unknown'\n", 'a: "x\\\n  y"\n', "a: |+\n  keep\n\n", "a: { b: , c: d }\n"]
)
def test_what_a_file_says_is_held_to_what_it_said(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    _, problems = reformat(tmp_path, [tmp_path / "x.yaml"])
    assert problems == []


def test_a_form_that_would_say_something_else_is_our_mistake(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "write", lambda document: "a: another\n")
    with pytest.raises(AssertionError, match=r"site\.yaml"):
        reformat(town, [town / "data" / "site.yaml"])


def test_data_files_are_all_below_data(town: Path) -> None:
    names = {path.relative_to(town).as_posix() for path in data_files(town)}
    assert {CENTRES, "data/site.yaml", "data/national/interface.yaml"} <= names
