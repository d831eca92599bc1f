"""Kentro's command line: check · build · serve · hours · leaflets · offline-edition · translations ·
report · reviewed · add-language.

Exit codes: 0 all is well, 1 the data or a page needs attention, 3 a mistake of ours (with its traceback).
"""

from __future__ import annotations

import argparse
import datetime
import functools
import json
import os
import shutil
import subprocess
import sys
import traceback
import urllib.parse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kentro import built, freshness, messages, plain, report, signoff, translations
from kentro.archive import archive
from kentro.audit import audit
from kentro.catalogue import Translator, read_catalogues
from kentro.checks import placeholders_missing
from kentro.edition import read_edition, today_from
from kentro.files import CONFIG
from kentro.frame import stylesheet
from kentro.hours_words import HoursWords
from kentro.languages import SOURCE, can_publish, language
from kentro.leaflet import sheets
from kentro.model import Site
from kentro.new_language import with_language
from kentro.one_file import copied, one_file
from kentro.problems import Problem, errors, summary
from kentro.values import texts_of
from kentro.wording import Wording

ROOT = Path(__file__).resolve().parent.parent

NEEDS_ATTENTION = 1
OUR_MISTAKE = 3


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has said what is wrong
        return NEEDS_ATTENTION if stop.code else 0
    try:
        return int(options.command(options))
    except BrokenPipeError:  # `check | head`: who reads has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NEEDS_ATTENTION
    except Exception:
        traceback.print_exc()
        return OUR_MISTAKE


def check(options: argparse.Namespace) -> int:
    """Read all data and say everything that is wrong with it."""
    edition, problems = read_edition(options.root, today_from(), url=os.environ.get("SITE_URL"))
    if edition and options.publish:
        problems = [*problems, *placeholders_missing(edition.site)]
    if edition:
        _print_scores(edition.site, options.lang)
    return _report(problems, options.lang, github=os.environ.get("GITHUB_ACTIONS") == "true")


def build(options: argparse.Namespace) -> int:
    """Check, build beside the old site, audit, and only then put the new site in its place."""
    if check(options):
        return NEEDS_ATTENTION
    beside = options.root / ".build" / "site"
    shutil.rmtree(beside, ignore_errors=True)
    ran = _mkdocs(options.root, "build", "--strict", "--quiet", "--site-dir", str(beside))
    if ran.returncode:
        print(ran.stderr, file=sys.stderr)
        return OUR_MISTAKE if "Traceback (most recent call last)" in ran.stderr else NEEDS_ATTENTION
    if (problems := audit(beside)) and _report(problems, options.lang):
        return NEEDS_ATTENTION
    _exchange(beside, options.root / "site")
    return 0


def serve(options: argparse.Namespace) -> int:
    """Show the site at a local address and rebuild it as the data changes; MkDocs takes the place of this process."""
    os.chdir(options.root)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.execv(sys.executable, [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", options.address])


def hours(options: argparse.Namespace) -> int:
    """Say for each day whether a centre, or a service there, is open, and why not."""
    if options.data and not (options.data / "centres.yaml").is_file():
        return _refuse(options, "file-missing", name=str(options.data / "centres.yaml"))
    edition, problems = read_edition(options.root, today_from(), data=options.data)
    if edition is None:
        return _report(problems, options.lang)
    site = edition.site
    centre = site.centres.get(options.centre)
    join = next((join for join in centre.services if join.service == options.service), None) if centre else None
    if centre is None or (options.service and join is None):
        if centre:
            return _refuse(options, "no-such-service", id=options.service)
        return _refuse(options, "no-such-centre", id=options.centre)
    if freshness.of(centre.verified, edition.today) != "fresh":
        print(messages.sentence("hours-old", options.lang, {}), file=sys.stderr)
    timetable = edition.timetables.of_service(centre, join) if join else edition.timetables.of_centre(centre)
    catalogues, _ = read_catalogues(options.root, (options.lang,))
    words = HoursWords(Wording(Translator(options.lang, catalogues, site.interface)))
    days = [
        {
            "date": day.date.isoformat(),
            "status": day.status,
            "intervals": [list(span) for span in day.spans],
            "reason": words.why(day.reason).striptags() if day.reason else None,
        }
        for day in timetable.days(options.first or edition.today, options.days)
    ]
    if options.json:
        print(json.dumps(days, ensure_ascii=False, indent=1))
    else:
        for said in days:
            spans = " ".join("-".join(span) for span in said["intervals"] or [])
            print("  ".join(filter(None, (str(said["date"]), str(said["status"]), spans, str(said["reason"] or "")))))
    return 0


def leaflets(options: argparse.Namespace) -> int:
    """Print a leaflet and a poster of each centre in each language; all of them, or none."""
    try:
        from kentro import paper  # what prints is installed by `make leaflets` alone
    except ImportError:
        return _refuse(options, "leaflets-not-installed")
    url = options.url or os.environ.get("SITE_URL")
    edition, problems = read_edition(options.root, today_from(), url=url)
    if edition is None:
        return _report(problems, options.lang)
    site = edition.site
    if options.centre and options.centre not in site.centres:
        return _refuse(options, "no-such-centre", id=options.centre)
    if options.language and options.language not in site.languages:
        return _refuse(options, "no-such-language", lang=options.language, known=", ".join(site.languages))
    centres = (options.centre,) if options.centre else tuple(site.centres)
    languages = (options.language,) if options.language else site.languages
    try:
        with paper.printer(edition.today) as printer:
            made = {f"{sheet.name}.pdf": printer.printed(sheet) for sheet in sheets(edition, centres, languages)}
    except paper.NoChromium:
        return _refuse(options, "chromium-missing")
    except paper.LettersMissing as error:
        return _refuse(options, "letters-missing", letters=str(error))
    except paper.TooLong as error:
        return _refuse(options, "leaflet-too-long", name=str(error))
    return _write(options.out or options.root / "leaflets", made)


def offline_edition(options: argparse.Namespace) -> int:
    """Make of the built site one file for each centre and language, and one archive of all pages."""
    site = options.root / "site"
    if not (pages := built.read(site)):
        return _refuse(options, "site-missing")
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return _report(problems, options.lang)
    sheet = stylesheet(options.root, edition.site.settings.accent)
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


def update_translations(options: argparse.Namespace) -> int:
    """Bring the catalogues up to date with the Greek texts."""
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return _report(problems, options.lang)
    for file in translations.update(options.root, edition.site):
        print(file)
    return 0


def report_translations(options: argparse.Namespace) -> int:
    """Say how far each translation is, as text, JSON or a page."""
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return _report(problems, options.lang)
    found = report.reports(options.root, edition.site)
    said = {
        "text": lambda: report.as_text(found, options.lang),
        "json": lambda: report.as_json(found),
        "html": lambda: report.as_page(found, options.links),
    }
    print(said[options.format]())
    return 0


def reviewed(options: argparse.Namespace) -> int:
    """Sign off translations that a native speaker has read."""
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return _report(problems, options.lang)
    known = [tag for tag in edition.site.languages if tag != SOURCE]
    if options.language not in known:
        return _refuse(options, "no-such-language", lang=options.language, known=", ".join(known) or "–")
    translated = [
        entry.context
        for entry in report.messages(options.root, edition.site, options.language)
        if entry.state == "translated"
    ]
    for wanted in options.context:
        if not any(translations.is_below(context, wanted) for context in translated):
            return _refuse(options, "nothing-to-review", context=wanted)
    line = functools.partial(signoff.line, options.by, edition.today)
    count = translations.sign(options.root, edition.site, options.language, options.context, line)
    print(messages.sentence("reviewed", options.lang, {"count": str(count)}))
    return 0


def add_language(options: argparse.Namespace) -> int:
    """Add a language to mkdocs.yml and make its catalogues, all texts still to be translated."""
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return _report(problems, options.lang)
    tag, path = options.language, options.root / CONFIG
    if not can_publish(tag):
        return _refuse(options, "language-unknown", lang=tag)
    if tag in edition.site.languages:
        return _refuse(options, "language-there", lang=tag)
    try:
        path.write_bytes(with_language(path.read_bytes().decode(), language(tag)).encode())
    except ValueError:
        return _refuse(options, "languages-not-found")
    files = translations.update(options.root, replace(edition.site, languages=(tag,)))
    params = {"lang": tag, "name": language(tag).name, "files": ", ".join(files)}
    print(messages.sentence("language-added", options.lang, params))
    return 0


def _refuse(options: argparse.Namespace, code: str, **params: str) -> int:
    """Say why a command does nothing."""
    print(messages.sentence(code, options.lang, params), file=sys.stderr)
    return NEEDS_ATTENTION


def _print_scores(site: Site, lang: str) -> None:
    """How hard the page of each service is to read, the hardest first."""
    scores = {key: plain.lix(text.greek for text in texts_of(service)) for key, service in site.services.items()}
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    print(messages.sentence("scores", lang, {"scores": ", ".join(f"{key} {score}" for key, score in ranked)}))


def _mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def _exchange(new: Path, place: Path) -> None:
    """Put the new folder where the old one is; the old one goes last."""
    old = new.with_name("old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _report(problems: Iterable[Problem], lang: str, *, github: bool = False) -> int:
    problems = list(problems)
    for problem in problems:
        print(problem.line(lang))
        if github:
            print(problem.annotation(lang))
    print(summary(problems, lang))
    return NEEDS_ATTENTION if errors(problems) else 0


def _day(text: str) -> datetime.date:
    """A day such as 2026-12-24."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: 2026-12-24") from error


def _address(text: str) -> str:
    """The public address of a site, such as https://kentro.example/."""
    if urllib.parse.urlsplit(text).scheme not in ("http", "https") or not urllib.parse.urlsplit(text).hostname:
        raise argparse.ArgumentTypeError(f"{text!r}: https://kentro.dimos.gr/")
    return text


def _name(text: str) -> str:
    """Somebody's name, on one line."""
    if not text.strip():
        raise argparse.ArgumentTypeError(f"{text!r}: Maria P.")
    return " ".join(text.split())


def _count(text: str) -> int:
    """How many days to say: from one to the days of a century."""
    if not text.isdecimal() or not 1 <= int(text) <= 36525:
        raise argparse.ArgumentTypeError(f"{text!r}: 1-36525")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="manage.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout (default: this one)")
    parser.add_argument(
        "--lang", choices=messages.LANGUAGES, default="el", help="language of the messages (default: el)"
    )
    parser.set_defaults(publish=False)
    commands = parser.add_subparsers(required=True, metavar="command")

    command = commands.add_parser("check", help="say everything that is wrong with the data")
    command.add_argument("--publish", action="store_true", help="also refuse what only a demonstration may leave open")
    command.set_defaults(command=check)

    commands.add_parser("build", help="check, build and audit the site into site/").set_defaults(command=build)

    command = commands.add_parser("serve", help="show the site and rebuild it as the data changes")
    command.add_argument("--address", default="127.0.0.1:8000", help="host:port (default: %(default)s)")
    command.set_defaults(command=serve)

    command = commands.add_parser("hours", help="say for each day whether a centre is open, and why not")
    command.add_argument("--data", type=Path, help="another data folder; what it leaves out is read from the checkout")
    command.add_argument("--centre", required=True, metavar="ID")
    command.add_argument("--service", metavar="ID", help="a service at that centre")
    command.add_argument("--from", dest="first", type=_day, metavar="DATE", help="default: today")
    command.add_argument("--days", type=_count, default=30, metavar="N", help="how many days (default: %(default)s)")
    command.add_argument("--json", action="store_true", help="as a list of objects")
    command.set_defaults(command=hours)

    command = commands.add_parser("leaflets", help="print a leaflet and a poster of each centre as PDF")
    command.add_argument("--out", type=Path, metavar="FOLDER", help="default: leaflets/ of the checkout")
    command.add_argument("--centre", metavar="ID", help="default: all")
    command.add_argument("--language", metavar="LANG", help="default: all")
    command.add_argument("--url", type=_address, help="the site's address, for the QR code, where mkdocs.yml has none")
    command.set_defaults(command=leaflets)

    command = commands.add_parser("offline-edition", help="make files of site/ that open without a network")
    command.add_argument("--out", type=Path, metavar="FOLDER", help="default: offline/ of the checkout")
    command.set_defaults(command=offline_edition)

    commands.add_parser("translations", help="bring the .po files up to date").set_defaults(command=update_translations)

    command = commands.add_parser("report", help="say how far something is")
    about = command.add_subparsers(required=True, metavar="what")
    command = about.add_parser("translations", help="translated, fuzzy, missing and reviewed texts of each language")
    command.add_argument("--format", choices=("text", "json", "html"), default="text", help="default: %(default)s")
    command.add_argument("--links", default="", metavar="URL", help="html: what the path of a file follows")
    command.set_defaults(command=report_translations)

    command = commands.add_parser("reviewed", help="sign off translations that a native speaker has read")
    command.add_argument("language", metavar="LANG", help="a language of the site, such as ar")
    command.add_argument("--by", required=True, type=_name, metavar="NAME", help="who has read them")
    command.add_argument(
        "--context", action="append", default=[], help="only this message, or all below it (ui, national.benefits.x)"
    )
    command.set_defaults(command=reviewed)

    command = commands.add_parser("add-language", help="add a language and its .po files")
    command.add_argument("language", metavar="LANG", help="two letters, such as ka")
    command.set_defaults(command=add_language)
    return parser


if __name__ == "__main__":
    sys.exit(main())
