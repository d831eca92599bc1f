"""Reads the data of a site: files in, one checked model and the list of problems out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kentro import fields, languages
from kentro.fields import Reader, Record, Reference
from kentro.model import Activity, BenefitsFile, CentresFile, Remark, Service, ServicesFile, Settings, Site, Source
from kentro.positions import Mapping, Node, Scalar, Sequence, read
from kentro.problems import Mark, Problem, Problems, errors, in_order
from kentro.values import Text

T = TypeVar("T")

SETTINGS = "data/site.yaml"
CENTRES = "data/centres.yaml"
SERVICES = "data/services.yaml"
BENEFITS = "data/national/benefits.yaml"
INTERFACE = "data/national/interface.yaml"
CONFIG = "mkdocs.yml"

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_-]*)\}")
"""A named placeholder in a text: a fact of the data is put there, in every language the same."""


Nodes = Map[str, Node | None]
"""The document of each file, None where it cannot be read."""

_WRITTEN = {
    "sources": {CENTRES: "sources", SERVICES: "sources", BENEFITS: "sources"},
    "services": {SERVICES: "services", BENEFITS: "benefits"},
    "municipalities": {CENTRES: "municipalities"},
    "centres": {CENTRES: "centres"},
    "programmes": {CENTRES: "programmes"},
}
"""In which files, under which key, the records of a collection stand."""


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

    def record(file: str, cls: type[T], *path: str) -> T | None:
        node = nodes[file]
        return Record(cls).read(node, Reader(problems, references, path)) if node is not None else None

    nodes = {
        file: _document(root, file, problems) for file in (CONFIG, SETTINGS, CENTRES, SERVICES, BENEFITS, INTERFACE)
    }
    config = _config(nodes[CONFIG], problems)
    settings = record(SETTINGS, Settings)
    centres = record(CENTRES, CentresFile)
    services = record(SERVICES, ServicesFile)
    benefits = record(BENEFITS, BenefitsFile, "national")
    interface = _interface(nodes[INTERFACE], problems)
    if all(nodes.values()):
        _resolve(references, nodes, problems)
    if not (config and settings and centres and services and benefits and interface):
        return Loaded(None, in_order(problems.found))

    site = Site(
        name=config.name,
        url=url or config.url,
        languages=config.languages,
        settings=settings,
        sources=_merged(
            "sources",
            {CENTRES: centres.sources, SERVICES: services.sources, BENEFITS: benefits.sources},
            nodes,
            problems,
        ),
        municipalities=centres.municipalities,
        centres=centres.centres,
        programmes=centres.programmes,
        activity=centres.activity,
        services=_merged("services", {SERVICES: services.services, BENEFITS: benefits.benefits}, nodes, problems),
        interface=interface,
    )
    _check_sense(site, nodes, problems)
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


def _merged(collection: str, parts: Map[str, Map[str, T]], nodes: Nodes, problems: Problems) -> dict[str, T]:
    """The records of several files under their ids, which may not collide."""
    merged: dict[str, T] = {}
    home: dict[str, str] = {}
    for file, records in parts.items():
        for key, value in records.items():
            if key in merged:
                problems.add(_place(nodes, file, _WRITTEN[collection][file], key), "id-twice", id=key, file=home[key])
            else:
                merged[key], home[key] = value, file
    return merged


def _place(nodes: Nodes, file: str, *keys: str) -> Mark:
    """Where the last of `keys` is written, or the start of the file."""
    parent = _at(nodes[file], *keys[:-1])
    entries = parent.entries if isinstance(parent, Mapping) else ()
    return next((name.mark for name, _ in entries if name.text == keys[-1]), Mark(file))


def _resolve(references: list[Reference], nodes: Nodes, problems: Problems) -> None:
    """Every id that a record names is written somewhere; what is wrong inside that record is said there, once."""
    known = {
        collection: {
            name.text
            for file, key in files.items()
            for name, value in getattr(_at(nodes[file], key), "entries", ())
            if not fields.is_unknown(value)
        }
        for collection, files in _WRITTEN.items()
    }
    for reference in references:
        if reference.id in known[reference.collection]:
            continue
        here = Problems(problems.found, reference.where)
        close = difflib.get_close_matches(reference.id, sorted(known[reference.collection]), 1)
        if close:
            here.add(
                reference.mark, "unknown-id-close", id=reference.id, collection=reference.collection, close=close[0]
            )
        else:
            here.add(reference.mark, "unknown-id", id=reference.id, collection=reference.collection)


def _check_sense(site: Site, nodes: Nodes, problems: Problems) -> None:
    """Rules that need more than one field."""
    if not site.centres and not errors(problems.found):
        problems.add(_place(nodes, CENTRES, "centres"), "no-centres")
    for report in site.activity.values():
        _check_report(report, nodes, problems.inside(report.id))
    for file, key in _WRITTEN["sources"].items():
        for name, _ in getattr(_at(nodes[file], key), "entries", ()):
            if name.text in site.sources:
                _check_source(site.sources[name.text], name.mark, problems.inside(name.text))
    for centre in site.centres.values():
        for remark in centre.remarks.values():
            _check_remark(
                remark,
                _place(nodes, CENTRES, "centres", centre.id, "remarks", remark.id),
                problems.inside(centre.name.greek, remark.id),
            )


def _check_report(report: Activity, nodes: Nodes, problems: Problems) -> None:
    """A report belongs to one centre or to one municipality, and a part to a line of the same report."""
    here = ("activity", report.id)
    if (report.centre is None) == (report.municipality is None):
        problems.add(_place(nodes, CENTRES, *here), "activity-owner")
    for figure in report.figures.values():
        if figure.part_of and figure.part_of not in report.figures:
            place = _place(nodes, CENTRES, *here, "figures", figure.id, "part_of")
            problems.inside(figure.id).add(place, "figure-part", id=figure.part_of)


def _check_source(source: Source, place: Mark, problems: Problems) -> None:
    """A reader can find a source: it has a title or a link."""
    if not (source.title or source.url):
        problems.add(place, "source-undated")


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
