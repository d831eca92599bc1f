"""The seam between a fork and us: whose each path of a checkout is, as `scripts/seam.yaml` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import yaml

PLACE = "scripts/seam.yaml"

Owner = Literal["fork", "demonstration", "upstream"]
"""`demonstration` are the tests of this repository's own data, which `init` removes."""


@dataclass(frozen=True)
class Seam:
    """Whose each path is. One that ends with a slash is a folder with all that is in it."""

    owners: Mapping[str, Owner]
    """By path, in the order of the file."""

    what: Mapping[str, tuple[str, str]]
    """What a path of a fork holds, in Greek and in English."""

    def owner(self, path: str) -> Owner:
        """Whose a file is, by its path below the checkout; what is listed nowhere a fork has added."""
        line = self.line(path)
        return self.owners[line] if line else "fork"

    def line(self, path: str) -> str | None:
        """The listed path that decides about a file: the longest one that fits."""
        fitting = [known for known in self.owners if path == known or (known.endswith("/") and path.startswith(known))]
        return max(fitting, key=len, default=None)

    def paths(self, owner: Owner) -> tuple[str, ...]:
        """The listed paths of an owner."""
        return tuple(path for path, whose in self.owners.items() if whose == owner)

    def table(self, lang: str) -> str:
        """What is a fork's own, as a table of Markdown."""
        heading = "| αρχείο | τι έχει |" if lang == "el" else "| file | what it holds |"
        rows = [f"| `{path}` | {said[lang != 'el']} |" for path, said in self.what.items()]
        return "\n".join([heading, "| --- | --- |", *rows])


def read(root: Path) -> Seam:
    """The seam of a checkout."""
    return parsed((root / PLACE).read_text(encoding="utf-8"))


def parsed(text: str) -> Seam:
    """The seam that a file says; ValueError where it has a path twice or is of another shape."""
    listed = yaml.safe_load(text)
    if set(listed) != set(get_args(Owner)):
        raise ValueError(f"{PLACE}: {', '.join(listed)}")
    owners: dict[str, Owner] = {}
    for owner in get_args(Owner):
        for path in listed[owner]:
            if path in owners:
                raise ValueError(f"{PLACE}: {path} twice")
            owners[path] = owner
    return Seam(owners, {path: (said["el"], said["en"]) for path, said in listed["fork"].items()})


GUIDES = {"README.el.md": "el", "README.md": "en"}
"""The guides that show what is a fork's own, and in which language."""

BEGIN, END = "<!-- seam -->", "<!-- /seam -->"


def guides(root: Path) -> dict[str, str]:
    """The text that each guide of a checkout has to have: between two comments stands the table of the seam."""
    seam, made = read(root), {}
    for path, lang in GUIDES.items():
        if (root / path).is_file():
            before, _, rest = (root / path).read_text(encoding="utf-8").partition(BEGIN)
            made[path] = f"{before}{BEGIN}\n{seam.table(lang)}\n{END}{rest.partition(END)[2]}"
    return made
