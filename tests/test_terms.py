"""A word of the offices is said in the same way in every text of a language."""

from __future__ import annotations

from pathlib import Path

import pytest

import towns
from kentro.catalogue import NATIONAL, Message
from kentro.problems import Problems
from kentro.terms import check, read_terms, used

GREEK = "benefit: [επίδομα, επιδόματα]\nmunicipality: [δήμος, δήμου]\n"


def said(root: Path, source: str, *strings: str, terms: str = "benefit: [benefit, allowance]\n") -> list[str]:
    folder = root / NATIONAL
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "terms.el.yaml").write_text(GREEK, encoding="utf-8")
    (folder / "terms.en.yaml").write_text(terms, encoding="utf-8")
    return [problem.text("en") for problem in check(root, {"en": {"a.b": Message((source,), strings)}})]


@pytest.mark.parametrize(
    ("source", "strings"),
    [
        ("Το επίδομα στέγασης", ["The housing benefit"]),
        ("ΤΟ ΕΠΙΔΟΜΑ", ["The ALLOWANCE"]),
        ("Τα επιδόματα", ["{n} benefit", "{n} benefits"]),
        ("Τα επιδοματάκια", ["Small sums"]),
        ("Ο δήμος", ["The town hall"]),
    ],
)
def test_a_translation_with_the_term_or_of_a_text_without_it_is_good(
    tmp_path: Path, source: str, strings: list[str]
) -> None:
    assert said(tmp_path, source, *strings) == []


def test_a_translation_in_other_words_is_a_warning_that_says_the_right_ones(tmp_path: Path) -> None:
    assert said(tmp_path, "Το επίδομα", "The subsidy") == [
        'The translation of "a.b" says "επίδομα" in other words. In this language it is: benefit, allowance.'
    ]


def test_every_form_of_a_plural_has_the_term(tmp_path: Path) -> None:
    assert len(said(tmp_path, "{n} επίδομα", "{n} benefit", "{n} sums")) == 1


def test_a_language_without_a_list_is_not_checked(tmp_path: Path) -> None:
    assert said(tmp_path, "Το επίδομα", "The subsidy", terms="") == []


def test_a_broken_list_is_a_problem_on_its_line(tmp_path: Path) -> None:
    (told, *_) = said(tmp_path, "Το επίδομα", "The benefit", terms="benefit: [benefit\n")
    assert told.startswith("Quotes or a bracket open here and never close")


def test_the_longer_of_two_words_is_found_by_itself() -> None:
    terms = (("benefit", ("επίδομα",)), ("child-benefit", ("επίδομα παιδιού",)))
    assert used("Το επίδομα παιδιού", terms) == ("benefit", "child-benefit")


@pytest.mark.parametrize("file", sorted((towns.ROOT / NATIONAL).glob("terms.*.yaml")), ids=lambda path: path.name)
def test_each_list_has_every_term_of_the_greek_one(file: Path) -> None:
    problems = Problems()
    tag = file.name.split(".")[1]
    greek, own = (read_terms(towns.ROOT, one, problems) for one in ("el", tag))
    assert (own.keys(), problems.found) == (greek.keys(), [])
    assert all(own.values())
