"""What a published site was made from: `build/manifest.json`, `build/sbom.cdx.json` and `SHA256SUMS` at its root.

None of them is linked from a page, kept on a phone or searched. They say nothing of the machine and no hour of the
day: the same commit and the same day give the same bytes. How they are used: docs-dev/supply-chain.md
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from kentro import hand_written
from kentro.edition import Edition
from kentro.revisions import head

MANIFEST = "build/manifest.json"
BILL = "build/sbom.cdx.json"
SUMS = "SHA256SUMS"

LOCK = "requirements.txt"
FORMAT = 1
"""Of the manifest: a field may be added, none is taken away or changes its meaning while this stays."""

_INPUTS = ("mkdocs.yml", LOCK, "pyproject.toml", "data", "docs", "local", "overrides", "scripts")


def provenance(edition: Edition) -> dict[str, bytes]:
    """The manifest of a build; and where the packages are locked, the bill of what built it (CycloneDX)."""
    project = edition.root / "pyproject.toml"
    version = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"] if project.is_file() else None
    manifest = {
        "format": FORMAT,
        "kentro": version,
        **_commit(edition.root),
        "generated_at": edition.today.isoformat(),
        "site": {
            "id": str(edition.site.settings.id or "") or None,
            "url": edition.site.url,
            "languages": [language.tag for language in edition.languages],
        },
        "inputs": {path: _digest(edition.root / path) for path in inputs(edition.root)},
    }
    made = {MANIFEST: f"{json.dumps(manifest, ensure_ascii=False, indent=1)}\n".encode()}
    if (edition.root / LOCK).is_file():
        from kentro.sbom import sbom  # a third of a second, which nothing else needs

        made[BILL] = sbom(edition, (edition.root / LOCK).read_text(encoding="utf-8"), version)
    return made


def write(edition: Edition, site: Path) -> None:
    """Write them into a built site, when all its other files are there."""
    for name, data in provenance(edition).items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(data)
    (site / SUMS).write_bytes(sums(site))


def inputs(root: Path) -> list[str]:
    """The files that a build reads, as paths of the checkout; neither pages that it writes nor what hides."""
    files = (path for name in _INPUTS for path in _files(root / name))
    return sorted(path.relative_to(root).as_posix() for path in files if not _is_made(path, root))


def sums(site: Path) -> bytes:
    """`SHA256SUMS` of a folder, for `sha256sum --check`: every file in it but this one, by its path."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return "".join(f"{_digest(site / name)}  {name}\n" for name in names if name != SUMS).encode()


def _files(place: Path) -> Iterator[Path]:
    """A file, or all below a folder that are neither hidden nor compiled."""
    for path in (place, *place.rglob("*")):
        below = path.relative_to(place).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in below):
            yield path


def _is_made(path: Path, root: Path) -> bool:
    return path.suffix == ".md" and path.is_relative_to(root / "docs") and hand_written.is_ours(path)


def _commit(root: Path) -> dict[str, str | bool | None]:
    """The commit of the checkout, and whether its files differ from it; nothing is known without git."""
    commit, changed = head(root) or (None, None)
    return {"commit": commit, "changed_since_commit": changed}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
