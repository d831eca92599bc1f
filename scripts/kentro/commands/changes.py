"""What a change touches and does: scope, diff, form."""

from __future__ import annotations

import argparse
import os
import shutil
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from kentro import messages, revisions, scope
from kentro.commands.shared import Commands, add_lang, annotate, print_problems, refuse
from kentro.commands.site import build
from kentro.difference import compare, touched, with_words_of
from kentro.edition import Edition, read_edition, today_from
from kentro.pages import render
from kentro.previews import previews
from kentro.revisions import NoSuchRevisionError, state
from kentro.telling import tell


def declare_scope(commands: Commands) -> None:
    """The command `scope` and its options."""
    command = commands.add_parser("scope", help="say what a change of content touches besides")
    command.add_argument("before", metavar="A", help="the git revision that it is compared with")
    command.set_defaults(command=check_scope)


def check_scope(options: argparse.Namespace) -> int:
    """Say which files a change of content touches that are not content; on GitHub also on these files."""
    try:
        changed = revisions.changed_files(options.root, options.before)
    except NoSuchRevisionError:
        return refuse(options, "no-such-revision", name=options.before)
    return annotate(scope.outside(changed, trusted=scope.is_trusted(os.environ)), options.lang)


def declare_diff(commands: Commands) -> None:
    """The command `diff` and its options."""
    command = commands.add_parser("diff", help="say what a resident will see change")
    command.add_argument("before", metavar="A", help="a git revision, a checkout or a data folder")
    command.add_argument("after", metavar="B", nargs="?", default=".", help="the same (default: the files as they are)")
    add_lang(command)
    command.add_argument("--markdown", action="store_true", help="for the summary of a pull request")
    command.add_argument("--previews", type=Path, metavar="DIR", help="write the pages that change, before and after")
    command.set_defaults(command=diff)


def diff(options: argparse.Namespace) -> int:
    """Say what a resident will see change between two states of the site, and write both pages of each change."""
    with ExitStack() as stack:
        try:
            states = [stack.enter_context(state(options.root, name)) for name in (options.before, options.after)]
        except NoSuchRevisionError as error:
            return refuse(options, "no-such-revision", name=str(error))
        (before, _), (after, problems) = (read_edition(one.root, today_from(), data=one.data) for one in states)
        if after is None:
            print(messages.sentence("diff-broken", options.lang, {}))
            return print_problems(problems, options.lang)
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


def declare_form(commands: Commands) -> None:
    """The command `form` and its options."""
    command = commands.add_parser("form", help="turn an accepted issue form into the files of a pull request")
    command.add_argument("event", type=Path, metavar="FILE", help="the event of the issue, as GitHub's runner keeps it")
    command.set_defaults(command=form, markdown=True, previews=Path("preview"))


def form(options: argparse.Namespace) -> int:
    """Turn an accepted issue form into the files of a pull request, in .build/form/; nothing stays half-written."""
    from kentro import proposal

    if not options.event.is_file():
        return refuse(options, "file-missing", name=str(options.event))
    try:
        issue = proposal.read_issue(options.event.read_text(encoding="utf-8"))
    except (ValueError, KeyError, TypeError):
        return refuse(options, "form-no-issue", name=str(options.event))
    edition, already = read_edition(options.root, today_from())
    if edition is None:
        return print_problems(already, options.lang)
    folder = options.root / ".build" / "form"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made, problems = proposal.propose(edition, already, issue, folder, options.lang, os.environ)
    if made is None:
        shutil.rmtree(folder / "data", ignore_errors=True)
        (folder / "refusal.md").write_text(proposal.refusal(problems, options.lang), encoding="utf-8")
        return print_problems(problems, options.lang)
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
