"""The feed of changes: from the git history of the centres' file, as an independent reader of Atom sees it."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import atoma
import pytest
from atoma.atom import AtomFeed

import towns
from html_page import page
from kentro.edition import read_edition
from kentro.feed import feed

FILE = "data/centres.yaml"
ID = "f6329d94-e4da-4250-bd75-9ae2fcf1df12"
MESSAGE = "      - { kind: message, from: 2026-11-05, to: 2026-11-15, text: Η πόρτα ανοίγει από πίσω. }\n"
VATHYREMA = "  vathyrema:\n    municipality: vathyrema"


def git(site: Path, *arguments: str, day: str = "2026-11-01") -> str:
    when = f"{day}T10:00:00+02:00"
    who = ("-c", "user.name=Maria", "-c", "user.email=m@example.org")
    environment = {"PATH": "/usr/bin:/bin", "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when, "HOME": str(site)}
    ran = subprocess.run(
        ["git", "-C", str(site), *who, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()


def commit(site: Path, day: str, *changes: tuple[str, str]) -> None:
    towns.edit(site, FILE, *changes)
    git(site, "commit", "-qam", "x", day=day)


def read(site: Path, tag: str = "el") -> AtomFeed:
    edition, problems = read_edition(site, datetime.date(2026, 11, 7))
    assert edition, problems
    found = feed(edition, tag)
    assert found == feed(edition, tag)
    return atoma.parse_atom_bytes(found)


@pytest.fixture
def kept(town: Path) -> Path:
    """The town in a git repository."""
    git(town, "init", "-q")
    git(town, "add", "data", "mkdocs.yml")
    git(town, "commit", "-qm", "x")
    return town


def said(found: AtomFeed) -> list[str]:
    return [entry.title.value for entry in found.entries]


def test_what_sends_somebody_elsewhere_is_told_newest_first(kept: Path) -> None:
    commit(kept, "2026-11-02", ("2310 555001", "2310 555009"))
    commit(
        kept, "2026-11-03", ("Fr 08:00-14:30", "Fr 08:00-14:00"), ("street: Ακακιών 12 & Ευβοίας", "street: Ευβοίας 4")
    )
    commit(
        kept,
        "2026-11-04",
        ("      - { kind: message", "      - { kind: closure, from: 2026-12-28 }\n      - { kind: message"),
    )
    commit(kept, "2026-11-05", ("  vathyrema:\n    municipality", "  new-one:\n    municipality"))
    found = read(kept)
    assert [(entry.title.value, entry.updated.isoformat()[:10]) for entry in found.entries] == [
        ("Κέντρο Κοινότητας Βαθυρέματος: δεν είναι πια στον ιστότοπο", "2026-11-05"),
        ("Κέντρο Κοινότητας Βαθυρέματος: νέο κέντρο", "2026-11-05"),
        ("Κέντρο Κοινότητας Νεοχώρας: νέα ανακοίνωση", "2026-11-04"),
        ("Κέντρο Κοινότητας Νεοχώρας: άλλαξαν οι ώρες, άλλαξε η διεύθυνση", "2026-11-03"),
        ("Κέντρο Κοινότητας Νεοχώρας: άλλαξαν τα τηλέφωνα", "2026-11-02"),
    ]
    assert found.updated.isoformat() == "2026-11-05T10:00:00+02:00"


def test_what_sends_nobody_elsewhere_is_not_told(kept: Path) -> None:
    commit(kept, "2026-11-02", ("Μετά τις αργίες έχει πολύ κόσμο.", "Το πρωί έχει πολύ κόσμο."))
    commit(kept, "2026-11-03", ("{ social-worker: 1", "{ social-worker: 2"))
    commit(
        kept,
        "2026-11-04",
        ("      - { kind: message, from: 2026-11-05, to: 2026-11-15, text: Η πόρτα ανοίγει από πίσω. }\n", ""),
    )
    commit(kept, "2026-11-05", ("on: 2026-10-05, how: phone", "on: 2026-11-05, how: visit"))
    assert said(read(kept)) == []


def test_a_centre_that_got_another_id_is_the_same_one(kept: Path) -> None:
    commit(
        kept,
        "2026-11-02",
        (
            "  vathyrema:\n    municipality: vathyrema",
            "  village:\n    former_ids: [vathyrema]\n    municipality: vathyrema",
        ),
    )
    assert said(read(kept)) == []


def test_a_state_that_cannot_be_read_is_passed_over(kept: Path) -> None:
    commit(kept, "2026-11-02", ("centres:\n  neochora-main:", "centres: [\n  neochora-main:"))
    commit(
        kept,
        "2026-11-03",
        ("centres: [\n  neochora-main:", "centres:\n  neochora-main:"),
        ("2310 555001", "2310 555009"),
    )
    assert said(read(kept)) == ["Κέντρο Κοινότητας Νεοχώρας: άλλαξαν τα τηλέφωνα"]


def test_a_centre_that_was_written_as_nobody_reads_any_more_is_not_new(kept: Path) -> None:
    commit(kept, "2026-11-02", ("kind: roma-branch", "kind: roma-branch-of-old"))
    commit(kept, "2026-11-03", ("kind: roma-branch-of-old", "kind: roma-branch"), ("2310555002", "2310555003"))
    assert said(read(kept)) == []


def test_an_entry_is_known_for_ever_and_leads_to_the_page_of_its_language(kept: Path) -> None:
    commit(kept, "2026-11-02", ("2310 555001", "2310 555009"))
    greek, english = read(kept), read(kept, "en")
    assert said(english) == ["Κέντρο Κοινότητας Νεοχώρας: the phone numbers have changed"]
    assert greek.id_ != english.id_
    for found, prefix in ((greek, ""), (english, "en/")):
        (entry,) = found.entries
        assert UUID(entry.id_.removeprefix("urn:uuid:")).version == 5
        assert [link.href for link in entry.links] == [
            f"https://kentra.example/neochora/{prefix}centres/neochora-main/"
        ]
        assert {link.rel: link.href for link in found.links} == {
            "self": f"https://kentra.example/neochora/{prefix}feed.xml",
            "alternate": f"https://kentra.example/neochora/{prefix}",
        }
        assert found.authors[0].name == "Δήμος Νεοχώρας"
    before = {entry.id_ for entry in greek.entries}
    commit(kept, "2026-11-03", ("Fr 08:00-14:30", "Fr 08:00-14:00"))
    after = [entry.id_ for entry in read(kept).entries]
    assert before < set(after)
    assert len(set(after)) == 2
    towns.edit(kept, FILE, ("2310 555009", "2310 555010"))  # nobody has committed it
    assert [entry.id_ for entry in read(kept).entries] == after


def test_what_changed_while_the_site_was_another_one_is_not_told(kept: Path) -> None:
    """A fork has the history of what it was made from; its own begins with its id."""
    commit(kept, "2026-11-02", ("2310 555001", "2310 555009"))
    assert len(read(kept).entries) == 1
    towns.edit(kept, "data/site.yaml", (f"id: {ID}", "id: 5a3b7c1e-0d4f-4b8a-9c2e-7f6d5e4c3b2a"))
    commit(kept, "2026-11-03", ("Fr 08:00-14:30", "Fr 08:00-14:00"), ("2310 555009", "2310 555008"))
    assert read(kept).entries == []
    commit(kept, "2026-11-04", ("2310 555008", "2310 555007"))
    assert said(read(kept)) == ["Κέντρο Κοινότητας Νεοχώρας: άλλαξαν τα τηλέφωνα"]


def test_without_history_the_feed_is_valid_and_empty(town: Path, kept: Path, tmp_path: Path) -> None:
    commit(kept, "2026-11-02", ("2310 555001", "2310 555009"))
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept}", str(shallow))
    for path in towns.UPSTREAM:
        if not (shallow / path).exists():
            (shallow / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(towns.ROOT / path, shallow / path)
    shutil.copytree(town / "docs", shallow / "docs")
    assert said(read(shallow)) == []
    (town / ".git").rename(town / "no-git")
    found = read(town)
    assert said(found) == []
    assert found.updated == datetime.datetime(2026, 11, 7, tzinfo=datetime.UTC)


def test_the_built_site_has_a_feed_in_each_language_that_its_pages_name(neochora: Path) -> None:
    for prefix in ("", "en/"):
        found = atoma.parse_atom_bytes((neochora / f"{prefix}feed.xml").read_bytes())
        assert found.title.value.endswith("Κέντρα Κοινότητας Νεοχώρας")
        assert urlsplit(found.id_).scheme == "urn"
        (link,) = page(neochora, f"{prefix}open-data/").all("link", type="application/atom+xml")
        assert link.attributes["href"] == "../feed.xml"
