"""Problems are values that say where, what and how grave."""

from __future__ import annotations

import pytest

from kentro.problems import Label, Mark, Problem, Problems, errors, in_order, summary

PLACE = Mark("data/centres.yaml", 41, 7)
PHONE: Label = ("τηλέφωνα", "phones")


def test_a_problem_is_one_line_with_its_place_and_the_editors_words() -> None:
    problems = Problems()
    problems.inside("Κέντρο", PHONE).add(PLACE, "missing", key="number")
    (problem,) = problems.found
    assert problem.line("el") == (
        "data/centres.yaml:41:7: Κέντρο, τηλέφωνα: Συμπληρώστε το πεδίο «number», για παράδειγμα "
        '«number: "2105065885"».'
    )
    assert problem.line("en") == (
        'data/centres.yaml:41:7: Κέντρο, phones: Fill in the field "number", for example "number: "2105065885"".'
    )
    assert problem.severity == "error"


def test_a_problem_without_a_breadcrumb_is_only_its_message() -> None:
    assert (
        Problem(PLACE, "file-empty").line("en") == "data/centres.yaml:41:7: The file is empty. Bring back what it held."
    )


def test_a_breadcrumb_leaves_the_one_above_as_it_was() -> None:
    problems = Problems()
    problems.inside("a").inside("b", "c").add(PLACE, "file-empty")
    problems.add(PLACE, "file-empty")
    assert [problem.where for problem in problems.found] == [("a", "b", "c"), ()]


def test_problems_are_sorted_by_place_and_each_is_said_once() -> None:
    marks = [Mark("b", 1, 1), Mark("a", 10, 1), Mark("a", 9, 12), Mark("a", 9, 2), Mark("a", 9, 2)]
    in_place = in_order(Problem(mark, "file-empty") for mark in marks)
    assert [str(problem.mark) for problem in in_place] == ["a:9:2", "a:9:12", "a:10:1", "b:1:1"]


def test_two_problems_at_one_place_keep_the_same_order_however_they_were_found() -> None:
    two = [Problem(PLACE, "file-empty", ("b",)), Problem(PLACE, "file-empty", ("a",)), Problem(PLACE, "bad-id")]
    assert in_order(two) == in_order(reversed(two))


def test_only_errors_block() -> None:
    warning = Problem(PLACE, "file-empty", severity="warning")
    error = Problem(PLACE, "file-empty")
    assert errors([warning, error]) == [error]


SUMMARIES = [
    (0, 0, "Όλα καλά: κανένα λάθος στα δεδομένα.", "All is well: no mistake in the data."),
    (3, 2, "Λάθη: 3. Προειδοποιήσεις: 2.", "Errors: 3. Warnings: 2."),
    (0, 2, "Λάθη: 0. Προειδοποιήσεις: 2.", "Errors: 0. Warnings: 2."),
]


@pytest.mark.parametrize(("wrong", "warnings", "el", "en"), SUMMARIES, ids=["nothing", "both", "warnings"])
def test_the_last_line_counts_errors_and_warnings(wrong: int, warnings: int, el: str, en: str) -> None:
    found = [Problem(PLACE, "file-empty")] * wrong + [Problem(PLACE, "file-empty", severity="warning")] * warnings
    assert summary(found, "el") == el
    assert summary(found, "en") == en


def test_one_error_is_not_said_in_the_plural() -> None:
    found = [Problem(PLACE, "file-empty")]
    assert "1 λάθη" not in summary(found, "el")
    assert "1 errors" not in summary(found, "en")


ANNOTATIONS = {
    "an error": (
        Problem(PLACE, "file-empty"),
        "::error file=data/centres.yaml,line=41,col=7::The file is empty. Bring back what it held.",
    ),
    "a warning": (
        Problem(PLACE, "file-empty", severity="warning"),
        "::warning file=data/centres.yaml,line=41,col=7::The file is empty. Bring back what it held.",
    ),
    "a breadcrumb": (
        Problem(PLACE, "file-empty", ("Α, Β: Γ", PHONE)),
        ("::error file=data/centres.yaml,line=41,col=7::Α, Β: Γ, phones: The file is empty. Bring back what it held."),
    ),
    "a per cent sign": (
        Problem(PLACE, "not-an-email", params=(("found", "50%"),)),
        (
            '::error file=data/centres.yaml,line=41,col=7::"50%25" is not an e-mail address. Write one, '
            "such as kentro@dimos.gr."
        ),
    ),
    "something that looks escaped": (
        Problem(PLACE, "not-an-email", params=(("found", "%0A"),)),
        (
            '::error file=data/centres.yaml,line=41,col=7::"%250A" is not an e-mail address. Write one, '
            "such as kentro@dimos.gr."
        ),
    ),
    "a file name with a comma, a colon and a per cent sign": (
        Problem(Mark("a,b:c%.yaml"), "file-empty"),
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=1::The file is empty. Bring back what it held.",
    ),
}


@pytest.mark.parametrize(("problem", "annotation"), ANNOTATIONS.values(), ids=ANNOTATIONS)
def test_an_annotation_is_escaped_as_github_asks(problem: Problem, annotation: str) -> None:
    assert problem.annotation("en") == annotation


BREAKS = {"line feed": "a\nb", "carriage return": "a\rb", "both": "a\r\nb"}


@pytest.mark.parametrize("found", BREAKS.values(), ids=BREAKS)
def test_a_value_with_a_line_break_is_still_one_line(found: str) -> None:
    """Or a value in a pull request could speak to GitHub's runner as a workflow command of its own."""
    problem = Problem(PLACE, "not-an-email", ("Κέντρο\n::error::x",), (("found", found),))
    for lang in ("el", "en"):
        assert len(problem.line(lang).splitlines()) == 1
        assert len(problem.annotation(lang).splitlines()) == 1


def test_a_value_with_a_terminals_control_characters_shows_none() -> None:
    problem = Problem(PLACE, "not-an-email", params=(("found", "a\x1b[2J\x07"),))
    assert problem.line("en").isprintable()
