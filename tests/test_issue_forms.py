"""The forms of `.github/ISSUE_TEMPLATE` are forms that GitHub takes, and say everything in Greek and in English.

GitHub refuses a broken form without a word to whoever opens an issue. Each rule of its documentation is a function from
a form to what is wrong with it, and is shown to catch a small bad form:
https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml

import towns
from kentro import corrections, forms
from kentro.model import KINDS_OF_CENTRE

Tree = dict[str, Any]
FILES = sorted((towns.ROOT / forms.FOLDER).glob("*.yml"))
CONFIG = next(path for path in FILES if path.stem == "config")
FORMS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES if path != CONFIG}

TOP = {"name", "description", "title", "labels", "assignees", "projects", "type", "body"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}


def questions(form: Tree) -> list[Tree]:
    return [item for item in form["body"] if item["type"] != "markdown"]


def top_keys(form: Tree) -> Iterator[str]:
    yield from (f"{key} is not a permitted key" for key in form.keys() - TOP)
    yield from (f"{key} is missing" for key in {"name", "description", "body"} - form.keys())


def types_are_known(form: Tree) -> Iterator[str]:
    for item in form["body"]:
        if item.get("type") not in ATTRIBUTES:
            yield f"{item.get('type')} is not a valid type"
        elif unknown := item.keys() - {"type", "id", "attributes", "validations"}:
            yield f"{unknown} is not a permitted key"
        elif unknown := item["attributes"].keys() - ATTRIBUTES[item["type"]]:
            yield f"{unknown} is not a permitted attribute"


def required_attributes(form: Tree) -> Iterator[str]:
    for item in form["body"]:
        needed = {"value"} if item["type"] == "markdown" else {"label"}
        needed |= {"options"} if item["type"] in ("dropdown", "checkboxes") else set()
        yield from (f"{key} is missing" for key in needed - item["attributes"].keys())


def texts_are_texts(form: Tree) -> Iterator[str]:
    said: dict[str, object] = {key: form[key] for key in ("name", "description", "title") if key in form}
    for number, item in enumerate(form["body"]):
        said |= {f"{number}.{key}": value for key, value in item["attributes"].items() if key in ATTRIBUTES["textarea"]}
        said |= {f"{number}.option.{n}": option for n, option in enumerate(item["attributes"].get("options", []))}
    yield from (
        f"{key} must be a string" for key, value in said.items() if not isinstance(value, str) or not value.strip()
    )


def ids_are_plain_and_unique(form: Tree) -> Iterator[str]:
    ids = [item.get("id", "") for item in questions(form)]
    yield from (f"{key}: an id has letters, digits, - and _" for key in ids if not re.fullmatch(r"[A-Za-z0-9_-]+", key))
    yield from (f"{key} is there twice" for key in {key for key in ids if ids.count(key) > 1})


def labels_are_unique(form: Tree) -> Iterator[str]:
    labels = [item["attributes"]["label"] for item in questions(form)]
    yield from (f"{label} is there twice" for label in {label for label in labels if labels.count(label) > 1})
    yield from (f"{label}: forbidden word" for label in labels if "password" in label.lower())


def something_is_asked(form: Tree) -> Iterator[str]:
    if not questions(form):
        yield "body must contain at least one non-markdown field"


def options_are_distinct(form: Tree) -> Iterator[str]:
    for item in questions(form):
        options = item["attributes"].get("options", [True])
        if not options or len(set(options)) < len(options):
            yield "options must be unique, and not empty"
        if any(str(option).lower() == "none" for option in options):
            yield "options must not include the reserved word none"


def required_is_a_truth_value(form: Tree) -> Iterator[str]:
    for item in form["body"]:
        if set(item.get("validations", {})) - {"required"} or item.get("validations", {}).get("required") not in (
            None,
            True,
            False,
        ):
            yield "validations hold required: true or false"


Rule = Callable[[Tree], Iterator[str]]
RULES: tuple[Rule, ...] = (
    top_keys,
    types_are_known,
    required_attributes,
    texts_are_texts,
    ids_are_plain_and_unique,
    labels_are_unique,
    something_is_asked,
    options_are_distinct,
    required_is_a_truth_value,
)

GOOD = """\
name: A form
description: What for
body:
  - type: markdown
    attributes: { value: Hello }
  - type: input
    id: one
    attributes: { label: One }
    validations: { required: true }
  - type: dropdown
    id: two
    attributes: { label: Two, options: [a, b] }
"""

# rule, what to replace in the good form, by what
BAD: tuple[tuple[Rule, str, str], ...] = (
    (top_keys, "description", "hello"),
    (types_are_known, "type: input", "type: line"),
    (types_are_known, "    id: two\n", "    x: two\n"),
    (types_are_known, "label: One", "label: One, hint: x"),
    (required_attributes, "value: Hello", ""),
    (required_attributes, "label: Two, ", ""),
    (required_attributes, ", options: [a, b]", ""),
    (texts_are_texts, "A form", "yes"),
    (texts_are_texts, "label: One", "label: 1.3"),
    (texts_are_texts, "[a, b]", "[a, no]"),
    (ids_are_plain_and_unique, "id: two", "id: two ways"),
    (ids_are_plain_and_unique, "id: two", "id: one"),
    (labels_are_unique, "label: Two", "label: One"),
    (labels_are_unique, "label: Two", "label: Your Password"),
    (something_is_asked, GOOD[GOOD.index("  - type: input") :], ""),
    (options_are_distinct, "[a, b]", "[a, a]"),
    (options_are_distinct, "[a, b]", "[]"),
    (options_are_distinct, "[a, b]", "[a, None]"),
    (required_is_a_truth_value, "required: true", "required: always"),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_form_keeps_githubs_rule(rule: Rule) -> None:
    assert {name: broken for name, form in FORMS.items() if (broken := list(rule(form)))} == {}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_good_form_breaks_no_rule(rule: Rule) -> None:
    assert list(rule(yaml.safe_load(GOOD))) == []


@pytest.mark.parametrize(("rule", "old", "new"), BAD, ids=[f"{bad[0].__name__}-{n}" for n, bad in enumerate(BAD)])
def test_a_bad_form_is_caught(rule: Rule, old: str, new: str) -> None:
    assert GOOD.count(old) == 1
    assert list(rule(yaml.safe_load(GOOD.replace(old, new))))


def test_every_rule_has_been_seen_to_fail() -> None:
    assert {bad[0] for bad in BAD} == set(RULES)


def test_there_is_a_form_for_each_thing_that_changes() -> None:
    assert set(FORMS) == {"hours", "closure", "phone", "centre", "mistake"} == set(corrections._CHANGES)
    assert len({form["name"] for form in FORMS.values()}) == len(FORMS)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_says_everything_in_greek_and_in_english(name: str) -> None:
    greek, latin = "[Ͱ-Ͽἀ-῿]", "[A-Za-z]"
    form = FORMS[name]
    on_one_line = [form["name"], form["description"]]
    on_two = [item["attributes"]["value"] for item in form["body"] if item["type"] == "markdown"]
    for item in questions(form):
        on_one_line += [item["attributes"]["label"], *item["attributes"].get("options", [])]
        on_two += [item["attributes"]["description"]] if "description" in item["attributes"] else []
    said = [text.split(" / ") for text in on_one_line] + [text.strip().split("\n") for text in on_two]
    for el, en in said:
        assert re.search(greek, el), el
        assert re.search(latin, en), en
        assert not re.search(greek, en), en


def test_the_form_for_a_mistake_has_the_fields_that_the_pages_fill_in() -> None:
    assert {"page", "language", "build", "text"} <= {item["id"] for item in questions(FORMS["mistake"])}


def test_each_option_of_a_form_has_its_meaning() -> None:
    meanings = {
        ("closure", "kind"): corrections.KINDS_OF_NOTICE,
        ("centre", "kind"): KINDS_OF_CENTRE,
        **{(name, "told-by"): corrections.TOLD_BY for name in ("hours", "closure", "phone", "centre")},
    }
    options = {
        (name, item["id"]): item["attributes"]["options"]
        for name, form in FORMS.items()
        for item in questions(form)
        if item["type"] == "dropdown"
    }
    assert {key: len(several) for key, several in options.items()} == {
        key: len(several) for key, several in meanings.items()
    }


def test_an_issue_may_also_be_written_without_a_form() -> None:
    assert yaml.safe_load(CONFIG.read_text(encoding="utf-8")) == {"blank_issues_enabled": True}
