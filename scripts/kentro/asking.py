"""The questions of `manage.py init`: what somebody answers at a terminal or in the form of a workflow, as YAML."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kentro import hours_form, languages, messages, scalars
from kentro.languages import SOURCE
from kentro.scalars import WrongError
from kentro.starting import suggested_id, suggested_name

Said = Mapping[tuple[str, ...], Any]
"""What has been answered, by its place in the answers."""


@dataclass(frozen=True)
class Question:
    """One question: its words (`ask-<key>`), where its answer goes and how it is read.

    `suggested` is what an empty answer means; nothing stays unknown.
    """

    key: str
    place: tuple[str, ...]
    read: Callable[[str], Any]
    suggested: Callable[[Said], str] = lambda said: ""
    required: bool = False


def _rule(text: str) -> str:
    """Opening hours as the data have them, from what people write: `Δευτέρα - Παρασκευή 8.00-15.00`."""
    meant = hours_form.suggestion(text) or text
    scalars.hours(meant)
    return meant


def _tags(text: str) -> list[str]:
    """The languages of a list: by their codes, or as people call them."""
    words = dict.fromkeys(text.replace(",", " ").split())
    tags = [word if languages.can_publish(word) else languages.named(word) or word for word in words]
    for tag in tags:
        if not languages.can_publish(tag):
            raise WrongError("language-unknown", lang=tag)
    return list(dict.fromkeys(tags))


def _municipality(said: Said) -> str:
    return str(said["municipality", "name"])


QUESTIONS = (
    Question("municipality", ("municipality", "name"), scalars.plain, required=True),
    Question("id", ("municipality", "id"), scalars.identifier, lambda said: suggested_id(_municipality(said))),
    Question("languages", ("languages",), _tags, lambda said: SOURCE),
    Question("address", ("address",), scalars.url),
    Question("accent", ("accent",), scalars.colour),
    Question("logo", ("logo",), scalars.plain),
    Question("centre", ("centre", "name"), scalars.plain, lambda said: suggested_name(_municipality(said))),
    Question("phone", ("centre", "phone"), scalars.phone),
    Question("street", ("centre", "address", "street"), scalars.plain),
    Question("locality", ("centre", "address", "locality"), scalars.plain),
    Question("hours", ("centre", "hours"), _rule),
    Question("email", ("centre", "email"), scalars.email),
    Question("operator", ("operator", "name"), scalars.plain, _municipality),
    Question("operator-email", ("operator", "email"), scalars.email),
)
FORM = ("municipality", "id", "languages", "address", "accent", "centre", "phone", "where", "hours", "operator-email")
"""The inputs of the workflow's form, at most ten, as GitHub long allowed no more. `where` is a street and its town."""


def ask(lang: str, read: Callable[[str], str], tell: Callable[[str], object]) -> bytes:
    """The answers of somebody at a terminal. `read` shows a text and returns what was typed, or raises EOFError."""
    said: dict[tuple[str, ...], Any] = {}
    for question in QUESTIONS:
        suggested = question.suggested(said)
        shown = messages.words(f"ask-{question.key}", lang) + (f" [{suggested}]" if suggested else "")
        while question.place not in said:
            typed = read(f"{shown} ").strip() or suggested
            if not typed and not question.required:
                break
            try:
                said[question.place] = question.read(typed) if typed else _nothing()
            except WrongError as wrong:
                tell(messages.sentence(wrong.code, lang, wrong.params))
    return _yaml(said)


def from_form(event: str) -> bytes:
    """The answers in the event (JSON) of a workflow that somebody started by its form; ValueError where it is none.

    https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_dispatch
    """
    parsed = json.loads(event)
    inputs = parsed.get("inputs") if isinstance(parsed, dict) else None
    if not isinstance(inputs, dict) or not all(isinstance(value, str) for value in inputs.values()):
        raise ValueError("inputs")
    typed = {key: inputs.get(key, "").strip() for key in FORM}
    street, _, locality = typed.pop("where").rpartition(",")
    typed |= {"street": street.strip(), "locality": locality.strip()} if street else {"street": locality.strip()}
    said: dict[tuple[str, ...], Any] = {}
    for question in QUESTIONS:
        if text := typed.get(question.key, ""):
            try:
                said[question.place] = question.read(text)
            except WrongError:
                said[question.place] = text  # what is wrong with it is told with everything else
    if isinstance(said.get(("languages",)), str):
        said["languages",] = said["languages",].replace(",", " ").split()
    return _yaml(said)


def _nothing() -> Any:
    raise WrongError("init-needed")


def _yaml(said: Said) -> bytes:
    """The answers as a tree; JSON is YAML, whatever somebody typed."""
    tree: dict[str, Any] = {}
    for place, value in said.items():
        inner = tree
        for key in place[:-1]:
            inner = inner.setdefault(key, {})
        inner[place[-1]] = value
    return json.dumps(tree, ensure_ascii=False, indent=1).encode()
