"""Terms: what the offices call a thing is said the same way in every text of a language.

`terms.el.yaml` has the Greek words of each term in their forms, `terms.<language>.yaml` the stems one of which
stands in every translation of a text that uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from kentro.catalogue import NATIONAL, Catalogue
from kentro.folding import folded
from kentro.languages import SOURCE
from kentro.positions import Mapping as Fields
from kentro.positions import Scalar, Sequence, read
from kentro.problems import Problem, Problems

FILE = f"{NATIONAL}/terms.{{}}.yaml"

Terms = Mapping[str, tuple[str, ...]]
"""The words or stems of each term, by its id."""


def check(root: Path, catalogues: Mapping[str, Catalogue]) -> Iterator[Problem]:
    """A warning for each translation that says a term in other words."""
    problems = Problems()
    greek = read_terms(root, SOURCE, problems)
    terms = tuple(greek.items())
    for tag, catalogue in catalogues.items():
        said = read_terms(root, tag, problems)
        for context, message in catalogue.items() if said else ():
            for term in used(message.source[-1], terms):
                if term in said and not all(_says(text, said[term]) for text in message.strings):
                    params = {"context": context, "word": greek[term][0], "say": ", ".join(said[term])}
                    problems.warn(message.mark, "po-term", **params)
    yield from problems.found


def read_terms(root: Path, tag: str, problems: Problems) -> Terms:
    """The terms of a language; none where it has no list."""
    file = FILE.format(tag)
    if not (root / file).is_file():
        return {}
    node = read((root / file).read_bytes(), file, problems)
    terms = {}
    for key, value in node.entries if isinstance(node, Fields) else ():
        items = value.items if isinstance(value, Sequence) else ()
        terms[key.text] = tuple(item.text for item in items if isinstance(item, Scalar))
    return terms


@cache
def used(text: str, terms: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    """The terms whose words stand in a Greek text."""
    plain = folded(text)
    return tuple(term for term, words in terms if _pattern(words).search(plain))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(folded(word)) for word in words)})(?!\w)")


def _says(text: str, stems: tuple[str, ...]) -> bool:
    plain = folded(text)
    return any(folded(stem) in plain for stem in stems)
