"""Hours as people read them: weeks, seasons, what changes and why, in several languages."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

import pytest
from markupsafe import Markup

import towns
from kentro.holidays import Calendar, Falls
from kentro.hours import Week, spans_of, weekly
from kentro.hours_words import HoursWords
from kentro.languages import LANGUAGES
from kentro.model import Holiday, Holidays, Hours, Notice
from kentro.schedule import Change, Day, Reason
from kentro.values import Text
from test_wording import Strings, of_the_interface, wording

NBSP = "\N{NO-BREAK SPACE}"

STRINGS: Strings = {
    "hours.closed": ("κλειστά", "closed"),
    "hours.day-unknown": ("δεν ξέρουμε", "we do not know"),
    "hours.days-range": ("{first} έως {last}", "{first} to {last}"),
    "hours.days-pair": ("{first} και {last}", "{first} and {last}"),
    "hours.span": ("{opens}–{closes}", "{opens}–{closes}"),
    "hours.spans-joint": ("{before} και {after}", "{before} and {after}"),
    "hours.week-line": ("{days}: {times}", "{days}: {times}"),
    "hours.joint": ("{before}· {after}", "{before}; {after}"),
    "hours.season": ("{first} έως {last}", "{first} to {last}"),
    "hours.from-on": ("Από {first} και εξής", "From {first} on"),
    "hours.change-why": ("{days}: {what}, {why}", "{days}: {what}, {why}"),
    "hours.holidays-unknown": ("Αργίες; Άγνωστο.", "Holidays? Unknown."),
    "hours.public-closed": ("Αργίες κλειστά.", "Closed on holidays."),
    "hours.public-open": ("Αργίες ανοιχτά.", "Open on holidays."),
    "hours.public-unknown": ("Αργίες άγνωστο.", "Unknown on holidays."),
    "hours.half-closed": ("Παραμονές κλειστά.", "Closed on the eves."),
    "hours.half-open": ("Παραμονές ανοιχτά.", "Open on the eves."),
    "hours.half-until": ("Παραμονές έως τις {time}.", "On the eves until {time}."),
    "hours.half-unknown": ("Παραμονές άγνωστο.", "Unknown on the eves."),
    "hours.municipal-closed": ("Τοπική κλειστά.", "Closed on the local day."),
    "hours.municipal-open": ("Τοπική ανοιχτά.", "Open on the local day."),
    "hours.municipal-unknown": ("Τοπική άγνωστο.", "Unknown on the local day."),
    "hours.municipal-which": ("Τοπική: {days}.", "Local: {days}."),
    "hours.municipal-day": ("{name}, {date}", "{name}, {date}"),
    "hours.municipal-which-unknown": ("Ποια τοπική, άγνωστο.", "Unknown which day is local."),
    "why.weekly": ("όχι αυτή τη μέρα", "not on this weekday"),
    "why.no-hours": ("χωρίς ώρες", "no hours"),
    "why.past-calendar": ("χωρίς ημερολόγιο", "no calendar"),
    "why.may-move": ("{holiday}, ίσως", "{holiday}, perhaps"),
    "why.municipal-holiday": ("{holiday}, τοπική", "{holiday}, local"),
    "why.closure": ("έκτακτα", "by exception"),
    "why.hours": ("έκτακτες ώρες", "special hours"),
    "notices.closure": ("{days}: κλειστά", "{days}: closed"),
    "notices.hours": ("{days}: άλλες ώρες, {times}", "{days}: other hours, {times}"),
    "notices.deadline": ("Έως {date}", "Until {date}"),
    "notices.with-text": ("{what}. {text}", "{what}. {text}"),
    "now.open": ("Ανοιχτά έως {time}", "Open until {time}"),
    "now.opens-today": ("Ανοίγει {time}", "Opens {time}"),
    "now.opens-later": ("Ανοίγει {date}, {time}", "Opens {date}, {time}"),
    "now.opens-unsure": ("Άγνωστο για {date}", "Unknown for {date}"),
    "now.closed": ("Κλειστά τώρα", "Closed now"),
    "now.unknown": ("Άγνωστο τώρα", "Unknown now"),
    "now.ended": ("Παλιές ώρες", "Old hours"),
    "now.why": ("{said} ({why})", "{said} ({why})"),
}
"""The strings that the words are made with: Greek and English. The real ones are in the interface file."""


def words(tag: str, *, translated: bool = True) -> HoursWords:
    return HoursWords(wording(tag, STRINGS, translated=translated))


def test_the_strings_are_those_of_the_interface_file() -> None:
    assert set(STRINGS) == of_the_interface(STRINGS)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def span(opens: str, closes: str) -> str:
    return f'<bdi dir="ltr">{opens}–{closes}</bdi>'


def week(rule: str) -> Week:
    (season,) = weekly(rule).seasons
    return season.week


def read(shown: Markup) -> str:
    """The words alone, with ordinary spaces."""
    return unescape(shown.striptags()).replace(NBSP, " ")


# A week ------------------------------------------------------------------------------------------------------------

WEEK = "Mo-Th 08:00-15:00,17:00-20:00; Fr 08:00-14:30"
WEEKS = {
    ("el", WEEK): [
        ("Δευτέρα έως Πέμπτη", f"{span('08:00', '15:00')} και {span('17:00', '20:00')}"),
        ("Παρασκευή", span("08:00", "14:30")),
        ("Σάββατο και Κυριακή", "κλειστά"),
    ],
    ("en", WEEK): [
        ("Monday to Thursday", f"{span('08:00', '15:00')} and {span('17:00', '20:00')}"),
        ("Friday", span("08:00", "14:30")),
        ("Saturday and Sunday", "closed"),
    ],
    ("el", "Tu,Th 10:00-13:00"): [
        ("Δευτέρα", "κλειστά"),
        ("Τρίτη", span("10:00", "13:00")),
        ("Τετάρτη", "κλειστά"),
        ("Πέμπτη", span("10:00", "13:00")),
        ("Παρασκευή έως Κυριακή", "κλειστά"),
    ],
    ("en", "Mo-Su 00:00-24:00"): [("Monday to Sunday", span("00:00", "24:00"))],
    ("en", "Mo-Su 08:00-10:00,11:00-12:00,13:00-14:00"): [
        (
            "Monday to Sunday",
            f"{span('08:00', '10:00')} and {span('11:00', '12:00')} and {span('13:00', '14:00')}",
        )
    ],
}
IN_LINE = {
    ("el", WEEK): (
        f"Δευτέρα έως Πέμπτη: {span('08:00', '15:00')} και {span('17:00', '20:00')}· "
        f"Παρασκευή: {span('08:00', '14:30')}"
    ),
    ("en", "Tu,Th 10:00-13:00"): f"Tuesday: {span('10:00', '13:00')}; Thursday: {span('10:00', '13:00')}",
    ("en", "We 10:00-13:00"): f"Wednesday: {span('10:00', '13:00')}",
    ("en", "Mo off"): "",
}


@pytest.mark.parametrize(("case", "lines"), WEEKS.items(), ids=[" ".join(case) for case in WEEKS])
def test_a_week_is_said_in_lines(case: tuple[str, str], lines: list[tuple[str, str]]) -> None:
    tag, rule = case
    assert words(tag).week(week(rule)) == lines


@pytest.mark.parametrize(("case", "line"), IN_LINE.items(), ids=[" ".join(case) for case in IN_LINE])
def test_the_open_days_of_a_week_are_said_in_one_line(case: tuple[str, str], line: str) -> None:
    tag, rule = case
    assert words(tag).in_line(week(rule)) == line


@pytest.mark.parametrize("tag", LANGUAGES)
def test_times_stay_left_to_right_in_every_language(tag: str) -> None:
    ((_, times), *_) = words(tag).week(week("Mo 08:00-15:00"))
    assert times == span("08:00", "15:00")


def test_a_week_is_drawn_in_per_cents_of_seven_to_twenty_one() -> None:
    days = words("en").strip(week("Mo 07:00-21:00; Tu 14:00-17:30; We 00:00-24:00; Th 08:00-15:00,17:00-20:00"))
    assert [(name, place) for name, place, _ in days[:4]] == [("Mon", 0), ("Tue", 1), ("Wed", 2), ("Thu", 3)]
    assert [spans for _, _, spans in days] == [
        [("0", "100")],
        [("50", "25")],
        [("0", "100")],
        [("7.14", "50"), ("71.4", "21.4")],
        [],
        [],
        [],
    ]


def test_a_drawn_week_begins_where_lines_begin() -> None:
    drawn = {tag: words(tag).strip(week("Mo 07:00-21:00")) for tag in LANGUAGES}
    assert {tag for tag, days in drawn.items() if [place for _, place, _ in days] == [6, 5, 4, 3, 2, 1, 0]} == {
        "ar",
        "fa",
        "ur",
    }
    assert all(days[0][2] for days in drawn.values()), "Monday is still the first that is said"


# Seasons -----------------------------------------------------------------------------------------------------------

SEASONS = {
    ("el", "Jun 15-Sep 15", 2026): "15 Ιουνίου έως 15 Σεπτεμβρίου",
    ("en", "Jun 15-Sep 15", 2026): "15 June to 15 September",
    ("el", "Dec 20-Jan 07", 2026): "20 Δεκεμβρίου έως 7 Ιανουαρίου",
    ("en", "Aug 15", 2026): "15 August",
    ("en", "Jul 01-10,Aug 01-10", 2026): "1 July to 10 July and 1 August to 10 August",
    ("el", "Feb", 2026): "1 Φεβρουαρίου έως 28 Φεβρουαρίου",
    ("el", "Feb", 2028): "1 Φεβρουαρίου έως 29 Φεβρουαρίου",
    ("en", "Feb 29", 2026): "29 February",
    ("uk", "Jun 15-Sep 15", 2026): "15 червня to 15 вересня",
    ("ar", "Jun 15-Sep 15", 2026): "15 يونيو to 15 سبتمبر",
}


@pytest.mark.parametrize(("case", "said"), SEASONS.items(), ids=[" ".join(map(str, case)) for case in SEASONS])
def test_a_season_is_said_with_its_first_and_last_day(case: tuple[str, str, int], said: str) -> None:
    tag, dates, year = case
    open_then = week("Mo 08:00-15:00")
    held = [season for season in weekly(f"{dates} Mo 08:00-15:00").seasons if season.week == open_then]
    assert read(words(tag).seasons(held, year)) == said


def test_a_day_and_its_month_are_not_parted() -> None:
    assert words("en").seasons(weekly("Aug 15 Mo 08:00-15:00").seasons[:1], 2026) == f"15{NBSP}August"


# Days --------------------------------------------------------------------------------------------------------------

DAYS = {
    "ur": ("پیر، 1 جون", "اتوار، 27 دسمبر"),
    "el": ("Δευτέρα 1 Ιουνίου", "Κυριακή 27 Δεκεμβρίου"),
    "en": ("Monday 1 June", "Sunday 27 December"),
    "sq": ("E hënë, 1 qershor", "E diel, 27 dhjetor"),
    "ar": ("الاثنين، 1 يونيو", "الأحد، 27 ديسمبر"),
    "fa": ("دوشنبه 1 ژوئن", "یکشنبه 27 دسامبر"),
    "uk": ("Понеділок, 1 червня", "Неділя, 27 грудня"),
    "ru": ("Понедельник, 1 июня", "Воскресенье, 27 декабря"),
    "fr": ("Lundi 1er juin", "Dimanche 27 décembre"),
}


def test_every_language_has_its_days_here() -> None:
    assert set(DAYS) == set(LANGUAGES)


@pytest.mark.parametrize(("tag", "said"), DAYS.items(), ids=DAYS)
def test_a_day_is_said_with_its_weekday(tag: str, said: tuple[str, str]) -> None:
    first, second = (words(tag).day(day(date)) for date in ("2026-06-01", "2026-12-27"))
    assert (read(first), read(second)) == said
    assert first.startswith('<time datetime="2026-06-01">')


@pytest.mark.parametrize("tag", LANGUAGES)
def test_digits_are_western_in_every_language(tag: str) -> None:
    w = words(tag)
    said = [w.day(day("2026-06-18")), w.seasons(weekly("Jun 15-Sep 18 Mo 08:00-15:00").seasons[:1], 2026)]
    assert all("18" in text and not [c for c in text if c.isdigit() and not c.isascii()] for text in said)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_weekday_of_a_date_is_that_of_the_week_and_of_the_script(tag: str) -> None:
    w = words(tag)
    names = w.script()["weekdays"]
    assert isinstance(names, list)
    assert len(set(names)) == 7
    for step, name in enumerate(names):
        date = day("2026-06-01") + datetime.timedelta(days=step)
        opened = w.week(tuple((("08:00", "15:00"),) if place == step else () for place in range(7)))
        capital = name[:1].upper() + name[1:]
        assert capital in read(w.day(date))
        assert capital in [read(days) for days, times in opened if "08:00" in times]


def test_no_language_says_urdu_weekdays_after_urdu_was_used() -> None:
    """Babel 2.15 to 2.18: in a process that used `ur` first, stand-alone weekday names come out in Urdu."""
    script = (
        "import datetime, test_hours_words as t\n"
        "for tag in t.DAYS:\n"
        "    print(t.read(t.words(tag).day(datetime.date(2026, 6, 1))))\n"
        "print(t.words('fr').strip(t.week('Mo 08:00-15:00'))[0][0])\n"
        "print(t.words('en').script()['weekdays'][0])\n"
    )
    paths = os.pathsep.join(str(towns.ROOT / name) for name in ("scripts", "tests"))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, encoding="utf-8", check=True
    )
    assert next(iter(DAYS)) == "ur"
    assert ran.stdout.splitlines() == [*(monday for monday, _ in DAYS.values()), "lun.", "Monday"]


# What changes, and why ---------------------------------------------------------------------------------------------

PATRON = Holiday(id="patron", name=Text("holidays.patron.name", "Του <Πολιούχου>"), date=(11, 25), sources=("law",))
MONDAY, FRIDAY = day("2026-06-01"), day("2026-06-05")


def notice(kind: str, text: str | None = None, **known: Any) -> Notice:
    named = Text("notices.text", text) if text else None
    return Notice(**{"id": "x", "kind": kind, "start": MONDAY, "end": FRIDAY, "text": named, **known})


def change(reason: Reason, status: Any = "closed", *, last: datetime.date = MONDAY, times: str = "") -> Change:
    return Change(MONDAY, last, status, spans_of(times) if times else (), reason)


PUBLIC = Reason("public-holiday", Falls("public-holiday", PATRON))
CHANGES = {
    "a holiday": (
        change(PUBLIC),
        "Δευτέρα 1 Ιουνίου: κλειστά, Του <Πολιούχου>",
        "Monday 1 June: closed, Του <Πολιούχου>",
    ),
    "a half-holiday": (
        change(Reason("half-holiday", Falls("half-holiday", PATRON)), "open", times="08:00-13:00"),
        "Δευτέρα 1 Ιουνίου: 08:00–13:00, Του <Πολιούχου>",
        "Monday 1 June: 08:00–13:00, Του <Πολιούχου>",
    ),
    "a local holiday": (
        change(Reason("municipal-holiday", Falls("municipal-holiday", PATRON)), "unknown"),
        "Δευτέρα 1 Ιουνίου: δεν ξέρουμε, Του <Πολιούχου>, τοπική",
        "Monday 1 June: we do not know, Του <Πολιούχου>, local",
    ),
    "a holiday that may be moved": (
        change(Reason("may-move", Falls("public-holiday", PATRON, maybe=True)), "unknown"),
        "Δευτέρα 1 Ιουνίου: δεν ξέρουμε, Του <Πολιούχου>, ίσως",
        "Monday 1 June: we do not know, Του <Πολιούχου>, perhaps",
    ),
    "a closure of several days": (
        change(Reason("closure", notice=notice("closure")), last=FRIDAY),
        "Δευτέρα 1 Ιουνίου έως Παρασκευή 5 Ιουνίου: κλειστά, έκτακτα",
        "Monday 1 June to Friday 5 June: closed, by exception",
    ),
    "other hours": (
        change(Reason("hours", notice=notice("hours")), "open", times="09:00-11:00,12:00-13:00"),
        "Δευτέρα 1 Ιουνίου: 09:00–11:00 και 12:00–13:00, έκτακτες ώρες",
        "Monday 1 June: 09:00–11:00 and 12:00–13:00, special hours",
    ),
    "a closure until further notice": (
        change(Reason("closure", notice=notice("closure", end=None)), last=FRIDAY),
        "Από Δευτέρα 1 Ιουνίου και εξής: κλειστά, έκτακτα",
        "From Monday 1 June on: closed, by exception",
    ),
    "nothing known": (
        change(Reason("no-hours"), "unknown"),
        "Δευτέρα 1 Ιουνίου: δεν ξέρουμε, χωρίς ώρες",
        "Monday 1 June: we do not know, no hours",
    ),
}


@pytest.mark.parametrize(("changed", "greek", "english"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_said_with_its_days_and_why(changed: Change, greek: str, english: str) -> None:
    assert read(words("el").change(changed)) == greek
    assert read(words("en").change(changed)) == english


def test_the_text_of_a_notice_is_why_without_its_full_stop() -> None:
    reason = Reason("closure", notice=notice("closure", "Σεμινάριο <του> προσωπικού."))
    assert words("el").why(reason) == "Σεμινάριο &lt;του&gt; προσωπικού"


def test_a_name_in_another_language_says_which() -> None:
    assert words("en").why(PUBLIC) == '<span lang="el" dir="ltr">Του &lt;Πολιούχου&gt;</span>'


CODES = {"weekly": "not on this weekday", "no-hours": "no hours", "past-calendar": "no calendar"}


@pytest.mark.parametrize(("code", "said"), CODES.items(), ids=CODES)
def test_a_reason_without_a_holiday_has_its_own_words(code: str, said: str) -> None:
    assert words("en").why(Reason(code)) == said


STATES = {
    "open": (Day(MONDAY, "open", (("08:00", "13:00"),)), span("08:00", "13:00")),
    "closed": (Day(MONDAY, "closed"), "closed"),
    "unknown": (Day(MONDAY, "unknown"), "we do not know"),
}


@pytest.mark.parametrize(("known", "said"), STATES.values(), ids=STATES)
def test_a_day_is_open_closed_or_not_known(known: Day, said: str) -> None:
    assert words("en").state(known) == said


def test_without_a_catalogue_arabic_falls_back_to_greek_and_says_so() -> None:
    w = words("ar", translated=False)
    (monday, times), (rest, shut) = w.week(week("Mo 08:00-15:00"))
    assert (monday, times) == ("الاثنين", span("08:00", "15:00"))
    assert rest.startswith('<span lang="el" dir="ltr">')
    assert shut == '<span lang="el" dir="ltr">κλειστά</span>'
    assert read(w.change(change(PUBLIC))).endswith("κλειστά, Του <Πολιούχου>")
    assert w.words.translator.fell_back


# Notices -----------------------------------------------------------------------------------------------------------

NOTICES = {
    "a closure": (
        notice("closure"),
        "Δευτέρα 1 Ιουνίου έως Παρασκευή 5 Ιουνίου: κλειστά",
        "Monday 1 June to Friday 5 June: closed",
    ),
    "a closure of one day": (
        notice("closure", "Άδειες.", end=MONDAY),
        "Δευτέρα 1 Ιουνίου: κλειστά. Άδειες.",
        "Monday 1 June: closed. Άδειες.",
    ),
    "a closure without an end": (
        notice("closure", end=None),
        "Από Δευτέρα 1 Ιουνίου και εξής: κλειστά",
        "From Monday 1 June on: closed",
    ),
    "other times": (
        notice("hours", hours=spans_of("09:00-11:00,12:00-13:00")),
        "Δευτέρα 1 Ιουνίου έως Παρασκευή 5 Ιουνίου: άλλες ώρες, 09:00–11:00 και 12:00–13:00",
        "Monday 1 June to Friday 5 June: other hours, 09:00–11:00 and 12:00–13:00",
    ),
    "another week": (
        notice("hours", "Έργα.", hours=weekly("Mo-We,Fr 09:00-12:00")),
        "Δευτέρα 1 Ιουνίου έως Παρασκευή 5 Ιουνίου: άλλες ώρες, "
        "Δευτέρα έως Τετάρτη: 09:00–12:00· Παρασκευή: 09:00–12:00. Έργα.",
        "Monday 1 June to Friday 5 June: other hours, Monday to Wednesday: 09:00–12:00; Friday: 09:00–12:00. Έργα.",
    ),
    "a deadline": (
        notice("deadline", "Αιτήσεις."),
        "Έως Παρασκευή 5 Ιουνίου. Αιτήσεις.",
        "Until Friday 5 June. Αιτήσεις.",
    ),
    "a message": (
        notice("message", "Άλλη πόρτα.", end=MONDAY),
        "Δευτέρα 1 Ιουνίου. Άλλη πόρτα.",
        "Monday 1 June. Άλλη πόρτα.",
    ),
}


@pytest.mark.parametrize(("announced", "greek", "english"), NOTICES.values(), ids=NOTICES)
def test_a_notice_is_said_in_one_line(announced: Notice, greek: str, english: str) -> None:
    assert read(words("el").notice(announced)) == greek
    assert read(words("en").notice(announced)) == english


# What holidays change ----------------------------------------------------------------------------------------------

SPRING = Holiday(id="spring", name=Text("holidays.spring.name", "Της Πηγής"), easter=5, sources=("law",))


def municipal(known: Iterable[str] | None) -> Calendar:
    own: Mapping[str, Holiday] = {"patron": PATRON, "spring": SPRING}
    holidays = Holidays(first=day("2024-01-01"), last=day("2030-12-31"), public={}, half={}, municipal=own)
    return Calendar(holidays, None if known is None else tuple(known))


BOTH = ("patron", "spring")
RULES = {
    "nothing known": ({}, BOTH, ["Αργίες; Άγνωστο."], ["Holidays? Unknown."]),
    "all known": (
        {"public_holidays": "closed", "half_holidays": "13:00", "municipal_holiday": "open"},
        BOTH,
        [
            "Αργίες κλειστά.",
            "Παραμονές έως τις 13:00.",
            "Τοπική ανοιχτά.",
            "Τοπική: Του <Πολιούχου>, 25 Νοεμβρίου 2026 και Της Πηγής, 7 Μαΐου 2027.",
        ],
        [
            "Closed on holidays.",
            "On the eves until 13:00.",
            "Open on the local day.",
            "Local: Του <Πολιούχου>, 25 November 2026 and Της Πηγής, 7 May 2027.",
        ],
    ),
    "some known": (
        {"public_holidays": "open"},
        BOTH[:1],
        [
            "Αργίες ανοιχτά.",
            "Παραμονές άγνωστο.",
            "Τοπική άγνωστο.",
            "Τοπική: Του <Πολιούχου>, 25 Νοεμβρίου 2026.",
        ],
        [
            "Open on holidays.",
            "Unknown on the eves.",
            "Unknown on the local day.",
            "Local: Του <Πολιούχου>, 25 November 2026.",
        ],
    ),
    "a local day that nobody knows": (
        {"half_holidays": "closed"},
        None,
        ["Αργίες άγνωστο.", "Παραμονές κλειστά.", "Ποια τοπική, άγνωστο."],
        ["Unknown on holidays.", "Closed on the eves.", "Unknown which day is local."],
    ),
    "no local day": (
        {"half_holidays": "open", "municipal_holiday": "closed"},
        (),
        ["Αργίες άγνωστο.", "Παραμονές ανοιχτά."],
        ["Unknown on holidays.", "Open on the eves."],
    ),
}


@pytest.mark.parametrize(("known", "own", "greek", "english"), RULES.values(), ids=RULES)
def test_what_holidays_change_is_one_sentence_for_each_kind(
    known: dict[str, Any], own: tuple[str, ...] | None, greek: list[str], english: list[str]
) -> None:
    for tag, said in (("el", greek), ("en", english)):
        assert [read(rule) for rule in words(tag).rules(Hours(**known), municipal(own), day("2026-11-07"))] == said


def test_a_time_in_a_sentence_is_left_to_right() -> None:
    said = words("ar").rules(Hours(half_holidays="13:00"), municipal(None), day("2026-11-07"))
    assert '<bdi dir="ltr">13:00</bdi>' in said[1]


# The script --------------------------------------------------------------------------------------------------------

PATTERNS = {
    "el": ("{weekday} {day} {month}", "Δευτέρα"),
    "en": ("{weekday} {day} {month}", "Monday"),
    "ar": ("{weekday}، {day} {month}", "الاثنين"),
    "fr": ("{weekday} {day} {month}", "lundi"),
}


@pytest.mark.parametrize(("tag", "own"), PATTERNS.items(), ids=PATTERNS)
def test_the_script_has_the_words_of_its_language(tag: str, own: tuple[str, str]) -> None:
    said = words(tag).script()
    greek_or_english = {key.removeprefix("now."): said for key, said in STRINGS.items() if key.startswith("now.")}
    weekdays = said["weekdays"]
    assert isinstance(weekdays, list)
    assert (said["date"], weekdays[0]) == own
    assert (len(weekdays), said["lang"]) == (7, tag)
    assert {key: said[key] for key in greek_or_english} == {
        key: both[tag != "el"] for key, both in greek_or_english.items()
    }


def test_a_script_without_a_catalogue_is_greek_throughout() -> None:
    assert words("ar", translated=False).script() == words("el").script()
