"""This site's own data: whatever slips in a value of it is said to be what it is."""

from __future__ import annotations

import test_mutations
import towns


def test_a_slip_in_any_value_is_said_to_be_what_it_is() -> None:
    made, told = test_mutations.wrong(towns.ROOT)
    assert told == []
    assert made > 10_000


def test_a_slip_in_a_field_of_any_record_is_said_to_be_what_it_is() -> None:
    made, told = test_mutations.wrong_records(towns.ROOT, step=3)
    assert told == []
    assert made > 1000
