"""Kentro's command line: check · scope · build · rollback · init · serve · format · diff · directory · hours · verify ·
links · report · issues · schema · form · leaflets · offline-edition · translations · reviewed · add-language · update ·
migrate · release.

Exit codes: 0 all is well, 1 the data or a page needs attention, 3 a mistake of ours (with its traceback).
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from pathlib import Path

from kentro import exchange, messages
from kentro.commands import changes, data, fork, handouts, site, translating, upstream, watching
from kentro.commands.shared import NEEDS_ATTENTION, OUR_MISTAKE, refuse

ROOT = Path(__file__).resolve().parent.parent

COMMANDS = (
    site.declare_check,
    changes.declare_scope,
    site.declare_build,
    site.declare_rollback,
    fork.declare_init,
    site.declare_serve,
    changes.declare_diff,
    handouts.declare_directory,
    data.declare_hours,
    data.declare_format,
    handouts.declare_leaflets,
    handouts.declare_offline_edition,
    translating.declare_translations,
    watching.declare_report,
    data.declare_verify,
    watching.declare_issues,
    watching.declare_links,
    upstream.declare_schema,
    translating.declare_reviewed,
    changes.declare_form,
    fork.declare_update,
    fork.declare_migrate,
    upstream.declare_release,
    translating.declare_add_language,
)
"""The commands in the order of `--help`, each in the module of its theme."""


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
            return refuse(options, "not-written", reason=str(error))
        traceback.print_exc()
        return OUR_MISTAKE
    except Exception:
        traceback.print_exc()
        return OUR_MISTAKE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="manage.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout (default: this one)")
    parser.add_argument(
        "--lang", choices=messages.LANGUAGES, default="el", help="language of the messages (default: el)"
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    for declare in COMMANDS:
        declare(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
