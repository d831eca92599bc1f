"""Keeps the gettext catalogues in step with the Greek texts, by context alone.

Babel's own update matches by similarity and hands a new sentence a neighbour's translation. Here a
message is found again by its context only: a new one is empty, a changed one keeps its translation,
marked fuzzy with the Greek that it translated. What no text asks for any more stays at the end of the
file as obsolete (`#~`) until a release, for the day when the text comes back.
"""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.pofile import unescape, write_po
from babel.plural import to_gettext

from kentro import signoff
from kentro.catalogue import NATIONAL, OWN, forms_of, parsed, plural_index
from kentro.languages import SOURCE
from kentro.model import Site
from kentro.notes import notes
from kentro.problems import Mark, Problem, Problems
from kentro.values import Text, texts_of

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_FORM = re.compile(rf"msgid(?:_plural)? ((?:{_QUOTED.pattern}\s*)+)")
_ONE_LINE = 1_000_000
"""Babel takes a width of 0 for messages only and breaks comments, and `#|` inside its quotes, at 76."""
_PLURAL_FORMS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "fa": "nplurals=2; plural=(n > 1);",
}
"""Where Babel's rule is not CLDR's, which pages go by: its last two Arabic forms are the other way round, and it has
one Persian. These are the rules that gettext editors know; for other languages CLDR's own is written out."""

Sign = Callable[[Message], str | None]
"""The sign-off of a translated message, or None where it is not meant."""


def texts(site: Site) -> list[Text]:
    """Every text of a site that is translated, each once, in the order of the data."""
    return list({text.context: text for text in texts_of(site)}.values())


def obsolete(root: Path, site: Site) -> list[Problem]:
    """For each catalogue of a site's own how many of its translations no text asks for any more."""
    found, wanted = Problems(), {text.context for text in texts(site)}
    for path in sorted((root / OWN).glob("*.po")):
        gone = [
            m for m in parsed(path.read_bytes()) if m.context and m.context not in wanted and any(forms_of(m.string))
        ]
        if gone:
            mark = Mark(path.relative_to(root).as_posix(), gone[0].lineno or 1)
            found.warn(mark, "po-obsolete", count=str(len(gone)), context=str(gone[0].context))
    return found.found


def folder_of(text: Text) -> str:
    """The folder of a text's catalogue: upstream's texts go to the national catalogue, a fork's own to its own."""
    return NATIONAL if text.context.split(".")[0] in ("ui", "national") else OWN


def update(root: Path, site: Site) -> list[str]:
    """Bring every language's catalogues up to date with the Greek; returns the files that changed."""
    return _rewrite(root, site, [tag for tag in site.languages if tag != SOURCE])


def sign(
    root: Path, site: Site, tag: str, contexts: Sequence[str], line: Callable[..., str], *, national: bool = False
) -> int:
    """Sign off the translated messages of a language whose contexts are `contexts` or below; all without any.

    `line` makes the comment from the texts of a message (`signoff.line`). Returns how many were signed off. What is
    signed of the shared texts is copied into the site's own catalogue, which an update leaves alone; with `national`,
    in the repository that keeps them, they are signed where they stand.
    """
    signed = 0

    def is_meant(message: Message) -> bool:
        return not contexts or any(is_below(str(message.context), wanted) for wanted in contexts)

    def comment(message: Message) -> str | None:
        nonlocal signed
        if not is_meant(message):
            return None
        signed += 1
        return line(*forms_of(message.id), *forms_of(message.string))

    shared = [] if national else [message for message in _unsigned(root, site, tag) if is_meant(message)]
    _rewrite(root, site, [tag], comment, (NATIONAL, OWN) if national else (OWN,), shared)
    return signed


def _unsigned(root: Path, site: Site, tag: str) -> Iterator[Message]:
    """The shared messages of a language that say a text as it is and that nobody has signed off."""
    path = root / NATIONAL / f"{tag}.po"
    known = {message.context: message for message in parsed(path.read_bytes(), tag)} if path.is_file() else {}
    for text in texts(site):
        message = known.get(text.context)
        if message and not message.fuzzy and forms_of(message.id)[0] == text.greek:
            said = (*forms_of(message.id), *forms_of(message.string))
            if not signoff.holds(message.user_comments, *said):
                yield message


def is_below(context: str, wanted: str) -> bool:
    """Whether a context is the wanted one, or one below it: `ui.page.skip` is below `ui`."""
    return context == wanted or context.startswith(f"{wanted}.")


def _rewrite(
    root: Path,
    site: Site,
    tags: list[str],
    sign: Sign | None = None,
    folders: Sequence[str] = (NATIONAL, OWN),
    shared: Sequence[Message] = (),
) -> list[str]:
    changed = []
    told = notes(site)
    for tag in tags:
        for folder in folders:
            path = root / folder / f"{tag}.po"
            wanted = [text for text in texts(site) if folder_of(text) == folder]
            others = [text for text in texts(site) if folder_of(text) != folder] if folder == OWN else []
            old = path.read_bytes() if path.is_file() else b""
            new = updated(old, tag, wanted, others, told, sign, shared)
            if new != old:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(new)
                changed.append(path.relative_to(root).as_posix())
    return changed


def updated(
    old: bytes,
    tag: str,
    wanted: list[Text],
    others: Iterable[Text] = (),
    told: Mapping[str, tuple[str, ...]] | None = None,
    sign: Sign | None = None,
    shared: Sequence[Message] = (),
) -> bytes:
    """The catalogue file `old` of a language with exactly the messages `wanted`, old translations kept by context.

    `others` stay where the file has them already: a fork's own words for a text of upstream's. `told` is what
    translators are told of each text, by its context (`notes.py`); `sign` gives a message's sign-off, or None.
    `shared` are messages of upstream's that the file is to have, if it has no words of its own for them.
    """
    before = parsed(old, tag)
    known = {m.context: m for m in (*shared, *before.obsolete.values(), *before) if m.context}
    catalog = _empty(tag)
    for text in (*wanted, *(other for other in others if other.context in known)):
        source = (text.greek, text.plural) if text.plural else text.greek
        message = catalog.add(source, context=text.context, auto_comments=(told or {}).get(text.context, ()))
        if text.context in known:
            _keep(message, known.pop(text.context))
        if sign and not message.fuzzy and all(forms_of(message.string)) and (line := sign(message)):
            message.user_comments = [*(one for one in message.user_comments if not signoff.is_line(one)), line]
    obsolete = _empty(tag)
    for gone in known.values():
        if any(forms_of(gone.string)):
            _keep(obsolete.add(gone.id, context=gone.context), gone)
    kept = re.sub(rb'^(?=msg|")', b"#~ ", _written(obsolete).replace(b"\n#|", b"\n#~|"), flags=re.MULTILINE)
    return (_header(catalog) + _written(catalog) + kept).rstrip(b"\n") + b"\n"


def _empty(tag: str) -> Catalog:
    """A catalogue of a language, its plural forms in the order in which pages choose them."""
    catalog = Catalog(locale=tag)
    catalog.mime_headers = [("Plural-Forms", _PLURAL_FORMS.get(tag, catalog.plural_forms))]
    index, last = gettext.c2py(catalog.plural_expr), catalog.num_plurals - 1
    if any(index(n) != min(plural_index(tag, n), last) for n in range(200)):
        forms = to_gettext(Locale.parse(tag).plural_form)
        catalog.mime_headers = [("Plural-Forms", re.sub(r"\be\b", "0", forms))]  # no number here has an exponent
    return catalog


def _written(catalog: Catalog) -> bytes:
    stream = io.BytesIO()
    write_po(stream, catalog, width=_ONE_LINE, omit_header=True, no_location=True, include_previous=True)
    return stream.getvalue()


def _keep(message: Message, before: Message) -> None:
    same = forms_of(before.id) == forms_of(message.id)
    message.user_comments = [
        comment for comment in before.user_comments if not (comment.startswith("| ") or _is_void(comment, before, same))
    ]
    strings = forms_of(before.string)
    if message.pluralizable == before.pluralizable:
        message.string = before.string
    elif any(strings):
        message.string = (strings[-1],) if message.pluralizable else strings[-1]
    if any(strings) and (before.fuzzy or not same):
        message.flags.add("fuzzy")
        older = _previous(before) if before.fuzzy else ()
        message.previous_id = list(older or (() if same else forms_of(before.id)))


def _is_void(comment: str, before: Message, same: bool) -> bool:
    """Whether a comment signs off other words than these."""
    read = (*forms_of(before.id), *forms_of(before.string))
    return signoff.is_line(comment) and not (same and signoff.holds([comment], *read))


def _previous(message: Message) -> tuple[str, ...]:
    """The source that a fuzzy message translated: Babel writes it as `#|` and reads it as a comment."""
    lines = " ".join(comment.removeprefix("| ") for comment in message.user_comments if comment.startswith("| "))
    return tuple("".join(map(unescape, _QUOTED.findall(form))) for form in _FORM.findall(lines))


def _header(catalog: Catalog) -> bytes:
    """The least that gettext editors need; no dates, so that the same messages are the same bytes."""
    lines = (
        f"Language: {catalog.locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalog.plural_forms}",
    )
    return b'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines).encode() + b"\n"
