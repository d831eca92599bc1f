"""What hours were probably meant, and what an editor reads who wrote them otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from kentro.files import CENTRES
from kentro.hours import spans_of, weekly
from kentro.hours_form import suggestion, times_suggestion
from test_load import edit, lines, place

MEANT = {
    # Greek
    "Δευτέρα - Παρασκευή 8.00-15.00": "Mo-Fr 08:00-15:00",
    "Δευτέρα έως Παρασκευή 8:00 έως 15:00": "Mo-Fr 08:00-15:00",
    "Δευτέρα μέχρι Παρασκευή, 08.00 μέχρι 15.00": "Mo-Fr 08:00-15:00",
    "Από Δευτέρα έως Παρασκευή, 08.00 έως 15.00": "Mo-Fr 08:00-15:00",
    "Δευτέρα-Παρασκευή: 08:00-15:00": "Mo-Fr 08:00-15:00",
    "ΔΕΥΤΕΡΑ – ΠΑΡΑΣΚΕΥΗ 08:00 – 15:00": "Mo-Fr 08:00-15:00",
    "δευτερα-παρασκευη 8-15": "Mo-Fr 08:00-15:00",
    "Δευτ. - Παρ. 8.00-15.00": "Mo-Fr 08:00-15:00",
    "Δευ-Παρ 8-15": "Mo-Fr 08:00-15:00",
    "Δε-Πα 09:00-17:00": "Mo-Fr 09:00-17:00",
    "Καθημερινές 08:00-15:00": "Mo-Fr 08:00-15:00",
    "Κάθε Τρίτη 10.00-13.00": "Tu 10:00-13:00",
    "Τρίτη και Πέμπτη 10:00-13:00": "Tu,Th 10:00-13:00",
    "Δευτέρα, Τετάρτη & Παρασκευή 9:00-14:00": "Mo,We,Fr 09:00-14:00",
    "Δευτέρα 9:00-12:00 και 17:00-20:00": "Mo 09:00-12:00,17:00-20:00",
    "Σάββατο - Κυριακή: κλειστά": "Sa-Su off",
    "Δευτέρα - Παρασκευή 8.00-15.00, Σάββατο 9.00-13.00": "Mo-Fr 08:00-15:00; Sa 09:00-13:00",
    "Δευτέρα - Παρασκευή 8.00-15.00 Σάββατο κλειστό": "Mo-Fr 08:00-15:00; Sa off",
    "Δευτέρα - Παρασκευή 8.00-15.00· Σάββατο 9.00-13.00": "Mo-Fr 08:00-15:00; Sa 09:00-13:00",
    "Ιούλιος - Αύγουστος Δευτέρα - Παρασκευή 8:00-14:00": "Jul-Aug Mo-Fr 08:00-14:00",
    "Mo-Fr 08:00-15:00; Αύγουστος κλειστά": "Mo-Fr 08:00-15:00; Aug off",
    "Mo-Fr 08:00-15:00; Αυγ 10-Αυγ 20 κλειστά": "Mo-Fr 08:00-15:00; Aug 10-Aug 20 off",
    # English
    "Monday - Friday 9:00-17:00": "Mo-Fr 09:00-17:00",
    "Mon to Fri 9 until 17": "Mo-Fr 09:00-17:00",
    "Tues, Thurs 10-13": "Tu,Th 10:00-13:00",
    "Tuesday and Thursday 10:00 till 13:00": "Tu,Th 10:00-13:00",
    "every Wed 10-12": "We 10:00-12:00",
    "mo-fr 09:00-17:00": "Mo-Fr 09:00-17:00",
    "MO-FR 09:00-17:00; SA CLOSED": "Mo-Fr 09:00-17:00; Sa off",
    "July - August Mo-Fr 08:00-14:00": "Jul-Aug Mo-Fr 08:00-14:00",
    # digits
    "Mo-Fr 9-17": "Mo-Fr 09:00-17:00",
    "Mo-Fr 9:00-17:00": "Mo-Fr 09:00-17:00",
    "Mo-Fr 09.00-17.00": "Mo-Fr 09:00-17:00",
    "Mo-Fr 0900-1700": "Mo-Fr 09:00-17:00",
    "Mo-Fr 8.30-14": "Mo-Fr 08:30-14:00",
    "Mo-Fr 0:00-24:00": "Mo-Fr 00:00-24:00",
    # dashes, commas, spaces
    "Mo–Fr 09:00–17:00": "Mo-Fr 09:00-17:00",
    "Mo—Fr 09:00—17:00": "Mo-Fr 09:00-17:00",
    "Mo−Fr 09:00~17:00": "Mo-Fr 09:00-17:00",
    "Mo\N{NON-BREAKING HYPHEN}Fr 09:00 \N{FIGURE DASH} 17:00": "Mo-Fr 09:00-17:00",
    "Mo-Fr 09:00-13:00 17:00-20:00": "Mo-Fr 09:00-13:00,17:00-20:00",
    "Mo-Fr 09:00-17:00, Sa 09:00-13:00": "Mo-Fr 09:00-17:00; Sa 09:00-13:00",
    "Mo-Fr 08:00-15:00.": "Mo-Fr 08:00-15:00",
    # before and after noon
    "Mon-Fri 9am-5pm": "Mo-Fr 09:00-17:00",
    "Mon-Fri 9:00 AM - 5:30 PM": "Mo-Fr 09:00-17:30",
    "Mo-Fr 12 pm-3 p.m.": "Mo-Fr 12:00-15:00",
    "Δευτέρα-Παρασκευή 8πμ-3μμ": "Mo-Fr 08:00-15:00",
    "Δευτέρα-Παρασκευή 8 π.μ. - 3 μ.μ.": "Mo-Fr 08:00-15:00",
    "Δευτέρα-Παρασκευή 8:00 Π.Μ. έως 3:00 Μ.Μ.": "Mo-Fr 08:00-15:00",
    "Σάββατο 10:30 μμ - 11 μμ": "Sa 22:30-23:00",
    # reversed
    "Mo-Fr 15:00-08:00": "Mo-Fr 08:00-15:00",
    "Mo-Fr 8:00-3:00": "Mo-Fr 08:00-15:00",
    "weekdays 9-5": "Mo-Fr 09:00-17:00",
}

NOTHING = [
    "",
    " ",
    "Κατόπιν ραντεβού",
    "Κλειστά",
    "πρωί",
    "24/7",
    "Δευτέρα-Παρασκευή",
    "08:00-15:00",
    "Δευτέρα-Παρασκευή 8:00-15:00 με ραντεβού",
    "Δευτέρα-Τρίτη-Τετάρτη 8:00-15:00",
    "8:00-15:00 Δευτέρα-Παρασκευή",
    "Mo-Fr 09:00",
    "Mo-Fr 09:00+",
    "Mo-Fr 08:00-25:00",
    "Mo-Fr 08:60-15:00",
    "Mo-Fr 09:00-09:00",
    "Mo-Fr 8:00-13:00-15:00",
    "Mo-Fr 8:00-13:00; Mo 17:00-20:00",
    "Mo-Fr 08:00-13:00,12:00-15:00",
    "Mo-Fr 08:00-15:00; Jun 31 off",
    "Mo-Fr 09:00-17:00; PH off",
    "2026 Dec 24 09:00-13:00",
    "Mo-Fr ٨:٠٠-١٥:٠٠",
    "Μο-Fr 8:00-15:00",  # the first letter is Greek
    "'; DROP TABLE hours; --",
    "-,;-",
]

TIMES_MEANT = {
    "9 - 13": "09:00-13:00",
    "9.00-13.00": "09:00-13:00",
    "0900-1300": "09:00-13:00",
    "09:00 έως 13:00": "09:00-13:00",
    "9πμ-1μμ": "09:00-13:00",
    "9 am to 1 pm": "09:00-13:00",
    "9-13 και 17-20": "09:00-13:00,17:00-20:00",
    "9–13, 17–20": "09:00-13:00,17:00-20:00",
    "9-1": "09:00-13:00",
}

NO_TIMES = ["", "πρωί", "κλειστά", "Mo-Fr 9-13", "9", "9-25", "9-9", "9-13; 17-20"]


@pytest.mark.parametrize(("text", "meant"), MEANT.items(), ids=MEANT)
def test_what_is_meant_is_told_from_what_is_written(text: str, meant: str) -> None:
    assert suggestion(text) == meant
    assert weekly(meant).rule == meant


@pytest.mark.parametrize("text", NOTHING, ids=[text.strip() or "nothing" for text in NOTHING])
def test_where_nothing_is_sure_nothing_is_suggested(text: str) -> None:
    assert suggestion(text) is None


@pytest.mark.parametrize("rule", ["Mo-Fr 08:00-15:00", "Mo-Fr 08:00-15:00; Sa,Su off", "Jul-Aug Mo-Fr 08:00-14:00"])
def test_what_is_right_is_suggested_as_it_is(rule: str) -> None:
    assert suggestion(rule) == rule


@pytest.mark.parametrize(("text", "meant"), TIMES_MEANT.items(), ids=TIMES_MEANT)
def test_times_alone_are_told_the_same_way(text: str, meant: str) -> None:
    assert times_suggestion(text) == meant
    assert spans_of(meant)


@pytest.mark.parametrize("text", NO_TIMES, ids=[text or "nothing" for text in NO_TIMES])
def test_where_no_times_are_sure_none_are_suggested(text: str) -> None:
    assert times_suggestion(text) is None


# What an editor reads ----------------------------------------------------------------------------------------------

FORM = "Γράψτε ημέρες και ώρες όπως Mo-Fr 09:00-17:00 (βρέθηκε «{}»). Ημέρες: Mo Tu We Th Fr Sa Su."
ORDER = "Η ώρα που κλείνει πρέπει να είναι μετά την ώρα που ανοίγει, όπως 08:00-15:00 (βρέθηκε «{}»)."
SAID = {
    "Δευτέρα - Παρασκευή 8.00-15.00": "Γράψτε «Mo-Fr 08:00-15:00» αντί για «Δευτέρα - Παρασκευή 8.00-15.00».",
    "Mo-Fr  8-15": "Γράψτε «Mo-Fr 08:00-15:00» αντί για «Mo-Fr 8-15».",
    "Mo-Fr 09:00-13:00; PH off": FORM.format("PH off"),
    "Κατόπιν ραντεβού": FORM.format("Κατόπιν ραντεβού"),
    "Mo-Fr 15:00-08:00": ORDER.format("15:00-08:00") + " Μήπως εννοείτε «Mo-Fr 08:00-15:00»;",
    "Mo-Fr 09:00-09:00": ORDER.format("09:00-09:00"),
    "Mo-Fr 08:00-25:00": "Δεν υπάρχει ώρα «25:00». Γράψτε ώρες από 00:00 έως 24:00, όπως 08:30.",
    "Mo-Fr 08:00-13:00,12:00-15:00": (
        "Το «12:00-15:00» αρχίζει πριν τελειώσει το προηγούμενο διάστημα. Γράψτε τα χωριστά, όπως "
        "08:00-13:00,17:00-20:00."
    ),
    "Mo-Fr 08:00-13:00; Mo 17:00-20:00": (
        "Μια ημέρα υπάρχει δύο φορές («Mo 17:00-20:00»). Γράψτε όλες τις ώρες της μαζί: Mo 08:00-13:00,17:00-20:00."
    ),
    "Mo-Fr 08:00-15:00; Jun 31 off": (
        "Γράψτε την εποχή όπως Jun 15-Sep 15, με ημέρες που υπάρχουν (βρέθηκε «Jun 31»)."
    ),
}
NAME = "    name: Κέντρο Κοινότητας Βαθυρέματος\n"


@pytest.mark.parametrize(("written", "said"), SAID.items(), ids=SAID)
def test_an_editor_is_told_at_the_place_what_to_write(town: Path, written: str, said: str) -> None:
    edit(town, CENTRES, (NAME, f'{NAME}    hours: {{ regular: "{written}" }}\n'))
    where = place(town, CENTRES, f'hours: {{ regular: ⟨"{written}"')
    assert lines(town, "el") == [
        f"{CENTRES}:{where}: κέντρα, Κέντρο Κοινότητας Βαθυρέματος, ώρες, εβδομαδιαίες ώρες: {said}"
    ]


def test_the_same_in_english(town: Path) -> None:
    edit(town, CENTRES, (NAME, f"{NAME}    hours: {{ regular: Mon to Fri 8 to 15 }}\n"))
    assert [line.split(": ", 1)[1] for line in lines(town)] == [
        "centres, Κέντρο Κοινότητας Βαθυρέματος, hours, weekly hours: "
        'Write "Mo-Fr 08:00-15:00" instead of "Mon to Fri 8 to 15".'
    ]
