"""Puts many files of a checkout in place, all of them or, where it is stopped, the rest as soon as anything runs again.

What is to be done stands in a journal before the first file is touched. A copy of this module lies beside it: it needs
nothing but Python, as the checkout is of two releases then. `kentro/__init__.py` runs it where it finds a journal.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

FOLDER = ".build/update"
JOURNAL = "journal.json"
PROGRAM = "finish.py"
NEW = "new"
"""Below FOLDER: what is to be done, how, and the files as they shall be."""


def begin(root: Path, put: Iterable[str], delete: Iterable[str], folder: Path = Path(FOLDER)) -> None:
    """Decide: from here on the files `put` of the folder's NEW go to their places, and the files `delete` go."""
    folder = root / folder
    shutil.copyfile(__file__, folder / PROGRAM)
    partial = folder / f"{JOURNAL}.partial"
    partial.write_text(json.dumps({"put": sorted(put), "delete": sorted(delete)}), encoding="utf-8")
    os.replace(partial, folder / JOURNAL)


def finish(root: Path, folder: Path = Path(FOLDER)) -> None:
    """Do what the journal says, or what is left of it. Each file is the old one or the new one, never a part."""
    folder = root / folder
    wanted = json.loads((folder / JOURNAL).read_text(encoding="utf-8"))
    for path in wanted["put"]:
        new, place = folder / NEW / path, root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        partial = place.with_name(f"{place.name}.partial")
        partial.unlink(missing_ok=True)
        shutil.copy2(new, partial, follow_symlinks=False)
        os.replace(partial, place)
    for path in wanted["delete"]:
        place = root / path
        place.unlink(missing_ok=True)
        for above in list(Path(path).parents)[:-1]:
            if (root / above).is_dir() and not any(each.name != "__pycache__" for each in (root / above).iterdir()):
                shutil.rmtree(root / above)
    (folder / JOURNAL).unlink()
    shutil.rmtree(folder, ignore_errors=True)
