"""Who has to ask whom, what and since when: as text, JSON, a page, and as issues on GitHub that keep themselves."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import towns
from html_page import parsed
from kentro import issues
from kentro.load import load

LATER = str(towns.epoch("2027-12-07"))
CENTRES = "data/centres.yaml"
HOSTILE = '"@all <img src=x onerror=alert(1)> [x](http://evil.example) #1 `a` **b** ${{ secrets.X }} www.evil.example"'


def report(town: Path, *arguments: str, day: str = LATER, lang: str = "en") -> str:
    ran = towns.manage(town, "--lang", lang, "report", "freshness", *arguments, SOURCE_DATE_EPOCH=day)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def as_json(town: Path, *arguments: str, day: str = LATER) -> dict[str, list[dict[str, Any]]]:
    return {
        group["id"]: group["reminders"] for group in json.loads(report(town, "--format", "json", *arguments, day=day))
    }


def verified(town: Path, key: str, value: str) -> None:
    """Write the `verified` of a record of the town that has none."""
    for file in (CENTRES, "data/services.yaml"):
        path = town / file
        before, name, record = path.read_text(encoding="utf-8").rpartition(f"\n  {key}:\n")
        if name:
            path.write_text(f"{before}{name}    verified: {value}\n{record}", encoding="utf-8")


# What is reported --------------------------------------------------------------------------------------------------


def test_thirteen_months_later_every_record_is_listed(town: Path) -> None:
    site = load(town).site
    assert site
    groups = as_json(town)
    listed = {one["id"] for group in groups.values() for one in group}
    assert listed == {*site.centres, *site.services, "accessibility"}
    assert {one["id"] for one in groups["neochora"]} == {"neochora-main", "neochora-roma"}
    assert {one["id"] for one in groups["_site"]} == {"school-bags", "moving-help", "accessibility"}
    assert list(groups)[-1] == "_national"


def test_a_reminder_says_since_when_whom_to_call_who_wrote_it_and_where(town: Path) -> None:
    main = next(one for one in as_json(town)["neochora"] if one["id"] == "neochora-main")
    lines = (town / CENTRES).read_text(encoding="utf-8").splitlines()
    assert {key: main[key] for key in ("state", "verified", "how", "by", "due", "phones")} == {
        "state": "overdue",
        "verified": "2026-10-05",
        "how": "phone",
        "by": "Δήμος Νεοχώρας",
        "due": "2027-04-05",
        "phones": ["2310 555001", "691 2345678"],
    }
    assert lines[main["mark"]["line"] - 1].lstrip().startswith("verified:")
    asked = {question["label"][1]: question for question in main["questions"]}
    assert asked["address"]["value"] == "Ακακιών 12 & Ευβοίας, Παλιό σχολείο, Νεοχώρα"
    assert asked["hours"]["value"].startswith("Δευτέρα έως Πέμπτη")
    for label, key in (("address", "address"), ("phones", "- {"), ("hours", "hours:"), ("e-mail", "email:")):
        assert lines[asked[label]["mark"]["line"] - 1].lstrip().startswith(key)


def test_the_most_urgent_comes_first_and_what_is_fresh_is_not_listed(town: Path) -> None:
    verified(town, "neochora-roma", "{ on: 2026-06-01, how: visit, by: Γραφείο τύπου, review_every: P3M }")
    verified(town, "vathyrema", "{ on: 2027-12-01, how: phone }")
    groups = as_json(town)
    assert [(one["id"], one["state"], one["due"]) for one in groups["neochora"]] == [
        ("neochora-roma", "overdue", "2026-09-01"),
        ("neochora-main", "overdue", "2027-04-05"),
    ]
    assert groups["neochora"][0]["by"] == "Γραφείο τύπου"
    assert "vathyrema" not in groups
    verified(town, "school-bags", "{ on: 2027-12-01, how: phone }")
    verified(town, "moving-help", "{ on: 2026-01-01, how: phone }")
    assert [one["id"] for one in as_json(town)["_site"]] == ["moving-help", "accessibility"]


SOON = [("2027-03-05", "31", True), ("2027-03-05", "30", False), ("2027-04-04", "1", True)]


@pytest.mark.parametrize(("day", "days", "expected"), SOON)
def test_what_falls_due_in_so_many_days_is_listed_too(town: Path, day: str, days: str, expected: bool) -> None:
    listed = as_json(town, "--days", days, day=str(towns.epoch(day)))["neochora"]
    assert ("neochora-main" in {one["id"] for one in listed if one["state"] == "soon"}) == expected


def test_a_person_reads_a_line_for_each_with_its_place(town: Path) -> None:
    text = report(town)
    assert re.search(
        rf"^Δήμος Νεοχώρας\n  {CENTRES}:\d+:\d+: Παράρτημα Ρομά Νεοχώρας: never verified\. "
        r"Source: Δήμος Νεοχώρας\. Phone: 2310 555002\.\n"
        rf"  {CENTRES}:\d+:\d+: Κέντρο Κοινότητας Νεοχώρας: verified 2026-10-05 \(Δήμος Νεοχώρας\) and due again by "
        r"2027-04-05\. Phone: 2310 555001, 691 2345678\.$",
        text,
        re.MULTILINE,
    )
    assert "δεν ελέγχθηκε ποτέ" in report(town, lang="el")


def test_the_page_says_the_same_with_links_to_the_lines_and_shows_data_as_text(town: Path) -> None:
    towns.edit(
        town, CENTRES, ("name: Παράρτημα Ρομά Νεοχώρας", f"name: {HOSTILE}".replace('"@', "'@").replace('e"', "e'"))
    )
    html = report(town, "--format", "html", "--links", "https://git.example/a&b/")
    assert "<img" not in html
    document = parsed(html.removeprefix("<!doctype html>\n"))
    assert any(summary.text.startswith("@all <img src=x") for summary in document.all("summary"))
    groups = as_json(town)
    assert len(list(document.all("details"))) == sum(map(len, groups.values()))
    main = next(one for one in groups["neochora"] if one["id"] == "neochora-main")
    assert f"https://git.example/a&b/{CENTRES}#L{main['mark']['line']}" in document.links()
    assert "tel:2310555001" in document.links()


def test_where_all_is_verified_every_form_says_so(town: Path) -> None:
    for path in (town / "data/national/benefits").glob("*.yaml"):
        path.write_text(f"{path.read_text(encoding='utf-8')}\nverified: {{ on: 2026-11-01 }}\n", encoding="utf-8")
    for key in ("neochora-roma", "vathyrema", "school-bags", "moving-help"):
        verified(town, key, "{ on: 2026-11-01, how: phone }")
    for arguments, said in (
        ((), "Everything is verified"),
        (("--format", "json"), "[]"),
        (("--format", "html"), "Everything is verified"),
    ):
        assert said in report(town, *arguments, day=towns.DAY)
    assert report(town, "--format", "issue", day=towns.DAY).strip() == ""


# The issues --------------------------------------------------------------------------------------------------------

GH = """#!{python}
import json, os, pathlib, sys
here = pathlib.Path({folder!r})
state = json.loads((here / "issues.json").read_text())
arguments = sys.argv[1:]
with (here / "calls").open("a") as calls:
    calls.write(json.dumps(arguments) + "\\n")
if (here / "refuse").exists():
    sys.exit("HTTP 403: Resource not accessible by integration")
options = dict(zip(arguments, arguments[1:]))
title = next((a[8:] for a in arguments if a.startswith("--title=")), None)
body = pathlib.Path(options["--body-file"]).read_text(encoding="utf-8") if "--body-file" in options else None
match arguments[:2]:
    case ["issue", "list"]:
        print(json.dumps([dict(number=int(n), title=i["title"], body=i["body"]) for n, i in state.items()
                          if i["open"] and i["label"] == options["--label"]]))
    case ["issue", "create"]:
        state[str(len(state) + 1)] = dict(title=title, body=body, label=options["--label"], open=True)
    case ["issue", "edit"]:
        state[arguments[2]].update(title=title, body=body)
    case ["issue", "close"]:
        state[arguments[2]].update(open=False)
(here / "issues.json").write_text(json.dumps(state))
"""


class GitHub:
    """A `gh` that keeps its issues in a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.state = {}
        program = folder / "gh"
        program.write_text(GH.format(python=sys.executable, folder=str(folder)), encoding="utf-8")
        program.chmod(0o755)

    @property
    def state(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / "issues.json").read_text(encoding="utf-8")))

    @state.setter
    def state(self, state: dict[str, Any]) -> None:
        (self.folder / "issues.json").write_text(json.dumps(state), encoding="utf-8")

    def open(self) -> dict[str, str]:
        return {one["title"]: one["body"] for one in self.state.values() if one["open"]}

    def keep(self, town: Path, what: str = "freshness", *arguments: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.folder}{os.pathsep}{os.environ['PATH']}"
        on = {"GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "o/r", "GITHUB_REF_NAME": "main"}
        return towns.manage(town, "--lang", "en", "issues", what, *arguments, PATH=path, SOURCE_DATE_EPOCH=LATER, **on)


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path / "gh")


TOWN, SITE = "Τηλεφωνήστε και ελέγξτε: Δήμος Νεοχώρας", "Τηλεφωνήστε και ελέγξτε: Κέντρα Κοινότητας Νεοχώρας"


def test_one_issue_for_each_municipality_with_a_box_for_each_thing_to_ask(town: Path, github: GitHub) -> None:
    ran = github.keep(town)
    assert ran.returncode == 0, ran.stderr
    assert set(github.open()) == {TOWN, SITE, "Τηλεφωνήστε και ελέγξτε: Δήμος Βαθυρέματος"}
    body = github.open()[TOWN]
    boxes = [line for line in body.splitlines() if line.startswith("- [ ] ")]
    assert len(boxes) == 2 * 10
    line = (town / CENTRES).read_text(encoding="utf-8").splitlines().index(
        "    email: kentro.koinotitas.dimou.neochoras@neochora.example"
    ) + 1
    assert any(f"blob/main/{CENTRES}#L{line}>" in box and box.startswith("- [ ] **E") for box in boxes)
    assert "Τηλέφωνο\\: 2310 555001" in body
    assert "`python scripts/manage.py verify neochora-main --how phone`" in body
    assert "verify accessibility" not in github.open()[SITE]


def test_the_second_month_opens_nothing_new_keeps_ticks_and_renews_what_changed(town: Path, github: GitHub) -> None:
    github.keep(town)
    state = github.state
    number = next(n for n, one in state.items() if one["title"] == TOWN)
    state[number]["body"] = state[number]["body"].replace("- [ ]", "- [x]").replace("\n", "\r\n")
    github.state = state
    assert github.keep(town).stdout == "", "a ticked box alone is no change"
    towns.edit(town, CENTRES, ("appointment: required", "appointment: possible"))
    assert github.keep(town).stdout == f"renewed {TOWN}\n"
    open_boxes = [line for line in github.open()[TOWN].splitlines() if line.startswith("- [ ]")]
    assert len(open_boxes) == 1
    assert "Μπορείτε να κλείσετε ραντεβού" in open_boxes[0]
    assert len(github.state) == 3


def test_an_issue_is_closed_when_nothing_is_left_and_others_are_left_alone(town: Path, github: GitHub) -> None:
    theirs = {
        "title": "Η πόρτα",
        "body": "χάλασε <!-- kentro:freshness:neochora -->",
        "label": "freshness",
        "open": True,
    }
    other = {"title": "Σύνδεσμοι", "body": "<!-- kentro:links:all -->", "label": "links", "open": True}
    github.state = {"1": theirs, "2": other}
    github.keep(town)
    verified(town, "neochora-roma", "{ on: 2027-12-06, how: phone }")
    towns.edit(town, CENTRES, ("on: 2026-10-05", "on: 2027-12-06"))
    assert f"closed {TOWN}\n" in github.keep(town).stdout
    assert {"Η πόρτα", "Σύνδεσμοι", SITE} < set(github.open())
    assert TOWN not in github.open()


def test_hostile_data_calls_nobody_links_nowhere_and_is_no_html(town: Path, github: GitHub) -> None:
    name = HOSTILE.strip('"')
    towns.edit(
        town,
        CENTRES,
        ("name: Παράρτημα Ρομά Νεοχώρας", f"name: '{name}'"),
        ("name: Δήμος Νεοχώρας", "name: --body-file=/etc/passwd"),
    )
    ran = github.keep(town)
    assert ran.returncode == 0, ran.stderr
    body = github.open()["Τηλεφωνήστε και ελέγξτε: --body-file=/etc/passwd"]
    bare = re.sub(
        r"<https://git\.example/o/r/blob/main/data/[a-z.]+#L\d+>|^<!-- kentro:freshness:neochora -->", "", body
    )
    assert not re.search(r"(?<!\\)[<>#@](?!## )", re.sub("^### ", "", bare, flags=re.MULTILINE))
    assert not re.search(r"[@#]\w", bare)
    assert not re.search(r"www\.|http:|\]\(http", bare)


@pytest.mark.parametrize("text", ["a\nb\r\n\n# c", "x\u202ey\u0000z\u200b", "\u2028- [ ] d"])
def test_a_text_of_the_data_stays_on_one_line(text: str) -> None:
    assert len(issues.escaped(text).splitlines()) == 1
    assert issues.escaped(text).isprintable() or issues._JOINER in issues.escaped(text)


def test_a_body_too_long_for_github_ends_with_a_whole_line() -> None:
    body = issues._fitting("- [ ] ένα μακρύ κουτί\n" * 5000)
    assert len(body) <= issues.MOST + 3
    assert body.endswith("- [ ] ένα μακρύ κουτί\n\n…")


def test_a_refusal_of_github_is_said_and_is_no_crash(town: Path, github: GitHub) -> None:
    (github.folder / "refuse").touch()
    ran = github.keep(town)
    assert ran.returncode == 1
    assert "HTTP 403: Resource not accessible by integration" in ran.stderr
    assert "Traceback" not in ran.stderr
