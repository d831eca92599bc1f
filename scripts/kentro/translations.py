"""Keeps the gettext catalogues in step with the Greek texts, by context alone.

Babel's own update matches by similarity and hands a new sentence a neighbour's translation. Here a
message is found again by its context only: a new one is empty, a changed one keeps its translation,
marked fuzzy with the Greek that it translated.
"""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po

from kentro.catalogue import NATIONAL, OWN
from kentro.languages import SOURCE
from kentro.model import Site
from kentro.values import Text


def texts(site: Site) -> list[Text]:
    """Every text of a site that is translated, each once, in the order of the data."""
    return list({text.context: text for text in _walk(site)}.values())


def update(root: Path, site: Site) -> list[str]:
    """Bring every language's catalogues up to date with the Greek; returns the files that changed."""
    changed = []
    for tag in site.languages:
        if tag == SOURCE:
            continue
        for folder in (NATIONAL, OWN):
            path = root / folder / f"{tag}.po"
            wanted = [text for text in texts(site) if _folder(text) == folder]
            old = path.read_bytes() if path.is_file() else b""
            new = updated(old, tag, wanted)
            if new != old:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(new)
                changed.append(path.relative_to(root).as_posix())
    return changed


def updated(old: bytes, tag: str, wanted: list[Text]) -> bytes:
    """The catalogue file `old` of a language with exactly the messages `wanted`, old translations kept by context."""
    known = {message.context: message for message in read_po(io.BytesIO(old), locale=tag) if message.context}
    catalog = Catalog(locale=tag)
    for text in wanted:
        source = (text.greek, text.plural) if text.plural else text.greek
        message = catalog.add(source, context=text.context)
        before = known.get(text.context)
        if before is not None:
            _keep(message, before)
    stream = io.BytesIO()
    stream.write(_header(catalog))
    write_po(stream, catalog, width=0, omit_header=True, no_location=True, include_previous=True)
    return stream.getvalue().rstrip(b"\n") + b"\n"


def _keep(message: Message, before: Message) -> None:
    message.string = before.string
    message.user_comments = before.user_comments
    translated = any(before.string) if isinstance(before.string, list | tuple) else before.string
    same = _forms(before.id) == _forms(message.id)
    if before.fuzzy or (translated and not same):
        message.flags.add("fuzzy")
        message.previous_id = list(_forms(before.id))


def _forms(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _header(catalog: Catalog) -> bytes:
    """The least that gettext editors need; no dates, so that the same messages are the same bytes."""
    lines = (
        f"Language: {catalog.locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalog.plural_forms}",
        "X-Translation-State: not yet reviewed by a native speaker",
    )
    return b'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines).encode() + b"\n"


def _folder(text: Text) -> str:
    """Upstream's texts go to the national catalogue, a fork's own to its own."""
    return NATIONAL if text.context.split(".")[0] in ("ui", "national") else OWN


def _walk(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        for child in value.values():
            yield from _walk(child)
    elif isinstance(value, tuple):
        for child in value:
            yield from _walk(child)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _walk(getattr(value, field.name))
