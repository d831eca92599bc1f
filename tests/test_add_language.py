"""A language is one line in mkdocs.yml and its catalogues; its pages are there at once, marked for what they are."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
import yaml

import towns
from html_page import page
from kentro.catalogue import NATIONAL, OWN
from kentro.languages import can_publish, language
from kentro.new_language import with_language

KA = "- { locale: ka, name: ქართული, build: true }"

# The line ----------------------------------------------------------------------------------------------------------

BEFORE = "# Ο ιστότοπος\nsite_name: Νεοχώρα   # όνομα\nplugins:\n  i18n:\n    languages:   # η πρώτη\n"
AFTER = "      # κι άλλες;\n\nextra: { a: [1, 2] }   # τέλος\n"
LISTS = {
    "languages on one line each": ("      - { locale: el, name: Ελληνικά }\n      - { locale: en } # και αυτή\n", 6),
    "languages over several lines": (
        "      - locale: el\n        name: Ελληνικά\n\n      - locale: en\n        # σχόλιο\n        build: true\n",
        6,
    ),
    "a language in braces over several lines": ("      - {\n          locale: el,\n        } # αυτή\n", 6),
    "a list that is not indented": ("    - { locale: el }\n    - { locale: en }\n", 4),
    "a hyphen before the language's own line": ("      -\n        locale: el\n        fixed_link: a-b\n", 6),
    "nested settings": ("      - locale: el\n        nav_translations:\n          A: Β\n", 6),
}


@pytest.mark.parametrize(("languages", "indent"), LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_the_line_stands_after_the_last_language_and_nothing_else_changes(
    languages: str, indent: int, end: str
) -> None:
    config = (BEFORE + languages + AFTER).replace("\n", end)
    new = (BEFORE + languages + " " * indent + KA + "\n" + AFTER).replace("\n", end)
    assert with_language(config, language("ka")) == new
    assert yaml.safe_load(new)["plugins"]["i18n"]["languages"][-1] == {"locale": "ka", "name": "ქართული", "build": True}


def test_a_list_that_ends_the_file_without_a_line_end_gets_one() -> None:
    config = BEFORE + "      - { locale: el }"
    assert with_language(config, language("ka")) == f"{config}\n      {KA}\n"


def test_two_languages_can_follow_each_other() -> None:
    config = BEFORE + "      - { locale: el }\n"
    both = with_language(with_language(config, language("ka")), language("bg"))
    assert both == f"{config}      {KA}\n      - {{ locale: bg, name: Български, build: true }}\n"


UNKNOWN = {
    "in brackets": BEFORE + "      [ { locale: el } ]\n",
    "not there": "site_name: Νεοχώρα\n",
    "empty": BEFORE + "extra: 1\n",
    "no list": BEFORE + "      el\n",
    "plugins as a list": "plugins:\n  - i18n:\n      languages:\n        - { locale: el }\n",
}


@pytest.mark.parametrize("config", UNKNOWN.values(), ids=UNKNOWN)
def test_a_list_of_another_form_is_refused(config: str) -> None:
    with pytest.raises(ValueError, match="languages"):
        with_language(config, language("ka"))


def test_every_language_that_can_be_added_is_read_back_as_it_was_meant() -> None:
    """`no` is Norwegian, and YAML's word for false."""
    tags = [a + b for a in string.ascii_lowercase for b in string.ascii_lowercase if can_publish(a + b)]
    assert {"ka", "bg", "no", "bn"} <= set(tags)
    for tag in tags:
        added = yaml.safe_load(with_language(BEFORE + "      - { locale: el }\n", language(tag)))
        name = language(tag).name
        assert added["plugins"]["i18n"]["languages"][-1] == {"locale": tag, "name": name, "build": True}
        assert name not in ("", "None")


# The command -------------------------------------------------------------------------------------------------------


def test_a_language_is_one_line_and_two_catalogues(town: Path) -> None:
    before = towns.everything(town)
    ran = towns.manage(town, "--lang", "en", "add-language", "ka")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Added ქართული (ka). ")
    after = towns.everything(town)
    config = before.pop("mkdocs.yml").decode()
    assert after.pop("mkdocs.yml").decode() == f"{config.rstrip()}\n      {KA}\n"
    new = {name: after.pop(name).decode() for name in (f"{NATIONAL}/ka.po", f"{OWN}/ka.po")}
    assert after == before
    for name, text in new.items():
        assert name in ran.stdout
        assert '"Language: ka\\n"\n' in text
        assert set(re.findall(r"^msgstr.*", text.partition("\n\n")[2], re.MULTILINE)) <= {'msgstr ""', 'msgstr[0] ""'}

    ran = towns.manage(town, "--lang", "en", "add-language", "ka")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == 'The language "ka" is there already.\n'
    assert (town / "mkdocs.yml").read_text(encoding="utf-8").count("locale: ka") == 1


REFUSED = {
    "one that nobody knows": ("xx", 'The language "xx" is not known. Write its code, such as el, en or ar.'),
    "a name": ("Georgian", 'The language "Georgian" is not known. Write its code, such as el, en or ar.'),
    "three letters, which static-i18n does not take": (
        "rom",
        'The language "rom" is not known. Write its code, such as el, en or ar.',
    ),
    "a region": ("pt-BR", 'The language "pt-BR" is not known. Write its code, such as el, en or ar.'),
    "capitals": ("KA", 'The language "KA" is not known. Write its code, such as el, en or ar.'),
    "the Greek that is there": ("el", 'The language "el" is there already.'),
}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first town, for tests that change nothing."""
    return towns.copy("neochora", tmp_path_factory.mktemp("untouched") / "town")


@pytest.mark.parametrize(("tag", "said"), REFUSED.values(), ids=REFUSED)
def test_a_language_that_cannot_be_added_changes_nothing(untouched: Path, tag: str, said: str) -> None:
    before = towns.everything(untouched)
    ran = towns.manage(untouched, "--lang", "en", "add-language", tag)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", f"{said}\n")
    assert towns.everything(untouched) == before


def test_a_list_in_brackets_changes_nothing_and_says_how_it_should_stand(town: Path) -> None:
    config = (town / "mkdocs.yml").read_text(encoding="utf-8")
    head, _ = config.split("    languages:\n")
    (town / "mkdocs.yml").write_text(
        head + "    languages: [ { locale: el, name: Ελληνικά, default: true, build: true } ]\n", encoding="utf-8"
    )
    before = towns.everything(town)
    ran = towns.manage(town, "--lang", "en", "add-language", "ka")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("The list of languages was not found in mkdocs.yml, one language a line")
    assert towns.everything(town) == before


# Its pages ---------------------------------------------------------------------------------------------------------

PATHS = ("", "centres/", "centres/neochora-main/", "benefits/moving-help/", "glossary/", "privacy/")


def test_every_page_is_there_in_the_new_language(widened: Path) -> None:
    english = {path.relative_to(widened / "en") for path in (widened / "en").rglob("index.html")}
    assert {path.relative_to(widened / "ka") for path in (widened / "ka").rglob("index.html")} == english


@pytest.mark.parametrize("path", PATHS)
def test_an_untranslated_page_is_marked_told_of_and_kept_from_search_engines(widened: Path, path: str) -> None:
    document = page(widened, f"ka/{path}")
    assert document.one("html").attributes == {"lang": "ka", "dir": "ltr"}
    notice = next(document.one("main").all("p", class_="kn-note"))
    assert notice.one("span", lang="en", dir="ltr").text.startswith("Part of this page has not been translated yet.")
    assert next(document.one("h1").all("span")).attributes["lang"] in ("el", "en")
    assert document.one("meta", name="robots").attributes["content"] == "noindex"
    assert not list(document.all("link", rel="alternate"))
    languages = document.one("nav", class_="kn-languages").all("a")
    assert [a.attributes["lang"] for a in languages] == ["el", "en", "ru", "uk", "ar", "ka"]


@pytest.mark.parametrize("path", PATHS)
def test_the_other_languages_do_not_send_search_engines_to_it(widened: Path, path: str) -> None:
    for prefix in ("", "en/"):
        document = page(widened, prefix + path)
        assert not list(document.all("meta", name="robots"))
        alternates = {link.attributes["hreflang"] for link in document.all("link", rel="alternate")}
        assert {"el", "en", "x-default"} <= alternates
        assert "ka" not in alternates
    sitemap = (widened / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>https://kentra.example/neochora/en/{path}</loc>" in sitemap
    assert "/ka/" not in sitemap
    assert 'hreflang="ka"' not in sitemap
