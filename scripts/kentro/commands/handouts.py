"""What is handed out besides the site: leaflets, offline-edition, directory."""

from __future__ import annotations

import argparse
import os
import sys
import urllib.parse
from collections.abc import Mapping
from pathlib import Path

from kentro import built, directory, messages
from kentro.archive import archive
from kentro.commands.shared import Commands, print_problems, refuse
from kentro.edition import read_edition, today_from
from kentro.frame import styled, whole_stylesheet
from kentro.leaflet import sheets
from kentro.one_file import copied, one_file


def declare_leaflets(commands: Commands) -> None:
    """The command `leaflets` and its options."""
    command = commands.add_parser("leaflets", help="print a leaflet and a poster of each centre as PDF")
    command.add_argument("--out", type=Path, metavar="FOLDER", help="default: leaflets/ of the checkout")
    command.add_argument("--centre", metavar="ID", help="default: all")
    command.add_argument("--language", metavar="LANG", help="default: all")
    command.add_argument("--url", type=_address, help="the site's address, for the QR code, where mkdocs.yml has none")
    command.set_defaults(command=leaflets)


def leaflets(options: argparse.Namespace) -> int:
    """Print a leaflet and a poster of each centre in each language; all of them, or none."""
    try:
        from kentro import paper  # what prints is installed by `make leaflets` alone
    except ImportError:
        return refuse(options, "leaflets-not-installed")
    url = options.url or os.environ.get("SITE_URL")
    edition, problems = read_edition(options.root, today_from(), url=url)
    if edition is None:
        return print_problems(problems, options.lang)
    site = edition.site
    if options.centre and options.centre not in site.centres:
        return refuse(options, "no-such-centre", id=options.centre)
    if options.language and options.language not in site.languages:
        return refuse(options, "no-such-language", lang=options.language, known=", ".join(site.languages))
    centres = (options.centre,) if options.centre else tuple(site.centres)
    languages = (options.language,) if options.language else site.languages
    try:
        with paper.printer(edition.today) as printer:
            made = {f"{sheet.name}.pdf": printer.printed(sheet) for sheet in sheets(edition, centres, languages)}
    except paper.NoChromium:
        return refuse(options, "chromium-missing")
    except paper.LettersMissing as error:
        return refuse(options, "letters-missing", letters=str(error))
    except paper.TooLong as error:
        return refuse(options, "leaflet-too-long", name=str(error))
    return _write(options.out or options.root / "leaflets", made)


def _address(text: str) -> str:
    """The public address of a site, such as https://kentro.example/."""
    if urllib.parse.urlsplit(text).scheme not in ("http", "https") or not urllib.parse.urlsplit(text).hostname:
        raise argparse.ArgumentTypeError(f"{text!r}: https://kentro.dimos.gr/")
    return text


def declare_offline_edition(commands: Commands) -> None:
    """The command `offline-edition` and its options."""
    command = commands.add_parser("offline-edition", help="make files of site/ that open without a network")
    command.add_argument("--out", type=Path, metavar="FOLDER", help="default: offline/ of the checkout")
    command.set_defaults(command=offline_edition)


def offline_edition(options: argparse.Namespace) -> int:
    """Make of the built site one file for each centre and language, and one archive of all pages."""
    site = options.root / "site"
    if not (pages := built.read(site)):
        return refuse(options, "site-missing")
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return print_problems(problems, options.lang)
    sheet = whole_stylesheet(options.root, edition.site.settings.accent)
    made = {}
    for page in pages.values():
        if page.kind == "centre":
            copy = one_file(page, pages, sheet, copied(edition, page))
            made[f"{copy.name}.html"] = copy.html.encode()
            if copy.left_out:
                params = {"name": copy.name, "pages": ", ".join(copy.left_out)}
                print(messages.sentence("one-file-shortened", options.lang, params), file=sys.stderr)
    made["site.zip"] = archive(pages, site, edition.today)
    return _write(options.out or options.root / "offline", made)


def declare_directory(commands: Commands) -> None:
    """The command `directory` and its options."""
    command = commands.add_parser("directory", help="write a page of the sites that a file names, from their APIs")
    command.add_argument("sites", type=Path, metavar="SITES.yaml", help="sites: addresses, or folders of built sites")
    command.add_argument("--out", type=Path, metavar="DIR", required=True, help="where index.html is written")
    command.add_argument("--patience", type=float, default=directory.PATIENCE, help="seconds for one file")
    command.set_defaults(command=list_sites)


def list_sites(options: argparse.Namespace) -> int:
    """Write a page of the sites that a file names; one that is broken is shown there as such, and stops nothing."""
    addresses = directory.named(options.sites) if options.sites.is_file() else None
    if addresses is None:
        return refuse(options, "directory-sites", name=str(options.sites))
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return print_problems(problems, options.lang)
    sites = directory.directory(addresses, options.sites.parent, edition.today, patience=options.patience)
    for site in sites:
        for note in site.notes:
            print(f"{site.address}: {note.said[messages.LANGUAGES.index(options.lang)]}", file=sys.stderr)
    page = styled(directory.as_page(sites, edition.today), edition)
    return _write(options.out, {"index.html": page.encode(), "directory.json": directory.as_json(sites).encode()})


def _write(folder: Path, made: Mapping[str, bytes]) -> int:
    """Write files below a folder, say their names, and touch nothing else there."""
    for name, data in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.partial")
        partial.write_bytes(data)
        os.replace(partial, path)
        print(path)
    return 0
