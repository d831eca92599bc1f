"""What the tests ask of every page in Chromium."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Serve = Callable[[Path], str]
"""Serves a folder at 127.0.0.1 and returns its address."""

Look = Callable[..., "Page"]
"""Opens a place, on a screen of some size, and returns the tab."""


BLOCKED = "Service Worker registration blocked by Playwright"
"""What the console says in a browser whose `service_workers` are blocked."""
_EVERYWHERE = {
    "glossary": "glossary/",
    "search": "search/",
    "privacy": "privacy/",
    "accessibility": "accessibility/",
    "open-data": "open-data/",
    "about": "about/",
    "offline": "offline/",
}
"""The pages that every town has at the same address."""

PAGES = {
    "neochora": {
        "home": "",
        "centres": "centres/",
        "full-centre": "centres/neochora-main/",
        "undated-centre": "centres/neochora-roma/",
        "empty-centre": "centres/vathyrema/",
        "municipality": "municipalities/neochora/",
        "benefits": "benefits/",
        "service": "benefits/school-bags/",
        "benefit": "benefits/moving-help/",
        "amounts": "benefits/birth-benefit/",
        **_EVERYWHERE,
        "beside": "centres/neochora-main/side-by-side/",
        "404": "404.html",
    },
    "orologio": {
        "home": "",
        "centres": "centres/",
        "announced-centre": "centres/announced/",
        "seasons-centre": "centres/seasons/",
        "municipality": "municipalities/orologio/",
        "benefits": "benefits/",
        "amounts": "benefits/birth-benefit/",
        **_EVERYWHERE,
    },
    "polyglot": {
        "home": "",
        "full-centre": "centres/neochora-main/",
        "benefit": "benefits/moving-help/",
        "beside": "centres/neochora-main/side-by-side/",
        "beside-benefit": "benefits/moving-help/side-by-side/",
        "search": "search/",
        "about": "about/",
        "accessibility": "accessibility/",
    },
}
"""One page of each type that a town has, by its address in the Greek site."""

LANGUAGES = {"neochora": ("el", "en"), "orologio": ("ar", "el", "en"), "polyglot": ("ar", "sq", "ur")}
"""The languages of a town."""

REPRESENTATIVE = {
    ("neochora", "el"): tuple(PAGES["neochora"]),
    ("neochora", "en"): ("home", "full-centre", "benefit", "search"),
    ("orologio", "ar"): ("home", "centres", "announced-centre", "seasons-centre", "open-data"),
    ("polyglot", "ar"): ("full-centre", "benefit", "beside", "search"),
    ("polyglot", "sq"): ("full-centre",),
    ("polyglot", "ur"): ("beside",),
}
"""What `make test` looks at: each type of page, and those of which most depends on the letters and their direction."""

NOW = {
    "neochora": "2026-11-09T10:00+02:00",
    "orologio": "2026-12-24T10:00+02:00",
    "polyglot": "2026-11-09T10:00+02:00",
}
"""When a town's pages are looked at: soon after they were built, at an hour when some centre is open."""


@dataclasses.dataclass(frozen=True)
class Place:
    """A page of a town's built site in one of its languages."""

    town: str
    language: str
    kind: str

    @property
    def path(self) -> str:
        """Its address in the site."""
        return ("" if self.language == "el" else f"{self.language}/") + PAGES[self.town][self.kind]

    def __str__(self) -> str:
        return f"{self.town}-{self.language}-{self.kind}"


@dataclasses.dataclass(frozen=True)
class View:
    """A page as somebody sees it: how large the screen is, and whether it is dark."""

    place: Place
    width: int = 360
    height: int = 740
    scheme: Literal["light", "dark"] = "light"

    def __str__(self) -> str:
        return f"{self.place}-{self.width}-{self.scheme}"


def places(everything: bool) -> list[Place]:
    """Every type of page of every town in each language that has it, or one of each type and a few of others."""
    return [
        Place(town, language, kind)
        for town, kinds in PAGES.items()
        for language in LANGUAGES[town]
        for kind in kinds
        if everything or kind in REPRESENTATIVE.get((town, language), ())
        if _exists(kind, language)
    ]


def _exists(kind: str, language: str) -> bool:
    """There is one 404 page for all languages, and nothing to put beside the Greek in Greek."""
    if kind.startswith("beside"):
        return language != "el"
    return kind != "404" or language == "el"


def views(everything: bool) -> list[View]:
    """Every place on a phone; with everything also on a desk, and both in the light and in the dark."""
    if not everything:
        return [View(place) for place in places(False)]
    return [
        View(place, width, height, scheme)
        for place in places(True)
        for width, height in ((360, 740), (1280, 800))
        for scheme in ("light", "dark")
    ]


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


@contextlib.contextmanager
def screen(page: Page, width: int, height: int, pixels: int = 1) -> Iterator[None]:
    """For a while, a screen of this size in CSS pixels, each as many device pixels wide: what zoom does."""
    session = page.context.new_cdp_session(page)
    size = {"width": width, "height": height, "deviceScaleFactor": pixels, "mobile": False}
    session.send("Emulation.setDeviceMetricsOverride", size)
    try:
        yield
    finally:
        session.send("Emulation.clearDeviceMetricsOverride")
        session.detach()


def assert_accessible(page: Page) -> None:
    """axe-core finds nothing on the page (WCAG 2.0 to 2.2 A and AA, best practices); closes it."""
    assert_axe_finds_nothing(page)
    page.context.close()


def assert_axe_finds_nothing(page: Page) -> None:
    """The same for a page that is still needed."""
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page, options={"runOnly": RULES})
    assert results.violations_count == 0, results.generate_report()


def smoke(chromium: Browser, address: str, paths: Iterable[str]) -> None:
    """Pages that open, say one thing at the top, load all they ask for, complain of nothing, and that axe accepts."""
    page = chromium.new_context(bypass_csp=True, service_workers="block").new_page()
    wrong: list[str] = []
    page.on(
        "console", lambda said: wrong.append(said.text) if said.type == "error" and BLOCKED not in said.text else None
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    for path in paths:
        page.goto(address + path, wait_until="networkidle")
        assert page.locator("h1").filter(visible=True).count() == 1, path
        assert not wrong, (path, wrong)
        assert_axe_finds_nothing(page)
    page.context.close()
