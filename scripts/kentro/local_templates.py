"""A site's own templates, in `local/templates/`: each takes the place of one of ours (`overrides/`), and is checked.

What a template may name is a contract (`CONTRACT`, docs-dev/templates.md): nothing of it goes away without a
release that says so.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

import jinja2
from jinja2 import meta, nodes

from kentro.problems import Mark, Problem, Problems

FOLDER = "local/templates"
OURS = "overrides"
PLACE = "docs-dev/templates.md"

EVERYWHERE = {
    "site": ("Site", "everything that is known: `site.centres`, `site.services`, `site.settings` …"),
    "k": ("Desk", "addresses of pages (`k.href`), facts with their source (`k.fact`, `k.stated`), texts (`k.say`)"),
    "w": ("Wording", "dates, numbers, names, phones as the language writes them"),
    "h": ("HoursWords", "hours in words"),
    "t": ("method", 'a string of the pages by its key: `t("hours.title")`'),
    "tr": ("method", "a text of the data in the language of the page"),
    "phone": ("module", "`phone.href(number)`"),
}
"""What every template of a page is given: name, type, what it is for."""

_CENTRE = {
    "centre": ("Centre", "the centre"),
    "today": ("date", "the day of the build"),
    "soon": ("date", "until when `changes` are told"),
    "timetable": ("Schedule", "whether it is open on a day"),
    "stops": ("list", "the next stops of a mobile unit: `stop.day`, `stop.visit`"),
    "changes": ("list", "what is not as the week: service or None, change, ids of sources"),
    "announced": ("list", "notices that hold now or soon"),
    "has_calendar": ("bool", "whether `hours.ics` holds something"),
    "municipality": ("Municipality", "whose centre it is"),
    "several": ("bool", "whether the site has several municipalities"),
    "hours_source": ("Source", "who says its hours"),
    "map_url": ("str | None", "a link to a map"),
    "desk_services": ("list", "pairs of a service and how the centre does it"),
    "referrals": ("list", "the same, for what it sends people elsewhere for"),
    "siblings": ("list", "the other centres of the municipality"),
    "reports": ("list", "activity reports"),
    "programme": ("Programme | None", "who funds it"),
    "history": ("list", "dated events"),
}
_SERVICE = {
    "service": ("Service", "the benefit or service"),
    "several": ("bool", "whether the site has several municipalities"),
    "desks": ("list", "pairs of a centre that does it and how"),
    "referring": ("list", "pairs of a centre that sends people on and how"),
    "apart": ("bool", "whether the centres have a page of their own"),
    "led_here": ("list", "services that lead to this one"),
    "payer": ("Organisation | None", "who decides and pays"),
    "local": ("Local | None", "what the municipality adds"),
    "window": ("Window | None", "when applications are taken, unless that is over"),
}
_GROUPS = ("list", "pairs of a municipality and its centres")

CONTRACT: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "accessibility": {
        "names": ("dict", "names of laws and standards"),
        "unset": ("dict", "what each part of the statement lacks"),
        "notes": ("dict", "what is known of translations and evaluation"),
        "overdue": ("date | None", "since when the review is late"),
    },
    "benefit": _SERVICE,
    "benefit-centres": _SERVICE,
    "benefits": {"kinds": ("dict", "services by kind")},
    "centre": _CENTRE,
    "centres": {
        "groups": _GROUPS,
        "several": ("bool", "whether the site has several municipalities"),
        "many": ("bool", "whether the list is brief and by letters"),
        "letters": ("list", "pairs of a letter and the id of its first municipality"),
        "placed": ("bool", "whether the nearest can be asked for"),
        "unplaced": ("int", "how many centres are on no map"),
    },
    "glossary": {"terms": ("list", "the words, in alphabetical order")},
    "home": {
        "groups": _GROUPS,
        "several": ("bool", "whether the site has several municipalities"),
        "centre": ("Centre | None", "the only centre; then also all that `centre` is given"),
        "towns": ("list", "where there are many: pairs of a letter and its lines (name, path)"),
    },
    "municipality": {
        "municipality": ("Municipality", "the municipality"),
        "centres": ("tuple", "its centres"),
        "reports": ("list", "its activity reports"),
    },
    "open-data": {
        "folder": ("str", "where the files are"),
        "places": ("bool", "whether there is a map"),
        "example": ("str", "JSON of a centre"),
        "today": ("date", "the day of the build"),
    },
    "privacy": {"placed": ("bool", "whether the nearest can be asked for")},
    "search": {
        "several": ("bool", "whether the site has several municipalities"),
        "alphabet": ("list", "pairs of a letter and its lines (name, path, of what)"),
        "index": ("str", "the file that the script looks through"),
    },
}
"""What the template of each kind of page is given besides, by its name in `overrides/pages/`."""

_FRAME = {"frame": ("Frame", "what stands around the page"), "page": ("Page", "MkDocs' page: `page.content`")}


def loader(root: Path) -> jinja2.BaseLoader:
    """Own templates before ours; `overrides/…` is always ours, for one that extends what it replaces."""
    ours = jinja2.FileSystemLoader(root / OURS)
    return jinja2.ChoiceLoader([jinja2.FileSystemLoader(root / FOLDER), ours, jinja2.PrefixLoader({OURS: ours})])


def check(root: Path) -> list[Problem]:
    """What would fail in the site's own templates, or would have no effect."""
    problems = Problems()
    for path in sorted(one for one in (root / FOLDER).rglob("*") if one.is_file() and not one.name.startswith(".")):
        name, file = path.relative_to(root / FOLDER).as_posix(), path.relative_to(root).as_posix()
        ours = root / OURS / name
        if not ours.is_file() or ours.suffix != ".html":
            problems.add(Mark(file), "template-unknown", name=name)
            continue
        try:
            tree = jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            problems.add(Mark(file), "yaml-not-utf8")
            continue
        except jinja2.TemplateSyntaxError as error:
            problems.add(Mark(file, error.lineno), "template-syntax", reason=str(error.message))
            continue
        original = jinja2.Environment(autoescape=True).parse(ours.read_text(encoding="utf-8"))
        _check_names(tree, original, name, file, problems)
        _check_macros(tree, original, file, problems)
        for node in tree.find_all(nodes.ScopedEvalContextModifier):
            problems.add(Mark(file, node.lineno), "template-unescaped")
    return problems.found


def _check_names(tree: nodes.Template, original: nodes.Template, name: str, file: str, problems: Problems) -> None:
    """A template names what it is given, or what ours of that name does."""
    known = {*given(name), *undeclared(original)}
    for unknown in sorted(undeclared(tree) - known):
        line = next(node.lineno for node in tree.find_all(nodes.Name) if node.name == unknown and node.ctx == "load")
        problems.add(Mark(file, line), "template-name", name=unknown, known=", ".join(sorted(known)))


def undeclared(tree: nodes.Template) -> set[str]:
    """The names that a template uses and nowhere makes; Jinja's own answer has those that blocks and imports make."""
    made = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"} | _brought(tree)
    return meta.find_undeclared_variables(tree) - made


def _brought(tree: nodes.Template) -> set[str]:
    """The macros of a template, its own and imported ones."""
    pairs = (one for found in tree.find_all(nodes.FromImport) for one in found.names)
    imported = {one if isinstance(one, str) else one[1] for one in pairs}
    return imported | {macro.name for macro in tree.find_all(nodes.Macro)}


def _check_macros(tree: nodes.Template, original: nodes.Template, file: str, problems: Problems) -> None:
    """What others import from a template of ours is in the one that replaces it, or in ours which it then imports."""
    for macro in original.find_all(nodes.Macro):
        if macro in original.body and macro.name not in _brought(tree):
            problems.add(Mark(file), "template-macro", name=macro.name)


def given(name: str) -> set[str]:
    """The names that a template is given: of a page also those of its kind."""
    kind = Path(name).stem if name.startswith("pages/") else ""
    centre = set(_CENTRE) if kind == "home" else set()
    return {*(_FRAME if name == "main.html" else EVERYWHERE), *CONTRACT.get(kind, {}), *centre}


def failed(error: BaseException, root: Path) -> Problem | None:
    """A mistake that only shows while a page is made, as a problem of the site's own template; None if it is ours."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.endswith(".html")]
    if not frames or not frames[-1].filename.startswith(str(root / FOLDER)):
        return None
    file = Path(frames[-1].filename).relative_to(root).as_posix()
    return Problem(
        Mark(file, frames[-1].lineno or 1), "template-failed", params=(("reason", f"{type(error).__name__}: {error}"),)
    )


def page() -> str:
    """docs-dev/templates.md."""
    return "\n".join(_lines()) + "\n"


_HEAD = """# Your own templates

A file in `local/templates/` takes the place of the file with the same path in `overrides/`, such as
`local/templates/pages/home.html`. Only what ends in `.html` can be replaced. Replace as little as you can: what
you replace gets no improvements of ours. To change one block only, extend ours by its full path:

```jinja
{% extends "overrides/pages/centre.html" %}
{% block where %}{{ super() }}<p>{{ t("address.map-note") }}</p>{% endblock %}
```

`manage.py check` says which file and line names what does not exist. Everything is escaped, an inline style or
script is stopped by the page's policy, and the audit reads the pages of your templates as it reads ours. Names
leave this list only in a release that says so. The records (`Site`, `Centre` …) have the fields of
[fields.md](fields.md); the other types are explained in `scripts/kentro/`.
"""


def _lines() -> Iterator[str]:
    yield _HEAD
    tables: dict[str, Mapping[str, tuple[str, str]]] = {"Every page": EVERYWHERE, "`main.html`": _FRAME}
    tables |= {f"`pages/{kind}.html`": names for kind, names in CONTRACT.items()}
    for title, names in tables.items():
        yield f"## {title}"
        yield ""
        yield "| name | type | what |"
        yield "| --- | --- | --- |"
        for name, (kind, what) in names.items():
            yield f"| `{name}` | `{kind.replace('|', chr(92) + '|')}` | {what} |"
        yield ""
