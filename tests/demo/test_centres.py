"""This site's own data: what the seven centres' sources say is on their pages, and what they replaced is not.

`manage.py init` removes this folder: a fork has other centres.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from html_page import page

LANGUAGES = ("", "en/")

CONTACTS = {
    "athens-1": ["tel:+302105277020", "Λιοσίων 22", "Ισόγειο|Ground floor"],
    "athens-2": ["tel:+302144117400", "Πατησίων 159", "Κτίριο της Γενικής Γραμματείας του Δήμου Αθηναίων"],
    "athens-migrant-integration": ["tel:+302132082996", "Μαιζώνος & Ψαρών", "Μαιζώνος 45 & Ψαρών", "09:00–13:00"],
    "athens-roma-branch": ["tel:+302132082998", "Μαιζώνος & Ψαρών"],
    "dafni-ymittos": [
        "tel:+302132037822",
        "mailto:kentrokoinotitas@dafni-ymittos.gov.gr",
        "Πρώην Δημαρχείο Υμηττού",
        "1ος όροφος|Floor 1",
        "https://www.dafni-ymittos.gov.gr/category/kentro-kinotitas/",
    ],
    "petroupoli": [
        "tel:+302105065885",
        "Αθ. Διάκου 88Α & Αγ. Δημητρίου",
        "Δημοτικό κτίριο «Γιάννης Ρίτσος»",
        "Δευτέρα έως Παρασκευή 09:00–17:00|Monday to Friday 09:00–17:00",
        "2 κοινωνικοί λειτουργοί|2 social workers",
        "1 ψυχολόγος|1 psychologist",
        "21639",
    ],
    "mylopotamos": [
        "tel:+302834023144",
        "mailto:kentrokoinotitas.milopotamou1@gmail.com",
        "Χώρος του ΚΑΠΗ",
        "Δευτέρα έως Παρασκευή 08:00–16:00|Monday to Friday 08:00–16:00",
        "1 κοινωνικός λειτουργός|1 social worker",
        "Μάιος 2017|May 2017",
    ],
}
FIGURES = {
    "athens-1": "8858 27742 12300 4000 7800",
    "dafni-ymittos": "1702 4697 3025 729 258 189 69 232 57 617 933 553 13 222 16 132 42 34 57 129 430 17956",
}
SUPERSEDED = ("Κων/νου", "Κωνσταντίνου", "Agiou Konstantinou", "Konstantinou")


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("centre", CONTACTS)
def test_every_current_fact_of_a_source_is_on_its_centres_page(demo: Path, centre: str, prefix: str) -> None:
    main = page(demo, f"{prefix}centres/{centre}/").one("main")
    text, links = main.text.replace("\u00a0", " "), main.links()
    for fact in CONTACTS[centre]:
        if re.match("(tel|mailto|https):", fact):
            assert fact in links
        else:
            assert fact.split("|")[bool(prefix) if "|" in fact else 0] in text, fact


@pytest.mark.parametrize("centre", CONTACTS)
def test_every_centre_has_a_map_link(demo: Path, centre: str) -> None:
    links = page(demo, f"centres/{centre}/").one("main").links()
    assert sum(link.startswith("https://www.google.com/maps/search/?api=1&query=") for link in links) == 1


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("centre", FIGURES)
def test_every_line_of_a_report_is_in_its_table(demo: Path, centre: str, prefix: str) -> None:
    cells = [cell.text for table in page(demo, f"{prefix}centres/{centre}/").all("table") for cell in table.all("td")]
    numbers = [re.sub(r"\D", "", cell) for cell in cells]
    assert numbers == FIGURES[centre].split()


def test_nothing_superseded_is_anywhere(demo: Path) -> None:
    for path in sorted(demo.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        assert not [word for word in SUPERSEDED if word in html], path


def test_undated_hours_claim_nothing(demo: Path) -> None:
    for centre in ("petroupoli", "mylopotamos"):
        caution = page(demo, f"centres/{centre}/").one("p", class_="kn-caution").text
        assert "χωρίς ημερομηνία" in caution
        assert "Τηλεφωνήστε πριν πάτε" in caution


def test_every_page_says_that_this_is_a_demonstration(demo: Path) -> None:
    for path in demo.rglob("index.html"):
        document = page(path.parent, "")
        assert document.one("p", class_="kn-banner")
        assert document.one("meta", name="robots").attributes["content"] == "noindex"


def test_nothing_is_left_untranslated(demo: Path) -> None:
    for path in (demo / "en").rglob("index.html"):
        assert not [note for note in page(path.parent, "").all("p", class_="kn-note") if "translated" in note.text], (
            path
        )


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("centre", CONTACTS)
def test_no_centre_claims_to_be_open_as_nobody_has_verified_its_hours(demo: Path, centre: str, prefix: str) -> None:
    document = page(demo, f"{prefix}centres/{centre}/")
    assert not [element for element in document.all() if "data-hours" in element.attributes]
    if list(document.all("dl", class_="kn-hours")):
        assert document.one("p", class_="kn-caution").text


def test_the_oldest_hours_say_how_old_they_are(demo: Path) -> None:
    said = {c: page(demo, f"centres/{c}/").one("p", class_="kn-caution").text for c in ("petroupoli", "mylopotamos")}
    assert "(28 Νοεμβρίου 2016 ή αργότερα)" in said["petroupoli"].replace("\u00a0", " ")
    assert "(Μάιος 2017 ή αργότερα)" in said["mylopotamos"].replace("\u00a0", " ")
