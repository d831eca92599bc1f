"""`contact.vcf`: a centre for the contacts of a phone.

vCard 3.0, which every phone imports. The address is in Greek, as on the door and on maps. A card grows old in a phone,
so its note says how old the hours are, and to call before going. Its UID is the same in every language and every build:
a card that is saved again takes the place of the older one.

https://www.rfc-editor.org/rfc/rfc2426
"""

from __future__ import annotations

from collections.abc import Iterator

from icalendar import Parameters, vUri
from icalendar.parser import Contentline
from icalendar.prop import vAdr, vN, vOrg

from kentro import freshness, phone
from kentro.edition import Edition
from kentro.hours_words import HoursWords
from kentro.languages import SOURCE
from kentro.model import Address, Centre, Municipality
from kentro.wording import Wording, plain


def contact_card(edition: Edition, centre: Centre, tag: str, url: str | None) -> bytes:
    """The card of a centre in one language; `url` is the public address of its page, where that is known."""
    return b"".join(_lines(edition, centre, tag, url))


def _lines(edition: Edition, centre: Centre, tag: str, url: str | None) -> Iterator[bytes]:
    translator = edition.translator(tag)
    words = Wording(translator)
    municipality = edition.site.municipalities[centre.municipality]
    name = words.centre(centre, municipality).text
    yield _line("BEGIN", "VCARD")
    yield _line("VERSION", "3.0")
    yield _line("PRODID", f"-//Kentro//contact//{tag.upper()}")
    yield _line("UID", f"{edition.site.identifier(f'centres/{centre.id}')}@kentro")
    yield _line("FN", name)
    yield _line("N", vN((name, "", "", "", "")))
    yield _line("ORG", vOrg((translator.plain(municipality.name),)))
    for index, item in enumerate(centre.phones, 1):
        group = f"item{index}." if item.purpose else ""
        yield _line(f"{group}TEL", phone.e164(item.number) or item.number, TYPE=["WORK", "VOICE"])
        if item.purpose:
            yield _line(f"{group}X-ABLabel", translator.plain(item.purpose))
    if centre.email:
        yield _line("EMAIL", centre.email, TYPE=["INTERNET", "WORK"])
    if centre.address:
        yield _line("ADR", vAdr(_address(edition, centre.address, municipality)), TYPE=["WORK"])
    if url:
        yield _line("URL", vUri(url))
    yield _line("NOTE", "\n".join(_note(edition, centre, HoursWords(words))))
    yield _line("END", "VCARD")


def _line(name: str, value: str | vAdr | vN | vOrg | vUri, **parameters: list[str]) -> bytes:
    """A property, its value escaped and its lines folded."""
    return bytes(Contentline.from_parts(name, Parameters(parameters), value).to_ical()) + b"\r\n"


def _address(edition: Edition, address: Address, municipality: Municipality) -> tuple[str, ...]:
    """Post box, extension, street, town, region, postcode, country: what is not published is left empty."""
    floor = Wording(edition.translator(SOURCE)).floor(address.floor).striptags() if address.floor is not None else ""
    where = ", ".join(filter(None, (str(address.street or ""), str(address.place or ""), floor)))
    town = str(address.locality or municipality.name)
    return "", "", where, town, "", address.postcode or "", ""


def _note(edition: Edition, centre: Centre, hours: HoursWords) -> Iterator[str]:
    """The ordinary hours in words and how old they are, as on the page, and how sure all this is."""
    say = hours.words.translator.plain
    if not (centre.hours and centre.hours.regular):
        yield say("hours.unknown")
        return
    weeks = centre.hours.regular.weeks_from(edition.today)
    for week, seasons in weeks:
        line = say("hours.of-service", lines=plain(hours.in_line(week) or hours.spans(()), hours.words.tag))
        when = plain(hours.seasons(seasons, edition.today.year), hours.words.tag)
        yield f"{line} ({when})" if len(weeks) > 1 else line
    if centre.verified.on and freshness.of(centre.verified, edition.today) == "fresh":
        yield plain(
            hours.words.translator.ui("verified.on", date=hours.words.date(centre.verified.on)), hours.words.tag
        )
        yield say("keep.hours-change")
    else:
        source = edition.site.sources[centre.hours.source or centre.source]
        yield plain(hours.published(source, centre.verified), hours.words.tag)
