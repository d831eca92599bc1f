"""Kentro: from YAML about Community Centres to the pages of a multilingual public-information site.

Values in, values out: nothing in this package imports MkDocs, reads the clock or writes a file,
save `tree` (the only writer of pages) and `commands`, which `manage.py` runs.

An update that was stopped half-way leaves files of two releases. It is finished here, before any of them is read, and
the command begins anew (`placing.py`).
"""

import os
import runpy
import sys
from pathlib import Path

_UPDATE = Path(__file__).resolve().parents[2] / ".build" / "update"

if (_UPDATE / "journal.json").is_file():
    runpy.run_path(str(_UPDATE / "finish.py"))["finish"](_UPDATE.parents[1])
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
