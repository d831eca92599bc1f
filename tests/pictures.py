"""Takes the pictures of the guides: an invented town on a phone. Run by `make pictures`."""

from __future__ import annotations

import contextlib
import functools
import http.server
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

import browser
import towns
from kentro import chromium

FOLDER = towns.ROOT / "docs-dev" / "pictures"
PAGE = "centres/neochora-main/"
WIDTH, HEIGHT = 360, 640

PICTURES = {"centre": "body", "hours": "[aria-labelledby=hours]"}
"""Each picture with the element at which its screen begins."""


def take(address: str) -> None:
    """Write every picture of the site at `address`."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        launched = chromium.launch(playwright)
        page = launched.new_page(viewport={"width": WIDTH, "height": 5 * HEIGHT}, timezone_id="Europe/Athens")
        page.clock.set_fixed_time(browser.NOW["neochora"])
        page.goto(address + PAGE)
        for name, start in PICTURES.items():
            box = page.locator(start).bounding_box()
            assert box, start
            clip = {"x": 0.0, "y": box["y"], "width": float(WIDTH), "height": float(HEIGHT)}
            page.screenshot(path=FOLDER / f"{name}.png", clip=clip)  # type: ignore[arg-type]  # a TypedDict
        launched.close()


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder at the address that is given: scripts do not run from a file."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as town, served(towns.build(towns.copy("neochora", Path(town)))) as site:
        take(site)
