"""Reads the data of a site: files in, one checked model and the list of problems out."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from kentro import fields, harmless, languages, migrations, scalars
from kentro.checks import check
from kentro.fields import Places, Reader, Record, Reference
from kentro.files import (
    BENEFIT,
    BENEFITS,
    CENTRES,
    CONFIG,
    GLOSSARY,
    HELP,
    HOLIDAYS,
    HOMES,
    INTERFACE,
    SERVICES,
    SETTINGS,
    SITUATIONS,
    SOURCES,
)
from kentro.model import (
    BenefitsFile,
    CentresFile,
    GlossaryFile,
    HelpFile,
    HolidaysFile,
    Local,
    Service,
    ServicesFile,
    Settings,
    Site,
    SituationsFile,
    SourcesFile,
)
from kentro.positions import Mapping, Node, Scalar, Sequence, read
from kentro.problems import Mark, Problem, Problems, errors, in_order
from kentro.values import Text

MAX_PROBLEMS = 1000
"""With so many, the rules that need more than one field wait: each looks at what was said before."""

T = TypeVar("T")


@dataclass(frozen=True)
class Loaded:
    """A site, or None where an error leaves none, and everything that an editor should know."""

    site: Site | None
    problems: list[Problem]
    places: Places
    hidden: frozenset[str] = frozenset()
    """The ids of the national benefits that the site hides."""


@dataclass(frozen=True)
class _Config:
    name: Text
    url: str | None
    languages: tuple[str, ...]


def load(root: Path, url: str | None = None, data: Path | None = None, *, whole: bool = False) -> Loaded:
    """The site whose checkout is at `root`; `url` is its public address where the caller knows better.

    `data` is another data folder: what stands in it is read instead of the checkout's own. `whole`: what the site
    hides is there too, as the shared catalogues hold the texts of every benefit.
    """
    problems = Problems()
    references: list[Reference] = []
    places: Places = {}

    unread: list[str] = []
    form, mark = migrations.written_form(_document(_path(root, data, SETTINGS), SETTINGS, Problems()))
    if (wanted := migrations.current()) != form:
        problems.add(mark, "format-old" if form < wanted else "format-new", found=str(form), wanted=str(wanted))
        return Loaded(None, problems.found, places)

    def record(file: str, cls: type[T], *path: str) -> T | None:
        node = _document(_path(root, data, file), file, problems)
        if node is None:
            unread.append(file)
            return None
        places[path] = Mark(file)
        return Record(cls).read(node, Reader(problems, references, path, places))

    config = _config(_document(root / CONFIG, CONFIG, problems), problems)
    settings = record(SETTINGS, Settings)
    centres = record(CENTRES, CentresFile)
    services = record(SERVICES, ServicesFile)
    national = record(SOURCES, SourcesFile, "national")
    shared = record(BENEFITS, BenefitsFile, "national")
    situations = record(SITUATIONS, SituationsFile, "national")
    holidays = record(HOLIDAYS, HolidaysFile, "national")
    glossary = record(GLOSSARY, GlossaryFile, "national")
    lines = record(HELP, HelpFile, "national")
    names = [path.stem for path in sorted((root / BENEFIT).parent.glob("*.yaml"))]
    for name in names:
        fields.check_id(Scalar(name, True, Mark(BENEFIT.format(name))), problems)
    read_benefits = {name: record(BENEFIT.format(name), Service, "national", "benefits", name) for name in names}
    benefits = {name: benefit for name, benefit in read_benefits.items() if benefit}
    interface = _interface(_document(root / INTERFACE, INTERFACE, problems), problems)
    if not unread:
        _resolve(references, places, problems)
    if centres and services:
        for key in centres.sources.keys() & services.sources.keys():
            # Both files keep their sources under the same path: the place of the first is gone.
            problems.inside(key).add(places["sources", key], "id-twice", id=key, file=CENTRES)
    if not (config and settings and centres and services and interface):
        return Loaded(None, in_order(problems.found), places)
    if not (national and shared and holidays and situations and glossary and lines):
        return Loaded(None, in_order(problems.found), places)
    settings = replace(settings, funding=_funding(settings.funding, interface, places, problems))
    _check_local(services.local, benefits, places, problems)
    hidden = frozenset() if whole else frozenset(key for key, local in services.local.items() if local.hide)
    _links_to_hidden(references, hidden, problems)
    every = _merged([_ordered(benefits, shared.order), services.services])
    unasked = () if whole else services.hidden_situations
    helped = (replace(one, services=_without(one.services, hidden)) for one in situations.situations.values())
    site = Site(
        name=config.name,
        url=url or config.url,
        languages=config.languages,
        settings=settings,
        sources=_merged([centres.sources, services.sources, national.sources]),
        municipalities=centres.municipalities,
        centres=centres.centres,
        holidays=replace(holidays.holidays, municipal=_merged([holidays.holidays.municipal, centres.holidays])),
        programmes=centres.programmes,
        activity=centres.activity,
        organisations=shared.organisations,
        documents=shared.documents,
        services={key: _shown(service, hidden) for key, service in every.items() if key not in hidden},
        local={key: local for key, local in services.local.items() if key not in hidden},
        situations={
            **{one.id: one for one in helped if one.services and one.id not in unasked},
            **services.situations,
        },
        glossary=glossary.glossary,
        help_lines=lines.lines,
        interface=interface,
    )
    if len(problems.found) < MAX_PROBLEMS:
        check(site, places, problems)
    return Loaded(None if errors(problems.found) else site, in_order(problems.found), places, hidden)


def _path(root: Path, data: Path | None, file: str) -> Path:
    """Where a file of the data stands: in the folder `data` where that has it, else in the checkout."""
    other = data / file.removeprefix("data/") if data else None
    return other if other and other.is_file() else root / file


def _document(path: Path, file: str, problems: Problems) -> Node | None:
    if not path.is_file():
        problems.add(Mark(file), "file-missing", name=file)
        return None
    before = len(problems.found)
    node = read(path.read_bytes(), file, problems)
    if (node is None and len(problems.found) == before) or (node is not None and fields.is_unknown(node)):
        problems.add(Mark(file), "file-empty")
        return None
    return node


def _config(node: Node | None, problems: Problems) -> _Config | None:
    """What Kentro needs of mkdocs.yml: the name, the address and the languages; MkDocs checks the rest."""
    if node is None:
        return None
    name, url = _at(node, "site_name"), _at(node, "site_url")
    listed = _at(node, "plugins", "i18n", "languages")
    tags = []
    for item in listed.items if isinstance(listed, Sequence) else ():
        locale = _at(item, "locale")
        if isinstance(locale, Scalar):
            tags.append(locale.text)
            if not languages.can_publish(locale.text):
                problems.add(locale.mark, "language-unknown", lang=locale.text)
    if not tags:
        problems.add(node.mark, "languages-missing")
    if not isinstance(name, Scalar) or fields.is_unknown(name):
        problems.add(node.mark, "missing", key="site_name", example="Κέντρα Κοινότητας Νεοχώρας")
        return None
    for link in (url, _at(node, "repo_url")):
        if isinstance(link, Scalar) and not (fields.is_unknown(link) or harmless.is_link_to_site(link.text)):
            problems.add(link.mark, "not-a-link", found=link.text)
    fields.is_visible(name, problems)
    address = url.text if isinstance(url, Scalar) and not fields.is_unknown(url) else None
    return _Config(Text("site.name", name.text), address, tuple(tags))


def _at(node: Node | None, *keys: str) -> Node | None:
    for key in keys:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node


def _interface(node: Node | None, problems: Problems) -> dict[str, Text]:
    """The strings of the pages: `hours: {title: …}` gives the key `hours.title`; `{one, other}` is a plural."""

    def flat(node: Node, path: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
        key = ".".join(path)
        if isinstance(node, Scalar):
            fields.is_visible(node, problems)
            yield key, Text(f"ui.{key}", node.text)
        elif isinstance(node, Sequence):
            problems.add(node.mark, "expected-mapping", found="list", example="{ one: …, other: … }")
        elif {name.text for name, _ in node.entries} == {"one", "other"}:
            one, other = (child for _, child in sorted(node.entries, key=lambda entry: entry[0].text))
            if isinstance(one, Scalar) and isinstance(other, Scalar):
                fields.is_visible(one, problems)
                fields.is_visible(other, problems)
                yield key, Text(f"ui.{key}", one.text, plural=other.text)
        else:
            for name, child in node.entries:
                yield from flat(child, (*path, name.text))

    return dict(flat(node, ())) if node is not None else {}


def _funding(said: Text | None, interface: Map[str, Text], places: Places, problems: Problems) -> Text | None:
    """The funding line: a name such as `greece-and-eu` stands for a text of ours, which every language has."""
    if said is None or not scalars.ID.fullmatch(said.greek):
        return said
    if ours := interface.get(f"funding.{said.greek}"):
        return ours
    known = ", ".join(key.removeprefix("funding.") for key in interface if key.startswith("funding."))
    problems.add(places["funding",], "not-one-of", found=said.greek, allowed=known)
    return None


def _merged(parts: list[Map[str, T]]) -> dict[str, T]:
    """The records of several files under their ids."""
    return {key: value for part in parts for key, value in part.items()}


def _ordered(benefits: dict[str, Service], order: tuple[str, ...]) -> dict[str, Service]:
    """The national records in the order in which pages list them; what the order forgets comes last."""
    return {key: benefits[key] for key in dict.fromkeys((*order, *benefits)) if key in benefits}


def _check_local(local: Map[str, Local], benefits: Map[str, Service], places: Places, problems: Problems) -> None:
    """What is changed of a national benefit names one that there is, and something to change."""
    for key, one in local.items():
        place, here = places["local", key], problems.inside(key)
        if key not in benefits:
            close = difflib.get_close_matches(key, sorted(benefits), 1)
            params = {"id": key, "collection": "national/benefits"}
            here.add(place, "unknown-id-close", **params, close=close[0]) if close else here.add(
                place, "unknown-id", **params
            )
        elif one.hide and (one.note or one.window or one.documents or one.phones):
            here.add(place, "local-hidden")
        elif not one.hide and one.source is None:
            here.add(place, "missing", key="source", example="poster")


def _links_to_hidden(references: list[Reference], hidden: frozenset[str], problems: Problems) -> None:
    """Nothing that an editor writes leads to a benefit that the site hides; what we share is shown without it."""
    for reference in references:
        if reference.collection == "services" and reference.id in hidden and "/national/" not in reference.mark.file:
            Problems(problems.found, reference.where).add(reference.mark, "hidden-linked", id=reference.id)


def _shown(service: Service, hidden: frozenset[str]) -> Service:
    """A service that leads to nothing hidden."""
    return replace(service, leads_to=tuple(related for related in service.leads_to if related.service not in hidden))


def _without(ids: tuple[str, ...], hidden: frozenset[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one not in hidden)


def _resolve(references: list[Reference], places: Places, problems: Problems) -> None:
    """Every id that a record names is written somewhere; what is wrong inside that record is said there, once."""
    known = {collection: {path[-1] for path in places if path[:-1] in homes} for collection, homes in HOMES.items()}
    for reference in references:
        if reference.id in known[reference.collection]:
            continue
        here = Problems(problems.found, reference.where)
        guessing = len(problems.found) < fields.MAX_GUESSES
        close = difflib.get_close_matches(reference.id, sorted(known[reference.collection]), 1) if guessing else []
        params = {"id": reference.id, "collection": reference.collection}
        if close:
            here.add(reference.mark, "unknown-id-close", **params, close=close[0])
        else:
            here.add(reference.mark, "unknown-id", **params)
