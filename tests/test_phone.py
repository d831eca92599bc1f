"""Tests of kentro.phone. The good numbers are of public services, or have the shape of one."""

from __future__ import annotations

import phonenumbers
import pytest

from kentro.phone import PhoneError, e164, grouped, grouped_international, href, parse

GOOD = {
    "2105065885": "2105065885",
    "210 5065885": "2105065885",
    " 210 506 5885 ": "2105065885",
    "210-5065885": "2105065885",
    "210.506.5885": "2105065885",
    "210/5065885": "2105065885",
    "(210) 5065885": "2105065885",
    "+302105065885": "2105065885",
    "+30 210 5065885": "2105065885",
    "(+30) 210 5065885": "2105065885",
    "0030 210 5065885": "2105065885",
    "00302105065885": "2105065885",
    "210\u20135065885": "2105065885",
    "210\u00a05065885": "2105065885",
    "\u202a210 5065885\u202c": "2105065885",
    "214 4117400": "2144117400",
    "213 2037822": "2132037822",
    "2131371700": "2131371700",
    "28340 23144": "2834023144",
    "2693360307": "2693360307",
    "2310 317777": "2310317777",
    "2313 317777": "2313317777",
    "6912345678": "6912345678",
    "694 1234567": "6941234567",
    "800 1112233": "8001112233",
    "801 11 12233": "8011112233",
    "112": "112",
    "100": "100",
    "166": "166",
    "197": "197",
    "199": "199",
    "1016": "1016",
    "1056": "1056",
    "1555": "1555",
    " 1555 ": "1555",
    "10306": "10306",
    "11520": "11520",
    "15900": "15900",
    "15 900": "15900",
    "116000": "116000",
    "116111": "116111",
    "116 123": "116123",
    "116-123": "116123",
}

BAD = {
    # an O for a zero, an I for a one, Latin or Greek
    "21O5065885": ("letters", "2105065885"),
    "21Ο 5065885": ("letters", "2105065885"),
    "2I0 5065885": ("letters", "2105065885"),
    "Ι555": ("letters", "1555"),
    "٢١٠٥٠٦٥٨٨٥": ("letters", "2105065885"),
    # words and signs around the number
    "τηλ. 210 5065885": ("letters", "2105065885"),
    "Tel: +30 210 5065885": ("letters", "2105065885"),
    "τηλ. 1555": ("letters", "1555"),
    "210 5065885 εσωτ. 3": ("letters", "2105065885"),
    "210 5065885,": ("letters", "2105065885"),
    "210,5065885": ("letters", "2105065885"),
    "Δεν υπάρχει": ("letters", None),
    "info@example.gr": ("letters", None),
    "#112": ("letters", "112"),
    # too few digits, too many
    "": ("length", None),
    "-": ("length", None),
    "5065885": ("length", None),
    "210506588": ("length", None),
    "21050658851": ("length", None),
    "210 5065885 1": ("length", None),
    "02105065885": ("length", "2105065885"),
    "302105065885": ("length", "2105065885"),
    "+30 (0)210 5065885": ("length", "2105065885"),
    "+30 112": ("length", "112"),
    "+30": ("length", None),
    "1655": ("length", None),
    "1167": ("length", None),
    "117111": ("length", None),
    "54344": ("length", None),
    "15-900": ("length", "15900"),
    # other countries, and codes that Greece does not have
    "+44 20 7946 0958": ("not-greek", None),
    "0044 20 7946 0958": ("not-greek", None),
    "(+355) 4 222 2222": ("not-greek", None),
    "+357 22 123456": ("not-greek", None),
    "2005065885": ("not-greek", None),
    "6005065885": ("not-greek", None),
    "5012345679": ("not-greek", None),
    # several numbers
    "210 5277020, 214 4117400": ("several", "2105277020"),
    "210 5277020 214 4117400": ("several", "2105277020"),
    "2105277020/2144117400": ("several", "2105277020"),
    "2105277020-2144117400": ("several", "2105277020"),
    "210 5277020 και 214 4117400": ("several", "2105277020"),
    "+30 210 5277020; +30 214 4117400": ("several", "2105277020"),
    "210 5277020\n214 4117400": ("several", "2105277020"),
    "210 5277020, 1555": ("several", "2105277020"),
    "210 5277020, 21, 22": ("several", "2105277020"),
    "1555, 2105277020": ("several", "1555"),
    "112, 100": ("several", "112"),
    "1555 / 112": ("several", "1555"),
    "100 166": ("several", "100"),
    # one number and the endings of its neighbours
    "2693360307-4": ("range", "2693360307"),
    "26933 60307-304": ("range", "2693360307"),
    "26933 60307 - 60310": ("range", "2693360307"),
    "210 5277020\u201322": ("range", "2105277020"),
    "210 5277020/1": ("range", "2105277020"),
    "210 5277020-1-2": ("range", "2105277020"),
    "1555-6": ("range", "1555"),
    # nothing is suggested that would be refused in its turn
    "0210 0000000": ("length", None),
    "210 0000000, 210 1234567": ("several", None),
    "210 0000000-1": ("range", None),
    # fillers
    "2100000000": ("placeholder", None),
    "210 000 0000": ("placeholder", None),
    "+30 210 0000000": ("placeholder", None),
    "2101234567": ("placeholder", None),
    "2310 123456": ("placeholder", None),
    "2310 000000": ("placeholder", None),
    "28340 00000": ("placeholder", None),
    "6900000000": ("placeholder", None),
    "6940000000": ("placeholder", None),
    "8000000000": ("placeholder", None),
    "1234567890": ("placeholder", None),
    "0123456789": ("placeholder", None),
    "2222222222": ("placeholder", None),
    "0000000000": ("placeholder", None),
    "1111": ("placeholder", None),
    "123": ("placeholder", None),
    "1234": ("placeholder", None),
    "12345": ("placeholder", None),
}

WRITTEN = {
    "2105065885": "210 5065885",
    "2144117400": "214 4117400",
    "2132037822": "213 2037822",
    "2310317777": "2310 317777",
    "2313317777": "2313 317777",
    "2410350100": "2410 350100",
    "2610966200": "2610 966200",
    "2810399399": "2810 399399",
    "2834023144": "28340 23144",
    "2693360307": "26933 60307",
    "2221022221": "22210 22221",
    "6912345678": "691 2345678",
    "6941234567": "694 1234567",
    "8001112233": "800 1112233",
    "8011112233": "801 1112233",
}

SHORT_CODES = ["112", "197", "1555", "11520", "116111"]


@pytest.mark.parametrize(("text", "digits"), GOOD.items(), ids=[repr(text) for text in GOOD])
def test_a_number_is_read_however_it_is_typed(text: str, digits: str) -> None:
    assert parse(text) == digits


@pytest.mark.parametrize(
    ("text", "reason", "suggestion"),
    [pytest.param(text, *why, id=f"{why[0]} {text!r}") for text, why in BAD.items()],
)
def test_a_text_that_is_not_one_greek_number_is_refused_with_the_reason(
    text: str, reason: str, suggestion: str | None
) -> None:
    with pytest.raises(PhoneError) as refused:
        parse(text)
    assert (refused.value.reason, refused.value.suggestion) == (reason, suggestion)


@pytest.mark.parametrize("suggestion", sorted({suggestion for _, suggestion in BAD.values() if suggestion}))
def test_a_suggested_number_is_one_that_is_accepted(suggestion: str) -> None:
    assert parse(suggestion) == suggestion


@pytest.mark.parametrize(("number", "written"), WRITTEN.items(), ids=WRITTEN.values())
def test_a_number_is_written_as_greeks_write_it(number: str, written: str) -> None:
    assert grouped(number) == written


@pytest.mark.parametrize(("number", "written"), WRITTEN.items(), ids=WRITTEN.values())
def test_a_number_is_written_for_callers_from_abroad(number: str, written: str) -> None:
    assert grouped_international(number) == f"+30 {written}"


@pytest.mark.parametrize("number", WRITTEN)
def test_a_number_reads_back_from_every_way_we_write_it(number: str) -> None:
    written = (grouped(number), grouped_international(number), e164(number) or "")
    assert [parse(text) for text in written] == [number] * 3


def test_a_number_has_an_international_form_and_a_link() -> None:
    assert e164("2105065885") == "+302105065885"
    assert href("2105065885") == "tel:+302105065885"


@pytest.mark.parametrize("code", SHORT_CODES)
def test_a_short_code_stays_as_it_is_and_has_no_international_form(code: str) -> None:
    assert e164(code) is None
    assert href(code) == f"tel:{code}"
    assert grouped(code) == code
    assert grouped_international(code) == code


def test_every_area_code_is_the_one_phonenumbers_knows_and_one_digit_more() -> None:
    prefixes = [prefix for prefix in map(str, range(2000, 3000)) if _area_code_length_before_2002(prefix)]
    assert len(prefixes) > 200
    for prefix in prefixes:
        area_code, _ = grouped(f"{prefix}055555").split(" ")
        assert len(area_code) == _area_code_length_before_2002(prefix) + 1, prefix


def _area_code_length_before_2002(prefix: str) -> int:
    """Return the length of the code phonenumbers sees in such a number; 0 where there is no such number."""
    number = phonenumbers.parse(f"{prefix}055555", "GR")
    return phonenumbers.length_of_national_destination_code(number) if phonenumbers.is_valid_number(number) else 0
