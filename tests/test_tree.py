"""The writer of pages writes what changed, deletes what it made, and touches nothing else."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from kentro.edition import read_edition
from kentro.hand_written import MARKER
from kentro.pages import render
from kentro.problems import Mark
from kentro.tree import hand_written, sync
from towns import ROOT


def page(body: str) -> str:
    return f"---\n{MARKER}\ntitle: Τίτλος\n---\n{body}\n"


FILES = {
    "docs/el/index.md": page("α"),
    "docs/el/centres/index.md": page("β"),
    "docs/el/centres/main/index.md": page("γ"),
    "docs/en/index.md": page("a"),
}
THEIRS = {
    "docs/el/about.md": "---\ntitle: Σχετικά\n---\nΚείμενο\n",
    "docs/el/centres/notes.md": "# Σημειώσεις\n",
    "docs/el/centres/main/photo.jpg": "not a page",
    "docs/el/quoted.md": f"Το Kentro γράφει:\n---\n{MARKER}\n",
    "docs/el/empty.md": "",
    "docs/fr/index.md": page("d'une langue qui n'est pas écrite"),
}


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="")


def contents(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in root.rglob("*")
        if path.is_file()
    }


def ages(root: Path) -> dict[str, int]:
    return {path.relative_to(root).as_posix(): path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}


def age(root: Path) -> None:
    """Make every file old, so that a write shows."""
    for path in root.rglob("*"):
        os.utime(path, ns=(1, 1))


def test_the_first_time_everything_is_written(tmp_path: Path) -> None:
    assert sync(FILES, tmp_path) == sorted(FILES)
    assert contents(tmp_path) == FILES


def test_the_second_time_nothing_is_touched(tmp_path: Path) -> None:
    sync(FILES, tmp_path)
    age(tmp_path)
    assert sync(FILES, tmp_path) == []
    assert set(ages(tmp_path).values()) == {1}


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    sync(FILES, tmp_path)
    age(tmp_path)
    assert sync({**FILES, "docs/el/index.md": page("δ")}, tmp_path) == ["docs/el/index.md"]
    assert [name for name, changed in ages(tmp_path).items() if changed != 1] == ["docs/el/index.md"]
    assert contents(tmp_path) == {**FILES, "docs/el/index.md": page("δ")}


def test_a_page_is_written_with_the_same_line_ends_everywhere(tmp_path: Path) -> None:
    sync(FILES, tmp_path)
    assert (tmp_path / "docs/el/index.md").read_bytes() == page("α").encode()


def test_a_page_that_is_no_longer_made_is_deleted_with_its_empty_folders(tmp_path: Path) -> None:
    sync(FILES, tmp_path)
    fewer = {name: text for name, text in FILES.items() if "centres" not in name}
    assert sync(fewer, tmp_path) == ["docs/el/centres/index.md", "docs/el/centres/main/index.md"]
    assert contents(tmp_path) == fewer
    assert not (tmp_path / "docs/el/centres").exists()


def test_a_hand_written_file_is_never_deleted_or_changed(tmp_path: Path) -> None:
    write(tmp_path, THEIRS)
    sync(FILES, tmp_path)
    assert contents(tmp_path) == {**THEIRS, **FILES}
    age(tmp_path)
    sync({"docs/el/index.md": page("α")}, tmp_path)
    assert contents(tmp_path) == {**THEIRS, "docs/el/index.md": page("α"), "docs/en/index.md": page("a")}
    assert {name: changed for name, changed in ages(tmp_path).items() if name in THEIRS} == dict.fromkeys(THEIRS, 1)


def test_the_pages_of_a_language_that_is_not_built_now_stay(tmp_path: Path) -> None:
    """`serve` builds one language; the others are not gone because of that."""
    sync(FILES, tmp_path)
    greek = {name: text for name, text in FILES.items() if name.startswith("docs/el/")}
    assert sync(greek, tmp_path) == []
    assert contents(tmp_path) == FILES


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    sync(FILES, tmp_path)
    assert not list(tmp_path.rglob("*.partial"))


def test_a_generated_file_with_the_line_ends_of_windows_is_still_ours(tmp_path: Path) -> None:
    write(tmp_path, {"docs/el/old.md": page("α").replace("\n", "\r\n"), "docs/el/index.md": page("α")})
    assert sync({"docs/el/index.md": page("α")}, tmp_path) == ["docs/el/old.md"]


HAND = {
    "a page without front matter": "# Η δική μας σελίδα\n",
    "a page with its own front matter": "---\ntitle: Δική μας\n---\n",
    "a page that only quotes the marker": f"Κείμενο\n---\n{MARKER}\n",
    "an empty file": "",
    "a file in another encoding": "\udce1",
}


@pytest.mark.parametrize("text", HAND.values(), ids=HAND)
def test_a_hand_written_file_in_the_place_of_a_page_is_named(tmp_path: Path, text: str) -> None:
    name = "docs/el/centres/index.md"
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text, encoding="utf-8", errors="surrogateescape")
    (problem,) = hand_written(FILES, tmp_path)
    assert problem.mark == Mark(name)
    assert problem.line("el") == (
        f"{name}:1:1: Το αρχείο «{name}» δεν το έφτιαξε το Kentro, αλλά στη θέση του μπαίνει σελίδα του. "
        "Μετονομάστε το."
    )
    assert problem.line("en") == (
        f'{name}:1:1: The file "{name}" was not made by Kentro, but one of its pages goes there. Rename it.'
    )


def test_our_own_files_and_those_elsewhere_are_no_problem(tmp_path: Path) -> None:
    assert hand_written(FILES, tmp_path) == []
    sync(FILES, tmp_path)
    write(tmp_path, THEIRS)
    assert hand_written(FILES, tmp_path) == []


def test_git_ignores_every_page_that_is_made(town: Path) -> None:
    """A page that is made at every build is in nobody's commits, and in nobody's conflicts."""
    edition, _ = read_edition(town, datetime.date(2026, 11, 7))
    assert edition
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    made = {"/".join(["docs", "*", *page.file.split("/")[2:3]]) for page in render(edition)}
    assert {f"{place}/" if not place.endswith(".md") else place for place in made} <= set(ignored)
