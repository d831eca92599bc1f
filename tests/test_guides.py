"""What the guides tell people to type and to open is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import manage
import towns
from kentro import forms, logo, message_reference, messages, reference, starting
from kentro.fields import slots_of
from kentro.load import load
from kentro.problems import Problems
from kentro.translations import is_below, texts

GUIDES = ("README.md", "README.el.md", "TRANSLATING.md", "CONTRIBUTING.md", "CONTRIBUTING.el.md", "HACKING.md")
FOR_EDITORS = ("CONTRIBUTING.el.md", "CONTRIBUTING.md")


def found(guide: str, pattern: str) -> list[str]:
    """What a pattern finds in a guide, once each."""
    text = (towns.ROOT / guide).read_text(encoding="utf-8")
    return list(dict.fromkeys(re.findall(pattern, text, re.MULTILINE)))


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_that_a_guide_names_exists(guide: str) -> None:
    makefile = (towns.ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(found(guide, r"(?:`|^|\S )make ([a-z-]+)")) <= targets
    for command in found(guide, r"scripts/manage\.py ([^`\n]+)"):
        assert manage._parser().parse_args(shlex.split(command)).command


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_that_a_guide_links_exists(guide: str) -> None:
    for link in found(guide, r"\]\((?!https?:|#)([^)#]+)"):
        assert (towns.ROOT / link).exists(), link


def test_the_translators_guide_names_texts_that_exist() -> None:
    site = load(towns.ROOT).site
    assert site
    named = [name.rstrip(".") for name in found("TRANSLATING.md", r"((?:ui|national)\.[a-z.-]+)")]
    assert {"ui.page", "ui.now", "ui.hours", "ui.centre"} <= set(named)
    for name in named:
        assert any(is_below(text.context, name) for text in texts(site)), name


def test_the_translators_guide_is_linked_and_fits_on_two_screens() -> None:
    for guide in ("README.md", "README.el.md"):
        assert "TRANSLATING.md" in found(guide, r"\]\(([^)]+)\)")
    assert len((towns.ROOT / "TRANSLATING.md").read_text(encoding="utf-8").splitlines()) < 110


def test_the_guide_for_starting_counts_every_click() -> None:
    (whole,) = found("docs-dev/start.el.md", r"\*\*(\d+) πατήματα")
    text = (towns.ROOT / "docs-dev/start.el.md").read_text(encoding="utf-8")
    counted = [int(n) for n in re.findall(r"^### \d\. .*\((\d+) πατήματα", text, re.MULTILINE)]
    assert len(counted) == 4
    assert sum(counted) == int(whole)


def test_the_answers_that_the_guide_shows_make_a_site() -> None:
    (shown,) = blocks("docs-dev/start.el.md")
    problems = Problems()
    answers = starting.read_answers(shown.encode(), "answers.yaml", towns.ROOT, problems)
    assert answers, problems.found
    declared = {key for cls in (starting.Answers, starting.FirstCentre) for key in slots_of(cls)}
    assert declared - set(re.findall(r"([a-z_]+):", shown)) == {"logo"}


def blocks(guide: str) -> list[str]:
    """The examples of data in a guide."""
    return found(guide, r"^```yaml\n((?:.*\n)+?)```$")


def test_both_guides_for_editors_have_the_same_examples_steps_and_pictures() -> None:
    greek, english = FOR_EDITORS
    assert blocks(greek) == blocks(english)
    assert len(blocks(greek)) == 10
    for part in (r"^(#+) ", r"^(\d)\. ", r"!\[.+\]\((.+)\)", r"\*\*([A-Z].+?)\*\*"):
        texts = [(towns.ROOT / guide).read_text(encoding="utf-8") for guide in FOR_EDITORS]
        el, en = (re.findall(part, text, re.MULTILINE) for text in texts)
        assert el == en


def test_every_example_of_the_guide_for_editors_is_good_data(town: Path) -> None:
    """Each where the guide says: to the top of its list, to a centre that has no such field, after the last centre."""
    source, hours, verified, notices, phones, centres, municipality, visits, local, site = blocks(FOR_EDITORS[0])
    unit = "    name: Κινητή Μονάδα Νεοχώρας\n"
    assert centres.count(unit) == 1
    centres = centres.replace(unit, unit + visits)
    towns.edit(
        town,
        "data/centres.yaml",
        *(
            (f"\n{line}\n", f"\n{line}\n{below}")
            for line, below in (("sources:", source), ("municipalities:", municipality))
        ),
        (name := "    name: Κέντρο Κοινότητας Βαθυρέματος\n", name + hours + verified + notices + phones),
        ("\nprogrammes:\n", f"\n{centres}programmes:\n"),
    )
    towns.edit(town, "data/services.yaml", ("services:\n  school-bags", f"{local}services:\n  school-bags"))
    towns.edit(town, "data/site.yaml", ("funding: Με χρηματοδότηση του δήμου.\n", site))
    starting.write(town, {"local/logo.svg": (towns.HERE / "forks/thalassa/logo.svg").read_bytes()})
    loaded = load(town)
    assert loaded.site, [problem.line("en") for problem in loaded.problems]
    assert logo.check(town, loaded.site.settings, loaded.places) == []
    assert str(loaded.site.settings.funding).startswith("Με τη συγχρηματοδότηση")
    assert [len(visit.dates) for visit in loaded.site.centres["neochora-bus"].visits.values()] == [2, 0]
    assert "mountain-areas-allowance" not in loaded.site.services
    assert loaded.site.local["housing-benefit"].window
    assert len(loaded.site.centres["neochora-east"].phones) == 4
    assert loaded.site.centres["neochora-bus"].kind == "mobile-unit"
    assert len(loaded.site.centres["vathyrema"].notices) == 2
    assert "palaiochora" in loaded.site.municipalities


@pytest.mark.parametrize(("guide", "lang"), list(zip(FOR_EDITORS, messages.LANGUAGES, strict=True)))
def test_the_guide_for_editors_links_every_field_and_every_message(guide: str, lang: str) -> None:
    links = found(guide, r"\]\(([^)#]+)\)")
    assert {reference.PLACE, message_reference.PLACES[lang], "TRANSLATING.md"} <= set(links)


@pytest.mark.parametrize(("guide", "lang"), list(zip(FOR_EDITORS, messages.LANGUAGES, strict=True)))
def test_the_messages_that_the_guide_explains_are_the_checkers(guide: str, lang: str) -> None:
    reference_page = message_reference.pages()[message_reference.PLACES[lang]]
    rows = found(guide, r"^\| (.+?) \| .*`.* \| .+ \|$")
    assert len(rows) > 8
    for row in rows[-9:]:
        said = re.sub("«[^»]*»", "«…»", row) if lang == "el" else re.sub('"[^"]*"', '"…"', row)
        assert said in reference_page, row


def test_the_guide_for_editors_names_the_labels_and_forms_that_are_there() -> None:
    workflow = (towns.ROOT / ".github/workflows/form.yml").read_text(encoding="utf-8")
    texts = [(towns.ROOT / guide).read_text(encoding="utf-8") for guide in FOR_EDITORS]
    for label in re.findall(r"label\.name == '(.+?)'", workflow):
        assert all(f"`{label}`" in text for text in texts), label
    names = [
        re.search("^name: (.+) / (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        for path in (towns.ROOT / forms.FOLDER).glob("*.yml")
        if path.stem != "config"
    ]
    for name in names:
        assert name
        assert f"*{name[1]}*" in texts[0]
        assert f"*{name[2]}*" in texts[1]


def test_the_guide_for_developers_is_one_page() -> None:
    assert len((towns.ROOT / "HACKING.md").read_text(encoding="utf-8").splitlines()) < 70
