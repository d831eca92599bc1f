"""schema.org in JSON-LD: what a page is, and the centre, service or municipality that it is about.

It says what the page says and nothing else. What is not known is left out; hours stand here only where the page
claims them too, for the days of which it says in words what changes.

https://schema.org, https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from kentro import phone
from kentro.catalogue import Crumb
from kentro.edition import Edition
from kentro.hours import within_day
from kentro.model import Address, Centre, Channel, Municipality, Organisation, Service, Source
from kentro.now import Claim, by_span
from kentro.pages import NEAR
from kentro.schedule import SOON, Day
from kentro.service_words import ServiceWords
from kentro.wording import Wording

Node = dict[str, Any]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_IN_SCRIPT = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


@dataclass(frozen=True)
class LinkedData:
    """What is said of one page in one language. `path` is its address below the language's folder."""

    edition: Edition
    tag: str
    path: str
    kind: str
    title: str
    crumbs: list[Crumb]
    sources: tuple[str, ...]
    """The ids of the sources that the page cites."""
    address: Callable[[str, str], str]
    """The address of a page by language and path: absolute where the site's is known, else as a link on this page."""

    def script(self) -> Markup:
        """The page and what it is about, as the content of a `<script type="application/ld+json">`."""
        text = json.dumps({"@context": "https://schema.org", **self._page()}, ensure_ascii=False, separators=(",", ":"))
        return Markup(text.translate(_IN_SCRIPT).replace("{{", "{\\u007b").replace("{%", "{\\u0025"))

    def _page(self) -> Node:
        demonstration = self.edition.site.settings.demonstration
        return _node(
            "WebPage" if self.path else "WebSite",
            url=self._here,
            name=self.title,
            inLanguage=self.tag,
            lastReviewed=self._reviewed,
            isBasedOn=self._based_on(),
            creativeWorkStatus="Draft" if demonstration else None,
            breadcrumb=self._breadcrumb(),
            mainEntity=self._thing(),
        )

    @property
    def _here(self) -> str:
        return self.address(self.tag, self.path)

    @property
    def _words(self) -> ServiceWords:
        return ServiceWords(Wording(self.edition.translator(self.tag)), self.edition.site)

    @property
    def _record(self) -> Centre | Service | Municipality | None:
        """What the page is about."""
        site, name = self.edition.site, self.path.removesuffix("/").rpartition("/")[2]
        kinds: dict[str, Any] = {"centre": site.centres, "benefit": site.services, "municipality": site.municipalities}
        found: Centre | Service | Municipality | None = kinds.get(self.kind, {}).get(name)
        return found

    @property
    def _reviewed(self) -> str | None:
        record = self._record
        return str(record.verified.on) if isinstance(record, Centre | Service) and record.verified.on else None

    def _based_on(self) -> list[str | Node]:
        """The official sources and laws that the page cites, or all its sources where it has none of those."""
        cited = [self.edition.site.sources[key] for key in self.sources]
        return [_based_on(one) for one in [one for one in cited if one.standing in ("official", "law")] or cited]

    def _breadcrumb(self) -> Node | None:
        if not self.crumbs:
            return None
        above = [(text, {"@id": self.address(self.tag, path)}) for text, path, _ in self.crumbs]
        items = [
            _node("ListItem", position=place, name=text, item=item)
            for place, (text, item) in enumerate([*above, (self.title, None)], 1)
        ]
        return _node("BreadcrumbList", itemListElement=items)

    def _thing(self) -> Node | None:
        record = self._record
        if isinstance(record, Centre):
            return self._centre(record)
        if isinstance(record, Service):
            return self._service(record)
        return self._municipality(record) if record else None

    def _centre(self, centre: Centre) -> Node:
        town, claim = self.edition.site.municipalities[centre.municipality], self.edition.claims[centre.id]
        name = self._words.plain(town.name)
        return _node(
            "GovernmentOffice",
            id=self._id("centres", centre.id),
            name=self._words.plain(centre.name),
            url=self._here,
            telephone=_one_or_all([phone.e164(one.number) or one.number for one in centre.phones]),
            email=centre.email,
            address=self._postal(centre.address) if centre.address else None,
            parentOrganization=_node("GovernmentOrganization", name=name, url=town.url),
            **(_hours(claim) if claim else {}),
        )

    def _postal(self, address: Address) -> Node:
        place = self._words.plain(address.place) if address.place else None
        street = str(address.street) if address.street else None
        floor = self._words.words.floor(address.floor).striptags() if address.floor is not None else None
        return _node(
            "PostalAddress",
            streetAddress=street or place,
            extendedAddress=", ".join(filter(None, (place if street else None, floor))),
            addressLocality=str(address.locality) if address.locality else None,
            postalCode=address.postcode,
            addressCountry="GR",
        )

    def _service(self, service: Service) -> Node:
        names, site = service.names, self.edition.site
        joined = site.centres_with(service.id)
        desks = [centre for centre, join in joined if join.by == "desk"] if len(joined) <= NEAR else []
        channels = [*map(self._channel, service.channels.values()), *map(self._desk, desks)]
        return _node(
            "GovernmentService",
            id=self._id("benefits", service.id),
            name=self._words.plain(names.official),
            alternateName=[self._words.plain(name) for name in (names.plain, *names.former.values()) if name],
            description=self._words.filled(service.summary, service.facts),
            url=self._here,
            provider=_one_or_all([*map(self._organisation, site.responsible_for(service))]),
            availableChannel=channels,
        )

    def _channel(self, way: Channel) -> Node:
        number = way.phone and (phone.e164(way.phone) or way.phone)
        return _node(
            "ServiceChannel",
            name=self._words.plain(f"benefit.channel-{way.kind}"),
            serviceUrl=way.url,
            servicePhone=_node("ContactPoint", telephone=number) if number else None,
        )

    def _desk(self, centre: Centre) -> Node:
        """The desk of a centre, known by its id: what it is stands on its own page."""
        place = _node("GovernmentOffice", id=self._id("centres", centre.id))
        return _node("ServiceChannel", serviceLocation=place)

    def _municipality(self, town: Municipality) -> Node:
        centres = [
            _node("GovernmentOffice", id=self._id("centres", centre.id), name=self._words.plain(centre.name))
            for centre in self.edition.site.centres_of(town.id)
        ]
        organisation = self._organisation(town)
        return {"@id": self._id("municipalities", town.id), **organisation, "subOrganization": centres}

    def _organisation(self, one: Organisation | Municipality) -> Node:
        number = one.phone if isinstance(one, Organisation) else None
        return _node(
            "GovernmentOrganization",
            name=self._words.plain(one.name),
            url=one.url,
            telephone=number and (phone.e164(number) or number),
        )

    def _id(self, folder: str, name: str) -> str:
        """A thing is the same in every language: it is known by its page in the first."""
        return f"{self.address(self.edition.languages[0].tag, f'{folder}/{name}/')}#it"


def _node(kind: str, *, id: str | None = None, **properties: Any) -> Node:
    """A node without what is not known."""
    known = {key: value for key, value in properties.items() if value not in (None, "", [])}
    return {"@type": kind, **({"@id": id} if id else {}), **known}


def _one_or_all(values: list[Any]) -> Any:
    """The value by itself where there is one: as most readers of schema.org expect it."""
    return values[0] if len(values) == 1 else values


def _based_on(source: Source) -> str | Node:
    """A source: its address, else its title and when it was published."""
    if source.url:
        return source.url
    return _node("CreativeWork", name=source.title, datePublished=source.published and str(source.published))


def _hours(claim: Claim) -> dict[str, list[Node]]:
    """The hours of the coming weeks, and the days in them that are otherwise.

    Nothing is said of a day that nobody knows: the ordinary hours end before it and begin after it.
    """
    last = claim.first + SOON - datetime.timedelta(days=1)

    def ordinary(date: datetime.date, week: list[str], day: Day | None) -> list[str] | None:
        return None if day and day.status == "unknown" else week

    def special(date: datetime.date, week: list[str], day: Day | None) -> tuple[tuple[str, str], ...] | None:
        return (day.spans or (("00:00", "00:00"),)) if day and day.status != "unknown" else None

    return {
        "openingHoursSpecification": [
            _opening(first, until, span.split("-"), [_DAYS[day] for day in days])
            for first, until, week in claim.spells(last, ordinary)
            for span, days in by_span(week).items()
        ],
        "specialOpeningHoursSpecification": [
            _opening(first, until, span) for first, until, spans in claim.spells(last, special) for span in spans
        ],
    }


def _opening(first: datetime.date, last: datetime.date, span: Iterable[str], days: list[str] | None = None) -> Node:
    opens, closes = span
    return _node(
        "OpeningHoursSpecification",
        dayOfWeek=days,
        opens=opens,
        closes=within_day(closes),
        validFrom=first.isoformat(),
        validThrough=last.isoformat(),
    )
