"""A day has one answer: the table, the open-now line, the dated lines, the calendar file and the command agree.

The command's answer, which the oracle holds to calendar and law, is compared with what the pages show for every
centre of the town of hours, in every language, for 400 days.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import io
import json
import re
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.dates import get_day_names, get_month_names
from icalendar import Calendar
from playwright.sync_api import Browser

import manage
import towns
from browser import Serve
from html_page import Element, page, parsed
from kentro.edition import Edition, read_edition
from kentro.languages import LANGUAGES
from kentro.pages import render

FIRST = datetime.date(2026, 12, 20)
DAYS = [FIRST + datetime.timedelta(days=step) for step in range(401)]
WINDOW = 30
TAGS = {"el": "", "en": "en/", "ar": "ar/"}

CLOSED = {"el": "κλειστά", "en": "closed", "ar": "مغلق"}
UNKNOWN = {"el": "δεν ξέρουμε", "en": "we do not know", "ar": "لا نعرف"}
AND = {"el": " και ", "en": " and ", "ar": " و"}

Answer = tuple[str, tuple[str, ...]]
"""open, closed or unknown; and the spans, `08:00–15:00`."""


CENTRES = (
    *("plain", "unknown-rules", "every-day", "split", "seasons", "holidays-only"),
    *("silent", "branch", "announced", "weekend", "saturdays"),
)
WITHOUT_HOURS = {"holidays-only", "silent"}


@cache
def edition(root: Path) -> Edition:
    found, _ = read_edition(root, FIRST)
    assert found
    assert tuple(found.site.centres) == CENTRES
    return found


@cache
def command(centre: str) -> dict[datetime.date, Answer]:
    """What `manage.py hours` says."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        data = str(towns.HERE / "orologio" / "data")
        arguments = ["--data", data, "--centre", centre, "--from", str(FIRST), "--days", str(len(DAYS)), "--json"]
        code = manage.main(["hours", *arguments])
    assert code == 0
    return {
        datetime.date.fromisoformat(day["date"]): (day["status"], tuple("–".join(span) for span in day["intervals"]))
        for day in json.loads(said.getvalue())
    }


def answered(text: str, tag: str) -> Answer:
    """The answer that a line of text gives."""
    if spans := tuple(re.findall(r"\d\d:\d\d–\d\d:\d\d", text)):
        return "open", spans
    return ("unknown" if UNKNOWN[tag] in text else "closed" if CLOSED[tag] in text else "?"), ()


Week = dict[int, Answer]
Table = list[tuple[list[tuple[tuple[int, int], tuple[int, int]]], Week]]
"""The weeks of a page, each with the parts of the year (month, day) in which it holds."""


def table(body: Element, tag: str) -> Table:
    """The weekly hours of a centre's page, read from its words."""
    locale = LANGUAGES[tag].locale
    weekdays = {name.casefold(): day for day, name in get_day_names("wide", "format", locale).items()}
    panel = body.one("section", aria_labelledby="hours")
    headings = [heading.text for heading in panel.children if isinstance(heading, Element) and heading.tag == "h3"]
    weeks: Table = []
    for index, rows in enumerate(panel.all("dl", class_="kn-hours")):
        week: Week = {}
        for row in rows.all("div"):
            days = row.one("dt").text.casefold()
            named = sorted((days.index(name), day) for name, day in weekdays.items() if name in days)
            first, last = named[0][1], named[-1][1]
            week |= dict.fromkeys(range(first, last + 1), answered(row.one("dd").text, tag))
        weeks.append((seasons(headings[index], tag) if len(headings) > 1 else [((1, 1), (12, 31))], week))
    return weeks


def seasons(heading: str, tag: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    months = {name: month for month, name in get_month_names("wide", "format", LANGUAGES[tag].locale).items()}
    found = []
    for part in heading.split(AND[tag]):
        dates = [(months[month], int(day)) for day, month in re.findall(rf"(\d+)\s+({'|'.join(months)})", part)]
        found.append((dates[0], dates[-1]))
    return found


def by_table(weeks: Table, date: datetime.date) -> Answer:
    if not weeks:
        return "unknown", ()
    for parts, week in weeks:
        for first, last in parts:
            day = (date.month, date.day)
            if first <= day <= last or (first > last and (day >= first or day <= last)):
                return week[date.weekday()]
    raise AssertionError(date)


def by_lines(body: Element, names: tuple[str, ...], tag: str, upto: datetime.date) -> dict[datetime.date, Answer]:
    """What the dated lines of a centre's page say of the centre itself; `names` are those of its services."""
    said = {}
    for changes in body.all("div", class_="kn-changes"):
        for line in changes.all("li"):
            if line.text.startswith(names):
                continue
            dates = [datetime.date.fromisoformat(time.attributes["datetime"]) for time in line.all("time")]
            last = dates[1] if len(dates) > 1 else dates[0] if "data-until" in line.attributes else upto
            for step in range((last - dates[0]).days + 1):
                said[dates[0] + datetime.timedelta(days=step)] = answered(line.text, tag)
    return said


@cache
def rendered(root: Path, today: datetime.date) -> dict[tuple[str, str], Element]:
    """The centres' pages as they are on a day, by language and centre."""
    made = render(dataclasses.replace(edition(root), today=today), "centres/")
    files = {page.file: page.markdown() for page in made}
    return {
        (tag, centre): parsed(files[f"docs/{tag}/centres/{centre}/index.md"].split("---\n", 2)[2])
        for tag in TAGS
        for centre in CENTRES
    }


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("centre", CENTRES)
def test_the_table_with_the_dated_lines_gives_the_command_s_answer(orologio: Path, centre: str, tag: str) -> None:
    root = orologio.parent
    translator = edition(root).translator(tag)
    names = tuple(translator.plain(service.names.official) for service in edition(root).site.services.values())
    for index, date in enumerate(DAYS):
        if index % WINDOW == 0:
            body = rendered(root, date)[tag, centre]
            weeks = table(body, tag)
            lines = by_lines(body, names, tag, date + datetime.timedelta(days=WINDOW))
        assert lines.get(date, by_table(weeks, date)) == command(centre)[date], date


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("centre", CENTRES)
def test_the_table_with_the_calendar_file_gives_the_command_s_answer(orologio: Path, centre: str, tag: str) -> None:
    place = f"{TAGS[tag]}centres/{centre}/"
    weeks = table(page(orologio, place), tag)
    said = {}
    for event in Calendar.from_ical((orologio / place / "hours.ics").read_bytes()).events:
        summary, category = str(event["summary"]), event["categories"].to_ical()
        category = category.decode() if isinstance(category, bytes) else category
        if category == "deadline" or re.search("[,،] ", summary.split(": ")[0]):  # of one service
            continue
        assert answered(summary, tag)[0] == {"hours": "open"}.get(category, category)
        date = event.start
        while date < event.end:
            said[date] = answered(summary, tag)
            date += datetime.timedelta(days=1)
    for date in DAYS:
        assert said.get(date, by_table(weeks, date)) == command(centre)[date], date


def claimed_until(centre: str) -> datetime.date:
    """The last day of which the page may claim anything."""
    return {"unknown-rules": datetime.date(2027, 4, 4)}.get(centre, DAYS[-1])


@pytest.mark.parametrize("tag", ["ar", *(pytest.param(tag, marks=pytest.mark.everything) for tag in ("el", "en"))])
def test_the_open_now_line_gives_the_command_s_answer(
    orologio: Path, chromium: Browser, serve: Serve, tag: str
) -> None:
    context = chromium.new_context(timezone_id="Asia/Karachi")
    tab = context.new_page()
    tab.clock.set_fixed_time(datetime.datetime(2026, 12, 20, 12, tzinfo=datetime.UTC))
    tab.goto(serve(orologio) + f"{TAGS[tag]}centres/")
    claiming = set(CENTRES) - WITHOUT_HOURS
    read = """() => {
        dispatchEvent(new Event("pageshow"));
        return [...document.querySelectorAll(".kn-card")].map(card => {
            const line = card.querySelector("[data-hours]");
            const address = card.querySelector("h2 a, h3 a").getAttribute("href");
            return line ? [address, line.dataset.state, line.textContent] : [address, null, null];
        });
    }"""
    clocks = {"el": ("00:00", "08:00", "12:30", "23:59"), "en": ("09:59",), "ar": ("13:00",)}[tag]
    for date in [*DAYS, DAYS[-1] + datetime.timedelta(days=1)]:
        for clock in clocks:
            moment = datetime.datetime.combine(date, datetime.time.fromisoformat(clock), ZoneInfo("Europe/Athens"))
            tab.clock.set_fixed_time(moment)
            shown = {href.strip("/").split("/")[-1]: (state, text) for href, state, text in tab.evaluate(read)}
            assert {centre for centre, (state, _) in shown.items() if state} == claiming
            for centre in claiming:
                assert_now(centre, date, clock, *shown[centre])
    context.close()


def assert_now(centre: str, date: datetime.date, clock: str, state: str, text: str) -> None:
    here = (centre, date, clock, text)
    if date > claimed_until(centre):
        assert state == "unknown", here
        return
    status, spans = command(centre)[date]
    if status == "unknown":
        assert state == "unknown", here
        return
    ends = [span[6:] for span in spans if span[:5] <= clock < span[6:]]
    assert state == ("open" if ends else "closed"), here
    times = re.findall(r"\d\d:\d\d", text)
    if ends:
        assert times == ends, here
    elif later := [span[:5] for span in spans if span[:5] > clock]:
        assert times == later[:1], here
    else:
        following = ((day, command(centre)[day]) for day in DAYS if date < day <= claimed_until(centre))
        day, (then, spans) = next(((d, a) for d, a in following if a[0] != "closed"), (None, ("closed", ())))
        assert times == ([spans[0][:5]] if then == "open" else []), here
        assert day is None or re.search(rf"\b{day.day}\b", text), here
