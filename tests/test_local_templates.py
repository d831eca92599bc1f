"""A municipality's own templates: the names they are given stay, and a slip is told with its line."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

import towns
from html_page import page
from kentro import local_templates
from kentro.edition import read_edition, today_from
from kentro.local_templates import CONTRACT, EVERYWHERE
from kentro.pages import Desk, pages

DAY = today_from({"SOURCE_DATE_EPOCH": towns.DAY})


def own(site: Path, name: str, text: str) -> Path:
    path = site / "local/templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return site


def test_each_page_is_given_what_the_contract_says_and_of_that_type(tmp_path: Path) -> None:
    seen = set()
    for town in ("neochora", "mikro"):
        edition, _ = read_edition(towns.copy(town, tmp_path / town), DAY)
        assert edition
        for made, context in pages(edition, "el"):
            seen.add(made.kind)
            names = dict(CONTRACT[made.kind])
            if made.kind == "home" and context["centre"]:
                names |= CONTRACT["centre"]
            assert context.keys() == names.keys(), made.kind
            for name, value in context.items():
                types = {one.__name__ for one in type(value).__mro__} | ({"None"} if value is None else set())
                assert types & set(names[name][0].split(" | ")), (made.kind, name, type(value))
    assert seen | {"benefit-centres"} == CONTRACT.keys()  # it is given what `benefit` is


def test_what_every_template_is_given_is_there(tmp_path: Path) -> None:
    edition, _ = read_edition(towns.copy("mikro", tmp_path), DAY)
    assert edition
    template = jinja2.Environment(undefined=jinja2.StrictUndefined).from_string(
        " ".join(f"{{% if {name} is undefined %}}{name}{{% endif %}}" for name in EVERYWHERE)
    )
    assert Desk(edition, "el", "").filled(template, {}).split() == []


@pytest.mark.parametrize("kind", CONTRACT)
def test_our_own_templates_name_nothing_else(kind: str) -> None:
    source = (towns.ROOT / "overrides/pages" / f"{kind}.html").read_text(encoding="utf-8")
    assert local_templates.undeclared(jinja2.Environment().parse(source)) <= local_templates.given(f"pages/{kind}.html")


def test_one_block_of_a_page_is_replaced_and_what_it_says_is_escaped(town: Path) -> None:
    own(
        town,
        "pages/centre.html",
        '{% extends "overrides/pages/centre.html" %}\n'
        '{% block where %}{{ super() }}<p class="kn-quiet">{{ "<b>" }} {{ centre.id }}</p>{% endblock %}\n',
    )
    site = towns.build(town)
    assert "<b> neochora-main" in page(site, "centres/neochora-main/").text


SLIPS = {
    "pages/centers.html": ("<p>x</p>", ":1:1: ", '"pages/centers.html" takes the place of no template of ours.'),
    "parts/style.css": ("a{}", ":1:1: ", "takes the place of no template of ours."),
    "pages/home.html": ("<h1>x</h1>\n{{ centers }}", ":2:1: ", 'The template uses "centers", which does not exist.'),
    "pages/search.html": ("<h1>\n{% if %}", ":2:1: ", "The template cannot be read"),
    "parts/icons.html": ("\n", ":1:1: ", 'The template lacks the macro "icon"'),
    "pages/privacy.html": ("{% autoescape false %}x{% endautoescape %}", ":1:1: ", "protection of texts"),
}


def test_every_slip_is_told_with_its_file_and_line(town: Path) -> None:
    for name, (text, _, _) in SLIPS.items():
        own(town, name, text)
    ran = towns.manage(town, "--lang", "en", "check")
    assert ran.returncode == 1, ran.stderr
    for name, (_, place, said) in SLIPS.items():
        (line,) = (one for one in ran.stdout.splitlines() if one.startswith(f"local/templates/{name}"))
        assert f"{name}{place}" in line
        assert said in line


@pytest.mark.parametrize("text", ["<h1>x</h1>\n\n{{ site.centers }}", '<h1>x</h1>\n\n{{ t("no.such-key").x.y }}'])
def test_what_only_shows_while_a_page_is_made_is_told_too(town: Path, text: str) -> None:
    own(town, "pages/glossary.html", text)
    ran = towns.manage(town, "build")
    assert ran.returncode == 1, ran.stderr
    assert "local/templates/pages/glossary.html:3:1" in ran.stdout + ran.stderr
    assert not (town / "site").exists()
