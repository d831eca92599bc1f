"""Reads the built site as a browser would and says what would fail a resident: rules that hold for any data."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kentro.problems import Mark, Problem, Problems, in_order


@dataclass
class _Document(HTMLParser):
    """What the audit needs of one page, each thing with its line."""

    file: str
    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, int]] = field(default_factory=list)
    facts: list[tuple[str, str, int]] = field(default_factory=list)
    headings: int = 0
    leftovers: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

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
        self.headings += tag == "h1"

    def handle_data(self, data: str) -> None:
        if data.strip() in ("None", "Undefined", "undefined", "nan"):
            self.leftovers.append((data.strip(), self.getpos()[0]))


def audit(folder: Path) -> list[Problem]:
    """Everything wrong with the site built in `folder`, as problems of its files."""
    documents = {}
    for path in sorted(folder.rglob("*.html")):
        document = _Document(path.relative_to(folder).as_posix())
        document.feed(path.read_text(encoding="utf-8"))
        document.close()
        documents[document.file] = document
    problems = Problems()
    for document in documents.values():
        _facts_have_sources(document, problems)
        _links_lead_somewhere(document, documents, folder, problems)
        if document.headings != 1:
            problems.add(Mark(document.file), "site-heading", found=str(document.headings))
        for text, line in document.leftovers:
            problems.add(Mark(document.file, line), "site-leftover", found=text)
    return in_order(problems.found)


def _facts_have_sources(document: _Document, problems: Problems) -> None:
    """Every element that states a fact names a source whose entry stands on the same page."""
    for fact, source, line in document.facts:
        if f"source-{source}" not in document.ids:
            problems.add(Mark(document.file, line), "site-source", found=f"{fact} ({source or '?'})")


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
            target = posixpath.normpath(posixpath.join(posixpath.dirname(document.file), unquote(parts.path)))
            if parts.path.endswith("/") or (folder / target).is_dir():
                target = posixpath.normpath(posixpath.join(target, "index.html"))
        if target.startswith("..") or not (folder / target).is_file():
            problems.add(Mark(document.file, line), "site-link", found=href)
        elif parts.fragment and target in documents and unquote(parts.fragment) not in documents[target].ids:
            problems.add(Mark(document.file, line), "site-anchor", found=href)
