"""In this repository nobody has added a file of their own: each is listed in the seam."""

from __future__ import annotations

import subprocess

import towns
from kentro import seam, starting


def test_every_file_of_this_repository_has_an_owner() -> None:
    whole = seam.read(towns.ROOT)
    ran = subprocess.run(["git", "ls-files", "-z"], cwd=towns.ROOT, capture_output=True, text=True, check=True)
    names = [name for name in ran.stdout.split("\0") if name]
    assert len(names) > 300
    assert [name for name in names if not whole.line(name)] == [], "name them, or their folder, in scripts/seam.yaml"
    unused = set(whole.owners) - {whole.line(name) for name in names}
    assert unused <= {"local/", ".github/CODEOWNERS", "CHANGELOG.md", "SECURITY.md", "SECURITY.el.md"}


def test_what_this_checkout_comes_with_is_listed() -> None:
    listed = (towns.ROOT / starting.UNTOUCHED).read_text(encoding="utf-8")
    assert starting.fingerprint(towns.ROOT) == listed, "run `make schema`"


def test_a_new_site_begins_with_the_same_page_about_it() -> None:
    for path in (towns.ROOT / starting.NEW_SITE / "docs").rglob("*.md"):
        ours = towns.ROOT / path.relative_to(towns.ROOT / starting.NEW_SITE)
        assert ours.read_bytes() == path.read_bytes(), path
