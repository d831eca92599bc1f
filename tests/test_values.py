"""The small values: texts, names, dates to the precision of their source, lengths of time."""

from __future__ import annotations

import datetime

import pytest

from kentro.values import Name, PartialDate, Period, Text

DATES = {
    "2023": (PartialDate(2023), datetime.date(2023, 1, 1)),
    "2023-05": (PartialDate(2023, 5), datetime.date(2023, 5, 1)),
    "2023-05-15": (PartialDate(2023, 5, 15), datetime.date(2023, 5, 15)),
    "2024-02-29": (PartialDate(2024, 2, 29), datetime.date(2024, 2, 29)),
    "2000-02-29": (PartialDate(2000, 2, 29), datetime.date(2000, 2, 29)),
    "0987-12-31": (PartialDate(987, 12, 31), datetime.date(987, 12, 31)),
}

NOT_DATES = [
    "", "23", "2023-5", "2023-05-1", "2023-13", "2023-00", "2023-02-29", "1900-02-29", "2023-04-31", "2023-05-00",
    "0000", "15-05-2023", "15/5/2023", "2023/05/15", "2023-05-15T00:00", "2023-05-", "2023-", "2023-05-15 ",
    " 2023", "2023\n", "Μάιος 2023", "-2023", "20230515", "12023",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATES.items(), ids=DATES)
def test_a_date_keeps_the_precision_of_its_source(text: str, expected: tuple[PartialDate, datetime.date]) -> None:
    date = PartialDate.parse(text)
    assert date == expected[0]
    assert date is not None
    assert str(date) == text
    assert date.first_day == expected[1]


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_is_not_a_date_is_none(text: str) -> None:
    assert PartialDate.parse(text) is None


PERIODS = {
    "one month": (1, "2026-10-05", "2026-11-05"),
    "six months": (6, "2026-10-05", "2027-04-05"),
    "over the end of a year": (3, "2026-11-07", "2027-02-07"),
    "to December": (1, "2026-11-07", "2026-12-07"),
    "from December": (1, "2026-12-07", "2027-01-07"),
    "from December to December": (12, "2026-12-31", "2027-12-31"),
    "to December of another year": (18, "2026-06-30", "2027-12-30"),
    "to a shorter month": (1, "2026-03-31", "2026-04-30"),
    "to February": (1, "2026-01-31", "2026-02-28"),
    "to February of a leap year": (1, "2028-01-31", "2028-02-29"),
    "to February of 2100, no leap year": (1, "2100-01-30", "2100-02-28"),
    "from a leap day": (12, "2028-02-29", "2029-02-28"),
    "from a leap day to a leap day": (48, "2028-02-29", "2032-02-29"),
    "from the end of February": (1, "2026-02-28", "2026-03-28"),
    "many years": (1188, "2026-11-07", "2125-11-07"),
    "no time": (0, "2026-01-31", "2026-01-31"),
}


@pytest.mark.parametrize(("months", "day", "expected"), PERIODS.values(), ids=PERIODS)
def test_the_day_a_period_after_another(months: int, day: str, expected: str) -> None:
    assert Period(months).after(datetime.date.fromisoformat(day)) == datetime.date.fromisoformat(expected)


def test_texts_and_names_are_written_as_their_greek() -> None:
    assert f"{Text('centres.x.name', 'Κέντρο')}, {Name('Ακακιών 12')}" == "Κέντρο, Ακακιών 12"
