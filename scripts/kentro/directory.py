"""A list of sites and their centres, from the APIs of the sites that somebody names: a page, and the same as JSON.

Nothing that a site says is trusted. Two files of it are read, at places that we know, within a size and a time, and
never from where it redirects to. They are held to our schema. What they say is shown as text, on one line; a link
leads to the site that was named, or to a page below it. A site that is broken, old or here twice is shown as such.
"""

from __future__ import annotations

import datetime
import json
import re
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

import urllib3

from kentro import phone, positions
from kentro.api_schema import FOLDER, Json, schema, written
from kentro.folding import folded
from kentro.messages import LANGUAGES, words
from kentro.positions import Mapping, Scalar, Sequence
from kentro.problems import Problems
from kentro.report import page
from kentro.telling import one_line

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

PATIENCE = 15.0
"""Seconds for one file."""

INDEX_SIZE, LIST_SIZE = 200_000, 5_000_000
"""The most bytes of the index and of the list of centres: some ten times what a site of the whole country has."""

OLD = datetime.timedelta(days=30)
"""From when on a site says too little of today: so far ahead its pages say what changes."""

_AT_ONCE = 8
_URL = re.compile(r"https?://[^\s<>\"'\\^`{|}\x00-\x20\ud800-\udfff]+")


class BrokenError(Exception):
    """A site that cannot be read: the word of `messages.WORDS` that says why, and what fills it."""

    def __init__(self, code: str, **params: str) -> None:
        """Keep the reason for the page."""
        super().__init__(code)
        self.code, self.params = code, params


@dataclass(frozen=True)
class Note:
    """Something to know of a site or a centre, in both languages."""

    code: str
    params: tuple[tuple[str, str], ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(words(f"directory-{self.code}", lang, **dict(self.params)) for lang in LANGUAGES)


@dataclass(frozen=True)
class Centre:
    """A centre as its site lists it."""

    name: str
    locality: str
    phones: tuple[str, ...]
    fresh: bool
    url: str | None
    also: Note | None = None


@dataclass(frozen=True)
class Site:
    """A site that was named. `state` is well, old, duplicate or broken; a broken one has its address alone."""

    address: str
    state: str = "well"
    notes: tuple[Note, ...] = ()
    url: str | None = None
    id: str = ""
    name: str = ""
    operator: str = ""
    generated_at: str = ""
    languages: tuple[str, ...] = ()
    fresh: int = 0
    demonstration: bool = False
    centres: tuple[Centre, ...] = field(default=(), repr=False)


def named(path: Path) -> list[str] | None:
    """The addresses and folders that a file names (`sites: [ … ]`), or None where it is no such file."""
    node = positions.read(path.read_bytes(), path.name, Problems())
    sites = node.get("sites") if isinstance(node, Mapping) else None
    if not isinstance(sites, Sequence) or not all(isinstance(one, Scalar) for one in sites.items):
        return None
    return [one.text.strip() for one in sites.items if isinstance(one, Scalar)]


def directory(addresses: list[str], folder: Path, today: datetime.date, *, patience: float = PATIENCE) -> list[Site]:
    """What each site says of itself, in their order; folders are looked for below `folder`."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = list(pool.map(lambda address: _site(address, folder, today, patience), addresses))
    return _told_once(found)


def as_page(sites: list[Site], today: datetime.date) -> str:
    """The page for people, in Greek and English, without its styles (`frame.styled`)."""
    well = sum(site.state == "well" for site in sites)
    lead = Note("lead", (("date", today.isoformat()), ("well", str(well)), ("all", str(len(sites)))))
    texts = {"lead": lead.said, "demonstration": Note("demonstration").said, "call": Note("call").said}
    return page("directory.html", sites=sites, phone=phone, **texts)


def as_json(sites: list[Site]) -> str:
    """The sites for programs, without their centres."""
    shown = ("address", "state", "url", "id", "name", "operator", "generated_at", "languages", "demonstration", "fresh")
    said = [
        {**{key: getattr(site, key) for key in shown}, "centres": len(site.centres)}
        | {"notes": [note.said[-1] for note in site.notes]}
        for site in sites
    ]
    return written({"sites": said})


def _site(address: str, folder: Path, today: datetime.date, patience: float) -> Site:
    try:
        return _read(address, folder, today, patience)
    except BrokenError as broken:
        return Site(address, "broken", (Note(broken.code, tuple(broken.params.items())),), url=_web(address))


def _read(address: str, folder: Path, today: datetime.date, patience: float) -> Site:
    get = _fetched if _web(address) else _from_folder(folder)
    base = f"{address.rstrip('/').removesuffix('/index.json').removesuffix('/' + FOLDER.rstrip('/'))}/"
    index = _held(get(f"{base}{FOLDER}index.json", INDEX_SIZE, patience), "index")
    listed = _held(get(f"{base}{FOLDER}centres.json", LIST_SIZE, patience), "centres")
    home = _web(base) or _web(index["url"] or "")
    day = datetime.date.fromisoformat(index["generated_at"])
    notes = []
    if not today - OLD <= day <= today + datetime.timedelta(days=1):
        notes.append(Note("old", (("date", day.isoformat()),)))
    if listed["site"] != index["site"] or len(listed["items"]) != index["counts"]["centres"]:
        raise BrokenError("disagrees")
    centres = tuple(_centre(item, home) for item in listed["items"])
    return Site(
        address,
        "old" if notes else "well",
        tuple(notes),
        url=home,
        id=index["site"],
        name=_text(index["name"]),
        operator=_text(index["operator"]["name"]) if index["operator"]["name"] else "",
        generated_at=day.isoformat(),
        languages=tuple(one_line(one["name"]) for one in index["languages"]),
        fresh=sum(centre.fresh for centre in centres),
        demonstration=index["demonstration"],
        centres=centres,
    )


def _centre(item: Json, home: str | None) -> Centre:
    return Centre(
        name=_text(item["name"]),
        locality=one_line(item["locality"]["greek"]) if item["locality"] else "",
        phones=tuple(item["phones"]),
        fresh=item["freshness"]["state"] == "fresh",
        url=item["url"] if home and _web(item["url"]) and item["url"].startswith(home) else home,
    )


def _told_once(sites: list[Site]) -> list[Site]:
    """The sites, with those that are here twice marked, and centres that another site has too."""
    ids: dict[str, str] = {}
    owners: dict[tuple[str, str], str] = {}
    told = []
    for site in sites:
        if site.state != "broken" and site.id in ids:
            note = Note("duplicate", (("site", ids[site.id]),))
            site = replace(site, state="duplicate", notes=(*site.notes, note), centres=())
        ids.setdefault(site.id, site.address)
        centres = []
        for centre in site.centres:
            keys = [(folded(centre.name), number) for number in centre.phones]
            other = next((owners[key] for key in keys if owners.get(key, site.address) != site.address), None)
            centres.append(replace(centre, also=Note("same-centre", (("site", other),))) if other else centre)
            owners |= {key: site.address for key in keys if key not in owners}
        told.append(replace(site, centres=tuple(centres)))
    return told


def _text(said: Json) -> str:
    return one_line(said["el"]["text"])


def _web(address: str) -> str | None:
    """An address of the web, or None: a folder, or what else may stand before a colon."""
    try:
        return address if _URL.fullmatch(address) and urlsplit(address).hostname else None
    except ValueError:
        return None


def _held(data: bytes, definition: str) -> Any:
    """A file as JSON that is as our schema says."""
    try:
        content = json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BrokenError("no-json") from error
    if isinstance(content, dict) and not str(content.get("version", "1.")).startswith("1."):
        raise BrokenError("version", version=one_line(str(content["version"]))[:20])
    if wrong := next(_validator(definition).iter_errors(content), None):
        raise BrokenError("shape", place=one_line(wrong.json_path)[:80])
    return content


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


@cache
def _validator(definition: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # slow to load, and only the directory needs it

    whole = {**schema(), "$ref": f"#/$defs/{definition}"}
    return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _from_folder(folder: Path) -> Callable[[str, int, float], bytes]:
    def get(name: str, most: int, patience: float) -> bytes:
        try:
            with (folder / name).open("rb") as file:
                data = file.read(most + 1)
        except OSError as error:
            raise BrokenError("no-file") from error
        if len(data) > most:
            raise BrokenError("too-big")
        return data

    return get


def _fetched(url: str, most: int, patience: float) -> bytes:
    """The bytes of a file on the web: not from elsewhere, not packed, not more and not longer than we allow."""
    end = time.monotonic() + patience
    headers = {"User-Agent": "Kentro directory", "Accept-Encoding": "identity"}
    try:
        with urllib3.PoolManager(retries=False, timeout=patience / 3) as pool:
            answer = pool.request("GET", url, headers=headers, redirect=False, preload_content=False)
            try:
                if answer.status != 200:
                    raise BrokenError("status", status=str(answer.status))
                return b"".join(_pieces(answer, most, end))
            finally:
                answer.close()
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise BrokenError("no-answer") from error


def _pieces(answer: urllib3.BaseHTTPResponse, most: int, end: float) -> Iterable[bytes]:
    size = 0
    while piece := answer.read1(65536, decode_content=False):
        size += len(piece)
        if size > most:
            raise BrokenError("too-big")
        if time.monotonic() > end:
            raise BrokenError("too-slow")
        yield piece
