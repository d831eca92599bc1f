"""Catalogues follow the Greek texts by context, and nobody gets a neighbour's translation."""

from __future__ import annotations

import gettext
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from babel.messages import Catalog
from babel.messages.pofile import PoFileError, read_po

import towns
from kentro.catalogue import NATIONAL, OWN, read_catalogues
from kentro.languages import LANGUAGES, SOURCE, can_publish
from kentro.load import load
from kentro.model import Site
from kentro.translations import texts, update, updated
from kentro.values import Text

HELLO = Text("a.hello", "Γεια")
CALL = Text("a.call", "Καλέστε {phone}")
DESKS = Text("a.desks", "{n} γραφείο", plural="{n} γραφεία")
TEXTS = [HELLO, CALL, DESKS]

HEADER = """\
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""

NEW = (
    HEADER
    + """
msgctxt "a.hello"
msgid "Γεια"
msgstr ""

#, python-brace-format
msgctxt "a.call"
msgid "Καλέστε {phone}"
msgstr ""

#, python-brace-format
msgctxt "a.desks"
msgid "{n} γραφείο"
msgid_plural "{n} γραφεία"
msgstr[0] ""
msgstr[1] ""
"""
)

DONE = (
    HEADER
    + """
# Checked by M., 2026-11-01
msgctxt "a.hello"
msgid "Γεια"
msgstr "Hello"

#, python-brace-format
msgctxt "a.call"
msgid "Καλέστε {phone}"
msgstr "Call {phone}"

#, python-brace-format
msgctxt "a.desks"
msgid "{n} γραφείο"
msgid_plural "{n} γραφεία"
msgstr[0] "{n} desk"
msgstr[1] "{n} desks"
"""
)


def after(old: str, *wanted: Text, tag: str = "en") -> str:
    return updated(old.encode(), tag, list(wanted)).decode()


def entry(catalogue: str, context: str) -> str:
    """The lines of one message."""
    (found,) = [part for part in catalogue.split("\n\n") if f'msgctxt "{context}"' in part]
    return found.strip("\n")


def test_a_new_catalogue_has_every_text_empty_in_the_order_of_the_data() -> None:
    assert after("", *TEXTS) == NEW


def test_a_catalogue_that_is_up_to_date_stays_byte_for_byte() -> None:
    assert after(NEW, *TEXTS) == NEW
    assert after(DONE, *TEXTS) == DONE


def test_a_new_text_is_empty_and_nothing_else_changes() -> None:
    result = after(DONE, HELLO, Text("a.new", "Γεια σας"), CALL, DESKS)
    assert entry(result, "a.new") == 'msgctxt "a.new"\nmsgid "Γεια σας"\nmsgstr ""'
    assert result.replace('msgctxt "a.new"\nmsgid "Γεια σας"\nmsgstr ""\n\n', "") == DONE


CHANGED = """\
# Checked by M., 2026-11-01
#, fuzzy
#| msgid "Γεια"
msgctxt "a.hello"
msgid "Γεια σας"
msgstr "Hello\""""


def test_a_changed_text_keeps_its_translation_as_fuzzy_with_the_greek_that_it_translated() -> None:
    result = after(DONE, Text("a.hello", "Γεια σας"), CALL, DESKS)
    assert entry(result, "a.hello") == CHANGED
    assert entry(result, "a.call") == entry(DONE, "a.call")


def test_a_changed_text_stays_as_it_is_on_the_second_run() -> None:
    wanted = (Text("a.hello", "Γεια σας"), CALL, DESKS)
    once = after(DONE, *wanted)
    assert after(once, *wanted) == once


def test_a_text_that_changes_twice_remembers_the_greek_that_was_translated() -> None:
    once = after(DONE, Text("a.hello", "Γεια σας"), CALL, DESKS)
    twice = after(once, Text("a.hello", "Γεια σε όλους"), CALL, DESKS)
    assert entry(twice, "a.hello") == CHANGED.replace('msgid "Γεια σας"', 'msgid "Γεια σε όλους"')


def test_a_changed_text_without_a_translation_is_only_new() -> None:
    result = after(NEW, Text("a.hello", "Γεια σας"), CALL, DESKS)
    assert entry(result, "a.hello") == 'msgctxt "a.hello"\nmsgid "Γεια σας"\nmsgstr ""'


def test_a_changed_plural_keeps_its_forms_as_fuzzy() -> None:
    result = after(DONE, HELLO, CALL, Text("a.desks", "{n} γραφείο", plural="{n} γκισέ"))
    assert entry(result, "a.desks") == (
        "#, fuzzy, python-brace-format\n"
        '#| msgid "{n} γραφείο"\n#| msgid_plural "{n} γραφεία"\n'
        'msgctxt "a.desks"\nmsgid "{n} γραφείο"\nmsgid_plural "{n} γκισέ"\n'
        'msgstr[0] "{n} desk"\nmsgstr[1] "{n} desks"'
    )


def test_a_text_that_becomes_a_plural_keeps_its_translation_whole() -> None:
    result = after(DONE, Text("a.hello", "Γεια", plural="Γεια σε {n}"), CALL, DESKS)
    assert 'msgstr[0] "Hello"\nmsgstr[1] ""' in entry(result, "a.hello")
    assert "fuzzy" in entry(result, "a.hello")


def test_a_plural_that_becomes_one_text_keeps_its_translation_whole() -> None:
    result = after(DONE, HELLO, CALL, Text("a.desks", "{n} γραφείο"))
    assert entry(result, "a.desks").endswith('msgctxt "a.desks"\nmsgid "{n} γραφείο"\nmsgstr "{n} desks"')
    assert "fuzzy" in entry(result, "a.desks")


def test_a_translation_marked_fuzzy_by_hand_stays_so() -> None:
    by_hand = DONE.replace('msgctxt "a.hello"', '#, fuzzy\nmsgctxt "a.hello"')
    assert after(by_hand, *TEXTS) == by_hand


def test_a_reviewer_who_takes_the_mark_away_ends_it() -> None:
    once = after(DONE, Text("a.hello", "Γεια σας"), CALL, DESKS)
    mended = once.replace("#, fuzzy\n", "").replace('msgstr "Hello"', 'msgstr "Good day"')
    result = after(mended, Text("a.hello", "Γεια σας"), CALL, DESKS)
    assert entry(result, "a.hello") == (
        '# Checked by M., 2026-11-01\nmsgctxt "a.hello"\nmsgid "Γεια σας"\nmsgstr "Good day"'
    )


def test_a_text_never_gets_the_translation_of_another() -> None:
    """https://github.com/python-babel/babel: its own update matches by likeness."""
    result = after(DONE, Text("b.hello", "Γεια"), Text("a.hello-2", "Γεια!"), Text("b.call", "Καλέστε {phone}"))
    assert re.findall(r"^msgstr.*", result.partition("\n\n")[2], re.MULTILINE) == ['msgstr ""'] * 3


def test_two_texts_that_swap_their_contexts_are_both_fuzzy() -> None:
    result = after(DONE, Text("a.hello", "Καλέστε {phone}"), Text("a.call", "Γεια"))
    assert entry(result, "a.hello").endswith('msgid "Καλέστε {phone}"\nmsgstr "Hello"')
    assert entry(result, "a.call").endswith('msgid "Γεια"\nmsgstr "Call {phone}"')
    assert result.count("fuzzy") == 2


# Texts that go, and come back --------------------------------------------------------------------------------------

GONE = """
# Checked by M., 2026-11-01
#~ msgctxt "a.hello"
#~ msgid "Γεια"
#~ msgstr "Hello"
"""


def test_a_translation_that_no_text_asks_for_stays_at_the_end_as_obsolete() -> None:
    result = after(DONE, CALL, DESKS)
    assert result.endswith(GONE)
    assert after(result, CALL, DESKS) == result
    assert [m.context for m in read_po(io.BytesIO(result.encode())) if m.context] == ["a.call", "a.desks"]


def test_a_text_that_was_never_translated_goes_for_good() -> None:
    assert after(NEW, CALL, DESKS) == after("", CALL, DESKS)


def test_a_text_that_comes_back_has_its_translation_as_before() -> None:
    gone = after(DONE, HELLO)
    assert "#~ msgstr[1] " in gone
    assert after(gone, *TEXTS) == DONE


def test_a_text_that_comes_back_in_other_words_is_fuzzy() -> None:
    result = after(after(DONE, CALL, DESKS), Text("a.hello", "Γεια σας"), CALL, DESKS)
    assert entry(result, "a.hello") == CHANGED
    assert "#~" not in result


def test_another_text_with_the_words_of_an_obsolete_one_is_empty() -> None:
    result = after(after(DONE, CALL, DESKS), Text("b.hello", "Γεια"), CALL, DESKS)
    assert entry(result, "b.hello") == 'msgctxt "b.hello"\nmsgid "Γεια"\nmsgstr ""'
    assert result.endswith(GONE)


def test_two_obsolete_texts_of_the_same_words_are_both_kept() -> None:
    both = (Text("a.x", "Γεια"), Text("a.y", "Γεια"))
    done = after("", *both).replace('"Γεια"\nmsgstr ""', '"Γεια"\nmsgstr "Hello"')
    assert after(after(done, DESKS), *both, DESKS).startswith(done)


@pytest.mark.parametrize(
    "changed",
    [
        (Text("a.hello", "Γεια σας"), CALL, DESKS),
        (HELLO, Text("a.call", 'Πάρτε\n"{phone}"'), DESKS),
        (HELLO, CALL, Text("a.desks", "{n} γκισέ", plural="{n} γκισέδες")),
    ],
    ids=["a text", "a text of several lines", "a plural"],
)
def test_a_fuzzy_translation_is_still_fuzzy_when_its_text_comes_back(changed: tuple[Text, ...]) -> None:
    fuzzy = after(DONE, *changed)
    gone = after(fuzzy, Text("a.other", "Άλλο"))
    assert after(gone, Text("a.other", "Άλλο")) == gone
    assert after(gone, *changed) == fuzzy


def test_an_obsolete_fuzzy_message_is_written_as_gettext_writes_it() -> None:
    gone = after(after(DONE, Text("a.hello", "Γεια σας"), CALL, DESKS), CALL, DESKS)
    assert gone.endswith(
        '# Checked by M., 2026-11-01\n#, fuzzy\n#~| msgid "Γεια"\n'
        '#~ msgctxt "a.hello"\n#~ msgid "Γεια σας"\n#~ msgstr "Hello"\n'
    )


# What translators write and are told -------------------------------------------------------------------------------


def test_what_translators_are_told_is_renewed_and_what_they_wrote_is_kept() -> None:
    told = {"a.hello": ("σελίδα κέντρου",), "a.call": ("μενού", "{phone}: τηλέφωνο")}
    first = updated(DONE.encode(), "en", TEXTS, told=told).decode()
    assert entry(first, "a.hello") == (
        '# Checked by M., 2026-11-01\n#. σελίδα κέντρου\nmsgctxt "a.hello"\nmsgid "Γεια"\nmsgstr "Hello"'
    )
    assert entry(first, "a.call").startswith("#. μενού\n#. {phone}: τηλέφωνο\n#, python-brace-format\nmsgctxt")
    assert updated(first.encode(), "en", TEXTS, told=told).decode() == first
    assert updated(first.encode(), "en", TEXTS).decode() == DONE


def test_a_catalogue_saved_by_a_translators_editor_is_brought_back_to_the_same_bytes() -> None:
    """Poedit breaks long lines and adds its name; Windows editors add line ends and a mark at the start."""
    saved = DONE.replace('msgid "Γεια"', 'msgid ""\n"Γε"\n"ια"').replace(
        '"Language: en\\n"\n',
        '"Language: en\\n"\n"X-Generator: Poedit 3.4\\n"\n"PO-Revision-Date: 2026-11-01 10:00\\n"\n',
    )
    assert saved != DONE
    assert updated(b"\xef\xbb\xbf" + saved.replace("\n", "\r\n").encode(), "en", TEXTS).decode() == DONE


AWKWARD = [
    'Με «εισαγωγικά» και "quotes"',
    "Με \\ και \\n",
    "Με\nδύο\nγραμμές\n",
    "Με\ttab",
    "#| msgid",
    "50% έκπτωση",
    "x" * 500,
    "Πρόγραμμα για τρόφιμα και βασικά είδη, " * 5,
]


@pytest.mark.parametrize("greek", AWKWARD)
def test_any_text_comes_back_as_it_was(greek: str) -> None:
    new = after("", Text("a.x", greek))
    (message,) = [m for m in read_po(io.BytesIO(new.encode())) if m.context]
    assert message.id == greek
    changed = after(new.removesuffix('msgstr ""\n') + 'msgstr "T"\n', Text("a.x", "Άλλο"))
    assert "fuzzy" in changed
    assert [line for line in changed.splitlines() if line.startswith("#|") and line.count('"') < 2] == []
    assert after(changed, Text("a.x", "Άλλο")) == changed
    assert not after(changed, Text("a.x", greek)).startswith("# ")


def test_many_new_texts_among_many_old_ones_are_all_empty_and_the_old_ones_kept() -> None:
    old = [Text(f"old.{n}", f"Παλιό κείμενο αριθμός {n}") for n in range(2300)]
    new = [Text(f"new.{n}", f"Παλιό κείμενο αριθμός {n}!") for n in range(200)]
    translated = re.sub(r'(αριθμός \d+)"\nmsgstr ""', r'\1"\nmsgstr "T \1"', after("", *old))
    result = after(translated, *new, *old)
    messages = {m.context: m for m in read_po(io.BytesIO(result.encode())) if m.context}
    assert len(messages) == 2500
    assert all(messages[text.context].string == "" for text in new)
    assert all(messages[f"old.{n}"].string == f"T αριθμός {n}" for n in range(2300))
    assert "fuzzy" not in result


def test_a_long_comment_of_a_reviewer_stays_on_its_line() -> None:
    commented = DONE.replace(
        "Checked by M., 2026-11-01", "Checked by M., 2026-11-01, " + "at length " * 20 + "and again"
    )
    assert after(commented, *TEXTS) == commented


def test_a_previous_source_that_was_broken_over_lines_is_read_whole() -> None:
    """As Babel alone would have written it."""
    once = after(DONE, Text("a.hello", "Γεια σας"), CALL, DESKS)
    broken = once.replace('#| msgid "Γεια"', '#| msgid "Γεια σε όλους\n#| σας"')
    assert '#| msgid "Γεια σε όλους σας"\n' in after(broken, Text("a.hello", "Γεια σας"), CALL, DESKS)


def test_a_broken_catalogue_is_not_written_over() -> None:
    with pytest.raises(PoFileError):
        after(DONE.replace('msgctxt "a.call"', '<<<<<<< HEAD\nmsgctxt "a.call"'), *TEXTS)


FORMS = {"en": 2, "sq": 2, "ar": 6, "fa": 2, "ur": 2, "uk": 3, "ru": 3, "fr": 2}


def test_a_language_has_as_many_plural_forms_as_its_translators_are_used_to() -> None:
    assert {tag: after("", DESKS, tag=tag).count("msgstr[") for tag in LANGUAGES if tag != SOURCE} == FORMS


@pytest.mark.parametrize("tag", FORMS)
def test_the_order_of_plural_forms_in_the_header_is_the_one_that_pages_use(tag: str) -> None:
    """Translators' tools show the forms by the header; a page chooses them by CLDR's categories."""
    header = after("", DESKS, tag=tag)
    found = re.search(r"nplurals=(\d); plural=(.*);\\n", header)
    assert found
    count, index = int(found[1]), gettext.c2py(found[2])
    assert header.count("msgstr[") == count
    categories = ("zero", "one", "two", "few", "many", "other")
    rule = Locale.parse(tag).plural_form
    order = [category for category in categories if category in {*rule.tags, "other"}]
    for n in (*range(250), 1000, 1001, 1011, 12345):
        assert index(n) == min(order.index(rule(n)), count - 1), n
    assert after(header, DESKS, tag=tag) == header


def test_the_order_of_plural_forms_is_right_in_every_language_that_can_be_added() -> None:
    others = {tag for tag in locale_identifiers() if can_publish(tag)} - {*LANGUAGES}
    assert {"am", "bg", "bn", "ka", "lv", "pa", "pt"} <= others
    for tag in sorted(others):
        test_the_order_of_plural_forms_in_the_header_is_the_one_that_pages_use(tag)


# The files of a site -----------------------------------------------------------------------------------------------


def read(town: Path) -> Site:
    site = load(town).site
    assert site is not None
    return site


def test_every_text_of_a_site_is_there_once(town: Path) -> None:
    contexts = [text.context for text in texts(read(town))]
    assert len(contexts) == len(set(contexts))
    assert {
        "site.name",
        "ui.hours.closed",
        "funding",
        "operator.name",
        "sources.poster.publisher",
        "municipalities.neochora.offices.registry.note",
        "centres.neochora-main.phones.0.for",
        "centres.neochora-main.services.school-bags.note",
        "centres.neochora-main.remarks.door.text",
        "services.school-bags.names.plain",
        "programmes.town-programme.funding",
        "activity.neochora-2024.figures.part.text",
    } <= set(contexts)


def test_proper_names_and_titles_are_not_translated(town: Path) -> None:
    greek = {text.greek for text in texts(read(town))}
    assert not greek & {"Ακακιών 12 & Ευβοίας", "Νεοχώρα", "Τηλεφώνημα με τον δήμο", "2310 555001"}


def test_upstreams_texts_and_the_towns_own_go_to_their_own_files(town: Path) -> None:
    (town / NATIONAL / "en.po").unlink(missing_ok=True)
    assert update(town, read(town)) == [f"{NATIONAL}/en.po", f"{OWN}/en.po"]
    national = (town / NATIONAL / "en.po").read_text(encoding="utf-8")
    own = (town / OWN / "en.po").read_text(encoding="utf-8")
    contexts = re.findall(r'msgctxt "(.*)"', national)
    assert contexts
    assert all(context.startswith(("ui.", "national.")) for context in contexts)
    contexts = re.findall(r'msgctxt "(.*)"', own)
    assert contexts
    assert not any(context.startswith(("ui.", "national.")) for context in contexts)
    assert not (town / OWN / "el.po").exists()


def test_the_second_run_writes_nothing(town: Path) -> None:
    update(town, read(town))
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (town / "data").rglob("*.po")}
    assert update(town, read(town)) == []
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (town / "data").rglob("*.po")} == before


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first town with every text translated into English."""
    town = towns.copy("neochora", tmp_path_factory.mktemp("translated") / "town")
    towns.translate(town)
    assert still_open(town) == {}
    return town


@pytest.fixture
def translated(finished: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test to change."""
    return Path(shutil.copytree(finished, tmp_path / "town"))


def still_open(town: Path) -> dict[str, str]:
    """The texts that are fuzzy or missing in English, as a translator is told."""
    ran = towns.manage(town, "report", "translations", "--format", "json")
    assert (ran.returncode, ran.stderr) == (0, "")
    return {entry["context"]: entry["state"] for language in json.loads(ran.stdout) for entry in language["open"]}


def catalogues(town: Path) -> dict[str, bytes]:
    return {path.relative_to(town).as_posix(): path.read_bytes() for path in (town / "data").rglob("*.po")}


def test_a_changed_sentence_makes_exactly_its_own_translations_fuzzy(translated: Path) -> None:
    towns.edit(translated, "data/centres.yaml", ("Υπάρχει ράμπα.", "Υπάρχει φαρδιά ράμπα."))
    towns.edit(translated, "data/services.yaml", ("Το παιδί είναι {age}.", "Το παιδί σας είναι {age}."))
    towns.edit(translated, "data/national/interface.yaml", ('other: "{n} κέντρα"', 'other: "{n} Κέντρα"'))
    assert towns.manage(translated, "translations").stdout.split() == [f"{NATIONAL}/en.po", f"{OWN}/en.po"]
    assert still_open(translated) == dict.fromkeys(
        (
            "centres.neochora-main.access.note",
            "services.moving-help.who.child.text",
            "ui.centres.count",
        ),
        "fuzzy",
    )
    own = (translated / OWN / "en.po").read_text(encoding="utf-8")
    assert entry(own, "centres.neochora-main.access.note").endswith(
        '#, fuzzy\n#| msgid "Υπάρχει ράμπα."\nmsgctxt "centres.neochora-main.access.note"\n'
        'msgid "Υπάρχει φαρδιά ράμπα."\nmsgstr "T Υπάρχει ράμπα."'
    )


VALUES = {
    "a phone": ("data/centres.yaml", '"2310 555001"', '"2310 555003"'),
    "a street": ("data/centres.yaml", "Ακακιών 12", "Ακακιών 14"),
    "hours": ("data/centres.yaml", "Fr 08:00-14:30", "Fr 08:00-14:00"),
    "an hour inside a sentence": ("data/centres.yaml", '"08:00-10:00"', '"08:00-11:00"'),
    "a date": ("data/centres.yaml", "date: 2022-11-07", "date: 2022-11-08"),
    "a number": ("data/centres.yaml", "value: 1234,", "value: 1235,"),
    "an amount": ("data/services.yaml", "value: 150, unit: EUR", "value: 160, unit: EUR"),
    "an amount's day": ("data/services.yaml", "since: 2025-01-01", "since: 2026-01-01"),
    "a deadline": ("data/services.yaml", "date: 2026-12-31", "date: 2027-01-31"),
    "a law": ("data/services.yaml", "1234/2020", "1235/2020"),
    "a link": ("data/site.yaml", "https://neochora.example/contact", "https://neochora.example/new"),
}


def test_no_changed_value_touches_a_translation(translated: Path) -> None:
    before = catalogues(translated)
    for file, old, new in VALUES.values():
        towns.edit(translated, file, (old, new))
    ran = towns.manage(translated, "translations")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert catalogues(translated) == before
    assert still_open(translated) == {}


def test_a_new_sentence_is_empty_however_like_its_neighbours_it_is(translated: Path) -> None:
    before = (translated / OWN / "en.po").read_text(encoding="utf-8")
    towns.edit(
        translated,
        "data/centres.yaml",
        (
            "links:\n      news: { text: Τα νέα του κέντρου,",
            "links:\n      olds: { text: Τα παλιά του κέντρου, url: https://neochora.example/palia }\n"
            "      again: { text: Τα νέα του κέντρου, url: https://neochora.example/pali }\n"
            "      news: { text: Τα νέα του κέντρου,",
        ),
    )
    assert towns.manage(translated, "translations").stdout.split() == [f"{OWN}/en.po"]
    new = {"centres.neochora-main.links.olds.text", "centres.neochora-main.links.again.text"}
    assert still_open(translated) == dict.fromkeys(new, "missing")
    after = (translated / OWN / "en.po").read_text(encoding="utf-8")
    assert all(entry(after, context).endswith('\nmsgstr ""') for context in new)
    assert [part for part in after.split("\n\n") if not any(f'"{context}"' in part for context in new)] == before.split(
        "\n\n"
    )


def test_a_record_that_moves_keeps_its_translations(translated: Path) -> None:
    towns.edit(
        translated,
        "data/centres.yaml",
        ("      - moving-help\n", ""),
        (
            "      - { id: social-grocery, by: referral }\n",
            "      - { id: social-grocery, by: referral }\n      - moving-help\n",
        ),
    )
    towns.manage(translated, "translations")
    assert still_open(translated) == {}


def test_the_same_texts_are_the_same_bytes_whatever_the_order_of_python_is(town: Path, tmp_path: Path) -> None:
    again = towns.copy("neochora", tmp_path / "again")
    towns.manage(town, "translations", PYTHONHASHSEED="1")
    towns.manage(again, "translations", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH=str(towns.epoch("2027-01-01")))
    assert catalogues(town) == catalogues(again)


def test_a_towns_own_words_for_a_national_text_stay(town: Path) -> None:
    """`data/translations` may hold any message and wins: an update must not throw the town's words away."""
    update(town, read(town))
    path = town / OWN / "en.po"
    theirs = '\n#. σελίδα κέντρου, ώρες\nmsgctxt "ui.hours.closed"\nmsgid "κλειστά"\nmsgstr "not open"\n'
    path.write_text(path.read_text(encoding="utf-8") + theirs, encoding="utf-8")
    assert update(town, read(town)) == []
    assert theirs in path.read_text(encoding="utf-8")
    assert read_catalogues(town, ("en",))[0]["en"]["ui.hours.closed"].strings == ("not open",)


def test_the_command_writes_the_files_and_says_which(town: Path) -> None:
    (town / OWN / "en.po").unlink(missing_ok=True)
    ran = towns.manage(town, "translations")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"{OWN}/en.po" in ran.stdout.splitlines()
    ran = towns.manage(town, "translations")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_the_command_says_what_is_wrong_with_the_data_and_writes_nothing(town: Path) -> None:
    (town / "data" / "site.yaml").unlink()
    ran = towns.manage(town, "translations")
    assert ran.returncode == 1
    assert "data/site.yaml:1:1: Λείπει το αρχείο «data/site.yaml»." in ran.stdout
    assert not (town / OWN / "en.po").exists()


def test_the_command_says_that_a_catalogue_is_broken_and_leaves_it(town: Path) -> None:
    path = town / OWN / "en.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + '\n<<<<<<< HEAD\nmsgctxt "site.name"\n', encoding="utf-8")
    before = path.read_bytes()
    ran = towns.manage(town, "translations")
    assert path.read_bytes() == before
    assert f"{OWN}/en.po:" in ran.stdout
    assert ran.returncode == 1


def test_babel_still_numbers_arabics_last_two_forms_its_own_way() -> None:
    """The reason for our own header; when this fails, `_PLURAL_FORMS` in translations.py can go."""
    assert Catalog(locale="ar").plural_expr.endswith("n%100>=0 && n%100<=2 ? 4 : 5)")
