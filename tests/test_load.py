"""From the files of a site to one checked model, or to everything that an editor should mend."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from kentro.checks import placeholders_missing
from kentro.files import CENTRES, CONFIG, INTERFACE, SERVICES, SETTINGS
from kentro.hours import weekly
from kentro.load import load
from kentro.model import Site
from kentro.problems import errors
from kentro.values import Name, PartialDate, Period, Text
from matrix import few

ID = "f6329d94-e4da-4250-bd75-9ae2fcf1df12"


def edit(root: Path, file: str, *changes: tuple[str, str]) -> None:
    """Change each text, which stands there once, into the other."""
    text = (root / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    (root / file).write_text(text, encoding="utf-8", newline="")


def site(root: Path) -> Site:
    loaded = load(root)
    assert errors(loaded.problems) == []
    assert loaded.site is not None
    return loaded.site


def lines(root: Path, lang: str = "en") -> list[str]:
    """The errors, with no site left; warnings about upstream's texts are not the town's."""
    loaded = load(root)
    assert loaded.site is None
    return [problem.line(lang) for problem in errors(loaded.problems)]


def test_a_town_is_read_whole(town: Path) -> None:
    known = site(town)
    assert known.name == Text("site.name", "Κέντρα Κοινότητας Νεοχώρας")
    assert known.url == "https://kentra.example/neochora/"
    assert known.languages == ("el", "en")
    assert list(known.municipalities) == ["neochora", "vathyrema"]
    assert list(known.centres) == ["neochora-main", "neochora-roma", "vathyrema"]
    assert known.settings.accent == "#7a1f5c"
    assert known.settings.demonstration is False
    assert known.settings.operator.phone == "2310555010"
    main = known.centres["neochora-main"]
    assert main.name == Text("centres.neochora-main.name", "Κέντρο Κοινότητας Νεοχώρας", official=True)
    assert [phone.number for phone in main.phones] == ["2310555001", "6912345678"]
    assert main.phones[0].purpose == Text("centres.neochora-main.phones.0.for", "Ραντεβού")
    assert main.address is not None
    assert main.address.street == Name("Ακακιών 12 & Ευβοίας")
    assert (main.address.floor, main.address.postcode) == (1, "57001")
    assert main.hours is not None
    assert main.hours.regular == weekly("Mo-Th 08:00-15:00,17:00-20:00; Fr 08:00-14:30")
    assert (main.hours.public_holidays, main.hours.municipal_holiday) == ("closed", None)
    assert main.access is not None
    assert main.access.step_free == "yes"
    assert main.staff == {"social-worker": 1, "psychologist": None}
    assert {
        ("guaranteed-minimum-income", "desk", None),
        ("moving-help", "desk", None),
        ("school-bags", "desk", "newspaper"),
        ("social-grocery", "referral", None),
    } <= {(join.service, join.by, join.source) for join in main.services}
    assert main.verified.on == PartialDate(2026, 10, 5)
    assert known.activity["neochora-2024"].figures["part"].part_of == "requests"
    assert known.sources["poster"].not_before == PartialDate(2019, 3)


def test_what_is_not_written_is_none_or_empty(town: Path) -> None:
    centre = site(town).centres["vathyrema"]
    assert (centre.address, centre.email, centre.hours, centre.appointment, centre.languages) == (None,) * 5
    assert (centre.phones, centre.services, centre.staff, centre.remarks) == ((), (), {}, {})
    assert (centre.verified.on, centre.verified.review_every) == (None, Period(6))


def test_a_site_answers_who_has_what(town: Path) -> None:
    known = site(town)
    assert [centre.id for centre in known.centres_of("neochora")] == ["neochora-main", "neochora-roma"]
    assert [(centre.id, join.by) for centre, join in known.centres_with("social-grocery")] == [
        ("neochora-main", "referral")
    ]
    assert known.centres_with("school-uniforms") == ()
    kinds = known.services_by_kind()
    assert "school-bags" in [service.id for service in kinds["service"]]
    assert all(service.kind == kind for kind, services in kinds.items() for service in services)


def test_a_string_of_the_pages_is_found_by_its_key(town: Path) -> None:
    interface = site(town).interface
    assert interface["hours.closed"] == Text("ui.hours.closed", "κλειστά")
    assert interface["centres.count"] == Text("ui.centres.count", "{n} κέντρο", plural="{n} κέντρα")


def test_the_caller_may_know_a_better_address(town: Path) -> None:
    loaded = load(town, "https://other.example/")
    assert loaded.site is not None
    assert loaded.site.url == "https://other.example/"


@pytest.mark.parametrize("file", [CENTRES, CONFIG])
@pytest.mark.parametrize(
    "change",
    [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")],
    ids=["byte-order mark", "CRLF"],
)
def test_a_file_from_another_editor_means_the_same(town: Path, file: str, change: Callable[[bytes], bytes]) -> None:
    before = site(town)
    path = town / file
    path.write_bytes(change(path.read_bytes()))
    assert site(town) == before


def test_unquoted_values_mean_what_they_look_like(town: Path) -> None:
    edit(
        town,
        CENTRES,
        ('postcode: "57001"', "postcode: 57 001"),
        ("step_free: yes", "step_free: no"),
        ('time: "08:00-10:00"', "time: 08:00-10:00"),
        ("place: Παλιό σχολείο", "place: 15:00"),
        ('{ number: "2310 555001"', "{ number: 2310 555001"),
        ('regular: "Mo-Th 08:00-15:00,17:00-20:00; Fr 08:00-14:30"', "regular: Mo-Fr 08:00-15:00"),
    )
    main = site(town).centres["neochora-main"]
    assert main.address is not None
    assert main.address.postcode == "57001"
    assert str(main.address.place) == "15:00"
    assert main.access is not None
    assert main.access.step_free == "no"
    assert main.remarks["door"].values["time"].time == "08:00-10:00"
    assert main.phones[0].number == "2310555001"


# One mistake, one line ---------------------------------------------------------------------------------------------

SYNTAX = (
    "This line cannot be read. Start it with as many spaces as its neighbours, and see whether a "
    '":" or a comma is missing.'
)
MAIN = "Κέντρο Κοινότητας Νεοχώρας"

ONE: dict[str, tuple[str, str, str, str, str]] = {
    "a centre without a name": (
        CENTRES,
        "    name: Κέντρο Κοινότητας Βαθυρέματος\n",
        "",
        "  vathyrema:\n    ⟨municipality: vathyrema",
        ('centres, vathyrema, name: Fill in the field "name", for example "name: Κέντρο Κοινότητας Δήμου Νεοχώρας".'),
    ),
    "a centre that others name, without its name": (
        CENTRES,
        f"    name: {MAIN}\n",
        "",
        "  neochora-main:\n    ⟨municipality: neochora",
        (
            'centres, neochora-main, name: Fill in the field "name", for example "name: Κέντρο Κοινότητας '
            'Δήμου Νεοχώρας".'
        ),
    ),
    "a source that facts name, without its standing": (
        CENTRES,
        "    published: 2024\n    standing: press\n",
        "    published: 2024\n",
        "  newspaper:\n    ⟨publisher",
        'sources, newspaper, standing: Fill in the field "standing", for example "standing: official".',
    ),
    "a municipality of centres, of a wrong shape": (
        CENTRES,
        "  vathyrema:\n    name: Δήμος Βαθυρέματος\n    source: poster\n",
        "  vathyrema: Δήμος Βαθυρέματος\n",
        "  vathyrema: ⟨Δήμος",
        "municipalities, vathyrema: Fields are needed here, not a single value. Write them for example "
        "as { name: Δήμος Νεοχώρας, source: poster }.",
    ),
    "a kind that does not exist": (
        CENTRES,
        "kind: roma-branch",
        "kind: roma",
        "kind: ⟨roma\n",
        (
            'centres, Παράρτημα Ρομά Νεοχώρας, kind: "roma" is not one of the field\'s values. Write one '
            "of these: main, migrant-integration, roma-branch, mobile-unit."
        ),
    ),
    "a service that does not exist": (
        CENTRES,
        "- guaranteed-minimum-income",
        "- free-tea",
        "- ⟨free-tea",
        (
            f'centres, {MAIN}, services, service: There is no "free-tea" in "services". Write a name that '
            f"stands there, or add it first."
        ),
    ),
    "a service with a slip": (
        CENTRES,
        "- { id: social-grocery,",
        "- { id: social-grocry,",
        "- { id: ⟨social-grocry",
        (
            f'centres, {MAIN}, services, service: There is no "social-grocry" in "services". '
            'Did you mean "social-grocery"?'
        ),
    ),
    "a source that does not exist": (
        CENTRES,
        'hours: { regular: "Tu,Th 10:00-13:00" }\n    source: poster',
        'hours: { regular: "Tu,Th 10:00-13:00" }\n    source: psoter',
        "source: ⟨psoter",
        ('centres, Παράρτημα Ρομά Νεοχώρας, source: There is no "psoter" in "sources". Did you mean "poster"?'),
    ),
    "a municipality that does not exist": (
        CENTRES,
        "municipality: vathyrema",
        "municipality: athens",
        "municipality: ⟨athens",
        (
            'centres, Κέντρο Κοινότητας Βαθυρέματος, municipality: There is no "athens" in '
            '"municipalities". Write a name that stands there, or add it first.'
        ),
    ),
    "a branch of nothing": (
        CENTRES,
        "branch_of: neochora-main",
        "branch_of: olympus",
        "branch_of: ⟨olympus",
        (
            'centres, Παράρτημα Ρομά Νεοχώρας, branch of: There is no "olympus" in "centres". Write a name '
            "that stands there, or add it first."
        ),
    ),
    "a programme that does not exist": (
        CENTRES,
        "programme: town-programme",
        "programme: town-program",
        "programme: ⟨town-program\n",
        (f'centres, {MAIN}, programme: There is no "town-program" in "programmes". Did you mean "town-programme"?'),
    ),
    "a wrong phone": (
        CENTRES,
        "2310 555001",
        "231O 555001",
        '{ number: ⟨"231O',
        (
            f"centres, {MAIN}, phones, number: A phone number has digits only, such as 2105065885. Found "
            f'"231O 555001". Did you mean "2310555001"?'
        ),
    ),
    "a second value for a field": (
        CENTRES,
        "    branch_of: neochora-main\n",
        "    branch_of: neochora-main\n    kind: main\n",
        "branch_of: neochora-main\n    ⟨kind",
        '"kind" already stands on line {kind: roma-branch}. Keep one of the two.',
    ),
    "a profession that does not exist": (
        CENTRES,
        "psychologist: unknown",
        "psycologist: 1",
        "⟨psycologist",
        f'centres, {MAIN}, staff: There is no field "psycologist" here. Did you mean "psychologist"?',
    ),
    "a remark with a placeholder that has no value": (
        CENTRES,
        "ώρες {time}.",
        "ώρες {tme}.",
        "⟨door: { about",
        f'{MAIN}, door: The text and its "values" must have the same names. Not matched: time, tme.',
    ),
    "a remark with a value that shows nothing": (
        CENTRES,
        'time: { time: "08:00-10:00" }',
        "time: { time: unknown }",
        "⟨door: { about",
        f'{MAIN}, door: The text and its "values" must have the same names. Not matched: time.',
    ),
    "a report of nobody": (
        CENTRES,
        "    centre: neochora-main\n",
        "",
        "⟨neochora-2024:",
        'neochora-2024: A report needs one of the two: "centre" or "municipality".',
    ),
    "a report of two": (
        CENTRES,
        "    centre: neochora-main\n",
        "    centre: neochora-main\n    municipality: neochora\n",
        "⟨neochora-2024:",
        'neochora-2024: A report needs one of the two: "centre" or "municipality".',
    ),
    "a centre that is only an id": (
        CENTRES,
        "programmes:\n",
        "  empty-one:\nprogrammes:\n",
        "⟨empty-one:",
        'centres: "empty-one" is empty. Fill in its fields or delete the line.',
    ),
    "a service twice in one centre": (
        CENTRES,
        "      - moving-help\n",
        "      - moving-help\n      - moving-help\n",
        "moving-help\n      - ⟨moving-help",
        f'{MAIN}: The service "moving-help" is already there for this centre. Keep it once.',
    ),
    "a report that ends before it starts": (
        CENTRES,
        "period: { from: 2024, to: 2024 }",
        "period: { from: 2024, to: 2023 }",
        "period: ⟨{ from: 2024, to: 2023",
        "neochora-2024: The end is before the start. Write first when it begins, then when it ends.",
    ),
    "a part of a line that is not there": (
        CENTRES,
        "part_of: requests",
        "part_of: requets",
        "part_of: ⟨requets",
        'neochora-2024, part: There is no line "requets" in this report. Write one of its lines.',
    ),
    "a source that nobody can find": (
        CENTRES,
        "    title: Αφίσα στην είσοδο\n",
        "",
        "  ⟨poster:\n",
        "poster: A source needs a link, or a title and a publisher, so that a reader can find it.",
    ),
    "a source of the services that nobody can find": (
        SERVICES,
        "sources:\n",
        "sources:\n  rumour: { publisher: Κάποιος, standing: press }\n",
        "⟨rumour",
        "rumour: A source needs a link, or a title and a publisher, so that a reader can find it.",
    ),
    "a source with the id of another file's": (
        SERVICES,
        "sources:\n",
        "sources:\n  poster: { publisher: Α, title: Β, standing: press }\n",
        "⟨poster: { publisher: Α",
        'poster: "poster" already exists in data/centres.yaml. Choose another id.',
    ),
    "a language of the centre that nobody knows": (
        CENTRES,
        "languages: [el, en, ar]",
        "languages: [Ελληνικά]",
        "languages: [⟨Ελληνικά",
        f'centres, {MAIN}, languages: The language "Ελληνικά" is not known. Write its code, such as el, en or ar. '
        'Did you mean "el"?',
    ),
    "a wrong indentation": (
        CENTRES,
        "    kind: roma-branch\n",
        "     kind: roma-branch\n",
        "kind⟨: roma-branch",
        SYNTAX,
    ),
    "a colour without its sign": (
        SETTINGS,
        '"#7a1f5c"',
        "7a1f5c",
        "⟨7a1f5c",
        'accent colour: Write the colour as "#0f5c57", not "7a1f5c".',
    ),
    "a setting with a slip": (
        SETTINGS,
        "accent:",
        "acent:",
        "⟨acent",
        'There is no field "acent" here. Did you mean "accent"?',
    ),
    "settings that do not say whether they are a demonstration": (
        SETTINGS,
        "demonstration: false\n",
        "",
        "⟨id:",
        'demonstration: Fill in the field "demonstration", for example "demonstration: true".',
    ),
    "a language that is not known": (
        CONFIG,
        "locale: en",
        "locale: eng",
        "locale: ⟨eng",
        'The language "eng" is not known. Write its code, such as el, en or ar.',
    ),
    "a site without a name": (
        CONFIG,
        "site_name: Κέντρα Κοινότητας Νεοχώρας\n",
        "",
        "⟨INHERIT",
        'Fill in the field "site_name", for example "site_name: Κέντρα Κοινότητας Νεοχώρας".',
    ),
    "a site whose languages are not listed": (
        CONFIG,
        "    languages:\n",
        "    langauges:\n",
        "⟨INHERIT",
        "mkdocs.yml must name the languages (plugins, i18n, languages), the default one first.",
    ),
}
"""File, what stands there, what an editor makes of it, the place of the problem (⟨) and what is said."""


def place(root: Path, file: str, marked: str) -> str:
    """The line and column of the sign ⟨ in `marked`, which stands once in the file, without the sign."""
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(marked.replace("⟨", "")) == 1, marked
    before = text[: text.index(marked.replace("⟨", "")) + marked.index("⟨")]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


@pytest.mark.parametrize(("file", "old", "new", "marked", "message"), few(ONE.values(), 16), ids=ONE)
def test_one_mistake_is_one_line_at_its_place(
    town: Path, file: str, old: str, new: str, marked: str, message: str
) -> None:
    edit(town, file, (old, new))
    message = re.sub(r"line {(.*)}", lambda found: "line " + place(town, file, "⟨" + found[1]).split(":")[0], message)
    assert lines(town) == [f"{file}:{place(town, file, marked)}: {message}"]


IDS = {
    "climbing": ("  vathyrema:\n    municipality:", "  ../vathyrema:\n    municipality:", "../vathyrema"),
    "Greek": ("  vathyrema:\n    municipality:", "  βαθύρεμα:\n    municipality:", "βαθύρεμα"),
    "capital": ("  vathyrema:\n    municipality:", "  Vathyrema:\n    municipality:", "Vathyrema"),
    "of a remark": ("      door: {", "      Door: {", "Door"),
    "of a source": ("  poster:\n", "  a/b: { publisher: Α, title: Β, standing: press }\n  poster:\n", "a/b"),
}


@pytest.mark.parametrize(("old", "new", "key"), IDS.values(), ids=IDS)
def test_an_id_that_cannot_be_an_address_is_refused(town: Path, old: str, new: str, key: str) -> None:
    edit(town, CENTRES, (old, new))
    (said,) = lines(town)
    assert said.startswith(f"{CENTRES}:{place(town, CENTRES, '⟨' + key)}: ")
    assert f': The id "{key}" becomes the address of a page. Write small Latin letters' in said


def test_a_service_may_not_take_the_id_of_a_national_one(town: Path) -> None:
    services = site(town).services.values()
    taken = next(service.id for service in services if service.summary.context.startswith("national."))
    record = f"  {taken}: {{ kind: service, names: {{ official: Α }}, summary: Β., source: newspaper }}\n"
    edit(town, SERVICES, ("services:\n", "services:\n" + record))
    (said,) = lines(town)
    assert f'"{taken}" already exists in data/' in said
    assert not said.startswith(f"{CENTRES}:")


def test_a_site_without_centres_is_told_so(town: Path) -> None:
    (town / SERVICES).write_text("services: {}\n", encoding="utf-8")
    (town / CENTRES).write_text("municipalities: {}\ncentres: {}\n", encoding="utf-8")
    assert lines(town) == [f'{CENTRES}:2:10: Write at least one centre in "centres".']


@pytest.mark.parametrize("file", [SETTINGS, CENTRES, SERVICES, CONFIG, INTERFACE])
def test_a_missing_file_is_one_line(town: Path, file: str) -> None:
    (town / file).unlink()
    assert lines(town) == [f'{file}:1:1: The file "{file}" is missing. The site needs it: put it back in its place.']
    assert lines(town, "el") == [
        f"{file}:1:1: Λείπει το αρχείο «{file}». Ο ιστότοπος το χρειάζεται: βάλτε το πίσω στη θέση του."
    ]


EMPTY = [(SETTINGS, content) for content in ("", "# σχόλιο\n", "---\n", "~\n", "\ufeff", "\n\n")]


@pytest.mark.parametrize(
    ("file", "content"), [*EMPTY, (CENTRES, "null\n"), (SERVICES, "null\n"), (CONFIG, "null\n"), (INTERFACE, "null\n")]
)
def test_an_empty_file_is_one_line(town: Path, file: str, content: str) -> None:
    (town / file).write_text(content, encoding="utf-8")
    assert lines(town) == [f"{file}:1:1: The file is empty. Bring back what it held."]


@pytest.mark.parametrize("file", [SETTINGS, CENTRES, SERVICES])
def test_a_list_in_place_of_a_file_of_fields_is_one_line(town: Path, file: str) -> None:
    (town / file).write_text("- a\n", encoding="utf-8")
    (said,) = (line for line in lines(town) if line.startswith(file))
    assert said.startswith(f"{file}:1:1: Fields are needed here, not a list. Write them for example as {{ ")


def test_all_mistakes_are_said_in_one_run_sorted_by_line(town: Path) -> None:
    edit(
        town,
        CENTRES,
        ("published: 2026-10-05", "published: 5-10-2026"),
        ("    municipality: neochora\n    kind: main\n", "    municipality: neochora\n    kin: main\n    kind: main\n"),
        ("2310 555001", "2310 55500"),
        ("    appointment: required\n", "    appointment: always\n"),
        ("social-grocery, by: referral", "social-grocery, by: post"),
    )
    phone = '{ number: ⟨"2310 55500"'
    assert lines(town) == [
        (
            f"{CENTRES}:{place(town, CENTRES, '⟨5-10-2026')}: sources, call-2026, date published: "
            f'"5-10-2026" is not a date. Write year-month-day such as 2023-05-15, or 2023-05, or 2023. '
            'Did you mean "2026-10-05"?'
        ),
        f'{CENTRES}:{place(town, CENTRES, "⟨kin:")}: centres, {MAIN}: There is no field "kin" here. '
        'Did you mean "kind"?',
        f"{CENTRES}:{place(town, CENTRES, phone)}: centres, {MAIN}, phones, number: "
        'A phone number has 10 digits, or is a short one such as 1555. Found "2310 55500".',
        (
            f'{CENTRES}:{place(town, CENTRES, "⟨always")}: centres, {MAIN}, appointment: "always" is not '
            f"one of the field's values. Write one of these: required, possible, not-needed, unknown."
        ),
        (
            f'{CENTRES}:{place(town, CENTRES, "⟨post }")}: centres, {MAIN}, services, how: "post" is not '
            f"one of the field's values. Write one of these: desk, referral, unknown."
        ),
    ]


def test_mistakes_in_several_files_are_said_in_one_run(town: Path) -> None:
    edit(town, SETTINGS, ("demonstration: false", "demonstration: perhaps"))
    edit(town, SERVICES, ("σχολικές τσάντες.\n    source: newspaper", "σχολικές τσάντες.\n    source: newspapr"))
    edit(town, CENTRES, ("programme: town-programme", "programme: nothing"), ("postcode:", "postcde:"))
    edit(town, CONFIG, ("locale: en", "locale: tlh"))
    assert [line.split(": ")[0] for line in lines(town)] == [
        f"{CENTRES}:{place(town, CENTRES, '⟨postcde')}",
        f"{CENTRES}:{place(town, CENTRES, 'programme: ⟨nothing')}",
        f"{SERVICES}:{place(town, SERVICES, '⟨newspapr')}",
        f"{SETTINGS}:{place(town, SETTINGS, '⟨perhaps')}",
        f"{CONFIG}:{place(town, CONFIG, '⟨tlh')}",
    ]


def test_a_file_that_cannot_be_read_says_nothing_about_the_ids_of_the_others(town: Path) -> None:
    """What the broken file holds is unknown, so nothing that names it is called wrong."""
    edit(town, CENTRES, ("programmes:\n", "programmes:\n\t# x\n\ta: b\n"))
    (said,) = lines(town)
    assert said.endswith("The line starts with a tab. Write spaces instead.")


def test_a_text_with_braces_and_no_values_is_a_text(town: Path) -> None:
    edit(town, CENTRES, ("text: Οι κάτοικοι της Νεοχώρας.", "text: Οι κάτοικοι {όλοι} και {all}."))
    serves = site(town).centres["neochora-main"].serves
    assert serves is not None
    assert str(serves.text) == "Οι κάτοικοι {όλοι} και {all}."


# What only a demonstration may leave open --------------------------------------------------------------------------

OPEN = {
    "nothing": ([], []),
    "the name": (["name"], ["operator: name"]),
    "all three": (["name", "email", "phone"], ["operator: name", "operator: email", "operator: phone"]),
}


@pytest.mark.parametrize(("left_open", "missing"), OPEN.values(), ids=OPEN)
def test_a_real_site_must_name_who_answers_for_it(town: Path, left_open: list[str], missing: list[str]) -> None:
    text = (town / SETTINGS).read_text(encoding="utf-8")
    for key in left_open:
        text = re.sub(rf"^  {key}:.*", f"  {key}: null", text, flags=re.MULTILINE)
    (town / SETTINGS).write_text(text, encoding="utf-8")
    loaded = load(town)
    assert loaded.site
    found = placeholders_missing(loaded.site, loaded.places)
    assert [problem.text("en") for problem in found] == [
        f'Fill in "{key}": a site that is not a demonstration must say it.' for key in missing
    ]
    lines = text.splitlines()
    for problem, key in zip(found, missing, strict=True):
        assert lines[problem.mark.line - 1][: problem.mark.column - 1] == f"  {key.partition(': ')[2]}: "


def test_a_site_without_an_id_is_given_one_to_write_down(town: Path) -> None:
    edit(town, SETTINGS, (f"id: {ID}\n", ""))
    (said,) = lines(town)
    assert said.startswith(f'{SETTINGS}:1:1: The site needs an id of its own. Add the line "id: ')
    offered = re.search('"id: (.*?)"', said)
    assert offered
    edit(town, SETTINGS, ("demonstration: false\n", f"demonstration: false\nid: {offered[1]}\n"))
    assert site(town).settings.id == uuid.UUID(offered[1])


def test_a_wrong_id_is_said_once(town: Path) -> None:
    edit(town, SETTINGS, (ID, ID[:-1]))
    (said,) = lines(town)
    assert f'The id of the site "{ID[:-1]}" is not a UUID.' in said


def test_a_record_is_known_by_the_id_of_its_site_and_its_place(town: Path) -> None:
    known = site(town)
    assert known.identifier("centres/neochora-main") == uuid.uuid5(uuid.UUID(ID), "centres/neochora-main")


def test_a_demonstration_may_leave_open_who_answers_for_it(town: Path) -> None:
    (town / SETTINGS).write_text(f"id: {ID}\ndemonstration: true\n", encoding="utf-8")
    assert placeholders_missing(site(town), {}) == []


def test_what_people_call_a_thing_is_listed_by_known_languages_with_a_name_in_each(town: Path) -> None:
    edit(
        town,
        SERVICES,
        ("also_called: { el: [παλιοκουτιά], en: [blasted boxes] }", "also_called: { gr: [παλιοκουτιά], en: [] }"),
    )
    edit(
        town,
        CENTRES,
        ("    branch_of: neochora-main\n", "    branch_of: neochora-main\n    also_called: { xx: [a] }\n"),
    )
    assert lines(town) == [
        (
            'data/centres.yaml:84:20: Παράρτημα Ρομά Νεοχώρας: The language "xx" is not known. Write its '
            "code, such as el, en or ar."
        ),
        (
            'data/services.yaml:13:20: Επίδομα Μετακόμισης: The language "gr" is not known. Write its code, '
            "such as el, en or ar."
        ),
        "data/services.yaml:13:39: Επίδομα Μετακόμισης: "
        'Write at least one name in the language "en", or delete its line.',
    ]
