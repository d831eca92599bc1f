"""What changed from release to release, for those who run a site (`CHANGELOG.md`, in Greek `CHANGELOG.el.md`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kentro.problems import Mark, Problems

FILES = {"el": "CHANGELOG.el.md", "en": "CHANGELOG.md"}

HEADINGS = {
    "el": ("Για τον κάτοικο", "Για όποιον γράφει τα δεδομένα", "Τι πρέπει να κάνετε"),
    "en": ("For a resident", "For an editor", "What you must do"),
}
"""What each release tells, in this order; the last is for whoever runs a site, with the edit to make."""

_RELEASE = re.compile(r"^## ([0-9]+\.[0-9]+\.[0-9]+)\b.*$", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """What one release says."""

    version: str
    line: int
    text: str

    def parts(self) -> dict[str, str]:
        """What stands below each of its headings."""
        pieces = re.split(r"^### (.+)$", self.text, flags=re.MULTILINE)
        return {name.strip(): text.strip() for name, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def number(version: str) -> tuple[int, ...]:
    """A version, to compare: 1.10.0 comes after 1.9.0."""
    return tuple(int(part) for part in version.split("."))


def entries(text: str) -> list[Entry]:
    """The releases of a changelog, in the order of the file."""
    found = list(_RELEASE.finditer(text))
    ends = [one.start() for one in found[1:]] + [len(text)]
    return [
        Entry(one[1], text[: one.start()].count("\n") + 1, text[one.end() : end].strip())
        for one, end in zip(found, ends, strict=True)
    ]


def since(text: str, version: str, until: str) -> list[Entry]:
    """The releases after `version`, up to `until`, the newest first."""
    wanted = [one for one in entries(text) if number(version) < number(one.version) <= number(until)]
    return sorted(wanted, key=lambda one: number(one.version), reverse=True)


def check(texts: dict[str, str], version: str, problems: Problems) -> None:
    """In each language the release has an entry that says something under each heading, if only "nothing"."""
    for lang, text in texts.items():
        entry = next((one for one in entries(text) if one.version == version), None)
        if entry is None:
            problems.add(Mark(FILES[lang]), "changelog-missing", version=version)
            continue
        parts = entry.parts()
        for heading in HEADINGS[lang]:
            if not parts.get(heading):
                problems.add(Mark(FILES[lang], entry.line), "changelog-part", version=version, heading=heading)
