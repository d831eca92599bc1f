"""Notices and holidays as editors write them: what is refused, what is warned of, what translators keep."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from kentro.edition import read_edition
from kentro.files import CENTRES, HOLIDAYS
from kentro.hours import weekly
from kentro.load import load
from kentro.model import Notice
from kentro.problems import errors
from kentro.values import Text
from test_load import edit, lines, place, site

CENTRE = "Κέντρο Κοινότητας Βαθυρέματος"
NAME = f"    name: {CENTRE}\n"
DAY = datetime.date(2026, 11, 12)


def announce(root: Path, *notices: str) -> None:
    """Give the centre of which nothing is known two services and these notices."""
    listed = "".join(f"      - {{ {notice} }}\n" for notice in notices)
    edit(root, CENTRES, (NAME, f"{NAME}    services: [ moving-help, school-bags ]\n    notices:\n{listed}"))


def announced(root: Path) -> tuple[Notice, ...]:
    return site(root).centres["vathyrema"].notices


def said_of(root: Path, lang: str = "en") -> list[str]:
    """The lines about the centres' file, warnings too."""
    return [line for problem in load(root).problems if (line := problem.line(lang)).startswith(CENTRES)]


def today(root: Path, date: str) -> list[str]:
    """What is said only because of the day, with an edition all the same."""
    edition, found = read_edition(root, datetime.date.fromisoformat(date))
    assert edition is not None
    early = load(root).problems
    assert errors(found) == []
    return [problem.line("en") for problem in found if problem not in early]


# Good ones ---------------------------------------------------------------------------------------------------------

GOOD = {
    "a closure of one day": (
        "kind: closure, from: 2026-11-12, to: 2026-11-12",
        Notice(id="2026-11-12", kind="closure", start=DAY, end=DAY),
    ),
    "other times": (
        'kind: hours, from: 2026-11-12, to: 2026-11-12, hours: "09:00-11:00, 17:00-18:00"',
        Notice(id="2026-11-12", kind="hours", start=DAY, end=DAY, hours=(("09:00", "11:00"), ("17:00", "18:00"))),
    ),
    "times without quotes": (
        "kind: hours, from: 2026-11-12, to: 2026-11-12, hours: 09:00-11:00",
        Notice(id="2026-11-12", kind="hours", start=DAY, end=DAY, hours=(("09:00", "11:00"),)),
    ),
    "another week": (
        'kind: hours, from: 2026-11-12, to: 2026-11-12, hours: "Mo-We,Sa 09:00-12:00"',
        Notice(id="2026-11-12", kind="hours", start=DAY, end=DAY, hours=weekly("Mo-We,Sa 09:00-12:00")),
    ),
    "a closure of one service": (
        "kind: closure, from: 2026-11-12, to: 2026-11-12, service: moving-help, source: poster",
        Notice(id="2026-11-12", kind="closure", start=DAY, end=DAY, service="moving-help", source="poster"),
    ),
    "a message": (
        "kind: message, from: 2026-11-12, to: 2026-11-12, text: Άλλη πόρτα.",
        Notice(
            id="2026-11-12",
            kind="message",
            start=DAY,
            end=DAY,
            text=Text("centres.vathyrema.notices.2026-11-12.text", "Άλλη πόρτα."),
        ),
    ),
    "a deadline": (
        "kind: deadline, from: 2026-11-12, to: 2026-11-12, text: Τέλος.",
        Notice(
            id="2026-11-12",
            kind="deadline",
            start=DAY,
            end=DAY,
            text=Text("centres.vathyrema.notices.2026-11-12.text", "Τέλος."),
        ),
    ),
}


@pytest.mark.parametrize(("written", "notice"), GOOD.values(), ids=GOOD)
def test_a_notice_is_read(town: Path, written: str, notice: Notice) -> None:
    announce(town, written)
    assert announced(town) == (notice,)
    assert said_of(town) == []


HOLDS = {"2026-11-11": False, "2026-11-12": True, "2026-11-13": True, "2026-11-14": False}


def test_a_notice_holds_from_its_first_to_its_last_day() -> None:
    notice = Notice(id="2026-11-12", kind="closure", start=DAY, end=datetime.date(2026, 11, 13))
    assert {date: notice.holds_on(datetime.date.fromisoformat(date)) for date in HOLDS} == HOLDS


def test_a_notice_without_an_end_holds_for_ever() -> None:
    notice = Notice(id="2026-11-12", kind="closure", start=DAY)
    assert [notice.holds_on(datetime.date(year, 11, 12)) for year in (2025, 2026, 2099)] == [False, True, True]


# Wrong ones --------------------------------------------------------------------------------------------------------

WRONG = {
    "an end before its start": (
        "kind: closure, from: 2026-11-12, to: ⟨2026-11-11",
        "The end is before the start. Write first when it begins, then when it ends.",
        "Το τέλος είναι πριν από την αρχή. Γράψτε πρώτα πότε αρχίζει και μετά πότε τελειώνει.",
    ),
    "other hours that are not said": (
        "kind: hours, from: 2026-11-12, to: 2026-11-13",
        'Write the hours of these days in "hours", such as 09:00-13:00.',
        "Γράψτε τις ώρες των ημερών αυτών στο «hours», όπως 09:00-13:00.",
    ),
    "hours of a closure": (
        'kind: closure, from: 2026-11-12, to: 2026-11-13, hours: ⟨"09:00-11:00"',
        'Only a notice with "kind: hours" has hours. Change "kind" or delete "hours".',
        "Μόνο μια ανακοίνωση με «kind: hours» έχει ώρες. Αλλάξτε το «kind» ή σβήστε το «hours».",
    ),
    "hours of a message": (
        'kind: message, from: 2026-11-12, to: 2026-11-13, text: Α., hours: ⟨"Mo 09:00-11:00"',
        'Only a notice with "kind: hours" has hours. Change "kind" or delete "hours".',
        "Μόνο μια ανακοίνωση με «kind: hours» έχει ώρες. Αλλάξτε το «kind» ή σβήστε το «hours».",
    ),
    "a message of nothing": (
        "kind: message, from: 2026-11-12, to: 2026-11-13",
        'Fill in the field "text", for example "text: Άδειες του προσωπικού.".',
        "Συμπληρώστε το πεδίο «text», για παράδειγμα «text: Άδειες του προσωπικού.».",
    ),
    "a deadline for nothing": (
        "kind: deadline, from: 2026-11-12, to: 2026-11-13, text: unknown",
        'Fill in the field "text", for example "text: Άδειες του προσωπικού.".',
        "Συμπληρώστε το πεδίο «text», για παράδειγμα «text: Άδειες του προσωπικού.».",
    ),
    "a deadline without its day": (
        "kind: deadline, from: 2026-11-12, text: Α.",
        'Fill in the field "to", for example "to: 2026-12-31".',
        "Συμπληρώστε το πεδίο «to», για παράδειγμα «to: 2026-12-31».",
    ),
    "a service of other centres": (
        "kind: closure, from: 2026-11-12, to: 2026-11-13, service: ⟨guaranteed-minimum-income",
        'The centre has no service "guaranteed-minimum-income". Write one of its services, or delete "service".',
        "Το κέντρο δεν έχει υπηρεσία «guaranteed-minimum-income». Γράψτε μία από τις υπηρεσίες του, ή σβήστε το "
        "«service».",
    ),
}


@pytest.mark.parametrize(("written", "english", "greek"), WRONG.values(), ids=WRONG)
def test_a_wrong_notice_is_one_line_at_its_place(town: Path, written: str, english: str, greek: str) -> None:
    announce(town, written.replace("⟨", ""))
    marked = written if "⟨" in written else f"⟨{{ {written}"
    where = place(town, CENTRES, marked)
    assert lines(town) == [f"{CENTRES}:{where}: {CENTRE}, notices: {english}"]
    assert lines(town, "el") == [f"{CENTRES}:{where}: {CENTRE}, ανακοινώσεις: {greek}"]


def test_a_wrong_notice_among_others_is_said_at_its_own_place(town: Path) -> None:
    wrong = "kind: closure, from: 2026-11-20, to: 2026-11-19"
    announce(
        town,
        "kind: closure, from: 2026-11-12, to: 2026-11-13",
        wrong,
        "kind: closure, from: 2026-12-01, to: 2026-12-02",
    )
    where = place(town, CENTRES, f"- {{ {wrong[:-10]}⟨{wrong[-10:]} }}")
    assert lines(town) == [
        f"{CENTRES}:{where}: {CENTRE}, notices: The end is before the start. Write first when it begins, then when it "
        "ends."
    ]


FIELDS = {
    "an unknown field": (
        "⟨reason: x",
        "kind: closure, from: 2026-11-12, to: 2026-11-12, {}",
        'There is no field "reason" here. The fields are: from, hours, kind, service, source, text, to.',
    ),
    "an end that is a month": (
        "to: ⟨2026-11",
        "kind: closure, from: 2026-11-01, {}",
        'Write the day as 2026-12-24 (found "2026-11").',
    ),
    "a source that does not exist": (
        "source: ⟨psoter",
        "kind: closure, from: 2026-11-12, to: 2026-11-12, {}",
        ('There is no "psoter" in "sources". Did you mean "poster"?'),
    ),
}


@pytest.mark.parametrize(("part", "written", "said"), FIELDS.values(), ids=FIELDS)
def test_a_wrong_field_of_a_notice_is_said_at_its_own_place(town: Path, part: str, written: str, said: str) -> None:
    announce(town, written.format(part.replace("⟨", "")))
    (line,) = lines(town)
    assert line.startswith(f"{CENTRES}:{place(town, CENTRES, written.format(part))}: centres, {CENTRE}, notices")
    assert line.endswith(f": {said}")


MEANT = {
    "9-11": "Γράψτε «09:00-11:00» αντί για «9-11».",
    "Τρίτη 9-11": "Γράψτε «Tu 09:00-11:00» αντί για «Τρίτη 9-11».",
    "09:00-26:00": "Δεν υπάρχει ώρα «26:00». Γράψτε ώρες από 00:00 έως 24:00, όπως 08:30.",
    "09:00-11:00,10:00-12:00": (
        "Το «10:00-12:00» αρχίζει πριν τελειώσει το προηγούμενο διάστημα. Γράψτε τα χωριστά, όπως "
        "08:00-13:00,17:00-20:00."
    ),
}


@pytest.mark.parametrize(("hours", "said"), MEANT.items(), ids=MEANT)
def test_wrong_hours_of_a_notice_are_said_at_their_place(town: Path, hours: str, said: str) -> None:
    announce(town, f'kind: hours, from: 2026-11-12, to: 2026-11-12, hours: "{hours}"')
    where = place(town, CENTRES, f'2026-11-12, hours: ⟨"{hours}"')
    assert f"{CENTRES}:{where}: κέντρα, {CENTRE}, ανακοινώσεις, ώρες: {said}" in lines(town, "el")


# Two changes of the same day ---------------------------------------------------------------------------------------

TWICE = {
    "the same days": ("2026-11-12, to: 2026-11-13", "2026-11-12, to: 2026-11-13", "2026-11-12"),
    "one day of both": ("2026-11-12, to: 2026-11-13", "2026-11-13, to: 2026-11-20", "2026-11-13"),
    "one within the other": ("2026-11-12, to: 2026-11-12", "2026-11-01, to: 2026-11-20", "2026-11-12"),
    "an earlier one last": ("2026-11-12, to: 2026-11-13", "2026-11-01, to: 2026-11-12", "2026-11-12"),
}


@pytest.mark.parametrize("service", ["", ", service: moving-help"], ids=["of the centre", "of a service"])
@pytest.mark.parametrize(("one", "other", "date"), TWICE.values(), ids=TWICE)
def test_two_changes_of_the_hours_of_a_day_are_one_too_many(
    town: Path, one: str, other: str, date: str, service: str
) -> None:
    announce(
        town,
        *(
            f'kind: hours, from: {days}, hours: "{at}"{service}'
            for days, at in ((one, "09:00-11:00"), (other, "10:00-12:00"))
        ),
    )
    (line,) = lines(town)
    last = place(town, CENTRES, f'⟨{{ kind: hours, from: {other}, hours: "10:00-12:00"')
    assert (
        line
        == f"{CENTRES}:{last}: {CENTRE}, notices: There are two changes of hours for the same day ({date}). Keep one."
    )


def test_a_change_is_compared_with_all_before_it(town: Path) -> None:
    days = ("2026-11-12, to: 2026-11-13", "2026-11-16, to: 2026-11-17", "2026-11-13, to: 2026-11-14")
    announce(town, *(f'kind: hours, from: {two}, hours: "09:00-11:00"' for two in days))
    (line,) = lines(town)
    assert line.endswith("There are two changes of hours for the same day (2026-11-13). Keep one.")


def test_a_change_without_an_end_meets_every_later_one(town: Path) -> None:
    announce(
        town,
        'kind: hours, from: 2026-11-12, hours: "09:00-11:00"',
        'kind: hours, from: 2027-03-01, to: 2027-03-01, hours: "09:00-11:00"',
    )
    (line,) = lines(town)
    assert line.endswith("There are two changes of hours for the same day (2027-03-01). Keep one.")


APART = {
    "neighbouring days": (
        'kind: hours, from: 2026-11-12, to: 2026-11-13, hours: "09:00-11:00"',
        'kind: hours, from: 2026-11-14, to: 2026-11-15, hours: "09:00-11:00"',
    ),
    "a centre and its service": (
        'kind: hours, from: 2026-11-12, to: 2026-11-13, hours: "09:00-11:00"',
        'kind: hours, from: 2026-11-12, to: 2026-11-13, hours: "09:00-11:00", service: moving-help',
    ),
    "two services": (
        'kind: hours, from: 2026-11-12, to: 2026-11-13, hours: "09:00-11:00", service: school-bags',
        'kind: hours, from: 2026-11-12, to: 2026-11-13, hours: "09:00-11:00", service: moving-help',
    ),
    "a change and a closure": (
        'kind: hours, from: 2026-11-12, to: 2026-11-20, hours: "09:00-11:00"',
        "kind: closure, from: 2026-11-13, to: 2026-11-13",
    ),
    "two messages": (
        "kind: message, from: 2026-11-12, to: 2026-11-20, text: Α.",
        "kind: message, from: 2026-11-12, to: 2026-11-20, text: Β.",
    ),
}


@pytest.mark.parametrize("notices", APART.values(), ids=APART)
def test_what_does_not_change_the_same_hours_twice_may_stand_together(town: Path, notices: tuple[str, str]) -> None:
    announce(town, *notices)
    assert len(announced(town)) == 2
    assert said_of(town) == []


# Warnings ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["kind: closure", "kind: message, text: Α.", 'kind: hours, hours: "09:00-11:00"'])
def test_a_notice_without_an_end_is_warned_of(town: Path, kind: str) -> None:
    announce(town, f"{kind}, from: 2026-11-12")
    assert announced(town)[0].end is None
    where = place(town, CENTRES, f"- ⟨{{ {kind}, from: 2026-11-12 }}")
    assert said_of(town) == [
        f'{CENTRES}:{where}: {CENTRE}, notices: Write until when ("to"). '
        'Without it the page says "until further notice".'
    ]


def test_a_notice_that_ended_is_warned_of_from_the_next_day(town: Path) -> None:
    ends, lasts = "kind: closure, from: 2026-11-02, to: 2026-11-03", "kind: closure, from: 2026-11-04"
    announce(town, ends, lasts)
    assert today(town, "2026-11-02") == today(town, "2026-11-03") == []
    where = place(town, CENTRES, f"- ⟨{{ {ends} }}")
    assert today(town, "2026-11-04") == [
        f"{CENTRES}:{where}: {CENTRE}, notices: This notice ended (2026-11-03) and is no longer shown. Delete it."
    ]


def test_a_calendar_that_ends_within_400_days_is_warned_of(town: Path) -> None:
    text = (town / HOLIDAYS).read_text(encoding="utf-8")
    text = re.sub(r"^  to: .*$", "  to: 2027-12-11", text, flags=re.MULTILINE)
    (town / HOLIDAYS).write_text(text, encoding="utf-8")
    assert today(town, "2026-11-06") == []
    assert today(town, "2026-11-07") == [
        f"{HOLIDAYS}:{place(town, HOLIDAYS, 'to: ⟨2027-12-11')}: Holidays are known only until 2027-12-11. "
        "After that the pages say that we do not know. Take the newest release."
    ]


# What translators keep ---------------------------------------------------------------------------------------------

FIRST = "kind: closure, from: 2026-11-12, to: 2026-11-12, text: Πρώτο."
SECOND = "kind: message, from: 2026-11-12, to: 2026-11-13, text: Δεύτερο."
THIRD = "kind: message, from: 2026-11-12, to: 2026-11-14, text: Τρίτο."
OTHER = "kind: closure, from: 2026-11-20, to: 2026-11-20, text: Άλλο."
ORDERS = {
    "as they came": ((FIRST, SECOND, OTHER), {"Πρώτο.": "12", "Δεύτερο.": "12-2", "Άλλο.": "20"}),
    "one of another day before them": ((OTHER, FIRST, SECOND), {"Άλλο.": "20", "Πρώτο.": "12", "Δεύτερο.": "12-2"}),
    "one of another day between them": ((FIRST, OTHER, SECOND), {"Πρώτο.": "12", "Άλλο.": "20", "Δεύτερο.": "12-2"}),
    "the other deleted": ((FIRST, SECOND), {"Πρώτο.": "12", "Δεύτερο.": "12-2"}),
    "three of one day": ((FIRST, SECOND, THIRD), {"Πρώτο.": "12", "Δεύτερο.": "12-2", "Τρίτο.": "12-3"}),
}


@pytest.mark.parametrize(("notices", "days"), ORDERS.values(), ids=ORDERS)
def test_the_text_of_a_notice_is_known_by_its_first_day(
    town: Path, notices: tuple[str, ...], days: dict[str, str]
) -> None:
    announce(town, *notices)
    contexts = {str(notice.text): notice.text.context for notice in announced(town) if notice.text}
    assert contexts == {text: f"centres.vathyrema.notices.2026-11-{day}.text" for text, day in days.items()}


# Holidays ----------------------------------------------------------------------------------------------------------

PATRON = "neochora-patron: { name: Αγίας Αικατερίνης, date: 11-25, source: poster }"
DAYS = {
    "no day at all": "neochora-patron: { name: Α, source: poster }",
    "two days": "neochora-patron: { name: Α, date: 11-25, easter: 3, source: poster }",
}


@pytest.mark.parametrize("written", DAYS.values(), ids=DAYS)
def test_a_holiday_has_a_date_or_a_distance_from_easter(town: Path, written: str) -> None:
    edit(town, CENTRES, (PATRON, written))
    (line,) = lines(town, "el")
    assert line == (
        f"{CENTRES}:{place(town, CENTRES, '  ⟨' + written)}: neochora-patron: Μια αργία θέλει ένα από τα δύο: «date» "
        "(όπως 10-28) ή «easter» (πόσες ημέρες μετά το Πάσχα)."
    )


MOVES = {
    "without its source": ("{ to: 2027-11-26 }", 'Fill in the field "source", for example "source: poster".'),
    "without a day": ("{ to: 2027, source: poster }", 'Write the day as 2026-12-24 (found "2027").'),
    "of another year": (
        "{ to: 2028-11-26, source: poster }",
        'A move is written under its year: "2028-11-26" is not in "2027".',
    ),
}


@pytest.mark.parametrize(("move", "said"), MOVES.values(), ids=MOVES)
def test_a_decision_that_moves_a_holiday_has_a_day_of_its_year_and_a_source(town: Path, move: str, said: str) -> None:
    edit(town, CENTRES, (PATRON, PATRON.replace(" }", f', moved: {{ "2027": {move} }} }}')))
    (line,) = lines(town)
    assert line.endswith(f": {said}")


def test_a_holiday_of_the_town_may_not_take_the_id_of_a_national_one(town: Path) -> None:
    taken = next(iter(site(town).holidays.municipal))
    edit(
        town,
        CENTRES,
        ("holidays:\n  neochora", f"holidays:\n  {taken}: {{ name: Α, date: 11-26, source: poster }}\n  neochora"),
    )
    (line,) = lines(town)
    assert re.search(rf'{taken}: "{taken}" already exists in {HOLIDAYS}:\d+\. Choose another id\.$', line)


def test_a_municipality_has_holidays_that_exist(town: Path) -> None:
    edit(town, CENTRES, ("holidays: [neochora-patron]", "holidays: [neochora-patrn]"))
    (line,) = lines(town)
    assert line.endswith(
        'municipal holidays: There is no "neochora-patrn" in "holidays". Did you mean "neochora-patron"?'
    )


RULES = {
    "public_holidays: closed": (
        "yes",
        '"yes" is not one of the field\'s values. Write one of these: open, closed, unknown.',
    ),
    "municipal_holiday: open": (
        "13:00",
        '"13:00" is not one of the field\'s values. Write one of these: open, closed, unknown.',
    ),
    "half_holidays: closed": ("25:00", 'Write the time as 09:00, not "25:00".'),
}


@pytest.mark.parametrize(("rule", "wrong"), RULES.items(), ids=RULES)
def test_what_a_centre_does_on_holidays_is_one_of_few_words(town: Path, rule: str, wrong: tuple[str, str]) -> None:
    value, said = wrong
    key = rule.split(":")[0]
    edit(town, CENTRES, (NAME, f"{NAME}    hours: {{ {key}: {value} }}\n"))
    (line,) = lines(town)
    assert line.endswith(f": {said}")
    edit(town, CENTRES, (f"{{ {key}: {value} }}", f"{{ {rule} }}"))
    assert errors(load(town).problems) == []


UNREADABLE = ("kind: closed, from: 2026-11-12", "from: 2026-11-12", "kind: closure", "kind: closure, from: 2026-11")


@pytest.mark.parametrize("written", UNREADABLE)
def test_a_notice_that_cannot_be_read_is_one_problem(town: Path, written: str) -> None:
    announce(town, written, "kind: closure, from: 2026-11-20, to: 2026-11-20")
    assert len(said_of(town)) == 1


@pytest.mark.parametrize("hours", ["9-11", '"09:00-25:00"', "πρωί"])
def test_hours_of_a_notice_that_cannot_be_read_are_one_problem(town: Path, hours: str) -> None:
    announce(town, f"kind: hours, from: 2026-11-12, to: 2026-11-12, hours: {hours}")
    assert len(said_of(town)) == 1
