"""The built site of an invented town: what a resident finds on its pages."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from pathlib import Path

import pytest

import towns
from html_page import Element, linked_data, page
from kentro.edition import read_edition
from kentro.export import export
from matrix import few

LANGUAGES = ("", "en/")
CENTRE = "centres/neochora-main/"


def sections(document: Element) -> dict[str, Element]:
    """The sections of a page by the id of their heading."""
    return {s.attributes["aria-labelledby"]: s for s in document.all("section")}


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_centre_page_opens_with_what_a_resident_came_for(neochora: Path, prefix: str) -> None:
    document = page(neochora, prefix + CENTRE)
    order = [element.attributes.get("class", element.tag) for element in document.one("main").all()]
    places = [order.index(name) for name in ("h1", "kn-button kn-call", "kn-panels", "kn-section")]
    assert places == sorted(places)
    assert list(sections(document))[:5] == ["notices", "where", "hours", "mine", "keep"]


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_every_contact_of_a_centre_is_a_working_link(neochora: Path, prefix: str) -> None:
    links = page(neochora, prefix + CENTRE).one("main").links()
    assert {
        "tel:+302310555001",
        "tel:+306912345678",
        "mailto:kentro.koinotitas.dimou.neochoras@neochora.example",
    } <= set(links)
    assert any(link.startswith("https://map.example/?q=Ακακιών%2012%20%26%20") for link in links)


def test_the_hours_of_a_week_are_said_in_words(neochora: Path) -> None:
    lines = [row.text for row in page(neochora, CENTRE).one("dl", class_="kn-hours").all("div")]
    assert lines == [
        "Δευτέρα έως Πέμπτη 08:00–15:00 και 17:00–20:00",
        "Παρασκευή 08:00–14:30",
        "Σάββατο και Κυριακή κλειστά",
    ]
    lines = [row.text for row in page(neochora, "en/" + CENTRE).one("dl", class_="kn-hours").all("div")]
    assert lines[0].startswith("Monday to Thursday 08:00–15:00")


def test_fresh_hours_carry_no_caution_and_undated_ones_do(neochora: Path) -> None:
    assert not list(page(neochora, CENTRE).all("p", class_="kn-caution"))
    caution = page(neochora, "centres/neochora-roma/").one("p", class_="kn-caution").text
    assert "(Μάρτιος 2019 ή αργότερα)" in caution.replace("\u00a0", " ")
    assert "Τηλεφωνήστε πριν πάτε" in caution


def test_overdue_hours_carry_a_caution(town: Path) -> None:
    site = towns.build(town, SOURCE_DATE_EPOCH="1811937600")  # 2027-06-02: eight months after the call
    document = page(site, CENTRE)
    assert "5 Οκτωβρίου 2026" in document.one("p", class_="kn-caution").text.replace("\u00a0", " ")
    assert "Τελευταίος έλεγχος" in document.one("p", class_="kn-verified").text


def test_a_centre_of_which_nothing_is_known_says_so_everywhere(neochora: Path) -> None:
    said = page(neochora, "centres/vathyrema/").one("main").text
    for sentence in (
        "Δεν έχει δημοσιευτεί τηλέφωνο.",
        "Δεν έχει δημοσιευτεί διεύθυνση.",
        "Δεν έχουν δημοσιευτεί ώρες. Τηλεφωνήστε πριν πάτε.",
        "Δεν έχει δημοσιευτεί ποιους εξυπηρετεί.",
        "Δεν έχει δημοσιευτεί με τι βοηθά.",
        "Δεν ξέρουμε αν χρειάζεται ραντεβού.",
        "Δεν ξέρουμε αν υπάρχουν σκαλοπάτια.",
    ):
        assert sentence in said


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_every_fact_names_a_source_that_stands_on_its_page(neochora: Path, prefix: str) -> None:
    for built in sorted((neochora / prefix).rglob("index.html")):
        document = page(built.parent, "")
        known = {entry.attributes["id"] for entry in document.all("li") if "id" in entry.attributes}
        for element in document.all():
            if "data-fact" in element.attributes:
                assert f"source-{element.attributes['data-source']}" in known


def test_a_fact_of_another_source_names_that_one(neochora: Path) -> None:
    document = page(neochora, CENTRE)
    phones = {a.attributes["href"]: a.attributes["data-source"] for a in document.all("a", class_="kn-call")}
    assert phones == {"tel:+302310555001": "call-2026", "tel:+306912345678": "newspaper"}
    assert [r.attributes["data-source"] for r in document.all("p", data_fact="remark")][:1] == ["newspaper"]


def test_a_remark_is_filled_from_its_values(neochora: Path) -> None:
    said = sections(page(neochora, CENTRE))["where"].text
    assert "Η πόρτα είναι στην Ευβοίας 4, ώρες 08:00–10:00." in said


def test_other_pages_show_the_greek_address_and_its_latin_letters(neochora: Path) -> None:
    address = page(neochora, "en/" + CENTRE).one("address")
    greek = next(address.all("span", lang="el"))
    assert greek.text == "Ακακιών 12 & Ευβοίας"
    assert next(address.all("span", lang="el-Latn")).text == "Akakion 12 & Evvoias"


def test_the_lines_of_an_address_stay_apart_without_the_style_sheet(neochora: Path) -> None:
    assert page(neochora, CENTRE).one("address").text == (
        "Ακακιών 12 & Ευβοίας Παλιό σχολείο 1ος όροφος 57001 Νεοχώρα Δήμος Νεοχώρας"
    )


def test_a_report_is_a_table_with_a_bar_for_what_can_be_compared(neochora: Path) -> None:
    table = page(neochora, CENTRE).one("table")
    assert table.one("caption").text == "Το κέντρο, 2024"
    rows = [(row.one("th").text, row.one("td").text) for row in table.one("tbody").all("tr")]
    assert rows == [
        ("Άτομα", "1.234 άτομα"),
        ("Νέα άτομα", "πάνω από 1 άτομο"),
        ("Αιτήματα", "περίπου 400 αιτήματα"),
        ("από αυτά, για επιδόματα", "100 αιτήσεις"),
    ]
    widths = [bar.attributes["width"] for bar in table.all("rect", class_="kn-bar__value")]
    assert widths == ["100", "0.081", "100", "25"]


def test_a_service_page_says_where_to_go_and_who_sends_you_there(neochora: Path) -> None:
    grocery = sections(page(neochora, "benefits/social-grocery/"))["where"]
    assert "Αυτά τα κέντρα σας στέλνουν εκεί που πρέπει" in grocery.text
    bags = sections(page(neochora, "benefits/school-bags/"))["where"]
    assert "Κέντρο Κοινότητας Νεοχώρας" in bags.text
    assert "Κάθε Σεπτέμβριο." in bags.text
    assert "tel:+302310555001" in bags.links()


def test_municipality_pages_exist_only_where_there_are_several(neochora: Path, mikro: Path) -> None:
    assert page(neochora, "municipalities/neochora/").one("h1").text == "Δήμος Νεοχώρας"
    assert not (mikro / "municipalities").exists()
    assert "municipalities" not in (mikro / "centres/mikro/index.html").read_text(encoding="utf-8")


def test_a_municipality_page_has_its_other_offices_and_facts(neochora: Path) -> None:
    document = page(neochora, "municipalities/neochora/")
    assert "tel:+302310555099" in sections(document)["offices"].links()
    assert "12.345 (2021)" in sections(document)["facts"].text


@pytest.mark.parametrize(("prefix", "lang"), [("", "el"), ("en/", "en")])
def test_each_page_links_to_itself_in_every_language(neochora: Path, prefix: str, lang: str) -> None:
    for built in sorted(neochora.rglob("index.html")):
        path = built.parent.relative_to(neochora).as_posix()
        if (path == "en" or path.startswith("en/")) != bool(prefix):
            continue
        document = page(built.parent, "")
        assert document.one("html").attributes["lang"] == lang
        if path.endswith("offline"):  # shown at any address: it leads home, where the other languages are
            continue
        for link in document.one("nav", class_="kn-languages").all("a"):
            assert (built.parent / link.attributes["href"] / "index.html").is_file()
        below = path.removeprefix("en").strip("/").removeprefix(".")
        base = "https://kentra.example/neochora/"
        alternates = [a.attributes for a in document.all("link", rel="alternate") if "type" not in a.attributes]
        hreflang = {a["hreflang"]: a["href"] for a in alternates}
        if path.endswith("side-by-side"):
            assert hreflang == {}
            continue
        expected = (base + below + "/").replace("//", "/").replace("https:/", "https://")
        assert hreflang["el"] == hreflang["x-default"] == expected
        assert hreflang["en"] == expected.replace(base, base + "en/")


def test_a_translated_page_says_that_no_native_speaker_has_read_it(neochora: Path) -> None:
    assert "native speaker" in page(neochora, "en/").one("div", class_="kn-note--translation").text
    assert not list(page(neochora, "").all("div", class_="kn-note--translation"))


def test_an_untranslated_text_is_greek_and_says_so(neochora: Path) -> None:
    document = page(neochora, "en/" + CENTRE)
    assert "Οι κάτοικοι της Νεοχώρας." in [span.text for span in document.all("span", lang="el", dir="ltr")]
    assert any("not been translated" in note.text for note in document.all("p", class_="kn-note"))


def test_the_demonstration_banner_and_noindex_follow_the_setting(neochora: Path, mikro: Path) -> None:
    assert not list(page(neochora, "").all("p", class_="kn-banner"))
    assert not list(page(neochora, "").all("meta", name="robots"))
    for path in ("", "centres/mikro/", "about/"):
        assert "Δοκιμαστικός" in page(mikro, path).one("p", class_="kn-banner").text
        assert page(mikro, path).one("meta", name="robots").attributes["content"] == "noindex"


def test_hand_written_pages_stand_in_the_same_frame(neochora: Path) -> None:
    document = page(neochora, "en/about/")
    assert document.one("h1").text == "About"
    assert "../centres/" in document.one("main").links()
    assert [a.text for a in document.one("nav", class_="kn-crumbs").all("a")] == ["Home"]


def test_nothing_of_the_theme_is_published(neochora: Path) -> None:
    suffixes = {path.suffix for path in neochora.rglob("*") if path.is_file()}
    assert suffixes == {
        "",  # SHA256SUMS
        ".css",
        ".csv",
        ".html",
        ".ics",
        ".js",
        ".json",
        ".jsonld",
        ".svg",
        ".vcf",
        ".webmanifest",
        ".xml",
    }


def test_no_page_asks_another_host_for_anything(neochora: Path) -> None:
    for built in neochora.rglob("*.html"):
        document = page(built.parent, built.name)
        for element in document.all():
            if "src" in element.attributes:
                assert (built.parent / element.attributes["src"]).is_file()
            if element.tag == "link" and element.attributes["rel"] not in ("canonical", "alternate", "manifest"):
                href = element.attributes["href"]
                assert href.startswith("data:") or (built.parent / href).is_file()


def test_the_404_page_speaks_every_language_and_leads_home_from_any_depth(neochora: Path) -> None:
    document = page(neochora, "404.html")
    assert [section.attributes["lang"] for section in document.all("section")] == ["el", "en"]
    links = ["/neochora/", "/neochora/search/", "/neochora/en/", "/neochora/en/search/"]
    assert document.one("main").links() == links


def test_the_sitemap_lists_every_page_once_with_its_alternates(neochora: Path) -> None:
    sitemap = (neochora / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall("<loc>(.*?)</loc>", sitemap)
    built = {
        "https://kentra.example/neochora/" + path.parent.relative_to(neochora).as_posix().strip(".") + "/"
        for path in neochora.rglob("index.html")
        if path.parent.name not in ("side-by-side", "offline")
    }
    assert sorted(listed) == sorted(url.replace("neochora//", "neochora/") for url in built)
    assert sitemap.count('hreflang="x-default"') == len(listed)


def test_a_page_that_is_untranslated_in_every_language_is_not_in_the_sitemap(town: Path) -> None:
    edition, _ = read_edition(town, datetime.date(2026, 11, 7))
    assert edition
    untranslated = frozenset({("el", "news/"), ("en", "news/"), ("en", "guide/")})
    sitemap = export(edition, ["news/", "guide/"], untranslated, ())["sitemap.xml"].decode()
    assert re.findall("<loc>(.*?)</loc>", sitemap) == ["https://kentra.example/neochora/guide/"]
    assert re.findall('hreflang="(.*?)"', sitemap) == ["el", "x-default"]


def test_the_same_day_gives_the_same_bytes(neochora: Path, town: Path) -> None:
    again = towns.build(town)
    for path in sorted(neochora.rglob("*")):
        if path.is_file():
            assert (again / path.relative_to(neochora)).read_bytes() == path.read_bytes(), path


def test_a_changed_phone_changes_the_pages_that_show_it_and_no_other(neochora: Path, town: Path) -> None:
    centres = town / "data/centres.yaml"
    centres.write_text(centres.read_text(encoding="utf-8").replace("2310 555001", "2310 555777"), encoding="utf-8")
    rebuilt = towns.build(town)
    for path in sorted(p for p in neochora.rglob("*") if p.is_file()):
        if "search" in path.relative_to(neochora).as_posix():  # its index has every phone, and its name their hash
            continue
        if path.name == "SHA256SUMS" or path.parent.name == "build":  # of what was read and written, by their hashes
            continue
        before, after = (
            path.read_text(encoding="utf-8"),
            (rebuilt / path.relative_to(neochora)).read_text(encoding="utf-8"),
        )
        assert "555001" not in after
        assert ("555001" in before) == (before != after), path
    for prefix in LANGUAGES:
        assert "tel:+302310555777" in page(rebuilt, prefix + CENTRE).links()


@pytest.mark.parametrize(
    ("written", "shown"),
    few(
        [
            ("name: '<b>Κέντρο</b><script>alert(1)</script>'", "<b>Κέντρο</b><script>alert(1)</script>"),
            ('name: "{{ 7*7 }} {% x %} **a** [b](c)"', "{{ 7*7 }} {% x %} **a** [b](c)"),
            ("name: 15:00", "15:00"),
            ("name: no", "no"),
            ("name: 0123", "0123"),
        ],
        2,
    ),
    ids=["html", "templates and Markdown", "a time", "no", "a zero first"],
)
def test_what_an_editor_writes_is_shown_as_written(town: Path, written: str, shown: str) -> None:
    centres = town / "data/centres.yaml"
    text = centres.read_text(encoding="utf-8").replace("name: Κέντρο Κοινότητας Νεοχώρας", written)
    centres.write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())
    document = page(towns.build(town), CENTRE)
    assert document.one("h1").text == shown
    told, scripts = linked_data(document), [one for one in document.all("script") if "src" in one.attributes]
    assert told["mainEntity"]["name"] == shown
    assert {script.text for script in scripts} == {""}  # ours, in files of their own
    assert len(list(document.all("script"))) == len(scripts) + 1
    assert shown in page(town / "site", "").one("main").text


def test_mkdocs_alone_builds_the_same_site(neochora: Path, town: Path) -> None:
    import os
    import subprocess
    import sys

    environment = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": towns.DAY, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    ran = subprocess.run(command, cwd=town, env=environment, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (town / "site" / CENTRE / "index.html").read_bytes() == (neochora / CENTRE / "index.html").read_bytes()


def test_an_old_address_leads_to_the_page_of_today_in_every_language(town: Path) -> None:
    centres = town / "data/centres.yaml"
    text = centres.read_text(encoding="utf-8")
    centres.write_text(
        text.replace("    kind: roma-branch\n", "    kind: roma-branch\n    former_ids: [ paratima, old-branch ]\n"),
        encoding="utf-8",
    )
    site = towns.build(town)
    for prefix in LANGUAGES:
        for former in ("paratima", "old-branch"):
            moved = page(site, f"{prefix}centres/{former}/")
            refresh = moved.one("meta", http_equiv="refresh").attributes["content"]
            assert refresh == "0; url=../neochora-roma/"
            assert moved.one("main").links() == ["../neochora-roma/"]
    assert "old-branch" not in (site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("former", ["neochora-main", "neochora-roma"])
def test_an_old_address_that_is_in_use_is_refused(town: Path, former: str) -> None:
    centres = town / "data/centres.yaml"
    text = centres.read_text(encoding="utf-8")
    centres.write_text(text.replace("kind: roma-branch\n", f"kind: roma-branch\n    former_ids: [ {former} ]\n"))
    ran = towns.manage(town, "--lang", "en", "check")
    assert ran.returncode == 1
    assert f'The "{former}" in "former_ids" is already the address of another page.' in ran.stdout


def test_the_policy_comes_first_and_names_what_the_page_has(neochora: Path) -> None:
    for built in neochora.rglob("*.html"):
        document = page(built.parent, built.name)
        first = next(element for element in document.one("head").children if not isinstance(element, str))
        policy = first.attributes["content"]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        scripts = [script for script in document.all("script") if "src" in script.attributes]
        assert policy.count("sha256-") == len(scripts) + len(list(document.all("style")))
        for script in scripts:
            assert script.attributes["integrity"] in policy
            data = (built.parent / script.attributes["src"]).read_bytes()
            assert (
                script.attributes["integrity"] == f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"
            )


@pytest.mark.parametrize("centre", ["neochora-main", "neochora-roma", "vathyrema"])
def test_a_translated_page_names_the_same_sources_in_the_same_sections(neochora: Path, centre: str) -> None:
    greek, english = (
        [line.links() for line in page(neochora, f"{prefix}centres/{centre}/").all("p", class_="kn-from")]
        for prefix in LANGUAGES
    )
    assert greek == english
