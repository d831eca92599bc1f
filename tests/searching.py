"""Asks the search of an open page, as somebody does who types and presses Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

DONE = "[data-search-state=done]"

_ASK = """async queries => {
  const { form } = document.querySelector("#q"), answers = [], root = new URL(form.dataset.home, location).href;
  for (const query of queries) {
    form.q.value = query;
    form.requestSubmit();
    while (form.dataset.searchState !== "done") { await new Promise(resolve => setTimeout(resolve)); }
    answers.push([...document.querySelectorAll("[data-search-result] a")].map(link => link.href.replace(root, "")));
  }
  return answers;
}"""


def answers(page: Page, queries: list[str]) -> list[list[str]]:
    """What each query finds on this search page, best first, by the address below the folder of its language."""
    found: list[list[str]] = page.evaluate(_ASK, queries)
    return found


def found(page: Page) -> list[str]:
    """The names of what is found on the page, best first, when the answer is complete."""
    page.wait_for_selector(DONE)
    return page.locator("[data-search-result] a").all_inner_texts()
