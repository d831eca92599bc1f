"""One file for each centre and language, with the pages of what it helps with: sent, and read without a network."""

from __future__ import annotations

import base64
import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from markupsafe import Markup

from kentro import css
from kentro.built import Built
from kentro.edition import Edition
from kentro.frame import MADE, Asset
from kentro.html_tree import Element, parsed
from kentro.wording import Wording

LIMIT = 300 * 1024
"""The most bytes that such a file may have."""

_TYPES = {".ics": "text/calendar", ".vcf": "text/vcard", ".svg": "image/svg+xml"}
_TYPES |= {".png": "image/png", ".webp": "image/webp"}
"""The files of a centre that its own file holds, and their media types."""

_WIDE = re.compile(r"\s*\n\s*")
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
_FOR_MACHINES = ("data-fact", "data-source", "datetime")
"""What the audit and other programs read, and no reader needs."""


def copied(edition: Edition, page: Built) -> Markup:
    """What stands at the top of a copy of a page: of which day it is, and where the newest is."""
    t = edition.translator(page.tag)
    made = datetime.date.fromisoformat(page.day) if page.day else edition.today
    said = Markup("<p>{}</p>").format(t.ui("leaflet.made", date=Wording(t).date(made)))
    link = Markup('<p><a href="{}">{}</a></p>').format(page.url, t.ui("leaflet.newest")) if page.url else Markup()
    return said + link


@dataclass(frozen=True)
class OneFile:
    """The file of a centre: its name, what it holds, and the pages for which it had no room."""

    name: str
    html: str
    left_out: tuple[str, ...]


def one_file(centre: Built, pages: Mapping[str, Built], sheet: str, note: Markup) -> OneFile:
    """The page of a centre and those that it links of what it helps with, as one.

    `sheet` is the site's whole style sheet, `note` what stands at the top of a copy. Where all of them are more than
    LIMIT, the last ones are left out.
    """
    linked = (centre.target(link.get("href")) for link in centre.tree().one("main").all("a"))
    benefits = [
        pages[file] for file in dict.fromkeys(filter(None, linked)) if file in pages and pages[file].kind == "benefit"
    ]
    for count in range(len(benefits), -1, -1):
        html = _Bundle(centre, benefits[:count]).html(sheet, note)
        if len(html.encode()) <= LIMIT:
            break
    name = f"{centre.file.split('/')[-2]}-{centre.tag}"
    return OneFile(name, html, tuple(page.file for page in benefits[count:]))


@dataclass
class _Bundle:
    centre: Built
    benefits: list[Built]
    sources: dict[str, Element] = field(default_factory=dict)
    """The entries that facts refer to, by their ids; each is the same on every page."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The ids of sources in the order in which they were met: a short id for what is named hundreds of times."""

    def html(self, sheet: str, note: Markup) -> str:
        tree = self.centre.tree()
        main = tree.one("main")
        scripts = self.centre.scripts(tree)
        for part in (tree.one("header"), tree.one("footer")):
            self._settle(part, self.centre, inside=False)
        section = self._taken(main, self.centre)
        once = {str(child) for child in main.children if isinstance(child, Element) and child.tag == "div"}
        parts = [parsed(f'<div class="kn-note">{note}</div>'), Element("div", {"id": _id(self.centre)}, main.children)]
        for page in self.benefits:
            its = page.tree()
            part = its.one("main")
            self._go_here(part, page)
            section = self._taken(part, page) or section
            part.children = [child for child in part.children if str(child) not in once]
            back = f'<p><a class="kn-more" href="#{_id(self.centre)}">{_heading(tree)}</a></p>\n'
            parts.append(
                Element("article", {"id": _id(page), "class": "kn-section"}, [back, *_lightened(part).children])
            )
        if section:
            section.one("ul").children = list(self.sources.values())
            parts.append(section)
        main.children = list(parts)
        _drop_unused_ids(tree)
        tree.one("body").children += [f"<script>{script.text}</script>" for script in scripts]
        style = Asset(css.used(sheet, f"{tree.one('body')}{MADE}"))
        for icon in tree.one("head").all("link"):
            icon.attributes["href"] = _held(self.centre, icon.get("href")) or icon.get("href")
        tree.one("head").children = _head(tree.one("head"), style, scripts)
        return str(tree)

    def _go_here(self, main: Element, page: Built) -> None:
        """Of the centres where one may go for a benefit, only this one: its card, and the heading above it."""
        for section in main.all("section"):
            cards = {id(card): self._card_of(card, page) for card in section.all("li")}
            if not any(cards.values()):
                continue
            kept: list[Element | str] = []
            heading: list[Element | str] = []
            for child in section.children:
                if not isinstance(child, Element) or child.tag == "h2":
                    kept.append(child)
                elif child.tag != "ul":
                    heading = [child] if child.tag == "h3" else heading
                else:
                    child.children = [card for card in child.all("li") if cards[id(card)] == self.centre.file]
                    kept += [*heading, child] if child.children else []
            section.children = kept

    def _card_of(self, card: Element, page: Built) -> str | None:
        """The page of a centre that a card in a list links to."""
        targets = (page.target(link.get("href")) for link in card.all("a"))
        return next((file for file in targets if file and re.search(r"(^|/)centres/[^/]+/index\.html$", file)), None)

    def _taken(self, main: Element, page: Built) -> Element | None:
        """Make a page's main part fit into the file, and take out the section of its sources."""
        sections = main.all("section")
        found = next((one for one in sections if any(li.get("id").startswith("source-") for li in one.all("li"))), None)
        self._settle(main, page, inside=True)
        if found:
            main.drop(found)
            for entry in found.all("li"):
                self.sources.setdefault(entry.get("id"), entry)
        return found

    def _settle(self, part: Element, page: Built, *, inside: bool) -> None:
        """Links lead to places in the file, or out of the site; to what the file does not hold there is no link.

        Ids within a page's main part (`inside`) begin with that of their page.
        """
        part.drop(*part.all("script", "form"))
        for image in part.all("img"):
            image.attributes["src"] = _held(page, image.get("src")) or "data:,"
        dead = {id(link) for link in part.all("a") if not self._led(link, page, inside=inside)}
        part.drop(*(nav for nav in part.all("nav") if not inside or not _leads_inside(nav)))
        part.drop(*(line for line in part.all("p" if inside else "li") if _only(line, dead)))
        for link in part.all("a"):
            if id(link) in dead:
                link.tag = "span"
                link.attributes = {name: link.get(name) for name in ("class", "lang", "dir") if link.get(name)}
        for element in part.all():
            for name in _FOR_MACHINES:
                element.attributes.pop(name, None)
            for name in ("id", *_REFERENCES) if inside else ():
                if value := element.get(name):
                    element.attributes[name] = " ".join(self._inside(page, one) for one in value.split())

    def _led(self, link: Element, page: Built, *, inside: bool) -> bool:
        """Give a link an address that works in the file; whether there is one."""
        href = link.get("href")
        place, file = urlsplit(href).fragment, page.target(href)
        target = next((one for one in (self.centre, *self.benefits) if one.file == file), None)
        if target and (inside or target != page or not place):
            link.attributes["href"] = f"#{self._inside(target, place) if place else _id(target)}"
        elif held := _held(page, href):
            link.attributes |= {"href": held, "download": file and file.split("/")[-1]}
            return True
        return bool(target or urlsplit(href).scheme)

    def _inside(self, page: Built, name: str) -> str:
        """An id of a page in the file; the entries of sources are the same on all pages."""
        if name.startswith("source-"):
            return f"s{self.numbers.setdefault(name, len(self.numbers) + 1)}"
        return f"p{self.benefits.index(page) + 1 if page in self.benefits else 0}-{name}"


def _id(page: Built) -> str:
    """The id of a page in the file."""
    return "-".join(page.file.split("/")[:-1][-2:])


def _held(page: Built, href: str) -> str | None:
    """A file of the site as an address that holds all of it."""
    file = page.target(href)
    if not file or PurePosixPath(file).suffix not in _TYPES:
        return None
    data = base64.b64encode((page.site / file).read_bytes()).decode()
    return f"data:{_TYPES[PurePosixPath(file).suffix]};base64,{data}"


def _heading(tree: Element) -> str:
    return Markup(tree.one("h1")).striptags()


def _lightened(part: Element) -> Element:
    """A page that is one of many in a file: its words alone, without regions and wide gaps.

    No drawings that only decorate, no contents, nothing that waits for a script, nothing to take along.
    """
    part.drop(*(drawing for drawing in part.all("svg") if drawing.get("aria-hidden")))
    part.drop(*part.all("nav"), *(one for one in part.all() if "hidden" in one.attributes))
    part.drop(*(one for one in part.all() if {"kn-keep", "kn-paper"} & set(one.get("class").split())))
    for section in part.all("section"):
        section.tag = "div"
        section.attributes.pop("aria-labelledby", None)
    for element in part.all():
        element.attributes = {name: v for name, v in element.attributes.items() if not name.startswith("data-")}
        element.children = [
            child if isinstance(child, Element) else _WIDE.sub("\n", child) for child in element.children
        ]
    return part


def _drop_unused_ids(tree: Element) -> None:
    """An id that nothing leads to is no use to a reader."""
    links = {link.get("href").removeprefix("#") for link in tree.all("a")}
    named = {name for element in tree.all() for key in _REFERENCES for name in element.get(key).split()}
    for element in tree.all():
        if element.get("id") not in links | named:
            element.attributes.pop("id", None)


def _leads_inside(nav: Element) -> bool:
    return any(link.get("href").startswith("#") for link in nav.all("a"))


def _only(line: Element, dead: set[int]) -> bool:
    """Whether a line holds nothing but links that lead nowhere."""
    links = [child for child in line.children if isinstance(child, Element) and id(child) in dead]
    others = [child for child in line.children if isinstance(child, Element) or child.strip()]
    return bool(links) and len(links) == len(others)


def _head(head: Element, style: Asset, scripts: list[Asset]) -> list[Element | str]:
    """What the page's head says of it, with a policy that lets nothing be fetched, and the styles."""
    hashes = "".join(f" '{script.hash}'" for script in scripts)
    policy = f"default-src 'none'; {f'script-src{hashes}; ' if hashes else ''}style-src '{style.hash}'; img-src data:; "
    kept = [one for one in head.all("meta", "title", "link") if _is_kept(one)]
    csp: dict[str, str | None] = {
        "http-equiv": "Content-Security-Policy",
        "content": f"{policy}base-uri 'none'; form-action 'none'",
    }
    return ["\n", *_lines([Element("meta", csp), *kept, f"<style>{style.text}</style>"])]


def _is_kept(element: Element) -> bool:
    if element.tag == "link":
        return element.get("rel") == "canonical" or element.get("href").startswith("data:")
    return element.get("http-equiv") != "Content-Security-Policy"


def _lines(elements: list[Element | str]) -> Iterator[Element | str]:
    for element in elements:
        yield from (element, "\n")
