"""What a phone keeps of a site for when it has no network: the service worker, its words, its pages, the manifests.

The worker (`overrides/parts/sw.js`) keeps each page that somebody opens, and the centres that they ask it to keep.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

from kentro import colour
from kentro.edition import Edition
from kentro.languages import language
from kentro.schedule import SOON

PAGE = "offline/"
"""The page for what is missing, with the list of all that is kept."""

MOST = 30
"""With more centres than this a list has no button that keeps them; the pages of municipalities have."""

SIZE = "<!--size-->"
"""What stands in a page for the size of the pages that its button keeps: they are built later."""


def said_by_frame(edition: Edition, tag: str) -> dict[str, object]:
    """What `offline.js` says on every page, after how many days a page is old, and the page for what is missing."""
    missing = edition.prefix(tag) + PAGE if edition.site.settings.offline else None
    return {**_said(edition, tag, "saved", "late"), "days": SOON.days, "missing": missing}


def said_by_list(edition: Edition, tag: str) -> dict[str, object]:
    """What `saved.js` says beside the button and in the list."""
    return _said(edition, tag, "progress", "failed", "kept", "dropped", "at", "cleared")


def _said(edition: Edition, tag: str, *keys: str) -> dict[str, object]:
    """These strings in one language, and which that is: the first that has them all."""
    translator = edition.translator(tag).whole([f"offline.say-{key}" for key in keys])
    said: dict[str, object] = {key: translator.plain(f"offline.say-{key}") for key in keys}
    return {**said, "lang": translator.tag}


def worker(edition: Edition) -> bytes:
    """`sw.js`: the service worker, or, where the site wants none, what takes away one that is still on phones."""
    name = "sw" if edition.site.settings.offline else "sw-gone"
    return code(edition.root, name).encode()


_STRING = re.compile(r'("(?:[^"\\]|\\.)*"|`[^`]*`)')


def code(root: Path, name: str) -> str:
    """A script of `overrides/parts/` without its comments and the spaces around its lines and signs."""
    source = (root / "overrides" / "parts" / f"{name}.js").read_text(encoding="utf-8")
    lines = (re.sub(r" // .*", "", line).strip() for line in source.splitlines())
    return "\n".join(_tight(line) for line in lines if line and not line.startswith("//"))


def _tight(line: str) -> str:
    pieces = _STRING.split(line)
    pieces[::2] = (re.sub(r" ?([=<>?:{}(),;&|*!]+) ?", r"\1", piece) for piece in pieces[::2])
    return "".join(pieces)


def manifests(edition: Edition) -> dict[str, bytes]:
    """For each language the manifest of its home page (https://www.w3.org/TR/appmanifest/), and the icon of all."""
    address, picture = icon(edition)
    purpose = "any" if edition.logo and edition.logo.is_icon else "any maskable"
    files = {address: picture}
    for one in edition.languages:
        prefix, title = edition.prefix(one.tag), edition.translator(one.tag).title(edition.site.name)
        up = "../" * prefix.count("/")
        data = {
            "name": title.text,
            "lang": title.tag,
            "dir": language(title.tag).dir,
            "start_url": "./",
            "scope": up or "./",
            "display": "minimal-ui",
            "background_color": colour.LIGHT_PAGE,
            "theme_color": edition.site.settings.accent,
            "icons": [{"src": up + address, "sizes": "any", "type": "image/svg+xml", "purpose": purpose}],
        }
        files[f"{prefix}manifest.webmanifest"] = json.dumps(data, ensure_ascii=False, indent=1).encode()
    return files


def icon(edition: Edition) -> tuple[str, bytes]:
    """The site's mark as SVG: a square logo, else ours in the accent colour. Its address in the site and its text."""
    if edition.logo and edition.logo.is_icon:
        return edition.logo.address, edition.logo.data
    accent = edition.site.settings.accent
    ink = colour.text_on(accent)
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" fill="{accent}"/><g fill="none" stroke="{ink}" stroke-width="3">'
        f'<circle cx="16" cy="16" r="9"/></g><circle cx="16" cy="16" r="3.5" fill="{ink}"/></svg>'
    ).encode()
    return f"assets/icon.{hashlib.sha256(picture).hexdigest()[:8]}.svg", picture


def sized(folder: Path, pages: Iterable[str]) -> dict[str, str]:
    """The built pages that have such a button, with its size: what the pages that it keeps weigh, gzip -6."""
    found = {}
    for name in pages:
        text = (folder / name).read_text(encoding="utf-8")
        if kept := re.search(r'data-store="([^"]*)"', text):
            paths = [urljoin(name, f"{href}index.html") for href in kept[1].split()]
            size = sum(len(gzip.compress((folder / path).read_bytes(), 6)) for path in [name, *paths])
            found[name] = text.replace(SIZE, str(math.ceil(size / 1024)))
    return found
