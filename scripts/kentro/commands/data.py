"""The files of `data/`: format, hours, verify."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path

from kentro import freshness, messages
from kentro.catalogue import Translator, read_catalogues
from kentro.commands.shared import Commands, number_of_days, print_problems, refuse, signature
from kentro.edition import read_edition, today_from
from kentro.hours_words import HoursWords
from kentro.model import WAYS, Centre
from kentro.problems import Problems
from kentro.wording import Wording


def declare_format(commands: Commands) -> None:
    """The command `format` and its options."""
    command = commands.add_parser("format", help="write the data files in their canonical form")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help="default: all YAML files below data/")
    command.add_argument("--check", action="store_true", help="write nothing; show what would change")
    command.set_defaults(command=format_data)


def format_data(options: argparse.Namespace) -> int:
    """Write the data files in their canonical form, or say which are not in it; one that cannot be read stops all."""
    from kentro import formatting  # it and what else writes YAML are slow to load, and no build needs them

    paths = [path.resolve() for path in options.files] or formatting.data_files(options.root)
    found, problems = formatting.reformat(options.root.resolve(), paths)
    if problems:
        return print_problems(problems, options.lang)
    for each in found:
        if options.check:
            print(each.diff())
        else:
            each.path.write_bytes(each.after)
            print(each.file)
    if not found:
        print(messages.sentence("all-formatted", options.lang, {}))
    elif options.check:
        names = ", ".join(each.file for each in found)
        return refuse(options, "not-formatted", count=str(len(found)), names=names)
    return 0


def declare_hours(commands: Commands) -> None:
    """The command `hours` and its options."""
    command = commands.add_parser("hours", help="say for each day whether a centre is open, and why not")
    command.add_argument("--data", type=Path, help="another data folder; what it leaves out is read from the checkout")
    command.add_argument("--centre", required=True, metavar="ID")
    command.add_argument("--service", metavar="ID", help="a service at that centre")
    command.add_argument("--from", dest="first", type=_day, metavar="DATE", help="default: today")
    command.add_argument(
        "--days", type=number_of_days, default=30, metavar="N", help="how many days (default: %(default)s)"
    )
    command.add_argument("--json", action="store_true", help="as a list of objects")
    command.set_defaults(command=hours)


def hours(options: argparse.Namespace) -> int:
    """Say for each day whether a centre, or a service there, is open, and why not."""
    if options.data and not (options.data / "centres.yaml").is_file():
        return refuse(options, "file-missing", name=str(options.data / "centres.yaml"))
    edition, problems = read_edition(options.root, today_from(), data=options.data)
    if edition is None:
        return print_problems(problems, options.lang)
    site = edition.site
    centre = site.centres.get(options.centre)
    join = next((join for join in centre.services if join.service == options.service), None) if centre else None
    if centre is None or (options.service and join is None):
        if centre:
            return refuse(options, "no-such-service", id=options.service)
        return refuse(options, "no-such-centre", id=options.centre)
    if freshness.of(centre.verified, edition.today) != "fresh":
        print(messages.sentence("hours-old", options.lang, {}), file=sys.stderr)
    timetable = edition.timetables.of_service(centre, join) if join else edition.timetables.of_centre(centre)
    catalogues, _ = read_catalogues(options.root, (options.lang,))
    words = HoursWords(Wording(Translator(options.lang, catalogues, site.interface)))
    days = [
        {
            "date": day.date.isoformat(),
            "status": day.status,
            "intervals": [list(span) for span in day.spans],
            "reason": words.why(day.reason).striptags() if day.reason else None,
        }
        for day in timetable.days(options.first or edition.today, options.days)
    ]
    if options.json:
        print(json.dumps(days, ensure_ascii=False, indent=1))
    else:
        for said in days:
            spans = " ".join("-".join(span) for span in said["intervals"] or [])
            print("  ".join(filter(None, (str(said["date"]), str(said["status"]), spans, str(said["reason"] or "")))))
    return 0


def declare_verify(commands: Commands) -> None:
    """The command `verify` and its options."""
    command = commands.add_parser("verify", help="write down that somebody made sure of a centre or service")
    command.add_argument("id", metavar="ID")
    command.add_argument("--how", required=True, choices=WAYS)
    command.add_argument("--on", type=_day, metavar="DATE", help="default: today")
    command.add_argument(
        "--by", type=signature, metavar="OFFICE", help="which office; not a person's name, it is public"
    )
    command.set_defaults(command=verify)


def verify(options: argparse.Namespace) -> int:
    """Write down that somebody made sure of a centre or service."""
    from kentro import verifying

    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return print_problems(problems, options.lang)
    found = verifying.record(edition, options.id)
    if found is None:
        close, collection = verifying.close_to(edition, options.id), "centres, services"
        if close:
            return refuse(options, "unknown-id-close", id=options.id, collection=collection, close=close)
        return refuse(options, "unknown-id", id=options.id, collection=collection)
    record, path = found
    on = options.on or edition.today
    if on > edition.today:
        return refuse(options, "date-to-come", date=on.isoformat())
    if record.verified.on and on < record.verified.on.first_day:
        return refuse(options, "verified-later", date=str(record.verified.on))
    file, broken = edition.places[path].file, Problems()
    source = (options.root / file).read_bytes()
    written = verifying.verified(source, file, path, broken, on=on, how=options.how, by=options.by)
    if written is None:
        return print_problems(broken.found, options.lang)
    (options.root / file).write_bytes(written)
    name = record.name.greek if isinstance(record, Centre) else record.names.official.greek
    due = record.verified.review_every.after(on)
    params = {"name": name, "on": on.isoformat(), "due": due.isoformat()}
    print(messages.sentence("verified", options.lang, params))
    return 0


def _day(text: str) -> datetime.date:
    """A day such as 2026-12-24."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: 2026-12-24") from error
