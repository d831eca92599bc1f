"""Greek names in Latin letters, as road signs, identity cards and passports write them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_LATIN = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_VOWELS = "αεηιουω"
_VOICED_CONSONANTS = "βγδζλμνρ"

_ACCENTS = "\u0300\u0301\u0342"  # varia, oxia (tonos) and perispomeni, as combining marks
_DIERESIS = "\u0308"


@dataclass(frozen=True)
class _Letter:
    """One written character: what stood in the text and, for a Greek letter, which one it is and its marks."""

    written: str
    greek: str = ""  # lower case, without marks; empty for everything that is not a Greek letter
    marks: str = ""

    @property
    def is_letter(self) -> bool:
        return self.written[:1].isalpha()

    @property
    def is_capital(self) -> bool:
        return self.written[:1].isupper()


_NOTHING = _Letter("")


def latin(text: str) -> str:
    """Return the text with its Greek letters in Latin ones, by the transcription table of ELOT 743 (ISO 843, type 2).

    Accents and diereses are dropped. The standard's table allows them to be carried over (Athína), but the State's
    own uses of it, on road signs, identity cards and passports, write the plain letters (Athina), and those are what
    a reader compares our text with. A dieresis, or an accent on the first vowel, still keeps two vowels apart:
    Ταΰγετος is Taygetos, not Tavgetos. Capitals written without their dieresis cannot be told apart: ΑΥΛΟΣ is AVLOS.

    What is not Greek stays exactly as it was: digits, punctuation, Latin letters with their accents.
    The text may be composed (NFC) or decomposed (NFD).
    """
    letters = _letters(text)
    latin_text = []
    for i, letter in enumerate(letters):
        before = letters[i - 1] if i > 0 else _NOTHING
        after = letters[i + 1] if i + 1 < len(letters) else _NOTHING
        after_that = letters[i + 2] if i + 2 < len(letters) else _NOTHING
        before_that = letters[i - 2] if i > 1 else _NOTHING
        if not letter.greek:
            latin_text.append(letter.written)
        elif letter.greek == "μ" and _is_b(before, letter, after, after_that):
            latin_text.append("B" if letter.is_capital else "b")
        elif letter.greek == "π" and _is_b(before_that, before, letter, after):
            continue  # the μ before it has become the b of both
        else:
            latin_text.append(_in_case_of(letter, _sound(letter, before, after), before, after))
    return "".join(latin_text)


def _letters(text: str) -> list[_Letter]:
    """Split the text into characters, each Greek letter with its marks, whether they were composed with it or not."""
    letters: list[_Letter] = []
    for character in text:
        base, *marks = list(unicodedata.normalize("NFD", character))
        if base.lower() in _LATIN:
            letters.append(_Letter(base, base.lower(), "".join(marks)))
        elif unicodedata.combining(character) and letters and letters[-1].greek:
            letters[-1] = _Letter(letters[-1].written, letters[-1].greek, letters[-1].marks + character)
        else:
            letters.append(_Letter(character))
    return letters


def _is_b(before: _Letter, first: _Letter, second: _Letter, after: _Letter) -> bool:
    """Tell whether the two letters are μπ at the start or at the end of a word; inside one they are mp."""
    return first.greek == "μ" and second.greek == "π" and not (before.is_letter and after.is_letter)


def _sound(letter: _Letter, before: _Letter, after: _Letter) -> str:
    """Return the lower-case Latin letters of one Greek letter between its two neighbours."""
    if letter.greek == "γ" and after.greek and after.greek in "γξχ":
        return "n"
    if letter.greek == "υ" and before.greek and before.greek in "αεηο" and _is_one_sound(before, letter):
        if before.greek == "ο":
            return "u"
        return "v" if after.greek and after.greek in _VOWELS + _VOICED_CONSONANTS else "f"
    return _LATIN[letter.greek]


def _is_one_sound(vowel: _Letter, ypsilon: _Letter) -> bool:
    """Tell whether a vowel and the υ after it belong together: no dieresis on the υ, no accent on the vowel."""
    return _DIERESIS not in ypsilon.marks and not any(mark in _ACCENTS for mark in vowel.marks)


def _in_case_of(letter: _Letter, latin_letters: str, before: _Letter, after: _Letter) -> str:
    """Write a capital as Th in Θήβα and as TH in ΘΗΒΑ; the next letter tells, or at the end of a word the last one."""
    if not letter.is_capital:
        return latin_letters
    neighbour = after if after.is_letter else before
    return latin_letters.upper() if neighbour.is_capital else latin_letters.capitalize()
