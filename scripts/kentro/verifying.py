"""Writes down that somebody made sure of a record: the day, how, and by which office, and nothing else of its file."""

from __future__ import annotations

import datetime
import difflib

from kentro.editing import only_changed, put, read, write
from kentro.edition import Edition
from kentro.fields import Path
from kentro.files import HOMES
from kentro.model import Centre, Service
from kentro.problems import Problems


def record(edition: Edition, key: str) -> tuple[Centre | Service, Path] | None:
    """The centre or service with an id, and the path of its keys in the data; None where there is none."""
    found = edition.site.centres.get(key) or edition.site.services.get(key)
    homes = (*HOMES["centres"], *HOMES["services"])
    path = next(((*home, key) for home in homes if (*home, key) in edition.places), None)
    return (found, path) if found and path else None


def close_to(edition: Edition, key: str) -> str | None:
    """The id that was probably meant."""
    close = difflib.get_close_matches(key, [*edition.site.centres, *edition.site.services], 1)
    return close[0] if close else None


def verified(
    source: bytes, file: str, path: Path, problems: Problems, *, on: datetime.date, how: str, by: str | None
) -> bytes | None:
    """The file in which the record at `path` is verified, or None after adding to `problems` why it cannot be changed.

    A national record is the whole of its file.
    """
    document = read(source, file, problems)
    if document is None:
        return None
    before, here = write(document), () if path[0] == "national" else path
    for key, value in {"on": on.isoformat(), "how": how, "by": by}.items():
        if value:
            put(document, (*here, "verified", key), value, before="review_every")
    return only_changed(source.decode(), before, write(document)).encode()
