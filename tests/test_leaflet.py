"""Leaflets and posters: the words of the centre's page on paper, as a person and as a program reads them."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import html_page
import towns
from kentro import paper
from kentro.edition import Edition, read_edition, today_from
from kentro.leaflet import Sheet, sheets
from kentro.pages import render
from matrix import few

TODAY = today_from({"SOURCE_DATE_EPOCH": towns.DAY})
MAIN = "neochora-main"
PDFTOTEXT = "no pdftotext: run `make pdf-reader`"


def edition_of(site: Path, url: str | None = None) -> Edition:
    edition, problems = read_edition(site, TODAY, url=url)
    assert edition, [problem.line("en") for problem in problems]
    return edition


def sheet(edition: Edition, name: str) -> Sheet:
    """A sheet by its name, such as `vathyrema/leaflet-el`."""
    centre, tag = name.split("/")[0], name[-2:]
    return next(one for one in sheets(edition, (centre,), (tag,)) if one.name == name)


def told(pdf: Path) -> str:
    """What `pdftotext` reads, without marks of direction and with plain spaces."""
    assert shutil.which("pdftotext"), PDFTOTEXT
    ran = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", ran.stdout).split())


def about(pdf: Path) -> dict[str, str]:
    """What `pdfinfo` says of a file."""
    ran = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True)
    return {name: value.strip() for name, value in re.findall(r"^(.+?):(.*)$", ran.stdout, re.MULTILINE)}


SCRIPT = r"[0-9]+|[A-Za-z]+|[\u0370-\u03ff\u1f00-\u1fff]+|[\u0620-\u0652\u066e-\u06d3]+"


def words(text: str) -> list[str]:
    """The words and numbers of a text.

    They end where the script changes: Poppler loses the space there. A word with vowel signs is left out: Poppler puts
    these before their letter.
    """
    found = re.findall(SCRIPT, unicodedata.normalize("NFKC", text))
    return [word for word in found if not any(map(unicodedata.combining, word))]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first town, also in Arabic and Urdu, as far as upstream's catalogues go; not built."""
    site = towns.copy("neochora", tmp_path_factory.mktemp("leaflets") / "town")
    for tag in ("ar", "ur"):
        assert towns.manage(site, "add-language", tag).returncode == 0
    return site


@pytest.fixture(scope="module")
def edition(town: Path) -> Edition:
    return edition_of(town)


@pytest.fixture(scope="module")
def printed(town: Path) -> Path:
    """The folder that the command has written for the full centre, in every language."""
    ran = towns.manage(town, "leaflets", "--centre", MAIN)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return town / "leaflets" / MAIN


class OwnThread:
    """A printer in a thread of its own: Playwright allows one a thread, and the other tests have theirs."""

    def __init__(self, thread: ThreadPoolExecutor, printer: paper.Printer) -> None:
        self._thread, self._printer = thread, printer

    def printed(self, wanted: Sheet) -> bytes:
        return self._thread.submit(self._printer.printed, wanted).result()


@pytest.fixture
def printer() -> Iterator[OwnThread]:
    with ThreadPoolExecutor(1) as thread:
        opened = paper.printer(TODAY)
        yield OwnThread(thread, thread.submit(opened.__enter__).result())
        thread.submit(opened.__exit__, None, None, None).result()


def on_paper(html: str) -> str:
    """The text of a sheet, without the map and the calendar, which are for screens only, and without its strips."""
    html = re.sub(r'<p><a (?:class="kn-button kn-button--quiet"|href="hours\.ics").*?</p>', "", html)
    html = re.sub(r'(?s)<style>.*?</style>|<title>.*?</title>|<div class="lf-strips".*?</body>', "", html)
    return html_page.parsed(html.replace("</html>", "</body></html>") if "</body>" not in html else html).text


@pytest.mark.parametrize("tag", few(["el", "ar", "en", "ur"], 2))
def test_a_leaflet_says_what_the_page_says_in_the_same_words(edition: Edition, tag: str) -> None:
    page = next(one for one in render(edition, f"centres/{MAIN}/") if (one.tag, one.kind) == (tag, "centre"))
    body, leaflet = html_page.parsed(page.body), html_page.parsed(sheet(edition, f"{MAIN}/leaflet-{tag}").html)
    for name in ("notices", "where", "hours", "mine", "services", "before"):
        assert leaflet.one("section", aria_labelledby=name).text == body.one("section", aria_labelledby=name).text
    assert leaflet.one("h1").text == body.one("h1").text
    assert leaflet.one("div", class_="kn-calls").text == body.one("div", class_="kn-calls").text
    assert leaflet.one("p", class_="kn-verified").text == body.one("p", class_="kn-verified").text


@pytest.mark.parametrize("kind", ["leaflet", "poster"])
@pytest.mark.parametrize("tag", few(["el", "ar", "en", "ur"], 2))
def test_a_program_reads_every_word_out_of_the_pdf(printed: Path, edition: Edition, tag: str, kind: str) -> None:
    """Of the Urdu poster too much is lost: it is in Nastaliq, and has the phone in figures."""
    name = f"{MAIN}/{kind}-{tag}"
    text = told(printed / f"{kind}-{tag}.pdf")
    found, wanted = set(words(text)), words(on_paper(sheet(edition, name).html))
    assert len(wanted) > (300 if kind == "leaflet" else 60)
    if (kind, tag) != ("poster", "ur"):
        assert [word for word in wanted if word not in found] == []
    assert "2310 555001" in text
    assert "691 2345678" in text


@pytest.mark.parametrize("tag", few(["el", "ar", "en", "ur"], 2))
def test_figures_stand_in_the_order_in_which_one_reads_them(printed: Path, tag: str) -> None:
    text = told(printed / f"leaflet-{tag}.pdf")
    for said in ("2310 555001", "08:00–15:00", "17:00–20:00", "08:00–14:30", "57001"):
        assert said in text
        assert said[::-1] not in text


@pytest.mark.parametrize("kind", ["leaflet", "poster"])
@pytest.mark.parametrize("tag", few(["el", "ar", "en", "ur"], 2))
def test_a_sheet_is_tagged_and_says_its_title_and_its_language(printed: Path, tag: str, kind: str) -> None:
    pdf = printed / f"{kind}-{tag}.pdf"
    said = about(pdf)
    assert said["Tagged"] == "yes"
    assert said["Page size"].endswith("(A4)")
    assert int(said["Pages"]) <= (2 if kind == "leaflet" else 1)
    assert "Κέντρο Κοινότητας Νεοχώρας" in said["Title"]
    assert said["CreationDate"].startswith("Sat Nov  7 ")
    assert b"/StructTreeRoot" in pdf.read_bytes()
    assert f"/Lang ({tag})".encode() in pdf.read_bytes()


def test_the_strips_of_a_poster_have_the_phone_and_the_address(printed: Path) -> None:
    text = told(printed / "poster-el.pdf")
    assert text.count("2310 555001") == 10
    assert text.count("Ακακιών 12 & Ευβοίας, Νεοχώρα") == 9


def test_of_what_nobody_knows_a_leaflet_says_so(town: Path, tmp_path: Path) -> None:
    ran = towns.manage(town, "leaflets", "--centre", "vathyrema", "--language", "el", "--out", str(tmp_path))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    leaflet, poster = (tmp_path / "vathyrema" / f"{kind}-el.pdf" for kind in ("leaflet", "poster"))
    assert [about(pdf)["Pages"] for pdf in (leaflet, poster)] == ["1", "1"]
    for said in ("Δεν έχει δημοσιευτεί τηλέφωνο.", "Δεν έχουν δημοσιευτεί ώρες.", "Δεν έχει δημοσιευτεί με τι βοηθά."):
        assert said in told(leaflet)
    assert "Δεν έχει δημοσιευτεί τηλέφωνο." in told(poster)
    assert "Δεν έχει δημοσιευτεί διεύθυνση." in told(poster)
    assert "lf-strips" not in sheet(edition_of(town), "vathyrema/poster-el").html.partition("</style>")[2]


def test_old_hours_are_those_of_their_source_and_not_more(edition: Edition) -> None:
    leaflet = html_page.parsed(sheet(edition, "neochora-roma/leaflet-el").html)
    assert "Οι ώρες δημοσιεύτηκαν χωρίς ημερομηνία (Μάρτιος 2019 ή αργότερα)" in leaflet.text
    assert not list(leaflet.all(class_="kn-now"))
    assert "Φτιάχτηκε: 7 Νοεμβρίου 2026." in leaflet.one("footer").text


def test_the_papers_are_those_of_each_benefit_and_what_is_unknown_is_said(edition: Edition) -> None:
    papers = html_page.parsed(sheet(edition, f"{MAIN}/leaflet-el").html).one("section", aria_labelledby="papers")
    assert [heading.text for heading in papers.all("h3")] == [
        "Ελάχιστο Εγγυημένο Εισόδημα (ΕΕΕ)",
        "Επίδομα Μετακόμισης",
    ]
    assert [item.text for item in list(papers.all("ul"))[1].all("li")] == [
        "Ταυτότητα ή διαβατήριο",
        "Ηλεκτρονικό μισθωτήριο Το παλιό.",
    ]
    assert "Για τα υπόλοιπα δεν έχει δημοσιευτεί τι χαρτιά χρειάζονται." in papers.text


def test_a_demonstration_says_so_on_paper_too(edition: Edition, tmp_path: Path) -> None:
    demonstration = edition_of(towns.copy("mikro", tmp_path))
    centre = next(iter(demonstration.site.centres))
    for kind in ("leaflet", "poster"):
        html = html_page.parsed(sheet(demonstration, f"{centre}/{kind}-el").html)
        assert html.one("p", class_="lf-banner").text.startswith("Δοκιμαστικός ιστότοπος.")
        assert not list(html_page.parsed(sheet(edition, f"{MAIN}/{kind}-el").html).all("p", class_="lf-banner"))


def test_the_code_of_the_page_is_there_where_the_address_of_the_site_is_known(town: Path, tmp_path: Path) -> None:
    html = sheet(edition_of(town), f"{MAIN}/leaflet-ar").html
    assert html.count("kn-qr") == 1
    assert html_page.parsed(html).one("footer").text.count(f"https://kentra.example/neochora/ar/centres/{MAIN}/") == 1
    site = towns.copy("mikro", tmp_path)
    centre = next(iter(edition_of(site).site.centres))
    assert "kn-qr" not in sheet(edition_of(site), f"{centre}/leaflet-el").html
    named = sheet(edition_of(site, "https://mikro.example/"), f"{centre}/leaflet-el").html
    assert f"https://mikro.example/centres/{centre}/" in html_page.parsed(named).one("footer").text


def test_a_very_long_centre_fits_on_one_sheet(tmp_path: Path, printer: OwnThread) -> None:
    """With forty services of its own, each with papers, and names that never end."""
    site = towns.copy("neochora", tmp_path)
    ids = [f"own-{number}" for number in range(40)]
    name = "Πρόγραμμα στήριξης ηλικιωμένων, ανέργων και οικογενειών με παιδιά σε κάθε γειτονιά"
    papers = "[identity, lease, tax-return, tax-clearance, iban, consent-form, amka, afm]"
    record = (
        "\n    kind: service\n    names: {{ official: '{name} {id}' }}\n    summary: Βοηθά.\n    source: newspaper\n"
    )
    own = "".join(
        f"  {id}:{record.format(name=name, id=id)}    papers: {{ items: {papers}, source: newspaper }}\n" for id in ids
    )
    towns.edit(
        site,
        "data/services.yaml",
        ("  moving-help:\n    kind", f"{own}  moving-help:\n    kind"),
    )
    listed = "".join(f"      - {id}\n" for id in ids)
    towns.edit(
        site,
        "data/centres.yaml",
        ("      - moving-help\n", f"      - moving-help\n{listed}"),
        ("name: Κέντρο Κοινότητας Νεοχώρας", f"name: {name}, και πάλι {name}"),
    )
    for kind, sides in (("leaflet", 2), ("poster", 1)):
        pdf = tmp_path / f"{kind}.pdf"
        pdf.write_bytes(printer.printed(sheet(edition_of(site), f"{MAIN}/{kind}-el")))
        assert about(pdf)["Pages"] == str(sides)
        assert "2310 555001" in told(pdf)
        if kind == "leaflet":
            assert not [id for id in ids if id not in told(pdf)]


def test_the_same_sheet_on_the_same_day_is_the_same_file(edition: Edition, printer: OwnThread) -> None:
    wanted = sheet(edition, "vathyrema/poster-ar")
    assert printer.printed(wanted) == printer.printed(wanted)


def test_letters_that_no_font_has_are_refused_by_name(printer: OwnThread) -> None:
    html = "<!doctype html><title>Α</title><body>Νεοχώρα \U0001e5d0 اردو ქართული"
    with pytest.raises(paper.LettersMissing, match=r"^\U0001e5d0$"):
        printer.printed(Sheet("x", html, html, sides=1, sizes=(12, 10)))


def test_what_fits_on_no_paper_is_refused(printer: OwnThread) -> None:
    html = f"<!doctype html><title>Α</title><body>{'<p>α</p>' * 400}"
    with pytest.raises(paper.TooLong, match="x"):
        printer.printed(Sheet("x", html, html, sides=2, sizes=(12, 10)))


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        ((), {"KENTRO_CHROMIUM": "/nowhere/chromium"}, "Chromium, which prints the leaflets, is missing."),
        ((), {"KENTRO_CHROMIUM": "false"}, "Chromium, which prints the leaflets, is missing."),
        (("--centre", "nowhere"), {}, 'There is no centre "nowhere".'),
        (("--language", "ka"), {}, 'The site has no translations into the language "ka".'),
        (("--url", "kentra.example"), {}, "https://kentro.dimos.gr/"),
    ],
    ids=["no-chromium", "broken-chromium", "centre", "language", "address"],
)
def test_what_cannot_be_printed_is_said_and_nothing_is_written(
    town: Path, tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str], said: str
) -> None:
    ran = towns.manage(town, "--lang", "en", "leaflets", "--out", str(tmp_path / "out"), *arguments, **environment)
    assert ran.returncode == 1
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "out").exists()


def test_a_site_publishes_nothing_of_its_leaflets(neochora: Path) -> None:
    assert not [path.name for path in neochora.rglob("*") if re.search("leaflet|poster|sheet", path.name)]
