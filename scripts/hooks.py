"""The MkDocs adapter: the only module that imports mkdocs. It calls the core and hands its values to the theme."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown.extensions.toc import slugify_unicode
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kentro import hand_written, harmless, local_templates, offline, provenance, serving, tree
from kentro.catalogue import Tally, Title
from kentro.edition import Edition, read_edition, today_from
from kentro.export import export
from kentro.frame import Frame, styled
from kentro.languages import language as language_of_tag
from kentro.pages import BESIDE_PATH, render
from kentro.pages import Page as MadePage
from kentro.problems import Mark, Problem
from kentro.transliteration import latin

log = logging.getLogger("mkdocs.kentro")

_is_serve = False
_templates: list[str] = []
"""The folders of templates: MkDocs would list all of them to copy what is not HTML, 15,000 files for each language."""


def on_startup(command: str, **_: Any) -> None:
    """Remember whether this is `serve`, which keeps the last good site when the data is broken."""
    global _is_serve
    _is_serve = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Our page is a whole template: nothing of the theme's own pages, and headings get readable ids."""
    if _i18n(config).building:
        return
    config.theme.static_templates.clear()
    _templates[:] = [str(_root(config) / "local" / "templates"), *config.theme.dirs]
    config.theme.dirs[:] = []
    _i18n(config).reconfigure_files_alternates = lambda *_: None
    config.mdx_configs.setdefault("toc", {})["slugify"] = lambda text, separator: slugify_unicode(
        latin(text), separator
    )
    if url := os.environ.get("SITE_URL"):
        config.site_url = url.rstrip("/") + "/"
    if _only_default():
        for language in _i18n(config).config.languages:
            language.build = bool(language.default)


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the data and write the pages, once for all languages (static-i18n builds once for each)."""
    if _i18n(config).building:
        return
    root = _root(config)
    edition, problems = _edition(root, config.site_url or None)
    if edition:
        try:
            pages = render(edition)
        except Exception as error:
            if (slip := local_templates.failed(error, root)) is None:
                raise
            log.error(slip.line("el"))
            raise BuildError("A template needs attention.") from None
        files = {}
        for page in pages:
            files[page.file], page.body = page.markdown(), ""  # of a whole country they need not be there twice
        problems = [*problems, *tree.hand_written(files, root)]
    for problem in problems:
        level = logging.INFO if problem.severity == "warning" else logging.ERROR
        log.log(level, problem.line("el"))
    broken = tuple(problem for problem in problems if problem.severity == "error")
    if not broken and edition:
        tree.sync(files, root)
        serving.good = edition
        serving.untranslated = _untranslated(pages, edition)
    elif not (_is_serve and serving.good):
        raise BuildError("The data needs attention.")
    serving.problems = broken
    serving.scripts.clear()


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Publish nothing of the theme, and leave static-i18n only what it may build: the files of this language, those of
    the default that it lacks, and those of no language. It would make all files anew for each pair of languages.
    """
    tags, default, own = (
        getattr(_i18n(config), name) for name in ("all_languages", "default_language", "current_language")
    )
    parts = {file: file.src_uri.partition("/") for file in files}
    here = {path for tag, _, path in parts.values() if tag == own}
    for file, (tag, _, path) in parts.items():
        elsewhere = tag in tags and tag != own and (tag != default or path in here)
        if elsewhere or not str(file.abs_src_path).startswith(config.docs_dir + os.sep):
            files.remove(file)


def on_env(env: Environment, **_: Any) -> None:
    """MkDocs does not escape what its templates print; ours do."""
    env.loader = FileSystemLoader(_templates)
    env.autoescape = True
    env.undefined = StrictUndefined
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.bytecode_cache = serving.frames


def on_page_read_source(page: Page, config: MkDocsConfig, **_: Any) -> str | None:
    """A hand-written page that a language lacks, or whose Greek has changed since, is read in the next of its chain."""
    root = _root(config)
    if hand_written.is_ours(Path(str(page.file.abs_src_path))):
        return None
    shown = _shown(page, config)
    return (root / "docs" / shown).read_text(encoding="utf-8-sig") if shown != page.file.src_uri else None


@event_priority(-50)
def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """A generated body is HTML already: it goes round Python-Markdown, so data is never read as Markdown."""
    if hand_written.is_ours(Path(str(page.file.abs_src_path))):
        page.meta["body"] = markdown
        return ""
    page.meta = {key: str(page.meta[key]) for key in hand_written.KEYS if key in page.meta}
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Give a generated page its body back; of a page by hand, what may be published, or stop."""
    if "body" in page.meta:
        return str(page.meta.pop("body"))
    said, refused = harmless.cleaned(html)
    if refused:
        raise BuildError(_refusal(_root(config), f"docs/{_shown(page, config)}", refused))
    return said


def _refusal(root: Path, file: str, refused: list[tuple[str, str]]) -> str:
    """What a page by hand may not hold, a line for each piece."""
    lines = (root / file).read_text(encoding="utf-8-sig").split("\n")

    def line(piece: str) -> int:
        wanted = piece.strip("<>!").split(" ")[-1].lower()
        return next((number for number, line in enumerate(lines, 1) if wanted in line.lower()), 1)

    problems = [Problem(Mark(file, line(found)), code, params=(("found", found),)) for code, found in refused]
    return "\n".join(problem.line("el") for problem in problems)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Give the page template its frame."""
    edition = serving.good
    assert edition is not None
    tag = _i18n(config).current_language
    language = next(language for language in edition.languages if language.tag == tag)
    url = page.url if page.url != "./" else ""
    path = url.removeprefix(edition.prefix(tag))
    home = [edition.translator(tag).crumb("page.home", "")]
    generated = "kind" in page.meta
    shown = language if generated else language_of_tag(_shown(page, config).split("/")[0])
    data = page.meta.get("data", f"docs/{page.file.src_uri}")
    said = len(page.content or "")
    whole = {"own": said} if shown == language else {"foreign": said}
    frame = Frame(
        edition=edition,
        language=language,
        path=path,
        kind=str(page.meta.get("kind", "page")),
        title=Title(str(page.meta.get("title") or page.title), str(page.meta.get("title_language", shown.tag))),
        description=str(page.meta.get("description", "")),
        crumbs=[tuple(crumb) for crumb in page.meta.get("crumbs", home if path else [])],
        tally=Tally(**page.meta.get("tally", whole)),
        content_language=shown,
        edit_url=f"{config.repo_url.rstrip('/')}/edit/main/{data}" if config.repo_url else None,
        repo_url=config.repo_url or None,
        untranslated=serving.untranslated,
        sources=tuple(page.meta.get("sources", ())),
        scripts=tuple(page.meta.get("scripts", ())),
        problems=serving.problems,
        serving=_is_serve,
    )
    serving.scripts.add((tag, frame.script_names))
    return {**context, "frame": frame}


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Give the finished page its styles. static-i18n keeps the pages of all languages: what they said is let go."""
    assert serving.good is not None
    by_hand = "" if "kind" in page.meta else page.content or ""
    page.markdown = page.content = None
    return styled(output, serving.good, by_hand=by_hand)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the files that belong to no single language, once: static-i18n builds the other languages at -100."""
    if _i18n(config).building or serving.good is None:
        return
    default = serving.good.languages[0].tag
    paths = (file.url for file in _i18n(config).i18n_files_per_language[default])
    pages = ["" if path == "./" else path for path in paths if not path.endswith(BESIDE_PATH)]
    for name, data in export(serving.good, pages, serving.untranslated, serving.scripts).items():
        path = Path(config.site_dir) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    site = Path(config.site_dir)
    for name, text in offline.sized(site, (path.relative_to(site).as_posix() for path in site.rglob("*.html"))).items():
        (site / name).write_text(text, encoding="utf-8")
    if not _is_serve:
        provenance.write(serving.good, site)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
    """Rebuild when the data or a template changes; MkDocs itself watches docs/ and mkdocs.yml."""
    for name in ("data", "overrides", "local", "scripts"):
        if (_root(config) / name).is_dir():
            server.watch(str(_root(config) / name))


def on_build_error(error: Exception, **_: Any) -> None:
    """A mistake in the data has been said already: end without a traceback."""
    if isinstance(error, BuildError):
        raise Abort(str(error))


def _edition(root: Path, url: str | None) -> tuple[Edition | None, list[Problem]]:
    """The edition at this address: the one that the command has read in this process, else from the files."""
    known, serving.read = serving.read, None
    if known:
        return replace(known, site=replace(known.site, url=url)), []
    return read_edition(root, today_from(), url=url, only_default=_only_default())


def _shown(page: Page, config: MkDocsConfig) -> str:
    """The file below docs/ that a hand-written page is shown from in the language that is being built."""
    assert serving.good is not None
    tag, path = _i18n(config).current_language, page.file.src_uri.split("/", 1)[1]
    tags = tuple(one.tag for one in serving.good.languages)
    return f"{hand_written.language_of(_root(config), path, tag, tags)}/{path}"


def _untranslated(pages: list[MadePage], edition: Edition) -> frozenset[tuple[str, str]]:
    """The pages that are mostly in another language than their own, by language and path."""
    tags = tuple(one.tag for one in edition.languages)
    made = {(page.tag, page.path) for page in pages if page.tally.foreign > page.tally.own}
    written = {
        (tag, path.removesuffix("index.md") if path.endswith("index.md") else f"{path.removesuffix('.md')}/")
        for path in hand_written.pages(edition.root, tags)
        for tag in tags
        if hand_written.language_of(edition.root, path, tag, tags) != tag
    }
    return frozenset(made | written)


def _i18n(config: MkDocsConfig) -> Any:
    """The static-i18n plugin, which calls the whole build again for each language."""
    return config.plugins["i18n"]


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).absolute().parent


def _only_default() -> bool:
    """`serve` builds one language unless KENTRO_LANGUAGES=all: it is quicker for an editor."""
    return _is_serve and os.environ.get("KENTRO_LANGUAGES") != "all"
