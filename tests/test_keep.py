"""What one takes along from a page, in Chromium: sharing, copying, the ticks of the papers, and paper."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page

from browser import Serve
from test_qr import picture

CENTRE, BENEFIT = "centres/neochora-main/", "benefits/moving-help/"
HERE = "https://kentra.example/neochora/"

SHARE = "Object.defineProperty(navigator, 'share', { configurable: true, value: %s });"
SHARED = SHARE % "async data => { window.shared = data; }"
NO_SHARE = SHARE % "undefined"
REFUSED = SHARE % "async () => { throw new DOMException('no', '%s'); }"
CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: %s });"
COPIES = CLIPBOARD % "{ writeText: async text => { window.copied = text; } }"
NO_COPIES = CLIPBOARD % "{ writeText: async () => { throw new DOMException('no', 'NotAllowedError'); } }"
NO_CLIPBOARD = CLIPBOARD % "undefined"
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)

Open = Callable[..., Page]


@pytest.fixture
def phone(chromium: Browser, serve: Serve) -> Iterator[Open]:
    """Opens a page of a site on a phone whose browser is as the scripts say; what its console says is an error."""
    contexts, said = [], []

    def opened(site: Path, path: str, *scripts: str, **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": 360, "height": 740}, **options)
        contexts.append(context)
        for script in scripts:
            context.add_init_script(script)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(serve(site) + path)
        page.wait_for_load_state("networkidle")  # the styles of paper come after the page
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []


def offered(page: Page) -> list[str]:
    """What a reader sees in the section, in order."""
    return [take.inner_text() for take in page.locator(".kn-keep .kn-take").all() if take.is_visible()]


def said(page: Page) -> str:
    page.locator(".kn-keep [role=status] span:visible").wait_for()
    return page.locator(".kn-keep [role=status]").inner_text()


PLAIN = ["Στις επαφές σας", "Βάλτε τις αλλαγές στο ημερολόγιό σας"]
COPIED = ["Αντιγραφή: 2310\xa0555001", "Αντιγραφή: 691\xa02345678", "Αντιγραφή διεύθυνσης"]


def test_a_page_is_shared_where_the_phone_can(neochora: Path, phone: Open) -> None:
    page = phone(neochora, CENTRE, SHARED, COPIES)
    assert offered(page) == ["Στείλτε τη σελίδα", *PLAIN, *COPIED, "Εκτύπωση"]
    page.get_by_role("button", name="Στείλτε τη σελίδα").click()
    assert page.evaluate("window.shared") == {"title": page.title(), "url": HERE + CENTRE}


def test_who_changes_their_mind_is_told_nothing_and_who_cannot_share_gets_the_link(neochora: Path, phone: Open) -> None:
    page = phone(neochora, CENTRE, REFUSED % "AbortError", COPIES)
    before = offered(page)
    page.get_by_role("button", name="Στείλτε τη σελίδα").click()
    page.wait_for_timeout(150)
    assert (offered(page), page.locator(".kn-keep [role=status]").inner_text()) == (before, "")
    page = phone(neochora, CENTRE, REFUSED % "NotAllowedError", COPIES)
    page.get_by_role("button", name="Στείλτε τη σελίδα").click()
    page.get_by_role("button", name="Αντιγραφή συνδέσμου").click()
    assert page.evaluate("window.copied") == HERE + CENTRE


def test_without_sharing_the_link_is_copied_or_mailed(neochora: Path, phone: Open) -> None:
    page = phone(neochora, BENEFIT, NO_SHARE, COPIES)
    assert offered(page) == ["Αντιγραφή συνδέσμου", "Στείλτε τη με e-mail", "Εκτύπωση"]
    page.get_by_role("button", name="Αντιγραφή συνδέσμου").focus()
    page.keyboard.press("Enter")
    assert said(page) == "Αντιγράφηκε."
    assert page.evaluate("window.copied") == HERE + BENEFIT


def test_phones_and_the_address_are_copied_as_one_pastes_them(neochora: Path, phone: Open) -> None:
    page = phone(neochora, f"en/{CENTRE}", NO_SHARE, COPIES)
    copied = []
    for name in ("Copy 2310\xa0555001", "Copy 691\xa02345678", "Copy the address"):
        page.get_by_role("button", name=name).click()
        assert said(page) == "Copied."
        copied.append(page.evaluate("window.copied"))
    assert copied == ["+302310555001", "+306912345678", "Ακακιών 12 & Ευβοίας, Παλιό σχολείο, 57001 Νεοχώρα"]


def test_a_copy_that_fails_says_so(neochora: Path, phone: Open) -> None:
    page = phone(neochora, CENTRE, NO_SHARE, NO_COPIES)
    page.get_by_role("button", name="Αντιγραφή διεύθυνσης").click()
    assert said(page) == "Δεν αντιγράφηκε. Δοκιμάστε ξανά."


def test_nothing_is_offered_that_the_browser_cannot_do(neochora: Path, mikro: Path, phone: Open) -> None:
    nothing = (NO_SHARE, NO_CLIPBOARD, "window.print = undefined;")
    assert offered(phone(neochora, CENTRE, *nothing)) == ["Στείλτε τη με e-mail", *PLAIN]
    benefit = next((mikro / "benefits").glob("*/index.html")).parent.name
    page = phone(mikro, f"benefits/{benefit}/", *nothing)
    assert not page.locator(".kn-keep").is_visible()


def test_without_javascript_the_plain_links_are_there_and_no_button(neochora: Path, phone: Open) -> None:
    page = phone(neochora, CENTRE, java_script_enabled=False)
    assert offered(page) == ["Στείλτε τη με e-mail", *PLAIN]
    hrefs = [link.get_attribute("href") or "" for link in page.locator(".kn-keep a").all()]
    assert hrefs[0].startswith("mailto:?subject=")
    assert hrefs[1:] == ["contact.vcf", "hours.ics"]
    page.goto(page.url.replace(CENTRE, BENEFIT))
    assert page.locator("button:visible, input:visible").count() == 0
    assert page.locator("[data-papers] li").count() > 1


# The papers ---------------------------------------------------------------------------------------------------------


def kept(page: Page) -> dict[str, str]:
    return dict(page.evaluate("Object.entries(localStorage)"))


def test_ticks_stay_on_the_device_in_every_language_until_they_are_cleared(
    neochora: Path, phone: Open, tmp_path: Path
) -> None:
    shutil.copytree(neochora, tmp_path / "host" / "kentro")
    page = phone(tmp_path / "host", f"kentro/{BENEFIT}")
    page.evaluate("localStorage.setItem('another site', 'its own')")
    boxes = page.get_by_role("checkbox")
    count = boxes.count()
    assert page.locator(".kn-ready [role=status]").inner_text() == f"0 από {count} έτοιμα"
    boxes.nth(1).focus()
    page.keyboard.press("Space")
    assert page.locator(".kn-ready [role=status]").inner_text() == f"1 από {count} έτοιμα"
    paper = page.locator("[data-papers] li").nth(1).get_attribute("data-document")
    key = "kentro:/kentro/:papers:moving-help"
    assert kept(page) == {"another site": "its own", key: json.dumps([paper])}
    page.goto(page.url.replace(BENEFIT, f"en/{BENEFIT}"))
    assert [box.is_checked() for box in page.get_by_role("checkbox").all()].index(True) == 1
    assert page.locator(".kn-ready [role=status]").inner_text() == f"1 of {count} ready"
    page.get_by_role("button", name="Clear the ticks").click()
    assert page.locator(":checked").count() == 0
    assert kept(page) == {"another site": "its own"}


def test_a_whole_line_ticks_its_box(neochora: Path, phone: Open) -> None:
    page = phone(neochora, BENEFIT)
    label = page.locator("[data-papers] label").first
    box = label.bounding_box()
    assert box
    assert box["height"] >= 44
    label.click(position={"x": box["width"] - 4, "y": box["height"] / 2})
    assert page.get_by_role("checkbox").first.is_checked()


@pytest.mark.parametrize("broken", [NO_STORAGE, "localStorage.setItem('kentro:/:papers:moving-help', '{');"])
def test_where_nothing_can_be_kept_the_papers_stay_a_list(neochora: Path, phone: Open, broken: str) -> None:
    page = phone(neochora, BENEFIT, broken)
    assert page.get_by_role("checkbox").count() == 0
    assert not page.locator(".kn-ready").is_visible()


# Paper --------------------------------------------------------------------------------------------------------------

PRINTED = [
    *(("neochora", prefix + CENTRE) for prefix in ("", "en/")),
    *(("polyglot", prefix + CENTRE) for prefix in ("ar/", "ur/", "sq/")),
    *(("polyglot", f"{prefix}benefits/guaranteed-minimum-income/") for prefix in ("", "ur/")),
]


@pytest.mark.parametrize(("town", "path"), PRINTED, ids=[f"{town}/{path}" for town, path in PRINTED])
def test_a_page_is_printed_on_two_sheets_with_its_phones(
    request: pytest.FixtureRequest, phone: Open, town: str, path: str
) -> None:
    page = phone(request.getfixturevalue(town), path)
    pdf = page.pdf(format="A4")
    wanted = set(page.evaluate("[...document.querySelectorAll('main [data-fact=phone]')].map(a => a.href)"))
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2
    assert wanted
    assert {f"/URI ({href})".encode() in pdf for href in wanted} == {True}


def test_the_code_is_fetched_when_somebody_prints_and_opens_the_page(neochora: Path, phone: Open) -> None:
    page = phone(neochora, f"en/{CENTRE}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("qr.svg") else None)
    page.wait_for_timeout(300)
    assert asked == []
    page.pdf(format="A4")
    assert len(asked) == 1
    drawn = (neochora / "en" / CENTRE / "qr.svg").read_text(encoding="utf-8")
    assert [code.text for code in zxingcpp.read_barcodes(picture(drawn))] == [f"{HERE}en/{CENTRE}"]


def test_without_the_sites_address_no_code_stands_in_for_it(mikro: Path) -> None:
    assert list(mikro.rglob("qr.svg")) == []
    assert not [page for page in mikro.rglob("*.html") if "qr.svg" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("prefix", "printed"),
    [("", "Εκτυπώθηκε: 9 Μαρτίου 2027"), ("en/", "Printed: 9 March 2027"), ("ar/", "9 مارس 2027")],
)
def test_the_day_is_printed_in_the_words_of_the_page(orologio: Path, phone: Open, prefix: str, printed: str) -> None:
    page = phone(orologio, f"{prefix}centres/announced/")
    page.clock.set_fixed_time("2027-03-09T10:00+02:00")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert " ".join(page.locator(".kn-paper p").last.inner_text().split()).endswith(printed)


def test_papers_are_printed_with_their_boxes_and_their_greek_names(polyglot: Path, phone: Open) -> None:
    page = phone(polyglot, "sq/benefits/birth-benefit/")
    page.get_by_role("checkbox").nth(1).check()
    page.emulate_media(media="print")
    boxes = page.evaluate(
        "[...document.querySelectorAll('[data-papers] li')].map(li => getComputedStyle(li, '::before').content)"
    )
    assert boxes[:3] == ['""', '"✓"', '""']
    lines = page.locator("[data-papers] li").all()
    assert all(line.locator("[lang=el]").is_visible() for line in lines)
    assert page.locator("button:visible, input:visible, .kn-keep:visible").count() == 0
