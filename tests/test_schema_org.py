"""schema.org in the pages: terms that exist, where they may stand, and nothing that the page does not say."""

from __future__ import annotations

import csv
import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

import schemas
from browser import Serve
from html_page import linked_data, page
from kentro.addresses import absolute
from kentro.edition import Edition, read_edition
from kentro.schedule import SOON
from kentro.schema_org import LinkedData
from matrix import few

CENTRE = "centres/neochora-main/"
HOURS = ("openingHoursSpecification", "specialOpeningHoursSpecification")


def things(told: Any) -> Iterator[dict[str, Any]]:
    """Every node, however deep."""
    if isinstance(told, dict):
        yield told
    for value in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from things(value)


def told(site: Path) -> Iterator[tuple[str, Any]]:
    """What every page of a site tells machines."""
    for path in sorted(site.rglob("index.html")):
        document = page(path.parent, "")
        if list(document.all("script", type="application/ld+json")):
            yield path.relative_to(site).as_posix(), linked_data(document)


# The vocabulary ----------------------------------------------------------------------------------------------------


class Vocabulary:
    """schema.org's own tables: what each type is a kind of, and what each property may belong to and hold."""

    def __init__(self, folder: Path) -> None:
        csv.field_size_limit(10**8)
        self.types = {row["label"]: row for row in self._rows(folder / "schemaorg-current-https-types.csv")}
        self.properties = {row["label"]: row for row in self._rows(folder / "schemaorg-current-https-properties.csv")}

    def _rows(self, path: Path) -> Iterator[dict[str, str]]:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)

    def kinds(self, name: str) -> set[str]:
        """A type and all that it is a kind of."""
        above = re.findall(r"schema\.org/(\w+)", self.types[name]["subTypeOf"])
        return {name}.union(*(self.kinds(one) for one in above if one in self.types))

    def wrong(self, node: dict[str, Any]) -> Iterator[str]:
        """What is wrong with a node by itself."""
        kind = node.get("@type")
        if kind not in self.types:
            yield f"no type {kind}"
            return
        for name, value in node.items():
            if name.startswith("@"):
                continue
            if name not in self.properties or self.properties[name]["supersededBy"]:
                yield f"no property {name}"
                continue
            row = self.properties[name]
            domain, wanted = (
                set(re.findall(r"schema\.org/(\w+)", row[f"{side}Includes"])) for side in ("domain", "range")
            )
            if not self.kinds(kind) & domain:
                yield f"{kind} has no {name}"
            for one in value if isinstance(value, list) else [value]:
                if not self._fits(one, wanted):
                    yield f"{name} is no {one}"

    def _fits(self, value: Any, wanted: set[str]) -> bool:
        if isinstance(value, dict):
            return set(value) == {"@id"} or bool(self.kinds(value["@type"]) & wanted)
        if isinstance(value, bool):
            return "Boolean" in wanted
        if isinstance(value, int):
            return bool({"Integer", "Number"} & wanted)
        forms = {
            "Text": ".+",
            "URL": r"https?://\S+|[./]\S*",
            "Date": r"\d{4}(-\d\d(-\d\d)?)?",
            "Time": r"([01]\d|2[0-3]):[0-5]\d",
            "DayOfWeek": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
        }
        return any(re.fullmatch(form, value, re.DOTALL) for name, form in forms.items() if name in wanted)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary(schemas.folder("schemaorg"))


@pytest.mark.parametrize("town", ["neochora", "orologio", "mikro"])
def test_every_type_and_property_exists_and_stands_where_it_may(
    town: str, vocabulary: Vocabulary, request: pytest.FixtureRequest
) -> None:
    known = [(path, node) for path, data in told(request.getfixturevalue(town)) for node in things(data)]
    nodes = [(path, node) for path, node in known if "@type" in node]
    assert {"WebPage", "WebSite", "BreadcrumbList", "GovernmentService"} <= {node["@type"] for _, node in nodes}
    assert [(path, wrong) for path, node in nodes for wrong in vocabulary.wrong(node)] == []


WRONG = {
    "a type that does not exist": ({"@type": "CommunityCentre"}, "no type CommunityCentre"),
    "a property that does not exist": ({"@type": "WebPage", "phone": "1"}, "no property phone"),
    "a property that another took the place of": ({"@type": "Place", "map": "https://a.example"}, "no property map"),
    "a property of another type": ({"@type": "WebPage", "telephone": "1"}, "WebPage has no telephone"),
    "a thing of another type": (
        {"@type": "GovernmentService", "availableChannel": {"@type": "ContactPoint"}},
        "availableChannel is no {'@type': 'ContactPoint'}",
    ),
    "midnight as the 24th hour": ({"@type": "OpeningHoursSpecification", "closes": "24:00"}, "closes is no 24:00"),
}


@pytest.mark.parametrize(("node", "message"), WRONG.values(), ids=WRONG)
def test_the_check_of_the_vocabulary_finds_what_is_wrong(
    node: dict[str, Any], message: str, vocabulary: Vocabulary
) -> None:
    assert list(vocabulary.wrong(node)) == [message]


# What the pages say -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def edition(neochora: Path) -> Edition:
    found, _ = read_edition(neochora.parent, datetime.date(2026, 11, 7))
    assert found
    return found


def test_every_page_for_readers_tells_machines_what_it_is(neochora: Path) -> None:
    known = dict(told(neochora))
    missing = [
        path.relative_to(neochora).as_posix()
        for path in neochora.rglob("index.html")
        if path.relative_to(neochora).as_posix() not in known
    ]
    # Beside the Greek stands in for another page, and so does the page of what is kept on a phone.
    assert [path for path in missing if not re.search("side-by-side/|offline/", path)] == []
    assert {data["inLanguage"] for path, data in known.items() if not path.startswith("en/")} == {"el"}
    assert {data["inLanguage"] for path, data in known.items() if path.startswith("en/")} == {"en"}


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_centre_is_told_as_its_page_shows_it(neochora: Path, prefix: str) -> None:
    document = page(neochora, prefix + CENTRE)
    data, shown = linked_data(document), document.one("main")
    office = data["mainEntity"]
    assert office["@type"] == "GovernmentOffice"
    assert office["@id"] == f"https://kentra.example/neochora/{CENTRE}#it"  # the same in every language
    assert office["name"] == document.one("h1").text
    links = shown.links()
    assert [f"tel:{number}" for number in office["telephone"]] == [
        one for one in dict.fromkeys(links) if "tel:" in one
    ][:2]
    assert f"mailto:{office['email']}" in links
    postal = next(shown.all("address")).text
    for part in ("streetAddress", "addressLocality", "postalCode"):
        assert office["address"][part] in postal
    assert data["lastReviewed"] == "2026-10-05"


def test_a_page_names_its_sources_and_the_pages_above(neochora: Path) -> None:
    document = page(neochora, "benefits/moving-help/")
    data = linked_data(document)
    assert data["isBasedOn"] == [document.one(id="source-decree").links()[0]]  # official; a newspaper is cited as well
    steps = data["breadcrumb"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    crumbs = [a.text for a in document.one("nav", class_="kn-crumbs").all("a")]
    assert [step["name"] for step in steps] == [*crumbs, document.one("h1").text]


def test_a_service_names_the_ways_to_it(neochora: Path) -> None:
    service = linked_data(page(neochora, "en/benefits/moving-help/"))["mainEntity"]
    assert service["provider"]["name"] == "Δήμος Νεοχώρας"
    online, line, desk = service["availableChannel"]
    assert online["serviceUrl"] == "https://decree.example/apply"
    assert line["servicePhone"]["telephone"] == "1555"
    assert desk["serviceLocation"]["@id"] == f"https://kentra.example/neochora/{CENTRE}#it"


def test_what_nobody_knows_is_left_out(mikro: Path) -> None:
    data = linked_data(page(mikro, "centres/mikro/"))
    assert set(data["mainEntity"]) == {
        "@type", "@id", "name", "url", "telephone", "parentOrganization",
    }  # fmt: skip
    assert "lastReviewed" not in data
    assert data["creativeWorkStatus"] == "Draft"


def test_hours_that_nobody_made_sure_of_are_told_to_no_machine(neochora: Path) -> None:
    assert "Παρασκευή" in page(neochora, CENTRE).text
    roma = page(neochora, "centres/neochora-roma/")
    assert "10:00–13:00" in roma.text
    assert not set(HOURS) & set(linked_data(roma)["mainEntity"])


def opening(told_hours: dict[str, Any], date: datetime.date) -> list[tuple[str, str]] | None:
    """The hours of a day as a search engine reads them: a special day wins; None where nothing holds for it."""
    for name in reversed(HOURS):
        holding = [
            one for one in told_hours.get(name, []) if one["validFrom"] <= date.isoformat() <= one["validThrough"]
        ]
        if holding:
            spans = [
                (one["opens"], one["closes"]) for one in holding if f"{date:%A}" in one.get("dayOfWeek", f"{date:%A}")
            ]
            return [span for span in spans if span != ("00:00", "00:00")]
    return None


@pytest.mark.parametrize("centre", ["plain", "unknown-rules", "split", "seasons", "announced", "weekend"])
@pytest.mark.parametrize("today", few(["2026-12-20", "2027-04-15", "2027-03-01", "2027-06-01"], 2))
def test_a_machine_reads_the_hours_that_the_schedule_gives(orologio: Path, centre: str, today: str) -> None:
    """For each of the days that the page puts in words; after them nothing is told, nor of a day nobody knows."""
    first = datetime.date.fromisoformat(today)
    known, _ = read_edition(orologio.parent, first)
    assert known
    address = lambda tag, path: absolute(known, tag, path) or path  # noqa: E731
    about = LinkedData(known, "el", f"centres/{centre}/", "centre", "", [], (), address)
    office = about._page()["mainEntity"]
    schedule = known.timetables.of_centre(known.site.centres[centre])
    for day in schedule.days(first, SOON.days):
        claimed = known.claims[centre]
        if claimed is None or day.date > claimed.last or day.status == "unknown":
            assert opening(office, day.date) is None
        else:
            spans = [(opens, closes.replace("24:00", "23:59")) for opens, closes in day.spans]
            assert opening(office, day.date) == spans, day
    assert opening(office, first + SOON) is None


def test_no_text_can_end_the_block(edition: Edition) -> None:
    wicked = "</script><!-- & \u2028\u2029 ]]>"
    script = LinkedData(edition, "el", "about/", "page", wicked, [], (), lambda tag, path: path).script()
    assert not set("<>&\u2028\u2029") & set(script)
    assert json.loads(script)["name"] == wicked


def test_the_policy_lets_the_block_be_and_needs_no_hash_of_it(neochora: Path, chromium: Browser, serve: Serve) -> None:
    """A data block is not executed, so Content-Security-Policy does not ask for it."""
    tab = chromium.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.add_init_script("document.addEventListener('securitypolicyviolation', e => console.log(e.violatedDirective))")
    tab.goto(serve(neochora) + CENTRE)
    assert tab.evaluate("JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent).url")
    assert said == []
    policy = next(one for one in page(neochora, CENTRE).all("meta") if "http-equiv" in one.attributes)
    scripts = [one for one in page(neochora, CENTRE).all("script") if "src" in one.attributes]
    assert policy.attributes["content"].count("sha256-") == len(scripts) + 1  # and the style sheet
    tab.close()
