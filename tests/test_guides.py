"""What the guides tell people to type and to open is there."""

from __future__ import annotations

import re
import shlex

import pytest

import manage
import towns
from kentro.load import load
from kentro.translations import is_below, texts

GUIDES = ("README.md", "README.el.md", "TRANSLATING.md")


def found(guide: str, pattern: str) -> list[str]:
    """What a pattern finds in a guide, once each."""
    text = (towns.ROOT / guide).read_text(encoding="utf-8")
    return list(dict.fromkeys(re.findall(pattern, text, re.MULTILINE)))


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_that_a_guide_names_exists(guide: str) -> None:
    makefile = (towns.ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(found(guide, r"(?:`|^|\S )make ([a-z-]+)")) <= targets
    for command in found(guide, r"scripts/manage\.py ([^`\n]+)"):
        assert manage._parser().parse_args(shlex.split(command)).command


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_that_a_guide_links_exists(guide: str) -> None:
    for link in found(guide, r"\]\((?!https?:|#)([^)]+)\)"):
        assert (towns.ROOT / link).exists(), link


def test_the_translators_guide_names_texts_that_exist() -> None:
    site = load(towns.ROOT).site
    assert site
    named = [name.rstrip(".") for name in found("TRANSLATING.md", r"((?:ui|national)\.[a-z.-]+)")]
    assert {"ui.page", "ui.now", "ui.hours", "ui.centre"} <= set(named)
    for name in named:
        assert any(is_below(text.context, name) for text in texts(site)), name


def test_the_translators_guide_is_linked_and_fits_on_two_screens() -> None:
    for guide in ("README.md", "README.el.md"):
        assert "TRANSLATING.md" in found(guide, r"\]\(([^)]+)\)")
    assert len((towns.ROOT / "TRANSLATING.md").read_text(encoding="utf-8").splitlines()) < 110
