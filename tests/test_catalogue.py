"""What a page says in each language: translations found by context, fallbacks marked, values escaped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kentro.catalogue import NATIONAL, OWN, Catalogue, Message, Translator, read_catalogues
from kentro.values import Text

HELLO = Text("ui.hello", "Γεια")
CALL = Text("ui.call", "Καλέστε {phone} ή {other}")
DESKS = Text("ui.desks", "{n} γραφείο", plural="{n} γραφεία")


def translator(tag: str, **catalogues: Mapping[str, Message]) -> Translator:
    every = {"en": {}, "sq": {}, "ar": {}, "uk": {}, "ru": {}, **catalogues}
    return Translator(tag, every, {"hello": HELLO, "call": CALL, "desks": DESKS})


def said(text: Text, *strings: str) -> Catalogue:
    return {text.context: Message((text.greek,) if text.plural is None else (text.greek, text.plural), strings)}


def test_greek_says_the_greek() -> None:
    t = translator("el", en=said(HELLO, "Hello"))
    assert t.ui("hello") == "Γεια"
    assert t.plain("hello") == "Γεια"
    assert not t.fell_back


def test_a_translation_is_said_as_it_is() -> None:
    t = translator("en", en=said(HELLO, "Hello"))
    assert t.ui("hello") == "Hello"
    assert t.html(HELLO) == "Hello"
    assert t.plain(HELLO) == t.plain("hello") == "Hello"
    assert t.translated(HELLO)
    assert not t.fell_back


FALLBACKS = {
    "to Greek": ("en", {}, '<span lang="el" dir="ltr">Γεια</span>'),
    "to English": ("ar", {"en": said(HELLO, "Hello")}, '<span lang="en" dir="ltr">Hello</span>'),
    "past English to Greek": ("ar", {}, '<span lang="el" dir="ltr">Γεια</span>'),
    "to the nearer of two": (
        "uk",
        {"ru": said(HELLO, "Привет"), "en": said(HELLO, "Hello")},
        '<span lang="ru" dir="ltr">Привет</span>',
    ),
    "past the nearer of two": ("uk", {"en": said(HELLO, "Hello")}, '<span lang="en" dir="ltr">Hello</span>'),
}


@pytest.mark.parametrize(("tag", "catalogues", "html"), FALLBACKS.values(), ids=FALLBACKS)
def test_a_text_in_another_language_is_marked_as_such(tag: str, catalogues: dict[str, Catalogue], html: str) -> None:
    t = translator(tag, **catalogues)
    assert not t.translated(HELLO)
    assert not t.fell_back
    assert t.html(HELLO) == html
    assert t.fell_back
    assert "<" not in t.plain(HELLO)


def test_a_translation_of_an_older_greek_is_not_said() -> None:
    stale = {"ui.hello": Message(("Γεια σας",), ("Hello to you",))}
    assert translator("en", en=stale).ui("hello") == '<span lang="el" dir="ltr">Γεια</span>'


def test_a_translation_is_found_by_context_not_by_its_greek() -> None:
    t = translator("en", en=said(Text("ui.other", "Γεια"), "Bye"))
    assert t.ui("hello") == '<span lang="el" dir="ltr">Γεια</span>'


# What is put in the place of a name --------------------------------------------------------------------------------


def test_values_stand_where_the_language_wants_them() -> None:
    t = translator("en", en=said(CALL, "{other} or call {phone}"))
    assert t.ui("call", phone="1", other="2") == "2 or call 1"
    assert t.plain("call", phone="1", other="2") == "2 or call 1"


def test_a_value_keeps_the_page_s_language_inside_a_sentence_of_another() -> None:
    t = translator("ar", en=said(CALL, "Call {phone} or {other}"))
    assert t.ui("call", phone="1", other="مكتب") == (
        '<span lang="en" dir="ltr">Call 1 or <span lang="ar" dir="rtl">مكتب</span></span>'
    )


LINE = Text("ui.line", "{days}: {times}")


@pytest.mark.parametrize("english", ["{days}: {times}", "{days}, {times}"])
def test_a_text_without_words_is_of_the_page_s_own_language(english: str) -> None:
    """Marked as English it would be drawn from left to right, and on an Arabic page the times would stand first."""
    t = Translator("ar", {"ar": {}, "en": said(LINE, english)}, {"line": LINE})
    assert t.ui("line", days="مكتب", times="1") == english.format(days="مكتب", times="1")
    assert t.translated(LINE)
    assert not t.fell_back
    assert (t.tally.own, t.tally.reviewed) == (0, 0)


QUOTED = {
    "a name": ("“Work” («Δουλειά»).", '“Work” («<span lang="el" dir="ltr">Δουλειά</span>»).'),
    "several words": ("Στέγη και – Γ.Α. {phone}", '<span lang="el" dir="ltr">Στέγη και – Γ.Α</span>. 1'),
    "two of them": ("α a β", '<span lang="el" dir="ltr">α</span> a <span lang="el" dir="ltr">β</span>'),
    "beside a letter of HTML": ("Α<Β", '<span lang="el" dir="ltr">Α</span>&lt;<span lang="el" dir="ltr">Β</span>'),
    "none": ("µm", "µm"),
}


@pytest.mark.parametrize(("english", "html"), QUOTED.values(), ids=QUOTED)
def test_greek_that_a_translation_quotes_is_marked(english: str, html: str) -> None:
    t = translator("en", en=said(HELLO, english))
    assert t.html(HELLO, phone=1) == html
    assert t.plain(HELLO, phone=1) == english.replace("{phone}", "1")
    assert not t.fell_back


def test_the_letters_of_a_page_are_counted_without_names_and_values() -> None:
    t = translator("ar", ar=said(HELLO, "مرحبا"), en=said(CALL, "Call {phone}, {other}!"))
    t.ui("hello")
    t.ui("call", phone="2310", other="مكتب")
    assert (t.tally.own, t.tally.reviewed, t.tally.foreign) == (5, 0, 4)


def test_the_chain_of_a_language_ends_in_greek() -> None:
    assert [t.tag for t in translator("uk").chain] == ["uk", "ru", "en", "el"]
    assert [t.tag for t in translator("el").chain] == ["el"]


def test_a_text_and_its_values_are_escaped() -> None:
    t = translator("en", en=said(CALL, "<script>{phone}</script> & {other}"))
    assert t.ui("call", phone="<b>", other="a & b") == ("&lt;script&gt;&lt;b&gt;&lt;/script&gt; &amp; a &amp; b")


def test_a_greek_text_of_the_data_is_escaped_also_as_a_fallback() -> None:
    t = translator("en")
    assert t.html(Text("a", "<script>alert(1)</script>")) == (
        '<span lang="el" dir="ltr">&lt;script&gt;alert(1)&lt;/script&gt;</span>'
    )


def test_markup_of_our_own_is_not_escaped_again() -> None:
    t = translator("en", en=said(HELLO, "Hello"))
    inner = t.html(Text("a", "<α>"))
    t = translator("en", en=said(CALL, "{phone}{other}"))
    assert t.ui("call", phone=inner, other="") == inner


def test_a_value_with_braces_is_not_filled_again() -> None:
    t = translator("el")
    assert t.ui("call", phone="{other}", other="{phone}") == "Καλέστε {other} ή {phone}"


@pytest.mark.parametrize("greek", ["{street}", "a {b} {c-d}", "{", "}{", "{0}", "{}", "{a.b}", "%s", "{{a}}", "{ a }"])
def test_braces_in_a_text_without_values_stay(greek: str) -> None:
    t = translator("el")
    assert t.html(Text("a", greek)) == greek
    assert t.plain(Text("a", greek)) == greek


@pytest.mark.parametrize("greek", ["{0}", "{}", "{a.b}", "{x!r}", "{x.__class__}", "{ phone }", "{PHONE}"])
def test_only_a_plain_name_in_braces_is_a_placeholder(greek: str) -> None:
    t = translator("el")
    assert t.html(Text("a", f"{greek} {{phone}}"), phone="1") == f"{greek} 1"


# Plural forms ------------------------------------------------------------------------------------------------------

PLURALS = {
    "el": (["γραφείο", "γραφεία"], {0: 1, 1: 0, 2: 1, 5: 1, 11: 1, 21: 1, 1000: 1}),
    "en": (["desk", "desks"], {0: 1, 1: 0, 2: 1, 11: 1, 21: 1}),
    "sq": (["zyrë", "zyra"], {0: 1, 1: 0, 2: 1, 4: 1, 21: 1}),
    "uk": (
        ["кабінет", "кабінети", "кабінетів"],
        {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 12: 2, 14: 2, 20: 2, 21: 0, 22: 1, 25: 2, 101: 0, 111: 2, 112: 2},
    ),
    "ar": (
        ["صفر", "مكتب", "مكتبان", "مكاتب", "مكتبًا", "مكتب كثير"],
        {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 26: 4, 99: 4, 100: 5, 102: 5, 103: 3, 110: 3, 111: 4, 200: 5, 1000: 5},
    ),
}
"""For each language its forms in the order of CLDR's categories, and which of them a number takes.

https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
"""
COUNTS = [(tag, n, form) for tag, (_, numbers) in PLURALS.items() for n, form in numbers.items()]


@pytest.mark.parametrize(("tag", "n", "form"), COUNTS, ids=[f"{tag} {n}" for tag, n, _ in COUNTS])
def test_a_number_takes_the_form_of_its_language(tag: str, n: int, form: int) -> None:
    forms = PLURALS[tag][0]
    text = Text("ui.desks", forms[0], plural=forms[1]) if tag == "el" else DESKS
    t = Translator(tag, {"en": {}, "ru": {}, tag: said(DESKS, *forms)}, {"desks": text})
    assert t.ui("desks", n) == forms[form]
    assert t.plain("desks", n) == forms[form]


def test_a_plural_in_a_fallback_takes_the_form_of_the_language_that_is_said() -> None:
    t = translator("ar", en=said(DESKS, "{n} desk", "{n} desks"))
    assert t.ui("desks", 2, n=2) == '<span lang="en" dir="ltr">2 desks</span>'
    assert t.ui("desks", 1, n=1) == '<span lang="en" dir="ltr">1 desk</span>'
    assert translator("ar").ui("desks", 0, n=0) == '<span lang="el" dir="ltr">0 γραφεία</span>'


def test_a_translation_with_too_few_forms_says_its_last() -> None:
    t = translator("ar", ar=said(DESKS, "a", "b"))
    assert [t.ui("desks", n) for n in (0, 1, 2, 11, 100)] == ["a", "b", "b", "b", "b"]


def test_a_translation_of_one_plural_form_that_changed_is_not_said() -> None:
    stale = {"ui.desks": Message(("{n} γραφείο", "{n} γραφείες"), ("{n} desk", "{n} desks"))}
    assert translator("en", en=stale).ui("desks", 1, n=1) == '<span lang="el" dir="ltr">1 γραφείο</span>'


# Reading the files -------------------------------------------------------------------------------------------------

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def write(root: Path, folder: str, tag: str, *entries: str, header: str = HEADER) -> None:
    (root / folder).mkdir(parents=True, exist_ok=True)
    (root / folder / f"{tag}.po").write_text(header + "\n".join(entries), encoding="utf-8")


def entry(context: str, source: str, *strings: str, flags: str = "") -> str:
    lines = [f"#, {flags}"] if flags else []
    lines += [f'msgctxt "{context}"', f'msgid "{source}"']
    if len(strings) == 1:
        return "\n".join([*lines, f'msgstr "{strings[0]}"', ""])
    return "\n".join([*lines, f'msgid_plural "{source}"', *(f'msgstr[{i}] "{s}"' for i, s in enumerate(strings)), ""])


def test_the_catalogues_of_a_site_are_read_with_those_that_stand_in(tmp_path: Path) -> None:
    write(tmp_path, NATIONAL, "ar", entry("ui.hello", "Γεια", "مرحبا"))
    write(tmp_path, NATIONAL, "en", entry("ui.hello", "Γεια", "Hello"))
    write(tmp_path, NATIONAL, "fr", entry("ui.hello", "Γεια", "Salut"))
    catalogues, problems = read_catalogues(tmp_path, ("el", "ar"))
    assert problems == []
    assert catalogues == {"ar": said(HELLO, "مرحبا"), "en": said(HELLO, "Hello")}


def test_a_language_without_a_file_has_an_empty_catalogue(tmp_path: Path) -> None:
    assert read_catalogues(tmp_path, ("el", "uk")) == ({"uk": {}, "ru": {}, "en": {}}, [])


def test_a_site_in_greek_needs_no_catalogue(tmp_path: Path) -> None:
    assert read_catalogues(tmp_path, ("el",)) == ({}, [])


def test_a_towns_own_translation_wins_over_the_national_one(tmp_path: Path) -> None:
    write(tmp_path, NATIONAL, "en", entry("ui.hello", "Γεια", "Hello"), entry("ui.bye", "Αντίο", "Bye"))
    write(tmp_path, OWN, "en", entry("ui.hello", "Γεια", "Hi"))
    catalogues, _ = read_catalogues(tmp_path, ("en",))
    assert catalogues["en"] == {**said(HELLO, "Hi"), **said(Text("ui.bye", "Αντίο"), "Bye")}


UNUSABLE = {
    "empty": entry("ui.hello", "Γεια", ""),
    "a space": entry("ui.hello", "Γεια", " "),
    "fuzzy": entry("ui.hello", "Γεια", "Hi", flags="fuzzy"),
    "fuzzy among other flags": entry("ui.hello", "Γεια", "Hi", flags="python-format, fuzzy"),
    "without a context": 'msgid "Γεια"\nmsgstr "Hi"\n',
    "obsolete": '#~ msgctxt "ui.hello"\n#~ msgid "Γεια"\n#~ msgstr "Hi"\n',
    "of an older Greek": entry("ui.hello", "Γεια σας", "Hi"),
}


@pytest.mark.parametrize("own", UNUSABLE.values(), ids=UNUSABLE)
def test_a_towns_own_translation_that_cannot_be_used_hides_nothing(tmp_path: Path, own: str) -> None:
    write(tmp_path, NATIONAL, "en", entry("ui.hello", "Γεια", "Hello"))
    write(tmp_path, OWN, "en", own)
    catalogues, problems = read_catalogues(tmp_path, ("en",))
    assert problems == []
    assert Translator("en", catalogues, {"hello": HELLO}).ui("hello") == "Hello"


def test_a_plural_with_an_empty_form_is_not_used(tmp_path: Path) -> None:
    write(tmp_path, OWN, "en", entry("ui.desks", "{n} x", "{n} desk", ""))
    assert read_catalogues(tmp_path, ("en",)) == ({"en": {}}, [])


PLACEHOLDERS = {
    "one is missing": ("Καλέστε {phone}", ["Call"], "phone"),
    "one is too many": ("Καλέστε", ["Call {phone}"], "phone"),
    "one has a slip": ("Καλέστε {phone}", ["Call {fone}"], "fone, phone"),
    "one was translated": ("Καλέστε {phone} {opens}", ["Call {phone} {ouvre}"], "opens, ouvre"),
    "one is missing from every form": ("{n} γραφεία", ["desk", "desks"], "n"),
}


@pytest.mark.parametrize(("source", "strings", "names"), PLACEHOLDERS.values(), ids=PLACEHOLDERS)
def test_a_translation_with_other_placeholders_is_a_problem_on_its_line(
    tmp_path: Path, source: str, strings: list[str], names: str
) -> None:
    write(tmp_path, OWN, "en", entry("ui.hello", "Γεια", "Hi"), entry("ui.call", source, *strings))
    catalogues, problems = read_catalogues(tmp_path, ("en",))
    line = (tmp_path / OWN / "en.po").read_text(encoding="utf-8").split("\n").index('msgctxt "ui.call"') + 1
    (problem,) = problems
    assert problem.mark.file == f"{OWN}/en.po"
    assert problem.mark.line in (line, line + 1)  # of its context or of its source
    assert problem.text("en") == (
        f'The translation of "ui.call" must have the same {{names}} as the Greek text: {names}.'
    )
    assert problem.text("el") == (
        f"Η μετάφραση του «ui.call» πρέπει να έχει τα ίδια {{ονόματα}} με το ελληνικό κείμενο: {names}."
    )
    assert "ui.call" not in catalogues["en"]
    assert "ui.hello" in catalogues["en"]


def test_no_form_may_leave_the_number_out(tmp_path: Path) -> None:
    """Every language has the same numbers on a page, as digits."""
    header = HEADER.rstrip("\n") + '\n"Plural-Forms: nplurals=6; plural=0;\\n"\n\n'
    forms = ("{n}", "واحد", "{n}", "{n}", "{n}", "{n}")
    write(tmp_path, OWN, "ar", entry("ui.desks", "{n} γραφεία", *forms), header=header)
    assert [problem.code for problem in read_catalogues(tmp_path, ("ar",))[1]] == ["po-placeholder"]


TYPED = {
    "a digit that the Greek has not": ("Έως {phone}", "Up to 5 {phone}", "po-number", "5"),
    "a digit instead of another": ("Έντυπο Α21", "Form A22", "po-number", "12"),
    "an Eastern digit": ("Έως {phone}", "تا ۵ {phone}", "po-number", "5"),
    "a digit that is left out": ("Έντυπο Α21", "The form", "po-number", "12"),
    "the currency": ("Έως {phone}", "Up to {phone} euros", "po-unit", "euros"),
    "its sign": ("Έως {phone}", "Up to {phone} €", "po-unit", "€"),
    "per cent": ("Έως {phone}", "Up to {phone}%", "po-unit", "%"),
    "a unit of time": ("Για πολύ", "For five years", "po-unit", "years"),
    "a unit of time in another case": ("Για πολύ", "YEARS later", "po-unit", "years"),
    "a unit of time for another": ("Για λίγους μήνες", "For a few years", "po-unit", "years"),
}


@pytest.mark.parametrize(("source", "said", "code", "found"), TYPED.values(), ids=TYPED)
def test_a_number_or_unit_that_the_greek_has_not_is_a_problem(
    tmp_path: Path, source: str, said: str, code: str, found: str
) -> None:
    years = entry("ui.fact.years", "{n} χρόνια", "{n} year", "{n} years")
    write(tmp_path, OWN, "en", entry("ui.call", source, said), years)
    (problem,) = read_catalogues(tmp_path, ("en",))[1]
    assert (problem.code, dict(problem.params)) == (code, {"context": "ui.call", "found": found})


ALLOWED = {
    "the same digits": ("Επίδομα παιδιού (Α21)", "Child Benefit (A21)"),
    "digits in another order": ("Από 1 έως 2", "2 after 1"),
    "the same unit in words": ("Κάθε χρόνο", "Every year: all years"),
    "an inflected Greek unit": ("Το ποσό σε ευρώ και ετησίως", "The amount in euros, years"),
    "letters of a unit inside a word": ("Παλιά", "Yearswell"),
    "a unit of time beside a placeholder": ("Έως {phone}", "Up to the year {phone}"),
    "a unit of time where the Greek names a month": ("Τον Μάιο", "In the month of May"),
}


@pytest.mark.parametrize(("source", "said"), ALLOWED.values(), ids=ALLOWED)
def test_digits_and_units_of_the_greek_are_allowed(tmp_path: Path, source: str, said: str) -> None:
    years = entry("ui.fact.years", "{n} χρόνια", "{n} year", "{n} years")
    months = entry("ui.fact.months", "{n} μήνες", "{n} month", "{n} months")
    write(tmp_path, OWN, "en", entry("ui.call", source, said), years, months)
    assert read_catalogues(tmp_path, ("en",))[1] == []


BROKEN = {
    "a merge conflict": (HEADER, '<<<<<<< HEAD\nmsgctxt "a"\nmsgid "b"\nmsgstr "c"\n', 5),
    "a word that is no keyword": (HEADER, 'msgctxt "a"\nmsgidd "b"\nmsgstr "c"\n', 6),
}


@pytest.mark.parametrize(("header", "body", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_one_problem_on_its_line(tmp_path: Path, header: str, body: str, line: int) -> None:
    write(tmp_path, OWN, "en", body, header=header)
    catalogues, (problem,) = read_catalogues(tmp_path, ("en",))
    assert catalogues == {"en": {}}
    assert problem.code == "po-broken"
    assert (problem.mark.file, problem.mark.line) == (f"{OWN}/en.po", line)


EDITORS = {
    "a mark at the start, as some Windows editors save": (b"msgid", b"\xef\xbb\xbfmsgid"),
    "Windows line ends": (b"\n", b"\r\n"),
    "an obsolete message with its older source, as msgmerge writes": (
        b'msgctxt "ui.hello"',
        b'#, fuzzy\n#~| msgid "a"\n#~ msgctxt "ui.x"\n#~ msgid "b"\n#~ msgstr "c"\n\nmsgctxt "ui.hello"',
    ),
}


@pytest.mark.parametrize(("old", "new"), EDITORS.values(), ids=EDITORS)
def test_a_file_is_read_as_translators_editors_save_it(tmp_path: Path, old: bytes, new: bytes) -> None:
    write(tmp_path, OWN, "en", entry("ui.hello", "Γεια", "Hi"))
    path = tmp_path / OWN / "en.po"
    path.write_bytes(path.read_bytes().replace(old, new, 1 if old == b"msgid" else -1))
    assert read_catalogues(tmp_path, ("en",)) == ({"en": said(HELLO, "Hi")}, [])


HEADERS = {
    "plural forms that are none": '"Plural-Forms: two\\n"\n',
    "plural forms without their number": '"Plural-Forms: nplurals=x; plural=0;\\n"\n',
    "an encoding that does not exist": '"Content-Type: text/plain; charset=utf-9\\n"\n',
    "a language that does not exist": '"Language: klingon of the north\\n"\n',
}


@pytest.mark.parametrize("line", HEADERS.values(), ids=HEADERS)
def test_a_strange_header_is_at_most_a_problem(tmp_path: Path, line: str) -> None:
    write(tmp_path, OWN, "en", entry("ui.hello", "Γεια", "Hi"), header=f'msgid ""\nmsgstr ""\n{line}\n')
    catalogues, problems = read_catalogues(tmp_path, ("en",))
    assert [problem.code for problem in problems] in ([], ["po-broken"])
    assert ("ui.hello" in catalogues["en"]) is (not problems)


def test_a_file_in_another_encoding_is_one_problem(tmp_path: Path) -> None:
    write(tmp_path, OWN, "en", entry("ui.hello", "Γεια", "Hi"))
    path = tmp_path / OWN / "en.po"
    path.write_bytes(path.read_text(encoding="utf-8").encode("iso8859-7"))
    _, (problem,) = read_catalogues(tmp_path, ("en",))
    assert (problem.code, problem.mark.file) == ("po-broken", f"{OWN}/en.po")
