"""The seam says of each file whose it is, and whoever moves files goes by it."""

from __future__ import annotations

from pathlib import Path

import pytest

import towns
from kentro import seam
from kentro.hand_written import is_ours

SEAM = seam.read(towns.ROOT)


OWNERS = {
    "mkdocs.yml": "fork",
    "data/centres.yaml": "fork",
    "data/translations/ar.po": "fork",
    "docs/el/about.md": "fork",
    "local/logo.svg": "fork",
    "tests/demo/test_centres.py": "demonstration",
    "tests/test_hours.py": "upstream",
    "data/national/help.yaml": "upstream",
    "docs-dev/decisions.md": "upstream",
    ".github/workflows/check.yml": "upstream",
    ".github/CODEOWNERS": "fork",
    "CODEOWNERS": "fork",
    "our-own-notes/plan.md": "fork",
    "mkdocs.yml.orig": "fork",
    "data/translations": "fork",
}


@pytest.mark.parametrize(("path", "owner"), OWNERS.items(), ids=OWNERS)
def test_the_longest_path_that_fits_says_whose_a_file_is(path: str, owner: str) -> None:
    assert SEAM.owner(path) == owner


def test_a_site_can_be_moved_by_the_seam_alone(mikro: Path) -> None:
    """What a town has of us is upstream's, what it has besides is its own, and what a build makes is in neither."""
    site = mikro.parent
    own = {path.relative_to(towns.HERE / "mikro").as_posix() for path in (towns.HERE / "mikro").rglob("*.*")}
    assert {SEAM.owner(name) for name in own} == {"fork"}
    for name in SEAM.paths("fork"):
        for path in (site / name).rglob("*.md"):
            assert is_ours(path) or path.relative_to(site).as_posix() in own


def test_a_path_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    text = (towns.ROOT / seam.PLACE).read_text(encoding="utf-8")
    (tmp_path / "scripts").mkdir()
    (tmp_path / seam.PLACE).write_text(text.replace("  - tests/demo/", "  - tests/demo/\n  - docs/"), encoding="utf-8")
    with pytest.raises(ValueError, match="docs/ twice"):
        seam.read(tmp_path)


def test_the_guides_show_what_is_a_forks_own() -> None:
    for path, text in seam.guides(towns.ROOT).items():
        assert (towns.ROOT / path).read_text(encoding="utf-8") == text, "run `make schema`"
        assert all(f"| `{own}` |" in text for own in SEAM.paths("fork"))
