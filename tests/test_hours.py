"""Weekly hours: good rules with their week, and bad ones with what is wrong."""

from __future__ import annotations

import pytest

from kentro.hours import HoursError, Span, weekly

SHUT: tuple[Span, ...] = ()
MORNING = (("09:00", "13:00"),)
DAY = (("09:00", "17:00"),)
BOTH = (("08:00", "14:00"), ("17:00", "20:00"))
ALL_DAY = (("00:00", "24:00"),)

WEEKS: dict[str, tuple[tuple[Span, ...], ...]] = {
    "Mo-Fr 09:00-17:00": (DAY, DAY, DAY, DAY, DAY, SHUT, SHUT),
    "Mo 09:00-17:00": (DAY, SHUT, SHUT, SHUT, SHUT, SHUT, SHUT),
    "Su 09:00-17:00": (SHUT, SHUT, SHUT, SHUT, SHUT, SHUT, DAY),
    "Mo-Su 09:00-17:00": (DAY,) * 7,
    "We-Tu 09:00-17:00": (DAY,) * 7,
    "Tu,Th 09:00-13:00": (SHUT, MORNING, SHUT, MORNING, SHUT, SHUT, SHUT),
    "Mo-We,Fr 09:00-13:00": (MORNING, MORNING, MORNING, SHUT, MORNING, SHUT, SHUT),
    "Mo,We-Fr 09:00-13:00": (MORNING, SHUT, MORNING, MORNING, MORNING, SHUT, SHUT),
    "Fr-Mo 09:00-13:00": (MORNING, SHUT, SHUT, SHUT, MORNING, MORNING, MORNING),
    "Mo,Mo 09:00-13:00": (MORNING, SHUT, SHUT, SHUT, SHUT, SHUT, SHUT),
    "Mo-Fr 08:00-14:00,17:00-20:00": (BOTH, BOTH, BOTH, BOTH, BOTH, SHUT, SHUT),
    "Mo-Fr 08:00-14:00,17:00-20:00; Sa 09:00-13:00": (BOTH, BOTH, BOTH, BOTH, BOTH, MORNING, SHUT),
    "Mo-Fr 09:00-17:00; We 09:00-13:00": (DAY, DAY, MORNING, DAY, DAY, SHUT, SHUT),
    "Sa 09:00-13:00; Mo 09:00-17:00": (DAY, SHUT, SHUT, SHUT, SHUT, MORNING, SHUT),
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
    "two lines": "Mo-Fr 09:00-17:00;\n  Sa,Su 09:00-11:00,12:00-13:00",
}

WRONG = {
    # the form
    "mo-fr 09:00-17:00": ("hours-form", "mo-fr 09:00-17:00"),
    "Δε-Πα 09:00-17:00": ("hours-form", "Δε-Πα 09:00-17:00"),
    "Mo-Fr": ("hours-form", "Mo-Fr"),
    "09:00-17:00": ("hours-form", "09:00-17:00"),
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
    "Mo-Fr 09:00-17:00; Sa off": ("hours-form", "Sa off"),
    "Jul-Aug Mo-Fr 09:00-13:00": ("hours-form", "Jul-Aug Mo-Fr 09:00-13:00"),
    "2026 Dec 24 09:00-13:00": ("hours-form", "2026 Dec 24 09:00-13:00"),
    "24/7": ("hours-form", "24/7"),
    "Mo-Fr 09:00-17:00, Sa 09:00-13:00": ("hours-form", "Mo-Fr 09:00-17:00,Sa 09:00-13:00"),
    "Mo-Fr 09:00-17:00;": ("hours-form", "Mo-Fr 09:00-17:00;"),
    "Mo 0٩:0٠-10:00": ("hours-form", "Mo 0٩:0٠-10:00"),
    "": ("hours-form", ""),
    # the times
    "Mo-Fr 08:00-25:00": ("hours-time", "25:00"),
    "Mo-Fr 08:00-24:30": ("hours-time", "24:30"),
    "Mo-Fr 08:60-15:00": ("hours-time", "08:60"),
    "Mo-Fr 24:00-25:00": ("hours-time", "24:00"),
    # their order
    "Mo-Fr 15:00-08:00": ("hours-order", "15:00-08:00"),
    "Mo-Fr 20:00-02:00": ("hours-order", "20:00-02:00"),
    "Mo-Fr 09:00-09:00": ("hours-order", "09:00-09:00"),
    "Mo-Fr 24:00-24:00": ("hours-order", "24:00-24:00"),
    "Mo-Fr 09:00-13:00; Sa 13:00-09:00": ("hours-order", "13:00-09:00"),
    "Mo-Fr 09:00-13:00,12:00-15:00": ("hours-overlap", "12:00-15:00"),
    "Mo-Fr 17:00-20:00,09:00-13:00": ("hours-overlap", "09:00-13:00"),
    "Mo-Fr 09:00-24:00,10:00-11:00": ("hours-overlap", "10:00-11:00"),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "days"), WEEKS.items(), ids=WEEKS)
def test_a_rule_gives_the_open_spans_of_each_day(rule: str, days: tuple[tuple[Span, ...], ...]) -> None:
    week = weekly(rule)
    assert week.days == days
    assert week.rule == rule


@pytest.mark.parametrize(("rule", "groups"), GROUPS.items(), ids=GROUPS)
def test_neighbouring_days_with_the_same_hours_are_one_group(
    rule: str, groups: list[tuple[tuple[int, int], tuple[Span, ...]]]
) -> None:
    assert weekly(rule).groups() == groups


@pytest.mark.parametrize("written", SAME_RULE.values(), ids=SAME_RULE)
def test_spaces_make_no_difference(written: str) -> None:
    assert weekly(written).rule == "Mo-Fr 09:00-17:00; Sa,Su 09:00-11:00,12:00-13:00"


@pytest.mark.parametrize(("rule", "wrong"), WRONG.items(), ids=[rule or "nothing" for rule in WRONG])
def test_a_wrong_rule_is_refused_with_the_part_that_is_wrong(rule: str, wrong: tuple[str, str]) -> None:
    with pytest.raises(HoursError) as raised:
        weekly(rule)
    assert (raised.value.code, raised.value.found) == wrong
