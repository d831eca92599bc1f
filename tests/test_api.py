"""The API: each file is as its schema says, says what the pages say, and a change that breaks readers is refused."""

from __future__ import annotations

import copy
import csv
import datetime
import io
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import geojson
import pytest
from jsonschema import Draft202012Validator

import towns
from html_page import page
from kentro import api_schema
from kentro.api import api
from kentro.api_schema import CONTRACT, FOLDER, PATHS, breaking
from kentro.edition import read_edition

CENTRE = "centres/neochora-main"


@cache
def told(site: Path, name: str) -> Any:
    """A file of the API."""
    return json.loads((site / FOLDER / name).read_text(encoding="utf-8"))


def definition_of(name: str) -> str:
    """Which definition a file is held to."""
    return next(definition for path, definition in PATHS.items() if re.fullmatch(path.replace("{id}", "[^/]+"), name))


def closed(schema: Any) -> Any:
    """The schema without room for properties that it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else {}
    return {key: closed(value) for key, value in schema.items()} | shut


@cache
def validator(definition: str) -> Draft202012Validator:
    whole = closed(api_schema.schema()) | {"$ref": f"#/$defs/{definition}"}
    return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)


# The shape ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("town", ["neochora", "orologio", "mikro"])
def test_every_file_is_as_its_schema_says(town: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(town)
    Draft202012Validator.check_schema(told(site, "schema.json"))
    files = [path.relative_to(site / FOLDER).as_posix() for path in (site / FOLDER).rglob("*.json")]
    files = [name for name in files if not re.match("hsds/|schema|openapi", name)]
    assert {definition_of(name) for name in files} == set(PATHS.values())
    said = [
        (name, error.json_path, error.message[:200])
        for name in files
        for error in validator(definition_of(name)).iter_errors(told(site, name))
    ]
    assert said == []


def drop(key: str) -> Callable[[Any], object]:
    return lambda centre: centre.pop(key)


def put(key: str, value: object) -> Callable[[Any], object]:
    return lambda centre: centre.update({key: value})


WRONG = {
    "a field that is gone": drop("phones"),
    "a field that nobody declared": put("nickname", "x"),
    "a text that is no map of languages": put("name", "Κέντρο"),
    "a name without Greek": put("name", {"en": {"text": "Centre", "state": "translated"}}),
    "an id that is none": put("uuid", "x"),
    "a phone as people type it": lambda centre: centre["phones"][0].update(number="2310 555001"),
    "a day that does not exist": lambda centre: centre["claimed"].update(last="2026-02-30"),
    "a time that does not exist": lambda centre: centre["claimed"]["exceptions"][0].update(
        spans=[{"opens": "25:00", "closes": "26:00"}]
    ),
    "no list of notices": put("notices", None),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_not_so_is_refused(neochora: Path, wrong: Callable[[Any], object]) -> None:
    file = copy.deepcopy(told(neochora, f"{CENTRE}.json"))
    wrong(file["centre"])
    assert list(validator("centre-file").iter_errors(file))


def test_the_description_for_tools_names_files_that_are_there(neochora: Path) -> None:
    description = told(neochora, "openapi.json")
    assert description["openapi"] == "3.1.0"
    assert description["servers"] == [{"url": "https://kentra.example/neochora"}]
    definitions = told(neochora, "schema.json")["$defs"]
    for path, item in description["paths"].items():
        asked = {one["name"] for one in item.get("parameters", ())}
        assert set(re.findall(r"{(\w+)}", path)) == asked
        (content,) = item["get"]["responses"]["200"]["content"].values()
        assert content["schema"]["$ref"].removeprefix("schema.json#/$defs/") in definitions
        assert list(neochora.glob(path.lstrip("/").replace("{id}", "*")))


# The contract -------------------------------------------------------------------------------------------------------


def test_the_shape_is_the_one_that_was_published() -> None:
    published = json.loads((towns.ROOT / CONTRACT).read_text(encoding="utf-8"))
    assert breaking(published, api_schema.schema()) == [], "a new version, or keep it"
    assert published == api_schema.schema(), "run `make schema`"


def centre_of(schema: Any) -> Any:
    return schema["$defs"]["centre"]


BREAKS = {
    "a property is gone": (lambda s: centre_of(s)["properties"].pop("kind"), ["centre.kind"]),
    "a property is another type": (
        lambda s: centre_of(s)["properties"].update(kind={"type": "integer"}),
        ["centre.kind"],
    ),
    "a property may be null": (
        lambda s: centre_of(s)["properties"].update(kind={"anyOf": [{"type": "string"}, {"type": "null"}]}),
        ["centre.kind"],
    ),
    "a property is not always there": (lambda s: centre_of(s)["required"].remove("kind"), ["centre.kind"]),
    "a list holds something else": (
        lambda s: centre_of(s)["properties"]["phones"].update(items={"type": "string"}),
        ["centre.phones"],
    ),
    "a day is written otherwise": (
        lambda s: s["$defs"]["holidays"]["properties"]["first"].update(format="date-time"),
        ["holidays.first"],
    ),
    "deep inside": (
        lambda s: s["$defs"]["claimed"]["anyOf"][0]["properties"]["exceptions"]["items"]["properties"].pop("spans"),
        ["claimed|0.exceptions[].spans"],
    ),
    "a definition is gone": (lambda s: s["$defs"].pop("phone"), ["phone"]),
    "a new property breaks nothing": (lambda s: centre_of(s)["properties"].update(new={"type": "string"}), []),
    "a new definition breaks nothing": (lambda s: s["$defs"].update(new={"type": "string"}), []),
    "what may no longer be null breaks nothing": (
        lambda s: centre_of(s)["properties"].update(email={"type": "string", "format": "email"}),
        [],
    ),
}


@pytest.mark.parametrize(("change", "said"), BREAKS.values(), ids=BREAKS)
def test_a_change_that_breaks_readers_is_told(change: Callable[[Any], object], said: list[str]) -> None:
    new = json.loads(json.dumps(api_schema.schema()))
    change(new)
    assert breaking(api_schema.schema(), new) == said


def test_the_command_does_not_write_over_what_was_promised(town: Path) -> None:
    promised = api_schema.schema()
    centre_of(promised)["properties"]["telex"] = {"type": "string"}
    centre_of(promised)["required"].append("telex")
    (town / CONTRACT).parent.mkdir(parents=True)
    (town / CONTRACT).write_text(api_schema.written(promised), encoding="utf-8")
    ran = towns.manage(town, "--lang", "en", "schema")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "centre.telex" in ran.stderr
    assert json.loads((town / CONTRACT).read_text(encoding="utf-8")) == promised


# What the pages say -------------------------------------------------------------------------------------------------


def in_language(value: Any, tag: str) -> list[str]:
    """Every text in a language."""
    if isinstance(value, list):
        return [text for one in value for text in in_language(one, tag)]
    if not isinstance(value, dict):
        return []
    if isinstance(value.get(tag), dict) and "state" in value[tag]:
        return [value[tag]["text"]]
    return [text for one in value.values() for text in in_language(one, tag)]


SHOWN = {
    "centre": (CENTRE, "centre", ("name", "serves", "address", "phones", "hours", "access", "remarks", "links")),
    "benefit": (
        "benefits/guaranteed-minimum-income",
        "benefit",
        ("names", "amounts", "who", "channels", "timing", "lasts", "careful", "law"),
    ),
}


@pytest.mark.parametrize(("path", "kind", "fields"), SHOWN.values(), ids=SHOWN)
@pytest.mark.parametrize(("tag", "prefix"), [("el", ""), ("en", "en/")])
def test_every_text_stands_on_the_page(
    neochora: Path, path: str, kind: str, fields: tuple[str, ...], tag: str, prefix: str
) -> None:
    def plain(text: str) -> str:
        return re.sub(r"\W+", " ", text)

    shown = plain(page(neochora, f"{prefix}{path}/").one("main").text)
    texts = in_language([told(neochora, f"{path}.json")[kind][field] for field in fields], tag)
    assert len(texts) > (5 if tag == "el" or kind == "benefit" else -1)
    assert [text for text in texts if plain(text).strip() not in shown] == []


def test_a_text_says_in_which_state_its_translation_is(town: Path) -> None:
    towns.translate(town)
    towns.manage(town, "reviewed", "en", "--by", "Maria P.", "--context", "operator")
    greek = "Οι κάτοικοι της Νεοχώρας."
    towns.edit(town, "data/centres.yaml", (greek, "Όσοι μένουν στη Νεοχώρα."))  # its translation is of another Greek
    edition, _ = read_edition(town, datetime.date(2026, 11, 7))
    assert edition
    files = {name: json.loads(data) for name, data in api(edition, ()).items()}
    centre = files[f"{FOLDER}{CENTRE}.json"]["centre"]
    states = {tag: said["state"] for tag, said in centre["name"].items()}
    assert states == {"el": "source", "en": "translated"}
    assert files[f"{FOLDER}index.json"]["operator"]["name"]["en"]["state"] == "reviewed"
    assert set(centre["serves"]["text"]) == {"el"}


def test_facts_are_those_of_the_page(neochora: Path) -> None:
    centre = told(neochora, f"{CENTRE}.json")["centre"]
    document = page(neochora, f"{CENTRE}/")
    assert {f"tel:{one['number']}" for one in centre["phones"]} <= set(document.links())
    assert centre["address"]["street"] == {"greek": "Ακακιών 12 & Ευβοίας", "latin": "Akakion 12 & Evvoias"}
    assert centre["staff"] == {"social-worker": 1, "psychologist": None}
    assert centre["hours"]["regular"]["osm"] == "Mo-Th 08:00-15:00,17:00-20:00; Fr 08:00-14:30"
    (season,) = centre["hours"]["regular"]["seasons"]
    assert season["week"]["Fr"] == [{"opens": "08:00", "closes": "14:30"}]
    assert season["week"]["Su"] == []
    assert [phone["sources"] for phone in centre["phones"]] == [["call-2026"], ["newspaper"]]
    assert {source["id"] for source in told(neochora, f"{CENTRE}.json")["cited"]} == {
        "call-2026",
        "newspaper",
        "poster",
    }


def test_the_days_are_those_of_the_open_now_script(orologio: Path) -> None:
    for name in ("plain", "announced", "seasons"):
        claimed = told(orologio, f"centres/{name}.json")["centre"]["claimed"]
        (script,) = [
            json.loads(one.attributes["data-hours"])
            for one in page(orologio, f"centres/{name}/").all()
            if "data-hours" in one.attributes
        ]
        said = {
            day["date"]: "?"
            if day["status"] == "unknown"
            else ",".join(f"{span['opens']}-{span['closes']}" for span in day["spans"])
            for day in claimed["exceptions"]
        }
        assert (claimed["first"], claimed["last"]) == (script["from"], script["to"])
        assert said == {date: day[0] for date, day in script["days"].items()}
        assert len(said) > 10


def test_old_facts_claim_nothing(neochora: Path) -> None:
    roma, nothing = (told(neochora, f"centres/{name}.json")["centre"] for name in ("neochora-roma", "vathyrema"))
    assert roma["freshness"] == {"state": "never-verified", "review_due": None}
    assert roma["claimed"] is None
    assert roma["hours"]["regular"]["osm"] == "Tu,Th 10:00-13:00"
    assert (nothing["hours"], nothing["languages"], nothing["phones"]) == (None, None, [])


def test_what_no_page_shows_is_not_told(town: Path) -> None:
    towns.edit(town, "data/centres.yaml", ("how: phone, review_every", "how: phone, by: Μαρία Π., review_every"))
    site = towns.build(town)
    assert "Μαρία Π." not in "".join(path.read_text(encoding="utf-8") for path in (site / FOLDER).rglob("*.*"))


def test_a_site_is_found_by_its_index(neochora: Path, mikro: Path) -> None:
    index = told(neochora, "index.json")
    assert index["site"] == "f6329d94-e4da-4250-bd75-9ae2fcf1df12"
    assert (index["version"], index["generated_at"], index["demonstration"]) == ("1.1", "2026-11-07", False)
    assert index["counts"] == {"municipalities": 2, "centres": 3, "benefits": 27, "notices": 5}
    assert index["freshness"] == {"never-verified": 2, "overdue": 0, "fresh": 1}
    assert told(mikro, "index.json")["demonstration"] is True
    published = {path.relative_to(neochora).as_posix() for path in (neochora / FOLDER).glob("*.*")}
    linked = {link["url"].removeprefix("https://kentra.example/neochora/") for link in index["links"]}
    assert published - {f"{FOLDER}index.json"} <= linked


# The centres as a table and on a map --------------------------------------------------------------------------------


def rows(site: Path) -> list[dict[str, str]]:
    text = (site / FOLDER / "centres.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\r\n") == text.count(b"\n")
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), strict=True))


def test_the_table_says_what_the_pages_say(neochora: Path) -> None:
    first, second, third = rows(neochora)
    assert first["name"] == page(neochora, f"{CENTRE}/").one("h1").text
    assert first["street"] == "Ακακιών 12 & Ευβοίας"
    assert first["phones"] == "2310 555001; 691 2345678"
    assert first["page"] == f"https://kentra.example/neochora/{CENTRE}/"
    assert (second["hours_osm"], second["freshness"]) == ("Tu,Th 10:00-13:00", "never-verified")
    assert (third["phones"], third["hours_osm"], third["latitude"]) == ("", "", "")


def test_a_spreadsheet_runs_nothing_and_a_place_on_the_map_is_one(town: Path) -> None:
    towns.edit(
        town,
        "data/centres.yaml",
        ("name: Κέντρο Κοινότητας Βαθυρέματος", 'name: \'=HYPERLINK("https://x.example";"Κέντρο, «δύο»")\''),
        ("floor: 1,", 'floor: 1, location: "40.62910, 22.94780",'),
    )
    site = towns.build(town)
    assert rows(site)[2]["name"] == '\'=HYPERLINK("https://x.example";"Κέντρο, «δύο»")'
    assert rows(site)[0]["latitude"] == "40.62910"
    places = geojson.loads((site / FOLDER / "centres.geojson").read_text(encoding="utf-8"))
    assert places.is_valid
    (feature,) = places.features
    assert feature.geometry.coordinates == [22.9478, 40.6291]
    assert feature.properties["name"] == "Κέντρο Κοινότητας Νεοχώρας"
    assert told(site, "centres.json")["items"][0]["location"] == {"latitude": 40.6291, "longitude": 22.9478}
    assert "map" in {link["rel"] for link in told(site, "index.json")["links"]}


def test_without_places_there_is_no_map(neochora: Path) -> None:
    assert not (neochora / FOLDER / "centres.geojson").exists()
    assert "map" not in {link["rel"] for link in told(neochora, "index.json")["links"]}


# The page for people ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tag", "prefix"), [("el", ""), ("en", "en/")])
def test_the_page_of_open_data_shows_a_piece_of_what_is_there(neochora: Path, tag: str, prefix: str) -> None:
    document = page(neochora, f"{prefix}open-data/")
    shown = json.loads(document.one("pre").text)
    (listed, *_) = told(neochora, "centres.json")["items"]
    assert shown["freshness"] == listed["freshness"]
    assert shown["name"] == {key: said for key, said in listed["name"].items() if key in ("el", tag)}
    api_links = {link.partition(FOLDER)[2] for link in document.links() if FOLDER in link}
    assert api_links == {
        "centres.csv",
        "index.json",
        "schema.json",
        "openapi.json",
        f"hsds/{tag}.json",
        "cpsv-ap.jsonld",
    }
    assert "CC BY 4.0" in document.one("main").text
    assert "../open-data/" in page(neochora, f"{prefix}privacy/").links()
    assert "https://kentra.example/neochora/en/open-data/" in (neochora / "sitemap.xml").read_text(encoding="utf-8")
