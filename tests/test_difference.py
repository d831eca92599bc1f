"""`manage.py diff`: what a resident will see change, in words and as pages before and after."""

from __future__ import annotations

import datetime
import html
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import html_page
import towns
from kentro.difference import Difference, compare, touched, with_words_of
from kentro.edition import Edition, read_edition
from kentro.pages import render
from kentro.revisions import state
from kentro.telling import MOST, tell
from matrix import few

CENTRES = "data/centres.yaml"
DAY = datetime.date(2026, 11, 7)
PHONE = ('number: "2310555002"', 'number: "2310555003"')
HOSTILE = "<img src=x onerror=alert(1)> ](javascript:alert(1)) `x` **y** @user www.evil.example ${{ x }} | #1"


def edition(town: Path) -> Edition:
    found, problems = read_edition(town, DAY)
    assert found, [problem.line("en") for problem in problems]
    return found


@pytest.fixture
def after(town: Path, tmp_path: Path) -> Path:
    """A copy of the town, for a test to change."""
    return Path(shutil.copytree(town, tmp_path / "after"))


def lines(before: Path, after: Path, lang: str = "en", *, markdown: bool = False) -> list[str]:
    """What is told of the facts and translations that differ, without looking at pages."""
    return tell(compare(edition(before), edition(after), (), lang), lang, markdown=markdown).splitlines()


def facts(before: Path, after: Path, lang: str = "en") -> list[str]:
    """The same of facts alone, without how many pages show them."""
    told = [line.strip().removesuffix(" It is seen on no page.") for line in lines(before, after, lang)]
    assert told[0] == "What changes for a resident?"
    return told[1 : told.index("") if "" in told else None]


def git(town: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=town, check=True, capture_output=True)


@pytest.fixture
def repository(town: Path) -> Path:
    """The town as a git repository with one commit."""
    git(town, "init", "-q")
    git(town, "add", ".")
    git(town, "commit", "-qm", "first")
    return town


UNSEEN = "Δεν φαίνεται σε καμία σελίδα."
ROMA = "Παράρτημα Ρομά Νεοχώρας"
MAIN = "Κέντρο Κοινότητας Νεοχώρας"
NOTICE = '{ kind: hours, from: 2026-11-18, to: 2026-11-18, hours: "09:00-11:00" }'
CHANGES: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    "a phone": ([PHONE], [f"{ROMA}, phones, number: was 2310 555002 → will be 2310 555003."]),
    "a phone more": (
        [('[ { number: "2310555002" } ]', '[ { number: "2310555002" }, { number: "2310555004", for: Ραντεβού } ]')],
        [f"{ROMA}, phones: number: 2310 555004 · what it is for: «Ραντεβού» is added."],
    ),
    "hours, in words": (
        [('"Tu,Th 10:00-13:00"', '"Tu,Th 10:00-14:00; Jul-Aug off"')],
        [f"{ROMA}, hours, weekly hours: was Tuesday: 10:00–13:00; Thursday: 10:00–13:00 → will be "],
    ),
    "a word of a vocabulary": (
        [("appointment: required", "appointment: not-needed")],
        [f"{MAIN}, appointment: was "],
    ),
    "no longer known": ([("cost: free", "cost: unknown")], [f"{MAIN}, cost: was "]),
    "a notice": (
        [(NOTICE, NOTICE.replace("11:00", "12:00"))], [f"{MAIN}, notices: was Wednesday 18 November: other hours"],
    ),
    "a notice that is gone": ([(f"      - {NOTICE}\n", "")], [f"{MAIN}, notices: Wednesday 18 November: other hours"]),
    "a service that is gone": (
        [("      - { id: social-grocery, by: referral }\n", "")], [f"{MAIN}, services: service: "],
    ),
    "a number of inhabitants": (
        [("value: 12345", "value: 12346")], ["Δήμος Νεοχώρας, population, inhabitants: was 12,345 → "],
    ),
    "its name": (
        [("    name: Παράρτημα Ρομά Νεοχώρας", "    name: Παράρτημα Ρομά")],
        ["Παράρτημα Ρομά, name: was «Παράρτημα Ρομά Νεοχώρας» → will be «Παράρτημα Ρομά»."],
    ),
    "a centre that is gone": (
        [("  vathyrema:\n    municipality: vathyrema\n    kind: main\n    name: Κέντρο Κοινότητας Βαθυρέματος\n"
          "    source: poster\n", "")],
        ["Centres: Κέντρο Κοινότητας Βαθυρέματος is removed."],
    ),
    "a centre more": (
        [("programmes:\n", "  new:\n    municipality: vathyrema\n    kind: mobile-unit\n    name: Κινητή Μονάδα\n"
          "    source: poster\nprogrammes:\n")],
        ["Centres: Κινητή Μονάδα is added."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), few(CHANGES.values(), 4), ids=CHANGES)
def test_a_change_is_told_with_the_name_the_label_and_both_values(
    changes: list[tuple[str, str]], expected: list[str], town: Path, after: Path
) -> None:
    towns.edit(after, CENTRES, *changes)
    told = facts(town, after)
    assert len(told) == max(len(expected), 1)
    for line, beginning in zip(told, expected, strict=False):
        assert line.startswith(beginning)
    assert edition(town).site != edition(after).site


def test_the_same_in_greek(town: Path, after: Path) -> None:
    towns.edit(after, CENTRES, PHONE, ("appointment: required", "appointment: not-needed"))
    assert lines(town, after, "el")[:3] == [
        "Τι αλλάζει για τον κάτοικο;",
        f"  {MAIN}, ραντεβού: ήταν Χρειάζεται ραντεβού. → θα είναι Δεν χρειάζεται ραντεβού. {UNSEEN}",
        f"  {ROMA}, τηλέφωνα, αριθμός: ήταν 2310 555002 → θα είναι 2310 555003. {UNSEEN}",
    ]


def test_nothing_that_a_resident_sees(town: Path, after: Path) -> None:
    towns.edit(after, CENTRES, ("# Επινοημένοι τόποι.", "# Άλλο σχόλιο."), ("[neochora-patron]", "[ neochora-patron ]"))
    assert lines(town, after) == ["Nothing changes for a resident."]


def test_a_text_says_which_translations_are_out_of_date(town: Path, after: Path) -> None:
    for site in (town, after):
        towns.translate(site)
    towns.edit(after, CENTRES, ("Οι κάτοικοι της Νεοχώρας.", "Όλοι οι κάτοικοι."))
    assert "Translations that are out of date: 1 (en)." in facts(town, after)[0]
    towns.translate(after)
    towns.edit(after, "data/translations/en.po", ("#, fuzzy\n", ""))
    assert "out of date" not in " ".join(facts(town, after))


def test_a_translation_that_says_something_else_is_told(town: Path, after: Path) -> None:
    for site in (town, after):
        towns.translate(site)
    towns.edit(after, "data/translations/en.po", ('msgstr "T Οι κάτοικοι της Νεοχώρας."', 'msgstr "Who lives here."'))
    assert lines(town, after) == [
        "Which translations change?",
        "  en, «Οι κάτοικοι της Νεοχώρας.»: was «T Οι κάτοικοι της Νεοχώρας.» → will be «Who lives here.».",
    ]


def test_what_stands_around_every_page_is_seen_in_every_language(town: Path, after: Path) -> None:
    towns.edit(after, "data/national/interface.yaml", ("  menu: Μενού\n", "  menu: Επιλογές\n"))
    towns.edit(after, "mkdocs.yml", ("site_name: ", "site_name: Νέα "))
    told = [line for line in lines(town, after) if line.startswith("  ")]
    assert len(told) == 2
    assert all(" Seen in languages: 2." in line for line in told)


def test_a_page_by_hand_that_changes_is_named(town: Path, after: Path) -> None:
    (after / "docs" / "el" / "about.md").write_text("# Άλλο\n", encoding="utf-8")
    assert lines(town, after)[-1] == "  docs/el/about.md"


def test_of_many_changes_the_first_are_told_and_the_others_counted(town: Path, after: Path) -> None:
    for site, word in ((town, "Ένα"), (after, "Δύο")):
        events = "".join(f"      e{n}: {{ date: 2018, text: {word} }}\n" for n in range(MOST + 5))
        towns.edit(site, CENTRES, ("    history:\n      start:", f"    history:\n{events}      start:"))
    told = facts(town, after)
    assert len(told) == MOST + 1
    assert told[-1] == "And others: 5."


def test_of_a_long_text_the_part_is_told_that_differs(town: Path, after: Path) -> None:
    for site, end in ((town, "τέλος"), (after, "άλλο")):
        towns.edit(site, CENTRES, ("{ work: Ανεργία }", f"{{ work: {'πολλά ' * 200}{end} }}"))
    told = facts(town, after)[0]
    assert "πολλά τέλος» → will be «" not in told
    assert "πολλά τέλος» → will be …" in told
    assert "πολλά άλλο»." in told
    assert len(told) < 600


def test_no_text_of_the_data_acts_in_markdown(town: Path, after: Path) -> None:
    """Nothing but letters, digits and entities comes from the data: no tag, link, code, mention or new line."""
    towns.edit(after, CENTRES, ("{ work: Ανεργία }", f'{{ work: "{HOSTILE}" }}'))
    told = "\n".join(lines(town, after, markdown=True))
    value = re.search(r"will be «(.*)»", told)
    assert value
    assert not set(value[1]) & set("<>[]()`*@|#$\\") - {"#"}
    assert not re.search(r"(?<!&)#", value[1])
    assert html.unescape(value[1]) == HOSTILE


def test_a_value_cannot_speak_to_a_terminal(town: Path, after: Path) -> None:
    """The check refuses such a value, and what it says of it holds none of its signs."""
    towns.edit(after, CENTRES, ("{ work: Ανεργία }", '{ work: "α\\e[31m\\nβ" }'))
    ran = towns.manage(town, "diff", str(town), str(after))
    assert ran.returncode == 1
    assert "α[31m" in ran.stdout
    assert "\x1b" not in ran.stdout + ran.stderr


def differing(town: Path, after: Path) -> Difference:
    """What differs, pages included, both made by the templates of the second."""
    old, new = edition(town), edition(after)
    like_new = replace(with_words_of(old, new), root=after)
    return compare(old, new, touched(render(like_new, beside=False), render(new, beside=False)), "en")


def test_words_that_only_the_new_templates_ask_for_change_nothing_before(town: Path, after: Path) -> None:
    words, wanted = "data/national/interface.yaml", 'of-service: "{centre}, {service}"'
    towns.edit(town, words, ("getting-there:\n  title: Πριν πάτε\n", ""), (wanted, 'of-service: "{place}, {service}"'))
    difference = differing(town, after)
    assert difference.pages == ()
    assert "Words of the pages, getting-there.title: «Πριν πάτε» is added." in tell(difference, "en")


def test_a_change_says_in_how_many_languages_it_is_seen_and_on_which_pages(town: Path, after: Path) -> None:
    towns.edit(after, CENTRES, PHONE)
    difference = differing(town, after)
    assert difference.changes[0].languages == ("el", "en")
    told = tell(difference, "en")
    assert "2310 555003. Seen in languages: 2." in told
    assert "Παράρτημα Ρομά Νεοχώρας: /centres/neochora-roma/, changes in all languages." in told
    assert "side-by-side" not in told


def test_pages_that_come_and_go(town: Path, after: Path) -> None:
    changes, _ = CHANGES["a centre more"]
    towns.edit(after, CENTRES, *changes)
    difference = differing(town, after)
    assert "/centres/new/, a new page in all languages." in tell(difference, "en")
    difference = differing(after, town)
    assert "/centres/new/, is gone in all languages." in tell(difference, "en")


# The command


def said(site: Path, *arguments: str, code: int = 0, temporary: str = "/tmp") -> str:
    ran = towns.manage(site, "--lang", "en", "diff", *arguments, TMPDIR=temporary)
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def test_a_revision_is_compared_with_the_files_as_they_are(repository: Path, tmp_path: Path) -> None:
    """Nothing is left behind: no folder, no file in the checkout."""
    (tmp_path / "temporary").mkdir()
    towns.edit(repository, CENTRES, PHONE)
    told = said(repository, "HEAD", temporary=str(tmp_path / "temporary"))
    assert f"{ROMA}, phones, number: was 2310 555002 → will be 2310 555003. Seen in languages: 2." in told
    status = subprocess.run(["git", "status", "--short"], cwd=repository, capture_output=True, text=True, check=True)
    assert [line for line in status.stdout.splitlines() if "__pycache__" not in line] == [f" M {CENTRES}"]
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_state_is_a_revision_a_checkout_or_a_data_folder(repository: Path, after: Path) -> None:
    towns.edit(repository, CENTRES, PHONE)
    git(repository, "commit", "-qam", "second")
    for name, number in (("HEAD~1", "2310555002"), ("HEAD", "2310555003"), (str(after), "2310555002")):
        with state(repository, name) as found:
            assert number in (found.root / CENTRES).read_text(encoding="utf-8")
            assert found.data is None
    with state(repository, str(after / "data")) as found:
        assert (found.root, found.data) == (repository, after / "data")
    with state(repository, ".") as found:
        assert found.root == repository


@pytest.mark.parametrize("name", ["nothing", "--output=x", "-h^", "HEAD;x"])
def test_what_is_no_state_of_the_site_is_refused(name: str, repository: Path) -> None:
    assert "neither a folder with data nor a git revision" in said(repository, "--", name, code=1)
    assert not (repository / "x").exists()


def test_broken_data_is_said_instead(repository: Path) -> None:
    towns.edit(repository, CENTRES, ('number: "2310555002"', 'number: "23105"'))
    told = said(repository, "HEAD", code=1)
    assert told.startswith("The data has mistakes. Mend them to see what changes.\n")
    assert "data/centres.yaml:" in told
    git(repository, "commit", "-qam", "broken")
    towns.edit(repository, CENTRES, ('number: "23105"', 'number: "2310555002"'))
    assert said(repository, "HEAD") == "The data before has mistakes and cannot be compared.\n"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The previews of a hostile change and a new phone."""
    folder = tmp_path_factory.mktemp("previews")
    before, after = (towns.copy("neochora", folder / name) for name in ("before", "after"))
    towns.edit(after, CENTRES, PHONE, ("text: Μεταφέρθηκε στο παλιό σχολείο.", f'text: "{HOSTILE}"'))
    told = said(after, str(before), ".", "--markdown", "--previews", str(folder / "preview"))
    assert 'download "preview" from the artifacts' in told
    return folder / "preview"


def test_a_preview_is_one_file_that_needs_nothing_and_leads_nowhere(shown: Path) -> None:
    files = sorted(path.name for path in shown.iterdir())
    assert {"index.html", "centres-neochora-main.el.html", "centres-neochora-roma.en.html", "home.el.html"} <= set(
        files
    )
    index = html_page.parsed((shown / "index.html").read_text(encoding="utf-8"))
    assert set(index.links()) == set(files) - {"index.html"}
    for name in set(files) - {"index.html"}:
        outer = html_page.parsed((shown / name).read_text(encoding="utf-8"))
        assert outer.links() == ["index.html"]
        frames = list(outer.all("iframe"))
        assert len(frames) == 2
        for frame in frames:
            assert frame.attributes["sandbox"] == ""
            inner = html_page.parsed(frame.attributes["srcdoc"])
            assert not list(inner.all("script"))
            assert all(link.startswith("#") for link in inner.links())


def test_a_preview_opens_from_a_folder_and_shows_both_pages(shown: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    heard: list[str] = []
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("console", lambda message: heard.append(message.text))
    page.goto((shown / "centres-neochora-roma.en.html").as_uri())
    texts = [frame.locator("[data-changed]").first.inner_text() for frame in page.frames[1:]]
    assert [re.sub(r"\s", "", text) for text in texts] == ["Call2310555002", "Call2310555003"]
    assert page.locator("#before + ul").inner_text() != page.locator("#after + ul").inner_text()
    page.goto((shown / "centres-neochora-main.el.html").as_uri())
    assert "<img src=x" in page.frames[2].locator("main").inner_text()
    assert page.frames[2].locator("img").count() == 0
    assert heard == []
    page.close()
