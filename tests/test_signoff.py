"""A sign-off holds for exactly the words that somebody has read, and pages say how much of them is signed off."""

from __future__ import annotations

import dataclasses
import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from babel.messages import Message
from markupsafe import Markup

import towns
from html_page import page
from kentro import signoff
from kentro.catalogue import NATIONAL, OWN, Tally, Title, forms_of, read_catalogues
from kentro.edition import Edition, read_edition
from kentro.frame import Frame
from kentro.languages import language
from kentro.pages import environment, render
from kentro.translations import updated
from kentro.values import Text

DAY = datetime.date(2026, 11, 7)
DESKS = Text("a.desks", "{n} γραφείο", plural="{n} γραφεία")

# The line ----------------------------------------------------------------------------------------------------------

LINE = signoff.line("Maria P.", DAY, "Γεια", "Hello")


def test_the_line_says_who_has_read_it_and_when() -> None:
    assert re.fullmatch("reviewed by Maria P., 2026-11-07, [0-9a-f]{8}", LINE)
    assert signoff.is_line(LINE)


READ = {
    "the same words": (["Γεια", "Hello"], True),
    "another Greek": (["Γεια σας", "Hello"], False),
    "another translation": (["Γεια", "Hello!"], False),
    "words that moved from one to the other": (["ΓειαH", "ello"], False),
    "a form more": (["Γεια", "Hello", ""], False),
}


@pytest.mark.parametrize(("words", "holds"), READ.values(), ids=READ)
def test_a_sign_off_holds_for_the_words_that_were_read(words: list[str], holds: bool) -> None:
    assert signoff.holds([LINE], *words) is holds
    assert signoff.holds(["κάτι άλλο", LINE], *words) is holds


@pytest.mark.parametrize("comment", ["reviewed by Maria P.", "reviewed", LINE + " again", "looks good", ""])
def test_another_comment_is_no_sign_off(comment: str) -> None:
    assert not signoff.is_line(comment)
    assert not signoff.holds([comment], "Γεια", "Hello")


# In a catalogue ----------------------------------------------------------------------------------------------------


def signed(*texts: Text) -> str:
    """A catalogue with these texts translated and signed off."""
    new = re.sub(r'msgid "(.+)"\nmsgstr ""', r'msgid "\1"\nmsgstr "T \1"', updated(b"", "en", list(texts)).decode())
    done = new.replace('msgstr[0] ""', 'msgstr[0] "{n} desk"').replace('msgstr[1] ""', 'msgstr[1] "{n} desks"')
    return updated(done.encode(), "en", list(texts), sign=sign).decode()


def sign(message: Message) -> str:
    return signoff.line("Maria P.", DAY, *forms_of(message.id), *forms_of(message.string))


def is_reviewed(root: Path, catalogue: str, text: Text) -> bool:
    (root / OWN).mkdir(parents=True, exist_ok=True)
    (root / OWN / "en.po").write_text(catalogue, encoding="utf-8")
    catalogues, problems = read_catalogues(root, ("en",))
    assert problems == []
    message = catalogues["en"].get(text.context)
    return message is not None and message.reviewed


HELLO = Text("a.hello", "Γεια")
CHANGES: dict[str, tuple[Text, Callable[[str], str], bool]] = {
    "nothing": (HELLO, lambda po: po, True),
    "another comment": (HELLO, lambda po: po.replace("# reviewed", "# I met her.\n# reviewed"), True),
    "our own note": (HELLO, lambda po: po.replace("msgctxt", "#. σελίδα\nmsgctxt"), True),
    "the Greek": (Text("a.hello", "Γεια σας"), lambda po: po, False),
    "the translation": (HELLO, lambda po: po.replace('"T Γεια"', '"T Γεια!"'), False),
    "one form of a plural": (DESKS, lambda po: po.replace('"{n} desk"', '"{n} counter"'), False),
    "no form of a plural": (DESKS, lambda po: po, True),
    "the Greek plural": (Text("a.desks", "{n} γραφείο", plural="{n} γκισέδες"), lambda po: po, False),
}


@pytest.mark.parametrize(("text", "change", "kept"), CHANGES.values(), ids=CHANGES)
def test_a_sign_off_is_void_when_what_was_read_has_changed(
    tmp_path: Path, text: Text, change: Callable[[str], str], kept: bool
) -> None:
    before = signed(HELLO, DESKS)
    assert is_reviewed(tmp_path, before, HELLO)
    assert is_reviewed(tmp_path, before, DESKS)
    changed = change(before)
    wanted = [text if text.context == one.context else one for one in (HELLO, DESKS)]
    after = updated(changed.encode(), "en", wanted).decode()
    assert after.count("# reviewed by") == (2 if kept else 1)
    assert is_reviewed(tmp_path, after, text) is kept
    if text in (HELLO, DESKS):
        assert is_reviewed(tmp_path, changed, text) is kept, "a page does not wait for the update"


def test_a_sign_off_comes_back_with_its_text() -> None:
    before = signed(HELLO, DESKS)
    gone = updated(before.encode(), "en", [DESKS])
    assert updated(gone, "en", [HELLO, DESKS]).decode() == before


# The command -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first town with every text translated into English."""
    town = towns.copy("neochora", tmp_path_factory.mktemp("translated") / "town")
    towns.translate(town)
    return town


@pytest.fixture
def translated(finished: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test to change."""
    return Path(shutil.copytree(finished, tmp_path / "town"))


def lines(town: Path) -> list[str]:
    return [
        line
        for folder in (NATIONAL, OWN)
        for line in (town / folder / "en.po").read_text(encoding="utf-8").splitlines()
        if line.startswith("# reviewed by")
    ]


def counted(town: Path) -> str:
    ran = towns.manage(town, "--lang", "en", "report", "translations")
    (found,) = re.findall(r"(\d+) reviewed", ran.stdout)
    return str(found)


def test_a_reviewer_signs_off_all_some_and_one(translated: Path) -> None:
    desk = "services.moving-help.names.official"
    ran = towns.manage(translated, "--lang", "en", "reviewed", "en", "--by", "Maria  P.", "--context", desk)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "Messages signed off: 1.\n", "")
    (line,) = lines(translated)
    assert line.startswith("# reviewed by Maria P., 2026-11-07, ")
    assert counted(translated) == "1"

    below = ("--context", "centres.neochora-main.access", "--context", "ui.page")
    towns.manage(translated, "reviewed", "en", "--by", "Nikos", *below)
    strings = [text for key, text in read(translated).site.interface.items() if key.startswith("page.")]
    assert len([line for line in lines(translated) if "Nikos" in line]) == len(strings) + 1

    before = counted(translated)
    towns.edit(translated, "data/services.yaml", ("official: Επίδομα Μετακόμισης", "official: Βοήθημα για Μετακόμιση"))
    towns.manage(translated, "translations")
    assert counted(translated) == str(int(before) - 1)
    assert not [line for line in lines(translated) if "Maria" in line]

    ran = towns.manage(translated, "--lang", "en", "reviewed", "en", "--by", "Eleni")
    assert {name for line in lines(translated) for name in re.findall("by (.+?),", line)} == {"Eleni"}
    assert ran.stdout == f"Messages signed off: {len(lines(translated))}.\n"
    entries = (translated / OWN / "en.po").read_text(encoding="utf-8").split("\n\n")
    (fuzzy,) = [part for part in entries if f'msgctxt "{desk}"' in part]
    assert "reviewed" not in fuzzy, "what is fuzzy is not read"


def test_what_is_signed_of_the_shared_texts_is_kept_where_an_update_leaves_it(translated: Path) -> None:
    national = translated / NATIONAL / "en.po"
    before = national.read_bytes()
    towns.manage(translated, "reviewed", "en", "--by", "Nikos", "--context", "ui.page.skip")
    assert national.read_bytes() == before
    own = (translated / OWN / "en.po").read_text(encoding="utf-8")
    assert re.search(r'# reviewed by Nikos, .+\n(?:#.*\n)*msgctxt "ui.page.skip"\n', own)
    assert counted(translated) == "1"
    assert towns.manage(translated, "translations").stdout == ""
    assert counted(translated) == "1"

    towns.manage(translated, "reviewed", "en", "--national", "--by", "Eleni", "--context", "ui.page")
    assert b"Eleni" in national.read_bytes()
    towns.manage(translated, "reviewed", "en", "--by", "Nikos", "--context", "ui.page.menu")
    assert (translated / OWN / "en.po").read_text(encoding="utf-8").count('msgctxt "ui.') == 1, "it was signed already"


WRONG = {
    "a language that the site has not": (("fr", "--by", "Maria"), "It has: en."),
    "Greek": (("el", "--by", "Maria"), "It has: en."),
    "a message that does not exist": (("en", "--by", "Maria", "--context", "ui.pages"), "of this name: ui.pages."),
    "one of two that does not exist": (
        ("en", "--by", "Maria", "--context", "ui.page", "--context", "ui.pag"),
        "of this name: ui.pag.",
    ),
    "a hand-written page": (("en", "--by", "Maria", "--context", "docs/about.md"), "of this name: docs/about.md."),
    "nobody": (("en",), "--by"),
    "a name of nothing but spaces": (("en", "--by", "  "), "--by"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_sign_off_changes_nothing(finished: Path, arguments: tuple[str, ...], said: str) -> None:
    before = {path: path.read_bytes() for path in (finished / "data").rglob("*.po")}
    ran = towns.manage(finished, "--lang", "en", "reviewed", *arguments)
    assert ran.returncode == 1
    assert said in ran.stderr
    assert ran.stdout == ""
    assert {path: path.read_bytes() for path in (finished / "data").rglob("*.po")} == before


def test_a_message_that_is_not_translated_cannot_be_signed_off(town: Path) -> None:
    ran = towns.manage(
        town, "--lang", "en", "reviewed", "en", "--by", "Maria", "--context", "centres.neochora-main.name"
    )
    assert ran.returncode == 1
    assert ran.stderr == "There is no translated message of this name: centres.neochora-main.name.\n"


# On a page ---------------------------------------------------------------------------------------------------------


def read(town: Path) -> Edition:
    edition, problems = read_edition(town, DAY)
    assert edition is not None, problems
    return edition


@pytest.fixture(scope="module")
def edition(finished: Path) -> Edition:
    return read(finished)


def frame(edition: Edition, tag: str, tally: Tally, repo_url: str | None = None) -> Frame:
    return Frame(
        edition=edition,
        language=language(tag),
        path="privacy/",
        kind="privacy",
        title=Title("Privacy", tag),
        description="",
        crumbs=[],
        tally=tally,
        content_language=language(tag),
        edit_url=None,
        repo_url=repo_url,
    )


STATES = {
    "nobody": (Tally(own=10, foreign=5), "unreviewed"),
    "a part": (Tally(own=10, reviewed=9), "partly-reviewed"),
    "all": (Tally(own=10, reviewed=10), "reviewed"),
    "all that is in the language": (Tally(own=10, reviewed=10, foreign=5), "reviewed"),
    "nothing to read": (Tally(foreign=5), "unreviewed"),
}


@pytest.mark.parametrize(("tally", "said"), STATES.values(), ids=STATES)
def test_a_page_says_how_much_of_it_a_native_speaker_has_read(edition: Edition, tally: Tally, said: str) -> None:
    assert frame(edition, "en", tally).translation == said
    assert frame(edition, "el", tally).translation is None


def test_a_mistake_is_told_by_mail_else_as_an_issue_else_at_the_centre(edition: Edition) -> None:
    settings = edition.site.settings
    nobody = dataclasses.replace(settings, operator=dataclasses.replace(settings.operator, email=None))
    silent = dataclasses.replace(edition, site=dataclasses.replace(edition.site, settings=nobody))
    repo = "https://git.example/town/"
    mail = frame(edition, "en", Tally(), repo).mistake_href
    issue = frame(silent, "en", Tally(), repo).mistake_href
    assert mail is not None
    assert issue is not None
    assert mail.startswith("mailto:site@neochora.example?subject=Privacy%20")
    assert "https://kentra.example/neochora/en/privacy/ (en, 2026-11-07)" in unquote(mail)
    assert issue.startswith("https://git.example/town/issues/new?template=mistake.yml&title=Privacy%20")
    filled = dict(parse_qsl(urlsplit(issue).query))
    assert filled.pop("title").startswith("Privacy")
    assert filled == {
        "template": "mistake.yml",
        "page": "https://kentra.example/neochora/en/privacy/",
        "language": "en",
        "build": "2026-11-07",
    }
    for href in (mail, issue):
        assert not set(href) & set(' "<>')
    assert frame(silent, "en", Tally()).mistake_href is None


NOTES = {"ka/": "unreviewed", "en/centres/neochora-main/": "partly-reviewed", "en/privacy/": "reviewed"}


@pytest.mark.parametrize(("path", "key"), NOTES.items(), ids=NOTES)
def test_the_note_ends_each_page(widened: Path, path: str, key: str) -> None:
    english = read_catalogues(widened.parent, ("en",))[0]["en"]
    note = [part for part in page(widened, path).one("main").children if not isinstance(part, str)][-1]
    assert note.attributes["class"] == "kn-note kn-note--translation"
    assert [part.text for part in note.all("p")] == [english[f"ui.page.{key}"].strings[0]]


@pytest.mark.parametrize(
    ("email", "phone", "demonstration", "said"),
    [
        ("site@neochora.example", "2310555010", False, "Βρήκατε λάθος σε αυτή τη σελίδα; Γράψτε μας."),
        (None, "2310555010", False, "Βρήκατε λάθος σε αυτή τη σελίδα; Καλέστε 2310\xa0555010."),
        (None, None, False, "Βρήκατε λάθος σε αυτή τη σελίδα; Πείτε το στο κέντρο."),
        (None, None, True, None),
    ],
)
def test_every_footer_says_whom_to_tell_of_a_mistake(
    edition: Edition, email: str | None, phone: str | None, demonstration: bool, said: str | None
) -> None:
    """A demonstration of which nobody has charge names nobody: its footer says so, and a centre cannot mend it."""
    settings = edition.site.settings
    operator = dataclasses.replace(settings.operator, email=email, phone=phone)
    settings = dataclasses.replace(settings, operator=operator, demonstration=demonstration)
    told = dataclasses.replace(edition, site=dataclasses.replace(edition.site, settings=settings))
    template = environment(edition.root).get_template("main.html")
    html = template.render(frame=frame(told, "el", Tally()), page=SimpleNamespace(content=""))
    found = re.search('<p class="kn-mistake">(.+)</p>', html)
    assert (Markup(found[1]).striptags() if found else None) == (said.replace("\xa0", " ") if said else None)


def test_a_greek_page_has_no_note(widened: Path) -> None:
    assert not list(page(widened, "").all("div", class_="kn-note--translation"))


def test_a_page_that_is_signed_off_is_so_beside_the_greek_too(town: Path) -> None:
    towns.translate(town)
    towns.manage(town, "reviewed", "en", "--by", "Maria P.")
    edition, _ = read_edition(town, DAY)
    assert edition
    english = [one for one in render(edition, "centres/neochora-main/") if one.tag == "en"]
    assert [one.kind for one in english] == ["centre", "beside"]
    for one in english:
        assert (one.tally.foreign, one.tally.reviewed) == (0, one.tally.own), one.kind
