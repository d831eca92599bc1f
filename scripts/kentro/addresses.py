"""Addresses within the site: as a link on a page, and for the public."""

from __future__ import annotations

from kentro.edition import Edition


def relative(here: str, there: str) -> str:
    """The address of `there` as a link on `here`; both are below the language's folder."""
    return "../" * here.count("/") + there or "./"


def absolute(edition: Edition, tag: str, path: str) -> str | None:
    """The public address of a page, or None where the site's is not known."""
    url = edition.site.url
    return f"{url.rstrip('/')}/{edition.prefix(tag)}{path}" if url else None
