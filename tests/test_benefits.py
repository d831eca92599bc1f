"""A benefit's page: what it is, am I entitled, how much, what papers, where near me."""

from __future__ import annotations

from pathlib import Path

import pytest

import towns
from html_page import Element, page

BENEFIT = "benefits/moving-help/"
SKELETON = (
    "what",
    "how-much",
    "who",
    "papers",
    "apply",
    "where",
    "time",
    "related",
    "careful",
    "law",
    "keep",
    "sources",
)


def section(site: Path, path: str, heading: str) -> Element:
    return page(site, path).one("section", aria_labelledby=heading)


def text(element: Element) -> str:
    return element.text.replace("\u00a0", " ")


def headings(site: Path, path: str) -> list[str]:
    return [s.attributes["aria-labelledby"] for s in page(site, path).all("section")]


def changed(town: Path, file: str, old: str, new: str) -> None:
    path = town / file
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new), encoding="utf-8")


def test_a_full_page_has_every_section_in_the_fixed_order(neochora: Path) -> None:
    assert tuple(headings(neochora, BENEFIT)) == SKELETON


def test_every_service_has_the_same_skeleton_in_every_language(neochora: Path) -> None:
    for built in sorted((neochora / "benefits").glob("*/index.html")):
        path = built.parent.relative_to(neochora).as_posix() + "/"
        found = headings(neochora, path)
        assert found == [heading for heading in SKELETON if heading in found], path
        assert found == headings(neochora, "en/" + path)
        assert "what" in found
        assert "sources" in found


def test_facts_are_said_as_each_language_says_them(neochora: Path) -> None:
    greek, english = text(page(neochora, BENEFIT).one("main")), text(page(neochora, "en/" + BENEFIT).one("main"))
    for said in ("150 €", "40,50 € τον μήνα", "1.200 € τον χρόνο", "67%", "1 έτους", "2 χρόνια", "6 μήνες"):
        assert said in greek
    for said in ("€150", "€40.50", "€1,200", "67%", "31 December 2026", "18:00"):
        assert said in english


def test_an_amount_says_from_when_it_holds(neochora: Path) -> None:
    first = next(section(neochora, BENEFIT, "how-much").all("li"))
    assert "ισχύει από: 1 Ιανουαρίου 2025" in text(first)


def test_what_no_official_source_says_names_who_says_it(neochora: Path) -> None:
    stay, child = section(neochora, BENEFIT, "who").all("li")
    assert not list(stay.all("a", class_="kn-reported")), "one of its sources is official"
    assert child.one("a", class_="kn-reported").text == "σύμφωνα με: Εφημερίδα «Νέα», 2024"
    assert child.one("a", class_="kn-reported").attributes["href"] == "#source-newspaper"


def test_where_sources_disagree_the_page_says_so(neochora: Path) -> None:
    disputed = section(neochora, BENEFIT, "time").one("li", class_="kn-caution")
    assert text(disputed).startswith("Οι πηγές δεν συμφωνούν: Άλλοι γράφουν 06:00 και άλλοι 18:00.")


def test_an_unknown_amount_is_shown_as_unknown(neochora: Path) -> None:
    table = section(neochora, BENEFIT, "how-much").one("table")
    assert [
        [cell.text.split(" ", 1)[0].split("€")[0] for cell in row.all("td")] for row in table.one("tbody").all("tr")
    ]
    assert "άγνωστο" in list(table.all("td"))[3].text
    assert "ρωτήστε στο κέντρο" in section(neochora, BENEFIT, "how-much").text


def test_papers_are_a_list_to_tick_with_the_notes_of_both(neochora: Path) -> None:
    items = list(section(neochora, BENEFIT, "papers").all("li"))
    assert [item.attributes["data-document"] for item in items] == ["identity", "lease"]
    assert "Το παλιό." in items[1].text


def test_a_word_of_offices_leads_to_its_entry_once_a_page(neochora: Path) -> None:
    links = [a for a in page(neochora, BENEFIT).one("main").all("a", class_="kn-term") if a.text == "ΑΜΚΑ"]
    assert len(links) == 1
    target, anchor = links[0].attributes["href"].split("#")
    assert target == "../../glossary/"
    assert page(neochora, "glossary/").one("div", id=anchor).one("dt").text.startswith("ΑΜΚΑ")


def test_what_leads_here_is_computed_from_what_leads_there(neochora: Path) -> None:
    assert "../../benefits/moving-help/" in section(neochora, "benefits/school-bags/", "related").links()
    assert "../../benefits/school-bags/" in section(neochora, BENEFIT, "related").links()


def test_the_centres_that_help_stand_on_the_page(neochora: Path) -> None:
    assert "tel:+302310555001" in section(neochora, BENEFIT, "where").links()


def test_above_eight_centres_they_have_a_page_of_their_own(town: Path) -> None:
    file = town / "data/centres.yaml"
    copies = "".join(
        f"  branch-{n}:\n    municipality: neochora\n    kind: main\n    name: Κέντρο {n}\n"
        f"    services: [moving-help]\n    source: poster\n"
        for n in range(8)
    )
    file.write_text(
        file.read_text(encoding="utf-8").replace("programmes:\n", copies + "programmes:\n"), encoding="utf-8"
    )
    site = towns.build(town)
    assert section(site, BENEFIT, "where").links() == ["../../benefits/moving-help/centres/"]
    apart = page(site, BENEFIT + "centres/").one("main")
    assert sum(link.startswith("../../../centres/") for link in apart.links()) == 9


def test_one_changed_amount_changes_every_page_that_shows_it(neochora: Path, town: Path) -> None:
    changed(town, "data/services.yaml", "value: 150,", "value: 165,")
    site = towns.build(town)
    for prefix, amount in (("", "165\u00a0€"), ("en/", "€165")):
        html = (site / prefix / BENEFIT / "index.html").read_text(encoding="utf-8")
        assert html.count(amount) == 2
        assert "150" not in html.replace("#1504", "")


def test_situations_open_to_services_in_their_order(neochora: Path) -> None:
    rent = page(neochora, "").one("details", id="cannot-pay-rent")
    assert rent.one("summary").text
    assert "benefits/housing-benefit/" in rent.links()
    assert page(neochora, "benefits/").one("details", id="cannot-pay-rent").links()


def test_urgent_numbers_stand_on_the_home_page_and_in_every_footer(neochora: Path) -> None:
    lines = section(neochora, "", "help-now").links()
    assert "tel:112" in lines
    for path in ("centres/vathyrema/", "about/", "en/privacy/"):
        assert "tel:112" in page(neochora, path).one("footer").links()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            '"Κρατά {long}."',
            '"Κρατά 6 μήνες."',
            "Ο αριθμός «6» δεν γράφεται μέσα στο κείμενο.",
            id="a-number-in-a-statement",
        ),
        pytest.param(
            "Χρήματα για όσους", "150 € για όσους", "Ο αριθμός «150» δεν γράφεται", id="an-amount-in-the-summary"
        ),
        pytest.param(
            "{long}.",
            "{lnog}.",
            "Δεν υπάρχει τιμή «lnog» στα «facts». Προσθέστε την εκεί, ή διορθώστε το όνομα.",
            id="an-unknown-fact",
        ),
        pytest.param(
            "now: most,",
            "now: msot,",
            "Δεν υπάρχει τιμή «msot» στα «facts». Προσθέστε την εκεί, ή διορθώστε το όνομα.",
            id="an-unknown-fact-in-a-table",
        ),
        pytest.param(
            "text: Αν αργήσετε το χάνετε., source: newspaper",
            "text: Αν αργήσετε το χάνετε.",
            "Γράψτε από πού το ξέρουμε, για παράδειγμα «source: opeka-eee».",
            id="a-statement-without-a-source",
        ),
        pytest.param(
            'time: "18:00", source: decree', "source: decree", "Μια τιμή θέλει ένα από αυτά", id="an-empty-fact"
        ),
    ],
)
def test_what_would_drift_or_mislead_is_refused_at_its_line(town: Path, old: str, new: str, message: str) -> None:
    changed(town, "data/services.yaml", old, new)
    ran = towns.manage(town, "check")
    assert ran.returncode == 1
    line = next(line for line in ran.stdout.splitlines() if message in line)
    assert line.startswith("data/services.yaml:")
    number = int(line.split(":")[1])
    assert (
        new.split("{")[0].split(",")[0][:6]
        in (town / "data/services.yaml").read_text(encoding="utf-8").splitlines()[number - 1]
    )


def test_what_several_benefits_share_has_no_facts_to_name(town: Path) -> None:
    changed(town, "data/national/situations.yaml", "Δεν μπορώ να πληρώσω το ενοίκιο", '"Το ενοίκιο {rent}"')
    ran = towns.manage(town, "check")
    assert ran.returncode == 1
    assert (
        "cannot-pay-rent: Δεν υπάρχει τιμή «rent» στα «facts». Προσθέστε την εκεί, ή διορθώστε το όνομα." in ran.stdout
    )


def test_the_description_of_a_page_has_its_facts(town: Path) -> None:
    changed(town, "data/services.yaml", "Χρήματα για όσους αλλάζουν σπίτι.", '"Έως {most} για όσους αλλάζουν σπίτι."')
    description = page(towns.build(town), BENEFIT).one("meta", name="description").attributes["content"]
    assert description.replace("\u00a0", " ") == "Έως 1.200 € τον χρόνο για όσους αλλάζουν σπίτι."


def test_a_number_in_a_centres_own_words_is_only_warned_of(town: Path) -> None:
    changed(town, "data/centres.yaml", "note: Υπάρχει ράμπα.", "note: Υπάρχουν 3 σκαλοπάτια.")
    ran = towns.manage(town, "check")
    assert ran.returncode == 0
    line = next(line for line in ran.stdout.splitlines() if "«3»" in line)
    assert "Κέντρο Κοινότητας Νεοχώρας: Ο αριθμός «3» μέσα στο κείμενο" in line


def test_long_sentences_and_unexplained_abbreviations_are_warned_of(town: Path) -> None:
    changed(town, "data/services.yaml", "Αν αργήσετε το χάνετε.", " ".join(["λέξη"] * 26) + " ΞΨΩ.")
    ran = towns.manage(town, "check")
    assert ran.returncode == 0
    assert "Η πρόταση έχει πάνω από 25 λέξεις" in ran.stdout
    assert "Η συντομογραφία «ΞΨΩ» δεν εξηγείται στο γλωσσάρι. Γράψτε την ολόκληρη, ή προσθέστε την εκεί." in ran.stdout
    assert "moving-help" in next(line for line in ran.stdout.splitlines() if "LIX" in line)
