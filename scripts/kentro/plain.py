"""Plain Greek: short sentences, explained words, numbers kept as facts, and a score of how hard a page is to read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kentro import letters
from kentro.model import Term
from kentro.values import PLACEHOLDER

MOST_WORDS = 25

_SENTENCE = re.compile(r"[^.;!·:]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"(?<![\w-])(?:[Α-Ω]\.?){2,}(?![\w-])")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,:/-]*")


def typed_number(text: str) -> str | None:
    """A number typed into a text, where a placeholder belongs; digits inside a word (Α21, Ε1) are its own."""
    found = _NUMBER.search(PLACEHOLDER.sub("", text))
    return found[0] if found else None


def long_sentences(text: str) -> list[str]:
    """The sentences of more than 25 words; a placeholder is one word."""
    sentences = _SENTENCE.findall(PLACEHOLDER.sub("x", text))
    return [sentence.strip() for sentence in sentences if len(_WORD.findall(sentence)) > MOST_WORDS]


def unexplained(text: str, known: frozenset[str]) -> list[str]:
    """The abbreviations that no glossary entry explains."""
    found = (match[0].rstrip(".") for match in _ABBREVIATION.finditer(text))
    return [word for word in dict.fromkeys(found) if word.casefold() not in known]


def in_latin_letters(text: str, known: frozenset[str]) -> list[tuple[str, str]]:
    """The words of the glossary that are typed in Latin letters that look Greek, each as it should be: `KEA`, `ΚΕΑ`."""
    typed = dict.fromkeys(word for word in _WORD.findall(text) if word.casefold() not in known)
    meant = {word: letters.greek(word) for word in typed}
    return [(word, right) for word, right in meant.items() if right and right.casefold() in known]


def words_of(terms: Iterable[Term]) -> frozenset[str]:
    """Every way in which the glossary writes its words."""
    return frozenset(text.greek.casefold().rstrip(".") for term in terms for text in (term.word, *term.forms.values()))


def lix(texts: Iterable[str]) -> int:
    """How hard texts are to read: LIX, words a sentence plus per cent of words over six letters (Björnsson 1968).

    It needs no syllables, so it compares pages of one language; Greek words are long, so Greek scores run high.
    """
    joined = [PLACEHOLDER.sub("x", text) for text in texts]
    words = [word for text in joined for word in _WORD.findall(text)]
    sentences = sum(bool(_WORD.search(part)) for text in joined for part in _SENTENCE.findall(text))
    return round(len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)) if words else 0
