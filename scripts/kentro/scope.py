"""What a change touches besides the data: a corrected telephone number has no business in the program.

A help for whoever reviews, not a fence: it is run from the change itself, which could change it too (SECURITY.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from kentro.problems import Mark, Problem

CONTENT = ("data/", "docs/")
"""Where content stands: what editors change, and pages by hand."""

_TRUSTED = {"OWNER", "MEMBER", "COLLABORATOR"}
"""Who may write to the repository, as GitHub says in `author_association`."""


def outside(paths: Iterable[str], *, trusted: bool) -> list[Problem]:
    """The files of a change of content that are not content; an error each, or a warning where the author is trusted.

    A change that touches `data/` is one of data, else one that touches `docs/` is one of pages. What touches neither
    is a change of the program, which is reviewed as such.
    """
    paths = sorted(paths)
    for folder in CONTENT:
        if any(path.startswith(folder) for path in paths):
            return [
                Problem(
                    Mark(path),
                    "outside-content",
                    params=(("folder", folder),),
                    severity="warning" if trusted else "error",
                )
                for path in paths
                if not path.startswith(folder)
            ]
    return []


def is_trusted(environment: Mapping[str, str]) -> bool:
    """Whether the pull request that GitHub's runner works on is of somebody who may write to the repository."""
    file = environment.get("GITHUB_EVENT_PATH")
    event = json.loads(Path(file).read_text(encoding="utf-8")) if file else {}
    return event.get("pull_request", {}).get("author_association") in _TRUSTED
