"""The open-now line in Chromium: the phone's clock and zone are moved, the page is of 20 December 2026.

That it agrees with the engine on every day is `test_same_answer.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

import towns
from browser import Serve, assert_accessible
from kentro.catalogue import NATIONAL
from matrix import few

Open = Callable[..., Page]


def athens(moment: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Athens"))


@pytest.fixture(scope="session")
def address(orologio: Path, serve: Serve) -> str:
    return serve(orologio)


@pytest.fixture
def at(chromium: Browser, address: str) -> Iterator[Open]:
    """Opens a page at a moment in Athens on a phone in some zone; what its console says is an error."""
    contexts = []
    said: list[str] = []

    def opened(path: str, moment: str, zone: str = "Europe/Athens", **options: bool) -> Page:
        context = chromium.new_context(timezone_id=zone, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.clock.install(time=athens(moment))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []


def now(page: Page) -> str:
    return page.locator(".kn-now").first.inner_text()


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-12-23T07:59", "Κλειστά τώρα. Ανοίγει σήμερα στις 08:00"),
        ("2026-12-23T08:00", "Ανοιχτά τώρα, έως τις 15:00"),
        ("2026-12-23T14:59", "Ανοιχτά τώρα, έως τις 15:00"),
        ("2026-12-23T15:00", "Κλειστά τώρα. Ανοίγει Πέμπτη 24 Δεκεμβρίου στις 08:00"),
        ("2026-12-24T10:00", "Ανοιχτά τώρα, έως τις 11:00 (έκτακτες ώρες)"),
        ("2026-12-27T10:00", "Κλειστά τώρα. Ανοίγει Δευτέρα 4 Ιανουαρίου στις 08:00"),
        ("2026-12-28T10:00", "Κλειστά τώρα. Ανοίγει Δευτέρα 4 Ιανουαρίου στις 08:00 (Άδειες)"),
        ("2026-12-31T10:00", "Κλειστά τώρα. Ανοίγει Δευτέρα 4 Ιανουαρίου στις 08:00 (Άδειες)"),
        ("2027-01-04T10:00", "Ανοιχτά τώρα, έως τις 15:00"),
        ("2027-05-03T10:00", "Κλειστά τώρα. Για Τρίτη 4 Μαΐου δεν ξέρουμε. Τηλεφωνήστε (Δευτέρα του Πάσχα)"),
        ("2027-05-04T10:00", "Δεν ξέρουμε αν είναι ανοιχτό τώρα. Τηλεφωνήστε (Πρωτομαγιά, ίσως μεταφερθεί)"),
        ("2027-11-15T10:00", "Κλειστά τώρα (Το κέντρο μεταφέρεται)"),
    ],
)
def test_before_into_and_after_what_changes(at: Open, moment: str, said: str) -> None:
    assert now(at("centres/announced/", moment)) == said


@pytest.mark.parametrize("zone", ["Asia/Karachi", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_clock_is_that_of_athens_whatever_the_phone_s_zone(at: Open, zone: str) -> None:
    assert now(at("en/centres/announced/", "2026-12-23T08:01", zone)) == "Open now, until 15:00"
    assert now(at("en/centres/announced/", "2026-12-23T00:01", zone)) == "Closed now. Opens today at 08:00"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2027-03-28T08:00", "Open now, until 20:00"),  # at 03:00 the clocks go forward
        ("2027-03-28T07:59", "Closed now. Opens today at 08:00"),
        ("2027-10-31T08:00", "Open now, until 20:00"),  # at 04:00 they go back
        ("2027-10-31T07:59", "Closed now. Opens today at 08:00"),
    ],
)
def test_the_days_on_which_the_clocks_change(at: Open, moment: str, said: str) -> None:
    assert now(at("en/centres/every-day/", moment)) == said


def test_it_changes_at_the_minute_and_across_midnight(at: Open) -> None:
    page = at("centres/plain/", "2026-12-20T23:59:20")
    assert now(page) == "Κλειστά τώρα. Ανοίγει Δευτέρα 21 Δεκεμβρίου στις 08:00"
    page.clock.run_for(45_000)
    assert now(page) == "Κλειστά τώρα. Ανοίγει σήμερα στις 08:00"
    page.clock.fast_forward("07:58:00")
    page.clock.run_for(2 * 60_000)
    assert now(page) == "Ανοιχτά τώρα, έως τις 15:00"


def test_a_page_that_comes_back_from_sleep_is_right_at_once(at: Open) -> None:
    page = at("centres/plain/", "2026-12-21T09:00")
    page.clock.set_fixed_time(athens("2026-12-21T16:00"))
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    assert now(page) == "Κλειστά τώρα. Ανοίγει Τρίτη 22 Δεκεμβρίου στις 08:00"


def test_it_admits_when_its_data_ends(at: Open) -> None:
    ended = "Οι ώρες αυτές δεν έχουν ελεγχθεί πρόσφατα. Τηλεφωνήστε πριν πάτε"
    assert now(at("centres/plain/", "2028-01-24T10:00")) == "Ανοιχτά τώρα, έως τις 15:00"  # the 400th day
    assert now(at("centres/plain/", "2028-01-25T10:00")) == ended
    assert now(at("centres/plain/", "2031-06-01T10:00")) == ended


def test_it_claims_nothing_from_the_day_on_which_somebody_should_have_asked_again(at: Open) -> None:
    ended = "Οι ώρες αυτές δεν έχουν ελεγχθεί πρόσφατα. Τηλεφωνήστε πριν πάτε"
    assert now(at("centres/unknown-rules/", "2027-04-02T10:00")) == "Ανοιχτά τώρα, έως τις 17:00"
    assert now(at("centres/unknown-rules/", "2027-04-05T10:00")) == ended


def test_a_phone_whose_clock_is_before_the_page_gets_no_claim(at: Open) -> None:
    assert now(at("centres/plain/", "2026-12-01T10:00")) == "Δεν ξέρουμε αν είναι ανοιχτό τώρα. Τηλεφωνήστε"


@pytest.mark.parametrize("centre", ["silent", "holidays-only"])
def test_without_hours_nothing_is_claimed(at: Open, centre: str) -> None:
    assert at(f"centres/{centre}/", "2026-12-23T10:00").locator(".kn-now").count() == 0


def test_hours_that_nobody_verified_are_shown_and_not_claimed(chromium: Browser, neochora: Path, serve: Serve) -> None:
    page = chromium.new_context().new_page()
    page.goto(serve(neochora) + "centres/neochora-roma/")
    assert page.locator(".kn-hours").first.is_visible()
    assert page.locator(".kn-now").count() == 0
    page.context.close()


def test_what_has_ended_is_hidden_on_a_page_from_a_cache(at: Open) -> None:
    page = at("centres/announced/", "2027-01-04T10:00")
    lines = page.locator(".kn-changes li")
    assert [line.is_visible() for line in lines.all()] == [False, False, False, True, False]
    assert page.locator(".kn-changes").is_visible()
    notices = page.locator(".kn-notices li:visible")
    assert [notice.split(".")[0] for notice in notices.all_inner_texts()] == ["Ελάχιστο Εγγυημένο Εισόδημα (ΕΕΕ)"]
    page = at("centres/announced/", "2027-02-01T10:00")
    assert not page.locator(".kn-changes").is_visible()
    assert not page.locator(".kn-notices").is_visible()


def test_without_a_script_the_hours_and_what_changes_are_there(at: Open) -> None:
    page = at("centres/announced/", "2026-12-23T10:00", java_script_enabled=False)
    assert page.locator(".kn-hours").first.is_visible()
    assert page.locator(".kn-changes li").first.is_visible()
    assert page.locator(".kn-now").first.inner_text() == ""  # only its place is kept, so that nothing moves


def test_arabic_is_said_from_right_to_left(at: Open) -> None:
    line = at("ar/centres/announced/", "2026-12-27T10:00").locator(".kn-now").first
    assert line.inner_text() == "مغلق الآن. يفتح يوم الاثنين، 4 يناير الساعة 08:00"
    assert line.locator("[lang]").count() == 0


def test_words_of_another_language_are_marked_as_such(tmp_path: Path, chromium: Browser, serve: Serve) -> None:
    """A language without its own words says the English ones."""
    town = towns.copy("orologio", tmp_path / "town")
    (town / NATIONAL / "ar.po").unlink()
    site = towns.build(town, SOURCE_DATE_EPOCH=str(towns.epoch("2026-12-20")))
    context = chromium.new_context(timezone_id="Europe/Athens")
    page = context.new_page()
    page.clock.install(time=athens("2026-12-27T10:00"))
    page.goto(serve(site) + "ar/centres/announced/")
    line = page.locator(".kn-now span").first
    assert (line.get_attribute("lang"), line.get_attribute("dir")) == ("en", "ltr")
    assert line.inner_text() == "Closed now. Opens Monday 4 January at 08:00"
    context.close()


def test_the_list_hides_what_is_closed_and_never_what_is_not_known(at: Open) -> None:
    page = at("centres/", "2026-12-24T10:00")
    shown = page.locator(".kn-card:visible")
    assert shown.count() == 11
    page.get_by_label("Κρύψε όσα είναι κλειστά τώρα").check()
    states = [card.locator(".kn-now").get_attribute("data-state") for card in shown.all()]
    assert (states.count("open"), states.count("unknown"), states.count("closed")) == (5, 4, 0)
    assert all(card.locator(".kn-now").is_visible() for card in shown.all())
    said = "Ανοιχτά τώρα: 5. Δεν ξέρουμε, τηλεφωνήστε: 4. Κλειστά, κρυμμένα: 2."
    assert page.locator(".kn-filter").get_by_role("status").inner_text() == said
    page.get_by_label("Κρύψε όσα είναι κλειστά τώρα").uncheck()
    assert shown.count() == 11


def test_without_a_script_the_list_has_no_filter(at: Open) -> None:
    page = at("centres/", "2026-12-24T10:00", java_script_enabled=False)
    assert not page.locator(".kn-filter").is_visible()
    assert page.locator(".kn-card:visible").count() == 11


@pytest.mark.parametrize(
    "path", few(["ar/centres/announced/", "centres/", "centres/announced/", "centres/seasons/", "ar/centres/"], 2)
)
def test_axe_finds_nothing_while_the_script_speaks(chromium: Browser, address: str, path: str) -> None:
    page = chromium.new_context(bypass_csp=True, viewport={"width": 360, "height": 740}).new_page()
    page.clock.set_fixed_time(athens("2026-12-24T10:00"))
    page.goto(address + path)
    if page.locator(".kn-filter").count():
        page.locator(".kn-filter input").check()
    assert_accessible(page)
