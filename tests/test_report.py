"""A translator finds what is still to do: how much, and in which line of which file."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

import towns
from html_page import parsed
from kentro.catalogue import NATIONAL, OWN

NOTE = "centres.neochora-main.access.note"
SERVES = "centres.neochora-main.serves.text"
"""A text that has changed since the catalogues were brought up to date."""
SUMMARY = "services.school-bags.summary"
SKIP = "ui.page.skip"


def report(town: Path, *arguments: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
    ran = towns.manage(town, "--lang", lang, "report", "translations", *arguments)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first town, translated but for two changed sentences, two that are missing and two pages by hand."""
    town = towns.copy("neochora", tmp_path_factory.mktemp("reported") / "town")
    towns.translate(town)
    towns.manage(town, "reviewed", "en", "--national", "--by", "Maria P.", "--context", "ui.page", "--context", NOTE)
    ramp = 'note: "Υπάρχει <b>φαρδιά</b> ράμπα & \\"πόρτα\\"."'
    towns.edit(town, "data/centres.yaml", ("note: Υπάρχει ράμπα.", ramp))
    towns.edit(town, f"{OWN}/en.po", ('msgstr "T Ο δήμος δίνει σχολικές τσάντες."', 'msgstr ""'))
    towns.manage(town, "translations")
    links = "links:\n      news: {"
    towns.edit(
        town,
        "data/centres.yaml",
        (links, "links:\n      olds: { text: Τα παλιά, url: https://a.example/ }\n      news: {"),
    )
    towns.edit(town, "data/centres.yaml", ("Οι κάτοικοι της Νεοχώρας.", "Όλοι οι κάτοικοι της Νεοχώρας."))
    towns.write_page(town, "guide", "Οδηγός", current={"en": "Guide"})
    towns.write_page(town, "news", "Νέα", old={"en": "News"})
    towns.write_page(town, "rules", "Κανόνες")
    return town


OPEN = {
    SERVES: "fuzzy",
    NOTE: "fuzzy",
    SUMMARY: "missing",
    "centres.neochora-main.links.olds.text": "missing",
    "docs/news.md": "fuzzy",
    "docs/rules.md": "missing",
}


def test_the_numbers_are_right_and_every_open_text_is_listed(town: Path) -> None:
    (language,) = json.loads(report(town, "--format", "json").stdout)
    own, national = ((town / folder / "en.po").read_text(encoding="utf-8") for folder in (OWN, NATIONAL))
    in_files = sum(len(re.findall("^msgctxt", text, re.MULTILINE)) for text in (own, national))
    skips = len(re.findall(r'^msgctxt "ui\.page\.', national, re.MULTILINE))
    assert {entry["context"]: entry["state"] for entry in language["open"]} == OPEN
    assert {name: count for name, count in language.items() if name != "open"} == {
        "language": "en",
        "texts": in_files + 1 + 4,
        "translated": in_files - 3 + 2,
        "fuzzy": 3,
        "missing": 3,
        "reviewed": skips,
    }


def test_each_open_text_is_in_the_line_that_is_named(town: Path) -> None:
    (language,) = json.loads(report(town, "--format", "json").stdout)
    for entry in language["open"]:
        path = town / entry["file"]
        if entry["line"] == 0:
            assert not path.is_file() or entry["context"] not in path.read_text(encoding="utf-8")
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        if entry["file"].endswith(".po"):
            assert lines[entry["line"] - 2] == f'msgctxt "{entry["context"]}"'
            if entry["context"] != SERVES:
                assert json.loads(lines[entry["line"] - 1].removeprefix("msgid ")) == entry["greek"]
        else:
            assert (entry["line"], entry["file"]) == (1, "docs/en/news.md")
    assert {entry["context"]: entry["line"] for entry in language["open"]}["docs/rules.md"] == 0


def test_a_person_reads_the_same_in_lines(town: Path) -> None:
    first, *rest = report(town).stdout.splitlines()
    assert re.fullmatch(r"en: \d+ of \d+ translated, 3 to look at again, 3 missing, \d+ reviewed\.", first)
    found = [re.fullmatch(r"  (\S+):(\d+): (fuzzy|missing): (\S+)", line) for line in rest]
    assert {line[4]: line[3] for line in found if line} == OPEN
    assert len(found) == len(OPEN)
    assert report(town, lang="el").stdout.startswith("en: ")


def test_of_a_towns_own_words_and_upstreams_those_count_that_pages_show(town: Path) -> None:
    def reviewed() -> int:
        return int(json.loads(report(town, "--format", "json").stdout)[0]["reviewed"])

    national, own = ((town / folder / "en.po") for folder in (NATIONAL, OWN))
    before, was = (national.read_bytes(), own.read_bytes()), reviewed()
    text = national.read_text(encoding="utf-8")
    place = text.index(f'msgctxt "{SKIP}"')
    national.write_text(f"{text[:place]}#, fuzzy\n{text[place:]}", encoding="utf-8")
    try:
        assert SKIP in report(town).stdout
        assert reviewed() == was - 1, "a fuzzy text is not shown, whoever has read it"
        theirs = '\nmsgctxt "ui.page.skip"\nmsgid "Μετάβαση στο περιεχόμενο"\nmsgstr "Skip"\n'
        doubted = '\n#, fuzzy\nmsgctxt "ui.page.menu"\nmsgid "Μενού"\nmsgstr "Men"\n'
        own.write_text(own.read_text(encoding="utf-8") + theirs + doubted, encoding="utf-8")
        assert SKIP not in report(town).stdout
        assert "ui.page.menu" not in report(town).stdout
    finally:
        national.write_bytes(before[0])
        own.write_bytes(before[1])


def test_translators_see_the_same_as_a_page_with_links_to_the_lines(town: Path) -> None:
    (language,) = json.loads(report(town, "--format", "json").stdout)
    html = report(town, "--format", "html", "--links", "https://git.example/a&b/").stdout
    assert html.startswith("<!doctype html>\n")
    document = parsed(html.removeprefix("<!doctype html>\n"))
    cells = [cell.text for cell in document.one("tbody").one("tr").all("td")]
    assert cells == [str(language[name]) for name in ("texts", "translated", "fuzzy", "missing", "reviewed")]
    items = list(document.all("li"))
    assert [item.one("code").text for item in items] == [
        entry["context"] for state in ("fuzzy", "missing") for entry in language["open"] if entry["state"] == state
    ]
    links = {item.one("code").text: item.one("a") for item in items}
    line = {entry["context"]: entry["line"] for entry in language["open"]}[NOTE]
    assert links[NOTE].attributes["href"] == f"https://git.example/a&b/{OWN}/en.po#L{line}"
    assert links[NOTE].text == 'Υπάρχει <b>φαρδιά</b> ράμπα & "πόρτα".'
    assert links["docs/rules.md"].attributes["href"] == "https://git.example/a&b/docs/en/rules.md"
    assert [name.text for name in document.all("bdi", lang="en")] == ["English", "English"]
    assert [heading.attributes["id"] for heading in document.all("h2")] == ["en"]
    ids = [element.attributes["id"] for element in document.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in document.links() if link.startswith("#")} <= set(ids)


def test_a_finished_language_says_so_and_a_greek_site_has_nothing_to_report(town: Path, tmp_path: Path) -> None:
    greek = towns.copy("mikro", tmp_path / "greek")
    assert report(greek).stdout.strip() == ""
    assert json.loads(report(greek, "--format", "json").stdout) == []
    parsed(report(greek, "--format", "html").stdout.removeprefix("<!doctype html>\n"))

    done = towns.copy("neochora", tmp_path / "done")
    towns.translate(done)
    assert "All translated" in report(done, "--format", "html").stdout
    assert "All translated" not in report(town, "--format", "html").stdout
