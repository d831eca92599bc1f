"""Our style sheet, as small as a page needs it: without spaces, and only the rules that its elements can use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_CLASSES = re.compile(r'class="([^"]*)"')
_CLASS = re.compile(r"\.([a-z][a-z0-9_-]*)")
_SELECTOR = re.compile(r"(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+")
"""One of a list; a comma inside parentheses does not end it."""
_SPOKEN = re.compile(r'\s(?:lang|dir)="([a-z]+)"')
"""The languages and directions of elements."""
_ASKED = re.compile(r"\[(?:lang|dir)=([a-z]+)\]|:lang\(([a-z]+)\)")
_PROPERTY = re.compile(r"(?<=[{;])(--[a-z-]+):[^;}]*;?")
_NAMED = re.compile(r"var\((--[a-z-]+)\)")
_ELEMENT = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)")


def minified(source: str) -> str:
    """The style sheet without comments and spaces."""
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.S)
    source = re.sub(r"\s+", " ", source)
    return re.sub(r" ?([{};,]) ?|(?<=:) ", lambda found: found[1] or "", source).replace(";}", "}").strip()


def used(sheet: str, html: str) -> str:
    """The rules of a minified style sheet, and of their selectors those, that elements of `html` can match by their
    names, classes, languages and directions alone; and the colours that these rules name."""
    classes = {name for found in _CLASSES.findall(html) for name in found.split()}
    return _page_sheet(sheet, frozenset(_TAG.findall(html)), frozenset(classes), frozenset(_SPOKEN.findall(html)))


@lru_cache(maxsize=256)
def _page_sheet(sheet: str, tags: frozenset[str], classes: frozenset[str], spoken: frozenset[str]) -> str:
    kept = _used(sheet, tags, classes, spoken)
    while unused := set(_PROPERTY.findall(kept)) - set(_NAMED.findall(kept)):
        kept = _PROPERTY.sub(lambda found, gone=unused: "" if found[1] in gone else found[0], kept)  # type: ignore[misc]
    return kept


def _used(sheet: str, tags: frozenset[str], classes: frozenset[str], spoken: frozenset[str]) -> str:
    kept = []
    for selectors, body in _rules(sheet):
        if selectors[0].startswith("@media"):
            inside = _used(body, tags, classes, spoken)
            kept.append(f"{','.join(selectors)}{{{inside}}}" if inside else "")
        elif selectors[0].startswith("@"):
            kept.append(f"{','.join(selectors)}{{{body}}}")
        elif matching := [one for one in selectors if _matches(one, tags, classes, spoken)]:
            kept.append(f"{','.join(matching)}{{{body}}}")
    return "".join(kept)


@lru_cache(maxsize=64)
def _rules(sheet: str) -> list[tuple[list[str], str]]:
    """The rules at the top of a style sheet: the selectors before the braces, and what stands in them."""
    return [(_SELECTOR.findall(head), body) for head, body in _split(sheet)]


def _split(sheet: str) -> Iterator[tuple[str, str]]:
    start = opened = depth = 0
    for place, letter in enumerate(sheet):
        if letter == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif letter == "}":
            depth -= 1
            if depth == 0:
                yield sheet[start:opened], sheet[opened + 1 : place]
                start = place + 1


def _matches(selector: str, tags: frozenset[str], classes: frozenset[str], spoken: frozenset[str]) -> bool:
    languages, asked, elements = _asks(selector)
    return languages <= spoken and asked <= classes and elements <= tags | {"html", "body"}


@cache
def _asks(selector: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The languages and directions, the classes and the elements without which nothing matches a selector."""
    outside = re.sub(r":(is|not|has)\([^()]*\)", "", selector)
    languages = frozenset(name for both in _ASKED.findall(outside) for name in both if name)
    plain = re.sub(r"\[[^\]]*\]|::?[a-z-]+(\([^()]*(\([^()]*\)[^()]*)*\))?", "", selector)
    return languages, frozenset(_CLASS.findall(plain)), frozenset(_ELEMENT.findall(plain))
