"""The model as JSON Schema (draft 2020-12), for the editors of YAML that check and complete while one types.

https://json-schema.org/draft/2020-12 — the keywords are those that VS Code's YAML extension knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as Map
from typing import Any

from kentro import positions
from kentro.fields import Kind, ListOf, MapOf, Record, Ref, Refs, Slot, Value, Words, slots_of
from kentro.files import (
    BENEFIT,
    BENEFITS,
    CENTRES,
    GLOSSARY,
    HELP,
    HOLIDAYS,
    SERVICES,
    SETTINGS,
    SITUATIONS,
    SOURCES,
)
from kentro.model import (
    BenefitsFile,
    CentresFile,
    GlossaryFile,
    HelpFile,
    HolidaysFile,
    Service,
    ServicesFile,
    Settings,
    SituationsFile,
    SourcesFile,
)
from kentro.positions import Node, Scalar
from kentro.problems import Problems
from kentro.scalars import ID
from kentro.vocabulary import MEANING

FILES: Map[str, tuple[str, type[Any]]] = {
    "centres": (CENTRES, CentresFile),
    "services": (SERVICES, ServicesFile),
    "site": (SETTINGS, Settings),
    "benefit": (BENEFIT.format("*"), Service),
    "benefits": (BENEFITS, BenefitsFile),
    "sources": (SOURCES, SourcesFile),
    "situations": (SITUATIONS, SituationsFile),
    "holidays": (HOLIDAYS, HolidaysFile),
    "glossary": (GLOSSARY, GlossaryFile),
    "help": (HELP, HelpFile),
}
"""The name of each schema: which files of a checkout it is of, and the record at their top."""

PLACE = "data/national/schema/{}.json"
SETTINGS_OF_VS_CODE = ".vscode/settings.json"

_SCALAR = ["string", "number", "boolean"]
"""What an unquoted value may be to a YAML tool; to us it is a text."""

Json = dict[str, Any]


def files() -> dict[str, str]:
    """Every file that is made from the model for YAML editors: its path in a checkout and its text."""
    made: dict[str, Json] = {PLACE.format(name): of(cls) for name, (_, cls) in FILES.items()}
    made[SETTINGS_OF_VS_CODE] = {"yaml.schemas": {PLACE.format(name): glob for name, (glob, _) in FILES.items()}}
    return {path: json.dumps(content, ensure_ascii=False, indent=1) + "\n" for path, content in made.items()}


def of(cls: type[Any]) -> Json:
    """The schema of a file with the record `cls` at its top."""
    definitions: Json = {"unknown": {"enum": [None, "unknown"], "description": "δεν το ξέρουμε"}}
    top = _record(cls, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def hint(kind: Kind[Any]) -> str:
    """How a field is written, in Greek."""
    if isinstance(kind, Value):
        words = ", ".join(f"{word} ({MEANING[word]})" for word in kind.form.words)
        return f"μία από τις λέξεις {words}" if words else kind.form.hint
    if isinstance(kind, Words):
        return (
            "επίσημο όνομα, στα ελληνικά" if kind.official else "κείμενο στα ελληνικά· οι άλλες γλώσσες μεταφράζονται"
        )
    if isinstance(kind, Refs):
        return f"ένα ή περισσότερα ονόματα από το «{kind.collection}»: α ή [ α, β ]"
    if isinstance(kind, Ref):
        return f"ένα όνομα από το «{kind.collection}»"
    if isinstance(kind, ListOf):
        return f"λίστα, κάθε γραμμή με παύλα: {hint(kind.item)}"
    if isinstance(kind, MapOf):
        keys = f" ({', '.join(sorted(kind.ids))})" if kind.ids else ""
        return f"ένα ή περισσότερα, το καθένα με το όνομά του{keys}: {hint(kind.item)}"
    assert isinstance(kind, Record)
    return "πεδία"


def instance(source: str) -> object:
    """What a tool of YAML 1.2 (core schema) sees in a text that we read: numbers, booleans and nothing."""
    node = positions.read(source.encode(), "", Problems())
    return _instance(node) if node else None


def _instance(node: Node) -> object:
    if isinstance(node, positions.Mapping):
        return {key.text: _instance(child) for key, child in node.entries}
    if isinstance(node, positions.Sequence):
        return [_instance(child) for child in node.items]
    return _scalar(node)


def _scalar(node: Scalar) -> object:
    if not node.plain:
        return node.text
    if node.text.lower() in ("", "~", "null"):
        return None
    if node.text.lower() in ("true", "false"):
        return node.text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", node.text):
        return float(node.text)
    return node.text


def _record(cls: type[Any], definitions: Json) -> Json:
    slots = slots_of(cls)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, slot in slots.items() if slot.required],
        "properties": {key: _field(key, slot, definitions) for key, slot in slots.items()},
    }


def _field(key: str, slot: Slot, definitions: Json) -> Json:
    written = _kind(slot.kind, definitions)
    said = f"{slot.label[0]}. {hint(slot.kind)}. {'Υποχρεωτικό. ' if slot.required else ''}"
    return {
        "description": f"{said}Παράδειγμα: {key}: {slot.example}",
        "examples": [instance(slot.example)],
        **({"allOf": [written]} if slot.required else _open(written)),
    }


def _open(written: Json) -> Json:
    return {"anyOf": [written, {"$ref": "#/$defs/unknown"}]}


def _kind(kind: Kind[Any], definitions: Json) -> Json:
    if isinstance(kind, Value):
        if kind.form.words:
            said = {"enumDescriptions": [MEANING[word] for word in kind.form.words]}
            booleans = [word == "true" for word in kind.form.words if word in ("true", "false")]
            return {"enum": [*kind.form.words, *booleans], **({} if booleans else said)}
        return {"type": _SCALAR, **({"pattern": f"^\\s*({kind.form.pattern})\\s*$"} if kind.form.pattern else {})}
    if isinstance(kind, Words):
        return {"type": _SCALAR}
    if isinstance(kind, Ref | Refs):
        one = {"type": ["string", "integer"], "pattern": f"^({ID.pattern})$"}
        return one if isinstance(kind, Ref) else {"anyOf": [one, {"type": "array", "items": _open(one)}]}
    if isinstance(kind, ListOf):
        return {"type": "array", "items": _open(_kind(kind.item, definitions))}
    if isinstance(kind, MapOf):
        item = _kind(kind.item, definitions)
        names = {"enum": sorted(kind.ids)} if kind.ids else {"pattern": f"^({ID.pattern})$", "maxLength": 60}
        values = item if isinstance(kind.item, Record) else _open(item)
        return {"type": "object", "propertyNames": names, "additionalProperties": values}
    assert isinstance(kind, Record)
    name = kind.cls.__name__
    if name not in definitions:
        definitions[name] = {}  # a record may hold itself
        definitions[name] = _record(kind.cls, definitions)
    reference = {"$ref": f"#/$defs/{name}"}
    if kind.shorthand:
        return {"anyOf": [_kind(slots_of(kind.cls)[kind.shorthand].kind, definitions), reference]}
    return reference
