"""Every type of page is valid HTML and CSS, says the Nu HTML checker; `make test-all` installs it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

import browser

CHECKER = Path(__file__).parent / "tools/node_modules/vnu-jar/build/dist/vnu.jar"

ALLOWED = re.compile(r"The “role” attribute must not be used on a “(tr|th|td)” element which has a “table” ancestor")
"""Roles that a table has by itself: stacked on a phone it would lose them in some browsers (decision 21)."""


pytestmark = pytest.mark.everything  # the checker needs Java


def errors(*pages: Path) -> list[str]:
    """What is wrong with pages, each with its file and line."""
    command = ["java", "-Xss4m", "-jar", str(CHECKER), "--errors-only", "--exit-zero-always", "--stdout"]
    ran = subprocess.run([*command, "--format", "json", *map(str, pages)], capture_output=True, text=True, check=True)
    return [
        f"{message.get('url', '')}:{message.get('lastLine', 0)}: {message['message']}"
        for message in json.loads(ran.stdout)["messages"]
        if not ALLOWED.match(message["message"])
    ]


@pytest.mark.parametrize("town", list(browser.PAGES))
def test_every_type_of_page_is_valid(request: pytest.FixtureRequest, town: str) -> None:
    site: Path = request.getfixturevalue(town)
    places = [place for place in browser.places(everything=True) if place.town == town]
    found = errors(*(site / (place.path if place.kind == "404" else place.path + "index.html") for place in places))
    assert found == []


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("<p><b>one</p>", "Unclosed element"),
        ("<style>p { color: }</style>", "CSS"),
        ("<p id=one><p id=one>", "Duplicate ID"),
        ("<ul><p>one</ul>", "not allowed as child"),
    ],
)
def test_the_checker_finds_what_is_broken_on_purpose(tmp_path: Path, broken: str, said: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><html lang=en><title>One</title><body>{broken}", encoding="utf-8")
    assert any(said in error for error in errors(page))
