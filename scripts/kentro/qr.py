"""The QR code of a page, for paper: a phone that reads it opens the page."""

from __future__ import annotations

from functools import lru_cache

import segno
from markupsafe import Markup


@lru_cache(maxsize=1000)  # `serve` draws a code once, not after each change
def svg(address: str) -> Markup:
    """The QR code of an absolute address as SVG, for a page or a file of its own, black on white in any colour scheme.

    It has no width, height or id: a page may hold several, each as big as its style sheet says. Four empty modules
    stand around it, and 15 % of it may be soiled (level M), or more where that makes it no bigger (ISO/IEC 18004).
    It is hidden from screen readers: whoever shows it writes the address beside it.
    """
    code = segno.make_qr(address, error="m")
    drawn = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="kn-qr", lineclass=None)
    head = '<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" shape-rendering="crispEdges"'
    return Markup(drawn.replace("<svg", head, 1))
