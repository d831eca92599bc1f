"""Somebody made sure of a record: one line of one file says so, and nothing else changes."""

from __future__ import annotations

import difflib
import subprocess
from pathlib import Path

import pytest

import towns
from kentro.load import load
from kentro.values import PartialDate

CENTRES, SERVICES = "data/centres.yaml", "data/services.yaml"
BENEFIT = "data/national/benefits/housing-benefit.yaml"


def verify(town: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return towns.manage(town, "--lang", "en", "verify", *arguments)


@pytest.fixture
def before(town: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((town / "data").rglob("*.yaml"))}


def changed(before: dict[Path, bytes]) -> list[str]:
    """The lines that were taken away (-) and added (+), in all files."""
    pairs = ((old.decode().splitlines(), path.read_text(encoding="utf-8").splitlines()) for path, old in before.items())
    lines = (line for old, new in pairs for line in list(difflib.unified_diff(old, new, n=0))[2:])
    return [line for line in lines if not line.startswith("@@")]


def test_a_call_changes_one_line_of_the_file(town: Path, before: dict[Path, bytes]) -> None:
    ran = verify(town, "neochora-main", "--how", "visit", "--on", "2026-11-06")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == "Κέντρο Κοινότητας Νεοχώρας: verified 2026-11-06. Due again by 2027-05-06.\n"
    assert changed(before) == [
        "-    verified: { on: 2026-10-05, how: phone, review_every: P6M }",
        "+    verified: { on: 2026-11-06, how: visit, review_every: P6M }",
    ]


def test_a_file_that_nobody_formatted_changes_in_one_line_too(town: Path) -> None:
    path = town / CENTRES
    text = path.read_text(encoding="utf-8").replace("kind: main", "kind:    main").replace("\n", "\r\n")
    path.write_bytes(text.encode())
    assert verify(town, "neochora-main", "--how", "phone").returncode == 0
    assert path.read_bytes().decode() == text.replace("on: 2026-10-05", "on: 2026-11-07")


@pytest.mark.parametrize("key", ["neochora-roma", "moving-help"])
def test_a_record_that_was_never_verified_gets_its_line(town: Path, before: dict[Path, bytes], key: str) -> None:
    assert verify(town, key, "--how", "phone", "--by", "Γραφείο τύπου").returncode == 0
    assert changed(before) == ["+    verified: { on: 2026-11-07, how: phone, by: Γραφείο τύπου }"]


def test_a_benefit_of_the_national_list_is_verified_in_its_own_file(town: Path, before: dict[Path, bytes]) -> None:
    assert verify(town, "housing-benefit", "--how", "press").returncode == 0
    assert [path for path in before if path.read_bytes() != before[path]] == [town / BENEFIT]
    site = load(town).site
    assert site
    verified = site.services["housing-benefit"].verified
    assert (verified.on, verified.how) == (PartialDate(2026, 11, 7), "press")


REFUSED = {
    "a day to come": (["neochora-main", "--how", "phone", "--on", "2026-11-08"], "is still to come (2026-11-08)"),
    "an older day": (["neochora-main", "--how", "phone", "--on", "2026-10-04"], "a later check already (2026-10-05)"),
    "a slip in the id": (["neochora-mian", "--how", "phone"], 'Did you mean "neochora-main"?'),
    "an id of nothing": (["xyz", "--how", "phone"], 'There is no "xyz"'),
    "a way that is none": (["neochora-main", "--how", "guess"], "'guess'"),
    "no way": (["neochora-main"], "--how"),
    "no day": (["neochora-main", "--how", "phone", "--on", "yesterday"], "2026-12-24"),
}


@pytest.mark.parametrize(("arguments", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    town: Path, before: dict[Path, bytes], arguments: list[str], said: str
) -> None:
    ran = verify(town, *arguments)
    assert ran.returncode == 1
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert changed(before) == []


def test_the_same_day_again_is_no_mistake(town: Path, before: dict[Path, bytes]) -> None:
    assert verify(town, "neochora-main", "--how", "phone", "--on", "2026-10-05").returncode == 0
    assert changed(before) == []


def test_a_file_with_a_mistake_is_not_touched(town: Path) -> None:
    towns.edit(town, CENTRES, ("kind: roma-branch", "kind: circus"))
    text = (town / CENTRES).read_bytes()
    ran = verify(town, "neochora-main", "--how", "phone")
    assert ran.returncode == 1
    assert "circus" in ran.stdout
    assert (town / CENTRES).read_bytes() == text
