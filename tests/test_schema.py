"""The JSON Schemas and the field reference are made from the model, say what the check says, and no more."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import manage
import towns
from kentro import reference, schema
from kentro.fields import Reader, Reference, Slot, Value, slots_of
from kentro.load import load
from kentro.positions import read
from kentro.problems import Problems
from kentro.vocabulary import MEANING

FIELDS = {
    f"{cls.__name__}.{key}": (cls, key, slot)
    for _, top in schema.FILES.values()
    for cls, _ in reference.records(top, "", set())
    for key, slot in slots_of(cls).items()
}


def complaints(root: Path, name: str) -> list[str]:
    """What the schema of this name finds in the files of a checkout."""
    glob, cls = schema.FILES[name]
    validator = Draft202012Validator(schema.of(cls))
    return [
        f"{path.name}: {error.json_path}: {error.message[:200]}"
        for path in sorted(root.glob(glob))
        for error in validator.iter_errors(schema.instance(path.read_text(encoding="utf-8")))
    ]


def test_what_is_made_from_the_model_is_up_to_date() -> None:
    made = {**schema.files(), reference.PLACE: reference.page()}
    outdated = [path for path, text in made.items() if (towns.ROOT / path).read_text(encoding="utf-8") != text]
    assert not outdated, "run `make schema`"


def test_the_command_writes_what_is_out_of_date_and_shows_it_when_asked(town: Path) -> None:
    wanted = {**schema.files(), reference.PLACE: reference.page()}
    ran = towns.manage(town, "schema")
    assert ran.returncode == 0
    assert {path: (town / path).read_text(encoding="utf-8") for path in wanted} == wanted
    place = schema.PLACE.format("help")
    towns.edit(town, place, ('"required": [\n  "lines"\n ]', '"required": []'))
    broken = (town / place).read_bytes()
    ran = towns.manage(town, "--lang", "en", "schema", "--check")
    assert ran.returncode == 1
    assert '- "required": []' in ran.stdout
    assert "make schema" in ran.stderr
    assert (town / place).read_bytes() == broken
    assert towns.manage(town, "schema").stdout == f"{place}\n"
    ran = towns.manage(town, "--lang", "en", "schema", "--check")
    assert (ran.returncode, ran.stdout) == (0, "The schemas and the field reference are up to date.\n")


@pytest.mark.parametrize("name", schema.FILES)
def test_a_schema_is_a_schema_and_national_data_keeps_to_it(name: str) -> None:
    Draft202012Validator.check_schema(schema.of(schema.FILES[name][1]))
    if schema.FILES[name][0].startswith("data/national/"):
        assert complaints(towns.ROOT, name) == []
        assert list(towns.ROOT.glob(schema.FILES[name][0]))


@pytest.mark.parametrize("name", ["centres", "services", "site"])
@pytest.mark.parametrize("town", ["neochora", "mikro", "orologio"])
def test_the_towns_keep_to_the_schemas(town: str, name: str) -> None:
    assert complaints(towns.HERE / town, name) == []


BROKEN = {
    "a field with a slip": ("    cost: free\n", "    costs: free\n"),
    "a centre without a name": ("    name: Κέντρο Κοινότητας Βαθυρέματος\n", ""),
    "a word that is none of the field's": ("kind: roma-branch", "kind: roma"),
    "a phone with a letter": ("2310 555001", "231O 555001"),
    "two phones in one": ("2310 555001", "2310 555001, 2310 555002"),
    "a Greek day": ("published: 2026-10-05", "published: 5/10/2026"),
    "hours in words": ("Tu,Th 10:00-13:00", "Τρίτη και Πέμπτη 10-1"),
    "an e-mail without its sign": ("neochoras@neochora", "neochoras.neochora"),
    "a link without its beginning": ("https://neochora.example/nea", "neochora.example/nea"),
    "a list where one value is due": ("branch_of: neochora-main", "branch_of: [neochora-main]"),
    "one value where a list is due": ("languages: [el, en, ar]", "languages: el"),
    "an id in Greek": ("  vathyrema:\n    municipality", "  βαθύρεμα:\n    municipality"),
    "a postcode of four digits": ('postcode: "57001"', 'postcode: "5700"'),
    "a required field left open": ("standing: press", "standing: unknown"),
    "a profession that does not exist": ("psychologist: unknown", "psychiatrist: 1"),
}


@pytest.mark.parametrize(("old", "new"), BROKEN.values(), ids=BROKEN)
def test_a_broken_town_does_not_keep_to_its_schema(town: Path, old: str, new: str) -> None:
    towns.edit(town, "data/centres.yaml", (old, new))
    assert complaints(town, "centres")


@pytest.mark.parametrize(("cls", "key", "slot"), FIELDS.values(), ids=FIELDS)
def test_the_example_of_a_field_is_read_and_keeps_to_its_schema(cls: type[Any], key: str, slot: Slot) -> None:
    problems, references = Problems(), list[Reference]()
    node = read(f"{key}: {slot.example}\n".encode(), "example", problems)
    assert node is not None
    value = slot.kind.read(node.get(key), Reader(problems, references, ("top",)))  # type: ignore[union-attr,arg-type]
    assert problems.found == []
    assert value not in (None, (), {})
    whole = schema.of(cls)
    part = {**whole["properties"][key], "$defs": whole["$defs"]}
    assert list(Draft202012Validator(part).iter_errors(schema.instance(f"{key}: {slot.example}\n")[key])) == []  # type: ignore[index]
    assert Draft202012Validator(part).is_valid(whole["properties"][key]["examples"][0])


def test_what_examples_name_is_in_the_invented_town(town: Path) -> None:
    ids = {path[-1] for path in load(town).places if path}
    for _, key, slot in FIELDS.values():
        references = list[Reference]()
        node = read(f"{key}: {slot.example}\n".encode(), "example", Problems())
        slot.kind.read(node.get(key), Reader(Problems(), references, ("top",)))  # type: ignore[union-attr,arg-type]
        for one in references:
            assert one.id in ids, (key, one)


def test_every_field_has_a_line_in_the_reference_that_fits_the_table() -> None:
    rows = [line for line in reference.page().splitlines() if line.startswith(("| `", "| **`"))]
    assert len(rows) == len(FIELDS)
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 5, row


def test_every_fixed_word_has_a_meaning_in_greek() -> None:
    words = {word for _, _, slot in FIELDS.values() if isinstance(slot.kind, Value) for word in slot.kind.form.words}
    assert words - MEANING.keys() == set()
    assert all(re.search("[α-ω]|ΚΕΠ", meaning) for meaning in MEANING.values())


def test_vs_code_finds_a_schema_for_every_file() -> None:
    wiring = json.loads((towns.ROOT / schema.SETTINGS_OF_VS_CODE).read_text(encoding="utf-8"))["yaml.schemas"]
    assert {glob for glob in wiring.values()} == {glob for glob, _ in schema.FILES.values()}
    assert all((towns.ROOT / path).is_file() for path in wiring)


def test_an_instance_is_what_a_yaml_tool_sees() -> None:
    source = 'a: 2105065885\nb: "2105065885"\nc: unknown\nd: ~\ne: true\nf: 40.5\ng: 2026-10-05\nh: 15:00\ni: no\nj:\n'
    assert schema.instance(source) == {
        "a": 2105065885,
        "b": "2105065885",
        "c": "unknown",
        "d": None,
        "e": True,
        "f": 40.5,
        "g": "2026-10-05",
        "h": "15:00",
        "i": "no",
        "j": None,
    }


def test_the_command_is_in_the_parser() -> None:
    assert manage._parser().parse_args(["schema", "--check"]).check
