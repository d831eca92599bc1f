"""The built site in Chromium: axe-core on every type of page, targets for a thumb, the call that needs no scrolling."""

from __future__ import annotations

import pytest

from browser import Look, Place, View, assert_axe_finds_nothing


def test_axe_finds_nothing(look: Look, view: View) -> None:
    """With the situations open and, on the list of centres, what is closed hidden by the filter."""
    page = look(view.place, width=view.width, height=view.height, scheme=view.scheme)
    page.evaluate("document.querySelectorAll('.kn-filter input').forEach(input => input.click())")
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert_axe_finds_nothing(page)


@pytest.mark.parametrize("kind", ["home", "centres"])
def test_axe_finds_nothing_before_anything_is_opened_or_filtered(look: Look, kind: str) -> None:
    assert_axe_finds_nothing(look(Place("orologio", "el", kind)))


@pytest.mark.parametrize("kind", ["home", "full-centre"])
def test_axe_finds_nothing_in_the_dark_on_a_desk(look: Look, kind: str) -> None:
    page = look(Place("neochora", "en", kind), width=1280, height=800, scheme="dark")
    assert_axe_finds_nothing(page)


@pytest.mark.parametrize("kind", ["home", "full-centre", "service", "benefit", "benefits"])
def test_targets_are_large_enough_for_a_thumb(look: Look, kind: str) -> None:
    """44 CSS pixels for every link that stands alone; links within a sentence are excepted (WCAG 2.2, 2.5.5)."""
    small = look(Place("neochora", "el", kind)).evaluate(
        """() => [...document.querySelectorAll(
            "header a, .kn-crumbs a, .kn-footer a, .kn-button, .kn-phone, .kn-email a, .kn-rows a, " +
            ".kn-jumps a, .kn-toc a, summary")]
            .map(a => [a.textContent.trim(), a.getBoundingClientRect()])
            .filter(([, box]) => box.height > 0 && (box.height < 44 || box.width < 44))
            .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""
    )
    assert small == []


def test_without_javascript_the_call_and_the_other_language_are_one_tap_away(look: Look) -> None:
    page = look(Place("neochora", "el", "full-centre"), javascript=False)
    assert page.get_by_role("link", name="Καλέστε 2310 555001").is_visible()
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/en/centres/neochora-main/")
    assert page.get_by_role("heading", level=1).is_visible()


def test_the_call_button_is_seen_without_scrolling(look: Look) -> None:
    box = look(Place("neochora", "el", "full-centre")).locator(".kn-call").first.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 740
