"""What hours were probably meant: `Δευτέρα - Παρασκευή 8.00-15.00` is `Mo-Fr 08:00-15:00`.

The checker refuses such a text and shows the right form; it never reads it as if it were right.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kentro.folding import folded
from kentro.hours import MONTHS, WEEKDAYS, HoursError, spans_of, weekly

_DAYS_SAID = (
    ("δευτερα", "δευτ", "δευ", "δε", "monday", "mon"),
    ("τριτη", "τρι", "τρ", "tuesday", "tues", "tue"),
    ("τεταρτη", "τετ", "τε", "wednesday", "wed"),
    ("πεμπτη", "πεμ", "πε", "thursday", "thurs", "thu"),
    ("παρασκευη", "παρ", "πα", "friday", "fri"),
    ("σαββατο", "σαβ", "σα", "saturday", "sat"),
    ("κυριακη", "κυρ", "κυ", "sunday", "sun"),
)
_MONTHS_SAID = (
    ("ιανουαριος", "ιανουαριου", "ιαν", "january"),
    ("φεβρουαριος", "φεβρουαριου", "φεβ", "february"),
    ("μαρτιος", "μαρτιου", "μαρ", "march"),
    ("απριλιος", "απριλιου", "απρ", "april"),
    ("μαιος", "μαιου", "μαι"),
    ("ιουνιος", "ιουνιου", "ιουν", "june"),
    ("ιουλιος", "ιουλιου", "ιουλ", "july"),
    ("αυγουστος", "αυγουστου", "αυγ", "august"),
    ("σεπτεμβριος", "σεπτεμβριου", "σεπ", "september", "sept"),
    ("οκτωβριος", "οκτωβριου", "οκτ", "october"),
    ("νοεμβριος", "νοεμβριου", "νοε", "november"),
    ("δεκεμβριος", "δεκεμβριου", "δεκ", "december"),
)


_WORDS = {
    folded(said): word
    for words, several in ((WEEKDAYS, _DAYS_SAID), (MONTHS, _MONTHS_SAID))
    for word, all_said in zip(words, several, strict=True)
    for said in (word, *all_said)
}
_WORDS |= dict.fromkeys(map(folded, ("κλειστά", "κλειστό", "closed", "off")), "off")
_WORDS |= dict.fromkeys(map(folded, ("καθημερινά", "καθημερινές", "weekdays")), "Mo-Fr")
_WORDS |= dict.fromkeys(map(folded, ("έως", "με", "μέχρι", "ως", "to", "until", "till")), "-")
_WORDS |= dict.fromkeys(map(folded, ("και", "and")), ",")
_WORDS |= dict.fromkeys(
    map(folded, ("από", "ώρες", "ώρα", "κάθε", "τις", "στις", "των", "hours", "from", "every", "at")), ""
)
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[:.]?([0-5]\d))?(πμ|am|μμ|pm)?")


def suggestion(text: str) -> str | None:
    """The rule that `text` probably means, or None; what is returned is a rule that `weekly` reads."""
    return _first_that_reads([_rewritten(text), _swapped(_rewritten(text))], weekly)


def times_suggestion(text: str) -> str | None:
    """The same for the times of a day: `9 - 13` is `09:00-13:00`."""
    return _first_that_reads([_rewritten(text), _swapped(_rewritten(text))], spans_of)


def _first_that_reads(texts: list[str], reads: Callable[[str], object]) -> str | None:
    for text in texts:
        try:
            reads(text)
        except HoursError:
            continue
        return text
    return None


def _rewritten(text: str) -> str:
    """Names of days and months in OpenStreetMap's letters, times with two digits, dashes and commas in their places."""
    plain = re.sub(r"(?<=\d)\s*(π|μ|a|p)\.?\s*(μ|m)\b\.?", r"\1\2", folded(text))
    plain = re.sub(r"[‐-―−~]", "-", re.sub("[&/+]", ",", plain.replace("·", ";")))
    plain = re.sub(r"εωσ και\b|μεχρι και\b", "εωσ", plain)
    plain = re.sub(r"\b(\d{1,2})(?:ησ?)? ([^\W\d_]+)", _month_first, plain)
    parts: list[str] = []
    for token in re.findall(r"[^\W\d_]+|(?:\d{1,2}[:.]\d{2}|\d{3,4}|\d{1,2})(?:πμ|am|μμ|pm)?|[-,;]", plain):
        if token in "-,;":
            parts.append(token)
        elif token.isdigit() and len(token) < 3 and _in_date(parts):
            parts.append(f"{int(token):02}")
        elif token[0].isdigit():
            parts.append(_clock(token))
        elif token in _WORDS:
            parts += filter(None, [_WORDS[token]])
        else:
            return ""
    joined = re.sub(r"\s*([-,;])\s*", r"\1", " ".join(parts)).strip(",; ")
    joined = re.sub(r"(?<=[a-z]),(?=\d)", " ", joined)
    joined = re.sub(rf"(?<=:\d\d)[, ](?={'|'.join((*WEEKDAYS, *MONTHS))})", "; ", joined)
    joined = re.sub(r"\b(\d{2}:\d{2}) (?=\d{2}:\d{2}-)", r"\1,", joined)
    return re.sub("; ?", "; ", joined)


def _month_first(found: re.Match[str]) -> str:
    """`1 ιουλιου` as `ιουλιου 1`."""
    return f"{found[2]} {found[1]}" if _WORDS.get(found[2]) in MONTHS else found[0]


def _in_date(parts: list[str]) -> bool:
    """Whether a number that follows is the day of a month: `Jul 1`, `Aug 10-20`."""
    if parts[-1:] == ["-"]:
        return len(parts) > 2 and parts[-3] in MONTHS and ":" not in parts[-2]
    return bool(parts) and parts[-1] in MONTHS


def _clock(token: str) -> str:
    found = _CLOCK.fullmatch(token)
    if not found:
        return token
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3] in ("μμ", "pm") else 0) if hour <= 12 else hour
    return f"{hour:02}:{found[2] or '00'}"


def _swapped(text: str) -> str:
    """Closing before opening: `08:00-03:00` means three in the afternoon, `15:00-08:00` is the wrong way round."""

    def right(found: re.Match[str]) -> str:
        opens, closes = found.groups()
        if closes < "12:00" and opens <= "12:00" and closes < opens:
            return f"{opens}-{int(closes[:2]) + 12}{closes[2:]}"
        return f"{closes}-{opens}" if "06:00" <= closes < opens else found[0]

    return re.sub(r"(\d{2}:\d{2})-(\d{2}:\d{2})", right, text)
