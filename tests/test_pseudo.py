"""The first town in languages that nobody wrote: what never went through a catalogue, and what has another language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from icalendar import Calendar

import pseudo
from html_page import Element, page, parsed
from kentro.catalogue import NATIONAL, OWN, forms_of, read_catalogues
from kentro.languages import language
from kentro.values import PLACEHOLDER
from test_reading import NAMES

SCRIPTS = {
    "Greek": re.compile("[Ͱ-Ͽἀ-῿]"),
    "Arabic": re.compile("[\u0600-ۿ]"),
    "Latin": re.compile("[A-Za-z]{3,}"),
}
SCRIPT_OF = {"el": "Greek", "ar": "Arabic", "ur": "Arabic"}
SPOKEN = ("aria-label", "title", "alt")
"""Attributes that are read out."""


@dataclass
class Run:
    """A piece of text of a page, with the language and direction that the page gives it."""

    text: str
    lang: str
    dir: str
    inside: tuple[Element, ...]

    @property
    def words(self) -> str:
        """It without what is in no language: addresses and the like."""
        return re.sub(NAMES, "", self.text, flags=re.IGNORECASE)

    @property
    def strange(self) -> list[str]:
        """The scripts of its letters that are not that of its language."""
        own = SCRIPT_OF.get(self.lang, "Latin")
        return [name for name, letters in SCRIPTS.items() if name != own and letters.search(self.words)]

    @property
    def is_text(self) -> bool:
        """Whether it has words, and is no name of a standard or an address, which are kept left to right."""
        return bool(re.search(r"[^\W\d_]{2}", self.words)) and self.inside[-1].tag != "bdi"

    @property
    def is_in_head(self) -> bool:
        """Whether it is a title or description of the page, in which nothing can be marked."""
        return self.inside[-1].tag in ("title", "meta")


def runs(element: Element, lang: str = "", dir: str = "ltr", inside: tuple[Element, ...] = ()) -> Iterator[Run]:
    lang, dir = element.attributes.get("lang", lang), element.attributes.get("dir", dir)
    inside = (*inside, element)
    for name in SPOKEN:
        if name in element.attributes:
            yield Run(element.attributes[name], lang, language(lang).dir, inside)
    if element.tag == "meta" and element.attributes.get("name") == "description":
        yield Run(element.attributes["content"], lang, dir, inside)
    for child in element.children:
        if isinstance(child, Element):
            yield from runs(child, lang, dir, inside)
        elif child.strip() and element.tag not in ("script", "style", "title", "text"):
            yield Run(child, lang.removesuffix("-Latn") if lang != "el-Latn" else "en", dir, inside)
        elif element.tag == "title":
            yield Run(child, lang, language(lang).dir, inside)


def pages(site: Path, tag: str) -> Iterator[tuple[str, Element]]:
    for file in sorted((site / tag).rglob("*.html")):
        yield file.relative_to(site).as_posix(), parsed(file.read_text(encoding="utf-8"))


def is_generated(document: Element) -> bool:
    return document.one("body").attributes["data-kind"] != "page"


def notices(document: Element) -> list[Element]:
    return [p for p in document.all("p", class_="kn-note") if "data-freshness" not in p.attributes]


# The catalogues ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [NATIONAL, OWN])
@pytest.mark.parametrize(("tag", "low", "high"), [("ar", 0.3, 0.7), ("ur", 1, 1), ("sq", 1, 1)])
def test_a_pseudo_language_has_the_share_of_the_texts_that_was_asked_for(
    polyglot: Path, tag: str, folder: str, low: float, high: float
) -> None:
    with (polyglot.parent / folder / f"{tag}.po").open("rb") as stream:
        catalog = read_po(stream)
    said = [all(forms_of(message.string)) for message in catalog if message.id]
    assert low <= sum(said) / len(said) <= high


def test_a_pseudo_language_keeps_placeholders_and_digits_and_no_greek_letter(polyglot: Path) -> None:
    catalogues, problems = read_catalogues(polyglot.parent, ("ar", "ur", "sq"))
    assert problems == []
    for tag in ("ur", "sq"):
        for message in catalogues[tag].values():
            for said in message.strings:
                assert not SCRIPTS["Greek"].search(said)
                assert set(PLACEHOLDER.findall(said)) == set(PLACEHOLDER.findall(message.source[-1]))
    assert {len(message.strings) for message in catalogues["ar"].values()} == {1, 6}


def test_the_long_one_is_long(polyglot: Path) -> None:
    catalogue = read_catalogues(polyglot.parent, ("sq",))[0]["sq"].values()
    assert sum(len(m.strings[0]) for m in catalogue) > 1.4 * sum(len(m.source[0]) for m in catalogue)


def test_a_word_is_disguised_the_same_everywhere() -> None:
    assert (
        pseudo.arabic("Δήμος Νεοχώρας, 57001;") == pseudo.arabic("δημος νεοχωρας, 57001;") == "دقموس نهوحطراس، 57001؟"
    )
    assert pseudo.long("Δήμος") == "[Dìimòos]"


# A whole language --------------------------------------------------------------------------------------------------


def test_every_text_of_a_page_comes_from_a_catalogue(polyglot: Path) -> None:
    found = {
        (path, run.text.strip())
        for path, document in pages(polyglot, "ur")
        for run in runs(document)
        if run.lang == "ur" and run.strange and (is_generated(document) or not run.is_in_head)
    }
    assert found == set()


def test_nothing_falls_back_where_every_text_is_translated(polyglot: Path) -> None:
    """The notice stands on no page but those that are written by hand."""
    assert [path for path, document in pages(polyglot, "ur") if is_generated(document) and notices(document)] == []
    for path, document in pages(polyglot, "ur"):
        assert is_generated(document) or notices(document), path


def test_the_script_says_everything_in_a_whole_language(polyglot: Path) -> None:
    (file,) = (polyglot / "assets").glob("now-keep-*-ur.*.js")
    called = [
        json.loads(words) for words in re.findall(r"^\}\)+\((\{.*\})\);$", file.read_text(encoding="utf-8"), re.M)
    ]
    (called[0],) = called[0].values()
    assert [words.pop("lang") for words in called[1:]] == ["ur", "ur"]
    said = [value for words in called for name, value in words.items() if name not in ("missing", "days")]
    texts = [text for value in said for text in (value if isinstance(value, list) else [value])]
    assert [text for text in texts if Run(PLACEHOLDER.sub("", text), "ur", "rtl", ()).strange] == []


def test_the_calendar_and_the_statement_say_everything_in_a_whole_language(polyglot: Path) -> None:
    calendar = Calendar.from_ical((polyglot / "ur/centres/neochora-main/hours.ics").read_bytes())
    said = [str(calendar["x-wr-calname"]), *(str(event["summary"]) for event in calendar.events)]
    statement = (polyglot / "ur/accessibility/statement.json").read_text(encoding="utf-8")
    assert len(said) > 5
    assert [text for text in [*said, statement] if SCRIPTS["Greek"].search(text)] == []


def test_no_text_loses_its_ends(polyglot: Path) -> None:
    """The long language has its texts between marks: a page has as many that open as close, and so have its titles."""
    for path, document in pages(polyglot, "sq"):
        text = document.one("body").text
        assert text.count("[") == text.count("]") > 0, path
        for name in ("title", "h1"):
            for element in document.all(name):
                assert element.text.count("[") == element.text.count("]"), path


# A language of which half is there ---------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["ar", "ur", "sq", "en"])
def test_every_foreign_run_has_its_language_and_its_direction(polyglot: Path, tag: str) -> None:
    wrong = {
        (path, run.lang, run.dir, run.text.strip()[:60])
        for path, document in pages(polyglot, tag)
        for run in runs(document)
        if not run.is_in_head and (run.strange or (run.is_text and run.dir != language(run.lang).dir))
    }
    assert wrong == set()


def test_the_notice_stands_on_every_page_that_is_in_several_languages(polyglot: Path) -> None:
    for path, document in pages(polyglot, "ar"):
        assert document.one("html").attributes["dir"] == "rtl"
        assert len(notices(document)) == 1, path


def test_what_the_script_is_told_of_a_day_is_in_the_language_that_it_says(polyglot: Path) -> None:
    (line,) = page(polyglot, "ar/centres/neochora-main/").all("p", class_="kn-now")
    days = json.loads(line.attributes["data-hours"])["days"].values()
    said = [(why, rest[0] if rest else "ar") for _, why, *rest in days]
    assert {tag for _, tag in said} >= {"ar", "el"}
    assert [run for run in said if Run(*run, "", ()).strange] == []
