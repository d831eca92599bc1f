"""`contact.vcf`, read by an independent parser."""

from __future__ import annotations

import dataclasses
import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import vobject

from kentro.contact_card import contact_card
from kentro.edition import Edition, read_edition
from kentro.values import Name, Text

TODAY = datetime.date(2026, 11, 7)
URL = "https://kentra.example/neochora/"


@cache
def edition(root: Path) -> Edition:
    found, _ = read_edition(root, TODAY)
    assert found
    return found


def card(root: Path, centre: str, tag: str = "el", url: str | None = URL) -> Any:
    found = edition(root)
    return vobject.readOne(contact_card(found, found.site.centres[centre], tag, url).decode())


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_centre_has_a_card_in_every_language_and_its_page_leads_there(neochora: Path, prefix: str) -> None:
    for centre in edition(neochora.parent).site.centres:
        folder = neochora / prefix / "centres" / centre
        read = vobject.readOne((folder / "contact.vcf").read_bytes().decode())
        assert read.version.value == "3.0"
        assert read.url.value == f"{URL}{prefix}centres/{centre}/"
        assert 'href="contact.vcf"' in (folder / "index.html").read_text(encoding="utf-8")


def test_a_card_has_what_a_phone_needs_to_call_write_and_find_the_way(neochora: Path) -> None:
    read = card(neochora.parent, "neochora-main")
    assert read.fn.value == read.n.value.family == "Κέντρο Κοινότητας Νεοχώρας"
    assert read.org.value == ["Δήμος Νεοχώρας"]
    assert [tel.value for tel in read.tel_list] == ["+302310555001", "+306912345678"]
    assert read.email.value == "kentro.koinotitas.dimou.neochoras@neochora.example"
    assert read.adr.value.street == "Ακακιών 12 & Ευβοίας, Παλιό σχολείο, 1ος όροφος"
    assert (read.adr.value.city, read.adr.value.code) == ("Νεοχώρα", "57001")
    labels = {line.group: line.value for line in read.contents["x-ablabel"]}
    assert [labels.get(tel.group) for tel in read.tel_list] == ["Ραντεβού", None]


def test_what_is_not_known_is_left_out(neochora: Path) -> None:
    read = card(neochora.parent, "vathyrema", url=None)
    assert {"tel", "email", "adr", "url"} & read.contents.keys() == set()
    assert read.note.value == "Δεν έχουν δημοσιευτεί ώρες. Τηλεφωνήστε πριν πάτε."


def test_the_note_says_how_old_the_hours_are_and_to_call(neochora: Path) -> None:
    fresh = card(neochora.parent, "neochora-main").note.value.splitlines()
    assert fresh[0].startswith("Ώρες: Δευτέρα έως Πέμπτη: 08:00–15:00 και 17:00–20:00· Παρασκευή: 08:00–14:30")
    assert fresh[1:] == [
        "Τελευταίος έλεγχος: 5 Οκτωβρίου 2026.",
        "Οι ώρες αλλάζουν. Τηλεφωνήστε πριν πάτε.",
    ]
    old = card(neochora.parent, "neochora-roma").note.value.splitlines()
    assert old[1].startswith("Οι ώρες δημοσιεύτηκαν χωρίς ημερομηνία")
    assert old[1].endswith("Τηλεφωνήστε πριν πάτε.")


def test_times_stay_in_order_in_a_language_from_right_to_left(orologio: Path) -> None:
    note = card(orologio.parent, "seasons", "ar").note.value
    assert "\u2066" in note
    assert note.count("\u2066") == note.count("\u2069")
    assert "\u2066" not in card(orologio.parent, "seasons").note.value


def test_every_season_is_named(orologio: Path) -> None:
    lines = [line for line in card(orologio.parent, "seasons").note.value.splitlines() if line.startswith("Ώρες: ")]
    assert len(lines) > 1
    assert all(line.endswith(")") for line in lines)


def test_a_card_that_is_saved_again_takes_the_place_of_the_older_one(neochora: Path) -> None:
    found = edition(neochora.parent)
    centre = found.site.centres["neochora-main"]
    later = dataclasses.replace(found, today=TODAY + datetime.timedelta(days=30))
    assert contact_card(found, centre, "el", URL) == contact_card(later, centre, "el", URL)
    uids = {card(neochora.parent, key, tag).uid.value for key in found.site.centres for tag in ("el", "en")}
    assert len(uids) == len(found.site.centres)


HOSTILE = "Κέντρο; «Α», \\n γραμμή\nTEL:+30999\r\nEND:VCARD " + "πολύ μακρύ όνομα " * 9


def test_no_text_breaks_out_of_its_line(neochora: Path) -> None:
    found = edition(neochora.parent)
    centre = found.site.centres["neochora-main"]
    assert centre.address
    broken = dataclasses.replace(
        centre,
        name=Text("centres.x.name", HOSTILE),
        address=dataclasses.replace(centre.address, street=Name(HOSTILE)),
    )
    data = contact_card(found, broken, "el", URL)
    assert data.endswith(b"END:VCARD\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    for line in data.split(b"\r\n"):
        line.decode()  # no letter is cut in two
    read = vobject.readOne(data.decode())
    assert [tel.value for tel in read.tel_list] == ["+302310555001", "+306912345678"]
    assert "γραμμή\nTEL:+30999" in read.fn.value.replace("\r", "")
    assert read.adr.value.city == "Νεοχώρα"
