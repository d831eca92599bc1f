"""Weekly hours and their seasons: good rules with what they say, and bad ones with what is wrong."""

from __future__ import annotations

import datetime

import pytest
from opening_hours import OpeningHours

from kentro.hours import HoursError, MonthDay, Season, Span, Week, groups, spans_of, weekly

SHUT: tuple[Span, ...] = ()
MORNING = (("09:00", "13:00"),)
DAY = (("09:00", "17:00"),)
BOTH = (("08:00", "14:00"), ("17:00", "20:00"))
ALL_DAY = (("00:00", "24:00"),)

YEAR: tuple[MonthDay, MonthDay] = ((1, 1), (12, 31))

WEEKS: dict[str, Week] = {
    "Mo-Fr 09:00-17:00": (DAY, DAY, DAY, DAY, DAY, SHUT, SHUT),
    "Mo 09:00-17:00": (DAY, SHUT, SHUT, SHUT, SHUT, SHUT, SHUT),
    "Su 09:00-17:00": (SHUT, SHUT, SHUT, SHUT, SHUT, SHUT, DAY),
    "Mo-Su 09:00-17:00": (DAY,) * 7,
    "We-Tu 09:00-17:00": (DAY,) * 7,
    "Tu,Th 09:00-13:00": (SHUT, MORNING, SHUT, MORNING, SHUT, SHUT, SHUT),
    "Mo-We,Fr 09:00-13:00": (MORNING, MORNING, MORNING, SHUT, MORNING, SHUT, SHUT),
    "Mo,We-Fr 09:00-13:00": (MORNING, SHUT, MORNING, MORNING, MORNING, SHUT, SHUT),
    "Sa-Mo 09:00-13:00": (MORNING, SHUT, SHUT, SHUT, SHUT, MORNING, MORNING),
    "Fr-Mo 09:00-13:00": (MORNING, SHUT, SHUT, SHUT, MORNING, MORNING, MORNING),
    "Mo-Mo 09:00-13:00": (MORNING, SHUT, SHUT, SHUT, SHUT, SHUT, SHUT),
    "Mo,Mo 09:00-13:00": (MORNING, SHUT, SHUT, SHUT, SHUT, SHUT, SHUT),
    "Mo-Fr 08:00-14:00,17:00-20:00": (BOTH, BOTH, BOTH, BOTH, BOTH, SHUT, SHUT),
    "Mo-Fr 08:00-14:00,17:00-20:00; Sa 09:00-13:00": (BOTH, BOTH, BOTH, BOTH, BOTH, MORNING, SHUT),
    "Sa 09:00-13:00; Mo 09:00-17:00": (DAY, SHUT, SHUT, SHUT, SHUT, MORNING, SHUT),
    "Mo-Fr 09:00-17:00; We off": (DAY, DAY, SHUT, DAY, DAY, SHUT, SHUT),
    "Mo-Fr 09:00-17:00; Sa,Su off": (DAY, DAY, DAY, DAY, DAY, SHUT, SHUT),
    "Mo 09:00-11:00,11:00-13:00": (MORNING, SHUT, SHUT, SHUT, SHUT, SHUT, SHUT),
    "Mo,Tu 00:00-24:00": (ALL_DAY, ALL_DAY, SHUT, SHUT, SHUT, SHUT, SHUT),
    "Su 23:59-24:00": (SHUT,) * 6 + ((("23:59", "24:00"),),),
}

GROUPS = {
    "Mo-Fr 09:00-17:00": [((0, 4), DAY), ((5, 6), SHUT)],
    "Mo-Su 09:00-17:00": [((0, 6), DAY)],
    "Tu,Th 09:00-13:00": [
        ((0, 0), SHUT),
        ((1, 1), MORNING),
        ((2, 2), SHUT),
        ((3, 3), MORNING),
        ((4, 6), SHUT),
    ],
    "Mo-Tu 09:00-13:00; We 08:00-14:00,17:00-20:00; Su 09:00-13:00": [
        ((0, 1), MORNING),
        ((2, 2), BOTH),
        ((3, 5), SHUT),
        ((6, 6), MORNING),
    ],
    "Fr-Mo 09:00-13:00": [((0, 0), MORNING), ((1, 3), SHUT), ((4, 6), MORNING)],
}

SAME_RULE = {
    "spaces around everything": "  Mo - Fr   09:00 - 17:00 ;  Sa , Su  09:00 - 11:00 , 12:00 - 13:00 ",
    "no space after the semicolon": "Mo-Fr 09:00-17:00;Sa,Su 09:00-11:00,12:00-13:00",
    "a semicolon at the end": "Mo-Fr 09:00-17:00; Sa,Su 09:00-11:00,12:00-13:00;",
    "a semicolon and spaces at the end": "Mo-Fr 09:00-17:00; Sa,Su 09:00-11:00,12:00-13:00 ;  ",
    "two lines": "Mo-Fr 09:00-17:00;\n  Sa,Su 09:00-11:00,12:00-13:00",
    "a tab and a no-break space": "Mo-Fr\t09:00-17:00; Sa,Su\N{NO-BREAK SPACE}09:00-11:00,12:00-13:00",
}

WRONG = {
    # the form
    "mo-fr 09:00-17:00": ("hours-form", "mo-fr 09:00-17:00"),
    "Δε-Πα 09:00-17:00": ("hours-form", "Δε-Πα 09:00-17:00"),
    "Mo-Fr": ("hours-form", "Mo-Fr"),
    "09:00-17:00": ("hours-form", "09:00-17:00"),
    "off": ("hours-form", "off"),
    "Mo-Fr 9-17": ("hours-form", "Mo-Fr 9-17"),
    "Mo-Fr 9:00-17:00": ("hours-form", "Mo-Fr 9:00-17:00"),
    "Mo-Fr 09.00-17.00": ("hours-form", "Mo-Fr 09.00-17.00"),
    "Mo-Fr 09:00": ("hours-form", "Mo-Fr 09:00"),
    "Mo-Fr 09:00+": ("hours-form", "Mo-Fr 09:00+"),
    "Mo-Fr 09:00 17:00": ("hours-form", "Mo-Fr 09:00 17:00"),
    "Mo–Fr 09:00–17:00": ("hours-form", "Mo–Fr 09:00–17:00"),
    "Mo-Fr 09:00-17:00 open": ("hours-form", "Mo-Fr 09:00-17:00 open"),
    "Mo-Fr 09:00-17:00 \"με ραντεβού\"": ("hours-form", "Mo-Fr 09:00-17:00 \"με ραντεβού\""),
    "Mo-Fr 09:00-17:00; PH off": ("hours-form", "PH off"),
    "Aug 09:00-13:00": ("hours-form", "Aug 09:00-13:00"),
    "Aug 1-20 Mo 09:00-13:00": ("hours-form", "Aug 1-20 Mo 09:00-13:00"),
    "20 Aug Mo 09:00-13:00": ("hours-form", "20 Aug Mo 09:00-13:00"),
    "Aug 01-05,10-15 off": ("hours-form", "Aug 01-05,10-15 off"),
    "Mo Aug 09:00-13:00": ("hours-form", "Mo Aug 09:00-13:00"),
    "2026 Dec 24 09:00-13:00": ("hours-form", "2026 Dec 24 09:00-13:00"),
    "24/7": ("hours-form", "24/7"),
    "Mo-Fr 09:00-17:00, Sa 09:00-13:00": ("hours-form", "Mo-Fr 09:00-17:00,Sa 09:00-13:00"),
    "Mo 0٩:0٠-10:00": ("hours-form", "Mo 0٩:0٠-10:00"),
    "": ("hours-form", ""),
    ";": ("hours-form", ""),
    # the times
    "Mo-Fr 08:00-25:00": ("hours-time", "25:00"),
    "Mo-Fr 08:00-24:30": ("hours-time", "24:30"),
    "Mo-Fr 08:60-15:00": ("hours-time", "08:60"),
    "Mo-Fr 24:00-25:00": ("hours-time", "24:00"),
    "Mo-Fr 09:00-17:00; Aug Mo 08:00-25:00": ("hours-time", "25:00"),
    # their order
    "Mo-Fr 15:00-08:00": ("hours-order", "15:00-08:00"),
    "Mo-Fr 20:00-02:00": ("hours-order", "20:00-02:00"),
    "Mo-Fr 09:00-09:00": ("hours-order", "09:00-09:00"),
    "Mo-Fr 24:00-24:00": ("hours-order", "24:00-24:00"),
    "Mo-Fr 09:00-13:00; Sa 13:00-09:00": ("hours-order", "13:00-09:00"),
    "Mo-Fr 09:00-13:00,12:00-15:00": ("hours-overlap", "12:00-15:00"),
    "Mo-Fr 17:00-20:00,09:00-13:00": ("hours-overlap", "09:00-13:00"),
    "Mo-Fr 09:00-24:00,10:00-11:00": ("hours-overlap", "10:00-11:00"),
    # a day with two rules, of which OpenStreetMap keeps the last
    "Mo-Fr 08:00-13:00; Mo 17:00-20:00": ("hours-day-twice", "Mo 17:00-20:00"),
    "Mo-Fr 09:00-17:00; We 09:00-13:00": ("hours-day-twice", "We 09:00-13:00"),
    "Sa-Mo 09:00-13:00; Su 17:00-20:00": ("hours-day-twice", "Su 17:00-20:00"),
    "Aug Mo 08:00-13:00; Aug Mo 17:00-20:00": ("hours-day-twice", "Aug Mo 17:00-20:00"),
    "Aug Mo 08:00-13:00; Aug 01-31 Mo 17:00-20:00": ("hours-day-twice", "Aug 01-31 Mo 17:00-20:00"),
    # a season that the ordinary hours after it would undo
    "Jul-Aug Mo-Fr 08:00-14:00; Mo-Fr 08:00-15:00": ("hours-season-first", "Mo-Fr 08:00-15:00"),
    "Dec 25-Jan 05 off; Mo-Fr 08:00-15:00": ("hours-season-first", "Mo-Fr 08:00-15:00"),
    "Aug 10-20 off; Aug Mo-Fr 08:00-12:00": ("hours-season-first", "Aug Mo-Fr 08:00-12:00"),
    # a month on one side, a date on the other
    "Jul-Aug 10 off": ("hours-dates", "Jul-Aug 10"),
    "Jul 10-Aug off": ("hours-dates", "Jul 10-Aug"),
    # dates that there are not
    "Jun 31 off": ("hours-dates", "Jun 31"),
    "Feb 30 off": ("hours-dates", "Feb 30"),
    "Aug 00 off": ("hours-dates", "Aug 00"),
    "Jun 20-40 off": ("hours-dates", "Jun 20-40"),
    "Jun 20-31 Mo 09:00-13:00": ("hours-dates", "Jun 20-31"),
    "Aug 20-10 off": ("hours-dates", "Aug 20-10"),
    "Aug 20-Aug 10 off": ("hours-dates", "Aug 20-Aug 10"),
    "Aug-10 off": ("hours-dates", "Aug-10"),
    "Aug 01-05,Aug 15-32 off": ("hours-dates", "Aug 15-32"),
}  # fmt: skip


def workdays(opens: str, closes: str) -> Week:
    return (((opens, closes),),) * 5 + (SHUT, SHUT)


USUAL = workdays("08:00", "15:00")
SUMMER = workdays("08:00", "14:00")
OFF: Week = (SHUT,) * 7

SEASONS: dict[str, list[tuple[MonthDay, MonthDay, Week]]] = {
    "Mo-Fr 08:00-15:00; Jun 15-Sep 15 Mo-Fr 08:00-14:00": [((6, 15), (9, 15), SUMMER), ((9, 16), (6, 14), USUAL)],
    # whole months
    "Mo-Fr 08:00-15:00; Jul-Aug Mo-Fr 08:00-14:00": [((7, 1), (8, 31), SUMMER), ((9, 1), (6, 30), USUAL)],
    "Mo-Fr 08:00-15:00; Aug off": [((8, 1), (8, 31), OFF), ((9, 1), (7, 31), USUAL)],
    "Mo-Fr 08:00-15:00; Jun,Aug off": [
        ((6, 1), (6, 30), OFF),
        ((7, 1), (7, 31), USUAL),
        ((8, 1), (8, 31), OFF),
        ((9, 1), (5, 31), USUAL),
    ],
    "Mo-Fr 08:00-15:00; Jul,Aug off": [((7, 1), (8, 31), OFF), ((9, 1), (6, 30), USUAL)],
    # days of one month, one day, several of them
    "Mo-Fr 08:00-15:00; Aug 01-20 off": [((8, 1), (8, 20), OFF), ((8, 21), (7, 31), USUAL)],
    "Mo-Fr 08:00-15:00; Aug 15 off": [((8, 15), (8, 15), OFF), ((8, 16), (8, 14), USUAL)],
    "Mo-Fr 08:00-15:00; Aug 01-05,Aug 10-15 off": [
        ((8, 1), (8, 5), OFF),
        ((8, 6), (8, 9), USUAL),
        ((8, 10), (8, 15), OFF),
        ((8, 16), (7, 31), USUAL),
    ],
    # the borders of the year
    "Mo-Fr 08:00-15:00; Dec 20-Jan 07 Mo-Fr 08:00-14:00": [((1, 8), (12, 19), USUAL), ((12, 20), (1, 7), SUMMER)],
    "Mo-Fr 08:00-15:00; Dec-Jan off": [((2, 1), (11, 30), USUAL), ((12, 1), (1, 31), OFF)],
    "Mo-Fr 08:00-15:00; Jan 01 off": [((1, 1), (1, 1), OFF), ((1, 2), (12, 31), USUAL)],
    "Mo-Fr 08:00-15:00; Dec 31 off": [((1, 1), (12, 30), USUAL), ((12, 31), (12, 31), OFF)],
    # the end of February
    "Mo-Fr 08:00-15:00; Feb off": [((2, 1), (2, 29), OFF), ((3, 1), (1, 31), USUAL)],
    "Mo-Fr 08:00-15:00; Feb 29 off": [((2, 29), (2, 29), OFF), ((3, 1), (2, 28), USUAL)],
    "Mo-Fr 08:00-15:00; Feb 01-28 off": [((2, 1), (2, 28), OFF), ((2, 29), (1, 31), USUAL)],
    "Mo-Fr 08:00-15:00; Feb 28-Mar 01 off": [((2, 28), (3, 1), OFF), ((3, 2), (2, 27), USUAL)],
    # one over another: the later holds
    "Mo-Fr 08:00-15:00; Jun 15-Sep 15 Mo-Fr 08:00-14:00; Aug 01-20 off": [
        ((6, 15), (7, 31), SUMMER),
        ((8, 1), (8, 20), OFF),
        ((8, 21), (9, 15), SUMMER),
        ((9, 16), (6, 14), USUAL),
    ],
    "Mo-Fr 08:00-15:00; Jun 15-Aug 31 Mo-Fr 08:00-14:00; Aug 01-Sep 15 off": [
        ((6, 15), (7, 31), SUMMER),
        ((8, 1), (9, 15), OFF),
        ((9, 16), (6, 14), USUAL),
    ],
    "Mo-Fr 08:00-15:00; Aug Mo 17:00-20:00": [
        ((8, 1), (8, 31), ((("17:00", "20:00"),), *USUAL[1:])),
        ((9, 1), (7, 31), USUAL),
    ],
    "Mo-Fr 08:00-15:00; Aug Tu off": [
        ((8, 1), (8, 31), (USUAL[0], SHUT, *USUAL[2:])),
        ((9, 1), (7, 31), USUAL),
    ],
    # a season without another, and seasons that change nothing
    "Jul-Aug Mo-Fr 08:00-14:00": [((7, 1), (8, 31), SUMMER), ((9, 1), (6, 30), OFF)],
    "Mo-Fr 08:00-15:00; Jul-Aug Mo-Fr 08:00-15:00": [(*YEAR, USUAL)],
    "Mo-Fr 08:00-15:00; Aug Sa off": [(*YEAR, USUAL)],
    "Jan-Dec Mo-Fr 08:00-15:00": [(*YEAR, USUAL)],
    "Jan 01-Dec 31 Mo-Fr 08:00-15:00": [(*YEAR, USUAL)],
}


@pytest.mark.parametrize(("rule", "week"), WEEKS.items(), ids=WEEKS)
def test_a_rule_gives_the_open_spans_of_each_day(rule: str, week: Week) -> None:
    read = weekly(rule)
    assert read.seasons == (Season(*YEAR, week),)
    assert read.rule == rule


@pytest.mark.parametrize(("rule", "runs"), GROUPS.items(), ids=GROUPS)
def test_neighbouring_days_with_the_same_hours_are_one_group(
    rule: str, runs: list[tuple[tuple[int, int], tuple[Span, ...]]]
) -> None:
    assert groups(weekly(rule).seasons[0].week) == runs


@pytest.mark.parametrize("written", SAME_RULE.values(), ids=SAME_RULE)
def test_spaces_and_a_last_semicolon_make_no_difference(written: str) -> None:
    assert weekly(written) == weekly("Mo-Fr 09:00-17:00; Sa,Su 09:00-11:00,12:00-13:00")


def test_spaces_within_a_season_make_no_difference() -> None:
    assert weekly(" Jun 15 - Sep 15  Mo - Fr 08:00 - 14:00 ").rule == "Jun 15-Sep 15 Mo-Fr 08:00-14:00"


@pytest.mark.parametrize(("rule", "wrong"), WRONG.items(), ids=[rule or "nothing" for rule in WRONG])
def test_a_wrong_rule_is_refused_with_the_part_that_is_wrong(rule: str, wrong: tuple[str, str]) -> None:
    with pytest.raises(HoursError) as raised:
        weekly(rule)
    assert (raised.value.code, raised.value.found) == wrong


# Seasons -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rule", "seasons"), SEASONS.items(), ids=SEASONS)
def test_a_year_is_cut_into_seasons(rule: str, seasons: list[tuple[MonthDay, MonthDay, Week]]) -> None:
    assert weekly(rule).seasons == tuple(Season(*season) for season in seasons)


def of_the_library(engine: OpeningHours, date: datetime.date) -> list[str]:
    start = datetime.datetime.combine(date, datetime.time())
    spans = engine.intervals(start, start + datetime.timedelta(days=1))
    return [f"{opens:%H:%M}" for opens, _, state, _ in spans if str(state) == "open"]


@pytest.mark.parametrize("rule", SEASONS)
def test_each_day_of_two_years_is_in_one_season_and_as_the_library_says(rule: str) -> None:
    read, engine = weekly(rule), OpeningHours(rule, auto_country=False, auto_timezone=False)
    for step in range(365 + 366):
        date = datetime.date(2027, 1, 1) + datetime.timedelta(days=step)
        assert sum(season.holds((date.month, date.day)) for season in read.seasons) == 1, date
        assert [opens for opens, _ in read.on(date)] == of_the_library(engine, date), date


ON = {
    "2026-12-18": (("08:00", "15:00"),),
    "2026-12-21": (("09:00", "13:00"),),
    "2027-01-07": (("09:00", "13:00"),),
    "2027-01-08": (("08:00", "15:00"),),
    "2027-01-09": SHUT,
    "2028-02-28": (("08:00", "15:00"),),
    "2028-02-29": (("10:00", "11:00"),),
    "2028-03-01": (("08:00", "15:00"),),
}


@pytest.mark.parametrize(("date", "spans"), ON.items(), ids=ON)
def test_a_day_is_looked_up_in_its_season(date: str, spans: tuple[Span, ...]) -> None:
    rule = weekly("Mo-Fr 08:00-15:00; Dec 20-Jan 07 Mo-Fr 09:00-13:00; Feb 29 Mo-Fr 10:00-11:00")
    assert rule.on(datetime.date.fromisoformat(date)) == spans


def test_the_weeks_of_a_year_begin_with_that_of_the_day_each_with_all_its_seasons() -> None:
    rule = weekly("Mo-Fr 08:00-15:00; Jun 15-Sep 15 Mo-Fr 08:00-14:00; Aug 01-20 off")
    before, off, after, usual = rule.seasons
    summer, closed, winter = (SUMMER, [before, after]), (OFF, [off]), (USUAL, [usual])
    assert rule.weeks_from(datetime.date(2026, 6, 14)) == [winter, summer, closed]
    assert rule.weeks_from(datetime.date(2026, 6, 15)) == [summer, closed, winter]
    assert rule.weeks_from(datetime.date(2026, 8, 20)) == [closed, summer, winter]
    assert rule.weeks_from(datetime.date(2026, 8, 21)) == [summer, closed, winter]


def test_a_year_without_seasons_is_one_week() -> None:
    rule = weekly("Mo-Fr 08:00-15:00")
    assert rule.weeks_from(datetime.date(2026, 11, 7)) == [(USUAL, [Season(*YEAR, USUAL)])]


# Only times --------------------------------------------------------------------------------------------------------

SPANS = {
    "09:00-13:00": MORNING,
    "08:00-14:00,17:00-20:00": BOTH,
    " 08:00 - 14:00 ,\n 17:00 - 20:00 ": BOTH,
    "00:00-24:00": ALL_DAY,
    "09:00-11:00,11:00-13:00": (("09:00", "11:00"), ("11:00", "13:00")),
}

WRONG_SPANS = {
    "": ("hours-times-form", ""),
    "off": ("hours-times-form", "off"),
    "9-13": ("hours-times-form", "9-13"),
    "09:00": ("hours-times-form", "09:00"),
    "Mo 09:00-13:00": ("hours-times-form", "Mo09:00-13:00"),
    "09:00-13:00;17:00-20:00": ("hours-times-form", "09:00-13:00;17:00-20:00"),
    "09:00-13:60": ("hours-time", "13:60"),
    "24:00-24:00": ("hours-order", "24:00-24:00"),
    "13:00-09:00": ("hours-order", "13:00-09:00"),
    "09:00-13:00,12:59-15:00": ("hours-overlap", "12:59-15:00"),
}


@pytest.mark.parametrize(("times", "spans"), SPANS.items(), ids=SPANS)
def test_times_are_spans(times: str, spans: tuple[Span, ...]) -> None:
    assert spans_of(times) == spans


@pytest.mark.parametrize(("times", "wrong"), WRONG_SPANS.items(), ids=[times or "nothing" for times in WRONG_SPANS])
def test_wrong_times_are_refused_with_the_part_that_is_wrong(times: str, wrong: tuple[str, str]) -> None:
    with pytest.raises(HoursError) as raised:
        spans_of(times)
    assert (raised.value.code, raised.value.found) == wrong
