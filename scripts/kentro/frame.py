"""What stands around every page, generated or hand-written: head, banner, menu, languages, footer."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import quote, urlencode

from markupsafe import Markup

from kentro import colour, css, offline, phone, search
from kentro.addresses import absolute, relative
from kentro.catalogue import Crumb, Tally, Title, Translator
from kentro.edition import Edition
from kentro.hours_words import HoursWords
from kentro.languages import SOURCE, Language, language
from kentro.pages import BESIDE_PATH
from kentro.problems import Problem
from kentro.schema_org import LinkedData
from kentro.wording import Wording

MENU = (("nav.centres", "centres/"), ("nav.benefits", "benefits/"), ("nav.search", "search/"))


@dataclass(frozen=True)
class Alternate:
    """The same page in another language; `href` is relative, `url` absolute where the site's address is known."""

    language: Language
    href: str
    url: str | None


@dataclass
class Frame:
    """The values of `overrides/main.html`. `path` is the page's address below the language's folder."""

    edition: Edition
    language: Language
    path: str
    kind: str
    """Which template made it, or `page` for a hand-written one; the audit knows the ceilings of each kind."""
    title: Title
    description: str
    crumbs: list[Crumb]
    tally: Tally
    """How much of the body is in the page's own language, and how much of that is reviewed."""
    content: str
    """The page's body: the style sheet holds only what it uses."""
    content_language: Language
    """That of a hand-written page which stands in for a missing one."""
    edit_url: str | None
    repo_url: str | None
    untranslated: frozenset[tuple[str, str]] = frozenset()
    """The pages that are mostly in another language than their own, by language and path."""
    sources: tuple[str, ...] = ()
    """The ids of the sources that the body cites."""
    scripts: tuple[str, ...] = ()
    """The scripts that the page uses, by their names in `overrides/parts/`."""
    problems: tuple[Problem, ...] = ()
    serving: bool = False
    """Whether `serve` shows the page: its reload script would be stopped by the Content-Security-Policy."""

    def __post_init__(self) -> None:
        self.translator: Translator = self.edition.translator(self.language.tag)
        self.words = Wording(self.translator)
        whole = stylesheet(self.edition.root, self.edition.site.settings.accent)
        parts = (self.edition.root / "overrides" / name for name in ("main.html", "parts/icons.html"))
        frame = "".join(path.read_text(encoding="utf-8") for path in parts)
        self.css = Asset(css.used(whole, frame + self.content))

    @property
    def site(self) -> object:
        return self.edition.site

    def t(self, key: str, **values: object) -> Markup:
        return self.translator.ui(key, **values)

    def phone_href(self, number: str) -> str:
        return phone.href(number)

    def href(self, path: str) -> str:
        return relative(self.path, path)

    @cached_property
    def assets(self) -> list[tuple[str, Asset]]:
        """The scripts of the page: the relative address of each, and what it must be."""
        here = self.edition.prefix(self.language.tag) + self.path
        names = self.scripts if self.serving else (*self.scripts, "offline")
        found = (script(self.edition, name, self.language.tag) for name in names)
        return [(relative(here, address), asset) for address, asset in found]

    @property
    def full_title(self) -> str:
        name = self.translator.plain(self.edition.site.name)
        return name if not self.path else self.translator.plain("page.title", page=self.title.text, site=name)

    @property
    def menu(self) -> list[tuple[Markup, str, bool]]:
        return [(self.t(key), self.href(path), self.path.startswith(path)) for key, path in MENU]

    @cached_property
    def alternates(self) -> list[Alternate]:
        """The page in every language; beside the Greek there is no Greek one but the page itself."""
        here = self.edition.prefix(self.language.tag) + self.path
        paths = [
            (one, self.path.removesuffix(BESIDE_PATH) if one.tag == SOURCE else self.path)
            for one in self.edition.languages
        ]
        return [
            Alternate(one, relative(here, self.edition.prefix(one.tag) + path), absolute(self.edition, one.tag, path))
            for one, path in paths
        ]

    @property
    def equivalents(self) -> list[Alternate]:
        """Those that a search engine may show instead: none for a page that it should not show itself."""
        if self._is_secondary:
            return []
        return [one for one in self.alternates if (one.language.tag, self.path) not in self.untranslated]

    @property
    def noindex(self) -> bool:
        return self.edition.site.settings.demonstration or self._is_secondary

    @cached_property
    def linked_data(self) -> Markup | None:
        """The page for machines; a page that stands in for another has none."""
        if self._is_secondary:
            return None
        here = self.edition.prefix(self.language.tag) + self.path

        def address(tag: str, path: str) -> str:
            return absolute(self.edition, tag, path) or relative(here, self.edition.prefix(tag) + path)

        about = (self.edition, self.language.tag, self.path, self.kind, self.title.text, self.crumbs, self.sources)
        return LinkedData(*about, address).script()

    @property
    def _is_secondary(self) -> bool:
        return self.path.endswith(BESIDE_PATH) or (self.language.tag, self.path) in self.untranslated

    def url(self, tag: str) -> str | None:
        """The absolute address of this page in a language, or None where the site's address is not known."""
        return absolute(self.edition, tag, self.path)

    def dir(self, tag: str) -> str:
        return language(tag).dir

    @property
    def fell_back(self) -> bool:
        """Whether something on the page had to be said in another language; asked after the header has been made."""
        return self.tally.foreign > 0 or self.translator.fell_back

    @property
    def translation(self) -> str | None:
        """Who has read the translation, as the key of its note: nobody, somebody a part, or somebody all of it."""
        return translation_note(self.language.tag, self.tally)

    @property
    def mistake_href(self) -> str | None:
        """Where a reader tells of a mistake on the page: a mail to the operator, else an issue on GitHub, begun.

        The issue is that of the form `mistake.yml`, whose fields are filled by their ids.
        https://docs.github.com/en/issues/tracking-your-work-with-issues/creating-an-issue#creating-an-issue-from-a-url-query
        """
        language, build = self.language.tag, self.edition.today.isoformat()
        page = self.url(language) or self.path or "/"
        if email := self.edition.site.settings.operator.email:
            filled = {"subject": self.full_title, "body": f"\n\n{page} ({language}, {build})"}
            return f"mailto:{email}?{urlencode(filled, quote_via=quote)}"
        if self.repo_url:
            filled = {"template": "mistake.yml", "title": self.full_title}
            filled |= {"page": page, "language": language, "build": build}
            return f"{self.repo_url.rstrip('/')}/issues/new?{urlencode(filled, quote_via=quote)}"
        return None

    @property
    def icon(self) -> str:
        """The site's mark in its accent colour, as a data address: no request."""
        return f"data:image/svg+xml,{quote(offline.icon(self.edition.site.settings.accent, corners=7), safe='=:/')}"


def translation_note(tag: str, tally: Tally) -> str | None:
    """Who has read a translation, as the key of its note (`page.unreviewed` and others); None for the Greek."""
    if tag == SOURCE:
        return None
    if tally.own and tally.reviewed == tally.own:
        return "reviewed"
    return "partly-reviewed" if tally.reviewed else "unreviewed"


@dataclass(frozen=True)
class Asset:
    """A style sheet or script of ours, and its hash for the Content-Security-Policy."""

    text: str

    @property
    def hash(self) -> str:
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"sha256-{base64.b64encode(digest).decode()}"


def stylesheet(root: Path, accent: str) -> str:
    """`overrides/parts/style.css` without its comments and spaces, with the site's accent for both colour schemes."""
    return _filled((root / "overrides" / "parts" / "style.css").read_text(encoding="utf-8"), accent)


@lru_cache(maxsize=1)
def _filled(source: str, accent: str) -> str:
    light = colour.readable_on(colour.LIGHT_PAGE, accent)
    dark = colour.readable_on(colour.DARK_PAGE, accent)
    values = {
        "accent": light,
        "on-accent": colour.text_on(light),
        "accent-dark": dark,
        "on-accent-dark": colour.text_on(dark),
        "dark-page": colour.DARK_PAGE,
    }
    return css.minified(re.sub(r"\{\{([a-z-]+)\}\}", lambda found: values[found[1]], source))


WORDS: Mapping[str, Callable[[Edition, str], dict[str, object]]] = {
    "now": lambda edition, tag: HoursWords(Wording(edition.translator(tag))).script(),
    "search": search.said_by_script,
    "saved": offline.said_by_list,
    "keep": lambda edition, tag: {},
    "papers": lambda edition, tag: {},
    "offline": offline.said_by_frame,
}
"""The scripts by their names, each with what makes the words of a language for it."""


def script(edition: Edition, name: str, tag: str) -> tuple[str, Asset]:
    """`overrides/parts/<name>.js` with the words of a language: its address in the site and its text.

    The address holds a part of the hash, so that a phone may keep it for ever.
    """
    words = WORDS[name](edition, tag)
    code = offline.code(edition.root, name)
    asset = Asset(f"({code})({json.dumps(words, ensure_ascii=False, separators=(',', ':'))});")
    digest = hashlib.sha256(asset.text.encode()).hexdigest()[:8]
    return f"assets/{name}-{tag}.{digest}.js", asset
