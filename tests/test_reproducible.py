"""The same commit and the same day give the same bytes, wherever, whenever and by whomever they are built."""

from __future__ import annotations

import functools
import hashlib
import json
import operator
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import towns
from kentro import provenance, revisions

NAMES = ("requirements.txt", "pyproject.toml", ".gitignore")
"""What a checkout has besides, and a town does not need for its pages."""

LATER = """
import time_machine
time_machine.travel("2031-03-05T23:59:50+00:00", tick=True).start()
"""

BACKWARDS = """
import os
_forwards, _names = os.scandir, os.listdir
class _Backwards:
    def __init__(self, path="."):
        with _forwards(path) as entries:
            self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    def __iter__(self): return self._entries
    def __next__(self): return next(self._entries)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
os.scandir = _Backwards
os.listdir = lambda path=".": sorted(_names(path), reverse=True)
"""


@dataclass(frozen=True)
class Machine:
    """What may differ from one machine to another: `python` is run by each interpreter when it starts."""

    folder: str = "a"
    environment: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    python: str = ""
    twice: bool = False
    touched: bool = False

    def __or__(self, other: Machine) -> Machine:
        """Both differences at once."""
        return Machine(
            self.folder if other.folder == "a" else other.folder,
            {**self.environment, **other.environment},
            self.umask if other.umask == 0o022 else other.umask,
            self.python + other.python,
            self.twice or other.twice,
            self.touched or other.touched,
        )

    def start(self, folder: Path) -> Path:
        """The folder with what each interpreter runs first."""
        (folder / "start").mkdir()
        (folder / "start" / "sitecustomize.py").write_text(self.python, encoding="utf-8")
        return folder / "start"


HERE = Machine(environment={"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"})

ONE_BY_ONE = {
    "path": Machine(folder="δήμος της Νεοχώρας/a/much/deeper path"),
    "day": Machine(python=LATER, touched=True),
    "zone": Machine(environment={"TZ": "Pacific/Kiritimati"}),
    "locale": Machine(environment={"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr:ur", "LANG": "tr_TR.UTF-8"}),
    "plain-locale": Machine(environment={"LC_ALL": "C"}),
    "umask": Machine(umask=0o077),
    "seed": Machine(environment={"PYTHONHASHSEED": "4242"}),
    "order": Machine(python=BACKWARDS),
    "again": Machine(twice=True),
    "user": Machine(environment={"HOME": "/nowhere", "USER": "somebody", "COLUMNS": "40", "GITHUB_ACTIONS": "true"}),
}
ELSEWHERE = functools.reduce(operator.or_, ONE_BY_ONE.values())


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of a town whose centre got another phone in its second commit."""
    town = towns.copy("neochora", tmp_path_factory.mktemp("history") / "town")
    for name in NAMES:
        shutil.copy(towns.ROOT / name, town / name)
    centres = town / "data/centres.yaml"
    now = centres.read_text(encoding="utf-8")
    centres.write_text(now.replace("Mo-Fr 08:00-15:00", "Mo-Fr 09:00-15:00"), encoding="utf-8")
    git(town, "init", "--quiet", "--initial-branch=main")
    for text in (centres.read_text(encoding="utf-8"), f"{now}# \n"):
        centres.write_text(text, encoding="utf-8")
        git(town, "add", "--all")
        git(town, "commit", "--quiet", "--message=hours")
    return town


@pytest.fixture(scope="module")
def here(history: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town with its site, as this machine builds it."""
    return made(history, tmp_path_factory.mktemp("here"), HERE)


def git(folder: Path, *arguments: str) -> None:
    who = {f"GIT_{role}_{what}": "t@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": "2026-11-01T08:00:00+02:00" for role in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, env={**os.environ, **who, **when})


def made(history: Path, folder: Path, machine: Machine) -> Path:
    """The folder of the site and of its offline edition, built from a clone as the machine does it."""
    town = folder / machine.folder / "town"
    subprocess.run(["git", "clone", "--quiet", str(history), str(town)], check=True)
    start = machine.start(folder)
    if machine.touched:
        for path in town.rglob("*"):
            os.utime(path, (0, 0))
    for command in (*(["build"] * (1 + machine.twice)), "offline-edition"):
        run(machine, town, start, "scripts/manage.py", command)
    return town


def run(machine: Machine, folder: Path, start: Path, *arguments: str) -> str:
    """What Python prints on that machine; `start` is where its sitecustomize stands."""
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={
            **{name: os.environ[name] for name in ("PATH", "HOME", "KENTRO_ENGINE") if name in os.environ},
            "SOURCE_DATE_EPOCH": towns.DAY,
            "PYTHONPATH": str(start),
            **HERE.environment,
            **machine.environment,
        },
        umask=machine.umask,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, (ran.stdout + ran.stderr).decode()
    return ran.stdout.decode()


def digests(town: Path) -> dict[str, str]:
    """Every file that is published or handed out, with the digest of its bytes."""
    return {
        path.relative_to(town).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("site", "offline")
        for path in (town / folder).rglob("*")
        if path.is_file()
    }


def test_a_build_where_everything_is_different_gives_the_same_bytes(history: Path, here: Path, tmp_path: Path) -> None:
    assert differing(made(history, tmp_path, ELSEWHERE), here) == []


def test_the_other_machine_is_really_different(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).touch()
    ask = "import datetime, os, time; print(datetime.datetime.now().year, time.tzname[0], os.listdir('.')[-1])"
    assert run(ELSEWHERE, tmp_path, ELSEWHERE.start(tmp_path), "-c", ask).split() == ["2031", "+14", "a"]
    assert run(HERE, tmp_path, tmp_path, "-c", ask).split()[1] == "UTC"


@pytest.mark.everything
@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_each_difference_alone_gives_the_same_bytes(name: str, history: Path, here: Path, tmp_path: Path) -> None:
    assert differing(made(history, tmp_path, ONE_BY_ONE[name]), here) == []


@pytest.mark.everything
def test_the_next_day_gives_other_bytes(history: Path, here: Path, tmp_path: Path) -> None:
    later = Machine(environment={"SOURCE_DATE_EPOCH": str(towns.epoch("2026-11-08"))})
    found = differing(made(history, tmp_path, later), here)
    assert {"site/index.html", "site/build/manifest.json", "offline/site.zip"} <= set(found)


def differing(one: Path, other: Path) -> list[str]:
    """The files that one town has published or handed out and the other has not, or not with the same bytes."""
    ours, theirs = digests(one), digests(other)
    assert len(theirs) > 200
    return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


def test_the_sums_are_of_every_file_of_the_site(here: Path) -> None:
    ran = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=here / "site", capture_output=True, text=True
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    named = {line.split("  ", 1)[1] for line in (here / "site/SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert {f"site/{name}" for name in named} | {"site/SHA256SUMS"} == {
        name for name in digests(here) if name.startswith("site/")
    }


def test_the_manifest_says_what_the_site_was_made_from(here: Path) -> None:
    told = json.loads((here / "site/build/manifest.json").read_text(encoding="utf-8"))
    head = subprocess.run(["git", "-C", str(here), "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    assert told["format"] == 1
    assert (told["commit"], told["changed_since_commit"]) == (head.stdout.strip(), False)
    assert told["generated_at"] == "2026-11-07"
    assert told["site"]["languages"] == ["el", "en"]
    assert told["inputs"]["data/centres.yaml"] == hashlib.sha256((here / "data/centres.yaml").read_bytes()).hexdigest()
    assert told["inputs"].keys() >= {"mkdocs.yml", "requirements.txt", "docs/el/about.md", "scripts/manage.py"}
    assert not [path for path in told["inputs"] if "/centres/" in path or "__pycache__" in path]


def test_a_changed_file_is_no_longer_that_commit(here: Path, tmp_path: Path) -> None:
    town = Path(shutil.copytree(here, tmp_path / "town"))
    known = revisions.head(town)
    assert known
    assert known[1] is False
    (town / "data/centres.yaml").write_text("# changed\n", encoding="utf-8")
    assert revisions.head(town) == (known[0], True)
    shutil.rmtree(town / ".git")
    assert revisions.head(town) is None


def test_the_bill_is_valid_and_names_what_built_the_site(here: Path) -> None:
    text = (here / "site/build/sbom.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text.replace('"excluded"', '"somewhere"', 1))
    told = json.loads(text)
    packages = {one["name"]: one for one in told["components"] if one["scope"] == "excluded"}
    assert packages["mkdocs"]["version"] == metadata.version("mkdocs")
    assert "pytest" not in packages
    assert [one["name"] for one in told["components"] if one["scope"] != "excluded"] == ["kentro"]
    needs = {one["ref"]: one.get("dependsOn", []) for one in told["dependencies"]}
    assert needs["site"] == ["kentro"]
    assert "markupsafe" in needs["jinja2"]


def test_the_pages_hold_no_script_or_style_but_ours(here: Path) -> None:
    """What the bill says of them: each script of the site is joined from the files of overrides/parts/."""
    scripts = [path for path in (here / "site").rglob("*") if path.suffix in (".js", ".mjs", ".wasm")]
    styles = [path.name for path in (here / "site").rglob("*.css")]
    assert scripts
    assert {one.parent for one in scripts} <= {here / "site", here / "site/assets"}
    assert [name for name in styles if not name.startswith("print")] == []


def test_nothing_of_it_is_linked_searched_or_kept(here: Path) -> None:
    site = here / "site"
    named = ("manifest.json", "sbom.cdx", "SHA256SUMS")
    for path in (
        *site.rglob("*.html"),
        *site.rglob("*.js"),
        *site.glob("assets/**/*.json"),
        *site.glob("*.webmanifest"),
    ):
        text = path.read_text(encoding="utf-8")
        assert not [name for name in named if name in text], path


def test_a_site_whose_packages_are_not_locked_has_no_bill(neochora: Path) -> None:
    assert (neochora / provenance.MANIFEST).is_file()
    assert not (neochora / provenance.BILL).exists()
