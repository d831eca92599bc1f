"""What stands around every page, generated or hand-written: head, banner, menu, languages, footer."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from markupsafe import Markup

from kentro import colour, css, offline, phone, search
from kentro.addresses import absolute, relative
from kentro.catalogue import Crumb, Tally, Title, Translator
from kentro.edition import Edition
from kentro.hours_words import HoursWords
from kentro.languages import SOURCE, Language, language
from kentro.logo import Picture
from kentro.pages import BESIDE_PATH
from kentro.problems import Problem
from kentro.schema_org import LinkedData
from kentro.wording import Wording, quoted

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

    @property
    def site(self) -> object:
        return self.edition.site

    def t(self, key: str, **values: object) -> Markup:
        return self.translator.ui(key, **values)

    def phone_href(self, number: str) -> str:
        return phone.href(number)

    def href(self, path: str) -> str:
        return relative(self.path, path)

    @property
    def script_names(self) -> tuple[str, ...]:
        """Its scripts and those of every page."""
        return (*self.scripts, "print") if self.serving else (*self.scripts, "print", "offline")

    @cached_property
    def script(self) -> tuple[str, Asset] | None:
        """The file with all scripts of the page: its relative address, and what it must be."""
        if not self.script_names:
            return None
        address, asset = script(self.edition, self.script_names, self.language.tag)
        return self._file(address), asset

    @property
    def full_title(self) -> str:
        name = self.translator.plain(self.edition.site.name)
        return name if not self.path else self.translator.plain("page.title", page=self.title.text, site=name)

    @property
    def menu(self) -> list[tuple[Markup, str, bool]]:
        """The pages that stand above all others; the only centre of a site stands there itself."""
        only = self.edition.site.only_centre
        first = [("nav.centre", f"centres/{only.id}/"), *MENU[1:]] if only else MENU
        return [(self.t(key), self.href(path), self.path.startswith(path)) for key, path in first]

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
            return f"mailto:{email}?{_query(filled)}"
        if self.repo_url:
            filled = {"template": "mistake.yml", "title": self.full_title}
            filled |= {"page": page, "language": language, "build": build}
            return f"{self.repo_url.rstrip('/')}/issues/new?{_query(filled)}"
        return None

    @property
    def icon(self) -> str:
        """The relative address of the site's mark."""
        return self._file(offline.icon(self.edition)[0])

    @property
    def logo(self) -> tuple[str, Picture, Title] | None:
        """The municipality's own mark: its relative address, the picture, and what stands in its place."""
        picture, logo = self.edition.logo, self.edition.site.settings.logo
        if not (picture and logo):
            return None
        alt = self.translator.title(logo.alt) if logo.alt else Title("", self.language.tag)
        return self._file(picture.address), picture, alt

    @property
    def print_sheet(self) -> str:
        """The relative address of the styles for paper."""
        return self._file(print_sheet(self.edition.root)[0])

    def _file(self, address: str) -> str:
        """The relative address of a file that all languages share."""
        return relative(self.edition.prefix(self.language.tag) + self.path, address)


def _query(values: Mapping[str, str]) -> str:
    return "&".join(f"{name}={quoted(value)}" for name, value in values.items())


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

    @cached_property
    def hash(self) -> str:
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"sha256-{base64.b64encode(digest).decode()}"

    @cached_property
    def mark(self) -> str:
        """The part of its hash that its address holds, so that a phone may keep it for ever."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:8]


_BLOCK = re.compile(
    r"\n*(</?(?:address|article|body|caption|d[dlt]|details|div|fieldset|footer|form|h[1-6]|head|header|li|link"
    r"|main|meta|nav|ol|p|script|section|summary|t[adhr]|table|tbody|thead|title|ul)\b[^>]*>)\n*"
)
"""The tag of an element that begins a line of its own: line ends around it say nothing."""

MADE = '<p class="kn-banner kn-wrap kn-quiet"><ol><li><a><span><bdi>'
"""What scripts put into a page, for its styles."""


def styled(html: str, edition: Edition, *, by_hand: str = "") -> str:
    """A page, rendered with an empty `<style>`, with the rules of the style sheet that it can use, and without line
    ends that say nothing.

    In its policy the hash of these rules takes the place of `sha256-styles`. Braces in the data are no
    template: the audit tells them from those of one. Those in what was written `by_hand` stay as they are.
    """
    parts = html.partition(by_hand) if by_hand else ("", "", html)
    before, after = (part.replace("{{", "{&#123;").replace("{%", "{&#37;") for part in parts[::2])
    html = f"{before}{parts[1]}{after}"
    html = _BLOCK.sub(r"\1", html)
    sheet = Asset(css.used(stylesheet(edition.root, edition.site.settings.accent), html + MADE))
    return html.replace("sha256-styles", sheet.hash, 1).replace("<style></style>", f"<style>{sheet.text}</style>", 1)


def stylesheet(root: Path, accent: str) -> str:
    """`overrides/parts/style.css` without its comments and spaces, with the site's accent for both colour schemes."""
    return _filled((root / "overrides" / "parts" / "style.css").read_text(encoding="utf-8"), accent)


@cache
def print_sheet(root: Path) -> tuple[str, Asset]:
    """`overrides/parts/print.css`, the same for all pages: its address in the site and its text."""
    asset = Asset(css.minified((root / "overrides" / "parts" / "print.css").read_text(encoding="utf-8")))
    return f"assets/print.{asset.mark}.css", asset


def whole_stylesheet(root: Path, accent: str) -> str:
    """The style sheet with that for paper in it, for a page that stands alone."""
    return f"{stylesheet(root, accent)}@media print{{{print_sheet(root)[1].text}}}"


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
    "offline": offline.said_by_frame,
}
"""The scripts that speak, by their names, each with what makes its words in a language."""

DATED = frozenset({"now", "saved", "keep", "offline"})
"""The scripts that write dates or mark their language, by `dates.js`."""


def script(edition: Edition, names: Sequence[str], tag: str) -> tuple[str, Asset]:
    """These scripts of `overrides/parts/` with their words in a language, as one file: its address and its text."""
    made, key = _scripts(edition), (tuple(names), tag)
    if key not in made:
        made[key] = _script(edition, names, tag)
    return made[key]


@lru_cache(maxsize=1)
def _scripts(edition: Edition) -> dict[tuple[tuple[str, ...], str], tuple[str, Asset]]:
    """The scripts that pages of an edition have asked for."""
    return {}


def _script(edition: Edition, names: Sequence[str], tag: str) -> tuple[str, Asset]:
    words = {name: WORDS[name](edition, tag) for name in names if name in WORDS}
    calls = [_called(edition, name, words.get(name)) for name in names]
    if not DATED.isdisjoint(names):
        languages = sorted({tag, *(str(said["lang"]) for name, said in words.items() if name in DATED)})
        patterns = {one: Wording(edition.translator(one)).date_pattern() for one in languages}
        calls = ["{const dates=" + _called(edition, "dates", patterns), *calls, "}"]
    asset = Asset("\n".join(calls))
    return f"assets/{'-'.join(names)}-{tag}.{asset.mark}.js", asset


def _called(edition: Edition, name: str, words: Mapping[str, object] | None) -> str:
    said = "" if words is None else json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return f"({offline.code(edition.root, name)})({said});"
