"""An accepted issue form becomes a pull request's files; whatever is typed into it stays text."""

from __future__ import annotations

import datetime
import difflib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import html_page
import manage
import towns
from kentro import forms, positions
from kentro.edition import Edition, read_edition
from kentro.problems import Problem, Problems
from kentro.proposal import Issue, Proposal, code, propose, refusal

TODAY = datetime.date(2026, 11, 22)
FORMS = {form.name: form for form in forms.read_forms(towns.ROOT)}
MAIN = "https://kentra.example/en/centres/neochora-main/?x#hours"
CENTRES = "data/centres.yaml"


Town = tuple[Edition, list[Problem]]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A checkout of the first town, which no test changes."""
    edition, already = read_edition(towns.copy("neochora", tmp_path_factory.mktemp("forms") / "town"), TODAY)
    assert edition
    return edition, already


def body(form: str, **answers: str) -> str:
    """The body of an issue as GitHub writes it; a dropdown has its first option unless another is given."""
    said = {name.replace("_", "-"): answer for name, answer in answers.items()}
    assert set(said) <= {field.id for field in FORMS[form].fields}
    parts = []
    for field in FORMS[form].fields:
        answer = said.get(field.id, field.options[0] if field.options else "_No response_")
        parts.append(f"### {field.heading}\n\n{answer}")
    return "\n\n".join(parts)


def proposed(town: Town, folder: Path, form: str, **answers: str) -> Proposal:
    made, problems = propose(*town, Issue(12, body(form, **answers)), folder, "el", {})
    assert made, refusal(problems, "el")
    return made


def changed(town: Town, made: Proposal) -> list[str]:
    """The lines that change, each with its sign, without the record of the source."""
    old = (town[0].root / made.file).read_text(encoding="utf-8").splitlines()
    lines = [line for line in difflib.ndiff(old, made.text.splitlines()) if line[0] in "+-"]
    source = next((n for n, line in enumerate(lines) if line == "+   issue-12:"), None)
    if source is not None:
        end = next(n for n, line in enumerate(lines) if line.startswith("+     standing:"))
        del lines[source : end + 1]
    return [line[0] + line[2:] for line in lines]


def refused(town: Town, folder: Path, form: str, **answers: str) -> list[str]:
    """What is said of a form that cannot become a change."""
    return told(town, folder, body(form, **answers))


def told(town: Town, folder: Path, text: str) -> list[str]:
    made, problems = propose(*town, Issue(12, text), folder, "el", {})
    assert made is None
    return [problem.text("el") for problem in problems]


# What GitHub writes ------------------------------------------------------------------------------------------------

WRITTEN = """\
### Ποιο κέντρο; / Which centre?

Κέντρο Κοινότητας Βαθυρέματος

### Τι αλλάζει; / What changes?

Έχει άλλες ώρες / It has other hours

### Πρώτη ημέρα / First day

24/12/2026

### Τελευταία ημέρα / Last day

_No response_

### Οι ώρες αυτών των ημερών / The hours of these days

9 - 1

### Τι να διαβάσει ο κόσμος; / What should people read?

### Προσοχή

### Ποιος το λέει; / Who says so?

Ο δήμος ή το κέντρο / The municipality or the centre

### Πού το γράφει ή ποιος το είπε; / Where is it written, or who said it?

Αφίσα στην πόρτα

### Τι ημερομηνία έχει; / What date does it bear?

_No response_"""


@pytest.mark.parametrize("text", [WRITTEN, WRITTEN.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_the_form_is_known_by_its_headings(text: str) -> None:
    problems = Problems()
    answers = forms.answers(text, FORMS.values(), problems)
    assert problems.found == []
    assert answers
    assert answers.form.name == "closure"
    assert answers.values == {
        "centre": "Κέντρο Κοινότητας Βαθυρέματος",
        "kind": "Έχει άλλες ώρες / It has other hours",
        "from": "24/12/2026",
        "to": "",
        "hours": "9 - 1",
        "text": "### Προσοχή",
        "told-by": "Ο δήμος ή το κέντρο / The municipality or the centre",
        "source": "Αφίσα στην πόρτα",
        "dated": "",
    }


def test_what_nobody_sees_is_taken_out_of_an_answer() -> None:
    seen = forms.answers(
        body("closure", centre="a\u200bb\u202e \u00a0 c\x07\t", **{"from": "x"}, source="y"), FORMS.values(), Problems()
    )
    assert seen
    assert seen["centre"] == "ab c"


# Each form becomes a change ----------------------------------------------------------------------------------------

CHANGES: dict[str, tuple[str, dict[str, str], str, list[str]]] = {
    "hours as a clerk writes them": (
        "hours",
        {"centre": MAIN, "hours": "Δευτέρα έως Πέμπτη 8:00-15:00\nΠαρασκευή 8:00-14:30", "source": "Αφίσα"},
        "Κέντρο Κοινότητας Νεοχώρας: νέες ώρες",
        [
            '-    hours: { regular: "Mo-Th 08:00-15:00,17:00-20:00; Fr 08:00-14:30", public_holidays: closed, '
            'half_holidays: "13:00", note: Μετά τις αργίες έχει πολύ κόσμο. }',
            '+    hours: { regular: "Mo-Th 08:00-15:00; Fr 08:00-14:30", public_holidays: closed, '
            'half_holidays: "13:00", note: Μετά τις αργίες έχει πολύ κόσμο., source: issue-12 }',
        ],
    ),
    "the first hours of a centre": (
        "hours",
        {"centre": "κεντρο κοινοτητας βαθυρεματος", "hours": "Tu 09:00-12:00", "source": "Αφίσα"},
        "Κέντρο Κοινότητας Βαθυρέματος: νέες ώρες",
        ["+    hours: { regular: Tu 09:00-12:00, source: issue-12 }"],
    ),
    "hours that do not hold yet": (
        "hours",
        {"centre": "vathyrema", "hours": "Δευτέρα 8-3", "from": "7/1/2027", "source": "Αφίσα"},
        "Κέντρο Κοινότητας Βαθυρέματος: νέες ώρες από 07/01/2027",
        ["+    notices:", "+      - { kind: hours, from: 2027-01-07, hours: Mo 08:00-15:00, source: issue-12 }"],
    ),
    "a closure": (
        "closure",
        {"centre": "neochora-roma", "from": "24/12/2026", "to": "31.12.2026", "text": "Άδειες.", "source": "Αφίσα"},
        "Παράρτημα Ρομά Νεοχώρας: κλειστά από 24/12/2026",
        [
            "+    notices:",
            "+      - { kind: closure, from: 2026-12-24, to: 2026-12-31, text: Άδειες., source: issue-12 }",
        ],
    ),
    "other hours for a day, beside other notices": (
        "closure",
        {
            "centre": MAIN,
            "kind": "Έχει άλλες ώρες / It has other hours",
            "from": "2026-12-03",
            "to": "3/12/2026",
            "hours": "9 - 1",
            "source": "Αφίσα",
        },
        "Κέντρο Κοινότητας Νεοχώρας: άλλες ώρες από 03/12/2026",
        ["+      - { kind: hours, from: 2026-12-03, to: 2026-12-03, hours: 09:00-13:00, source: issue-12 }"],
    ),
    "a number in place of another, and two more": (
        "phone",
        {"centre": MAIN, "wrong": "2310 555001", "numbers": "2310555011 / 2310555012\n2310555013", "source": "Κλήση"},
        "Κέντρο Κοινότητας Νεοχώρας: τηλέφωνο",
        [
            '-      - { number: "2310 555001", for: Ραντεβού }',
            '+      - { number: "2310555011", for: Ραντεβού, source: issue-12 }',
            '+      - { number: "2310555012", source: issue-12 }',
            '+      - { number: "2310555013", source: issue-12 }',
        ],
    ),
    "a number that is dead": (
        "phone",
        {"centre": MAIN, "wrong": "6912345678", "source": "Κλήση"},
        "Κέντρο Κοινότητας Νεοχώρας: τηλέφωνο",
        ['-      - { number: "6912345678", source: newspaper }'],
    ),
    "the first number of a centre": (
        "phone",
        {"centre": "vathyrema", "numbers": "2310555031", "for": "Ραντεβού", "source": "Κλήση"},
        "Κέντρο Κοινότητας Βαθυρέματος: τηλέφωνο",
        ["+    phones:", '+      - { number: "2310555031", for: Ραντεβού, source: issue-12 }'],
    ),
    "a mobile unit with four phones on one line": (
        "centre",
        {
            "name": "Κινητή Μονάδα Νεοχώρας",
            "municipality": "ΔΗΜΟΣ ΝΕΟΧΩΡΑΣ",
            "kind": "Κινητή μονάδα / Mobile unit",
            "branch-of": "neochora-main",
            "numbers": "2310555021, 2310555022, 2310555023, 2310555024",
            "source": "Δελτίο τύπου",
        },
        "Νέο κέντρο: neochora-mobile-unit",
        [
            "+  neochora-mobile-unit:",
            "+    municipality: neochora",
            "+    kind: mobile-unit",
            "+    name: Κινητή Μονάδα Νεοχώρας",
            "+    branch_of: neochora-main",
            "+    phones:",
            '+      - { number: "2310555021" }',
            '+      - { number: "2310555022" }',
            '+      - { number: "2310555023" }',
            '+      - { number: "2310555024" }',
            "+    source: issue-12",
        ],
    ),
    "the centre of a municipality that is not there yet": (
        "centre",
        {
            "name": "Κέντρο Κοινότητας Ψηλορείτη",
            "municipality": "Δήμος Ψηλορείτη",
            "street": "Οδός: 1",
            "locality": "Άγιος Ψηλός",
            "postcode": "70001",
            "email": "kk@psiloreitis.example",
            "hours": "Δευτέρα - Παρασκευή 8-2",
            "source": "Δελτίο τύπου",
        },
        "Νέο κέντρο: agios-psilos",
        [
            "+  agios-psilos:",
            "+    name: Δήμος Ψηλορείτη",
            "+    source: issue-12",
            "+  agios-psilos:",
            "+    municipality: agios-psilos",
            "+    kind: main",
            "+    name: Κέντρο Κοινότητας Ψηλορείτη",
            '+    address: { street: "Οδός: 1", locality: Άγιος Ψηλός, postcode: "70001" }',
            "+    email: kk@psiloreitis.example",
            "+    hours: { regular: Mo-Fr 08:00-14:00 }",
            "+    source: issue-12",
        ],
    ),
    "words on a centre's page": (
        "mistake",
        {"page": MAIN, "text": "Ασαφές", "wrong": "Υπάρχει ράμπα", "right": "Υπάρχει ράμπα πίσω"},
        "Κέντρο Κοινότητας Νεοχώρας: διόρθωση κειμένου",
        [
            "-    access: { step_free: yes, note: Υπάρχει ράμπα. }",
            "+    access: { step_free: yes, note: Υπάρχει ράμπα πίσω. }",
        ],
    ),
}


@pytest.mark.parametrize(("form", "answers", "title", "lines"), CHANGES.values(), ids=CHANGES)
def test_a_form_becomes_the_lines_that_it_asks_for(
    town: Town, tmp_path: Path, form: str, answers: dict[str, str], title: str, lines: list[str]
) -> None:
    before = (town[0].root / CENTRES).read_bytes()
    made = proposed(town, tmp_path, form, **answers)
    assert changed(town, made) == lines
    assert made.words["title.txt"] == title
    assert "Closes #12\n" in made.words["body.md"]
    for line in lines:
        assert line in made.words["body.md"].splitlines()
    assert (tmp_path / made.file).read_text(encoding="utf-8") == made.text
    assert (town[0].root / CENTRES).read_bytes() == before


def test_the_words_of_a_service_stand_in_another_file(town: Town, tmp_path: Path) -> None:
    services = (town[0].root / "data/services.yaml").read_text(encoding="utf-8")
    words = re.search("summary: (.{5,})", services)
    assert words
    page = re.search(r"^  ([a-z-]+):$", services, re.MULTILINE)
    assert page
    made = proposed(
        town, tmp_path, "mistake", page=f"/benefits/{page[1]}/", text="x", wrong=words[1], right="Νέα λόγια."
    )
    assert made.file == "data/services.yaml"
    assert made.text == services.replace(words[1], "Νέα λόγια.")


SOURCES: dict[str, tuple[dict[str, str], str]] = {
    "the municipality, without a date": (
        {"source": "Αφίσα: στην πόρτα"},
        'publisher: Δήμος Νεοχώρας\n    title: "Αφίσα: στην πόρτα"\n    seen: 2026-11-22\n    standing: municipality',
    ),
    "the municipality, dated": (
        {"source": "Δελτίο τύπου", "dated": "5/11/2026"},
        "publisher: Δήμος Νεοχώρας\n    title: Δελτίο τύπου\n    published: 2026-11-05\n    standing: municipality",
    ),
    "a newspaper": (
        {
            "source": "Τα Νέα https://nea.example/1",
            "dated": "11/2026",
            "told_by": "Εφημερίδα ή ιστότοπος ειδήσεων / A newspaper or news site",
        },
        "title: Τα Νέα\n    url: https://nea.example/1\n    published: 2026-11\n    standing: press",
    ),
}


@pytest.mark.parametrize(("answers", "record"), SOURCES.values(), ids=SOURCES)
def test_the_source_of_the_change_is_what_the_form_names(
    town: Town, tmp_path: Path, answers: dict[str, str], record: str
) -> None:
    made = proposed(town, tmp_path, "phone", centre=MAIN, numbers="2310555011", **answers)
    assert f"\n  issue-12:\n    {record}\nholidays:\n" in made.text


def test_hours_of_a_centre_that_nobody_verified_are_said_to_claim_nothing(town: Town, tmp_path: Path) -> None:
    for centre, claims in ((MAIN, True), ("vathyrema", False)):
        made = proposed(town, tmp_path, "hours", centre=centre, hours="Mo-Fr 08:00-15:00", source="x")
        assert ("δεν λέει αν είναι ανοιχτά τώρα" in made.words["body.md"]) != claims


def test_how_an_answer_was_read_is_said_to_whoever_accepts_it(town: Town, tmp_path: Path) -> None:
    made = proposed(town, tmp_path, "hours", centre=MAIN, hours="Δευτέρα 8-3", source="x")
    look = made.words["body.md"].split("Πριν πατήσετε")[1]
    assert "`Οι ώρες «Δευτέρα 8-3» διαβάστηκαν ως Mo 08:00-15:00. Δείτε αν είναι σωστό.`" in look
    assert "Οι αργίες και η σημείωση των ωρών έμειναν όπως ήταν" in look


# What must be corrected --------------------------------------------------------------------------------------------

CLOSED = {"centre": "vathyrema", "from": "24/12/2026", "to": "25/12/2026", "source": "Αφίσα"}
NEW = {"name": "Κέντρο", "municipality": "Δήμος", "source": "Αφίσα"}

REFUSED: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "nothing filled in": (
        "hours",
        {},
        [
            "Ποιο κέντρο: Συμπληρώστε αυτό το πεδίο.",
            "Ποιες είναι οι ώρες: Συμπληρώστε αυτό το πεδίο.",
            "Πού το γράφει ή ποιος το είπε: Συμπληρώστε αυτό το πεδίο.",
        ],
    ),
    "a centre that is not there": (
        "closure",
        {**CLOSED, "centre": "vathirema"},
        ["Ποιο κέντρο: Δεν βρήκαμε κέντρο «vathirema». Γράψτε τη διεύθυνση της σελίδας του ή ένα από αυτά: vathyrema."],
    ),
    "an id that climbs": (
        "closure",
        {**CLOSED, "centre": "/centres/../../data/"},
        [
            "Ποιο κέντρο: Δεν βρήκαμε κέντρο «/centres/../../data/». Γράψτε τη διεύθυνση της σελίδας του ή ένα από "
            "αυτά: Κέντρο Κοινότητας Νεοχώρας, Παράρτημα Ρομά Νεοχώρας, Κέντρο Κοινότητας Βαθυρέματος."
        ],
    ),
    "days that do not exist": (
        "closure",
        {**CLOSED, "from": "31/11/2026", "to": "Χριστούγεννα"},
        [
            "Πρώτη ημέρα: Γράψτε την ημέρα όπως 24/12/2026 (βρέθηκε «31/11/2026»).",
            "Τελευταία ημέρα: Γράψτε την ημέρα όπως 24/12/2026 (βρέθηκε «Χριστούγεννα»).",
        ],
    ),
    "a month for a day": (
        "closure",
        {**CLOSED, "to": "12/2026"},
        ["Τελευταία ημέρα: Γράψτε την ημέρα όπως 24/12/2026 (βρέθηκε «12/2026»)."],
    ),
    "a source of tomorrow": (
        "closure",
        {**CLOSED, "dated": "23/11/2026"},
        ["Τι ημερομηνία έχει: Αυτή η ημέρα δεν ήρθε ακόμη (2026-11-23). Γράψτε πότε έγινε."],
    ),
    "a newspaper without a link": (
        "closure",
        {**CLOSED, "told-by": "Εφημερίδα ή ιστότοπος ειδήσεων / A newspaper or news site"},
        [
            "Πού το γράφει ή ποιος το είπε: Γράψτε και τον σύνδεσμο της σελίδας που το λέει, για να τον βρίσκει ο "
            "αναγνώστης."
        ],
    ),
    "an option of one's own": (
        "closure",
        {**CLOSED, "kind": "Ίσως κλειστό"},
        ["Τι αλλάζει: Διαλέξτε ένα από αυτά: Είναι κλειστό / It is closed, Έχει άλλες ώρες / It has other hours."],
    ),
    "hours that say nothing": (
        "hours",
        {"centre": "vathyrema", "hours": "κάθε πρωί", "source": "x"},
        ["Ποιες είναι οι ώρες: Γράψτε ημέρες και ώρες όπως «Δευτέρα έως Παρασκευή 8:00-15:00» (βρέθηκε «κάθε πρωί»)."],
    ),
    "no phone at all": (
        "phone",
        {"centre": MAIN, "source": "x"},
        ["Ποια είναι τα σωστά: Συμπληρώστε αυτό το πεδίο."],
    ),
    "a range of phones, and one that the centre does not have": (
        "phone",
        {"centre": MAIN, "wrong": "2310555077", "numbers": "2693360307-4", "source": "x"},
        [
            "Ποια είναι τα σωστά: Γράψτε κάθε τηλέφωνο ολόκληρο, σε δική του γραμμή. Βρέθηκε «2693360307-4».",
            "Ποιο τηλέφωνο είναι λάθος: Το κέντρο δεν έχει τηλέφωνο 2310555077. Έχει: 2310555001, 6912345678.",
        ],
    ),
    "a phone that is there": (
        "phone",
        {"centre": MAIN, "numbers": "+30 2310 555001", "source": "x"},
        ["Ποια είναι τα σωστά: Το κέντρο έχει ήδη το τηλέφωνο 2310555001. Σβήστε το από εδώ."],
    ),
    "an address that is taken": (
        "centre",
        {**NEW, "address": "vathyrema"},
        ["Διεύθυνση της σελίδας με λατινικά: Η διεύθυνση «vathyrema» ανήκει σε άλλο κέντρο. Γράψτε άλλη."],
    ),
    "an address that climbs": (
        "centre",
        {**NEW, "address": "../../x"},
        [
            "Διεύθυνση της σελίδας με λατινικά: Το αναγνωριστικό «../../x» γίνεται διεύθυνση σελίδας. Γράψτε μικρά "
            "λατινικά γράμματα, αριθμούς και παύλες, για παράδειγμα «dafni-ymittos». Μήπως εννοείτε «x»;"
        ],
    ),
    "a name of which no address can be made": (
        "centre",
        {**NEW, "municipality": "市役所"},
        ["Διεύθυνση της σελίδας με λατινικά: Συμπληρώστε αυτό το πεδίο."],
    ),
    "a mistake that only a person can mend": (
        "mistake",
        {"page": MAIN, "text": "Δεν καταλαβαίνω τη σελίδα"},
        ["Τα σωστά λόγια: Συμπληρώστε και τα λάθος και τα σωστά λόγια. Αλλιώς τη διόρθωση την κάνει ένας άνθρωπος."],
    ),
    "a mistake in a translation": (
        "mistake",
        {"page": MAIN, "text": "x", "language": "en", "wrong": "a", "right": "b"},
        [
            "Γλώσσα της σελίδας: Μια μετάφραση τη διορθώνει ένας άνθρωπος, όπως λέει το TRANSLATING.md. Η φόρμα "
            "αλλάζει μόνο ελληνικά κείμενα."
        ],
    ),
    "a mistake on a page that all sites share": (
        "mistake",
        {"page": "/benefits/birth-benefit/", "text": "x", "wrong": "a", "right": "b"},
        [
            "Ποια σελίδα: Η φόρμα αλλάζει μόνο τις σελίδες των κέντρων και των υπηρεσιών αυτού του ιστότοπου. Τα άλλα "
            "κείμενα τα διορθώνει ένας άνθρωπος."
        ],
    ),
    "words that the page does not have": (
        "mistake",
        {"page": MAIN, "text": "x", "wrong": "closed", "right": "open"},
        ["Τα λάθος λόγια, ακριβώς: Δεν βρήκαμε στη σελίδα τα λόγια «closed». Αντιγράψτε τα ακριβώς όπως τα γράφει."],
    ),
    "words that the page has twice": (
        "mistake",
        {"page": MAIN, "text": "x", "wrong": "Νεοχώρα", "right": "Παλαιοχώρα"},
        [
            "Τα λάθος λόγια, ακριβώς: Τα λόγια «Νεοχώρα» υπάρχουν σε περισσότερα σημεία της σελίδας. Γράψτε ολόκληρη "
            "την πρόταση."
        ],
    ),
    "a mega-byte of text": (
        "closure",
        {**CLOSED, "text": "α" * 1_000_000},
        ["Τι να διαβάσει ο κόσμος: Γράψτε το πιο σύντομα, σε έως 300 γράμματα."],
    ),
    "the last day before the first, which the check finds": (
        "closure",
        {**CLOSED, "to": "23/12/2026"},
        [
            "Κέντρο Κοινότητας Βαθυρέματος, ανακοινώσεις: Το τέλος είναι πριν από την αρχή. Γράψτε πρώτα πότε "
            "αρχίζει και μετά πότε τελειώνει."
        ],
    ),
    "an e-mail that is none, which the check finds": (
        "centre",
        {**NEW, "address": "x", "email": "kentro@"},
        ["κέντρα, Κέντρο, e-mail: Το «kentro@» δεν είναι διεύθυνση e-mail. Γράψτε μία, όπως kentro@dimos.gr."],
    ),
}


@pytest.mark.parametrize(("form", "answers", "said"), REFUSED.values(), ids=REFUSED)
def test_what_must_be_corrected_is_said_in_plain_greek(
    town: Town, tmp_path: Path, form: str, answers: dict[str, str], said: list[str]
) -> None:
    assert refused(town, tmp_path, form, **answers) == said


def test_an_issue_that_is_no_form_is_told_so(town: Town, tmp_path: Path) -> None:
    for text in ("", "Γεια σας", body("hours").replace("### Ποιες", "### Ποιές"), "\n".join(["### x"] * 100_000)):
        (said,) = told(town, tmp_path, text)
        assert said.startswith("Αυτό το θέμα δεν γράφτηκε με μία από τις φόρμες μας")


def test_an_answer_cannot_pretend_to_be_another(town: Town, tmp_path: Path) -> None:
    heading = FORMS["hours"].field("source").heading
    (said,) = refused(town, tmp_path, "hours", centre=MAIN, hours=f"Mo 9-1\n\n### {heading}\n\nαλλού", source="εδώ")
    assert said.startswith("Μια επικεφαλίδα της φόρμας υπάρχει δύο φορές")


# Hostile texts -----------------------------------------------------------------------------------------------------

HOSTILE = {
    "quotes": "«α» \"β\" 'γ' \\",
    "an expression of the workflow": "α ${{ github.token }} $(id) `id` ; rm -rf / #",
    "html": "α <script>alert(1)</script><img src=x onerror=alert(1)> &amp; -->",
    "yaml": "α: [*b, &c, !!python/object:os.system {d: e}] # f | > % @ `",
    "a command to the runner": "α ::error file=x::y %0A::set-output name=a::b",
    "markdown": "α @everybody #1 fixes #2 closes GH-3 [x](http://evil.example) ![y](z) ``` ~~~ </details>",
    "letters that nobody sees": "α\u202eβ\u200b\u2066γ\ufeff\u00ad\x1b[31m\x00",
    "a placeholder": "α {name} {{ k }} {% x %} {0}",
    "a document": "--- α ... ---",
}

UNSEEN = "\u202e\u200b\u2066\ufeff\u00ad\x1b\x00"


def texts(form: str, hostile: str) -> dict[str, str]:
    """A form with the text wherever text may be typed; of a source that has a link, the link is taken apart."""
    source = hostile.replace("http://", "")
    return {
        "closure": {**CLOSED, "text": hostile, "source": source},
        "phone": {"centre": "vathyrema", "numbers": "2310555031", "for": hostile, "source": source},
        "centre": {"name": hostile, "municipality": hostile, "street": hostile, "source": source, "address": "new"},
        "mistake": {"page": MAIN, "text": hostile, "wrong": "Υπάρχει ράμπα.", "right": hostile},
    }[form]


FORMS_OF_TEXT = ("closure", "phone", "centre", "mistake")
MATRIX = [
    pytest.param(form, hostile, id=f"{form}-{name}", marks=pytest.mark.everything)
    for form in FORMS_OF_TEXT
    for name, hostile in HOSTILE.items()
]
ALL = [pytest.param(form, " ".join(HOSTILE.values())[:295], id=f"{form}-all") for form in FORMS_OF_TEXT]


@pytest.mark.parametrize(("form", "hostile"), [*ALL, *MATRIX])
def test_a_hostile_text_stays_the_text_of_its_fields(town: Town, tmp_path: Path, form: str, hostile: str) -> None:
    made = proposed(town, tmp_path, form, **texts(form, hostile))
    typed = {" ".join(re.sub(f"[{UNSEEN}]", "", text).split()) for text in texts(form, hostile).values()}
    new = [text for text in scalars(made.text.encode()) if text not in scalars((town[0].root / CENTRES).read_bytes())]
    assert any(len(text) > 3 for text in typed.intersection(new))
    assert all(text in typed or not set(text) & set("<{[`") for text in new)
    assert re.fullmatch(r"[\w «»:/-]+", made.words["title.txt"])
    assert not re.search(r"@|<|\[|#(?!12\b)|evil|fixes|script", prose(made.words["body.md"]))


def scalars(source: bytes) -> list[str]:
    """Every single text in a YAML file, the keys included."""

    def below(node: positions.Node) -> list[str]:
        if isinstance(node, positions.Scalar):
            return [node.text]
        if isinstance(node, positions.Sequence):
            return [text for item in node.items for text in below(item)]
        return [text for name, value in node.entries for text in (name.text, *below(value))]

    problems = Problems()
    node = positions.read(source, CENTRES, problems)
    assert node
    assert problems.found == []
    return below(node)


def prose(markdown: str) -> str:
    """What Markdown obeys: a text without its blocks and spans of code, and without the signs of its headings."""
    said, inside = [], False
    for line in markdown.splitlines():
        if line.startswith("```"):
            inside = not inside
        elif inside:
            assert line[0] in "+-@ "
        else:
            said.append(re.sub("`[^`]*`", "", line.lstrip("# ")))
    assert not inside
    return "\n".join(said)


def test_a_refusal_holds_a_hostile_text_in_code_only(town: Town, tmp_path: Path) -> None:
    _, problems = propose(
        *town, Issue(12, body("closure", **{**CLOSED, "centre": "`@you` <b> #1"})), tmp_path, "el", {}
    )
    said = refusal(problems, "el")
    assert "@you" in said
    assert "@you" not in prose(said)
    assert code("a`b\n``c") == "`aʼb ʼʼc`"


# The command and the script of the workflow ------------------------------------------------------------------------


def event(path: Path, text: object, number: object = 12) -> Path:
    path.write_text(json.dumps({"action": "labeled", "issue": {"number": number, "body": text}}), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["closure", pytest.param("centre", marks=pytest.mark.everything)])
def test_the_command_changes_the_data_and_builds_the_page_with_a_hostile_text_as_text(
    tmp_path: Path, form: str
) -> None:
    site = towns.copy("mikro", tmp_path / "town")
    hostile = "α < b> <script>alert()</script> ${{ github.token }} {x} \"'"
    answers = {
        **texts(form, hostile),
        **({"centre": "mikro", "from": "12/11/2026", "to": "13/11/2026"} if form == "closure" else {}),
    }
    accepted = event(tmp_path / "event.json", body(form, **answers))
    ran = towns.manage(
        site,
        "form",
        str(accepted),
        GITHUB_SERVER_URL="https://github.example",
        GITHUB_REPOSITORY="town/site",
        GITHUB_RUN_ID="7",
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    folder = site / ".build/form"
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == {
        CENTRES,
        "title.txt",
        "body.md",
        "by-hand.md",
    }
    assert (folder / CENTRES).read_bytes() == (site / CENTRES).read_bytes()
    body_text = (folder / "body.md").read_text(encoding="utf-8")
    assert "https://github.example/town/site/actions/runs/7." in body_text
    assert body_text.startswith("## Τι αλλάζει για τον κάτοικο;\n")
    assert not re.search("<script|[^`]@", prose(body_text))
    assert (site / "preview" / "index.html").is_file()
    assert "https://github.example/town/site/compare/form-12?expand=1." in (folder / "by-hand.md").read_text(
        encoding="utf-8"
    )
    name = {"closure": "mikro", "centre": "new"}[form]
    page = html_page.page(site / "site", f"centres/{name}/")
    assert hostile in next(page.all("main")).text
    assert all("alert" not in script.text or "<" not in script.text for script in page.all("script"))


def test_a_form_that_must_be_corrected_changes_nothing(tmp_path: Path) -> None:
    site = towns.copy("mikro", tmp_path / "town")
    before = (site / CENTRES).read_bytes()
    ran = towns.manage(site, "form", str(event(tmp_path / "event.json", body("phone", centre="mikro", source="x"))))
    assert (ran.returncode, ran.stderr) == (1, "")
    assert (site / CENTRES).read_bytes() == before
    folder = site / ".build/form"
    assert [path.name for path in folder.rglob("*")] == ["refusal.md"]
    said = (folder / "refusal.md").read_text(encoding="utf-8")
    assert "- `Ποια είναι τα σωστά: Συμπληρώστε αυτό το πεδίο.`" in said


def test_a_page_that_fails_the_last_check_changes_nothing(tmp_path: Path) -> None:
    site = towns.copy("mikro", tmp_path / "town")
    before = (site / CENTRES).read_bytes()
    template = site / "overrides/pages/privacy.html"
    template.write_text(template.read_text(encoding="utf-8") + '<a href="nowhere/">x</a>', encoding="utf-8")
    accepted = event(tmp_path / "event.json", body("phone", centre="mikro", numbers="2831055502", source="x"))
    ran = towns.manage(site, "form", str(accepted))
    assert ran.returncode == 1
    assert (site / CENTRES).read_bytes() == before
    assert [path.name for path in (site / ".build/form").rglob("*")] == ["refusal.md"]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"issue": {"body": "x"}}', '{"issue": {"number": "x", "body": ""}}'])
def test_a_file_that_is_no_event_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    (tmp_path / "event.json").write_text(text, encoding="utf-8")
    assert manage.main(["--root", str(tmp_path), "form", str(tmp_path / "event.json")]) == 1
    assert "δεν είναι γεγονός του GitHub" in capsys.readouterr().err
    assert manage.main(["--root", str(tmp_path), "form", str(tmp_path / "none.json")]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["event.json"]


GH = """\
#!/usr/bin/env python3
import json, os, sys
files = {a: open(a.split("=")[-1], encoding="utf-8").read() for a in sys.argv if a.endswith(".md")}
with open(os.environ["CALLS"], "a", encoding="utf-8") as calls:
    print(json.dumps([sys.argv[1:], list(files.values())]), file=calls)
if sys.argv[1:3] == ["pr", "list"]:
    print(os.environ.get("OPEN", ""), end="")
sys.exit(sys.argv[1:3] == ["pr", "create"] and "FORBIDDEN" in os.environ)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone of a repository with a town's data, as the second job finds it, and beside it a `gh` that only notes."""
    work, origin = tmp_path / "work", tmp_path / "origin.git"
    shutil.copytree(towns.HERE / "mikro", work)
    (work / "scripts").mkdir()
    shutil.copy(towns.ROOT / "scripts/pull_request.sh", work / "scripts")
    for command in (
        ["git", "init", "--quiet", "--bare", "--initial-branch=main", str(origin)],
        ["git", "init", "--quiet", "--initial-branch=main", str(work)],
        ["git", "-C", str(work), "remote", "add", "origin", str(origin)],
        ["git", "-C", str(work), "add", "."],
        ["git", "-C", str(work), "-c", "user.name=x", "-c", "user.email=x@x", "commit", "--quiet", "-m", "first"],
        ["git", "-C", str(work), "push", "--quiet", "origin", "main"],
    ):
        subprocess.run(command, check=True)
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    return work


def run_script(checkout: Path, issue: str = "12", **environment: str) -> tuple[int, list[list[list[str]]]]:
    """Run the script of the second job; returns its exit code, and each call of `gh` with the files that it named."""
    calls = checkout.parent / "calls.txt"
    calls.write_text("", encoding="utf-8")
    ran = subprocess.run(
        ["sh", "scripts/pull_request.sh", ".build/form", issue],
        cwd=checkout,
        env={"PATH": f"{checkout.parent / 'bin'}:{os.environ['PATH']}", "CALLS": str(calls), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, [json.loads(line) for line in calls.read_text(encoding="utf-8").splitlines()]


def git(checkout: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", str(checkout.parent / "origin.git"), *arguments], capture_output=True, text=True, check=True
    ).stdout


def hand_over(checkout: Path, **files: str) -> None:
    """What the first job handed over."""
    folder = checkout / ".build/form"
    made = {
        "data/centres.yaml": "new: data\n",
        "title.txt": "Κέντρο: $(id) `id`",
        "body.md": "σώμα",
        "by-hand.md": "μόνοι",
    }
    for name, text in (files or made).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_the_script_opens_a_pull_request_with_the_data_file_alone(checkout: Path) -> None:
    hand_over(checkout)
    (checkout / ".build/form/scripts").mkdir()
    (checkout / ".build/form/scripts/manage.py").write_text("evil", encoding="utf-8")
    ended, calls = run_script(checkout)
    assert ended == 0
    assert git(checkout, "diff", "--name-only", "main", "form-12") == "data/centres.yaml\n"
    assert git(checkout, "show", "form-12:data/centres.yaml") == "new: data\n"
    assert git(checkout, "log", "-1", "--format=%s", "form-12") == "Κέντρο: $(id) `id`\n"
    arguments, texts = calls[-1]
    assert arguments == [
        "pr",
        "create",
        "--base=main",
        "--head=form-12",
        "--title=Κέντρο: $(id) `id`",
        "--body-file=.build/form/body.md",
    ]
    assert texts == ["σώμα"]


def test_a_second_label_brings_the_same_pull_request_up_to_date(checkout: Path) -> None:
    hand_over(checkout)
    run_script(checkout)
    subprocess.run(["git", "-C", str(checkout), "checkout", "--quiet", "main"], check=True)
    (checkout / ".build/form/data/centres.yaml").write_text("newer: data\n", encoding="utf-8")
    ended, calls = run_script(checkout, OPEN="3")
    assert ended == 0
    assert git(checkout, "show", "form-12:data/centres.yaml") == "newer: data\n"
    assert calls[-1][0][:3] == ["pr", "edit", "form-12"]


def test_a_refusal_becomes_a_comment_and_no_branch(checkout: Path) -> None:
    hand_over(checkout, **{"refusal.md": "Διορθώστε"})
    ended, calls = run_script(checkout)
    assert ended == 0
    assert calls == [[["issue", "comment", "12", "--body-file", ".build/form/refusal.md"], ["Διορθώστε"]]]
    assert git(checkout, "branch", "--list") == "* main\n"


def test_where_a_workflow_may_open_none_the_issue_says_how_to(checkout: Path) -> None:
    hand_over(checkout)
    ended, calls = run_script(checkout, FORBIDDEN="1")
    assert ended == 1
    assert calls[-1] == [["issue", "comment", "12", "--body-file", ".build/form/by-hand.md"], ["μόνοι"]]


def test_a_number_that_is_none_is_refused(checkout: Path) -> None:
    hand_over(checkout)
    assert run_script(checkout, issue="1; id") == (1, [])
    assert run_script(checkout, issue="") == (1, [])
