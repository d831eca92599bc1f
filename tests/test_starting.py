"""`manage.py init`: a municipality's own site from a few answers, at a terminal, from a file or from a form."""

from __future__ import annotations

import datetime
import functools
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

import towns
from html_page import page
from kentro import asking, starting
from kentro.load import load
from kentro.problems import Problems

GOOD = "municipality: { name: Δήμος Νεοχώρας, id: neochora }\n"
EVERYTHING = pytest.mark.everything
FORKS = [name if name == "thalassa" else pytest.param(name, marks=EVERYTHING) for name in towns.FORKS]


# The towns that init makes -----------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> functools._lru_cache_wrapper[Path]:
    """The checkout of a municipality by its name, built; made when somebody asks."""

    @functools.cache
    def checkout(name: str) -> Path:
        site = towns.fork(name, tmp_path_factory.mktemp(name) / "site")
        if (towns.HERE / "forks" / name / "own").is_dir():
            towns.build(site)
        return site

    return checkout


@pytest.mark.parametrize("name", FORKS)
def test_a_town_begins_with_one_command_and_no_word_of_another_is_in_its_site(
    name: str, made: functools._lru_cache_wrapper[Path]
) -> None:
    site = made(name)
    assert towns.strangers(site, name) == {}
    assert not (site / "tests/demo").exists()
    ran = towns.manage(site, "format", "--check", *(f"data/{one}.yaml" for one in ("site", "services")))
    assert ran.returncode == 0, ran.stdout
    loaded = load(site)
    assert loaded.site
    assert not loaded.site.settings.demonstration
    refused = towns.manage(site, "--lang", "en", "check", "--publish")
    assert refused.returncode == 1
    assert 'Fill in "accessibility: enforcement: url"' in refused.stdout
    assert re.search(r"^data/site\.yaml:\d{2}:\d+: Fill in", refused.stdout, re.MULTILINE)
    again = towns.manage(site, "--lang", "en", "init", "--answers", "x.yaml")
    assert (again.returncode, again.stderr[:40]) == (1, "This site has been started already: tests/demo/u"[:40])


def test_what_was_answered_stands_on_the_pages(made: functools._lru_cache_wrapper[Path]) -> None:
    site = made("thalassa")
    assert (site / "local/logo.svg").read_bytes() == (towns.HERE / "forks/thalassa/logo.svg").read_bytes()
    text = next(page(site / "site", "centres/thalassa/").all("main")).text
    for said in ("Κέντρο Κοινότητας Δήμου Θάλασσας", "Κυμάτων 2", "2810 555700", "08:30"):
        assert said in text.replace("\xa0", " ")
    assert "https://www.thalassa.example/politis/kentro/centres/thalassa/" in (site / "site/sitemap.xml").read_text()
    assert 'lang="ar"' in (site / "site/ar/index.html").read_text(encoding="utf-8")
    (logo,) = page(site / "site", "ar/").one("header").all("img")
    assert (logo.attributes["alt"], logo.attributes["src"][:15]) == ("Δήμος Θάλασσας", "../assets/logo.")
    for hidden in ("mountain-areas-allowance", "roma-services"):
        assert not (site / "site/benefits" / hidden).exists()
        assert hidden not in (site / "site/benefits/index.html").read_text(encoding="utf-8")
    assert "#7a3b00" in (site / "site/index.html").read_text(encoding="utf-8")


@EVERYTHING
def test_the_mobile_unit_of_an_island_comes_on_the_days_that_are_listed(
    made: functools._lru_cache_wrapper[Path],
) -> None:
    text = next(page(made("vrachonisi") / "site", "centres/vrachonisi-kiniti/").all("main")).text
    for said in ("Στον φάρο", "10 Νοεμβρίου", "17 Νοεμβρίου", "7 Δεκεμβρίου", "Δεν έρχεται το πλοίο."):
        assert said in text.replace("\xa0", " ")


# Answers -----------------------------------------------------------------------------------------------------------


def read(text: str, tmp_path: Path, root: Path = towns.ROOT) -> tuple[starting.Answers | None, list[str]]:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    answers = starting.read_answers((tmp_path / "a.yaml").read_bytes(), str(tmp_path / "a.yaml"), root, problems)
    return answers, [problem.line("en").removeprefix(f"{tmp_path}/") for problem in problems.found]


def test_all_that_is_wrong_with_the_answers_is_said_at_once(tmp_path: Path) -> None:
    answers, said = read(
        "municipality: { name: Δήμος Νεοχώρας, id: Νεοχώρα }\n"
        "languages: [ en, xx ]\n"
        "accent: green\n"
        "logo: none.gif\n"
        "centre:\n"
        "  phone: 21O5065885\n"
        "  hours: 8 με 3\n"
        "colour: red\n",
        tmp_path,
    )
    assert answers is None
    assert sorted({line.split(":")[1] for line in said}) == ["1", "2", "3", "4", "6", "7", "8"]


def test_answers_that_can_be_read_may_still_be_no_site(tmp_path: Path) -> None:
    _, said = read(
        "municipality: { name: Δήμος ... }\nlanguages: [ en, rom ]\nlogo: none.gif\ncentre: { services: [ cake ] }\n",
        tmp_path,
    )
    assert sorted(line.split(":")[1] for line in said) == ["1", "2", "2", "3", "4"]


HOSTILE = (
    "Δήμος $(touch /tmp/x) `id` ${{ github.token }}",
    "Δήμος <script>alert(1)</script> & \"'",
    "Δήμος: { a: [b, c] } # σχόλιο",
    "!!python/object:os.system Δήμος",
    "*Δήμος &a - %s {name} @everyone ::error::",
    "1821",
    "Δήμος\\n../../etc",
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_into_the_form_stays_a_text(typed: str, tmp_path: Path) -> None:
    inputs = dict.fromkeys(asking.FORM, "") | {
        "municipality": typed,
        "id": "neochora",
        "languages": "el",
        "centre": typed,
    }
    source = asking.from_form(json.dumps({"inputs": inputs}))
    problems = Problems()
    answers = starting.read_answers(source, "answers", towns.ROOT, problems)
    assert answers, problems.found
    files = starting.own_files(answers, towns.ROOT, "5a3b7c1e-0d4f-4b8a-9c2e-7f6d5e4c3b2a", datetime.date(2026, 11, 22))
    centres = yaml.load(files["data/centres.yaml"].decode(), yaml.BaseLoader)
    assert centres["centres"]["neochora"]["name"] == typed
    assert centres["municipalities"]["neochora"]["name"] == typed
    assert set(centres) == {"sources", "municipalities", "centres"}
    config = yaml.safe_load(files["mkdocs.yml"].decode())
    assert config["site_name"] == starting.suggested_name(typed)
    assert set(config) == {"INHERIT", "site_name", "site_url", "plugins"}


def test_the_form_takes_hours_and_languages_as_people_write_them() -> None:
    typed = {"municipality": "Δήμος Νεοχώρας", "languages": "Ελληνικά, en", "hours": "Δευτέρα - Παρασκευή 8.00-15.00"}
    read = json.loads(asking.from_form(json.dumps({"inputs": {**typed, "where": "Ακακιών 12 & Λεύκας, Νεοχώρα"}})))
    assert read["languages"] == ["el", "en"]
    assert read["centre"]["hours"] == "Mo-Fr 08:00-15:00"
    assert read["centre"]["address"] == {"street": "Ακακιών 12 & Λεύκας", "locality": "Νεοχώρα"}


def test_the_form_on_github_asks_what_is_read() -> None:
    flow = yaml.load((towns.ROOT / ".github/workflows/init.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    inputs = flow["on"]["workflow_dispatch"]["inputs"]
    assert tuple(inputs) == asking.FORM
    assert len(inputs) <= 10


def test_somebody_at_a_terminal_is_asked_again_where_an_answer_is_wrong() -> None:
    typed = iter(["", "Δήμος Νεοχώρας", "", "el en", *[""] * 4, "21O", "2105065885", *[""] * 6])
    shown: list[str] = []
    told: list[object] = []

    def line(text: str) -> str:
        shown.append(text)
        return next(typed)

    answers = json.loads(asking.ask("en", line, told.append))
    assert answers == {
        "municipality": {"name": "Δήμος Νεοχώρας", "id": "neochoras"},
        "languages": ["el", "en"],
        "centre": {"name": "Κέντρο Κοινότητας Δήμου Νεοχώρας", "phone": "2105065885"},
        "operator": {"name": "Δήμος Νεοχώρας"},
    }
    assert len(told) == 2
    assert sum("[neochoras]" in text for text in shown) == 1


# Nothing half-written ----------------------------------------------------------------------------------------------


@pytest.fixture
def received(tmp_path: Path) -> Path:
    """A small checkout as somebody receives it: a town's data in the place of the demonstration's."""
    site = towns.copy("mikro", tmp_path / "received")
    (site / "tests/demo").mkdir(parents=True)
    (site / starting.UNTOUCHED).write_text(starting.fingerprint(site), encoding="utf-8")
    return site


REFUSED = {
    "wrong answers": ("municipality: { name: unknown }\nlanguages: el\n", {}, 'Fill in the field "name"'),
    "a file that somebody changed": (GOOD, {"data/site.yaml": "id: x\n"}, "Somebody has changed files"),
    "data that the check refuses": (
        GOOD + "centre: { phone: 2105065885, hours: 'Mo-Fr 08:00-08:00' }\n",
        {},
        "answers.yaml:2",
    ),
}


@pytest.mark.parametrize(("answers", "changed", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_changes_nothing(received: Path, answers: str, changed: dict[str, str], said: str) -> None:
    for name, text in changed.items():
        (received / name).write_text(text, encoding="utf-8")
    (received / "answers.yaml").write_text(answers, encoding="utf-8")
    before = towns.everything(received)
    ran = towns.manage(received, "--lang", "en", "init", "--answers", "answers.yaml")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert said in ran.stdout + ran.stderr
    assert towns.everything(received) == before


def test_a_page_that_a_fork_has_added_already_stays(received: Path) -> None:
    (received / "docs/el/news.md").write_text("# Νέα\n", encoding="utf-8")
    assert starting.touched(received) == []
    starting.exchange(received, {"mkdocs.yml": b"new"}, received / ".build/init")
    assert (received / "docs/el/news.md").read_text(encoding="utf-8") == "# Νέα\n"
    assert not (received / "docs/el/about.md").exists()
    assert not (received / "data/centres.yaml").exists()
    assert not (received / "tests/demo").exists()


def test_an_exchange_that_was_broken_off_is_ended_by_the_next_run(
    received: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {name: f"new: {name}\n".encode() for name in ("data/centres.yaml", "data/site.yaml", "mkdocs.yml")}
    real, left = os.replace, [2]

    def killed(old: Path, new: Path) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        real(old, new)

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        starting.exchange(received, files, received / ".build/init")
    monkeypatch.undo()
    ran = towns.manage(received, "--lang", "en", "init", "--answers", "none.yaml")
    assert (ran.returncode, ran.stdout.split(".")[0]) == (0, "The run before was broken off half-way")
    assert {name: (received / name).read_bytes() for name in files} == files
    assert not (received / "docs/el/about.md").exists()
    assert not (received / ".build/init").exists()


# The pull request of the form --------------------------------------------------------------------------------------

GH = """\
#!/bin/sh
for argument; do printf '%s\\n' "$argument"; done >> "$CALLS"
[ "$2" != create ] || [ -z "$FORBIDDEN" ]
"""


@pytest.fixture
def proposed(received: Path, tmp_path: Path) -> Path:
    """The checkout in git, with an origin, what the first job handed over, and a `gh` that only notes."""
    origin = tmp_path / "origin.git"
    for command in (
        ["init", "--quiet", "--bare", "--initial-branch=main", str(origin)],
        ["init", "--quiet", "--initial-branch=main", str(received)],
        ["-C", str(received), "remote", "add", "origin", str(origin)],
        ["-C", str(received), "add", "mkdocs.yml", "data/site.yaml", "data/centres.yaml", "data/services.yaml", "docs"],
        ["-C", str(received), "add", "tests", "scripts/pull_request.sh"],
        ["-C", str(received), "-c", "user.name=x", "-c", "user.email=x@x", "commit", "--quiet", "-m", "first"],
        ["-C", str(received), "push", "--quiet", "origin", "main"],
    ):
        subprocess.run(["git", *command], check=True)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(GH, encoding="utf-8")
    (tmp_path / "bin/gh").chmod(0o755)
    handed = {
        "own/mkdocs.yml": "new\n",
        "own/data/centres.yaml": "new\n",
        "own/data/translations/en.po": "new\n",
        "own/docs/el/about.md": "new\n",
        "own/scripts/pull_request.sh": "evil\n",
        "own/.github/workflows/evil.yml": "evil\n",
        "own/docs/el/$(touch evil).md": "evil\n",
        "title.txt": "Ο ιστότοπος: $(touch evil) `id` --web",
        "body.md": "σώμα",
        "by-hand.md": "μόνοι",
    }
    starting.write(received / ".build/form", {name: text.encode() for name, text in handed.items()})
    return received


@pytest.mark.parametrize("forbidden", ["", "yes"], ids=["allowed", "not allowed"])
def test_the_script_proposes_the_files_of_the_site_and_nothing_else(proposed: Path, forbidden: str) -> None:
    calls = proposed.parent / "calls"
    ran = subprocess.run(
        ["sh", "scripts/pull_request.sh", ".build/form", "init"],
        cwd=proposed,
        env={
            "PATH": f"{proposed.parent / 'bin'}:{os.environ['PATH']}",
            "CALLS": str(calls),
            "FORBIDDEN": forbidden,
            "GITHUB_STEP_SUMMARY": str(proposed.parent / "summary"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == (1 if forbidden else 0), ran.stderr
    git = ["git", "-C", str(proposed.parent / "origin.git")]
    changed = subprocess.run(
        [*git, "diff", "--name-status", "main", "init"], capture_output=True, text=True, check=True
    )
    assert changed.stdout.splitlines() == [
        "M\tdata/centres.yaml",
        "D\tdata/services.yaml",
        "D\tdata/site.yaml",
        "A\tdata/translations/en.po",
        "M\tdocs/el/about.md",
        "M\tmkdocs.yml",
        "D\ttests/demo/untouched.sha256",
    ]
    told = calls.read_text(encoding="utf-8").splitlines()
    assert "--title=Ο ιστότοπος: $(touch evil) `id` --web" in told
    assert not list(proposed.rglob("evil"))
    assert (proposed.parent / "summary").exists() == bool(forbidden)


def test_the_form_hands_over_what_the_pull_request_needs(received: Path) -> None:
    """The whole way of the first job, with hostile answers."""
    inputs = {"municipality": "Δήμος `x` $(id) <b>", "id": "neochora", "languages": "el", "accent": "#ffff00"}
    (received / "event.json").write_text(json.dumps({"inputs": inputs}), encoding="utf-8")
    shutil.copytree(towns.ROOT / starting.NEW_SITE, received / starting.NEW_SITE, dirs_exist_ok=True)
    summary = received.parent / "summary.md"
    ran = towns.manage(received, "init", "--event", "event.json", GITHUB_STEP_SUMMARY=str(summary))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    handed = received / ".build/form"
    assert (handed / "own/data/site.yaml").read_bytes() == (received / "data/site.yaml").read_bytes()
    assert {path.name for path in handed.iterdir()} == {"own", "title.txt", "body.md", "by-hand.md"}
    body = (handed / "body.md").read_text(encoding="utf-8")
    assert not re.search("<b>|[$][(]", re.sub("`[^`]*`", "", body))
    wrong = received.parent / "wrong"
    shutil.copytree(received, wrong)
    (wrong / "tests/demo").mkdir(parents=True)
    (wrong / starting.UNTOUCHED).write_text(starting.fingerprint(wrong), encoding="utf-8")
    (wrong / "event.json").write_text(json.dumps({"inputs": {**inputs, "phone": "21O"}}), encoding="utf-8")
    assert towns.manage(wrong, "init", "--event", "event.json", GITHUB_STEP_SUMMARY=str(summary)).returncode == 1
    assert "Run workflow" in summary.read_text(encoding="utf-8")
