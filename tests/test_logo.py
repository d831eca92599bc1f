"""The logo of a municipality: which files may be one, and where it stands. And the funding line in the footer."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from pathlib import Path

import pytest

import towns
from html_page import page
from kentro import logo
from kentro.audit import audit
from kentro.edition import read_edition, today_from
from kentro.leaflet import sheets
from kentro.problems import Problems

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30">\n{}</svg>'
TODAY = today_from({"SOURCE_DATE_EPOCH": towns.DAY})


def png(width: int, height: int, *chunks: tuple[bytes, bytes], noise: bytes = b"") -> bytes:
    """A PNG of one colour, with more chunks before its pixels."""
    header = (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    pixels = (b"IDAT", zlib.compress(b"\0" * (width + 1) * height))
    parts = [header, *chunks, (b"tEXt", b"n\0" + noise), pixels, (b"IEND", b"")]
    packed = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def riff(*chunks: bytes) -> bytes:
    whole = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


WEBP = base64.b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
LOSSLESS = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
EXTENDED = b"VP8X" + struct.pack("<I", 10) + b"%c\0\0\0" + b"\xc7\0\0" + b"\x31\0\0"
"""A header of 200 by 50 pixels; its flags are left open."""


def read(data: bytes, name: str) -> tuple[logo.Picture | None, list[str]]:
    problems = Problems()
    return logo.read(data, name, problems), [problem.line("en") for problem in problems.found]


GOOD = {
    "an SVG with a viewBox": (SVG.format("<path d='M0 0z'/>").encode(), "a.svg", (120, 30), (176, 44)),
    "an SVG with sides in millimetres": (
        b"<?xml version='1.0' encoding='iso-8859-7'?>"
        b"<svg xmlns='http://www.w3.org/2000/svg' width='20mm' height='60.5 mm'><title>\xc4</title></svg>",
        "a.svg",
        (20, 60.5),
        (15, 44),
    ),
    "an SVG from an editor of drawings": (
        SVG.format(
            "<metadata xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:RDF r:about=''/></metadata>"
            "<style>.a{fill:url( '#g' )}</style><use href='#g' fill='url(#g)'/>"
            "<image href='data:image/png;base64,AA=='/>"
        ).encode(),
        "a.svg",
        (120, 30),
        (176, 44),
    ),
    "a PNG": (png(400, 20), "a.PNG", (400, 20), (192, 10)),
    "a WebP": (WEBP, "a.webp", (1, 1), (44, 44)),
    "a WebP without loss": (LOSSLESS, "a.webp", (1, 1), (44, 44)),
    "a WebP with more about it": (riff(EXTENDED % 0), "a.webp", (200, 50), (176, 44)),
}


@pytest.mark.parametrize(("data", "name", "size", "shown"), GOOD.values(), ids=GOOD)
def test_what_can_be_a_logo_says_its_size(
    data: bytes, name: str, size: tuple[float, float], shown: tuple[int, int]
) -> None:
    picture, said = read(data, name)
    assert picture, said
    assert ((picture.width, picture.height), picture.shown) == (size, shown)


def svg(inside: str) -> bytes:
    return SVG.format(inside).encode()


BAD_SVG = {
    "a script": (svg("<script>alert(1)</script>"), ':2:1: The logo holds something that runs or moves: "<script>'),
    "a script of HTML": (svg("<h:img xmlns:h='http://www.w3.org/1999/xhtml' alt=''/>"), '"<img>"'),
    "HTML inside": (svg("<foreignObject/>"), '"<foreignObject>"'),
    "an event": (svg("<path d='' onload='alert(1)'/>"), '"onload"'),
    "an event in capitals": (svg("<path d='' ONLOAD='alert(1)'/>"), '"onload"'),
    "a movement": (svg("<animateTransform/>"), '"<animateTransform>"'),
    "a link that is set later": (svg("<set attributeName='href' to='javascript:alert(1)'/>"), '"<set>"'),
    "a link": (svg("<a href='https://evil.example/'/>"), ':2:1: The logo leads out of its file: "href=https://evil'),
    "a link with another prefix": (
        svg("<use xmlns:q='http://www.w3.org/1999/xlink' q:href='//evil.example/x#y'/>"),
        '"href=//evil.example/x#y"',
    ),
    "a script as an address": (svg("<a href=' javascript:alert(1)'/>"), "javascript:"),
    "an SVG within": (svg("<image href='data:image/svg+xml;base64,AA=='/>"), "data:image/svg"),
    "another base": (svg("<g xml:base='https://evil.example/'/>"), '"base=https'),
    "a fill from elsewhere": (svg("<path fill='url(https://evil.example/#a)' d=''/>"), '"url(https'),
    "styles from elsewhere": (svg("<style>@IMPORT 'https://evil.example/';</style>"), '"@IMPORT'),
    "a font from elsewhere": (svg("<style>@font-face{src:URL( 'a.woff' )}</style>"), '"URL('),
    "styles in other letters": (svg("<style>a{fill:u\\72l(a)}</style>"), "leads out"),
    "styles in pieces": (svg("<style>@im<![CDATA[port 'a']]></style>"), "@import"),
    "styles that move": (svg("<style>@keyframes a{}</style>"), "@keyframes"),
    "a style sheet": (b"<?xml-stylesheet href='a.css'?>\n" + svg(""), '"<?xml-stylesheet"'),
    "entities": (
        b"<!DOCTYPE svg [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;'>]>\n" + svg("&c;"),
        ': The logo has a line "<!DOCTYPE"',
    ),
    "a file of the computer": (
        b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n" + svg("&a;"),
        "<!DOCTYPE",
    ),
    "an entity of nobody": (svg("&nbsp;"), ":2:1: The file cannot be read as SVG"),
    "half a file": (svg("<g>")[:-6], ":2:"),
    "nothing": (b"", "cannot be read as SVG"),
    "no XML": (png(9, 9), "cannot be read as SVG"),
    "an encoding of nobody": (b"<?xml version='1.0' encoding='x-none'?><svg/>", "cannot be read as SVG"),
    "a page": (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", 'but with "html"'),
    "no namespace": (b"<svg viewBox='0 0 9 9'/>", 'but with "svg"'),
    "no size": (b"<svg xmlns='http://www.w3.org/2000/svg' width='100%' height='100%'/>", "It needs a viewBox"),
    "a size of nothing": (b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 9'/>", "It needs a viewBox"),
    "a size beyond all": (b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 nan 1e999'/>", "It needs a viewBox"),
    "too much": (svg(f"<desc>{'x' * 20480}</desc>"), "The logo is 20.1 KB, the limit is 20."),
}
BAD = {
    **{name: (data, "a.svg", said) for name, (data, said) in BAD_SVG.items()},
    "a picture of another kind": (b"GIF89a", "a.gif", '"a.gif" cannot be a logo'),
    "no ending": (b"", "logo", '"logo" cannot be a logo'),
    "a PNG that is none": (svg(""), "a.png", "The file cannot be read as PNG"),
    "half a PNG": (png(99, 99)[:-9], "a.png", "The file cannot be read as PNG"),
    "a PNG of nothing": (png(0, 9), "a.png", "The file cannot be read as PNG"),
    "a PNG that moves": (png(9, 9, (b"acTL", b"\0\0\0\2\0\0\0\0")), "a.png", "The logo moves."),
    "a PNG that is large": (png(9, 9, noise=b"x" * 40960), "a.png", "the limit is 40."),
    "half a WebP": (WEBP[:-1], "a.webp", "The file cannot be read as WEBP"),
    "a WebP that is none": (b"RIFF" + b"\0" * 40, "a.webp", "The file cannot be read as WEBP"),
    "a WebP that moves": (riff(EXTENDED % 2), "a.webp", "The logo moves."),
}


@pytest.mark.parametrize(("data", "name", "said"), BAD.values(), ids=BAD)
def test_what_cannot_be_a_logo_is_refused_and_says_why(data: bytes, name: str, said: str) -> None:
    picture, lines = read(data, name)
    assert picture is None
    assert len(lines) == 1
    assert said in lines[0]
    assert lines[0].startswith(f"{name}:")


# In a site ---------------------------------------------------------------------------------------------------------


def with_logo(site: Path, data: bytes, setting: str = "{ file: local/logo.svg, alt: Δήμος Νεοχώρας }") -> Path:
    """The town with these bytes as its logo."""
    (site / "local").mkdir()
    (site / "local/logo.svg").write_bytes(data)
    path = site / "data/site.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}logo: {setting}\n", encoding="utf-8")
    return site


def checked(site: Path) -> list[str]:
    ran = towns.manage(site, "--lang", "en", "check")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    return [line for line in ran.stdout.splitlines() if "logo" in line]


@pytest.mark.parametrize(
    ("file", "said"),
    {
        "local/other.svg": 'logo: There is no logo "local/other.svg".',
        "local/../data/site.svg": '"local/../data/site.svg" cannot be a logo.',
        "docs/logo.svg": '"docs/logo.svg" cannot be a logo.',
        "https://www.example/logo.svg": "cannot be a logo.",
    }.items(),
)
def test_a_logo_is_a_file_of_the_sites_own(town: Path, file: str, said: str) -> None:
    with_logo(town, svg(""), f"{{ file: {file} }}")
    last = len((town / "data/site.yaml").read_text(encoding="utf-8").splitlines())
    (line,) = checked(town)
    assert line.startswith(f"data/site.yaml:{last}:")
    assert said in line


def test_what_is_wrong_inside_a_logo_is_said_with_its_line(town: Path) -> None:
    assert checked(with_logo(town, svg("\n<script/>")))[0].startswith("local/logo.svg:3:1: ")


def test_the_logo_stands_in_the_header_of_every_page_with_its_size_and_in_no_other_place(town: Path) -> None:
    data = svg("<path d='M0 0h9v9z'/>")
    with_logo(town, data)
    towns.edit(town, "data/site.yaml", ("funding: Με χρηματοδότηση του δήμου.", "funding: greece-and-eu"))
    site = towns.build(town)
    (file,) = (site / "assets").glob("logo.*")
    assert file.read_bytes() == data
    for path, up in (("", ""), ("en/centres/neochora-main/", "../../../"), ("about/", "../")):
        (image,) = page(site, path).one("header").all("img")
        assert image.attributes.get("src") == f"{up}assets/{file.name}"
        assert (image.attributes.get("width"), image.attributes.get("height"), image.attributes.get("alt")) == (
            "176",
            "44",
            "Δήμος Νεοχώρας",
        )
        assert image.attributes.get("lang") == ("el" if path.startswith("en/") else None)
    assert page(site, "").one("link", rel="icon").attributes["href"].startswith("assets/icon.")
    assert "Με τη συγχρηματοδότηση της Ελλάδας" in page(site, "").one("footer").text
    assert "Co-funded by Greece and the European Union." in page(site, "en/").one("footer").text
    assert {problem.code for problem in audit(site)} <= {"site-heavy"}
    file.write_bytes(svg("".join(f"<path d='M{n * 7919 % 9973} {n * n % 9973}z'/>" for n in range(4000))))
    (found,) = (problem for problem in audit(site) if problem.code == "site-pictures")
    assert found.severity == "warning"


def test_a_square_logo_is_the_icon_too_and_is_on_paper(town: Path) -> None:
    data = svg("").replace(b"120 30", b"48 48")
    edition, problems = read_edition(with_logo(town, data), TODAY)
    assert edition, problems
    site = towns.build(town)
    home = page(site, "")
    (image,) = home.one("header").all("img")
    assert home.one("link", rel="icon").attributes.get("href") == image.attributes.get("src")
    (icon,) = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))["icons"]
    assert (icon["src"], icon["purpose"]) == (image.attributes.get("src"), "any")
    assert not list((site / "assets").glob("icon.*"))
    encoded = base64.b64encode(data).decode()
    papers = [sheet.html for sheet in sheets(edition, ("neochora-main",), ("el",))]
    assert [encoded in html for html in papers] == [True, True]


def test_a_name_of_no_funding_line_is_refused(town: Path) -> None:
    towns.edit(town, "data/site.yaml", ("funding: Με χρηματοδότηση του δήμου.", "funding: espa-2027"))
    ran = towns.manage(town, "--lang", "en", "check")
    assert ran.returncode == 1
    assert "data/site.yaml:10:" in ran.stdout
    assert "greece-and-eu, espa-2021-2027" in ran.stdout
