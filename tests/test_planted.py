"""Twenty-one faults that a site must not be published with, all planted at once: the audit names each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kentro.audit import audit
from kentro.frame import Asset

INSIDE: dict[str, tuple[str, str]] = {
    "a dead link": ('<a href="../no-such/">x</a>', "site-link"),
    "a dead link in raw HTML, from the site's root": ('<area href="no/">', "site-link"),
    "a dead public address of the site": ('<a href="https://kentra.example/neochora/no-such/">x</a>', "site-link"),
    "a dead anchor": ('<a href="#no-such">x</a>', "site-anchor"),
    "a dead anchor on another page": ('<a href="../centres/#no-such">x</a>', "site-anchor"),
    "a picture that is not there": ('<img src="no.png" alt="">', "site-link"),
    "a second picture that is not there": ('<img srcset="no.webp 2x" alt="">', "site-link"),
    "a script that is not there": ('<script src="no.js" integrity="x"></script>', "site-link"),
    "a film that is not there": ('<video poster="no.jpg"></video>', "site-link"),
    "a picture without words": ('<img src="">', "site-lacks"),
    "the same id twice": ('<p id="content">x</p>', "site-id-twice"),
    "a leftover of Python": ("<p>None</p>", "site-leftover"),
    "a leftover of a template": ("<p>Call {{ phone }}</p>", "site-leftover"),
    "a leftover of a script": ("<p>Call undefined</p>", "site-leftover"),
    "a leftover in an attribute": ('<p title="nan">x</p>', "site-leftover"),
    "a second main heading": ("<h1>x</h1>", "site-heading"),
    "a script of nobody": ("<script>x</script>", "site-foreign"),
    "something of another site": ('<img src="https://evil.example/x.png" alt="">', "site-foreign"),
}
"""What is put into a page, each with the message that it must get."""


@pytest.fixture(scope="module")
def found(neochora: Path, tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """The messages of a site with every fault, each with its file."""
    site = Path(shutil.copytree(neochora, tmp_path_factory.mktemp("planted") / "site"))
    about = (site / "about/index.html").read_text(encoding="utf-8")
    for number, (html, _) in enumerate(INSIDE.values()):
        folder = site / f"planted-{number}"
        folder.mkdir()
        title = about.replace("<title>", f"<title>{number} ")
        (folder / "index.html").write_text(title.replace("</main>", f"{html}</main>"), encoding="utf-8")
    (site / "twin").mkdir()
    (site / "twin/index.html").write_text(about, encoding="utf-8")
    (site / "ABOUT").mkdir()
    (site / "ABOUT/index.html").write_text(about.replace("<h1", "<h2"), encoding="utf-8")
    return {(problem.code, problem.mark.file) for problem in audit(site)}


@pytest.mark.parametrize(("number", "code"), [(n, code) for n, (_, code) in enumerate(INSIDE.values())], ids=INSIDE)
def test_a_planted_fault_is_named_on_its_page(found: set[tuple[str, str]], number: int, code: str) -> None:
    assert (code, f"planted-{number}/index.html") in found


def test_a_page_that_nobody_leads_to_and_a_title_that_stands_twice_are_named(found: set[tuple[str, str]]) -> None:
    assert {("site-orphan", "twin/index.html"), ("site-title-twice", "twin/index.html")} <= found


def test_files_that_differ_only_in_capitals_and_a_page_without_a_heading_are_named(found: set[tuple[str, str]]) -> None:
    assert ("site-same-name", "about/index.html") in found
    assert ("site-heading", "ABOUT/index.html") in found


def test_a_script_that_is_not_what_its_page_says_is_named(neochora: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(neochora, tmp_path / "site"))
    script = next((site / "assets").glob("*.js"))
    script.write_text("evil()", encoding="utf-8")
    assert Asset("evil()").hash
    assert {problem.code for problem in audit(site)} == {"site-foreign"}
