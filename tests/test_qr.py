"""The QR code, read back by an independent reader from the picture that is drawn."""

from __future__ import annotations

import re

import pytest
import zxingcpp

from kentro import qr

PIXELS = 3


def picture(svg: str) -> memoryview:
    """The picture, grey by grey, as a browser paints the lines of its path."""
    side = int(re.findall(r'viewBox="0 0 (\d+) \1"', svg)[0]) * PIXELS
    paper = bytearray(b"\xff" * side**2)
    column = row = 0.0
    for step, first, second in re.findall(
        r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", re.findall(r'stroke="#000" d="([^"]+)', svg)[0]
    ):
        if step == "h":
            for y in range(int(row) * PIXELS, int(row + 1) * PIXELS):
                start = y * side + int(column) * PIXELS
                paper[start : start + int(first) * PIXELS] = bytes(int(first) * PIXELS)
        start_column, start_row = (0.0, 0.0) if step == "M" else (column, row)
        column, row = start_column + float(first), start_row + float(second or 0)
    return memoryview(paper).cast("B", [side, side])


@pytest.mark.parametrize(
    "address",
    [
        "https://example.gr/",
        "https://example.gr/kentro/ar/benefits/guaranteed-minimum-income/",
        "https://a-municipality-with-a-long-name.gov.gr/kentro-koinotitas/ur/centres/" + "a-long-id-" * 6,
    ],
)
def test_a_phone_reads_the_address_from_the_picture(address: str) -> None:
    assert [code.text for code in zxingcpp.read_barcodes(picture(qr.svg(address)))] == [address]


def test_two_codes_on_one_page_do_not_meet() -> None:
    svg = qr.svg("https://example.gr/")
    assert " id=" not in svg
    assert " width=" not in svg.split(">")[0]
