"""Numbers and units that a translation types where its Greek has a placeholder: they would not follow the data."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from babel.numbers import get_currency_name

from kentro.folding import folded
from kentro.languages import language
from kentro.values import PLACEHOLDER

UNITS = {
    "ui.fact.years": r"χρον|ετ(οσ|ουσ|η|ων|ησι)|περσι|φετοσ",
    "ui.fact.years-old": r"χρον|ετ(οσ|ουσ|η|ων|ησι)|ηλικι",
    "ui.fact.months": r"μην|ιανουαρι|φεβρουαρι|μαρτι|απριλι|\bμαιο[συ]?\b|ιου[νλ]ι|αυγουστ|(σεπτ|νο|δεκ)εμβρι|οκτωβρι",
}
"""The strings that put a unit beside its number, and how a Greek text, folded, names that unit.

A day is left out: in most languages its word also names holidays and weekdays, which count nothing.
"""

EURO = r"ευρω(?!π)|€"
PERCENT = r"τοισ εκατο|ποσοστ|%"


def stray_digits(greek: str, said: str) -> str:
    """The digits that a translation has too many or too few, sorted; placeholders are no digits."""
    wanted, found = _digits(greek), _digits(said)
    return "".join(sorted(((wanted - found) + (found - wanted)).elements()))


def stray_unit(greek: str, said: str, units: Mapping[str, re.Pattern[str]]) -> str | None:
    """A unit that the translation names and its Greek does not, in the translation's own word.

    `units` are the words of the language by how Greek names the same unit (`units_of`). Beside a placeholder a
    unit of time is grammar: «from the year {since}».
    """
    plain, dated = folded(PLACEHOLDER.sub(" ", greek)), bool(PLACEHOLDER.search(greek))
    text = PLACEHOLDER.sub(" ", said).casefold().replace("\N{ZERO WIDTH NON-JOINER}", "")
    for stem, words in units.items():
        if dated and stem not in (EURO, PERCENT):
            continue
        found = words.search(text)
        if found and not re.search(stem, plain):
            return found[0]
    return None


def units_of(tag: str, counted: Mapping[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    """How a language names each unit, by how Greek does; `counted` are its own translations of `UNITS`."""
    words = {
        stem: {PLACEHOLDER.sub("", form).strip().casefold() for form in counted.get(context, ())} - {""}
        for context, stem in UNITS.items()
    }
    names = {str(get_currency_name("EUR", n, locale=language(tag).locale)).casefold() for n in (1, 2, 5)}
    return {stem: _pattern(found) for stem, found in {**words, EURO: names | {"€"}, PERCENT: {"%", "٪"}}.items()}


def _pattern(words: set[str]) -> re.Pattern[str]:
    """The words, each by itself; without any, nothing."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    bounded = (rf"(?<!\w){re.escape(w)}(?!\w)" if w[0].isalpha() else re.escape(w) for w in longest)
    return re.compile("|".join(bounded) or r"(?!)")


def _digits(text: str) -> Counter[str]:
    return Counter(str(unicodedata.digit(sign)) for sign in filter(str.isdigit, PLACEHOLDER.sub("", text)))
