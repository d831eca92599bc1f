"""A translator is told where each text stands and what its placeholders hold, and nothing of the values themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import towns
from kentro.load import load
from kentro.model import FACT_UNITS, Site
from kentro.notes import PAGES, PLACES, UNITS, VALUES, notes
from kentro.translations import texts
from kentro.values import PLACEHOLDER, Text


def read(root: Path) -> Site:
    site = load(root).site
    assert site is not None
    return site


def placeholders(text: Text) -> set[str]:
    return set(PLACEHOLDER.findall(text.greek)) | set(PLACEHOLDER.findall(text.plural or ""))


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Site]:
    """The invented towns, one of them with a note of its own on a national benefit."""
    folder = tmp_path_factory.mktemp("towns")
    copies = [towns.copy(town, folder / town) for town in ("neochora", "mikro", "orologio")]
    own = towns.copy("neochora", folder / "own")
    with (own / "data/services.yaml").open("a", encoding="utf-8") as services:
        services.write("local:\n  housing-benefit: { note: Αιτήσεις με ραντεβού., source: decree }\n")
    with (own / "data/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("logo: { file: local/logo.svg, alt: Έμβλημα }\n")
    return [read(copy) for copy in (*copies, own)]


def test_every_group_of_the_pages_strings_has_its_place_and_no_place_is_unused(sites: list[Site]) -> None:
    assert set(PAGES) == {key.split(".")[0] for key in sites[0].interface}


def test_every_placeholder_of_the_pages_strings_is_explained_and_none_is_unused(sites: list[Site]) -> None:
    assert set(VALUES) == set().union(*map(placeholders, sites[0].interface.values()))


def test_every_unit_of_a_fact_is_explained_and_none_is_unused() -> None:
    assert set(UNITS) == {*FACT_UNITS, "EUR month", "EUR year"}


def test_every_kind_of_record_has_its_place_and_no_place_is_unused(sites: list[Site]) -> None:
    paths = [text.path for site in sites for text in texts(site)]
    assert set(PLACES) == {path[path[0] == "national"] for path in paths} - {"ui"}


def test_every_text_says_first_where_it_stands(sites: list[Site]) -> None:
    for site in sites:
        told = notes(site)
        for text in texts(site):
            place = told[text.context][0]
            group = PAGES.get(text.path[1]) if text.path[0] == "ui" else None
            kind = PLACES.get(text.path[text.path[0] == "national"], "")
            assert place == group or re.search(re.escape(kind).replace(r"\{\}", "[a-z0-9-]+") + r"\)$", place), text


def test_every_placeholder_of_a_text_is_explained_once(sites: list[Site]) -> None:
    for site in sites:
        told = notes(site)
        for text in texts(site):
            explained = [found[1] for note in told[text.context] if (found := re.match(r"\{(.+?)\}: ", note))]
            assert sorted(explained) == sorted(placeholders(text)), text.context


TOLD = {
    "ui.page.skip": ("γύρω από το περιεχόμενο κάθε σελίδας",),
    "ui.hours.half-until": ("σελίδα κέντρου, ώρες", "{time}: ώρα, όπως «15:00»"),
    "ui.centres.count": ("κατάλογος των κέντρων", "{n}: αριθμός"),
    "site.name": ("(πάνω μέρος κάθε σελίδας, όνομα του ιστότοπου)",),
    "centres.neochora-main.name": (
        "όνομα (centres/neochora-main/)",
        "Επίσημο όνομα: στη σελίδα φαίνεται και το ελληνικό δίπλα του.",
    ),
    "centres.neochora-main.phones.0.for": (
        "Κέντρο Κοινότητας Νεοχώρας › τηλέφωνα › για τι είναι (centres/neochora-main/)",
    ),
    "centres.neochora-main.remarks.door.text": (
        "Κέντρο Κοινότητας Νεοχώρας › παρατηρήσεις › κείμενο (centres/neochora-main/)",
        "{street}: οδός και αριθμός, στα ελληνικά",
        "{time}: ώρες, όπως «08:00–15:00»",
    ),
    "services.moving-help.amounts.monthly.text": (
        "Επίδομα Μετακόμισης › πόσα › κείμενο (benefits/moving-help/)",
        "{monthly}: ποσό τον μήνα, όπως «100 € τον μήνα»",
        "{most}: ποσό τον χρόνο, όπως «100 € τον χρόνο»",
    ),
    "services.moving-help.timing.until.text": (
        "Επίδομα Μετακόμισης › κόστος και χρόνος › κείμενο (benefits/moving-help/)",
        "{deadline}: ημερομηνία, όπως «15 Μαΐου 2023»",
        "{closing}: ώρα, όπως «15:00»",
    ),
    "services.moving-help.law.act.text": (
        "Επίδομα Μετακόμισης › νόμοι › κείμενο (benefits/moving-help/)",
        "{act}: αριθμός νόμου, άρθρου ή απόφασης",
    ),
}


@pytest.mark.parametrize(("context", "told"), TOLD.items(), ids=TOLD)
def test_a_translator_is_told(sites: list[Site], context: str, told: tuple[str, ...]) -> None:
    assert notes(sites[0])[context] == told


def test_a_period_where_no_unit_has_one_is_passed_over(town: Path) -> None:
    towns.edit(town, "data/services.yaml", ("value: 67, unit: percent,", "value: 67, unit: percent, per: month,"))
    told = notes(read(town))["services.moving-help.who.stay.text"]
    assert "{share}: ποσοστό, όπως «50%»" in told


VALUES_OF_THE_TOWN = {
    "an amount": ("data/services.yaml", "value: 150, unit: EUR", "value: 160, unit: EUR"),
    "a date": ("data/services.yaml", "date: 2026-12-31", "date: 2027-01-31"),
    "a phone": ("data/centres.yaml", "2310 555001", "2310 555003"),
    "a time": ("data/centres.yaml", '"08:00-10:00"', '"08:00-11:00"'),
    "a street": ("data/centres.yaml", "Ευβοίας 4", "Ευβοίας 6"),
}


@pytest.mark.parametrize(("file", "old", "new"), VALUES_OF_THE_TOWN.values(), ids=VALUES_OF_THE_TOWN)
def test_a_changed_value_changes_no_note(town: Path, sites: list[Site], file: str, old: str, new: str) -> None:
    towns.edit(town, file, (old, new))
    assert notes(read(town)) == notes(sites[0])
