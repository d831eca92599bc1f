"""The whole built site as one archive that is read from a USB stick, without a server.

On `file://` a folder shows its list, so links name `index.html`; nothing can be fetched, so there is no search and
no form, and the index from A to Z is what one sees; a script in a file of its own is not run, as its integrity cannot
be checked there, so the scripts stand in the pages, under the same hashes of the policy.
"""

from __future__ import annotations

import datetime
import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from kentro import css
from kentro.built import Built
from kentro.frame import Asset
from kentro.html_tree import Element

_LINKS_KEPT = ("canonical", "alternate", "icon")


def archive(pages: Mapping[str, Built], site: Path, today: datetime.date) -> bytes:
    """The archive: every page, and every file that one of them links. The same site and day give the same bytes."""
    files: dict[str, bytes] = {}
    for page in pages.values():
        tree = page.tree()
        for file in _linked(tree, page):
            if file not in pages:
                files[file] = (site / file).read_bytes()
        files[page.file] = str(_for_a_disk(tree, page)).encode()
    return _zipped(files, today)


def _for_a_disk(tree: Element, page: Built) -> Element:
    scripts = page.scripts(tree)
    _take_in_print_styles(tree, page)
    tree.drop(*tree.all("script", "form", "noscript"))
    tree.drop(*(link for link in tree.all("link") if link.get("rel") not in _LINKS_KEPT))
    for element in tree.all("a"):
        if not element.get("href"):
            continue
        element.attributes["href"] = _named(element.get("href"), page)
    tree.one("body").children += [f"<script>{script.text}</script>\n" for script in scripts]
    return tree


def _take_in_print_styles(tree: Element, page: Built) -> None:
    """The rules for paper that the page can use, and their hash in its policy."""
    sheets = (page.target(link.get("href")) for link in tree.all("link") if link.get("rel") == "stylesheet")
    for file in filter(None, sheets):
        styles = Asset(css.used((page.site / file).read_text(encoding="utf-8"), str(tree.one("body"))))
        tree.one("head").children += [f'<style media="print">{styles.text}</style>\n']
        for meta in tree.all("meta"):
            if meta.get("http-equiv") == "Content-Security-Policy":
                policy = meta.get("content").replace("style-src ", f"style-src '{styles.hash}' ")
                meta.attributes["content"] = policy


def _linked(tree: Element, page: Built) -> Iterator[str]:
    icons = (link for link in tree.all("link") if link.get("rel") == "icon")
    for element in (*tree.all("a", "img"), *icons):
        if file := page.target(element.get("href") or element.get("src")):
            yield file


def _named(href: str, page: Built) -> str:
    """A link with the name of the file that it leads to."""
    file, parts = page.target(href), urlsplit(href)
    if not file or not parts.path or parts.path.endswith(posixpath.basename(file)):
        return href
    return parts._replace(path=posixpath.join(parts.path, "index.html"), query="").geturl()


def _zipped(files: Mapping[str, bytes], today: datetime.date) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (today.year, today.month, today.day, 0, 0, 0))
            entry.create_system, entry.external_attr, entry.compress_type = 3, 0o644 << 16, zipfile.ZIP_DEFLATED
            target.writestr(entry, files[name])
    return stream.getvalue()
