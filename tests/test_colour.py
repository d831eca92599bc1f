"""Any accent colour of a town can be read on both pages."""

from __future__ import annotations

import itertools

import pytest

from kentro.colour import DARK_PAGE, LIGHT_PAGE, contrast, readable_on, text_on

RATIOS = {
    ("#000000", "#ffffff"): 21.0,
    ("#ffffff", "#ffffff"): 1.0,
    ("#777777", "#ffffff"): 4.48,
    ("#767676", "#ffffff"): 4.54,
    ("#ff0000", "#ffffff"): 4.0,
    ("#0000ff", "#ffffff"): 8.59,
    ("#00ff00", "#000000"): 15.3,
}
"""Well-known ratios, rounded to two decimals as contrast checkers show them."""

COLOURS = ["#" + "".join(channels) for channels in itertools.product(("00", "33", "66", "99", "cc", "ff"), repeat=3)]


@pytest.mark.parametrize(("colours", "ratio"), RATIOS.items(), ids=[" on ".join(pair) for pair in RATIOS])
def test_the_contrast_of_two_colours_is_that_of_wcag_in_either_order(colours: tuple[str, str], ratio: float) -> None:
    one, other = colours
    assert contrast(one, other) == pytest.approx(ratio, abs=0.006)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(("page", "ratio"), [(LIGHT_PAGE, 5.0), (DARK_PAGE, 7.0)], ids=["light", "dark"])
def test_every_colour_becomes_readable_and_one_that_is_stays(page: str, ratio: float) -> None:
    for colour in COLOURS:
        readable = readable_on(page, colour)
        assert contrast(readable, page) >= ratio, colour
        if contrast(colour, page) >= ratio:
            assert readable == colour
        assert readable_on(page, readable) == readable


def test_a_colour_moves_no_further_than_it_must() -> None:
    assert contrast(readable_on(LIGHT_PAGE, "#ffff00"), LIGHT_PAGE) < 6
    assert contrast(readable_on(DARK_PAGE, "#7a1f5c"), DARK_PAGE) < 9


def test_the_text_on_a_colour_can_be_read() -> None:
    for colour in COLOURS:
        assert contrast(text_on(colour), colour) >= 4.3, colour
    assert text_on("#0f5c57") == "#ffffff"
    assert text_on("#ffdd00") == "#0c1112"
