"""Reads the data of a site: files in, one checked model and the list of problems out."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kentro import fields, languages, plain
from kentro.fields import Places, Reader, Record, Reference
from kentro.model import (
    Activity,
    BenefitsFile,
    CentresFile,
    GlossaryFile,
    HelpFile,
    Remark,
    Service,
    ServicesFile,
    Settings,
    Site,
    Situation,
    SituationsFile,
    Source,
    SourcesFile,
    Term,
)
from kentro.positions import Mapping, Node, Scalar, Sequence, read
from kentro.problems import Mark, Problem, Problems, errors, in_order
from kentro.values import PLACEHOLDER, Text, texts_of

T = TypeVar("T")

CONFIG = "mkdocs.yml"
SETTINGS = "data/site.yaml"
CENTRES = "data/centres.yaml"
SERVICES = "data/services.yaml"
SOURCES = "data/national/sources.yaml"
BENEFITS = "data/national/benefits.yaml"
BENEFIT = "data/national/benefits/{}.yaml"
SITUATIONS = "data/national/situations.yaml"
GLOSSARY = "data/national/glossary.yaml"
HELP = "data/national/help.yaml"
INTERFACE = "data/national/interface.yaml"

_HOMES = {
    "sources": (("sources",), ("national", "sources")),
    "services": (("services",), ("national", "benefits")),
    "municipalities": (("municipalities",),),
    "centres": (("centres",),),
    "programmes": (("programmes",),),
    "organisations": (("national", "organisations"),),
    "documents": (("national", "documents"),),
}
"""Under which paths the records of a collection stand."""


@dataclass(frozen=True)
class Loaded:
    """A site, or None where an error leaves none, and everything that an editor should know."""

    site: Site | None
    problems: list[Problem]


@dataclass(frozen=True)
class _Config:
    name: Text
    url: str | None
    languages: tuple[str, ...]


def load(root: Path, url: str | None = None) -> Loaded:
    """The site whose checkout is at `root`; `url` is its public address where the caller knows better."""
    problems = Problems()
    references: list[Reference] = []
    places: Places = {}

    unread: list[str] = []

    def record(file: str, cls: type[T], *path: str) -> T | None:
        node = _document(root, file, problems)
        if node is None:
            unread.append(file)
            return None
        places[path] = Mark(file)
        return Record(cls).read(node, Reader(problems, references, path, places))

    config = _config(_document(root, CONFIG, problems), problems)
    settings = record(SETTINGS, Settings)
    centres = record(CENTRES, CentresFile)
    services = record(SERVICES, ServicesFile)
    national = record(SOURCES, SourcesFile, "national")
    shared = record(BENEFITS, BenefitsFile, "national")
    situations = record(SITUATIONS, SituationsFile, "national")
    glossary = record(GLOSSARY, GlossaryFile, "national")
    lines = record(HELP, HelpFile, "national")
    names = [path.stem for path in sorted((root / BENEFIT).parent.glob("*.yaml"))]
    read_benefits = {name: record(BENEFIT.format(name), Service, "national", "benefits", name) for name in names}
    benefits = {name: benefit for name, benefit in read_benefits.items() if benefit}
    interface = _interface(_document(root, INTERFACE, problems), problems)
    if not unread:
        _resolve(references, places, problems)
    if centres and services:
        for key in centres.sources.keys() & services.sources.keys():
            problems.inside(key).add(places["sources", key], "id-twice", id=key, file=CENTRES)
    if not (config and settings and centres and services and interface):
        return Loaded(None, in_order(problems.found))
    if not (national and shared and situations and glossary and lines):
        return Loaded(None, in_order(problems.found))
    site = Site(
        name=config.name,
        url=url or config.url,
        languages=config.languages,
        settings=settings,
        sources=_merged([centres.sources, services.sources, national.sources]),
        municipalities=centres.municipalities,
        centres=centres.centres,
        programmes=centres.programmes,
        activity=centres.activity,
        organisations=shared.organisations,
        documents=shared.documents,
        services=_merged([_ordered(benefits, shared.order), services.services]),
        situations=situations.situations,
        glossary=glossary.glossary,
        help_lines=lines.lines,
        interface=interface,
    )
    _check_sense(site, places, problems)
    return Loaded(None if errors(problems.found) else site, in_order(problems.found))


def _document(root: Path, file: str, problems: Problems) -> Node | None:
    path = root / file
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
            if locale.text not in languages.LANGUAGES:
                problems.add(locale.mark, "language-unknown", lang=locale.text)
    if not tags:
        problems.add(node.mark, "languages-missing")
    if not isinstance(name, Scalar) or fields.is_unknown(name):
        problems.add(node.mark, "missing", key="site_name")
        return None
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
            yield key, Text(f"ui.{key}", node.text)
        elif isinstance(node, Sequence):
            problems.add(node.mark, "expected-mapping", found="list")
        elif {name.text for name, _ in node.entries} == {"one", "other"}:
            one, other = (child for _, child in sorted(node.entries, key=lambda entry: entry[0].text))
            if isinstance(one, Scalar) and isinstance(other, Scalar):
                yield key, Text(f"ui.{key}", one.text, plural=other.text)
        else:
            for name, child in node.entries:
                yield from flat(child, (*path, name.text))

    return dict(flat(node, ())) if node is not None else {}


def _merged(parts: list[Map[str, T]]) -> dict[str, T]:
    """The records of several files under their ids."""
    return {key: value for part in parts for key, value in part.items()}


def _ordered(benefits: dict[str, Service], order: tuple[str, ...]) -> dict[str, Service]:
    """The national records in the order in which pages list them; what the order forgets comes last."""
    return {key: benefits[key] for key in dict.fromkeys((*order, *benefits)) if key in benefits}


def _resolve(references: list[Reference], places: Places, problems: Problems) -> None:
    """Every id that a record names is written somewhere; what is wrong inside that record is said there, once."""
    known = {collection: {path[-1] for path in places if path[:-1] in homes} for collection, homes in _HOMES.items()}
    for reference in references:
        if reference.id in known[reference.collection]:
            continue
        here = Problems(problems.found, reference.where)
        close = difflib.get_close_matches(reference.id, sorted(known[reference.collection]), 1)
        params = {"id": reference.id, "collection": reference.collection}
        if close:
            here.add(reference.mark, "unknown-id-close", **params, close=close[0])
        else:
            here.add(reference.mark, "unknown-id", **params)


def _check_sense(site: Site, places: Places, problems: Problems) -> None:
    """Rules that need more than one field."""
    if not site.centres and not errors(problems.found):
        problems.add(places["centres",], "no-centres")
    _check_ids(places, problems)
    for report in site.activity.values():
        _check_report(report, places, problems.inside(report.id))
    for home in _HOMES["sources"]:
        for path, mark in places.items():
            if path[:-1] == home and path[-1] in site.sources:
                _check_source(site.sources[path[-1]], mark, problems.inside(path[-1]))
    for service in site.services.values():
        _check_service(service, places, problems.inside(service.names.official.greek))
    _check_plain_language(site, places, problems)
    for centre in site.centres.values():
        offered = [joined.service for joined in centre.services]
        for twice in sorted({service for service in offered if offered.count(service) > 1}):
            place = places["centres", centre.id, "services", twice]
            problems.inside(centre.name.greek).add(place, "service-twice", id=twice)
        for remark in centre.remarks.values():
            place = places["centres", centre.id, "remarks", remark.id]
            _check_remark(remark, place, problems.inside(centre.name.greek, remark.id))


def _check_ids(places: Places, problems: Problems) -> None:
    """An id stands in one file only: it is the address of one page, the name of one source."""
    for own, *others in _HOMES.values():
        for path, mark in places.items():
            for other in others if path[:-1] == own else ():
                if twin := places.get((*other, path[-1])):
                    problems.inside(path[-1]).add(mark, "id-twice", id=path[-1], file=twin.file)


def _check_report(report: Activity, places: Places, problems: Problems) -> None:
    """A report belongs to one centre or to one municipality, and a part to a line of the same report."""
    here = ("activity", report.id)
    if (report.centre is None) == (report.municipality is None):
        problems.add(places[here], "activity-owner")
    if report.period.start and report.period.start.first_day > report.period.end.first_day:
        problems.add(places[(*here, "period")], "period-order")
    for figure in report.figures.values():
        if figure.part_of and figure.part_of not in report.figures:
            place = places[(*here, "figures", figure.id, "part_of")]
            problems.inside(figure.id).add(place, "figure-part", id=figure.part_of)


def _check_source(source: Source, place: Mark, problems: Problems) -> None:
    """A reader can find a source: it has a link, or a publisher and a title."""
    if not (source.url or (source.title and source.publisher)):
        problems.add(place, "source-lost")


def _check_service(service: Service, places: Places, problems: Problems) -> None:
    """A text names facts that exist, every sentence has a source, and no number is typed into a text."""
    top = tuple(service.summary.context.split(".")[:-1])
    for text in texts_of(service):
        unknown = [name for name in PLACEHOLDER.findall(text.greek) if name not in service.facts]
        if unknown:
            problems.add(places[tuple(text.context.split("."))], "fact-unknown", names=", ".join(unknown))
    for statement in service.statements():
        if not service.sources_of(statement):
            problems.add(places[tuple(statement.text.context.split("."))], "statement-unsourced", id=statement.id)
    for table in service.tables.values():
        for row in table.rows.values():
            for column, cell in row.cells.items():
                if column not in table.columns or (cell and cell not in service.facts):
                    place = places[(*top, "tables", table.id, "rows", row.id, "cells", column)]
                    problems.add(place, "fact-unknown", names=str(cell if column in table.columns else column))
    for fact in service.facts.values():
        place = places[(*top, "facts", fact.id)]
        given = (fact.value, fact.date, fact.time, fact.phone, fact.code)
        if sum(value is not None for value in given) != 1 or (fact.value is None) != (fact.unit is None):
            problems.inside(fact.id).add(place, "fact-shape")
        elif not fact.sources:
            problems.inside(fact.id).add(place, "missing", key="source")


def _check_plain_language(site: Site, places: Places, problems: Problems) -> None:
    """Numbers are facts, sentences are short, abbreviations are explained: in all that explains a service."""
    known = plain.words_of(site.glossary.values())
    records: list[Service | Situation | Term] = [
        *site.services.values(),
        *site.situations.values(),
        *site.glossary.values(),
    ]
    for record in records:
        for text in texts_of(record):
            place = places.get(tuple(text.context.split(".")), Mark(BENEFITS))
            here = problems.inside(record.names.official.greek if isinstance(record, Service) else record.id)
            if not text.official:
                if found := plain.typed_number(text.greek):
                    here.add(place, "number-in-text", found=found)
                for sentence in plain.long_sentences(text.greek):
                    here.warn(place, "long-sentence", found=sentence, most=str(plain.MOST_WORDS))
                for word in plain.unexplained(text.greek, known):
                    here.warn(place, "unexplained", found=word)


def _check_remark(remark: Remark, place: Mark, problems: Problems) -> None:
    """A remark that has values names each of them in its text, and each has something to show."""
    given = {name for name, value in remark.values.items() if value.street or value.time}
    wrong = set(PLACEHOLDER.findall(remark.text.greek)) ^ given if remark.values else set()
    if wrong:
        problems.add(place, "remark-placeholder", names=", ".join(sorted(wrong)))


def placeholders_missing(site: Site) -> list[Problem]:
    """What a site that is not a demonstration must say before it is published."""
    problems = Problems()
    if not site.settings.demonstration:
        operator = site.settings.operator
        for key in ("name", "email", "phone"):
            if getattr(operator, key) is None:
                problems.add(Mark(SETTINGS), "placeholder-missing", key=f"operator: {key}")
    return problems.found


def services_by_kind(site: Site) -> dict[str, list[Service]]:
    """The services of a site by kind, in the order of the data."""
    grouped: dict[str, list[Service]] = {}
    for service in site.services.values():
        grouped.setdefault(service.kind, []).append(service)
    return grouped
