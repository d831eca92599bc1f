"""The files of a site that are not pages: sitemap, 404 page, calendars, contacts, data for others (`api/v1/`)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from kentro import centre_list, feed, offline, phone, qr, search
from kentro.accessibility import statement
from kentro.addresses import absolute, relative
from kentro.api import Export, api
from kentro.api_schema import FOLDER
from kentro.calendar_file import calendar_file
from kentro.contact_card import contact_card
from kentro.cpsv_ap import cpsv_ap
from kentro.edition import Edition
from kentro.frame import print_sheet, script, styled
from kentro.hsds import hsds
from kentro.languages import Language
from kentro.pages import environment
from kentro.wording import Wording

OFFLINE = ("saved", "offline")
"""The scripts of the page for what is missing."""


def export(
    edition: Edition,
    paths: list[str],
    untranslated: frozenset[tuple[str, str]],
    scripts: Iterable[tuple[str, tuple[str, ...]]],
) -> dict[str, bytes]:
    """The files by their path in the site.

    `paths` are the addresses of all pages below a language's folder; `untranslated` those that are mostly in
    another language than their own, by language and path; `scripts` those that a page uses together, by language.
    """
    files = {
        "404.html": _not_found(edition).encode(),
        "sw.js": offline.worker(edition),
        **offline.manifests(edition),
        **_data(edition),
    }
    for language in edition.languages:
        if edition.site.settings.offline:
            files[f"{edition.prefix(language.tag)}{offline.PAGE}index.html"] = _offline(edition, language).encode()
            scripts = {*scripts, (language.tag, OFFLINE)}
        files |= [search.index(edition, language.tag), search.names(edition, language.tag)]
        twin = statement(edition.site, edition.translator(language.tag), reviewed=edition.reviewed)
        files[f"{edition.prefix(language.tag)}accessibility/statement.json"] = twin
        for centre in edition.site.centres.values():
            path = f"centres/{centre.id}/"
            url, folder = absolute(edition, language.tag, path), f"{edition.prefix(language.tag)}{path}"
            files[f"{folder}hours.ics"] = calendar_file(edition, centre, language.tag, url)
            files[f"{folder}contact.vcf"] = contact_card(edition, centre, language.tag, url)
    for address, asset in (print_sheet(edition.root), *(script(edition, names, tag) for tag, names in scripts)):
        files[address] = asset.text.encode()
    if edition.logo:
        files[edition.logo.address] = edition.logo.data
    files |= _moved(edition)
    if edition.site.url:
        files |= _codes(edition)
        files["sitemap.xml"] = _sitemap(edition, paths, untranslated).encode()
    return files


def _data(edition: Edition) -> dict[str, bytes]:
    """The data for others: the field's standards, the centres as a table and on a map, and the API that names them."""
    made: dict[Export, bytes] = {("cpsv-ap", f"{FOLDER}cpsv-ap.jsonld", "application/ld+json", None): cpsv_ap(edition)}
    made["table", f"{FOLDER}centres.csv", "text/csv", None] = centre_list.table(edition)
    if places := centre_list.geojson(edition):
        made["map", f"{FOLDER}centres.geojson", "application/geo+json", None] = places
    for tag in (one.tag for one in edition.languages):
        made["hsds", f"{FOLDER}hsds/{tag}.json", "application/json", tag] = hsds(edition, tag)
        made["feed", f"{edition.prefix(tag)}{feed.NAME}", feed.MEDIA, tag] = feed.feed(edition, tag)
    return {**{path: data for (_, path, _, _), data in made.items()}, **api(edition, made)}


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


def _codes(edition: Edition) -> dict[str, bytes]:
    """The QR code of each centre and benefit in each language, which its page fetches when it is printed."""
    records = [("centres", key) for key in edition.site.centres] + [("benefits", key) for key in edition.site.services]
    paths = [(one.tag, f"{folder}/{key}/") for one in edition.languages for folder, key in records]
    return {
        f"{edition.prefix(tag)}{path}qr.svg": qr.svg(str(absolute(edition, tag, path))).encode() for tag, path in paths
    }


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
    title = edition.translator(edition.languages[0].tag).plain("not-found.title")
    return _bare(edition, "404", said=said, title=title)


def _offline(edition: Edition, language: Language) -> str:
    """The page that a phone shows for one that it has not kept: small, as every phone keeps it (`sw.js`)."""
    t = edition.translator(language.tag)
    address, asset = script(edition, OFFLINE, language.tag)
    return _bare(
        edition,
        "offline",
        language=language,
        t=t,
        w=Wording(t),
        phone=phone,
        href=relative(edition.prefix(language.tag) + offline.PAGE, address),
        script=asset,
        built=edition.today,
        help_lines=edition.site.help_lines.values(),
        demonstration=edition.site.settings.demonstration,
    )


def _bare(edition: Edition, name: str, **values: object) -> str:
    """A page without the frame."""
    return styled(environment(edition.root).get_template(f"pages/{name}.html").render(**values), edition)
