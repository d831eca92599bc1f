"""The centres as a table (`centres.csv`) and, those whose place is known, as points on a map (`centres.geojson`)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kentro import freshness, phone
from kentro.addresses import absolute
from kentro.api_schema import LICENCE, Json, written
from kentro.edition import Edition
from kentro.model import Centre

_ACTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a cell for a formula by."""


def table(edition: Edition) -> bytes:
    """The centres as CSV (RFC 4180), in Greek.

    It begins with a byte-order mark: Excel reads a file without one as Windows-1253, and Greek falls apart. Other
    readers call that encoding `utf-8-sig`. A cell that a spreadsheet would run begins with an apostrophe.
    """
    rows = [dict(_row(edition, centre)) for centre in edition.site.centres.values()]
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, list(rows[0]))
    writer.writeheader()
    writer.writerows({key: f"'{cell}" if cell.startswith(_ACTS) else cell for key, cell in row.items()} for row in rows)
    return lines.getvalue().encode("utf-8-sig")


def _row(edition: Edition, centre: Centre) -> Iterator[tuple[str, str]]:
    """The cells of a centre by their columns; what is not known is empty."""
    site, address, hours = edition.site, centre.address, centre.hours
    source = site.sources[centre.source]
    yield "id", centre.id
    yield "name", str(centre.name)
    yield "municipality", str(site.municipalities[centre.municipality].name)
    yield "kind", centre.kind
    for name in ("street", "place", "floor", "locality", "postcode"):
        value = getattr(address, name) if address else None
        yield name, "" if value is None else str(value)
    north, east = address.location if address and address.location else ("", "")
    yield "latitude", str(north)
    yield "longitude", str(east)
    yield "phones", "; ".join(dict.fromkeys(phone.grouped(one.number) for one in centre.phones))
    yield "email", centre.email or ""
    yield "hours_osm", hours.regular.rule if hours and hours.regular else ""
    yield "appointment", centre.appointment or ""
    yield "step_free", (centre.access and centre.access.step_free) or ""
    yield "languages", " ".join(centre.languages or ())
    yield "freshness", freshness.of(centre.verified, edition.today)
    yield "verified_on", str(centre.verified.on or "")
    yield "source", " · ".join(str(part) for part in (source.publisher, source.title, source.published) if part)
    yield "page", absolute(edition, edition.languages[0].tag, f"centres/{centre.id}/") or f"centres/{centre.id}/"


def geojson(edition: Edition) -> bytes | None:
    """The centres whose place on the map is known (RFC 7946), or None where no place is."""
    features = [_feature(edition, centre) for centre in edition.site.centres.values() if _is_placed(centre)]
    if not features:
        return None
    return written({"type": "FeatureCollection", "licence": LICENCE, "features": features}).encode()


def _is_placed(centre: Centre) -> bool:
    return centre.address is not None and centre.address.location is not None


def _feature(edition: Edition, centre: Centre) -> Json:
    assert centre.address
    assert centre.address.location
    north, east = centre.address.location
    shown = ("id", "name", "municipality", "kind", "phones", "hours_osm", "freshness", "page")
    known = dict(_row(edition, centre))
    return {
        "type": "Feature",
        "id": str(edition.site.identifier(f"centres/{centre.id}")),
        "geometry": {"type": "Point", "coordinates": [float(east), float(north)]},
        "properties": {key: known[key] or None for key in shown},
    }
