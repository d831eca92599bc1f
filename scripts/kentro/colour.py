"""The accent colour of a site, made readable in both colour schemes (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

LIGHT_PAGE = "#ffffff"
DARK_PAGE = "#12181a"
READABLE = {LIGHT_PAGE: 5.0, DARK_PAGE: 7.0}
"""The least contrast with the page: 4.5 remains on its tinted panels and notices."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(page: str, colour: str) -> str:
    """`colour`, moved towards white or black until it can be read on `page`."""
    towards = 255 if _luminance(page) < 0.5 else 0
    channels = _channels(colour)
    while contrast(_hex(channels), page) < READABLE[page]:
        channels = [round(c + (towards - c) * 0.1 + (1 if towards else -1)) for c in channels]
        channels = [min(255, max(0, c)) for c in channels]
    return _hex(channels)


def text_on(colour: str) -> str:
    """White or near-black, whichever is easier to read on `colour`."""
    return max("#ffffff", "#0c1112", key=lambda text: contrast(text, colour))


def _luminance(colour: str) -> float:
    linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> list[int]:
    return [int(colour[index : index + 2], 16) for index in (1, 3, 5)]


def _hex(channels: list[int]) -> str:
    return "#" + "".join(f"{c:02x}" for c in channels)
