"""The shape of the API (`api/v1/`) as JSON Schema and OpenAPI, made from the declarations of `model.py`.

What a single value is written as stands here once, for the schema and for `api.py` alike. A property that is there
stays there as it is: `breaking` says what readers of an older shape would stumble over.

https://json-schema.org/draft/2020-12, https://spec.openapis.org/oas/v3.1.0
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, get_args

from kentro import phone
from kentro.fields import (
    BOOLEAN,
    DATE,
    DAY,
    EMAIL,
    FROM_EASTER,
    HALF_HOLIDAY,
    HOURS,
    INTEGER,
    LOCATION,
    MONTH_DAY,
    NAME,
    NOTICE_HOURS,
    NUMBER,
    PERIOD,
    PHONE,
    URL,
    Kind,
    ListOf,
    MapOf,
    Record,
    Ref,
    Refs,
    Value,
    Words,
    slots_of,
)
from kentro.freshness import Freshness
from kentro.hours import WEEKDAYS, Span, Weekly
from kentro.hsds import uri
from kentro.model import (
    Activity,
    Centre,
    Document,
    Local,
    Municipality,
    Notice,
    Organisation,
    Programme,
    Service,
    ServiceAtCentre,
    Source,
    Statement,
    Verified,
    Visit,
)
from kentro.schedule import Status
from kentro.transliteration import latin
from kentro.values import Location, Name, Period

VERSION = "1.1"
"""Of the shape. The first number is in the address and grows when something breaks, the second with what is new."""

FOLDER = f"api/v{VERSION.partition('.')[0]}/"
CONTRACT = f"docs-dev/api/v{VERSION.partition('.')[0]}.json"
"""The shape that readers rely on, as it was published."""

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

HIDDEN = {(Verified, "by"), (Centre, "also_called"), (Service, "also_called"), (Local, "hide")}
"""What no page shows."""

Json = dict[str, Any]


def plain(kind: str, **more: Any) -> Json:
    """A single value of a type."""
    return {"type": kind, **more}


def ref(name: str) -> Json:
    """What a definition says."""
    return {"$ref": f"#/$defs/{name}"}


def several(items: Json) -> Json:
    """A list."""
    return {"type": "array", "items": items}


def unknown(schema: Json, why: str = "null: nobody has published it") -> Json:
    """A value that may be null, and what that means."""
    return {"anyOf": [schema, {"type": "null"}], "$comment": why}


def record(properties: Json, description: str = "") -> Json:
    """An object that has all of these properties. Readers must accept others: later versions may have more."""
    said = {"description": description} if description else {}
    return {"type": "object", **said, "properties": properties, "required": list(properties)}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _name(name: Name) -> Json:
    return {"greek": name.greek, "latin": latin(name.greek)}


def _period(period: Period) -> str:
    return f"P{period.months}M"


def _location(location: Location) -> Json:
    north, east = location
    return {"latitude": float(north), "longitude": float(east)}


def _month_day(day: tuple[int, int]) -> str:
    return f"{day[0]:02}-{day[1]:02}"


def spans(of: tuple[Span, ...]) -> list[Json]:
    """The open spans of a day."""
    return [{"opens": opens, "closes": closes} for opens, closes in of]


def _weekly(weekly: Weekly) -> Json:
    return {
        "osm": weekly.rule,
        "seasons": [
            {
                "first": _month_day(season.first),
                "last": _month_day(season.last),
                "week": {day: spans(of) for day, of in zip(WEEKDAYS, season.week, strict=True)},
            }
            for season in weekly.seasons
        ],
    }


def _announced(hours: Weekly | tuple[Span, ...]) -> Json | list[Json]:
    return _weekly(hours) if isinstance(hours, Weekly) else spans(hours)


WRITTEN: dict[Kind[Any], tuple[Json, Callable[[Any], Any]]] = {
    BOOLEAN: (plain("boolean"), bool),
    INTEGER: (plain("integer"), int),
    FROM_EASTER: (plain("integer"), int),
    NUMBER: (plain("number"), _number),
    DATE: (plain("string", pattern="^[0-9]{4}(-[0-9]{2}){0,2}$", description="to the precision of its source"), str),
    DAY: (plain("string", format="date"), str),
    MONTH_DAY: (plain("string", pattern="^[0-9]{2}-[0-9]{2}$"), _month_day),
    PERIOD: (plain("string", format="duration"), _period),
    PHONE: (
        plain(
            "string", pattern=r"^(\+30[0-9]{10}|[0-9]{3,6})$", description="E.164; a short code works only in Greece"
        ),
        lambda number: phone.e164(number) or number,
    ),
    EMAIL: (plain("string", format="email"), str),
    URL: (plain("string", format="uri"), uri),
    HALF_HOLIDAY: (plain("string", description="open, closed, or the time at which it closes"), str),
    LOCATION: (ref("location"), _location),
    NAME: (ref("name"), _name),
    HOURS: (ref("weekly"), _weekly),
    NOTICE_HOURS: ({"anyOf": [ref("weekly"), several(ref("span"))]}, _announced),
}
"""The single values that are more than their text: what they are in JSON, and how they are written."""

_TIME = plain("string", pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")
_DAY = plain("string", format="date")
_ADDRESS = plain("string", format="uri-reference")
_UUID = plain("string", format="uuid")
_STATES = {"source": "Greek, as written", "translated": "by nobody's sign-off", "reviewed": "read by a native speaker"}

_ADDED: dict[type[Any], Json] = {
    Centre: {"uuid": _UUID, "freshness": ref("freshness"), "claimed": ref("claimed")},
    Service: {"uuid": _UUID, "freshness": ref("freshness")},
    Visit: {
        "next": several(record({"date": _DAY, "status": plain("string", examples=list(get_args(Status)))}))
        | {"description": "the days from that of the build on; `dates` are those among them that were announced"}
    },
    ServiceAtCentre: {"claimed": unknown(ref("claimed"), "null: the hours of its centre")},
    Statement: {
        "facts": several(plain("string", description="the ids of the facts that the text names")),
        "reported_by": unknown(
            plain("string"), "null: an official source or a law says so; else the id of who reports it"
        ),
    },
}
"""What `api.py` knows of a record besides its fields."""

_SMALL: Json = {
    "text": {
        "type": "object",
        "description": "A text by language (BCP 47). A language that is missing has no translation of today's Greek.",
        "additionalProperties": record({"text": plain("string"), "state": plain("string", examples=list(_STATES))}),
        "required": ["el"],
        "$comment": "; ".join(f"{state}: {meaning}" for state, meaning in _STATES.items()),
    },
    "name": record({"greek": plain("string"), "latin": plain("string")}, "A proper name, with ELOT 743 letters."),
    "location": record({"latitude": plain("number"), "longitude": plain("number")}, "WGS 84, degrees."),
    "span": record({"opens": _TIME, "closes": _TIME}),
    "weekly": record(
        {
            "osm": plain("string", description="opening_hours of OpenStreetMap"),
            "seasons": several(
                record(
                    {
                        "first": plain("string", pattern="^[0-9]{2}-[0-9]{2}$"),
                        "last": plain("string", pattern="^[0-9]{2}-[0-9]{2}$"),
                        "week": record({day: several(ref("span")) for day in WEEKDAYS}),
                    }
                )
            ),
        },
        "Ordinary weeks, without holidays and notices. A season may pass New Year. A day without spans is closed.",
    ),
    "freshness": record(
        {
            "state": plain("string", examples=list(get_args(Freshness))),
            "review_due": unknown(_DAY, "null: it was never verified"),
        },
        "How much the record may claim. Only `fresh` says that something is so today.",
    ),
    "claimed": unknown(
        record(
            {
                "first": _DAY,
                "last": _DAY,
                "exceptions": several(
                    record(
                        {
                            "date": _DAY,
                            "status": plain("string", examples=list(get_args(Status))),
                            "spans": several(ref("span")),
                            "reason": plain("string"),
                            "holiday": unknown(plain("string"), "null: it is no holiday; else its id in holidays.json"),
                            "notice": unknown(
                                plain("string"), "null: nothing was announced; else the id of the notice"
                            ),
                        }
                    )
                ),
            },
            "The days for which hours are claimed, and those that are not as the week. Outside them nothing is known.",
        ),
        "null: nothing may be claimed, the hours are unknown or too old",
    ),
    "file": record(
        {
            "rel": plain("string"),
            "type": plain("string", description="media type"),
            "language": unknown(plain("string"), "null: of no single language"),
            "url": _ADDRESS,
        }
    ),
    "language": record(
        {"tag": plain("string"), "name": plain("string"), "dir": plain("string", examples=["ltr", "rtl"])}
    ),
}

_FILE: Json = {
    "version": plain("string", pattern=rf"^{VERSION.partition('.')[0]}\.[0-9]+$"),
    "generated_at": _DAY | {"description": "the day of the build"},
    "site": _UUID | {"description": "the id of the site, for ever"},
    "demonstration": plain("boolean", description="true: nobody answers for these data"),
    "licence": plain("string", format="uri"),
}
"""What every file says of itself."""


def _listed(kind: str) -> Json:
    """A record in a list: enough to find it and to know how old it is."""
    own: Json = {
        "centre": {
            "municipality": plain("string"),
            "kind": plain("string"),
            "name": ref("text"),
            "locality": unknown(ref("name")),
            "phones": several(WRITTEN[PHONE][0]),
            "location": unknown(ref("location")),
            "osm_hours": unknown(plain("string")),
        },
        "benefit": {
            "kind": plain("string"),
            "name": ref("text"),
            "summary": ref("text"),
            "payer": unknown(plain("string")),
        },
    }[kind]
    ends = {"freshness": ref("freshness"), "url": _ADDRESS, "href": _ADDRESS | {"description": "the whole record"}}
    return record({"id": plain("string"), "uuid": _UUID, **own, **ends})


def _files(of: Callable[[type[Any]], Json]) -> Json:
    """The files, each as its definition."""
    cited = several(of(Source))
    links = several(ref("file"))
    owner = record(
        {key: unknown(plain("string")) for key in ("email", "phone", "url")} | {"name": unknown(ref("text"))}
    )
    states = record({state: plain("integer") for state in get_args(Freshness)})
    counts = record({name: plain("integer") for name in ("municipalities", "centres", "benefits", "notices")})
    holiday = {
        "id": plain("string"),
        "kind": plain("string"),
        "name": ref("text"),
        "dates": several(record({"date": _DAY, "decided": plain("boolean")})),
        "sources": several(plain("string")),
    }
    own: Json = {
        "index": {
            "name": ref("text"),
            "url": unknown(plain("string", format="uri"), "null: the site was built without its address"),
            "operator": owner,
            "languages": several(ref("language")),
            "counts": counts,
            "freshness": states | {"description": "how many centres are in each state"},
            "links": links,
        },
        "centres": {"items": several(ref("listed-centre"))},
        "centre-file": {
            "centre": of(Centre),
            "municipality": of(Municipality),
            "programme": unknown(of(Programme)),
            "activity": several(of(Activity)),
            "cited": cited,
            "links": links,
        },
        "benefits": {"items": several(ref("listed-benefit"))},
        "benefit-file": {
            "benefit": of(Service),
            "payer": unknown(of(Organisation)),
            "documents": several(of(Document)),
            "local": unknown(of(Local), "null: the municipality has added nothing to it"),
            "cited": cited,
            "links": links,
        },
        "notices": {"items": several(record({"centre": plain("string"), "notice": of(Notice)})), "cited": cited},
        "holidays": {"first": _DAY, "last": _DAY, "items": several(record(holiday)), "cited": cited},
    }
    return {name: record({**_FILE, **properties}) for name, properties in own.items()}


def schema() -> Json:
    """The schema of every file, each below `$defs`."""
    records: Json = {}

    def of(cls: type[Any]) -> Json:
        name = cls.__name__.lower()
        if name not in records:
            records[name] = {}
            records[name] = record(dict(_properties(cls)), (cls.__doc__ or "").partition("\n")[0])
        return ref(name)

    def kind_of(kind: Kind[Any]) -> Json:
        if isinstance(kind, Words):
            return ref("text")
        if isinstance(kind, Record):
            return of(kind.cls)
        if isinstance(kind, ListOf):
            return several(kind_of(kind.item))
        if isinstance(kind, MapOf):
            item = kind_of(kind.item)
            if isinstance(kind.item, Record):
                return several(item)
            return {"type": "object", "additionalProperties": unknown(item) if kind.keep_unknown else item}
        if isinstance(kind, Refs):
            return several(plain("string"))
        if isinstance(kind, Ref):
            return plain("string")
        assert isinstance(kind, Value)
        words = {"examples": list(kind.form.words)} if kind.form.words else {}
        return WRITTEN[kind][0] if kind in WRITTEN else plain("string", **words)

    def _properties(cls: type[Any]) -> Iterator[tuple[str, Json]]:
        if has_id(cls):
            yield "id", plain("string")
        for slot in slots_of(cls).values():
            if (cls, slot.attribute) in HIDDEN:
                continue
            if slot.attribute in ("source", "sources"):
                yield "sources", several(plain("string", description="the ids of sources, each in `cited`"))
                continue
            written = kind_of(slot.kind)
            known = slot.required or default_of(cls, slot.attribute) is not None
            yield slot.attribute, {"description": slot.label[1], **(written if known else unknown(written))}
        yield from _ADDED.get(cls, {}).items()

    files = _files(of)
    assert not {*records} & {*_SMALL, *files}
    lists = {f"listed-{kind}": _listed(kind) for kind in ("centre", "benefit")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Kentro API {VERSION}",
        "$defs": {**files, **lists, **dict(sorted(records.items())), **_SMALL},
    }


def has_id(cls: type[Any]) -> bool:
    """Whether a record has an id of its own: in a collection it is a list of them."""
    return any(declared.name == "id" and "kind" not in declared.metadata for declared in dataclasses.fields(cls))


def default_of(cls: type[Any], attribute: str) -> object:
    """What a field has that an editor leaves out."""
    (declared,) = (one for one in dataclasses.fields(cls) if one.name == attribute)
    if declared.default_factory is not dataclasses.MISSING:
        return declared.default_factory()
    return declared.default if declared.default is not dataclasses.MISSING else None


PATHS = {
    "index.json": "index",
    "centres.json": "centres",
    "centres/{id}.json": "centre-file",
    "benefits.json": "benefits",
    "benefits/{id}.json": "benefit-file",
    "notices.json": "notices",
    "holidays.json": "holidays",
}
"""The files of the API, each with its definition."""


def openapi(address: str) -> Json:
    """The description of the API for tools; `address` is that of the site, without a slash at its end."""

    def path(name: str, definition: str) -> Json:
        content = {"application/json": {"schema": {"$ref": f"schema.json#/$defs/{definition}"}}}
        answers = {"200": {"description": definition, "content": content}, "404": {"description": "no such record"}}
        asked = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        operation = {"operationId": definition, "summary": name, "responses": answers}
        return {"get": operation, **({"parameters": [asked]} if "{id}" in name else {})}

    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kentro",
            "version": VERSION,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": address}],
        "paths": {f"/{FOLDER}{name}": path(name, definition) for name, definition in PATHS.items()},
    }


def written(content: Json) -> str:
    """JSON as all files of the API are written."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def breaking(old: Json, new: Json) -> list[str]:
    """What a reader of the old shape would stumble over in the new one; what is new breaks nothing.

    A property is gone or no longer always there, or its values are of another type, or null where they never were.
    """
    return [
        line
        for name, definition in old.get("$defs", {}).items()
        for line in (_broken(name, definition, new["$defs"][name]) if name in new["$defs"] else [name])
    ]


def _broken(path: str, old: Json, new: Json) -> Iterator[str]:
    if not _options(new) <= _options(old):
        yield path
        return
    for name, before in old.get("properties", {}).items():
        if name not in new.get("properties", {}) or (name in old["required"] and name not in new.get("required", [])):
            yield f"{path}.{name}"
        else:
            yield from _broken(f"{path}.{name}", before, new["properties"][name])
    for key in ("items", "additionalProperties"):
        if key in old:
            yield from _broken(f"{path}[]", old[key], new[key])
    for number, (before, after) in enumerate(zip(old.get("anyOf", ()), new.get("anyOf", ()), strict=False)):
        if "properties" in before and "properties" in after:
            yield from _broken(f"{path}|{number}", before, after)


def _options(schema: Json) -> set[str]:
    """The types that a value may have, each with its form."""
    if "anyOf" in schema:
        return {option for one in schema["anyOf"] for option in _options(one)}
    inner = "items" in schema and sorted(_options(schema["items"]))
    parts = (schema.get(key, "") for key in ("$ref", "type", "format", "pattern"))
    return {" ".join((*parts, *(inner or ())))}
