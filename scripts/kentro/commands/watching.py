"""What is missing, due or gone: report, issues, links."""

from __future__ import annotations

import argparse

from kentro import issues, links, messages, reminders, report
from kentro.commands.shared import NEEDS_ATTENTION, Commands, number_of_days, print_problems, refuse
from kentro.edition import read_edition, today_from
from kentro.languages import SOURCE


def declare_report(commands: Commands) -> None:
    """The command `report` and its options."""
    command = commands.add_parser("report", help="say how far something is")
    about = command.add_subparsers(required=True, metavar="what")
    command = about.add_parser("translations", help="translated, fuzzy, missing and reviewed texts of each language")
    command.add_argument("--format", choices=("text", "json", "html"), default="text", help="default: %(default)s")
    command.add_argument("--links", default="", metavar="URL", help="html: what the path of a file follows")
    command.set_defaults(command=report_translations)

    command = about.add_parser("freshness", help="what is due for a check, since when, and whom to call")
    command.add_argument(
        "--days", type=number_of_days, default=reminders.SOON, metavar="N", help="also what falls due in N days"
    )
    command.add_argument(
        "--format", choices=("text", "json", "html", "issue"), default="text", help="default: %(default)s"
    )
    command.add_argument("--links", default="", metavar="URL", help="html, issue: what the path of a file follows")
    command.set_defaults(command=report_freshness)


def report_translations(options: argparse.Namespace) -> int:
    """Say how far each translation is, as text, JSON or a page."""
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return print_problems(problems, options.lang)
    found = report.reports(options.root, edition.site)
    said = {
        "text": lambda: report.as_text(found, options.lang),
        "json": lambda: report.as_json(found),
        "html": lambda: report.as_page(found, options.links),
    }
    print(said[options.format]())
    return 0


def report_freshness(options: argparse.Namespace) -> int:
    """Say what is due for a check, or soon will be, and whom to call."""
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return print_problems(problems, options.lang)
    found = reminders.groups(edition, options.days)
    said = {
        "text": lambda: reminders.as_text(found, options.lang),
        "json": lambda: reminders.as_json(found),
        "html": lambda: reminders.as_page(found, options.links),
        "issue": lambda: issues.as_text(reminders.as_issues(found, options.links, national=False)),
    }
    print(said[options.format]())
    return 0


def declare_issues(commands: Commands) -> None:
    """The command `issues` and its options."""
    command = commands.add_parser("issues", help="keep issues on GitHub up to date (needs gh)")
    about = command.add_subparsers(required=True, metavar="what")
    national = "also the national list, for the repository that keeps it"
    command = about.add_parser("freshness", help="one for each municipality that has something to verify")
    command.add_argument("--national", action="store_true", help=national)
    command.set_defaults(command=issues_freshness)
    command = about.add_parser("links", help="one while a link to another site does not open")
    command.add_argument("--national", action="store_true", help=national)
    _add_patience(command)
    command.set_defaults(command=issues_links)


def issues_freshness(options: argparse.Namespace) -> int:
    """Keep an issue on GitHub for each municipality that has something to verify."""
    edition, problems = read_edition(options.root, today_from())
    if edition is None:
        return print_problems(problems, options.lang)
    found = reminders.groups(edition, days=0)
    wanted = reminders.as_issues(found, issues.repository(), national=options.national)
    return _keep_issues(options, "freshness", wanted)


def issues_links(options: argparse.Namespace) -> int:
    """Keep an issue on GitHub while a link does not open."""
    checked = _checked_links(options, national=options.national)
    if checked is None:
        return refuse(options, "links-offline")
    return _keep_issues(options, "links", links.as_issues(checked, issues.repository()))


def _keep_issues(options: argparse.Namespace, label: str, wanted: list[issues.Issue]) -> int:
    try:
        for line in issues.keep(label, wanted, messages.sentence("issues-done", SOURCE, {})):
            print(line)
    except issues.GitHubError as error:
        return refuse(options, "github", reason=str(error))
    return 0


def declare_links(commands: Commands) -> None:
    """The command `links` and its options."""
    command = commands.add_parser("links", help="ask whether the pages that the site links to are still there")
    command.add_argument("--format", choices=("text", "json", "issue"), default="text", help="default: %(default)s")
    _add_patience(command)
    command.set_defaults(command=check_links)


def check_links(options: argparse.Namespace) -> int:
    """Ask whether the pages that the site links to are still there."""
    checked = _checked_links(options, national=True)
    if checked is None:
        return refuse(options, "links-offline")
    said = {
        "text": lambda: links.as_text(checked, options.lang),
        "json": lambda: links.as_json(checked),
        "issue": lambda: issues.as_text(links.as_issues(checked, "")),
    }
    print(said[options.format]())
    return NEEDS_ATTENTION if any(one.verdict == "broken" for one in checked) else 0


def _checked_links(options: argparse.Namespace, *, national: bool) -> list[links.Checked] | None:
    """Every link with what came of it, or None without a network."""
    repository = issues.repository().partition("/blob/")[0]
    agent = f"Kentro link check{f' (+{repository})' if repository else ''}"
    named = links.outgoing(options.root, national=national)
    try:
        return links.check(named, agent, patience=options.patience, private=options.allow_private)
    except links.OfflineError:
        return None


def _add_patience(command: argparse.ArgumentParser) -> None:
    """The options of what asks other sites."""
    waits = "until what is gone is asked for again; a third of it for an answer (default: %(default)s)"
    command.add_argument("--patience", type=float, default=links.PATIENCE, metavar="SECONDS", help=waits)
    command.add_argument("--allow-private", action="store_true", help="also addresses inside a network, for tests")
