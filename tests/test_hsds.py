"""The HSDS export: valid by the official schemas, and saying what the pages say."""

from __future__ import annotations

import copy
import datetime
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import WEEKLY, rrule, weekday
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

import schemas
from html_page import page
from kentro.edition import Edition, read_edition
from kentro.hours import WEEKDAYS
from kentro.hsds import hsds, uri

Tables = dict[str, list[dict[str, Any]]]


def tables(site: Path, tag: str = "el") -> Tables:
    found: Tables = json.loads((site / f"api/v1/hsds/{tag}.json").read_text(encoding="utf-8"))
    return found


# The official schemas ----------------------------------------------------------------------------------------------


@cache
def validator(version: str, name: str) -> Draft202012Validator:
    folder = schemas.folder(version) / "schema"
    known = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    resources = ((key, Resource.from_contents(one, default_specification=DRAFT202012)) for key, one in known.items())
    schema = json.loads((folder / name).read_text(encoding="utf-8"))
    return Draft202012Validator(schema, registry=Registry().with_resources(resources), format_checker=FormatChecker())


def wrong(known: Tables, version: str = "hsds-3.0") -> list[str]:
    """What the schemas of the records, of the document, and of the links between its tables say."""
    found = []
    ids = {row.get("id"): table for table, rows in known.items() for row in rows}
    if len(ids) != sum(map(len, known.values())):
        found.append("an id twice")
    for table, rows in known.items():
        check = validator(version, f"{table}.json")
        schema: Any = check.schema
        for row in rows:
            found += [f"{table}: {error.message}" for error in check.iter_errors(row)]
            found += [f"{table}: unknown field {key}" for key in row.keys() - schema["properties"].keys()]
            found += [f"{table}: no {key}" for key in schema.get("tabular_required", []) if key not in row]
            for key, value in row.items():
                if key.endswith("_id") and ids.get(value) != key.removesuffix("_id"):
                    found.append(f"{table}: {key} leads nowhere")
    found += [error.message for error in validator(version, "compiled/tabular.json").iter_errors(known)]
    return found


@pytest.mark.parametrize("version", ["hsds-3.0", "hsds-3.1-dev"])
@pytest.mark.parametrize("town", ["neochora", "orologio", "mikro"])
def test_every_record_is_valid_in_every_language(version: str, town: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(town)
    for path in (site / "api/v1/hsds").glob("*.json"):
        assert wrong(tables(site, path.stem), version) == []


BROKEN = {
    "no id": ("service", "id", None, "'id' is a required property"),
    "an id that is no uuid": ("location", "id", "x", "'x' is not a 'uuid'"),
    "no name": ("organization", "name", None, "'name' is a required property"),
    "an address with spaces": ("service", "url", "http://a b", "'http://a b' is not a 'uri'"),
    "an e-mail that is none": ("contact", "email", "x", "'x' is not a 'email'"),
    "a status of our own": ("service", "status", "open", "'open' is not one of"),
    "a frequency of our own": ("schedule", "freq", "DAILY", "'DAILY' is not one of"),
    "a field of our own": ("phone", "colour", "red", "unknown field colour"),
    "a service of nobody": ("service", "organization_id", None, "no organization_id"),
    "a phone of nowhere": ("phone", "location_id", "7b0a0f9f-7234-46d1-8512-c7543b287f4e", "leads nowhere"),
}


@pytest.mark.parametrize(("table", "key", "value", "message"), BROKEN.values(), ids=BROKEN)
def test_the_check_of_the_records_finds_what_is_wrong(
    neochora: Path, table: str, key: str, value: str | None, message: str
) -> None:
    spoilt = copy.deepcopy(tables(neochora))
    row = next((one for one in spoilt[table] if key in one), spoilt[table][0])
    row.pop(key) if value is None else row.update({key: value})
    assert any(message in said for said in wrong(spoilt))


# What it says ------------------------------------------------------------------------------------------------------


def test_the_ids_are_the_same_in_every_language(orologio: Path) -> None:
    greek = {table: [row["id"] for row in rows] for table, rows in tables(orologio).items()}
    for tag in ("en", "ar"):
        assert {table: [row["id"] for row in rows] for table, rows in tables(orologio, tag).items()} == greek
    assert tables(orologio, "ar")["meta_table_description"][0]["language"] == "ar"


@pytest.mark.parametrize(("tag", "prefix"), [("el", ""), ("en", "en/")])
def test_a_centre_is_as_its_page_shows_it(neochora: Path, tag: str, prefix: str) -> None:
    known, document = tables(neochora, tag), page(neochora, f"{prefix}centres/neochora-main/")
    location = known["location"][0]
    mine = {table: [row for row in rows if row.get("location_id") == location["id"]] for table, rows in known.items()}
    assert location["name"] == document.one("h1").text
    assert {f"tel:{row['number']}" for row in mine["phone"]} <= set(document.links())
    assert f"mailto:{mine['contact'][0]['email']}" in document.links()
    (address,) = mine["address"]
    postal = next(document.one("main").all("address")).text
    assert [address[key] in postal for key in ("address_1", "city", "postal_code")] == [True] * 3
    assert mine["accessibility"][0]["description"] in document.text
    assert mine["accessibility"][0]["details"] in document.text
    assert {row["code"] for row in mine["language"]} == {"el", "en", "ar"}
    assert all(row["name"] in document.text for row in mine["language"])


@pytest.mark.parametrize(("tag", "prefix"), [("el", ""), ("en", "en/")])
def test_a_service_is_as_its_page_says_it(neochora: Path, tag: str, prefix: str) -> None:
    known, document = tables(neochora, tag), page(neochora, f"{prefix}benefits/moving-help/")
    (service,) = (row for row in known["service"] if row["name"] == document.one("h1").text)
    shown = document.one("main").text.replace("\u00a0", " ")
    assert service["url"] == f"https://kentra.example/neochora/{prefix}benefits/moving-help/"
    assert service["description"] in shown
    said = [line.partition(" (") for line in service["eligibility_description"].split("\n")]
    assert [(text in shown, reporter.rstrip(")") in shown) for text, _, reporter in said] == [(True, True)] * 2
    assert [bool(reporter) for _, _, reporter in said] == [False, True]  # the second is in no official source
    for part in re.split(r"[\n]|\. ", service["application_process"]):
        assert part.removeprefix("https://").split("/")[0].rstrip(".") in shown
    papers = [row["document"] for row in known["required_document"] if row["service_id"] == service["id"]]
    assert len(papers) == 2
    for paper in papers:
        assert all(part in shown for part in re.split(r" \(|\)$", paper))


def test_a_service_of_which_nobody_is_known_to_be_responsible_is_left_out(neochora: Path) -> None:
    found, _ = read_edition(neochora.parent, datetime.date(2026, 11, 7))
    assert found
    site = found.site
    names = {row["name"] for row in tables(neochora)["service"]}
    assert names == {str(one.names.official) for one in site.services.values() if site.responsible_for(one)}
    assert "Σχολικές τσάντες" in names
    assert len(names) < len(site.services)
    assert "Ο δήμος σας" not in {row["name"] for row in tables(neochora)["organization"]}  # no body of its own


def test_a_demonstration_says_so_of_each_service(mikro: Path) -> None:
    assert {row["alert"][:12] for row in tables(mikro)["service"]} == {"Δοκιμαστικός"}


def test_the_same_day_gives_the_same_bytes(orologio: Path) -> None:
    assert hsds(at(orologio, "2026-12-20"), "ar") == (orologio / "api/v1/hsds/ar.json").read_bytes()


# Hours -------------------------------------------------------------------------------------------------------------


@cache
def at(site: Path, today: str) -> Edition:
    found, _ = read_edition(site.parent, datetime.date.fromisoformat(today))
    assert found
    return found


def expanded(rows: list[dict[str, Any]]) -> dict[datetime.date, list[tuple[str, str]]]:
    """The days on which schedules open, as RFC 5545 expands their rules, with their times."""
    found: dict[datetime.date, list[tuple[str, str]]] = {}
    for row in rows:
        first, last = (datetime.datetime.fromisoformat(row[key]) for key in ("valid_from", "valid_to"))
        days = [weekday([day.upper() for day in WEEKDAYS].index(day)) for day in row["byday"].split(",")]
        for moment in rrule(WEEKLY, dtstart=first, until=last, byweekday=days, interval=row["interval"]):
            found.setdefault(moment.date(), []).append((row["opens_at"], row["closes_at"]))
    return {date: sorted(spans) for date, spans in found.items()}


@pytest.mark.parametrize("today", ["2026-12-20", "2027-06-01"])
def test_the_rules_open_on_the_days_and_at_the_times_of_the_schedule(orologio: Path, today: str) -> None:
    known = at(orologio, today)
    told: Tables = json.loads(hsds(known, "el"))
    opened = 0
    for centre in known.site.centres.values():
        own = str(known.site.identifier(f"centres/{centre.id}"))
        rules = expanded([row for row in told["schedule"] if row.get("location_id") == own])
        claim = known.claims[centre.id]
        assert bool(rules) == (claim is not None)
        if claim is None:
            continue
        for day in known.timetables.of_centre(centre).days(known.today, 430):
            offset = "+03:00" if is_summer(day.date) else "+02:00"
            wanted = [(f"{a}{offset}", f"{b}{offset}".replace("24:00+", "23:59+")) for a, b in day.spans]
            assert rules.get(day.date, []) == (wanted if day.date <= claim.last else []), (centre.id, day)
            opened += bool(wanted)
    assert opened > 500


def is_summer(date: datetime.date) -> bool:
    """From the last Sunday of March to the Saturday before that of October: Sundays from the 25th to the 31st."""
    sunday = date - datetime.timedelta(days=(date.weekday() + 1) % 7)
    return (3, 25) <= (sunday.month, sunday.day) < (10, 25)


def test_a_service_with_hours_of_its_own_has_schedules_of_its_own(orologio: Path) -> None:
    known = tables(orologio)
    (own,) = {row["id"] for row in known["service_at_location"]} & {
        str(at(orologio, "2026-12-20").site.identifier("centres/plain/services/social-inquiry"))
    }
    rows = [row for row in known["schedule"] if row.get("service_at_location_id") == own]
    assert {(row["opens_at"][:5], row["closes_at"][:5]) for row in rows} >= {("09:00", "12:00")}


def test_a_schedule_keeps_its_id_as_time_passes(orologio: Path) -> None:
    before, after = (
        {row["id"]: (row["valid_to"], row["byday"]) for row in json.loads(hsds(at(orologio, day), "el"))["schedule"]}
        for day in ("2026-12-20", "2026-12-21")
    )
    assert len(before.keys() & after.keys()) > len(before) * 0.9


@pytest.mark.parametrize(
    ("url", "ascii_url"),
    [
        ("https://opeka.gr/1555?a=1&b=2#c", "https://opeka.gr/1555?a=1&b=2#c"),
        ("https://αθήνα.example/α", f"https://{'αθήνα'.encode('idna').decode()}.example/%CE%B1"),
        ("https://a.example/%CE%B1", "https://a.example/%CE%B1"),
        (None, None),
    ],
    ids=["as it is", "in Greek", "in percents", "none"],
)
def test_an_address_in_greek_is_written_in_ascii(url: str | None, ascii_url: str | None) -> None:
    assert uri(url) == ascii_url
