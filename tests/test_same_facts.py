"""A page tells the same facts in every language: each fault is caught, and what only looks different is not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import towns
from kentro.audit import audit
from kentro.languages import LANGUAGES
from kentro.problems import Problem
from matrix import few

BENEFIT = "benefits/moving-help/index.html"
CENTRE = "centres/neochora-main/index.html"
MUNICIPALITY = "municipalities/neochora/index.html"

EMAIL = "kentro.koinotitas.dimou.neochoras@"

Said = tuple[str, str, str]
"""A kind of fact, what is missing and what is too much."""


def unequal(folder: Path) -> list[Problem]:
    """What the audit says of facts: made-up pages lack much else."""
    return [problem for problem in audit(folder) if problem.code.startswith("site-facts-")]


def said(folder: Path) -> dict[str, set[Said]]:
    """Which facts of a built site are unequal, by page."""
    found: dict[str, set[Said]] = {}
    for problem in unequal(folder):
        params, kind = dict(problem.params), problem.where[1]
        found.setdefault(problem.mark.file, set()).add((kind[1], params["missing"], params["extra"]))
    return found


# A built town ------------------------------------------------------------------------------------------------------


@pytest.fixture
def site(neochora: Path, tmp_path: Path) -> Path:
    """A copy of a built site, for a test to spoil."""
    return Path(shutil.copytree(neochora, tmp_path / "site"))


def spoil(site: Path, page: str, old: str, new: str) -> int:
    """Put `new` in the place of the first match of the pattern `old` on a page; returns its line."""
    path = site / page
    text = path.read_text(encoding="utf-8")
    found = re.search(old, text)
    assert found, old
    path.write_text(text[: found.start()] + found.expand(new) + text[found.end() :], encoding="utf-8")
    return text[: found.start()].count("\n") + 1


def test_a_good_site_is_silent(neochora: Path, orologio: Path) -> None:
    assert audit(neochora) == []
    assert audit(orologio) == []


FAULTS: dict[str, tuple[str, str, str, set[Said]]] = {
    "another amount": (BENEFIT, "€150", "€105", {("amounts", "150 €", "105 €")}),
    "another amount in a table": (BENEFIT, "(<td.*)€40.50", r"\1€45.00", {("amounts", "40.50 €", "45.00 €")}),
    "another share": (BENEFIT, "67%", "76%", {("amounts", "67 %", "76 %")}),
    "an amount without its sign": (BENEFIT, "€150", "150", {("amounts", "150 €", ""), ("numbers", "", "150")}),
    "another number": (CENTRE, "1,234 people", "1,243 people", {("numbers", "1234", "1243")}),
    "a number as a word": (BENEFIT, "2 years", "two years", {("numbers", "2", "")}),
    "a number that only the translation has": (BENEFIT, "</h1>", "</h1><p>3 times</p>", {("numbers", "", "3")}),
    "another day": (
        BENEFIT,
        '"2026-12-31">31',
        '"2026-12-30">30',
        {("dates", "2026-12-31", "2026-12-30"), ("numbers", "31", "30")},
    ),
    "another day in its words only": (BENEFIT, "31\u00a0December", "30\u00a0December", {("numbers", "31", "30")}),
    "another time": (BENEFIT, "06:00", "06:30", {("times", "06:00", "06:30")}),
    "another closing time": (CENTRE, "08:00–14:30", "08:00–14:00", {("times", "14:30", "14:00")}),
    "a paper that is gone": (BENEFIT, '<li data-document="lease">.*?</li>', "", {("papers", "lease", "")}),
    "a paper without words": (
        BENEFIT,
        '(<li data-document="identity">).*?</li>',
        r"\1<span> </span></li>",
        {("papers", "identity", "")},
    ),
    "a link that is gone": (
        BENEFIT,
        '<a href="https://decree.example/apply">(.*)</a>',
        r"\1",
        {("links", "https://decree.example/apply", "")},
    ),
    "a link that leads elsewhere": (
        BENEFIT,
        "decree.example/apply",
        "decree.example/leave",
        {("links", "https://decree.example/apply", "https://decree.example/leave")},
    ),
    "a link within the site that is gone": (
        CENTRE,
        '<a href="../../benefits/social-grocery/">(.*)</a>',
        r"\1",
        {("links", "benefits/social-grocery/", "")},
    ),
    "a link within the site that leads elsewhere": (
        CENTRE,
        "benefits/social-grocery/",
        "benefits/school-bags/",
        {("links", "benefits/social-grocery/", "benefits/school-bags/")},
    ),
    "the calendar that is gone": (
        CENTRE,
        '<a class="kn-take" href="hours.ics">(.*)</a>',
        r"\1",
        {("links", "centres/neochora-main/hours.ics", "")},
    ),
    "another number to dial": (
        CENTRE,
        r"tel:\+302310555001",
        "tel:+302310555007",
        {("phones", "+302310555001", "+302310555007")},
    ),
    "another phone to read": (CENTRE, "2310\u00a0555001", "2310\u00a0555007", {("phones", "2310555001", "2310555007")}),
    "a short phone to read": (BENEFIT, ">1555<", ">1556<", {("phones", "1555", "1556")}),
    "a phone that does not dial": (
        CENTRE,
        r'<a class="kn-button kn-call" href="tel:\+306912345678"(.*?)</a>',
        r"<b\1</b>",
        {("phones", "+306912345678, 6912345678", ""), ("numbers", "", "2345678, 691")},
    ),
    "another address to write to": (
        CENTRE,
        "mailto:kentro.koinotitas",
        "mailto:kentro.koinotita",
        {("e-mail addresses", f"{EMAIL}neochora.example", "kentro.koinotita.dimou.neochoras@neochora.example")},
    ),
    "another e-mail address to read": (
        CENTRE,
        "@<wbr>neochora.example",
        "@<wbr>neo.example",
        {("e-mail addresses", f"{EMAIL}neochora.example", f"{EMAIL}neo.example")},
    ),
    "a heading that is gone": (BENEFIT, '<h2 id="related">.*?</h2>', "", {("headings", "h2#related", "")}),
    "a heading of another level": (BENEFIT, 'h2( id="law">.*)h2>', r"h3\1h3>", {("headings", "h2#law", "h3#law")}),
    "headings in another order": (
        BENEFIT,
        '(?s)(<h2 id="careful">.*?</h2>)(.*)(<h2 id="law">.*?</h2>)',
        r"\3\2\1",
        {("headings", "h2#law", "h2#law")},
    ),
    "a fact of the municipality": (MUNICIPALITY, "12,345", "12,346", {("numbers", "12345", "12346")}),
}  # fmt: skip


@pytest.mark.parametrize(("page", "old", "new", "faults"), few(FAULTS.values(), 10), ids=FAULTS)
def test_a_planted_fault_is_caught(site: Path, page: str, old: str, new: str, faults: set[Said]) -> None:
    spoil(site, f"en/{page}", old, new)
    assert said(site) == {f"en/{page}": faults}


def test_the_page_says_what_it_should_in_the_editors_language(site: Path) -> None:
    line = spoil(site, f"en/{BENEFIT}", "€150", "€105")
    (problem,) = audit(site)
    assert problem.line("en") == (
        f"en/{BENEFIT}:{line}:1: English, amounts: "
        f"It says 105 €, but the page {BENEFIT} says 150 €. Correct the translation."
    )
    assert problem.line("el") == (
        f"en/{BENEFIT}:{line}:1: Αγγλικά, ποσά: "
        f"Γράφει 105 €, ενώ η σελίδα {BENEFIT} γράφει 150 €. Διορθώστε τη μετάφραση."
    )
    assert problem.severity == "error"


def test_what_is_missing_and_what_is_too_much_is_said_alone(site: Path) -> None:
    spoil(site, f"en/{BENEFIT}", '<li data-document="lease">.*?</li>', "")
    line = spoil(site, f"en/{BENEFIT}", "</section>", "<p>3 times</p></section>")
    assert [problem.line("en") for problem in audit(site)] == [
        f"en/{BENEFIT}:1:1: English, papers: Missing: lease. It stands on the page {BENEFIT}. Correct the translation.",
        f"en/{BENEFIT}:{line}:1: English, numbers: "
        f"Too much: 3. It does not stand on the page {BENEFIT}. Correct the translation.",
    ]


def test_where_the_greek_page_is_the_odd_one_every_other_language_is_named(orologio: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(orologio, tmp_path / "site"))
    page = next(path.relative_to(site).as_posix() for path in sorted(site.glob("centres/*/index.html")))
    spoil(site, page, "</h1>", "</h1><p>3</p>")
    assert said(site) == {f"{tag}/{page}": {("numbers", "3", "")} for tag in ("en", "ar")}


# Through a translation ---------------------------------------------------------------------------------------------

HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""

Entry = tuple[str | tuple[str, str], str | tuple[str, str]]
"""A Greek text and its translation, or both forms of each."""


def translated(town: Path, entries: dict[str, Entry]) -> None:
    """Give a town English translations of its own, by context."""
    lines = [HEADER]
    for context, (greek, english) in entries.items():
        lines.append(f'\nmsgctxt "{context}"\n')
        if isinstance(greek, str):
            lines.append(f'msgid "{greek}"\nmsgstr "{english}"\n')
        else:
            lines.append(f'msgid "{greek[0]}"\nmsgid_plural "{greek[1]}"\n')
            lines += [f'msgstr[{n}] "{form}"\n' for n, form in enumerate(english)]
    catalogue = town / "data/translations/en.po"
    catalogue.parent.mkdir(exist_ok=True)
    catalogue.write_text("".join(lines), encoding="utf-8")


TYPED: dict[str, tuple[str, Entry, str]] = {
    "another amount typed in": (
        "services.moving-help.amounts.first.text",
        (
            "{first} για ένα άτομο με ΑΜΚΑ και άλλο ΑΜΚΑ.",
            "{first} for one person with AMKA, €105 from next year.",
        ),
        r"has other digits than the Greek text: 015\. ",
    ),
    "a number as a word without its placeholder": (
        "ui.fact.years-old",
        (("{n} έτους", "{n} ετών"), ("one year old", "{n} years old")),
        r"must have the same \{names\} as the Greek text: n\.",
    ),
}
"""What stops already where the catalogues are read."""


@pytest.mark.parametrize(("context", "entry", "said"), TYPED.values(), ids=TYPED)
def test_a_translation_that_changes_a_fact_stops_the_build(town: Path, context: str, entry: Entry, said: str) -> None:
    translated(town, {context: entry})
    ran = towns.manage(town, "--lang", "en", "build")
    assert ran.returncode == 1, ran.stderr
    assert not (town / "site").exists()
    assert re.search(said, ran.stdout + ran.stderr)


def test_what_stands_beside_a_translation_is_no_fault(town: Path) -> None:
    """Official names with numbers in them, and two publishers that are called the same in English."""
    centres, services = town / "data/centres.yaml", town / "data/services.yaml"
    for path, changes in {
        centres: {
            "name: Κέντρο Κοινότητας Νεοχώρας": "name: 1ο Κέντρο Κοινότητας Νεοχώρας",
            "framework: Πρόγραμμα «Πόλη»": "framework: Πρόγραμμα «Πόλη 7»",
            "publisher: Δήμος Νεοχώρας": "publisher: Ο Δήμος Νεοχώρας",
            "not_before: 2019-03": "published: 2026-10-05",
        },
        services: {"official: Επίδομα Μετακόμισης": "official: Επίδομα Μετακόμισης 3"},
    }.items():
        text = path.read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
    translated(
        town,
        {
            "centres.neochora-main.name": ("1ο Κέντρο Κοινότητας Νεοχώρας", "1st Community Centre of Neochora"),
            "programmes.town-programme.framework": ("Πρόγραμμα «Πόλη 7»", "Programme ‘City 7’"),
            "services.moving-help.names.official": ("Επίδομα Μετακόμισης 3", "Moving Allowance 3"),
            "sources.call-2026.publisher": ("Ο Δήμος Νεοχώρας", "Municipality of Neochora"),
            "sources.poster.publisher": ("Δήμος Νεοχώρας", "Municipality of Neochora"),
        },
    )
    site = towns.build(town)
    centre, benefit = ((site / "en" / page).read_text(encoding="utf-8") for page in (CENTRE, BENEFIT))
    for beside in ("1ο Κέντρο", "Πόλη 7", "Akakion 12", "Ακακιών 12 &amp; Ευβοίας, "):
        assert beside in centre
    assert "Επίδομα Μετακόμισης 3" in benefit
    assert "Municipality of Neochora, <time" in centre


@pytest.mark.everything
@pytest.mark.parametrize("invented", ["neochora", "orologio"])
def test_all_languages_write_the_facts_in_their_way_and_are_silent(tmp_path: Path, invented: str) -> None:
    site = towns.copy(invented, tmp_path)
    config = (site / "mkdocs.yml").read_text(encoding="utf-8")
    others = "".join(
        f"      - {{ locale: {language.tag}, name: {language.name}, build: true }}\n"
        for language in LANGUAGES.values()
        if f"locale: {language.tag}," not in config
    )
    (site / "mkdocs.yml").write_text(f"{config.rstrip()}\n{others}", encoding="utf-8")
    assert len(list(towns.build(site).glob("*/centres/index.html"))) == len(LANGUAGES) - 1


# Small pages -------------------------------------------------------------------------------------------------------


def pair(root: Path, greek: str, other: str, tag: str = "en", kind: str = "benefit") -> Path:
    """A site of one page in Greek and in another language; what is compared stands on its third line."""
    for folder, lang, body in (("", "el", greek), (f"{tag}/", tag, other)):
        for path in ("x", "glossary", "y"):
            page = root / folder / path / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(
                f'<!doctype html>\n<html lang="{lang}"><body data-kind="{kind}"><main><h1 id=here>x</h1>\n'
                f"{body if path == 'x' else ''}\n</main></body></html>",
                encoding="utf-8",
            )
    return root


ALIKE = {
    "a comma and a dot": ("1.234,56 €", "€1,234.56", "en"),
    "no-break spaces": ("1.234.567,50 €", "1\u00a0234\u00a0567,50\u00a0€", "ru"),
    "narrow spaces": ("1.234,56 €", "1\u202f234,56\u00a0€", "fr"),
    "thin spaces": ("1.234 άτομα", "1\u2009234 personnes", "fr"),
    "Arabic digits and separators": ("1.234,56 €", "١٬٢٣٤٫٥٦\u00a0€", "ar"),
    "Persian digits": ("216 € και 2 χρόνια", "۲۱۶ € ۲", "fa"),
    "a sign that is a word": ("216 €", "216\u00a0EUR", "uk"),
    "a sign before the number": ("216 €, 30 €", "\u200e€\u00a0216، \u200e€\u00a030", "fa"),
    "a percent sign of its own": ("67%", "٦٧٪\u061c", "ar"),
    "a percent sign before the number": ("67%", "%۶۷", "fa"),
    "a percent sign apart": ("67%", "67\u00a0%", "ru"),
    "signs between two numbers": ("216 € 30 €", "€216 €30", "en"),
    "marks of direction": ("1.234 €", "\u200f1,2\u200e34\u061c\u00a0€", "ar"),
    "a time of one digit": ("09:00", "9:00", "en"),
    "a time in other digits": ("09:00–13:30", "۰۹:۰۰ تا ۱۳:۳۰", "fa"),
    "numbers in another order": ("2 παιδιά, 3 χρόνια", "3 years, 2 children", "en"),
    "a day in numbers written in other ways": ("16.07.2019", "16/07/2019", "en"),
    "a number across elements": ("<b>1.2</b>34 €", "€<bdi>1,234</bdi>", "en"),
    "numbers at the end of sentences": ("Από 5. Έως 60.", "5, 60; ", "en"),
    "numbers with letters": ("2ος όροφος, COVID-19", "2nd floor, COVID-19", "en"),
    "a phone with marks of direction": (
        '<a href="tel:+302310555001">Κλήση 2310 555001</a>',
        '<a href="tel:+302310555001">\u200e٢٣١٠ ٥٥٥٠٠١</a>',
        "ar",
    ),
    "a letter with a subject": (
        '<a href="mailto:a@b.example?subject=Γεια">Γεια</a>',
        '<a href="mailto:a@b.example?subject=Hello">Hello</a>',
        "en",
    ),
    "an address that may be broken": ("a1@b.example.", "<bdi>a1@<wbr>b.example</bdi>", "en"),
    "links in another order": (
        '<a href="../x/">x</a> <a href="../y/">x</a>',
        '<a href="../y/">x</a> <a href="../x/">x</a>',
        "en",
    ),
    "links of one language": ('<a href="../y/">x</a>', '<a href="../../en/y/#here">x</a>', "en"),
    "a file beside the page": ('<a href="index.html">x</a>', '<a href="./">x</a>', "en"),
    "a word explained in one language only": ('<a href="../glossary/#here">x</a>', "x", "en"),
    "a place on the page": ('<a href="#here">x</a>', "x", "en"),
    "a page of the other language": ("x", '<a href="../../x/">x</a>', "en"),
    "a page of the other language, from the first": ('<a href="../en/y/">x</a>', "x", "en"),
    "what stands beside": ("x", "x <div data-beside><div>2 €</div> <b>3</b> 09:00</div>", "en"),
    "a link that stands beside": ("x", "x <a data-beside href='../../x/'>1</a>", "en"),
    "what is hidden": ("x", "<p hidden>2 <a href='tel:1'>1</a></p><script>3</script><style>4</style>", "en"),
    "an element that holds nothing is hidden": ("3 4", "3 <input hidden> 4", "en"),
    "what stands outside": ("x", "x</main><footer>2 €</footer>", "en"),
    "a paper in other words": ("<li data-document=a>Α</li>", "<li data-document=a><b>B</b></li>", "en"),
}  # fmt: skip


@pytest.mark.parametrize(("greek", "other", "tag"), ALIKE.values(), ids=ALIKE)
def test_what_only_looks_different_is_silent(tmp_path: Path, greek: str, other: str, tag: str) -> None:
    assert said(pair(tmp_path, greek, other, tag)) == {}


UNLIKE: dict[str, tuple[str, str, str, set[Said]]] = {
    "an amount in another currency": ("216 €", "$216", "en", {("amounts", "216 €", "216 $")}),
    "an amount that became a share": ("5 €", "5%", "en", {("amounts", "5 €", "5 %")}),
    "a decimal that lost its nought": ("1,05", "1.5", "en", {("numbers", "05", "5")}),
    "a comma that moved": ("12,50 €", "€125.0", "en", {("amounts", "12.50 €", "125.0 €")}),
    "an amount of two that is gone": ("216 € και 216 €", "€216", "en", {("amounts", "216 €", "")}),
    "an amount in Arabic digits": ("216 €", "٢٦١ €", "ar", {("amounts", "216 €", "261 €")}),
    "a number in Persian digits": ("15", "۵۱", "fa", {("numbers", "15", "51")}),
    "a word for a number": ("2 παιδιά", "طفلان", "ar", {("numbers", "2", "")}),
    "digits that a line break separates": ("12", "1<br>2", "en", {("numbers", "12", "1, 2")}),
    "a number in what is said in Greek": ("<b>5</b>", '<b lang="el">6</b>', "en", {("numbers", "5", "6")}),
    "one number of very many": ("<p>5</p>" * 300, "<p>5</p>" * 299 + "4", "en", {("numbers", "5", "4")}),
    "a number after what stands beside": ("5", "<p data-beside>1 <b>2</b></p><p>6</p>", "en", {("numbers", "5", "6")}),
    "a paper whose text comes after it": (
        "<li data-document=a>Α</li>",
        "<li data-document=a></li><li>A</li>",
        "en",
        {("papers", "a", "")},
    ),
    "a paper whose text stands beside": (
        "<li data-document=a>Α</li>",
        "<li data-document=a><b data-beside>A</b></li>",
        "en",
        {("papers", "a", "")},
    ),
    "two papers for one": (
        "<li data-document=a>Α</li>",
        "<li data-document=a>A</li><li data-document=a>A</li>",
        "en",
        {("papers", "", "a")},
    ),
    "a link that leads home": ('<a href="../y/">x</a>', '<a href="../x/">x</a>', "en", {("links", "y/", "x/")}),
    "a link to another host": (
        '<a href="//a.example/x">x</a>',
        '<a href="//b.example/x">x</a>',
        "en",
        {("links", "//a.example/x", "//b.example/x")},
    ),
    "a section without its id": ("<h2 id=a>A</h2>", "<h2>A</h2>", "en", {("headings", "h2#a", "h2")}),
    "another e-mail address": ("a@b.gr", "a@c.gr", "en", {("e-mail addresses", "a@b.gr", "a@c.gr")}),
}  # fmt: skip


@pytest.mark.parametrize(("greek", "other", "tag", "faults"), UNLIKE.values(), ids=UNLIKE)
def test_what_is_different_is_said(tmp_path: Path, greek: str, other: str, tag: str, faults: set[Said]) -> None:
    assert said(pair(tmp_path, greek, other, tag)) == {f"{tag}/x/index.html": faults}


COMPARED = {"centre": True, "benefit": True, "benefit-centres": True, "municipality": True, "page": False, "": False}


@pytest.mark.parametrize(("kind", "compared"), COMPARED.items(), ids=list(COMPARED))
def test_a_hand_written_page_may_say_something_else(tmp_path: Path, kind: str, compared: bool) -> None:
    assert bool(said(pair(tmp_path, "216 €", "€261", kind=kind))) == compared


def test_the_line_is_that_of_the_first_that_is_too_much(tmp_path: Path) -> None:
    site = pair(tmp_path, "<p>1</p>\n<p>2</p>", "<p>1</p>\n<p>\n<b>3 and</b>\n<b>2</b></p>\n<p>5</p>")
    (problem,) = unequal(site)
    assert str(problem.mark) == "en/x/index.html:5:1"


def test_without_a_greek_page_the_site_s_first_language_is_what_others_are_held_to(tmp_path: Path) -> None:
    pair(tmp_path, "€216", "٢٦١ €", "ar")
    for page in tmp_path.glob("*/index.html"):
        page.write_text(page.read_text(encoding="utf-8").replace('lang="el"', 'lang="en"'), encoding="utf-8")
    assert said(tmp_path) == {"ar/x/index.html": {("amounts", "216 €", "261 €")}}


def test_greek_is_held_to_be_right_where_it_is_not_the_first_language(tmp_path: Path) -> None:
    pair(tmp_path, "€261", "216 €", "el")
    for page in tmp_path.glob("*/index.html"):
        page.write_text(page.read_text(encoding="utf-8").replace('lang="el"', 'lang="en"'), encoding="utf-8")
    assert said(tmp_path) == {"x/index.html": {("amounts", "216 €", "261 €")}}
