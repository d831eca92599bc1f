"""The fork seam: our paths and a town's own files make a site, and nothing of this site's data is in a byte of it."""

from __future__ import annotations

from pathlib import Path

import towns
from kentro import seam

SEAM = seam.read(towns.ROOT)


def test_a_town_with_only_our_paths_builds_and_holds_nothing_of_this_site(mikro: Path) -> None:
    assert towns.strangers(mikro.parent, "mikro") == {}


def test_our_paths_and_a_forks_own_are_apart(tmp_path: Path) -> None:
    site = towns.copy("mikro", tmp_path)
    ours = {path.relative_to(site).as_posix() for top in towns.UPSTREAM for path in (site / top).rglob("*")}
    assert {SEAM.owner(name) for name in ours} == {"upstream"}
    assert towns.manage(site, "build").returncode == 0
    after = {path.relative_to(site).as_posix() for top in towns.UPSTREAM for path in (site / top).rglob("*")}
    assert {name for name in after - ours if "__pycache__" not in name} == set(), (
        "a build writes nothing into our paths"
    )


def test_a_template_in_local_stands_before_ours(tmp_path: Path) -> None:
    site = towns.copy("mikro", tmp_path)
    own = site / "local/templates/pages"
    own.mkdir(parents=True)
    (own / "privacy.html").write_text("<h1>{{ tr(site.name) }}: δικό μας</h1>\n", encoding="utf-8")
    towns.build(site)
    assert "<h1>Κέντρο Κοινότητας Μικρού: δικό μας</h1>" in (site / "site/privacy/index.html").read_text(
        encoding="utf-8"
    )
