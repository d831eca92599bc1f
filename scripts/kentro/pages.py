"""The pages of a site: for each language, what stands where and what its template is given.

Every page exists in every language. A body is HTML from an autoescaping template; the frame around it
(`frame.py`) is the same for generated and hand-written pages.
"""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import jinja2
from markupsafe import Markup

from kentro import accessibility, calendar_file, freshness, phone
from kentro.catalogue import Translator
from kentro.edition import Edition
from kentro.files import BENEFIT, CENTRES, GLOSSARY, INTERFACE, SERVICES, SETTINGS
from kentro.glossary import Glossary
from kentro.hours_words import HoursWords
from kentro.model import Centre, Fact, Municipality, Service, Source
from kentro.schedule import AHEAD, SOON, Change
from kentro.values import PLACEHOLDER, Text
from kentro.wording import Wording, map_query

CONFIRMING = ("official", "law")
"""The standings of sources whose word is stated as it is; what others say is shown as reported."""

NEAR = 8
"""With more centres than this, where to go for a service has a page of its own."""

MARKER = "# Φτιάχνεται από τα δεδομένα. Μην το αλλάζετε εδώ: δείτε το πεδίο data."
"""The first line of every generated file's front matter: what bears it is ours to replace or delete."""


@dataclass
class Page:
    """One page in one language. `path` is its address below the language's folder: `centres/petroupoli/`."""

    path: str
    kind: str
    title: str
    description: str
    data: str
    """The file that an editor changes to change this page."""
    body: str = ""
    crumbs: list[tuple[str, str, str]] = field(default_factory=list)
    fell_back: bool = False
    scripts: tuple[str, ...] = ()

    def markdown(self) -> str:
        """The file that MkDocs reads: front matter (the contract with the frame) and the body as HTML."""
        matter = {
            "title": self.title,
            "description": self.description,
            "kind": self.kind,
            "data": self.data,
            "crumbs": self.crumbs,
            "fell_back": self.fell_back,
            "scripts": self.scripts,
        }
        lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items())
        return "\n".join(["---", MARKER, *lines, "---", self.body])


@dataclass
class Desk:
    """What a template works with: the words of one language, and the sources it has named so far."""

    edition: Edition
    tag: str
    path: str
    translator: Translator = field(init=False)
    words: Wording = field(init=False)
    hours: HoursWords = field(init=False)
    cited: list[str] = field(default_factory=list)
    in_section: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.translator = self.edition.translator(self.tag)
        self.words = Wording(self.translator)
        self.hours = HoursWords(self.words)

    @cached_property
    def glossary(self) -> Glossary:
        """The words of offices that this page may link; only pages that explain a service need them."""
        return Glossary(self.edition.site.glossary, self.translator, self.href("glossary/"))

    def href(self, path: str) -> str:
        """The relative address of another page of the same language."""
        return relative(self.path, path)

    def fact(self, kind: str, *sources: str | None) -> Markup:
        """The attributes of an element that states a fact: what it is, and the first source that is given."""
        return self.stated(kind, [next(source for source in sources if source)])

    def stated(self, kind: str, sources: Sequence[str], *, marked: bool = False) -> Markup:
        """The same for a fact with several sources, all of them cited.

        `marked`: who reports it stands beside it, so that the line at the end of the section need not say it again.
        """
        lists = [self.cited] if marked and self.reported(sources) else [self.cited, self.in_section]
        for known in lists:
            known.extend(source for source in sources if source not in known)
        return Markup(' data-fact="{}" data-source="{}"').format(kind, sources[0])

    def now(self, centre: Centre) -> str | None:
        """What the open-now script needs of a centre, or None where nothing may be claimed."""
        claim = self.edition.claims[centre.id]
        return claim.data(self.hours) if claim else None

    def say(self, text: Text, facts: Mapping[str, Fact] | None = None) -> Markup:
        """A text with its facts filled in, each citing its sources, and its words of offices linked to the glossary."""
        values = {name: self.value((facts or {})[name]) for name in PLACEHOLDER.findall(text.greek)}
        return self.translator.linked(text, self.glossary.link, **values)

    def value(self, fact: Fact) -> Markup:
        """A fact in words, as an element that names its source."""
        return Markup('<b class="kn-fact"{}>{}</b>').format(
            self.stated(fact.id, fact.sources, marked=True), self.words.value(fact)
        )

    def reported(self, sources: Sequence[str]) -> Source | None:
        """The newest of these sources where none of them is official: the page says who reports it."""
        known = [self.edition.site.sources[key] for key in sources]
        if any(source.standing in CONFIRMING for source in known):
            return None
        return max(known, key=lambda source: str(source.published or source.not_before or ""))

    def reporters(self, several: Iterable[Sequence[str]]) -> list[Source]:
        """Who reports each of several sets of sources, once each; what an official source confirms has nobody."""
        found = (self.reported(list(sources)) for sources in several)
        return list({source.id: source for source in found if source}.values())

    def section_sources(self) -> list[str]:
        """The sources named since the last call, for the line at the end of a section."""
        named, self.in_section[:] = list(self.in_section), []
        return named


def relative(here: str, there: str) -> str:
    """The address of `there` as a link on `here`; both are below the language's folder."""
    return "../" * here.count("/") + there or "./"


def environment(root: Path) -> jinja2.Environment:
    """The templates: a fork's own in `local/templates/` before ours in `overrides/`; everything is escaped."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader([root / "local" / "templates", root / "overrides"]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(edition: Edition, only: str = "") -> dict[str, str]:
    """The file of every generated page, by its path below the checkout; `only` those whose addresses begin so."""
    templates = environment(edition.root)
    files = {}
    for language in edition.languages:
        for page, context in pages(edition, language.tag):
            if not page.path.startswith(only):
                continue
            desk = Desk(edition, language.tag, page.path)
            names = {
                "k": desk,
                "w": desk.words,
                "h": desk.hours,
                "t": desk.translator.ui,
                "tr": desk.translator.html,
                "phone": phone,
            }
            page.body = templates.get_template(f"pages/{page.kind}.html").render(site=edition.site, **names, **context)
            page.fell_back = desk.translator.fell_back
            page.scripts = ("now",) if re.search("data-(hours|until)=", page.body) else ()
            files[f"docs/{language.tag}/{page.path}index.md"] = page.markdown()
    return files


def pages(edition: Edition, tag: str) -> Iterator[tuple[Page, dict[str, object]]]:
    """Every generated page of a language, without its body, and the values of its template."""
    site = edition.site
    t = edition.translator(tag)
    say = t.plain
    home = t.crumb("page.home", "")
    centres = t.crumb("nav.centres", "centres/")
    benefits = t.crumb("nav.benefits", "benefits/")
    several = len(site.municipalities) > 1

    groups = [(m, site.centres_of(m.id)) for m in site.municipalities.values() if site.centres_of(m.id)]
    kinds = site.services_by_kind()
    yield Page("", "home", say(site.name), say("home.description"), CENTRES), {"groups": groups, "several": several}
    yield (
        Page("centres/", "centres", say("centres.title"), say("centres.description"), CENTRES, crumbs=[home]),
        {"groups": groups, "several": several},
    )
    for centre in site.centres.values():
        municipality = site.municipalities[centre.municipality]
        said = {"name": say(centre.name), "municipality": say(municipality.name)}
        crumbs = [home, centres]
        if several:
            crumbs.append(t.crumb(municipality.name, f"municipalities/{municipality.id}/"))
        title = said["name"] if said["municipality"] in said["name"] else f"{said['name']}, {said['municipality']}"
        page = Page(f"centres/{centre.id}/", "centre", title, say("centre.description", **said), CENTRES, crumbs=crumbs)
        yield page, _centre(edition, centre, municipality, several)
    if several:
        for municipality in site.municipalities.values():
            name = say(municipality.name)
            page = Page(
                f"municipalities/{municipality.id}/",
                "municipality",
                name,
                say("municipality.description", name=name),
                CENTRES,
                crumbs=[home, centres],
            )
            yield page, _municipality(edition, municipality)
    yield (
        Page("benefits/", "benefits", say("benefits.title"), say("benefits.description"), SERVICES, crumbs=[home]),
        {"kinds": kinds},
    )
    for service in site.services.values():
        page = Page(
            f"benefits/{service.id}/",
            "benefit",
            say(service.names.official),
            say(service.summary, **_in_words(service, Wording(t))),
            BENEFIT.format(service.id) if service.summary.context.startswith("national.") else SERVICES,
            crumbs=[home, benefits],
        )
        context = _service(edition, service, several)
        yield page, context
        if context["apart"]:
            title = say("benefit.where-title", name=say(service.names.official))
            here = t.crumb(service.names.official, f"benefits/{service.id}/")
            path = f"benefits/{service.id}/centres/"
            yield Page(path, "benefit-centres", title, title, CENTRES, crumbs=[home, benefits, here]), context
    glossary = sorted(site.glossary.values(), key=lambda term: _sortable(say(term.word)))
    page = Page("glossary/", "glossary", say("glossary.title"), say("glossary.description"), GLOSSARY, crumbs=[home])
    yield page, {"terms": glossary}
    yield Page("privacy/", "privacy", say("privacy.title"), say("privacy.description"), INTERFACE, crumbs=[home]), {}
    title, description = say("accessibility.title"), say("accessibility.description")
    yield (
        Page("accessibility/", "accessibility", title, description, SETTINGS, crumbs=[home]),
        {
            "names": accessibility.NAMES,
            "unset": accessibility.unset(site.settings),
            "notes": accessibility.notes(site),
        },
    )


def _centre(edition: Edition, centre: Centre, municipality: Municipality, several: bool) -> dict[str, object]:
    site = edition.site
    hours_source = (centre.hours.source if centre.hours else None) or centre.source
    reports = [a for a in site.activity.values() if a.centre == centre.id or a.municipality == municipality.id]
    timetable = edition.timetables.of_centre(centre)
    soon = edition.today + SOON
    return {
        "centre": centre,
        "today": edition.today,
        "soon": soon - datetime.timedelta(days=1),
        "timetable": timetable,
        "changes": [
            (site.services[service] if service else None, change, _sources_of(change, hours_source, centre))
            for service, change in edition.timetables.changes(centre, edition.today, edition.today + AHEAD)
            if change.first < soon
        ],
        "announced": sorted(
            (n for n in centre.notices if n.start < soon and (n.end is None or n.end >= edition.today)),
            key=lambda notice: notice.start,
        ),
        "has_calendar": any(entry.category != "unknown" for entry in calendar_file.events(edition, centre)),
        "municipality": municipality,
        "several": several,
        "hours_source": site.sources[hours_source],
        "map_url": _map_url(edition, centre, municipality.name),
        "desk_services": [(site.services[s.service], s) for s in centre.services if s.by == "desk"],
        "referrals": [(site.services[s.service], s) for s in centre.services if s.by == "referral"],
        "siblings": [c for c in site.centres_of(municipality.id) if c.id != centre.id],
        "reports": reports,
        "programme": site.programmes[centre.programme] if centre.programme else None,
        "history": sorted(
            [*municipality.history.values(), *centre.history.values()], key=lambda event: event.date.first_day
        ),
        "freshness": freshness.of(centre.verified, edition.today),
    }


def _sources_of(change: Change, hours_source: str, centre: Centre) -> list[str]:
    """Who says that a day is not as the week: the announcement's source, or the centre's and the holiday's."""
    if change.reason.notice:
        return [change.reason.notice.source or centre.source]
    return [hours_source, *(change.reason.falls.holiday.sources[:1] if change.reason.falls else ())]


def _municipality(edition: Edition, municipality: Municipality) -> dict[str, object]:
    site = edition.site
    return {
        "municipality": municipality,
        "centres": site.centres_of(municipality.id),
        "reports": [a for a in site.activity.values() if a.municipality == municipality.id],
    }


def _service(edition: Edition, service: Service, several: bool) -> dict[str, object]:
    joined = edition.site.centres_with(service.id)
    return {
        "service": service,
        "several": several,
        "desks": [(centre, join) for centre, join in joined if join.by == "desk"],
        "referring": [(centre, join) for centre, join in joined if join.by == "referral"],
        "apart": len(joined) > NEAR,
        "led_here": [other for other in edition.site.services.values() if service.id in other.leads],
        "payer": edition.site.organisations[service.payer] if service.payer else None,
        "freshness": freshness.of(service.verified, edition.today),
    }


def _in_words(service: Service, words: Wording) -> dict[str, str]:
    """The facts that a service's summary names, without markup: for its description."""
    names = PLACEHOLDER.findall(service.summary.greek)
    return {name: words.value(service.facts[name]).striptags() for name in names}


def _sortable(word: str) -> str:
    """The word without accents and case, for an alphabetical list."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _map_url(edition: Edition, centre: Centre, municipality: Text) -> str | None:
    if not centre.address or not (centre.address.street or centre.address.place):
        return None
    return edition.site.settings.map_link.replace("{address}", map_query(centre.address, municipality.greek))
