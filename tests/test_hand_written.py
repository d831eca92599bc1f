"""A page written by hand is shown in the nearest language in which it is up to date, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

import towns
from html_page import page
from kentro.catalogue import read_catalogues
from kentro.hand_written import MARKER, check, digest, is_ours, language_of, pages, state
from kentro.languages import language

GREEK = "---\ntitle: Οδηγός\n---\n# Οδηγός\n"
TAGS = ("el", "en", "ru", "uk", "ar")


def write(root: Path, name: str, text: str) -> Path:
    path = root / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def translated(source: str) -> str:
    return f"---\ntitle: Guide\nsource: {source}\n---\n# Guide\n"


# Which file is up to date ------------------------------------------------------------------------------------------


def test_the_hash_changes_with_every_word_and_with_no_line_end(tmp_path: Path) -> None:
    same = [GREEK, GREEK.replace("\n", "\r\n"), f"\ufeff{GREEK}", GREEK.rstrip(), GREEK + "\n\n"]
    others = [GREEK.replace("# Οδηγός", "# Οδηγοί"), GREEK.replace("title: Οδηγός", "title: Οδηγοί")]
    wanted = digest(write(tmp_path, "el/a.md", GREEK))
    assert {digest(write(tmp_path, "el/a.md", text)) for text in same} == {wanted}
    assert wanted not in {digest(write(tmp_path, "el/a.md", text)) for text in others}
    assert len(wanted) == 8


FRONT = {
    "as we say it": ("---\ntitle: Guide\nsource: {digest}\n---\n", "current"),
    "first": ("---\nsource: {digest}\ntitle: Guide\n---\n", "current"),
    "in quotes": ('---\nsource: "{digest}"\n---\n', "current"),
    "with Windows line ends": ("---\r\nsource: {digest}\r\n---\r\n", "current"),
    "of another Greek": ("---\nsource: 00000000\n---\n", "old"),
    "not there": ("---\ntitle: Guide\n---\n", "old"),
    "in the text": ("---\ntitle: Guide\n---\nsource: {digest}\n\n---\n", "old"),
    "without front matter": ("source: {digest}\n\n---\n", "old"),
    "a part of another name": ("---\nresource: {digest}\n---\n", "old"),
}


@pytest.mark.parametrize(("front", "said"), FRONT.values(), ids=FRONT)
def test_a_page_is_up_to_date_where_its_front_matter_names_the_greek(tmp_path: Path, front: str, said: str) -> None:
    greek = write(tmp_path, "el/guide.md", GREEK)
    write(tmp_path, "en/guide.md", front.format(digest=digest(greek)) + "# Guide\n")
    assert state(tmp_path, "guide.md", "en") == said
    assert state(tmp_path, "guide.md", "ru") == "missing"
    assert state(tmp_path, "guide.md", "el") == "current"


def test_only_what_somebody_wrote_is_a_page_by_hand(tmp_path: Path) -> None:
    made = write(tmp_path, "el/centres/index.md", f"---\n{MARKER}\n---\n")
    write(tmp_path, "el/help/now.md", GREEK)
    write(tmp_path, "en/about.md", GREEK)
    write(tmp_path, "fr/only-there.md", GREEK)
    assert is_ours(made)
    assert pages(tmp_path, ("el", "en")) == ["about.md", "help/now.md"]


CHAINS = {
    "its own": ("uk", {"uk": True, "ru": True, "en": True}, "uk"),
    "the next, where its own is old": ("uk", {"uk": False, "ru": True, "en": True}, "ru"),
    "the next, where it has none": ("uk", {"ru": True, "en": True}, "ru"),
    "the one after, where the next is old": ("uk", {"ru": False, "en": True}, "en"),
    "Greek, where all are old": ("uk", {"uk": False, "ru": False, "en": False}, "el"),
    "Greek, where there is nothing else": ("uk", {}, "el"),
    "not one that is outside its chain": ("ar", {"ru": True, "uk": True}, "el"),
    "the other way of writing": ("ar", {"ar": False, "en": True}, "en"),
    "Greek for Greeks": ("el", {"en": True}, "el"),
}


@pytest.mark.parametrize(("tag", "there", "shown"), CHAINS.values(), ids=CHAINS)
def test_a_page_is_shown_in_the_first_language_of_the_chain_that_is_up_to_date(
    tmp_path: Path, tag: str, there: dict[str, bool], shown: str
) -> None:
    greek = write(tmp_path, "el/guide.md", GREEK)
    for one, is_current in there.items():
        write(tmp_path, f"{one}/guide.md", translated(digest(greek) if is_current else "00000000"))
    assert language_of(tmp_path, "guide.md", tag, TAGS) == shown


# What an editor is told --------------------------------------------------------------------------------------------


def test_check_says_which_page_is_old_and_what_to_write(widened: Path) -> None:
    town = widened.parent
    ran = towns.manage(town, "--lang", "en", "check")
    assert ran.returncode == 0
    told = [line for line in ran.stdout.splitlines() if line.startswith("docs/")]
    wanted = {name: digest(town / f"docs/el/{name}.md") for name in ("guide", "news")}
    assert told == [
        f"docs/{tag}/{name}.md:1:1: docs/el/{name}.md has changed and the page is shown in another language. "
        f'Mend it and write "source: {wanted[name]}".'
        for tag, name in (("ar", "guide"), ("ru", "news"))
    ]


def test_what_check_says_to_write_is_right(tmp_path: Path) -> None:
    write(tmp_path, "el/guide.md", GREEK)
    write(tmp_path, "en/guide.md", translated("00000000"))
    (problem,) = check(tmp_path, ("el", "en"))
    assert problem.severity == "warning"
    write(tmp_path, "en/guide.md", translated(dict(problem.params)["digest"]))
    assert list(check(tmp_path, ("el", "en"))) == []


def test_a_page_without_its_greek_is_a_mistake_that_says_what_is_missing(town: Path) -> None:
    (town / "docs/en/only.md").write_text(translated("00000000"), encoding="utf-8")
    ran = towns.manage(town, "--lang", "en", "check")
    assert ran.returncode == 1
    assert "docs/en/only.md:1:1: This page does not exist in Greek. Write docs/el/only.md too." in ran.stdout


# What a reader sees ------------------------------------------------------------------------------------------------

DIRECTIONS = {"el": "ltr", "en": "ltr", "ru": "ltr", "uk": "ltr", "ar": "rtl", "ka": "ltr"}
SHOWN = {
    "guide": {"el": "el", "en": "en", "ru": "ru", "uk": "ru", "ar": "en", "ka": "en"},
    "news": {"el": "el", "en": "en", "ru": "en", "uk": "en", "ar": "ar", "ka": "en"},
    "rules": dict.fromkeys(DIRECTIONS, "el"),
}
"""In which language each page of the widened town is shown to readers of each."""

TITLES = {
    "guide": {"el": "Οδηγός", "en": "Guide", "ru": "Путеводитель"},
    "news": {"el": "Νέα", "en": "News", "ar": "أخبار"},
    "rules": {"el": "Κανόνες"},
}
PLACES = [(name, tag, shown) for name, languages in SHOWN.items() for tag, shown in languages.items()]


def notice(town: Path, tag: str) -> str:
    """That a part of the page is in another language, in the first language of the chain that has it."""
    catalogues, _ = read_catalogues(town, (tag,))
    chain = [catalogues[one] for one in (tag, *language(tag).fallback) if one in catalogues]
    return next(one["ui.page.fallback"].strings[0] for one in chain if "ui.page.fallback" in one)


@pytest.mark.parametrize(("name", "tag", "shown"), PLACES, ids=[f"{name} {tag}" for name, tag, _ in PLACES])
def test_a_page_in_another_language_is_marked_and_says_so(widened: Path, name: str, tag: str, shown: str) -> None:
    document = page(widened, f"{name}/" if tag == "el" else f"{tag}/{name}/")
    main, title = document.one("main"), document.one("title")
    assert document.one("html").attributes == {"lang": tag, "dir": DIRECTIONS[tag]}
    assert main.one("h1").text == TITLES[name][shown]
    assert title.text.startswith(TITLES[name][shown])
    assert title.attributes == ({} if shown == tag else {"lang": shown})
    wrappers = list(main.all("div", lang=shown, dir=DIRECTIONS[shown]))
    assert [wrapper.one("h1").text for wrapper in wrappers] == ([] if shown == tag else [TITLES[name][shown]])
    assert "../centres/" in main.links(), "its links stay in the reader's language"
    notices = [note.text for note in main.all("p", class_="kn-note")]
    assert notices == ([notice(widened.parent, tag)] if shown != tag or tag not in ("el", "en") else [])
    robots = [meta.attributes["content"] for meta in document.all("meta", name="robots")]
    assert robots == ([] if shown == tag else ["noindex"])
    alternates = {link.attributes["hreflang"] for link in document.all("link", rel="alternate")}
    own = {one for one, other in SHOWN[name].items() if one == other}
    assert alternates == ({*own, "x-default"} if shown == tag else set())
    address = f"https://kentra.example/neochora/{'' if tag == 'el' else tag + '/'}{name}/"
    assert (f"<loc>{address}</loc>" in (widened / "sitemap.xml").read_text(encoding="utf-8")) is (shown == tag)
