"""Without a network, in Chromium: the network is a server of ours that can be cut, slow, or have a new build."""

from __future__ import annotations

import contextlib
import datetime
import gzip
import http.server
import json
import math
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import html_page
import towns
from browser import assert_axe_finds_nothing
from kentro.edition import read_edition
from kentro.offline import MOST, code
from kentro.pages import Desk
from matrix import few

CENTRE = "centres/neochora-main/"
ANOTHER = "centres/neochora-roma/"


@dataclass
class Host:
    """A host that publishes folders below its root. It may be cut off, slow or broken, and its clock is ours."""

    folders: dict[str, Path]
    root: str = ""
    cut: bool = False
    delay: float = 0
    status: int = 0
    day: datetime.datetime = datetime.datetime(2026, 11, 8, 10, tzinfo=datetime.UTC)
    instead: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def file(self, path: str) -> Path:
        prefix = max((prefix for prefix in self.folders if path.startswith(prefix)), key=len)
        return self.folders[prefix] / path.removeprefix(prefix)


@pytest.fixture
def publish() -> Iterator[Callable[..., Host]]:
    """Publishes folders by their path on a new host."""
    servers = []

    def start(**folders: Path) -> Host:
        host = Host({f"/{name}/".replace("//", "/"): folder for name, folder in folders.items()})

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if host.cut:
                    self.close_connection = True
                    return
                path = self.path.split("?")[0]
                host.asked.append(path)
                time.sleep(host.delay)
                file = host.file(path)
                file = file / "index.html" if path.endswith("/") else file
                data = file.read_bytes() if file.is_file() and not host.status else b"<h1>Gone</h1>"
                if name := next((name for name in host.instead if path.endswith(name)), None):
                    data = host.instead[name].encode()
                self.send_response_only(host.status or (200 if file.is_file() else 404))
                kind = {".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}
                self.send_header("Content-Type", kind.get(file.suffix, "text/html; charset=utf-8"))
                self.send_header("Content-Length", str(len(data)))
                self.send_header("Cache-Control", "no-cache")
                self.send_header("Date", format_datetime(host.day, usegmt=True))
                self.end_headers()
                with contextlib.suppress(BrokenPipeError):
                    self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        host.root = f"http://127.0.0.1:{server.server_port}"
        return host

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone that has never been here; what its console says of itself is an error."""
    context = chromium.new_context(timezone_id="Asia/Karachi", viewport={"width": 360, "height": 740})
    said: list[str] = []
    context.on("weberror", lambda error: said.append(str(error.error)))
    yield context
    context.close()
    assert said == []


def until(answer: Callable[[], object]) -> None:
    """Wait for a true answer, for at most ten seconds."""
    end = time.monotonic() + 10
    while not answer():
        assert time.monotonic() < end
        time.sleep(0.05)


CACHES = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async name =>
  [name, (await (await caches.open(name)).keys()).map(({ url }) => url)])))"""


def kept(page: Page) -> list[str]:
    """The pages that the phone keeps, the oldest first, once there is one for what is missing and nothing changes."""
    before: list[object] = [None, None, None, None]

    def steady() -> bool:
        before.append(page.evaluate(CACHES))
        return len({str(found) for found in before[-5:]}) == 1 and "/offline/" in str(before[-1])

    # Reading opens each cache and so would make anew what a worker is just about to delete: it has when it takes over.
    until(lambda: page.evaluate("navigator.serviceWorker.controller !== null"))
    until(steady)
    found: dict[str, list[str]] = page.evaluate(CACHES)
    pages = [(name.split()[-1], url) for name, urls in found.items() for url in urls if "/assets/" not in url]
    return [f"{kind} {url}" for known in ("kept", "visited", "shell") for kind, url in pages if kind == known]


def notice(page: Page) -> str:
    """What the page says of its age at its top."""
    page.wait_for_load_state()
    return " ".join(" ".join(page.locator(".kn-age").all_inner_texts()).split())


SAVED = "Η σύνδεση δεν λειτουργεί. Βλέπετε τη σελίδα όπως αποθηκεύτηκε εδώ στις {}. "
SINCE = "Κάτι ίσως άλλαξε από τότε. Τηλεφωνήστε πριν πάτε."


@pytest.mark.parametrize("mount", few(["kentro", ""], 1))
def test_load_cut_the_network_walk_come_back_and_a_new_build_arrives(
    publish: Callable[..., Host], phone: BrowserContext, neochora: Path, tmp_path: Path, mount: str
) -> None:
    host, page = publish(**{mount: neochora}), phone.new_page()
    site = f"{host.root}/{mount}/".replace("//", "/").replace("http:/", "http://")
    page.clock.install(time=datetime.datetime(2026, 11, 9, 10, tzinfo=datetime.UTC))
    page.goto(site)
    assert kept(page) == [f"visited {site}", f"shell {site}offline/"]
    page.goto(f"{site}{CENTRE}")
    page.goto(f"{site}en/{CENTRE}")
    kept(page)
    assert notice(page) == ""
    host.cut = True

    page.goto(site)
    assert notice(page) == SAVED.format("8 Νοεμβρίου 2026") + SINCE
    page.locator(f"a[href='{CENTRE}']").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Κέντρο Κοινότητας Νεοχώρας"
    assert page.locator(".kn-now").first.inner_text().startswith("Ανοιχτά τώρα")
    assert notice(page).startswith(SAVED.format("8 Νοεμβρίου 2026"))
    page.get_by_role("link", name="English").click()
    assert notice(page).startswith(
        "The connection does not work. You see the page as it was saved here on 8 November 2026"
    )
    page.goto(f"{site}en/{ANOTHER}")
    assert page.get_by_text("and the page that you asked for is not saved here").is_visible()
    assert page.locator("a[href^='tel:']").first.is_visible()
    expect(page.locator("[data-kept] a").first).to_have_attribute("lang", "en")
    expect(page.locator("[data-kept] a")).to_have_count(3)
    page.get_by_role("link", name="Go to the home page").click()
    assert page.url == f"{site}en/"

    host.cut = False
    page.goto(f"{site}en/{ANOTHER}")
    assert notice(page) == ""
    newer = Path(shutil.copytree(neochora, tmp_path / "newer"))
    text = (newer / CENTRE / "index.html").read_text(encoding="utf-8")
    (newer / CENTRE / "index.html").write_text(text.replace("</h1>", " 2</h1>", 1), encoding="utf-8")
    host.folders, host.day = dict.fromkeys(host.folders, newer), host.day + datetime.timedelta(days=1)
    page.goto(f"{site}{CENTRE}")
    assert (page.locator("h1").inner_text(), notice(page)) == ("Κέντρο Κοινότητας Νεοχώρας 2", "")
    kept(page)
    host.cut = True
    page.reload()
    assert page.locator("h1").inner_text() == "Κέντρο Κοινότητας Νεοχώρας 2"
    assert notice(page).startswith(SAVED.format("9 Νοεμβρίου 2026"))


def test_a_closure_that_ended_meanwhile_is_not_shown_as_current(
    publish: Callable[..., Host], phone: BrowserContext, orologio: Path
) -> None:
    host, page = publish(**{"": orologio}), phone.new_page()

    def at(moment: str) -> None:
        page.clock.set_fixed_time(datetime.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Athens")))
        page.goto(f"{host.root}/centres/announced/")

    host.day = datetime.datetime(2026, 12, 27, 23, tzinfo=datetime.UTC)  # in Athens it is the 28th
    at("2026-12-28T10:00")
    kept(page)
    assert (
        page.locator(".kn-now").first.inner_text() == "Κλειστά τώρα. Ανοίγει Δευτέρα 4 Ιανουαρίου στις 08:00 (Άδειες)"
    )
    assert page.get_by_text("Άδειες").count() > 1
    host.cut = True
    at("2027-01-04T10:00")
    assert notice(page) == SAVED.format("28 Δεκεμβρίου 2026") + SINCE
    assert page.locator(".kn-now").first.inner_text() == "Ανοιχτά τώρα, έως τις 15:00"
    assert page.get_by_text("Άδειες").locator("visible=true").count() == 0
    at("2028-02-01T10:00")
    assert page.locator(".kn-now").first.inner_text() == (
        "Οι ώρες αυτές δεν έχουν ελεγχθεί πρόσφατα. Τηλεφωνήστε πριν πάτε"
    )
    assert notice(page).endswith(f"Η σελίδα αυτή φτιάχτηκε στις 20 Δεκεμβρίου 2026. {SINCE}")


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-12-06T23:59", ""),
        ("2026-12-07T00:00", f"Η σελίδα αυτή φτιάχτηκε στις 7 Νοεμβρίου 2026. {SINCE}"),
        ("2025-01-01T10:00", ""),
    ],
)
def test_a_page_that_is_opened_late_says_so_without_a_service_worker(
    publish: Callable[..., Host], chromium: Browser, neochora: Path, today: str, said: str
) -> None:
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    page.clock.set_fixed_time(datetime.datetime.fromisoformat(today).replace(tzinfo=datetime.UTC))
    page.goto(publish(**{"": neochora}).root + "/about/")
    assert notice(page) == said
    context.close()


@pytest.mark.parametrize("trouble", ["slow", "broken"])
def test_a_page_that_is_kept_does_not_wait_for_ever(
    publish: Callable[..., Host], phone: BrowserContext, mikro: Path, trouble: str
) -> None:
    host, page = publish(**{"": mikro}), phone.new_page()
    worker = (mikro / "sw.js").read_text(encoding="utf-8")
    assert "PATIENCE=4000;" in worker
    host.instead["/sw.js"] = worker.replace("PATIENCE=4000;", "PATIENCE=100;")
    page.goto(f"{host.root}/")
    kept(page)
    if trouble == "slow":
        host.delay = 1.5
    else:
        host.status = 503
    page.goto(f"{host.root}/")
    assert notice(page).startswith(SAVED.format("8 Νοεμβρίου 2026"))


def test_a_page_that_is_gone_is_no_longer_kept(
    publish: Callable[..., Host], phone: BrowserContext, mikro: Path
) -> None:
    host, page = publish(**{"": mikro}), phone.new_page()
    page.goto(f"{host.root}/about/")
    assert f"visited {host.root}/about/" in kept(page)
    host.status = 404
    page.goto(f"{host.root}/about/")
    assert page.locator("h1").inner_text() == "Gone"
    host.status = 0
    assert f"visited {host.root}/about/" not in kept(page)


def test_the_oldest_pages_go_and_one_that_is_opened_again_stays(
    publish: Callable[..., Host], phone: BrowserContext, mikro: Path
) -> None:
    host, page = publish(**{"": mikro}), phone.new_page()
    host.instead["/sw.js"] = (mikro / "sw.js").read_text(encoding="utf-8").replace("visited:50", "visited:2")
    for path in ("", "about/", "", "privacy/"):
        page.goto(f"{host.root}/{path}")
        kept(page)
    assert [one for one in kept(page) if "visited" in one] == [
        f"visited {host.root}/{path}" for path in ("", "privacy/")
    ]


def test_other_sites_of_the_host_keep_theirs_and_older_caches_of_ours_go(
    publish: Callable[..., Host], phone: BrowserContext, mikro: Path
) -> None:
    host, page = publish(**{"": mikro, "kentro": mikro}), phone.new_page()
    page.goto(f"{host.root}/sitemap.txt")
    theirs = ["theirs", f"kentro {host.root}/kentro/ 0 visited", f"kentro {host.root}/kentro/ 1 kept"]
    page.evaluate(
        "async names => { for (const name of names) await caches.open(name); }",
        [*theirs, f"kentro {host.root}/ 0 kept"],
    )
    page.goto(f"{host.root}/")
    kept(page)
    names = page.evaluate("caches.keys()")
    assert set(theirs) < set(names)
    assert f"kentro {host.root}/ 0 kept" not in names
    page.goto(f"{host.root}/kentro/")
    page.wait_for_function("() => navigator.serviceWorker.controller.scriptURL.endsWith('/kentro/sw.js')")
    assert set(kept(page)) >= {f"visited {host.root}/", f"visited {host.root}/kentro/"}
    assert f"kentro {host.root}/kentro/ 0 visited" not in page.evaluate("caches.keys()")


def test_the_kill_switch_takes_the_worker_and_what_it_kept_from_phones(
    publish: Callable[..., Host], phone: BrowserContext, mikro: Path, tmp_path: Path
) -> None:
    town = towns.copy("mikro", tmp_path / "town")
    with (town / "data/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("\noffline: false\n")
    without = towns.build(town)
    assert not (without / "offline").exists()
    assert "../offline/" not in html_page.page(without, "privacy/").links()

    host, page = publish(**{"": mikro}), phone.new_page()
    page.goto(f"{host.root}/")
    kept(page)
    page.evaluate("caches.open('theirs')")
    host.folders = {"/": without}
    page.goto(f"{host.root}/centres/")
    until(lambda: page.evaluate("async () => !(await navigator.serviceWorker.getRegistrations()).length"))
    page.goto(f"{host.root}/")
    assert page.evaluate("caches.keys()") == ["theirs"]
    assert page.evaluate("navigator.serviceWorker.controller") is None
    assert page.locator("[data-store]").count() == 0


def test_the_button_keeps_the_centres_says_its_size_and_can_be_undone(
    publish: Callable[..., Host], phone: BrowserContext, neochora: Path
) -> None:
    host, page = publish(**{"": neochora}), phone.new_page()
    page.goto(f"{host.root}/centres/")
    kept(page)
    box, status = page.locator("[data-store]"), page.locator("[data-store] [role=status]")
    paths = ["centres/", CENTRE, ANOTHER, "centres/vathyrema/"]
    size = sum(len(gzip.compress((neochora / path / "index.html").read_bytes(), 6)) for path in paths)
    assert f"περίπου {math.ceil(size / 1024)} KB" in box.inner_text()
    keep, drop = box.get_by_role("button", name="Κρατήστε τα κέντρα"), box.get_by_role("button", name="Σβήστε τα")
    assert not drop.is_visible()
    keep.focus()
    page.keyboard.press("Enter")
    expect(status).to_have_text(
        "Τα κέντρα κρατήθηκαν στις 8 Νοεμβρίου 2026. Οι σελίδες τους ανοίγουν και χωρίς σύνδεση. Για νεότερα στοιχεία "
        "κρατήστε τα ξανά."
    )
    assert {f"kept {host.root}/{path}" for path in paths} <= set(kept(page))
    assert f"visited {host.root}/centres/" not in kept(page)

    host.cut = True
    page.goto(f"{host.root}/{ANOTHER}")
    assert notice(page).startswith(SAVED.format("8 Νοεμβρίου 2026"))
    page.goto(f"{host.root}/centres/")
    expect(status).to_contain_text("Τα κέντρα κρατήθηκαν στις 8 Νοεμβρίου 2026.")
    keep.click()
    expect(status).to_have_text("Η σύνδεση χάθηκε. Κατέβηκαν 0 από 4 σελίδες. Δοκιμάστε ξανά.")
    drop.click()
    expect(status).to_have_text("Τα κέντρα σβήστηκαν από τη συσκευή.")
    assert not drop.is_visible()
    assert keep.evaluate("button => button === document.activeElement")
    assert [one for one in kept(page) if one.startswith("kept")] == []
    page.goto(f"{host.root}/{ANOTHER}")
    assert page.get_by_text("δεν είναι αποθηκευμένη εδώ").is_visible()
    host.cut = False
    page.get_by_role("button", name="Δοκιμάστε ξανά").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ρομά")


def test_a_list_of_more_centres_than_anybody_keeps_has_no_button(town: Path) -> None:
    edition, _ = read_edition(town, datetime.date(2026, 11, 7))
    assert edition
    desk, centre = Desk(edition, "en", "centres/"), next(iter(edition.site.centres.values()))
    assert desk.keepable([centre] * MOST) == ["../centres/neochora-main/"] * MOST
    assert desk.keepable([centre] * (MOST + 1)) == []


def test_what_is_kept_is_listed_and_can_be_deleted(
    publish: Callable[..., Host], phone: BrowserContext, neochora: Path
) -> None:
    host, page = publish(**{"": neochora}), phone.new_page()
    for path in ("privacy/", "en/centres/"):
        page.goto(f"{host.root}/{path}")
        kept(page)
    page.goto(f"{host.root}/privacy/")
    page.get_by_role("link", name="Δείτε ποιες σελίδες είναι αποθηκευμένες").click()
    lines = page.locator("[data-kept] li")
    expect(lines).to_have_text(
        ["ΑπόρρητοΑποθηκεύτηκε στις 8 Νοεμβρίου 2026", "All Community CentresΑποθηκεύτηκε στις 8 Νοεμβρίου 2026"]
    )
    assert lines.locator("a").last.get_attribute("lang") == "en"
    assert not page.get_by_text("Δεν υπάρχουν αποθηκευμένες σελίδες").is_visible()
    page.get_by_role("button", name="Σβήστε όλες").click()
    expect(page.get_by_text("Οι αποθηκευμένες σελίδες σβήστηκαν.")).to_be_visible()
    assert sorted(kept(page)) == [f"shell {host.root}/en/offline/", f"shell {host.root}/offline/"]
    assert page.get_by_text("Δεν υπάρχουν αποθηκευμένες σελίδες").is_visible()


@pytest.mark.parametrize("lack", ["nothing to start", "a refusal", "no JavaScript"])
def test_where_nothing_can_be_kept_there_is_no_button_and_no_error(
    publish: Callable[..., Host], chromium: Browser, neochora: Path, lack: str
) -> None:
    host = publish(**{"": neochora})
    context = chromium.new_context(java_script_enabled=lack != "no JavaScript")
    page, said = context.new_page(), list[str]()
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    if lack == "nothing to start":
        page.add_init_script("delete Navigator.prototype.serviceWorker; delete window.caches")
    elif lack == "a refusal":
        page.add_init_script("ServiceWorkerContainer.prototype.register = async () => { throw new Error('no'); }")
    for path in ("centres/", CENTRE, "offline/"):
        page.goto(f"{host.root}/{path}")
        page.wait_for_load_state("networkidle")
        assert page.locator("main button:not(.kn-take)").locator("visible=true").count() == 0
    assert page.get_by_text("Δεν υπάρχουν αποθηκευμένες σελίδες").is_visible()
    assert said == []
    assert not any(path.endswith("/sw.js") for path in host.asked)
    context.close()


@pytest.mark.parametrize("path", few(["ar/offline/", "centres/", "ar/centres/nowhere/"], 1))
def test_axe_finds_nothing_where_the_scripts_speak(
    publish: Callable[..., Host], chromium: Browser, orologio: Path, path: str
) -> None:
    host = publish(**{"": orologio})
    context = chromium.new_context(bypass_csp=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{host.root}/ar/centres/")
    kept(page)
    host.cut = path != "centres/"
    page.goto(f"{host.root}/{path}")
    if not host.cut:
        page.locator("[data-store] button").first.click()
        expect(page.locator("[data-store] [role=status]")).to_contain_text("Τα κέντρα κρατήθηκαν")
    assert_axe_finds_nothing(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("mount", few(["kentro", ""], 1))
def test_the_manifest_of_each_language_is_one_that_browsers_take(
    publish: Callable[..., Host], phone: BrowserContext, neochora: Path, mount: str
) -> None:
    host, page = publish(**{mount: neochora}), phone.new_page()
    root = f"{host.root}/{mount}/" if mount else f"{host.root}/"
    for prefix in ("", "en/"):
        page.goto(root + prefix)
        session = phone.new_cdp_session(page)
        answer = session.send("Page.getAppManifest")
        session.detach()
        manifest = json.loads(answer["data"])
        assert (answer["errors"], manifest["lang"], manifest["name"]) == ([], "el", "Κέντρα Κοινότητας Νεοχώρας")
        assert (answer["manifest"]["startUrl"], answer["manifest"]["scope"]) == (root + prefix, root)
        icon = answer["manifest"]["icons"][0]["url"]
        assert page.request.get(icon).text().startswith("<svg ")


def test_the_worker_is_the_same_whatever_the_site_says(neochora: Path, mikro: Path, orologio: Path) -> None:
    assert len({(site / "sw.js").read_bytes() for site in (neochora, mikro, orologio)}) == 1
    assert (mikro / "sw.js").read_text(encoding="utf-8") == code(towns.ROOT, "sw")
    assert len(gzip.compress((mikro / "sw.js").read_bytes(), 6)) < 3 * 1024
