"""The style sheet as small as a page needs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import towns
from html_page import page
from kentro import css, frame

SHEET = css.minified(
    """
    /* a comment */
    :root{ --ink:#000; } *{ color:var(--ink); }
    a:hover{ color:red; }
    .one{ a:1; } .two .one{ b:2; } .one, .three{ c:3; }
    .three:is(a:not(b, i), u), .four{ g:7; }
    [lang=ur]{ h:8; } body:lang(ar){ i:9; } [dir=rtl] .one{ j:1; }
    ul:not([class]) > li::before{ d:"; {"; }
    @media (min-width:1rem){ .three{ d:4; } .one{ e:5; } }
    @media print{ .three{ f:6; } @page{ margin:1cm; } }
    """.replace('"; {"', '""')
)

KEPT = {
    "": ":root{--ink:#000}*{color:var(--ink)}@media print{@page{margin:1cm}}",
    "<a>": ":root{--ink:#000}*{color:var(--ink)}a:hover{color:red}@media print{@page{margin:1cm}}",
    '<b class="one">': ":root{--ink:#000}*{color:var(--ink)}.one{a:1}.one{c:3}@media (min-width:1rem){.one{e:5}}"
    "@media print{@page{margin:1cm}}",
    '<b class="three">': ":root{--ink:#000}*{color:var(--ink)}.three{c:3}.three:is(a:not(b,i),u){g:7}"
    "@media (min-width:1rem){.three{d:4}}@media print{.three{f:6}@page{margin:1cm}}",
    '<b lang="ur">': ":root{--ink:#000}*{color:var(--ink)}[lang=ur]{h:8}@media print{@page{margin:1cm}}",
    "<ul><li>": ':root{--ink:#000}*{color:var(--ink)}ul:not([class]) > li::before{d:""}@media print{@page{margin:1cm}}',
}


@pytest.mark.parametrize(("html", "kept"), KEPT.items(), ids=KEPT)
def test_a_page_gets_the_rules_that_it_can_use(html: str, kept: str) -> None:
    assert css.used(SHEET, html) == kept


def test_a_page_gets_the_colours_that_its_rules_name() -> None:
    sheet = ":root{--a:#000;--b:var(--a);--c:#fff;--d:var(--c)}.x{color:var(--b)}.x--d:hover{e:1}.y{color:var(--d)}"
    assert css.used(sheet, '<b class="x x--d">') == ":root{--a:#000;--b:var(--a);}.x{color:var(--b)}.x--d:hover{e:1}"


def test_every_brace_of_the_style_sheet_is_closed() -> None:
    sheet = frame.stylesheet(towns.ROOT, "#0f5c57")
    assert sheet.count("{") == sheet.count("}")
    outside = re.sub(r"\{[^{}]*\}", "", re.sub(r"\{[^{}]*\}", "", sheet))
    assert not re.search("[{}]", outside)


def test_the_whole_style_sheet_changes_nothing_that_a_page_shows(neochora: Path) -> None:
    """What a page leaves out names a class or element that is not on it."""
    whole = frame.stylesheet(towns.ROOT, "#7a1f5c")
    document = page(neochora, "centres/neochora-main/")
    classes = {name for element in document.all() for name in element.attributes.get("class", "").split()}
    kept = document.one("style").text
    for name in classes & set(re.findall(r"\.(kn-[a-z_-]+)", whole)):
        assert f".{name}" in kept, name
