"""A whole country that does not exist: as many municipalities, centres, benefits and languages as Greece has.

`python tests/country.py FOLDER` writes it as a checkout. The same seed gives the same bytes, and a record is drawn by
its own number: the first centres of a quarter of the country are those of the whole.
"""

from __future__ import annotations

import argparse
import io
import random
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from babel.messages import Catalog
from babel.messages.pofile import write_po

import pseudo
import towns
from kentro import terms
from kentro.catalogue import OWN
from kentro.edition import read_edition, today_from
from kentro.languages import SOURCE, language
from kentro.model import Site
from kentro.problems import Problems
from kentro.transliteration import latin
from kentro.values import PLACEHOLDER, texts_of

MUNICIPALITIES, CENTRES, BENEFITS = 332, 350, 30
LANGUAGES = ("el", "en", "sq", "ar", "fa", "ur", "uk", "ru", "fr")
SEED = 13
TRANSLATED = 90
"""How many of a hundred texts of the site are translated into each language."""

FIRST = "Ασπρο Βαθυ Γλυκο Δροσο Ελαιο Θυμαρο Κεδρο Λιθο Μελισσο Νερο Ξυλο Πευκο Ροδο Στενο Τριφυλλο Φτερο Χρυσο Ωραιο"
LAST = (
    "σύννεφο/συννέφου κύμβαλο/κυμβάλου φέγγος/φέγγους λάλημα/λαλήματος γύρισμα/γυρίσματος στράτα/στράτας "
    "πλεύση/πλεύσης χάραμα/χαράματος δίφωνο/διφώνου κάλεσμα/καλέσματος νάνουρο/νανούρου ψίθυρο/ψιθύρου "
    "βήμα/βήματος άγγιγμα/αγγίγματος τραγούδι/τραγουδιού ζύγισμα/ζυγίσματος σκάλωμα/σκαλώματος λόγι/λογιού "
    "θρόισμα/θροΐσματος"
)
STREETS = ("Ακακιών", "Ευβοίας", "Πλατάνων", "Δημοκρατίας", "Σχολείου", "Αγοράς", "Μυρσίνης", "Κυπαρισσιών")
PLACES = (
    "Παλιό σχολείο",
    "Δημοτικό κτίριο, δίπλα στη βιβλιοθήκη",
    "Πρώην Δημαρχείο",
    "Πολιτιστικό Κέντρο, πίσω είσοδος",
)
WEEKS = (
    "Mo-Fr 08:00-15:00",
    "Mo-Fr 07:30-15:30",
    "Mo-Th 08:00-15:00; Fr 08:00-14:30",
    "Mo-Fr 09:00-17:00; Jul-Aug Mo-Fr 08:00-14:00",
)
REMARKS = (
    "Παλαιότερη σελίδα του δήμου δίνει άλλη διεύθυνση. Τηλεφωνήστε πριν πάτε.",
    "Το κέντρο εποπτεύεται από την Κοινωνική Υπηρεσία του Δήμου και συνεργάζεται με τις άλλες δομές του.",
    "Ραντεβού κλείνονται μόνο στο τηλέφωνο, νωρίς το πρωί.",
)
SERVES = "Όσοι κατοικούν στον Δήμο {}. Το κέντρο καλύπτει όλη την έκταση του δήμου, και τα πιο μακρινά χωριά."
GROUPS = {
    "poverty": "Άτομα και οικογένειες σε φτώχεια και κοινωνικό αποκλεισμό",
    "unemployed": "Άνεργοι και άνεργες",
    "families": "Οικογένειες με παιδιά",
    "asylum-seekers": "Αιτούντες άσυλο",
}  # fmt: skip
BRANCHES = {
    "roma-branch": "Παράρτημα Ρομά",
    "migrant-integration": "Κέντρο Ένταξης Μεταναστών",
    "mobile-unit": "Κινητή Μονάδα",
}

_CYRILLIC = str.maketrans("αβγδεζηθικλμνξοπρσςτυφχψω", "абгдезификлмнкопрсстуфхпо")

Record = dict[str, Any]


def records(share: float, benefits: Sequence[str], seed: int = SEED) -> dict[str, dict[str, Record]]:
    """What `centres.yaml` says of a share of the country, whose centres help with `benefits`."""
    settled, branches = max(2, round(MUNICIPALITIES * share)), (CENTRES - MUNICIPALITIES) * share
    drawn: dict[str, dict[str, Record]] = {"sources": {}, "municipalities": {}, "centres": {}}
    for n in range(settled):
        name, draw = _name(n), random.Random(f"{seed} {n}")
        made = {
            "sources": _source(name, n, draw),
            "municipalities": _municipality(name, n, draw),
            "centres": _centre(name, n, draw, benefits, branch=False),
        }
        for collection, (key, record) in made.items():
            drawn[collection][key] = record
        if n < branches:
            key, record = _centre(name, n, draw, benefits, branch=True)
            drawn["centres"][key] = record
    return drawn


def write(site: Path, share: float = 1.0, seed: int = SEED) -> Path:
    """The country, or a share of its municipalities and centres, as a checkout in the folder `site`."""
    towns.copy_upstream(site)
    national = sorted(path.stem for path in (site / "data/national/benefits").glob("*.yaml"))
    own = [f"benefit-{n}" for n in range(BENEFITS - len(national))]
    languages = [{"locale": tag, "name": language(tag).name, "build": True} for tag in LANGUAGES]
    languages[0]["default"] = True
    config = {
        "INHERIT": "scripts/mkdocs.base.yml",
        "site_name": "Κέντρα Κοινότητας",
        "site_url": "https://country.example/",
    }
    _dump(site / "mkdocs.yml", {**config, "plugins": {"i18n": {"languages": languages}}})
    _dump(site / "data/centres.yaml", records(share, [*national, *own], seed))
    _dump(
        site / "data/services.yaml", {"services": {key: _benefit(n) for n, key in enumerate(own)}, "sources": _DECREE}
    )
    _dump(site / "data/site.yaml", _SETTINGS)
    (site / "docs" / SOURCE).mkdir(parents=True)
    (site / "docs" / SOURCE / "about.md").write_text(
        "---\ntitle: Η χώρα\n---\n# Η χώρα\n\nΔεν υπάρχει.\n", encoding="utf-8"
    )
    edition, problems = read_edition(site, today_from({"SOURCE_DATE_EPOCH": towns.DAY}))
    assert edition, problems
    for tag in LANGUAGES[1:]:
        _translate(site, edition.site, tag)
    return site


_DECREE = {
    "decree": {
        "publisher": "Υπουργείο",
        "title": "Απόφαση",
        "url": "https://decree.example/",
        "published": "2025-01-15",
        "standing": "official",
    }
}
_SETTINGS = {
    "id": "3c1e2f5e-6a0e-4f0b-9a43-6f1c1c2f7a10",
    "demonstration": "false",
    "operator": {
        "name": "Επινοημένο Υπουργείο",
        "email": "site@country.example",
        "phone": "2310 555010",
        "url": "https://country.example/",
    },
    "accent": "#0f5c57",
    "map_link": "https://map.example/?q={address}",
    "funding": "Με επινοημένη χρηματοδότηση.",
    "accessibility": {"status": "partially"},
}


def _name(n: int) -> tuple[str, str]:
    """The name of a municipality's town, and its genitive."""
    last = LAST.split()
    first, (one, of) = FIRST.split()[n // len(last)], last[n % len(last)].split("/")
    return first + one, first + of


def _id(name: str) -> str:
    return latin(name).lower()


def _source(name: tuple[str, str], n: int, draw: random.Random) -> tuple[str, Record]:
    when = {"published": f"202{n % 7}-0{1 + n % 9}"} if n % 3 else {"not_before": f"201{6 + n % 4}"}
    title = draw.choice(
        (
            "Δελτίο τύπου για τη λειτουργία του Κέντρου Κοινότητας",
            "Απολογισμός του Κέντρου Κοινότητας",
            "Κοινωνικές υπηρεσίες του δήμου",
        )
    )
    url = {"url": f"https://{_id(name[0])}.example/koinonika/kentro-koinotitas/"} if n % 2 else {}
    return _id(name[0]), {"publisher": f"Δήμος {name[1]}", "title": title, **url, **when, "standing": "municipality"}


def _municipality(name: tuple[str, str], n: int, draw: random.Random) -> tuple[str, Record]:
    key = _id(name[0])
    made: Record = {"name": f"Δήμος {name[1]}"}
    if n % 2:
        made["url"] = f"https://{key}.example/"
        made["population"] = {"value": draw.randrange(900, 180_000), "year": 2021, "source": key}
    if n % 3 == 0:
        made["seat"] = {"place": name[0], "source": key}
        phones = [{"number": f"231155{n:04}"}]
        office = {
            "name": "Τμήμα Κοινωνικής Πολιτικής και Πρόνοιας",
            "note": "Είναι άλλη υπηρεσία του δήμου.",
            "phones": phones,
            "source": key,
        }
        made["offices"] = {"social-policy": office}
    return key, {**made, "source": key}


def _centre(
    name: tuple[str, str], n: int, draw: random.Random, benefits: Sequence[str], branch: bool
) -> tuple[str, Record]:
    """A centre of which as little is known as of a real one: hours of three in ten, an e-mail of four."""
    key = town = _id(name[0])
    kind, called = "main", f"Κέντρο Κοινότητας Δήμου {name[1]}"
    if branch:
        kind, called = list(BRANCHES.items())[n % len(BRANCHES)]
        key, called = f"{town}-{kind}", f"{called} {name[1]}"
    number = n + (MUNICIPALITIES if branch else 0)
    made: Record = {"municipality": town, "kind": kind, "name": called}
    if branch:
        made["branch_of"] = town
    if draw.random() < 0.6:
        groups = draw.sample(sorted(GROUPS), draw.randrange(1, len(GROUPS)))
        made["serves"] = {"text": SERVES.format(name[1]), "priority": {group: GROUPS[group] for group in groups}}
    if draw.random() < 0.9:
        made["address"] = {"street": f"{draw.choice(STREETS)} {draw.randrange(1, 120)}", "locality": name[0]}
        if draw.random() < 0.4:
            made["address"] |= {"place": draw.choice(PLACES), "floor": draw.randrange(3)}
        if draw.random() < 0.5:
            made["address"] |= {"location": f"{36 + draw.random() * 4:.5f}, {21 + draw.random() * 3:.5f}"}
    phones = [f"2310{56 + place}{number:04}" for place in range(draw.choice((1, 1, 1, 2)))]
    made["phones"] = [{"number": phone} for phone in phones]
    if draw.random() < 0.4:
        made["email"] = f"kentrokoinotitas@{key}.example"
    if draw.random() < 0.3:
        made["hours"] = {"regular": draw.choice(WEEKS), "public_holidays": draw.choice(("closed", "unknown"))}
        if draw.random() < 0.5:
            made["verified"] = {"on": f"2026-{draw.randrange(5, 11):02}-05", "how": "phone", "review_every": "P6M"}
    made |= {"appointment": draw.choice(("required", "possible", "unknown", "unknown")), "access": "unknown"}
    if draw.random() < 0.2:
        made["access"] = {"step_free": "yes", "note": "Υπάρχει ράμπα στην πίσω πόρτα."}
    if draw.random() < 0.5:
        made["staff"] = {"social-worker": draw.randrange(1, 5), "psychologist": draw.choice((1, "unknown"))}
    services = draw.sample(benefits, draw.randrange(4, 16))
    made["services"] = [{"id": one, "by": "referral"} if draw.random() < 0.2 else one for one in services]
    if draw.random() < 0.3:
        made["remarks"] = {"note": {"about": draw.choice(("address", "hours")), "text": draw.choice(REMARKS)}}
    if draw.random() < 0.1:
        day = draw.randrange(10, 25)
        notice = {
            "kind": "closure",
            "from": f"2026-11-{day}",
            "to": f"2026-11-{day + 1}",
            "text": "Σεμινάριο του προσωπικού.",
        }
        made["notices"] = [notice]
    if draw.random() < 0.6:
        made["history"] = {"start": {"date": f"20{draw.randrange(16, 24)}", "text": "Άρχισε η λειτουργία του κέντρου."}}
    return key, {**made, "source": town}


def _benefit(n: int) -> Record:
    """A benefit of the country's own, as long as a short national one."""
    amount = {"value": 40 + 35 * n, "unit": "EUR", "per": "month", "source": "decree"}
    return {
        "kind": "benefit",
        "names": {"official": f"Επίδομα {_name(n)[1]}", "plain": "Μηνιαία ενίσχυση για νοικοκυριά με λίγα έσοδα"},
        "summary": "Χρήματα κάθε μήνα για νοικοκυριά που πληρώνουν ενοίκιο και έχουν χαμηλό εισόδημα.",
        "source": "decree",
        "facts": {"amount": amount, "most": {"value": 900 + 10 * n, "unit": "EUR", "per": "year", "source": "decree"}},
        "amounts": {"first": {"text": "{amount} για το πρώτο άτομο."}, "most": {"text": "Το πολύ {most}."}},
        "who": {"rent": {"text": "Πληρώνετε ενοίκιο για το σπίτι όπου μένετε.", "source": "decree"}},
        "papers": {"items": ["identity", "tax-return", "iban"], "source": "decree"},
        "channels": {
            "online": {
                "kind": "online",
                "text": "Μόνοι σας.",
                "url": "https://decree.example/apply",
                "source": "decree",
            }
        },
    }


def _dump(path: Path, value: Mapping[str, object]) -> None:
    text = yaml.dump(value, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8")


def _translate(site: Path, made: Site, tag: str) -> None:
    """The catalogue of a language, in its letters and with the terms that its translators agreed on."""
    wanted, said = (terms.read_terms(site, one, Problems()) for one in (SOURCE, tag))
    catalog = Catalog(locale=language(tag).locale, fuzzy=False)
    for text in texts_of(made):
        ours = not text.context.startswith(("ui.", "national."))
        if ours and text.plural is None and zlib.crc32(f"{tag} {text.context}".encode()) % 100 < TRANSLATED:
            stems = [said[term][0] for term in terms.used(text.greek, tuple(wanted.items())) if term in said]
            catalog.add(text.greek, " ".join([_disguised(tag, text.greek), *stems]), context=text.context)
    stream = io.BytesIO()
    write_po(stream, catalog, omit_header=False)
    (site / OWN).mkdir(exist_ok=True)
    (site / OWN / f"{tag}.po").write_bytes(stream.getvalue())


def _disguised(tag: str, greek: str) -> str:
    """A Greek text in the letters of a language; its placeholders stay."""
    letters: Callable[[str], str] = pseudo.arabic if language(tag).dir == "rtl" else _latin
    show = _cyrillic if tag in ("uk", "ru") else letters
    parts = PLACEHOLDER.split(greek)
    return "".join(f"{{{part}}}" if index % 2 else show(part) for index, part in enumerate(parts))


def _cyrillic(greek: str) -> str:
    return pseudo.bare(greek).lower().translate(_CYRILLIC)


def _latin(greek: str) -> str:
    return pseudo.bare(latin(greek))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--share", type=float, default=1.0, help="of its municipalities and centres (default: 1)")
    options = parser.parse_args()
    write(options.folder, options.share)
