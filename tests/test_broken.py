"""What goes wrong in an editor's hands: each slip is one message at its place, no traceback, nothing written."""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import kentro.load
import manage
import towns
from kentro import messages, positions
from kentro.files import CENTRES, CONFIG, SERVICES, SETTINGS
from kentro.positions import Node
from kentro.problems import Problems

BROKEN: dict[str, tuple[str, str, str, str]] = {
    # YAML itself
    "a tab before a field": (CENTRES, "    cost: free\n", "⟨\tcost: free\n", "yaml-tab"),
    "spaces of a web page before a field": (
        CENTRES,
        "    cost: free\n",
        "⟨\u00a0\u00a0\u00a0\u00a0cost: free\n",
        "yaml-space",
    ),
    "a space too many before a field": (CENTRES, "    kind: roma-branch\n", "     kind⟨: roma-branch\n", "yaml-syntax"),
    "a space too few before a field": (CENTRES, "    cost: free\n", "   ⟨cost: free\n", "yaml-syntax"),
    "no space after a colon": (CENTRES, "    cost: free\n", "    cost:⟨free\n", "yaml-no-colon"),
    "no colon at all": (CENTRES, "    cost: free\n", "    cost ⟨free\n", "yaml-no-colon"),
    "a colon inside a text without quotes": (
        CENTRES,
        "text: Οι κάτοικοι της Νεοχώρας.",
        "text: Εξυπηρετεί⟨: τους κατοίκους",
        "yaml-colon",
    ),
    "a quote that is never closed": (
        CENTRES,
        "    email: kentro.koinotitas.dimou.neochoras@neochora.example\n",
        '    email: ⟨"kentro.koinotitas.dimou.neochoras@neochora.example\n',
        "yaml-unclosed",
    ),
    "a bracket that is never closed": (CENTRES, "languages: [el, en, ar]", "languages: ⟨[el, en, ar", "yaml-unclosed"),
    "a brace that is never closed": (
        CENTRES,
        "address: { place: Δίπλα στο γήπεδο }",
        "address: ⟨{ place: Δίπλα στο γήπεδο",
        "yaml-unclosed",
    ),
    "a comma missing between fields on one line": (
        CENTRES,
        "{ step_free: yes, note: Υπάρχει ράμπα. }",
        "{ step_free: yes note⟨: Υπάρχει ράμπα. }",
        "yaml-comma",
    ),
    "the marks of a merge conflict": (
        CENTRES,
        "    cost: free\n",
        "⟨<<<<<<< HEAD\n    cost: free\n=======\n    cost: unknown\n>>>>>>> main\n",
        "yaml-conflict",
    ),
    "an alias": (CENTRES, "address: { place: Δίπλα στο γήπεδο }", "address: ⟨*address", "yaml-alias"),
    "an anchor": (CENTRES, "  vathyrema:\n    name: Δήμος", "  vathyrema: ⟨&town\n    name: Δήμος", "yaml-alias"),
    "a tag": (CENTRES, "name: Παράρτημα Ρομά Νεοχώρας", "name: ⟨!secret Παράρτημα Ρομά Νεοχώρας", "yaml-tag"),
    "a second document": (CENTRES, "programmes:\n", "⟨---\nprogrammes:\n", "yaml-two-documents"),
    "a field given twice": (
        CENTRES,
        "    branch_of: neochora-main\n",
        "    branch_of: neochora-main\n    ⟨kind: main\n",
        "duplicate-key",
    ),
    "a centre given twice": (
        CENTRES,
        "  vathyrema:\n    municipality: vathyrema\n",
        "  ⟨neochora-roma:\n    municipality: vathyrema\n",
        "duplicate-key",
    ),
    "a list as a key": (CENTRES, "    cost: free\n", "    ⟨[cost]: free\n", "yaml-key"),
    "a control character": (CENTRES, "    cost: free\n", "    cost: fr⟨\u0007ee\n", "yaml-bad-character"),
    # Fields, lists and names
    "one value where fields are due": (
        CENTRES,
        "address: { place: Δίπλα στο γήπεδο }",
        "address: ⟨Δίπλα στο γήπεδο",
        "expected-mapping",
    ),
    "a list where fields are due": (
        CENTRES,
        "address: { place: Δίπλα στο γήπεδο }",
        "address: ⟨[ Δίπλα στο γήπεδο ]",
        "expected-mapping",
    ),
    "one value where a list is due": (CENTRES, "languages: [el, en, ar]", "languages: ⟨el", "expected-list"),
    "fields where a list is due": (
        CENTRES,
        'phones: [ { number: "2310555002" } ]',
        'phones: ⟨{ number: "2310555002" }',
        "expected-list",
    ),
    "a list where one value is due": (
        CENTRES,
        "branch_of: neochora-main",
        "branch_of: ⟨[ neochora-main ]",
        "expected-value",
    ),
    "fields where a text is due": (
        CENTRES,
        "note: Υπάρχει ράμπα.",
        "note: ⟨{ text: Υπάρχει ράμπα. }",
        "expected-value",
    ),
    "phones without their field": (
        CENTRES,
        'phones: [ { number: "2310555002" } ]',
        'phones: [ ⟨"2310555002" ]',
        "expected-mapping",
    ),
    "a field with a slip": (CENTRES, "    cost: free\n", "    ⟨costs: free\n", "unknown-key-close"),
    "a field by its Greek name": (CENTRES, "    email: kentro", "    ⟨διεύθυνση: kentro", "unknown-key-close"),
    "a field by its Greek name in capitals": (
        CENTRES,
        "    appointment: required\n",
        "    ⟨ΡΑΝΤΕΒΟΥ: required\n",
        "unknown-key-close",
    ),
    "a field with a capital": (CENTRES, "    email: kentro", "    ⟨Email: kentro", "unknown-key-close"),
    "a field in Greeklish": (CENTRES, "    cost: free\n", "    ⟨kostos-ypiresion: free\n", "unknown-key"),
    "a field with an invisible sign": (CENTRES, "    cost: free\n", "    ⟨cos\u200bt: free\n", "invisible"),
    "a profession with a slip": (CENTRES, "psychologist: unknown", "⟨psycologist: 1", "unknown-key-close"),
    "a centre that is only an id": (CENTRES, "programmes:\n", "  ⟨empty-one:\nprogrammes:\n", "empty-record"),
    "no name of a centre": (
        CENTRES,
        "    municipality: vathyrema\n    kind: main\n    name: Κέντρο Κοινότητας Βαθυρέματος\n",
        "    ⟨municipality: vathyrema\n    kind: main\n",
        "missing",
    ),
    "a name left open": (CENTRES, "    name: Παράρτημα Ρομά Νεοχώρας\n", "    name: ⟨unknown\n", "missing"),
    "an empty name": (CENTRES, "    name: Παράρτημα Ρομά Νεοχώρας\n", "    name:⟨\n", "missing"),
    "no source of a centre": (
        CENTRES,
        "municipality: neochora\n    kind: roma-branch\n    branch_of: neochora-main\n"
        "    name: Παράρτημα Ρομά Νεοχώρας\n    address: { place: Δίπλα στο γήπεδο }\n"
        '    phones: [ { number: "2310555002" } ]\n    hours: { regular: "Tu,Th 10:00-13:00" }\n'
        "    source: poster\n",
        "⟨municipality: neochora\n    kind: roma-branch\n    branch_of: neochora-main\n"
        "    name: Παράρτημα Ρομά Νεοχώρας\n    address: { place: Δίπλα στο γήπεδο }\n"
        '    phones: [ { number: "2310555002" } ]\n    hours: { regular: "Tu,Th 10:00-13:00" }\n',
        "missing",
    ),
    "no kind of a source": (
        CENTRES,
        "publisher: Εφημερίδα «Νέα»\n    url: https://nea.example/kentro\n    published: 2024\n    standing: press\n",
        "⟨publisher: Εφημερίδα «Νέα»\n    url: https://nea.example/kentro\n    published: 2024\n",
        "missing",
    ),
    "no number of a phone": (CENTRES, '{ number: "2310 555001", for: Ραντεβού }', "⟨{ for: Ραντεβού }", "missing"),
    "an id in Greek": (CENTRES, "  vathyrema:\n    municipality", "  ⟨βαθύρεμα:\n    municipality", "bad-id"),
    "an id with a capital": (CENTRES, "  vathyrema:\n    municipality", "  ⟨Vathyrema:\n    municipality", "bad-id"),
    "an id with a look-alike letter": (
        CENTRES,
        "  vathyrema:\n    municipality",
        "  ⟨vathyremа:\n    municipality",
        "bad-id",
    ),
    "an id that climbs": (CENTRES, "  vathyrema:\n    municipality", "  ⟨../vathyrema:\n    municipality", "bad-id"),
    "an id with a space": (CENTRES, "      door: {", "      ⟨front door: {", "bad-id"),
    # Names of other records
    "a source that does not exist": (
        CENTRES,
        "    source: poster\ncentres:",
        "    source: ⟨rumour\ncentres:",
        "unknown-id",
    ),
    "a source with a slip": (
        CENTRES,
        'regular: "Tu,Th 10:00-13:00" }\n    source: poster\n',
        'regular: "Tu,Th 10:00-13:00" }\n    source: ⟨psoter\n',
        "unknown-id-close",
    ),
    "a source with an invisible sign": (
        CENTRES,
        'regular: "Tu,Th 10:00-13:00" }\n    source: poster\n',
        'regular: "Tu,Th 10:00-13:00" }\n    source: ⟨pos\u00adter\n',
        "invisible",
    ),
    "a service that does not exist": (CENTRES, "- guaranteed-minimum-income", "- ⟨free-tea", "unknown-id"),
    "a service with a slip": (CENTRES, "- { id: social-grocery,", "- { id: ⟨social-grocry,", "unknown-id-close"),
    "a municipality that does not exist": (CENTRES, "municipality: vathyrema", "municipality: ⟨olympus", "unknown-id"),
    "a branch of nothing": (CENTRES, "branch_of: neochora-main", "branch_of: ⟨olympus", "unknown-id"),
    "a branch of itself": (CENTRES, "branch_of: neochora-main", "branch_of: ⟨neochora-roma", "branch-of-itself"),
    "a programme with a slip": (CENTRES, "programme: town-programme", "programme: ⟨town-program", "unknown-id-close"),
    "a cell of no column whose value is unknown": (
        SERVICES,
        "now: most, then: unknown",
        "now: most, ⟨before: unknown",
        "fact-unknown",
    ),
    "a holiday that does not exist": (
        CENTRES,
        "holidays: [neochora-patron]",
        "holidays: [ ⟨neochora-patrn ]",
        "unknown-id-close",
    ),
    "a service twice": (
        CENTRES,
        "      - moving-help\n",
        "      - moving-help\n      - ⟨moving-help\n",
        "service-twice",
    ),
    "a part of a line that is not there": (CENTRES, "part_of: requests", "part_of: ⟨requets", "figure-part"),
    "a fact that does not exist": (SERVICES, '"{first} για ένα άτομο', '⟨"{frist} για ένα άτομο', "fact-unknown"),
    "a cell of a fact that does not exist": (SERVICES, "cells: { now: first,", "cells: { ⟨now: frist,", "fact-unknown"),
    "a paper that does not exist": (SERVICES, "items: [identity,", "items: [⟨identty,", "unknown-id-close"),
    "the id of a national source": (
        SERVICES,
        "sources:\n",
        "sources:\n  ⟨opeka-eee: { publisher: Α, title: Β, standing: press }\n",
        "id-twice",
    ),
    "an old address that is another's": (
        CENTRES,
        "neochora-roma:\n    municipality: neochora\n    kind: roma-branch\n    branch_of: neochora-main\n",
        "⟨neochora-roma:\n    municipality: neochora\n    kind: roma-branch\n"
        "    branch_of: neochora-main\n    former_ids: [ vathyrema ]\n",
        "former-id-taken",
    ),
    # Phones
    "a letter for a digit": (CENTRES, '"2310 555001', '⟨"231O 555001', "phone-letters"),
    "a word before the number": (CENTRES, '"2310 555001', '⟨"τηλ. 2310 555001', "phone-letters"),
    "an extension after the number": (CENTRES, '"2310 555001', '⟨"2310 555001 εσωτ. 12', "phone-letters"),
    "a digit too few": (CENTRES, '"2310 555001', '⟨"2310 55500', "phone-length"),
    "a digit too many": (CENTRES, '"2310 555001', '⟨"2310 5550011', "phone-length"),
    "a nought too many": (CENTRES, '"2310 555001', '⟨"02310555001', "phone-length"),
    "two numbers on one line": (CENTRES, '"2310 555001', '⟨"2310 555001, 2310 555004', "phone-several"),
    "four numbers on one line": (
        CENTRES,
        '"2310 555001',
        '⟨"2310 555001, 2310 555004 / 2310 555005 & 6912345679',
        "phone-several",
    ),
    "a number and the ending of another": (CENTRES, '"2310 555001', '⟨"2693360307-4', "phone-range"),
    "a number and another ending after a slash": (CENTRES, '"2310 555001', '⟨"2310 555001/2', "phone-range"),
    "a number of another country": (CENTRES, '"2310 555001', '⟨"+49 30 901820', "phone-not-greek"),
    "a number that begins with five": (CENTRES, '"2310 555001', '⟨"5310555001', "phone-not-greek"),
    "a stand-in of noughts": (CENTRES, '"2310 555001', '⟨"2100000000', "phone-placeholder"),
    "a stand-in that counts": (CENTRES, '"2310 555001', '⟨"2101234567', "phone-placeholder"),
    "a stand-in of one digit": (CENTRES, '"2310 555001', '⟨"2222222222', "phone-placeholder"),
    "a short code that nobody has": (CENTRES, '"2310 555001', '⟨"1999', "phone-length"),
    "a name for a number": (CENTRES, '"2310 555001', '⟨"Μαρία', "phone-letters"),
    "the same number twice": (CENTRES, '{ number: "6912345678"', '⟨{ number: "2310555001"', "phone-twice"),
    "a number of another municipality": (
        CENTRES,
        "    kind: main\n    name: Κέντρο Κοινότητας Βαθυρέματος\n",
        '    kind: main\n    name: Κέντρο Κοινότητας Βαθυρέματος\n    phones: [ ⟨{ number: "2310555002" } ]\n',
        "phone-of-another",
    ),
    "a phone of the operator with letters": (SETTINGS, '"2310 555010"', '⟨"2310 GARDEN"', "phone-letters"),
    # Addresses, e-mails, links
    "a postcode of four digits": (CENTRES, 'postcode: "57001"', 'postcode: ⟨"5700"', "not-a-postcode"),
    "a postcode of another country": (CENTRES, 'postcode: "57001"', 'postcode: ⟨"99950"', "not-a-postcode"),
    "a postcode with a letter": (CENTRES, 'postcode: "57001"', 'postcode: ⟨"57OO1"', "not-a-postcode"),
    "a postcode that counts": (CENTRES, 'postcode: "57001"', 'postcode: ⟨"12345"', "stand-in"),
    "a place on the map with commas for points": (
        CENTRES,
        'postcode: "57001"',
        'location: ⟨"37,98381, 23,72754"',
        "not-a-location",
    ),
    "a place on the map turned round": (
        CENTRES,
        'postcode: "57001"',
        'location: ⟨"23.72754, 37.98381"',
        "location-abroad",
    ),
    "a place on the map in another country": (
        CENTRES,
        'postcode: "57001"',
        'location: ⟨"48.85661, 2.35222"',
        "location-abroad",
    ),
    "a place on the map in the Gulf of Guinea": (
        CENTRES,
        'postcode: "57001"',
        'location: ⟨"0.000, 0.000"',
        "location-abroad",
    ),
    "a link to a map for a place": (
        CENTRES,
        'postcode: "57001"',
        'location: ⟨"https://www.google.com/maps/@37.98381,23.72754,17z"',
        "not-a-location",
    ),
    "a floor in words": (CENTRES, "floor: 1,", "floor: ⟨πρώτος,", "not-a-number"),
    "an e-mail without its sign": (
        CENTRES,
        "kentro.koinotitas.dimou.neochoras@neochora",
        "⟨kentro.koinotitas.dimou.neochoras.neochora",
        "not-an-email",
    ),
    "an e-mail with a space": (
        CENTRES,
        "kentro.koinotitas.dimou.neochoras@neochora",
        "⟨kentro.koinotitas.dimou.neochoras @neochora",
        "not-an-email",
    ),
    "an e-mail with its sign in words": (
        CENTRES,
        "kentro.koinotitas.dimou.neochoras@neochora",
        "⟨kentro.koinotitas.dimou.neochoras(at)neochora",
        "not-an-email",
    ),
    "an e-mail with a Greek letter": (
        CENTRES,
        "kentro.koinotitas.dimou.neochoras@neochora",
        "⟨kentro.koinotitas.dimou.neochοras@neochora",
        "not-an-email",
    ),
    "two e-mails": (
        CENTRES,
        "email: kentro.koinotitas.dimou.neochoras@neochora.example",
        "email: ⟨a@neochora.example, b@neochora.example",
        "not-an-email",
    ),
    "an e-mail without its ending": (
        CENTRES,
        "kentro.koinotitas.dimou.neochoras@neochora.example",
        "⟨kentro.koinotitas.dimou.neochoras@neochora",
        "not-an-email",
    ),
    "an e-mail of an example": (
        CENTRES,
        "kentro.koinotitas.dimou.neochoras@neochora.example",
        "⟨kentro.koinotitas.dimou.neochoras@example.com",
        "stand-in",
    ),
    "a link without its beginning": (
        CENTRES,
        '"https://neochora.example/nea?a=1&b=2',
        '⟨"www.neochora.example/nea',
        "not-a-link",
    ),
    "a link with a slip in its beginning": (
        CENTRES,
        '"https://neochora.example/nea?a=1&b=2',
        '⟨"htps://neochora.example/nea',
        "not-a-link",
    ),
    "a link with a space": (
        CENTRES,
        '"https://neochora.example/nea?a=1&b=2',
        '⟨"https://neochora.example/τα νέα',
        "not-a-link",
    ),
    "a link that runs a script": (
        CENTRES,
        '"https://neochora.example/nea?a=1&b=2',
        '⟨"javascript:alert(1)',
        "not-a-link",
    ),
    "a link to a file": (CENTRES, '"https://neochora.example/nea?a=1&b=2', '⟨"file:///C:/nea.pdf', "not-a-link"),
    "a link to one's own computer": (
        CENTRES,
        '"https://neochora.example/nea?a=1&b=2',
        '⟨"http://localhost/nea',
        "not-a-link",
    ),
    "a link of an example": (
        CENTRES,
        '"https://neochora.example/nea?a=1&b=2',
        '⟨"https://www.example.com/',
        "stand-in",
    ),
    "the same address as another centre": (
        CENTRES,
        "    kind: main\n    name: Κέντρο Κοινότητας Βαθυρέματος\n",
        "    kind: main\n    name: Κέντρο Κοινότητας Βαθυρέματος\n"
        '    address: ⟨{ street: "Ακακιών 12, Ευβοίας", locality: ΝΕΟΧΩΡΑ }\n',
        "address-twice",
    ),
    "the same name as another centre": (
        CENTRES,
        "    name: Παράρτημα Ρομά Νεοχώρας",
        "    name: ⟨Κέντρο Κοινότητας  ΝΕΟΧΩΡΑΣ",
        "name-twice",
    ),
    # Hours
    "hours in Greek words": (CENTRES, '"Tu,Th 10:00-13:00', '⟨"Τρίτη και Πέμπτη 10-1', "hours-meant"),
    "hours in other words": (CENTRES, '"Tu,Th 10:00-13:00', '⟨"τα πρωινά', "hours-form"),
    "a day with a slip": (CENTRES, '"Tu,Th 10:00-13:00', '⟨"Tue,Th 10:00-13:00', "hours-meant"),
    "closing before opening": (CENTRES, '"Tu,Th 10:00-13:00', '⟨"Tu,Th 13:00-10:00', "hours-order"),
    "a time that no clock shows": (CENTRES, '"Tu,Th 10:00-13:00', '⟨"Tu,Th 10:00-25:00', "hours-time"),
    "hours that overlap": (CENTRES, '"Tu,Th 10:00-13:00', '⟨"Tu,Th 10:00-13:00,12:00-14:00', "hours-overlap"),
    "a day twice": (CENTRES, '"Tu,Th 10:00-13:00', '⟨"Tu,Th 10:00-13:00; Tu 17:00-19:00', "hours-day-twice"),
    "a season before the ordinary hours": (
        CENTRES,
        '"Tu,Th 10:00-13:00',
        '⟨"Jul-Aug Tu 10:00-12:00; Tu,Th 10:00-13:00',
        "hours-season-first",
    ),
    "a season of days that do not exist": (
        CENTRES,
        '"Tu,Th 10:00-13:00',
        '⟨"Tu,Th 10:00-13:00; Jun 31-Aug 31 Tu 10:00-12:00',
        "hours-dates",
    ),
    "hours of the public holidays in Greek": (
        CENTRES,
        "public_holidays: closed",
        "public_holidays: ⟨κλειστά",
        "not-one-of-close",
    ),
    "half-holidays without their nought": (CENTRES, 'half_holidays: "13:00"', 'half_holidays: ⟨"9:00"', "not-a-time"),
    "times of a remark the wrong way round": (CENTRES, 'time: "08:00-10:00"', 'time: ⟨"10:00-08:00"', "hours-order"),
    "times of a remark without their noughts": (CENTRES, 'time: "08:00-10:00"', 'time: ⟨"8-10"', "not-a-time-range"),
    # Days and periods
    "a Greek day": (CENTRES, "published: 2026-10-05", "published: ⟨5/10/2026", "not-a-date"),
    "a day that does not exist": (CENTRES, "published: 2026-10-05", "published: ⟨2026-02-30", "not-a-date"),
    "a year with a slip": (CENTRES, "published: 2026-10-05", "published: ⟨2206-10-05", "year-odd"),
    "a source of a day to come": (CENTRES, "published: 2026-10-05", "published: ⟨2026-12-05", "date-to-come"),
    "a centre verified on a day to come": (
        CENTRES,
        "{ on: 2026-10-05, how: phone",
        "{ on: ⟨2026-12-05, how: phone",
        "date-to-come",
    ),
    "a day of a notice in Greek": (
        CENTRES,
        "from: 2026-11-12, to: 2026-11-13",
        "from: ⟨12/11/2026, to: 2026-11-13",
        "not-a-day",
    ),
    "a month for a day of a notice": (
        CENTRES,
        "from: 2026-11-12, to: 2026-11-13",
        "from: ⟨2026-11, to: 2026-11-13",
        "not-a-day",
    ),
    "a notice that ends before it begins": (
        CENTRES,
        "from: 2026-11-12, to: 2026-11-13",
        "from: 2026-11-12, to: ⟨2026-11-11",
        "period-order",
    ),
    "a notice that ended": (
        CENTRES,
        "{ kind: closure, from: 2026-11-12, to: 2026-11-13",
        "⟨{ kind: closure, from: 2026-10-12, to: 2026-10-13",
        "notice-ended",
    ),
    "a notice without an end": (
        CENTRES,
        "{ kind: closure, from: 2026-11-12, to: 2026-11-13",
        "⟨{ kind: closure, from: 2026-11-12",
        "notice-open-end",
    ),
    "other hours that are not said": (
        CENTRES,
        '{ kind: hours, from: 2026-11-18, to: 2026-11-18, hours: "09:00-11:00"',
        "⟨{ kind: hours, from: 2026-11-18, to: 2026-11-18",
        "notice-hours",
    ),
    "hours of a message": (
        CENTRES,
        "to: 2026-11-15, text: Η πόρτα",
        'to: 2026-11-15, hours: ⟨"09:00-11:00", text: Η πόρτα',
        "notice-no-hours",
    ),
    "a message that says nothing": (
        CENTRES,
        "{ kind: message, from: 2026-11-05, to: 2026-11-15, text: Η πόρτα ανοίγει από πίσω.",
        "⟨{ kind: message, from: 2026-11-05, to: 2026-11-15",
        "missing",
    ),
    "two changes of one day": (
        CENTRES,
        'from: 2026-11-18, to: 2026-11-18, hours: "09:00-11:00" }\n',
        'from: 2026-11-18, to: 2026-11-18, hours: "09:00-11:00" }\n'
        '      - ⟨{ kind: hours, from: 2026-11-17, to: 2026-11-19, hours: "10:00-11:00" }\n',
        "notice-overlap",
    ),
    "a notice about a service of others": (
        CENTRES,
        "to: 2026-11-20, service: moving-help",
        "to: 2026-11-20, service: ⟨housing-benefit",
        "notice-service",
    ),
    "a report that ends before it begins": (
        CENTRES,
        "period: { from: 2024, to: 2024 }",
        "period: ⟨{ from: 2024, to: 2023 }",
        "period-order",
    ),
    "years the wrong way round": (CENTRES, 'period: "2021-2027"', 'period: ⟨"2027-2021"', "period-order"),
    "one year for a period": (CENTRES, 'period: "2021-2027"', 'period: ⟨"2021"', "not-years"),
    "a length of time in words": (CENTRES, "review_every: P6M", "review_every: ⟨6 μήνες", "not-a-period"),
    "a holiday on the thirty-first of November": (CENTRES, "date: 11-25", "date: ⟨11-31", "not-a-month-day"),
    "a holiday the day before the month": (CENTRES, "date: 11-25", "date: ⟨25-11", "not-a-month-day"),
    "a holiday without its day": (
        CENTRES,
        "neochora-patron: { name: Αγίας Αικατερίνης, date: 11-25, source: poster }",
        "⟨neochora-patron: { name: Αγίας Αικατερίνης, source: poster }",
        "holiday-day",
    ),
    "a review before the statement": (SETTINGS, "reviewed: 2026-10-05", "reviewed: ⟨2026-08-05", "statement-order"),
    # Words and numbers
    "a kind that does not exist": (CENTRES, "kind: roma-branch", "kind: ⟨other", "not-one-of"),
    "a kind with a slip": (CENTRES, "kind: roma-branch", "kind: ⟨roma", "not-one-of"),
    "a kind in capitals": (CENTRES, "kind: roma-branch", "kind: ⟨ROMA-BRANCH", "not-one-of-close"),
    "a kind in Greek": (CENTRES, "kind: roma-branch", "kind: ⟨Παράρτημα Ρομά", "not-one-of-close"),
    "yes in Greek": (CENTRES, "step_free: yes", "step_free: ⟨Ναι", "not-one-of-close"),
    "free in Greek": (CENTRES, "cost: free", "cost: ⟨δωρεάν", "not-one-of-close"),
    "an appointment that is always": (CENTRES, "appointment: required", "appointment: ⟨πάντα", "not-one-of"),
    "true in Greek": (SETTINGS, "demonstration: false", "demonstration: ⟨όχι", "not-one-of-close"),
    "yes for true": (SETTINGS, "demonstration: false", "demonstration: ⟨yes", "not-one-of-close"),
    "a number with a point for thousands": (CENTRES, "value: 12345", "value: ⟨12.345", "not-a-number"),
    "a number with words": (CENTRES, "social-worker: 1", "social-worker: ⟨ένας", "not-a-number"),
    "a number below nought": (CENTRES, "floor: 1,", "floor: ⟨-1,", "not-a-number"),
    "an amount with a comma": (SERVICES, "value: 40.5", 'value: ⟨"40,5"', "not-a-decimal"),
    "an amount with its sign": (SERVICES, "value: 150", "value: ⟨150€", "not-a-decimal"),
    "an amount without its unit": (SERVICES, "first: { value: 150, unit: EUR,", "⟨first: { value: 150,", "fact-shape"),
    "an amount without a source": (
        SERVICES,
        'closing: { time: "18:00", source: decree }',
        '⟨closing: { time: "18:00" }',
        "missing",
    ),
    "a time of a fact without its nought": (
        SERVICES,
        'hour-one: { time: "06:00"',
        'hour-one: { time: ⟨"6:00"',
        "not-a-time",
    ),
    "a language by its name": (CENTRES, "languages: [el, en, ar]", "languages: [el, ⟨Αγγλικά, ar]", "language-unknown"),
    "the country for the language": (
        CENTRES,
        "languages: [el, en, ar]",
        "languages: [⟨gr, en, ar]",
        "language-unknown",
    ),
    "a language twice": (CENTRES, "languages: [el, en, ar]", "languages: [el, en, ⟨el]", "item-twice"),
    "a colour by its name": (SETTINGS, '"#7a1f5c"', "⟨red", "not-a-colour"),
    "a colour that is too pale": (SETTINGS, '"#7a1f5c"', '⟨"#ffd700"', "accent-pale"),
    "a link to a map without the address": (
        SETTINGS,
        '"https://map.example/?q={address}"',
        '⟨"https://map.example/?q="',
        "not-a-map-link",
    ),
    "a language of the site that nobody knows": (CONFIG, "locale: en", "locale: ⟨eng", "language-unknown"),
    # Letters and texts
    "a Latin letter in a Greek word": (CENTRES, "name: Παράρτημα Ρομά", "name: ⟨Παράρτημα Ρoμά", "look-alike"),
    "a Cyrillic letter in a Greek word": (CENTRES, "name: Παράρτημα Ρομά", "name: ⟨Пαράρτημα Ρομά", "look-alike"),
    "a Greek letter in a Latin word": (CENTRES, "funding: Συγχρηματοδότηση.", "funding: ⟨Eurοpean Union", "look-alike"),
    "a zero-width space": (CENTRES, "name: Παράρτημα Ρομά", "name: ⟨Παράρ\u200bτημα Ρομά", "invisible"),
    "a soft hyphen": (CENTRES, "name: Παράρτημα Ρομά", "name: ⟨Παράρ\u00adτημα Ρομά", "invisible"),
    "a sign that turns the text round": (CENTRES, "name: Παράρτημα Ρομά", "name: ⟨\u202eΠαράρτημα Ρομά", "invisible"),
    "a mark of direction in an e-mail": (
        CENTRES,
        "kentro.koinotitas.dimou.neochoras@neochora",
        "⟨kentro.koinotitas.dimou.neochoras\u200e@neochora",
        "invisible",
    ),
    "a word left to be written": (CENTRES, "note: Υπάρχει ράμπα.", "note: ⟨TODO", "stand-in"),
    "a text to be written later": (CENTRES, "note: Υπάρχει ράμπα.", "note: ⟨Υπάρχει xxx.", "stand-in"),
    "dots for a text": (CENTRES, "note: Υπάρχει ράμπα.", "note: ⟨...", "stand-in"),
    "a text of the printers": (CENTRES, "note: Υπάρχει ράμπα.", "note: ⟨Lorem ipsum dolor sit amet.", "stand-in"),
    "a test for a name": (CENTRES, "name: Παράρτημα Ρομά Νεοχώρας", "name: ⟨Τεστ", "stand-in"),
    "an abbreviation in Latin letters": (
        SERVICES,
        '"{first} για ένα άτομο με ΑΜΚΑ',
        '⟨"{first} για ένα άτομο με AMKA',
        "look-alike-word",
    ),
    "an abbreviation that nobody explains": (
        SERVICES,
        "summary: Ο δήμος δίνει σχολικές τσάντες.",
        "summary: ⟨Ο ΔΞΨΩ δίνει σχολικές τσάντες.",
        "unexplained",
    ),
    "a number typed into a text": (
        SERVICES,
        "text: Αν αργήσετε το χάνετε.",
        "text: ⟨Αν αργήσετε 5 μέρες το χάνετε.",
        "number-in-text",
    ),
    "a sentence without a source": (
        SERVICES,
        "text: Αν αργήσετε το χάνετε., source: newspaper",
        "text: ⟨Αν αργήσετε το χάνετε.",
        "statement-unsourced",
    ),
    "a value that the text of a remark does not name": (
        CENTRES,
        'door: { about: address, text: "Η πόρτα είναι στην {street}, ώρες {time}.',
        '⟨door: { about: address, text: "Η πόρτα είναι στην {street}, ώρες {tme}.',
        "remark-placeholder",
    ),
    "a source that nobody can find": (
        CENTRES,
        "poster:\n    publisher: Δήμος Νεοχώρας\n    title: Αφίσα στην είσοδο\n",
        "⟨poster:\n    publisher: Δήμος Νεοχώρας\n",
        "source-lost",
    ),
    "a report of nobody": (
        CENTRES,
        "neochora-2024:\n    centre: neochora-main\n    period",
        "⟨neochora-2024:\n    period",
        "activity-owner",
    ),
    "what people call it, in no language": (
        SERVICES,
        "also_called: { el: [παλιοκουτιά],",
        "also_called: { ⟨greek: [παλιοκουτιά],",
        "language-unknown",
    ),
    "what people call it, by no name": (
        SERVICES,
        "also_called: { el: [παλιοκουτιά],",
        "also_called: { ⟨el: [],",
        "also-called-empty",
    ),
}
"""Which file, what stands in it, what an editor makes of it (⟨ marks the place of the message), and the message."""

WARNINGS = [
    "accent-pale",
    "address-twice",
    "item-twice",
    "look-alike-word",
    "notice-ended",
    "notice-open-end",
    "phone-of-another",
    "phone-twice",
    "unexplained",
]
"""The messages that block nothing."""

SAMPLED = [
    pytest.param(*case, id=name, marks=[] if index % 3 == 0 else [pytest.mark.everything])
    for index, (name, case) in enumerate(BROKEN.items())
]
"""A third of them in `make test`: each is a whole check of a town."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that each test leaves as it was."""
    return towns.copy("neochora", tmp_path_factory.mktemp("broken") / "town")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Upstream's files stay as they are: they are parsed once for all tests."""
    monkeypatch.setattr(kentro.load, "read", parsed)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", towns.DAY)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@functools.cache
def upstream(source: bytes, file: str) -> Node | None:
    return positions.read(source, file, Problems())


def parsed(source: bytes, file: str, problems: Problems) -> Node | None:
    """What `positions.read` gives."""
    return upstream(source, file) if file.startswith("data/national/") else positions.read(source, file, problems)


def pattern(code: str, lang: str) -> str:
    """A regular expression for a message whatever fills it, and for the suggestion that may follow."""
    said = messages._SENTENCES[code][messages.LANGUAGES.index(lang)]
    parts = [re.escape(text) + (".+?" if name else "") for text, name, _, _ in string.Formatter().parse(said)]
    return "".join(parts) + r"(?: Μήπως εννοείτε «.+»;)?"


def files(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file with its size and when it was written."""
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): (stat.st_size, stat.st_mtime_ns) for path, stat in found}


def own(output: str) -> Iterator[str]:
    """The problems of the town's own files."""
    return (line for line in output.splitlines() if re.match(r"(?!data/national/)\S+:\d+:\d+: ", line))


def test_there_are_enough_of_them_and_of_every_kind() -> None:
    assert len(BROKEN) >= 120
    assert len({code for *_, code in BROKEN.values()}) >= 60


def test_the_town_itself_has_no_mistake(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert manage.main(["--root", str(site), "check"]) == 0
    assert list(own(capsys.readouterr().out)) == []


@pytest.mark.parametrize(("file", "old", "new", "code"), SAMPLED)
def test_a_slip_is_one_message_at_its_place_and_nothing_is_written(
    site: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, code: str
) -> None:
    path = site / file
    text = path.read_bytes().decode()
    assert text.count(old) == 1
    before = text[: text.index(old)] + new[: new.index("⟨")]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    try:
        path.write_bytes(text.replace(old, new.replace("⟨", "")).encode())
        untouched = files(site)
        exit_code = manage.main(["--root", str(site), "check" if code in WARNINGS else "build"])
        assert files(site) == untouched
    finally:
        path.write_bytes(text.encode())
    said = capsys.readouterr()
    (line,) = own(said.out)
    assert re.fullmatch(rf"{re.escape(file)}:{place}: (?:.+?: )?{pattern(code, 'el')}", line), line
    assert exit_code == (0 if code in WARNINGS else 1)
    assert said.err == ""
