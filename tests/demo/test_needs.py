"""This site's own data: from what happens in a life to the right desk, in three taps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import Serve

NEEDS = {
    "cannot-pay-rent": ("housing-benefit", "athens-1", "tel:+302105277020"),
    "cannot-pay-food": ("food-and-material-support", "dafni-ymittos", "tel:+302132037822"),
    "cannot-pay-medicine": ("social-pharmacy", "dafni-ymittos", "tel:+302132037822"),
    "lost-my-job": ("labour-market-link", "petroupoli", "tel:+302105065885"),
    "had-a-baby": ("birth-benefit", "dafni-ymittos", "tel:+302132037822"),
    "disability": ("disability-certification", "dafni-ymittos", "tel:+302132037822"),
    "over-67-without-pension": ("uninsured-elderly-allowance", "dafni-ymittos", "tel:+302132037822"),
    "care-for-old-person": ("help-at-home", "dafni-ymittos", "tel:+302132037822"),
    "new-in-greece": ("migrant-integration", "athens-migrant-integration", "tel:+302132082996"),
    "roma": ("roma-services", "athens-roma-branch", "tel:+302132082998"),
    "someone-to-talk-to": ("psychosocial-support", "petroupoli", "tel:+302105065885"),
}


@pytest.fixture(scope="module")
def phone(chromium: Browser) -> Iterator[Page]:
    """The tab of a phone without JavaScript."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def address(demo: Path, serve: Serve) -> str:
    return serve(demo)


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("situation", NEEDS)
def test_three_taps_lead_from_home_to_the_right_call_button(
    phone: Page, address: str, situation: str, prefix: str
) -> None:
    page, (service, centre, call) = phone, NEEDS[situation]
    page.goto(address + prefix)
    page.locator(f"#{situation} summary").click()
    page.locator(f"#{situation} a[href='benefits/{service}/']").click()
    page.locator(f"section[aria-labelledby=where] a[href$='centres/{centre}/']").click()
    assert page.locator(".kn-call").first.get_attribute("href") == call
    assert page.locator(".kn-call").first.is_visible()
