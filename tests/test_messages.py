"""Every message that the code names exists, in both languages, with what fills it."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from typing import get_args

import pytest

import towns
from kentro import message_reference, messages, phone

SCRIPTS = towns.ROOT / "scripts"
CODES = sorted(messages.codes())


def placeholders(code: str, lang: str) -> set[str]:
    """The names that a message leaves open, found in its format."""
    sentences = messages._SENTENCES
    return {name for _, name, _, _ in string.Formatter().parse(sentences[code][messages.LANGUAGES.index(lang)]) if name}


def calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Each place in the code that names a message: where, its code, and the parameters if they stand there."""
    for path in sorted(SCRIPTS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            index = {
                "add": 1,
                "warn": 1,
                "refuse": 1,
                "Problem": 1,
                "Break": 1,
                "NotARelease": 0,
                "WrongError": 0,
                "HoursError": 0,
                "sentence": 0,
                "said": 0,
                "note": 0,
            }.get(name)
            if index is None or len(node.args) <= index:
                continue
            if name == "add" and isinstance(node.args[0], ast.Constant):  # a property of a calendar, not a problem
                continue
            given: set[str] | None = {keyword.arg for keyword in node.keywords if keyword.arg}
            if name in ("Problem", "Break", "sentence") or any(keyword.arg is None for keyword in node.keywords):
                given = None
            if name == "HoursError":
                given = {"found"}
            for code in literals(node.args[index]):
                yield f"{path.relative_to(SCRIPTS)}:{node.lineno}", code, given


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


CALLS = list(calls())
REASONS = [f"phone-{reason}" for reason in get_args(phone.Reason)]
TITLES = {code for code in CODES if code.startswith(("form-title-", "form-heading-"))}
FROM_SYNTAX = [
    f"yaml-{slip}" for slip in ("tab", "space", "conflict", "colon", "no-colon", "comma", "unclosed", "syntax")
]
"""What `positions._slip` returns."""
HEADINGS = [
    "errors-follow",
    "warnings-follow",
    *(f"table-{part}" for part in ("place", "record", "what", "error", "warning")),
]
"""What stands above problems, or at the head of their table."""
FILLED = {"phone-several": {"found", "several"}, "phone-range": {"found", "first"}}


def test_the_code_was_read() -> None:
    assert {"missing", "duplicate-key", "hours-order", "not-a-date", "hand-written", "all-well"} <= {
        code for _, code, _ in CALLS
    }
    assert len(CALLS) > 50


@pytest.mark.parametrize(("place", "code", "given"), CALLS, ids=[f"{place} {code}" for place, code, _ in CALLS])
def test_a_message_that_the_code_names_exists_and_is_filled(place: str, code: str, given: set[str] | None) -> None:
    assert code in messages.codes()
    if given is not None:
        assert placeholders(code, "el") <= given


@pytest.mark.parametrize("code", [*REASONS, *FROM_SYNTAX])
def test_a_message_that_is_named_by_its_reason_exists(code: str) -> None:
    assert code in messages.codes()
    assert placeholders(code, "el") == (FILLED.get(code, {"found"}) if code in REASONS else set())


def test_every_message_is_used() -> None:
    assert set(CODES) == {code for _, code, _ in CALLS} | set(REASONS) | set(FROM_SYNTAX) | set(HEADINGS)


@pytest.mark.parametrize("code", CODES)
def test_a_message_has_both_languages_with_the_same_names(code: str) -> None:
    assert placeholders(code, "el") == placeholders(code, "en")
    params = dict.fromkeys(placeholders(code, "el"), "value")
    el, en = (messages.sentence(code, lang, params) for lang in messages.LANGUAGES)
    assert el != en
    assert any("α" <= letter <= "ω" for letter in el)
    assert not any("α" <= letter <= "ω" for letter in en)


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_message_is_a_sentence_on_one_line_in_an_editors_words(code: str, lang: str) -> None:
    said = messages.sentence(code, lang, dict.fromkeys(placeholders(code, lang), "value"))
    assert "\n" not in said
    assert said == " ".join(said.split())
    assert said[0].isupper() or said.startswith(("«", '"', "value", "mkdocs.yml"))
    for word in ("invalid", "please", "expected", "null", "παρακαλώ", "άκυρο", "None"):
        assert word not in said.lower().split()


@pytest.mark.parametrize("code", sorted(set(CODES) - {"summary", "scores", "po-broken", *HEADINGS, *TITLES}))
def test_a_message_ends_as_a_sentence_does(code: str) -> None:
    for lang, ends in (("el", ".;"), ("en", ".?")):
        assert messages.sentence(code, lang, dict.fromkeys(placeholders(code, lang), "value"))[-1] in ends


SUGGESTED = {
    "el": ("Το τηλέφωνο έχει μόνο ψηφία, όπως 2105065885. Βρέθηκε «21O5065885». Μήπως εννοείτε «2105065885»;"),
    "en": ('A phone number has digits only, such as 2105065885. Found "21O5065885". Did you mean "2105065885"?'),
}


@pytest.mark.parametrize(("lang", "said"), SUGGESTED.items(), ids=SUGGESTED)
def test_a_suggestion_is_added_as_a_question(lang: str, said: str) -> None:
    params = {"found": "21O5065885", "suggestion": "2105065885"}
    assert messages.sentence("phone-letters", lang, params) == said


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_no_suggestion_adds_nothing(lang: str) -> None:
    without = messages.sentence("phone-letters", lang, {"found": "x"})
    assert messages.sentence("phone-letters", lang, {"found": "x", "suggestion": ""}) == without


SHAPES = {
    ("value", "el"): "Εδώ χρειάζεται λίστα, όχι μία τιμή. Γράψτε την για παράδειγμα ως [ el, en ].",
    ("mapping", "el"): "Εδώ χρειάζεται λίστα, όχι πεδία. Γράψτε την για παράδειγμα ως [ el, en ].",
    ("value", "en"): "A list is needed here, not a single value. Write it for example as [ el, en ].",
    ("mapping", "en"): "A list is needed here, not fields. Write it for example as [ el, en ].",
}


@pytest.mark.parametrize(("shape", "said"), SHAPES.items(), ids=["-".join(shape) for shape in SHAPES])
def test_a_wrong_shape_is_named_in_the_editors_words(shape: tuple[str, str], said: str) -> None:
    found, lang = shape
    assert messages.sentence("expected-list", lang, {"found": found, "example": "[ el, en ]"}) == said


def test_braces_in_a_value_are_not_filled_again() -> None:
    said = messages.sentence("not-an-email", "en", {"found": "{found} {x}"})
    assert said == '"{found} {x}" is not an e-mail address. Write one, such as kentro@dimos.gr.'


def test_a_message_shows_its_own_braces() -> None:
    assert messages.sentence("not-a-map-link", "en", {"found": "x"}) == (
        "A map link starts with https:// and holds {address} once, where the address goes, such as "
        "https://www.openstreetmap.org/search?query={address}."
    )


@pytest.mark.parametrize(
    ("lang", "said"), [("el", "yes (ναι), no (όχι)."), ("en", "yes, no.")], ids=["in Greek", "in English"]
)
def test_the_fixed_words_of_a_field_are_explained_in_greek(lang: str, said: str) -> None:
    assert messages.sentence("not-one-of", lang, {"found": "x", "allowed": "yes, no"}).endswith(said)


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_message_has_its_line_in_the_reference_which_is_up_to_date(lang: str) -> None:
    place = message_reference.PLACES[lang]
    written = (towns.ROOT / place).read_text(encoding="utf-8")
    assert written == message_reference.pages()[place], "run `make schema`"
    lines = dict(re.findall(r'^\* <a id="([a-z0-9-]+)"></a>(.+)$', written, re.MULTILINE))
    assert sorted(lines) == CODES
    params = {"record": "…", "collection": "…"} | dict.fromkeys(messages.named("phone-range"), "…")
    assert lines["phone-range"] == messages.sentence("phone-range", lang, params)
