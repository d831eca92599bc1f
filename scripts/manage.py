"""Kentro's command line: check · build · serve · translations.

Exit codes: 0 all is well, 1 the data or a page needs attention, 3 a mistake of ours (with its traceback).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from kentro import messages, plain, translations
from kentro.audit import audit
from kentro.checks import placeholders_missing
from kentro.edition import read_edition, today_from
from kentro.model import Site
from kentro.problems import Problem, errors, summary
from kentro.values import texts_of

ROOT = Path(__file__).resolve().parent.parent

NEEDS_ATTENTION = 1
OUR_MISTAKE = 3


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
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
    if problems := audit(beside):
        return _report(problems, options.lang)
    _exchange(beside, options.root / "site")
    return 0


def serve(options: argparse.Namespace) -> int:
    """Show the site at a local address and rebuild it as the data changes; MkDocs takes the place of this process."""
    os.chdir(options.root)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.execv(sys.executable, [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", options.address])


def update_translations(options: argparse.Namespace) -> int:
    """Bring the catalogues up to date with the Greek texts."""
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return _report(problems, options.lang)
    for file in translations.update(options.root, edition.site):
        print(file)
    return 0


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

    commands.add_parser("translations", help="bring the .po files up to date").set_defaults(command=update_translations)
    return parser


if __name__ == "__main__":
    sys.exit(main())
