"""The files that open without a network: one for each centre, and all pages from a USB stick, both in Chromium."""

from __future__ import annotations

import datetime
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page

import browser
import html_page
import towns
from kentro import built, one_file
from kentro.archive import archive
from kentro.frame import stylesheet
from kentro.html_tree import parsed

DAY = datetime.date(2026, 11, 7)
FULL = "neochora-main-el.html"


@pytest.fixture(scope="module")
def offline(neochora: Path, orologio: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of two towns: `neochora/`, also unpacked into `neochora/stick/`, and `orologio/`."""
    folder = tmp_path_factory.mktemp("offline")
    for name, site in (("neochora", neochora), ("orologio", orologio)):
        ran = towns.manage(site.parent, "offline-edition", "--out", str(folder / name))
        assert ran.returncode == 0, ran.stdout + ran.stderr
    with zipfile.ZipFile(folder / "neochora" / "site.zip") as packed:
        packed.extractall(folder / "neochora" / "stick")
    return folder


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def tab(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab on a phone, with and without JavaScript; it notes what is asked for and what goes wrong."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=request.param, timezone_id="Europe/Athens"
    )
    page = context.new_page()
    page.clock.set_fixed_time(browser.NOW["neochora"])
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: asked.append(one.text))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.__dict__["asked"] = asked
    yield page
    context.close()


def asked(page: Page) -> list[str]:
    """The requests and complaints of a tab since it was last asked."""
    found = list(page.__dict__["asked"])
    page.__dict__["asked"].clear()
    return found


def lines(main: html_page.Element) -> list[str]:
    """What a page's main part says, line by line; the crumbs lead out of the file."""
    said = [element for tag in ("h1", "h2", "li", "dd", "td", "address") for element in main.all(tag)]
    return [element.text for element in said if not list(element.all("li")) and element.text]


@pytest.mark.parametrize("name", [f"neochora/{FULL}", "neochora/neochora-main-en.html", "orologio/announced-ar.html"])
def test_the_file_of_a_centre_asks_for_nothing_and_every_phone_works(offline: Path, tab: Page, name: str) -> None:
    address = (offline / name).as_uri()
    tab.goto(address)
    tab.wait_for_timeout(100)
    assert asked(tab) == [address]
    centre, tag = name.removesuffix(".html").split("/")[1].rsplit("-", 1)
    links = tab.locator("a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert any(link.startswith("tel:+30") for link in links)
    for link in links:
        assert re.match(r"#|tel:|mailto:|https?:|data:text/(calendar|vcard);", link), link
        if link.startswith("#"):
            assert tab.locator(f'[id="{link[1:]}"]').count() == 1, link
    assert tab.locator("html").get_attribute("lang") == tag
    assert tab.locator("main > div[id]").get_attribute("id") == f"centres-{centre}"


def test_the_file_of_a_centre_holds_its_page_and_those_of_what_it_helps_with(offline: Path, neochora: Path) -> None:
    """Of the centres that help with something it holds this one alone."""
    copy = html_page.parsed((offline / "neochora" / FULL).read_text(encoding="utf-8")).one("main").text
    services = ("guaranteed-minimum-income", "moving-help", "school-bags", "social-grocery")
    for path in ("centres/neochora-main/", *(f"benefits/{service}/" for service in services)):
        main = html_page.page(neochora, path).one("main")
        elsewhere = {line for nav in main.all("nav", class_="kn-crumbs") for line in lines(nav)}
        assert [line for line in lines(main) if line not in copy and line not in elsewhere] == []
        for link in main.links():
            if link.startswith("tel:"):
                assert f'href="{link}"' in (offline / "neochora" / FULL).read_text(encoding="utf-8")


def test_the_copy_says_of_which_day_it_is_and_where_the_newest_is(offline: Path) -> None:
    main = html_page.parsed((offline / "neochora" / FULL).read_text(encoding="utf-8")).one("main")
    note = next(main.all("div", class_="kn-note"))
    assert "Φτιάχτηκε: 7 Νοεμβρίου 2026." in note.text
    assert note.links() == ["https://kentra.example/neochora/centres/neochora-main/"]


def test_the_script_of_the_copy_says_whether_it_is_open_now(
    offline: Path, tab: Page, request: pytest.FixtureRequest
) -> None:
    tab.goto((offline / "neochora" / FULL).as_uri())
    line = tab.locator(".kn-now").first
    if "no-script" in request.node.callspec.id:
        assert not line.is_visible()
    else:
        assert line.text_content() == "Ανοιχτά τώρα, έως τις 15:00"


def test_the_policy_of_the_copy_lets_nothing_be_fetched(offline: Path) -> None:
    page = html_page.parsed((offline / "neochora" / FULL).read_text(encoding="utf-8"))
    policy = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "'self'" not in policy
    assert "unsafe" not in policy


def test_axe_finds_nothing_in_the_copy(offline: Path, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    page = context.new_page()
    page.goto((offline / "neochora" / FULL).as_uri())
    browser.assert_axe_finds_nothing(page)
    context.close()


def test_every_copy_is_small_enough_to_be_sent(offline: Path) -> None:
    copies = sorted(offline.glob("*/*.html"))
    assert len(copies) > 8
    assert [path.name for path in copies if path.stat().st_size > 300 * 1024] == []


def test_pages_for_which_there_is_no_room_are_left_out_and_named(
    neochora: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = built.read(neochora)
    sheet = stylesheet(neochora.parent, "#7a1f5c")
    note = Markup("<p>α</p>")
    whole = one_file.one_file(pages["centres/neochora-main/index.html"], pages, sheet, note)
    assert whole.left_out == ()
    monkeypatch.setattr(one_file, "LIMIT", len(whole.html.encode()) - 1)
    shorter = one_file.one_file(pages["centres/neochora-main/index.html"], pages, sheet, note)
    assert shorter.left_out == ("benefits/social-grocery/index.html",)
    assert 'href="#benefits-social-grocery"' not in shorter.html


def test_every_link_on_the_stick_names_a_file_that_is_there(offline: Path) -> None:
    stick = offline / "neochora" / "stick"
    pages = sorted(stick.rglob("*.html"))
    assert len(pages) > 80
    for path in pages:
        page = html_page.parsed(path.read_text(encoding="utf-8"))
        for link in page.links():
            parts = urlsplit(link)
            if parts.scheme:
                continue
            assert not link.startswith("/"), link
            target = Path(posixpath.normpath(path.parent / unquote(parts.path))) if parts.path else path
            assert target.is_file(), f"{path.relative_to(stick)}: {link}"
            if parts.fragment and target.suffix == ".html":
                assert f'id="{parts.fragment}"' in target.read_text(encoding="utf-8"), link
        assert not list(page.all("form"))


def test_the_stick_is_walked_without_a_request_or_a_complaint(offline: Path, tab: Page) -> None:
    stick = offline / "neochora" / "stick"
    tab.goto((stick / "index.html").as_uri())
    tab.get_by_role("link", name="English").click()
    tab.get_by_role("navigation", name="Menu").get_by_role("link", name="Search").click()
    assert tab.url == (stick / "en/search/index.html").as_uri()
    assert tab.locator(".kn-index a").first.is_visible()
    assert tab.get_by_role("searchbox").count() == 0
    tab.locator(".kn-index").get_by_role("link", name="Κέντρο Κοινότητας Νεοχώρας").first.click()
    assert tab.url == (stick / "en/centres/neochora-main/index.html").as_uri()
    for said in asked(tab):
        assert said.startswith("file:"), said
        assert Path(unquote(urlsplit(said).path)).is_file(), said


def test_the_same_site_and_day_give_the_same_archive(offline: Path, neochora: Path) -> None:
    data = archive(built.read(neochora), neochora, DAY)
    assert data == (offline / "neochora" / "site.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2026, 11, 7, 0, 0, 0)}
        names = packed.namelist()
    assert "centres/neochora-main/hours.ics" in names
    assert not [name for name in names if name.endswith((".js", "404.html", "sitemap.xml")) or "search-" in name]


def test_without_a_built_site_nothing_is_written(town: Path) -> None:
    ran = towns.manage(town, "--lang", "en", "offline-edition")
    assert ran.returncode == 1
    assert ran.stderr == ("There is no built site in the folder site/. Build it first with the command: make site.\n")
    assert not (town / "offline").exists()


@pytest.mark.parametrize("path", ["centres/neochora-main/index.html", "en/search/index.html"])
def test_a_page_that_is_read_and_written_again_is_the_same(neochora: Path, path: str) -> None:
    html = (neochora / path).read_text(encoding="utf-8")
    again = str(parsed(html))
    assert html_page.parsed(again) == html_page.parsed(html)
    assert re.findall(r"<(?:style|script).*?</", again, re.S) == re.findall(r"<(?:style|script).*?</", html, re.S)
