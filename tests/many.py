"""A town of any size: municipalities and centres that nobody invented one by one."""

from __future__ import annotations

from pathlib import Path

import towns

_FIRST = ["Άνω", "Κάτω", "Νέα", "Παλαιά", "Μικρή", "Μεγάλη", "Αγία", "Δυτική", "Βόρεια", "Κάστρο"]
_SECOND = [
    "Αμυγδαλιά",
    "Βρύση",
    "Γέφυρα",
    "Δάφνη",
    "Ελιά",
    "Ζωοδόχος",
    "Ηλιόλουστη",
    "Θέα",
    "Ιτέα",
    "Κρήνη",
    "Λίμνη",
    "Μηλιά",
    "Νεράιδα",
    "Ξυλιά",
    "Οξιά",
    "Πέτρα",
]


def town(to: Path, centres: int, *, each: int = 1, languages: str = "neochora", sources: int = 1) -> Path:
    """A site with so many centres, `each` in a municipality, in the languages of another town."""
    site = towns.copy(languages, to)
    (site / "data/services.yaml").write_text("services: {}\n", encoding="utf-8")
    names = [f"{first} {second}" for second in _SECOND for first in _FIRST]
    names += [f"{name} Παραλία" for name in names]
    told = "title: Τηλεφώνημα, published: 2026-10-05, standing: municipality"
    lines = ["sources:"]
    lines += [f"  call{n}: {{ publisher: Δήμος {names[n]}, {told} }}" for n in range(sources)]
    lines += ["municipalities:"]
    lines += [f"  m{n}: {{ name: Δήμος {names[n]}, source: call0 }}" for n in range((centres + each - 1) // each)]
    lines += ["centres:"]
    for n in range(centres):
        town = names[n // each]
        name = f"Κέντρο Κοινότητας {town}" + (f", κτίριο {n % each + 1}" if each > 1 else "")
        place = f', location: "{35 + (n * 37 % 600) / 100:.5f}, {20 + (n * 61 % 700) / 100:.5f}"'
        lines += [
            f"  c{n}:",
            f"    municipality: m{n // each}",
            "    kind: main",
            f"    name: {name}",
            f"    address: {{ street: Ακακιών {n + 1}, locality: {town}{place} }}",
            f'    phones: [ {{ number: "2310{555000 + n}" }} ]',
            f'    hours: {{ regular: "Mo-Fr 08:00-1{n % 4 + 3}:00", public_holidays: closed }}',
            f"    source: call{n % sources}",
            "    verified: { on: 2026-10-05, how: phone }",
        ]
    (site / "data/centres.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return site
