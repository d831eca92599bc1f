"""What forks rely on does not change without a migration, and each migration does what its example says."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

import towns
from kentro import contract, migrations, positions, releasing
from kentro.contract import breaking
from kentro.files import CENTRES, SETTINGS
from kentro.model import KINDS_OF_CENTRE
from kentro.problems import Problems

NOW = contract.contract(towns.ROOT, "1.0.0", migrations.current())


def test_since_the_last_release_nothing_breaks_a_fork_without_a_migration() -> None:
    place = towns.ROOT / contract.PLACE
    if place.is_file():  # before the first release there is nothing to rely on
        last = json.loads(place.read_text(encoding="utf-8"))
        problems = releasing.unmended(towns.ROOT, last, migrations.migrations())
        assert [problem.line("en") for problem in problems] == []


def test_every_migration_does_what_its_example_says() -> None:
    found = Problems()
    for step in migrations.migrations():
        releasing.check_example(towns.ROOT, step, found)
    assert [problem.line("en") for problem in found.found] == []


def test_a_new_site_and_the_invented_towns_are_in_the_form_of_today() -> None:
    for root in (towns.ROOT / "scripts/new_site", *(path.parents[1] for path in towns.HERE.glob(f"*/{SETTINGS}"))):
        node = positions.read((root / SETTINGS).read_bytes(), SETTINGS, Problems())
        assert migrations.written_form(node)[0] == migrations.current(), root


def gone(new: Any) -> None:
    for path in [path for path in new["files"][CENTRES] if path.startswith("centres.*.access")]:
        del new["files"][CENTRES][path]


def name_gone(new: Any) -> None:
    new["names"]["services"].remove("guaranteed-minimum-income")


def field(path: str, **change: Any) -> Callable[[Any], None]:
    def changed(new: Any) -> None:
        new["files"][CENTRES].setdefault(path, {"required": False, "is": {"text": True}}).update(change)

    return changed


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (gone, ["contract-gone centres.*.access"]),
        (name_gone, ["contract-name guaranteed-minimum-income"]),
        (field("centres.*.email", required=True), ["contract-required centres.*.email"]),
        (field("centres.*.motto", required=True), ["contract-required centres.*.motto"]),
        (field("centres.*.motto"), []),
        (field("centres.*.motto.*.of", required=True), []),
        (field("centres.*.kind", **{"is": {"words": ["main"]}}), ["contract-changed centres.*.kind"]),
        (field("centres.*.kind", **{"is": {"words": [*KINDS_OF_CENTRE, "new"]}}), []),
        (field("centres.*.name", **{"is": {"pattern": "[A-Z]+"}}), ["contract-changed centres.*.name"]),
        (field("centres.*.phones", **{"is": {"text": True}}), ["contract-changed centres.*.phones"]),
        (field("centres.*.source", **{"is": {"ids": "sources"}}), []),
        (field("centres.*.name", required=False), []),
    ],
)  # fmt: skip
def test_what_breaks_a_fork_is_told_where_it_is_declared(change: Callable[[Any], None], told: list[str]) -> None:
    new = copy.deepcopy(NOW)
    change(new)
    found = breaking(NOW, new)
    assert [f"{one.code} {one.what.partition(': ')[2]}" for one in found] == told
    assert breaking(NOW, new, [one.what for one in found]) == []
    for one in found:
        assert (towns.ROOT / one.mark.file).is_file()
        assert one.mark.line > 1 or one.code == "contract-name" or "motto" in one.what


def test_the_place_of_a_field_is_its_line() -> None:
    new = copy.deepcopy(NOW)
    field("centres.*.email", required=True)(new)
    (one,) = breaking(NOW, new)
    line = (towns.ROOT / one.mark.file).read_text(encoding="utf-8").split("\n")[one.mark.line - 1]
    assert line.startswith("    email: ")
