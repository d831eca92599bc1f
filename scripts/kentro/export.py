"""The files of a site that are not pages: sitemap, 404 page, calendar files, data for others (`api/v1/`)."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from kentro import css, search
from kentro.accessibility import statement
from kentro.calendar_file import calendar_file
from kentro.cpsv_ap import cpsv_ap
from kentro.edition import Edition
from kentro.frame import Asset, absolute, script, stylesheet
from kentro.hsds import hsds
from kentro.pages import SCRIPTS, environment


def export(edition: Edition, paths: list[str], untranslated: frozenset[tuple[str, str]]) -> dict[str, bytes]:
    """The files by their path in the site.

    `paths` are the addresses of all pages below a language's folder; `untranslated` those that are mostly in
    another language than their own, by language and path.
    """
    files = {"404.html": _not_found(edition).encode(), "api/v1/cpsv-ap.jsonld": cpsv_ap(edition)}
    for language in edition.languages:
        for name in SCRIPTS:
            address, asset = script(edition, name, language.tag)
            files[address] = asset.text.encode()
        files[f"api/v1/hsds/{language.tag}.json"] = hsds(edition, language.tag)
        files |= [search.index(edition, language.tag), search.names(edition, language.tag)]
        twin = statement(edition.site, edition.translator(language.tag), reviewed=edition.reviewed)
        files[f"{edition.prefix(language.tag)}accessibility/statement.json"] = twin
        for centre in edition.site.centres.values():
            path = f"centres/{centre.id}/"
            calendar = calendar_file(edition, centre, language.tag, absolute(edition, language.tag, path))
            files[f"{edition.prefix(language.tag)}{path}hours.ics"] = calendar
    files |= _moved(edition)
    if edition.site.url:
        files["sitemap.xml"] = _sitemap(edition, paths, untranslated).encode()
    return files


def _sitemap(edition: Edition, paths: list[str], untranslated: frozenset[tuple[str, str]]) -> str:
    """https://www.sitemaps.org/protocol.html, with the alternates of each page as absolute hreflang links."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path in sorted(paths):
        if not (tags := [one.tag for one in edition.languages if (one.tag, path) not in untranslated]):
            continue
        urls = [(tag, str(absolute(edition, tag, path))) for tag in tags]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(url)}/>'
            for tag, url in [*urls, ("x-default", urls[0][1])]
        )
        lines += [f"<url><loc>{escape(url)}</loc>{links}</url>" for _, url in urls]
    return "\n".join([*lines, "</urlset>", ""])


def _moved(edition: Edition) -> dict[str, bytes]:
    """A printed or saved address never dies: each former id leads to the page of today, in every language."""
    template = environment(edition.root).get_template("pages/moved.html")
    old = [
        (folder, former, record.id)
        for folder, records in (("centres", edition.site.centres), ("benefits", edition.site.services))
        for record in records.values()
        for former in record.former_ids
    ]
    return {
        f"{edition.prefix(language.tag)}{folder}/{former}/index.html": template.render(
            language=language, t=edition.translator(language.tag).ui, href=f"../{today}/"
        ).encode()
        for language in edition.languages
        for folder, former, today in old
    }


def _not_found(edition: Edition) -> str:
    """One small page in all languages. It may be served at any depth, so its links start at the site's root."""
    base = edition.site.url.rstrip("/").split("/", 3)[3:] if edition.site.url else []
    root = f"/{base[0]}/" if base else "/"
    said = []
    for language in edition.languages:
        t = edition.translator(language.tag)
        said.append({"language": language, "t": t.ui, "home": root + edition.prefix(language.tag)})
    template = environment(edition.root).get_template("pages/404.html")
    source = (edition.root / "overrides" / "pages" / "404.html").read_text(encoding="utf-8")
    return template.render(
        said=said,
        css=Asset(css.used(stylesheet(edition.root, edition.site.settings.accent), source)),
        title=edition.translator(edition.languages[0].tag).plain("not-found.title"),
    )
