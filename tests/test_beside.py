"""A page beside the Greek: the same lines in both languages, for two people who read it together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import Markup

from browser import Look, Place, screen
from html_page import Element, page
from kentro.beside import Row, lines

EXTRA_CLASSES = {"kn-section--sources", "kn-now", "kn-from", "kn-reported", "kn-keep"}
"""Where what a page says is from, and what only a script can say: on the page itself."""

PAGES = ["centres/neochora-main/", "centres/vathyrema/", "benefits/moving-help/", "benefits/disability-benefits/"]
LANGUAGES = ["en", "ar", "sq"]


# Two bodies, line by line ------------------------------------------------------------------------------------------


def rows(here: str, greek: str) -> list[tuple[int, str, str]]:
    return [(row.level, str(row.here), str(row.greek)) for row in lines(here, greek)]


def test_the_lines_of_both_stand_side_by_side_in_their_order() -> None:
    here = "<h1>One</h1><section><h2>Two</h2><p>three</p><ul><li>four</li><li>five</li></ul></section>"
    greek = "<h1>Ένα</h1><section><h2>Δύο</h2><p>τρία</p><ul><li>τέσσερα</li><li>πέντε</li></ul></section>"
    assert rows(here, greek) == [
        (1, "One", "Ένα"),
        (2, "Two", "Δύο"),
        (0, "three", "τρία"),
        (0, "four", "τέσσερα"),
        (0, "five", "πέντε"),
    ]


@pytest.mark.parametrize("here", ["<p>one</p><p>two</p>", "<p>one</p><li>two</li>", "<h2>one</h2>", ""])
def test_pages_whose_lines_do_not_correspond_are_refused(here: str) -> None:
    with pytest.raises(ValueError, match="different lines"):
        lines(here, "<p>ένα</p>")


LEFT_OUT = {
    "a menu": "<nav><ul><li>menu</li></ul></nav>",
    "a drawing": "<svg><text>Mo</text></svg>",
    "the sources": '<section class="kn-section kn-section--sources"><h2>Sources</h2></section>',
    "who says so": '<p class="kn-from">From: us</p>',
    "what one takes along": '<section class="kn-section kn-keep"><h2>Keep it</h2></section>',
    "what a script fills": '<p class="kn-now">open</p>',
    "what is hidden": "<p hidden>later</p>",
    "what only one language has": '<dl><div data-beside><dt>Official name</dt><dd lang="el">Όνομα</dd></div></dl>',
    "an empty line": "<p> <span></span> </p>",
}


@pytest.mark.parametrize("extra", LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_no_line_of_text_in_both_is_left_out(extra: str) -> None:
    assert rows(f"<h1>One</h1>{extra}<p>two</p>", "<h1>Ένα</h1><p>δύο</p>") == [(1, "One", "Ένα"), (0, "two", "δύο")]


SAME = {
    "a date": '<time datetime="2026-01-02">a</time>',
    "another language": '<span lang="ru" dir="ltr">a</span>',
    "a number": '<bdi dir="ltr">112</bdi>',
    "spaces that keep words together": "2310\N{NO-BREAK SPACE}555001",
    "letters with a meaning in HTML": "a &lt;b&gt; &amp; c",
    "breaks": "a<br>b<wbr>c",
}
INSIDE = {name: (said, said, said) for name, said in SAME.items()} | {
    "a link, one folder deeper": ('<a class="x" href="../a/">a</a>', '<a href="../../a/">a</a>', "a"),
    "a link to another site": ('<a href="https://a.example/">a</a>', '<a href="https://a.example/">a</a>', "a"),
    "a link to a place on the page": ('<a href="#here">a</a>', "a", "a"),
    "a link that dials": ('<a href="tel:112">a</a>', '<a href="tel:112">a</a>', "a"),
    "a fact": ('<b data-source="s">5</b>', "<b>5</b>", "<b>5</b>"),
    "a block of its own": ('a<span class="kn-block">b</span>', "a<br><span>b</span>", "a<br><span>b</span>"),
    "a quiet one": ('a<span class="kn-quiet kn-block">b</span>', "a<br><span>b</span>", "a<br><span>b</span>"),
    "spaces": (" a \n\t a ", "a a", "a a"),
    "Latin letters": (
        'α <span class="kn-latin" lang="el-Latn" data-beside>a</span>',
        'α <span lang="el-Latn">a</span>',
        "α",
    ),
    "the Greek name": ('a <span class="kn-greek" lang="el" data-beside>α</span>', "a", "a"),
}


@pytest.mark.parametrize(("said", "here", "greek"), INSIDE.values(), ids=INSIDE)
def test_a_line_keeps_what_it_says_and_links_only_in_the_reader_s_column(said: str, here: str, greek: str) -> None:
    assert lines(f"<p>{said}</p>", f"<p>{said}</p>") == [Row(0, Markup(here), Markup(greek))]


def test_lines_within_a_line_are_lines_of_their_own() -> None:
    said = "<ul><li>a<ul><li>b</li></ul>c</li></ul><table><tr><th>d</th><td>e</td></tr></table>"
    assert [row.here for row in lines(said, said)] == ["a", "b", "c", "d e"]


# On the built site -------------------------------------------------------------------------------------------------


def spoken(element: Element) -> Iterator[str]:
    """The text of a page in its order, without the extras."""
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif not (
            child.tag in ("nav", "svg", "thead")
            or {"hidden", "data-beside"} & set(child.attributes)
            or EXTRA_CLASSES & set(child.attributes.get("class", "").split())
        ):
            yield from spoken(child)


def folded(text: str) -> str:
    """Without spaces: at the ends of lines, templates have them or not."""
    return re.sub(r"\s", "", text)


def columns(document: Element) -> tuple[list[Element], list[Element]]:
    pairs = list(document.all("div", class_="kn-pair"))
    cells = [[cell for cell in pair.children if isinstance(cell, Element)] for pair in pairs]
    return [here for here, _ in cells], [greek for _, greek in cells]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_sentence_of_both_pages_stands_in_it_once_and_in_order(polyglot: Path, tag: str, path: str) -> None:
    here, greek = columns(page(polyglot, f"{tag}/{path}side-by-side/"))
    assert len(here) > 10
    wanted = "".join(spoken(page(polyglot, path).one("main")))
    assert folded("".join(cell.text for cell in greek)) == folded(wanted)
    wanted = "".join(spoken(page(polyglot, f"{tag}/{path}").one("main")))
    latin = (span for cell in here for span in cell.all("span", lang="el-Latn"))
    said = "".join(cell.text for cell in here)
    for span in latin:
        said = said.replace(span.text, "", 1)
    assert folded(said) == folded(wanted)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_greek_column_is_marked_and_headings_are_headings_once(polyglot: Path, tag: str, path: str) -> None:
    document = page(polyglot, f"{tag}/{path}side-by-side/").one("main")
    here, greek = columns(document)
    assert {(cell.tag, cell.attributes["lang"], cell.attributes["dir"]) for cell in greek} == {("p", "el", "ltr")}
    assert {cell.tag for cell in here} <= {"h1", "h2", "h3", "p"}
    assert [cell.tag for cell in here].count("h1") == len(list(document.all("h1"))) == 1
    assert not list(document.all("script"))
    assert not [link for cell in greek for link in cell.links()]


@pytest.mark.parametrize("path", PAGES)
def test_search_engines_are_sent_to_the_page_itself(neochora: Path, path: str) -> None:
    document = page(neochora, f"en/{path}side-by-side/")
    assert [meta.attributes["content"] for meta in document.all("meta", name="robots")] == ["noindex"]
    assert not [link for link in document.all("link") if "hreflang" in link.attributes]
    assert "side-by-side" not in (neochora / "sitemap.xml").read_text(encoding="utf-8")


def test_the_languages_lead_to_the_greek_page_itself_and_to_the_other_pages_beside_it(polyglot: Path) -> None:
    document = page(polyglot, "ar/centres/neochora-main/side-by-side/")
    hrefs = document.one("nav", class_="kn-languages").links()
    there = "centres/neochora-main/"
    assert hrefs == [f"../../../../{there}"] + [
        f"../../../../{tag}/{there}side-by-side/" for tag in ("en", "ar", "ur", "sq")
    ]
    assert "../" in document.one("main").links()


def test_a_page_links_the_one_beside_the_greek_and_the_greek_one_has_none(neochora: Path) -> None:
    assert "side-by-side/" in page(neochora, "en/benefits/moving-help/").one("main").links()
    assert "side-by-side/" not in page(neochora, "benefits/moving-help/").links()
    assert not (neochora / "benefits/moving-help/side-by-side").exists()


def test_only_centres_and_benefits_have_such_a_page(polyglot: Path) -> None:
    kinds = {file.relative_to(polyglot).parts[1] for file in polyglot.glob("*/**/side-by-side/index.html")}
    assert kinds == {"centres", "benefits"}


# On the screen and on paper ----------------------------------------------------------------------------------------

EDGES = """() => [...document.querySelectorAll('.kn-pair')].map(pair => [...pair.children]
    .map(cell => cell.getBoundingClientRect()).map(box => [box.left, box.right, box.top, box.bottom]))"""


def beside(edges: list[list[list[float]]], language: str) -> list[bool]:
    """For each pair, whether the reader's language stands where lines begin, and Greek next to it."""
    rtl = language != "en"
    return [
        (greek[1] <= here[0] if rtl else here[1] <= greek[0]) and here[2] < greek[3] and greek[2] < here[3]
        for here, greek in edges
    ]


@pytest.mark.parametrize(("town", "language"), [("neochora", "en"), ("polyglot", "ar")])
def test_there_are_two_columns_on_a_desk_and_one_on_a_phone(look: Look, town: str, language: str) -> None:
    place = Place(town, language, "beside")
    assert all(beside(look(place, width=1280, height=800).evaluate(EDGES), language))
    assert all(here[3] <= greek[2] for here, greek in look(place).evaluate(EDGES))


@pytest.mark.parametrize(("town", "language"), [("neochora", "en"), ("polyglot", "ar")])
def test_it_is_printed_in_two_columns_and_the_link_to_it_is_not(look: Look, town: str, language: str) -> None:
    page = look(Place(town, language, "beside"))
    page.emulate_media(media="print")
    with screen(page, 794, 1123):
        assert all(beside(page.evaluate(EDGES), language))
        assert page.evaluate("document.documentElement.scrollWidth") == 794
    page = look(Place(town, language, "full-centre"))
    link = page.locator("[href='side-by-side/']")
    assert link.is_visible()
    page.emulate_media(media="print")
    assert not link.is_visible()
