"""`make serve`: an editor's live preview, which a mistake in the data does not take down."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import towns

SECONDS = 60


@pytest.fixture
def preview(town: Path) -> Iterator[tuple[str, Path]]:
    """The address of a served town, and the file that collects what the command says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = town / "said.txt"
    with said.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "scripts/manage.py", "serve", "--address", f"127.0.0.1:{port}"],
            cwd=town,
            env={"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": towns.DAY, "PYTHONUNBUFFERED": "1"},
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    yield f"http://127.0.0.1:{port}/neochora/", said
    process.terminate()
    process.wait(10)


def fetched(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def wait_for(url: str, wanted: Callable[[str], bool]) -> str:
    """The page as soon as it is as wanted."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        if wanted(html := fetched(url)):
            return html
        time.sleep(0.2)
    raise AssertionError(f"{url} never came to be as wanted:\n{fetched(url)[:2000]}")


def test_a_mistake_leaves_the_last_good_page_up_and_says_where_it_is(town: Path, preview: tuple[str, Path]) -> None:
    address, said = preview
    url = address + "centres/neochora-main/"
    centres = town / "data/centres.yaml"
    right = centres.read_text(encoding="utf-8")

    html = wait_for(url, lambda html: "2310\u00a0555001" in html)
    assert 'lang="en"' not in html, "only Greek is built unless asked"

    centres.write_text(right.replace("name: Κέντρο Κοινότητας Νεοχώρας", "nmae: Κέντρο"), encoding="utf-8")
    html = wait_for(url, lambda html: 'class="kn-problems"' in html)
    line = next(n for n, text in enumerate(right.splitlines(), 1) if "name: Κέντρο Κοινότητας Νεοχώρας" in text)
    assert f"data/centres.yaml:{line}:5" in html
    assert "2310\u00a0555001" in html
    assert f"data/centres.yaml:{line}:5" in said.read_text(encoding="utf-8")

    centres.write_text(right.replace("2310 555001", "2310 555003"), encoding="utf-8")
    html = wait_for(url, lambda html: "2310\u00a0555003" in html)
    assert 'class="kn-problems"' not in html

    template = town / "overrides/pages/privacy.html"
    template.write_text(template.read_text(encoding="utf-8") + "<p>αλλαγή</p>\n", encoding="utf-8")
    wait_for(address + "privacy/", lambda html: "αλλαγή" in html)
