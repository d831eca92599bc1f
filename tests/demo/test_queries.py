"""This site's own data: what people type, in nine languages, finds the page that they need, in `queries.csv`."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser

import searching
from browser import Serve

with Path(__file__).with_name("queries.csv").open(encoding="utf-8", newline="") as stream:
    TABLE = list(csv.DictReader(stream))
LANGUAGES = list(dict.fromkeys(row["language"] for row in TABLE))


@pytest.fixture(scope="session")
def served(demo: Path, serve: Serve) -> str:
    return serve(demo)


def search_page(language: str) -> str:
    return "search/" if language == "el" else f"{language}/search/"


def holds(row: dict[str, str], found: list[str]) -> bool:
    """Whether the page is among the first `place`, or nothing is found where nothing should be."""
    return row["expected"] in found[: int(row["place"])] if row["expected"] else not found


def test_the_table_has_every_language_and_is_large_enough() -> None:
    asked = Counter(row["language"] for row in TABLE)
    assert len(TABLE) >= 120
    assert asked["el"] >= 60
    assert len(asked) == 9
    assert sum(not row["expected"] for row in TABLE) >= 15
    assert all(row["place"] in ("1", "2", "3") for row in TABLE if row["expected"])
    assert len({(row["language"], row["query"]) for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_query_finds_its_page(chromium: Browser, served: str, language: str) -> None:
    page = chromium.new_context().new_page()
    page.goto(served + search_page(language))
    rows = [row for row in TABLE if row["language"] == language]
    answers = searching.answers(page, [row["query"] for row in rows])
    page.context.close()
    wrong = [(row, found[:3]) for row, found in zip(rows, answers, strict=True) if not holds(row, found)]
    assert wrong == []


@pytest.mark.parametrize("language", ["el", "en", "ar"])
def test_a_query_in_the_address_finds_its_page(chromium: Browser, served: str, language: str) -> None:
    row = next(row for row in TABLE if row["language"] == language and row["place"] == "1")
    page = chromium.new_context().new_page()
    page.goto(f"{served}{search_page(language)}?{urlencode({'q': row['query']})}")
    page.wait_for_selector(searching.DONE)
    first = page.locator("[data-search-result] a").first.get_attribute("href") or ""
    page.context.close()
    assert first.endswith(row["expected"])


SCRIPTS = {"Greek": ["el"], "Latin": ["en", "sq", "fr"], "Arabic": ["ar", "fa", "ur"], "Cyrillic": ["uk", "ru"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_search_loads_little_whatever_its_letters(demo: Path, language: str) -> None:
    """The script, the index, and the names in every other language of one script, gzip -6: at most 40 KB."""

    def weight(name: str) -> int:
        (file,) = (demo / "assets").glob(name)
        return len(gzip.compress(file.read_bytes(), 6))

    script = weight(f"search-print-offline-{language}.*.js")
    assert script <= 6 * 1024
    for languages in SCRIPTS.values():
        names = sum(weight(f"search-names-{one}.*.json") for one in languages if one != language)
        assert script + weight(f"search-{language}.*.json") + names <= 40 * 1024
