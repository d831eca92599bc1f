"""The search page on invented towns. How well it finds what people type on this site is `demo/test_queries.py`."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, Page, Route

import towns
from browser import BLOCKED, Look, Place, Serve, assert_axe_finds_nothing
from html_page import Element, page
from kentro import search
from kentro.load import load
from searching import DONE, answers, found

Open = Callable[..., Page]
Record = tuple[str, str, list[tuple[int, str]]]

RESULT = "[data-search-result]"
NOTHING = "ουρανοκατέβατο"
"""A word that stands nowhere."""


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Open]:
    """Opens an address in a browser of its own, with the policy in force; what its console says is an error."""
    contexts, said = [], []

    def at(url: str, **options: object) -> Page:
        contexts.append(chromium.new_context(viewport={"width": 360, "height": 740}, **options))  # type: ignore[arg-type]
        tab = contexts[-1].new_page()
        tab.on("console", lambda message: said.append(message.text) if message.text != BLOCKED else None)
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(url)
        return tab

    yield at
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture
def typed(opened: Open, address: Callable[[str], str]) -> Open:
    """Opens a town's search page with a query in the address and waits for the answer."""

    def at(query: str, town: str = "neochora", language: str = "el") -> Page:
        prefix = "" if language == "el" else f"{language}/"
        tab = opened(f"{address(town)}{prefix}search/?q={quote_plus(query)}")
        tab.wait_for_selector(DONE)
        return tab

    return at


def loaded(tab: Page) -> list[str]:
    """The indexes that the page has fetched, without their hashes."""
    names: list[str] = tab.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    return [match[1] for name in names if (match := re.search(r"/(search-[a-z-]+)\.\w+\.json$", name))]


def status(tab: Page) -> str:
    return tab.get_by_role("status").inner_text()


# What a reader meets -----------------------------------------------------------------------------------------------


def test_results_are_links_in_the_order_of_their_rank_with_kind_and_line(typed: Open) -> None:
    tab = typed("μετακόμιση")
    assert found(tab)[0] == "Επίδομα Μετακόμισης"
    first = tab.locator(RESULT).first
    assert first.locator("a").get_attribute("href") == "../benefits/moving-help/"
    assert first.inner_text().splitlines()[-1] == "Επίδομα · Βοήθεια για τη μετακόμιση"
    first.locator("a").click()
    assert tab.get_by_role("heading", level=1).inner_text().startswith("Επίδομα Μετακόμισης")


def test_the_count_is_said(typed: Open) -> None:
    tab = typed("μετακόμιση")
    assert status(tab) == f"Αποτελέσματα: {tab.locator(RESULT).count()}"
    tab.get_by_role("searchbox").fill(NOTHING)
    tab.wait_for_selector(DONE)
    assert status(tab) == "Δεν βρέθηκε τίποτα με αυτές τις λέξεις."
    tab.get_by_role("searchbox").fill("")
    tab.wait_for_selector(DONE)
    assert status(tab) == ""
    assert tab.get_by_role("heading", name="Όλα με αλφαβητική σειρά").is_visible()


def test_nothing_is_fetched_before_somebody_types(opened: Open, address: Callable[[str], str]) -> None:
    tab = opened(address("neochora") + "search/")
    tab.wait_for_load_state("networkidle")
    assert loaded(tab) == []
    tab.get_by_role("searchbox").press_sequentially("μετακόμιση")
    tab.wait_for_selector(DONE)
    assert set(loaded(tab)) <= {"search-el"}


def test_a_page_without_a_query_in_its_address_waits_and_one_with_it_answers(typed: Open) -> None:
    assert loaded(typed("βοήθεια")) == ["search-el"]


@pytest.mark.parametrize(
    ("query", "fetched"), [("إعانة الولادة", {"search-names-ar"}), ("Birth Benefit", {"search-names-en"})]
)
def test_few_results_bring_the_names_of_the_languages_of_the_same_letters(
    typed: Open, query: str, fetched: set[str]
) -> None:
    assert set(loaded(typed(query, "orologio"))) == {"search-el"} | fetched


@pytest.mark.parametrize(
    ("query", "tag", "direction", "name"),
    [("إعانة الولادة", "ar", "rtl", "العربية"), ("Birth Benefit", "en", "ltr", "English")],
)
def test_what_is_found_in_another_language_is_marked_as_such(
    typed: Open, query: str, tag: str, direction: str, name: str
) -> None:
    first = typed(query, "orologio").locator(RESULT).first
    link, language = first.locator("a"), first.locator("span span").last
    assert link.inner_text() == query
    assert [link.get_attribute(key) for key in ("lang", "dir", "href")] == [
        tag,
        direction,
        f"../{tag}/benefits/birth-benefit/",
    ]
    assert (language.inner_text(), language.get_attribute("lang")) == (name, tag)


def test_a_greek_query_on_another_page_finds_the_page_in_its_language(typed: Open) -> None:
    tab = typed("επίδομα γέννησης", "neochora", "en")
    first = tab.locator(RESULT).first
    assert first.locator("a").inner_text() == "Birth Benefit"
    assert first.locator("a").get_attribute("lang") is None
    greek = first.locator("[lang=el]")
    assert (greek.inner_text(), greek.get_attribute("dir")) == ("Επίδομα Γέννησης", "ltr")


def test_a_name_that_is_not_translated_is_marked_as_greek(typed: Open) -> None:
    link = typed("μετακόμισης", "neochora", "en").locator(f"{RESULT} a").first
    assert (link.inner_text(), link.get_attribute("lang")) == ("Επίδομα Μετακόμισης", "el")


def test_without_a_result_there_is_help(typed: Open) -> None:
    tab = typed("μετακαραση")
    assert tab.locator(RESULT).count() == 0
    assert not tab.get_by_role("heading", name="Όλα με αλφαβητική σειρά").is_visible()
    links = tab.locator("[data-search-help] a:visible")
    hrefs = [link.get_attribute("href") for link in links.all()]
    assert "../#situations" in hrefs
    assert "tel:+302310555001" in hrefs
    assert links.first.inner_text() == "μετακόμιση"
    links.first.click()
    assert found(tab)[0] == "Επίδομα Μετακόμισης"
    assert tab.get_by_role("searchbox").input_value() == "μετακόμιση"


def test_nothing_like_it_is_not_suggested(typed: Open) -> None:
    tab = typed(NOTHING)
    assert tab.locator("[data-search-help]").is_visible()
    assert not tab.get_by_text("Μήπως ψάχνετε").is_visible()


def test_the_address_follows_the_typing_and_back_leads_to_the_results(
    opened: Open, address: Callable[[str], str]
) -> None:
    tab = opened(address("neochora"))
    tab.get_by_role("link", name="Αναζήτηση").first.click()
    before = tab.evaluate("history.length")
    box = tab.get_by_role("searchbox")
    box.press_sequentially("σχολικες τσαντες")
    tab.wait_for_selector(DONE)
    assert tab.url == f"{address('neochora')}search/?q={quote_plus('σχολικες τσαντες')}"
    assert tab.evaluate("history.length") == before
    tab.locator(f"{RESULT} a").first.click()
    tab.go_back()
    assert found(tab)[0] == "Σχολικές τσάντες"
    assert tab.get_by_role("searchbox").input_value() == "σχολικες τσαντες"
    tab.go_back()
    assert tab.url == address("neochora")


def test_an_emptied_field_leaves_no_query_in_the_address(typed: Open, address: Callable[[str], str]) -> None:
    tab = typed("τσάντες")
    tab.get_by_role("searchbox").fill("")
    tab.wait_for_selector(DONE)
    assert tab.url == address("neochora") + "search/"


def test_the_keyboard_alone_leads_from_the_field_to_the_page(opened: Open, address: Callable[[str], str]) -> None:
    tab = opened(address("neochora") + "search/")
    for _ in range(30):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.id") == "q":
            break
    tab.keyboard.type("τσάντες")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(DONE)
    assert tab.evaluate("document.activeElement.id") == "q", "the reader stays where he types"
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Σχολικές τσάντες"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/benefits/school-bags/")


def test_its_parts_have_the_roles_that_screen_readers_know(typed: Open) -> None:
    tab = typed("μετακόμιση")
    landmark = tab.get_by_role("search")
    assert landmark.get_by_role("searchbox", name="Τι ψάχνετε;").is_visible()
    assert landmark.get_by_role("button", name="Ψάξτε").is_visible()
    assert tab.get_by_role("searchbox").get_attribute("aria-describedby") == "hint"
    assert tab.get_by_role("status").count() == 1
    listed = tab.get_by_role("list").filter(has=tab.locator(RESULT))
    assert listed.get_by_role("listitem").count() == tab.locator(RESULT).count() > 0


ASKED = [("el", "ουρανοκατεβατο"), ("ar", "إعانة الولادة")]
ASKED_TOO = itertools.product(["el", "en", "ar"], ["", "benefit", "إعانة الولادة", "2310 555001", "ουρανοκατεβατο"])


@pytest.mark.parametrize(
    ("language", "query"),
    [
        *ASKED,
        *(pytest.param(*both, marks=pytest.mark.everything) for both in ASKED_TOO if both not in ASKED),
    ],
)
def test_axe_finds_nothing_whatever_is_found(look: Look, query: str, language: str) -> None:
    tab = look(Place("orologio", language, "search"))
    if query:
        tab.get_by_role("searchbox").fill(query)
        tab.wait_for_selector(DONE)
    assert_axe_finds_nothing(tab)


def test_axe_finds_nothing_among_results_in_the_dark_on_a_desk(look: Look) -> None:
    tab = look(Place("neochora", "en", "search"), width=1280, height=800, scheme="dark")
    tab.get_by_role("searchbox").fill("μετακόμιση")
    tab.wait_for_selector(f"{DONE} ~ ol {RESULT}")
    assert_axe_finds_nothing(tab)


# The home page, and without a script ----------------------------------------------------------------------------------


def policy(built: Element) -> str:
    meta = next(one for one in built.all("meta") if "http-equiv" in one.attributes)
    return meta.attributes["content"]


def test_only_pages_with_a_form_may_send_one_and_only_to_this_site(neochora: Path) -> None:
    for path, target in {
        "": "'self'",
        "search/": "'self'",
        "en/search/": "'self'",
        "centres/": "'none'",
        "privacy/": "'none'",
    }.items():
        assert policy(page(neochora, path)).split("form-action ")[1] == target, path


@pytest.mark.parametrize("javascript", [True, False])
def test_the_form_of_the_home_page_leads_to_the_search_with_or_without_a_script(
    opened: Open, address: Callable[[str], str], javascript: bool
) -> None:
    tab = opened(address("neochora"), java_script_enabled=javascript)
    tab.get_by_role("searchbox").fill("σχολικές τσάντες")
    tab.get_by_role("searchbox").press("Enter")
    tab.wait_for_url(f"**/search/?q={quote_plus('σχολικές τσάντες')}")
    if javascript:
        assert found(tab)[0] == "Σχολικές τσάντες"
    else:
        assert not tab.locator("form").is_visible()
        assert tab.get_by_role("link", name="Σχολικές τσάντες", exact=True).is_visible()


@pytest.mark.parametrize(
    ("town", "language"), [("neochora", "el"), ("neochora", "en"), ("mikro", "el"), ("orologio", "ar")]
)
def test_everything_stands_in_the_index_from_a_to_z(town: str, language: str, request: pytest.FixtureRequest) -> None:
    built: Path = request.getfixturevalue(town)
    site = load(built.parent).site
    assert site
    listed = page(built, f"{'' if language == 'el' else f'{language}/'}search/").one("section", aria_labelledby="all")
    links = {(link.attributes["href"], link.text) for link in listed.all("a")}
    for service in site.services.values():
        names = service.names
        for text in filter(None, (names.official, names.plain, *names.former.values())):
            assert (f"../benefits/{service.id}/", text.greek) in links
    for term in site.glossary.values():
        assert (f"../glossary/#{term.id}", term.word.greek) in links
    for centre in site.centres.values():
        assert any(href == f"../centres/{centre.id}/" and centre.name.greek in text for href, text in links)


def test_each_language_lists_its_own_names_first(neochora: Path, orologio: Path) -> None:
    for built, path in ((neochora, "search/"), (neochora, "en/search/"), (orologio, "ar/search/")):
        heads = [one.text for one in page(built, path).one("section", aria_labelledby="all").all("h3")]
        assert len(heads) == len(set(heads))
        marked = [
            bool(list(one.all("span"))) for one in page(built, path).one("section", aria_labelledby="all").all("h3")
        ]
        assert marked == sorted(marked)
    letters = [one.text for one in page(neochora, "search/").one("section", aria_labelledby="all").all("h3")]
    greek = [letter for letter in letters if "Α" <= letter <= "Ω"]
    assert letters[: len(greek)] == greek == sorted(greek)
    assert heads[0] == "ا"


def test_a_word_of_the_offices_is_listed_once_with_its_other_abbreviations(neochora: Path) -> None:
    listed = page(neochora, "search/").one("section", aria_labelledby="all")
    said = [one.text for one in listed.all("li") if any(href.endswith("#dypa") for href in one.links())]
    assert said == ["ΔΥΠΑ", "ΟΑΕΔ ΔΥΠΑ"]


def test_the_page_that_is_not_found_leads_to_the_search_in_each_language(neochora: Path) -> None:
    assert {"/neochora/search/", "/neochora/en/search/"} <= set(page(neochora, "404.html").links())


# What people call it --------------------------------------------------------------------------------------------------


def test_what_people_call_it_finds_it_and_is_never_shown(typed: Open) -> None:
    tab = typed("παλιοκουτιά")
    assert found(tab) == ["Επίδομα Μετακόμισης"]
    assert "παλιοκουτι" not in tab.locator("body").inner_text()
    tab.get_by_role("searchbox").fill("παλλιοκκουττα")
    tab.wait_for_selector(DONE)
    assert "παλιοκουτι" not in tab.locator("body").inner_text()
    assert found(typed("blasted boxes", language="en")) == ["Επίδομα Μετακόμισης"]


def test_what_people_call_it_stands_on_no_page(neochora: Path) -> None:
    for built in neochora.rglob("*.html"):
        html = built.read_text(encoding="utf-8")
        assert "παλιοκουτι" not in html, built
        assert "blasted" not in html, built


def test_a_half_translated_language_has_true_names(orologio: Path) -> None:
    """What had to stay Greek is marked, and is not among the names that other pages fetch as Arabic."""
    (index,) = (json.loads(file.read_bytes()) for file in (orologio / "assets").glob("search-ar.*.json"))
    letters = {"ar": "[\u0600-\u06ff]", "el": "[α-ωΑ-Ω]"}
    shown = [line for _, _, lines in index for line in lines if line[0] != search.HIDDEN and len(line) > 2]
    assert {tag for _, _, tag in shown} == {"el", "el-Latn"} - ({"el-Latn"} - {tag for _, _, tag in shown})
    for _, address, lines in index:
        for weight, text, *tag in lines:
            if weight != search.HIDDEN and re.search(letters["el"], text):
                assert tag == ["el"] or re.search(letters["ar"], text), (address, text)
    (names,) = (json.loads(file.read_bytes()) for file in (orologio / "assets").glob("search-names-ar.*.json"))
    assert {address for _, address, _ in names} >= {"benefits/birth-benefit/"}
    assert all(re.search(letters["ar"], lines[0][1]) for _, _, lines in names)


def test_the_letters_of_any_language_have_a_name_that_a_browser_knows() -> None:
    names = {
        "Ελληνικά": "Greek",
        "English": "Latin",
        "Українська": "Cyrillic",
        "اردو": "Arabic",
        "中文": "Han",
        "ქართული": "Georgian",
    }
    assert {name: search._script(name) for name in names} == names


# Folding and ranking, on an index made up for it ----------------------------------------------------------------------

Ask = Callable[[list[Record], list[str]], list[list[str]]]


@pytest.fixture
def ask(opened: Open, address: Callable[[str], str]) -> Ask:
    """What queries find in an index of records: kind, address, and lines with their weights."""

    def asked(records: list[Record], queries: list[str]) -> list[list[str]]:
        def answer(route: Route) -> None:
            route.fulfill(json=[] if "names" in route.request.url else records)

        tab = opened(address("neochora") + "search/", service_workers="block")  # it would answer from what it keeps
        tab.route("**/search-*.json", answer)
        return answers(tab, queries)

    return asked


NAMES = {
    "heating": "Θέρμανση",
    "xenon": "Ξενώνας",
    "clothes": "Ρούχα",
    "uncle": "Μπάρμπας",
    "grocery": "Παντοπωλείο",
    "winter": "Χειμώνας",
    "boiler": "Λέβητας αγωγός",
    "streets": "Δρόμους",
    "saint": "Άγγελος",
    "automatic": "Αυτόματο",
    "mosque": "مؤسسة الإيجار",
    "books": "کتاب‌خانه",
    "tree": "Ёлка",
    "youth": "Юність",
    "girl": "vajzë çanta",
    "school": "école",
    "phone": "2310 555001",
    "meters": "Ακακιών 12",
}
FOLDED = {
    "accents and capitals": ("heating", "θερμανση ΘΕΡΜΑΝΣΗ Θέρμανση θέρμανσή"),
    "final sigma": ("streets", "δρόμους ΔΡΟΜΟΥΣ δρόμουσ"),
    "endings": ("streets", "δρόμου δρόμοι δρόμος δρόμων"),
    "th, 8 and 9": ("heating", "thermansi 8ermansh 9ermansi"),
    "ks, 3 and x": ("xenon", "ksenonas 3enwnas xenonas"),
    "ou, u and y": ("clothes", "rouxa ruxa roycha rouha"),
    "mp and b": ("uncle", "mparmpas barbas mparbas"),
    "nt and d": ("grocery", "pantopoleio padopoleio padopwleio"),
    "ch, x and h": ("winter", "cheimonas xeimwnas himonas"),
    "v and b": ("boiler", "levitas lebhtas"),
    "gg and g": ("saint", "aggelos agelos"),
    "au and af": ("automatic", "automato aftomato avtomato"),
    "one slip": ("uncle", "μπαρμας μπάρμπσας μαρμπας"),
    "two slips in a long word": ("grocery", "παντοπολιεο πατνοπολειο"),
    "Arabic letters and its article": ("mosque", "مؤسسه مؤسسة الايجار ايجار إيجار"),
    "Persian letters": ("books", "كتابخانه کتابخانه کتاب‌خانه"),
    "Russian ё": ("tree", "елка Ёлка ЕЛКА"),
    "Ukrainian": ("youth", "юність ЮНІСТЬ"),
    "Albanian": ("girl", "vajze VAJZË canta"),
    "French": ("school", "ecole l'école d’école École"),
    "a phone": ("phone", "2310555001 2310-555001 +302310555001 555001"),
}


@pytest.mark.parametrize(("name", "queries"), FOLDED.values(), ids=FOLDED)
def test_a_query_is_found_however_it_is_written(ask: Ask, name: str, queries: str) -> None:
    records: list[Record] = [("benefit", key, [(search.NAME, text)]) for key, text in NAMES.items()]
    asked = queries.split()
    assert {query: first[:1] for query, first in zip(asked, ask(records, asked), strict=True)} == {
        key: [name] for key in asked
    }


def test_a_phone_is_found_with_its_spaces_and_the_code_of_the_country(ask: Ask) -> None:
    asked = ["2310 555001", "+30 2310 555 001", "0030 2310555001", "(2310) 555001", "2310/555.001"]
    records: list[Record] = [("centre", "a", [(search.NAME, "α"), (search.PLACE, "2310 555001")])]
    assert ask(records, asked) == [["a"]] * 5


@pytest.mark.parametrize("query", ["θ", "μπ", "κρύο", "12345"])
def test_what_is_nowhere_is_not_found(ask: Ask, query: str) -> None:
    assert ask([("benefit", key, [(search.NAME, text)]) for key, text in NAMES.items() if key != "phone"], [query]) == [
        []
    ]


def test_what_counts_more_comes_first(ask: Ask) -> None:
    records: list[Record] = [
        ("benefit", "text", [(search.NAME, "Άλλο"), (search.TEXT, "Στέγαση για όλους.")]),
        ("benefit", "begins", [(search.NAME, "Στεγαστικό δάνειο νέων")]),
        ("benefit", "former", [(search.NAME, "Νέο"), (search.ALIAS, "Επίδομα στέγασης νέων")]),
        ("benefit", "longer", [(search.NAME, "Στέγαση και επανένταξη")]),
        ("benefit", "exact", [(search.NAME, "Στέγαση")]),
    ]
    assert ask(records, ["στεγαση"])[0][:2] == ["exact", "longer"]
    assert ask(records, ["στεγαση"])[0][-1] == "text"
    assert ask(records, ["νεο"])[0][0] == "former"


def test_what_people_call_a_thing_is_below_what_is_called_so(ask: Ask) -> None:
    records: list[Record] = [
        ("benefit", "said", [(search.NAME, "Κάτι"), (search.HIDDEN, "ενοίκιο")]),
        ("benefit", "called", [(search.NAME, "Ενοίκιο")]),
    ]
    assert ask(records, ["ενοικιο"]) == [["called", "said"]]


def test_a_rare_word_counts_more_than_one_that_many_have(ask: Ask) -> None:
    records: list[Record] = [("benefit", f"b{n}", [(search.NAME, f"Επίδομα {word}")]) for n, word in enumerate("αβγδ")]
    records.append(("service", "rent", [(search.NAME, "Βοήθεια για ενοίκιο")]))
    assert ask(records, ["επίδομα ενοίκιο"])[0] == ["rent"]


def test_hostile_queries_are_answered_and_shown_as_they_are(opened: Open, address: Callable[[str], str]) -> None:
    tab = opened(address("neochora") + "search/")
    hostile = [
        "<img src=x onerror=document.title='hit'>",
        ".*",
        "(",
        "[a-",
        "\\",
        "α" * 10_000,
        "hx " * 3_000,
        "\ud800",
        "\u202e",
        "%",
        "&q=x",
        "🏠",
    ]
    title = tab.title()
    for query, names in zip(hostile, answers(tab, hostile), strict=True):
        assert len(names) <= 30, query[:20]
    assert tab.title() == title
    assert tab.locator("main img").count() == 0
    tab.goto(f"{address('neochora')}search/?q={quote_plus(hostile[0])}")
    tab.wait_for_selector(DONE)
    assert tab.get_by_role("searchbox").input_value() == hostile[0]
    assert (tab.title(), tab.locator("main img").count()) == (title, 0)


def test_without_the_index_everything_from_a_to_z_is_left_and_the_next_try_may_do(
    chromium: Browser, address: Callable[[str], str]
) -> None:
    context = chromium.new_context(service_workers="block")
    tab = context.new_page()
    tab.route("**/search-*.json", lambda route: route.abort())
    tab.goto(address("neochora") + "search/?q=bags")
    tab.wait_for_selector(DONE)
    assert tab.get_by_role("heading", name="Όλα με αλφαβητική σειρά").is_visible()
    tab.unroute("**/search-*.json")
    assert answers(tab, ["σχολικές τσάντες"])[0][0] == "benefits/school-bags/"
    context.close()


def test_under_a_sub_path_the_addresses_are_right(opened: Open, neochora: Path, serve: Serve) -> None:
    tab = opened(f"{serve(neochora.parent)}{neochora.name}/en/search/?q=birth")
    tab.wait_for_selector(DONE)
    tab.locator(f"{RESULT} a").first.click()
    tab.wait_for_url(f"**/{neochora.name}/en/benefits/birth-benefit/")


def test_two_builds_give_the_same_index(neochora: Path, town: Path) -> None:
    again = towns.build(town, PYTHONHASHSEED="7")
    files = sorted(path.name for path in (neochora / "assets").glob("search-*"))
    assert files
    assert sorted(path.name for path in (again / "assets").glob("search-*")) == files
    for name in files:
        assert (again / "assets" / name).read_bytes() == (neochora / "assets" / name).read_bytes()


def test_words_are_sorted_without_accents_and_signs() -> None:
    assert sorted(["Ωδείο", "«Άλλο»", "αλλά", "Ένα"], key=search.sortable) == ["αλλά", "«Άλλο»", "Ένα", "Ωδείο"]
