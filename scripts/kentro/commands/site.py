"""The site itself: check, build, rollback, serve."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import runpy
import subprocess
import sys
import traceback
from pathlib import Path

from kentro import exchange, messages, plain, serving
from kentro.audit import audit
from kentro.checks import placeholders_missing
from kentro.commands.shared import NEEDS_ATTENTION, OUR_MISTAKE, Commands, annotate, print_problems, refuse
from kentro.edition import Edition, read_edition, today_from
from kentro.model import Site
from kentro.problems import Problem
from kentro.values import texts_of


def declare_check(commands: Commands) -> None:
    """The command `check` and its options."""
    command = commands.add_parser("check", help="say everything that is wrong with the data")
    command.add_argument("--publish", action="store_true", help="also refuse what only a demonstration may leave open")
    command.set_defaults(command=check)


def check(options: argparse.Namespace) -> int:
    """Read all data and say everything that is wrong with it; on GitHub also on the lines and in the job's summary."""
    edition, problems = _read(options)
    if edition and options.publish:
        problems = [*problems, *placeholders_missing(edition.site, edition.places)]
    if edition:
        _print_scores(edition.site, options.lang)
    return annotate(problems, options.lang)


def _read(options: argparse.Namespace) -> tuple[Edition | None, list[Problem]]:
    """The site as the files say it, at its public address, and everything that is wrong with them."""
    return read_edition(options.root, today_from(), url=os.environ.get("SITE_URL"))


def _print_scores(site: Site, lang: str) -> None:
    """How hard the page of each service is to read, the hardest first."""
    scores = {key: plain.lix(text.greek for text in texts_of(service)) for key, service in site.services.items()}
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    print(messages.sentence("scores", lang, {"scores": ", ".join(f"{key} {score}" for key, score in ranked)}))


def declare_build(commands: Commands) -> None:
    """The command `build`."""
    commands.add_parser("build", help="check, build and audit the site into site/").set_defaults(command=build)


def build(options: argparse.Namespace) -> int:
    """Check, build beside the old site, audit, and only then put the new site in its place."""
    serving.read, problems = _read(options)  # MkDocs need not read it again
    if print_problems(problems, options.lang):
        return NEEDS_ATTENTION
    with exchange.alone(options.root):
        beside = exchange.beside(options.root)
        ran = _mkdocs(options.root, "build", "--strict", "--quiet", "--site-dir", str(beside))
        if ran.returncode:
            if full := re.search(r"OSError: \[Errno (\d+)\]|PermissionError: \[Errno (\d+)\]", ran.stderr):
                raise OSError(int(full[1] or full[2]), os.strerror(int(full[1] or full[2])))
            print(ran.stderr, file=sys.stderr)
            return OUR_MISTAKE if "Traceback (most recent call last)" in ran.stderr else NEEDS_ATTENTION
        if (problems := audit(beside)) and print_problems(problems, options.lang):
            return NEEDS_ATTENTION
        exchange.put(beside, options.root)
    return 0


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


def declare_rollback(commands: Commands) -> None:
    """The command `rollback`."""
    commands.add_parser("rollback", help="put the site before this one back into site/").set_defaults(command=rollback)


def rollback(options: argparse.Namespace) -> int:
    """Put the site before this one back in its place; a second time undoes the first."""
    old, place = exchange.before(options.root), options.root / "site"
    with exchange.alone(options.root):
        if not (old.is_dir() and place.is_dir()):
            return refuse(options, "no-site-before")
        exchange.swap(old, place)
    print(messages.sentence("site-before", options.lang, {}))
    return 0


def declare_serve(commands: Commands) -> None:
    """The command `serve` and its options."""
    command = commands.add_parser("serve", help="show the site and rebuild it as the data changes")
    command.add_argument("--address", default="127.0.0.1:8000", help="host:port (default: %(default)s)")
    command.set_defaults(command=serve)


def serve(options: argparse.Namespace) -> int:
    """Show the site at a local address and rebuild it as the data changes; MkDocs takes the place of this process."""
    os.chdir(options.root)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.execv(sys.executable, [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", options.address])
