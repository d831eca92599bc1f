"""The accessibility statement: what it says in each state of the data, when it is refused, and its JSON twin."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

import towns
from browser import Serve, assert_accessible
from html_page import Element, page, parsed
from kentro.accessibility import PARTS
from kentro.checks import check_today, placeholders_missing
from kentro.load import load
from kentro.problems import Problem, Problems

SETTINGS = "data/site.yaml"
PATH = "accessibility/"
LANGUAGES = ("", "en/")
LANG = re.compile('<html lang="(.*?)"')
ID = "id: 00000000-0000-4000-8000-000000000001\n"
OPEN = ID + "demonstration: true\naccessibility:\n"
FULL_EVALUATION = "  evaluation: { on: 2026-10-01, by: Ελεγκτές ΑΒ, scope: full }\n"


def write(town: Path, lines: str) -> None:
    (town / SETTINGS).write_text(OPEN + lines, encoding="utf-8")


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.severity) for problem in problems]


def today(town: Path, day: str) -> list[Problem]:
    """What the day adds to a statement."""
    loaded = load(town)
    assert loaded.site, [problem.line("en") for problem in loaded.problems]
    problems = Problems()
    check_today(loaded.site, loaded.places, datetime.date.fromisoformat(day), problems)
    return [problem for problem in problems.found if problem.mark.file == SETTINGS]


def twin(site: Path, prefix: str = "") -> dict[str, Any]:
    facts = json.loads((site / prefix / PATH / "statement.json").read_text(encoding="utf-8"))
    assert isinstance(facts, dict)
    return facts


def fields(document: Element) -> dict[str, Element]:
    return {dd.attributes["data-field"]: dd for dd in document.all() if "data-field" in dd.attributes}


def sections(document: Element) -> dict[str, Element]:
    return {section.attributes["aria-labelledby"]: section for section in document.all("section")}


# What the page says ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_full_statement_has_its_seven_parts_and_leaves_nothing_open(neochora: Path, prefix: str) -> None:
    document = page(neochora, prefix + PATH).one("main")
    assert not [element for element in document.all() if "data-unset" in element.attributes]
    said = sections(document)
    assert list(said) == ["scope", "status", "content-list", "preparation", "feedback", "enforcement", "sources"]
    assert "Δήμος Νεοχώρας" in document.one("p", class_="kn-lead").text
    assert "4727/2020" in document.one("p", class_="kn-lead").text
    assert "https://kentra.example/neochora/" in said["scope"].text
    assert "EN 301 549 V3.2.1" in said["status"].text
    assert "WCAG 2.1 AA" in said["status"].text
    assert "Ο παλιός χάρτης είναι εικόνα, γιατί έτσι τον έχουμε." in said["content-list"].text
    assert said["feedback"].links() == [
        "mailto:site@neochora.example",
        "tel:+302310555010",
        "https://neochora.example/contact",
    ]
    assert said["enforcement"].links() == ["https://body.example/complaints"]
    assert "Φορέας Ελέγχου, check@body.example" in said["enforcement"].text


def test_a_full_statement_is_worded_in_greek_and_in_english(neochora: Path) -> None:
    greek, english = (page(neochora, prefix + PATH).one("main") for prefix in LANGUAGES)
    assert "συμμορφώνεται εν μέρει" in sections(greek)["status"].text
    assert "is partially compliant" in sections(english)["status"].text
    assert fields(greek)["accessibility.reviewed"].text.replace("\u00a0", " ") == "5 Οκτωβρίου 2026"
    assert fields(english)["accessibility.reviewed"].text.replace("\u00a0", " ") == "5 October 2026"
    assert "Αντί γι' αυτό: Ρωτήστε μας στο τηλέφωνο." in sections(greek)["content-list"].text
    assert "We have found nothing of this kind." in sections(english)["content-list"].text


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_what_the_law_says_names_its_source(neochora: Path, prefix: str) -> None:
    document = page(neochora, prefix + PATH)
    cited = [element.attributes["data-source"] for element in document.all() if "data-source" in element.attributes]
    assert cited == ["law-4727-2020", "directive-2016-2102", "decision-2018-1523", "en-301-549"]
    assert "https://amea.gov.gr/legislation/19/13" in sections(document)["sources"].links()


def test_a_demonstration_of_which_nothing_is_known_names_everything_that_is_missing(mikro: Path) -> None:
    document = page(mikro, PATH).one("main")
    missing = {p.attributes["data-unset"]: p.text for p in document.all("p") if "data-unset" in p.attributes}
    assert missing == {
        "commitment": "Δεν έχει οριστεί ακόμη: Υπεύθυνος για τον ιστότοπο",
        "content": "Δεν έχει οριστεί ακόμη: Τι δεν ακολουθεί το πρότυπο · Τι θα ήταν δυσανάλογη επιβάρυνση · "
        "Τι δεν καλύπτει ο νόμος",
        "preparation": "Δεν έχει οριστεί ακόμη: Ημερομηνία σύνταξης · Τρόπος αξιολόγησης · Τελευταία αναθεώρηση",
        "feedback": "Δεν έχει οριστεί ακόμη: E-mail · Τηλέφωνο · Σελίδα επικοινωνίας · Αρμόδια υπηρεσία",
        "enforcement": "Δεν έχει οριστεί ακόμη: Περιγραφή της διαδικασίας · Σελίδα της διαδικασίας · "
        "Επικοινωνία με τον φορέα",
    }
    said = sections(document)
    assert "Η δήλωση αφορά αυτόν τον ιστότοπο." in said["scope"].text
    assert "συμμορφώνεται εν μέρει" in said["status"].text
    assert "Δεν έχει συμπληρωθεί ακόμη." in said["enforcement"].text
    assert "δεσμεύεται" not in document.text, "nobody is known who could"


def test_translations_are_a_shortcoming_only_where_there_are_some(neochora: Path, mikro: Path) -> None:
    assert "δεν έχουν ελεγχθεί ακόμη από φυσικούς ομιλητές" in page(neochora, PATH).one("main").text
    assert "φυσικούς ομιλητές" not in page(mikro, PATH).one("main").text
    assert len(twin(neochora)["notes"]) == 3
    assert len(twin(mikro)["notes"]) == 2


def test_a_full_evaluation_by_others_is_named_and_may_carry_full_compliance(town: Path) -> None:
    text = (town / SETTINGS).read_text(encoding="utf-8")
    text = re.sub(r"(?s)  non_compliance:.*?  out_of_scope", "  non_compliance: {}\n  out_of_scope", text)
    text = text.replace("  out_of_scope", "  disproportionate_burden: {}\n  out_of_scope")
    text = text.replace("status: partially", "status: fully").replace("self-assessment", "third-party")
    (town / SETTINGS).write_text(text.replace("scope: part", "scope: full"), encoding="utf-8")
    site = towns.build(town)
    said = sections(page(site, "en/" + PATH))
    assert "is fully compliant" in said["status"].text
    assert "We know of no full evaluation" not in said["status"].text
    assert "Assessment by a third party" in said["preparation"].text
    assert "Of the whole website, 1 October 2026: Ελεγκτές ΑΒ" in said["preparation"].text.replace("\u00a0", " ")
    assert "https://audit.example/neochora" in said["preparation"].links()
    facts = twin(site, "en/")
    assert (facts["compliance"]["status"], facts["method"]) == ("fully", "third-party")
    assert len(facts["notes"]) == 2


# What is refused ---------------------------------------------------------------------------------------------------

PART = FULL_EVALUATION.replace("full", "part")
BROKEN = {
    "fully without an evaluation": ("  status: fully\n", ["statement-fully"]),
    "fully after a part was evaluated": ("  status: fully\n" + PART, ["statement-fully"]),
    "fully although something is known": (
        "  status: fully\n  non_compliance: { a: { text: Κάτι. } }\n" + FULL_EVALUATION,
        ["statement-fully-but"],
    ),
    "an evaluation that nobody signed": ("  evaluation: { on: 2026-10-01, scope: full }\n", ["missing"]),
    "an evaluation without a day": ("  evaluation: { by: Α, scope: full }\n", ["missing"]),
    "a month as a date": ("  reviewed: 2026-10\n", ["not-a-day"]),
    "a status that there is not": ("  status: largely\n", ["not-one-of"]),
    "a review before the statement": ("  prepared: 2026-10-02\n  reviewed: 2026-10-01\n", ["statement-order"]),
    "a failing without words": ("  out_of_scope: { a: { alternative: Κάτι. } }\n", ["missing"]),
}
FINE = {
    "nothing": "  status: unknown\n",
    "fully with a full evaluation": "  status: fully\n" + FULL_EVALUATION,
    "fully with something out of scope": "  status: fully\n  out_of_scope: { a: { text: Κάτι. } }\n" + FULL_EVALUATION,
    "reviewed on the day it was prepared": "  prepared: 2026-10-02\n  reviewed: 2026-10-02\n",
    "not compliant": "  status: not\n",
}


@pytest.mark.parametrize(("lines", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_statement_that_would_mislead_is_refused(town: Path, lines: str, expected: list[str]) -> None:
    write(town, lines)
    found = load(town).problems
    assert codes(found) == [(code, "error") for code in expected]
    assert found[0].text("en").startswith("accessibility")


@pytest.mark.parametrize("lines", FINE.values(), ids=FINE)
def test_a_statement_that_claims_no_more_than_it_may_is_accepted(town: Path, lines: str) -> None:
    write(town, lines)
    loaded = load(town)
    assert loaded.site
    assert loaded.problems == []


def test_a_statement_says_partially_unless_it_says_otherwise(town: Path) -> None:
    (town / SETTINGS).write_text(ID + "demonstration: true\n", encoding="utf-8")
    site = load(town).site
    assert site
    assert site.settings.accessibility.status == "partially"


OLD, DUE = ("statement-old", "warning"), ("statement-due", "warning")
AGES = [
    ("2025-11-22", "2026-10-22", []),
    ("2025-11-22", "2026-10-23", [DUE]),
    ("2025-11-22", "2026-11-22", [DUE]),
    ("2025-11-22", "2026-11-23", [OLD]),
    ("2026-03-31", "2027-02-28", []),
    ("2026-03-31", "2027-03-01", [DUE]),
    ("2024-02-29", "2025-02-28", [DUE]),
    ("2024-02-29", "2025-03-01", [OLD]),
]


@pytest.mark.parametrize(("reviewed", "day", "expected"), AGES)
def test_a_review_is_due_after_eleven_months_and_too_old_after_twelve(
    town: Path, reviewed: str, day: str, expected: list[tuple[str, str]]
) -> None:
    write(town, f"  reviewed: {reviewed}\n")
    assert codes(today(town, day)) == expected


@pytest.mark.parametrize(
    "lines",
    ["  prepared: {}\n", "  reviewed: {}\n", "  evaluation: {{ on: {}, by: Α, scope: part }}\n"],
    ids=["prepared", "reviewed", "evaluated"],
)
def test_nothing_in_a_statement_is_of_a_day_to_come(town: Path, lines: str) -> None:
    write(town, lines.format("2026-11-22"))
    assert today(town, "2026-11-22") == []
    (problem,) = today(town, "2026-11-21")
    assert codes([problem]) == [("date-to-come", "error")]
    assert problem.mark.line == 4


def test_an_unknown_review_date_is_fine_in_a_demonstration_on_any_day(town: Path) -> None:
    write(town, "  status: partially\n")
    assert today(town, "2040-01-01") == []


def test_an_old_review_stops_nothing_not_even_a_publication(town: Path) -> None:
    ran = towns.manage(town, "--lang", "en", "check", "--publish", SOURCE_DATE_EPOCH=str(towns.epoch("2027-10-06")))
    assert ran.returncode == 0
    assert "The statement was reviewed more than 12 months ago (2026-10-05), and its page says so." in ran.stdout


@pytest.mark.parametrize("path", [path for part in PARTS.values() for path in part])
def test_a_real_site_is_not_published_without_any_of_its_parts(town: Path, path: str) -> None:
    *_, parent, key = path.split(".")
    indent = "  " * path.count(".")
    before, mark, rest = (town / SETTINGS).read_text(encoding="utf-8").partition(f"{indent[2:]}{parent}:\n")
    block = rf"(?m)^{indent}{key}:.*\n(?:^{indent}  .*\n)*"
    rest, changed = re.subn(block, f"{indent}{key}: unknown\n", rest, count=1)
    assert changed == 1
    (town / SETTINGS).write_text(before + mark + rest, encoding="utf-8")
    loaded = load(town)
    assert loaded.site
    (problem,) = placeholders_missing(loaded.site, loaded.places)
    assert problem.mark.line > 1
    assert problem.params == (("key", path.replace(".", ": ")),)


# Its twin, and how one gets there ----------------------------------------------------------------------------------


def folded(element: Element) -> str:
    return element.text.replace("\u00a0", " ")


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_the_json_says_what_the_page_says(neochora: Path, prefix: str) -> None:
    facts, document = twin(neochora, prefix), page(neochora, prefix + PATH)
    said, main = fields(document), document.one("main")
    assert facts["language"] == document.one("html").attributes["lang"]
    assert facts["operator"] in main.one("p", class_="kn-lead").text
    assert facts["law"] in main.one("p", class_="kn-lead").text
    assert facts["website"]["url"] in sections(document)["scope"].text
    status = next(p for p in main.all("p") if "data-status" in p.attributes)
    assert facts["compliance"].pop("status") == status.attributes["data-status"]
    assert all(value in sections(document)["status"].text for value in facts["compliance"].values())
    for key, listed in facts["non_accessible"].items():
        items = [li.text for ul in main.all("ul", aria_labelledby=key) for li in ul.all("li")]
        assert len(items) == len(listed)
        for item, one in zip(items, listed, strict=True):
            assert item.startswith(one["text"])
            assert item.endswith(one["alternative"] or one["text"])
    for key in ("prepared", "reviewed"):
        assert facts[key] == said[f"accessibility.{key}"].one("time").attributes["datetime"]
    assert said["accessibility.method"].text.startswith({"": "Αυτοαξιολόγηση", "en/": "Self-assessment"}[prefix])
    assert facts["method"] == "self-assessment"
    evaluation = said["accessibility.evaluation"]
    assert facts["evaluation"] == {
        "date": evaluation.one("time").attributes["datetime"],
        "by": "Ελεγκτές ΑΒ",
        "scope": "part",
        "report": evaluation.links()[0],
    }
    assert "Ελεγκτές ΑΒ" in evaluation.text
    assert facts["feedback"] == {
        "url": said["accessibility.feedback.url"].links()[0],
        "email": said["operator.email"].links()[0].removeprefix("mailto:"),
        "phone": said["operator.phone"].links()[0].removeprefix("tel:"),
        "unit": folded(said["accessibility.feedback.unit"]),
    }
    assert facts["enforcement"] == {
        "text": said["accessibility.enforcement.text"].text,
        "url": said["accessibility.enforcement.url"].links()[0],
        "contact": said["accessibility.enforcement.contact"].text,
    }
    assert facts["notes"]
    assert all(note in main.text for note in facts["notes"])


def test_the_json_of_a_demonstration_has_null_for_what_is_not_known(mikro: Path) -> None:
    facts = twin(mikro)
    assert facts["compliance"]["status"] == "partially"
    assert [facts[key] for key in ("operator", "prepared", "method", "reviewed", "evaluation")] == [None] * 5
    for key in ("non_accessible", "feedback", "enforcement"):
        assert set(facts[key].values()) == {None}
    assert facts["website"] == {"name": "Κέντρο Κοινότητας Μικρού", "url": None}


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_the_page_links_its_twin(neochora: Path, prefix: str) -> None:
    assert "statement.json" in page(neochora, prefix + PATH).one("main").links()


@pytest.mark.parametrize("name", ["neochora", "mikro", "orologio"])
def test_every_page_links_the_statement_of_its_language_in_its_footer(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(name)
    pages = sorted(site.rglob("index.html"))
    assert pages
    for built in pages:
        html = built.read_text(encoding="utf-8")
        footer = parsed(html[html.index("<footer") : html.index("</footer>") + len("</footer>")])
        (href,) = (href for href in footer.links() if href.endswith(PATH))
        target = (built.parent / href / "index.html").read_text(encoding="utf-8")
        assert LANG.findall(target)[:1] == LANG.findall(html)[:1]


@pytest.mark.parametrize("name", ["neochora", "mikro", "orologio"])
def test_axe_finds_nothing_on_the_statement_in_any_language(
    name: str, request: pytest.FixtureRequest, chromium: Browser, serve: Serve
) -> None:
    site: Path = request.getfixturevalue(name)
    address = serve(site)
    paths = [built.parent.relative_to(site).as_posix() for built in site.rglob(f"{PATH}index.html")]
    assert paths
    for path in paths:
        opened = chromium.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True).new_page()
        opened.goto(f"{address}{path}/")
        assert_accessible(opened)
