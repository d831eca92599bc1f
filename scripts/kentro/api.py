"""The API: what the pages say, as JSON below `api/v1/`, published once for all languages.

`api_schema.py` says what each file is like. A record is written along its declaration in `model.py`, with every
field: null is what nobody has published. Texts are given in each language that has them. Hours are claimed for the
days on which the pages claim them, and how much a record may claim stands beside it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, get_args

from markupsafe import Markup, escape

from kentro import freshness, now
from kentro.addresses import relative
from kentro.api_schema import (
    FOLDER,
    HIDDEN,
    LICENCE,
    VERSION,
    WRITTEN,
    Json,
    has_id,
    openapi,
    schema,
    spans,
    written,
)
from kentro.edition import Edition
from kentro.fields import LOCATION, NAME, PHONE, URL, Kind, ListOf, MapOf, Record, Refs, Words, slots_of
from kentro.freshness import Freshness
from kentro.holidays import Calendar
from kentro.hsds import uri
from kentro.languages import SOURCE, language
from kentro.model import Centre, Fact, Filling, Notice, Remark, Service, ServiceAtCentre, Statement
from kentro.service_words import ServiceWords
from kentro.values import PLACEHOLDER, Text
from kentro.visits import stops
from kentro.wording import Wording

INDEX = f"{FOLDER}index.json"

Export = tuple[str, str, str, str | None]
"""What a file of the site is to the API: its name there, its path, media type and language."""

_TYPE = "application/json"
_TEXT = re.compile(r"(&#34;([\w-]+)&#34;: \{\s+&#34;text&#34;: &#34;)(.*?)(?=&#34;)")
"""A text in a language, in JSON that is escaped for a page."""


def api(edition: Edition, others: Iterable[Export]) -> dict[str, bytes]:
    """The files by their path in the site; `others` are the exports that the index names besides them."""
    made, site = _Api(edition), edition.site
    files = {
        "index.json": made.index(others),
        "centres.json": made.file(items=[made.centre_listed(centre) for centre in site.centres.values()]),
        "benefits.json": made.file(items=[made.benefit_listed(service) for service in site.services.values()]),
        "notices.json": made.notices(),
        "holidays.json": made.holidays(),
        "schema.json": schema(),
        "openapi.json": openapi((site.url or "../../").rstrip("/")),
        **{f"centres/{centre.id}.json": made.centre(centre) for centre in site.centres.values()},
        **{f"benefits/{service.id}.json": made.benefit(service) for service in site.services.values()},
    }
    return {FOLDER + name: written(content).encode() for name, content in files.items()}


def example(edition: Edition, tag: str) -> Markup:
    """A little of what the list says of the first centre, in Greek and one language, for people to look at: each text
    is marked with its language.
    """
    voices = tuple(one for one in edition.languages if one.tag in (SOURCE, tag))
    made = _Api(replace(edition, languages=voices))
    listed = made.centre_listed(next(iter(edition.site.centres.values())))
    shown = written({key: listed[key] for key in ("id", "name", "phones", "osm_hours", "freshness")})
    return Markup(_TEXT.sub(_marked, str(escape(shown))))


def _marked(found: re.Match[str]) -> str:
    return f'{found[1]}<span lang="{found[2]}" dir="{language(found[2]).dir}">{found[3]}</span>'


@dataclass(frozen=True)
class _Api:
    edition: Edition

    @cached_property
    def voices(self) -> tuple[ServiceWords, ...]:
        """The words of each language, Greek always among them."""
        tags = dict.fromkeys([SOURCE, *(one.tag for one in self.edition.languages)])
        return tuple(ServiceWords(Wording(self.edition.translator(tag)), self.edition.site) for tag in tags)

    # Files ----------------------------------------------------------------------------------------------------------

    def file(self, **content: Any) -> Json:
        """A file: what it says of itself, and its content."""
        return {
            "version": VERSION,
            "generated_at": self.edition.today.isoformat(),
            "site": str(self.edition.site.settings.id),
            "demonstration": self.edition.site.settings.demonstration,
            "licence": LICENCE,
            **content,
        }

    def index(self, others: Iterable[Export]) -> Json:
        """The way into everything, and what one must know to find this site among others."""
        site, operator = self.edition.site, self.edition.site.settings.operator
        states = [freshness.of(centre.verified, self.edition.today) for centre in site.centres.values()]
        names = ("centres", "benefits", "notices", "holidays", "schema", "openapi")
        own: list[Export] = [(name, f"{FOLDER}{name}.json", _TYPE, None) for name in names]
        return self.file(
            name=self.text(site.name),
            url=_plain(URL, site.url),
            operator={
                "name": self.text(operator.name) if operator.name else None,
                "email": operator.email,
                "phone": _plain(PHONE, operator.phone),
                "url": _plain(URL, operator.url),
            },
            languages=[{"tag": one.tag, "name": one.name, "dir": one.dir} for one in self.edition.languages],
            counts={
                "municipalities": len(site.municipalities),
                "centres": len(site.centres),
                "benefits": len(site.services),
                "notices": sum(len(self._current(centre)) for centre in site.centres.values()),
            },
            freshness={state: states.count(state) for state in get_args(Freshness)},
            links=[self._link(INDEX, *one) for one in (*own, *others)],
        )

    def centre(self, centre: Centre) -> Json:
        """The file of a centre."""
        site = self.edition.site
        town = site.municipalities[centre.municipality]
        reports = [one for one in site.activity.values() if one.centre == centre.id or one.municipality == town.id]
        content = {
            "centre": self.record(centre),
            "municipality": self.record(town),
            "programme": self.record(site.programmes[centre.programme]) if centre.programme else None,
            "activity": [self.record(report) for report in reports],
        }
        path = f"centres/{centre.id}"
        kinds = {
            "page": ("", "text/html"),
            "calendar": ("hours.ics", "text/calendar"),
            "card": ("contact.vcf", "text/vcard"),
        }
        return self.file(**content, cited=self._cited(content), links=self._links(path, kinds))

    def benefit(self, service: Service) -> Json:
        """The file of a benefit or service."""
        site = self.edition.site
        papers = [site.documents[asked.document] for asked in service.papers.items] if service.papers else []
        content = {
            "benefit": self.record(service),
            "payer": self.record(site.organisations[service.payer]) if service.payer else None,
            "documents": [self.record(paper) for paper in papers],
            "local": self.record(local) if (local := site.local.get(service.id)) else None,
        }
        links = self._links(f"benefits/{service.id}", {"page": ("", "text/html")})
        return self.file(**content, cited=self._cited(content), links=links)

    def notices(self) -> Json:
        """What is announced at any centre and has not ended."""
        items = [
            {"centre": centre.id, "notice": self.record(notice, sources=[centre.source])}
            for centre in self.edition.site.centres.values()
            for notice in self._current(centre)
        ]
        return self.file(items=items, cited=self._cited(items))

    def holidays(self) -> Json:
        """Each holiday with its dates, as far as the calendar knows them; of the local ones those of these towns."""
        known, towns = self.edition.site.holidays, self.edition.site.municipalities.values()
        local = dict.fromkeys(name for town in towns for name in town.holidays or ())
        calendar, found = Calendar(known, tuple(local)), dict[str, Json]()
        for step in range((known.last - known.first).days + 1):
            date = known.first + datetime.timedelta(days=step)
            for falls in calendar.on(date):
                one = falls.holiday
                entry = {"id": one.id, "kind": falls.kind, "name": self.text(one.name), "dates": []}
                found.setdefault(one.id, {**entry, "sources": list(one.sources)})
                found[one.id]["dates"].append({"date": date.isoformat(), "decided": not falls.maybe})
        items = list(found.values())
        days = {"first": known.first.isoformat(), "last": known.last.isoformat()}
        return self.file(**days, items=items, cited=self._cited(items))

    # Records --------------------------------------------------------------------------------------------------------

    def centre_listed(self, centre: Centre) -> Json:
        """A centre as the list has it."""
        address, regular = centre.address, centre.hours and centre.hours.regular
        return self._listed(
            f"centres/{centre.id}",
            centre,
            municipality=centre.municipality,
            kind=centre.kind,
            name=self.text(centre.name),
            locality=_plain(NAME, address and address.locality),
            phones=list(dict.fromkeys(_plain(PHONE, one.number) for one in centre.phones)),
            location=_plain(LOCATION, address and address.location),
            osm_hours=regular.rule if regular else None,
        )

    def benefit_listed(self, service: Service) -> Json:
        """A benefit as the list has it."""
        return self._listed(
            f"benefits/{service.id}",
            service,
            kind=service.kind,
            name=self.text(service.names.official),
            summary=self.text(service.summary, service.facts),
            payer=service.payer,
        )

    def _listed(self, path: str, one: Centre | Service, **own: Any) -> Json:
        known = {"id": one.id, "uuid": self._uuid(one), **own, "freshness": self._freshness(one)}
        return {**known, "url": self._address(INDEX, f"{path}/"), "href": self._address(INDEX, f"{FOLDER}{path}.json")}

    def record(self, one: Any, service: Service | None = None, sources: Iterable[str] = ()) -> Json:
        """A record with all its fields; `sources` are those of the record around it, for facts that have no other."""
        service = one if isinstance(one, Service) else service
        own = one.sources if hasattr(one, "sources") else getattr(one, "source", None)
        cited = [own] if isinstance(own, str) else list(own or sources)
        said: Json = {"id": one.id} if has_id(type(one)) else {}
        for slot in slots_of(type(one)).values():
            if slot.attribute in ("source", "sources"):
                said["sources"] = cited
            elif (type(one), slot.attribute) not in HIDDEN:
                said[slot.attribute] = self._value(slot.kind, getattr(one, slot.attribute), service, cited)
        return said | self._added(one, service)

    def _value(self, kind: Kind[Any], value: Any, service: Service | None, sources: list[str]) -> Any:
        if value is None:
            return None
        if isinstance(kind, Words):
            return self.text(value, service.facts if service else {})
        if isinstance(kind, Record):
            return self.record(value, service, sources)
        if isinstance(kind, ListOf):
            return [self._value(kind.item, one, service, sources) for one in value]
        if isinstance(kind, MapOf) and isinstance(kind.item, Record):
            return [self.record(one, service, sources) for one in value.values()]
        if isinstance(kind, MapOf):
            return {key: self._value(kind.item, one, service, sources) for key, one in value.items()}
        if isinstance(kind, Refs):
            return list(value)
        return _plain(kind, value)

    def _added(self, one: Any, service: Service | None) -> Json:
        """What is known of a record besides its fields, and what it says otherwise than they do."""
        if isinstance(one, Centre):
            notices = [self.record(notice, sources=[one.source]) for notice in self._current(one)]
            joins = [self.record(join, sources=[one.source]) | self._at(one, join) for join in one.services]
            claimed = self._claimed(self.edition.claims[one.id])
            known = {"uuid": self._uuid(one), "freshness": self._freshness(one), "claimed": claimed}
            return {"notices": notices, "services": joins, "visits": self._visits(one), **known}
        if isinstance(one, Service):
            return {"uuid": self._uuid(one), "freshness": self._freshness(one)}
        if isinstance(one, Statement):
            assert service
            cited = service.sources_of(one)
            reporter = self.edition.site.reporter(cited)
            facts = [fact.id for fact in service.facts_of(one)]
            return {"sources": list(cited), "facts": facts, "reported_by": reporter.id if reporter else None}
        if isinstance(one, Remark):
            return {"text": self.text(one.text, one.values)}
        return {}

    def text(self, text: Text, values: Mapping[str, Fact] | Mapping[str, Filling] | None = None) -> Json:
        """A text in each language that has it, what it names filled in as its page says it, and how far it is read."""
        said = {}
        names = [name for name in PLACEHOLDER.findall(text.greek) if name in (values or {})]
        for voice in self.voices:
            if state := voice.words.translator.state(text):
                shown = {name: _shown(voice.words, (values or {})[name]) for name in names}
                said[voice.tag] = {"text": voice.words.translator.plain(text, **shown), "state": state}
        return said

    def _at(self, centre: Centre, join: ServiceAtCentre) -> Json:
        """The days for which hours of its own are claimed for a service at a centre."""
        timetable = self.edition.timetables.of_service(centre, join)
        if timetable is self.edition.timetables.of_centre(centre):
            return {"claimed": None}
        return {"claimed": self._claimed(now.claim(timetable, centre.verified, self.edition.today))}

    def _claimed(self, claim: now.Claim | None) -> Json | None:
        """The days for which hours are claimed, and those among them that are not as the week."""
        if claim is None:
            return None
        days = []
        for day in claim.days:
            assert day.reason
            falls, notice = day.reason.falls, day.reason.notice
            days.append(
                {
                    "date": day.date.isoformat(),
                    "status": day.status,
                    "spans": spans(day.spans),
                    "reason": day.reason.code,
                    "holiday": falls.holiday.id if falls else None,
                    "notice": notice.id if notice else None,
                }
            )
        return {"first": claim.first.isoformat(), "last": claim.last.isoformat(), "exceptions": days}

    def _current(self, centre: Centre) -> list[Notice]:
        return [one for one in centre.notices if one.end is None or one.end >= self.edition.today]

    def _visits(self, centre: Centre) -> list[Json]:
        """Where a mobile unit stops, with the days from today on."""
        coming = stops(self.edition.timetables, centre, self.edition.today)
        found = []
        for visit in centre.visits.values():
            days = [
                {"date": stop.day.date.isoformat(), "status": stop.day.status} for stop in coming if stop.visit is visit
            ]
            dates = [date.isoformat() for date in visit.dates if date >= self.edition.today]
            found.append(self.record(visit, sources=[centre.source]) | {"dates": dates, "next": days})
        return found

    def _freshness(self, one: Centre | Service) -> Json:
        due = freshness.due(one.verified).isoformat() if one.verified.on else None
        return {"state": freshness.of(one.verified, self.edition.today), "review_due": due}

    def _uuid(self, one: Centre | Service) -> str:
        folder = "centres" if isinstance(one, Centre) else "services"
        return str(self.edition.site.identifier(f"{folder}/{one.id}"))

    def _cited(self, content: object) -> list[Json]:
        """Every source that is named in what a file says."""
        return [self.record(self.edition.site.sources[key]) for key in dict.fromkeys(_named(content))]

    # Addresses ------------------------------------------------------------------------------------------------------

    def _address(self, here: str, there: str) -> str:
        """The public address of a path of the site; relative to the file where the site's own is not known."""
        url = self.edition.site.url
        return str(uri(f"{url.rstrip('/')}/{there}")) if url else relative(here, there)

    def _link(self, here: str, rel: str, path: str, media: str, tag: str | None) -> Json:
        return {"rel": rel, "type": media, "language": tag, "url": self._address(here, path)}

    def _links(self, path: str, kinds: Mapping[str, tuple[str, str]]) -> list[Json]:
        """Where a record is for people, in each language."""
        here = f"{FOLDER}{path}.json"
        return [
            self._link(here, rel, f"{self.edition.prefix(one.tag)}{path}/{name}", media, one.tag)
            for one in self.edition.languages
            for rel, (name, media) in kinds.items()
        ]


def _plain(kind: Kind[Any], value: Any) -> Any:
    """A single value as `api_schema.py` says that it is written; what nobody has published stays None."""
    _, write = WRITTEN.get(kind, (None, str))
    return None if value is None else write(value)


def _shown(words: Wording, value: Fact | Filling) -> str:
    return (words.value(value) if isinstance(value, Fact) else words.fillings({"": value})[""]).striptags()


def _named(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield from value if key == "sources" else _named(value)
    elif isinstance(content, list):
        for value in content:
            yield from _named(value)
