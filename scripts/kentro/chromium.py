"""Which Chromium prints the leaflets and drives the tests; as a program it exits with 0 where one works."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


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


def executable() -> str | None:
    """The path of a Chromium: KENTRO_CHROMIUM, the system's, or the one that Playwright keeps; else None."""
    named = os.environ.get("KENTRO_CHROMIUM")
    candidates = [named] if named else ["chromium", "google-chrome", "chromium-browser"]
    for candidate in candidates:
        path = shutil.which(candidate)
        if path and not _is_snap_stub(path):
            return path
    if named:
        return None
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def works() -> bool:
    """Whether a Chromium is there and starts, and has letters for more than Latin."""
    path = executable()
    if path is None:
        return False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
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
