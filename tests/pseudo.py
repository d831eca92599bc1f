"""Pseudo-languages: catalogues made from the Greek texts, so that a town is seen in a language that nobody wrote.

Where such a language is whole, Greek or English letters on a page are a text that never went through a catalogue.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from kentro import translations
from kentro.catalogue import NATIONAL, OWN, forms_of
from kentro.languages import language
from kentro.load import load
from kentro.new_language import with_language
from kentro.terms import FILE as TERMS
from kentro.transliteration import latin
from kentro.values import PLACEHOLDER

_ARABIC = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψωabcdefghijklmnopqrstuvwxyz",
        "ابغدهزقثيكلمنخوپرسستعفحصطاببدهفغحيجكلمنوپقرستعوطخيز",
        strict=True,
    )
) | {";": "؟", "·": "؛", ",": "،"}


def arabic(text: str) -> str:
    """The text with an Arabic letter for each of its own."""
    return "".join(_ARABIC.get(letter, letter) for letter in bare(text).lower())


def long(text: str) -> str:
    """The text in Latin letters, nearly half as long again, between marks that a cut would lose."""
    return f"[{re.sub('[aeiouy]', _drawled, bare(latin(text)))}]"


def add(site: Path, tag: str, disguised: Callable[[str], str], share: int = 100) -> None:
    """Give the town in `site` one language more, with `share` per cent of its texts (the same at every run)."""
    config = site / "mkdocs.yml"
    config.write_text(with_language(config.read_text(encoding="utf-8"), language(tag)), encoding="utf-8")
    (site / TERMS.format(tag)).unlink(missing_ok=True)
    files = [site / folder / f"{tag}.po" for folder in (NATIONAL, OWN)]
    for file in files:
        file.unlink(missing_ok=True)
    loaded = load(site).site
    assert loaded
    translations.update(site, loaded)
    for file in files:
        with file.open("rb") as stream:
            catalog = read_po(stream)
        for message in catalog:
            if message.context and zlib.crc32(str(message.context).encode()) % 100 < share:
                one, *other = (_kept(disguised, form) for form in forms_of(message.id))
                message.string = (one, *other * (catalog.num_plurals - 1)) if other else one
        with file.open("wb") as stream:
            write_po(stream, catalog)


def _kept(disguised: Callable[[str], str], text: str) -> str:
    """The whole text disguised, but for its placeholders."""
    names = PLACEHOLDER.findall(text)
    said = disguised(PLACEHOLDER.sub("\N{OBJECT REPLACEMENT CHARACTER}", text))
    return re.sub("\N{OBJECT REPLACEMENT CHARACTER}", lambda _: f"{{{names.pop(0)}}}", said)


def bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _drawled(vowel: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", f"{vowel[0]}\N{COMBINING GRAVE ACCENT}{vowel[0]}")
