"""This site's own data keeps to the schemas that its editors' tools read."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

import towns
from kentro import schema


@pytest.mark.parametrize("name", ["centres", "services", "site"])
def test_the_data_keeps_to_its_schema(name: str) -> None:
    file, cls = schema.FILES[name]
    instance = schema.instance((towns.ROOT / file).read_text(encoding="utf-8"))
    errors = [f"{e.json_path}: {e.message[:200]}" for e in Draft202012Validator(schema.of(cls)).iter_errors(instance)]
    assert errors == []
