"""The pages of a site: for each language, what stands where and what its template is given.

Every page exists in every language. A body is HTML from an autoescaping template; the frame around it
(`frame.py`) is the same for generated and hand-written pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from markupsafe import Markup

from kentro import freshness, phone
from kentro.catalogue import Translator
from kentro.edition import Edition
from kentro.load import BENEFITS, CENTRES, INTERFACE, SERVICES, services_by_kind
from kentro.model import Centre, Municipality, Service
from kentro.values import Text
from kentro.wording import Wording, map_query

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
    crumbs: list[tuple[str, str]] = field(default_factory=list)
    fell_back: bool = False

    def markdown(self) -> str:
        """The file that MkDocs reads: front matter (the contract with the frame) and the body as HTML."""
        matter = {
            "title": self.title,
            "description": self.description,
            "kind": self.kind,
            "data": self.data,
            "crumbs": self.crumbs,
            "fell_back": self.fell_back,
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
    cited: list[str] = field(default_factory=list)
    in_section: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.translator = self.edition.translator(self.tag)
        self.words = Wording(self.translator)

    def href(self, path: str) -> str:
        """The relative address of another page of the same language."""
        return relative(self.path, path)

    def fact(self, kind: str, *sources: str | None) -> Markup:
        """The attributes of an element that states a fact: what it is and the first source given, which is cited."""
        source = next(s for s in sources if s)
        for known in (self.cited, self.in_section):
            if source not in known:
                known.append(source)
        return Markup(' data-fact="{}" data-source="{}"').format(kind, source)

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


def render(edition: Edition) -> dict[str, str]:
    """The file of every generated page, by its path below the checkout."""
    templates = environment(edition.root)
    files = {}
    for language in edition.languages:
        for page, context in pages(edition, language.tag):
            desk = Desk(edition, language.tag, page.path)
            names = {"k": desk, "w": desk.words, "t": desk.translator.ui, "tr": desk.translator.html, "phone": phone}
            page.body = templates.get_template(f"pages/{page.kind}.html").render(site=edition.site, **names, **context)
            page.fell_back = desk.translator.fell_back
            files[f"docs/{language.tag}/{page.path}index.md"] = page.markdown()
    return files


def pages(edition: Edition, tag: str) -> Iterator[tuple[Page, dict[str, object]]]:
    """Every generated page of a language, without its body, and the values of its template."""
    site = edition.site
    t = edition.translator(tag)
    say = t.plain
    home = (say("page.home"), "")
    centres = (say("nav.centres"), "centres/")
    benefits = (say("nav.benefits"), "benefits/")
    several = len(site.municipalities) > 1

    groups = [(m, site.centres_of(m.id)) for m in site.municipalities.values() if site.centres_of(m.id)]
    kinds = services_by_kind(site)
    yield (
        Page("", "home", say(site.name), say("home.description"), CENTRES),
        {"groups": groups, "kinds": kinds, "several": several},
    )
    yield (
        Page("centres/", "centres", say("centres.title"), say("centres.description"), CENTRES, crumbs=[home]),
        {"groups": groups, "several": several},
    )
    for centre in site.centres.values():
        municipality = site.municipalities[centre.municipality]
        said = {"name": say(centre.name), "municipality": say(municipality.name)}
        crumbs = [home, centres]
        if several:
            crumbs.append((said["municipality"], f"municipalities/{municipality.id}/"))
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
            say(service.summary),
            BENEFITS if service.summary.context.startswith("national.") else SERVICES,
            crumbs=[home, benefits],
        )
        yield page, _service(edition, service, several)
    yield Page("privacy/", "privacy", say("privacy.title"), say("privacy.description"), INTERFACE, crumbs=[home]), {}


def _centre(edition: Edition, centre: Centre, municipality: Municipality, several: bool) -> dict[str, object]:
    site = edition.site
    hours_source = (centre.hours.source if centre.hours else None) or centre.source
    reports = [a for a in site.activity.values() if a.centre == centre.id or a.municipality == municipality.id]
    return {
        "centre": centre,
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
    }


def _map_url(edition: Edition, centre: Centre, municipality: Text) -> str | None:
    if not centre.address or not (centre.address.street or centre.address.place):
        return None
    return edition.site.settings.map_link.replace("{address}", map_query(centre.address, municipality.greek))
