"""The directory of sites: from what sites answer on this computer, honest ones and hostile ones."""

from __future__ import annotations

import http.server
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import towns
from html_page import Element, parsed

FOLDER = "api/v1"
OTHER = "11111111-2222-4333-8444-555555555555"


class Hostile(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, but for names that do harm."""

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        name = self.path.split("/")[1]
        if name == "elsewhere":
            self.send_response(302)
            self.send_header("Location", self.path.replace("elsewhere", "good"))
            self.end_headers()
        elif name in ("endless", "dripping"):
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100_000):
                    self.wfile.write(b"[" * (65536 if name == "endless" else 1))
                    time.sleep(0.05 if name == "dripping" else 0)
            except OSError:
                pass
        else:
            super().do_GET()


@pytest.fixture
def root(neochora: Path, tmp_path: Path) -> Path:
    """A folder with a good site."""
    shutil.copytree(neochora / FOLDER, tmp_path / "web" / "good" / FOLDER)
    return tmp_path / "web"


@pytest.fixture
def host(root: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Hostile, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def another(root: Path, name: str, change: Callable[[Any, Any], object]) -> None:
    """A site like the good one, with its index and its list of centres changed."""
    shutil.copytree(root / "good", root / name)
    files = [root / name / FOLDER / file for file in ("index.json", "centres.json")]
    index, listed = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    for content in (index, listed):
        content["site"] = OTHER
    change(index, listed)
    for file, content in zip(files, (index, listed), strict=True):
        file.write_text(json.dumps(content), encoding="utf-8")


def made(town: Path, addresses: list[str]) -> tuple[Element, dict[str, Any], str]:
    """The page, the sites by their address, and what was said."""
    (town / "sites.yaml").write_text(f"sites: {json.dumps(addresses)}\n", encoding="utf-8")
    ran = towns.manage(town, "--lang", "en", "directory", "sites.yaml", "--out", "out", "--patience", "4")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    html = (town / "out/index.html").read_text(encoding="utf-8")
    sites = json.loads((town / "out/directory.json").read_text(encoding="utf-8"))["sites"]
    return parsed(html.partition("<html")[2].join(("<html", ""))), {site["address"]: site for site in sites}, ran.stderr


def test_a_site_is_listed_with_its_centres_from_the_web_or_from_a_folder(town: Path, root: Path, host: str) -> None:
    another(root, "local", lambda index, listed: index["name"]["el"].update(text="Ένας άλλος τόπος"))
    shutil.copytree(root / "local", town / "local")
    document, sites, said = made(town, [f"{host}/good/", "local"])
    web, local = sites.values()
    assert (web["state"], web["centres"], web["fresh"], web["languages"]) == ("well", 3, 1, ["Ελληνικά", "English"])
    assert (local["state"], local["name"]) == ("well", "Ένας άλλος τόπος")
    assert "2 από 2" in document.one("main").text
    first, second = document.all("section")
    assert first.one("h2").one("a").attributes["href"] == f"{host}/good/"
    assert second.one("h2").one("a").attributes["href"] == "https://kentra.example/neochora/"
    assert "tel:+302310555001" in first.links()
    assert first.text.count("Τηλεφωνήστε πριν πάτε.") == 2
    assert "Το ίδιο κέντρο υπάρχει και στο" in second.text
    assert said == ""


WICKED = '<script>alert(1)</script>\u202e\ud800 " onclick=x'


def hostile(index: Any, listed: Any) -> None:
    index["name"]["el"]["text"] = WICKED
    index["operator"]["name"] = {"el": {"text": WICKED, "state": "source"}}
    index["languages"][0]["name"] = WICKED
    index["url"] = "javascript:alert(1)"
    centre = listed["items"][0]
    centre["name"]["el"]["text"] = WICKED * 1000
    centre["url"] = "https://evil.example/"
    listed["items"][1]["url"] = "javascript:alert(1)"


def test_what_a_site_says_is_text_and_leads_nowhere_else(town: Path, root: Path, host: str) -> None:
    another(root, "wicked", hostile)
    shutil.copytree(root / "wicked", town / "local")
    document, sites, _ = made(town, [f"{host}/wicked/", "local"])
    assert [site["state"] for site in sites.values()] == ["well", "duplicate"]
    assert list(document.all("script")) == []
    assert not [one for one in document.all() if "onclick" in one.attributes]
    links = {link for link in document.links() if not link.startswith("tel:")}
    assert links == {f"{host}/wicked/"}
    html = (town / "out/index.html").read_text(encoding="utf-8")
    assert "\u202e" not in html
    assert len(html) < 20_000
    assert sites["local"]["url"] is None


def test_a_site_that_is_here_twice_or_old_is_shown_as_such(town: Path, root: Path, host: str) -> None:
    another(root, "old", lambda index, listed: index.update(generated_at="2026-10-01"))
    document, sites, said = made(town, [f"{host}/good/", f"{host}/good", f"{host}/old/{FOLDER}/index.json"])
    assert [site["state"] for site in sites.values()] == ["well", "duplicate", "old"]
    assert [site["centres"] for site in sites.values()] == [3, 0, 3]
    assert "2026-10-01" in said
    assert "1 από 3" in document.one("main").text


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (lambda site: shutil.rmtree(site), "answered with 404"),
    "html": (lambda site: (site / "index.json").write_text("<html>"), "no JSON"),
    "deep": (lambda site: (site / "index.json").write_text("[" * 100_000), "no JSON"),
    "nan": (lambda site: (site / "index.json").write_text('{"a": NaN}'), "no JSON"),
    "long number": (lambda site: (site / "index.json").write_text("1" * 5000), "no JSON"),
    "bytes": (lambda site: (site / "centres.json").write_bytes(b"\xff\xfe\x00"), "no JSON"),
    "big": (lambda site: (site / "centres.json").write_bytes(b" " * 6_000_000), "far too big"),
    "empty": (lambda site: (site / "index.json").write_text("{}"), "not of the right form"),
    "later": (lambda site: (site / "index.json").write_text('{"version": "2.0"}'), "another version of the API: 2.0"),
}


def test_a_broken_site_is_shown_as_such_and_stops_nothing(town: Path, root: Path, host: str) -> None:
    for name, (harm, _) in BROKEN.items():
        shutil.copytree(root / "good", root / name.replace(" ", ""))
        harm(root / name.replace(" ", "") / FOLDER)
    another(root, "fewer", lambda index, listed: listed["items"].pop())
    another(root, "phone", lambda index, listed: listed["items"][0].update(phones=["javascript:alert(1)"]))
    another(root, "undated", lambda index, listed: index.update(generated_at="2026-02-30"))
    wanted = {name.replace(" ", ""): said for name, (_, said) in BROKEN.items()}
    wanted |= {"fewer": "do not agree", "phone": "not of the right form", "undated": "not of the right form"}
    wanted |= {"elsewhere": "answered with 302", "endless": "far too big", "dripping": "far too slowly"}
    addresses = {f"{host}/{name}/": said for name, said in wanted.items()}
    addresses |= {"http://127.0.0.1:9/": "did not answer", "nowhere": "no such file", "http://[": "no such file"}
    start = time.monotonic()
    document, sites, _ = made(town, [*addresses, f"{host}/good/"])
    assert time.monotonic() - start < 60
    assert {address: site["state"] for address, site in sites.items()} == {
        **dict.fromkeys(addresses, "broken"),
        f"{host}/good/": "well",
    }
    told = {address: " ".join(site["notes"]) for address, site in sites.items()}
    assert [(address, told[address]) for address, said in addresses.items() if said not in told[address]] == []
    assert len(list(document.all("section", data_state="broken"))) == len(addresses)


@pytest.mark.parametrize("text", ["", "[a]", "sites: x", "sites: { a: b }", "sites: [ { a: b } ]", "sites: [\n"])
def test_a_list_that_is_none_is_refused(town: Path, text: str) -> None:
    (town / "sites.yaml").write_text(text, encoding="utf-8")
    ran = towns.manage(town, "--lang", "en", "directory", "sites.yaml", "--out", "out")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "sites.yaml is no list of sites. Write: sites: [ https://kentro.example/ ].\n"
    assert not (town / "out").exists()
