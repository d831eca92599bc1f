"""Which Chromium prints the leaflets and drives the tests; as a program it exits with 0 where one works."""

from __future__ import annotations

import os
import shutil
import sys

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # else the first of _NAMES puts spaces into the Arabic words of a PDF
)

_NAMES = ("chromium-headless-shell", "chromium", "google-chrome", "chromium-browser")
"""What systems call it. The first has no windows and needs half the time for the same pages."""

_UNDRAWN = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const drawn = (letter, font) => {
    canvas.canvas.width = canvas.canvas.height = 48;
    canvas.font = `32px ${font}`;
    canvas.fillText(letter, 8, 36);
    return String(canvas.getImageData(0, 0, 48, 48).data);
  };
  const font = getComputedStyle(document.body).fontFamily, missing = drawn("\\uFFFF", font);
  const letters = new Set(document.body.textContent.match(/\\p{L}/gu));
  return [...letters].filter(letter => drawn(letter, font) === missing).join("");
}"""


def launch(playwright: Playwright) -> Browser:
    """Start a Chromium: KENTRO_CHROMIUM, the system's, or the one that Playwright keeps; an Error where none starts."""
    if named := os.environ.get("KENTRO_CHROMIUM"):
        path: str | None = shutil.which(named) or named
    else:
        found = (shutil.which(name) for name in _NAMES)
        path = next((path for path in found if path and not _is_snap_stub(path)), None)
    return playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))


def works() -> bool:
    """Whether the Chromium that starts has letters for more than Latin; an Error where none starts."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.set_content("<body>ώя؟یے")
        letters = undrawn(page)
        browser.close()
    return not letters


def undrawn(page: Page) -> str:
    """The letters of a page that no font of this computer has: they would be shown and printed as empty boxes."""
    return str(page.evaluate(_UNDRAWN))


def _is_snap_stub(path: str) -> bool:
    """Ubuntu's chromium-browser is a script that asks for snap, which containers do not have."""
    with open(path, "rb") as stream:
        return b"snap" in stream.read(4096) and not shutil.which("snap")


if __name__ == "__main__":
    sys.exit(not works())
