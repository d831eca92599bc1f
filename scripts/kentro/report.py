"""How far each translation is: for people, for programs, and as a page for translators."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import jinja2
from babel.messages import Message

from kentro import hand_written, signoff
from kentro.catalogue import OWN, forms_of, parsed
from kentro.languages import SOURCE, Language, language
from kentro.messages import sentence
from kentro.model import Site
from kentro.translations import folder_of, texts
from kentro.values import Text

State = Literal["translated", "fuzzy", "missing"]


@dataclass(frozen=True)
class Entry:
    """One text in one language; `file` and `line` say where it is (line 0: still to be put in)."""

    context: str
    greek: str
    state: State
    reviewed: bool
    file: str
    line: int


@dataclass(frozen=True)
class Report:
    """One language."""

    language: Language
    entries: tuple[Entry, ...]

    def count(self, state: State) -> int:
        """How many texts are in a state."""
        return len(self.open(state))

    def open(self, state: State) -> list[Entry]:
        """The texts that are in a state."""
        return [entry for entry in self.entries if entry.state == state]

    @property
    def reviewed(self) -> int:
        return sum(entry.reviewed for entry in self.entries)

    def numbers(self) -> dict[str, int]:
        """What there is to count."""
        states: tuple[State, ...] = ("translated", "fuzzy", "missing")
        return {"texts": len(self.entries), **{s: self.count(s) for s in states}, "reviewed": self.reviewed}


def reports(root: Path, site: Site) -> list[Report]:
    """Every language of the site but the Greek; a hand-written page counts as one text."""
    return [
        Report(language(tag), (*messages(root, site, tag), *_pages(root, site, tag)))
        for tag in site.languages
        if tag != SOURCE
    ]


def as_text(found: list[Report], lang: str) -> str:
    """A line for each language, and below it where what is missing or fuzzy stands."""
    lines = []
    for report in found:
        numbers = {name: str(count) for name, count in report.numbers().items()}
        lines.append(sentence("report-language", lang, {"lang": report.language.tag, **numbers}))
        for state in ("fuzzy", "missing"):
            lines += [f"  {entry.file}:{entry.line}: {state}: {entry.context}" for entry in report.open(state)]
    return "\n".join(lines)


def as_json(found: list[Report]) -> str:
    """The same as a list of objects."""
    said = [
        {
            "language": report.language.tag,
            **report.numbers(),
            "open": [asdict(entry) for entry in report.entries if entry.state != "translated"],
        }
        for report in found
    ]
    return json.dumps(said, ensure_ascii=False, indent=1)


def as_page(found: list[Report], links: str) -> str:
    """The same as a page of its own; `links` is the address that the path of a file follows."""
    return page("report.html", reports=found, links=links)


def page(template: str, **context: object) -> str:
    """A page for editors, not part of the site, from a template beside this file; all of them share `layout.html`."""
    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template(template).render(**context)


def messages(root: Path, site: Site, tag: str) -> Iterator[Entry]:
    """The texts of the data in one language; where both catalogues have a text, the one that pages use."""
    files: dict[str, dict[str, Message]] = {}
    for text in texts(site):
        home = folder_of(text)
        several = [
            _entry(text, f"{folder}/{tag}.po", message)
            for folder in dict.fromkeys((OWN, home))
            if (message := _file(root, folder, tag, files).get(text.context))
        ]
        several.sort(key=lambda entry: ("translated", "fuzzy", "missing").index(entry.state))
        yield next(iter(several), Entry(text.context, text.greek, "missing", False, f"{home}/{tag}.po", 0))


def _file(root: Path, folder: str, tag: str, files: dict[str, dict[str, Message]]) -> dict[str, Message]:
    if folder not in files:
        path = root / folder / f"{tag}.po"
        data = parsed(path.read_bytes()) if path.is_file() else ()
        files[folder] = {message.context: message for message in data if message.context}
    return files[folder]


def _entry(text: Text, file: str, message: Message) -> Entry:
    source, strings = forms_of(message.id), forms_of(message.string)
    current = source == text.forms and not message.fuzzy
    state: State = "missing" if not any(strings) else "translated" if current and all(strings) else "fuzzy"
    reviewed = state == "translated" and signoff.holds(message.user_comments, *source, *strings)
    return Entry(text.context, text.greek, state, reviewed, file, message.lineno or 1)


def _pages(root: Path, site: Site, tag: str) -> Iterator[Entry]:
    states: dict[str, State] = {"current": "translated", "old": "fuzzy", "missing": "missing"}
    for path in hand_written.pages(root, site.languages):
        state = states[hand_written.state(root, path, tag)]
        yield Entry(f"docs/{path}", path, state, False, f"docs/{tag}/{path}", int(state != "missing"))
