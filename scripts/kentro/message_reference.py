"""The message reference for editors: each message of the checker and what to do, as Markdown, in Greek and English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kentro.messages import LANGUAGES, codes, named, sentence

PLACES = {"el": "docs-dev/messages.el.md", "en": "docs-dev/messages.md"}

_START = (
    """\
# Τι λέει ο έλεγχος

Αυτή η σελίδα γράφεται μόνη της από το `scripts/kentro/messages.py` (`make schema`). Μην την αλλάξετε με το χέρι.

Στη θέση του «…» ο έλεγχος γράφει αυτό που βρήκε. Πριν από το μήνυμα λέει το αρχείο, τη γραμμή και τη στήλη, και ποιο
κέντρο ή πεδίο αφορά. Ένα **λάθος** πρέπει να διορθωθεί. Μια **προειδοποίηση** δεν σταματά τίποτα.

Βρείτε το μήνυμά σας με Ctrl+F. Τα πεδία ένα ένα είναι στο [fields.md](fields.md).
""",
    """\
# What the check says

This page is made from `scripts/kentro/messages.py` (`make schema`). Do not change it by hand.

In place of "…" the check writes what it found. Before the message it says the file, the line and the column, and which
centre or field it is about. An **error** must be mended. A **warning** stops nothing.

Find your message with Ctrl+F. The fields one by one are in [fields.md](fields.md) (in Greek).
""",
)


@dataclass(frozen=True)
class _Group:
    """Messages about the same thing: their codes as a pattern, a heading, and what to do about all of them."""

    codes: str
    heading: tuple[str, str]
    advice: tuple[str, str]


_GROUPS = (
    _Group(
        "yaml-.*|comment-in-brackets|duplicate-key|file-.*",
        ("Η γραφή του αρχείου", "How the file is written"),
        (
            "Δείτε τη γραμμή που λέει το μήνυμα και την αμέσως προηγούμενη. Συγκρίνετέ τες με ένα άλλο κέντρο του "
            "ίδιου "
            "αρχείου: ίδια κενά στην αρχή, άνω και κάτω τελεία με ένα κενό, εισαγωγικά που ανοίγουν και κλείνουν.",
            "Look at the line that the message names and at the one before it. Compare them with another centre in "
            "the same "
            "file: the same spaces at the start, a colon and one space, quotes that open and close.",
        ),
    ),
    _Group(
        "unknown-.*|expected-.*|missing|empty-record|bad-id|id-twice|item-twice|not-one-of.*|former-id-taken",
        ("Πεδία και ονόματα εγγραφών", "Fields and the names of records"),
        (
            "Τα πεδία και οι λέξεις τους γράφονται με λατινικά, ακριβώς όπως στο [fields.md](fields.md). Ό,τι δεν "
            "ξέρετε "
            "γράφεται `unknown`.",
            "Fields and their words are written in Latin letters, exactly as in [fields.md](fields.md). What you do "
            "not know "
            "is written `unknown`.",
        ),
    ),
    _Group(
        "hours-.*|calendar-ends|holiday-.*",
        ("Ώρες και αργίες", "Hours and holidays"),
        (
            "Ημέρες: `Mo Tu We Th Fr Sa Su`, Δευτέρα έως Κυριακή. Ώρες με τέσσερα ψηφία: `Mo-Fr 08:00-15:00`. Δύο "
            "διαστήματα την ίδια ημέρα: `Mo 08:00-13:00,17:00-20:00`. Άλλη ημέρα μετά από `; `.",
            "Days: `Mo Tu We Th Fr Sa Su`. Times with four digits: `Mo-Fr 08:00-15:00`. Two spans of one day: "
            "`Mo 08:00-13:00,17:00-20:00`. Another day after `; `.",
        ),
    ),
    _Group(
        "notice-.*",
        ("Ανακοινώσεις και έκτακτα κλεισίματα", "Notices and closures"),
        (
            "Μια γραμμή για κάθε αλλαγή: `- { kind: closure, from: 2026-12-24, to: 2026-12-31, text: Άδειες. }`",
            "A line for each change: `- { kind: closure, from: 2026-12-24, to: 2026-12-31, text: Άδειες. }`",
        ),
    ),
    _Group(
        "phone-.*",
        ("Τηλέφωνα", "Phone numbers"),
        (
            'Μια γραμμή για κάθε τηλέφωνο, μέσα σε εισαγωγικά: `- { number: "2105065885" }`. Κενά και παύλες ανάμεσα '
            "στα "
            "ψηφία επιτρέπονται.",
            'A line for each number, in quotes: `- { number: "2105065885" }`. Spaces and dashes between the digits '
            "are allowed.",
        ),
    ),
    _Group(
        "not-(?!formatted).*|location-.*|date-.*|year-.*|period-.*|accent-.*|language-unknown",
        ("Ημερομηνίες, αριθμοί, διευθύνσεις", "Dates, numbers, addresses"),
        (
            "Το μήνυμα λέει τη μορφή με ένα παράδειγμα. Αντιγράψτε τη μορφή του παραδείγματος.",
            "The message gives the form with an example. Copy the form of the example.",
        ),
    ),
    _Group(
        "source-.*|statement-unsourced|fact-.*|number-.*|remark-.*|figure-.*|activity-.*|stand-in|placeholder-.*"
        "|invisible|look-alike.*|long-sentence|unexplained|also-called-.*",
        ("Κείμενα και πηγές", "Texts and sources"),
        (
            "Οι πληροφορίες έχουν πηγή, και οι αριθμοί δικό τους πεδίο, για να διορθώνονται μία φορά για όλες τις "
            "γλώσσες.",
            "What is stated has a source, and numbers have a field of their own, so that they are corrected once for "
            "all "
            "languages.",
        ),
    ),
    _Group(
        "no-centres|service-twice|address-twice|name-twice|branch-of-.*|no-such-(?!revision).*",
        ("Κέντρα και υπηρεσίες", "Centres and services"),
        (
            "Δείτε αν η εγγραφή υπάρχει ήδη με άλλο όνομα, ή αν αντιγράφηκε και έμεινε κάτι από την παλιά.",
            "See whether the record exists under another name already, or was copied and kept something of the old "
            "one.",
        ),
    ),
    _Group(
        "statement-.*",
        ("Δήλωση προσβασιμότητας", "Accessibility statement"),
        (
            "Τα πεδία της είναι στο `data/site.yaml`, κάτω από το `accessibility`.",
            "Its fields are in `data/site.yaml`, under `accessibility`.",
        ),
    ),
    _Group(
        "po-.*|page-.*|language-.*|languages-.*|report-language|reviewed|nothing-to-review|hand-written",
        ("Μεταφράσεις και σελίδες με το χέρι", "Translations and pages by hand"),
        (
            "Πώς μεταφράζετε: [TRANSLATING.md](../TRANSLATING.md).",
            "How to translate: [TRANSLATING.md](../TRANSLATING.md).",
        ),
    ),
    _Group(
        "format-.*|migrat.*|update-.*|release-.*|changelog-.*|contract-.*",
        ("Νέες εκδόσεις", "New releases"),
        ("Πώς ενημερώνετε: [updating.el.md](updating.el.md).", "How to update: [updating.md](updating.md)."),
    ),
    _Group(
        "site-.*",
        ("Ο έτοιμος ιστότοπος", "The finished site"),
        (
            "Ο έλεγχος αυτός γίνεται στις έτοιμες σελίδες. Αν αλλάξατε μόνο στοιχεία και δεν βρίσκετε τι φταίει, "
            "ρωτήστε όποιον "
            "φροντίζει τον ιστότοπο.",
            "This check looks at the finished pages. If you changed data only and cannot tell what is wrong, ask "
            "whoever "
            "looks after the site.",
        ),
    ),
    _Group(
        "diff-.*|all-formatted|not-formatted|no-such-revision",
        ("Σύγκριση πριν και μετά", "Before and after"),
        (
            "Αυτά γράφει το αίτημα για όσα θα δει ο κόσμος.",
            "This is what a pull request says of what people will see.",
        ),
    ),
    _Group(
        "init-.*",
        ("Η αρχή ενός δικού σας ιστότοπου", "The start of a site of your own"),
        (
            "Αυτά λέει το `manage.py init`. Οδηγός: [start.el.md](start.el.md).",
            "This is what `manage.py init` says. Guide: [start.md](start.md).",
        ),
    ),
    _Group(
        "form-.*",
        ("Φόρμες", "Forms"),
        (
            "Αυτά γράφονται στο θέμα ή στο αίτημα που έγινε από φόρμα.",
            "These are written on the issue, or in the pull request that was made from a form.",
        ),
    ),
    _Group(
        ".*",
        ("Ό,τι άλλο λέει", "What else it says"),
        ("Αυτά πληροφορούν. Δεν ζητούν κάτι.", "These inform. They ask for nothing."),
    ),
)


def pages() -> dict[str, str]:
    """The reference in each language, by the place of its file."""
    return {PLACES[lang]: _page(lang) for lang in LANGUAGES}


def _page(lang: str) -> str:
    index = LANGUAGES.index(lang)
    parts = [_START[index]]
    left = sorted(codes())
    for group in _GROUPS:
        here = [code for code in left if re.fullmatch(group.codes, code)]
        left = [code for code in left if code not in here]
        lines = "\n".join(f'* <a id="{code}"></a>{_line(code, lang)}' for code in here)
        parts.append(f"## {group.heading[index]}\n\n{group.advice[index]}\n\n{lines}\n")
    return "\n".join(parts)


def _line(code: str, lang: str) -> str:
    """A message with `…` where a value goes; what Markdown would obey is escaped."""
    shape = {"expected-list": "value"}.get(code, "list" if code.startswith("expected-") else "…")
    said = sentence(code, lang, dict.fromkeys(named(code), "…") | {"found": shape})
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", said)
