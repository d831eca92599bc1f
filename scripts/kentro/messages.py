"""What the checker says to editors, in Greek and in English.

Worded as the GOV.UK design system words errors: an instruction where something is missing, a
description where something is wrong; the editor's words, no jargon. `{name}` is filled by the problem.
"""

from __future__ import annotations

import string

from kentro.vocabulary import MEANING

LANGUAGES = ("el", "en")

_SENTENCES: dict[str, tuple[str, str]] = {
    "summary": ("Λάθη: {errors}. Προειδοποιήσεις: {warnings}.", "Errors: {errors}. Warnings: {warnings}."),
    "all-well": ("Όλα καλά: κανένα λάθος στα δεδομένα.", "All is well: no mistake in the data."),
    "errors-follow": ("Λάθη, που πρέπει να διορθωθούν:", "Errors, which must be corrected:"),
    "warnings-follow": (
        "Προειδοποιήσεις, που δεν εμποδίζουν τη δημοσίευση:",
        "Warnings, which do not stop the publication:",
    ),
    "table-place": ("Γραμμή", "Line"),
    "table-record": ("Πού", "Where"),
    "table-what": ("Τι να γράψετε", "What to write"),
    "table-error": ("Λάθος", "Error"),
    "table-warning": ("Προειδοποίηση", "Warning"),
    "table-more": ("Και άλλα {count}. Διορθώστε πρώτα αυτά.", "And {count} more. Correct these first."),
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
    "all-formatted": ("Όλα τα αρχεία είναι ήδη γραμμένα όπως πρέπει.", "All files are in their canonical form."),
    "not-formatted": (
        "Αρχεία που το «manage.py format» θα έγραφε αλλιώς, χωρίς να αλλάξει τι λένε: {count} ({names}).",
        'Files that "manage.py format" would write in another way, with the same content: {count} ({names}).',
    ),
    # What changes between two editions
    "diff-nothing": ("Τίποτα δεν αλλάζει για τον κάτοικο.", "Nothing changes for a resident."),
    "diff-facts": ("Τι αλλάζει για τον κάτοικο;", "What changes for a resident?"),
    "diff-translations": ("Ποιες μεταφράσεις αλλάζουν;", "Which translations change?"),
    "diff-pages": ("Ποιες σελίδες αλλάζουν;", "Which pages change?"),
    "diff-changed": ("{where}: ήταν {before} → θα είναι {after}.", "{where}: was {before} → will be {after}."),
    "diff-new": ("{where}: προστίθεται {after}.", "{where}: {after} is added."),
    "diff-gone": ("{where}: αφαιρείται {before}.", "{where}: {before} is removed."),
    "diff-languages": ("Φαίνεται σε γλώσσες: {count}.", "Seen in languages: {count}."),
    "diff-unseen": ("Δεν φαίνεται σε καμία σελίδα.", "It is seen on no page."),
    "diff-outdated": (
        "Μεταφράσεις που δεν ισχύουν πια: {count} ({tags}).",
        "Translations that are out of date: {count} ({tags}).",
    ),
    "diff-more": ("Και άλλα: {count}.", "And others: {count}."),
    "diff-page": ("{title}: {path}, αλλάζει σε {tags}.", "{title}: {path}, changes in {tags}."),
    "diff-page-new": ("{title}: {path}, νέα σελίδα σε {tags}.", "{title}: {path}, a new page in {tags}."),
    "diff-page-gone": ("{title}: {path}, δεν υπάρχει πια σε {tags}.", "{title}: {path}, is gone in {tags}."),
    "diff-previews": (
        "Δείτε κάθε σελίδα πριν και μετά: ανοίξτε το index.html του φακέλου «{folder}». Σελίδες εκεί: {count}. "
        "Σελίδες που έμειναν έξω: {left}.",
        'See each page before and after: open index.html in the folder "{folder}". Pages there: {count}. '
        "Pages left out: {left}.",
    ),
    "diff-artifact": (
        "Δείτε κάθε σελίδα πριν και μετά: πιο κάτω, στα Artifacts, κατεβάστε το «{folder}» και ανοίξτε το "
        "index.html που έχει μέσα. Σελίδες εκεί: {count}. Σελίδες που έμειναν έξω: {left}.",
        'See each page before and after: download "{folder}" from the artifacts below and open the index.html in it. '
        "Pages there: {count}. Pages left out: {left}.",
    ),
    "diff-broken": (
        "Τα δεδομένα έχουν λάθη. Διορθώστε τα, για να φανεί τι αλλάζει.",
        "The data has mistakes. Mend them to see what changes.",
    ),
    "diff-broken-before": (
        "Τα προηγούμενα δεδομένα έχουν λάθη και δεν συγκρίνονται.",
        "The data before has mistakes and cannot be compared.",
    ),
    "outside-content": (
        "Η αλλαγή αφορά τον φάκελο {folder}, αλλά αλλάζει και αυτό το αρχείο, που δεν είναι εκεί. Βγάλτε το από αυτήν "
        "την αλλαγή και, αν χρειάζεται, προτείνετέ το χωριστά.",
        "The change is one of {folder}, and changes this file too, which is not there. Take it out of this change "
        "and, if it is needed, propose it by itself.",
    ),
    "no-such-revision": (
        "Δεν υπάρχει ούτε φάκελος με δεδομένα ούτε έκδοση του git «{name}».",
        'There is neither a folder with data nor a git revision "{name}".',
    ),
    "file-missing": (
        "Λείπει το αρχείο «{name}». Ο ιστότοπος το χρειάζεται: βάλτε το πίσω στη θέση του.",
        'The file "{name}" is missing. The site needs it: put it back in its place.',
    ),
    "file-empty": (
        "Το αρχείο είναι άδειο. Φέρτε πίσω όσα είχε.",
        "The file is empty. Bring back what it held.",
    ),
    "leaflets-not-installed": (
        "Λείπει το Playwright, που τυπώνει τα φυλλάδια. Το εγκαθιστά η εντολή: make leaflets.",
        "Playwright, which prints the leaflets, is missing. This command installs it: make leaflets.",
    ),
    "chromium-missing": (
        "Λείπει το Chromium, που τυπώνει τα φυλλάδια. Εγκαταστήστε το (Debian: apt-get install chromium) ή γράψτε πού "
        "είναι στο KENTRO_CHROMIUM. Δεν γράφτηκε τίποτα.",
        "Chromium, which prints the leaflets, is missing. Install it (Debian: apt-get install chromium) or name it in "
        "KENTRO_CHROMIUM. Nothing was written.",
    ),
    "letters-missing": (
        "Καμία γραμματοσειρά του υπολογιστή δεν έχει τα γράμματα «{letters}». Εγκαταστήστε μία που τα έχει "
        "(Debian: apt-get install fonts-noto-core). Δεν γράφτηκε τίποτα.",
        'No font of this computer has the letters "{letters}". Install one that has them '
        "(Debian: apt-get install fonts-noto-core). Nothing was written.",
    ),
    "leaflet-too-long": (
        "Το «{name}» δεν χωρά στο χαρτί, όσο μικρά και αν είναι τα γράμματα. Μικρύνετε τα κείμενα του κέντρου. "
        "Δεν γράφτηκε τίποτα.",
        '"{name}" does not fit on the paper, however small its letters. Shorten the texts of the centre. '
        "Nothing was written.",
    ),
    "no-site-before": (
        "Δεν υπάρχει προηγούμενος ιστότοπος. Φυλάγεται ένας, όταν η εντολή make site φτιάχνει τον επόμενο.",
        "There is no site before this one. One is kept when the command make site builds the next.",
    ),
    "site-before": (
        "Στον φάκελο site/ είναι πάλι ο προηγούμενος ιστότοπος. Η ίδια εντολή φέρνει πίσω τον νεότερο.",
        "The site before is in the folder site/ again. The same command brings the newer one back.",
    ),
    "not-written": (
        "Ο δίσκος δεν δέχεται τα αρχεία ({reason}). Ο φάκελος site/ έμεινε όπως ήταν.",
        "The disk does not take the files ({reason}). The folder site/ is as it was.",
    ),
    "site-missing": (
        "Δεν υπάρχει χτισμένος ιστότοπος στον φάκελο site/. Φτιάξτε τον πρώτα με την εντολή: make site.",
        "There is no built site in the folder site/. Build it first with the command: make site.",
    ),
    "one-file-shortened": (
        "Το αρχείο «{name}» θα ήταν πολύ μεγάλο. Έμειναν έξω οι σελίδες: {pages}.",
        'The file "{name}" would have been too large. These pages were left out: {pages}.',
    ),
    # YAML itself
    "yaml-syntax": (
        "Η γραμμή δεν διαβάζεται. Βάλτε στην αρχή της όσα κενά έχουν οι διπλανές της, και δείτε αν λείπει κάποιο "
        "«:» ή κόμμα.",
        'This line cannot be read. Start it with as many spaces as its neighbours, and see whether a ":" or a comma '
        "is missing.",
    ),
    "yaml-tab": (
        "Η γραμμή αρχίζει με στηλοθέτη (Tab). Γράψτε κενά.",
        "The line starts with a tab. Write spaces instead.",
    ),
    "yaml-space": (
        "Η γραμμή αρχίζει με ειδικά κενά (από ιστοσελίδα ή Word). Σβήστε τα και βάλτε κενά με το πληκτρολόγιο.",
        "The line starts with special spaces (from a web page or Word). Delete them and type spaces.",
    ),
    "yaml-conflict": (
        "Εδώ έμειναν σημάδια από δύο αλλαγές στο ίδιο σημείο. Κρατήστε τη σωστή και σβήστε τις γραμμές <<<<<<<, "
        "======= και >>>>>>>.",
        "Marks of two changes to the same place are left here. Keep the right one and delete the lines <<<<<<<, "
        "======= and >>>>>>>.",
    ),
    "yaml-colon": (
        'Το κείμενο έχει άνω και κάτω τελεία με κενό («: »). Βάλτε το σε εισαγωγικά, όπως note: "Ώρες: πρωί".',
        'The text holds a colon and a space (": "). Put it in quotes, such as note: "Hours: mornings".',
    ),
    "yaml-no-colon": (
        "Μετά το όνομα του πεδίου μπαίνει άνω και κάτω τελεία και ένα κενό, όπως «name: Κέντρο».",
        'A colon and a space come after the name of a field, such as "name: Centre".',
    ),
    "yaml-comma": (
        "Εδώ λείπει ένα κόμμα, ή δεν έκλεισε ένα {{ ή [. Βάλτε κόμματα ανάμεσα, όπως {{ step_free: yes, note: "
        "Ράμπα }}.",
        "A comma is missing here, or a {{ or [ was not closed. Put commas between, such as {{ step_free: yes, "
        "note: Ramp }}.",
    ),
    "yaml-unclosed": (
        'Εδώ ανοίγουν εισαγωγικά ή αγκύλη που δεν κλείνουν. Κλείστε τα, όπως note: "Με ραντεβού" ή [ el, en ].',
        'Quotes or a bracket open here and never close. Close them, such as note: "By appointment" or [ el, en ].',
    ),
    "yaml-bad-character": (
        "Υπάρχει ένας αόρατος χαρακτήρας που δεν επιτρέπεται. Σβήστε τη λέξη και γράψτε την ξανά.",
        "There is an invisible character that is not allowed. Delete the word and type it again.",
    ),
    "yaml-not-utf8": (
        "Το αρχείο δεν είναι σε UTF-8. Αποθηκεύστε το ξανά ως UTF-8.",
        "The file is not UTF-8. Save it as UTF-8.",
    ),
    "yaml-too-big": (
        "Το αρχείο είναι μεγαλύτερο από {limit} MB. Σβήστε ό,τι δεν είναι δεδομένα.",
        "The file is larger than {limit} MB. Delete what is no data.",
    ),
    "yaml-too-many": (
        "Το αρχείο έχει πάνω από {limit} τιμές. Σβήστε ό,τι δεν είναι δεδομένα.",
        "The file has more than {limit} values. Delete what is no data.",
    ),
    "yaml-too-long": (
        "Το κείμενο έχει πάνω από {limit} γράμματα. Μικρύνετέ το, ή δείτε αν λείπουν εισαγωγικά.",
        "The text has more than {limit} letters. Shorten it, or see whether quotes are missing.",
    ),
    "yaml-too-deep": (
        "Πολλά επίπεδα το ένα μέσα στο άλλο. Δείτε τα κενά στην αρχή των γραμμών και τις αγκύλες.",
        "Too many levels, one inside the other. Look at the spaces before the lines, and at the brackets.",
    ),
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
    "comment-in-brackets": (
        "Ένα σχόλιο (#) μέσα σε αγκύλες θα χανόταν. Βάλτε το πάνω από τη γραμμή όπου ανοίγουν οι αγκύλες.",
        "A comment (#) inside brackets would be lost. Put it above the line on which the brackets open.",
    ),
    "yaml-key": (
        "Εδώ χρειάζεται ένα απλό όνομα πριν από την άνω και κάτω τελεία, όπως «name: Κέντρο».",
        'A simple name is needed here, before the colon, such as "name: Centre".',
    ),
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
        "Εδώ χρειάζονται πεδία, όχι {found}. Γράψτε τα για παράδειγμα ως {example}.",
        "Fields are needed here, not {found}. Write them for example as {example}.",
    ),
    "expected-list": (
        "Εδώ χρειάζεται λίστα, όχι {found}. Γράψτε την για παράδειγμα ως {example}.",
        "A list is needed here, not {found}. Write it for example as {example}.",
    ),
    "expected-value": (
        "Εδώ χρειάζεται μία τιμή, όχι {found}. Γράψτε μόνο ένα κείμενο ή έναν αριθμό.",
        "One value is needed here, not {found}. Write a single text or number.",
    ),
    "missing": (
        "Συμπληρώστε το πεδίο «{key}», για παράδειγμα «{key}: {example}».",
        'Fill in the field "{key}", for example "{key}: {example}".',
    ),
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
    "unknown-id": (
        "Δεν υπάρχει «{id}» στο «{collection}». Γράψτε ένα όνομα που υπάρχει εκεί, ή προσθέστε το πρώτα.",
        'There is no "{id}" in "{collection}". Write a name that stands there, or add it first.',
    ),
    "unknown-id-close": (
        "Δεν υπάρχει «{id}» στο «{collection}». Μήπως εννοείτε «{close}»;",
        'There is no "{id}" in "{collection}". Did you mean "{close}"?',
    ),
    "id-twice": (
        "Το «{id}» υπάρχει ήδη στο {file}. Δώστε άλλο αναγνωριστικό.",
        '"{id}" already exists in {file}. Choose another id.',
    ),
    "hidden-linked": (
        "Το επίδομα «{id}» είναι κρυμμένο (hide: true) στο data/services.yaml και δεν έχει σελίδα. Σβήστε το από εδώ, "
        "ή εμφανίστε το ξανά.",
        'The benefit "{id}" is hidden (hide: true) in data/services.yaml and has no page. Remove it here, or show it '
        "again.",
    ),
    "local-hidden": (
        "Ένα κρυμμένο επίδομα (hide: true) δεν έχει σελίδα για να φανούν τα υπόλοιπα. Σβήστε το hide ή όλα τα άλλα.",
        "A hidden benefit (hide: true) has no page on which the rest could be seen. Remove hide, or all the rest.",
    ),
    "not-every": (
        "Το «{found}» δεν λέει ποιες ημέρες του μήνα. Γράψτε Tu για κάθε Τρίτη, Tu[1] για την πρώτη, Tu[1,3] για πρώτη "
        "και τρίτη, Tu[-1] για την τελευταία. Οι ημέρες: Mo Tu We Th Fr Sa Su. Για ορισμένες ημερομηνίες: dates.",
        '"{found}" does not say which days of the month. Write Tu for each Tuesday, Tu[1] for the first, Tu[1,3] for '
        "first and third, Tu[-1] for the last. The days: Mo Tu We Th Fr Sa Su. For certain dates: dates.",
    ),
    "visit-when": (
        "Η στάση δεν λέει πότε. Γράψτε ή τις ημέρες, dates: [ 2026-12-01 ], ή κάθε πότε, every: Tu[1].",
        "The stop does not say when. Write either the days, dates: [ 2026-12-01 ], or how often, every: Tu[1].",
    ),
    "visit-ended": (
        "Όλες οι ημέρες της στάσης πέρασαν (τελευταία: {date}) και δεν φαίνεται πια. Γράψτε τις επόμενες, ή σβήστε τη.",
        "All days of the stop have passed (the last: {date}). It is shown no more. Write the next ones, or remove it.",
    ),
    "template-unknown": (
        "Το «{name}» δεν παίρνει τη θέση προτύπου μας. Στο local/templates/ μπαίνουν μόνο αρχεία .html με το "
        "όνομα που έχουν στο overrides/. Δείτε το docs-dev/templates.md.",
        '"{name}" takes the place of no template of ours. In local/templates/ stand only .html files with the name '
        "that they have in overrides/. See docs-dev/templates.md.",
    ),
    "template-syntax": (
        "Το πρότυπο δεν διαβάζεται: {reason}.",
        "The template cannot be read: {reason}.",
    ),
    "template-name": (
        "Το πρότυπο χρησιμοποιεί το «{name}», που δεν υπάρχει. Υπάρχουν: {known}.",
        'The template uses "{name}", which does not exist. There are: {known}.',
    ),
    "template-macro": (
        "Από το πρότυπο λείπει το macro «{name}», που το χρησιμοποιούν άλλα. Γράψτε το, ή φέρτε το από το δικό μας: "
        'from "overrides/…" import {name}.',
        'The template lacks the macro "{name}", which others use. Write it, or bring it from ours: '
        'from "overrides/…" import {name}.',
    ),
    "template-unescaped": (
        "Το πρότυπο κλείνει την προστασία των κειμένων (autoescape). Σβήστε το: τα δεδομένα θα γίνονταν κώδικας.",
        "The template turns off the protection of texts (autoescape). Remove it: what the data says would become code.",
    ),
    "template-failed": (
        "Το πρότυπο δεν μπόρεσε να γίνει σελίδα: {reason}.",
        "The template could not be made into a page: {reason}.",
    ),
    "window-ended": (
        "Οι αιτήσεις τελείωσαν στις {date} και η περίοδος δεν εμφανίζεται πια. Σβήστε την ή γράψτε τη νέα.",
        "The applications ended on {date} and the period is shown no more. Remove it, or write the new one.",
    ),
    # Values
    "not-one-of": (
        "Το «{found}» δεν είναι από τις τιμές του πεδίου. Γράψτε μία από αυτές: {allowed}.",
        '"{found}" is not one of the field\'s values. Write one of these: {allowed}.',
    ),
    "not-one-of-close": (
        "Το «{found}» δεν είναι από τις τιμές του πεδίου. Γράψτε «{close}».",
        '"{found}" is not one of the field\'s values. Write "{close}".',
    ),
    "invisible": (
        "Μέσα στο «{found}» υπάρχει σύμβολο που δεν φαίνεται ({sign}). Σβήστε το κείμενο και γράψτε το ξανά με το "
        "πληκτρολόγιο.",
        'There is a sign that nobody sees ({sign}) in "{found}". Delete the text and type it again.',
    ),
    "look-alike": (
        "Το «{found}» έχει γράμματα από δύο αλφάβητα που μοιάζουν. Γράψτε το ξανά με το πληκτρολόγιο: «{meant}».",
        '"{found}" has letters of two alphabets that look alike. Type it again: "{meant}".',
    ),
    "look-alike-word": (
        "Το «{found}» είναι με λατινικά γράμματα. Γράψτε το με ελληνικά: «{meant}».",
        '"{found}" is in Latin letters. Type it in Greek ones: "{meant}".',
    ),
    "stand-in": (
        "Το «{found}» μοιάζει προσωρινό. Γράψτε το αληθινό, ή «unknown» αν δεν το ξέρετε.",
        '"{found}" looks like a stand-in. Write the real one, or "unknown" if you do not know it.',
    ),
    "item-twice": (
        "Το «{found}» υπάρχει δύο φορές στη λίστα. Κρατήστε το μία φορά.",
        '"{found}" stands in the list twice. Keep it once.',
    ),
    "not-a-number": (
        "Το «{found}» δεν είναι ακέραιος αριθμός. Γράψτε μόνο ψηφία, όπως 1250.",
        '"{found}" is not a whole number. Write digits only, such as 1250.',
    ),
    "not-a-decimal": (
        "Το «{found}» δεν είναι αριθμός. Γράψτε ψηφία με τελεία για τα δεκαδικά, όπως 178.20.",
        '"{found}" is not a number. Write digits, with a point before decimals, such as 178.20.',
    ),
    "not-a-time": ("Γράψτε την ώρα ως 09:00, όχι «{found}».", 'Write the time as 09:00, not "{found}".'),
    "not-a-date": (
        "Το «{found}» δεν είναι ημερομηνία. Γράψτε έτος-μήνα-ημέρα όπως 2023-05-15, ή 2023-05, ή 2023.",
        '"{found}" is not a date. Write year-month-day such as 2023-05-15, or 2023-05, or 2023.',
    ),
    "year-odd": (
        "Το έτος στο «{found}» δεν μπορεί να είναι σωστό. Γράψτε το με τέσσερα ψηφία, όπως 2026.",
        'The year in "{found}" cannot be right. Write it with four digits, such as 2026.',
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
    "not-an-email": (
        "Το «{found}» δεν είναι διεύθυνση e-mail. Γράψτε μία, όπως kentro@dimos.gr.",
        '"{found}" is not an e-mail address. Write one, such as kentro@dimos.gr.',
    ),
    "not-a-link": (
        "Το «{found}» δεν είναι σύνδεσμος. Γράψτε τον ολόκληρο και χωρίς κενά, όπως https://www.gov.gr/.",
        '"{found}" is not a link. Write all of it, without spaces, such as https://www.gov.gr/.',
    ),
    "not-a-postcode": (
        "Το «{found}» δεν είναι ελληνικός ταχυδρομικός κώδικας. Γράψτε τα 5 ψηφία του, όπως 10431.",
        '"{found}" is not a Greek postcode. Write its 5 digits, such as 10431.',
    ),
    "not-a-location": (
        "Το «{found}» δεν είναι σημείο στον χάρτη. Γράψτε πλάτος και μήκος, όπως 37.98381, 23.72754.",
        '"{found}" is not a place on the map. Write latitude and longitude, such as 37.98381, 23.72754.',
    ),
    "location-abroad": (
        "Το σημείο «{found}» δεν είναι στην Ελλάδα. Γράψτε πρώτα το πλάτος (34 έως 42) και μετά το μήκος (19 έως 30).",
        'The place "{found}" is not in Greece. Write first the latitude (34 to 42), then the longitude (19 to 30).',
    ),
    "not-a-map-link": (
        "Ο σύνδεσμος χάρτη αρχίζει με https:// και έχει μία φορά το {{address}}, στη θέση της διεύθυνσης, όπως "
        "https://www.openstreetmap.org/search?query={{address}}.",
        "A map link starts with https:// and holds {{address}} once, where the address goes, such as "
        "https://www.openstreetmap.org/search?query={{address}}.",
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
    "hours-time": (
        "Δεν υπάρχει ώρα «{found}». Γράψτε ώρες από 00:00 έως 24:00, όπως 08:30.",
        'There is no time "{found}". Write times from 00:00 to 24:00, such as 08:30.',
    ),
    "hours-order": (
        "Η ώρα που κλείνει πρέπει να είναι μετά την ώρα που ανοίγει, όπως 08:00-15:00 (βρέθηκε «{found}»).",
        'The closing time must be later than the opening time, such as 08:00-15:00 (found "{found}").',
    ),
    "hours-overlap": (
        "Το «{found}» αρχίζει πριν τελειώσει το προηγούμενο διάστημα. Γράψτε τα χωριστά, όπως 08:00-13:00,17:00-20:00.",
        '"{found}" begins before the span before it ends. Write them apart, such as 08:00-13:00,17:00-20:00.',
    ),
    "phone-letters": (
        "Το τηλέφωνο έχει μόνο ψηφία, όπως 2105065885. Βρέθηκε «{found}».",
        'A phone number has digits only, such as 2105065885. Found "{found}".',
    ),
    "phone-length": (
        "Το τηλέφωνο έχει 10 ψηφία, ή είναι σύντομος αριθμός όπως 1555. Βρέθηκε «{found}».",
        'A phone number has 10 digits, or is a short one such as 1555. Found "{found}".',
    ),
    "phone-not-greek": (
        "Το «{found}» δεν είναι ελληνικός αριθμός. Γράψτε 10 ψηφία που αρχίζουν από 2, 69 ή 80, όπως 2105065885.",
        '"{found}" is not a Greek number. Write 10 digits that begin with 2, 69 or 80, such as 2105065885.',
    ),
    "phone-several": (
        "Εδώ μπαίνει ένα τηλέφωνο και βρέθηκαν περισσότερα: «{found}». Γράψτε το καθένα σε δική του γραμμή: {several}.",
        'One phone number goes here, and there are several: "{found}". Give each a line of its own: {several}.',
    ),
    "phone-range": (
        "Το «{found}» δεν λέει καθαρά ποιοι είναι οι αριθμοί. Γράψτε τον καθένα ολόκληρο, με 10 ψηφία, σε δική του "
        'γραμμή. Ο πρώτος: - {{ number: "{first}" }}.',
        '"{found}" does not say clearly which the numbers are. Write each in full, with 10 digits, on a line of its '
        'own. The first: - {{ number: "{first}" }}.',
    ),
    "phone-placeholder": (
        "Το «{found}» μοιάζει με προσωρινό αριθμό. Γράψτε τον αληθινό, ή «unknown» αν δεν τον ξέρετε.",
        '"{found}" looks like a stand-in. Write the real number, or "unknown" if you do not know it.',
    ),
    # Sense
    "no-centres": (
        "Γράψτε τουλάχιστον ένα κέντρο στο «centres».",
        'Write at least one centre in "centres".',
    ),
    "fact-unknown": (
        "Δεν υπάρχει τιμή «{names}» στα «facts». Προσθέστε την εκεί, ή διορθώστε το όνομα.",
        'There is no fact "{names}" in "facts". Add it there, or correct the name.',
    ),
    "fact-shape": (
        "Μια τιμή θέλει ένα από αυτά: «value» με «unit», «date», «time», «phone» ή «code».",
        'A fact needs one of these: "value" with "unit", "date", "time", "phone" or "code".',
    ),
    "statement-unsourced": (
        "Γράψτε από πού το ξέρουμε, για παράδειγμα «source: opeka-eee».",
        'Write where this is from, for example "source: opeka-eee".',
    ),
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
        "Η συντομογραφία «{found}» δεν εξηγείται στο γλωσσάρι. Γράψτε την ολόκληρη, ή προσθέστε την εκεί.",
        'The abbreviation "{found}" is not explained in the glossary. Write it in full, or add it there.',
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
        "Το χρώμα «{found}» δεν διαβάζεται εύκολα σε λευκό και οι σελίδες δείχνουν το «{shown}». Διαλέξτε πιο σκούρο.",
        'The colour "{found}" is hard to read on white, so the pages show "{shown}". Choose a darker one.',
    ),
    "not-a-logo": (
        "Το «{found}» δεν μπορεί να είναι λογότυπο. Γράψτε ένα αρχείο .svg, .png ή .webp του φακέλου local/, με "
        "λατινικά γράμματα, όπως local/logo.svg.",
        '"{found}" cannot be a logo. Write a file .svg, .png or .webp in the folder local/, in Latin letters, such as '
        "local/logo.svg.",
    ),
    "logo-missing": (
        "Το λογότυπο «{name}» δεν υπάρχει. Ανεβάστε το αρχείο εκεί, ή διορθώστε το όνομά του.",
        'There is no logo "{name}". Upload the file there, or correct its name.',
    ),
    "logo-large": (
        "Το λογότυπο είναι {found} KB, το όριο είναι {most}. Αποθηκεύστε το μικρότερο: φαίνεται σε ύψος μιας γραμμής.",
        "The logo is {found} KB, the limit is {most}. Save a smaller one: it is shown as high as a line.",
    ),
    "logo-kind": (
        "Το αρχείο δεν διαβάζεται ως {kind}. Αποθηκεύστε το λογότυπο ξανά ως {kind}, ή δώστε του τη σωστή κατάληξη.",
        "The file cannot be read as {kind}. Save the logo as {kind} again, or give its name the right ending.",
    ),
    "logo-moves": (
        "Το λογότυπο κινείται. Αποθηκεύστε το ως μία ακίνητη εικόνα.",
        "The logo moves. Save it as one picture that stays still.",
    ),
    "logo-doctype": (
        "Το λογότυπο έχει γραμμή «{name}». Σβήστε την από το αρχείο, ή αποθηκεύστε το ως απλό SVG.",
        'The logo has a line "{name}". Delete it from the file, or save it as plain SVG.',
    ),
    "logo-active": (
        "Το λογότυπο έχει κάτι που εκτελείται ή κινείται: «{name}». Σβήστε το, ή αποθηκεύστε το ως απλό SVG.",
        'The logo holds something that runs or moves: "{name}". Delete it, or save it as plain SVG.',
    ),
    "logo-foreign": (
        "Το λογότυπο οδηγεί έξω από το αρχείο του: «{name}». Βάλτε την εικόνα μέσα, ή κάντε τα γράμματα σχήματα.",
        'The logo leads out of its file: "{name}". Put the picture inside, or turn its letters into shapes.',
    ),
    "logo-size": (
        "Το αρχείο δεν αρχίζει με <svg> που λέει πόσο μεγάλο είναι, αλλά με «{name}». Χρειάζεται viewBox, όπως "
        'viewBox="0 0 48 48".',
        'The file does not begin with an <svg> that says how large it is, but with "{name}". It needs a viewBox, such '
        'as viewBox="0 0 48 48".',
    ),
    "activity-owner": (
        "Ο απολογισμός θέλει ένα από τα δύο: «centre» ή «municipality».",
        'A report needs one of the two: "centre" or "municipality".',
    ),
    "service-twice": (
        "Η υπηρεσία «{id}» υπάρχει ήδη σε αυτό το κέντρο. Κρατήστε μία φορά.",
        'The service "{id}" is already there for this centre. Keep it once.',
    ),
    "phone-twice": (
        "Το τηλέφωνο {number} υπάρχει ήδη σε αυτό το κέντρο. Κρατήστε το μία φορά.",
        "The phone {number} is already there for this centre. Keep it once.",
    ),
    "phone-of-another": (
        "Το τηλέφωνο {number} το έχει και άλλος δήμος: {other}. Δείτε ποιο κέντρο απαντά.",
        "The phone {number} is also that of another municipality: {other}. Check which centre answers.",
    ),
    "address-twice": (
        "Την ίδια διεύθυνση έχει και το {other}. Αν είναι το ίδιο κέντρο, κρατήστε το μία φορά.",
        "{other} has the same address. If it is the same centre, keep it once.",
    ),
    "name-twice": (
        "Το ίδιο όνομα έχει και το κέντρο «{other}» του ίδιου δήμου. Γράψτε σε τι διαφέρουν, όπως «2ο Κέντρο "
        "Κοινότητας».",
        'The centre "{other}" of the same municipality has the same name. Write how they differ, such as "2nd '
        'Community Centre".',
    ),
    "branch-of-itself": (
        "Το κέντρο γράφει ότι είναι παράρτημα του εαυτού του. Γράψτε το κέντρο στο οποίο ανήκει, ή σβήστε το "
        "«branch_of».",
        'The centre says that it is a branch of itself. Write the centre that it belongs to, or delete "branch_of".',
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
    "period-order": (
        "Το τέλος είναι πριν από την αρχή. Γράψτε πρώτα πότε αρχίζει και μετά πότε τελειώνει.",
        "The end is before the start. Write first when it begins, then when it ends.",
    ),
    "figure-part": (
        "Δεν υπάρχει γραμμή «{id}» σε αυτόν τον απολογισμό. Γράψτε μία από τις γραμμές του.",
        'There is no line "{id}" in this report. Write one of its lines.',
    ),
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
        "Η δήλωση αναθεωρήθηκε πριν από περισσότερο από 11 μήνες ({date}). Ελέγξτε την και γράψτε τη νέα ημέρα.",
        "The statement was reviewed more than 11 months ago ({date}). Review it and write the new day.",
    ),
    "statement-old": (
        "Η δήλωση αναθεωρήθηκε πριν από περισσότερο από 12 μήνες ({date}), και η σελίδα της το λέει. Ελέγξτε την και "
        "γράψτε τη νέα ημέρα.",
        "The statement was reviewed more than 12 months ago ({date}), and its page says so. Review it and write the "
        "new day.",
    ),
    "date-to-come": (
        "Αυτή η ημέρα δεν ήρθε ακόμη ({date}). Γράψτε πότε έγινε.",
        "This day is still to come ({date}). Write when it was.",
    ),
    "language-unknown": (
        "Δεν ξέρουμε τη γλώσσα «{lang}». Γράψτε τον κωδικό της, όπως el, en ή ar.",
        'The language "{lang}" is not known. Write its code, such as el, en or ar.',
    ),
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
    "page-broken": (
        "Οι πρώτες γραμμές της σελίδας, ανάμεσα στα «---», δεν διαβάζονται. Γράψτε τες όπως «title: Οδηγός».",
        'The first lines of the page, between "---", cannot be read. Write them as "title: Guide".',
    ),
    "page-too-big": (
        "Η σελίδα είναι πολύ μεγάλη ή έχει πάνω από {limit} αγκύλες «[». Χωρίστε την σε μικρότερες.",
        'The page is too large or has more than {limit} brackets "[". Divide it into smaller ones.',
    ),
    "page-html": (
        "Μια σελίδα δεν μπορεί να έχει «{found}». Γράψτε το με τα σύμβολα της Markdown.",
        'A page cannot have "{found}". Write it with the signs of Markdown.',
    ),
    "page-link": (
        "Ο σύνδεσμος «{found}» δεν επιτρέπεται. Αρχίζει με https://, http://, mailto:, tel: ή geo:, ή οδηγεί σε "
        "σελίδα του ιστότοπου.",
        'The link "{found}" is not allowed. It begins with https://, http://, mailto:, tel: or geo:, or leads to a '
        "page of the site.",
    ),
    "file-link": (
        "Το αρχείο είναι συντόμευση προς άλλο (symbolic link). Βάλτε στη θέση της το ίδιο το αρχείο.",
        "The file is a link to another one (a symbolic link). Put the file itself in its place.",
    ),
    "file-kind": (
        "Αρχείο αυτού του είδους δεν δημοσιεύεται. Επιτρέπονται: {allowed}.",
        "A file of this kind is not published. Allowed: {allowed}.",
    ),
    "file-name": (
        "Το όνομα του αρχείου μπορεί να έχει μόνο γράμματα ενός αλφαβήτου, ψηφία, «-» και «_». Μετονομάστε το.",
        'The name of the file can have only letters of one alphabet, digits, "-" and "_". Rename it.',
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
    "verified": ("{name}: ελέγχθηκε {on}. Επόμενος έλεγχος έως {due}.", "{name}: verified {on}. Due again by {due}."),
    "verified-later": (
        "Γράφει ήδη νεότερο έλεγχο ({date}). Γράψτε την ίδια ή νεότερη ημέρα.",
        "It names a later check already ({date}). Give the same day or a later one.",
    ),
    # Links to other sites
    "link-broken": ("Ο σύνδεσμος {url} δεν ανοίγει πια ({reason}).", "The link {url} no longer opens ({reason})."),
    "link-moved": (
        "Ο σύνδεσμος {url} οδηγεί στην αρχική σελίδα του ιστότοπου, όχι σε αυτό που λέει.",
        "The link {url} leads to the front page of the site, not to what it says.",
    ),
    "link-unchecked": (
        "Ο σύνδεσμος {url} δεν μπόρεσε να ελεγχθεί ({reason}). Ανοίξτε τον εσείς.",
        "The link {url} could not be checked ({reason}). Open it yourself.",
    ),
    "links-summary": (
        "Σύνδεσμοι: {all}. Δεν ανοίγουν: {broken}. Οδηγούν αλλού: {moved}. Δεν ελέγχθηκαν: {unchecked}.",
        "Links: {all}. Broken: {broken}. Leading elsewhere: {moved}. Not checked: {unchecked}.",
    ),
    "links-lead": (
        "Οι σύνδεσμοι αυτοί δεν βγάζουν πια εκεί που λένε. Ανοίξτε τη γραμμή, πατήστε το μολύβι και γράψτε τη νέα "
        "διεύθυνση, ή «unknown» αν δεν υπάρχει.",
        "These links no longer lead where they say. Open the line, press the pencil and write the new address, or "
        '"unknown" if there is none.',
    ),
    "links-offline": (
        "Κανένας ιστότοπος δεν απάντησε. Δείτε αν υπάρχει δίκτυο.",
        "No site answered. Check the network.",
    ),
    # What is due for a check
    "freshness-never-verified": (
        "{name}: δεν ελέγχθηκε ποτέ. Πηγή: {by}.",
        "{name}: never verified. Source: {by}.",
    ),
    "freshness-overdue": (
        "{name}: ελέγχθηκε {on} ({by}) και έπρεπε να ελεγχθεί ξανά έως {due}.",
        "{name}: verified {on} ({by}) and due again by {due}.",
    ),
    "freshness-soon": (
        "{name}: ελέγχθηκε {on} ({by}). Ελέγξτε το ξανά έως {due}.",
        "{name}: verified {on} ({by}). Verify it again by {due}.",
    ),
    "freshness-call": ("Τηλέφωνο: {phones}.", "Phone: {phones}."),
    "freshness-well": (
        "Όλα έχουν ελεγχθεί, και κανένας έλεγχος δεν λήγει σύντομα.",
        "Everything is verified, and nothing falls due soon.",
    ),
    "freshness-lead": (
        "Τα στοιχεία αυτά είναι καιρός να ελεγχθούν. Τηλεφωνήστε, ρωτήστε ό,τι γράφει κάθε τετράγωνο και σημειώστε το. "
        "Ό,τι άλλαξε, διορθώστε το στη γραμμή του: ανοίξτε τη γραμμή και πατήστε το μολύβι.",
        "It is time to verify these facts. Call, ask what each box says and tick it. Correct what has changed on its "
        "line: open the line and press the pencil.",
    ),
    "freshness-last": (
        "Στο τέλος γράψτε τη σημερινή ημέρα στο «verified» («on»). Σε υπολογιστή το κάνει και αυτή η εντολή.",
        'At the end write today\'s date in "verified" ("on"). On a computer this command does it too.',
    ),
    "freshness-last-statement": (
        "Διαβάστε τη δήλωση, διορθώστε ό,τι άλλαξε και γράψτε τη σημερινή ημέρα στο «reviewed».",
        'Read the statement, correct what has changed and write today\'s date in "reviewed".',
    ),
    "issues-done": ("Δεν μένει τίποτα να γίνει. Ευχαριστούμε.", "Nothing is left to do. Thank you."),
    "github": ("Το GitHub δεν δέχτηκε την εντολή: {reason}.", "GitHub did not accept the command: {reason}."),
    "schema-current": (
        "Τα σχήματα και ο κατάλογος των πεδίων είναι όπως το μοντέλο.",
        "The schemas and the field reference are up to date.",
    ),
    "schema-old": (
        "Το μοντέλο άλλαξε και τα σχήματα όχι. Γράψτε make schema και προσθέστε τα αρχεία στην αλλαγή.",
        "The model has changed and the schemas have not. Run make schema and add the files to the change.",
    ),
    # A new release
    "format-old": (
        "Τα δεδομένα είναι στη μορφή {found} και αυτή η έκδοση διαβάζει τη μορφή {wanted}. Τρέξτε "
        "«python scripts/manage.py migrate».",
        'The data is in form {found}, and this release reads form {wanted}. Run "python scripts/manage.py migrate".',
    ),
    "format-new": (
        "Τα δεδομένα είναι στη μορφή {found}, πιο νέα από όσες διαβάζει αυτή η έκδοση ({wanted}). Βάλτε ξανά τη "
        "νεότερη έκδοση.",
        "The data is in form {found}, newer than this release reads ({wanted}). Put the newer release back.",
    ),
    "migrate-nothing": (
        "Τα δεδομένα είναι ήδη στη μορφή που διαβάζει αυτή η έκδοση.",
        "The data is already in the form that this release reads.",
    ),
    "po-obsolete": (
        "Μεταφράσεις που δεν ζητά πια κανένα κείμενο: {count}. Μένουν στο αρχείο: αν το κείμενο ξαναγραφτεί, ισχύουν. "
        "Η πρώτη είναι του «{context}».",
        "Translations that no text asks for any more: {count}. They stay in the file: if the text comes back, they "
        'hold. The first is of "{context}".',
    ),
    "release-missing": (
        "Δεν βρέθηκε έκδοση «{name}»: ούτε φάκελος, ούτε αρχείο zip ή tar, ούτε ετικέτα του git.",
        'There is no release "{name}": no folder, no zip or tar archive, no tag of git.',
    ),
    "release-unreadable": (
        "Το αρχείο «{name}» δεν διαβάζεται ως zip ή tar. Κατεβάστε το ξανά.",
        'The file "{name}" cannot be read as zip or tar. Download it again.',
    ),
    "release-too-big": (
        "Το αρχείο «{name}» είναι πολύ μεγάλο για έκδοση του Kentro.",
        'The file "{name}" is too big for a release of Kentro.',
    ),
    "release-no-manifest": (
        "Το «{name}» δεν έχει το scripts/release.json που έχει κάθε έκδοση. Πάρτε έκδοση, όχι έναν ενδιάμεσο κλάδο.",
        '"{name}" has no scripts/release.json, which every release has. Take a release, not a branch between two.',
    ),
    "release-not-whole": (
        "Η έκδοση δεν είναι όπως βγήκε: το {path} λείπει ή έχει αλλάξει. Κατεβάστε την ξανά.",
        "The release is not as it was made: {path} is missing or was changed. Download it again.",
    ),
    "release-bad-path": (
        "Η έκδοση θέλει να γράψει στο {path}, που δεν είναι δικό της. Μην τη βάλετε και πείτε το σε όποιον την έδωσε.",
        "The release would write to {path}, which is not its own. Leave it, and tell whoever gave it to you.",
    ),
    "update-no-manifest": (
        "Λείπει το scripts/release.json, που λέει σε ποια έκδοση είστε. Βάλτε το όπως ήταν στην έκδοσή σας.",
        "The file scripts/release.json is missing, which says what release you are on. Put it back as your release "
        "had it.",
    ),
    "update-older": (
        "Είστε στην έκδοση {old}. Η {new} είναι παλιότερη, και τα δεδομένα δεν γυρίζουν πίσω.",
        "You are on release {old}. {new} is older, and data does not go back.",
    ),
    "update-current": ("Είστε ήδη στην έκδοση {new}.", "You are on release {new} already."),
    "update-edited": (
        "Το αρχείο είναι κοινό για όλους τους ιστότοπους και έχει αλλάξει εδώ, πρώτα σε αυτή τη γραμμή. Κρατήστε την "
        "αλλαγή σας αλλού (στο local/ ή στα δεδομένα) ή, αν δεν τη θέλετε, προσθέστε --discard {file}.",
        "The file is the same for all sites and was changed here, first on this line. Keep your change elsewhere (in "
        "local/ or in the data) or, if you do not want it, add --discard {file}.",
    ),
    "update-removed": (
        "Το αρχείο είναι κοινό για όλους τους ιστότοπους και εδώ έχει σβηστεί. Για να ξαναμπεί, προσθέστε "
        "--discard {file}.",
        "The file is the same for all sites and was deleted here. To have it again add --discard {file}.",
    ),
    "update-added": (
        "Η νέα έκδοση φέρνει δικό της αρχείο εδώ, όπου έχετε ένα δικό σας, πρώτα άλλο σε αυτή τη γραμμή. Δώστε στο "
        "δικό σας άλλο όνομα ή, αν δεν το θέλετε, προσθέστε --discard {file}.",
        "The new release brings a file of its own here, where you have one, first another on this line. Give yours "
        "another name or, if you do not want it, add --discard {file}.",
    ),
    "update-no-packages": (
        "Τα πακέτα που χρειάζεται η νέα έκδοση δεν εγκαταστάθηκαν. Τίποτα δεν άλλαξε. Ξαναδοκιμάστε με σύνδεση.",
        "The packages that the new release needs could not be installed. Nothing was changed. Try again when online.",
    ),
    "update-stopped": (
        "Τίποτα δεν άλλαξε: τα δεδομένα δεν μπόρεσαν να περάσουν στη νέα μορφή.",
        "Nothing was changed: the data could not be brought into the new form.",
    ),
    "update-done": (
        "Ήσασταν στην έκδοση {old}, τώρα είστε στην {new}.",
        "You were on release {old}, you are on {new}.",
    ),
    "update-data": (
        "Άλλαξαν από το πρόγραμμα, με τα σχόλια και τη σειρά τους όπως ήταν: {files}.",
        "Changed by the program, with their comments and order as they were: {files}.",
    ),
    "update-held": (
        "Ένα workflow δεν μπορεί να αλλάξει workflows. Αντιγράψτε από την έκδοση {new} όσα άλλαξαν, και σβήστε όσα δεν "
        "έχει πια: {files}.",
        "A workflow cannot change workflows. Copy those that changed from release {new}, and delete those that it no "
        "longer has: {files}.",
    ),
    "update-check": (
        "Η νέα έκδοση βρίσκει λάθη στα δεδομένα. Ο ιστότοπος μένει όπως ήταν ώσπου να διορθωθούν.",
        "The new release finds mistakes in the data. The website stays as it was until they are corrected.",
    ),
    "release-dirty": (
        "Το αρχείο έχει αλλαγές που δεν έγιναν commit. Μια έκδοση βγαίνει από καθαρό αντίγραφο.",
        "The file has changes that are not committed. A release is made from a clean checkout.",
    ),
    "release-version": (
        "Η έκδοση «{version}» δεν είναι τρεις αριθμοί μεγαλύτεροι από την τελευταία ({last}), όπως 1.2.0.",
        'Release "{version}" is not three numbers greater than the last ({last}), such as 1.2.0.',
    ),
    "release-ready": (
        "Η έκδοση {version} είναι έτοιμη. Μένει: git add -A, git commit -m 'Release {version}', git tag v{version}.",
        "Release {version} is ready. What is left: git add -A, git commit -m 'Release {version}', git tag v{version}.",
    ),
    "changelog-missing": (
        "Λείπει η έκδοση {version}. Γράψτε «## {version}» και από κάτω τι αλλάζει.",
        'Release {version} is missing. Write "## {version}" and below it what changes.',
    ),
    "changelog-part": (
        "Στην έκδοση {version} λείπει το «### {heading}» ή δεν λέει τίποτα.",
        'Release {version} has no "### {heading}", or nothing below it.',
    ),
    "contract-gone": (
        "Το πεδίο «{what}» δεν υπάρχει πια. Γράψτε μια μετάβαση που το μετακινεί, με το όνομα αυτό στο MENDS.",
        'The field "{what}" is gone. Write a migration that moves it, with this name in its MENDS.',
    ),
    "contract-required": (
        "Το πεδίο «{what}» έγινε υποχρεωτικό. Γράψτε μια μετάβαση που το συμπληρώνει, με το όνομα αυτό στο MENDS.",
        'The field "{what}" became required. Write a migration that fills it, with this name in its MENDS.',
    ),
    "contract-changed": (
        "Το πεδίο «{what}» δεν δέχεται πια όσα δεχόταν. Γράψτε μια μετάβαση που τα αλλάζει, με το όνομα αυτό στο "
        "MENDS.",
        'The field "{what}" no longer takes what it took. Write a migration that changes it, with this name in its '
        "MENDS.",
    ),
    "contract-name": (
        "Η εγγραφή «{what}» δεν υπάρχει πια, και τα δεδομένα ενός δήμου μπορεί να τη γράφουν. Γράψτε μια μετάβαση, με "
        "το όνομα αυτό στο MENDS.",
        'The record "{what}" is gone, and a municipality may name it. Write a migration, with this name in its MENDS.',
    ),
    "migration-untested": (
        "Η μετάβαση δεν έχει παράδειγμα. Γράψτε αρχεία πριν και μετά στα {before} και {after}.",
        "The migration has no example. Write files before and after it, in {before} and {after}.",
    ),
    "migration-wrong": (
        "Η μετάβαση δεν κάνει από το πριν το μετά του παραδείγματός της: {file}.",
        "The migration does not make what comes after of what was before in its example: {file}.",
    ),
    "migration-again": (
        "Όταν η μετάβαση τρέξει δεύτερη φορά, αλλάζει ξανά κάτι: {file}.",
        "When the migration runs a second time it changes something again: {file}.",
    ),
    "directory-sites": (
        "Το {name} δεν είναι κατάλογος ιστότοπων. Γράψτε: sites: [ https://kentro.example/ ].",
        "{name} is no list of sites. Write: sites: [ https://kentro.example/ ].",
    ),
    "api-breaks": (
        "Η αλλαγή χαλάει ό,τι διαβάζουν άλλοι από το API: {found}. Κρατήστε το, ή ανεβάστε την έκδοση στο "
        "scripts/kentro/api_schema.py.",
        "The change breaks what others read from the API: {found}. Keep it, or raise the version in "
        "scripts/kentro/api_schema.py.",
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
    # A site of one's own
    "init-done": (
        "Αυτός ο ιστότοπος έχει ήδη ξεκινήσει: δεν έχει πια το {file}. Αλλάξτε τα αρχεία του, ή ξεκινήστε από νέο "
        "αντίγραφο.",
        "This site has been started already: {file} is gone. Change its files, or begin with a fresh copy.",
    ),
    "init-touched": (
        "Κάποιος άλλαξε ήδη αρχεία που θα χάνονταν: {names}. Ξεκινήστε από νέο αντίγραφο, ή επαναφέρετέ τα.",
        "Somebody has changed files that would be lost: {names}. Begin with a fresh copy, or bring them back.",
    ),
    "init-no-answers": (
        "Γράψτε τις απαντήσεις σε ένα αρχείο και δώστε το: --answers FILE.yaml. Σε τερματικό γίνονται ως ερωτήσεις.",
        "Write the answers into a file and name it: --answers FILE.yaml. At a terminal they are asked.",
    ),
    "init-no-form": (
        "Το αρχείο «{name}» δεν έχει τις απαντήσεις της φόρμας.",
        'The file "{name}" does not hold the answers of the form.',
    ),
    "init-stopped": ("Διακόπηκε. Δεν άλλαξε τίποτα.", "Stopped. Nothing was changed."),
    "init-finished": (
        "Η προηγούμενη εκτέλεση είχε διακοπεί στη μέση. Τελείωσε τώρα: τα αρχεία του ιστότοπου είναι στη θέση τους.",
        "The run before was broken off half-way. It is finished now: the files of the site are in their place.",
    ),
    "init-needed": (
        "Αυτό χρειάζεται: το όνομα του δήμου, όπως γράφεται.",
        "This is needed: the name of the municipality, in Greek.",
    ),
    "init-no-id": (
        "Από το «{name}» δεν βγαίνει όνομα για τη διεύθυνση. Γράψτε ένα με λατινικά στο «id», όπως neochora.",
        'No name for the address can be made of "{name}". Write one in Latin letters as "id", such as neochora.',
    ),
    "init-no-greek": (
        "Τα ελληνικά (el) χρειάζονται πάντα: σε αυτά γράφονται τα στοιχεία.",
        "Greek (el) is always needed: the data are written in it.",
    ),
    "init-refused": (
        "Από αυτές τις απαντήσεις δεν μπορεί να γίνει ιστότοπος ακόμη. Διορθώστε όσα λέει η λίστα και ξαναπατήστε «Run "
        "workflow».",
        'These answers cannot make a site yet. Correct what the list says and press "Run workflow" again.',
    ),
    "init-ready": (
        "Ο ιστότοπος «{name}» χτίστηκε, στον φάκελο site/. Δείτε τον με «make serve».",
        'The site "{name}" is built, in site/. Look at it with "make serve".',
    ),
    "init-unknown": (
        "{name}: άγνωστα ακόμη: {fields}. Η σελίδα του το λέει. Όταν τα μάθετε, γράψτε τα στο {file}.",
        "{name}: not known yet: {fields}. Its page says so. When you learn them, write them into {file}.",
    ),
    "init-missing": (
        "Πριν από τη δημοσίευση χρειάζονται ακόμη {count} απαντήσεις. Τις λέει μία μία το «make publish-check».",
        'Before it is published {count} answers are still needed. "make publish-check" says each.',
    ),
    "init-not-verified": (
        "Κανείς δεν έχει επιβεβαιώσει τα στοιχεία του κέντρου. Μόλις ρωτήσετε: manage.py verify {id} --how phone.",
        "Nobody has confirmed what is said of the centre. Once you have asked: manage.py verify {id} --how phone.",
    ),
    "form-title-init": ("Ο ιστότοπος: {name}", "The site: {name}"),
    "init-made": (
        "Αυτό το αίτημα βάζει τα αρχεία του δικού σας ιστότοπου στη θέση του δοκιμαστικού.",
        "This pull request puts the files of your own site into the place of the demonstration.",
    ),
    # Issue forms
    "form-unknown": (
        "Αυτό το θέμα δεν γράφτηκε με μία από τις φόρμες μας, ή άλλαξε μια επικεφαλίδα της. Ανοίξτε νέο θέμα και "
        "διαλέξτε φόρμα.",
        "This issue was not written with one of our forms, or one of its headings was changed. Open a new issue and "
        "choose a form.",
    ),
    "form-headings": (
        "Μια επικεφαλίδα της φόρμας υπάρχει δύο φορές ή σε άλλη σειρά. Σβήστε από τις απαντήσεις τις γραμμές που "
        "αρχίζουν με «###».",
        "A heading of the form stands there twice or in another order. Delete the lines of your answers that begin "
        'with "###".',
    ),
    "form-too-long": (
        "Γράψτε το πιο σύντομα, σε έως {most} γράμματα.",
        "Write it shorter, in at most {most} letters.",
    ),
    "form-empty": ("Συμπληρώστε αυτό το πεδίο.", "Fill in this field."),
    "form-option": ("Διαλέξτε ένα από αυτά: {options}.", "Choose one of these: {options}."),
    "form-not-a-date": (
        "Γράψτε την ημέρα όπως 24/12/2026 (βρέθηκε «{found}»).",
        'Write the day as 24/12/2026 (found "{found}").',
    ),
    "form-not-hours": (
        "Γράψτε ημέρες και ώρες όπως «Δευτέρα έως Παρασκευή 8:00-15:00» (βρέθηκε «{found}»).",
        'Write days and times as "Monday to Friday 8:00-15:00" (found "{found}").',
    ),
    "form-no-such-centre": (
        "Δεν βρήκαμε κέντρο «{found}». Γράψτε τη διεύθυνση της σελίδας του ή ένα από αυτά: {known}.",
        'There is no centre "{found}". Write the address of its page or one of these: {known}.',
    ),
    "form-no-such-phone": (
        "Το κέντρο δεν έχει τηλέφωνο {found}. Έχει: {known}.",
        "The centre has no phone number {found}. It has: {known}.",
    ),
    "form-phone-whole": (
        "Γράψτε κάθε τηλέφωνο ολόκληρο, σε δική του γραμμή. Βρέθηκε «{found}».",
        'Write each phone in full, on its own line. Found "{found}".',
    ),
    "form-phone-there": (
        "Το κέντρο έχει ήδη το τηλέφωνο {found}. Σβήστε το από εδώ.",
        "The centre has the phone number {found} already. Delete it here.",
    ),
    "form-link": (
        "Γράψτε και τον σύνδεσμο της σελίδας που το λέει, για να τον βρίσκει ο αναγνώστης.",
        "Write the link of the page that says so too, so that a reader can find it.",
    ),
    "form-address-taken": (
        "Η διεύθυνση «{id}» ανήκει σε άλλο κέντρο. Γράψτε άλλη.",
        'The address "{id}" belongs to another centre. Write another one.',
    ),
    "form-translation": (
        "Μια μετάφραση τη διορθώνει ένας άνθρωπος, όπως λέει το TRANSLATING.md. Η φόρμα αλλάζει μόνο ελληνικά κείμενα.",
        "A translation is corrected by a person, as TRANSLATING.md says. The form changes Greek texts only.",
    ),
    "form-not-here": (
        "Η φόρμα αλλάζει μόνο τις σελίδες των κέντρων και των υπηρεσιών αυτού του ιστότοπου. Τα άλλα κείμενα τα "
        "διορθώνει ένας άνθρωπος.",
        "The form changes only the pages of this site's own centres and services. Other texts are corrected by a "
        "person.",
    ),
    "form-by-hand": (
        "Συμπληρώστε και τα λάθος και τα σωστά λόγια. Αλλιώς τη διόρθωση την κάνει ένας άνθρωπος.",
        "Fill in both the wrong words and the right ones. Otherwise a person must make the correction.",
    ),
    "form-words-missing": (
        "Δεν βρήκαμε στη σελίδα τα λόγια «{found}». Αντιγράψτε τα ακριβώς όπως τα γράφει.",
        'The words "{found}" are not on the page. Copy them exactly as it writes them.',
    ),
    "form-words-several": (
        "Τα λόγια «{found}» υπάρχουν σε περισσότερα σημεία της σελίδας. Γράψτε ολόκληρη την πρόταση.",
        'The words "{found}" stand in several places of the page. Write the whole sentence.',
    ),
    "form-note-hours": (
        "Οι ώρες «{found}» διαβάστηκαν ως {meant}. Δείτε αν είναι σωστό.",
        'The hours "{found}" were read as {meant}. See whether that is right.',
    ),
    "form-note-holidays": (
        "Οι αργίες και η σημείωση των ωρών έμειναν όπως ήταν, με τη νέα πηγή. Δείτε αν ισχύουν ακόμη.",
        "Holidays and the note on the hours stayed as they were, under the new source. See whether they still hold.",
    ),
    "form-note-address": (
        "Η σελίδα θα έχει τη διεύθυνση /centres/{id}/. Μετά τη δημοσίευση δεν αλλάζει.",
        "The page will have the address /centres/{id}/. It does not change once it is published.",
    ),
    "form-note-municipality": (
        "Ο δήμος «{name}» δεν υπήρχε και προστέθηκε. Δείτε αν γράφτηκε σωστά.",
        'The municipality "{name}" was not there and was added. See whether it is written rightly.',
    ),
    "form-no-issue": (
        "Το αρχείο «{name}» δεν είναι γεγονός του GitHub για ένα θέμα.",
        'The file "{name}" is not an event of GitHub\'s about an issue.',
    ),
    "form-refused": (
        "Από αυτή τη φόρμα δεν μπορεί να γίνει αλλαγή ακόμη. Διορθώστε όσα λέει η λίστα.",
        "This form cannot become a change yet. Correct what the list says.",
    ),
    "form-again": (
        "Πατήστε «Edit» στο πρώτο κείμενο του θέματος, διορθώστε και αποθηκεύστε. Μετά βγάζουμε και ξαναβάζουμε την "
        "ετικέτα.",
        'Press "Edit" on the first text of the issue, correct it and save. Then we take the label off and put it on '
        "again.",
    ),
    "form-not-built": (
        "Τα στοιχεία είναι σωστά, αλλά μια σελίδα δεν πέρασε τον τελικό έλεγχο. Το μήνυμα είναι στο τρέξιμο του "
        "workflow, στα «Actions».",
        'The data is right, but a page failed the last check. The message is in the workflow\'s run, under "Actions".',
    ),
    "form-not-allowed": (
        "Η αλλαγή είναι έτοιμη, αλλά το αποθετήριο δεν αφήνει το workflow να ανοίξει αίτημα. Ανοίξτε το εδώ: {url}. "
        "Η ρύθμιση είναι στο «Settings», «Actions», «General», «Allow GitHub Actions to create pull requests».",
        "The change is ready, but the repository does not let the workflow open a pull request. Open it here: {url}. "
        'The setting is under "Settings", "Actions", "General", "Allow GitHub Actions to create pull requests".',
    ),
    "form-made": (
        "Αυτό το αίτημα έγινε από τη φόρμα του θέματος #{number}.",
        "This pull request was made from the form of issue #{number}.",
    ),
    "form-built": (
        "Ο ιστότοπος χτίστηκε και πέρασε τον τελικό έλεγχο.",
        "The site was built and passed the last check.",
    ),
    "form-preview": (
        "Δείτε τη σελίδα πριν γίνει δημόσια: κατεβάστε το «preview» από το τέλος της σελίδας {url}.",
        'See the page before it is public: fetch "preview" from the end of the page {url}.',
    ),
    "form-no-checks": (
        "Ο έλεγχος έτρεξε πριν ανοίξει το αίτημα. Για να ξανατρέξει εδώ, πατήστε «Close pull request» και μετά "
        "«Reopen pull request».",
        'The check ran before this was opened. To run it here again, press "Close pull request" and then '
        '"Reopen pull request".',
    ),
    "form-heading-changes": ("Οι γραμμές που αλλάζουν", "The lines that change"),
    "form-heading-check": ("Τι λέει ο έλεγχος", "What the check says"),
    "form-heading-look": ("Πριν πατήσετε «Merge»", 'Before you press "Merge"'),
    "form-title-hours": ("{centre}: νέες ώρες", "{centre}: new hours"),
    "form-title-hours-later": ("{centre}: νέες ώρες από {date}", "{centre}: new hours from {date}"),
    "form-title-closure": ("{centre}: κλειστά από {date}", "{centre}: closed from {date}"),
    "form-title-other-hours": ("{centre}: άλλες ώρες από {date}", "{centre}: other hours from {date}"),
    "form-title-phone": ("{centre}: τηλέφωνο", "{centre}: phone"),
    "form-title-centre": ("Νέο κέντρο: {id}", "New centre: {id}"),
    "form-title-words": ("{page}: διόρθωση κειμένου", "{page}: a text corrected"),
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
    "site-orphan": (
        "Καμία σελίδα δεν οδηγεί εδώ. Προσθέστε έναν σύνδεσμο από άλλη σελίδα.",
        "No page leads here. Add a link on another page.",
    ),
    "site-title-twice": (
        "Η σελίδα έχει τον ίδιο τίτλο με τη {page}: «{found}». Αλλάξτε τον έναν.",
        'The page has the same title as {page}: "{found}". Change one of them.',
    ),
    "site-id-twice": (
        "Δύο στοιχεία της σελίδας έχουν το ίδιο id: {found}. Αλλάξτε τη μία επικεφαλίδα.",
        "Two elements of the page have the same id: {found}. Change one of the headings.",
    ),
    "site-same-name": (
        "Το όνομα διαφέρει από το {file} μόνο στα κεφαλαία. Αλλάξτε το ένα.",
        "The name differs from {file} only in capitals. Change one of them.",
    ),
    "site-lacks": ("Από τη σελίδα λείπει: {found}.", "The page lacks: {found}."),
    "site-foreign": (
        "Η σελίδα δεν μπορεί να έχει «{found}»: εκτελεί κώδικα ή ζητά κάτι από άλλον ιστότοπο.",
        'The page cannot have "{found}": it runs code or asks another site for something.',
    ),
    "site-pictures": (
        "Με τις εικόνες (λογότυπο) η πρώτη επίσκεψη στη σελίδα φορτώνει {found} KB, καλό είναι έως {most}. Δώστε πιο "
        "μικρό αρχείο, για παράδειγμα ένα απλό .svg.",
        "With its pictures (the logo) a first visit of the page loads {found} KB, up to {most} is good. Give a smaller "
        "file, such as a simple .svg.",
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

WORDS = {
    "unknown": ("άγνωστο", "unknown"),
    "ask-hello": (
        "Λίγες ερωτήσεις. Με Enter μένει άγνωστο, ή ό,τι είναι στις αγκύλες. Όλα αλλάζουν αργότερα, εκτός από το όνομα "
        "στη διεύθυνση.",
        "A few questions. Enter leaves it unknown, or takes what stands in brackets. All can be changed later, but for "
        "the name in the address.",
    ),
    "ask-municipality": ("Δήμος, όπως γράφεται (Δήμος Νεοχώρας):", "Municipality, in Greek (Δήμος Νεοχώρας):"),
    "ask-id": ("Το όνομά του με λατινικά, για τις διευθύνσεις:", "Its name in Latin letters, for the addresses:"),
    "ask-languages": (
        "Γλώσσες, η πρώτη για την αρχική σελίδα (el en ar):",
        "Languages, that of the home page first (el en ar):",
    ),
    "ask-address": ("Διεύθυνση του ιστότοπου (https://…):", "Address of the site (https://…):"),
    "ask-accent": ("Χρώμα, ως # και έξι ψηφία (#0f5c57):", "Colour, as # and six digits (#0f5c57):"),
    "ask-logo": ("Αρχείο με το λογότυπο (.svg, .png ή .webp):", "File of the logo (.svg, .png or .webp):"),
    "ask-centre": ("Πώς λέγεται το κέντρο:", "What the centre is called:"),
    "ask-phone": ("Τηλέφωνο του κέντρου:", "Phone of the centre:"),
    "ask-street": ("Οδός και αριθμός:", "Street and number:"),
    "ask-locality": ("Πόλη ή οικισμός:", "Town:"),
    "ask-hours": ("Ώρες (Δευτέρα-Παρασκευή 8:00-15:00):", "Hours (Mo-Fr 08:00-15:00):"),
    "ask-email": ("E-mail του κέντρου:", "E-mail of the centre:"),
    "ask-operator": ("Ποιος έχει την ευθύνη του ιστότοπου:", "Who answers for the site:"),
    "ask-operator-email": ("E-mail για όσα αφορούν τον ιστότοπο:", "E-mail for what concerns the site:"),
    "line": ("γραμμή {line}", "line {line}"),
    "call-and-verify": ("Τηλεφωνήστε και ελέγξτε: {name}", "Call and verify: {name}"),
    "links-broken": ("Σύνδεσμοι που δεν ανοίγουν πια", "Links that no longer open"),
    "update-residents": ("Τι αλλάζει με τις αλλαγές στα κοινά κείμενα", "What changes by the shared texts"),
    "update-release": ("Έκδοση {version}", "Release {version}"),
    "links-unchecked": ("Δεν μπόρεσαν να ελεγχθούν: ανοίξτε τους εσείς", "Could not be checked: open them yourself"),
    "directory-lead": (
        "Όσα λένε οι ίδιοι οι ιστότοποι, όπως τα διαβάσαμε στις {date}: {well} από {all} είναι ενημερωμένοι.",
        "What the sites themselves say, as we read it on {date}: {well} of {all} are up to date.",
    ),
    "directory-demonstration": (
        "Δοκιμαστικός ιστότοπος: κανείς δεν έχει επιβεβαιώσει τα στοιχεία του.",
        "A demonstration: nobody has confirmed its facts.",
    ),
    "directory-call": ("Τηλεφωνήστε πριν πάτε.", "Call before you go."),
    "directory-old": (
        "Ο ιστότοπος φτιάχτηκε τελευταία στις {date}. Μπορεί να λέει παλιά πράγματα.",
        "The site was last built on {date}. What it says may be old.",
    ),
    "directory-duplicate": (
        "Είναι ο ίδιος ιστότοπος με το {site}. Φαίνεται μόνο εκεί.",
        "It is the same site as {site}. It is shown only there.",
    ),
    "directory-same-centre": (
        "Το ίδιο κέντρο υπάρχει και στο {site}.",
        "The same centre is on {site} too.",
    ),
    "directory-disagrees": (
        "Τα αρχεία του ιστότοπου δεν συμφωνούν μεταξύ τους.",
        "The files of the site do not agree with each other.",
    ),
    "directory-no-json": ("Το αρχείο δεν είναι JSON.", "The file is no JSON."),
    "directory-version": (
        "Ο ιστότοπος έχει άλλη έκδοση του API: {version}.",
        "The site has another version of the API: {version}.",
    ),
    "directory-shape": (
        "Το αρχείο δεν έχει τη μορφή που πρέπει, στο {place}.",
        "The file is not of the right form, at {place}.",
    ),
    "directory-no-file": ("Το αρχείο δεν υπάρχει.", "There is no such file."),
    "directory-too-big": ("Το αρχείο είναι υπερβολικά μεγάλο.", "The file is far too big."),
    "directory-too-slow": ("Ο ιστότοπος απαντά υπερβολικά αργά.", "The site answers far too slowly."),
    "directory-status": ("Ο ιστότοπος απάντησε με {status}.", "The site answered with {status}."),
    "directory-no-answer": ("Ο ιστότοπος δεν απάντησε.", "The site did not answer."),
    "private": ("διεύθυνση μέσα σε δίκτυο, που δεν ανοίγει από έξω", "an address inside a network, closed to others"),
    "no-such-site": ("ο ιστότοπος δεν υπάρχει", "there is no such site"),
    "no-address": ("δεν είναι διεύθυνση", "not an address"),
    "no-answer": ("δεν απάντησε", "no answer"),
    "certificate": ("πρόβλημα με το πιστοποιητικό του ιστότοπου", "trouble with the site's certificate"),
    "redirects": ("στέλνει σε κύκλο", "redirects in a circle"),
    "front-page": ("στέλνει στην αρχική σελίδα", "redirects to the front page"),
    "national-list": ("Κοινός κατάλογος επιδομάτων", "Shared list of benefits"),
}
"""Headings and words inside what editors are told, in Greek and English: no sentences."""

_SUGGESTION = (" Μήπως είναι {suggestion};", " Did you mean {suggestion}?")
_SUGGESTION = (" Μήπως εννοείτε «{suggestion}»;", ' Did you mean "{suggestion}"?')
_SHAPES = {"value": ("μία τιμή", "a single value"), "list": ("λίστα", "a list"), "mapping": ("πεδία", "fields")}


def sentence(code: str, lang: str, params: dict[str, str]) -> str:
    """The message `code` in `lang` (el or en), filled with `params`."""
    index = LANGUAGES.index(lang)
    if code.startswith("expected-"):
        params = {**params, "found": _SHAPES[params["found"]][index]}
    if code == "not-one-of" and lang == "el":
        words = params["allowed"].split(", ")
        params = {
            **params,
            "allowed": ", ".join(f"{word} ({MEANING[word]})" if word in MEANING else word for word in words),
        }
    said = _SENTENCES[code][index].format(**params)
    if params.get("suggestion"):
        said += _SUGGESTION[index].format(suggestion=params["suggestion"])
    return said


def words(code: str, lang: str, **params: str) -> str:
    """The heading or word `code` in `lang`, filled with `params`."""
    return WORDS[code][LANGUAGES.index(lang)].format(**params)


def named(code: str) -> frozenset[str]:
    """What fills the message `code`."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(_SENTENCES[code][0]) if name)


def codes() -> frozenset[str]:
    """Every code that a problem may carry."""
    return frozenset(_SENTENCES)
