"""Built pages as trees of elements, to be changed and written again; what is not changed is written as it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(eq=False)
class Element:
    """An element, or the whole document (tag ""). A child that is a string is HTML: text, a comment, the doctype."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def __str__(self) -> str:
        """It as HTML."""
        inside = "".join(map(str, self.children))
        if not self.tag:
            return inside
        said = ((name, value) for name, value in self.attributes.items())
        attributes = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in said)
        return f"<{self.tag}{attributes}>" + ("" if self.tag in _VOID else f"{inside}</{self.tag}>")

    def get(self, name: str) -> str:
        return self.attributes.get(name) or ""

    def all(self, *tags: str) -> Iterator[Element]:
        """Every element inside, in order, or those with one of these tags."""
        for child in list(self.children):
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def one(self, tag: str) -> Element:
        """The first such element inside."""
        return next(self.all(tag))

    def drop(self, *unwanted: Element) -> None:
        """Take these elements out, wherever inside they are."""
        self._drop({id(one) for one in unwanted})

    def _drop(self, unwanted: set[int]) -> None:
        if unwanted:
            self.children = [child for child in self.children if id(child) not in unwanted]
            for child in self.children:
                if isinstance(child, Element):
                    child._drop(unwanted)


def parsed(html: str) -> Element:
    """The document that a text holds."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and tag not in _VOID and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_entityref(self, name: str) -> None:
        self.open[-1].children.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.open[-1].children.append(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.open[-1].children.append(f"<!{decl}>")
