"""What a municipality changes of the national benefits: hides, adds; and its own services and situations."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import towns
from html_page import page

HIDDEN = "mountain-areas-allowance"
LOCAL = """
local:
  mountain-areas-allowance: { hide: true }
  food-and-material-support: { hide: true }
  housing-benefit:
    note: Αιτήσεις μόνο με ραντεβού εδώ.
    window: { from: 2026-10-01, to: 2026-12-15 }
    documents:
      clearance: { name: Δημοτική ενημερότητα, note: Από το ταμείο. }
    phones: [ { number: "2310555077", for: Ρωτήστε για το ενοίκιο } ]
    source: decree
situations:
  school-starts:
    text: Αρχίζει το σχολείο
    services: [school-bags]
hidden_situations: [cannot-pay-electricity]
"""


def with_local(site: Path, text: str = LOCAL) -> Path:
    path = site / "data" / "services.yaml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first town with benefits of its own making, its own texts in English too."""
    site = with_local(towns.copy("neochora", tmp_path_factory.mktemp("local")))
    towns.translate(site)
    return towns.build(site)


def test_a_hidden_benefit_is_nowhere_in_what_is_built(built: Path) -> None:
    files = [path for path in built.rglob("*") if path.is_file()]
    assert len(files) > 100
    words = [HIDDEN, "Εισοδηματική ενίσχυση οικογενειών ορεινών"]
    for path in files:
        if path == built / "build/manifest.json":  # it names the files of the data, hidden or not
            continue
        told = path.read_text(encoding="utf-8", errors="replace")
        assert HIDDEN not in path.as_posix()
        assert not [word for word in words if word in told], path


def test_a_situation_that_leads_only_to_hidden_benefits_is_left_out_and_an_own_one_is_there(built: Path) -> None:
    home = page(built, "")
    assert home.one("details", id="school-starts").links() == ["benefits/school-bags/"]
    assert not list(home.all("details", id="cannot-pay-electricity"))
    assert home.one("details", id="cannot-pay-food").links() == [
        "benefits/guaranteed-minimum-income/",
        "benefits/social-grocery/",
    ]


@pytest.mark.parametrize("tag", ["", "en/"])
def test_what_the_municipality_adds_stands_on_the_page_as_its_own_with_its_source(built: Path, tag: str) -> None:
    document = page(built, f"{tag}benefits/housing-benefit/")
    section = document.one("section", aria_labelledby="local")
    note = "Αιτήσεις μόνο με ραντεβού εδώ."
    assert section.one("p", data_fact="local-note").text == (f"T {note}" if tag else note)
    assert section.one("p", data_fact="window", data_source="decree").one("time", datetime="2026-12-15")
    assert "tel:+302310555077" in section.links()
    paper = document.one("li", data_document="local-clearance", data_source="decree")
    assert "Δημοτική ενημερότητα" in paper.text
    assert ("asked" in paper.text or "municipality" in paper.text) if tag else "Το ζητά ο δήμος." in paper.text
    assert document.one("li", id="source-decree")


def test_the_shared_catalogues_stay_as_they_are_where_benefits_are_hidden(tmp_path: Path) -> None:
    site = towns.copy("neochora", tmp_path)
    shutil.copytree(
        towns.ROOT / "data/national/translations", tmp_path / "data/national/translations", dirs_exist_ok=True
    )
    towns.manage(site, "translations")
    before = (site / "data/national/translations/en.po").read_bytes()
    with_local(site)
    ran = towns.manage(site, "translations")
    assert ran.returncode == 0, ran.stdout
    assert (site / "data/national/translations/en.po").read_bytes() == before
    report = towns.manage(site, "report", "translations", "--format", "json")
    assert HIDDEN not in report.stdout


def problems(site: Path) -> str:
    ran = towns.manage(site, "--lang", "en", "check")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    return ran.stdout


def test_a_link_to_a_hidden_benefit_is_an_error_where_it_stands(town: Path) -> None:
    with_local(town, "\nlocal: { housing-benefit: { hide: true } }\n")
    about = town / "docs/el/about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n[x](benefits/housing-benefit/index.md)\n", encoding="utf-8")
    line = len(about.read_text(encoding="utf-8").splitlines())
    assert f'docs/el/about.md:{line}:14: The benefit "housing-benefit" is hidden' in problems(town)
    towns.edit(town, "data/services.yaml", ("{ id: school-bags, text", "{ id: housing-benefit, text"))
    (line,) = (
        n
        for n, said in enumerate((town / "data/services.yaml").read_text("utf-8").splitlines(), 1)
        if "{ id: housing-benefit" in said
    )
    assert f"data/services.yaml:{line}:15: services, moving-help, leads to, service: The benefit" in problems(town)


def test_slips_in_what_is_changed_are_told_with_their_place(town: Path) -> None:
    with_local(
        town,
        "\nlocal:\n  housing-benefitt: { hide: true }\n  child-benefit: { hide: true, note: Άλλο. }\n"
        "  birth-benefit: { note: Εδώ αλλιώς. }\n"
        "  social-pharmacy: { note: Εδώ., source: decree, window: { from: 2026-12-01, to: 2026-11-01 } }\n",
    )
    told = problems(town)
    assert 'housing-benefitt: There is no record "housing-benefitt"' in told or "housing-benefitt" in told
    assert "A hidden benefit (hide: true) has no page" in told
    assert "birth-benefit" in told
    assert "social-pharmacy" in told


def test_an_own_service_with_the_id_of_a_national_one_is_refused_with_both_places(town: Path) -> None:
    towns.edit(town, "data/services.yaml", ("  school-bags:\n    kind", "  child-benefit:\n    kind"))
    told = problems(town)
    assert "data/services.yaml:2:3:" in told
    assert "data/national/benefits/child-benefit.yaml:1" in told
