"""Dates, numbers, phones and names as each language writes them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from urllib.parse import unquote, unquote_to_bytes

import pytest
from markupsafe import Markup

import towns
from kentro.catalogue import Catalogue, Message, Translator
from kentro.files import INTERFACE
from kentro.languages import LANGUAGES
from kentro.model import Activity, Address, DateRange, Figure, Filling, Source
from kentro.positions import Mapping, Node, read
from kentro.problems import Problems
from kentro.values import Name, PartialDate, Text
from kentro.wording import Wording, map_query

NBSP = "\N{NO-BREAK SPACE}"
SPACES = str.maketrans(dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", " "))

Strings = dict[str, tuple[str | tuple[str, str], str | tuple[str, ...]]]
"""For each key its Greek and its English; plurals have several forms."""

STRINGS: Strings = {
    "hours.closed": ("κλειστά", "closed"),
    "sources.undated": ("χωρίς ημερομηνία", "undated"),
    "sources.not-before": ("όχι πριν από: {date}", "not before {date}"),
    "address.ground-floor": ("Ισόγειο", "Ground floor"),
    "address.floor": ("{n}ος όροφος", "Floor {n}"),
    "activity.until": ("έως {end}", "until {end}"),
    "activity.span": ("{start} έως {end}", "{start} to {end}"),
    "activity.people": (("{n} άτομο", "{n} άτομα"), ("{n} person", "{n} people")),
    "activity.about": ("περίπου {n}", "about {n}"),
    "activity.more-than": ("πάνω από {n}", "more than {n}"),
}
"""The strings that the words are made with: Greek and English. The real ones are in the interface file."""


def wording(tag: str, strings: Strings, *, translated: bool = True) -> Wording:
    """The words of a language whose pages have these strings; the English ones serve for every language but Greek."""
    interface: dict[str, Text] = {}
    english: dict[str, Message] = {}
    for key, (greek, other) in strings.items():
        forms = (greek,) if isinstance(greek, str) else greek
        interface[key] = Text(f"ui.{key}", forms[0], plural=forms[1] if len(forms) > 1 else None)
        english[f"ui.{key}"] = Message(forms, (other,) if isinstance(other, str) else other)
    empty: Catalogue = {}
    catalogues = {other: english if translated else empty for other in LANGUAGES}
    return Wording(Translator(tag, catalogues, interface))


def words(tag: str) -> Wording:
    return wording(tag, STRINGS)


def of_the_interface(keys: Iterable[str]) -> set[str]:
    """Those keys that the interface file has."""
    node = read((towns.ROOT / INTERFACE).read_bytes(), INTERFACE, Problems())
    return {key for key in keys if _at(node, *key.split("."))}


def _at(node: Node | None, *steps: str) -> Node | None:
    for step in steps:
        node = node.get(step) if isinstance(node, Mapping) else None
    return node


def test_the_strings_are_those_of_the_interface_file() -> None:
    assert set(STRINGS) == of_the_interface(STRINGS)


DATES = {
    ("el", "2023-05-15"): "15 Μαΐου 2023",
    ("el", "2023-05"): "Μάιος 2023",
    ("el", "2023"): "2023",
    ("en", "2023-05-15"): "15 May 2023",
    ("en", "2023-05"): "May 2023",
    ("en", "2023"): "2023",
    ("el", "2026-11-07"): "7 Νοεμβρίου 2026",
    ("ar", "2023-05-15"): "15 مايو 2023",
    ("uk", "2023-05"): "травень 2023",
}


@pytest.mark.parametrize(("case", "said"), DATES.items(), ids=[" ".join(case) for case in DATES])
def test_a_date_is_said_to_its_precision(case: tuple[str, str], said: str) -> None:
    tag, text = case
    date = PartialDate.parse(text)
    assert date is not None
    shown = words(tag).date(date)
    assert shown.translate(SPACES) == f'<time datetime="{text}">{said}</time>'
    assert " " not in shown.removeprefix("<time ")


def test_a_day_of_the_clock_is_a_full_date() -> None:
    assert words("el").date(datetime.date(2026, 11, 7)) == words("el").date(PartialDate(2026, 11, 7))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_digits_are_western_and_the_year_gregorian_in_every_language(tag: str) -> None:
    w = words(tag)
    said = [w.date(PartialDate(2023, 5, 15)), w.date(PartialDate(2023, 5)), w.number(1234567), w.phone("2105065885")]
    for text in said:
        assert not [letter for letter in text if letter.isdigit() and not letter.isascii()]
    assert all("2023" in text for text in said[:2])


NUMBERS = {"el": "1.234.567", "en": "1,234,567", "sq": "1 234 567", "fr": "1 234 567", "uk": "1 234 567"}


@pytest.mark.parametrize("tag", [*LANGUAGES, "zh", "yo"])
def test_a_script_writes_a_date_as_the_pages_do(tag: str) -> None:
    w = words(tag)
    pattern, months, first = w.date_pattern().values()
    assert isinstance(pattern, str)
    assert isinstance(months, list)
    for day in (datetime.date(2026, month, number) for month in range(1, 13) for number in (1, 2, 28)):
        number = first if day.day == 1 else day.day
        said = pattern.format(day=number, month=months[day.month - 1], year=day.year)
        assert Markup('<time datetime="{}">{}</time>').format(day.isoformat(), said) == w.date(day)


@pytest.mark.parametrize(("tag", "said"), NUMBERS.items(), ids=NUMBERS)
def test_a_number_is_grouped_as_its_language_does(tag: str, said: str) -> None:
    assert words(tag).number(1234567).translate(SPACES) == said
    assert words(tag).number(0) == "0"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_phone_is_unbreakable_and_left_to_right_in_every_language(tag: str) -> None:
    assert words(tag).phone("2105065885") == f'<bdi dir="ltr">210{NBSP}5065885</bdi>'
    assert words(tag).phone("1555") == '<bdi dir="ltr">1555</bdi>'


# Names -------------------------------------------------------------------------------------------------------------


def test_a_name_on_a_greek_page_is_the_greek() -> None:
    assert words("el").name(Name("Ρήγα Φεραίου 7 & Ευβοίας")) == "Ρήγα Φεραίου 7 &amp; Ευβοίας"


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "el"])
def test_a_name_on_another_page_has_its_latin_letters_beside_it(tag: str) -> None:
    assert words(tag).name(Name("Ευβοίας 4 & Ψαρών")) == (
        '<span lang="el" dir="ltr">Ευβοίας 4 &amp; Ψαρών</span> '
        '<span class="kn-latin" lang="el-Latn" dir="ltr" data-beside>Evvoias 4 &amp; Psaron</span>'
    )


def test_an_official_name_has_the_greek_beside_its_translation() -> None:
    text = Text("ui.hours.closed", "κλειστά", official=True)
    assert words("el").official(text) == "κλειστά"
    assert words("en").official(text) == 'closed <span class="kn-greek" lang="el" dir="ltr" data-beside>κλειστά</span>'


def test_an_official_name_without_a_translation_is_said_once() -> None:
    text = Text("x", "Δήμος <b>", official=True)
    assert words("en").official(text) == '<span lang="el" dir="ltr">Δήμος &lt;b&gt;</span>'


LANGUAGE_NAMES = {"el": "Ελληνικά, Αγγλικά, Αραβικά", "en": "Greek, English, Arabic"}


@pytest.mark.parametrize(("tag", "said"), LANGUAGE_NAMES.items(), ids=LANGUAGE_NAMES)
def test_languages_are_named_in_the_language_of_the_page(tag: str, said: str) -> None:
    assert words(tag).languages(["el", "en", "ar"]) == said


@pytest.mark.parametrize("tag", ["rom", "prs", "pt-BR", "xx"])
def test_a_language_without_a_name_of_its_own_breaks_no_page(tag: str) -> None:
    assert words("el").languages([tag])


HOSTS = {
    "https://www.opeka.gr/a?b": "opeka.gr",
    "https://nea.example/kentro": "nea.example",
    "http://a.b.example:80": "a.b.example",
}


@pytest.mark.parametrize(("url", "host"), HOSTS.items(), ids=HOSTS)
def test_a_site_is_known_by_its_host(url: str, host: str) -> None:
    assert words("el").host(url) == host


# Sources, floors, reports ------------------------------------------------------------------------------------------


def source(published: PartialDate | None = None, not_before: PartialDate | None = None) -> Source:
    return Source(id="s", publisher=Text("p", "Π"), standing="press", published=published, not_before=not_before)


def test_a_source_says_when_it_was_published_or_that_it_does_not_say() -> None:
    w = words("en")
    year = '<time datetime="2019">2019</time>'
    assert w.date_of(source(published=PartialDate(2019))) == year
    assert w.date_of(source(not_before=PartialDate(2019))) == w.date_of(source()) == "undated"
    assert w.age(source(published=PartialDate(2019), not_before=PartialDate(2018))) == year
    assert w.age(source(not_before=PartialDate(2019))) == f"not before {year}"
    assert w.age(source()) == "undated"


FLOORS = {("el", 0): "Ισόγειο", ("en", 0): "Ground floor", ("el", 2): "2ος όροφος", ("en", 2): "Floor 2"}


@pytest.mark.parametrize(("case", "said"), FLOORS.items(), ids=[f"{tag} {floor}" for tag, floor in FLOORS])
def test_the_floor_0_is_the_ground_floor(case: tuple[str, int], said: str) -> None:
    tag, floor = case
    assert words(tag).floor(floor) == said


def time(text: str) -> str:
    return f'<time datetime="{text}">{text}</time>'


def test_a_period_is_a_span_one_date_or_an_end() -> None:
    w = words("en")
    assert w.period(DateRange(start=PartialDate(2023), end=PartialDate(2024))) == f"{time('2023')} to {time('2024')}"
    assert w.period(DateRange(start=PartialDate(2024), end=PartialDate(2024))) == time("2024")
    assert w.period(DateRange(end=PartialDate(2024))) == f"until {time('2024')}"


def figure(number: str, value: int, unit: str = "people", **more: str) -> Figure:
    return Figure(id=number, text=Text(number, "Α"), value=value, unit=unit, **more)


FIGURES = {
    ("el", 1, "exact"): "1 άτομο",
    ("el", 1234, "exact"): "1.234 άτομα",
    ("en", 1, "exact"): "1 person",
    ("en", 0, "exact"): "0 people",
    ("en", 1234, "about"): "about 1,234 people",
    ("el", 1234, "more-than"): "πάνω από 1.234 άτομα",
}


@pytest.mark.parametrize(("case", "said"), FIGURES.items(), ids=[" ".join(map(str, case)) for case in FIGURES])
def test_a_figure_has_its_unit_and_says_how_exact_it_is(case: tuple[str, int, str], said: str) -> None:
    tag, value, precision = case
    assert words(tag).figure(figure("f", value, precision=precision)) == said


def report(*figures: Figure) -> Activity:
    return Activity(
        id="r", period=DateRange(end=PartialDate(2024)), figures={f.id: f for f in figures}, source="s", centre="c"
    )


def test_a_bar_is_measured_against_the_largest_line_of_its_unit() -> None:
    w = words("en")
    lines = report(
        figure("people", 50),
        figure("new", 12),
        figure("requests", 400, "requests"),
        figure("part", 100, "applications", part_of="requests"),
        figure("sessions", 7, "sessions"),
        figure("apart", 900, "applications"),
    )
    shares = {name: w.share(lines, line) for name, line in lines.figures.items()}
    assert shares == {"people": "100", "new": "24", "requests": "100", "part": "25", "sessions": None, "apart": None}


def test_a_bar_of_nothing_is_none() -> None:
    lines = report(figure("a", 0), figure("b", 0))
    assert words("en").share(lines, lines.figures["a"]) is None


def test_the_values_of_a_remark_are_a_name_or_a_time() -> None:
    values = {"street": Filling(street=Name("Ευβοίας 4")), "time": Filling(time="08:00-10:00")}
    assert words("el").fillings(values) == {
        "street": "Ευβοίας 4",
        "time": '<bdi dir="ltr">08:00–10:00</bdi>',
    }
    assert words("ar").fillings(values)["street"] == words("ar").name(Name("Ευβοίας 4"))


# The map -----------------------------------------------------------------------------------------------------------

PLACE = Text("p", "Παλιό σχολείο")
ADDRESSES = {
    "street and town": (Address(street=Name("Ερμού 1"), place=PLACE, locality=Name("Πόλη")), "Ερμού 1, Πόλη"),
    "a building": (Address(place=PLACE, locality=Name("Πόλη")), "Παλιό σχολείο, Πόλη"),
    "a street without a town": (Address(street=Name("Ερμού 1")), "Ερμού 1, Δήμος"),
    "only a town": (Address(locality=Name("Πόλη")), "Πόλη"),
    "signs that a link would misread": (Address(street=Name("Α & Β #1?=+/%")), "Α & Β #1?=+/%, Δήμος"),
}


@pytest.mark.parametrize(("address", "query"), ADDRESSES.values(), ids=ADDRESSES)
def test_a_map_is_asked_for_street_or_building_and_town(address: Address, query: str) -> None:
    asked = map_query(address, "Δήμος")
    assert unquote(asked) == query
    assert {sign for sign in asked if not sign.isalnum()} <= set("%-._~")


def test_a_place_on_the_map_is_looked_up_before_the_address() -> None:
    address = Address(street=Name("Ακακιών 12"), location=(Decimal("37.98381"), Decimal("23.72754")))
    assert map_query(address, "Δήμος Νεοχώρας") == "37.98381%2C23.72754"


LINKS = {
    "https://a.example/%ce%b1%CF%85-1%ce%b7/": "https://a.example/αυ-1η/",
    "https://a.example/%CE%B1%2F%20%3C?q=%CE%B2%22": "https://a.example/α%2F%20%3C?q=β%22",
    "https://a.example/%E2%80%AE%CE%B1%E2%80%93": "https://a.example/%E2%80%AEα%E2%80%93",
    "https://a.example/%ff%ce": "https://a.example/%ff%ce",
}


@pytest.mark.parametrize(("url", "link"), LINKS.items(), ids=LINKS)
def test_a_link_has_its_letters_as_letters_and_every_other_sign_as_it_was(url: str, link: str) -> None:
    assert wording("el", {}).link(url) == link
    assert unquote_to_bytes(link) == unquote_to_bytes(url)
