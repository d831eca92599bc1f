"""Reads built pages in tests: elements with their attributes and text."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

INLINE = frozenset({"a", "bdi", "wbr", "b", "cite", "em", "span", "strong", "time"})
VOID = frozenset({"base", "meta", "link", "br", "wbr", "img", "hr", "input", "rect", "circle", "path"})


@dataclasses.dataclass
class Element:
    """An element, or the document itself (tag ""): what it holds, in order."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = dataclasses.field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text as a reader sees it: spaces folded, zero-width ones gone."""
        parts = (
            child if isinstance(child, str) else child.text if child.tag in INLINE else f" {child.text} "
            for child in self.children
        )
        return " ".join("".join(parts).replace("\u200b", "").split())

    def all(self, tag: str | None = None, **attributes: str) -> Iterator[Element]:
        """Every element inside with this tag and these attributes (`class_` for class, `data_fact` for data-fact)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        for child in self.children:
            if isinstance(child, Element):
                has = all(
                    value in child.attributes.get(name, "").split()
                    if name == "class"
                    else child.attributes.get(name) == value
                    for name, value in wanted.items()
                )
                if has and tag in (None, child.tag):
                    yield child
                yield from child.all(tag, **attributes)

    def one(self, tag: str | None = None, **attributes: str) -> Element:
        """The only such element."""
        found = list(self.all(tag, **attributes))
        assert len(found) == 1, f"{len(found)} of {tag} {attributes}"
        return found[0]

    def links(self) -> list[str]:
        """The addresses of its links."""
        return [a.attributes["href"] for a in self.all("a") if "href" in a.attributes]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(text: str) -> Element:
    """A piece of HTML."""
    reader = _Reader()
    reader.feed(text)
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.open[0]


def page(site: Path, path: str) -> Element:
    """A built page by its address in the site: `page(site, "en/centres/neochora-main/")`."""
    return parsed(
        (site / path / "index.html" if not path.endswith(".html") else site / path).read_text(encoding="utf-8")
    )


def linked_data(document: Element) -> Any:
    """What a page tells machines."""
    (block,) = document.all("script", type="application/ld+json")
    return json.loads("".join(map(str, block.children)))
