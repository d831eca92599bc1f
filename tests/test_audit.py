"""The audit of a built site: silent about a good one, and each planted fault is caught."""

from __future__ import annotations

import base64
import json
import random
import re
import shutil
from pathlib import Path

import pytest

from kentro.audit import audit
from kentro.frame import Asset

PAGE = "centres/neochora-main/index.html"


def lines(folder: Path) -> list[str]:
    """What is wrong with pages by themselves; `test_same_facts.py` holds the languages of a page to each other."""
    return [problem.line("en") for problem in audit(folder) if not problem.code.startswith("site-facts-")]


def test_a_good_site_is_silent(neochora: Path, mikro: Path) -> None:
    assert audit(neochora) == []
    assert audit(mikro) == []


@pytest.fixture
def site(neochora: Path, tmp_path: Path) -> Path:
    """A copy of a built site, for a test to spoil."""
    return Path(shutil.copytree(neochora, tmp_path / "site"))


def spoil(site: Path, old: str, new: str, page: str = PAGE) -> int:
    """Put `new` in the place of the first `old` on a page; returns its line."""
    path = site / page
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


FAULTS = {
    "a fact without its source": (
        ' data-source="call-2026"',
        "",
        "A fact has no source on its page: phone (?).",
    ),
    "a fact with an empty source": (
        ' data-source="call-2026"',
        ' data-source=""',
        "A fact has no source on its page: phone (?).",
    ),
    "a fact whose source is not on the page": (
        ' data-source="call-2026"',
        ' data-source="opeka"',
        "A fact has no source on its page: phone (opeka).",
    ),
    "a dead link": ("</h1>", '</h1><a href="../no-such/">x</a>', "The link leads nowhere: ../no-such/."),
    "a dead link to a file": ("</h1>", '</h1><img src="no.svg" alt="">', "The link leads nowhere: no.svg."),
    "a link that climbs out of the site": (
        "</h1>",
        '</h1><a href="../../../../../x/">x</a>',
        "The link leads nowhere: ../../../../../x/.",
    ),
    "a dead anchor on the page": (
        "</h1>",
        '</h1><a href="#no-such">x</a>',
        "The link points to a place that does not exist: #no-such.",
    ),
    "a dead anchor on another page": (
        "</h1>",
        '</h1><a href="../../privacy/#no-such">x</a>',
        "The link points to a place that does not exist: ../../privacy/#no-such.",
    ),
    "a dead address for machines": (
        '"mainEntity":{"@type":"GovernmentOffice","@id":"https://kentra.example/neochora/centres/neochora-main/#it"',
        '"mainEntity":{"@type":"GovernmentOffice","@id":"https://kentra.example/neochora/centres/no-such/#it"',
        "The link leads nowhere: ../../centres/no-such/.",
    ),
    "a leftover of Python": ("</h1>", "</h1><p> None </p>", 'The page holds a leftover "None".'),
    "a leftover of JavaScript": ("</h1>", "</h1><p>undefined</p>", 'The page holds a leftover "undefined".'),
    "a leftover number": ("</h1>", "</h1><p><b>nan</b></p>", 'The page holds a leftover "nan".'),
}


@pytest.mark.parametrize(("old", "new", "message"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_caught_on_its_line(site: Path, old: str, new: str, message: str) -> None:
    line = spoil(site, old, new)
    assert lines(site) == [f"{PAGE}:{line}:1: {message}"]


HEADINGS = {
    "two": ("</h1>", "</h1><h1>x</h1>", "The page has 2 h1 headings, it needs one."),
    "none": ("<h1", "<h2", "The page has 0 h1 headings, it needs one."),
}


@pytest.mark.parametrize(("old", "new", "message"), HEADINGS.values(), ids=HEADINGS)
def test_a_page_has_one_main_heading(site: Path, old: str, new: str, message: str) -> None:
    spoil(site, old, new)
    assert lines(site) == [f"{PAGE}:1:1: {message}"]


def test_a_page_that_is_gone_breaks_the_links_to_it(site: Path) -> None:
    (site / "privacy/index.html").unlink()
    said = lines(site)
    greek = [path for path in site.rglob("*.html") if "en" not in path.relative_to(site).parts]
    assert len(said) >= len(greek) - 2
    assert all("The link leads nowhere: " in line and "privacy/" in line for line in said)


def test_everything_is_said_sorted_by_page_and_line(site: Path) -> None:
    spoil(site, "</h1>", '</h1><a href="#a">x</a>', "privacy/index.html")
    spoil(site, "</main>", "<p>None</p></main>")
    spoil(site, "</h1>", '</h1><a href="#b">x</a>')
    said = lines(site)
    assert [line.split(":")[0] for line in said] == [PAGE, PAGE, "privacy/index.html"]
    assert ["#b" in said[0], "None" in said[1], "#a" in said[2]] == [True] * 3


# Small pages -------------------------------------------------------------------------------------------------------

ALLOWED = {
    "an outer link": '<a href="https://a.example/x#y">x</a>',
    "a phone, a letter, data": '<a href="tel:1555">x</a><a href="mailto:a@b.example">x</a><img src="data:,x" alt="">',
    "a link from the root of a host": '<a href="/kentro/">x</a>',
    "the page itself": '<a href="">x</a><a href="./">x</a><a href="?q">x</a><a href="#here">x</a>',
    "a folder, its page, a place on it": (
        '<a href="b/">x</a><a href="b">x</a><a href="b/index.html">x</a><a href="b/#there">x</a>'
    ),
    "a link written in percents": '<a href="b/#%CE%B1">x</a><a href="%CE%B2/">x</a>',
    "words that only begin like a leftover": "<p>None of these</p><p>nano</p><p>Undefined terms</p><p>none</p>",
    "a fact with its source": '<p data-fact="phone" data-source="s">1</p><ul><li id="source-s">x</li></ul>',
}


HEAD = (
    '<!doctype html><html lang="el"><title>x</title>'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
)


def small(root: Path, body: str) -> Path:
    for name, text in {
        "index.html": f"{HEAD}\n<h1 id=here>x</h1>\n{body}",
        "b/index.html": f"{HEAD}\n<h1 id=there>x</h1><p id=α>x</p>",
        "β/index.html": f"{HEAD}\n<h1>x</h1>",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("body", ALLOWED.values(), ids=ALLOWED)
def test_what_is_right_is_silent(tmp_path: Path, body: str) -> None:
    assert lines(small(tmp_path, body)) == []


WRONG = {
    "a file that is not there": ('<a href="c/">x</a>', "The link leads nowhere: c/."),
    "the style sheet that is not there": ('<link rel="stylesheet" href="c.css">', "The link leads nowhere: c.css."),
    "the script that is not there": ('<script src="c.js" integrity="x"></script>', "The link leads nowhere: c.js."),
    "an anchor in other letters": (
        '<a href="#Here">x</a>',
        "The link points to a place that does not exist: #Here.",
    ),
    "a leftover at the very end": ("<p>None", 'The page holds a leftover "None".'),
    "a leftover in a cell": ("<table><tr><td>None</td></tr></table>", 'The page holds a leftover "None".'),
    "a fact whose source is only linked": (
        '<p data-fact="phone" data-source="s">1</p><a href="#here">source-s</a>',
        "A fact has no source on its page: phone (s).",
    ),
}


@pytest.mark.parametrize(("body", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, body: str, message: str) -> None:
    assert lines(small(tmp_path, body)) == [f"index.html:3:1: {message}"]


def test_the_same_fault_twice_on_a_line_is_said_once(tmp_path: Path) -> None:
    assert len(lines(small(tmp_path, '<a href="c/">x</a><a href="c/">x</a>'))) == 1


def heavy(kilobytes: int) -> str:
    """Text of about this size, gzip -6."""
    return base64.b64encode(random.Random(1).randbytes(kilobytes * 1024 * 3 // 4)).decode()


def test_a_dead_address_in_an_export_is_caught(site: Path) -> None:
    export = site / "api" / "x" / "en.json"
    export.parent.mkdir(parents=True)
    told = {"a": ["https://kentra.example/neochora/en/privacy/", "https://kentra.example/neochora/no-such/", "urn:x"]}
    export.write_text(json.dumps(told), encoding="utf-8")
    assert lines(site) == ["api/x/en.json:1:1: The link leads nowhere: ../../no-such/."]


EXPORTS = {
    "a calendar": ("centres/neochora-main/hours.ics", "URL:https://kentra.example/neochora/en/no-\r\n such/\r\n"),
    "a table": ("api/v1/centres.csv", "x,https://kentra.example/neochora/en/no-such/\r\n"),
    "the feed": ("en/feed.xml", '<link href="https://kentra.example/neochora/en/no-such/"/>'),
}


@pytest.mark.parametrize(("file", "more"), EXPORTS.values(), ids=EXPORTS)
def test_a_dead_address_in_a_file_for_others_is_caught(site: Path, file: str, more: str) -> None:
    with (site / file).open("a", encoding="utf-8", newline="") as export:
        export.write(more)
    (line,) = lines(site)
    assert re.fullmatch(rf"{file}:1:1: The link leads nowhere: .*en/no-such/\.", line)


WEIGHTS = {
    "a centre that is a slow next page": (PAGE, 2, "warning", "10.0"),
    "a centre beyond the first round trip": (PAGE, 7, "error", "14.0"),
    "a benefit": ("benefits/moving-help/index.html", 16, "error", "18.0"),
    "another page": ("privacy/index.html", 37, "error", "30.0"),
}


@pytest.mark.parametrize(("page", "more", "severity", "most"), WEIGHTS.values(), ids=WEIGHTS)
def test_a_page_that_is_too_heavy_is_caught(site: Path, page: str, more: int, severity: str, most: str) -> None:
    spoil(site, "</h1>", f"</h1><p>{heavy(more)}</p>", page)
    found = [(problem.code, problem.severity, dict(problem.params).get("most")) for problem in audit(site)]
    assert ("site-heavy", severity, most) in found


def test_scripts_that_are_too_heavy_together_are_caught(site: Path) -> None:
    (site / "assets/one.js").write_text(f"//{heavy(1)}", encoding="utf-8")
    whole = Asset((site / "assets/one.js").read_text(encoding="utf-8")).hash
    loads = '<script defer src="{}assets/one.js" integrity="{}"></script></head>'
    spoil(site, "</head>", loads.format("../", whole), "privacy/index.html")
    assert lines(site) == []
    spoil(site, "</head>", loads.format("../../", whole))
    assert {(p.code, p.mark.file, dict(p.params)["most"]) for p in audit(site) if p.severity == "error"} == {
        ("site-heavy", PAGE, "3.0")
    }


def test_a_first_visit_counts_the_icon(site: Path) -> None:
    (icon,) = (site / "assets").glob("icon.*.svg")
    icon.write_text(icon.read_text(encoding="utf-8") + f"<!--{heavy(14)}-->", encoding="utf-8")
    found = {(p.mark.file, dict(p.params)["most"]) for p in audit(site)}
    assert (PAGE, "16.0") in found
