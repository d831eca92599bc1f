"""A municipality's own checkout, from its first day on: init, update, migrate."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import uuid
from pathlib import Path

from kentro import asking, changelog, exchange, messages, migrations, releases, starting, translations, updating
from kentro.commands.shared import Commands, add_lang, print_problems, refuse, summarize
from kentro.commands.site import build
from kentro.edition import read_edition, today_from
from kentro.files import SETTINGS
from kentro.problems import Problems, in_order


def declare_init(commands: Commands) -> None:
    """The command `init` and its options."""
    command = commands.add_parser("init", help="make a municipality's own site from a few answers, asked or in a file")
    given = command.add_mutually_exclusive_group()
    given.add_argument("--answers", type=Path, metavar="FILE", help="a YAML file of answers: docs-dev/start.md")
    given.add_argument(
        "--event", type=Path, metavar="FILE", help="the event of the workflow's form, as GitHub keeps it"
    )
    add_lang(command)
    command.set_defaults(command=init)


def init(options: argparse.Namespace) -> int:
    """Make the site of a municipality from answers, in place of what the checkout came with; all of it, or nothing."""
    folder = options.root / ".build" / "init"
    if starting.finish(options.root, folder):
        print(messages.sentence("init-finished", options.lang, {}))
        return 0
    if not starting.came_with(options.root):
        return refuse(options, "init-done", file=starting.UNTOUCHED)
    if names := starting.touched(options.root):
        return refuse(options, "init-touched", names=", ".join(names))
    file = options.answers or options.event
    if file and not file.is_file():
        return refuse(options, "file-missing", name=str(file))
    if not file and not sys.stdin.isatty():
        return refuse(options, "init-no-answers")
    try:
        if options.event:
            source = asking.from_form(options.event.read_text(encoding="utf-8"))
        else:
            source = file.read_bytes() if file else _asked(options.lang)
    except ValueError:
        return refuse(options, "init-no-form", name=str(file))
    except (EOFError, KeyboardInterrupt):
        return refuse(options, "init-stopped")
    problems = Problems()
    answers = starting.read_answers(source, str(options.answers or "answers"), options.root, problems)
    if answers is None:
        summarize(starting.refusal(problems.found, options.lang) if options.event else "")
        return print_problems(in_order(problems.found), options.lang)
    shutil.rmtree(folder, ignore_errors=True)
    site = argparse.Namespace(**{**vars(options), "root": folder / "tree"})
    starting.lay_out(
        options.root, starting.own_files(answers, options.root, str(uuid.uuid4()), today_from()), site.root
    )
    edition, found = read_edition(site.root, today_from())
    if edition is None:
        return print_problems(found, options.lang)
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


def declare_update(commands: Commands) -> None:
    """The command `update` and its options."""
    command = commands.add_parser("update", help="put a release in the place of the one that this checkout is on")
    command.add_argument("release", metavar="RELEASE", help="a folder, a zip or tar archive, or a tag of git")
    command.add_argument("--from", dest="remote", metavar="REPOSITORY", help="where the tag is (default: here)")
    command.add_argument(
        "--discard", action="append", default=[], metavar="PATH", help="a file of ours whose edits you give up"
    )
    command.add_argument("--without-workflows", action="store_true", help="leave .github/workflows/ as it is")
    command.add_argument("--markdown", action="store_true", help="for the text of a pull request")
    command.set_defaults(command=update)


def update(options: argparse.Namespace) -> int:
    """Put a release in the place of the one that this checkout is on; all of it, or nothing."""
    root = options.root.resolve()
    old = releases.manifest_of(root)
    if old is None:
        return refuse(options, "update-no-manifest")
    try:
        new, tree = releases.opened(options.release, root, options.remote)
    except releases.NotARelease as error:
        return refuse(options, error.code, **error.params)
    if changelog.number(new.version) < changelog.number(old.version):
        return refuse(options, "update-older", old=old.version, new=new.version)
    if problems := updating.edited(root, old, tree, options.discard):
        return print_problems(problems, options.lang)
    stage, held = updating.staged(root, old, new, tree, workflows=not options.without_workflows)
    try:
        told = updating.prepared(root, stage, options.lang, markdown=options.markdown)
        if told.refused:
            print(told.refused, file=sys.stderr)
            refuse(options, "update-stopped")
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


def declare_migrate(commands: Commands) -> None:
    """The command `migrate`."""
    command = commands.add_parser("migrate", help="bring the site's own files into the form that this code reads")
    command.set_defaults(command=migrate)


def migrate(options: argparse.Namespace) -> int:
    """Bring a fork's own files into the form that this code reads, comments and order kept; all of them, or none."""
    found = Problems()
    changed = migrations.migrated(migrations.own_files(options.root), migrations.migrations(), found)
    if found.found:
        return print_problems(found.found, options.lang)
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
