"""The command line as an editor meets it: what it says, its exit code, and what it leaves alone."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import towns
from matrix import few
from towns import edit

CENTRES = "data/centres.yaml"
SETTINGS = "data/site.yaml"
SUMMARY = {"el": "Λάθη: 1", "en": "Errors: 1"}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with its built site."""
    town = towns.copy("neochora", tmp_path_factory.mktemp("finished") / "town")
    towns.build(town)
    return town


@pytest.fixture
def built(finished: Path, tmp_path: Path) -> Path:
    """A copy of that, for a test to change."""
    return Path(shutil.copytree(finished, tmp_path / "town"))


def place(root: Path, file: str, marked: str) -> str:
    """The line and column of the sign ⟨ in `marked`, which stands once in the file, without the sign."""
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(marked.replace("⟨", "")) == 1, marked
    before = text[: text.index(marked.replace("⟨", "")) + marked.index("⟨")]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def everything(folder: Path) -> dict[str, tuple[str, int]]:
    """Each file with a digest of its bytes and when it was written."""
    return {
        path.relative_to(folder).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def told(ran: subprocess.CompletedProcess[str]) -> list[str]:
    """The problems of a town's own files, and the summary; upstream's texts and how hard they read are not its own."""
    *lines, summary = ran.stdout.splitlines()
    return [*(line for line in lines if re.match(r"(?!data/national/)\S+:\d+:\d+: ", line)), summary]


MAIN = "Κέντρο Κοινότητας Νεοχώρας"

TEN: dict[str, tuple[str, str, str, str, str]] = {
    "a wrong indentation": (
        "    kind: roma-branch\n",
        "     kind: roma-branch\n",
        "kind⟨: roma-branch",
        (
            "Η γραμμή δεν διαβάζεται. Βάλτε στην αρχή της όσα κενά έχουν οι διπλανές της, και δείτε αν "
            "λείπει κάποιο «:» ή κόμμα."
        ),
        (
            "This line cannot be read. Start it with as many spaces as its neighbours, and see whether a "
            '":" or a comma is missing.'
        ),
    ),
    "a field given twice": (
        "    branch_of: neochora-main\n",
        "    branch_of: neochora-main\n    kind: main\n",
        "branch_of: neochora-main\n    ⟨kind",
        "Το «kind» υπάρχει ήδη στη γραμμή {line}. Κρατήστε ένα από τα δύο.",
        '"kind" already stands on line {line}. Keep one of the two.',
    ),
    "an alias": (
        "    address: { place: Δίπλα στο γήπεδο }\n",
        "    address: *address\n",
        "address: ⟨*address",
        "Τα σύμβολα & και * της YAML δεν χρησιμοποιούνται εδώ («address»). Γράψτε το κείμενο ολόκληρο ή σε εισαγωγικά.",
        'YAML\'s & and * signs are not used here ("address"). Write the text in full or in quotes.',
    ),
    "a tag": (
        "    name: Παράρτημα Ρομά Νεοχώρας\n",
        "    name: !!python/name:os.system Παράρτημα\n",
        "name: ⟨!!python",
        "Το σύμβολο ! της YAML δεν χρησιμοποιείται εδώ («tag:yaml.org,2002:python/name:os.system»). "
        "Βάλτε το κείμενο σε εισαγωγικά.",
        'YAML\'s ! sign is not used here ("tag:yaml.org,2002:python/name:os.system"). Put the text in quotes.',
    ),
    "a list where fields are due": (
        "    address: { place: Δίπλα στο γήπεδο }\n",
        "    address: [ Δίπλα στο γήπεδο ]\n",
        "address: ⟨[ Δίπλα",
        (
            "κέντρα, Παράρτημα Ρομά Νεοχώρας, διεύθυνση: Εδώ χρειάζονται πεδία, όχι λίστα. Γράψτε τα για "
            "παράδειγμα ως { street: Ακακιών 12 & Ευβοίας }."
        ),
        (
            "centres, Παράρτημα Ρομά Νεοχώρας, address: Fields are needed here, not a list. Write them for "
            "example as { street: Ακακιών 12 & Ευβοίας }."
        ),
    ),
    "a field that does not exist": (
        "    cost: free\n",
        "    costs: free\n",
        "⟨costs: free",
        f"κέντρα, {MAIN}: Δεν υπάρχει πεδίο «costs» εδώ. Μήπως εννοείτε «cost»;",
        f'centres, {MAIN}: There is no field "costs" here. Did you mean "cost"?',
    ),
    "a service that does not exist": (
        "{ id: school-bags,",
        "{ id: school-bugs,",
        "{ id: ⟨school-bugs",
        f"κέντρα, {MAIN}, υπηρεσίες, υπηρεσία: Δεν υπάρχει «school-bugs» στο «services». Μήπως εννοείτε «school-bags»;",
        f'centres, {MAIN}, services, service: There is no "school-bugs" in "services". Did you mean "school-bags"?',
    ),
    "a phone with a letter": (
        '"2310 555001"',
        '"231O 555001"',
        '⟨"231O',
        (
            f"κέντρα, {MAIN}, τηλέφωνα, αριθμός: Το τηλέφωνο έχει μόνο ψηφία, όπως 2105065885. Βρέθηκε «231O "
            f"555001». Μήπως εννοείτε «2310555001»;"
        ),
        (
            f"centres, {MAIN}, phones, number: A phone number has digits only, such as 2105065885. Found "
            f'"231O 555001". Did you mean "2310555001"?'
        ),
    ),
    "a centre without a name": (
        f"    name: {MAIN}\n",
        "",
        "  neochora-main:\n    ⟨municipality",
        (
            "κέντρα, neochora-main, όνομα: Συμπληρώστε το πεδίο «name», για παράδειγμα «name: Κέντρο "
            "Κοινότητας Δήμου Νεοχώρας»."
        ),
        (
            'centres, neochora-main, name: Fill in the field "name", for example "name: Κέντρο Κοινότητας '
            'Δήμου Νεοχώρας".'
        ),
    ),
    "an id that climbs": (
        "  neochora-roma:\n",
        "  ../neochora-roma:\n",
        "⟨../neochora-roma",
        "κέντρα: Το αναγνωριστικό «../neochora-roma» γίνεται διεύθυνση σελίδας. Γράψτε μικρά λατινικά γράμματα, "
        "αριθμούς και παύλες, για παράδειγμα «dafni-ymittos». Μήπως εννοείτε «neochora-roma»;",
        'centres: The id "../neochora-roma" becomes the address of a page. Write small Latin letters, digits and '
        'hyphens, for example "dafni-ymittos". Did you mean "neochora-roma"?',
    ),
}


@pytest.mark.parametrize(("old", "new", "marked", "el", "en"), few(TEN.values(), 3), ids=TEN)
def test_a_broken_file_is_one_clear_line_and_the_old_site_stays(
    built: Path, old: str, new: str, marked: str, el: str, en: str
) -> None:
    site, docs = everything(built / "site"), everything(built / "docs")
    edit(built, CENTRES, (old, new))
    where = f"{CENTRES}:{place(built, CENTRES, marked)}: "
    first = place(built, CENTRES, "⟨kind: roma-branch").split(":")[0] if "{line}" in el else ""

    ran = towns.manage(built, "build")
    assert (ran.returncode, ran.stderr) == (1, "")
    said, summary = told(ran)
    assert said == where + el.replace("{line}", first)
    assert summary.startswith(SUMMARY["el"])

    ran = towns.manage(built, "--lang", "en", "check")
    assert (ran.returncode, ran.stderr) == (1, "")
    said, summary = told(ran)
    assert said == where + en.replace("{line}", first)
    assert summary.startswith(SUMMARY["en"])

    assert everything(built / "site") == site
    assert everything(built / "docs") == docs
    assert not (built / ".build" / "site").exists()


def test_good_data_is_said_to_be_good(town: Path) -> None:
    ran = towns.manage(town, "check")
    assert (ran.returncode, ran.stderr) == (0, "")
    (said,) = told(ran)
    assert re.match("Όλα καλά|Λάθη: 0", said)
    ran = towns.manage(town, "--lang", "en", "check")
    assert ran.returncode == 0
    assert re.match("All is well|Errors: 0", told(ran)[-1])


def test_check_writes_nothing(built: Path) -> None:
    before = everything(built)
    assert towns.manage(built, "check", PYTHONDONTWRITEBYTECODE="1").returncode == 0
    assert everything(built) == before


def test_a_build_replaces_the_old_site_whole(built: Path) -> None:
    (built / "site" / "of-yesterday.html").write_text("x", encoding="utf-8")
    edit(built, CENTRES, (f"name: {MAIN}\n", "name: Κέντρο με νέο όνομα\n"))
    ran = towns.manage(built, "build")
    assert ran.returncode == 0
    assert "Κέντρο με νέο όνομα" in (built / "site/centres/neochora-main/index.html").read_text(encoding="utf-8")
    assert not (built / "site" / "of-yesterday.html").exists()
    assert {path.name for path in (built / ".build").iterdir()} == {"before", "lock"}


def test_five_mistakes_are_five_lines_sorted_and_counted(town: Path) -> None:
    edit(
        town,
        CENTRES,
        ("published: 2026-10-05", "published: 5-10-2026"),
        ('"2310 555001"', '"2310 55500"'),
        ("    cost: free\n", "    cost: cheap\n"),
        ("{ id: school-bags,", "{ id: free-tea,"),
        ("    name: Κέντρο Κοινότητας Βαθυρέματος\n", ""),
    )
    ran = towns.manage(town, "--lang", "en", "check")
    assert ran.returncode == 1
    *said, summary = told(ran)
    assert len(said) == 5
    numbers = [int(line.split(":")[1]) for line in said]
    assert numbers == sorted(numbers)
    assert [line.rpartition(": ")[2] for line in said] == [
        '"5-10-2026" is not a date. Write year-month-day such as 2023-05-15, or 2023-05, or 2023. '
        'Did you mean "2026-10-05"?',
        'A phone number has 10 digits, or is a short one such as 1555. Found "2310 55500".',
        "free, unknown.",
        'There is no "free-tea" in "services". Write a name that stands there, or add it first.',
        'Κέντρο Κοινότητας Δήμου Νεοχώρας".',
    ]
    assert summary.startswith("Errors: 5.")


def test_a_mistake_of_ours_is_exit_code_3_with_a_traceback(built: Path) -> None:
    site = everything(built / "site")
    (built / "overrides/pages/centre.html").write_text("{{ no_such_thing.at_all }}", encoding="utf-8")
    ran = towns.manage(built, "build")
    assert ran.returncode == 3
    assert "Traceback (most recent call last)" in ran.stderr
    assert "no_such_thing" in ran.stderr
    assert everything(built / "site") == site


def test_a_template_that_cannot_be_read_is_exit_code_3_with_a_traceback(built: Path) -> None:
    site = everything(built / "site")
    (built / "overrides/pages/centre.html").write_text("{% if %}", encoding="utf-8")
    ran = towns.manage(built, "build")
    assert ran.returncode == 3
    assert "Traceback (most recent call last)" in ran.stderr
    assert everything(built / "site") == site


def test_a_crash_of_the_checker_is_exit_code_3_with_a_traceback(town: Path) -> None:
    edit(town, "scripts/kentro/load.py", ("def load(root: Path", "def load(roof: Path"))
    ran = towns.manage(town, "check")
    assert ran.returncode == 3
    assert "Traceback (most recent call last)" in ran.stderr


def test_a_hand_written_page_in_the_place_of_one_of_ours_is_kept_and_named(built: Path) -> None:
    site = everything(built / "site")
    page = built / "docs/el/benefits/index.md"
    page.write_text("# Η δική μας σελίδα\n", encoding="utf-8")
    ran = towns.manage(built, "build")
    assert ran.returncode == 1
    assert "«docs/el/benefits/index.md»" in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    assert page.read_text(encoding="utf-8") == "# Η δική μας σελίδα\n"
    assert everything(built / "site") == site


def test_a_page_that_fails_the_audit_is_not_published(built: Path) -> None:
    site = everything(built / "site")
    template = built / "overrides/pages/privacy.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text + '<p data-fact="phone" data-source="nobody">1</p>', encoding="utf-8")
    ran = towns.manage(built, "--lang", "en", "build")
    assert ran.returncode == 1
    found = [line for line in ran.stdout.splitlines() if "A fact has no source on its page: phone (nobody)." in line]
    assert [line.split(":")[0] for line in found] == ["en/privacy/index.html", "privacy/index.html"]
    assert everything(built / "site") == site


# In GitHub's runner ------------------------------------------------------------------------------------------------


def test_on_github_every_problem_is_also_an_annotation_on_its_line(town: Path) -> None:
    edit(town, CENTRES, ("email: ", "email: 100%, "), ("    cost: free\n", "    cost: cheap\n"))
    ran = towns.manage(town, "--lang", "en", "check", GITHUB_ACTIONS="true")
    assert ran.returncode == 1
    annotations = [line for line in ran.stdout.splitlines() if line.startswith("::error")]
    assert len(annotations) == 2
    line, column = place(town, CENTRES, "email: ⟨100%").split(":")
    assert re.fullmatch(
        rf'::error file={CENTRES},line={line},col={column}::centres, {MAIN}, e-mail: "100%25, \S+" is not an '
        r"e-mail address\. Write one, such as kentro@dimos\.gr\.",
        annotations[0],
    )
    line, column = place(town, CENTRES, "cost: ⟨cheap").split(":")
    assert annotations[1].startswith(f"::error file={CENTRES},line={line},col={column}::centres, {MAIN}, cost: ")


def test_on_github_the_check_writes_one_table_and_the_build_writes_neither_that_nor_annotations(town: Path) -> None:
    edit(town, CENTRES, ("    cost: free\n", "    cost: cheap\n"))
    summary = town.parent / "summary.md"
    github = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_SERVER_URL": "https://git.example",
        "GITHUB_REPOSITORY": "town/site",
        "GITHUB_SHA": "c0ffee",
    }
    assert towns.manage(town, "build", **github).stdout.count("::error") == 0
    assert not summary.exists()
    towns.manage(town, "check", **github)
    page = summary.read_text(encoding="utf-8")
    line = place(town, CENTRES, "cost: ⟨cheap").split(":")[0]
    assert page.startswith("## Λάθη: 1. Προειδοποιήσεις: 0.\n")
    assert f"[`{CENTRES}:{line}`](https://git.example/town/site/blob/c0ffee/{CENTRES}#L{line})" in page
    assert page.count("\n| ") == 3


def test_elsewhere_there_are_no_annotations(town: Path) -> None:
    edit(town, CENTRES, ("    cost: free\n", "    cost: cheap\n"))
    for environment in ({}, {"GITHUB_ACTIONS": "false"}):
        assert "::" not in towns.manage(town, "check", **environment).stdout


def test_a_value_cannot_speak_to_githubs_runner(town: Path) -> None:
    edit(town, CENTRES, ('"2310 555001"', r'"1\n::warning::by the value"'))
    ran = towns.manage(town, "--lang", "en", "check", GITHUB_ACTIONS="true")
    assert ran.returncode == 1
    assert [line for line in ran.stdout.splitlines() if re.match("::(?!(error|warning) file=)", line)] == []


# Before publishing -------------------------------------------------------------------------------------------------


def without_operator(town: Path, *keys: str) -> None:
    text = (town / SETTINGS).read_text(encoding="utf-8")
    for key in keys:
        text, changed = re.subn(rf"^  {key}:.*\n", "", text, flags=re.MULTILINE)
        assert changed == 1
    (town / SETTINGS).write_text(text, encoding="utf-8")


def test_a_real_site_is_not_published_without_who_answers_for_it(town: Path) -> None:
    without_operator(town, "name", "email")
    assert towns.manage(town, "check").returncode == 0
    ran = towns.manage(town, "check", "--publish")
    assert ran.returncode == 1
    *said, _ = told(ran)
    assert [re.sub(r":\d+:\d+: ", ": ", line) for line in said] == [
        f"{SETTINGS}: Συμπληρώστε το «operator: {key}»: ένας ιστότοπος που δεν είναι δοκιμαστικός πρέπει να το λέει."
        for key in ("name", "email")
    ]


def test_a_demonstration_may_be_published_as_it_is(town: Path) -> None:
    without_operator(town, "name", "email", "phone")
    edit(town, SETTINGS, ("demonstration: false", "demonstration: true"))
    ran = towns.manage(town, "check", "--publish")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_site_that_says_everything_may_be_published(town: Path) -> None:
    assert towns.manage(town, "check", "--publish").returncode == 0


# The command line itself -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"]], ids=" ".join)
def test_help_is_given(town: Path, arguments: list[str]) -> None:
    ran = towns.manage(town, *arguments)
    assert ran.returncode == 0
    assert ran.stdout.startswith("usage: manage.py")


@pytest.mark.parametrize("arguments", [[], ["chek"], ["--lang", "fr", "check"]], ids=" ".join)
def test_a_command_that_does_not_exist_is_explained(town: Path, arguments: list[str]) -> None:
    ran = towns.manage(town, *arguments)
    assert ran.returncode == 1
    assert "usage: manage.py" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_another_checkout_can_be_named(town: Path) -> None:
    ran = towns.manage(towns.ROOT, "--root", str(town), "check")
    assert ran.returncode == 0


# Mistakes in the data that must not end as ours --------------------------------------------------------------------

NATURAL = {
    "the name of a language": ("languages: [el, en, ar]", "languages: [Ελληνικά, Αγγλικά]"),
    "a language without a locale": ("languages: [el, en, ar]", "languages: [el, rom]"),
    "a remark with a value that shows nothing": ('time: { time: "08:00-10:00" }', "time: { time: unknown }"),
    "a link that Python cannot split": ("https://nea.example/kentro", '"https://[nea.example/kentro"'),
    "hours in digits of another script": ("Tu,Th 10:00-13:00", "Tu,Th 1٠:0٠-13:00"),
    "a centre that is only an id": (
        "  vathyrema:\n    municipality: vathyrema\n    kind: main\n    name: Κέντρο Κοινότητας Βαθυρέματος\n"
        "    source: poster\n",
        "  vathyrema:\n",
    ),
    "a source that is only an id": (
        "    publisher: Εφημερίδα «Νέα»\n    url: https://nea.example/kentro\n    published: 2024\n"
        "    standing: press\n",
        "",
    ),
}


@pytest.mark.parametrize(("old", "new"), few(NATURAL.values(), 3), ids=NATURAL)
def test_a_natural_mistake_is_never_a_traceback(town: Path, old: str, new: str) -> None:
    edit(town, CENTRES, (old, new))
    ran = towns.manage(town, "build")
    assert "Traceback" not in ran.stderr
    assert ran.returncode in (0, 1)


# hours: what is open on which day -----------------------------------------------------------------------------------

HOURS = ("hours", "--centre", "neochora-main", "--from", "2026-11-11")


def test_the_hours_of_days_are_told_as_data(town: Path) -> None:
    ran = towns.manage(town, *HOURS, "--days", "3", "--json")
    assert ran.returncode == 0
    closed = {"status": "closed", "intervals": [], "reason": "Σεμινάριο του προσωπικού"}
    assert json.loads(ran.stdout) == [
        {"date": "2026-11-11", "status": "open", "intervals": [["08:00", "15:00"], ["17:00", "20:00"]], "reason": None},
        {"date": "2026-11-12", **closed},
        {"date": "2026-11-13", **closed},
    ]


def test_the_hours_of_days_are_told_in_lines(town: Path) -> None:
    ran = towns.manage(town, "--lang", "en", *HOURS, "--days", "4")
    assert ran.stdout.splitlines() == [
        "2026-11-11  open  08:00-15:00 17:00-20:00",
        "2026-11-12  closed  Σεμινάριο του προσωπικού",
        "2026-11-13  closed  Σεμινάριο του προσωπικού",
        "2026-11-14  closed  not open on this day of the week",
    ]


def test_the_hours_of_one_service_are_told(town: Path) -> None:
    ran = towns.manage(town, *HOURS, "--days", "7", "--json", "--service", "school-bags")
    days = {day["date"]: day["status"] for day in json.loads(ran.stdout)}
    assert {date for date, status in days.items() if status == "open"} == {"2026-11-17"}


def test_hours_without_a_date_begin_today(town: Path) -> None:
    ran = towns.manage(town, *HOURS[:3], "--days", "1", "--json")
    assert [day["date"] for day in json.loads(ran.stdout)] == ["2026-11-07"]


def test_hours_of_another_data_folder_are_told(town: Path) -> None:
    data = towns.HERE / "orologio" / "data"
    ran = towns.manage(town, "hours", "--data", str(data), "--centre", "plain", "--from", "2026-12-24", "--days", "1")
    assert ran.stdout == "2026-12-24  open  08:00-13:00  Παραμονή Χριστουγέννων\n"


def test_old_hours_are_told_with_a_warning_beside_them(town: Path) -> None:
    ran = towns.manage(town, "hours", "--centre", "neochora-roma", "--from", "2026-11-10", "--days", "1", "--json")
    assert json.loads(ran.stdout)[0]["status"] == "open"
    assert "δεν έχουν ελεγχθεί" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--centre", "neochora-mian"), 'There is no centre "neochora-mian".'),
        (("--centre", "neochora-main", "--service", "help-at-home"), 'The centre has no service "help-at-home".'),
        (
            ("--centre", "neochora-main", "--data", "docs"),
            'The file "docs/centres.yaml" is missing. The site needs it: put it back in its place.',
        ),
        (("--centre", "neochora-main", "--from", "2026-13-01"), "2026-12-24"),
        (("--centre", "neochora-main", "--days", "0"), "1-36525"),
        (("--centre", "neochora-main", "--days", "x"), "1-36525"),
        ((), "--centre"),
    ],
)
def test_hours_that_cannot_be_told_say_why(town: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = towns.manage(town, "--lang", "en", "hours", *arguments)
    assert ran.returncode == 1
    assert said in ran.stderr
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr
