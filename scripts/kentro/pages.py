"""The pages of a site: for each language, what stands where and what its template is given.

Every page exists in every language. A body is HTML from an autoescaping template; the frame around it
(`frame.py`) is the same for generated and hand-written pages.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from kentro import accessibility, api, api_schema, calendar_file, freshness, local_templates, offline, phone, search
from kentro.addresses import absolute, relative
from kentro.beside import lines
from kentro.catalogue import Crumb, Tally, Title, Translator
from kentro.edition import Edition
from kentro.files import BENEFIT, CENTRES, GLOSSARY, INTERFACE, SERVICES, SETTINGS
from kentro.freshness import Freshness
from kentro.glossary import Glossary
from kentro.hand_written import MARKER
from kentro.hours_words import HoursWords
from kentro.languages import SOURCE
from kentro.model import Centre, Fact, Municipality, Service, Source
from kentro.schedule import AHEAD, SOON, Change
from kentro.service_words import ServiceWords
from kentro.values import PLACEHOLDER, Text
from kentro.visits import stops
from kentro.wording import Wording, map_query, postal, quoted

NEAR = 8
"""With more centres than this, where to go for a service has a page of its own."""

LISTED = 12
"""With more centres than this, the home page names their municipalities instead."""

MANY = 30
"""With more centres than this, their list is brief, by letters, and can be narrowed down by typing."""

STOPS = 10
"""So many of the next stops of a mobile unit are listed; its calendar has them all."""

SCRIPTS = {
    "filter": 'class="kn-filter"',
    "nearest": 'class="kn-nearest"',
    "now": "data-(hours|until)=",
    "search": "data-search=",
    "saved": "data-store=",
    "keep": "data-keep=",
    "papers": "data-papers=",
}
"""The scripts, each with what a page has that needs it."""

BESIDE = ("centre", "benefit")
"""The kinds of pages that have one with their lines beside the Greek, for two who read it together."""

BESIDE_PATH = "side-by-side/"


@dataclass
class Page:
    """One page in one language. `path` is its address below the language's folder: `centres/petroupoli/`."""

    tag: str
    path: str
    kind: str
    title: Title
    description: str
    data: str
    """The file that an editor changes to change this page."""
    body: str = ""
    crumbs: list[Crumb] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    sources: tuple[str, ...] = ()
    """The ids of the sources that the body cites, in its order."""
    scripts: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file that MkDocs makes it from, below the checkout."""
        return f"docs/{self.tag}/{self.path}index.md"

    def markdown(self) -> str:
        """The file that MkDocs reads: front matter (the contract with the frame) and the body as HTML."""
        matter = {
            "title": self.title.text,
            "title_language": self.title.tag,
            "description": self.description,
            "kind": self.kind,
            "data": self.data,
            "crumbs": self.crumbs,
            "tally": asdict(self.tally),
            "sources": self.sources,
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

    @property
    def root(self) -> str:
        """The relative address of the site's root."""
        return relative(self.edition.prefix(self.tag) + self.path, "")

    @property
    def beside(self) -> bool:
        """Whether this page of a centre or benefit has one beside the Greek."""
        return self.tag != SOURCE and any(one.tag == SOURCE for one in self.edition.languages)

    @property
    def url(self) -> str | None:
        """The absolute address of this page, or None where the site's is not known."""
        return absolute(self.edition, self.tag, self.path)

    def postal(self, centre: Centre) -> str:
        """The address of a centre in one line and in Greek, as one shows or pastes it."""
        assert centre.address
        return postal(centre.address, self.edition.site.municipalities[centre.municipality].name)

    def mail(self, name: str) -> str:
        """The address of a link that writes a mail with the name and the address of this page."""
        return f"mailto:?subject={quoted(name)}&body={quoted(self.url or '')}"

    size = Markup(offline.SIZE)
    """Where the build fills in what a button of the page keeps."""

    def href(self, path: str) -> str:
        """The relative address of another page of the same language."""
        return relative(self.path, path)

    def keepable(self, centres: Collection[Centre]) -> list[str]:
        """The relative addresses of the pages of centres that a button keeps on the phone, or of none where these are
        more than anybody wants there, or the site keeps nothing.
        """
        if not self.edition.site.settings.offline or len(centres) > offline.MOST:
            return []
        return [self.href(f"centres/{centre.id}/") for centre in centres]

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

    def freshness(self, record: Centre | Service) -> Freshness:
        """How much may be claimed of a record today."""
        return freshness.of(record.verified, self.edition.today)

    def now(self, centre: Centre) -> Markup | None:
        """What the open-now script needs of a centre, to stand in single quotes, or None: nothing may be claimed."""
        claim = self.edition.claims[centre.id]
        return Markup(str(escape(claim.data(self.hours))).replace("&#34;", '"')) if claim else None

    def say(self, text: Text, facts: Mapping[str, Fact] | None = None) -> Markup:
        """A text with its facts filled in, each citing its sources, and its words of offices linked to the glossary."""
        values = {name: self.value((facts or {})[name]) for name in PLACEHOLDER.findall(text.greek)}
        return self.translator.linked(text, self.glossary.link, **values)

    def label(self, text: Text, facts: Mapping[str, Fact]) -> Markup:
        """The same said again beside what it names: without sources and links, which stand where it is said first."""
        values = {name: self.words.value(facts[name]) for name in PLACEHOLDER.findall(text.greek)}
        return self.translator.html(text, **values)

    def value(self, fact: Fact) -> Markup:
        """A fact in words, as an element that names its source."""
        return Markup("<b{}>{}</b>").format(self.stated(fact.id, fact.sources, marked=True), self.words.value(fact))

    def reported(self, sources: Sequence[str]) -> Source | None:
        """Who reports what these sources say, where none of them is official."""
        return self.edition.site.reporter(sources)

    def reporters(self, several: Iterable[Sequence[str]]) -> list[Source]:
        """Who reports each of several sets of sources, once each; what an official source confirms has nobody."""
        found = (self.reported(list(sources)) for sources in several)
        return list({source.id: source for source in found if source}.values())

    def filled(self, template: jinja2.Template, context: Mapping[str, object]) -> str:
        """A template filled with the words of this desk and the values of its page."""
        names = {
            "site": self.edition.site,
            "k": self,
            "w": self.words,
            "h": self.hours,
            "t": self.translator.ui,
            "tr": self.translator.html,
            "phone": phone,
        }
        return template.render(**names, **context)

    def section_sources(self) -> list[str]:
        """The sources named since the last call, for the line at the end of a section."""
        named, self.in_section[:] = list(self.in_section), []
        return named


class Compiled(jinja2.BytecodeCache):
    """The code of templates, in memory until their text changes: `serve` does not make it anew with each rebuild."""

    most = 100

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if code := self.code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if len(self.code) >= self.most:
            self.code.clear()
        self.code[bucket.key] = bucket.bytecode_to_string()


_compiled = Compiled()


def environment(root: Path) -> jinja2.Environment:
    """The templates: a fork's own in `local/templates/` before ours in `overrides/`; everything is escaped."""
    return jinja2.Environment(
        loader=local_templates.loader(root),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled,
    )


def render(edition: Edition, only: str = "", *, beside: bool = True) -> list[Page]:
    """Every generated page; `only` those whose addresses begin so, without `beside` none that is beside the Greek."""
    templates = environment(edition.root)
    made = []
    for one in edition.languages:
        for page, context in pages(edition, one.tag):
            if not page.path.startswith(only):
                continue
            desk = Desk(edition, one.tag, page.path)
            page.body = desk.filled(templates.get_template(f"pages/{page.kind}.html"), context)
            page.tally = desk.translator.tally
            page.sources = tuple(desk.cited)
            page.scripts = tuple(name for name, used in SCRIPTS.items() if re.search(used, page.body))
            made.append(page)
    return [*made, *(_beside_greek(edition, templates, made) if beside else ())]


def _beside_greek(edition: Edition, templates: jinja2.Environment, made: list[Page]) -> Iterator[Page]:
    """For each centre and benefit in another language, the page with its lines beside the Greek ones."""
    template = templates.get_template("pages/beside.html")
    known = {(page.tag, page.path): page for page in made}
    translated = [one.tag for one in edition.languages if one.tag != SOURCE]
    for greek in made:
        if greek.tag != SOURCE or greek.kind not in BESIDE:
            continue
        for page in (known[tag, greek.path] for tag in translated):
            t = edition.translator(page.tag)
            title = t.title("beside.title", name=page.title.text)
            above = (page.title.text, page.path, page.title.tag)
            path, crumbs = f"{page.path}{BESIDE_PATH}", [*page.crumbs, above]
            beside = Page(page.tag, path, "beside", title, title.text, page.data, crumbs=crumbs)
            beside.body = template.render(rows=lines(page.body, greek.body), t=t.ui)
            beside.tally = page.tally + t.tally
            yield beside


def pages(edition: Edition, tag: str) -> Iterator[tuple[Page, dict[str, object]]]:
    """Every generated page of a language, without its body, and the values of its template."""
    site = edition.site
    t = edition.translator(tag)
    say = t.plain
    home = t.crumb("page.home", "")
    centres = t.crumb("nav.centres", "centres/")
    benefits = t.crumb("nav.benefits", "benefits/")
    several = len(site.municipalities) > 1

    def page(
        path: str,
        kind: str,
        title: Title,
        description: str,
        data: str,
        *crumbs: tuple[str, str, str],
        **context: object,
    ) -> tuple[Page, dict[str, object]]:
        return Page(tag, path, kind, title, description, data, crumbs=list(crumbs)), context

    groups = [(m, site.centres_of(m.id)) for m in site.municipalities.values() if site.centres_of(m.id)]
    context = _home(edition, t, groups)
    yield page("", "home", t.title(site.name), say("home.description"), CENTRES, **context)
    context = _list(edition, t, groups)
    yield page("centres/", "centres", t.title("centres.title"), say("centres.description"), CENTRES, home, **context)
    for centre in site.centres.values():
        municipality = site.municipalities[centre.municipality]
        town, above = t.crumb(municipality.name, f"municipalities/{municipality.id}/"), [home, centres]
        title = Wording(t).centre(centre, municipality)
        said = {"name": say(centre.name), "municipality": say(municipality.name)}
        path, description = f"centres/{centre.id}/", say("centre.description", **said)
        crumbs = [*above, town] if several else [home] if site.only_centre else above
        context = _centre(edition, centre, municipality, several)
        yield page(path, "centre", title, description, CENTRES, *crumbs, **context)
    for municipality in site.municipalities.values() if several else ():
        path, title = f"municipalities/{municipality.id}/", t.title(municipality.name)
        description = say("municipality.description", name=title.text)
        context = _municipality(edition, municipality)
        yield page(path, "municipality", title, description, CENTRES, home, centres, **context)
    title, description = t.title("benefits.title"), say("benefits.description")
    yield page("benefits/", "benefits", title, description, SERVICES, home, kinds=site.services_by_kind())
    for service in site.services.values():
        path, title = f"benefits/{service.id}/", t.title(service.names.official)
        description = ServiceWords(Wording(t), site).filled(service.summary, service.facts)
        data = BENEFIT.format(service.id) if service.summary.context.startswith("national.") else SERVICES
        context = _service(edition, service, several)
        yield page(path, "benefit", title, description, data, home, benefits, **context)
        if context["apart"]:
            here = (title.text, path, title.tag)
            title = t.title("benefit.where-title", name=title.text)
            crumbs = [home, benefits, here]
            yield page(f"{path}centres/", "benefit-centres", title, title.text, CENTRES, *crumbs, **context)
    terms = sorted(site.glossary.values(), key=lambda term: search.sortable(say(term.word)))
    title, description = t.title("glossary.title"), say("glossary.description")
    yield page("glossary/", "glossary", title, description, GLOSSARY, home, terms=terms)
    placed = sum(bool(one.address and one.address.location) for one in site.centres.values()) > 1
    title, description = t.title("privacy.title"), say("privacy.description")
    yield page("privacy/", "privacy", title, description, INTERFACE, home, placed=placed)
    title, description = t.title("nav.open-data"), say("open-data.description")
    places = any(centre.address and centre.address.location for centre in site.centres.values())
    told = {"folder": api_schema.FOLDER, "places": places, "example": api.example(edition, tag), "today": edition.today}
    yield page("open-data/", "open-data", title, description, INTERFACE, home, **told)
    index, _ = search.index(edition, tag)
    title, description = t.title("search.title"), say("search.description")
    alphabet = search.alphabet(edition, tag)
    yield page(
        "search/", "search", title, description, INTERFACE, home, several=several, alphabet=alphabet, index=index
    )
    title, description = t.title("accessibility.title"), say("accessibility.description")
    yield page(
        "accessibility/",
        "accessibility",
        title,
        description,
        SETTINGS,
        home,
        names=accessibility.NAMES,
        unset=accessibility.unset(site.settings),
        notes=accessibility.notes(site, reviewed=edition.reviewed),
        overdue=due if (due := accessibility.review_due(site.settings.accessibility)) and due < edition.today else None,
    )


_Groups = list[tuple[Municipality, tuple[Centre, ...]]]


def _home(edition: Edition, t: Translator, groups: _Groups) -> dict[str, object]:
    """The only centre, with what its own page knows of it; among many, where to find one: by letters."""
    if only := edition.site.only_centre:
        municipality = edition.site.municipalities[only.municipality]
        return {"groups": groups, "towns": [], **_centre(edition, only, municipality, False)}
    records: list[tuple[Municipality | Centre, str]] = (
        [(town, "municipalities") for town, _ in groups]
        if len(edition.site.municipalities) > 1
        else [(centre, "centres") for centre in edition.site.centres.values()]
    )
    towns: dict[str, list[tuple[Markup, str]]] = {}
    if len(edition.site.centres) > LISTED:
        place = _own_letters([t.plain(one.name) for one, _ in records])
        for one, folder in sorted(records, key=lambda record: place[t.plain(record[0].name)]):
            letter = place[t.plain(one.name)][:1].upper()
            towns.setdefault(letter, []).append((t.html(one.name), f"{folder}/{one.id}/"))
    several = len(edition.site.municipalities) > 1
    return {"groups": groups, "several": several, "centre": None, "towns": list(towns.items())}


def _list(edition: Edition, t: Translator, groups: _Groups) -> dict[str, object]:
    """The centres of each municipality; many of these in the order of their names, with where each letter begins."""
    several, many = len(edition.site.municipalities) > 1, len(edition.site.centres) > MANY
    letters: dict[str, str] = {}
    if many:
        place = _own_letters([t.plain(town.name) for town, _ in groups])
        groups = sorted(groups, key=lambda group: place[t.plain(group[0].name)])
        for town, _ in groups if several else ():
            letters.setdefault(place[t.plain(town.name)][:1].upper(), town.id)
    placed = sum(bool(one.address and one.address.location) for one in edition.site.centres.values())
    return {
        "groups": groups,
        "several": several,
        "many": many,
        "letters": list(letters.items()),
        "placed": placed > 1,
        "unplaced": len(edition.site.centres) - placed,
    }


def _own_letters(names: Sequence[str]) -> dict[str, str]:
    """Where each name stands in an alphabetical list: by the letters after the words with which most begin."""
    left = {name: search.sortable(name).split() for name in names}
    while len(left) > 1:
        word, count = Counter(words[0] for words in left.values()).most_common(1)[0]
        if count * 2 <= len(left) or any(words == [word] for words in left.values()):
            break
        left = {name: words[words[0] == word :] for name, words in left.items()}
    return {name: " ".join(words) for name, words in left.items()}


def _centre(edition: Edition, centre: Centre, municipality: Municipality, several: bool) -> dict[str, object]:
    site = edition.site
    hours_source = (centre.hours.source if centre.hours else None) or centre.source
    reports = [a for a in site.activity.values() if a.centre == centre.id or a.municipality == municipality.id]
    timetable = edition.timetables.of_centre(centre)
    soon = edition.today + SOON
    appointed = any(stop.day.status == "open" for stop in stops(edition.timetables, centre, edition.today))
    return {
        "centre": centre,
        "today": edition.today,
        "soon": soon - datetime.timedelta(days=1),
        "timetable": timetable,
        "stops": stops(edition.timetables, centre, edition.today, STOPS),
        "changes": [
            (site.services[service] if service else None, change, _sources_of(change, hours_source, centre))
            for service, change in edition.timetables.changes(centre, edition.today, edition.today + AHEAD)
            if change.first < soon
        ],
        "announced": sorted(
            (n for n in centre.notices if n.start < soon and (n.end is None or n.end >= edition.today)),
            key=lambda notice: notice.start,
        ),
        "has_calendar": appointed
        or any(entry.category != "unknown" for entry in calendar_file.events(edition, centre)),
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
    joined, local = edition.site.centres_with(service.id), edition.site.local.get(service.id)
    window = local.window if local else None
    return {
        "service": service,
        "several": several,
        "desks": [(centre, join) for centre, join in joined if join.by == "desk"],
        "referring": [(centre, join) for centre, join in joined if join.by == "referral"],
        "apart": len(joined) > NEAR,
        "led_here": [other for other in edition.site.services.values() if service.id in other.leads],
        "payer": edition.site.organisations[service.payer] if service.payer else None,
        "local": local,
        "window": window if window and (window.end is None or window.end >= edition.today) else None,
    }


def _map_url(edition: Edition, centre: Centre, municipality: Text) -> str | None:
    address = centre.address
    if not address or not (address.street or address.place or address.location):
        return None
    return edition.site.settings.map_link.replace("{address}", map_query(address, municipality.greek))
