"""A municipality of this repository makes its own site of what its press release says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import towns
from html_page import page

OPERATOR = {
    "name": "Δήμος Πετρούπολης",
    "email": "web@petroupoli.example",
    "phone": '"2101555010"',
}
STATEMENT = {
    "non_compliance": "{}",
    "disproportionate_burden": "{}",
    "out_of_scope": "{}",
    "prepared": "2026-11-01",
    "method": "self-assessment",
    "reviewed": "2026-11-01",
    "unit": "Τμήμα Εξυπηρέτησης",
    "text": "Γράψτε στον φορέα ελέγχου.",
    "contact": "Φορέας Ελέγχου",
}
"""Invented: what the municipality would answer."""


@pytest.mark.everything
def test_petroupoli_has_its_own_site_and_publishes_it_when_nothing_is_left_open(tmp_path: Path) -> None:
    site = towns.checkout(tmp_path / "site")
    ran = towns.manage(site, "init", "--answers", str(Path(__file__).parent / "petroupoli.yaml"))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    html = "".join(path.read_text(encoding="utf-8") for path in (site / "site").rglob("*.html"))
    assert not re.search("Αθηναίων|Μυλοποτάμου|Υμηττού|kn-demonstration", html)
    main = next(page(site / "site", "centres/petroupoli/").all("main")).text.replace("\xa0", " ")
    for said in ("210 5065885", "Αθ. Διάκου 88Α & Αγ. Δημητρίου", "09:00", "28 Νοεμβρίου 2016 ή αργότερα"):
        assert said in main
    refused = towns.manage(site, "check", "--publish")
    assert (refused.returncode, refused.stdout.count("Συμπληρώστε το")) == (1, 14)
    text = (site / "data/site.yaml").read_text(encoding="utf-8")
    for key, value in (OPERATOR | STATEMENT).items():
        text = re.sub(rf"(?m)^( +{key}:) unknown", rf"\1 {value}", text, count=1)
    feedback, enforcement = ("https://petroupoli.example/grapste", "https://forea.example/")
    text = re.sub(r"(feedback:.*\n +url:) unknown", rf"\1 {feedback}", text)
    text = re.sub(r"(enforcement:.*\n.*\n +url:) unknown", rf"\1 {enforcement}", text)
    (site / "data/site.yaml").write_text(text, encoding="utf-8")
    passed = towns.manage(site, "check", "--publish")
    assert passed.returncode == 0, passed.stdout
