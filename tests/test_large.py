"""A site of 300 centres weighs on nobody's phone (only in `make test-all`: it builds 1,600 pages)."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import towns

pytestmark = pytest.mark.everything

MUNICIPALITY = "  m{n}:\n    name: Δήμος Επινοημένος {n}\n    source: poster\n"
CENTRE = """  c{n}:
    municipality: m{m}
    kind: main
    name: Κέντρο Κοινότητας Επινοημένο {n}
    address: {{ street: Οδός {n}, locality: Πόλη {m} }}
    phones: [ {{ number: "{phone}" }} ]
    hours: {{ regular: "Mo-Fr 0{opens}:{minutes}-1{closes}:00", public_holidays: {holidays}, half_holidays: "13:00" }}
    services: [ guaranteed-minimum-income ]
    source: poster
    verified: {{ on: 2026-10-05, how: phone, review_every: P24M }}
"""


def centre(n: int) -> str:
    return CENTRE.format(
        n=n,
        m=n % 100,
        phone=2310550000 + n,
        opens=7 + n % 3,
        minutes=("00", "30")[n % 2],
        closes=2 + n % 5,
        holidays=("closed", "unknown")[n % 2],
    )


def weight(site: Path, path: str) -> int:
    return len(gzip.compress((site / path / "index.html").read_bytes(), 6))


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = towns.copy("neochora", tmp_path_factory.mktemp("country"))
    data = root / "data/centres.yaml"
    text = data.read_text(encoding="utf-8")
    municipalities = "".join(MUNICIPALITY.format(n=n) for n in range(100))
    text = text.replace("\ncentres:\n", f"\n{municipalities}centres:\n", 1)
    text = text.replace("\nprogrammes:\n", "\n" + "".join(map(centre, range(297))) + "programmes:\n", 1)
    data.write_text(text, encoding="utf-8")
    return towns.build(root)


def test_a_centre_s_page_weighs_the_same_among_three_centres_and_among_300(neochora: Path, country: Path) -> None:
    for path in ("centres/neochora-main", "en/centres/vathyrema"):
        assert abs(weight(neochora, path) - weight(country, path)) <= 200


def test_the_lists_of_300_centres_stay_light(country: Path) -> None:
    for path in ("", "centres", "en/centres", "benefits/guaranteed-minimum-income/centres"):
        assert weight(country, path) <= 30 * 1024
