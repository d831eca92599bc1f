"""Greek telephone numbers: read as people type them, kept as bare digits, written as Greeks write them."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import phonenumbers

Reason = Literal["letters", "length", "not-greek", "several", "range", "placeholder"]


class PhoneError(ValueError):
    """A text is not one Greek telephone number: why, and the number that was probably meant, if we can tell.

    The reasons: "letters" (something that is neither a digit nor a space, dot, dash, slash or bracket), "length",
    "not-greek" (another country's prefix, or digits that the Greek numbering plan does not have), "several"
    (more than one number), "range" (one number and other endings for it), "placeholder" (nobody's number).
    """

    def __init__(self, reason: Reason, suggestion: str | None = None) -> None:
        """Keep the reason for the caller, who knows the words to tell the editor."""
        super().__init__(reason)
        self.reason: Reason = reason
        self.suggestion = suggestion


# Short codes are a rule, not a list, because a list ages and phonenumbers' own list has no 1555, 197 or 11520. The
# National Numbering Plan (EETT) gives them the whole series 1, which no ten-digit number uses, with 3, 4 or 5 digits,
# save 6 in the series 116 that all Europe shares (116111, 116000). Of four digits we know only codes from 10xx to 15xx.
_SHORT_CODE = re.compile(r"116[0-9]{3} | 1(?!16)(?: [0-9]{2} | [0-5][0-9]{2} | [0-9]{4} )", re.VERBOSE)

_DASH = r"\-\u2010\u2011\u2012\u2013\u2014\u2212"  # hyphens, dashes and minus: word processors put any of them
_GAP = rf"[\s./(){_DASH}]*+"  # possessive: never tried again, so a line of ten thousand brackets costs nothing
_PREFIX = rf"(?:\+|00){_GAP}30"
_ABROAD = re.compile(rf"{_GAP}(?:\+|00)(?!{_GAP}30){_GAP}[1-9]")
_TEN_DIGITS = re.compile(rf"(?<![0-9])(?:{_PREFIX}{_GAP})?([2-9](?:{_GAP}[0-9]){{9}})(?![0-9])")
_ONLY_A_NUMBER = re.compile(rf"{_GAP}(?:{_PREFIX})?(?:{_GAP}[0-9])*{_GAP}")
_BETWEEN_NUMBERS = re.compile(r"[,;&/\s]+")
_ANOTHER_NUMBER = re.compile(r"\s*[,;&]\s*[0-9]")
_OTHER_ENDING = re.compile(rf"\s*[{_DASH}/]\s*[0-9]")
_LOOK_ALIKES = str.maketrans(dict.fromkeys("OoΟοОо", "0") | dict.fromkeys("IlΙι", "1"))


def parse(text: str) -> str:
    """Return the digits to dial within Greece: "2105065885" for "+30 210-506 5885", "1555" for a short code.

    Spaces, dots, dashes, slashes and brackets may stand between the digits, +30 or 0030 before them. Anything else
    is a PhoneError. We ask phonenumbers only whether the area or service code exists, which is all it knows of Greek
    numbers: its rules end at the code, so they refuse no real subscriber, and accept 2100000000.
    """
    text = _without_invisible_characters(text).strip()
    if _ABROAD.match(text):
        raise PhoneError("not-greek")
    _refuse_more_than_one(text)
    if not _ONLY_A_NUMBER.fullmatch(text):
        raise PhoneError("letters", _number_meant(text))
    prefix = re.match(_GAP + _PREFIX, text)
    digits = _digits(text[prefix.end() :] if prefix else text)
    is_short_code = _is_short_code(digits) and not prefix and _stands_together(text)
    if not is_short_code and len(digits) != 10:
        raise PhoneError("length", _number_within(digits))
    if _is_placeholder(digits):
        raise PhoneError("placeholder")
    if not _exists(digits):
        raise PhoneError("not-greek")
    return digits


def apart(text: str) -> tuple[str, ...]:
    """Return the pieces of a text, each as it was typed and meant as one number: "210 1, 210 2 / 210 3" has three.

    What stands between two whole numbers, a comma, a semicolon or the end of a line parts them; a range stays whole.
    """
    pieces: list[str] = []
    for line in re.split(r"[,;\n]", text):
        numbers = [match[0] for match in _TEN_DIGITS.finditer(line)]
        only_numbers = not re.sub(rf"{_GAP}|και|&", "", _TEN_DIGITS.sub("", line))
        pieces += numbers if only_numbers else [line]
    return tuple(piece.strip() for piece in pieces if piece.strip())


def numbers_in(text: str) -> list[str]:
    """Every number of a text that holds several, as its national digits, each once."""
    text = _without_invisible_characters(text)
    found = [_digits(match[1]) for match in _TEN_DIGITS.finditer(text)]
    codes = [code for code in _BETWEEN_NUMBERS.split(_TEN_DIGITS.sub(" ", text)) if _is_short_code(code)]
    return list(dict.fromkeys((*found, *codes)))


def e164(number: str) -> str | None:
    """Return the number with the country's prefix, "+302105065885"; a short code has none, it works only in Greece."""
    return None if _is_short_code(number) else f"+30{number}"


def href(number: str) -> str:
    """Return the address of a link that dials the number: "tel:+302105065885", "tel:1555"."""
    return f"tel:{e164(number) or number}"


def grouped(number: str) -> str:
    """Return the number as Greeks write it, the area code and then the rest: "210 5065885", "28340 23144"."""
    if _is_short_code(number):
        return number
    end = _length_of_area_code(number)
    return f"{number[:end]} {number[end:]}"


def grouped_international(number: str) -> str:
    """Return the number as a caller from abroad reads it, "+30 210 5065885"; a short code stays as it is."""
    return grouped(number) if _is_short_code(number) else f"+30 {grouped(number)}"


def _length_of_area_code(number: str) -> int:
    """Return how many digits of a ten-digit number Greeks say together first.

    Athens has 3 (210, 211, …), the largest other cities 4 (2310, 2410, 2610, 2810), every other place 5 (28340),
    mobile and service numbers 3 (694, 800). phonenumbers has the codes as they were before the digit that 2002 added
    (21, 231, 2834), and calls them no area codes at all, because in Greece nobody dials without them.
    """
    if not number.startswith("2") or number.startswith("21"):
        return 3
    return 4 if number[2] == "1" else 5


def _is_short_code(digits: str) -> bool:
    return _SHORT_CODE.fullmatch(digits) is not None


def _stands_together(short_code: str) -> bool:
    """Tell whether a short code has no dash inside, other than 116-111: 15-900 may be a code or two ends of a range."""
    return not re.search(rf"(?<!^116)[{_DASH}/]", short_code)


def _exists(digits: str) -> bool:
    if _is_short_code(digits):
        return True
    if len(digits) != 10:
        return False  # phonenumbers allows 800 up to 12
    return phonenumbers.is_valid_number(phonenumbers.PhoneNumber(country_code=30, national_number=int(digits)))


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _without_invisible_characters(text: str) -> str:
    """Drop what a number copied from a web page or a contact card carries: direction marks, zero-width spaces."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def _is_placeholder(digits: str) -> bool:
    """Tell whether the digits are a filler that somebody meant to replace: 2100000000, 2101234567, 1234567890.

    694 1234567 passes: operators sell such mobile numbers, and somebody has it.
    """
    rest = digits[_length_of_area_code(digits) :] if len(digits) == 10 else ""
    one_digit_repeated = len(set(digits)) == 1
    counting = digits in "01234567890" or (digits.startswith("2") and rest in ("123456", "1234567"))
    return one_digit_repeated or counting or set(rest) == {"0"}


def _refuse_more_than_one(text: str) -> None:
    """Raise PhoneError for several numbers ("210 5277020, 214 4117400") and for a range ("2693360307-4")."""
    numbers = list(_TEN_DIGITS.finditer(text))
    first = _real_number(_digits(numbers[0][1])) if numbers else None
    rest = text[numbers[0].end() :] if numbers else ""
    if len(numbers) > 1 or _ANOTHER_NUMBER.match(rest):
        raise PhoneError("several", first)
    if _OTHER_ENDING.match(rest):
        raise PhoneError("range", first)
    codes = _BETWEEN_NUMBERS.split(text)
    if len(codes) > 1 and all(_is_short_code(code) or _TEN_DIGITS.fullmatch(code) for code in codes):
        raise PhoneError("several", _real_number(_digits(codes[0])))
    code_and_ending = re.fullmatch(rf"([0-9]+){_OTHER_ENDING.pattern}+", text)
    if code_and_ending and _is_short_code(code_and_ending[1]):
        raise PhoneError("range", _real_number(code_and_ending[1]))


def _number_meant(text: str) -> str | None:
    """Return the number in a text with letters: "21O 5065885" with an O, "τηλ. 210 5065885", "210 5065885 εσωτ. 3"."""
    as_digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text.translate(_LOOK_ALIKES))
    candidates = [as_digits, *(match[1] for match in _TEN_DIGITS.finditer(text)), _digits(text)]
    for candidate in candidates:
        if _ONLY_A_NUMBER.fullmatch(candidate):
            try:
                return parse(candidate)
            except PhoneError:
                continue
    return None


def _number_within(digits: str) -> str | None:
    """Return the number in digits that have a 0 or a 30 too many before it: "02105065885", "302105065885"."""
    return _real_number(re.sub(r"^(?:30|0)(?=[0-9]{10}$)", "", digits))


def _real_number(digits: str) -> str | None:
    """Return the digits if they may be suggested: a number of the Greek plan and nobody's filler."""
    return digits if _exists(digits) and not _is_placeholder(digits) else None
