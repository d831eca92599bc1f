"""What a resident will see change between two editions: facts in words, translations, pages."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, is_dataclass, replace
from decimal import Decimal
from itertools import zip_longest
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from kentro import hand_written, phone
from kentro.edition import Edition
from kentro.fields import PHONE, Kind, ListOf, MapOf, Record, Ref, Refs, Words, slots_of
from kentro.hours import Weekly
from kentro.hours_words import HoursWords
from kentro.languages import SOURCE
from kentro.model import (
    Access,
    BenefitsFile,
    Centre,
    CentresFile,
    Channel,
    DateRange,
    Fact,
    GlossaryFile,
    HelpFile,
    Holidays,
    HolidaysFile,
    Hours,
    Notice,
    Phone,
    Service,
    ServiceAtCentre,
    ServicesFile,
    Settings,
    SituationsFile,
    Source,
)
from kentro.pages import Page
from kentro.problems import Label
from kentro.values import PLACEHOLDER, Name, PartialDate, Period, Text, texts_of
from kentro.wording import Wording

COLLECTIONS = {
    "centres": CentresFile,
    "municipalities": CentresFile,
    "services": ServicesFile,
    "local": ServicesFile,
    "situations": SituationsFile,
    "help_lines": HelpFile,
    "documents": BenefitsFile,
    "organisations": BenefitsFile,
    "glossary": GlossaryFile,
    "programmes": CentresFile,
    "activity": CentresFile,
    "holidays": HolidaysFile,
    "sources": CentresFile,
}
"""The records of a site, each with the file that declares how they are read and called."""

PAGE_OF = {
    "centres": "centres/{}/",
    "services": "benefits/{}/",
    "local": "benefits/{}/",
    "municipalities": "municipalities/{}/",
}
"""The address of the page that a record has for itself."""

AROUND = ("site", "help_lines")
"""What is seen around every page (`main.html`), not in its body."""

FRAME = ("page.", "nav.", "footer.", "help.")
"""The words of the pages that stand there."""

UNKNOWN = ("άγνωστο", "unknown")
YES, NO = ("ναι", "yes"), ("όχι", "no")
NAME = ("όνομα του ιστότοπου", "name of the website")
WEBSITE = ("ιστότοπος", "website")
INTERFACE = ("λόγια των σελίδων", "words of the pages")

_SAID = {
    (Centre, "kind"): "kind.{}",
    (Centre, "appointment"): "appointment.{}",
    (Centre, "cost"): "cost.{}",
    (Access, "step_free"): "access.step-free-{}",
    (Hours, "public_holidays"): "hours.public-{}",
    (Hours, "municipal_holiday"): "hours.municipal-{}",
    (Hours, "half_holidays"): "hours.half-{}",
    (Channel, "kind"): "benefit.channel-{}",
    (Source, "standing"): "sources.{}",
}
"""What the pages say for a word of a vocabulary."""

_ATTRIBUTE = {"help_lines": "lines"}
"""What a collection is called in its file, where that is another name."""

_MATCHED_BY = {Notice: "id", ServiceAtCentre: "service", Phone: "number"}
"""What makes two items of a list the same one."""


@dataclass(frozen=True)
class Change:
    """One thing that is another than before: `before` is None where it is new, `after` where it is gone."""

    collection: str
    id: str
    where: tuple[Label, ...]
    before: str | None = None
    after: str | None = None
    outdated: tuple[str, ...] = ()
    """The languages whose translation was of the text before."""
    languages: tuple[str, ...] = ()
    """The languages in which a page changes with it."""


@dataclass(frozen=True)
class Retold:
    """A text that a language says in other words, or for the first time, while its Greek is the same."""

    tag: str
    greek: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class TouchedPage:
    """A page that changes, appears or disappears."""

    tag: str
    path: str
    before: Page | None
    after: Page | None


@dataclass(frozen=True)
class Difference:
    """All that changes between two editions."""

    changes: tuple[Change, ...]
    retold: tuple[Retold, ...]
    pages: tuple[TouchedPage, ...]
    written: tuple[str, ...]
    """The files of pages by hand."""
    languages: tuple[str, ...]
    """Those of the edition after."""

    def __bool__(self) -> bool:
        return bool(self.changes or self.retold or self.pages or self.written)


def with_words_of(before: Edition, after: Edition) -> Edition:
    """The edition before, with the words that today's templates ask for and it has not, or has for other values."""
    mine, theirs = before.site.interface, after.site.interface
    lent = {key: text for key, text in theirs.items() if key not in mine or _holes(mine[key]) != _holes(text)}
    contexts = {text.context for text in lent.values()}
    catalogues = {
        tag: {**catalogue, **{c: m for c, m in after.catalogues.get(tag, {}).items() if c in contexts}}
        for tag, catalogue in before.catalogues.items()
    }
    return replace(before, site=replace(before.site, interface={**mine, **lent}), catalogues=catalogues)


def _holes(text: Text) -> set[str]:
    return set(PLACEHOLDER.findall(text.greek))


def touched(before: list[Page], after: list[Page]) -> tuple[TouchedPage, ...]:
    """The pages whose title, description, crumbs or body differ."""
    old, new = ({(page.tag, page.path): page for page in pages} for pages in (before, after))
    found = [
        TouchedPage(tag, path, old.get((tag, path)), new.get((tag, path))) for tag, path in dict.fromkeys((*new, *old))
    ]
    return tuple(page for page in found if _shown(page.before) != _shown(page.after))


def _shown(page: Page | None) -> object:
    return page and (page.title, page.description, page.crumbs, page.body)


def compare(before: Edition, after: Edition, pages: tuple[TouchedPage, ...], lang: str) -> Difference:
    """All that changes, its facts in the words of `lang`; `pages` are those that `touched` found."""
    found = _Comparison(before, after, lang)
    return Difference(
        changes=tuple(_with_languages(change, pages, after) for change in found.changes()),
        retold=tuple(found.retold()),
        pages=pages,
        written=tuple(_written(before, after)),
        languages=tuple(one.tag for one in after.languages),
    )


def _with_languages(change: Change, pages: tuple[TouchedPage, ...], after: Edition) -> Change:
    """The change with the languages in which it is seen: around every page, on the page of its record, or anywhere."""
    if change.collection in AROUND or (change.collection == "interface" and change.id.startswith(FRAME)):
        return replace(change, languages=tuple(one.tag for one in after.languages))
    own = PAGE_OF.get(change.collection, "").format(change.id)
    tags = (page.tag for page in pages if not own or page.path == own)
    return replace(change, languages=tuple(dict.fromkeys(tags)))


def _written(before: Edition, after: Edition) -> Iterator[str]:
    """The pages by hand that differ, by their files."""
    texts = []
    for edition in (before, after):
        tags = tuple(one.tag for one in edition.languages)
        files = [f"docs/{tag}/{path}" for path in hand_written.pages(edition.root, tags) for tag in tags]
        texts.append({file: (edition.root / file).read_bytes() for file in files if (edition.root / file).is_file()})
    old, new = texts
    yield from (file for file in dict.fromkeys((*new, *old)) if old.get(file) != new.get(file))


class _Comparison:
    """Two editions beside each other."""

    def __init__(self, before: Edition, after: Edition, lang: str) -> None:
        self.old, self.new = _Side(before, lang), _Side(after, lang)
        self.tags = [one.tag for one in after.languages if one.tag != SOURCE]

    def changes(self) -> Iterator[Change]:
        old, new = self.old.site, self.new.site
        site = Change("site", "", ())
        yield from self._value(None, old.name, new.name, _at(site, NAME), "")
        yield from self._record(Settings, old.settings, new.settings, _at(site, WEBSITE))
        for name, file in COLLECTIONS.items():
            slot = next(slot for slot in slots_of(file).values() if slot.attribute in (name, _ATTRIBUTE.get(name)))
            here = Change(name, "", ())
            if name == "holidays":
                yield from self._record(Holidays, old.holidays, new.holidays, _at(here, slot.label))
            else:
                yield from self._entries(slot.kind, getattr(old, name), getattr(new, name), here, slot.label)
        for key in dict.fromkeys((*new.interface, *old.interface)):
            here = _at(Change("interface", key, ()), INTERFACE, key)
            was, is_now = ({key: words[key]} if key in words else {} for words in (old.interface, new.interface))
            yield from self._texts(was, is_now, here)

    def retold(self) -> Iterator[Retold]:
        """The texts whose Greek is the same and whose translation is not."""
        known = {text.context: text for text in texts_of(self.old.site)}
        for text in dict.fromkeys(texts_of(self.new.site)):
            if text.context not in known or known[text.context].forms != text.forms:
                continue
            for tag in self.tags:
                before, after = self.old.translation(tag, text), self.new.translation(tag, text)
                if before != after:
                    yield Retold(tag, text.greek, *(" / ".join(forms) if forms else None for forms in (before, after)))

    def _record(self, cls: type[Any], old: Any, new: Any, here: Change) -> Iterator[Change]:
        for slot in slots_of(cls).values():
            before, after = getattr(old, slot.attribute), getattr(new, slot.attribute)
            if before != after:
                yield from self._field(slot.kind, before, after, here, slot.label, (cls, slot.attribute))

    def _field(self, kind: Kind[Any], old: Any, new: Any, here: Change, label: Label, key: Any) -> Iterator[Change]:
        if isinstance(kind, MapOf) and isinstance(kind.item, Record):
            yield from self._entries(kind, old or {}, new or {}, here, label)
        elif isinstance(kind, MapOf) and isinstance(kind.item, Words):
            yield from self._texts(old or {}, new or {}, _at(here, label))
        elif isinstance(kind, ListOf) and isinstance(kind.item, Record):
            yield from self._items(kind.item, old or (), new or (), _at(here, label))
        elif isinstance(kind, Record) and old is not None and new is not None:
            yield from self._record(kind.cls, old, new, _at(here, label))
        else:
            yield from self._value(kind, old, new, _at(here, label), key)

    def _entries(
        self, kind: Any, old: Map[str, Any], new: Map[str, Any], here: Change, label: Label
    ) -> Iterator[Change]:
        """The records of a collection, by their ids."""
        for id in dict.fromkeys((*new, *old)):
            before, after = old.get(id), new.get(id)
            if before == after:
                continue
            called = self.new.called(after) if after is not None else self.old.called(before)
            called = called or (id if not here.where else "")
            top = not here.where
            there = replace(here, id=id, where=(called,)) if top else _at(here, label, *([called] if called else []))
            if top and (before is None or after is None):
                yield replace(there, where=(label,), before=before and called, after=after and called)
            elif before is None or after is None or self.old.is_told_whole(before):
                yield from self._whole(kind.item, before, after, there)
            else:
                yield from self._record(kind.item.cls, before, after, there)

    def _texts(self, old: Map[str, Text], new: Map[str, Text], here: Change) -> Iterator[Change]:
        """The texts of a collection, by their ids."""
        for id in dict.fromkeys((*new, *old)):
            before, after = old.get(id), new.get(id)
            if before is None or after is None:
                sides = ((self.old, before), (self.new, after))
                told = [None if text is None else side.tell(None, text) for side, text in sides]
                yield replace(here, before=told[0], after=told[1])
            else:
                yield from self._value(None, before, after, here, None)

    def _items(self, item: Record[Any], old: tuple[Any, ...], new: tuple[Any, ...], here: Change) -> Iterator[Change]:
        """The records of a list: those that are the same one beside each other, the others in their order."""
        name = _MATCHED_BY.get(item.cls)
        of: Callable[[Any], Any] = attrgetter(name) if name else lambda each: each
        known = {of(each): each for each in old}
        wanted = {of(each) for each in new}
        pairs: list[tuple[Any, Any]] = [(known[of(each)], each) for each in new if of(each) in known]
        left = [each for each in old if of(each) not in wanted], [each for each in new if of(each) not in known]
        if item.cls is Phone or name is None:
            pairs += zip_longest(*left)
        else:
            pairs += [*((each, None) for each in left[0]), *((None, each) for each in left[1])]
        for before, after in pairs:
            if before is None or after is None or self.old.is_told_whole(before):
                yield from self._whole(item, before, after, here)
            else:
                yield from self._record(item.cls, before, after, here)

    def _whole(self, item: Record[Any], old: Any, new: Any, here: Change) -> Iterator[Change]:
        """A record that is told in one piece; where that is the same, what else of it differs."""
        before, after = self.old.tell(item, old), self.new.tell(item, new)
        if old is not None and new is not None and before == after:
            yield from self._record(item.cls, old, new, here)
        else:
            yield replace(here, before=None if old is None else before, after=None if new is None else after)

    def _value(self, kind: Kind[Any] | None, old: Any, new: Any, here: Change, key: Any) -> Iterator[Change]:
        before, after = self.old.tell(kind, old, key), self.new.tell(kind, new, key)
        if before == after:
            return
        outdated: tuple[str, ...] = ()
        if isinstance(old, Text) and isinstance(new, Text):
            outdated = tuple(t for t in self.tags if self.old.translation(t, old) and not self.new.translation(t, new))
        yield replace(here, before=before, after=after, outdated=outdated)


def _at(change: Change, *labels: Label) -> Change:
    return replace(change, where=(*change.where, *labels))


class _Side:
    """What one of the two editions says, in the words of one language."""

    def __init__(self, edition: Edition, lang: str) -> None:
        self.edition, self.site, self.lang = edition, edition.site, lang
        self.words = Wording(edition.translator(lang))
        self.hours = HoursWords(self.words)
        self._whole: dict[type[Any], Callable[[Any], Markup]] = {
            Fact: self.words.value,
            Notice: self.hours.notice,
            DateRange: self.words.period,
        }

    def translation(self, tag: str, text: Text) -> tuple[str, ...] | None:
        """What a text is in a language, or None where it is not translated, or from another Greek."""
        message = self.edition.catalogues.get(tag, {}).get(text.context)
        while message and message.source != text.forms:
            message = message.behind
        return message.strings if message else None

    def called(self, record: Any) -> str:
        """What an editor calls a record; an empty text where it has no name of its own."""
        if isinstance(record, Service):
            return record.names.official.greek
        names = (getattr(record, name, None) for name in ("name", "title", "word", "framework", "publisher"))
        return next((str(name) for name in names if name is not None), record.id if isinstance(record, Fact) else "")

    def is_told_whole(self, record: Any) -> bool:
        return type(record) in self._whole

    def tell(self, kind: Kind[Any] | None, value: Any, key: Any = None) -> str:
        """A value in words, on one line."""
        return " ".join(str(self._told(kind, value, key)).split())

    def _told(self, kind: Any, value: Any, key: Any) -> str:
        if value is None:
            return self._either(UNKNOWN)
        if isinstance(value, bool):
            return self._either(YES if value else NO)
        if type(value) in self._whole:
            return self._whole[type(value)](value).striptags()
        if isinstance(value, Weekly):
            return self._week(value)
        if isinstance(value, PartialDate | datetime.date):
            return self.words.date(value).striptags()
        if isinstance(value, Period):
            return self.words.counted("fact.months", value.months).striptags()
        if isinstance(value, int | Decimal):
            return self.words.number(value)
        if isinstance(value, Text):
            return f"«{value}»"
        if isinstance(value, tuple):
            item = kind.item if isinstance(kind, ListOf) else Ref(kind.collection) if isinstance(kind, Refs) else None
            return ", ".join(self._told(item, each, None) for each in value) or "–"
        if isinstance(value, Map):
            item = kind.item if isinstance(kind, MapOf) else None
            return "; ".join(f"{name}: {self._told(item, each, None)}" for name, each in value.items()) or "–"
        if is_dataclass(value) and not isinstance(value, Name):
            return self._fields(value)
        if isinstance(kind, Ref):
            return self._referred(kind.collection, str(value))
        if kind is PHONE:
            return phone.grouped(str(value))
        said = _SAID.get(key, "").format(value)
        return self.words.translator.plain(said) if said in self.site.interface else str(value)

    def _fields(self, record: Any) -> str:
        """A record that is new or gone: what it says, without where it is from."""
        parts = []
        for slot in slots_of(type(record)).values():
            value = getattr(record, slot.attribute)
            if value is None or value == () or value == {} or slot.attribute in ("source", "sources"):
                continue
            told = self._told(slot.kind, value, (type(record), slot.attribute))
            parts.append(f"{self._either(slot.label)}: {told}")
        return " · ".join(parts)

    def _week(self, weekly: Weekly) -> str:
        """The weeks of a year in words, each with its season."""
        said = []
        weeks = weekly.weeks_from(self.edition.today)
        for week, seasons in weeks:
            line = self.hours.in_line(week).striptags() or self.words.translator.plain("hours.closed")
            when = self.hours.seasons(seasons, self.edition.today.year).striptags()
            said.append(f"{when}: {line}" if len(weeks) > 1 else line)
        return " · ".join(said)

    def _referred(self, collection: str, id: str) -> str:
        if collection == "holidays":
            known: Map[str, Any] = self.site.holidays.municipal
        else:
            known = getattr(self.site, collection)
        return self.called(known[id]) if id in known else id

    def _either(self, words: Label) -> str:
        return words if isinstance(words, str) else words[self.lang != "el"]
