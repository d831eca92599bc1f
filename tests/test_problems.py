"""Problems are values that say where, what and how grave."""

from __future__ import annotations

import html
import re

import pytest

from kentro.problems import MOST_LINES, Label, Mark, Problem, Problems, as_markdown, errors, in_order, summary

PLACE = Mark("data/centres.yaml", 41, 7)
PHONE: Label = ("τηλέφωνα", "phones")


def test_a_problem_is_one_line_with_its_place_and_the_editors_words() -> None:
    problems = Problems()
    problems.inside("Κέντρο", PHONE).add(PLACE, "missing", key="number", example='"2105065885"')
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


def test_a_summary_page_is_a_table_with_the_errors_first() -> None:
    found = [
        Problem(Mark("data/a.yaml", 1), "file-empty", severity="warning"),
        Problem(PLACE, "missing", ("Κέντρο", PHONE), (("example", "x"), ("key", "number"))),
    ]
    lines = as_markdown(found, "el", "https://git.example/a/b/blob/c0ffee/").splitlines()
    assert lines[:4] == [
        "## Λάθη: 1. Προειδοποιήσεις: 1.",
        "",
        "| | Γραμμή | Πού | Τι να γράψετε |",
        "| --- | --- | --- | --- |",
    ]
    assert lines[4].startswith(
        "| Λάθος | [`data/centres.yaml:41`](https://git.example/a/b/blob/c0ffee/data/centres.yaml#L41) | "
        "Κέντρο&#44; τηλέφωνα | Συμπληρώστε το πεδίο «number»"
    )
    assert lines[5].startswith("| Προειδοποίηση | [`data/a.yaml:1`]")
    assert len(lines) == 6


def test_a_summary_page_without_problems_says_that_all_is_well() -> None:
    assert as_markdown([], "el") == "## Όλα καλά: κανένα λάθος στα δεδομένα.\n"


def test_a_summary_page_stays_short() -> None:
    found = [Problem(Mark("a.yaml", line), "file-empty") for line in range(1, MOST_LINES + 51)]
    page = as_markdown(found, "el")
    assert page.count("| Λάθος |") == MOST_LINES
    assert page.endswith("\nΚαι άλλα 50. Διορθώστε πρώτα αυτά.\n")


HOSTILE = {
    "a cell": "a | b",
    "markup": "<img src=x onerror=alert(1)> **b** _i_ `c` ~~s~~",
    "a link": "[x](https://evil.example) https://evil.example www.evil.example",
    "a mention": "@everyone @octo/team #12",
    "a formula": "$$x$$",
    "an entity": "&lt;b&gt;",
    "a workflow command": "::error::x\n::set-output name=x::y",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_stands_in_the_data_is_only_text_in_a_summary_page(text: str) -> None:
    page = as_markdown([Problem(PLACE, "not-an-email", (text,), (("found", text),))], "el")
    row = page.splitlines()[4]
    assert len(page.splitlines()) == 5
    assert row.count("|") == 5
    shown = html.unescape(row.replace("<!-- -->", ""))
    assert " ".join(text.split()) in " ".join(shown.split())
    told = row.split("|", 3)[3].replace("<!-- -->", "")
    assert not re.search(r"[<>@`*_~$\[\]():.]", re.sub(r"&#\d+;", "", told))
    assert not re.search(r"(?:@|&#64;|&#35;)\w", row)
