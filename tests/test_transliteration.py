"""Tests of kentro.transliteration: the words are names on Greek maps, signs and plates."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from kentro.transliteration import latin

WORDS = {
    # streets and house numbers
    "Λιοσίων 22": "Liosion 22",
    "Πατησίων 159": "Patision 159",
    "Μαιζώνος & Ψαρών": "Maizonos & Psaron",
    "Αθ. Διάκου 88Α & Αγ. Δημητρίου": "Ath. Diakou 88A & Ag. Dimitriou",
    "28ης Οκτωβρίου": "28is Oktovriou",
    "1ο Κέντρο Κοινότητας": "1o Kentro Koinotitas",
    "Θ. Σοφούλη": "Th. Sofouli",
    "Γκύζη": "Gkyzi",
    "Λεωφ. Κηφισίας 12": "Leof. Kifisias 12",
    "Πλ. Αγ. Παρασκευής": "Pl. Ag. Paraskevis",
    "Γ΄ Σεπτεμβρίου": "G΄ Septemvriou",
    # places
    "Πετρούπολη": "Petroupoli",
    "Δάφνη-Υμηττός": "Dafni-Ymittos",
    "Μυλοπόταμος": "Mylopotamos",
    "Χανιά": "Chania",
    "Ξάνθη": "Xanthi",
    "Ψυχικό": "Psychiko",
    "Ρέθυμνο": "Rethymno",
    "Θεσσαλονίκη": "Thessaloniki",
    "Θήβα": "Thiva",
    "Ηράκλειο": "Irakleio",
    "Ιωάννινα": "Ioannina",
    "Ζάκυνθος": "Zakynthos",
    "Κέρκυρα": "Kerkyra",
    "Οινούσσες": "Oinousses",
    # υ after α, ε, η: v before a vowel or a voiced consonant, f elsewhere
    "Αύρα": "Avra",
    "Εύβοια": "Evvoia",
    "Εύοσμος": "Evosmos",
    "Εύδηλος": "Evdilos",
    "Παύλου": "Pavlou",
    "Ευαγγελισμός": "Evangelismos",
    "Ναύπλιο": "Nafplio",
    "Ελευσίνα": "Elefsina",
    "Λεύκτρα": "Lefktra",
    "Ναυτικού": "Naftikou",
    "εφηύρε": "efivre",
    "ηυξημένος": "ifximenos",
    "ταυ": "taf",
    "Ευφροσύνης": "Effrosynis",
    "Αυλώνα": "Avlona",
    # υ in other company
    "Ούλωφ Πάλμε": "Oulof Palme",
    "υιός": "yios",
    "Μυρτιά": "Myrtia",
    # vowels that a dieresis or an accent keeps apart
    "μαϊμού": "maimou",
    "Ταΰγετος": "Taygetos",
    "άυλος": "aylos",
    "πραΰς": "prays",
    "Ζαΐμη": "Zaimi",
    "Μαΐου": "Maiou",
    "προϋπηρεσία": "proypiresia",
    "Νεράιδα": "Neraida",
    # γ before γ, κ, ξ, χ
    "Άγγελος": "Angelos",
    "Άγκιστρο": "Agkistro",
    "Σφίγξ": "Sfinx",
    "Αγχίαλος": "Anchialos",
    # μπ, ντ, τσ, τζ
    "Μπάμπης": "Bampis",
    "Λαμπράκη": "Lampraki",
    "Νέα-Μπάφρα": "Nea-Bafra",
    "Μπομπ": "Bob",
    "Ντράφι": "Ntrafi",
    "Τσιτσάνη": "Tsitsani",
    "Τζουμέρκα": "Tzoumerka",
    # capitals
    "ΑΘΗΝΑ": "ATHINA",
    "ΧΑΝΙΑ": "CHANIA",
    "ΨΥΧΙΚΟ": "PSYCHIKO",
    "ΞΑΝΘΗ": "XANTHI",
    "ΜΠΟΥΜΠΟΥΛΙΝΑΣ": "BOUMPOULINAS",
    "ΕΥΑΓΓΕΛΙΣΜΟΣ": "EVANGELISMOS",
    "ΜΑΪΜΟΥ": "MAIMOU",
    "ΑΘ. ΔΙΑΚΟΥ": "ATH. DIAKOU",
    "ΛΕΩΦ. ΠΑΥΛΟΥ": "LEOF. PAVLOU",
    "ΠΕΤΡΟΥΠΟΛΗ": "PETROUPOLI",
    "ΑΓΚΙΣΤΡΟ": "AGKISTRO",
    "ΆΓΙΟΣ ΣΤΈΦΑΝΟΣ": "AGIOS STEFANOS",
    "ΖΑΪΜΗ": "ZAIMI",
    "Κ.Υ. ΝΙΚΑΙΑΣ": "K.Y. NIKAIAS",
    # every letter once
    "αβγδεζηθικλμνξοπρστυφχψω": "avgdezithiklmnxoprstyfchpso",
    # the accents of before 1982
    "Ἅγιος Παῦλος": "Agios Pavlos",
    "ᾨδεῖον": "Odeion",
}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("greek", "expected"), WORDS.items(), ids=WORDS.values())
def test_a_name_is_written_as_on_signs_and_passports(form: Literal["NFC", "NFD"], greek: str, expected: str) -> None:
    assert latin(unicodedata.normalize(form, greek)) == expected


@pytest.mark.parametrize("vowel", ["α", "ε", "η"])
def test_ypsilon_after_a_vowel_is_v_or_f_by_the_letter_that_follows(vowel: str) -> None:
    """The standard's table: v before vowels and voiced consonants, f before the others and at the end of a word."""
    heard = {letter: latin(f"{vowel}υ{letter}")[1] for letter in "αβγδεζηθικλμνξοπρστυφχψω"}
    assert "".join(letter for letter, said in heard.items() if said == "v") == "αβγδεζηιλμνορυω"
    assert "".join(letter for letter, said in heard.items() if said == "f") == "θκξπστφχψ"
    assert latin(f"{vowel}υς")[1] == latin(f"{vowel}υ")[1] == "f"


@pytest.mark.parametrize(
    "text",
    ["", " ", "Café Ñandú", "Cafe\u0301", "KEP K", "12-14, 3·5 «»", "Киев", "مركز", "µm"],
    ids=["nothing", "space", "composed", "decomposed", "latin K", "marks", "Cyrillic", "Arabic", "micro sign"],
)
def test_what_is_not_greek_stays_as_it_is(text: str) -> None:
    assert latin(text) == text


def test_a_greek_word_between_latin_ones_is_the_only_one_to_change() -> None:
    assert latin("KEP Δήμου, 2nd floor (Café)") == "KEP Dimou, 2nd floor (Café)"


def test_a_text_in_latin_letters_is_not_changed_again() -> None:
    once = [latin(word) for word in WORDS]
    assert [latin(word) for word in once] == once
