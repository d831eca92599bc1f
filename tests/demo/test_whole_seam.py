"""In this repository nobody has added a file of their own: each is listed in the seam."""

from __future__ import annotations

import subprocess

import towns
from kentro import seam


def test_every_file_of_this_repository_has_an_owner() -> None:
    whole = seam.read(towns.ROOT)
    ran = subprocess.run(["git", "ls-files", "-z"], cwd=towns.ROOT, capture_output=True, text=True, check=True)
    names = [name for name in ran.stdout.split("\0") if name]
    assert len(names) > 300
    assert [name for name in names if not whole.line(name)] == [], "name them, or their folder, in scripts/seam.yaml"
    unused = set(whole.owners) - {whole.line(name) for name in names}
    assert unused <= {"local/", ".github/CODEOWNERS", "CHANGELOG.md", "SECURITY.md", "SECURITY.el.md"}
