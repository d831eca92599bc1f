"""Letters that are not what they look like: invisible signs, letters of another alphabet, stand-ins for a text.

https://www.unicode.org/reports/tr39/ (confusables), https://www.unicode.org/reports/tr36/ (bidirectional controls)
"""

from __future__ import annotations

import re
import unicodedata

from kentro.folding import folded

_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0e\uffa0\U000e0100-\U000e01ef]")
"""Letters and marks that show nothing: by their category they are like others (Default_Ignorable_Code_Point)."""

_WORD = re.compile(r"[^\W\d_]+")
_JOINERS = "\u200c\u200d"
"""They make or part ligatures: right in Persian and in some emoji, never beside the letters below."""
_ALPHABETS = {
    "Greek": re.compile("[Ͱ-Ͽἀ-῿]"),
    "Latin": re.compile("[A-Za-z\u00b5À-ɏ]"),
    "Cyrillic": re.compile("[\u0400-\u04ff]"),
}
_TO_GREEK = str.maketrans(
    "ABEZHIKMNOPTYXaopvuikxyntwáóíúýàòìùäöïü\u00b5АВЕНІКМОРТХУГПФаорвукхтіпфїў",
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορνυικχγητωάόίύύάόίύάόϊϋμΑΒΕΗΙΚΜΟΡΤΧΥΓΠΦαορβυκχτιπφϊϋ",
)
_TO_LATIN = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορνυικχγητωάόίύАВЕКМНОРСТХІЅЈаекорстухіѕј",
    "ABEZHIKMNOPTYXaopvuikxyntwáóíúABEKMHOPCTXISJaekopctyxisj",
)
_TO_CYRILLIC = str.maketrans(
    "ABCEHIKMOPTXYaceikopxystΑΒΕΗΙΚΜΟΡΤΥΧΓΠΦαορυκχιπφ", "АВСЕНІКМОРТХУасеікорхуѕтАВЕНІКМОРТУХГПФаоруκхіпф"
)
_MADE_OF = (("Greek", _TO_GREEK), ("Latin", _TO_LATIN), ("Cyrillic", _TO_CYRILLIC))
_STAND_IN = re.compile(
    r"\?+|\.{2,}|…|[-–—_]+|n/?a|κενο|test|τεστ|δοκιμη|foo|asdf|(?:να )?συμπληρωθει|συμπληρωστε.*|12345\d*|0{3,}"
)
_STAND_IN_WORD = re.compile(r"\b(?:TODO|FIXME|TBD|[xXχΧ]{3,}|lorem ipsum)\b", re.IGNORECASE)


def invisible(text: str) -> str | None:
    """The code of the first sign that nobody sees, such as `U+200B`: zero-width, direction controls, soft hyphens."""
    if text.isprintable() and not _BLANK.search(text):
        return None  # the same said of most texts at once
    for index, letter in enumerate(text):
        hidden = unicodedata.category(letter) in ("Cf", "Cc", "Co", "Cn", "Cs", "Zl", "Zp") or _BLANK.match(letter)
        if hidden and letter not in "\t\n\r":
            beside = text[max(index - 1, 0) : index] + text[index + 1 : index + 2]
            if letter in _JOINERS and len(beside) == 2 and not re.search(r"[\s\dA-Za-zͰ-Ͽἀ-῿\u0400-\u04ff]", beside):
                continue
            return f"U+{ord(letter):04X}"
    return None


def look_alike(text: str) -> tuple[str, str] | None:
    """The first word that mixes alphabets by letters that look alike, and the word in one alphabet: `Κέντρo`, `Κέντρο`.

    What mixes them in the open is a name: `myΑΑΔΕ`, `e-ΕΦΚΑ`.
    """
    plain = unicodedata.normalize("NFC", text)
    if sum(bool(letters.search(plain)) for letters in _ALPHABETS.values()) < 2:
        return None  # the same said of most texts at once
    for word in _WORD.findall(plain):
        used = {name: len(letters.findall(word)) for name, letters in _ALPHABETS.items()}
        if sum(count > 0 for count in used.values()) < 2:
            continue
        for name, table in sorted(_MADE_OF, key=lambda made: -used[made[0]]):
            meant = word.translate(table)
            if used[name] and len(_ALPHABETS[name].findall(meant)) == len(meant):
                return word, meant
    return None


def greek(word: str) -> str | None:
    """A word of Latin letters in the Greek ones that look like them, where each has one: `AMKA` is `ΑΜΚΑ`."""
    meant = word.translate(_TO_GREEK)
    return meant if meant != word and len(_ALPHABETS["Greek"].findall(meant)) == len(word) else None


def latin(text: str) -> str:
    """A text with Latin letters for those of other alphabets that look like them."""
    return text.translate(_TO_LATIN)


def stand_in(text: str) -> str | None:
    """What in a text was to be replaced before it is published: `TODO`, `xxx`, `...`, `lorem ipsum`."""
    if _STAND_IN.fullmatch(folded(text.strip())):
        return text.strip()
    found = _STAND_IN_WORD.search(text)
    return found[0] if found else None
