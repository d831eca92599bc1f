"""What the checker says to editors, in Greek and in English.

Worded as the GOV.UK design system words errors: an instruction where something is missing, a
description where something is wrong; the editor's words, no jargon. `{name}` is filled by the problem.
"""

from __future__ import annotations

LANGUAGES = ("el", "en")

_SENTENCES: dict[str, tuple[str, str]] = {
    "summary": ("Λάθη: {errors}. Προειδοποιήσεις: {warnings}.", "Errors: {errors}. Warnings: {warnings}."),
    "all-well": ("Όλα καλά: κανένα λάθος στα δεδομένα.", "All is well: no mistake in the data."),
    "scores": (
        "Πόσο δύσκολα διαβάζεται κάθε σελίδα (LIX, το μικρότερο είναι ευκολότερο): {scores}.",
        "How hard each page is to read (LIX, lower is easier): {scores}.",
    ),
    "no-such-centre": ("Δεν υπάρχει κέντρο «{id}».", 'There is no centre "{id}".'),
    "hours-old": (
        "Οι ώρες αυτού του κέντρου δεν έχουν ελεγχθεί, ή είναι καιρός να ελεγχθούν ξανά. Η σελίδα του δεν λέει "
        "αν είναι ανοιχτά τώρα.",
        "The hours of this centre were never verified, or it is time to verify them again. Its page does not say "
        "whether it is open now.",
    ),
    "no-such-service": ("Το κέντρο δεν έχει υπηρεσία «{id}».", 'The centre has no service "{id}".'),
    "file-missing": ("Λείπει το αρχείο «{name}».", 'The file "{name}" is missing.'),
    "file-empty": ("Το αρχείο είναι άδειο.", "The file is empty."),
    # YAML itself
    "yaml-syntax": (
        "Η γραμμή δεν διαβάζεται. Δείτε αν έχει τα ίδια κενά στην αρχή με τις διπλανές της, αν έκλεισαν τα εισαγωγικά "
        "και αν ένα κείμενο με «: » είναι μέσα σε εισαγωγικά.",
        "This line cannot be read. Check that it starts with as many spaces as its neighbours, that quotes are closed, "
        'and that a text with ": " stands in quotes.',
    ),
    "yaml-tab": (
        "Η γραμμή αρχίζει με στηλοθέτη (Tab). Γράψτε κενά.",
        "The line starts with a tab. Write spaces instead.",
    ),
    "yaml-bad-character": (
        "Υπάρχει ένας αόρατος χαρακτήρας που δεν επιτρέπεται. Σβήστε τον.",
        "There is an invisible character that is not allowed. Delete it.",
    ),
    "yaml-not-utf8": (
        "Το αρχείο δεν είναι σε UTF-8. Αποθηκεύστε το ξανά ως UTF-8.",
        "The file is not UTF-8. Save it as UTF-8.",
    ),
    "yaml-too-big": ("Το αρχείο είναι μεγαλύτερο από {limit} MB.", "The file is larger than {limit} MB."),
    "yaml-too-deep": ("Πολλά επίπεδα το ένα μέσα στο άλλο.", "Too many levels, one inside the other."),
    "yaml-two-documents": (
        "Η γραμμή «---» αρχίζει δεύτερο έγγραφο. Σβήστε την.",
        'The line "---" begins a second document. Delete it.',
    ),
    "yaml-alias": (
        "Τα σύμβολα & και * της YAML δεν χρησιμοποιούνται εδώ («{name}»). Γράψτε το κείμενο ολόκληρο ή σε εισαγωγικά.",
        'YAML\'s & and * signs are not used here ("{name}"). Write the text in full or in quotes.',
    ),
    "yaml-tag": (
        "Το σύμβολο ! της YAML δεν χρησιμοποιείται εδώ («{name}»). Βάλτε το κείμενο σε εισαγωγικά.",
        'YAML\'s ! sign is not used here ("{name}"). Put the text in quotes.',
    ),
    "yaml-key": ("Εδώ χρειάζεται ένα απλό όνομα πριν από το «:».", 'A simple name is needed here, before the ":".'),
    # Shape
    "duplicate-key": (
        "Το «{key}» υπάρχει ήδη στη γραμμή {line}. Κρατήστε ένα από τα δύο.",
        '"{key}" already stands on line {line}. Keep one of the two.',
    ),
    "unknown-key": (
        "Δεν υπάρχει πεδίο «{key}» εδώ. Τα πεδία είναι: {known}.",
        'There is no field "{key}" here. The fields are: {known}.',
    ),
    "unknown-key-close": (
        "Δεν υπάρχει πεδίο «{key}» εδώ. Μήπως εννοείτε «{close}»;",
        'There is no field "{key}" here. Did you mean "{close}"?',
    ),
    "expected-mapping": (
        "Εδώ χρειάζονται πεδία, το καθένα σε δική του γραμμή («πεδίο: τιμή»), όχι {found}.",
        'Fields are needed here, each on its own line ("field: value"), not {found}.',
    ),
    "expected-list": (
        "Εδώ χρειάζεται λίστα: κάθε γραμμή αρχίζει με παύλα και κενό, όχι {found}.",
        "A list is needed here, each line starting with a dash and a space, not {found}.",
    ),
    "expected-value": ("Εδώ χρειάζεται μία τιμή, όχι {found}.", "One value is needed here, not {found}."),
    "missing": ("Συμπληρώστε το πεδίο «{key}».", 'Fill in the field "{key}".'),
    "empty-record": (
        "Το «{id}» είναι άδειο. Συμπληρώστε τα πεδία του ή σβήστε τη γραμμή.",
        '"{id}" is empty. Fill in its fields or delete the line.',
    ),
    "bad-id": (
        "Το αναγνωριστικό «{id}» γίνεται διεύθυνση σελίδας. Γράψτε μικρά λατινικά γράμματα, αριθμούς και παύλες, "
        "για παράδειγμα «dafni-ymittos».",
        'The id "{id}" becomes the address of a page. Write small Latin letters, digits and hyphens, '
        'for example "dafni-ymittos".',
    ),
    "unknown-id": ("Δεν υπάρχει «{id}» στο «{collection}».", 'There is no "{id}" in "{collection}".'),
    "unknown-id-close": (
        "Δεν υπάρχει «{id}» στο «{collection}». Μήπως εννοείτε «{close}»;",
        'There is no "{id}" in "{collection}". Did you mean "{close}"?',
    ),
    "id-twice": (
        "Το «{id}» υπάρχει ήδη στο {file}. Δώστε άλλο αναγνωριστικό.",
        '"{id}" already exists in {file}. Choose another id.',
    ),
    # Values
    "not-one-of": (
        "Το «{found}» δεν είναι από τις τιμές του πεδίου. Γράψτε: {allowed} ή unknown.",
        '"{found}" is not one of the field\'s values. Write: {allowed} or unknown.',
    ),
    "not-a-number": (
        "Το «{found}» δεν είναι ακέραιος αριθμός. Γράψτε μόνο ψηφία.",
        '"{found}" is not a whole number. Write digits only.',
    ),
    "not-a-decimal": (
        "Το «{found}» δεν είναι αριθμός. Γράψτε ψηφία με τελεία για τα δεκαδικά, όπως 178.20.",
        '"{found}" is not a number. Write digits, with a point before decimals, such as 178.20.',
    ),
    "not-a-time": ("Γράψτε την ώρα ως 09:00, όχι «{found}».", 'Write the time as 09:00, not "{found}".'),
    "not-a-date": (
        "Το «{found}» δεν είναι ημερομηνία. Γράψτε την ως 2023-05-15, 2023-05 ή 2023.",
        '"{found}" is not a date. Write it as 2023-05-15, 2023-05 or 2023.',
    ),
    "not-a-period": (
        "Το «{found}» δεν είναι διάρκεια. Γράψτε για παράδειγμα P6M (έξι μήνες) ή P1Y (ένας χρόνος).",
        '"{found}" is not a length of time. Write for example P6M (six months) or P1Y (one year).',
    ),
    "not-years": ("Γράψτε την περίοδο ως 2021-2027, όχι «{found}».", 'Write the period as 2021-2027, not "{found}".'),
    "not-a-time-range": (
        "Γράψτε τις ώρες ως 09:00-13:00, όχι «{found}».",
        'Write the times as 09:00-13:00, not "{found}".',
    ),
    "not-an-email": ("Το «{found}» δεν είναι διεύθυνση e-mail.", '"{found}" is not an e-mail address.'),
    "not-a-link": (
        "Ο σύνδεσμος αρχίζει με https:// και δεν έχει κενά. Βρέθηκε «{found}».",
        'A link starts with https:// and has no spaces. Found "{found}".',
    ),
    "not-a-map-link": (
        "Ο σύνδεσμος χάρτη έχει μία φορά το {{address}}, στη θέση της διεύθυνσης.",
        "A map link holds {{address}} once, where the address goes.",
    ),
    "not-a-colour": ('Γράψτε το χρώμα ως "#0f5c57", όχι «{found}».', 'Write the colour as "#0f5c57", not "{found}".'),
    "not-a-uuid": (
        "Η ταυτότητα του ιστότοπου «{found}» δεν είναι UUID. Γράψτε την όπως σας δόθηκε, χωρίς αλλαγές.",
        'The id of the site "{found}" is not a UUID. Write it as it was given to you, unchanged.',
    ),
    "site-id-missing": (
        "Ο ιστότοπος χρειάζεται δική του ταυτότητα. Προσθέστε τη γραμμή «id: {id}» και μην την αλλάξετε ποτέ.",
        'The site needs an id of its own. Add the line "id: {id}" and never change it.',
    ),
    "hours-form": (
        "Γράψτε ημέρες και ώρες όπως Mo-Fr 09:00-17:00 (βρέθηκε «{found}»). Ημέρες: Mo Tu We Th Fr Sa Su.",
        'Write days and times as Mo-Fr 09:00-17:00 (found "{found}"). Days: Mo Tu We Th Fr Sa Su.',
    ),
    "hours-meant": ("Γράψτε «{meant}» αντί για «{found}».", 'Write "{meant}" instead of "{found}".'),
    "hours-times-form": (
        "Γράψτε ώρες όπως 09:00-13:00, ή ημέρες και ώρες όπως Mo-Fr 09:00-13:00 (βρέθηκε «{found}»).",
        'Write times as 09:00-13:00, or days and times as Mo-Fr 09:00-13:00 (found "{found}").',
    ),
    "hours-dates": (
        "Γράψτε την εποχή όπως Jun 15-Sep 15, με ημέρες που υπάρχουν (βρέθηκε «{found}»).",
        'Write the season as Jun 15-Sep 15, with days that exist (found "{found}").',
    ),
    "hours-day-twice": (
        "Μια ημέρα υπάρχει δύο φορές («{found}»). Γράψτε όλες τις ώρες της μαζί: Mo 08:00-13:00,17:00-20:00.",
        'A day stands there twice ("{found}"). Write all its times together: Mo 08:00-13:00,17:00-20:00.',
    ),
    "hours-season-first": (
        "Γράψτε πρώτα τις συνηθισμένες ώρες και μετά τις εποχές: το «{found}» σβήνει όσα είναι πριν από αυτό.",
        'Write the ordinary hours first and the seasons after them: "{found}" undoes what stands before it.',
    ),
    "not-a-day": (
        "Γράψτε την ημέρα όπως 2026-12-24 (βρέθηκε «{found}»).",
        'Write the day as 2026-12-24 (found "{found}").',
    ),
    "not-a-month-day": (
        "Γράψτε μήνα και ημέρα όπως 10-28 (βρέθηκε «{found}»).",
        'Write month and day as 10-28 (found "{found}").',
    ),
    "hours-time": ("Δεν υπάρχει ώρα «{found}».", 'There is no time "{found}".'),
    "hours-order": (
        "Η ώρα που κλείνει πρέπει να είναι μετά την ώρα που ανοίγει (βρέθηκε «{found}»).",
        'The closing time must be later than the opening time (found "{found}").',
    ),
    "hours-overlap": (
        "Το «{found}» αρχίζει πριν τελειώσει το προηγούμενο διάστημα.",
        '"{found}" begins before the span before it ends.',
    ),
    "phone-letters": (
        "Το τηλέφωνο έχει μόνο ψηφία. Βρέθηκε «{found}».",
        'A phone number has digits only. Found "{found}".',
    ),
    "phone-length": (
        "Το τηλέφωνο έχει 10 ψηφία, ή είναι σύντομος αριθμός όπως 1555. Βρέθηκε «{found}».",
        'A phone number has 10 digits, or is a short one such as 1555. Found "{found}".',
    ),
    "phone-not-greek": (
        "Το «{found}» δεν είναι ελληνικός αριθμός τηλεφώνου.",
        '"{found}" is not a Greek phone number.',
    ),
    "phone-several": (
        "Γράψτε κάθε τηλέφωνο σε δικό του «number». Βρέθηκαν περισσότερα: «{found}».",
        'Give each phone its own "number". Found several: "{found}".',
    ),
    "phone-range": (
        "Γράψτε κάθε τηλέφωνο ολόκληρο, σε δικό του «number». Βρέθηκε «{found}».",
        'Write each phone in full, in its own "number". Found "{found}".',
    ),
    "phone-placeholder": (
        "Το «{found}» μοιάζει με προσωρινό αριθμό. Γράψτε τον αληθινό ή unknown.",
        '"{found}" looks like a stand-in. Write the real number, or unknown.',
    ),
    # Sense
    "no-centres": ("Γράψτε τουλάχιστον ένα κέντρο.", "Write at least one centre."),
    "fact-unknown": ("Δεν υπάρχει τιμή «{names}» στα «facts».", 'There is no fact "{names}" in "facts".'),
    "fact-shape": (
        "Μια τιμή θέλει ένα από αυτά: «value» με «unit», «date», «time», «phone» ή «code».",
        'A fact needs one of these: "value" with "unit", "date", "time", "phone" or "code".',
    ),
    "statement-unsourced": ("Γράψτε από πού το ξέρουμε: «source».", 'Write where this is from: "source".'),
    "number-in-text": (
        "Ο αριθμός «{found}» δεν γράφεται μέσα στο κείμενο. Βάλτε τον στα «facts» και γράψτε το όνομά του "
        "σε {{αγκίστρια}}.",
        'The number "{found}" is not written in the text. Put it in "facts" and write its name in {{braces}}.',
    ),
    "number-loose": (
        "Ο αριθμός «{found}» μέσα στο κείμενο διορθώνεται χωριστά σε κάθε γλώσσα. "
        "Αν έχει δικό του πεδίο, βάλτε τον εκεί.",
        'The number "{found}" in the text is corrected apart in each language. '
        "If it has a field of its own, put it there.",
    ),
    "long-sentence": (
        "Η πρόταση έχει πάνω από {most} λέξεις. Χωρίστε την: «{found}».",
        'The sentence has more than {most} words. Split it: "{found}".',
    ),
    "unexplained": (
        "Η συντομογραφία «{found}» δεν εξηγείται στο γλωσσάρι.",
        'The abbreviation "{found}" is not explained in the glossary.',
    ),
    "former-id-taken": (
        "Το «{id}» στο «former_ids» είναι ήδη διεύθυνση άλλης σελίδας. Σβήστε το.",
        'The "{id}" in "former_ids" is already the address of another page. Delete it.',
    ),
    "also-called-empty": (
        "Γράψτε τουλάχιστον ένα όνομα στη γλώσσα «{lang}», ή σβήστε τη γραμμή της.",
        'Write at least one name in the language "{lang}", or delete its line.',
    ),
    "accent-pale": (
        "Το χρώμα «{found}» δεν διαβάζεται εύκολα σε λευκό. Οι σελίδες δείχνουν το «{shown}».",
        'The colour "{found}" is hard to read on white. The pages show "{shown}".',
    ),
    "activity-owner": (
        "Ο απολογισμός θέλει ένα από τα δύο: «centre» ή «municipality».",
        'A report needs one of the two: "centre" or "municipality".',
    ),
    "service-twice": (
        "Η υπηρεσία «{id}» υπάρχει ήδη σε αυτό το κέντρο. Κρατήστε μία φορά.",
        'The service "{id}" is already there for this centre. Keep it once.',
    ),
    "holiday-day": (
        "Μια αργία θέλει ένα από τα δύο: «date» (όπως 10-28) ή «easter» (πόσες ημέρες μετά το Πάσχα).",
        'A holiday needs one of the two: "date" (such as 10-28) or "easter" (how many days after Easter).',
    ),
    "holiday-moved": (
        "Η μεταφορά γράφεται κάτω από τη χρονιά της: το «{date}» δεν είναι στο «{year}».",
        'A move is written under its year: "{date}" is not in "{year}".',
    ),
    "notice-hours": (
        "Γράψτε τις ώρες των ημερών αυτών στο «hours», όπως 09:00-13:00.",
        'Write the hours of these days in "hours", such as 09:00-13:00.',
    ),
    "notice-no-hours": (
        "Μόνο μια ανακοίνωση με «kind: hours» έχει ώρες. Αλλάξτε το «kind» ή σβήστε το «hours».",
        'Only a notice with "kind: hours" has hours. Change "kind" or delete "hours".',
    ),
    "notice-open-end": (
        "Γράψτε έως πότε («to»). Χωρίς αυτό η σελίδα λέει «μέχρι νεότερη ανακοίνωση».",
        'Write until when ("to"). Without it the page says "until further notice".',
    ),
    "notice-service": (
        "Το κέντρο δεν έχει υπηρεσία «{id}». Γράψτε μία από τις υπηρεσίες του, ή σβήστε το «service».",
        'The centre has no service "{id}". Write one of its services, or delete "service".',
    ),
    "notice-overlap": (
        "Για την ίδια ημέρα υπάρχουν δύο αλλαγές ωρών ({date}). Κρατήστε μία.",
        "There are two changes of hours for the same day ({date}). Keep one.",
    ),
    "notice-ended": (
        "Αυτή η ανακοίνωση τελείωσε ({date}) και δεν φαίνεται πια. Σβήστε την.",
        "This notice ended ({date}) and is no longer shown. Delete it.",
    ),
    "calendar-ends": (
        "Οι αργίες είναι γνωστές μόνο έως {date}. Μετά, οι σελίδες λένε ότι δεν ξέρουμε. Πάρτε τη νεότερη έκδοση.",
        "Holidays are known only until {date}. After that the pages say that we do not know. Take the newest release.",
    ),
    "period-order": ("Το τέλος πρέπει να είναι μετά την αρχή.", "The end must be later than the start."),
    "figure-part": ("Δεν υπάρχει γραμμή «{id}» σε αυτόν τον απολογισμό.", 'There is no line "{id}" in this report.'),
    "remark-placeholder": (
        "Το κείμενο και οι τιμές («values») πρέπει να έχουν τα ίδια ονόματα. Δεν ταιριάζει: {names}.",
        'The text and its "values" must have the same names. Not matched: {names}.',
    ),
    "source-lost": (
        "Η πηγή χρειάζεται σύνδεσμο, ή τίτλο και ποιος τη δημοσίευσε, για να τη βρίσκει ο αναγνώστης.",
        "A source needs a link, or a title and a publisher, so that a reader can find it.",
    ),
    "placeholder-missing": (
        "Συμπληρώστε το «{key}»: ένας ιστότοπος που δεν είναι δοκιμαστικός πρέπει να το λέει.",
        'Fill in "{key}": a site that is not a demonstration must say it.',
    ),
    "statement-fully": (
        "Γράψτε «fully» μόνο με πλήρη αξιολόγηση: «evaluation» με ημερομηνία, ποιος την έκανε και «scope: full».",
        'Write "fully" only with a full evaluation: "evaluation" with its date, by whom, and "scope: full".',
    ),
    "statement-fully-but": (
        "Το «fully» δεν συμφωνεί με όσα δεν είναι προσβάσιμα πιο κάτω. Γράψτε «partially» ή σβήστε τα.",
        '"fully" does not agree with what is not accessible below. Write "partially" or delete them.',
    ),
    "statement-order": (
        "Η αναθεώρηση είναι πριν από τη σύνταξη της δήλωσης.",
        "The review is earlier than the date when the statement was prepared.",
    ),
    "statement-due": (
        "Η δήλωση αναθεωρήθηκε πριν από περισσότερο από 11 μήνες ({date}). Στους 12 γίνεται λάθος.",
        "The statement was reviewed more than 11 months ago ({date}). After 12 this is an error.",
    ),
    "statement-old": (
        "Η δήλωση αναθεωρήθηκε πριν από περισσότερο από 12 μήνες ({date}). Ελέγξτε την ξανά και γράψτε την ημέρα.",
        "The statement was reviewed more than 12 months ago ({date}). Review it again and write the day.",
    ),
    "date-to-come": ("Αυτή η ημέρα δεν ήρθε ακόμη ({date}).", "This day is still to come ({date})."),
    "language-unknown": ("Δεν ξέρουμε τη γλώσσα «{lang}».", 'The language "{lang}" is not known.'),
    "languages-missing": (
        "Το mkdocs.yml πρέπει να έχει τις γλώσσες (plugins, i18n, languages), με πρώτη την προεπιλεγμένη.",
        "mkdocs.yml must name the languages (plugins, i18n, languages), the default one first.",
    ),
    "po-broken": ("Το αρχείο μεταφράσεων δεν διαβάζεται: {reason}", "The translation file cannot be read: {reason}"),
    "po-placeholder": (
        "Η μετάφραση του «{context}» πρέπει να έχει τα ίδια {{ονόματα}} με το ελληνικό κείμενο: {names}.",
        'The translation of "{context}" must have the same {{names}} as the Greek text: {names}.',
    ),
    "po-number": (
        "Η μετάφραση του «{context}» έχει άλλα ψηφία από το ελληνικό: {found}. Οι αριθμοί μπαίνουν με {{όνομα}}.",
        'The translation of "{context}" has other digits than the Greek text: {found}. Numbers come by {{name}}.',
    ),
    "po-unit": (
        "Η μετάφραση του «{context}» γράφει «{found}», που δεν υπάρχει στο ελληνικό. Οι τιμές μπαίνουν με {{όνομα}}.",
        'The translation of "{context}" says "{found}", which the Greek text does not. Values come by {{name}}.',
    ),
    "po-term": (
        "Η μετάφραση του «{context}» λέει αλλιώς το «{word}». Στη γλώσσα αυτή λέγεται: {say}.",
        'The translation of "{context}" says "{word}" in other words. In this language it is: {say}.',
    ),
    "page-old": (
        "Το {greek} άλλαξε και η σελίδα φαίνεται σε άλλη γλώσσα. Διορθώστε τη μετάφραση και γράψτε «source: {digest}».",
        '{greek} has changed and the page is shown in another language. Mend it and write "source: {digest}".',
    ),
    "page-not-greek": (
        "Αυτή η σελίδα δεν υπάρχει στα ελληνικά. Γράψτε και το {greek}.",
        "This page does not exist in Greek. Write {greek} too.",
    ),
    "hand-written": (
        "Το αρχείο «{name}» δεν το έφτιαξε το Kentro, αλλά στη θέση του μπαίνει σελίδα του. Μετονομάστε το.",
        'The file "{name}" was not made by Kentro, but one of its pages goes there. Rename it.',
    ),
    "report-language": (
        "{lang}: {translated} από {texts} μεταφρασμένα, {fuzzy} να ξαναδείτε, {missing} λείπουν, {reviewed} ελεγμένα.",
        "{lang}: {translated} of {texts} translated, {fuzzy} to look at again, {missing} missing, {reviewed} reviewed.",
    ),
    "reviewed": ("Ελεγμένα μηνύματα: {count}.", "Messages signed off: {count}."),
    "nothing-to-review": (
        "Δεν υπάρχει μεταφρασμένο μήνυμα με αυτό το όνομα: {context}.",
        "There is no translated message of this name: {context}.",
    ),
    "no-such-language": (
        "Ο ιστότοπος δεν έχει μεταφράσεις στη γλώσσα «{lang}». Έχει: {known}.",
        'The site has no translations into the language "{lang}". It has: {known}.',
    ),
    "language-there": ("Η γλώσσα «{lang}» υπάρχει ήδη.", 'The language "{lang}" is there already.'),
    "languages-not-found": (
        "Δεν βρήκαμε τη λίστα των γλωσσών στο mkdocs.yml, μία γλώσσα σε κάθε γραμμή (plugins, i18n, languages).",
        "The list of languages was not found in mkdocs.yml, one language a line (plugins, i18n, languages).",
    ),
    "language-added": (
        "Προστέθηκε η γλώσσα {name} ({lang}). Μεταφράστε πρώτα τα «ui.page.» και μετά όσα λένε τα αρχεία: {files}.",
        'Added {name} ({lang}). Translate the "ui.page." texts first, then the rest of these files: {files}.',
    ),
    # The built site
    "site-source": ("Ένα στοιχείο δεν έχει πηγή στη σελίδα: {found}.", "A fact has no source on its page: {found}."),
    "site-link": ("Ο σύνδεσμος δεν οδηγεί πουθενά: {found}.", "The link leads nowhere: {found}."),
    "site-anchor": (
        "Ο σύνδεσμος δείχνει σημείο που δεν υπάρχει: {found}.",
        "The link points to a place that does not exist: {found}.",
    ),
    "site-leftover": ("Στη σελίδα έμεινε «{found}».", 'The page holds a leftover "{found}".'),
    "site-heavy": (
        "Η σελίδα είναι {found} KB συμπιεσμένη, το όριο είναι {most}. Μικρύνετε τα κείμενα, σβήστε ό,τι τελείωσε.",
        "The page is {found} KB compressed, the ceiling is {most}. Shorten its texts, delete what has ended.",
    ),
    "site-heading": (
        "Η σελίδα έχει {found} επικεφαλίδες h1, χρειάζεται μία.",
        "The page has {found} h1 headings, it needs one.",
    ),
    "site-facts-missing": (
        "Λείπει: {missing}. Υπάρχει στη σελίδα {page}. Διορθώστε τη μετάφραση.",
        "Missing: {missing}. It stands on the page {page}. Correct the translation.",
    ),
    "site-facts-extra": (
        "Περισσεύει: {extra}. Δεν υπάρχει στη σελίδα {page}. Διορθώστε τη μετάφραση.",
        "Too much: {extra}. It does not stand on the page {page}. Correct the translation.",
    ),
    "site-facts-differ": (
        "Γράφει {extra}, ενώ η σελίδα {page} γράφει {missing}. Διορθώστε τη μετάφραση.",
        "It says {extra}, but the page {page} says {missing}. Correct the translation.",
    ),
}

_SUGGESTION = (" Μήπως είναι {suggestion};", " Did you mean {suggestion}?")
_SHAPES = {"value": ("μία τιμή", "a single value"), "list": ("λίστα", "a list"), "mapping": ("πεδία", "fields")}


def sentence(code: str, lang: str, params: dict[str, str]) -> str:
    """The message `code` in `lang` (el or en), filled with `params`."""
    index = LANGUAGES.index(lang)
    if code.startswith("expected-"):
        params = {**params, "found": _SHAPES[params["found"]][index]}
    said = _SENTENCES[code][index].format(**params)
    if params.get("suggestion"):
        said += _SUGGESTION[index].format(suggestion=params["suggestion"])
    return said


def codes() -> frozenset[str]:
    """Every code that a problem may carry."""
    return frozenset(_SENTENCES)
