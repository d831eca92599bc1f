"""A municipality's own site from a few answers: `manage.py init`.

The answers (YAML, typed at a terminal or into a form) become the files that the seam calls a fork's own, from those in
`scripts/new_site/`, comments and all. What nobody answered stays unknown; nothing is invented.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from pathlib import Path

import yaml

from kentro import editing, hand_written, languages, logo, placing, positions, scalars, seam
from kentro.checks import placeholders_missing
from kentro.fields import (
    COLOUR,
    EMAIL,
    HOURS,
    IDENTIFIER,
    LANGUAGE,
    OFFICIAL,
    PHONE,
    PLAIN,
    URL,
    ListOf,
    Places,
    Reader,
    Record,
    field,
    slots_of,
)
from kentro.files import CENTRES, CONFIG, SERVICES, SETTINGS
from kentro.languages import SOURCE
from kentro.messages import sentence
from kentro.model import Address, Centre, Operator, Site, Source
from kentro.problems import Mark, Problem, Problems, errors
from kentro.proposal import at_github, bullets, code, one_line
from kentro.values import Text

NEW_SITE = "scripts/new_site"
"""The files of a new site, with what is not known of it left open."""

UNTOUCHED = "tests/demo/untouched.sha256"
"""The own files of the site that a checkout comes with, by their hash: while they are as they came, `init` may go."""


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """The municipality whose site it will be. Its id is a part of addresses: in Latin letters, for ever."""

    name: Text = field(OFFICIAL, el="όνομα", en="name", required=True, example="Δήμος Νεοχώρας")
    id: str | None = field(IDENTIFIER, el="όνομα στη διεύθυνση", en="name in the address", example="neochora")
    url: str | None = field(URL, el="ιστότοπος", en="website")


@dataclass(frozen=True, kw_only=True)
class FirstCentre:
    """The first centre; all of it may be unknown."""

    name: Text | None = field(OFFICIAL, el="όνομα", en="name", example="Κέντρο Κοινότητας Δήμου Νεοχώρας")
    id: str | None = field(IDENTIFIER, el="όνομα στη διεύθυνση", en="name in the address", example="neochora")
    phone: str | None = field(PHONE, el="τηλέφωνο", en="phone")
    email: str | None = field(EMAIL, el="e-mail", en="e-mail")
    address: Address | None = field(Record(Address), el="διεύθυνση", en="address")
    hours: object = field(HOURS, el="ώρες", en="hours")
    services: tuple[str, ...] = field(
        ListOf(IDENTIFIER), el="υπηρεσίες", en="services", default=(), example="[ guaranteed-minimum-income ]"
    )


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What `init` asks."""

    municipality: Organisation = field(Record(Organisation), el="δήμος", en="municipality", required=True)
    site_name: Text | None = field(OFFICIAL, el="όνομα του ιστότοπου", en="name of the site")
    languages: tuple[str, ...] = field(ListOf(LANGUAGE), el="γλώσσες", en="languages", default=(SOURCE,))
    address: str | None = field(URL, el="διεύθυνση του ιστότοπου", en="address of the site")
    accent: str | None = field(COLOUR, el="χρώμα", en="accent colour")
    logo: str | None = field(PLAIN, el="λογότυπο", en="logo", example="logo.svg")
    operator: Operator = field(Record(Operator), el="υπεύθυνος", en="operator", default=Operator())
    source: Source | None = field(Record(Source), el="πηγή", en="source")
    centre: FirstCentre = field(Record(FirstCentre), el="κέντρο", en="centre", default=FirstCentre())
    hours: str | None = None
    """The hours of the centre as they were written."""
    folder: Path = Path()
    """Where the answers are from, and the logo with them."""

    @property
    def municipality_id(self) -> str:
        """The id of the municipality: as it was answered, else its name in Latin letters."""
        return self.municipality.id or suggested_id(self.municipality.name.greek)

    @property
    def centre_name(self) -> str:
        """The name of the centre: as it was answered, else that of a centre of the municipality."""
        return self.centre.name.greek if self.centre.name else suggested_name(self.municipality.name.greek)


def suggested_id(name: str) -> str:
    """An id for a municipality of this name: `Δήμος Νεοχώρας` gives `neochoras`."""
    return scalars.id_meant(name.removeprefix("Δήμος "))


def suggested_name(municipality: str) -> str:
    """What the centre of a municipality is called where nobody says: its name is in the genitive after `Δήμος`."""
    of = f"Δήμου {municipality.removeprefix('Δήμος ')}" if municipality.startswith("Δήμος ") else municipality
    return f"Κέντρο Κοινότητας {of}"


def read_answers(source: bytes, file: str, root: Path, problems: Problems) -> Answers | None:
    """The answers in a YAML file, or None after adding to `problems` all that is wrong with them.

    `file` is the path of the file, `root` the checkout that they are meant for.
    """
    node = positions.read(source, file, problems)
    if problems.found:
        return None
    if not isinstance(node, positions.Mapping):
        problems.add(Mark(file), "file-empty")
        return None
    reader = Reader(problems, [])
    answers = Record(Answers).read(node, reader)
    if answers is None:
        return None
    centre = node.get("centre")
    hours = centre.get("hours") if answers.centre.hours and isinstance(centre, positions.Mapping) else None
    written = hours.text.strip() if isinstance(hours, positions.Scalar) else None
    answers = replace(answers, folder=Path(file).parent, hours=written)
    _check(answers, root, reader.places, problems)
    return None if problems.found else answers


def _check(answers: Answers, root: Path, places: Places, problems: Problems) -> None:
    """Say what is wrong with answers although each can be read."""
    if not answers.municipality_id:
        problems.add(places["municipality",], "init-no-id", name=answers.municipality.name.greek)
    for tag in answers.languages:
        if not languages.can_publish(tag):
            problems.add(places["languages",], "language-unknown", lang=tag)
    if SOURCE not in answers.languages:
        problems.add(places["languages",], "init-no-greek")
    known = {path.stem for path in (root / "data/national/benefits").glob("*.yaml")}
    for name in sorted(set(answers.centre.services) - known):
        problems.add(places["centre", "services"], "unknown-id", id=name, collection="services")
    if answers.logo:
        path = answers.folder / answers.logo
        if path.is_file():
            logo.read(path.read_bytes(), str(path), problems)
        else:
            problems.add(places["logo",], "logo-missing", name=answers.logo)


def own_files(answers: Answers, root: Path, identity: str, today: datetime.date) -> dict[str, bytes]:
    """The fork's own files: path and content. `identity` is the UUID of the new site for ever."""
    made = {
        CONFIG: _config(answers, root),
        SETTINGS: _settings(answers, root, identity),
        CENTRES: _centres(answers, root, today),
        SERVICES: (root / NEW_SITE / SERVICES).read_bytes(),
    }
    for tag in answers.languages:
        for path in sorted((root / NEW_SITE / "docs" / tag).rglob("*.md")):
            made[path.relative_to(root / NEW_SITE).as_posix()] = path.read_bytes()
    if answers.logo:
        made[_logo(answers.logo)] = (answers.folder / answers.logo).read_bytes()
    return made


def _logo(name: str) -> str:
    """Where a logo of this name goes in the checkout."""
    return f"local/logo{Path(name).suffix.lower()}"


def _config(answers: Answers, root: Path) -> bytes:
    document = _template(root, CONFIG)
    name = answers.site_name.greek if answers.site_name else suggested_name(answers.municipality.name.greek)
    # MkDocs reads the file too, and takes a bare 1821 for a number.
    editing.put(document, ("site_name",), name if yaml.safe_load(_bare(name)) == name else editing.quoted(name))
    if answers.address:
        editing.put(document, ("site_url",), answers.address.rstrip("/") + "/")
    listed = []
    for number, tag in enumerate(dict.fromkeys(answers.languages)):
        first = {} if number else {"default": "true"}
        listed.append({"locale": tag, "name": languages.language(tag).name, **first, "build": "true"})
    editing.put(document, ("plugins", "i18n", "languages"), listed)
    return editing.write(document).encode()


def _bare(text: str) -> str:
    """A text as it would stand in YAML without quotes; what cannot is quoted anyway."""
    return text if text.replace(".", "").replace("-", "").isalnum() else json.dumps(text)


def _settings(answers: Answers, root: Path, identity: str) -> bytes:
    document = _template(root, SETTINGS)
    editing.put(document, ("id",), identity)
    operator = answers.operator
    told = {"name": operator.name and operator.name.greek, "email": operator.email, "url": operator.url}
    for key, value in told.items():
        if value:
            editing.put(document, ("operator", key), value)
    if operator.phone:
        editing.put(document, ("operator", "phone"), editing.quoted(operator.phone))
    if answers.accent:
        editing.put(document, ("accent",), answers.accent)
    if answers.logo:
        editing.put(document, ("logo",), {"file": _logo(answers.logo), "alt": answers.municipality.name.greek})
    return editing.write(document).encode()


def _centres(answers: Answers, root: Path, today: datetime.date) -> bytes:
    document = _template(root, CENTRES)
    municipality, centre = answers.municipality, answers.centre
    editing.put(document, ("sources",), {"municipality": _source(answers, today)})
    told = {"name": municipality.name.greek, "url": municipality.url or "unknown", "source": "municipality"}
    editing.put(document, ("municipalities",), {answers.municipality_id: told})
    record = {
        "municipality": answers.municipality_id,
        "kind": "main",
        "name": answers.centre_name,
        "serves": "unknown",
        "address": _address(centre.address) or "unknown",
        "phones": [{"number": editing.quoted(centre.phone)}] if centre.phone else "unknown",
        "email": centre.email or "unknown",
        "hours": {
            "regular": answers.hours or "unknown",
            "public_holidays": "unknown",
            "municipal_holiday": "unknown",
            "half_holidays": "unknown",
        },
        "appointment": "unknown",
        "access": {"step_free": "unknown", "note": "unknown"},
        "languages": "unknown",
        "services": list(centre.services),
        "notices": [],
        "source": "municipality",
        "verified": {"on": "unknown", "how": "unknown", "review_every": "P6M"},
    }
    editing.put(document, ("centres",), {centre.id or answers.municipality_id: record})
    return editing.write(document).encode()


def _source(answers: Answers, today: datetime.date) -> dict[str, object]:
    """Where what was answered is from; whoever names nothing says it for the municipality, today."""
    source = answers.source
    if source is None:
        title = "Στοιχεία που έδωσε ο δήμος για τον ιστότοπο"
        said = {"publisher": answers.municipality.name.greek, "title": title, "seen": today.isoformat()}
        return {**said, "standing": "municipality"}
    publisher = source.publisher.greek if source.publisher else answers.municipality.name.greek
    told = {
        "publisher": publisher,
        "title": source.title,
        "title_language": None if source.title_language == SOURCE else source.title_language,
        "url": source.url,
        "copy_url": source.copy_url,
        "published": source.published and str(source.published),
        "not_before": source.not_before and str(source.not_before),
        "seen": source.seen and str(source.seen),
        "standing": source.standing,
    }
    return {key: value for key, value in told.items() if value}


def _address(address: Address | None) -> dict[str, object]:
    """What is known of an address, as it is written in the data."""
    if address is None:
        return {}
    told = {
        "street": address.street and address.street.greek,
        "place": address.place and address.place.greek,
        "floor": address.floor if address.floor is None else str(address.floor),
        "locality": address.locality and address.locality.greek,
        "postcode": address.postcode and editing.quoted(address.postcode),
        "location": address.location and editing.quoted(", ".join(map(str, address.location))),
    }
    return {key: value for key, value in told.items() if value is not None}


def _template(root: Path, file: str) -> editing.Document:
    problems = Problems()
    document = editing.read((root / NEW_SITE / file).read_bytes(), f"{NEW_SITE}/{file}", problems)
    assert document is not None, problems.found
    return document


def still_unknown(centre: Centre) -> list[tuple[str, str]]:
    """What is not known of a centre, by the labels of the fields, in Greek and in English."""
    return [
        slot.label
        for key, slot in slots_of(Centre).items()
        if key in _ASKED and _is_open(getattr(centre, slot.attribute))
    ]


def _is_open(value: object) -> bool:
    """Whether nothing is said: no value, or a record of none."""
    return not value or (is_dataclass(value) and all(_is_open(each) for each in vars(value).values()))


_ASKED = ("serves", "address", "phones", "email", "hours", "appointment", "access", "languages", "services")


def told(site: Site, lang: str) -> list[str]:
    """What is said when the site is built: what is not known yet, and what is left to do."""
    centre = next(iter(site.centres.values()))
    fields = ", ".join(label[lang != SOURCE] for label in still_unknown(centre))
    name, missing = str(centre.name), placeholders_missing(site, {})
    lines = [sentence("init-ready", lang, {"name": str(site.name)})]
    if fields:
        lines.append(sentence("init-unknown", lang, {"name": name, "fields": fields, "file": CENTRES}))
    lines.append(sentence("init-not-verified", lang, {"id": centre.id}))
    if missing:
        lines.append(sentence("init-missing", lang, {"count": str(len(missing))}))
    return lines


def words(site: Site, told: Iterable[str], lang: str, environment: Mapping[str, str]) -> dict[str, bytes]:
    """The words of the pull request that brings the site: its title, its text, and what to do where none is opened."""
    by_hand = at_github(environment, "compare/init?expand=1")
    body = [sentence("init-made", lang, {}), bullets(code(line) for line in told), sentence("form-no-checks", lang, {})]
    said = {
        "title.txt": one_line(sentence("form-title-init", lang, {"name": str(site.name)})),
        "body.md": "\n\n".join(body) + "\n",
        "by-hand.md": sentence("form-not-allowed", lang, {"url": by_hand}),
    }
    return {name: text.encode() for name, text in said.items()}


def refusal(problems: Iterable[Problem], lang: str) -> str:
    """What the summary of the workflow says when its answers cannot make a site."""
    heading = sentence("init-refused", lang, {})
    return f"## {heading}\n\n{bullets(code(problem.text(lang)) for problem in errors(problems))}\n"


# What a checkout comes with, and how the new files come into its place


def fingerprint(root: Path) -> str:
    """The own files of the site in a checkout, each with its hash: the content of `UNTOUCHED`."""
    whole = seam.read(root)
    files = sorted({name for path in whole.paths("fork") for name in _files(root, path)})
    return "".join(f"{_digest(root / name)}  {name}\n" for name in files)


def came_with(root: Path) -> dict[str, str]:
    """The own files of the site that the checkout came with, and their hashes; none where `init` has run."""
    place = root / UNTOUCHED
    lines = place.read_text(encoding="utf-8").splitlines() if place.is_file() else []
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def touched(root: Path) -> list[str]:
    """Which of the files that the checkout came with somebody has changed since."""
    known = came_with(root)
    return [name for name, digest in known.items() if not (root / name).is_file() or _digest(root / name) != digest]


def lay_out(root: Path, files: Mapping[str, bytes], to: Path) -> None:
    """A whole checkout of the new site in the folder `to`: our paths as they are, and the own files."""
    for path in seam.read(root).paths("upstream"):
        if path not in ("tests/", "docs-dev/") and (root / path).is_dir():
            shutil.copytree(root / path, to / path, ignore=shutil.ignore_patterns("__pycache__"))
    write(to, files)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def own(tree: Path) -> dict[str, bytes]:
    """The own files of the site in a checkout, with their content; generated pages are none."""
    whole = seam.read(tree)
    return {name: (tree / name).read_bytes() for path in whole.paths("fork") for name in _files(tree, path)}


def exchange(root: Path, files: Mapping[str, bytes], folder: Path) -> None:
    """Put the new files into their place, and take away what the checkout came with; `folder` holds them until then.

    Whatever breaks it off, `finish` ends it.
    """
    demonstration = (root / path for path in seam.read(root).paths("demonstration"))
    left = [path for top in demonstration for path in top.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    made = [path for path in (root / "docs").rglob("*.md") if hand_written.is_ours(path)]
    gone = {*came_with(root), *(path.relative_to(root).as_posix() for path in (*left, *made))} - set(files)
    write(folder / placing.NEW, files)
    placing.begin(root, files, gone, folder)
    placing.finish(root, folder)


def finish(root: Path, folder: Path) -> bool:
    """End an exchange that has begun; whether there was one."""
    begun = (folder / placing.JOURNAL).is_file()
    if begun:
        placing.finish(root, folder)
    return begun


def _files(root: Path, path: str) -> Iterator[str]:
    """The files at or below a path of the seam that somebody wrote."""
    found = sorted((root / path).rglob("*")) if path.endswith("/") else [root / path]
    for one in found:
        if one.is_file() and not (one.suffix == ".md" and hand_written.is_ours(one)) and one.suffix != ".mo":
            yield one.relative_to(root).as_posix()


def _digest(path: Path) -> str:
    """The hash of a file, whichever line ends it was checked out with."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
