"""What a translator is told beside a text: where it stands, and what each of its placeholders holds.

The notes become the `#.` comments of the `.po` files. They name kinds of values with an example that never
changes, not the values themselves: a corrected amount changes no catalogue.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from kentro.model import Centre, Fact, Filling, Site
from kentro.values import PLACEHOLDER, Name, Text

PAGES = {
    "page": "γύρω από το περιεχόμενο κάθε σελίδας",
    "keep": "σελίδα κέντρου ή επιδόματος, τι παίρνει κανείς μαζί του",
    "papers": "σελίδα επιδόματος, σημάδια στα χαρτιά",
    "nav": "μενού κάθε σελίδας",
    "footer": "κάτω μέρος κάθε σελίδας",
    "funding": "κάτω μέρος κάθε σελίδας, ποιος πληρώνει",
    "home": "αρχική σελίδα",
    "centres": "κατάλογος των κέντρων",
    "nearest": "κατάλογος των κέντρων, τα πιο κοντινά",
    "centre": "σελίδα κέντρου",
    "kind": "σελίδα κέντρου, τι είδους κέντρο είναι",
    "address": "σελίδα κέντρου, διεύθυνση",
    "hours": "σελίδα κέντρου, ώρες",
    "why": "ώρες, ο λόγος: κομμάτι άλλης πρότασης",
    "visits": "σελίδα κινητής μονάδας, πού και πότε έρχεται",
    "now": "η γραμμή «ανοιχτά τώρα»",
    "calendar": "αρχείο ημερολογίου (hours.ics)",
    "notices": "σελίδα κέντρου, ανακοινώσεις",
    "appointment": "σελίδα κέντρου, ραντεβού",
    "cost": "σελίδα κέντρου, κόστος",
    "serves": "σελίδα κέντρου, ποιους εξυπηρετεί",
    "access": "σελίδα κέντρου, είσοδος",
    "spoken": "σελίδα κέντρου, γλώσσες που μιλούν",
    "staff": "σελίδα κέντρου, προσωπικό",
    "services": "σελίδα κέντρου, με τι βοηθά",
    "getting-there": "σελίδα κέντρου, πριν πάτε",
    "branches": "σελίδα κέντρου, άλλα κέντρα",
    "history": "σελίδα κέντρου, ιστορικό",
    "programme": "σελίδα κέντρου, χρηματοδότηση",
    "activity": "απολογισμός: πόσα έκανε ένα κέντρο",
    "links": "σελίδα κέντρου, σύνδεσμοι",
    "leaflet": "φυλλάδιο και αφίσα του κέντρου, σε χαρτί· και αντίγραφο της σελίδας σε αρχείο",
    "sources": "πηγές: στο τέλος κάθε σελίδας, και κομμάτια άλλων προτάσεων",
    "verified": "πότε ελέγχθηκαν τα στοιχεία",
    "municipality": "σελίδα δήμου",
    "benefits": "κατάλογος επιδομάτων και υπηρεσιών",
    "benefit": "σελίδα επιδόματος",
    "fact": "λέξεις δίπλα σε αριθμό, που μπαίνουν μέσα σε άλλες προτάσεις",
    "glossary": "γλωσσάρι",
    "help": "τηλέφωνα για βοήθεια τώρα",
    "privacy": "σελίδα απορρήτου",
    "offline": "αποθηκευμένες σελίδες, για όταν δεν υπάρχει σύνδεση",
    "open-data": "σελίδα ανοιχτών δεδομένων",
    "feed": "αρχείο νέων (feed.xml)",
    "moved": "σελίδα που άλλαξε διεύθυνση",
    "accessibility": "δήλωση προσβασιμότητας",
    "search": "σελίδα αναζήτησης",
    "not-found": "σελίδα που δεν βρέθηκε",
    "beside": "σελίδα με τη γλώσσα του αναγνώστη δίπλα στα ελληνικά",
}
"""Where the strings of each group of `data/national/interface.yaml` stand."""

VALUES = {
    "after": "το κομμάτι που ακολουθεί",
    "aim": "όνομα κανόνων, όπως «WCAG»",
    "all": "αριθμός",
    "amount": "ποσό, όπως «100 €»",
    "before": "το κομμάτι που προηγείται",
    "button": "κείμενο κουμπιού",
    "by": "όνομα φορέα ή προσώπου",
    "centre": "όνομα κέντρου",
    "change": "αλλαγή στις ώρες, πρόταση αυτού του αρχείου",
    "closed": "αριθμός",
    "closes": "ώρα, όπως «15:00»",
    "count": "αριθμός",
    "date": "ημερομηνία, όπως «15 Μαΐου 2023»",
    "days": "ημέρα ή ημέρες, όπως «Δευτέρα έως Παρασκευή»",
    "decision": "αριθμός απόφασης",
    "distance": "απόσταση, όπως «3 χιλιόμετρα»",
    "directive": "αριθμός οδηγίας",
    "done": "αριθμός",
    "end": "ημερομηνία, όπως «15 Μαΐου 2023»",
    "first": "η πρώτη ημέρα ή ημερομηνία",
    "guidelines": "όνομα κανόνων",
    "holiday": "όνομα αργίας",
    "last": "η τελευταία ημέρα ή ημερομηνία",
    "law": "αριθμός νόμου",
    "licence": "όνομα άδειας, όπως «CC BY 4.0»",
    "lines": "ημέρες και ώρες",
    "municipality": "όνομα δήμου",
    "n": "αριθμός",
    "name": "όνομα κέντρου, δήμου ή επιδόματος",
    "number": "αριθμός απόφασης",
    "open": "αριθμός",
    "opens": "ώρα, όπως «08:00»",
    "operator": "όνομα φορέα",
    "page": "τίτλος σελίδας",
    "place": "τόπος, όπως «Νεοχώρα»",
    "period": "χρονικό διάστημα",
    "phone": "τηλέφωνο, όπως «210 1234567»",
    "publisher": "ποιος το δημοσίευσε",
    "said": "πρόταση αυτού του αρχείου",
    "service": "όνομα επιδόματος ή υπηρεσίας",
    "shown": "αριθμός",
    "site": "όνομα του ιστότοπου",
    "size": "αριθμός",
    "standard": "όνομα προτύπου",
    "start": "ημερομηνία, όπως «15 Μαΐου 2023»",
    "text": "κείμενο ανακοίνωσης ή εξήγησης",
    "time": "ώρα, όπως «15:00»",
    "times": "ώρες, όπως «08:00–15:00»",
    "title": "τίτλος",
    "tool": "όνομα προγράμματος",
    "unknown": "αριθμός",
    "value": "τιμή, όπως «null»",
    "url": "διεύθυνση στο διαδίκτυο",
    "what": "κομμάτι πρότασης: τι συμβαίνει ή τι μετρά",
    "why": "ο λόγος",
    "year": "έτος, όπως «2023»",
}
"""What a placeholder of the pages' strings holds."""

UNITS = {
    "EUR": "ποσό, όπως «100 €»",
    "EUR month": "ποσό τον μήνα, όπως «100 € τον μήνα»",
    "EUR year": "ποσό τον χρόνο, όπως «100 € τον χρόνο»",
    "percent": "ποσοστό, όπως «50%»",
    "years-old": "ηλικία, όπως «18 ετών»",
    "years": "διάρκεια, όπως «3 χρόνια»",
    "months": "διάρκεια, όπως «3 μήνες»",
    "days": "διάρκεια, όπως «3 ημέρες»",
    "documents": "πλήθος, όπως «3 δικαιολογητικά»",
    "times": "πλήθος, όπως «3 φορές»",
    "people": "πλήθος, όπως «3 άτομα»",
}
"""What a fact holds, by its unit and period."""

PLACES = {
    "site": "πάνω μέρος κάθε σελίδας, όνομα του ιστότοπου",
    "operator": "κάτω μέρος κάθε σελίδας",
    "logo": "πάνω μέρος κάθε σελίδας, λογότυπο",
    "funding": "κάτω μέρος κάθε σελίδας",
    "accessibility": "accessibility/",
    "sources": "πηγές, στο τέλος κάθε σελίδας",
    "municipalities": "municipalities/{}/",
    "centres": "centres/{}/",
    "programmes": "σελίδα κέντρου, χρηματοδότηση",
    "activity": "σελίδα κέντρου, απολογισμός",
    "holidays": "σελίδα κέντρου, ώρες και αργίες",
    "benefits": "benefits/{}/",
    "services": "benefits/{}/",
    "organisations": "σελίδα επιδόματος, ποιος αποφασίζει και πληρώνει",
    "documents": "σελίδα επιδόματος, χαρτιά",
    "situations": "αρχική σελίδα, «Τι σας συμβαίνει;»",
    "local": "benefits/{}/",
    "glossary": "glossary/#{}",
    "lines": "κάτω μέρος κάθε σελίδας, βοήθεια τώρα",
}
"""Where the texts of each kind of record stand, or the address of the record's page."""


def notes(site: Site) -> dict[str, tuple[str, ...]]:
    """The notes for each text of the site, by its context."""
    held = dict(_held(site))
    return {
        text.context: tuple(filter(None, (_place(text, trail), _official(text), *_values(text, held))))
        for text, trail in _walk(site, ())
    }


def _walk(value: object, trail: tuple[str, ...]) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """Every text inside a record with the labels that lead to it."""
    if isinstance(value, Text):
        yield value, trail
    elif isinstance(value, Mapping):
        for child in value.values():
            yield from _walk(child, (*trail, *_called(child)))
    elif isinstance(value, tuple):
        for child in value:
            yield from _walk(child, trail)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for declared in dataclasses.fields(value):
            label = declared.metadata.get("label")
            yield from _walk(getattr(value, declared.name), (*trail, label[0]) if label else trail)


def _called(record: object) -> tuple[str, ...]:
    """A record's own name, where it has one."""
    names = getattr(record, "names", None)
    name = names.official if names else getattr(record, "name", None)
    return (name.greek,) if isinstance(name, Text | Name) else ()


def _place(text: Text, trail: tuple[str, ...]) -> str:
    if text.context.startswith("ui."):
        return PAGES[text.path[1]]
    steps = (step for step in dict.fromkeys(trail) if step != text.greek)
    kind, *rest = text.path[1:] if text.path[0] == "national" else text.path
    return f"{' › '.join(steps)} ({PLACES[kind].format(*rest)})".strip()


def _official(text: Text) -> str:
    return "Επίσημο όνομα: στη σελίδα φαίνεται και το ελληνικό δίπλα του." if text.official else ""


def _values(text: Text, held: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    known = VALUES if text.context.startswith("ui.") else held.get(text.context, {})
    for name in dict.fromkeys(PLACEHOLDER.findall(text.plural or text.greek)):
        if name in known:
            yield f"{{{name}}}: {known[name]}"


def _held(site: Site) -> Iterator[tuple[str, dict[str, str]]]:
    """What the placeholders of each text of the data hold, by its context."""
    for service in site.services.values():
        facts = {name: _fact(fact) for name, fact in service.facts.items()}
        for text, _ in _walk(service, ()):
            yield text.context, facts
    for centre in site.centres.values():
        yield from _remarks(centre)


def _remarks(centre: Centre) -> Iterator[tuple[str, dict[str, str]]]:
    for remark in centre.remarks.values():
        yield remark.text.context, {name: _filling(value) for name, value in remark.values.items()}


def _fact(fact: Fact) -> str:
    if fact.unit:
        return UNITS.get(f"{fact.unit} {fact.per}", UNITS[fact.unit])
    given = {"date": fact.date, "time": fact.time, "phone": fact.phone}
    return next((VALUES[kind] for kind, value in given.items() if value), "αριθμός νόμου, άρθρου ή απόφασης")


def _filling(value: Filling) -> str:
    return "οδός και αριθμός, στα ελληνικά" if value.street else VALUES["times"]
