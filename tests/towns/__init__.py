"""Invented towns, each the fork-owned files of one site, and how a test builds one."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import yaml

from kentro import hand_written, seam, starting

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent

UPSTREAM = ("scripts", "overrides", "data/national", ".github/ISSUE_TEMPLATE")
"""What every fork has from us and does not change; the rest of a site is its own."""

Once = Callable[[str, Callable[[Path], Path]], Path]
"""Makes what all processes of a run share, in a folder of its own, and returns what was made."""

DAY = "1794052800"
"""SOURCE_DATE_EPOCH of the tests: 2026-11-07, noon UTC."""


def epoch(day: str) -> int:
    """SOURCE_DATE_EPOCH of another day."""
    return int(datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp())


def copy(town: str, to: Path) -> Path:
    """A site of an invented town in the folder `to`: the upstream-owned paths and the town's own files."""
    copy_upstream(to)
    shutil.copytree(HERE / town, to, dirs_exist_ok=True)
    return to


FORKS = tuple(sorted(path.parent.name for path in HERE.glob("forks/*/answers.yaml")))
"""Municipalities that `manage.py init` makes: `answers.yaml`, and in `own/` what their editors write afterwards."""


def checkout(to: Path) -> Path:
    """A copy of this checkout as somebody receives it: its files, whoever's they are, and nothing that is made of them.

    In a fork its own data are the site that the copy comes with.
    """
    for path in seam.read(ROOT).owners:
        if (ROOT / path).is_dir():
            shutil.copytree(ROOT / path, to / path, ignore=_made, dirs_exist_ok=True)
        elif (ROOT / path).is_file():
            (to / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, to / path)
    (to / starting.UNTOUCHED).parent.mkdir(parents=True, exist_ok=True)
    (to / starting.UNTOUCHED).write_text(starting.fingerprint(to), encoding="utf-8")
    return to


def _made(folder: str, names: list[str]) -> list[str]:
    pages = (name for name in names if name.endswith(".md") and hand_written.is_ours(Path(folder, name)))
    return [*pages, *(name for name in names if name == "__pycache__")]


def fork(name: str, to: Path) -> Path:
    """The checkout of a municipality of `forks/`, in the folder `to`: made by `init`, then with its editors' files.

    Its site is built as `init` left it, without those files.
    """
    ran = manage(checkout(to), "init", "--answers", str(HERE / "forks" / name / "answers.yaml"))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    if (HERE / "forks" / name / "own").is_dir():
        shutil.copytree(HERE / "forks" / name / "own", to, dirs_exist_ok=True)
    return to


def copy_upstream(to: Path) -> None:
    """What every fork has from us, in the folder `to`."""
    for path in UPSTREAM:
        shutil.copytree(ROOT / path, to / path)


def manage(site: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line of the site in `site`, as its owner would."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "KENTRO_ENGINE") if name in os.environ}
    return subprocess.run(
        [sys.executable, "scripts/manage.py", *arguments],
        cwd=site,
        env={**clean, "SOURCE_DATE_EPOCH": DAY, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def everything(site: Path) -> dict[str, bytes]:
    """Every file of a checkout by its path, without what Python compiles."""
    files = (path for path in site.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def edit(site: Path, file: str, *changes: tuple[str, str]) -> None:
    """Change pieces of a file, each of which stands there once; nothing else of it."""
    text = (site / file).read_bytes().decode()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (site / file).write_bytes(text.encode())


def translate(site: Path, tag: str = "en") -> None:
    """Bring a language's catalogues up to date and fill every open text: with its Greek after a T."""
    ran = manage(site, "translations")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for path in (site / "data").rglob(f"{tag}.po"):
        text = re.sub(r'msgid "(.+)"\nmsgstr ""', r'msgid "\1"\nmsgstr "T \1"', path.read_text(encoding="utf-8"))
        path.write_text(re.sub(r'msgstr\[(\d)\] ""', r'msgstr[\1] "T {n}"', text), encoding="utf-8")


def strangers(site: Path, name: str) -> dict[str, list[str]]:
    """The words of this site or of another municipality of `forks/` that stand in a built file, by the file's name."""
    others = [ROOT / "data", *(HERE / "forks" / other / "own/data" for other in FORKS if other != name)]
    own = "".join(path.read_text(encoding="utf-8") for path in (site / "data").glob("*.yaml"))
    shared = own + "".join(path.read_text(encoding="utf-8") for path in (site / "data/national").rglob("*.yaml"))
    foreign = {word for data in others for word in _names(data) if len(word) > 5 and word not in shared}
    assert len(foreign) > 10
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(foreign, key=len, reverse=True)))})(?![\w-])")
    files = [path for path in (site / "site").rglob("*") if path.is_file()]
    assert len(files) > 50
    found = {path.name: pattern.findall(path.read_bytes().decode("utf-8", "replace")) for path in files}
    return {file: some for file, some in found.items() if some}


def _names(data: Path) -> Iterator[str]:
    """What names a municipality in its data: ids, names, streets, phones, e-mails."""
    if not (data / "centres.yaml").is_file():
        return
    tree = yaml.load((data / "centres.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    for kind in ("municipalities", "centres", "programmes", "sources"):
        for key, record in tree.get(kind, {}).items():
            address = record.get("address")
            yield from (key, record.get("name", ""), record.get("title", ""), record.get("email", ""))
            yield from address.values() if isinstance(address, dict) else ()
            phones = record.get("phones")
            yield from (phone["number"] for phone in phones) if isinstance(phones, list) else ()


def write_page(
    site: Path, name: str, greek: str, *, current: Mapping[str, str] | None = None, old: Mapping[str, str] | None = None
) -> None:
    """Write a page by hand with its title in Greek and, by tag, in languages that are up to date or older."""
    folder = site / "docs"
    text = f"---\ntitle: {greek}\n---\n# {greek}\n\n[{greek}](centres/index.md)\n"
    (folder / "el" / f"{name}.md").write_text(text, encoding="utf-8")
    wanted = hand_written.digest(folder / "el" / f"{name}.md")
    for source, titles in ((wanted, current or {}), ("00000000", old or {})):
        for tag, title in titles.items():
            (folder / tag).mkdir(exist_ok=True)
            text = f"---\ntitle: {title}\nsource: {source}\n---\n# {title}\n\n[{title}](centres/index.md)\n"
            (folder / tag / f"{name}.md").write_text(text, encoding="utf-8")


def build(site: Path, **environment: str) -> Path:
    """Build it, and return the folder of the built pages."""
    ran = manage(site, "build", **environment)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return site / "site"
