"""What is wrong with the data: values that say where, what and how grave, never exceptions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from kentro.messages import sentence

Severity = Literal["error", "warning"]

Label = str | tuple[str, str]
"""One step of a breadcrumb: a name as it is, or a field's label in Greek and in English."""


@dataclass(frozen=True)
class Mark:
    """A place in a file; line and column count from 1, as editors show them."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing that an editor should mend.

    `code` names the message in `messages.py`, `params` fill it; `where` is the breadcrumb in the
    editor's words (the centre's name, the field's label). An error would mislead a resident or
    cannot be built; a warning is worth mending and blocks nothing.
    """

    mark: Mark
    code: str
    where: tuple[Label, ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    severity: Severity = "error"

    def text(self, lang: str) -> str:
        """The message without its place, for example `Petroupoli, phone: …`."""
        said = sentence(self.code, lang, dict(self.params))
        steps = [step if isinstance(step, str) else step[lang != "el"] for step in self.where]
        return _printable(f"{', '.join(steps)}: {said}" if steps else said)

    def line(self, lang: str) -> str:
        """One line for a terminal: `data/centres.yaml:41:7: Petroupoli, phone: …`."""
        return f"{self.mark}: {self.text(lang)}"

    def annotation(self, lang: str) -> str:
        """The same as a GitHub workflow command, which shows it on the line of the pull request.

        https://docs.github.com/actions/reference/workflow-commands-for-github-actions
        """
        place = f"file={_property(self.mark.file)},line={self.mark.line},col={self.mark.column}"
        return f"::{self.severity} {place}::{_data(self.text(lang))}"


@dataclass
class Problems:
    """Collects problems while a file is read, with the breadcrumb of where the reader is."""

    found: list[Problem] = field(default_factory=list)
    where: tuple[Label, ...] = ()

    def add(self, mark: Mark, code: str, **params: str) -> None:
        """Note an error at `mark`; `params` fill the message."""
        self.found.append(Problem(mark, code, self.where, tuple(sorted(params.items()))))

    def warn(self, mark: Mark, code: str, **params: str) -> None:
        """Note something worth mending that blocks nothing."""
        self.found.append(Problem(mark, code, self.where, tuple(sorted(params.items())), "warning"))

    def inside(self, *labels: Label) -> Problems:
        """The same list, one step deeper in the breadcrumb."""
        return Problems(self.found, (*self.where, *labels))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file, line and column, each once."""
    return sorted(set(problems), key=lambda p: (p.mark.file, p.mark.line, p.mark.column, p.code, str(p.where)))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that block; warnings do not."""
    return [p for p in problems if p.severity == "error"]


def summary(problems: list[Problem], lang: str) -> str:
    """The closing line: how many errors and warnings, or that all is well."""
    wrong = len(errors(problems))
    return sentence(
        "summary" if problems else "all-well", lang, {"errors": str(wrong), "warnings": str(len(problems) - wrong)}
    )


def _printable(text: str) -> str:
    """One line without control characters: what stands in the data cannot speak to a terminal or to GitHub's runner."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
