"""A difference between two editions as an editor reads it: plain text, or Markdown in which no data can act."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby, takewhile

from kentro.difference import Change, Difference, Retold
from kentro.messages import sentence

MOST = 60
"""How many lines of one kind are told; of the others only how many."""

ALL = {"el": "όλες τις γλώσσες", "en": "all languages"}

LONGEST = 300
"""How many letters of a value are told."""


def tell(difference: Difference, lang: str, *, markdown: bool = False) -> str:
    """What changes for a resident, in `lang`; Markdown for the summary of a pull request."""
    safe = _markdown if markdown else one_line
    heading, bullet = ("## {}", "- {}") if markdown else ("{}", "  {}")
    lines = []
    for title, said in _parts(difference, lang, safe):
        lines += [heading.format(title), *([""] if markdown else [])]
        lines += [bullet.format(line) for line in said[:MOST]]
        if len(said) > MOST:
            lines.append(bullet.format(sentence("diff-more", lang, {"count": str(len(said) - MOST)})))
        lines.append("")
    return "\n".join(lines[:-1]) if lines else sentence("diff-nothing", lang, {})


def _parts(difference: Difference, lang: str, safe: Callable[[str], str]) -> list[tuple[str, list[str]]]:
    """The parts that say something: the heading and the lines."""
    facts = [_change(change, lang, safe) for change in difference.changes]
    translations = [_retold(retold, lang, safe) for retold in difference.retold]
    pages = [*_pages(difference, lang, safe), *map(safe, difference.written)]
    parts = (
        (sentence("diff-facts", lang, {}), facts),
        (sentence("diff-translations", lang, {}), translations),
        (sentence("diff-pages", lang, {}), pages),
    )
    return [(title, said) for title, said in parts if said]


def _change(change: Change, lang: str, safe: Callable[[str], str]) -> str:
    where = ", ".join(safe(step if isinstance(step, str) else step[lang != "el"]) for step in change.where)
    said = [_turned(_capital(where), change.before, change.after, lang, safe)]
    if change.languages:
        said.append(sentence("diff-languages", lang, {"count": str(len(change.languages))}))
    else:
        said.append(sentence("diff-unseen", lang, {}))
    if change.outdated:
        params = {"count": str(len(change.outdated)), "tags": ", ".join(change.outdated)}
        said.append(sentence("diff-outdated", lang, params))
    return " ".join(said)


def _retold(retold: Retold, lang: str, safe: Callable[[str], str]) -> str:
    before, after = (f"«{said}»" if said else None for said in (retold.before, retold.after))
    return _turned(f"{retold.tag}, «{safe(retold.greek)}»", before, after, lang, safe)


def _turned(where: str, before: str | None, after: str | None, lang: str, safe: Callable[[str], str]) -> str:
    """What something was and will be; of long values from shortly before they differ."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(before or "", after or "", strict=False))
    same = len(list(alike)) - LONGEST // 4
    cut = same if same > 0 and max(len(before or ""), len(after or "")) > LONGEST else 0
    said = (("…" if cut else "") + (value or "")[cut:] for value in (before, after))
    params = dict(zip(("before", "after"), map(safe, said), strict=True))
    told = sentence(
        "diff-new" if before is None else "diff-gone" if after is None else "diff-changed",
        lang,
        {"where": where, **params},
    )
    return re.sub(r"(?<!\.)\.\.$", ".", told)


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _pages(difference: Difference, lang: str, safe: Callable[[str], str]) -> Iterator[str]:
    """Each address with the languages in which its page changes."""
    for path, group in groupby(sorted(difference.pages, key=lambda page: page.path), key=lambda page: page.path):
        pages = list(group)
        new, gone = (not any(sides) for sides in zip(*((page.before, page.after) for page in pages), strict=True))
        tags = [page.tag for page in pages]
        named = ALL[lang] if set(difference.languages) <= set(tags) else ", ".join(tags)
        titles = (side.title.text for side in (pages[0].after, pages[0].before) if side)
        yield sentence(
            "diff-page-new" if new else "diff-page-gone" if gone else "diff-page",
            lang,
            {"title": safe(next(titles)), "path": safe(f"/{path}"), "tags": named},
        )


def one_line(text: str) -> str:
    """A value on one line, without what could speak to a terminal or turn the direction of the line."""
    text = " ".join("".join(" " if unicodedata.category(letter)[0] == "C" else letter for letter in text).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _markdown(text: str) -> str:
    """The same where Markdown is read: every sign of ASCII is written as a number, so none can act."""
    return re.sub(r"[!-+\-./:-@\[-`{-~]", lambda found: f"&#{ord(found[0])};", one_line(text))
