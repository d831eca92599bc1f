"""Our style sheet, as small as a page needs it: without spaces, and only the rules that its elements can use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_CLASSES = re.compile(r'class="([^"]*)"')
_CLASS = re.compile(r"\.([a-z][a-z0-9_-]*)")
_ELEMENT = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)")


def minified(source: str) -> str:
    """The style sheet without comments and spaces."""
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.S)
    source = re.sub(r"\s+", " ", source)
    return re.sub(r" ?([{};,]) ?|(?<=:) ", lambda found: found[1] or "", source).replace(";}", "}").strip()


def used(sheet: str, html: str) -> str:
    """The rules of a minified style sheet that elements of `html` can match, by their names and classes alone."""
    classes = {name for found in _CLASSES.findall(html) for name in found.split()}
    return _used(sheet, frozenset(_TAG.findall(html)), frozenset(classes))


@lru_cache(maxsize=256)
def _used(sheet: str, tags: frozenset[str], classes: frozenset[str]) -> str:
    kept = []
    for selectors, body in _rules(sheet):
        if selectors.startswith("@media"):
            inside = _used(body, tags, classes)
            kept.append(f"{selectors}{{{inside}}}" if inside else "")
        elif selectors.startswith("@") or any(_matches(one, tags, classes) for one in selectors.split(",")):
            kept.append(f"{selectors}{{{body}}}")
    return "".join(kept)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules at the top of a style sheet: what stands before the braces, and in them."""
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


def _matches(selector: str, tags: frozenset[str], classes: frozenset[str]) -> bool:
    plain = re.sub(r"\[[^\]]*\]|::?[a-z-]+(\([^()]*(\([^()]*\)[^()]*)*\))?", "", selector)
    return set(_CLASS.findall(plain)) <= classes and set(_ELEMENT.findall(plain)) <= tags | {"html", "body"}
