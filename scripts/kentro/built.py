"""The pages of the built site, read from its folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from kentro.frame import Asset
from kentro.html_tree import Element, parsed
from kentro.same_facts import place


@dataclass(frozen=True)
class Built:
    """A page by the folder of the site and the file in it: `ar/centres/petroupoli/index.html`."""

    site: Path
    file: str
    html: str

    @cached_property
    def kind(self) -> str:
        """Which template made it; nothing for a file that is no page (an address that moved, the 404 page)."""
        return self._found(r'<body[^>]*\bdata-kind="([^"]*)"')

    @cached_property
    def tag(self) -> str:
        """Its language."""
        return self._found(r'<html[^>]*\blang="([^"]*)"')

    @cached_property
    def url(self) -> str | None:
        """Its public address, where the site knows it."""
        return unescape(self._found(r'<link rel="canonical" href="([^"]*)"')) or None

    @cached_property
    def day(self) -> str:
        """The day on which the site was built, by the footer; nothing where that does not say it."""
        return self._found(r'(?s)<footer.*<time datetime="(\d{4}-\d\d-\d\d)"')

    def tree(self) -> Element:
        """It as a tree of its own, to be changed."""
        return parsed(self.html)

    def target(self, href: str) -> str | None:
        """The file of the site that a link leads to, or None: it leads out of the site, or nowhere."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or href.startswith("/"):
            return None
        file = place(self.file, parts.path) if parts.path else self.file
        if (self.site / file).is_dir():
            file = place(f"{file}/", "index.html")
        return file if not file.startswith("..") and (self.site / file).is_file() else None

    def scripts(self, tree: Element) -> list[Asset]:
        """The files of its scripts that are what the page says they must be: one, or none."""
        found = []
        for element in tree.all("script"):
            if file := self.target(element.get("src")):
                asset = Asset((self.site / file).read_text(encoding="utf-8"))
                found += [asset] if asset.hash == element.get("integrity") and "</script" not in asset.text else []
        return found

    def _found(self, pattern: str) -> str:
        found = re.search(pattern, self.html)
        return found[1] if found else ""


def read(site: Path) -> dict[str, Built]:
    """The pages of a built site by their files."""
    files = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    pages = (Built(site, file, (site / file).read_text(encoding="utf-8")) for file in files)
    return {page.file: page for page in pages if page.kind}
