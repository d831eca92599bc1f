"""Pages before and after a change, each in one file that needs nothing else: what a reviewer opens from a zip."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace

import jinja2
from markupsafe import Markup

from kentro.difference import TouchedPage
from kentro.edition import Edition
from kentro.frame import Frame, styled
from kentro.languages import language
from kentro.pages import Page, environment

MOST = 40
"""How many pages are shown; the summary says how many are left out."""

FIRST = ("centre", "benefit", "municipality")
"""The kinds of pages that a change is looked at first."""

WORDS = {
    "el": {"before": "Πριν", "after": "Μετά", "none": "Δεν υπάρχει.", "pages": "Σελίδες πριν και μετά", "back": "Όλες"},
    "en": {"before": "Before", "after": "After", "none": "None.", "pages": "Pages before and after", "back": "All"},
}

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_FILES = re.compile(r"<(script|noscript)\b.*?</\1>|<(?:link|img)\b[^>]*>", re.S)
_LINK = re.compile(r'(<a\b[^>]*?) href="(?!#)[^"]*"')
_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_CELL = re.compile(r"</(?:td|th|dt|dd|li)>|<br>")
_OTHER_TAG = re.compile(r"</?(?!/?bdi\b)[a-z][^>]*>")
"""Every tag but those that hold a number's direction."""

_MARK = "<style>[data-changed]{outline:3px solid #b45309;outline-offset:3px}</style></head>"


def previews(before: Edition, after: Edition, pages: Iterable[TouchedPage], told: str, lang: str) -> dict[str, str]:
    """The files of the previews by their names; `told` stands at the top of `index.html`."""
    shown = _in_order(pages)[:MOST]
    template = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        Path(__file__).with_name("preview.html").read_text(encoding="utf-8")
    )
    words = {"lang": lang, "t": WORDS[lang]}
    frame = environment(after.root).get_template("main.html")
    by_path = [
        (path, [(language(page.tag), file_of(page), page.after or page.before) for page in group])
        for path, group in groupby(shown, key=lambda page: page.path)
    ]
    files = {"index.html": template.render(told=told, pages=by_path, **words)}
    for page in shown:
        sides = _sides(page)
        files[file_of(page)] = template.render(
            page=page.after or page.before,
            sides=[
                (name, _whole(frame, edition, side, body) if side else None, lines)
                for name, edition, side, (body, lines) in zip(
                    ("before", "after"), (before, after), (page.before, page.after), sides, strict=True
                )
            ],
            **words,
        )
    return files


def file_of(page: TouchedPage) -> str:
    """The name of a page's preview: `centres-petroupoli.el.html`."""
    return f"{page.path.strip('/').replace('/', '-') or 'home'}.{page.tag}.html"


def _in_order(pages: Iterable[TouchedPage]) -> list[TouchedPage]:
    """The pages of records first, and each page in all its languages together."""

    def rank(page: TouchedPage) -> tuple[int, str]:
        kinds = [side.kind for side in (page.after, page.before) if side]
        return FIRST.index(kinds[0]) if kinds[0] in FIRST else len(FIRST), page.path

    return sorted(pages, key=rank)


def _sides(page: TouchedPage) -> tuple[tuple[str, list[Markup]], tuple[str, list[Markup]]]:
    """The body of both, its changed lines marked, and what those lines say."""
    old, new = (side.body.splitlines() if side else [] for side in (page.before, page.after))
    changed: tuple[set[int], set[int]] = set(), set()
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            changed[0].update(range(a, b))
            changed[1].update(range(c, d))
    before, after = (_said(lines, places) for lines, places in zip((old, new), changed, strict=True))
    return (
        (_marked(old, changed[0]), [line for line in before if line not in after]),
        (_marked(new, changed[1]), [line for line in after if line not in before]),
    )


def _said(lines: list[str], places: set[int]) -> list[Markup]:
    """What the changed lines of a page say; nothing for a page that is new or gone, which says all of it."""
    if len(places) == len(lines):
        return []
    said = (_OTHER_TAG.sub("", _CELL.sub(" ", lines[place])) for place in sorted(places))
    return [Markup(" ".join(line.split())) for line in said if line.strip()]


def _marked(lines: list[str], places: set[int]) -> str:
    if len(places) == len(lines):
        return "\n".join(lines)
    marked = (_TAG.sub(r"<\1 data-changed", line, count=1) if n in places else line for n, line in enumerate(lines))
    return "\n".join(marked)


def _whole(template: jinja2.Template, edition: Edition, page: Page, body: str) -> str:
    """A page as it will be published, without its scripts, its links leading nowhere."""
    frame = Frame(
        edition=edition,
        language=language(page.tag),
        path=page.path,
        kind=page.kind,
        title=page.title,
        description=page.description,
        crumbs=page.crumbs,
        tally=page.tally,
        content_language=language(page.tag),
        edit_url=None,
        repo_url=None,
    )
    html = styled(template.render(frame=frame, page=SimpleNamespace(content=body)), edition)
    return _LINK.sub(r"\1", _FILES.sub("", _POLICY.sub("", html))).replace("</head>", _MARK)
