"""Leaflets and posters of the centres as HTML for A4 paper; `paper.py` prints them.

They are made of the blocks of the centre's page (`overrides/pages/centre.html`), so they say what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment

from kentro import colour, css, qr
from kentro.addresses import absolute
from kentro.edition import Edition
from kentro.frame import translation_note
from kentro.languages import language
from kentro.pages import Desk, Page, environment, pages


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper in one language. `name` is its file's, without the ending: `petroupoli/leaflet-el`."""

    name: str
    html: str
    brief: str
    """The same with less on it, for where `html` does not fit however small it is printed."""
    sides: int
    """How many sides of the paper it may fill."""
    sizes: tuple[float, float]
    """The largest and the smallest size of its text, in points."""


def sheets(edition: Edition, centres: tuple[str, ...], tags: tuple[str, ...]) -> Iterator[Sheet]:
    """The leaflet and the poster of each of these centres in each of these languages."""
    templates = environment(edition.root)
    style = _style(edition)
    for tag in tags:
        for page, context in pages(edition, tag):
            centre = page.path.removeprefix("centres/").rstrip("/")
            if page.kind != "centre" or centre not in centres:
                continue
            url = absolute(edition, tag, page.path)
            paper = {"title": page.title, "language": language(tag), "style": style, "url": url}
            paper["logo"] = edition.logo.as_data if edition.logo else None
            paper["code"] = qr.svg(url) if url else None
            fill = partial(_filled, edition, templates, page, {**context, **paper})
            leaflet, poster = fill("leaflet"), fill("poster")
            yield Sheet(f"{centre}/leaflet-{tag}", leaflet, fill("leaflet", brief=True), sides=2, sizes=(12.5, 7))
            yield Sheet(f"{centre}/poster-{tag}", poster, poster, sides=1, sizes=(20, 7))


def _filled(
    edition: Edition, templates: Environment, page: Page, values: dict[str, object], name: str, *, brief: bool = False
) -> str:
    desk = Desk(edition, page.tag, page.path)
    note = partial(translation_note, page.tag, desk.translator.tally)
    return desk.filled(templates.get_template(f"leaflet/{name}.html"), {**values, "translation": note, "brief": brief})


def _style(edition: Edition) -> str:
    """The style sheet of both, with the site's accent as it can be read on white."""
    source = (edition.root / "overrides" / "leaflet" / "leaflet.css").read_text(encoding="utf-8")
    accent = colour.readable_on(colour.LIGHT_PAGE, edition.site.settings.accent)
    return css.minified(source.replace("{{accent}}", accent))
