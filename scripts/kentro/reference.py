"""The field reference for editors, in Greek, made from the model: every field, how it is written, an example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kentro.fields import Kind, ListOf, MapOf, Record, Slot, slots_of
from kentro.schema import FILES, hint

PLACE = "docs-dev/fields.md"

_START = """\
# Τα πεδία των δεδομένων

Αυτή η σελίδα γράφεται μόνη της από το `scripts/kentro/model.py` (`make schema`). Μην την αλλάξετε με το χέρι.

* Ό,τι δεν ξέρουμε γράφεται `unknown` και η σελίδα το λέει. Δεν μαντεύουμε.
* Τα πεδία με **έντονα** γράμματα είναι υποχρεωτικά. Τα άλλα μπορούν να λείπουν.
* Μετά την άνω και κάτω τελεία μπαίνει ένα κενό: `floor: 1`.
* Ένα κείμενο με «: », ή που αρχίζει με σύμβολο, μπαίνει σε εισαγωγικά: `note: "Ώρες: πρωί"`.
* Πολλά πεδία μαζί γράφονται σε δική τους γραμμή το καθένα, ή σε μία γραμμή μέσα σε `{ }`.
* Τα ονόματα των εγγραφών (`dafni-ymittos`) έχουν μικρά λατινικά γράμματα, αριθμούς και παύλες. Γίνονται διευθύνσεις.
"""

_END = """\
## Τι βλέπει ο επεξεργαστής κειμένου και τι μόνο ο έλεγχος

Το VS Code με το πρόσθετο «YAML» της Red Hat διαβάζει τα σχήματα του φακέλου `data/national/schema/` και υπογραμμίζει τα
λάθη την ώρα που γράφετε. Αυτά τα βρίσκει μόνο ο έλεγχος (`make check`, και κάθε πρόταση αλλαγής στο GitHub):

* ονόματα που δεν υπάρχουν πουθενά: πηγή, υπηρεσία, δήμος, κέντρο, πρόγραμμα,
* τηλέφωνα με 10 ψηφία που δεν υπάρχουν στην Ελλάδα, και προσωρινά, όπως 2100000000,
* ημέρες που δεν υπάρχουν, όπως 2026-02-30, και τέλος πριν από την αρχή,
* ώρες που κλείνουν πριν ανοίξουν, που πέφτουν η μία πάνω στην άλλη, ή που δεν υπάρχουν,
* σημεία και ταχυδρομικούς κώδικες έξω από την Ελλάδα,
* αόρατα σύμβολα, γράμματα από δύο αλφάβητα στην ίδια λέξη, και κείμενα όπως TODO,
* αριθμούς μέσα σε κείμενα, και ονόματα σε αγκίστρια που δεν έχουν τιμή,
* κέντρα με ίδιο όνομα, ίδια διεύθυνση ή ίδιο τηλέφωνο,
* το ίδιο πεδίο δύο φορές, στηλοθέτες (Tab), και τα σύμβολα &, * και ! της YAML.
"""


def page() -> str:
    """The whole reference as Markdown: the files in their order, each with the records that it introduces."""
    said: set[type[Any]] = set()
    parts = [_START]
    for file, top in FILES.values():
        parts.append(f"## `{file}`\n")
        for cls, label in records(top, "", said):
            parts.append(_table(cls, label))
    return "\n".join([*parts, _END])


def records(cls: type[Any], label: str, said: set[type[Any]]) -> Iterator[tuple[type[Any], str]]:
    """A record and those below it that have not been said, each with what the field that leads to it is called."""
    if cls in said:
        return
    said.add(cls)
    yield cls, label
    for slot in slots_of(cls).values():
        if inner := _inner(slot.kind):
            yield from records(inner, slot.label[0], said)


def _inner(kind: Kind[Any]) -> type[Any] | None:
    """The record that a field holds, alone, in a list or by name."""
    if isinstance(kind, ListOf | MapOf):
        return _inner(kind.item)
    return kind.cls if isinstance(kind, Record) else None


def _table(cls: type[Any], label: str) -> str:
    name = cls.__name__
    heading = [f"### {label[:1].upper()}{label[1:]} ({name})\n"] if label else []
    rows = ["| πεδίο | τι είναι | πώς γράφεται | παράδειγμα |", "| --- | --- | --- | --- |"]
    rows += [_row(key, slot) for key, slot in slots_of(cls).items()]
    return "\n".join([f'<a id="{name.lower()}"></a>\n', *heading, *rows, ""])


def _row(key: str, slot: Slot) -> str:
    written = hint(slot.kind)
    if inner := _inner(slot.kind):
        written = written.removesuffix("πεδία") + f"[πεδία](#{inner.__name__.lower()})"
    shown = f"**`{key}`**" if slot.required else f"`{key}`"
    return f"| {shown} | {slot.label[0]} | {written.replace('|', ' ')} | `{key}: {slot.example}` |"
