"""What the search script looks through: for each language its pages with the words people type, and everyone's names.

Nothing is folded here: `overrides/parts/search.js` brings query and words to one form (accents, Greeklish, typos),
so that there is one place for it. Files are small enough to be read whole.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator

from kentro.edition import Edition
from kentro.languages import SOURCE
from kentro.model import Centre, Service, Situation
from kentro.phone import grouped
from kentro.transliteration import latin
from kentro.values import Text
from kentro.wording import Wording

NAME, ALIAS, HIDDEN, PLACE, TEXT = 10, 9, 8, 7, 2
"""How much a match counts: in a name, another name, what people call it, a place or phone number, a sentence.

What people call a thing may be rude or wrong: it is looked through and never shown.
"""

Line = tuple[int, str]
Entry = tuple[str, str, str, list[Line]]
"""Kind, address below the language's folder, name, and the lines that are looked through beside the name."""


def index(edition: Edition, tag: str) -> tuple[str, bytes]:
    """The address in the site and the text of a language's index."""
    return _file(f"search-{tag}", list(_entries(edition, tag)))


def names(edition: Edition, tag: str) -> tuple[str, bytes]:
    """The same for the names alone of services and centres in a language: for whoever types in it on another's page."""
    return _file(f"search-names-{tag}", list(_names(edition, tag)))


def said_by_script(edition: Edition, tag: str) -> dict[str, object]:
    """What the script says, in one language: the first of the chain that has all of it."""
    keys = [key.removeprefix("search.") for key in edition.site.interface if key.startswith("search.say-")]
    translator = edition.translator(tag).whole([f"search.{key}" for key in keys])
    said: dict[str, object] = {key.removeprefix("say-"): translator.plain(f"search.{key}") for key in keys}
    said["languages"] = {
        one.tag: [one.name, one.dir, edition.prefix(one.tag), _script(one.name), names(edition, one.tag)[0]]
        for one in edition.languages
    }
    return said


def alphabet(edition: Edition, tag: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Every name under which a service or centre is known, by its first letter, each with the name of its page."""
    groups: dict[str, list[tuple[str, str, str]]] = {}
    known: list[tuple[str, str, str]] = []
    for kind, address, name, lines in _entries(edition, tag):
        if kind in ("benefit", "certification", "service", "centre", "term"):
            known.append((name, address, ""))
            known += [(line, address, name) for weight, line in lines if weight == ALIAS]
    for said in sorted(dict.fromkeys(known), key=lambda one: (sortable(one[0]), one)):
        groups.setdefault(sortable(said[0])[:1].upper(), []).append(said)
    return list(groups.items())


def sortable(word: str) -> str:
    """The word without accents and case, for an alphabetical list."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in plain if letter.isalnum() or letter == " ").strip()


def _file(name: str, content: object) -> tuple[str, bytes]:
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return f"assets/{name}.{hashlib.sha256(data).hexdigest()[:8]}.json", data


def _entries(edition: Edition, tag: str) -> Iterator[Entry]:
    site, t = edition.site, edition.translator(tag)
    words = Wording(t)

    def said(text: Text | None) -> Iterator[str]:
        """A text as the page says it, and its Greek: newcomers hear that one at the desk."""
        if text:
            yield from dict.fromkeys((t.plain(text), text.greek))

    def entry(kind: str, address: str, name: str, *groups: tuple[int, Iterable[str]]) -> Entry:
        lines = dict.fromkeys((weight, line) for weight, several in groups for line in several if line != name)
        return kind, address, name, list(lines)

    for service in site.services.values():
        names = service.names
        yield entry(
            service.kind,
            f"benefits/{service.id}/",
            t.plain(names.official),
            (NAME, said(names.official)),
            (ALIAS, (line for text in (names.plain, *names.former.values()) for line in said(text))),
            (HIDDEN, _also(service, tag)),
            (TEXT, [t.plain(service.summary)] if "{" not in service.summary.greek else []),
        )
    for centre in site.centres.values():
        town = site.municipalities[centre.municipality]
        yield entry(
            "centre",
            f"centres/{centre.id}/",
            words.centre(centre, town),
            (NAME, said(centre.name)),
            (ALIAS, [t.plain(f"kind.{centre.kind}")]),
            (HIDDEN, _also(centre, tag)),
            (PLACE, [*said(town.name), *_places(centre)]),
            (PLACE, (grouped(phone.number) for phone in centre.phones)),
            (TEXT, (t.plain(site.services[join.service].names.official) for join in centre.services)),
        )
    if len(site.municipalities) > 1:
        for town in site.municipalities.values():
            offices = [t.plain(office.name) for office in town.offices.values()]
            lines = ((NAME, said(town.name)), (TEXT, offices))
            yield entry("municipality", f"municipalities/{town.id}/", t.plain(town.name), *lines)
    for term in site.glossary.values():
        yield entry(
            "term",
            f"glossary/#{term.id}",
            t.plain(term.word),
            (ALIAS, (line for text in (term.word, *term.forms.values()) for line in said(text))),
            (TEXT, [t.plain(term.meaning)]),
        )
    for situation in site.situations.values():
        notes = [t.plain(situation.note)] if situation.note else []
        yield entry(
            "situation", f"#{situation.id}", t.plain(situation.text), (HIDDEN, _also(situation, tag)), (TEXT, notes)
        )
    for line in site.help_lines.values():
        yield entry("help", "#help-now", t.plain(line.name), (PLACE, [line.number]))
    for key in ("about", "privacy", "accessibility"):
        yield entry("page", f"{key}/", t.plain(f"nav.{key}"), (ALIAS, [edition.site.interface[f"nav.{key}"].greek]))


def _also(record: Service | Centre | Situation, tag: str) -> list[str]:
    """What people call it in this language, and in Greek."""
    return [name for one in dict.fromkeys((tag, SOURCE)) for name in record.also_called.get(one, ())]


def _places(centre: Centre) -> Iterator[str]:
    """Streets, buildings and towns, in Greek and in Latin letters."""
    address = centre.address
    for name in (address.street, address.locality) if address else ():
        if name:
            yield from (name.greek, latin(name.greek))
    if address and address.place:
        yield address.place.greek


def _names(edition: Edition, tag: str) -> Iterator[Entry]:
    t = edition.translator(tag)
    records: list[tuple[str, str, Service | Centre]] = [
        *((one.kind, f"benefits/{one.id}/", one) for one in edition.site.services.values()),
        *(("centre", f"centres/{one.id}/", one) for one in edition.site.centres.values()),
    ]
    for kind, address, record in records:
        official = record.names.official if isinstance(record, Service) else record.name
        if t.translated(official):
            plain = record.names.plain if isinstance(record, Service) else None
            others = [t.plain(plain)] if plain and t.translated(plain) else []
            lines = [(ALIAS, name) for name in others] + [(HIDDEN, name) for name in record.also_called.get(tag, ())]
            yield kind, address, t.plain(official), lines


def _script(name: str) -> str:
    """The script in which a language is written, as regular expressions of ECMAScript call it: `Arabic`."""
    return unicodedata.name(name[0]).split()[0].title()
