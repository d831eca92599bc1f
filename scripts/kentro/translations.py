"""Keeps the gettext catalogues in step with the Greek texts, by context alone.

Babel's own update matches by similarity and hands a new sentence a neighbour's translation. Here a
message is found again by its context only: a new one is empty, a changed one keeps its translation,
marked fuzzy with the Greek that it translated.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, unescape, write_po

from kentro.catalogue import NATIONAL, OWN
from kentro.languages import SOURCE
from kentro.model import Site
from kentro.values import Text, texts_of

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_FORM = re.compile(rf"msgid(?:_plural)? ((?:{_QUOTED.pattern}\s*)+)")
_ONE_LINE = 1_000_000
"""Babel takes a width of 0 for messages only and breaks comments, and `#|` inside its quotes, at 76."""
_PLURAL_FORMS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
"""Where Babel's own rule numbers the forms in another order than CLDR and every other gettext tool: its last two."""


def texts(site: Site) -> list[Text]:
    """Every text of a site that is translated, each once, in the order of the data."""
    return list({text.context: text for text in texts_of(site)}.values())


def update(root: Path, site: Site) -> list[str]:
    """Bring every language's catalogues up to date with the Greek; returns the files that changed."""
    changed = []
    for tag in site.languages:
        if tag == SOURCE:
            continue
        for folder in (NATIONAL, OWN):
            path = root / folder / f"{tag}.po"
            wanted = [text for text in texts(site) if _folder(text) == folder]
            others = [text for text in texts(site) if _folder(text) != folder] if folder == OWN else []
            old = path.read_bytes() if path.is_file() else b""
            new = updated(old, tag, wanted, others)
            if new != old:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(new)
                changed.append(path.relative_to(root).as_posix())
    return changed


def updated(old: bytes, tag: str, wanted: list[Text], others: Iterable[Text] = ()) -> bytes:
    """The catalogue file `old` of a language with exactly the messages `wanted`, old translations kept by context.

    `others` stay where the file has them already: a fork's own words for a text of upstream's.
    """
    known = {m.context: m for m in read_po(io.BytesIO(old), locale=tag, abort_invalid=True) if m.context}
    catalog = Catalog(locale=tag)
    for text in (*wanted, *(other for other in others if other.context in known)):
        source = (text.greek, text.plural) if text.plural else text.greek
        message = catalog.add(source, context=text.context)
        before = known.get(text.context)
        if before is not None:
            _keep(message, before)
    stream = io.BytesIO()
    stream.write(_header(catalog))
    write_po(stream, catalog, width=_ONE_LINE, omit_header=True, no_location=True, include_previous=True)
    return stream.getvalue().rstrip(b"\n") + b"\n"


def _keep(message: Message, before: Message) -> None:
    message.user_comments = [comment for comment in before.user_comments if not comment.startswith("| ")]
    strings = _forms(before.string or "")
    if message.pluralizable == before.pluralizable:
        message.string = before.string
    elif any(strings):
        message.string = (strings[-1],) if message.pluralizable else strings[-1]
    same = _forms(before.id) == _forms(message.id)
    if any(strings) and (before.fuzzy or not same):
        message.flags.add("fuzzy")
        older = _previous(before) if before.fuzzy else ()
        message.previous_id = list(older or (() if same else _forms(before.id)))


def _previous(message: Message) -> tuple[str, ...]:
    """The source that a fuzzy message translated: Babel writes it as `#|` and reads it as a comment."""
    lines = " ".join(comment.removeprefix("| ") for comment in message.user_comments if comment.startswith("| "))
    return tuple("".join(map(unescape, _QUOTED.findall(form))) for form in _FORM.findall(lines))


def _forms(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _header(catalog: Catalog) -> bytes:
    """The least that gettext editors need; no dates, so that the same messages are the same bytes."""
    lines = (
        f"Language: {catalog.locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {_PLURAL_FORMS.get(str(catalog.locale), catalog.plural_forms)}",
        "X-Translation-State: not yet reviewed by a native speaker",
    )
    return b'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines).encode() + b"\n"


def _folder(text: Text) -> str:
    """Upstream's texts go to the national catalogue, a fork's own to its own."""
    return NATIONAL if text.context.split(".")[0] in ("ui", "national") else OWN
