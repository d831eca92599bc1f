"""Hand-written pages: one Markdown file for each language, each naming the Greek that it translates by its hash.

`docs/el/about.md` is the source. `docs/en/about.md` has `source: 5f3c2a1b` in its front matter; when the Greek
changes the hash differs, and the page is shown in the next language of the chain until somebody mends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kentro import letters, positions, signoff
from kentro.fields import unknown_key
from kentro.languages import SOURCE, language
from kentro.problems import Mark, Problem, Problems

MARKER = "# Φτιάχνεται από τα δεδομένα. Μην το αλλάζετε εδώ: δείτε το πεδίο data."
"""The first line of every generated file's front matter: what bears it is ours to replace or delete."""

KEYS = ("title", "description", "source")
"""What the first lines of a page may say."""

MAX_BYTES = 100_000
MAX_BRACKETS = 500
"""Of `[`, and of `<`, on a page: Python-Markdown takes the square of their number to read it."""

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_SOURCE_LINE = re.compile(r"\A---\n(?:(?!---\n).*\n)*?source: *[\"']?([0-9a-f]+)[\"']? *\n")


def is_ours(path: Path) -> bool:
    """Whether a file is one that we made."""
    with path.open(encoding="utf-8", errors="replace") as stream:
        return stream.readline() == "---\n" and stream.readline() == f"{MARKER}\n"


def pages(root: Path, tags: tuple[str, ...]) -> list[str]:
    """The paths of the hand-written pages below the folders of these languages: `about.md`."""
    found = {
        path.relative_to(root / "docs" / tag).as_posix()
        for tag in tags
        for path in (root / "docs" / tag).rglob("*.md")
        if not is_ours(path)
    }
    return sorted(found)


def language_of(root: Path, path: str, tag: str, tags: tuple[str, ...]) -> str:
    """The language in which a page has to be shown to readers of `tag`: the first of its chain that is up to date.

    Without a Greek page there is nothing to compare with, and the first that exists is shown.
    """
    chain = (tag, *language(tag).fallback, *tags)
    return next(one for one in chain if (root / "docs" / one / path).is_file() and state(root, path, one) != "old")


def state(root: Path, path: str, tag: str) -> str:
    """`current`, `old` (the Greek has changed since) or `missing`."""
    translated, greek = root / "docs" / tag / path, root / "docs" / SOURCE / path
    if not translated.is_file():
        return "missing"
    if tag == SOURCE or not greek.is_file():
        return "current"
    found = _SOURCE_LINE.match(_text(translated))
    return "current" if found and found[1] == digest(greek) else "old"


def check(root: Path, tags: tuple[str, ...], hidden: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """A warning for each page whose Greek has changed since it was translated; a mistake where there is no Greek.

    And one for each link to a benefit that the site hides.
    """
    problems = Problems()
    for path in pages(root, tags):
        greek = f"docs/{SOURCE}/{path}"
        for tag in tags:
            mark = Mark(f"docs/{tag}/{path}")
            own = (root / mark.file).is_file() and not is_ours(root / mark.file)
            if own and not _is_readable(root / mark.file, mark, problems):
                continue
            for where, key in _links_to(root, mark.file, hidden):
                problems.add(where, "hidden-linked", id=key)
            if state(root, path, tag) == "old":
                problems.warn(mark, "page-old", greek=greek, digest=digest(root / greek))
            elif SOURCE in tags and (root / mark.file).is_file() and not (root / greek).is_file():
                problems.add(mark, "page-not-greek", greek=greek)
    yield from problems.found


def _links_to(root: Path, file: str, benefits: frozenset[str]) -> Iterator[tuple[Mark, str]]:
    """Where a page links to one of these benefits, and to which."""
    lines = _text(root / file).splitlines() if benefits and (root / file).is_file() else []
    for number, line in enumerate(lines, 1):
        for found in re.finditer(r"benefits/([a-z0-9-]+)", line):
            if found[1] in benefits:
                yield Mark(file, number, found.start(1) + 1), found[1]


def _is_readable(path: Path, mark: Mark, problems: Problems) -> bool:
    """Whether a page is text that Python-Markdown reads in no time, without hidden signs, begun by `KEYS` alone."""
    try:
        text = _text(path) if path.stat().st_size <= MAX_BYTES else ""
    except UnicodeDecodeError:
        problems.add(mark, "yaml-not-utf8")
        return False
    if (not text and path.stat().st_size) or max(text.count("["), text.count("<")) > MAX_BRACKETS:
        problems.add(mark, "page-too-big", limit=str(MAX_BRACKETS))
        return False
    before = len(problems.found)
    for number, line in enumerate(text.split("\n"), 1):
        if sign := letters.invisible(line):
            problems.add(Mark(mark.file, number), "invisible", sign=sign, found=line.strip()[:40])
        elif mixed := letters.look_alike(line):
            problems.add(Mark(mark.file, number), "look-alike", found=mixed[0], meant=mixed[1])
    if front := _FRONT.match(text):
        node = positions.read(f"\n{front[1]}".encode(), mark.file, problems)
        for key, value in node.entries if isinstance(node, positions.Mapping) else ():
            if key.text not in KEYS:
                unknown_key(key, dict.fromkeys(KEYS), problems)
            elif not isinstance(value, positions.Scalar):
                problems.add(value.mark, "page-broken")
        if isinstance(node, positions.Scalar | positions.Sequence):
            problems.add(mark, "page-broken")
    return len(problems.found) == before


def digest(path: Path) -> str:
    """The hash of a Greek page that its translations name."""
    return signoff.digest(_text(path).strip())


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")
