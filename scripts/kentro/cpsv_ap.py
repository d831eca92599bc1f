"""The services of a site as CPSV-AP 3.2 in JSON-LD: one file, every text in each language that has it.

A thing is `urn:uuid:` and the same identifier as in the HSDS export. CPSV-AP wants to know of each service who is
competent for it: one of which nobody says so is left out. The context stands in the file, nothing is fetched.

https://semiceu.github.io/CPSV-AP/releases/3.2.0/
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kentro import phone
from kentro.addresses import absolute
from kentro.edition import Edition
from kentro.hours_words import HoursWords
from kentro.hsds import path_of, uri
from kentro.languages import SOURCE
from kentro.model import Centre, Channel, DocumentAsked, Municipality, Organisation, Service, Statement
from kentro.service_words import ServiceWords
from kentro.values import Text
from kentro.wording import Wording

Node = dict[str, Any]

CONTEXT = {
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
}

GREECE = {"@id": "http://publications.europa.eu/resource/authority/atu/GRC", "@type": "dct:Location"}
LICENCE = {"@id": "https://creativecommons.org/licenses/by/4.0/"}


def cpsv_ap(edition: Edition) -> bytes:
    """The file."""
    tags = dict.fromkeys([*(one.tag for one in edition.languages), SOURCE])
    voices = tuple(ServiceWords(Wording(edition.translator(tag)), edition.site) for tag in tags)
    graph = {"@context": CONTEXT, "@graph": list(_Graph(edition, voices).nodes())}
    return (json.dumps(graph, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True)
class _Graph:
    edition: Edition
    voices: tuple[ServiceWords, ...]

    def nodes(self) -> Iterator[Node]:
        site = self.edition.site
        services = [service for service in site.services.values() if site.responsible_for(service)]
        yield self._file()
        responsible = (one for service in services for one in site.responsible_for(service))
        for one in {path_of(one): one for one in (*site.municipalities.values(), *responsible)}.values():
            yield self._authority(one)
        for centre in site.centres.values():
            yield from self._centre(centre)
        for service in services:
            yield from self._service(service)
        known = {service.id for service in services}
        for situation in site.situations.values():
            yield self._node(
                f"situations/{situation.id}",
                ["cv:LifeEvent", "cv:Event"],
                {
                    "dct:title": self._texts(situation.text),
                    "cv:hasRelatedService": [
                        self._ref(f"services/{key}") for key in situation.services if key in known
                    ],
                },
            )

    def _file(self) -> Node:
        """What this file is and under which licence, and on a demonstration that it is one."""
        site = self.edition.site
        banner = site.interface["page.demonstration"]
        return self._node(
            "cpsv-ap",
            "foaf:Document",
            {
                "dct:title": self._texts(site.name),
                "rdfs:comment": self._texts(banner) if site.settings.demonstration else None,
                "dct:license": LICENCE,
            },
        )

    def _authority(self, one: Organisation | Municipality) -> Node:
        path, town = path_of(one), isinstance(one, Municipality)
        area = self._node(f"{path}/area", "dct:Location", {"rdfs:label": self._texts(one.name)}) if town else GREECE
        return self._node(
            path,
            ["cv:PublicOrganisation", "org:Organization"],
            {
                "skos:prefLabel": self._texts(one.name),
                "dct:spatial": area,
                "foaf:homepage": {"@id": uri(one.url), "@type": "foaf:Document"} if one.url else None,
            },
        )

    def _centre(self, centre: Centre) -> Iterator[Node]:
        """The centre as a unit of its municipality, as a channel, and how one gets in touch."""
        own = f"centres/{centre.id}"
        hours = self._hours(centre)
        yield self._node(
            own,
            ["org:OrganizationalUnit", "org:Organization", "foaf:Agent"],
            {
                "dct:title": self._texts(centre.name),
                "org:unitOf": self._ref(f"municipalities/{centre.municipality}"),
                "locn:address": self._address(centre),
            },
        )
        yield self._node(
            f"{own}/channel",
            "cv:Channel",
            {
                "dct:description": self._texts(centre.serves.text) if centre.serves else None,
                "cv:ownedBy": self._ref(own),
                "cv:openingHours": hours and {"@id": hours["@id"]},
            },
        )
        yield self._node(
            f"{own}/contact",
            "cv:ContactPoint",
            {
                "cv:telephone": [phone.e164(one.number) or one.number for one in centre.phones],
                "cv:email": centre.email,
                "cv:openingHours": hours,
                "cv:contactPage": list(self._pages(f"{own}/")),
            },
        )

    def _address(self, centre: Centre) -> Node | None:
        if centre.address is None:
            return None
        address = centre.address
        values = {
            "locn:thoroughfare": _greek(address.street),
            "locn:locatorName": self._texts(address.place) if address.place else None,
            "locn:postName": _greek(address.locality),
            "locn:postCode": address.postcode,
        }
        return {"@type": "locn:Address", **_known(values)}

    def _hours(self, centre: Centre) -> Node | None:
        """The week of today in words, where the pages claim that it holds."""
        if self.edition.claims[centre.id] is None:
            return None
        assert centre.hours
        assert centre.hours.regular
        week, said = centre.hours.regular.week_on(self.edition.today), []
        for voice in self.voices:
            words = Wording(self.edition.translator(voice.tag))
            line = HoursWords(words).in_line(week).striptags()
            said += [_tagged(voice.tag, line)] if not words.translator.fell_back else []
        return self._node(f"centres/{centre.id}/hours", "time:TemporalEntity", {"dct:description": said})

    def _service(self, service: Service) -> Iterator[Node]:
        site, own = self.edition.site, f"services/{service.id}"
        desks = [f"centres/{centre.id}" for centre, join in site.centres_with(service.id) if join.by == "desk"]
        related = [key for key in service.leads if site.responsible_for(site.services[key])]
        situations = [one.id for one in site.situations.values() if service.id in one.services]
        names = service.names
        others = [name for name in (names.plain, *names.former.values()) if name]
        ways = [self._channel(service, way) for way in service.channels.values()]
        values = {
            "dct:title": self._texts(names.official),
            "skos:altLabel": [said for name in others for said in self._texts(name)],
            "dct:description": self._each(service.summary, lambda v: v.filled(service.summary, service.facts)),
            "cv:hasCompetentAuthority": [self._ref(path_of(one)) for one in site.responsible_for(service)],
            "cv:holdsRequirement": [self._said(service, one, "cv:Requirement") for one in service.who.values()],
            "cv:hasInputType": [self._paper(service, one) for one in (service.papers.items if service.papers else ())],
            "cv:hasChannel": [*ways, *(self._ref(f"{desk}/channel") for desk in desks)],
            "cv:contactPoint": [self._ref(f"{desk}/contact") for desk in desks],
            "cv:hasLegalResource": [self._said(service, one, "eli:LegalResource") for one in service.law.values()],
            "cpsv:produces": self._output(service),
            "cv:relatedService": [self._ref(f"services/{key}") for key in related],
            "cv:isGroupedBy": [self._ref(f"situations/{key}") for key in situations],
            "dct:source": self._sources(service.source),
            "foaf:page": list(self._pages(f"benefits/{service.id}/")),
        }
        yield self._node(own, "cpsv:PublicService", values)

    def _paper(self, service: Service, asked: DocumentAsked) -> Node:
        name = self.edition.site.documents[asked.document].name
        said = self._each(name, lambda voice: voice.paper(service, asked))
        return self._node(f"services/{service.id}/documents/{asked.document}", "cv:EvidenceType", {"dct:title": said})

    def _channel(self, service: Service, way: Channel) -> Node:
        text = way.text or self.edition.site.interface[f"benefit.channel-{way.kind}"]
        said = self._each(text, lambda voice: voice.channel(service, way))
        page = {"@id": uri(way.url), "@type": "foaf:Document"} if way.url else None
        path = f"services/{service.id}/channels/{way.id}"
        return self._node(path, "cv:Channel", {"dct:description": said, "foaf:page": page})

    def _said(self, service: Service, statement: Statement, kind: str) -> Node:
        """A statement of a service with its sources."""
        return self._node(
            f"services/{service.id}/{statement.text.path[-3]}/{statement.id}",
            kind,
            {
                "dct:title": self._statement(service, statement),
                "dct:source": self._sources(service.sources_of(statement)),
            },
        )

    def _output(self, service: Service) -> Node | None:
        """What one gets: the amounts, where any are known."""
        said = [text for one in service.amounts.values() for text in self._statement(service, one)]
        values = {"dct:title": self._texts(service.names.official), "dct:description": said}
        return self._node(f"services/{service.id}/output", "cv:Output", values) if said else None

    def _statement(self, service: Service, statement: Statement) -> list[Node]:
        return self._each(statement.text, lambda voice: voice.statement(service, statement))

    def _each(self, text: Text, say: Callable[[ServiceWords], str]) -> list[Node]:
        """What is said of a text in each language that has it."""
        return [_tagged(voice.tag, say(voice)) for voice in self.voices if voice.translated(text)]

    def _texts(self, text: Text | None) -> list[Node]:
        return self._each(text, lambda voice: voice.plain(text)) if text else []

    def _sources(self, keys: Iterable[str]) -> list[Node]:
        sources = (self.edition.site.sources[key] for key in keys)
        return [{"@id": uri(source.url)} for source in sources if source.url]

    def _pages(self, path: str) -> Iterator[Node]:
        """The pages about a thing in each language, where their addresses are known."""
        for one in self.edition.languages:
            if url := absolute(self.edition, one.tag, path):
                yield {"@id": uri(url), "@type": "foaf:Document"}

    def _ref(self, path: str) -> Node:
        return {"@id": f"urn:uuid:{self.edition.site.identifier(path)}"}

    def _node(self, path: str, kind: str | list[str], values: dict[str, Any]) -> Node:
        """A thing with its identifier, without what is not known."""
        identifier = str(self.edition.site.identifier(path))
        return {"@id": f"urn:uuid:{identifier}", "@type": kind, "dct:identifier": identifier, **_known(values)}


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [])}


def _tagged(tag: str, said: str) -> Node:
    return {"@value": said, "@language": tag}


def _greek(name: object) -> Node | None:
    """A name is as it is written on the spot, in every language."""
    return _tagged(SOURCE, str(name)) if name else None
