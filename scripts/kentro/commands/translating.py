"""Languages and their translations: translations, reviewed, add-language."""

from __future__ import annotations

import argparse
import functools
from dataclasses import replace

from kentro import messages, report, signoff, translations
from kentro.commands.shared import Commands, print_problems, refuse, signature
from kentro.edition import read_edition, today_from
from kentro.files import CONFIG
from kentro.languages import SOURCE, can_publish, language
from kentro.new_language import with_language


def declare_translations(commands: Commands) -> None:
    """The command `translations`."""
    commands.add_parser("translations", help="bring the .po files up to date").set_defaults(command=update_translations)


def update_translations(options: argparse.Namespace) -> int:
    """Bring the catalogues up to date with the Greek texts."""
    edition, problems = read_edition(options.root, today_from(), whole=True)
    if edition is None:
        return print_problems(problems, options.lang)
    for file in translations.update(options.root, edition.site):
        print(file)
    return 0


def declare_reviewed(commands: Commands) -> None:
    """The command `reviewed` and its options."""
    command = commands.add_parser("reviewed", help="sign off translations that a native speaker has read")
    command.add_argument("language", metavar="LANG", help="a language of the site, such as ar")
    command.add_argument("--by", required=True, type=signature, metavar="NAME", help="who has read them")
    command.add_argument(
        "--context", action="append", default=[], help="only this message, or all below it (ui, national.benefits.x)"
    )
    shared = "sign the shared texts where they stand, in the repository that keeps them; else in the site's own file"
    command.add_argument("--national", action="store_true", help=shared)
    command.set_defaults(command=reviewed)


def reviewed(options: argparse.Namespace) -> int:
    """Sign off translations that a native speaker has read."""
    edition, problems = read_edition(options.root, today_from(), whole=True)
    if edition is None:
        return print_problems(problems, options.lang)
    known = [tag for tag in edition.site.languages if tag != SOURCE]
    if options.language not in known:
        return refuse(options, "no-such-language", lang=options.language, known=", ".join(known) or "–")
    translated = [
        entry.context
        for entry in report.messages(options.root, edition.site, options.language)
        if entry.state == "translated"
    ]
    for wanted in options.context:
        if not any(translations.is_below(context, wanted) for context in translated):
            return refuse(options, "nothing-to-review", context=wanted)
    line = functools.partial(signoff.line, options.by, edition.today)
    count = translations.sign(
        options.root, edition.site, options.language, options.context, line, national=options.national
    )
    print(messages.sentence("reviewed", options.lang, {"count": str(count)}))
    return 0


def declare_add_language(commands: Commands) -> None:
    """The command `add-language` and its options."""
    command = commands.add_parser("add-language", help="add a language and its .po files")
    command.add_argument("language", metavar="LANG", help="two letters, such as ka")
    command.set_defaults(command=add_language)


def add_language(options: argparse.Namespace) -> int:
    """Add a language to mkdocs.yml and make its catalogues, all texts still to be translated."""
    edition, problems = read_edition(options.root, today_from(), whole=True)
    if edition is None:
        return print_problems(problems, options.lang)
    tag, path = options.language, options.root / CONFIG
    if not can_publish(tag):
        return refuse(options, "language-unknown", lang=tag)
    if tag in edition.site.languages:
        return refuse(options, "language-there", lang=tag)
    try:
        path.write_bytes(with_language(path.read_bytes().decode(), language(tag)).encode())
    except ValueError:
        return refuse(options, "languages-not-found")
    files = translations.update(options.root, replace(edition.site, languages=(tag,)))
    params = {"lang": tag, "name": language(tag).name, "files": ", ".join(files)}
    print(messages.sentence("language-added", options.lang, params))
    return 0
