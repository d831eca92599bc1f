"""What is wrong with the data: values that say where, what and how grave, never exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

from kentro.messages import sentence

Severity = Literal["error", "warning"]

MOST_LINES = 200
"""Of a table of problems: nobody reads more, and the first ones may have made the others."""

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

    def parts(self, lang: str) -> tuple[str, str]:
        """Which record and field it is about, in the editor's words, and what is said of it."""
        steps = [step if isinstance(step, str) else step[lang != "el"] for step in self.where]
        return _printable(", ".join(steps)), _printable(sentence(self.code, lang, dict(self.params)))

    def text(self, lang: str) -> str:
        """The message without its place, for example `Petroupoli, phone: …`."""
        return ": ".join(filter(None, self.parts(lang)))

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


def as_markdown(problems: list[Problem], lang: str, link: str = "") -> str:
    """A page for GitHub's job summary: the count and a table, errors first; `link` is what the path of a file follows.

    What stands in the data cannot become markup, a mention or a link. GitHub shows 1 MB at most, we 200 lines.
    """
    said = {key: sentence(f"table-{key}", lang, {}) for key in ("place", "record", "what", "error", "warning")}
    count = summary(problems, lang)
    if not problems:
        return f"## {count}\n"
    ordered = sorted(problems, key=lambda problem: problem.severity != "error")
    lines = [
        f"## {count}",
        "",
        f"| | {said['place']} | {said['record']} | {said['what']} |",
        "| --- | --- | --- | --- |",
    ]
    for problem in ordered[:MOST_LINES]:
        mark, (record, what) = problem.mark, problem.parts(lang)
        place = f"`{_plain(mark.file)}:{mark.line}`"
        if link:
            place = f"[{place}]({link}{quote(mark.file)}#L{mark.line})"
        lines.append(f"| {said[problem.severity]} | {place} | {_escaped(record)} | {_escaped(what)} |")
    if len(ordered) > MOST_LINES:
        lines += ["", sentence("table-more", lang, {"count": str(len(ordered) - MOST_LINES)})]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """A text that Markdown shows as it is: every sign as an entity, `@` and `#` apart from the word after them."""
    signs = (f"&#{ord(sign)};" if sign.isascii() and not sign.isalnum() and sign != " " else sign for sign in text)
    return "".join(signs).replace("&#64;", "&#64;<!-- -->").replace("&#35;", "&#35;<!-- -->")


def _plain(text: str) -> str:
    return re.sub(r"[^\w./-]", "_", text)


def _printable(text: str) -> str:
    """One line without control characters: what stands in the data cannot speak to a terminal or to GitHub's runner."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
