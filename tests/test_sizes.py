"""One centre, a dozen, hundreds: each site shows its centres as fits."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Geolocation, Page

import many
import towns
from browser import Serve, assert_accessible
from html_page import page
from kentro import search

ID = "f6329d94-e4da-4250-bd75-9ae2fcf1df12"
HERE: Geolocation = {"latitude": 37.98381, "longitude": 23.72754}


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = many.town(tmp_path_factory.mktemp("one") / "town", 1)
    (site / "data/site.yaml").write_text(f"id: {ID}\ndemonstration: false\n", encoding="utf-8")
    towns.translate(site)
    return towns.build(site)


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty centres of twenty municipalities in Greek, English and Arabic, one of them on no map."""
    site = many.town(tmp_path_factory.mktemp("forty") / "town", 40, each=2, languages="orologio")
    path = site / "data/centres.yaml"
    path.write_text(re.sub(r', location: "[^"]*"', "", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    return towns.build(site)


def test_the_home_of_one_centre_is_its_top_and_no_list_of_one(one: Path) -> None:
    home = page(one, "")
    assert home.one("h1").text == "Κέντρο Κοινότητας Άνω Αμυγδαλιά"
    assert "tel:+302310555000" in home.links()
    assert home.one("address", data_fact="address")
    assert home.one("dl", data_fact="hours")
    assert not list(home.all("ul", class_="kn-cards"))
    assert next(link.text for link in home.one("nav", class_="kn-menu").all("a")) == "Το κέντρο"
    crumbs = page(one, "centres/c0/").one("nav", class_="kn-crumbs")
    assert [link.text for link in crumbs.all("a")] == ["Αρχική"]


@pytest.mark.parametrize("tag", ["", "en/"])
def test_name_call_address_and_hours_of_one_centre_are_on_the_first_screen(
    one: Path, chromium: Browser, serve: Serve, tag: str
) -> None:
    tab = chromium.new_page(viewport={"width": 360, "height": 740})
    tab.clock.set_fixed_time("2026-11-09T10:00:00+02:00")
    tab.goto(serve(one) + tag)
    for found in ("h1", ".kn-call", "address", ".kn-hours"):
        box = tab.locator(found).first.bounding_box()
        assert box
        assert box["y"] + min(box["height"], 40) < 740, found
    tab.close()


def test_a_dozen_is_a_list_and_more_are_named_by_letters(forty: Path, neochora: Path) -> None:
    assert list(page(neochora, "").one("section", aria_labelledby="find").all("li", class_="kn-card"))
    find = page(forty, "").one("section", aria_labelledby="find")
    assert not list(find.all("li", class_="kn-card"))
    assert [heading.text for heading in find.all("h3")][:3] == ["Α", "Β", "Δ"]
    assert len(find.links()) == 21
    assert "municipalities/m0/" in find.links()


def test_the_list_of_many_is_by_letters_and_each_letter_leads_to_its_first(forty: Path) -> None:
    document = page(forty, "centres/")
    towns_ = [
        heading.text for heading in document.all("h2") if heading.attributes.get("id", "").startswith("municipality-")
    ]
    assert towns_ == sorted(towns_, key=search.sortable)
    letters = document.one("nav", class_="kn-toc")
    first = {link.text: link.attributes["href"] for link in letters.all("a")}
    for letter, href in first.items():
        heading = document.one("h2", id=href.removeprefix("#"))
        assert heading.text.removeprefix("Δήμος ").startswith((letter, "Ά" if letter == "Α" else letter))


@pytest.fixture
def at(chromium: Browser, serve: Serve, forty: Path) -> Iterator[Callable[..., Page]]:
    """Opens the list on a phone that says where it is, or that refuses to; what it sends elsewhere is an error."""
    contexts = []
    start = serve(forty)

    def opened(path: str = "centres/", *, allowed: bool = True, **options: object) -> Page:
        context = chromium.new_context(
            geolocation=HERE,
            permissions=["geolocation"] if allowed else [],
            viewport={"width": 360, "height": 740},
            service_workers="block",
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(start + path)
        return tab

    asked: list[str] = []
    yield opened
    assert all(url.startswith(start) and "37.98" not in url for url in asked)
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("path", "words"), [("centres/", "χιλιόμετρα"), ("en/centres/", "kilometres"), ("ar/centres/", "")]
)
def test_the_nearest_are_found_on_the_phone_after_a_tap(at: Callable[..., Page], path: str, words: str) -> None:
    tab = at(path)
    near = tab.locator(".kn-nearest")
    assert not near.locator(".kn-card").count()
    near.get_by_role("button").click()
    near.locator(".kn-card").first.wait_for()
    said = near.locator(".kn-card__over:visible").all_inner_texts()
    away = [int(number) for text in said if (number := "".join(re.findall(r"\d+", text)))]
    assert len(said) == len(away) == 10
    assert away == sorted(away)
    assert all(words in text for text in said)
    assert near.get_by_role("status").inner_text()
    tab.evaluate("document.querySelectorAll('.kn-filter input[type=checkbox]').forEach(input => input.click())")
    assert near.locator(".kn-card:visible").count() == 10
    assert_accessible(tab)


def test_the_distances_are_those_of_the_sphere(at: Callable[..., Page]) -> None:
    """Athens to the town of c1, at 35.37 N 20.61 E: 403 km by an independent reckoning (0.5% for the ellipsoid)."""
    tab = at()
    tab.evaluate("document.querySelectorAll('section [data-at]').forEach(card => card.dataset.at = '35.37 20.61')")
    tab.locator(".kn-nearest button").click()
    said = tab.locator(".kn-nearest .kn-card__over:visible").first.inner_text()
    assert abs(int(re.findall(r"\d+", said)[0]) - 403) <= 3


def test_a_phone_that_refuses_is_told_so_and_one_without_a_script_sees_no_button(at: Callable[..., Page]) -> None:
    tab = at(allowed=False)
    tab.locator(".kn-nearest button").click()
    tab.get_by_text("Η συσκευή δεν επιτρέπει να δούμε πού είστε.").wait_for()
    assert not at(java_script_enabled=False).locator(".kn-nearest").is_visible()


def test_a_list_of_many_is_narrowed_down_by_typing(at: Callable[..., Page]) -> None:
    tab = at()
    tab.get_by_label("Δήμος ή όνομα κέντρου").fill("νεα αμυγ")
    assert tab.locator("section .kn-card:visible").count() == 2
    assert tab.locator(".kn-filter").get_by_role("status").inner_text() == "Κέντρα: 2"
    tab.get_by_label("Δήμος ή όνομα κέντρου").fill("")
    assert tab.locator("section .kn-card:visible").count() == 40


@pytest.mark.everything
def test_three_hundred_centres_each_with_its_own_source_keep_below_the_ceilings(tmp_path: Path) -> None:
    site = many.town(tmp_path / "town", 300, languages="mikro", sources=300)
    built = towns.build(site)
    for path in ("", "centres/"):
        assert len(gzip.compress((built / path / "index.html").read_bytes(), 6)) <= 30 * 1024
