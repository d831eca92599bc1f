"""An issue whose form was accepted: the issue in, a changed data file and its pull request out, or a refusal.

Everything in the issue was typed by anybody. In Markdown it stands in code spans and code blocks only, where GitHub
notifies nobody, follows no link and closes no issue.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kentro import editing
from kentro.corrections import Request, change, file_of
from kentro.edition import Edition, read_edition
from kentro.forms import answers, read_forms
from kentro.messages import sentence
from kentro.problems import Problem, Problems, errors, summary


@dataclass(frozen=True)
class Issue:
    """An issue of the repository."""

    number: int
    body: str


@dataclass(frozen=True)
class Proposal:
    """A pull request: the file of the checkout that changes, its new text, and what is said of it."""

    file: str
    text: str
    words: Mapping[str, str]
    """`title.txt` and `body.md` of the pull request; `by-hand.md` for the issue where a workflow may not open one."""


def read_issue(event: str) -> Issue:
    """The issue of an event of GitHub's (JSON), which its runner keeps in the file GITHUB_EVENT_PATH.

    https://docs.github.com/webhooks/webhook-events-and-payloads#issues
    """
    issue = json.loads(event)["issue"]
    return Issue(int(issue["number"]), issue["body"] or "")


def propose(
    edition: Edition, already: Sequence[Problem], issue: Issue, folder: Path, lang: str, environment: Mapping[str, str]
) -> tuple[Proposal | None, list[Problem]]:
    """The pull request for an issue, or None; and the problems of its form, or those that it brings into the data.

    `already` are the problems of the edition, which stays as it is. `folder` gets the changed file, in its place below
    it, to be checked there. `environment` is that of GitHub's runner: the addresses of the repository and the run.
    """
    problems, root = Problems(), edition.root
    filled = answers(issue.body, read_forms(root), problems)
    if filled is None:
        return None, problems.found
    file = file_of(filled, edition.site)
    old = (root / file).read_bytes()
    document = editing.read(old, file, problems)
    if document is None:
        return None, problems.found
    request = Request(filled, issue.number, edition.site, edition.today, document, problems)
    title = change(request)
    if title is None:
        return None, problems.found
    text = editing.write(document)
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8", newline="")
    _, after = read_edition(root, edition.today, data=folder / "data")
    new = _new(already, after)
    if errors(new):
        return None, new
    notes = [sentence(note.code, lang, dict(note.params)) for note in request.notes]
    run = at_github(environment, f"actions/runs/{environment.get('GITHUB_RUN_ID', '')}")
    by_hand = at_github(environment, f"compare/form-{issue.number}?expand=1")
    words = {
        "title.txt": one_line(sentence(title.code, lang, dict(title.params))),
        "body.md": _body(issue, _diff(old.decode(), text, file), new, notes, run, lang),
        "by-hand.md": sentence("form-not-allowed", lang, {"url": by_hand}),
    }
    return Proposal(file, text, words), new


def refusal(problems: Iterable[Problem], lang: str) -> str:
    """What is said on the issue when its form cannot become a change."""
    said = [problem.text(lang) for problem in errors(problems)]
    return "\n\n".join(
        (sentence("form-refused", lang, {}), bullets(code(text) for text in said), sentence("form-again", lang, {}))
    )


def code(text: str) -> str:
    """A text as a code span of Markdown: one line, without what could end the span."""
    return f"`{one_line(text).replace('`', 'ʼ')}`"


def _body(issue: Issue, diff: str, problems: Sequence[Problem], notes: Sequence[str], run: str, lang: str) -> str:
    look = [code(note) for note in notes]
    look += [code(problem.text(lang)) for problem in problems]
    look += [sentence("form-preview", lang, {"url": run}), sentence("form-no-checks", lang, {})]
    return "\n\n".join(
        (
            sentence("form-made", lang, {"number": str(issue.number)}),
            f"## {sentence('form-heading-changes', lang, {})}",
            f"```diff\n{diff}```",
            f"## {sentence('form-heading-check', lang, {})}",
            f"{summary(list(problems), lang)} {sentence('form-built', lang, {})}",
            f"## {sentence('form-heading-look', lang, {})}",
            bullets(look),
            f"Closes #{issue.number}\n",
        )
    )


def at_github(environment: Mapping[str, str], path: str) -> str:
    """The address of something in the repository on GitHub; elsewhere only its path."""
    return "/".join(filter(None, (environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY"), path)))


def bullets(lines: Iterable[str]) -> str:
    """A list of Markdown."""
    return "\n".join(f"- {line}" for line in lines)


def _new(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The problems that were not there before, wherever their line has moved."""
    known = {(problem.mark.file, problem.code, problem.where, problem.params) for problem in before}
    return [one for one in after if (one.mark.file, one.code, one.where, one.params) not in known]


def _diff(old: str, new: str, file: str) -> str:
    """The lines that change: each begins with a sign, so that none can end the block in which they are shown."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), file, file, n=1, lineterm="")
    return "".join(f"{_shown(line)}\n" for line in lines)


def _shown(line: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in line)


def one_line(text: str, most: int = 400) -> str:
    """A text on one line of printable letters, cut where it is too long."""
    line = re.sub(r"\s+", " ", _shown(text)).strip()
    return line if len(line) <= most else f"{line[: most - 1]}…"
