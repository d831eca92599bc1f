"""For whoever develops Kentro: schema, release."""

from __future__ import annotations

import argparse
import difflib
import json
from pathlib import Path

from kentro import (
    api_schema,
    contract,
    local_templates,
    message_reference,
    messages,
    reference,
    releasing,
    schema,
    seam,
    starting,
)
from kentro.commands.shared import Commands, print_problems, refuse


def declare_schema(commands: Commands) -> None:
    """The command `schema` and its options."""
    command = commands.add_parser("schema", help="bring the JSON Schemas and the field reference up to date")
    command.add_argument("--check", action="store_true", help="write nothing; show what is out of date")
    command.set_defaults(command=update_schema)


def update_schema(options: argparse.Namespace) -> int:
    """Bring what is made from the model for editors up to date, or with --check show what is not."""
    shape = api_schema.schema()
    made = {
        reference.PLACE: reference.page(),
        local_templates.PLACE: local_templates.page(),
        api_schema.CONTRACT: api_schema.written(shape),
    }
    wanted = {**schema.files(), **made, **message_reference.pages(), **seam.guides(options.root)}
    if (options.root / starting.UNTOUCHED).is_file():
        wanted[starting.UNTOUCHED] = starting.fingerprint(options.root)
    old = {path: _text(options.root / path) for path in wanted}
    if broken := api_schema.breaking(json.loads(old[api_schema.CONTRACT] or "{}"), shape):
        return refuse(options, "api-breaks", found=", ".join(broken))
    outdated = [path for path in wanted if old[path] != wanted[path]]
    for path in outdated:
        if options.check:
            before, after = (text.splitlines(keepends=True) for text in (old[path], wanted[path]))
            print("".join(difflib.unified_diff(before, after, path, path)), end="")
        else:
            (options.root / path).parent.mkdir(parents=True, exist_ok=True)
            (options.root / path).write_text(wanted[path], encoding="utf-8", newline="")
            print(path)
    if not outdated:
        print(messages.sentence("schema-current", options.lang, {}))
    elif options.check:
        return refuse(options, "schema-old")
    return 0


def declare_release(commands: Commands) -> None:
    """The command `release` and its options."""
    command = commands.add_parser("release", help="check all that a release must be, and write what it carries")
    command.add_argument("version", metavar="VERSION", help="three numbers, such as 1.2.0")
    command.set_defaults(command=release, check=True)


def release(options: argparse.Namespace) -> int:
    """Check all that a release must be, and write what it carries."""
    last = json.loads(_text(options.root / contract.PLACE) or "null")
    problems = releasing.problems(options.root, options.version, last)
    if problems:
        return print_problems(problems, options.lang)
    if code := update_schema(options):
        return code
    for file in releasing.write(options.root, options.version):
        print(file)
    print(messages.sentence("release-ready", options.lang, {"version": options.version}))
    return 0


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
