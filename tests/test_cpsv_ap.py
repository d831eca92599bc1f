"""The CPSV-AP file: it conforms to the official shapes, and says what the pages say in each language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, SKOS

import schemas
from html_page import page

CPSV = Namespace("http://purl.org/vocab/cpsv#")
CV = Namespace("http://data.europa.eu/m8g/")
LOCN = Namespace("http://www.w3.org/ns/locn#")

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parser of JSON-LD


@cache
def graph(site: Path) -> Graph:
    """The file as an independent parser reads it."""
    return Graph().parse(site / "api/v1/cpsv-ap.jsonld", format="json-ld")


def named(known: Graph, title: str) -> URIRef:
    """The service of this name."""
    found = [
        one
        for one in known.subjects(RDF.type, CPSV.PublicService)
        if Literal(title, "el") in known.objects(one, DCTERMS.title)
    ]
    assert len(found) == 1
    assert isinstance(found[0], URIRef)
    return found[0]


def said(known: Graph, thing: Any, *steps: URIRef, tag: str = "el") -> list[str]:
    """What is said in one language at the end of a path."""
    things = [thing]
    for step in steps:
        things = [value for one in things for value in known.objects(one, step)]
    return sorted(str(one) for one in things if isinstance(one, Literal) and one.language == tag)


# The official shapes -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return Graph().parse(schemas.folder("cpsv-ap-3.2.0") / "shacl/cpsv-ap-SHACL.ttl")


def report(known: Graph, shapes: Graph) -> tuple[bool, str]:
    conforms, _, text = validate(known, shacl_graph=shapes)
    return conforms, text


@pytest.mark.parametrize("town", ["neochora", "orologio", "mikro"])
def test_the_file_conforms_to_the_shapes(town: str, shapes: Graph, request: pytest.FixtureRequest) -> None:
    known = graph(request.getfixturevalue(town))
    assert len(list(known.subjects(RDF.type, CPSV.PublicService))) > 3
    assert report(known, shapes) == (True, "Validation Report\nConforms: True\n")


def without(predicate: URIRef) -> Callable[[Graph, URIRef], object]:
    return lambda known, service: known.remove((service, predicate, None))


def untagged(known: Graph, service: URIRef) -> None:
    known.add((service, DCTERMS.title, Literal("Χωρίς γλώσσα")))


def two_ids(known: Graph, service: URIRef) -> None:
    known.add((service, DCTERMS.identifier, Literal("x")))


def paper_of_no_kind(known: Graph, service: URIRef) -> None:
    known.remove((known.value(service, CV.hasInputType), RDF.type, None))


BROKEN = {
    "a service of nobody": (without(CV.hasCompetentAuthority), "hasCompetentAuthority"),
    "a service without a description": (without(DCTERMS.description), "description"),
    "a title in no language": (untagged, "title"),
    "two identifiers": (two_ids, "identifier"),
    "a paper that is no type of evidence": (paper_of_no_kind, "hasInputType"),
}


@pytest.mark.parametrize(("spoil", "message"), BROKEN.values(), ids=BROKEN)
def test_the_check_of_the_shapes_finds_what_is_wrong(
    neochora: Path, shapes: Graph, spoil: Callable[[Graph, URIRef], object], message: str
) -> None:
    known = Graph() + graph(neochora)
    spoil(known, named(known, "Επίδομα Μετακόμισης"))
    conforms, text = report(known, shapes)
    assert not conforms
    assert message in text


# What it says ------------------------------------------------------------------------------------------------------


def test_a_service_says_in_greek_what_its_page_says(neochora: Path) -> None:
    known, shown = graph(neochora), page(neochora, "benefits/moving-help/").one("main").text.replace("\u00a0", " ")
    service = named(known, "Επίδομα Μετακόμισης")
    told = [
        *said(known, service, DCTERMS.title),
        *said(known, service, DCTERMS.description),
        *said(known, service, SKOS.altLabel),
        *said(known, service, CV.holdsRequirement, DCTERMS.title),
        *said(known, service, CV.hasLegalResource, DCTERMS.title),
        *said(known, service, CPSV.produces, DCTERMS.description),
        *said(known, service, CV.hasInputType, DCTERMS.title),
    ]
    assert len(told) == 11
    for text in told:
        for part in re.split(r" \(|\) ?", text):
            assert part in shown
    amounts = " ".join(said(known, service, CPSV.produces, DCTERMS.description))
    assert [amount in amounts for amount in ("150 €", "40,50 €", "1.200 €")] == [True] * 3
    pages = {str(one) for one in known.objects(service, FOAF.page)}
    base = "https://kentra.example/neochora/"
    assert pages == {f"{base}benefits/moving-help/", f"{base}en/benefits/moving-help/"}


def test_every_language_that_has_a_text_says_it_as_its_page_does(orologio: Path) -> None:
    known = graph(orologio)
    service = named(known, "Ελάχιστο Εγγυημένο Εισόδημα (ΕΕΕ)")
    for tag in ("el", "en", "ar"):
        prefix = "" if tag == "el" else f"{tag}/"
        shown = page(orologio, f"{prefix}benefits/guaranteed-minimum-income/").one("main").text.replace("\u00a0", " ")
        (title,) = said(known, service, DCTERMS.title, tag=tag)
        assert title in shown
        amounts = said(known, service, CPSV.produces, DCTERMS.description, tag=tag)
        assert amounts
        for text in amounts:
            assert text.split(" (")[0] in shown, (tag, text)


def test_a_text_that_nobody_translated_is_in_no_other_language(orologio: Path) -> None:
    known = graph(orologio)
    labels = [one for one in known.subject_objects(SKOS.prefLabel) if str(one[1]) == "Δήμος Ωρολογίου"]
    assert len(labels) == 1
    town, label = labels[0]
    assert isinstance(label, Literal)
    assert label.language == "el"
    assert said(known, town, SKOS.prefLabel, tag="en") == []


def test_a_centre_is_a_channel_with_its_phones_and_its_address(neochora: Path) -> None:
    known, document = graph(neochora), page(neochora, "centres/neochora-main/")
    service = named(known, "Επίδομα Μετακόμισης")
    (contact,) = known.objects(service, CV.contactPoint)
    assert {f"tel:{number}" for number in known.objects(contact, CV.telephone)} <= set(document.links())
    assert {str(one) for one in known.objects(contact, CV.email)} == {
        "kentro.koinotitas.dimou.neochoras@neochora.example"
    }
    (hours,) = said(known, contact, CV.openingHours, DCTERMS.description)
    assert "08:00–15:00" in hours
    (owner,) = (one for way in known.objects(service, CV.hasChannel) for one in known.objects(way, CV.ownedBy))
    assert said(known, owner, DCTERMS.title) == ["Κέντρο Κοινότητας Νεοχώρας"]
    (address,) = known.objects(owner, LOCN.address)
    assert said(known, address, LOCN.thoroughfare) == ["Ακακιών 12 & Ευβοίας"]


def test_hours_that_nobody_made_sure_of_are_left_out(neochora: Path) -> None:
    known = graph(neochora)
    pages = {str(one): contact for contact, one in known.subject_objects(CV.contactPage)}
    roma = pages["https://kentra.example/neochora/centres/neochora-roma/"]
    assert list(known.objects(roma, CV.telephone)) == [Literal("+302310555002")]
    assert list(known.objects(roma, CV.openingHours)) == []


def test_the_file_says_its_licence_and_that_a_demonstration_is_one(neochora: Path, mikro: Path) -> None:
    licence = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert list(graph(neochora).subjects(DCTERMS.license, licence))
    assert not list(graph(neochora).objects(None, RDFS.comment))
    (banner,) = graph(mikro).objects(None, RDFS.comment)
    assert str(banner).startswith("Δοκιμαστικός ιστότοπος")


def test_things_have_the_ids_of_the_other_export(neochora: Path) -> None:
    from test_hsds import tables

    known = {row["id"] for rows in tables(neochora).values() for row in rows}
    shared = {str(one) for one in graph(neochora).objects(None, DCTERMS.identifier)} & known
    assert {row["id"] for table in ("organization", "location") for row in tables(neochora)[table]} <= shared
