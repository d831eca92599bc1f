"""The catalogues that every fork shares: whole, and in the letters and signs of their readers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po

import towns
from kentro.catalogue import NATIONAL, forms_of
from kentro.languages import language
from kentro.load import load
from kentro.problems import Problems
from kentro.terms import read_terms
from kentro.translations import folder_of, texts

FILES = sorted((towns.ROOT / NATIONAL).glob("*.po"))
TAGS = [file.stem for file in FILES]


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The contexts of every national text."""
    site = load(towns.copy("mikro", tmp_path_factory.mktemp("national") / "town")).site
    assert site is not None
    return {text.context for text in texts(site) if folder_of(text) == NATIONAL}


def messages(file: Path) -> list[Message]:
    with file.open("rb") as stream:
        return [message for message in read_po(stream, abort_invalid=True) if message.context]


def said(file: Path) -> list[tuple[str, str]]:
    return [(str(message.context), text) for message in messages(file) for text in forms_of(message.string)]


def test_there_are_eight() -> None:
    assert TAGS == ["ar", "en", "fa", "fr", "ru", "sq", "uk", "ur"]


@pytest.mark.parametrize("file", FILES, ids=TAGS)
def test_nothing_is_missing_or_fuzzy(file: Path, wanted: set[str]) -> None:
    found = messages(file)
    assert {message.context for message in found} == wanted
    assert [m.context for m in found if m.fuzzy or not all(forms_of(m.string))] == []


FOREIGN = {
    "ar": "[یکگپچژٹڈڑںےہھ]",
    "fa": "[يكىےہھٹڈڑں]",
    "ur": "[يكىۀ]",
    "uk": "[ыэёъ]",
    "ru": "[іїєґ]",
}
"""Letters that look like a language's own, or are a neighbour's, and that its readers do not type."""


@pytest.mark.parametrize("file", FILES, ids=TAGS)
def test_a_language_has_its_own_letters_and_western_digits(file: Path) -> None:
    wrong = [entry for entry in said(file) if re.search(FOREIGN.get(file.stem, r"(?!)"), entry[1])]
    assert wrong == []
    assert [entry for entry in said(file) if re.search("[٠-٩۰-۹]", entry[1])] == []


@pytest.mark.parametrize("file", FILES, ids=TAGS)
def test_no_letter_is_invisible(file: Path) -> None:
    """Direction comes from elements, not from marks inside a text; Persian and Urdu join with a non-joiner."""
    allowed = "\N{ZERO WIDTH NON-JOINER}" if file.stem in ("fa", "ur") else ""
    invisible = [
        entry
        for entry in said(file)
        if re.search("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", entry[1].replace(allowed or "\0", ""))
    ]
    assert invisible == []


@pytest.mark.parametrize("file", FILES, ids=TAGS)
def test_sentences_end_with_the_stops_of_the_language(file: Path) -> None:
    if language(file.stem).dir == "rtl":
        assert [
            entry
            for entry in said(file)
            if re.search(r"[\w)»][,;?](\s|$)", entry[1]) and not re.search("[A-Za-z]", entry[1])
        ] == []
    if file.stem == "fr":
        assert [
            entry for entry in said(file) if re.search(r"[^\s\u00a0\u202f][;:!?](\s|$)|« |[^\u00a0\u202f]»", entry[1])
        ] == []


@pytest.mark.parametrize("file", FILES, ids=TAGS)
def test_a_language_has_a_list_of_terms(file: Path) -> None:
    assert read_terms(towns.ROOT, file.stem, Problems())
