"""What an editor cannot see, or sees as something else."""

from __future__ import annotations

import pytest

from kentro import letters

HIDDEN = {
    "a zero-width space": ("Κέν\u200bτρο", "U+200B"),
    "a byte-order mark": ("\ufeffΚέντρο", "U+FEFF"),
    "a soft hyphen": ("Κέν\u00adτρο", "U+00AD"),
    "a sign that turns the text round": ("\u202eΚέντρο", "U+202E"),
    "an isolate": ("\u2066Κέντρο\u2069", "U+2066"),
    "a joiner in a Greek word": ("Κέν\u200dτρο", "U+200D"),
    "a joiner at an end": ("خانه\u200c", "U+200C"),
    "a line separator": ("α\u2028β", "U+2028"),
}
SEEN = ["Κέντρο", "α\u00a0β", "معرفی\u200cنامه", "👩\u200d👧", "e-mail", "", "α\tβ\nγ"]


@pytest.mark.parametrize(("text", "sign"), HIDDEN.values(), ids=HIDDEN)
def test_a_sign_that_nobody_sees_is_found(text: str, sign: str) -> None:
    assert letters.invisible(text) == sign


@pytest.mark.parametrize("text", SEEN)
def test_what_is_seen_or_belongs_to_a_script_is_left_alone(text: str) -> None:
    assert letters.invisible(text) is None


MIXED = {
    "Κέντρo": "Κέντρο",
    "Kέντρο": "Κέντρο",
    "Аθήνα": "Αθήνα",
    "αµοιβή": "αμοιβή",
    "hοme": "home",
    "Москвa": "Москва",
    "Δίπλα στo γήπεδο": "στο",
}


@pytest.mark.parametrize(("text", "meant"), MIXED.items(), ids=MIXED)
def test_a_word_of_two_alphabets_that_look_alike_is_found_with_what_was_meant(text: str, meant: str) -> None:
    found = letters.look_alike(text)
    assert found is not None
    assert found[1] == meant


@pytest.mark.parametrize(
    "text",
    ["Κέντρο", "myΑΑΔΕ", "e-ΕΦΚΑ", "eΠαράβολο", "Wi-Fi", "Α21", "κωδικοί taxisnet", "IBAN", "соцпрацівник", "ΚΕΠplus"],
)
def test_names_that_mix_alphabets_in_the_open_are_left_alone(text: str) -> None:
    assert letters.look_alike(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TODO", "TODO"),
        ("Κείμενο TODO", "TODO"),
        ("xxx", "xxx"),
        ("ΧΧΧ", "ΧΧΧ"),
        ("...", "..."),
        ("???", "???"),
        ("12345", "12345"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("Δοκιμή", "Δοκιμή"),
        ("να συμπληρωθεί", "να συμπληρωθεί"),
    ],
)
def test_a_stand_in_is_found(text: str, found: str) -> None:
    assert letters.stand_in(text) == found


@pytest.mark.parametrize("text", ["Δοκιμή ακοής", "XXL", "Ώρες: 9", "Αθήνα...", "Στο τεστ", "Μετά τις 20"])
def test_a_text_is_no_stand_in(text: str) -> None:
    assert letters.stand_in(text) is None


def test_a_latin_word_is_greek_where_each_letter_has_one_that_looks_alike() -> None:
    assert letters.greek("AMKA") == "ΑΜΚΑ"
    assert letters.greek("taxisnet") is None
    assert letters.greek("ΑΜΚΑ") is None
