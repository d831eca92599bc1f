"""The site as Open Referral HSDS 3.0: one JSON document for each language, with the same ids in all.

The tables of the standard's tabular form, by name (its `compiled/tabular.json`): each record once, with the ids of
those that it belongs to. Nested as in the standard's API, a centre would be repeated for each of its services.

What the standard requires and nobody has published is an empty text. A service stands here where somebody is known
to be responsible for it. Hours are those that the pages claim; as HSDS knows no exceptions, a day that is not as its
week stands by itself, and a day that is closed or unknown in no schedule.

https://docs.openreferral.org/en/3.0/
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from kentro import now, phone
from kentro.addresses import absolute
from kentro.edition import Edition
from kentro.hours import WEEKDAYS, within_day
from kentro.languages import name_in
from kentro.model import Address, Centre, Municipality, Organisation, Phone, Service, ServiceAtCentre
from kentro.schedule import Day
from kentro.service_words import ServiceWords
from kentro.wording import Wording

Value = str | float | None
Record = tuple[str, str, dict[str, Value]]
"""A table, the path that gives the record its id, and its values; None is what is not known."""

_ATHENS = ZoneInfo("Europe/Athens")


def hsds(edition: Edition, tag: str) -> bytes:
    """The tables of one language as JSON."""
    tables: dict[str, list[dict[str, Value]]] = {}
    export = _Export(edition, ServiceWords(Wording(edition.translator(tag)), edition.site))
    for table, path, values in export.records():
        known = {key: value for key, value in values.items() if value is not None}
        tables.setdefault(table, []).append({"id": export.id(path), **known})
    return (json.dumps(tables, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True)
class _Export:
    edition: Edition
    words: ServiceWords

    def id(self, path: str) -> str:
        return str(self.edition.site.identifier(path))

    def records(self) -> Iterator[Record]:
        """Every record, those that others belong to before them."""
        site = self.edition.site
        yield "meta_table_description", "hsds", {"name": self.words.plain(site.name), "language": self.words.tag}
        for town in site.municipalities.values():
            yield from self._municipality(town)
        responsible = (one for service in site.services.values() for one in site.responsible_for(service))
        for payer in {one.id: one for one in responsible if isinstance(one, Organisation)}.values():
            yield from self._payer(payer)
        for service in site.services.values():
            for one in site.responsible_for(service):
                yield from self._service(service, one)
        for centre in site.centres.values():
            yield from self._centre(centre)

    def _municipality(self, town: Municipality) -> Iterator[Record]:
        owner, name = f"municipalities/{town.id}", self.words.plain(town.name)
        description = self.words.words.translator.plain("municipality.description", name=name)
        values: dict[str, Value] = {"name": name, "description": description, "website": uri(town.url)}
        yield "organization", owner, values
        for office in town.offices.values():
            contact = f"{owner}/offices/{office.id}"
            called = self.words.plain(office.name)
            yield "contact", contact, {"organization_id": self.id(owner), "name": called, "department": called}
            yield from self._phones(office.phones, contact, "contact_id")

    def _payer(self, payer: Organisation) -> Iterator[Record]:
        owner, name = f"organisations/{payer.id}", self.words.plain(payer.name)
        yield "organization", owner, {"name": name, "description": name, "website": uri(payer.url)}
        if payer.phone:
            yield from self._phones((Phone(number=payer.phone),), owner, "organization_id")

    def _service(self, service: Service, responsible: Organisation | Municipality) -> Iterator[Record]:
        owner, own = path_of(responsible), _service_path(service, responsible)
        said = {statement.id: self.words.statement(service, statement) for statement in service.who.values()}
        ways = [self.words.channel(service, way) for way in service.channels.values()]
        names, settings = service.names, self.edition.site.settings
        yield (
            "service",
            own,
            {
                "organization_id": self.id(owner),
                "name": self.words.plain(names.official),
                "alternate_name": self.words.plain(names.plain) if names.plain else None,
                "description": self.words.filled(service.summary, service.facts),
                "url": uri(absolute(self.edition, self.words.tag, f"benefits/{service.id}/")),
                "status": "active",
                "application_process": "\n".join(ways) or None,
                "eligibility_description": "\n".join(said.values()) or None,
                "assured_date": str(service.verified.on) if service.verified.on else None,
                "alert": self.words.plain("page.demonstration") if settings.demonstration else None,
            },
        )
        for asked in service.papers.items if service.papers else ():
            paper: dict[str, Value] = {"service_id": self.id(own), "document": self.words.paper(service, asked)}
            yield "required_document", f"{own}/documents/{asked.document}", paper

    def _centre(self, centre: Centre) -> Iterator[Record]:
        site, own = self.edition.site, f"centres/{centre.id}"
        here: dict[str, Value] = {"location_id": self.id(own)}
        yield (
            "location",
            own,
            {
                "location_type": "physical",
                "organization_id": self.id(f"municipalities/{centre.municipality}"),
                "name": self.words.plain(centre.name),
                "description": " ".join(self._told(centre)) or None,
            },
        )
        if centre.address:
            yield "address", f"{own}/address", here | self._address(centre.address)
        yield from self._phones(centre.phones, own, "location_id")
        if centre.email:
            contact: dict[str, Value] = {"name": self.words.plain(centre.name), "email": centre.email}
            yield "contact", f"{own}/contact", here | contact
        for tag in centre.languages or ():
            language: dict[str, Value] = {"name": name_in(tag, self.words.tag) or tag, "code": tag}
            yield "language", f"{own}/languages/{tag}", here | language
        if centre.access and (centre.access.step_free or centre.access.note):
            said = self.words.plain(f"access.step-free-{centre.access.step_free}") if centre.access.step_free else None
            note = self.words.plain(centre.access.note) if centre.access.note else None
            yield "accessibility", f"{own}/access", here | {"description": said or note, "details": said and note}
        yield from self._schedules(self.edition.claims[centre.id], own, here)
        for join in centre.services:
            if join.by == "desk":
                service = site.services[join.service]
                (responsible,) = _answering(site.responsible_for(service), centre)
                yield from self._at_centre(centre, join, _service_path(service, responsible))

    def _at_centre(self, centre: Centre, join: ServiceAtCentre, service: str) -> Iterator[Record]:
        own = f"centres/{centre.id}/services/{join.service}"
        note = self.words.plain(join.note) if join.note else None
        ids: dict[str, Value] = {"service_id": self.id(service), "location_id": self.id(f"centres/{centre.id}")}
        yield "service_at_location", own, {**ids, "description": note}
        timetable = self.edition.timetables.of_service(centre, join)
        if timetable is not self.edition.timetables.of_centre(centre):
            claim = now.claim(timetable, centre.verified, self.edition.today)
            yield from self._schedules(claim, own, {"service_at_location_id": self.id(own)})

    def _told(self, centre: Centre) -> Iterator[str]:
        """What a resident should know of a centre and the standard has no field for."""
        if centre.serves:
            yield self.words.plain(centre.serves.text)
        if centre.appointment:
            yield self.words.plain(f"appointment.{centre.appointment}")
        if centre.cost:
            yield self.words.plain(f"cost.{centre.cost}")

    def _address(self, address: Address) -> dict[str, Value]:
        place = self.words.plain(address.place) if address.place else ""
        floor = self.words.words.floor(address.floor).striptags() if address.floor is not None else ""
        lines = [line for line in (str(address.street or ""), place, floor) if line]
        return {
            "address_1": lines[0] if lines else "",
            "address_2": ", ".join(lines[1:]) or None,
            "city": str(address.locality or ""),
            "state_province": "",
            "postal_code": address.postcode or "",
            "country": "GR",
            "address_type": "physical",
        }

    def _phones(self, phones: tuple[Phone, ...], owner: str, key: str) -> Iterator[Record]:
        """Each number once, with all that it is for."""
        for number in dict.fromkeys(one.number for one in phones):
            purposes = [self.words.plain(one.purpose) for one in phones if one.number == number and one.purpose]
            values: dict[str, Value] = {
                key: self.id(owner),
                "number": phone.e164(number) or number,
                "description": ", ".join(purposes) or None,
            }
            yield "phone", f"{owner}/phones/{number}", values

    def _schedules(self, claim: now.Claim | None, owner: str, whose: dict[str, Value]) -> Iterator[Record]:
        for first, last, (offset, *week) in claim.spells(claim.last, _open) if claim else ():
            for span, days in now.by_span(week).items():
                opens, closes = span.split("-")
                byday = ",".join(WEEKDAYS[day].upper() for day in days)
                # The first spell begins and the last one ends on other days tomorrow: neither may change an id.
                ends = "" if claim and last == claim.last else last.isoformat()
                yield (
                    "schedule",
                    f"{owner}/schedules/{ends}/{byday}/{span}",
                    {
                        **whose,
                        "valid_from": first.isoformat(),
                        "valid_to": last.isoformat(),
                        "dtstart": first.isoformat(),
                        "wkst": "MO",
                        "freq": "WEEKLY",
                        "interval": 1,
                        "byday": byday,
                        "opens_at": f"{opens}{offset}",
                        "closes_at": f"{within_day(closes)}{offset}",
                    },
                )


def _open(date: datetime.date, week: list[str], day: Day | None) -> tuple[str, ...] | None:
    """The offset from UTC and the week that hold on a day; of a day that is not as its week, the hours of that day."""
    offset = datetime.datetime.combine(date, datetime.time(12), _ATHENS).isoformat()[-6:]
    if day is None:
        return (offset, *week)
    if not day.spans:
        return None
    spans = ",".join("-".join(span) for span in day.spans)
    return (offset, *(spans if number == date.weekday() else "" for number in range(7)))


def path_of(responsible: Organisation | Municipality) -> str:
    """The path that gives an organization its id."""
    folder = "organisations" if isinstance(responsible, Organisation) else "municipalities"
    return f"{folder}/{responsible.id}"


def _service_path(service: Service, responsible: Organisation | Municipality) -> str:
    """A service that several municipalities offer, each by itself, is a record of each."""
    own = f"services/{service.id}"
    return own if isinstance(responsible, Organisation) else f"{path_of(responsible)}/{own}"


def _answering(
    responsible: tuple[Organisation | Municipality, ...], centre: Centre
) -> list[Organisation | Municipality]:
    """Who of those responsible for a service is so at a centre."""
    return [one for one in responsible if isinstance(one, Organisation) or one.id == centre.municipality]


def uri(url: str | None) -> str | None:
    """An address in ASCII (RFC 3986), also where its host or path is in Greek."""
    if url is None:
        return None
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode()
    return quote(parts._replace(netloc=host).geturl(), safe="%/:?#[]@!$&'()*+,;=~")
