"""Reads the built site as a browser would and says what would fail a resident: rules that hold for any data."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from kentro.frame import Asset
from kentro.harmless import is_link
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

FIRST_VISIT = {"centre": 16 * KB, "benefit": 20 * KB}
"""The most that a first visit may load until it is complete: the page, its scripts and its icon, as a browser with
scripts does. It fetches the styles for paper afterwards; one without scripts loads those instead, and they weigh less.
"""

FIRST_BENEFIT = 18 * KB
"""What a first visit to a benefit should weigh: its text is the same for every site, whose own name, address and notes
come on top and must not be what stops it.
"""


@dataclass
class _Document(HTMLParser):
    """What the audit needs of one page, each thing with its line."""

    file: str
    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, int]] = field(default_factory=list)
    facts: list[tuple[str, str, int]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    """What each of them must be."""
    canonical: str = ""
    """Its public address, where that is known."""
    told: list[tuple[str, int]] = field(default_factory=list)
    """What it tells machines, as JSON."""
    icons: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """What it shows at once; a QR code waits until the page is printed."""
    headings: int = 0
    leftovers: list[tuple[str, int]] = field(default_factory=list)
    title: str = ""
    lang: str = ""
    policy: str = ""
    """Its Content-Security-Policy."""
    twice: list[tuple[str, int]] = field(default_factory=list)
    """Ids that stand on it already."""
    unnamed: list[int] = field(default_factory=list)
    """The lines of pictures without `alt`."""
    foreign: list[tuple[str, int]] = field(default_factory=list)
    """What runs code, or asks another site for something."""
    leads_to: set[str] = field(default_factory=set)
    """The pages of the site that its links lead to."""
    shown: Shown = field(init=False)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._telling = False
        self._inside = ""
        self.shown = Shown(self.file)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            if values["id"] in self.ids:
                self.twice.append((values["id"], line))
            self.ids.add(values["id"])
        self._inside = tag if tag in ("title", "script", "style") else ""
        self.lang = self.lang or values.get("lang", "") if tag == "html" else self.lang
        self.foreign += [(found, line) for found in _foreign(tag, values, has_policy=bool(self.policy))]
        if values.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = values.get("content", "")
        if tag == "img" and "alt" not in values:
            self.unnamed.append(line)
        for value in values.values():
            self._look_for_leftovers(value, line)
        if "data-fact" in values:
            self.facts.append((values["data-fact"], values.get("data-source", ""), line))
        for name in _LINKS & values.keys():
            is_inline = values[name].startswith("data:") and (tag == "link" or (tag, name) == ("img", "src"))
            if tag != "base" and not is_inline:
                self.links.append((values[name], line))
        for part in values.get("srcset", "").split(","):
            if part.strip():
                self.links.append((part.split()[0], line))
        if tag == "script" and "src" in values:
            self.scripts.append(values["src"])
            self.hashes[values["src"]] = values.get("integrity", "")
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
        self._inside = ""
        self.shown.end(tag)

    def handle_data(self, data: str) -> None:
        if self._telling:
            self.told.append((data, self.getpos()[0]))
        if self._inside == "title":
            self.title += data
        if self._inside not in ("script", "style"):
            self._look_for_leftovers(data, self.getpos()[0])
        self.shown.text(data, self.getpos()[0])

    def _look_for_leftovers(self, text: str, line: int) -> None:
        found = _LEFTOVER.fullmatch(text.strip()) or _LEFTOVER_INSIDE.search(text)
        if found:
            self.leftovers.append((found[0], line))


_LEFTOVER = re.compile("None|Undefined|undefined|nan|NaN")
_LEFTOVER_INSIDE = re.compile(r"\bundefined\b|\bNaN\b|\[object Object\]|<built-in |Markup\(")
_LEFTOVER_CODE = re.compile(r"\{\{|\{%")
"""Of a template: what an editor writes between such braces stands in a page as `{&#123;` (`frame.styled`)."""
_LINKS = frozenset({"href", "src", "poster", "data", "cite", "action", "formaction", "background"})
"""The attributes that hold an address."""
_ACTIVE = frozenset({"applet", "base", "embed", "frame", "frameset", "iframe", "object", "portal"})
_LOADS = frozenset({"src", "srcset", "poster", "background", "action", "formaction"})
_FETCHED = ("stylesheet", "icon", "manifest", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch")


def _foreign(tag: str, values: dict[str, str], *, has_policy: bool) -> Iterator[str]:
    """What of an element runs code that the site does not answer for, or asks another site for something.

    Code is a file of the site, named with its hash, after a policy.
    """
    if tag in _ACTIVE:
        yield f"<{tag}>"
    is_data = values.get("type") == "application/ld+json"
    if tag == "script" and not is_data and not (has_policy and "src" in values and "integrity" in values):
        yield "<script>"
    if values.get("http-equiv", "").lower() == "refresh":
        address = values.get("content", "").partition("url=")[2]
        if re.match(r"[^/?#]*:|//", address) or not is_link(address):
            yield "http-equiv=refresh"
    for name, value in values.items():
        if name.startswith("on") or name in ("style", "srcdoc", "ping"):
            yield f"<{tag} {name}>"
        fetches = name in _LOADS or (tag == "link" and name == "href" and set(_FETCHED) & set(values["rel"].split()))
        if fetches and re.match(r"\s*([^/?#\s]*:|[/\\]{2})", value) and not value.startswith("data:"):
            yield f"<{tag} {name}>"


def audit(folder: Path) -> list[Problem]:
    """Everything wrong with the site built in `folder`, as problems of its files."""
    documents = {}
    for path in sorted(folder.rglob("*.html")):
        document = _Document(path.relative_to(folder).as_posix())
        text = path.read_text(encoding="utf-8")
        document.feed(text)
        document.leftovers += [
            (found[0], text.count("\n", 0, found.start()) + 1) for found in _LEFTOVER_CODE.finditer(text)
        ]
        document.close()
        documents[document.file] = document
    problems = Problems()
    _names_differ(folder, problems)
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
        document.links = [
            (_as_link(href, document.file, site) if site and href.startswith(site) else href, line)
            for href, line in document.links
        ]
        _facts_have_sources(document, problems)
        _links_lead_somewhere(document, documents, folder, problems)
        shown.append((*_is_light(document, folder, problems), document.file))
        _is_whole(document, folder, problems)
        if document.headings != 1:
            problems.add(Mark(document.file), "site-heading", found=str(document.headings))
        for text, line in document.leftovers:
            problems.add(Mark(document.file, line), "site-leftover", found=text)
    _are_told_apart(documents, problems)
    _are_linked(documents, problems)
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


def _names_differ(folder: Path, problems: Problems) -> None:
    """No two files have names that are the same on a disk that knows no capitals."""
    known: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(folder).as_posix()
        if (other := known.setdefault(file.casefold(), file)) != file:
            problems.add(Mark(file), "site-same-name", file=other)


def _is_whole(document: _Document, folder: Path, problems: Problems) -> None:
    """A page has what every page needs, nothing twice, and runs no code but the site's own."""
    mark = Mark(document.file)
    for found, there in (
        ("<title>", document.title.strip()),
        ("<html lang>", document.lang),
        ("Content-Security-Policy", document.policy),
    ):
        if not there:
            problems.add(mark, "site-lacks", found=found)
    for line in document.unnamed:
        problems.add(Mark(document.file, line), "site-lacks", found="<img alt>")
    for name, line in document.twice:
        problems.add(Mark(document.file, line), "site-id-twice", found=name)
    for found, line in document.foreign:
        problems.add(Mark(document.file, line), "site-foreign", found=found)
    for source, wanted in document.hashes.items():
        path = (folder / document.file).parent / source
        if path.is_file() and Asset(path.read_text(encoding="utf-8")).hash != wanted:
            problems.add(mark, "site-foreign", found=source)
    for href, line in document.links:
        if not is_link(href):
            problems.add(Mark(document.file, line), "page-link", found=href)


def _are_told_apart(documents: Mapping[str, _Document], problems: Problems) -> None:
    """No two pages of a language have the same title; a page that stands beside the Greek is the same page."""
    first: dict[tuple[str, str], str] = {}
    for document in documents.values():
        if document.shown.kind and document.shown.kind != "beside":
            other = first.setdefault((document.lang, document.title), document.file)
            if other != document.file:
                problems.warn(Mark(document.file), "site-title-twice", page=other, found=document.title)


def _are_linked(documents: Mapping[str, _Document], problems: Problems) -> None:
    """Somebody who begins at the first page comes to every other; what a browser opens by itself apart, and the list
    of centres, to which nothing leads where there is one.
    """
    reached, waiting = set[str](), ["index.html"] if "index.html" in documents else []
    while waiting:
        here = waiting.pop()
        if here in reached:
            continue
        reached.add(here)
        waiting += documents[here].leads_to
    for file, document in documents.items():
        if reached and document.shown.kind not in ("", "offline", "centres") and file not in reached:
            problems.warn(Mark(file), "site-orphan")


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
    elif document.shown.kind == "benefit" and first_visit > (most := FIRST_BENEFIT):
        problems.warn(mark, "site-heavy", found=_kilobytes(first_visit), most=_kilobytes(most))
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
            if target not in documents and (parts.path.endswith("/") or (folder / target).is_dir()):
                target = place(f"{target}/", "index.html")
        if target in documents:
            document.leads_to.add(target)
            if parts.fragment and unquote(parts.fragment) not in documents[target].ids:
                problems.add(Mark(document.file, line), "site-anchor", found=href)
        elif target.startswith("..") or not (folder / target).is_file():
            problems.add(Mark(document.file, line), "site-link", found=href)
