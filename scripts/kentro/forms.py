"""What somebody wrote into an issue form on GitHub: the body of the issue in, the answers by field out.

GitHub writes a form into the body of the issue as headings and texts, and does not say which form it was. The forms
themselves (`.github/ISSUE_TEMPLATE/*.yml`) tell both: their labels are the headings. Whatever stands in between was
typed by anybody; it stays text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kentro.problems import Label, Mark, Problems

FOLDER = ".github/ISSUE_TEMPLATE"
ISSUE = Mark("issue")
"""The place of what is wrong in a form: it has no file and no line."""

_NO_ANSWER = "_No response_"
_MOST = {"input": 300, "textarea": 3000, "dropdown": 300}
"""How many letters an answer may have."""


@dataclass(frozen=True)
class Field:
    """A question of a form; `options` are the answers of a dropdown."""

    id: str
    kind: str
    heading: str
    options: tuple[str, ...]
    required: bool

    @property
    def label(self) -> Label:
        """The question in Greek and in English, which its heading holds both."""
        greek, _, english = self.heading.partition(" / ")
        return greek.rstrip(";"), english.rstrip("?")


@dataclass(frozen=True)
class Form:
    """A form: the name of its file, and its fields in the order in which GitHub writes their answers."""

    name: str
    fields: tuple[Field, ...]

    def field(self, key: str) -> Field:
        """The field of this id."""
        return next(field for field in self.fields if field.id == key)


@dataclass(frozen=True)
class Answers:
    """The form that was filled in, and its answers by the id of the field; an answer that is left out is empty."""

    form: Form
    values: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.values[key]

    def choice(self, key: str, meanings: tuple[str, ...]) -> str:
        """What the chosen option of a dropdown means; `meanings` stand in the order of its options."""
        return meanings[self.form.field(key).options.index(self[key])]


def read_forms(root: Path) -> tuple[Form, ...]:
    """The forms of a checkout."""
    paths = sorted((root / FOLDER).glob("*.yml"))
    return tuple(_form(path) for path in paths if path.stem != "config")


def answers(body: str, forms: Iterable[Form], problems: Problems) -> Answers | None:
    """The answers in the body of an issue, or None after adding what must be corrected to `problems`."""
    before = len(problems.found)
    lines = body.splitlines()
    form = next((form for form in forms if {_line(field) for field in form.fields} <= set(lines)), None)
    if form is None:
        problems.add(ISSUE, "form-unknown")
        return None
    headings = [_line(field) for field in form.fields]
    places = [number for number, line in enumerate(lines) if line in headings]
    if [lines[place] for place in places] != headings:
        problems.add(ISSUE, "form-headings")
        return None
    values = {}
    for field, place, end in zip(form.fields, places, [*places[1:], len(lines)], strict=True):
        values[field.id] = _answer(field, "\n".join(lines[place + 1 : end]), problems.inside(field.label))
    return Answers(form, values) if len(problems.found) == before else None


def _form(path: Path) -> Form:
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return Form(path.stem, tuple(_field(item) for item in read["body"] if item["type"] != "markdown"))


def _field(item: dict[str, Any]) -> Field:
    attributes = item["attributes"]
    required = item.get("validations", {}).get("required") == "true"
    return Field(item["id"], item["type"], attributes["label"], tuple(attributes.get("options", ())), required)


def _line(field: Field) -> str:
    """The line under which GitHub writes the answer."""
    return f"### {field.heading}"


def _answer(field: Field, written: str, problems: Problems) -> str:
    """The answer as plain text: one line, or several in a large field; without letters that nobody sees."""
    if len(written) > _MOST[field.kind]:
        problems.add(ISSUE, "form-too-long", most=str(_MOST[field.kind]))
        return ""
    seen = "".join(" " if letter == "\t" else letter for letter in unicodedata.normalize("NFC", written))
    seen = "".join(letter for letter in seen if letter == "\n" or unicodedata.category(letter) not in _UNSEEN)
    lines = [" ".join(line.split()) for line in seen.strip().split("\n")]
    answer = ("\n" if field.kind == "textarea" else " ").join(filter(None, lines))
    answer = "" if answer == _NO_ANSWER else answer
    if not answer and field.required:
        problems.add(ISSUE, "form-empty")
    elif answer and field.options and answer not in field.options:
        problems.add(ISSUE, "form-option", options=", ".join(field.options))
    return answer


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
