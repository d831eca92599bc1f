"""What the search script looks through: for each language its pages with the words people type, and everyone's names.

Nothing is folded here: `overrides/parts/search.js` brings query and words to one form (accents, Greeklish, typos),
so that there is one place for it. Files are small enough to be read whole.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from kentro.catalogue import Title, in_language
from kentro.edition import Edition
from kentro.folding import folded
from kentro.languages import SOURCE, language
from kentro.model import Centre, HelpLine, Service, Situation
from kentro.phone import grouped, href
from kentro.transliteration import latin
from kentro.values import Text
from kentro.wording import Wording

NAME, ALIAS, HIDDEN, PLACE, TEXT = 10, 9, 8, 7, 2
"""How much a match counts: in a name, another name, what people call it, a place or phone number, a sentence.

What people call a thing may be rude or wrong: it is looked through and never shown.
"""


@dataclass(frozen=True)
class Line:
    """A text that is looked through, how much it counts, and its language where that is not the page's."""

    weight: int
    text: str
    tag: str = ""

    @property
    def html(self) -> Markup:
        return in_language(self.tag, self.text) if self.tag else escape(self.text)

    def stored(self) -> tuple[int, str] | tuple[int, str, str]:
        return (self.weight, self.text, self.tag) if self.tag else (self.weight, self.text)


@dataclass(frozen=True)
class Entry:
    """What can be found: its kind, its address below the language's folder or `tel:`, and its lines, the name first."""

    kind: str
    address: str
    lines: tuple[Line, ...]


def index(edition: Edition, tag: str) -> tuple[str, bytes]:
    """The address in the site and the text of a language's index."""
    return _file(f"search-{tag}", _entries(edition, tag))


def names(edition: Edition, tag: str) -> tuple[str, bytes]:
    """The same for the names alone of services and centres in a language: for whoever types in it on another's page."""
    return _file(f"search-names-{tag}", _names(edition, tag))


def said_by_script(edition: Edition, tag: str) -> dict[str, object]:
    """What the script says, in one language: the first of the chain that has all of it."""
    keys = [key.removeprefix("search.") for key in edition.site.interface if key.startswith("search.say-")]
    translator = edition.translator(tag).whole([f"search.{key}" for key in keys])
    said: dict[str, object] = {key.removeprefix("say-"): translator.plain(f"search.{key}") for key in keys}
    said["language"] = translator.tag
    said["languages"] = {
        one.tag: [one.name, one.dir, edition.prefix(one.tag), _script(one.name), names(edition, one.tag)[0]]
        for one in edition.languages
    }
    return said


def alphabet(edition: Edition, tag: str) -> list[tuple[Markup, list[tuple[Markup, str, Markup]]]]:
    """Every name under which a service or centre is known, by its first letter, each with the name of its page.

    The names of the page's own language come first.
    """
    known: list[tuple[Line, str, Markup]] = []
    for entry in _entries(edition, tag):
        if entry.kind in ("benefit", "certification", "service", "centre", "term"):
            name, *others = entry.lines
            known.append((name, entry.address, Markup()))
            known += [(line, entry.address, name.html) for line in others if _is_listed(entry, line)]

    def place(said: tuple[Line, str, Markup]) -> tuple[bool, bool, str, str]:
        """The page's own language first, and in it what begins with its letters."""
        line, address, _ = said
        letters = sortable(line.text)
        return bool(line.tag), _script(letters) != _script(language(tag).name), letters, address

    groups: dict[str, list[tuple[Markup, str, Markup]]] = {}
    heads: dict[str, Markup] = {}
    for line, address, meant in sorted(known, key=place):
        letter = sortable(line.text)[:1].upper()
        heads.setdefault(letter, replace(line, text=letter).html)
        groups.setdefault(letter, []).append((line.html, address, meant))
    return [(heads[letter], lines) for letter, lines in groups.items()]


def sortable(word: str) -> str:
    """The word without accents, case and signs, for an alphabetical list."""
    return "".join(letter for letter in folded(word) if letter.isalnum() or letter == " ").strip()


def _file(name: str, entries: Iterable[Entry]) -> tuple[str, bytes]:
    content = [(entry.kind, entry.address, [line.stored() for line in entry.lines]) for entry in entries]
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return f"assets/{name}.{hashlib.sha256(data).hexdigest()[:8]}.json", data


def _entries(edition: Edition, tag: str) -> Iterator[Entry]:
    site, t = edition.site, edition.translator(tag)

    def titled(title: Title, weight: int = NAME) -> Line:
        return Line(weight, title.text, _other(tag, title.tag))

    def line(weight: int, text: Text | str) -> Line:
        """A text, or a string of the pages, as the page says it."""
        return titled(t.title(text), weight)

    def both(weight: int, *texts: Text | None) -> Iterator[Line]:
        """Texts as the page says them, and in Greek: newcomers hear that at the desk."""
        for text in filter(None, texts):
            yield from (line(weight, text), Line(weight, text.greek, _other(tag, SOURCE)))

    for service in site.services.values():
        names = service.names
        yield _entry(
            service.kind,
            f"benefits/{service.id}/",
            line(NAME, names.official),
            both(NAME, names.official),
            both(ALIAS, names.plain, *names.former.values()),
            _also(service, tag),
            [line(TEXT, service.summary)] if "{" not in service.summary.greek else [],
        )
    for centre in site.centres.values():
        town = site.municipalities[centre.municipality]
        yield _entry(
            "centre",
            f"centres/{centre.id}/",
            titled(Wording(t).centre(centre, town)),
            both(NAME, centre.name),
            [line(ALIAS, f"kind.{centre.kind}")],
            _also(centre, tag),
            both(PLACE, town.name),
            _places(centre, tag),
            (Line(PLACE, grouped(phone.number)) for phone in centre.phones),
            (line(TEXT, site.services[join.service].names.official) for join in centre.services),
        )
    for town in site.municipalities.values() if len(site.municipalities) > 1 else ():
        offices = (line(TEXT, office.name) for office in town.offices.values())
        name = line(NAME, town.name)
        yield _entry("municipality", f"municipalities/{town.id}/", name, both(NAME, town.name), offices)
    for term in site.glossary.values():
        yield _entry(
            "term",
            f"glossary/#{term.id}",
            line(NAME, term.word),
            both(NAME, term.word),
            both(ALIAS, *term.forms.values()),
            [line(TEXT, term.meaning)],
        )
    for situation in site.situations.values():
        notes = [line(TEXT, situation.note)] if situation.note else []
        yield _entry("situation", f"#{situation.id}", line(NAME, situation.text), _also(situation, tag), notes)
    for one in site.help_lines.values():
        yield _entry("help", href(one.number), line(NAME, one.name), [Line(PLACE, one.number)], _also(one, tag))
    for key in ("about", "privacy", "accessibility", "open-data"):
        yield _entry("page", f"{key}/", line(NAME, f"nav.{key}"), both(ALIAS, site.interface[f"nav.{key}"]))


def _entry(kind: str, address: str, name: Line, *groups: Iterable[Line]) -> Entry:
    lines = dict.fromkeys(line for group in groups for line in group if line.text != name.text)
    return Entry(kind, address, (name, *lines))


def _is_listed(entry: Entry, line: Line) -> bool:
    """Whether a line is a name of its own: of a word's forms only other abbreviations, as `ΟΑΕΔ` beside `ΔΥΠΑ`."""
    if entry.kind == "term" and line.weight == ALIAS:
        return line.text.isupper() and sortable(line.text) not in {sortable(one.text) for one in entry.lines[:2]}
    return line.weight in (NAME, ALIAS)


def _other(tag: str, said: str) -> str:
    """The language in which something is said, where it is not that of the page."""
    return said if said != tag else ""


def _also(record: Service | Centre | Situation | HelpLine, tag: str) -> Iterator[Line]:
    """What people call it in this language, and in Greek."""
    for one in dict.fromkeys((tag, SOURCE)):
        yield from (Line(HIDDEN, name) for name in record.also_called.get(one, ()))


def _places(centre: Centre, tag: str) -> Iterator[Line]:
    """Streets, buildings and towns, in Greek and in Latin letters."""
    for address in (centre.address, *(visit.place for visit in centre.visits.values())):
        for name in (address.street, address.locality) if address else ():
            if name:
                yield Line(PLACE, name.greek, _other(tag, SOURCE))
                yield Line(PLACE, latin(name.greek), f"{SOURCE}-Latn")
        if address and address.place:
            yield Line(PLACE, address.place.greek, _other(tag, SOURCE))


def _names(edition: Edition, tag: str) -> Iterator[Entry]:
    t = edition.translator(tag)
    records: list[tuple[str, str, Service | Centre]] = [
        *((one.kind, f"benefits/{one.id}/", one) for one in edition.site.services.values()),
        *(("centre", f"centres/{one.id}/", one) for one in edition.site.centres.values()),
    ]
    for kind, address, record in records:
        official, *others = _true_names(record)
        if t.translated(official):
            plain = (Line(ALIAS, t.plain(text)) for text in others if t.translated(text))
            also = (Line(HIDDEN, name) for name in record.also_called.get(tag, ()))
            yield _entry(kind, address, Line(NAME, t.plain(official)), plain, also)


def _true_names(record: Service | Centre) -> list[Text]:
    """The official name, and the plain one of a service that has one."""
    if isinstance(record, Centre):
        return [record.name]
    return [record.names.official, *filter(None, [record.names.plain])]


def _script(name: str) -> str:
    """The script in which a language is written, as regular expressions of ECMAScript call it: `Arabic`."""
    script = unicodedata.name(name[0]).split()[0]
    return "Han" if script == "CJK" else script.title()
