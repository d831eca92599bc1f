"""Kentro's command line: check · scope · build · rollback · init · serve · format · diff · directory · hours · verify ·
links · report · issues · schema · form · leaflets · offline-edition · translations · reviewed · add-language · update ·
migrate · release.

Exit codes: 0 all is well, 1 the data or a page needs attention, 3 a mistake of ours (with its traceback).
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import difflib
import functools
import io
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import traceback
import urllib.parse
import uuid
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from kentro import (
    api_schema,
    asking,
    built,
    changelog,
    contract,
    directory,
    exchange,
    freshness,
    issues,
    links,
    local_templates,
    message_reference,
    messages,
    migrations,
    plain,
    reference,
    releases,
    releasing,
    reminders,
    report,
    revisions,
    schema,
    scope,
    seam,
    serving,
    signoff,
    starting,
    translations,
    updating,
)
from kentro.archive import archive
from kentro.audit import audit
from kentro.catalogue import Translator, read_catalogues
from kentro.checks import placeholders_missing
from kentro.difference import compare, touched, with_words_of
from kentro.edition import Edition, read_edition, today_from
from kentro.files import CONFIG, SETTINGS
from kentro.frame import styled, whole_stylesheet
from kentro.hours_words import HoursWords
from kentro.languages import SOURCE, can_publish, language
from kentro.leaflet import sheets
from kentro.model import WAYS, Centre, Site
from kentro.new_language import with_language
from kentro.one_file import copied, one_file
from kentro.pages import render
from kentro.previews import previews
from kentro.problems import Problem, Problems, as_markdown, errors, in_order, summary
from kentro.revisions import NoSuchRevisionError, state
from kentro.telling import tell
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
    except OSError as error:
        if error.errno in exchange.NO_ROOM:
            return _refuse(options, "not-written", reason=str(error))
        traceback.print_exc()
        return OUR_MISTAKE
    except Exception:
        traceback.print_exc()
        return OUR_MISTAKE


def check(options: argparse.Namespace) -> int:
    """Read all data and say everything that is wrong with it; on GitHub also on the lines and in the job's summary."""
    return _annotate(_problems(options), options.lang)


def check_scope(options: argparse.Namespace) -> int:
    """Say which files a change of content touches that are not content; on GitHub also on these files."""
    try:
        changed = revisions.changed_files(options.root, options.before)
    except NoSuchRevisionError:
        return _refuse(options, "no-such-revision", name=options.before)
    return _annotate(scope.outside(changed, trusted=scope.is_trusted(os.environ)), options.lang)


def build(options: argparse.Namespace) -> int:
    """Check, build beside the old site, audit, and only then put the new site in its place."""
    if _report(_problems(options), options.lang):
        return NEEDS_ATTENTION
    with exchange.alone(options.root):
        beside = exchange.beside(options.root)
        ran = _mkdocs(options.root, "build", "--strict", "--quiet", "--site-dir", str(beside))
        if ran.returncode:
            if full := re.search(r"OSError: \[Errno (\d+)\]|PermissionError: \[Errno (\d+)\]", ran.stderr):
                raise OSError(int(full[1] or full[2]), os.strerror(int(full[1] or full[2])))
            print(ran.stderr, file=sys.stderr)
            return OUR_MISTAKE if "Traceback (most recent call last)" in ran.stderr else NEEDS_ATTENTION
        if (problems := audit(beside)) and _report(problems, options.lang):
            return NEEDS_ATTENTION
        exchange.put(beside, options.root)
    return 0


def rollback(options: argparse.Namespace) -> int:
    """Put the site before this one back in its place; a second time undoes the first."""
    old, place = exchange.before(options.root), options.root / "site"
    with exchange.alone(options.root):
        if not (old.is_dir() and place.is_dir()):
            return _refuse(options, "no-site-before")
        exchange.swap(old, place)
    print(messages.sentence("site-before", options.lang, {}))
    return 0


def init(options: argparse.Namespace) -> int:
    """Make the site of a municipality from answers, in place of what the checkout came with; all of it, or nothing."""
    folder = options.root / ".build" / "init"
    if starting.finish(options.root, folder):
        print(messages.sentence("init-finished", options.lang, {}))
        return 0
    if not starting.came_with(options.root):
        return _refuse(options, "init-done", file=starting.UNTOUCHED)
    if names := starting.touched(options.root):
        return _refuse(options, "init-touched", names=", ".join(names))
    file = options.answers or options.event
    if file and not file.is_file():
        return _refuse(options, "file-missing", name=str(file))
    if not file and not sys.stdin.isatty():
        return _refuse(options, "init-no-answers")
    try:
        if options.event:
            source = asking.from_form(options.event.read_text(encoding="utf-8"))
        else:
            source = file.read_bytes() if file else _asked(options.lang)
    except ValueError:
        return _refuse(options, "init-no-form", name=str(file))
    except (EOFError, KeyboardInterrupt):
        return _refuse(options, "init-stopped")
    problems = Problems()
    answers = starting.read_answers(source, str(options.answers or "answers"), options.root, problems)
    if answers is None:
        _summarize(starting.refusal(problems.found, options.lang) if options.event else "")
        return _report(in_order(problems.found), options.lang)
    shutil.rmtree(folder, ignore_errors=True)
    site = argparse.Namespace(**{**vars(options), "root": folder / "tree"})
    starting.lay_out(
        options.root, starting.own_files(answers, options.root, str(uuid.uuid4()), today_from()), site.root
    )
    edition, found = read_edition(site.root, today_from())
    if edition is None:
        return _report(found, options.lang)
    translations.update(site.root, edition.site)
    if code := build(site):
        return code
    files = {**starting.own(site.root), releases.PLACE: releases.began(options.root)}
    with exchange.alone(options.root):
        (site.root / "site").rename(beside := exchange.beside(options.root))
        starting.exchange(options.root, files, folder)
        exchange.put(beside, options.root)
    told = starting.told(edition.site, options.lang)
    print("\n".join(told))
    if options.event:
        handed = options.root / ".build" / "form"
        shutil.rmtree(handed, ignore_errors=True)
        words = starting.words(edition.site, told, options.lang, os.environ)
        starting.write(handed, {**{f"own/{name}": data for name, data in files.items()}, **words})
    return 0


def _asked(lang: str) -> bytes:
    print(messages.words("ask-hello", lang))
    return asking.ask(lang, input, print)


def _summarize(text: str) -> None:
    """Add to the summary of the job, on GitHub."""
    if text and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(page).open("a", encoding="utf-8") as summary_page:
            summary_page.write(text)


def serve(options: argparse.Namespace) -> int:
    """Show the site at a local address and rebuild it as the data changes; MkDocs takes the place of this process."""
    os.chdir(options.root)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.execv(sys.executable, [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", options.address])


def format_data(options: argparse.Namespace) -> int:
    """Write the data files in their canonical form, or say which are not in it; one that cannot be read stops all."""
    from kentro import formatting  # it and what else writes YAML are slow to load, and no build needs them

    paths = [path.resolve() for path in options.files] or formatting.data_files(options.root)
    found, problems = formatting.reformat(options.root.resolve(), paths)
    if problems:
        return _report(problems, options.lang)
    for each in found:
        if options.check:
            print(each.diff())
        else:
            each.path.write_bytes(each.after)
            print(each.file)
    if not found:
        print(messages.sentence("all-formatted", options.lang, {}))
    elif options.check:
        names = ", ".join(each.file for each in found)
        return _refuse(options, "not-formatted", count=str(len(found)), names=names)
    return 0


def diff(options: argparse.Namespace) -> int:
    """Say what a resident will see change between two states of the site, and write both pages of each change."""
    with ExitStack() as stack:
        try:
            states = [stack.enter_context(state(options.root, name)) for name in (options.before, options.after)]
        except NoSuchRevisionError as error:
            return _refuse(options, "no-such-revision", name=str(error))
        (before, _), (after, problems) = (read_edition(one.root, today_from(), data=one.data) for one in states)
        if after is None:
            print(messages.sentence("diff-broken", options.lang, {}))
            return _report(problems, options.lang)
        if before is None:
            print(messages.sentence("diff-broken-before", options.lang, {}))
            return 0
        print("\n\n".join(filter(None, _told(before, after, options))))
    return 0


def _told(before: Edition, after: Edition, options: argparse.Namespace) -> tuple[str, str]:
    """What a resident will see change, and where to look at the pages before and after, if they are to be written."""
    # Both are made by the templates of this checkout: what differs is what the data says.
    old, new = (replace(edition, root=options.root) for edition in (with_words_of(before, after), after))
    pages = touched(render(old, beside=False), render(new, beside=False))
    difference = compare(before, after, pages, options.lang)
    told = tell(difference, options.lang, markdown=options.markdown)
    if not (options.previews and pages):
        return told, ""
    files = previews(old, new, pages, tell(difference, options.lang), options.lang)
    options.previews.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (options.previews / name).write_text(text, encoding="utf-8")
    shown = len(files) - 1
    where = {"folder": options.previews.name, "count": str(shown), "left": str(len(pages) - shown)}
    see = messages.sentence("diff-artifact" if options.markdown else "diff-previews", options.lang, where)
    return told, see


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
    edition, problems = read_edition(options.root, today_from(), whole=True)
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


def report_freshness(options: argparse.Namespace) -> int:
    """Say what is due for a check, or soon will be, and whom to call."""
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return _report(problems, options.lang)
    found = reminders.groups(edition, options.days)
    said = {
        "text": lambda: reminders.as_text(found, options.lang),
        "json": lambda: reminders.as_json(found),
        "html": lambda: reminders.as_page(found, options.links),
        "issue": lambda: issues.as_text(reminders.as_issues(found, options.links, national=False)),
    }
    print(said[options.format]())
    return 0


def verify(options: argparse.Namespace) -> int:
    """Write down that somebody made sure of a centre or service."""
    from kentro import verifying

    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return _report(problems, options.lang)
    found = verifying.record(edition, options.id)
    if found is None:
        close, collection = verifying.close_to(edition, options.id), "centres, services"
        if close:
            return _refuse(options, "unknown-id-close", id=options.id, collection=collection, close=close)
        return _refuse(options, "unknown-id", id=options.id, collection=collection)
    record, path = found
    on = options.on or edition.today
    if on > edition.today:
        return _refuse(options, "date-to-come", date=on.isoformat())
    if record.verified.on and on < record.verified.on.first_day:
        return _refuse(options, "verified-later", date=str(record.verified.on))
    file, broken = edition.places[path].file, Problems()
    source = (options.root / file).read_bytes()
    written = verifying.verified(source, file, path, broken, on=on, how=options.how, by=options.by)
    if written is None:
        return _report(broken.found, options.lang)
    (options.root / file).write_bytes(written)
    name = record.name.greek if isinstance(record, Centre) else record.names.official.greek
    due = record.verified.review_every.after(on)
    params = {"name": name, "on": on.isoformat(), "due": due.isoformat()}
    print(messages.sentence("verified", options.lang, params))
    return 0


def check_links(options: argparse.Namespace) -> int:
    """Ask whether the pages that the site links to are still there."""
    checked = _checked_links(options, national=True)
    if checked is None:
        return _refuse(options, "links-offline")
    said = {
        "text": lambda: links.as_text(checked, options.lang),
        "json": lambda: links.as_json(checked),
        "issue": lambda: issues.as_text(links.as_issues(checked, "")),
    }
    print(said[options.format]())
    return NEEDS_ATTENTION if any(one.verdict == "broken" for one in checked) else 0


def issues_links(options: argparse.Namespace) -> int:
    """Keep an issue on GitHub while a link does not open."""
    checked = _checked_links(options, national=options.national)
    if checked is None:
        return _refuse(options, "links-offline")
    return _keep_issues(options, "links", links.as_issues(checked, issues.repository()))


def _checked_links(options: argparse.Namespace, *, national: bool) -> list[links.Checked] | None:
    """Every link with what came of it, or None without a network."""
    repository = issues.repository().partition("/blob/")[0]
    agent = f"Kentro link check{f' (+{repository})' if repository else ''}"
    named = links.outgoing(options.root, national=national)
    try:
        return links.check(named, agent, patience=options.patience, private=options.allow_private)
    except links.OfflineError:
        return None


def issues_freshness(options: argparse.Namespace) -> int:
    """Keep an issue on GitHub for each municipality that has something to verify."""
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return _report(problems, options.lang)
    found = reminders.groups(edition, days=0)
    wanted = reminders.as_issues(found, issues.repository(), national=options.national)
    return _keep_issues(options, "freshness", wanted)


def _keep_issues(options: argparse.Namespace, label: str, wanted: list[issues.Issue]) -> int:
    try:
        for line in issues.keep(label, wanted, messages.sentence("issues-done", SOURCE, {})):
            print(line)
    except issues.GitHubError as error:
        return _refuse(options, "github", reason=str(error))
    return 0


def list_sites(options: argparse.Namespace) -> int:
    """Write a page of the sites that a file names; one that is broken is shown there as such, and stops nothing."""
    addresses = directory.named(options.sites) if options.sites.is_file() else None
    if addresses is None:
        return _refuse(options, "directory-sites", name=str(options.sites))
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return _report(problems, options.lang)
    sites = directory.directory(addresses, options.sites.parent, edition.today, patience=options.patience)
    for site in sites:
        for note in site.notes:
            print(f"{site.address}: {note.said[messages.LANGUAGES.index(options.lang)]}", file=sys.stderr)
    page = styled(directory.as_page(sites, edition.today), edition)
    return _write(options.out, {"index.html": page.encode(), "directory.json": directory.as_json(sites).encode()})


def update_schema(options: argparse.Namespace) -> int:
    """Bring what is made from the model for editors up to date, or with --check show what is not."""
    shape = api_schema.schema()
    made = {
        reference.PLACE: reference.page(),
        local_templates.PLACE: local_templates.page(),
        api_schema.CONTRACT: api_schema.written(shape),
    }
    wanted = {**schema.files(), **made, **message_reference.pages(), **seam.guides(options.root)}
    if (options.root / starting.UNTOUCHED).is_file():
        wanted[starting.UNTOUCHED] = starting.fingerprint(options.root)
    old = {path: _text(options.root / path) for path in wanted}
    if broken := api_schema.breaking(json.loads(old[api_schema.CONTRACT] or "{}"), shape):
        return _refuse(options, "api-breaks", found=", ".join(broken))
    outdated = [path for path in wanted if old[path] != wanted[path]]
    for path in outdated:
        if options.check:
            before, after = (text.splitlines(keepends=True) for text in (old[path], wanted[path]))
            print("".join(difflib.unified_diff(before, after, path, path)), end="")
        else:
            (options.root / path).parent.mkdir(parents=True, exist_ok=True)
            (options.root / path).write_text(wanted[path], encoding="utf-8", newline="")
            print(path)
    if not outdated:
        print(messages.sentence("schema-current", options.lang, {}))
    elif options.check:
        return _refuse(options, "schema-old")
    return 0


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def reviewed(options: argparse.Namespace) -> int:
    """Sign off translations that a native speaker has read."""
    edition, problems = read_edition(options.root, today_from(), whole=True)
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
    edition, problems = read_edition(options.root, today_from(), whole=True)
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


def form(options: argparse.Namespace) -> int:
    """Turn an accepted issue form into the files of a pull request, in .build/form/; nothing stays half-written."""
    from kentro import proposal

    if not options.event.is_file():
        return _refuse(options, "file-missing", name=str(options.event))
    try:
        issue = proposal.read_issue(options.event.read_text(encoding="utf-8"))
    except (ValueError, KeyError, TypeError):
        return _refuse(options, "form-no-issue", name=str(options.event))
    edition, already = read_edition(options.root, today_from())
    if edition is None:
        return _report(already, options.lang)
    folder = options.root / ".build" / "form"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made, problems = proposal.propose(edition, already, issue, folder, options.lang, os.environ)
    if made is None:
        shutil.rmtree(folder / "data", ignore_errors=True)
        (folder / "refusal.md").write_text(proposal.refusal(problems, options.lang), encoding="utf-8")
        return _report(problems, options.lang)
    before = (options.root / made.file).read_bytes()
    (options.root / made.file).write_text(made.text, encoding="utf-8", newline="")
    if code := build(options):
        (options.root / made.file).write_bytes(before)
        shutil.rmtree(folder / "data")
        said = messages.sentence("form-not-built", options.lang, {})
        (folder / "refusal.md").write_text(f"{said}\n", encoding="utf-8")
        return code
    after, _ = read_edition(options.root, edition.today)
    assert after  # it was built
    told, _ = _told(edition, after, options)
    for name, text in {**made.words, "body.md": f"{told}\n\n{made.words['body.md']}"}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0


def update(options: argparse.Namespace) -> int:
    """Put a release in the place of the one that this checkout is on; all of it, or nothing."""
    root = options.root.resolve()
    old = releases.manifest_of(root)
    if old is None:
        return _refuse(options, "update-no-manifest")
    try:
        new, tree = releases.opened(options.release, root, options.remote)
    except releases.NotARelease as error:
        return _refuse(options, error.code, **error.params)
    if changelog.number(new.version) < changelog.number(old.version):
        return _refuse(options, "update-older", old=old.version, new=new.version)
    if problems := updating.edited(root, old, tree, options.discard):
        return _report(problems, options.lang)
    stage, held = updating.staged(root, old, new, tree, workflows=not options.without_workflows)
    try:
        told = updating.prepared(root, stage, options.lang, markdown=options.markdown)
        if told.refused:
            print(told.refused, file=sys.stderr)
            _refuse(options, "update-stopped")
            return told.code
        put, delete = updating.differences(root, stage, old)
        if put or delete:
            said = updating.report(stage, old, new, told, held, options.lang, markdown=options.markdown)
            updating.place(root, put, delete)
            print(said)
        else:
            print(messages.sentence("update-current", options.lang, {"new": new.version}))
        return told.code
    finally:
        updating.forget(root)


def migrate(options: argparse.Namespace) -> int:
    """Bring a fork's own files into the form that this code reads, comments and order kept; all of them, or none."""
    found = Problems()
    changed = migrations.migrated(migrations.own_files(options.root), migrations.migrations(), found)
    if found.found:
        return _report(found.found, options.lang)
    # The form is written last: where this is stopped half-way, it is done again.
    for file in sorted(changed, key=lambda file: file == SETTINGS):
        partial = options.root / f"{file}.partial"
        partial.write_bytes(changed[file])
        os.replace(partial, options.root / file)
        print(file)
    if not changed:
        print(messages.sentence("migrate-nothing", options.lang, {}), file=sys.stderr)
    edition, _ = read_edition(options.root, today_from())
    for problem in translations.obsolete(options.root, edition.site) if edition else ():
        print(problem.line(options.lang), file=sys.stderr)
    return 0


def release(options: argparse.Namespace) -> int:
    """Check all that a release must be, and write what it carries."""
    last = json.loads(_text(options.root / contract.PLACE) or "null")
    problems = releasing.problems(options.root, options.version, last)
    if problems:
        return _report(problems, options.lang)
    if code := update_schema(options):
        return code
    for file in releasing.write(options.root, options.version):
        print(file)
    print(messages.sentence("release-ready", options.lang, {"version": options.version}))
    return 0


def _problems(options: argparse.Namespace) -> list[Problem]:
    """Everything that is wrong with the data; how hard its pages read is printed."""
    edition, problems = read_edition(options.root, today_from(), url=os.environ.get("SITE_URL"))
    serving.read = edition
    if edition and options.publish:
        problems = [*problems, *placeholders_missing(edition.site, edition.places)]
    if edition:
        _print_scores(edition.site, options.lang)
    return problems


def _annotate(problems: list[Problem], lang: str) -> int:
    """Report, and on GitHub write each problem on its line and all of them into the summary of the job."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in problems:
            print(problem.annotation(lang))
    _summarize(as_markdown(problems, lang, _github_files()))
    return _report(problems, lang)


def _github_files() -> str:
    """The address that the path of a file follows, as it is in the commit that a workflow checks; empty elsewhere."""
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, commit = (os.environ.get(name, "") for name in names)
    return f"{server}/{repository}/blob/{commit}/" if server and repository and commit else ""


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
    """Run `mkdocs` as its command would, in this process, which has read the data and loaded what it imports.

    KENTRO_ENGINE is a fork of it that takes its place: docs-dev/exit.md.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    engine = os.environ.get("KENTRO_ENGINE", "mkdocs")
    command, before, said = [engine, *arguments, "--config-file", "mkdocs.yml"], sys.argv, io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stderr(said):
        sys.argv = command
        try:
            runpy.run_module(engine, run_name="__main__")
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        except Exception:
            traceback.print_exc()
            code = 1
        finally:
            sys.argv = before
    return subprocess.CompletedProcess(command, code, "", said.getvalue())


def _report(problems: Iterable[Problem], lang: str) -> int:
    """Print the errors, then the warnings, then how many there are; the exit code."""
    problems = list(problems)
    wrong = errors(problems)
    for heading, some in (("errors", wrong), ("warnings", [p for p in problems if p.severity == "warning"])):
        if some:
            print(messages.sentence(f"{heading}-follow", lang, {}))
        for problem in some:
            print(problem.line(lang))
    print(summary(problems, lang))
    return NEEDS_ATTENTION if wrong else 0


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

    command = commands.add_parser("scope", help="say what a change of content touches besides")
    command.add_argument("before", metavar="A", help="the git revision that it is compared with")
    command.set_defaults(command=check_scope)

    commands.add_parser("build", help="check, build and audit the site into site/").set_defaults(command=build)

    commands.add_parser("rollback", help="put the site before this one back into site/").set_defaults(command=rollback)

    command = commands.add_parser("init", help="make a municipality's own site from a few answers, asked or in a file")
    given = command.add_mutually_exclusive_group()
    given.add_argument("--answers", type=Path, metavar="FILE", help="a YAML file of answers: docs-dev/start.md")
    given.add_argument(
        "--event", type=Path, metavar="FILE", help="the event of the workflow's form, as GitHub keeps it"
    )
    command.add_argument("--lang", choices=messages.LANGUAGES, default=argparse.SUPPRESS, help="as before the command")
    command.set_defaults(command=init)

    command = commands.add_parser("serve", help="show the site and rebuild it as the data changes")
    command.add_argument("--address", default="127.0.0.1:8000", help="host:port (default: %(default)s)")
    command.set_defaults(command=serve)

    command = commands.add_parser("diff", help="say what a resident will see change")
    command.add_argument("before", metavar="A", help="a git revision, a checkout or a data folder")
    command.add_argument("after", metavar="B", nargs="?", default=".", help="the same (default: the files as they are)")
    command.add_argument("--lang", choices=messages.LANGUAGES, default=argparse.SUPPRESS, help="as before the command")
    command.add_argument("--markdown", action="store_true", help="for the summary of a pull request")
    command.add_argument("--previews", type=Path, metavar="DIR", help="write the pages that change, before and after")
    command.set_defaults(command=diff)

    command = commands.add_parser("directory", help="write a page of the sites that a file names, from their APIs")
    command.add_argument("sites", type=Path, metavar="SITES.yaml", help="sites: addresses, or folders of built sites")
    command.add_argument("--out", type=Path, metavar="DIR", required=True, help="where index.html is written")
    command.add_argument("--patience", type=float, default=directory.PATIENCE, help="seconds for one file")
    command.set_defaults(command=list_sites)

    command = commands.add_parser("hours", help="say for each day whether a centre is open, and why not")
    command.add_argument("--data", type=Path, help="another data folder; what it leaves out is read from the checkout")
    command.add_argument("--centre", required=True, metavar="ID")
    command.add_argument("--service", metavar="ID", help="a service at that centre")
    command.add_argument("--from", dest="first", type=_day, metavar="DATE", help="default: today")
    command.add_argument("--days", type=_count, default=30, metavar="N", help="how many days (default: %(default)s)")
    command.add_argument("--json", action="store_true", help="as a list of objects")
    command.set_defaults(command=hours)

    command = commands.add_parser("format", help="write the data files in their canonical form")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help="default: all YAML files below data/")
    command.add_argument("--check", action="store_true", help="write nothing; show what would change")
    command.set_defaults(command=format_data)

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

    command = about.add_parser("freshness", help="what is due for a check, since when, and whom to call")
    command.add_argument(
        "--days", type=_count, default=reminders.SOON, metavar="N", help="also what falls due in N days"
    )
    command.add_argument(
        "--format", choices=("text", "json", "html", "issue"), default="text", help="default: %(default)s"
    )
    command.add_argument("--links", default="", metavar="URL", help="html, issue: what the path of a file follows")
    command.set_defaults(command=report_freshness)

    command = commands.add_parser("verify", help="write down that somebody made sure of a centre or service")
    command.add_argument("id", metavar="ID")
    command.add_argument("--how", required=True, choices=WAYS)
    command.add_argument("--on", type=_day, metavar="DATE", help="default: today")
    command.add_argument("--by", type=_name, metavar="OFFICE", help="which office; not a person's name, it is public")
    command.set_defaults(command=verify)

    command = commands.add_parser("issues", help="keep issues on GitHub up to date (needs gh)")
    about = command.add_subparsers(required=True, metavar="what")
    national = "also the national list, for the repository that keeps it"
    command = about.add_parser("freshness", help="one for each municipality that has something to verify")
    command.add_argument("--national", action="store_true", help=national)
    command.set_defaults(command=issues_freshness)
    command = about.add_parser("links", help="one while a link to another site does not open")
    command.add_argument("--national", action="store_true", help=national)
    _add_patience(command)
    command.set_defaults(command=issues_links)

    command = commands.add_parser("links", help="ask whether the pages that the site links to are still there")
    command.add_argument("--format", choices=("text", "json", "issue"), default="text", help="default: %(default)s")
    _add_patience(command)
    command.set_defaults(command=check_links)

    command = commands.add_parser("schema", help="bring the JSON Schemas and the field reference up to date")
    command.add_argument("--check", action="store_true", help="write nothing; show what is out of date")
    command.set_defaults(command=update_schema)

    command = commands.add_parser("reviewed", help="sign off translations that a native speaker has read")
    command.add_argument("language", metavar="LANG", help="a language of the site, such as ar")
    command.add_argument("--by", required=True, type=_name, metavar="NAME", help="who has read them")
    command.add_argument(
        "--context", action="append", default=[], help="only this message, or all below it (ui, national.benefits.x)"
    )
    command.set_defaults(command=reviewed)

    command = commands.add_parser("form", help="turn an accepted issue form into the files of a pull request")
    command.add_argument("event", type=Path, metavar="FILE", help="the event of the issue, as GitHub's runner keeps it")
    command.set_defaults(command=form, markdown=True, previews=Path("preview"))

    command = commands.add_parser("update", help="put a release in the place of the one that this checkout is on")
    command.add_argument("release", metavar="RELEASE", help="a folder, a zip or tar archive, or a tag of git")
    command.add_argument("--from", dest="remote", metavar="REPOSITORY", help="where the tag is (default: here)")
    command.add_argument(
        "--discard", action="append", default=[], metavar="PATH", help="a file of ours whose edits you give up"
    )
    command.add_argument("--without-workflows", action="store_true", help="leave .github/workflows/ as it is")
    command.add_argument("--markdown", action="store_true", help="for the text of a pull request")
    command.set_defaults(command=update)

    command = commands.add_parser("migrate", help="bring the site's own files into the form that this code reads")
    command.set_defaults(command=migrate)

    command = commands.add_parser("release", help="check all that a release must be, and write what it carries")
    command.add_argument("version", metavar="VERSION", help="three numbers, such as 1.2.0")
    command.set_defaults(command=release, check=True)

    command = commands.add_parser("add-language", help="add a language and its .po files")
    command.add_argument("language", metavar="LANG", help="two letters, such as ka")
    command.set_defaults(command=add_language)
    return parser


def _add_patience(command: argparse.ArgumentParser) -> None:
    """The options of what asks other sites."""
    waits = "until what is gone is asked for again; a third of it for an answer (default: %(default)s)"
    command.add_argument("--patience", type=float, default=links.PATIENCE, metavar="SECONDS", help=waits)
    command.add_argument("--allow-private", action="store_true", help="also addresses inside a network, for tests")


if __name__ == "__main__":
    sys.exit(main())
