"""Issues on GitHub that a program keeps: opened when there is something to do, renewed, closed when nothing is left.

An issue is known by a label and a first line that no reader sees. What comes from the data is escaped here: it
can neither call people, nor link, nor be HTML. The `gh` program is given files and single arguments, never a line
for a shell.
"""

from __future__ import annotations

import json
import os
import re
import string
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MOST = 60_000
"""Letters of a body; GitHub refuses more than 65,536."""

_MARK = "<!-- kentro:{}:{} -->"
_BOX = re.compile(r"^- \[x\] ", re.MULTILINE | re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"
_PUNCTUATION = re.compile(f"[{re.escape(string.punctuation)}]")


@dataclass(frozen=True)
class Issue:
    """What an issue should say; `key` tells it from the others of its label. The body is Markdown."""

    key: str
    title: str
    body: str


class GitHubError(Exception):
    """`gh` is missing or refused: what it said."""


def escaped(text: str) -> str:
    """A text of the data inside Markdown, as it is: on one line, without mentions, references, links or HTML.

    GitHub looks for `@name` and `#1` after it has read the backslashes, so a joiner of no width follows these.
    """
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return re.sub(r"(\\[@#])", rf"\1{_JOINER}", _PUNCTUATION.sub(r"\\\g<0>", line))


def code(text: str) -> str:
    """The same as code, which GitHub leaves alone."""
    line = " ".join(text.replace("`", "'").split())
    return f"`{line}`"


def link(text: str, url: str) -> str:
    """A link of ours: its address is the repository's, its path a file's."""
    return f"[{escaped(text)}](<{url}>)"


def repository() -> str:
    """The address that the path of a file follows, on GitHub; nothing elsewhere."""
    named = [os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "REF_NAME")]
    return "{}/{}/blob/{}/".format(*named) if all(named) else ""


def as_text(wanted: list[Issue]) -> str:
    """The issues one after the other, to look at."""
    return "\n\n".join(f"# {issue.title}\n\n{issue.body}" for issue in wanted)


def keep(label: str, wanted: list[Issue], done: str) -> Iterator[str]:
    """Make the open issues with `label` say what is wanted; those that are not wanted are closed with the words `done`.

    Yields what was done, a line each: `opened`, `renewed`, `closed` and the title.
    """
    _gh("label", "create", label, "--force", "--color", "B8DDD8")
    listed = json.loads(
        _gh("issue", "list", "--label", label, "--state", "open", "--limit", "1000", "--json", "number,title,body")
    )
    found = {key: one for one in sorted(listed, key=lambda one: -one["number"]) if (key := _key(label, one["body"]))}
    for issue in wanted:
        body = f"{_MARK.format(label, issue.key)}\n{_fitting(issue.body)}\n"
        there = found.pop(issue.key, None)
        if there is None:
            _with_file(body, "issue", "create", f"--title={issue.title}", "--label", label)
            yield f"opened {issue.title}"
        elif (
            _BOX.sub("- [ ] ", there["body"].replace("\r\n", "\n")).strip() != body.strip()
            or there["title"] != issue.title
        ):
            _with_file(_ticked(body, there["body"]), "issue", "edit", str(there["number"]), f"--title={issue.title}")
            yield f"renewed {issue.title}"
    for one in found.values():
        _gh("issue", "close", str(one["number"]), f"--comment={done}")
        yield f"closed {one['title']}"


def _key(label: str, body: str) -> str | None:
    """Which of our issues a body is of, or None: people use labels too."""
    first = re.match(_MARK.format(re.escape(label), "([a-z0-9_-]+)"), body)
    return first[1] if first else None


def _ticked(body: str, before: str) -> str:
    """The new body, with the boxes that somebody has ticked where they say the same; their lines may have moved."""
    ticked = {_said(line) for line in before.splitlines() if _BOX.match(line)}
    return "".join(
        line.replace("- [ ] ", "- [x] ", 1) if line.startswith("- [ ] ") and _said(line) in ticked else line
        for line in body.splitlines(keepends=True)
    )


def _said(box: str) -> str:
    """What a box says, without the link to its line."""
    return box[len("- [ ] ") :].rpartition(" (")[0]


def _fitting(body: str) -> str:
    """As many whole lines as GitHub takes."""
    if len(body) <= MOST:
        return body
    return body[:MOST].rsplit("\n", 1)[0] + "\n\n…"


def _with_file(body: str, *arguments: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "body.md"
        file.write_text(body, encoding="utf-8")
        _gh(*arguments, "--body-file", str(file))


def _gh(*arguments: str) -> str:
    """What `gh` prints; GitHubError where it fails."""
    try:
        ran = subprocess.run(["gh", *arguments], capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise GitHubError("gh?") from error
    if ran.returncode:
        raise GitHubError(" ".join(ran.stderr.split()))
    return ran.stdout
