"""How a node becomes a value: each kind with good values and with bad ones and what is said of them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from kentro import fields
from kentro.fields import Kind, ListOf, MapOf, Reader, Record, Ref, Reference, field, one_of
from kentro.hours import weekly
from kentro.positions import read
from kentro.problems import Mark, Problems
from kentro.values import Name, PartialDate, Period, Text

FILE = "data/x.yaml"
SITE_ID = "7b0a0f9f-7234-46d1-8512-c7543b287f4e"


def reading(kind: Kind[Any], source: str, lang: str = "en") -> tuple[object, list[str], list[Reference]]:
    """The value of the only node of `source`, the problems as lines, the references."""
    problems, references = Problems(), list[Reference]()
    node = read(source.encode(), FILE, problems)
    assert node is not None
    value = kind.read(node, Reader(problems, references, ("top",)))
    return value, [problem.line(lang).removeprefix(f"{FILE}:") for problem in problems.found], references


GOOD: dict[str, tuple[Kind[Any], str, object]] = {
    "a whole number": (fields.INTEGER, "012345", 12345),
    "a large number": (fields.INTEGER, "999999999999", 999_999_999_999),
    "true": (fields.BOOLEAN, "true", True),
    "false": (fields.BOOLEAN, "false", False),
    "true in quotes": (fields.BOOLEAN, "'true'", True),
    "a year": (fields.DATE, "2023", PartialDate(2023)),
    "a month": (fields.DATE, "2023-05", PartialDate(2023, 5)),
    "a day": (fields.DATE, "2023-05-15", PartialDate(2023, 5, 15)),
    "a day in quotes": (fields.DATE, '"2023-05-15"', PartialDate(2023, 5, 15)),
    "months": (fields.PERIOD, "P6M", Period(6)),
    "years": (fields.PERIOD, "P2Y", Period(24)),
    "a span of years": (fields.YEARS, "2021-2027", "2021-2027"),
    "times": (fields.TIME_RANGE, "08:00-23:59", "08:00-23:59"),
    "a phone": (fields.PHONE, "210 506 5885", "2105065885"),
    "a phone in quotes": (fields.PHONE, '"+30 210-5065885"', "2105065885"),
    "an e-mail": (fields.EMAIL, "kentro.koinotitas+1@dimos.example.gr", "kentro.koinotitas+1@dimos.example.gr"),
    "a link": (fields.URL, "https://a.example/α?x=1&y=2#z", "https://a.example/α?x=1&y=2#z"),
    "an old link": (fields.URL, "http://a.example", "http://a.example"),
    "a link in Greek": (fields.URL, "https://δήμος.example/", "https://δήμος.example/"),
    "a map link": (fields.MAP_LINK, "https://map.example/?q={address}&z=1", "https://map.example/?q={address}&z=1"),
    "an id of a site": (fields.UUID, SITE_ID.upper(), uuid.UUID(SITE_ID)),
    "a colour": (fields.COLOUR, '"#7A1f5C"', "#7a1f5c"),
    "hours": (fields.HOURS, "Mo-Fr 09:00-17:00", weekly("Mo-Fr 09:00-17:00")),
    "hours in quotes": (fields.HOURS, '"Mo-Fr  09:00 - 17:00"', weekly("Mo-Fr 09:00-17:00")),
    "a choice": (one_of("yes", "no", "partly"), "no", "no"),
    "a choice in quotes": (one_of("yes", "no", "partly"), '"yes"', "yes"),
    "a plain text over two lines": (fields.PLAIN, "a\n  b", "a b"),
    "a postcode": (fields.PLAIN, "05700", "05700"),
    "a name": (fields.NAME, "' Ρήγα  Φεραίου 7 '", Name("Ρήγα Φεραίου 7")),
    "a text": (fields.TEXT, "|\n  Ένα\n  δύο\n", Text("top", "Ένα δύο")),
    "an official name": (fields.OFFICIAL, "Δήμος", Text("top", "Δήμος", official=True)),
    "a text that looks like a number": (fields.TEXT, "1e3", Text("top", "1e3")),
    "a list": (ListOf(fields.INTEGER), "[1, 2]", (1, 2)),
    "an empty list": (ListOf(fields.INTEGER), "[]", ()),
    "a list with an open item": (ListOf(fields.INTEGER), "[1, null, 2]", (1, 2)),
    "a list of texts, each with its path": (ListOf(fields.TEXT), "[α, β]", (Text("top.0", "α"), Text("top.1", "β"))),
    "texts by id": (MapOf(fields.TEXT), "{a-1: α}", {"a-1": Text("top.a-1", "α")}),
    "nothing by id": (MapOf(fields.TEXT), "{}", {}),
    "an open value by id": (MapOf(fields.INTEGER), "{a: 1, b: unknown}", {"a": 1}),
    "an open value by id that stays": (
        MapOf(fields.INTEGER, keep_unknown=True),
        "{a: 1, b: unknown}",
        {"a": 1, "b": None},
    ),
    "only the keys allowed": (MapOf(fields.INTEGER, ids=frozenset({"a b"})), "{a b: 1}", {"a b": 1}),
}


@pytest.mark.parametrize(("kind", "source", "value"), GOOD.values(), ids=GOOD)
def test_a_good_value_is_read(kind: Kind[Any], source: str, value: object) -> None:
    assert reading(kind, source) == (value, [], [])


KINDS: dict[str, Kind[Any]] = {
    "value": fields.INTEGER,
    "choice": one_of("yes", "no"),
    "text": fields.TEXT,
    "name": fields.NAME,
    "list": ListOf(fields.TEXT),
    "map": MapOf(fields.TEXT),
    "reference": Ref("sources"),
}


@pytest.mark.parametrize("source", ["null", "~", "unknown", '""', "''", "--- # nothing"])
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_left_open_is_none_and_no_problem(kind: Kind[Any], source: str) -> None:
    assert reading(kind, source) == (None, [], [])


@pytest.mark.parametrize("source", ['"unknown"', "'null'", "Unknown", "NULL", "no"])
def test_a_text_that_only_resembles_an_open_value_is_a_text(source: str) -> None:
    assert reading(fields.NAME, source) == (Name(source.strip("\"'")), [], [])


BAD: dict[str, tuple[Kind[Any], str, str, str]] = {
    "letters for a number": (
        fields.INTEGER,
        "δύο",
        "Το «δύο» δεν είναι ακέραιος αριθμός. Γράψτε μόνο ψηφία, όπως 1250.",
        '"δύο" is not a whole number. Write digits only, such as 1250.',
    ),
    "a decimal": (
        fields.INTEGER,
        "1.5",
        "Το «1.5» δεν είναι ακέραιος αριθμός. Γράψτε μόνο ψηφία, όπως 1250.",
        '"1.5" is not a whole number. Write digits only, such as 1250.',
    ),
    "an exponent": (
        fields.INTEGER,
        "1e3",
        "Το «1e3» δεν είναι ακέραιος αριθμός. Γράψτε μόνο ψηφία, όπως 1250.",
        '"1e3" is not a whole number. Write digits only, such as 1250.',
    ),
    "a number with thousands": (
        fields.INTEGER,
        "1.234",
        "Το «1.234» δεν είναι ακέραιος αριθμός. Γράψτε μόνο ψηφία, όπως 1250.",
        '"1.234" is not a whole number. Write digits only, such as 1250.',
    ),
    "digits of another script": (
        fields.INTEGER,
        "٣",
        "Το «٣» δεν είναι ακέραιος αριθμός. Γράψτε μόνο ψηφία, όπως 1250.",
        '"٣" is not a whole number. Write digits only, such as 1250.',
    ),
    "a number of thirteen digits": (
        fields.INTEGER,
        "1234567890123",
        "Το «1234567890123» δεν είναι ακέραιος αριθμός. Γράψτε μόνο ψηφία, όπως 1250.",
        '"1234567890123" is not a whole number. Write digits only, such as 1250.',
    ),
    "yes for true": (
        fields.BOOLEAN,
        "yes",
        "Το «yes» δεν είναι από τις τιμές του πεδίου. Γράψτε «true».",
        '"yes" is not one of the field\'s values. Write "true".',
    ),
    "a day that does not exist": (
        fields.DATE,
        "2023-02-29",
        ("Το «2023-02-29» δεν είναι ημερομηνία. Γράψτε έτος-μήνα-ημέρα όπως 2023-05-15, ή 2023-05, ή 2023."),
        '"2023-02-29" is not a date. Write year-month-day such as 2023-05-15, or 2023-05, or 2023.',
    ),
    "a Greek date": (
        fields.DATE,
        "15/5/2023",
        "Το «15/5/2023» δεν είναι ημερομηνία. Γράψτε έτος-μήνα-ημέρα όπως 2023-05-15, ή 2023-05, ή 2023. "
        "Μήπως εννοείτε «2023-05-15»;",
        '"15/5/2023" is not a date. Write year-month-day such as 2023-05-15, or 2023-05, or 2023. '
        'Did you mean "2023-05-15"?',
    ),
    "days as a period": (
        fields.PERIOD,
        "P30D",
        "Το «P30D» δεν είναι διάρκεια. Γράψτε για παράδειγμα P6M (έξι μήνες) ή P1Y (ένας χρόνος).",
        '"P30D" is not a length of time. Write for example P6M (six months) or P1Y (one year).',
    ),
    "no months as a period": (
        fields.PERIOD,
        "P0M",
        "Το «P0M» δεν είναι διάρκεια. Γράψτε για παράδειγμα P6M (έξι μήνες) ή P1Y (ένας χρόνος).",
        '"P0M" is not a length of time. Write for example P6M (six months) or P1Y (one year).',
    ),
    "a period in words": (
        fields.PERIOD,
        "6 μήνες",
        "Το «6 μήνες» δεν είναι διάρκεια. Γράψτε για παράδειγμα P6M (έξι μήνες) ή P1Y (ένας χρόνος).",
        '"6 μήνες" is not a length of time. Write for example P6M (six months) or P1Y (one year).',
    ),
    "one year for a span": (
        fields.YEARS,
        "2021",
        "Γράψτε την περίοδο ως 2021-2027, όχι «2021».",
        'Write the period as 2021-2027, not "2021".',
    ),
    "a time for a span": (
        fields.TIME_RANGE,
        "09:00",
        "Γράψτε τις ώρες ως 09:00-13:00, όχι «09:00».",
        'Write the times as 09:00-13:00, not "09:00".',
    ),
    "a time that does not exist": (
        fields.TIME_RANGE,
        "09:00-24:30",
        "Γράψτε τις ώρες ως 09:00-13:00, όχι «09:00-24:30».",
        'Write the times as 09:00-13:00, not "09:00-24:30".',
    ),
    "an e-mail without an ending": (
        fields.EMAIL,
        "kentro@dimos",
        "Το «kentro@dimos» δεν είναι διεύθυνση e-mail. Γράψτε μία, όπως kentro@dimos.gr.",
        '"kentro@dimos" is not an e-mail address. Write one, such as kentro@dimos.gr.',
    ),
    "an e-mail with words": (
        fields.EMAIL,
        "kentro (at) dimos.gr",
        "Το «kentro (at) dimos.gr» δεν είναι διεύθυνση e-mail. Γράψτε μία, όπως kentro@dimos.gr. "
        "Μήπως εννοείτε «kentro@dimos.gr»;",
        '"kentro (at) dimos.gr" is not an e-mail address. Write one, such as kentro@dimos.gr. '
        'Did you mean "kentro@dimos.gr"?',
    ),
    "a link without its beginning": (
        fields.URL,
        "www.dimos.gr",
        "Το «www.dimos.gr» δεν είναι σύνδεσμος. Γράψτε τον ολόκληρο και χωρίς κενά, όπως https://www.gov.gr/. "
        "Μήπως εννοείτε «https://www.dimos.gr»;",
        '"www.dimos.gr" is not a link. Write all of it, without spaces, such as https://www.gov.gr/. '
        'Did you mean "https://www.dimos.gr"?',
    ),
    "a script for a link": (
        fields.URL,
        "javascript:alert(1)",
        ("Το «javascript:alert(1)» δεν είναι σύνδεσμος. Γράψτε τον ολόκληρο και χωρίς κενά, όπως https://www.gov.gr/."),
        ('"javascript:alert(1)" is not a link. Write all of it, without spaces, such as https://www.gov.gr/.'),
    ),
    "a link with a space": (
        fields.URL,
        "https://a.example/a b",
        (
            "Το «https://a.example/a b» δεν είναι σύνδεσμος. Γράψτε τον ολόκληρο και χωρίς κενά, όπως "
            "https://www.gov.gr/."
        ),
        ('"https://a.example/a b" is not a link. Write all of it, without spaces, such as https://www.gov.gr/.'),
    ),
    "a link with a tag": (
        fields.URL,
        "https://a.example/<script>",
        (
            "Το «https://a.example/<script>» δεν είναι σύνδεσμος. Γράψτε τον ολόκληρο και χωρίς κενά, όπως "
            "https://www.gov.gr/."
        ),
        ('"https://a.example/<script>" is not a link. Write all of it, without spaces, such as https://www.gov.gr/.'),
    ),
    "a link that Python cannot split": (
        fields.URL,
        '"https://[a.example/"',
        ("Το «https://[a.example/» δεν είναι σύνδεσμος. Γράψτε τον ολόκληρο και χωρίς κενά, όπως https://www.gov.gr/."),
        ('"https://[a.example/" is not a link. Write all of it, without spaces, such as https://www.gov.gr/.'),
    ),
    "a link with a sign that turns into others": (
        fields.URL,
        "https://a℀b.example/",
        (
            "Το «https://a℀b.example/» δεν είναι σύνδεσμος. Γράψτε τον ολόκληρο και χωρίς κενά, όπως "
            "https://www.gov.gr/."
        ),
        ('"https://a℀b.example/" is not a link. Write all of it, without spaces, such as https://www.gov.gr/.'),
    ),
    "a map link without the address": (
        fields.MAP_LINK,
        "https://map.example/",
        (
            "Ο σύνδεσμος χάρτη αρχίζει με https:// και έχει μία φορά το {address}, στη θέση της διεύθυνσης, "
            "όπως https://www.openstreetmap.org/search?query={address}."
        ),
        (
            "A map link starts with https:// and holds {address} once, where the address goes, such as "
            "https://www.openstreetmap.org/search?query={address}."
        ),
    ),
    "a map link with two addresses": (
        fields.MAP_LINK,
        "https://map.example/?a={address}&b={address}",
        (
            "Ο σύνδεσμος χάρτη αρχίζει με https:// και έχει μία φορά το {address}, στη θέση της διεύθυνσης, "
            "όπως https://www.openstreetmap.org/search?query={address}."
        ),
        (
            "A map link starts with https:// and holds {address} once, where the address goes, such as "
            "https://www.openstreetmap.org/search?query={address}."
        ),
    ),
    "a map link that is no link": (
        fields.MAP_LINK,
        "map.example/{address}",
        "Ο σύνδεσμος χάρτη αρχίζει με https:// και έχει μία φορά το {address}, στη θέση της διεύθυνσης, "
        "όπως https://www.openstreetmap.org/search?query={address}.",
        "A map link starts with https:// and holds {address} once, where the address goes, such as "
        "https://www.openstreetmap.org/search?query={address}.",
    ),
    "an id of a site that lost a piece": (
        fields.UUID,
        SITE_ID[:-4],
        "Η ταυτότητα του ιστότοπου «7b0a0f9f-7234-46d1-8512-c7543b28» δεν είναι UUID. "
        "Γράψτε την όπως σας δόθηκε, χωρίς αλλαγές.",
        'The id of the site "7b0a0f9f-7234-46d1-8512-c7543b28" is not a UUID. '
        "Write it as it was given to you, unchanged.",
    ),
    "an id of a site that is nobody's": (
        fields.UUID,
        "00000000-0000-0000-0000-000000000000",
        "Η ταυτότητα του ιστότοπου «00000000-0000-0000-0000-000000000000» δεν είναι UUID. "
        "Γράψτε την όπως σας δόθηκε, χωρίς αλλαγές.",
        'The id of the site "00000000-0000-0000-0000-000000000000" is not a UUID. '
        "Write it as it was given to you, unchanged.",
    ),
    "the name of a colour": (
        fields.COLOUR,
        "red",
        'Γράψτε το χρώμα ως "#0f5c57", όχι «red».',
        'Write the colour as "#0f5c57", not "red".',
    ),
    "a short colour": (
        fields.COLOUR,
        "'#abc'",
        'Γράψτε το χρώμα ως "#0f5c57", όχι «#abc».',
        'Write the colour as "#0f5c57", not "#abc".',
    ),
    "hours in words": (
        fields.HOURS,
        "πρωί και απόγευμα",
        "Γράψτε ημέρες και ώρες όπως Mo-Fr 09:00-17:00 (βρέθηκε «πρωί και απόγευμα»). Ημέρες: Mo Tu We Th Fr Sa Su.",
        'Write days and times as Mo-Fr 09:00-17:00 (found "πρωί και απόγευμα"). Days: Mo Tu We Th Fr Sa Su.',
    ),
    "hours whose meaning is plain": (
        fields.HOURS,
        "Δευτέρα έως Παρασκευή 8-3",
        "Γράψτε «Mo-Fr 08:00-15:00» αντί για «Δευτέρα έως Παρασκευή 8-3».",
        'Write "Mo-Fr 08:00-15:00" instead of "Δευτέρα έως Παρασκευή 8-3".',
    ),
    "a time that no clock shows": (
        fields.HOURS,
        "Mo-Fr 08:00-25:00",
        "Δεν υπάρχει ώρα «25:00». Γράψτε ώρες από 00:00 έως 24:00, όπως 08:30.",
        'There is no time "25:00". Write times from 00:00 to 24:00, such as 08:30.',
    ),
    "closing before opening": (
        fields.HOURS,
        "Mo-Fr 15:00-08:00",
        (
            "Η ώρα που κλείνει πρέπει να είναι μετά την ώρα που ανοίγει, όπως 08:00-15:00 (βρέθηκε "
            "«15:00-08:00»). Μήπως εννοείτε «Mo-Fr 08:00-15:00»;"
        ),
        (
            "The closing time must be later than the opening time, such as 08:00-15:00 (found "
            '"15:00-08:00"). Did you mean "Mo-Fr 08:00-15:00"?'
        ),
    ),
    "overlapping hours": (
        fields.HOURS,
        "Mo 08:00-12:00,11:00-13:00",
        (
            "Το «11:00-13:00» αρχίζει πριν τελειώσει το προηγούμενο διάστημα. Γράψτε τα χωριστά, όπως "
            "08:00-13:00,17:00-20:00."
        ),
        ('"11:00-13:00" begins before the span before it ends. Write them apart, such as 08:00-13:00,17:00-20:00.'),
    ),
    "a letter in a phone": (
        fields.PHONE,
        "21O 5065885",
        ("Το τηλέφωνο έχει μόνο ψηφία, όπως 2105065885. Βρέθηκε «21O 5065885». Μήπως εννοείτε «2105065885»;"),
        ('A phone number has digits only, such as 2105065885. Found "21O 5065885". Did you mean "2105065885"?'),
    ),
    "a digit too few": (
        fields.PHONE,
        "210506588",
        "Το τηλέφωνο έχει 10 ψηφία, ή είναι σύντομος αριθμός όπως 1555. Βρέθηκε «210506588».",
        'A phone number has 10 digits, or is a short one such as 1555. Found "210506588".',
    ),
    "two phones": (
        fields.PHONE,
        "210 5277020, 214 4117400",
        "Εδώ μπαίνει ένα τηλέφωνο και βρέθηκαν περισσότερα: «210 5277020, 214 4117400». Γράψτε το καθένα σε δική του "
        'γραμμή: - { number: "2105277020" }  - { number: "2144117400" }.',
        'One phone number goes here, and there are several: "210 5277020, 214 4117400". Give each a line of its own: '
        '- { number: "2105277020" }  - { number: "2144117400" }.',
    ),
    "a range of phones": (
        fields.PHONE,
        "2693360307-4",
        "Το «2693360307-4» δεν λέει καθαρά ποιοι είναι οι αριθμοί. Γράψτε τον καθένα ολόκληρο, με 10 ψηφία, σε δική "
        'του γραμμή. Ο πρώτος: - { number: "2693360307" }.',
        '"2693360307-4" does not say clearly which the numbers are. Write each in full, with 10 digits, on a line of '
        'its own. The first: - { number: "2693360307" }.',
    ),
    "a stand-in for a phone": (
        fields.PHONE,
        "2101234567",
        "Το «2101234567» μοιάζει με προσωρινό αριθμό. Γράψτε τον αληθινό, ή «unknown» αν δεν τον ξέρετε.",
        '"2101234567" looks like a stand-in. Write the real number, or "unknown" if you do not know it.',
    ),
    "a foreign phone": (
        fields.PHONE,
        "+49 30 123456",
        (
            "Το «+49 30 123456» δεν είναι ελληνικός αριθμός. Γράψτε 10 ψηφία που αρχίζουν από 2, 69 ή 80, "
            "όπως 2105065885."
        ),
        ('"+49 30 123456" is not a Greek number. Write 10 digits that begin with 2, 69 or 80, such as 2105065885.'),
    ),
    "no choice at all": (
        one_of("open", "closed"),
        "ίσως",
        "Το «ίσως» δεν είναι από τις τιμές του πεδίου. Γράψτε μία από αυτές: open (ανοιχτά), "
        "closed (κλειστά), unknown (δεν το ξέρουμε).",
        '"ίσως" is not one of the field\'s values. Write one of these: open, closed, unknown.',
    ),
    "nearly a choice": (
        one_of("required", "possible", "not-needed"),
        "requried",
        "Το «requried» δεν είναι από τις τιμές του πεδίου. Γράψτε «required».",
        '"requried" is not one of the field\'s values. Write "required".',
    ),
    "a list for a value": (
        fields.PHONE,
        "[ 2105065885 ]",
        "Εδώ χρειάζεται μία τιμή, όχι λίστα. Γράψτε μόνο ένα κείμενο ή έναν αριθμό.",
        "One value is needed here, not a list. Write a single text or number.",
    ),
    "fields for a text": (
        fields.TEXT,
        "{ street }",
        "Εδώ χρειάζεται μία τιμή, όχι πεδία. Γράψτε μόνο ένα κείμενο ή έναν αριθμό.",
        "One value is needed here, not fields. Write a single text or number.",
    ),
    "a list for an id": (
        Ref("sources"),
        "[ poster ]",
        "Εδώ χρειάζεται μία τιμή, όχι λίστα. Γράψτε μόνο ένα κείμενο ή έναν αριθμό.",
        "One value is needed here, not a list. Write a single text or number.",
    ),
    "a value for a list": (
        ListOf(fields.TEXT),
        "el, en",
        "Εδώ χρειάζεται λίστα, όχι μία τιμή. Γράψτε την για παράδειγμα ως [ Με ραντεβού. ].",
        ("A list is needed here, not a single value. Write it for example as [ Με ραντεβού. ]."),
    ),
    "fields for a list": (
        ListOf(fields.TEXT),
        "number: 1",
        "Εδώ χρειάζεται λίστα, όχι πεδία. Γράψτε την για παράδειγμα ως [ Με ραντεβού. ].",
        ("A list is needed here, not fields. Write it for example as [ Με ραντεβού. ]."),
    ),
    "a list for records": (
        MapOf(fields.TEXT),
        "- a",
        "Εδώ χρειάζονται πεδία, όχι λίστα. Γράψτε τα για παράδειγμα ως { first: Με ραντεβού. }.",
        "Fields are needed here, not a list. Write them for example as { first: Με ραντεβού. }.",
    ),
    "a value for records": (
        MapOf(fields.TEXT),
        "a",
        "Εδώ χρειάζονται πεδία, όχι μία τιμή. Γράψτε τα για παράδειγμα ως { first: Με ραντεβού. }.",
        "Fields are needed here, not a single value. Write them for example as { first: Με ραντεβού. }.",
    ),
}


@pytest.mark.parametrize(("kind", "source", "el", "en"), BAD.values(), ids=BAD)
def test_a_bad_value_is_one_problem_in_the_editors_words(kind: Kind[Any], source: str, el: str, en: str) -> None:
    assert reading(kind, source, "el") == (None, [f"1:1: {el}"], [])
    assert reading(kind, source, "en") == (None, [f"1:1: {en}"], [])


IDS = ["a", "1", "dafni-ymittos", "a1-b2", "x" * 60]
BAD_IDS = {
    "A": "a",
    "Δάφνη": "dafni",
    "a_b": "a-b",
    "a b": "a-b",
    "-a": "a",
    "a-": "a",
    "a--b": "a-b",
    "../x": "x",
    "a/b": "a-b",
    "a.b": "a-b",
    ".": "",
    "x" * 61: "x" * 60,
    "ά": "a",
    "vathyremа": "vathyrema",
}
"""What somebody wrote for an id, and what is proposed."""


@pytest.mark.parametrize("key", IDS)
def test_a_good_id_is_read(key: str) -> None:
    assert reading(MapOf(fields.TEXT), f"{key}: α") == ({key: Text(f"top.{key}", "α")}, [], [])


@pytest.mark.parametrize(("key", "meant"), BAD_IDS.items(), ids=BAD_IDS)
def test_a_bad_id_is_a_problem(key: str, meant: str) -> None:
    _, problems, _ = reading(MapOf(fields.TEXT), f'"{key}": α')
    assert problems == [
        f'1:1: The id "{key}" becomes the address of a page. Write small Latin letters, digits and hyphens, '
        'for example "dafni-ymittos".' + (f' Did you mean "{meant}"?' if meant else "")
    ]


def test_a_reference_remembers_where_it_stood() -> None:
    value, problems, references = reading(ListOf(Ref("sources")), "- poster\n- letter\n")
    assert (value, problems) == (("poster", "letter"), [])
    assert [(r.collection, r.id, r.mark) for r in references] == [
        ("sources", "poster", Mark(FILE, 1, 3)),
        ("sources", "letter", Mark(FILE, 2, 3)),
    ]


@dataclass(frozen=True, kw_only=True)
class Room:
    name: Name = field(fields.NAME, el="όνομα", en="name", required=True)
    seats: int | None = field(fields.INTEGER, el="θέσεις", en="seats")
    use: Text | None = field(fields.TEXT, el="χρήση", en="what it is for", key="for")


@dataclass(frozen=True, kw_only=True)
class House:
    id: str
    name: Text = field(fields.OFFICIAL, el="όνομα", en="name", required=True)
    room: Room | None = field(Record(Room), el="αίθουσα", en="room")
    doors: tuple[Room, ...] = field(ListOf(Record(Room, shorthand="name")), el="πόρτες", en="doors", default=())
    parts: Mapping[str, Room] = field(MapOf(Record(Room)), el="μέρη", en="parts", default={})
    kind: str = field(one_of("stone", "wood"), el="είδος", en="kind", default="stone")


HOUSES = MapOf(Record(House))


def test_a_record_has_what_is_written_and_the_defaults() -> None:
    source = "mill:\n  name: Μύλος\n  room: { name: Σάλα, seats: 12, for: Χορός }\n  doors: [ Πίσω ]\n"
    assert reading(HOUSES, source) == (
        {
            "mill": House(
                id="mill",
                name=Text("top.mill.name", "Μύλος", official=True),
                room=Room(name=Name("Σάλα"), seats=12, use=Text("top.mill.room.for", "Χορός")),
                doors=(Room(name=Name("Πίσω")),),
            )
        },
        [],
        [],
    )


def test_an_open_field_is_its_default() -> None:
    value, problems, _ = reading(HOUSES, "mill: { name: Μύλος, room: null, doors: unknown, parts: ~, kind: unknown }")
    assert problems == []
    assert value == {"mill": House(id="mill", name=Text("top.mill.name", "Μύλος", official=True))}


NAMELESS = '{}: mill, name: Fill in the field "name", for example "name: Δήμος Νεοχώρας".'

RECORDS = {
    "a field that does not exist": (
        "mill:\n  name: Μύλος\n  colour: red\n",
        ["3:3: Μύλος: There is no field \"colour\" here. The fields are: doors, kind, name, parts, room."],
    ),
    "a field with a slip": (
        "mill:\n  name: Μύλος\n  dors: []\n",
        ['3:3: Μύλος: There is no field "dors" here. Did you mean "doors"?'],
    ),
    "the name in Python of a field": (
        "mill:\n  name: Μύλος\n  room: { name: Σάλα, use: Χορός }\n",
        ['3:23: Μύλος, room: There is no field "use" here. The fields are: for, name, seats.'],
    ),
    "a field that is missing": ("mill:\n  kind: wood\n", [NAMELESS.format("2:3")]),
    "a field that is left open": ("mill:\n  name: unknown\n", [NAMELESS.format("2:9")]),
    "a field that is empty": ("mill:\n  name:\n", [NAMELESS.format("2:8")]),
    "a field that is wrong is not also missing": (
        "mill:\n  name: [a]\n",
        ["2:9: mill, name: One value is needed here, not a list. Write a single text or number."],
    ),
    "a list in place of a record": (
        "mill:\n  name: Μύλος\n  room: [ Σάλα ]\n",
        [("3:9: Μύλος, room: Fields are needed here, not a list. Write them for example as { name: "
"Νεοχώρα }.")],
    ),
    "a value in place of a record": (
        "mill:\n  name: Μύλος\n  room: Σάλα\n",
        [("3:9: Μύλος, room: Fields are needed here, not a single value. Write them for example as { "
"name: Νεοχώρα }.")],
    ),
    "inside a list": (
        "mill:\n  name: Μύλος\n  doors:\n    - Πίσω\n    - { name: Μπρος, seats: δύο }\n",
        ['5:29: Μύλος, doors, seats: "δύο" is not a whole number. Write digits only, such as 1250.'],
    ),
    "inside records of records, by their names": (
        "mill:\n  name: Μύλος\n  parts:\n    loft: { name: Πατάρι, seats: δύο }\n",
        [('4:34: Μύλος, parts, Πατάρι, seats: "δύο" is not a whole number. Write digits only, such as '
'1250.')],
    ),
    "everything at once": (
        "mill:\n  colour: red\n  kind: glass\n  room: { seats: δύο }\n",
        [
            '2:3: mill: There is no field "colour" here. The fields are: doors, kind, name, parts, room.',
            ('2:3: mill, name: Fill in the field "name", for example "name: Δήμος Νεοχώρας".'),
            ('4:9: mill, room, name: Fill in the field "name", for example "name: Νεοχώρα".'),
            '4:18: mill, room, seats: "δύο" is not a whole number. Write digits only, such as 1250.',
            "3:9: mill, kind: \"glass\" is not one of the field's values. Write one of these: stone, wood, unknown.",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "problems"), RECORDS.values(), ids=RECORDS)
def test_each_slip_in_a_record_is_said_at_its_place(source: str, problems: list[str]) -> None:
    assert reading(HOUSES, source)[1] == problems


def test_a_breadcrumb_is_in_the_language_of_the_message() -> None:
    source = "mill:\n  name: Μύλος\n  parts:\n    loft: { name: Πατάρι, seats: δύο }\n"
    _, problems, _ = reading(HOUSES, source, "el")
    assert problems == [
        ("4:34: Μύλος, μέρη, Πατάρι, θέσεις: Το «δύο» δεν είναι ακέραιος αριθμός. Γράψτε μόνο ψηφία, όπως 1250.")
    ]


def test_a_key_that_is_not_allowed_is_a_problem_and_the_others_are_read() -> None:
    value, problems, _ = reading(MapOf(fields.INTEGER, ids=frozenset({"cook", "driver"})), "{coock: 1, driver: 2}")
    assert value == {"driver": 2}
    assert problems == ['1:2: There is no field "coock" here. Did you mean "cook"?']
