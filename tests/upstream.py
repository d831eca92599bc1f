"""Invented releases of this very checkout, each in a folder with its own git history, and how a test makes one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import towns
from kentro import changelog, migrations, releases

FIRST, SECOND, THIRD = "9001.0.0", "9002.0.0", "9003.0.0"
"""Their versions: after whatever this checkout is."""

NEXT = migrations.current() + 1
"""The number of the first migration that is invented."""

_CLEAN = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
_ME = ("-c", "user.name=Ann", "-c", "user.email=ann@upstream.example", "-c", "init.defaultBranch=main")


def git(folder: Path, *arguments: str) -> str:
    """What git says, in a folder; nobody's settings but these."""
    ran = subprocess.run(["git", *_ME, *arguments], cwd=folder, env=_CLEAN, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def checkout(to: Path) -> Path:
    """The files that every site has from us, but the tests, in a repository of their own."""
    tree = {path: e for path, e in releases.upstream(towns.ROOT).items() if not path.startswith("tests/")}
    for path, entry in tree.items():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(towns.ROOT / path, to / path, follow_symlinks=False)
        assert entry.kind != "link", "an invented release has links; this checkout had none when it was written"
    (to / releases.PLACE).unlink(missing_ok=True)
    git(to, "init", "--quiet")
    commit(to, "Begin")
    return to


def commit(root: Path, subject: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "-m", subject)


def release(root: Path, version: str, must: str = "Nothing.") -> subprocess.CompletedProcess[str]:
    """Write what changed, and let the checkout make its release; tagged where that is well."""
    for lang, file in changelog.FILES.items():
        text = re.sub(rf"## {version}.*?(?=\n## |\Z)", "", (root / file).read_text(encoding="utf-8"), flags=re.DOTALL)
        said = "\n\n".join(f"### {heading}\n\n{must}" for heading in changelog.HEADINGS[lang])
        (root / file).write_text(f"{text.rstrip()}\n\n## {version}\n\n{said}\n", encoding="utf-8")
    commit(root, "Work")
    ran = manage(root, "--lang", "en", "release", version)
    if ran.returncode == 0:
        commit(root, f"Release {version}")
        git(root, "tag", f"v{version}")
    return ran


def manage(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return towns.manage(root, *arguments, PYTHONDONTWRITEBYTECODE="1")


def migration(root: Path, number: int, name: str, mends: str, body: str, before: str, after: str) -> None:
    """Write a migration with its example, which is of `data/centres.yaml`."""
    stem = f"m{number:04}_{name}"
    text = f'"""An invented change."""\n\nMENDS = ({mends!r},)\n\n\ndef migrate(own):\n    {body}\n'
    (root / f"scripts/kentro/migrations/{stem}.py").write_text(text, encoding="utf-8")
    for part, content in (("before", before), ("after", after)):
        file = root / f"tests/migrations/{stem}/{part}/data/centres.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(content, encoding="utf-8")


def change(root: Path, file: str, pattern: str, new: str) -> None:
    """Replace what fits a pattern once in a file of ours."""
    text, count = re.subn(pattern, new, (root / file).read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, (file, pattern)
    (root / file).write_text(text, encoding="utf-8")


def second(root: Path) -> None:
    """A key has another name, a text of ours is another, and there is a new template."""
    rename_a_key(root)
    migration(
        root,
        NEXT,
        "entrance",
        "data/centres.yaml: centres.*.access",
        'own.rename("data/centres.yaml", "centres.*.access", "entrance")',
        "centres:\n  a:\n    # μας\n    access: { step_free: yes }   # ράμπα\n    name: Α\n",
        "centres:\n  a:\n    # μας\n    entrance: { step_free: yes } # ράμπα\n    name: Α\n",
    )
    (root / "overrides/parts/invented.html").write_text("<span hidden data-invented></span>\n", encoding="utf-8")
    change(root, "overrides/pages/privacy.html", r"^<ul>", '{% include "parts/invented.html" %}\n<ul>')
    change(root, "data/national/help.yaml", r"name: Ασθενοφόρο$", "name: Ασθενοφόρο αμέσως")
    (root / "docs-dev/gone.md").write_text("It will be gone.\n", encoding="utf-8")
    (root / "scripts/tool.sh").write_text("#!/bin/sh\n", encoding="utf-8")
    (root / "scripts/tool.sh").chmod(0o755)
    (root / "docs-dev/link.md").symlink_to("updating.md")
    manage(root, "schema")


def rename_a_key(root: Path) -> None:
    change(
        root,
        "scripts/kentro/model.py",
        r"(    access: Access \| None = field\(Record\(Access\), )",
        r'\1key="entrance", ',
    )


def third(root: Path) -> None:
    """A field is required that was not there, and a file and a template are gone."""
    change(
        root,
        "scripts/kentro/model.py",
        r"(class Municipality:\n(?:.*\n)*?    name: Text = .*\n)",
        r'\1    island: bool = field(BOOLEAN, el="νησί", en="island", required=True)\n',
    )
    migration(
        root,
        NEXT + 1,
        "island",
        "data/centres.yaml: municipalities.*.island",
        'own.add("data/centres.yaml", "municipalities.*.island", "false", before="url")',
        "municipalities:\n  a:\n    name: Α\n    url: unknown   # μας\n",
        "municipalities:\n  a:\n    name: Α\n    island: false\n    url: unknown   # μας\n",
    )
    change(root, "overrides/pages/privacy.html", r'\{% include "parts/invented.html" %\}\n', "")
    for gone in ("overrides/parts/invented.html", "docs-dev/gone.md", "docs-dev/link.md"):
        (root / gone).unlink()
    manage(root, "schema")


def fork(of: Path, version: str, town: str, to: Path, *, history: bool) -> Path:
    """A fork of a release with the files of an invented town, with our history or without any."""
    git(of.parent, "clone", "--quiet", "--branch", f"v{version}", str(of), str(to))
    if town in towns.FORKS:
        made = towns.fork(town, to.with_name(f"{to.name}-made"))
        for path in ("mkdocs.yml", "data/site.yaml", "data/centres.yaml", "data/services.yaml"):
            shutil.copy2(made / path, to / path)
        for folder in ("data/translations", "docs", "local"):
            if (made / folder).is_dir():
                shutil.copytree(made / folder, to / folder, dirs_exist_ok=True)
    else:
        shutil.copytree(towns.HERE / town, to, dirs_exist_ok=True)
    if history:
        git(to, "checkout", "--quiet", "-B", "main")
        commit(to, "Our town")
    else:
        shutil.rmtree(to / ".git")
    return to


def own(site: Path) -> dict[str, bytes]:
    """A fork's own files as they are, but for the pages that a build writes."""
    paths = [site / "mkdocs.yml", *(site / "data").glob("*.yaml"), *(site / "data/translations").glob("*.po")]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}
