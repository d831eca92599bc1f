"""A mobile unit: the next days on which it stops somewhere, on its page, in its calendar, in the search and the API."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

import towns
from html_page import page
from kentro.visits import falls_on

BUS = """  neochora-bus:
    municipality: neochora
    kind: mobile-unit
    name: Κινητή Μονάδα Νεοχώρας
    phones: [ { number: "2310555044" } ]
    notices: [ { kind: closure, from: 2026-12-15, to: 2026-12-15, text: Συνεργείο. } ]
    visits:
      palaiochori:
        place: { place: Πλατεία, locality: Παλαιοχώρι }
        dates: [ 2026-11-03, 2026-12-01, 2026-12-15 ]
        hours: "10:00-12:30"
      ammos:
        place: { locality: Άμμος }
        every: We[4]
        note: Μπροστά στο σχολείο.
    source: call-2026
"""


def with_bus(site: Path, text: str = BUS) -> Path:
    towns.edit(site, "data/centres.yaml", ("centres:\n  neochora-main:", f"centres:\n{text}  neochora-main:"))
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = with_bus(towns.copy("neochora", tmp_path_factory.mktemp("visits") / "town"))
    towns.translate(site)
    return towns.build(site)


@pytest.mark.parametrize("tag", ["", "en/"])
def test_the_next_stops_are_listed_in_order_and_past_ones_never(built: Path, tag: str) -> None:
    section = page(built, f"{tag}centres/neochora-bus/").one("section", aria_labelledby="visits")
    stops = list(section.all("li", data_fact="visit"))
    days = [stop.attributes["data-until"] for stop in stops]
    assert days[:3] == ["2026-11-25", "2026-12-01", "2026-12-15"]
    assert days == sorted(days)
    assert len(days) == 10
    unsure, sure, cancelled = stops[:3]
    assert "10:00–12:30" in sure.text
    assert "Παλαιοχώρι" in sure.text
    assert not tag or "Palaiochori" in sure.text
    assert list(unsure.all("span", class_="kn-caution")), "a municipal holiday of which nobody has said anything"
    assert list(cancelled.all("span", class_="kn-caution"))
    assert "10:00" not in cancelled.text


def test_the_calendar_has_the_sure_stops_with_their_times(built: Path) -> None:
    told = (built / "centres/neochora-bus/hours.ics").read_text(encoding="utf-8").replace("\r\n ", "")
    events = [event for event in told.split("BEGIN:VEVENT") if "CATEGORIES:visit" in event]
    assert "DTSTART;TZID=Europe/Athens:20261201T100000" in events[0]
    assert "DTEND;TZID=Europe/Athens:20261201T123000" in events[0]
    assert "LOCATION:Πλατεία\\, Παλαιοχώρι" in events[0]
    assert "DTSTART;VALUE=DATE:20261223" in events[1]
    assert not [event for event in events if "20261215" in event.partition("DTEND")[0] or "20261103" in event]


def test_search_and_api_know_the_villages_and_the_days(built: Path) -> None:
    assert any("Παλαιοχώρι" in path.read_text(encoding="utf-8") for path in (built / "assets").glob("search-el.*.json"))
    told = json.loads((built / "api/v1/centres/neochora-bus.json").read_text(encoding="utf-8"))
    first, second = told["centre"]["visits"]
    assert first["dates"] == ["2026-12-01", "2026-12-15"]
    assert first["next"][1] == {"date": "2026-12-15", "status": "closed"}
    assert (second["every"], second["hours"]) == ("We[4]", None)
    assert second["next"][0] == {"date": "2026-11-25", "status": "unknown"}


def test_a_unit_of_which_nobody_has_said_where_it_stops_says_so(town: Path) -> None:
    with_bus(town, BUS[: BUS.index("    visits:")] + "    visits: unknown\n    source: call-2026\n")
    section = page(towns.build(town), "centres/neochora-bus/").one("section", aria_labelledby="visits")
    assert "Δεν έχει δημοσιευτεί πού και πότε έρχεται." in section.text


def test_slips_are_told_with_what_to_write(town: Path) -> None:
    wrong = BUS.replace("every: We[4]", "every: first Wednesday").replace(
        "dates: [ 2026-11-03, 2026-12-01, 2026-12-15 ]", ""
    )
    with_bus(town, wrong)
    told = towns.manage(town, "--lang", "en", "check").stdout
    assert '"first Wednesday" does not say which days of the month. Write Tu for each Tuesday' in told
    assert "palaiochori: The stop does not say when." in told
    assert told.count("does not say") == 2


def test_a_stop_whose_days_have_passed_is_a_warning(town: Path) -> None:
    with_bus(town, BUS.replace(", 2026-12-01, 2026-12-15", ""))
    ran = towns.manage(town, "--lang", "en", "check")
    assert ran.returncode == 0
    assert "All days of the stop have passed (the last: 2026-11-03)" in ran.stdout


@pytest.mark.parametrize(
    ("rule", "days"),
    [("Tu", [3, 10, 17, 24]), ("Tu[1]", [3]), ("Tu[1,3]", [3, 17]), ("Tu[-1]", [24]), ("Mo[5]", [30]), ("Su[5]", [29])],
)
def test_the_days_of_november_2026_by_the_calendar_on_the_wall(rule: str, days: list[int]) -> None:
    assert [day for day in range(1, 31) if falls_on(rule, datetime.date(2026, 11, day))] == days
