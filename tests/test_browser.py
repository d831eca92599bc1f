"""The built site in Chromium: what a resident sees, touches and hears read out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from browser import Serve, assert_accessible

PAGES = {
    "home": "",
    "centres": "centres/",
    "full-centre": "centres/neochora-main/",
    "undated-centre": "centres/neochora-roma/",
    "empty-centre": "centres/vathyrema/",
    "municipality": "municipalities/neochora/",
    "benefits": "benefits/",
    "service": "benefits/school-bags/",
    "benefit": "benefits/moving-help/",
    "glossary": "glossary/",
    "privacy": "privacy/",
    "accessibility": "accessibility/",
    "about": "about/",
}
PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=800)


@pytest.fixture(scope="session")
def address(neochora: Path, serve: Serve) -> str:
    return serve(neochora)


def opened(chromium: Browser, url: str, **context: Any) -> Page:
    page = chromium.new_context(**{"viewport": PHONE, "bypass_csp": True, **context}).new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("path", ["404.html", *(prefix + path for prefix in ("", "en/") for path in PAGES.values())])
def test_axe_finds_nothing_on_a_phone(chromium: Browser, address: str, path: str) -> None:
    assert_accessible(opened(chromium, address + path))


@pytest.mark.parametrize("kind", ["home", "full-centre"])
def test_axe_finds_nothing_in_the_dark_on_a_desk(chromium: Browser, address: str, kind: str) -> None:
    assert_accessible(opened(chromium, address + PAGES[kind], viewport=DESK, color_scheme="dark"))


def test_axe_finds_nothing_when_the_situations_are_open(chromium: Browser, address: str) -> None:
    page = opened(chromium, address)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert_accessible(page)


def test_axe_finds_nothing_in_any_combination(chromium: Browser, address: str, everything: bool) -> None:
    for prefix in ("", "en/") if everything else ():
        for path in PAGES.values():
            for viewport in (PHONE, DESK):
                for scheme in ("light", "dark"):
                    assert_accessible(opened(chromium, address + prefix + path, viewport=viewport, color_scheme=scheme))


@pytest.mark.parametrize("kind", [*PAGES, "404"])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(chromium: Browser, address: str, kind: str) -> None:
    page = opened(chromium, address + PAGES.get(kind, "404.html"), viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.context.close()


@pytest.mark.parametrize("kind", ["home", "full-centre", "service", "benefit", "benefits"])
def test_targets_are_large_enough_for_a_thumb(chromium: Browser, address: str, kind: str) -> None:
    """44 CSS pixels for every link that stands alone; links within a sentence are excepted (WCAG 2.2, 2.5.5)."""
    page = opened(chromium, address + PAGES[kind])
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "header a, .kn-crumbs a, .kn-footer a, .kn-button, .kn-phone, .kn-email a, .kn-rows a, " +
            ".kn-jumps a, .kn-toc a, summary")]
            .map(a => [a.textContent.trim(), a.getBoundingClientRect()])
            .filter(([, box]) => box.height > 0 && (box.height < 44 || box.width < 44))
            .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""
    )
    assert small == []
    page.context.close()


def test_the_page_is_complete_without_javascript(chromium: Browser, address: str) -> None:
    page = opened(chromium, address + PAGES["full-centre"], java_script_enabled=False)
    assert page.get_by_role("link", name="Καλέστε 2310 555001").is_visible()
    page.get_by_role("link", name="English").click()
    assert page.url == address + "en/" + PAGES["full-centre"]
    assert page.get_by_role("heading", level=1).is_visible()
    page.context.close()


def test_the_call_button_is_seen_without_scrolling(chromium: Browser, address: str) -> None:
    page = opened(chromium, address + PAGES["full-centre"])
    box = page.locator(".kn-call").first.bounding_box()
    assert box
    assert box["y"] + box["height"] <= PHONE["height"]
    page.context.close()


def test_a_phone_number_is_never_broken_over_two_lines(chromium: Browser, address: str) -> None:
    page = opened(chromium, address + PAGES["full-centre"], viewport={"width": 320, "height": 640})
    lines = page.evaluate("[...document.querySelectorAll('a[href^=tel] bdi')].map(bdi => bdi.getClientRects().length)")
    assert lines
    assert set(lines) == {1}
    page.context.close()


def test_the_keyboard_reaches_the_content_and_every_link_shows_its_focus(chromium: Browser, address: str) -> None:
    page = opened(chromium, address + PAGES["full-centre"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "kn-skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    count = page.evaluate("document.querySelectorAll('a[href], [tabindex=\"0\"]').length")
    seen = 1
    for _ in range(count - 1):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
                return [e.tagName, s.outlineStyle, parseFloat(s.outlineWidth), b.width > 0 && b.height > 0]; }"""
        )
        assert focus[0] in ("A", "DIV", "SUMMARY")
        assert (focus[1], focus[2] >= 2, focus[3]) == ("solid", True, True), focus
        seen += 1
    assert seen == count
    page.context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_one_request_and_breaks_no_policy(chromium: Browser, address: str, kind: str) -> None:
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    requested: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address + PAGES[kind], wait_until="networkidle")
    assert [url for url in requested if not url.startswith("data:")] == [address + PAGES[kind]]
    assert said == []
    assert context.cookies() == []
    context.close()
