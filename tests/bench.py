"""`make bench`: what a build of a whole invented country costs, in CPU time, beside plain MkDocs with the same pages.

CPU time (user and system) says the same on a busy machine, or nearly; what counts are the ratios of one run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import country
import towns

PLAIN = """site_name: Plain
site_url: https://country.example/
theme: {{ name: material }}
plugins:
  - i18n: {{ docs_structure: folder, fallback_to_default: true, languages: {languages} }}
"""
PHONES = ("2310555099", "2310555001")
"""What the phone of the small site's centre is changed to, in turn."""


@dataclass(frozen=True)
class Cost:
    """What a command used: seconds of CPU, and the most memory of one of its processes, in bytes."""

    cpu: float
    memory: int


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end; one that fails ends the run with what it said."""
    with tempfile.TemporaryFile() as said:
        environment = {**os.environ, "SOURCE_DATE_EPOCH": towns.DAY, "NO_MKDOCS_2_WARNING": "1"}
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{said.read().decode()[-3000:]}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def ours(folder: Path) -> Cost:
    return cost([sys.executable, "scripts/manage.py", "build"], folder)


def plain(folder: Path) -> Cost:
    """The same pages, as they stand in `docs/`, by mkdocs-material and mkdocs-static-i18n with nothing of ours."""
    beside = folder.with_name(f"{folder.name}-plain")
    beside.mkdir()
    shutil.copytree(folder / "docs", beside / "docs")
    languages = [f"{{ locale: {tag}, name: {tag}, build: true }}" for tag in country.LANGUAGES]
    languages[0] = languages[0].replace("build", "default: true, build")
    (beside / "mkdocs.yml").write_text(PLAIN.format(languages=f"[{', '.join(languages)}]"), encoding="utf-8")
    return cost([sys.executable, "-m", "mkdocs", "build", "--quiet"], beside)


def pages(folder: Path) -> int:
    return sum(1 for _ in (folder / "site").rglob("index.html"))


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, int]]:
    """The address of a served site, and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "scripts/manage.py", "serve", "--address", address]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet)
    try:
        yield f"http://{address}/neochora/centres/neochora-main/", process.pid
    finally:
        process.terminate()
        process.wait(20)


def reload(folder: Path, times: int) -> tuple[float, float]:
    """Medians of a changed phone in `serve`: seconds until the page says it, and seconds of CPU."""
    data, waits, used = folder / "data/centres.yaml", [], []
    with served(folder) as (url, process):
        _wait(url, PHONES[-1])
        text = data.read_text(encoding="utf-8").replace("2310 555001", PHONES[-1])
        for turn in range(times):
            time.sleep(2)
            before, start, phone = _cpu(process), time.monotonic(), PHONES[turn % 2]
            data.write_text(text.replace(PHONES[-1], phone), encoding="utf-8")
            _wait(url, phone)
            waits.append(time.monotonic() - start)
            used.append(_cpu(process) - before)
    return statistics.median(waits), statistics.median(used)


def _wait(url: str, phone: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                if f"tel:+30{phone}" in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise SystemExit(f"{url} never said {phone}")


def _cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shares", type=float, nargs="+", default=[0.25, 0.5, 1.0], help="of the country")
    parser.add_argument("--plain", type=float, default=0.25, help="the share that plain MkDocs builds too; 0: none")
    parser.add_argument("--reloads", type=int, default=5, help="how often a phone is changed in `serve`; 0: never")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        print("| what | pages | CPU s | CPU ms a page | most memory |\n| --- | --- | --- | --- | --- |", flush=True)
        for share in options.shares:
            folder = country.write(Path(temporary) / f"country-{share}", share)
            _row(f"{share:g} of the country", made := ours(folder), count := pages(folder))
            if share == options.plain:
                _row("the same pages, plain", other := plain(folder), count)
                print(f"| ours to plain | | {made.cpu / other.cpu:.2f} | | {made.memory / other.memory:.2f} |")
            shutil.rmtree(folder)
        small = towns.copy("neochora", Path(temporary) / "small")
        _row("the small site", ours(small), pages(small))
        if options.reloads:
            waited, used = reload(small, options.reloads)
            print(f"\nA changed phone in `serve` on the small site: {waited:.1f} s by the clock, {used:.2f} s of CPU.")


def _row(name: str, used: Cost, count: int) -> None:
    said = f"{used.cpu:.1f} | {1000 * used.cpu / count:.1f} | {used.memory / 1e6:.0f} MB"
    print(f"| {name} | {count} | {said} |", flush=True)


if __name__ == "__main__":
    main()
