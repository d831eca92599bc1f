"""Which Chromium the tests drive, and what they ask of every page in it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

Serve = Callable[[Path], str]
"""Serves a folder at 127.0.0.1 and returns its address."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def assert_accessible(page: Page) -> None:
    """axe-core finds nothing on the page (WCAG 2.0 to 2.2 A and AA, best practices); closes it."""
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page, options={"runOnly": RULES})
    assert results.violations_count == 0, results.generate_report()
    page.context.close()


def executable() -> str | None:
    """The path of a Chromium: KENTRO_CHROMIUM, the system's, or the one that Playwright keeps; else None."""
    named = os.environ.get("KENTRO_CHROMIUM")
    candidates = [named] if named else ["chromium", "google-chrome", "chromium-browser"]
    for candidate in candidates:
        path = shutil.which(candidate)
        if path and not _is_snap_stub(path):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def _is_snap_stub(path: str) -> bool:
    """Ubuntu's chromium-browser is a script that asks for snap, which containers do not have."""
    with open(path, "rb") as stream:
        return b"snap" in stream.read(4096) and not shutil.which("snap")


def works() -> bool:
    """Whether a Chromium is there and starts."""
    from playwright.sync_api import sync_playwright

    path = executable()
    if path is None:
        return False
    with sync_playwright() as playwright:
        playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS)).close()
    return True


if __name__ == "__main__":
    sys.exit(not works())
