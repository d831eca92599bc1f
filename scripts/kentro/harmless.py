"""What may be published of what anybody can send: files, links, the HTML of pages by hand. The rest is refused.

Each list says what is allowed: nobody can list what is dangerous.
https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from kentro import letters
from kentro.problems import Mark, Problem, Problems

SCHEMES = frozenset({"http", "https", "mailto", "tel", "geo"})
PUBLISHED = (
    "md",
    "csv",
    "ics",
    "pdf",
    "avif",
    "gif",
    "jpeg",
    "jpg",
    "png",
    "webp",
    "docx",
    "odp",
    "ods",
    "odt",
    "xlsx",
)
"""The kinds of file below docs/: pages, pictures and papers. HTML, SVG and scripts would run on the site's address."""

_NAME = re.compile(r"[^\W_][\w-]{0,99}(\.[a-z0-9]{1,5})?", re.IGNORECASE)
_EVERYWHERE = frozenset({"id", "class", "lang", "dir", "title"})
_PLAIN = """
abbr b bdi blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li
mark p pre q s samp small span strong sub summary sup table tbody tfoot thead tr u ul var wbr
"""
_ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_PLAIN.split(), frozenset[str]()),
    "a": frozenset({"href", "hreflang"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
_VOID = frozenset({"br", "hr", "img", "wbr"})


@lru_cache(maxsize=4096)
def is_link(href: str) -> bool:
    """Whether an address may stand on a page: within the site, or with one of `SCHEMES` and no disguise.

    Browsers drop tabs and line ends, and take a backslash for a slash: where there is one, it is no link.
    """
    if href != href.strip() or re.search(r"[\x00-\x1f\x7f\\]", href) or letters.invisible(href):
        return False
    scheme = re.match(r"([^/?#]*):", href)
    if not scheme:
        return not href.startswith("//")
    if scheme[1].lower() not in SCHEMES:
        return False
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.scheme not in ("http", "https") or bool(parts.hostname and "@" not in parts.netloc)


def is_link_to_site(href: str) -> bool:
    """Whether an address is that of a page on the web."""
    return href.lower().startswith(("http://", "https://")) and is_link(href)


def check(root: Path) -> Iterator[Problem]:
    """The files below data/, docs/ and local/ that are links to others; those below docs/ that cannot be published."""
    problems = Problems()
    for top in ("data", "docs", "local"):
        if (root / top).is_symlink():
            problems.add(Mark(top), "file-link")
            continue
        for folder, folders, files in os.walk(root / top):
            for name in sorted((*folders, *files)):
                path = Path(folder, name)
                mark = Mark(path.relative_to(root).as_posix())
                if path.is_symlink():
                    problems.add(mark, "file-link")
                elif top == "docs" and not name.startswith(".") and not name.endswith(".partial"):
                    _check_name(name, mark, problems, is_file=name in files)
    yield from problems.found


def _check_name(name: str, mark: Mark, problems: Problems, *, is_file: bool) -> None:
    """A name becomes an address: of letters that are what they look like. Its end says what a browser does with it."""
    stem, _, end = name.rpartition(".")
    if is_file and (not stem or end.lower() not in PUBLISHED):
        problems.add(mark, "file-kind", allowed=", ".join(PUBLISHED))
    elif not is_name(name) or (not is_file and "." in name):
        problems.add(mark, "file-name")


def is_name(name: str) -> bool:
    """Whether a file name is what it looks like."""
    plain = unicodedata.normalize("NFC", name)
    return bool(_NAME.fullmatch(plain)) and not letters.invisible(plain) and not letters.look_alike(plain)


def cleaned(html: str) -> tuple[str, list[tuple[str, str]]]:
    """The HTML of a page by hand, written anew of allowed elements alone; and what it held besides: message and piece.

    As it is written anew, a browser cannot read anything else in it than was read here. Comments are left out.
    """
    reader = _Cleaner()
    reader.feed(html)
    reader.close()
    while reader.open:
        reader.written.append(f"</{reader.open.pop()}>")
    return "".join(reader.written), list(dict.fromkeys(reader.refused))


class _Cleaner(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.refused: list[tuple[str, str]] = []
        self.open: list[str] = []

    def note(self, code: str, *, found: str) -> None:
        self.refused.append((code, found))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            self.note("page-html", found=f"<{tag}>")
            return
        said = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs if self._may_stay(tag, name, value))
        self.written.append(f"<{tag}{said}>")
        if tag not in _VOID:
            self.open.append(tag)

    def _may_stay(self, tag: str, name: str, value: str | None) -> bool:
        if tag in ("td", "th") and name == "style":  # how Python-Markdown aligns columns; the policy stops it anyway
            return False
        if name not in _EVERYWHERE | _ELEMENTS[tag]:
            self.note("page-html", found=f"<{tag} {name}>")
            return False
        outside = name == "src" and re.match(r"[^/?#]*:", value or "")
        if name in ("href", "src") and (outside or not is_link(value or "")):
            self.note("page-link", found=value or "")
            return False
        return True

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open:
            self.written.append(f"</{(last := self.open.pop())}>")
            if last == tag:
                break

    def handle_data(self, data: str) -> None:
        self.written.append(escape(data, quote=False))

    def handle_decl(self, decl: str) -> None:
        self.note("page-html", found=f"<!{decl}>")
