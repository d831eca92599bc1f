"""What Kentro knows: the records of the YAML files, as frozen dataclasses.

Terms follow Open Referral HSDS, schema.org and CPSV-AP. Each field declares how it is read and what
editors call it. A missing thing is None and is shown as unknown.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kentro.fields import (
    BOOLEAN,
    CLOCK,
    COLOUR,
    DATE,
    DAY,
    EMAIL,
    EVERY,
    FROM_EASTER,
    HALF_HOLIDAY,
    HOURS,
    IDENTIFIER,
    INTEGER,
    LANGUAGE,
    LOCATION,
    LOGO,
    MAP_LINK,
    MONTH_DAY,
    NAME,
    NOTICE_HOURS,
    NUMBER,
    OFFICIAL,
    PERIOD,
    PHONE,
    PLAIN,
    POSTCODE,
    SOURCES,
    TEXT,
    TIME_RANGE,
    URL,
    UUID,
    YEARS,
    ListOf,
    MapOf,
    Record,
    Ref,
    field,
    one_of,
)
from kentro.hours import MonthDay, Span, Weekly
from kentro.values import PLACEHOLDER, Location, Name, PartialDate, Period, Text

KINDS_OF_CENTRE = ("main", "migrant-integration", "roma-branch", "mobile-unit")
KINDS_OF_NOTICE = ("closure", "hours", "message", "deadline")
KINDS_OF_SERVICE = ("benefit", "certification", "service")
PROFESSIONS = ("social-worker", "psychologist", "specialised-staff")
FACT_UNITS = ("EUR", "percent", "years-old", "years", "months", "days", "documents", "times", "people")
CHANNELS = ("centre", "online", "municipality", "office", "citizen-centre", "phone")
UNITS = ("people", "sessions", "requests", "appointments", "applications", "referrals")
STANDINGS = ("official", "law", "municipality", "organisation", "press", "reference")
"""Of a source. What an official page or a law says is confirmed; what another says is reported, and shown as such."""
WAYS = ("municipality", "press", "phone", "visit")
"""How a record is verified."""
CONFIRMING = ("official", "law")
SECTIONS = ("address", "hours", "services", "staff")


def _source() -> str | None:
    return field(Ref("sources"), el="πηγή", en="source")  # type: ignore[no-any-return]


def _also_called() -> Mapping[str, tuple[str, ...]]:
    """What people type when they look for a thing, by language; never shown as its name."""
    return field(  # type: ignore[no-any-return]
        MapOf(ListOf(PLAIN)), el="πώς το λέει ο κόσμος", en="what people call it", default={}, example="{ el: [νοίκι] }"
    )


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a fact is from.

    `published` has the precision printed; a date named inside an undated text is `not_before`.
    """

    id: str
    publisher: Text | None = field(OFFICIAL, el="ποιος το δημοσίευσε", en="publisher")
    title: str | None = field(PLAIN, el="τίτλος", en="title")
    title_language: str = field(LANGUAGE, el="γλώσσα του τίτλου", en="language of the title", default="el")
    url: str | None = field(URL, el="σύνδεσμος", en="link")
    copy_url: str | None = field(URL, el="σύνδεσμος με το ίδιο κείμενο", en="link to the same text")
    published: PartialDate | None = field(DATE, el="ημερομηνία δημοσίευσης", en="date published")
    not_before: PartialDate | None = field(DATE, el="όχι πριν από", en="not before")
    seen: PartialDate | None = field(DATE, el="πότε το διαβάσαμε", en="date read")
    standing: str = field(
        one_of(*STANDINGS),
        el="είδος πηγής",
        en="standing",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where it is: what is not published stays None. `floor` 0 is the ground floor."""

    street: Name | None = field(NAME, el="οδός και αριθμός", en="street and number", example="Ακακιών 12 & Ευβοίας")
    place: Text | None = field(OFFICIAL, el="κτίριο", en="building", example="Παλιό σχολείο")
    floor: int | None = field(INTEGER, el="όροφος", en="floor", example="1")
    locality: Name | None = field(NAME, el="πόλη ή οικισμός", en="town")
    postcode: str | None = field(POSTCODE, el="ταχυδρομικός κώδικας", en="postcode")
    location: Location | None = field(LOCATION, el="σημείο στον χάρτη", en="place on the map")


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A telephone number (national digits, see `phone.py`) and what it is for."""

    number: str = field(PHONE, el="αριθμός", en="number", required=True)
    purpose: Text | None = field(TEXT, el="για τι είναι", en="what it is for", key="for", example="Ραντεβού")
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class Office:
    """Another office of the municipality, for the resident who needs that one instead."""

    id: str
    name: Text = field(OFFICIAL, el="όνομα", en="name", required=True, example="Ληξιαρχείο")
    note: Text | None = field(TEXT, el="σημείωση", en="note", example="Για πιστοποιητικά.")
    address: Address | None = field(Record(Address), el="διεύθυνση", en="address")
    phones: tuple[Phone, ...] = field(ListOf(Record(Phone)), el="τηλέφωνα", en="phones", default=())
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class Event:
    """A dated line of history."""

    id: str
    date: PartialDate = field(DATE, el="ημερομηνία", en="date", required=True)
    text: Text = field(TEXT, el="κείμενο", en="text", required=True, example="Το κέντρο άρχισε να λειτουργεί.")
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Where the municipality sits."""

    place: Name = field(NAME, el="τόπος", en="place", required=True)
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class Population:
    """How many people live in the municipality, and in which year they were counted."""

    value: int = field(INTEGER, el="κάτοικοι", en="inhabitants", required=True, example="14363")
    year: PartialDate = field(DATE, el="έτος", en="year", required=True, example="2021")
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class Move:
    """To which day a holiday was moved in one year, by a decision that the sources name."""

    id: str
    to: datetime.date = field(DAY, el="ημέρα", en="day", required=True)
    sources: tuple[str, ...] = field(SOURCES, el="πηγή", en="source", key="source", required=True)


@dataclass(frozen=True, kw_only=True)
class Holiday:
    """A day on which public services do not work, or work less: a date of each year, or so many days after Easter.

    `may_move`: it is moved by a decision when it meets Easter or a Sunday; `moved` holds the decisions, by year.
    """

    id: str
    name: Text = field(TEXT, el="όνομα", en="name", required=True, example="Αγίας Αικατερίνης")
    municipality: str | None = field(PLAIN, el="δήμος", en="municipality", example="Δήμος Νεοχώρας")
    date: MonthDay | None = field(MONTH_DAY, el="ημερομηνία", en="date")
    easter: int | None = field(FROM_EASTER, el="ημέρες μετά το Πάσχα", en="days after Easter")
    may_move: bool = field(BOOLEAN, el="μπορεί να μεταφερθεί", en="may move", default=False)
    moved: Mapping[str, Move] = field(
        MapOf(Record(Move)),
        el="μεταφορές",
        en="moves",
        default={},
        example='{ "2027": { to: 2027-05-04, source: poster } }',
    )
    sources: tuple[str, ...] = field(SOURCES, el="πηγή", en="source", key="source", required=True)


@dataclass(frozen=True, kw_only=True)
class Holidays:
    """The days off of the public sector, and the first and last day for which they are known."""

    first: datetime.date = field(DAY, el="από", en="from", key="from", required=True)
    last: datetime.date = field(DAY, el="έως", en="to", key="to", required=True)
    public: Mapping[str, Holiday] = field(
        MapOf(Record(Holiday)), el="επίσημες αργίες", en="public holidays", required=True
    )
    half: Mapping[str, Holiday] = field(MapOf(Record(Holiday)), el="ημιαργίες", en="half-holidays", required=True)
    municipal: Mapping[str, Holiday] = field(
        MapOf(Record(Holiday)), el="τοπικές αργίες", en="municipal holidays", required=True
    )


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """An organization in the sense of HSDS: it runs the centres."""

    id: str
    name: Text = field(OFFICIAL, el="όνομα", en="name", required=True)
    url: str | None = field(URL, el="ιστότοπος", en="website")
    holidays: tuple[str, ...] | None = field(ListOf(Ref("holidays")), el="τοπικές αργίες", en="municipal holidays")
    seat: Seat | None = field(Record(Seat), el="έδρα", en="seat")
    population: Population | None = field(Record(Population), el="πληθυσμός", en="population")
    offices: Mapping[str, Office] = field(MapOf(Record(Office)), el="άλλες υπηρεσίες", en="other offices", default={})
    history: Mapping[str, Event] = field(MapOf(Record(Event)), el="ιστορικό", en="history", default={})
    source: str = field(Ref("sources"), el="πηγή", en="source", required=True)


@dataclass(frozen=True, kw_only=True)
class Serves:
    """Who belongs to a centre: the answer to "is this my centre?"."""

    text: Text = field(
        TEXT, el="ποιοι μπορούν να έρθουν", en="who may come", required=True, example="Οι κάτοικοι του Δήμου Νεοχώρας."
    )
    examples: Mapping[str, Text] = field(
        MapOf(TEXT), el="παραδείγματα", en="examples", default={}, example="{ unemployment: Ανεργία }"
    )
    priority: Mapping[str, Text] = field(
        MapOf(TEXT),
        el="ποιοι έχουν προτεραιότητα",
        en="who has priority",
        default={},
        example="{ families: Οικογένειες με παιδιά }",
    )
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Opening hours, and what holidays change of them; what the centre has not said is unknown (`schedule.py`)."""

    regular: Weekly | None = field(HOURS, el="εβδομαδιαίες ώρες", en="weekly hours")
    public_holidays: str | None = field(one_of("open", "closed"), el="επίσημες αργίες", en="public holidays")
    municipal_holiday: str | None = field(one_of("open", "closed"), el="τοπική αργία", en="municipal holiday")
    half_holidays: str | None = field(HALF_HOLIDAY, el="ημιαργίες", en="half-holidays")
    note: Text | None = field(TEXT, el="σημείωση", en="note", example="Όλο τον χρόνο.")
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something announced for certain days: closed, other hours, a message, a deadline.

    `start` and `end` are its first and last day; without an end it holds until further notice. With `service` it is
    about that service only. `hours` are a weekly rule, or only times, for the days that have hours anyway.
    """

    id: str
    kind: str = field(one_of(*KINDS_OF_NOTICE), el="είδος", en="kind", required=True)
    start: datetime.date = field(DAY, el="από", en="from", key="from", required=True)
    end: datetime.date | None = field(DAY, el="έως", en="to", key="to")
    hours: Weekly | tuple[Span, ...] | None = field(NOTICE_HOURS, el="ώρες", en="hours")
    service: str | None = field(Ref("services"), el="υπηρεσία", en="service")
    text: Text | None = field(TEXT, el="κείμενο", en="text", example="Άδειες του προσωπικού.")
    source: str | None = _source()

    def holds_on(self, date: datetime.date) -> bool:
        return self.start <= date and (self.end is None or date <= self.end)


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A place where a mobile unit stops: on listed days, or on days of each month (`visits.py`)."""

    id: str
    place: Address = field(
        Record(Address), el="πού", en="where", required=True, example="{ place: Πλατεία, locality: Παλαιοχώρι }"
    )
    dates: tuple[datetime.date, ...] = field(ListOf(DAY), el="ημέρες", en="days", default=())
    every: str | None = field(EVERY, el="κάθε πότε", en="how often")
    hours: str | None = field(TIME_RANGE, el="ώρες", en="hours")
    note: Text | None = field(TEXT, el="σημείωση", en="note", example="Μπροστά στο σχολείο.")
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class Access:
    """How one gets in."""

    step_free: str | None = field(one_of("yes", "no", "partly"), el="χωρίς σκαλοπάτια", en="step-free")
    note: Text | None = field(TEXT, el="σημείωση", en="note", example="Υπάρχει ράμπα.")
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class ServiceAtCentre:
    """The join of a service and a centre: done at this desk, or reached by referral from it."""

    service: str = field(Ref("services"), el="υπηρεσία", en="service", key="id", required=True)
    by: str = field(one_of("desk", "referral"), el="με ποιον τρόπο", en="how", default="desk")
    hours: Hours | None = field(Record(Hours), el="ώρες", en="hours")
    note: Text | None = field(TEXT, el="σημείωση", en="note", example="Κάθε Σεπτέμβριο.")
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class Filling:
    """What stands for a placeholder in a remark: a street or a time range, never part of the text."""

    street: Name | None = field(NAME, el="οδός και αριθμός", en="street and number", example="Ευβοίας 4")
    time: str | None = field(TIME_RANGE, el="ώρες", en="hours")


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A sourced sentence that belongs to one section of a centre's page."""

    id: str
    about: str = field(one_of(*SECTIONS), el="ενότητα", en="section", required=True)
    text: Text = field(TEXT, el="κείμενο", en="text", required=True, example="Η πόρτα είναι από πίσω.")
    values: Mapping[str, Filling] = field(MapOf(Record(Filling)), el="τιμές", en="values", default={})
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class Link:
    """A page elsewhere that says more."""

    id: str
    text: Text = field(TEXT, el="κείμενο", en="text", required=True, example="Τα νέα του κέντρου")
    url: str = field(URL, el="σύνδεσμος", en="link", required=True)
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class Verified:
    """Who last made sure that a record is right, how, and when it must be asked again."""

    on: PartialDate | None = field(DATE, el="ημερομηνία ελέγχου", en="date verified")
    how: str | None = field(one_of(*WAYS), el="πώς ελέγχθηκε", en="how it was verified")
    by: str | None = field(PLAIN, el="ποια υπηρεσία έλεγξε", en="office that verified it")
    """Shown to editors, never on a page."""
    review_every: Period = field(PERIOD, el="ξαναρωτάμε κάθε", en="review every", default=Period(6))


@dataclass(frozen=True, kw_only=True)
class Centre:
    """A Community Centre: a location in the sense of HSDS, with what is known of it."""

    id: str
    municipality: str = field(Ref("municipalities"), el="δήμος", en="municipality", required=True)
    kind: str = field(one_of(*KINDS_OF_CENTRE), el="είδος", en="kind", required=True)
    name: Text = field(OFFICIAL, el="όνομα", en="name", required=True, example="Κέντρο Κοινότητας Δήμου Νεοχώρας")
    also_called: Mapping[str, tuple[str, ...]] = _also_called()
    branch_of: str | None = field(Ref("centres"), el="παράρτημα του", en="branch of")
    serves: Serves | None = field(Record(Serves), el="ποιους εξυπηρετεί", en="who belongs to it")
    address: Address | None = field(Record(Address), el="διεύθυνση", en="address")
    phones: tuple[Phone, ...] = field(ListOf(Record(Phone)), el="τηλέφωνα", en="phones", default=())
    email: str | None = field(EMAIL, el="e-mail", en="e-mail")
    hours: Hours | None = field(Record(Hours), el="ώρες", en="hours")
    notices: tuple[Notice, ...] = field(ListOf(Record(Notice)), el="ανακοινώσεις", en="notices", default=())
    visits: Mapping[str, Visit] = field(
        MapOf(Record(Visit)),
        el="στάσεις της κινητής μονάδας",
        en="stops of the mobile unit",
        default={},
        example="{ palaiochori: { place: { locality: Παλαιοχώρι }, dates: [ 2026-12-01 ] } }",
    )
    appointment: str | None = field(one_of("required", "possible", "not-needed"), el="ραντεβού", en="appointment")
    cost: str | None = field(one_of("free"), el="κόστος", en="cost")
    access: Access | None = field(Record(Access), el="πρόσβαση", en="access")
    languages: tuple[str, ...] | None = field(ListOf(LANGUAGE), el="γλώσσες", en="languages", example="[ el, en ]")
    staff: Mapping[str, int | None] = field(
        MapOf(INTEGER, ids=frozenset(PROFESSIONS), keep_unknown=True),
        el="προσωπικό",
        en="staff",
        default={},
        example="{ social-worker: 2, psychologist: unknown }",
    )
    services: tuple[ServiceAtCentre, ...] = field(
        ListOf(Record(ServiceAtCentre, shorthand="id")), el="υπηρεσίες", en="services", default=()
    )
    remarks: Mapping[str, Remark] = field(MapOf(Record(Remark)), el="παρατηρήσεις", en="remarks", default={})
    programme: str | None = field(Ref("programmes"), el="πρόγραμμα", en="programme")
    history: Mapping[str, Event] = field(MapOf(Record(Event)), el="ιστορικό", en="history", default={})
    links: Mapping[str, Link] = field(MapOf(Record(Link)), el="σύνδεσμοι", en="links", default={})
    former_ids: tuple[str, ...] = field(
        ListOf(IDENTIFIER), el="παλιές διευθύνσεις", en="former ids", default=(), example="[ kentro-neochoras ]"
    )
    source: str = field(Ref("sources"), el="πηγή", en="source", required=True)
    verified: Verified = field(Record(Verified), el="έλεγχος", en="verification", default=Verified())


@dataclass(frozen=True, kw_only=True)
class Decision:
    """An administrative act: its number and date."""

    number: str = field(PLAIN, el="αριθμός", en="number", required=True, example='"21639"')
    date: PartialDate = field(DATE, el="ημερομηνία", en="date", required=True)


@dataclass(frozen=True, kw_only=True)
class Programme:
    """The funded programme that pays for a centre."""

    id: str
    title: Text | None = field(
        OFFICIAL, el="τίτλος της πράξης", en="title of the act", example="Λειτουργία Κέντρου Κοινότητας"
    )
    decision: Decision | None = field(Record(Decision), el="απόφαση", en="decision")
    framework: Text = field(
        OFFICIAL, el="πρόγραμμα", en="framework", required=True, example="Επιχειρησιακό Πρόγραμμα «Αττική»"
    )
    period: str | None = field(YEARS, el="περίοδος", en="period")
    funding: Text | None = field(
        TEXT, el="χρηματοδότηση", en="funding", example="Με τη συγχρηματοδότηση της Ευρωπαϊκής Ένωσης."
    )
    source: str = field(Ref("sources"), el="πηγή", en="source", required=True)


@dataclass(frozen=True, kw_only=True)
class DateRange:
    """From a first to a last date, each to the precision that its source gives; an open start is None."""

    start: PartialDate | None = field(DATE, el="από", en="from", key="from")
    end: PartialDate = field(DATE, el="έως", en="to", key="to", required=True)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of an activity report. `part_of` names the line that contains it."""

    id: str
    text: Text = field(TEXT, el="κείμενο", en="text", required=True, example="Άτομα που εξυπηρετήθηκαν")
    value: int = field(INTEGER, el="πόσα", en="value", required=True, example="1234")
    unit: str = field(one_of(*UNITS), el="τι μετρά", en="unit", required=True)
    precision: str = field(one_of("exact", "about", "more-than"), el="ακρίβεια", en="precision", default="exact")
    part_of: str | None = field(PLAIN, el="μέρος του", en="part of", example="requests")
    service: str | None = field(Ref("services"), el="υπηρεσία", en="service")


@dataclass(frozen=True, kw_only=True)
class Activity:
    """A report of what one centre, or all centres of a municipality together, did in a period."""

    id: str
    centre: str | None = field(Ref("centres"), el="κέντρο", en="centre")
    municipality: str | None = field(Ref("municipalities"), el="δήμος", en="municipality")
    title: Text | None = field(TEXT, el="τίτλος", en="title", example="Από την έναρξη της λειτουργίας")
    period: DateRange = field(Record(DateRange), el="περίοδος", en="period", required=True)
    figures: Mapping[str, Figure] = field(MapOf(Record(Figure)), el="αριθμοί", en="figures", required=True)
    note: Text | None = field(TEXT, el="σημείωση", en="note", example="Και πολλά τηλεφωνήματα.")
    source: str = field(Ref("sources"), el="πηγή", en="source", required=True)


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A body that pays or decides (CPSV-AP: competent authority).

    `own_municipality`: it stands for the municipality of whoever asks, and is no body of its own.
    """

    id: str
    name: Text = field(OFFICIAL, el="όνομα", en="name", required=True, example="ΟΠΕΚΑ")
    own_municipality: bool = field(BOOLEAN, el="ο δήμος του καθενός", en="everyone's own municipality", default=False)
    url: str | None = field(URL, el="ιστότοπος", en="website")
    phone: str | None = field(PHONE, el="τηλέφωνο", en="phone")
    source: str = field(Ref("sources"), el="πηγή", en="source", required=True)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A typed value that texts name: `{first-adult}`.

    It has one of `value` with its unit, `date`, `time`, `phone`, `code`.

    `value` is a decimal number; `per` says for which time an amount is paid; `since` from when it holds. `code` is
    an official number such as that of a law, the same in every language.
    """

    id: str
    value: Decimal | None = field(NUMBER, el="τιμή", en="value", example="216")
    unit: str | None = field(one_of(*FACT_UNITS), el="μονάδα", en="unit")
    per: str | None = field(one_of("month", "year"), el="ανά", en="per")
    date: PartialDate | None = field(DATE, el="ημερομηνία", en="date")
    time: str | None = field(CLOCK, el="ώρα", en="time")
    phone: str | None = field(PHONE, el="τηλέφωνο", en="phone")
    code: str | None = field(PLAIN, el="αριθμός πράξης", en="official number", example="4520/2018")
    since: PartialDate | None = field(DATE, el="ισχύει από", en="since")
    until: PartialDate | None = field(DATE, el="ίσχυε έως", en="until")
    sources: tuple[str, ...] = field(SOURCES, el="πηγή", en="source", key="source", default=())


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A sourced sentence. Its placeholders name facts of the record, whose sources are then its own too.

    `disputed`: the sources disagree, and the page says so and sends the reader to the official one.
    """

    id: str
    text: Text = field(TEXT, el="κείμενο", en="text", required=True, example="Νοικιάζετε το σπίτι όπου μένετε.")
    sources: tuple[str, ...] = field(SOURCES, el="πηγή", en="source", key="source", default=())
    disputed: bool = field(BOOLEAN, el="οι πηγές διαφωνούν", en="sources disagree", default=False)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a table of amounts: its name, and for each column the id of a fact."""

    id: str
    name: Text = field(TEXT, el="όνομα", en="name", required=True, example="Ένα άτομο")
    cells: Mapping[str, str | None] = field(
        MapOf(PLAIN, keep_unknown=True), el="κελιά", en="cells", required=True, example="{ now: first, then: unknown }"
    )


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of amounts; a cell without a fact is shown as unknown."""

    id: str
    caption: Text = field(TEXT, el="τίτλος", en="caption", required=True, example="Ποσά ανά σπίτι")
    rows_are: Text = field(TEXT, el="τι είναι οι γραμμές", en="what the rows are", required=True, example="Σπίτι")
    columns: Mapping[str, Text] = field(
        MapOf(TEXT), el="στήλες", en="columns", required=True, example="{ now: Τώρα, then: Παλιά }"
    )
    rows: Mapping[str, Row] = field(MapOf(Record(Row)), el="γραμμές", en="rows", required=True)

    @property
    def open(self) -> bool:
        """Whether a cell is unknown."""
        return any(row.cells.get(column) is None for row in self.rows.values() for column in self.columns)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A paper (CCCEV: evidence type) that several benefits ask for: one entry of a tick list."""

    id: str
    name: Text = field(TEXT, el="όνομα", en="name", required=True, example="Λογαριασμός ρεύματος")
    note: Text | None = field(TEXT, el="σημείωση", en="note", example="Του σπιτιού όπου μένετε.")


@dataclass(frozen=True, kw_only=True)
class DocumentAsked:
    """A paper that a benefit asks for, always or in a case that the note names."""

    document: str = field(Ref("documents"), el="δικαιολογητικό", en="document", key="id", required=True)
    note: Text | None = field(TEXT, el="σημείωση", en="note", example="Αν άλλαξε το νοικοκυριό.")


@dataclass(frozen=True, kw_only=True)
class Papers:
    """The papers of a benefit and where that list is from; municipalities may ask for more."""

    items: tuple[DocumentAsked, ...] = field(
        ListOf(Record(DocumentAsked, shorthand="id")), el="δικαιολογητικά", en="documents", required=True
    )
    sources: tuple[str, ...] = field(SOURCES, el="πηγή", en="source", key="source", required=True)


@dataclass(frozen=True, kw_only=True)
class Channel:
    """A way to apply (CPSV-AP: channel)."""

    id: str
    kind: str = field(one_of(*CHANNELS), el="είδος", en="kind", required=True)
    text: Text | None = field(TEXT, el="κείμενο", en="text", example="Μόνοι σας, με κωδικούς taxisnet.")
    url: str | None = field(URL, el="σύνδεσμος", en="link")
    phone: str | None = field(PHONE, el="τηλέφωνο", en="phone")
    sources: tuple[str, ...] = field(SOURCES, el="πηγή", en="source", key="source", required=True)


@dataclass(frozen=True, kw_only=True)
class Related:
    """Another service that this one leads to, and on what condition."""

    service: str = field(Ref("services"), el="υπηρεσία", en="service", key="id", required=True)
    text: Text = field(TEXT, el="με ποιον όρο", en="on what condition", required=True, example="Αν έχετε παιδιά.")
    sources: tuple[str, ...] = field(SOURCES, el="πηγή", en="source", key="source", required=True)


@dataclass(frozen=True, kw_only=True)
class ServiceNames:
    """What the law calls a service, what a neighbour would, and what it used to be called."""

    official: Text = field(OFFICIAL, el="επίσημο όνομα", en="official name", required=True, example="Επίδομα Στέγασης")
    plain: Text | None = field(TEXT, el="με απλά λόγια", en="plain name", example="Βοήθεια για το ενοίκιο")
    former: Mapping[str, Text] = field(
        MapOf(OFFICIAL), el="παλιά ονόματα", en="former names", default={}, example="{ rent: Επίδομα ενοικίου }"
    )


def _statements(el: str, en: str) -> Mapping[str, Statement]:
    return field(MapOf(Record(Statement)), el=el, en=en, default={})  # type: ignore[no-any-return]


@dataclass(frozen=True, kw_only=True)
class Service:
    """What a desk helps with: a benefit, a certification, or a service of the centre or municipality.

    The sections stand in the order of the page; an empty one is not shown.
    """

    id: str
    kind: str = field(one_of(*KINDS_OF_SERVICE), el="είδος", en="kind", required=True)
    names: ServiceNames = field(Record(ServiceNames), el="ονόματα", en="names", required=True)
    also_called: Mapping[str, tuple[str, ...]] = _also_called()
    summary: Text = field(
        TEXT, el="με μια φράση", en="in one sentence", required=True, example="Ο δήμος δίνει σχολικές τσάντες."
    )
    source: tuple[str, ...] = field(SOURCES, el="πηγή", en="source", required=True)
    payer: str | None = field(Ref("organisations"), el="ποιος πληρώνει ή αποφασίζει", en="payer")
    facts: Mapping[str, Fact] = field(MapOf(Record(Fact)), el="τιμές", en="facts", default={})
    amounts: Mapping[str, Statement] = _statements("πόσα", "how much")
    tables: Mapping[str, Table] = field(MapOf(Record(Table)), el="πίνακες", en="tables", default={})
    payment: Mapping[str, Statement] = _statements("πώς πληρώνεται", "how it is paid")
    who: Mapping[str, Statement] = _statements("ποιοι δικαιούνται", "who is entitled")
    papers: Papers | None = field(Record(Papers), el="τι χαρτιά χρειάζονται", en="papers")
    channels: Mapping[str, Channel] = field(
        MapOf(Record(Channel)), el="πώς κάνετε αίτηση", en="how to apply", default={}
    )
    timing: Mapping[str, Statement] = _statements("κόστος και χρόνος", "cost and time")
    lasts: Mapping[str, Statement] = _statements("πόσο κρατά", "how long it lasts")
    leads_to: tuple[Related, ...] = field(ListOf(Record(Related)), el="πού οδηγεί", en="leads to", default=())
    careful: Mapping[str, Statement] = _statements("τι να προσέξετε", "what can go wrong")
    law: Mapping[str, Statement] = _statements("νόμοι", "law")
    former_ids: tuple[str, ...] = field(
        ListOf(IDENTIFIER), el="παλιές διευθύνσεις", en="former ids", default=(), example="[ school-bag ]"
    )
    verified: Verified = field(
        Record(Verified), el="έλεγχος", en="verification", default=Verified(review_every=Period(3))
    )

    @property
    def leads(self) -> tuple[str, ...]:
        """The ids of the services that this one leads to."""
        return tuple(related.service for related in self.leads_to)

    def facts_of(self, statement: Statement) -> list[Fact]:
        """The facts that a statement names."""
        return [self.facts[name] for name in PLACEHOLDER.findall(statement.text.greek) if name in self.facts]

    def sources_of(self, statement: Statement) -> tuple[str, ...]:
        """The sources of a statement: its own, else those of the facts that it names."""
        named = (key for fact in self.facts_of(statement) for key in fact.sources)
        return statement.sources or tuple(dict.fromkeys(named))

    def sources_in(self, table: Table) -> list[tuple[str, ...]]:
        """The sources of a table's facts, each set of them once."""
        cells = (row.cells.get(column) for row in table.rows.values() for column in table.columns)
        return list(dict.fromkeys(self.facts[cell].sources for cell in cells if cell))

    def statements(self) -> Iterator[Statement]:
        """Every statement of the record, in the order of the page."""
        for section in (self.amounts, self.payment, self.who, self.timing, self.lasts, self.careful, self.law):
            yield from section.values()


@dataclass(frozen=True, kw_only=True)
class Operator:
    """Who answers for this website."""

    name: Text | None = field(OFFICIAL, el="όνομα", en="name")
    email: str | None = field(EMAIL, el="e-mail", en="e-mail")
    phone: str | None = field(PHONE, el="τηλέφωνο", en="phone")
    url: str | None = field(URL, el="ιστότοπος", en="website")


@dataclass(frozen=True, kw_only=True)
class Shortcoming:
    """Something on the website that not everybody can use, why, and what there is instead."""

    id: str
    text: Text = field(
        TEXT,
        el="τι και γιατί",
        en="what and why",
        required=True,
        example="Η αίτηση είναι σαρωμένη.",
    )
    alternative: Text | None = field(
        TEXT, el="τι υπάρχει αντί γι' αυτό", en="alternative", example="Ρωτήστε μας στο τηλέφωνο."
    )


def _shortcomings(el: str, en: str) -> Mapping[str, Shortcoming] | None:
    return field(MapOf(Record(Shortcoming)), el=el, en=en)  # type: ignore[no-any-return]


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """Who tested the website for accessibility, when, and whether all of it."""

    on: datetime.date = field(DAY, el="ημερομηνία", en="date", required=True)
    by: Text = field(OFFICIAL, el="ποιος την έκανε", en="by whom", required=True, example="Ελεγκτές ΑΒ")
    scope: str = field(one_of("full", "part"), el="πλήρης ή ενός μέρους", en="full or of a part", required=True)
    report: str | None = field(URL, el="σύνδεσμος της έκθεσης", en="link to the report")


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """Where one says that something is not accessible; its e-mail and phone are the operator's."""

    url: str | None = field(URL, el="σελίδα επικοινωνίας", en="contact page")
    unit: Text | None = field(OFFICIAL, el="αρμόδια υπηρεσία", en="responsible unit", example="Τμήμα Εξυπηρέτησης")


@dataclass(frozen=True, kw_only=True)
class Enforcement:
    """What one does when the answer does not satisfy, and the body in charge."""

    text: Text | None = field(
        TEXT, el="περιγραφή", en="description", example="Γράψτε στον φορέα ελέγχου αν δεν σας απαντήσουμε."
    )
    url: str | None = field(URL, el="σύνδεσμος", en="link")
    contact: Text | None = field(
        OFFICIAL, el="επικοινωνία με τον φορέα", en="contact of the body", example="Φορέας Ελέγχου, Νεοχώρα"
    )


@dataclass(frozen=True, kw_only=True)
class Accessibility:
    """What the accessibility statement says of this website (`accessibility.py`).

    Of the three lists, None is not known and an empty one says that there is nothing.
    """

    status: str = field(
        one_of("fully", "partially", "not"), el="συμμόρφωση", en="compliance status", default="partially"
    )
    non_compliance: Mapping[str, Shortcoming] | None = _shortcomings("τι δεν συμμορφώνεται", "non-compliance")
    disproportionate_burden: Mapping[str, Shortcoming] | None = _shortcomings(
        "δυσανάλογη επιβάρυνση", "disproportionate burden"
    )
    out_of_scope: Mapping[str, Shortcoming] | None = _shortcomings("εκτός πεδίου του νόμου", "out of scope")
    prepared: datetime.date | None = field(DAY, el="ημερομηνία σύνταξης", en="date prepared")
    method: str | None = field(
        one_of("self-assessment", "third-party"), el="τρόπος αξιολόγησης", en="method of assessment"
    )
    reviewed: datetime.date | None = field(DAY, el="τελευταία αναθεώρηση", en="date last reviewed")
    evaluation: Evaluation | None = field(Record(Evaluation), el="αξιολόγηση", en="evaluation")
    feedback: Feedback = field(Record(Feedback), el="παρατηρήσεις", en="feedback", default=Feedback())
    enforcement: Enforcement = field(
        Record(Enforcement), el="διαδικασία επιβολής", en="enforcement procedure", default=Enforcement()
    )

    @property
    def evaluated_in_full(self) -> bool:
        return self.evaluation is not None and self.evaluation.scope == "full"


@dataclass(frozen=True, kw_only=True)
class Logo:
    """The municipality's own mark (`logo.py`), and what it says to whoever does not see it: nothing if None."""

    file: str = field(LOGO, el="αρχείο", en="file", required=True)
    alt: Text | None = field(TEXT, el="τι γράφει", en="what it says", example="Δήμος Νεοχώρας")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`data/site.yaml`: what this website is and whose.

    `id` is its identifier for ever: the records of its exports and the events of its calendars are named by it.
    """

    id: uuid.UUID | None = field(UUID, el="ταυτότητα του ιστότοπου", en="id of the site")
    format: int = field(INTEGER, el="μορφή των δεδομένων (τη γράφει το πρόγραμμα)", en="form of the data", default=0)
    demonstration: bool = field(BOOLEAN, el="δοκιμαστικός ιστότοπος", en="demonstration", required=True)
    operator: Operator = field(Record(Operator), el="υπεύθυνος", en="operator", default=Operator())
    accent: str = field(COLOUR, el="χρώμα", en="accent colour", default="#0f5c57")
    logo: Logo | None = field(Record(Logo), el="λογότυπο", en="logo")
    map_link: str = field(
        MAP_LINK, el="σύνδεσμος χάρτη", en="map link", default="https://www.openstreetmap.org/search?query={address}"
    )
    funding: Text | None = field(TEXT, el="φράση χρηματοδότησης", en="funding line", example="greece-and-eu")
    """A text of the municipality's own, or that of the interface which has this name (`load.py`)."""
    offline: bool = field(BOOLEAN, el="χωρίς σύνδεση", en="offline", default=True, example="false")
    accessibility: Accessibility = field(
        Record(Accessibility), el="προσβασιμότητα", en="accessibility", default=Accessibility()
    )


@dataclass(frozen=True, kw_only=True)
class CentresFile:
    """`data/centres.yaml`."""

    sources: Mapping[str, Source] = field(MapOf(Record(Source)), el="πηγές", en="sources", default={})
    holidays: Mapping[str, Holiday] = field(
        MapOf(Record(Holiday)), el="τοπικές αργίες", en="municipal holidays", default={}
    )
    municipalities: Mapping[str, Municipality] = field(
        MapOf(Record(Municipality)), el="δήμοι", en="municipalities", required=True
    )
    centres: Mapping[str, Centre] = field(MapOf(Record(Centre)), el="κέντρα", en="centres", required=True)
    programmes: Mapping[str, Programme] = field(MapOf(Record(Programme)), el="προγράμματα", en="programmes", default={})
    activity: Mapping[str, Activity] = field(
        MapOf(Record(Activity)), el="απολογισμοί", en="activity reports", default={}
    )


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What happens in a life, and the few services that help, in a sensible order."""

    id: str
    text: Text = field(TEXT, el="κείμενο", en="text", required=True, example="Δεν μπορώ να πληρώσω το ενοίκιο")
    also_called: Mapping[str, tuple[str, ...]] = _also_called()
    services: tuple[str, ...] = field(ListOf(Ref("services")), el="υπηρεσίες", en="services", required=True)
    note: Text | None = field(TEXT, el="σημείωση", en="note", example="Ρωτήστε πρώτα το κέντρο.")


@dataclass(frozen=True, kw_only=True)
class Window:
    """From when to when the municipality takes applications; an open end is None."""

    start: datetime.date = field(DAY, el="από", en="from", key="from", required=True)
    end: datetime.date | None = field(DAY, el="έως", en="to", key="to")


@dataclass(frozen=True, kw_only=True)
class Local:
    """What the municipality adds to a national benefit, or that this site does not show it at all."""

    id: str
    hide: bool = field(BOOLEAN, el="δεν εμφανίζεται", en="hidden", default=False)
    note: Text | None = field(TEXT, el="σημείωση", en="note", example="Αιτήσεις μόνο με ραντεβού.")
    window: Window | None = field(Record(Window), el="πότε γίνονται αιτήσεις", en="application period")
    documents: Mapping[str, Document] = field(
        MapOf(Record(Document)),
        el="χαρτιά που ζητά ο δήμος",
        en="papers that the municipality asks for",
        default={},
        example="{ tax-clearance: { name: Δημοτική ενημερότητα } }",
    )
    phones: tuple[Phone, ...] = field(ListOf(Record(Phone)), el="τηλέφωνα", en="phones", default=())
    source: str | None = _source()


@dataclass(frozen=True, kw_only=True)
class ServicesFile:
    """`data/services.yaml`: the site's own services and situations, and what it changes of the national ones."""

    sources: Mapping[str, Source] = field(MapOf(Record(Source)), el="πηγές", en="sources", default={})
    services: Mapping[str, Service] = field(MapOf(Record(Service)), el="υπηρεσίες", en="services", default={})
    local: Mapping[str, Local] = field(
        MapOf(Record(Local)),
        el="τι αλλάζει στα εθνικά επιδόματα",
        en="changes of national benefits",
        default={},
        example="{ housing-benefit: { hide: true } }",
    )
    situations: Mapping[str, Situation] = field(MapOf(Record(Situation)), el="καταστάσεις", en="situations", default={})
    hidden_situations: tuple[str, ...] = field(
        ListOf(Ref("situations")), el="καταστάσεις που δεν εμφανίζονται", en="hidden situations", default=()
    )


@dataclass(frozen=True, kw_only=True)
class SourcesFile:
    """`data/national/sources.yaml`."""

    sources: Mapping[str, Source] = field(MapOf(Record(Source)), el="πηγές", en="sources", required=True)


@dataclass(frozen=True, kw_only=True)
class BenefitsFile:
    """`data/national/benefits.yaml`: what the records in `data/national/benefits/` share, and their order."""

    organisations: Mapping[str, Organisation] = field(
        MapOf(Record(Organisation)), el="φορείς", en="organisations", required=True
    )
    documents: Mapping[str, Document] = field(
        MapOf(Record(Document)), el="δικαιολογητικά", en="documents", required=True
    )
    order: tuple[str, ...] = field(ListOf(Ref("services")), el="σειρά", en="order", required=True)


@dataclass(frozen=True, kw_only=True)
class HolidaysFile:
    """`data/national/holidays.yaml`."""

    holidays: Holidays = field(Record(Holidays), el="αργίες", en="holidays", required=True)


@dataclass(frozen=True, kw_only=True)
class SituationsFile:
    """`data/national/situations.yaml`."""

    situations: Mapping[str, Situation] = field(
        MapOf(Record(Situation)), el="καταστάσεις", en="situations", required=True
    )


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of offices, and what it means in one plain sentence. `forms` are other ways in which texts write it."""

    id: str
    word: Text = field(OFFICIAL, el="λέξη", en="word", required=True, example="ΑΜΚΑ")
    forms: Mapping[str, Text] = field(
        MapOf(TEXT), el="άλλες μορφές", en="other forms", default={}, example="{ dotted: Α.Μ.Κ.Α. }"
    )
    meaning: Text = field(
        TEXT, el="τι σημαίνει", en="meaning", required=True, example="Ο αριθμός σας στην κοινωνική ασφάλιση."
    )
    sources: tuple[str, ...] = field(SOURCES, el="πηγή", en="source", key="source", required=True)


@dataclass(frozen=True, kw_only=True)
class GlossaryFile:
    """`data/national/glossary.yaml`."""

    glossary: Mapping[str, Term] = field(MapOf(Record(Term)), el="γλωσσάρι", en="glossary", required=True)


@dataclass(frozen=True, kw_only=True)
class HelpLine:
    """A number for urgent help, day or night."""

    id: str
    number: str = field(PHONE, el="αριθμός", en="number", required=True, example='"112"')
    name: Text = field(TEXT, el="για τι είναι", en="what it is for", required=True, example="Άμεση βοήθεια")
    also_called: Mapping[str, tuple[str, ...]] = _also_called()
    note: Text | None = field(TEXT, el="σημείωση", en="note", example="Δωρεάν, μέρα και νύχτα.")
    sources: tuple[str, ...] = field(SOURCES, el="πηγή", en="source", key="source", required=True)


@dataclass(frozen=True, kw_only=True)
class HelpFile:
    """`data/national/help.yaml`."""

    lines: Mapping[str, HelpLine] = field(MapOf(Record(HelpLine)), el="τηλέφωνα", en="phone lines", required=True)


@dataclass(frozen=True, kw_only=True)
class Site:
    """Everything that the pages are made of."""

    name: Text
    url: str | None
    languages: tuple[str, ...]
    """BCP 47 tags in the order of the language switch; the first is the default and stands at the root."""
    settings: Settings
    sources: Mapping[str, Source]
    municipalities: Mapping[str, Municipality]
    centres: Mapping[str, Centre]
    holidays: Holidays
    """The national calendar; its municipal days are joined by those of the site itself."""
    programmes: Mapping[str, Programme]
    activity: Mapping[str, Activity]
    organisations: Mapping[str, Organisation]
    documents: Mapping[str, Document]
    services: Mapping[str, Service]
    local: Mapping[str, Local]
    """What the municipality adds to national benefits, by their ids."""
    situations: Mapping[str, Situation]
    glossary: Mapping[str, Term]
    help_lines: Mapping[str, HelpLine]
    interface: Mapping[str, Text]
    """Every string of the pages themselves, by its key in `data/national/interface.yaml`."""

    def identifier(self, path: str) -> uuid.UUID:
        """The identifier of a record, such as `centres/petroupoli`: the same in every language and in every build."""
        assert self.settings.id
        return uuid.uuid5(self.settings.id, path)

    @property
    def only_centre(self) -> Centre | None:
        """The centre of a site that has one."""
        return next(iter(self.centres.values())) if len(self.centres) == 1 else None

    def centres_of(self, municipality: str) -> tuple[Centre, ...]:
        return tuple(c for c in self.centres.values() if c.municipality == municipality)

    def reporter(self, sources: Iterable[str]) -> Source | None:
        """The newest of these sources where none of them is official: whoever repeats the fact says who reports it."""
        known = [self.sources[key] for key in sources]
        if any(source.standing in CONFIRMING for source in known):
            return None
        return max(known, key=lambda source: str(source.published or source.not_before or ""))

    def responsible_for(self, service: Service) -> tuple[Organisation | Municipality, ...]:
        """Who answers for a service: the body that decides, else the municipalities at whose desks it is done."""
        if service.payer and not self.organisations[service.payer].own_municipality:
            return (self.organisations[service.payer],)
        towns = (centre.municipality for centre, join in self.centres_with(service.id) if join.by == "desk")
        return tuple(self.municipalities[town] for town in dict.fromkeys(towns))

    def services_by_kind(self) -> dict[str, list[Service]]:
        """The services by kind, in the order of the data."""
        grouped: dict[str, list[Service]] = {}
        for service in self.services.values():
            grouped.setdefault(service.kind, []).append(service)
        return grouped

    def centres_with(self, service: str) -> tuple[tuple[Centre, ServiceAtCentre], ...]:
        """The centres that handle a service, each with how."""
        return tuple((c, s) for c in self.centres.values() for s in c.services if s.service == service)
