"""Fixtures that several tests share: built towns and a browser."""

from __future__ import annotations

import compileall
import fcntl
import functools
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import browser
import pseudo
import towns
from browser import Look, Place, Serve
from kentro import chromium as kentro_chromium


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--everything", action="store_true", help="the full matrices of `make test-all`")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "everything: runs in `make test-all` only")
    if not hasattr(config, "workerinput"):  # once, before the workers of xdist start
        compileall.compile_dir(towns.ROOT / "scripts", quiet=1)  # each town is given it and need not do it again


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--everything"):
        left_out = [item for item in items if item.get_closest_marker("everything")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in the last lines what did not run."""
    reasons = [report.longrepr[2].removeprefix("Skipped: ") for report in terminalreporter.getreports("skipped")]
    for reason in dict.fromkeys(reasons):
        terminalreporter.write_line(f"NOT RUN: {reason}", yellow=True)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a `place` or a `view` runs for each: a few, or all with --everything."""
    if "look" not in metafunc.fixturenames:
        return
    for name, made in (("place", browser.places), ("view", browser.views)):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, made(metafunc.config.getoption("--everything")), ids=str)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> towns.Once:
    """Makes a folder of this name, unless another process of this run has made it; waits while it does."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "towns"

    def made(name: str, make: Callable[[Path], Path]) -> Path:
        shared.mkdir(exist_ok=True)
        with (shared / f"{name}.lock").open("a+", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.seek(0)
            if not (built := lock.read()):
                lock.write(built := str(make(shared / name)))
        return Path(built)

    return made


@pytest.fixture(scope="session")
def neochora(once: towns.Once) -> Path:
    """The built site of a town with several municipalities, a full centre and an empty one, in Greek and English."""
    return once("neochora", lambda folder: towns.build(towns.copy("neochora", folder)))


@pytest.fixture(scope="session")
def mikro(once: towns.Once) -> Path:
    """The built site of one municipality with one centre of which little is known, in Greek."""
    return once("mikro", lambda folder: towns.build(towns.copy("mikro", folder)))


@pytest.fixture(scope="session")
def orologio(once: towns.Once) -> Path:
    """The built site of a town with every kind of hours, in Greek, English and Arabic, as of 20 December 2026."""
    day = str(towns.epoch("2026-12-20"))
    return once("orologio", lambda folder: towns.build(towns.copy("orologio", folder), SOURCE_DATE_EPOCH=day))


@pytest.fixture(scope="session")
def widened(once: towns.Once) -> Path:
    """The built site of the first town, all in English, with three languages of upstream's catalogues and one of none.

    Of its pages by hand `guide` is up to date in English and Russian and older than its Greek in Arabic; `news` is up
    to date in English and Arabic and older in Russian; `rules` is in Greek only. In English the strings of the pages
    are signed off, not what they say of the town.
    """

    def make(folder: Path) -> Path:
        site = towns.copy("neochora", folder)
        for tag in ("ru", "uk", "ar", "ka"):
            towns.manage(site, "add-language", tag)
        towns.write_page(site, "guide", "Οδηγός", current={"en": "Guide", "ru": "Путеводитель"}, old={"ar": "دليل"})
        towns.write_page(site, "news", "Νέα", current={"en": "News", "ar": "أخبار"}, old={"ru": "Новости"})
        towns.write_page(site, "rules", "Κανόνες")
        towns.translate(site, "en")
        towns.manage(site, "reviewed", "en", "--by", "Maria P.", "--context", "ui", "--context", "operator")
        return towns.build(site)

    return once("widened", make)


@pytest.fixture(scope="session")
def polyglot(once: towns.Once) -> Path:
    """The first town in three languages more, which nobody wrote: half Arabic, all in Arabic letters, all too long."""

    def make(folder: Path) -> Path:
        site = towns.copy("neochora", folder)
        pseudo.add(site, "ar", pseudo.arabic, 50)
        pseudo.add(site, "ur", pseudo.arabic)
        pseudo.add(site, "sq", pseudo.long)
        return towns.build(site)

    return once("polyglot", make)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A checkout of the first town, not built, for a test to change."""
    return towns.copy("neochora", tmp_path / "town")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; a missing one is a failure, not a skip."""
    with sync_playwright() as playwright:
        launched = kentro_chromium.launch(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves folders at 127.0.0.1 and returns their addresses."""
    servers = []

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    def start(folder: Path) -> str:
        handler = functools.partial(Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(serve: Serve, request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Where a town is served; it is built when somebody asks."""
    return functools.cache(lambda town: serve(request.getfixturevalue(town)))


@pytest.fixture(scope="session")
def look(chromium: Browser, address: Callable[[str], str]) -> Iterator[Look]:
    """Opens a place in the same tab as the last, made new: a window for each would take most of the time."""
    tabs: dict[tuple[str, bool], Page] = {}

    def opened(
        place: Place, *, width: int = 360, height: int = 740, scheme: Any = "light", javascript: bool = True
    ) -> Page:
        key = (place.town, javascript)
        if key not in tabs:
            context = chromium.new_context(
                bypass_csp=True,
                java_script_enabled=javascript,
                timezone_id="Europe/Athens",
                service_workers="block",  # what it shows comes when it has started: test_offline.py waits for that
            )
            tabs[key] = context.new_page()
            tabs[key].clock.set_fixed_time(browser.NOW[place.town])
        page = tabs[key]
        page.goto("about:blank")
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, forced_colors="none", media="screen")
        page.goto(address(place.town) + place.path)
        return page

    yield opened
    for page in tabs.values():
        page.context.close()
