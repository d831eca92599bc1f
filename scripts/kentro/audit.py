"""Reads the built site as a browser would and says what would fail a resident: rules that hold for any data."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from kentro.problems import Mark, Problem, Problems, in_order
from kentro.same_facts import Shown, compare, place

KB = 1024
CEILINGS = {"centre": 14 * KB, "benefit": 18 * KB, "offline": 4 * KB}
"""The most that a page of a kind may weigh with its style sheet, gzip -6: a first round trip, and a little more."""

CEILING = 30 * KB
NEXT_PAGE = 10 * KB
"""What a centre's page should weigh: it is also the next page that somebody opens."""

SCRIPT = 3 * KB
SCRIPTS = {"search": 6 * KB, "saved": 5 * KB, "nearest": 4 * KB}
"""The most that all scripts of a page may weigh together, more where one of them has this name."""

FIRST_VISIT = {"centre": 16 * KB, "benefit": 18 * KB}
"""The most that a first visit may load until it is complete: the page, its scripts and its icon, as a browser with
scripts does. It fetches the styles for paper afterwards; one without scripts loads those instead, and they weigh less.
"""


@dataclass
class _Document(HTMLParser):
    """What the audit needs of one page, each thing with its line."""

    file: str
    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, int]] = field(default_factory=list)
    facts: list[tuple[str, str, int]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    canonical: str = ""
    """Its public address, where that is known."""
    told: list[tuple[str, int]] = field(default_factory=list)
    """What it tells machines, as JSON."""
    icons: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """What it shows at once; a QR code waits until the page is printed."""
    headings: int = 0
    leftovers: list[tuple[str, int]] = field(default_factory=list)
    shown: Shown = field(init=False)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._telling = False
        self.shown = Shown(self.file)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.add(values["id"])
        if "data-fact" in values:
            self.facts.append((values["data-fact"], values.get("data-source", ""), line))
        for name in ("href", "src"):
            if name in values and tag != "base":
                self.links.append((values[name], line))
        if tag == "script" and "src" in values:
            self.scripts.append(values["src"])
        if values.get("rel") == "canonical":
            self.canonical = values["href"]
        self._telling = tag == "script" and values.get("type") == "application/ld+json"
        if tag == "link" and values.get("rel") == "icon":
            self.icons.append(values.get("href", ""))
        if tag == "img" and values.get("loading") != "lazy":
            self.pictures.append(values.get("src", ""))
        self.headings += tag == "h1"
        self.shown.start(tag, values, line)

    def handle_endtag(self, tag: str) -> None:
        self._telling = False
        self.shown.end(tag)

    def handle_data(self, data: str) -> None:
        if self._telling:
            self.told.append((data, self.getpos()[0]))
        if data.strip() in ("None", "Undefined", "undefined", "nan"):
            self.leftovers.append((data.strip(), self.getpos()[0]))
        self.shown.text(data, self.getpos()[0])


def audit(folder: Path) -> list[Problem]:
    """Everything wrong with the site built in `folder`, as problems of its files."""
    documents = {}
    for path in sorted(folder.rglob("*.html")):
        document = _Document(path.relative_to(folder).as_posix())
        document.feed(path.read_text(encoding="utf-8"))
        document.close()
        documents[document.file] = document
    problems = Problems()
    site = documents["index.html"].canonical if "index.html" in documents else ""
    exports = [
        _Document(path.relative_to(folder).as_posix(), told=[(path.read_text(encoding="utf-8"), 1)])
        for path in sorted(folder.glob("api/**/*.json*"))
    ]
    exports += [_plain_export(path, folder, site) for end in _EXPORTS for path in sorted(folder.rglob(f"*.{end}"))]
    for document in (*documents.values(), *exports):
        for text, line in document.told:
            addresses = _addresses(json.loads(text), site)
            document.links += [(_as_link(address, document.file, site), line) for address in addresses]
    for export in exports:
        _links_lead_somewhere(export, documents, folder, problems)
    shown = [(0, 0, "")]
    for document in documents.values():
        _facts_have_sources(document, problems)
        _links_lead_somewhere(document, documents, folder, problems)
        shown.append((*_is_light(document, folder, problems), document.file))
        if document.headings != 1:
            problems.add(Mark(document.file), "site-heading", found=str(document.headings))
        for text, line in document.leftovers:
            problems.add(Mark(document.file, line), "site-leftover", found=text)
    over, whole, file = max(shown)
    if over > 0:
        problems.warn(Mark(file), "site-pictures", found=_kilobytes(whole), most=_kilobytes(whole - over))
    compare([document.shown for document in documents.values()], problems)
    return in_order(problems.found)


def _addresses(told: object, site: str, key: str = "") -> Iterator[str]:
    """The addresses of this site in what machines are told: what begins like it, and what a key says is one."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield from _addresses(value, site, name)
    elif isinstance(told, list):
        for value in told:
            yield from _addresses(value, site, key)
    elif isinstance(told, str) and (key in ("@id", "url", "href") or (site and told.startswith(site))):
        yield told


_EXPORTS = ("csv", "geojson", "ics", "vcf", "xml")
"""The files besides pages and JSON that others read, and that name addresses of the site."""


def _plain_export(path: Path, folder: Path, site: str) -> _Document:
    """A file that is no JSON, with the addresses of the site in it. Lines of calendars and contacts are unfolded."""
    text = path.read_text(encoding="utf-8").replace("\n ", "")
    found = re.findall(re.escape(site) + r"[^\s\"<>,;\\]*", text) if site else []
    return _Document(path.relative_to(folder).as_posix(), told=[(json.dumps(found), 1)])


def _as_link(address: str, file: str, site: str) -> str:
    """An address as a link on a page: relative where it is one of the site. A thing within a page is no place on it."""
    page = urldefrag(address).url
    return "../" * file.count("/") + (page[len(site) :] or "./") if site and page.startswith(site) else page


def _facts_have_sources(document: _Document, problems: Problems) -> None:
    """Every element that states a fact names a source whose entry stands on the same page."""
    for fact, source, line in document.facts:
        if f"source-{source}" not in document.ids:
            problems.add(Mark(document.file, line), "site-source", found=f"{fact} ({source or '?'})")


def _is_light(document: _Document, folder: Path, problems: Problems) -> tuple[int, int]:
    """A page and what it loads keep below the ceilings of its kind.

    Returns by how many bytes a first visit is above its own with the pictures, which come last and hold nothing up,
    and how many it loads with them.
    """
    mark = Mark(document.file)
    page = _compressed(folder / document.file)
    if page > (most := CEILINGS.get(document.shown.kind, CEILING)):
        problems.add(mark, "site-heavy", found=_kilobytes(page), most=_kilobytes(most))
    elif document.shown.kind == "centre" and page > NEXT_PAGE:
        problems.warn(mark, "site-heavy", found=_kilobytes(page), most=_kilobytes(NEXT_PAGE))
    here = (folder / document.file).parent
    scripts, icons, pictures = (
        sum(_compressed(here / source) for source in found if (here / source).is_file())
        for found in (document.scripts, document.icons, {*document.pictures} - {*document.icons})
    )
    names = {name for source in document.scripts for name in Path(source).name.split("-")}
    if scripts > (most := max(SCRIPT, *(size if name in names else 0 for name, size in SCRIPTS.items()))):
        problems.add(mark, "site-heavy", found=_kilobytes(scripts), most=_kilobytes(most))
    first_visit = page + scripts + icons
    if first_visit > (most := FIRST_VISIT.get(document.shown.kind, CEILING + SCRIPT)):
        problems.add(mark, "site-heavy", found=_kilobytes(first_visit), most=_kilobytes(most))
    whole = first_visit + pictures
    return (whole - most if pictures else 0), whole


def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def _kilobytes(size: int) -> str:
    return f"{size / KB:.1f}"


def _links_lead_somewhere(
    document: _Document, documents: dict[str, _Document], folder: Path, problems: Problems
) -> None:
    """Every link within the site leads to a file of it, and to a place on that page."""
    for href, line in document.links:
        try:
            parts = urlsplit(href)
        except ValueError:
            problems.add(Mark(document.file, line), "site-link", found=href)
            continue
        if parts.scheme or parts.netloc or href.startswith("/"):
            continue
        target = document.file
        if parts.path:
            target = place(document.file, parts.path)
            if parts.path.endswith("/") or (folder / target).is_dir():
                target = place(f"{target}/", "index.html")
        if target.startswith("..") or not (folder / target).is_file():
            problems.add(Mark(document.file, line), "site-link", found=href)
        elif parts.fragment and target in documents and unquote(parts.fragment) not in documents[target].ids:
            problems.add(Mark(document.file, line), "site-anchor", found=href)
