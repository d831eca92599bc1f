"""A whole country weighs on nobody's phone, and is built on a small machine."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import bench
import country

KB = 1024
BENEFITS = [f"benefit-{n}" for n in range(country.BENEFITS)]


def weight(site: Path, path: str) -> int:
    return len(gzip.compress((site / "site" / path / "index.html").read_bytes(), 6))


def test_the_country_is_the_same_at_every_run_and_its_first_centres_are_those_of_a_quarter_of_it() -> None:
    whole, quarter = (country.records(share, BENEFITS) for share in (1, 0.25))
    assert whole == country.records(1, BENEFITS) != country.records(1, BENEFITS, seed=14)
    assert (len(whole["municipalities"]), len(whole["centres"])) == (country.MUNICIPALITIES, country.CENTRES)
    assert list(quarter["municipalities"].items()) == list(whole["municipalities"].items())[:83]
    assert [key for key in quarter["centres"] if quarter["centres"][key] != whole["centres"][key]] == []


def test_of_most_centres_as_little_is_known_as_of_real_ones() -> None:
    centres = country.records(1, BENEFITS)["centres"].values()
    for key, least, most in (("hours", 0.2, 0.4), ("email", 0.3, 0.5), ("address", 0.8, 1), ("verified", 0.1, 0.2)):
        assert least < sum(key in centre for centre in centres) / len(centres) < most, key


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bench.Cost]:
    site = country.write(tmp_path_factory.mktemp("whole") / "site")
    return site, bench.ours(site)


@pytest.mark.everything
def test_a_page_weighs_the_same_among_three_centres_and_among_350(
    whole: tuple[Path, bench.Cost], tmp_path: Path
) -> None:
    few = country.write(tmp_path / "few", 0.01)
    bench.ours(few)
    for path in ("centres/asprosynnefo", "municipalities/asprosynnefo"):
        for prefix in ("", "en/", "ar/"):
            assert abs(weight(few, prefix + path) - weight(whole[0], prefix + path)) <= 200


@pytest.mark.everything
def test_the_lists_of_350_centres_stay_light(whole: tuple[Path, bench.Cost]) -> None:
    for path in ("", "centres", "search", "benefits/guaranteed-minimum-income/centres"):
        for prefix in ("", "en/", "ur/"):
            assert weight(whole[0], prefix + path) <= 30 * KB


@pytest.mark.everything
def test_a_country_is_built_in_one_gigabyte(whole: tuple[Path, bench.Cost]) -> None:
    assert whole[1].memory <= 1e9
