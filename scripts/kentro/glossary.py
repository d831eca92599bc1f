"""Links a word of offices to its entry in the glossary, the first time that a page uses it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from kentro.catalogue import Translator
from kentro.model import Term


@dataclass
class Glossary:
    """The words of one page. `href` is the address of the glossary from there."""

    terms: Mapping[str, Term]
    translator: Translator
    href: str
    linked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.ids: dict[str, str] = {}
        for term in self.terms.values():
            for text in (term.word, *term.forms.values()):
                self.ids.setdefault(_folded(self.translator.plain(text)), term.id)
                self.ids.setdefault(_folded(text.greek), term.id)
        longest_first = sorted(self.ids, key=len, reverse=True)
        words = "|".join(re.escape(word) for word in longest_first)
        self.pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None

    def link(self, text: str) -> Markup:
        """The text as HTML, its first mention of each word a link to the entry."""
        shown, end = Markup(), 0
        for found in self.pattern.finditer(text) if self.pattern else ():
            term = self.ids[_folded(found[0])]
            if term in self.linked or (found[0].islower() and _is_abbreviation(self.terms[term])):
                continue
            self.linked.add(term)
            shown += escape(text[end : found.start()])
            shown += Markup('<a class="kn-term" href="{}#{}">{}</a>').format(self.href, term, found[0])
            end = found.end()
        return shown + escape(text[end:])


def _is_abbreviation(term: Term) -> bool:
    return term.word.greek.isupper()


def _folded(word: str) -> str:
    return word.casefold()
