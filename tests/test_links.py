"""Links to other sites are asked for politely; what keeps programs out is not called broken, and no address inside a
network is asked for."""

from __future__ import annotations

import http.server
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import towns
from kentro import links
from kentro.links import Checked, OfflineError, Outgoing, check, outgoing
from kentro.problems import Mark
from test_reminders import GitHub

AGENT = "Kentro link check (+https://git.example/o/r)"
PATIENCE = 0.9
"""Seconds for a second try in these tests; a third of it for an answer."""


class Site(http.server.ThreadingHTTPServer):
    """A site on this computer, and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str, float]] = []
        self.agents: set[str] = set()

    def handle_error(self, *_: object) -> None:
        """Who asked has hung up."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Site

    def log_message(self, *_: object) -> None:
        pass

    def answer(self) -> None:
        site, name = self.server, self.path.strip("/").split("?")[0]
        site.asked.append((self.command, self.path, time.monotonic()))
        site.agents.add(self.headers["User-Agent"])
        if name == "no-head" and self.command == "HEAD":
            self.reply(405)
            return
        if name == "head-lies" and self.command == "HEAD":
            self.reply(404)
            return
        if name == "head-hangs-up" and self.command == "HEAD":
            self.connection.close()
            return
        if name == "slow":
            time.sleep(PATIENCE)
        if name == "comes-back":
            name = "404" if sum(path == self.path for _, path, _ in site.asked) <= 2 else "200"
        redirects = {
            "moved": "/page",
            "to-the-front": "/",
            "to-the-english-front": "/en/",
            "circle": "/circle-2",
            "circle-2": "/circle",
            "endless": f"{self.path}x",
            "greek": "/σελίδα".encode().decode("latin-1"),
            "inside": "http://10.0.0.1/",
            "gone-later": "/404",
        }
        if target := redirects.get(name.rstrip("x")):
            self.reply(302, target)
        else:
            self.reply(int(name) if name.isdigit() else 200)

    def reply(self, status: int, location: str | None = None) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        body = "ώ".encode("iso-8859-7") * 1000
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = answer


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(site: Site, *paths: str, private: bool = True) -> list[tuple[str, str]]:
    named = [Outgoing(f"http://127.0.0.1:{site.server_port}/{path}", (Mark("data/centres.yaml", 1),)) for path in paths]
    return [(one.verdict, one.reason) for one in check(named, AGENT, patience=PATIENCE, private=private)]


EXPECTED = {
    "page": ("well", ""),
    "page?a=1&β=2#end": ("well", ""),
    "moved": ("well", ""),
    "greek": ("well", ""),
    "no-head": ("well", ""),
    "head-lies": ("well", ""),
    "head-hangs-up": ("well", ""),
    "comes-back": ("well", ""),
    "to-the-front": ("moved", "front-page"),
    "to-the-english-front": ("moved", "front-page"),
    "404": ("broken", "404"),
    "410": ("broken", "410"),
    "gone-later": ("broken", "404"),
    "403": ("unchecked", "403"),
    "429": ("unchecked", "429"),
    "500": ("unchecked", "500"),
    "999": ("unchecked", "999"),
    "circle": ("unchecked", "redirects"),
    "endless": ("unchecked", "redirects"),
    "slow": ("unchecked", "no-answer"),
}


def test_each_answer_has_its_verdict(site: Site) -> None:
    assert dict(zip(EXPECTED, ask(site, *EXPECTED), strict=True)) == EXPECTED


def test_a_site_is_asked_politely(site: Site) -> None:
    ask(site, "page", "404", "other")
    assert [(method, path) for method, path, _ in site.asked] == [
        ("HEAD", "/page"),
        ("HEAD", "/404"),
        ("GET", "/404"),
        ("HEAD", "/other"),
        ("HEAD", "/404"),
        ("GET", "/404"),
    ]
    times = [at for _, _, at in site.asked]
    assert times[1] - times[0] >= PATIENCE / 60
    assert times[4] - times[3] >= PATIENCE, "what seems gone is asked for again later"
    assert site.agents == {AGENT}


PRIVATE = (
    "http://127.0.0.1:1/",
    "http://localhost/",
    "http://10.1.2.3/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "http://224.0.0.1/",
)


@pytest.mark.parametrize("url", PRIVATE)
def test_an_address_inside_a_network_is_broken_for_readers_and_never_asked(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr("urllib3.HTTPConnectionPool", refuse)
    one = links._Asker(AGENT, PATIENCE, private=False)._checked(Outgoing(url, ()))
    assert (one.verdict, one.reason) == ("broken", "private")


def test_a_redirect_into_a_network_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []
    real = links._is_public

    def look(address: str) -> bool:
        looked_up.append(address)
        return address == "127.0.0.1" or real(address)

    monkeypatch.setattr(links, "_is_public", look)
    assert ask(site, "inside", "page", private=False) == [("broken", "private"), ("well", "")]
    assert "10.0.0.1" in looked_up


def test_a_name_that_nobody_has_is_broken_and_one_that_cannot_be_looked_up_is_not(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo

    def look_up(host: str, *rest: Any, **named: Any) -> Any:
        if host.endswith(".example"):
            raise socket.gaierror(socket.EAI_NONAME if host == "gone.example" else socket.EAI_AGAIN, "?")
        return real(host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    urls = ["http://gone.example/", "http://later.example/", f"http://127.0.0.1:{site.server_port}/page"]
    found = check([Outgoing(url, ()) for url in urls], AGENT, patience=PATIENCE, private=True)
    assert [(one.verdict, one.reason) for one in found] == [
        ("broken", "no-such-site"),
        ("unchecked", "no-answer"),
        ("well", ""),
    ]
    with pytest.raises(OfflineError):
        check([Outgoing(url, ()) for url in urls[:2]], AGENT, patience=0.1, private=True)


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://exa mple.example/", "http://x:99999/", "http:///path", "http://a..b/"]
)
def test_what_is_no_address_is_said_and_is_no_crash(url: str) -> None:
    one = links._Asker(AGENT, PATIENCE, private=True)._checked(Outgoing(url, ()))
    assert one.verdict in ("broken", "unchecked")


# Where the links are -----------------------------------------------------------------------------------------------


def test_every_link_is_found_with_the_lines_that_name_it(town: Path) -> None:
    page = "# Α\n\n[ένα](https://a.example/x_(y)) και <https://b.example/>, https://neochora.example/.\n"
    (town / "docs/el/guide.md").write_text(page, encoding="utf-8")
    found = {one.url: [str(mark) for mark in one.places] for one in outgoing(town, national=False)}
    lines = (town / "data/centres.yaml").read_text(encoding="utf-8").splitlines()
    number = lines.index("    url: https://neochora.example/") + 1
    assert found["https://a.example/x_(y)"] == ["docs/el/guide.md:3:7"]
    assert found["https://neochora.example/"] == [
        f"data/centres.yaml:{number}:10",
        "data/site.yaml:7:8",
        "docs/el/guide.md:3:58",
    ]
    assert "https://neochora.example/nea?a=1&b=2" in found
    assert not any("map.example" in url for url in found), "the map is no page, its address has a gap"
    national = {one.url for one in outgoing(town, national=True)} - set(found)
    assert len(national) > 50


# What is said ------------------------------------------------------------------------------------------------------


@pytest.fixture
def linked(town: Path, site: Site) -> Path:
    """The town with links to the site on this computer only."""
    for path in (town / "data").rglob("*.yaml"):
        all_of_it = r"https?://[^\s\"',}]+" if "national" in path.parts else "https?://"
        text = re.sub(all_of_it, f"http://127.0.0.1:{site.server_port}/200?", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    towns.edit(
        town,
        "data/centres.yaml",
        (
            f"url: http://127.0.0.1:{site.server_port}/200?nea.example/kentro",
            f"url: http://127.0.0.1:{site.server_port}/404",
        ),
    )
    return town


ASK = ("--patience", "0.9", "--allow-private")


def test_the_command_says_what_is_broken_and_where(linked: Path, site: Site) -> None:
    ran = towns.manage(linked, "--lang", "en", "links", *ASK)
    line, summary = ran.stdout.splitlines()
    assert ran.returncode == 1
    assert line == f"data/centres.yaml:15:10: The link http://127.0.0.1:{site.server_port}/404 no longer opens (404)."
    assert summary.endswith("Broken: 1. Leading elsewhere: 0. Not checked: 0.")
    found = json.loads(towns.manage(linked, "links", *ASK, "--format", "json").stdout)
    assert [one["url"] for one in found if one["verdict"] == "broken"] == [f"http://127.0.0.1:{site.server_port}/404"]
    assert site.agents == {"Kentro link check"}


def test_one_issue_is_opened_and_closed_again_when_all_is_well(linked: Path, site: Site, tmp_path: Path) -> None:
    github = GitHub(tmp_path / "gh")
    ran = github.keep(linked, "links", *ASK)
    assert (ran.returncode, ran.stdout) == (0, "opened Σύνδεσμοι που δεν ανοίγουν πια\n"), ran.stderr
    (body,) = github.open().values()
    place = "[data\\/centres\\.yaml\\:15](<https://git.example/o/r/blob/main/data/centres.yaml#L15>)"
    assert f"- [ ] `http://127.0.0.1:{site.server_port}/404`: 404 ({place})" in body
    towns.edit(linked, "data/centres.yaml", ("/404", "/200"))
    assert github.keep(linked, "links", *ASK).stdout == "closed Σύνδεσμοι που δεν ανοίγουν πια\n"


def test_without_a_network_nothing_is_said_and_no_issue_is_touched(linked: Path, site: Site, tmp_path: Path) -> None:
    github = GitHub(tmp_path / "gh")
    github.keep(linked, "links", *ASK)
    site.shutdown()
    site.server_close()
    ran = github.keep(linked, "links", *ASK)
    assert (ran.returncode, ran.stderr) == (1, "No site answered. Check the network.\n")
    assert len(github.open()) == 1


def test_an_address_cannot_leave_its_code(town: Path) -> None:
    hostile = Checked("http://x.example/`@all`<img>", (Mark("data/a.yaml", 1),), "broken", "404")
    (issue,) = links.as_issues([hostile], "")
    assert "`http://x.example/'@all'<img>`: 404 (`data/a.yaml:1`)" in issue.body
