"""A site is published whole or not at all: whoever is killed, and whenever, `site/` is the old one or the new one."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import towns
from kentro import exchange

FILES = 200
PUT = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from kentro import exchange
root, number = Path(sys.argv[2]), 0
while True:
    number += 1
    with exchange.alone(root):
        new = exchange.beside(root)
        new.mkdir()
        for file in range({files}):
            (new / f"{{file}}.html").write_text(str(number))
        exchange.put(new, root)
"""


def whole(site: Path) -> str:
    """What every file of a site says; a mixed or halved one fails."""
    said = {path.read_text(encoding="utf-8") for path in site.iterdir()}
    assert len(list(site.iterdir())) == FILES
    assert len(said) == 1
    return said.pop()


def killed(root: Path, seconds: float) -> None:
    """Build small sites one after the other, until somebody kills the process."""
    scripts = str(towns.ROOT / "scripts")
    with subprocess.Popen([sys.executable, "-c", PUT.format(files=FILES), scripts, str(root)]) as process:
        while not (root / "site").exists():
            time.sleep(0.01)
        time.sleep(seconds)
        process.kill()


@pytest.mark.parametrize("kills", [5, pytest.param(50, marks=pytest.mark.everything)])
def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path: Path, kills: int) -> None:
    chance = random.Random(kills)
    for _ in range(kills):
        killed(tmp_path, chance.random())
        whole(tmp_path / "site")


def test_a_reader_finds_the_site_at_every_moment(tmp_path: Path) -> None:
    stop, missed = threading.Event(), []

    def look() -> None:
        while not stop.is_set():
            if not (tmp_path / "site/0.html").exists():
                missed.append(time.time())

    (tmp_path / "site").mkdir()
    (tmp_path / "site/0.html").write_text("0", encoding="utf-8")
    reader = threading.Thread(target=look)
    reader.start()
    for number in range(200):
        new = tmp_path / "new"
        new.mkdir()
        (new / "0.html").write_text(str(number), encoding="utf-8")
        exchange.swap(new, tmp_path / "site")
        shutil.rmtree(new)
    stop.set()
    reader.join()
    assert missed == []


def test_a_disk_that_cannot_change_names_in_one_step_does_it_in_three(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    exchange.swap(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one/other").exists()
    assert (tmp_path / "other/one").exists()
    assert len(list(tmp_path.iterdir())) == 2


# The whole command ---------------------------------------------------------------------------------------------------


def digest(site: Path) -> str:
    """The hash of all files of a site."""
    told = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        told.update(str(path.relative_to(site)).encode() + (path.read_bytes() if path.is_file() else b""))
    return told.hexdigest()


@pytest.fixture
def built(mikro: Path, tmp_path: Path) -> Path:
    """A checkout of the smallest town with its built site, for a test to change."""
    return Path(shutil.copytree(mikro.parent, tmp_path / "town"))


def rename(town: Path) -> None:
    config = town / "mkdocs.yml"
    name = next(line for line in config.read_text(encoding="utf-8").splitlines() if line.startswith("site_name:"))
    towns.edit(town, "mkdocs.yml", (name, f"{name} και περιχώρων"))


def test_a_rollback_brings_the_site_before_back_and_a_second_one_the_newer(built: Path) -> None:
    old = digest(built / "site")
    ran = towns.manage(built, "--lang", "en", "rollback")
    assert (ran.returncode, ran.stderr) == (
        1,
        "There is no site before this one. One is kept when the command make site builds the next.\n",
    )
    rename(built)
    new = digest(towns.build(built))
    assert new != old
    assert towns.manage(built, "rollback").returncode == 0
    assert digest(built / "site") == old
    assert towns.manage(built, "rollback").returncode == 0
    assert digest(built / "site") == new


def test_a_full_disk_leaves_the_old_site_and_says_so(built: Path) -> None:
    old = digest(built / "site")
    rename(built)
    ran = subprocess.run(
        [sys.executable, "scripts/manage.py", "--lang", "en", "build"],
        cwd=built,
        env={**os.environ, "SOURCE_DATE_EPOCH": towns.DAY},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert ran.returncode == 1, ran.stderr
    assert "The disk does not take the files ([Errno 27] File too large). The folder site/ is as it was." in ran.stderr
    assert "Traceback" not in ran.stderr
    assert digest(built / "site") == old


def test_a_folder_that_nobody_may_write_leaves_the_old_site_and_says_so(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Root may write everywhere: the refusal of the system is played."""
    import manage

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    old = digest(built / "site")
    rename(built)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", towns.DAY)
    monkeypatch.setattr(exchange, "swap", refuse)
    assert manage.main(["--root", str(built), "--lang", "en", "build"]) == 1
    assert "The disk does not take the files ([Errno 30] Read-only file system)." in capsys.readouterr().err
    assert digest(built / "site") == old


@pytest.mark.everything
def test_fifty_builds_that_are_killed_leave_the_old_site_or_the_new_one(built: Path) -> None:
    """Every other time only the command is killed, and what it had started goes on beside the next build."""
    chance, seen = random.Random(50), set()
    old = digest(built / "site")
    rename(built)
    began = time.monotonic()
    both = {old, digest(towns.build(built))}
    longest = time.monotonic() - began
    command = [sys.executable, "scripts/manage.py", "build"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": towns.DAY}
    config = (built / "mkdocs.yml").read_bytes(), towns.HERE / "mikro/mkdocs.yml"
    for turn in range(50):
        (built / "mkdocs.yml").write_bytes(config[0] if turn % 2 else config[1].read_bytes())
        with subprocess.Popen(
            command,
            cwd=built,
            env=environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(chance.random() * longest * 1.2)
            if process.poll() is None:
                (os.killpg if turn % 4 < 2 else os.kill)(process.pid, signal.SIGKILL)
        seen.add(digest(built / "site"))
        assert seen <= both
    assert digest(towns.build(built)) in both
