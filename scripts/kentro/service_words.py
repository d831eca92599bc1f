"""What the page of a service says, as plain text in one language: for descriptions and for the exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kentro.model import Channel, DocumentAsked, Fact, Service, Site, Statement
from kentro.phone import grouped
from kentro.values import PLACEHOLDER, Text
from kentro.wording import Wording


@dataclass(frozen=True)
class ServiceWords:
    """The words of one language for services: the same as on their pages, without markup."""

    words: Wording
    site: Site

    @property
    def tag(self) -> str:
        return self.words.tag

    def plain(self, text: Text | str) -> str:
        """A text, or a string of the pages by its key."""
        return self.words.translator.plain(text)

    def translated(self, text: Text) -> bool:
        return self.words.translator.translated(text)

    def filled(self, text: Text, facts: Mapping[str, Fact]) -> str:
        """A text with its facts in words."""
        values = {name: self.words.value(facts[name]).striptags() for name in PLACEHOLDER.findall(text.greek)}
        return self.words.translator.plain(text, **values)

    def statement(self, service: Service, statement: Statement) -> str:
        """A statement as its page makes it: that sources disagree, since when it holds, and who reports it."""
        said = [self.plain("benefit.disputed")] if statement.disputed else []
        facts, sources = service.facts_of(statement), service.sources_of(statement)
        said += [self.filled(statement.text, service.facts), *self._since(facts)]
        for together in [(key,) for key in sources] if statement.disputed else [sources]:
            if source := self.site.reporter(together):
                names = {"publisher": self.words.publisher(source), "date": self.words.date_of(source)}
                said.append(f"({self._ui('benefit.according', **names)})")
        return " ".join(dict.fromkeys(said))

    def channel(self, service: Service, way: Channel) -> str:
        """A way to apply: what it is, and what its page says of it."""
        parts = [self.plain(f"benefit.channel-{way.kind}")]
        parts += [self.filled(way.text, service.facts)] if way.text else []
        parts += [way.url] if way.url else []
        parts += [grouped(way.phone)] if way.phone else []
        return ". ".join(part.rstrip(".") for part in parts)

    def paper(self, service: Service, asked: DocumentAsked) -> str:
        """A paper with what is said of it, always and for this service."""
        paper = self.site.documents[asked.document]
        notes = [*([self.plain(paper.note)] if paper.note else [])]
        notes += [self.filled(asked.note, service.facts)] if asked.note else []
        return f"{self.plain(paper.name)} ({' '.join(notes)})" if notes else self.plain(paper.name)

    def _since(self, facts: list[Fact]) -> Iterator[str]:
        for key in ("since", "until"):
            for date in dict.fromkeys(getattr(fact, key) for fact in facts):
                if date:
                    yield f"({self._ui(f'fact.{key}', date=self.words.date(date))})"

    def _ui(self, key: str, **values: object) -> str:
        return str(self.words.translator.ui(key, **values).striptags())
