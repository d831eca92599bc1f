"""How much a record may claim, by the day on which it was verified, and what the pages say much later."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import pseudo
import towns
from browser import Serve, assert_accessible
from html_page import Element, page
from kentro import freshness
from kentro.catalogue import Translator, read_catalogues
from kentro.load import load
from kentro.model import Verified
from kentro.values import PartialDate, Period

CASES = {
    "never asked": (Verified(), "2026-11-07", "never-verified"),
    "never asked, whatever the method": (Verified(how="press", review_every=Period(1)), "2026-11-07", "never-verified"),
    "asked today": (Verified(on=PartialDate(2026, 11, 7)), "2026-11-07", "fresh"),
    "six months less a day": (Verified(on=PartialDate(2026, 5, 8)), "2026-11-07", "fresh"),
    "six months": (Verified(on=PartialDate(2026, 5, 7)), "2026-11-07", "overdue"),
    "years ago": (Verified(on=PartialDate(2016, 11, 28)), "2026-11-07", "overdue"),
    "its own period, not yet": (Verified(on=PartialDate(2026, 8, 31), review_every=Period(6)), "2027-02-27", "fresh"),
    "its own period, the last of February": (
        Verified(on=PartialDate(2026, 8, 31), review_every=Period(6)),
        "2027-02-28",
        "overdue",
    ),
    "a month counts from its first day": (
        Verified(on=PartialDate(2026, 5), review_every=Period(6)),
        "2026-11-01",
        "overdue",
    ),
    "a month, a day earlier": (Verified(on=PartialDate(2026, 5), review_every=Period(6)), "2026-10-31", "fresh"),
    "a year counts from its first day": (
        Verified(on=PartialDate(2026), review_every=Period(6)),
        "2026-07-01",
        "overdue",
    ),
}


@pytest.mark.parametrize(("verified", "today", "expected"), CASES.values(), ids=CASES)
def test_a_record_is_fresh_until_it_is_time_to_ask_again(verified: Verified, today: str, expected: str) -> None:
    assert freshness.of(verified, datetime.date.fromisoformat(today)) == expected


# Thirteen months later ---------------------------------------------------------------------------------------------

LANGUAGES = ("el", "en", "ar", "ur", "sq")
NOTES = ("verified.overdue", "verified.never", "verified.no-phone", "benefit.old", "benefit.yours")
ON_CARDS = ("verified.card", "verified.no-phone")


@pytest.fixture(scope="module")
def late(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first town in five languages, built thirteen months after the tests' day: everything in it is overdue."""
    site = towns.copy("neochora", tmp_path_factory.mktemp("late") / "town")
    pseudo.add(site, "ar", pseudo.arabic, 50)
    pseudo.add(site, "ur", pseudo.arabic)
    pseudo.add(site, "sq", pseudo.long)
    towns.edit(
        site, "data/services.yaml", ("    facts:\n", "    verified: { on: 2026-10-05, how: phone }\n    facts:\n")
    )
    return towns.build(site, SOURCE_DATE_EPOCH=str(towns.epoch("2027-12-07")))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_thirteen_months_later_every_overdue_record_is_marked_in_each_language(late: Path, tag: str) -> None:
    catalogues, _ = read_catalogues(late.parent, (tag,))
    site = load(late.parent).site
    assert site
    t = Translator(tag, catalogues, site.interface)

    def is_said(note: Element, keys: tuple[str, ...]) -> bool:
        date = next((time.text for time in note.all("time")), "")
        return note.text in [" ".join(t.plain(key, date=date).split()) for key in keys]

    prefix = "" if tag == "el" else f"{tag}/"
    for kind, records in (("centres", site.centres), ("benefits", site.services)):
        for key in records:
            main = page(late, f"{prefix}{kind}/{key}/").one("main")
            (note,) = main.all("p", class_="kn-verified")
            assert is_said(note, NOTES), note.text
    for path in ("", "centres/", "municipalities/neochora/", "benefits/moving-help/"):
        cards = list(page(late, prefix + path).all("li", class_="kn-card"))
        of_centres = [card for card in cards if any("/centres/" in f"/{link}" for link in card.links())]
        assert of_centres
        for card in of_centres:
            (mark,) = (one for one in card.all("p") if "data-freshness" in one.attributes)
            assert is_said(mark, ON_CARDS), mark.text


@pytest.mark.parametrize("tag", LANGUAGES)
def test_thirteen_months_later_hours_claim_nothing_and_say_when_they_were_checked(late: Path, tag: str) -> None:
    main = page(late, f"{'' if tag == 'el' else f'{tag}/'}centres/neochora-main/").one("main")
    for note in (main.one("p", class_="kn-verified"), main.one("p", class_="kn-caution")):
        assert note.one("time").attributes["datetime"] == "2026-10-05"
    assert not any("data-hours" in one.attributes for one in main.all())
    assert not list(main.all("section", class_="kn-notices"))


def test_a_page_beside_the_greek_keeps_the_mark(late: Path) -> None:
    text = page(late, "sq/centres/neochora-main/side-by-side/").one("main").text.replace("\u00a0", " ")
    assert "Τελευταίος έλεγχος: 5 Οκτωβρίου 2026. Τα στοιχεία μπορεί να έχουν αλλάξει. Τηλεφωνήστε πριν πάτε." in text


def test_the_statement_says_itself_that_its_review_is_late(late: Path, neochora: Path) -> None:
    note = page(late, "en/accessibility/").one("p", data_freshness="overdue")
    assert note.one("time").attributes["datetime"] == "2027-10-05"
    assert note.text.startswith("This statement should have been reviewed again by")
    assert not list(page(neochora, "accessibility/").all("p", data_freshness="overdue"))


def test_fresh_records_say_when_they_were_checked_and_are_not_marked(neochora: Path) -> None:
    main = page(neochora, "en/centres/neochora-main/").one("main")
    assert main.one("p", class_="kn-verified").text.replace("\u00a0", " ") == "Last checked: 5 October 2026."
    marked = [one.tag for one in main.all() if "data-freshness" in one.attributes]
    assert len(marked) == len(list(main.all("li", class_="kn-card"))), "only the branch, which nobody verified"


def test_a_marked_page_is_as_accessible_as_any(late: Path, chromium: Browser, serve: Serve) -> None:
    address = serve(late)
    for path in ("centres/neochora-main/", "ar/centres/", "accessibility/"):
        context = chromium.new_context(viewport={"width": 360, "height": 740}, color_scheme="dark", bypass_csp=True)
        opened = context.new_page()
        opened.goto(address + path)
        assert_accessible(opened)
