"""Reading the built pages under hard conditions: small, enlarged, by keyboard, with parts of the browser off, on paper.

`reading.js` says what is wrong with a page. The last test shows that each of its questions finds something on a page
that is broken on purpose.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser import PAGES, Look, Place, View, screen

SCRIPT = Path(__file__).with_name("reading.js").read_text(encoding="utf-8")

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""

NAMES = (
    r"https?:\S+|\S+@\S*|(?:[\w-]+\.)+[a-z]{2,}\b|\b(?:e-mail|cookies|HIV|IBAN|SIM|SOS|Taxisnet|WCAG|axe-core|JSON)\b"
)
"""What is written in Latin letters in every language: addresses of pages and mailboxes; words that Greek took over
without letters of its own; names of a service and of a standard."""

RIGHT_TO_LEFT = ("ar", "ur")


def wrong(page: Page, question: str) -> list[str]:
    """The answer of a function of `reading.js`."""
    found: list[str] = page.evaluate(f"() => {{ {SCRIPT}; return {question}; }}")
    return found


def wrong_for_the_keyboard(page: Page) -> list[str]:
    """What is wrong while Tab goes through the page, and once more."""
    count = page.evaluate(f"() => {{ {SCRIPT}; return listen(); }}")
    for _ in range(count + 1):
        page.keyboard.press("Tab")
    found: list[str] = page.evaluate("heard()")
    return found


@contextlib.contextmanager
def letters(page: Page, size: int) -> Iterator[None]:
    """For a while, another default size of letters, as a reader sets it in the browser."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    try:
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{size}px"
        yield
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        session.detach()


def test_every_type_of_page_is_listed(neochora: Path, orologio: Path) -> None:
    """A page of a new type needs a line in `browser.PAGES`."""

    def kind(path: str) -> str:
        return re.sub(r"(?<=[a-z]/)[a-z0-9-]+/(side-by-side/)?$", r"*/\1", path)

    types = {kind(path) for kinds in PAGES.values() for path in kinds.values()}
    for town in (neochora, orologio):
        for page in town.rglob("*.html"):
            path = page.relative_to(town).as_posix().removesuffix("index.html")
            path = re.sub("^(en|ar)/", "", path)
            assert kind(path) in types


def test_nothing_is_cut_or_scrolls_sideways(look: Look, place: Place) -> None:
    """WCAG 1.4.10 (reflow, 400 %), 1.4.4 (letters of 200 %) and 1.4.12 (text spacing)."""
    page = look(place)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    found = {}
    with screen(page, 320, 640):
        found["320"] = wrong(page, "cut()")
    with screen(page, 320, 256, 4):
        found["1280 at 400 %"] = wrong(page, "cut()")
    with screen(page, 640, 640), letters(page, 32):
        found["letters of 200 %"] = wrong(page, "cut()")
    with screen(page, 320, 640):
        page.add_style_tag(content=SPACED)
        found["spaced"] = wrong(page, "cut()")
    assert {how: what for how, what in found.items() if what} == {}


def test_tab_reaches_everything_in_order_and_shows_where_it_is(look: Look, view: View) -> None:
    page = look(view.place, width=view.width, height=view.height, scheme=view.scheme)
    assert wrong_for_the_keyboard(page) == []


def test_the_skip_link_leads_past_the_menus(look: Look, place: Place) -> None:
    page = look(place)
    if place.kind in ("404", "offline"):
        assert page.locator("nav").count() == 0, "there is something to skip"
        return
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "kn-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null || !document.querySelector('main a')")


def test_a_situation_and_the_filter_answer_to_the_keyboard(look: Look) -> None:
    page = look(Place("orologio", "el", "home"))
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details a").first.is_visible()
    page = look(Place("orologio", "el", "centres"))
    page.locator(".kn-filter input").focus()
    page.keyboard.press("Space")
    assert page.locator(".kn-card[hidden]").count() > 0


def test_without_javascript_only_what_it_finds_out_and_offers_is_missing(look: Look, place: Place) -> None:
    assert wrong(look(place, javascript=False), "words()") == wrong(look(place), "words()")


def test_without_style_sheets_everything_is_read_in_order(look: Look, place: Place) -> None:
    assert wrong(look(place), "lostWithoutStyles()") == []


def test_with_forced_colours_everything_keeps_an_edge(look: Look, place: Place) -> None:
    page = look(place)
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        assert (scheme, wrong(page, "invisibleInForcedColours()")) == (scheme, [])


def test_every_text_is_marked_with_its_language(look: Look, place: Place) -> None:
    """With the list of centres filtered: what the script says is marked too."""
    page = look(place)
    page.evaluate("document.querySelectorAll('.kn-filter input').forEach(input => input.click())")
    html = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    assert html == [place.language, "rtl" if place.language in RIGHT_TO_LEFT else "ltr"]
    assert wrong(page, f"foreignLetters({json.dumps(NAMES)})") == []


def test_phones_times_amounts_and_dates_are_painted_in_order_and_on_one_line(look: Look, place: Place) -> None:
    page = look(place)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    found = wrong(page, "paintedOrder()")
    with screen(page, 320, 640):
        found += wrong(page, "paintedOrder()")
    with screen(page, 640, 640), letters(page, 32):
        found += wrong(page, "paintedOrder()")
    assert found == []


def test_right_to_left_is_the_mirror_of_left_to_right(look: Look, place: Place) -> None:
    """Whatever the language: a page of ours is laid out by where lines begin and end."""
    page = look(place)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    found = wrong(page, "unmirrored()")
    with screen(page, 1280, 800):
        found += wrong(page, "unmirrored()")
    assert found == []


def test_targets_are_large_or_apart(look: Look, place: Place) -> None:
    assert wrong(look(place), "smallTargets()") == []


@pytest.mark.parametrize(("town", "language"), [("neochora", "el"), ("neochora", "en"), ("polyglot", "ar")])
def test_a_centre_is_printed_on_two_sheets_with_what_counts(look: Look, town: str, language: str) -> None:
    page = look(Place(town, language, "full-centre"))
    page.emulate_media(media="print")
    with screen(page, 794, 1123):
        found = wrong(page, "misprinted()") + wrong(page, "cut()")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert (found, sheets <= 2) == ([], True), f"{sheets} sheets"


BROKEN = [
    ("cut()", "<p style='width: 400px'>wide</p>", "page 400 > 360"),
    ("cut()", "<p style='width: 90px; overflow: hidden; white-space: nowrap'>hidden hidden hidden</p>", "cut: hidden"),
    ("lostWithoutStyles()", "<style>li { list-style: none }</style><div><li>item</div>", "not in a list: item"),
    ("lostWithoutStyles()", "<h1>one</h1><h3>three</h3>", "heading 3 under 1: three"),
    ("invisibleInForcedColours()", "<a class='kn-button'>call</a>", "no edge: kn-button"),
    (
        "invisibleInForcedColours()",
        "<svg class='kn-icon' stroke='white'><path d='M0 0h9'/></svg>",
        "no drawing: kn-icon",
    ),
    ("foreignLetters('x')", "<p>Δήμος</p>", "Greek in en: Δήμος"),
    ("foreignLetters('x')", "<p lang='ar'>بلدية</p>", "ar drawn ltr: بلدية"),
    ("paintedOrder()", "<p dir='rtl'><bdi dir='rtl'>2310 555 001</bdi>", "out of order: 2310 555 001"),
    ("paintedOrder()", "<p dir='rtl'>هاتف +30&nbsp;210&nbsp;1234567", "out of order: +30 210 1234567"),
    ("paintedOrder()", "<p style='width: 50px'><bdi>2310 555001</bdi>", "on two lines: 2310 555001"),
    ("paintedOrder()", "<p><a href='tel:112'>call</a>", "no number: call"),
    ("paintedOrder()", "<p dir='rtl'>من 08:00–15:00 كل يوم", "out of order: 08:00–15:00"),
    ("paintedOrder()", "<p dir='rtl'>من <b>08:00</b>–<b>15:00</b>", "out of order: 08:00–15:00"),
    ("paintedOrder()", "<p style='width: 50px'>08:00–<wbr>15:00", "on two lines: 08:00–15:00"),
    ("paintedOrder()", "<p dir='rtl'>€216", "out of order: €216"),
    ("paintedOrder()", "<p dir='rtl'>67%", "out of order: 67%"),
    ("paintedOrder()", "<p style='width: 50px'>1.200,50<wbr>€", "on two lines: 1.200,50€"),
    ("paintedOrder()", "<p><bdi dir='ltr'>15&nbsp;مايو&nbsp;2023</bdi>", "out of order: 15 مايو 2023"),
    ("paintedOrder()", "<p><time dir='ltr'>15 مايو 2023</time>", "out of order: 15 مايو 2023"),
    (
        "paintedOrder()",
        "<p style='width: 30px; overflow-wrap: break-word'>15&nbsp;Μαΐου&nbsp;2023",
        "on two lines: 15 Μαΐου 2023",
    ),
    ("unmirrored()", "<p style='margin-left: 50px'>one", "not mirrored: p one"),
    ("unmirrored()", "<p style='text-align: left'>one", "not mirrored: p one"),
    ("unmirrored()", "<div style='width: 99px; float: right'>one</div>", "not mirrored: div one"),
    ("smallTargets()", "<ul><li><a href='#a' style='font-size: 8px'>one</a><li><a href='#b'>two</a></ul>", "one: "),
    ("misprinted()", "<nav>menu</nav>", "printed: nav"),
]


@pytest.mark.parametrize(("question", "body", "said"), BROKEN)
def test_each_question_finds_what_is_broken_on_purpose(look: Look, question: str, body: str, said: str) -> None:
    page = look(Place("neochora", "el", "404"))
    page.set_content(f"<!doctype html><html lang=en><body style='margin: 0'>{body}")
    assert any(what.startswith(said) for what in wrong(page, question))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<a href='#a' style='position: relative; order: 2'>one</a><a href='#b' tabindex='1'>two</a>", "stop 1: a two"),
        ("<a href='#a' style='position: absolute; left: -900px'>away</a>", "out of sight: a away"),
        ("<a href='#a'>one</a><div style='position: fixed; inset: 0'>over</div>", "covered by div over: a one"),
        ("<a href='#a' style='outline: 0'>one</a>", "focus does not show: a one"),
        ("<a href='#a' style='outline: 3px solid #eee'>one</a>", "focus does not show: a one"),
        ("<style>:focus { outline: 3px solid #eee }</style><a href='#a'>one</a>", "focus is pale: rgb(238"),
        ("<a href='#a'>one</a><button onkeydown='event.preventDefault()'>two</button>", "trapped at the end"),
    ],
)
def test_the_keyboard_finds_what_is_broken_on_purpose(look: Look, body: str, said: str) -> None:
    page = look(Place("neochora", "el", "404"))
    page.set_content(f"<!doctype html><html lang=en><body>{body}")
    assert any(what.startswith(said) for what in wrong_for_the_keyboard(page))
