"""What commands share: how they say what is wrong, their exit codes, and options that several take."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from kentro import messages
from kentro.problems import Problem, as_markdown, errors, summary

NEEDS_ATTENTION = 1
OUR_MISTAKE = 3

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What commands are added to: that of the parser."""


def print_problems(problems: Iterable[Problem], lang: str) -> int:
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


def annotate(problems: list[Problem], lang: str) -> int:
    """Print the problems, and on GitHub write each on its line and all of them into the summary of the job."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in problems:
            print(problem.annotation(lang))
    summarize(as_markdown(problems, lang, _github_files()))
    return print_problems(problems, lang)


def _github_files() -> str:
    """The address that the path of a file follows, as it is in the commit that a workflow checks; empty elsewhere."""
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, commit = (os.environ.get(name, "") for name in names)
    return f"{server}/{repository}/blob/{commit}/" if server and repository and commit else ""


def refuse(options: argparse.Namespace, code: str, **params: str) -> int:
    """Say why a command does nothing."""
    print(messages.sentence(code, options.lang, params), file=sys.stderr)
    return NEEDS_ATTENTION


def summarize(text: str) -> None:
    """Add to the summary of the job, on GitHub."""
    if text and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(page).open("a", encoding="utf-8") as summary_page:
            summary_page.write(text)


def signature(text: str) -> str:
    """Somebody's name, on one line."""
    if not text.strip():
        raise argparse.ArgumentTypeError(f"{text!r}: Maria P.")
    return " ".join(text.split())


def number_of_days(text: str) -> int:
    """How many days to say: from one to the days of a century."""
    if not text.isdecimal() or not 1 <= int(text) <= 36525:
        raise argparse.ArgumentTypeError(f"{text!r}: 1-36525")
    return int(text)


def add_lang(command: argparse.ArgumentParser) -> None:
    """`--lang` after the name of the command, where somebody may expect it too."""
    command.add_argument("--lang", choices=messages.LANGUAGES, default=argparse.SUPPRESS, help="as before the command")
