"""A fork lives through releases: ours is replaced, its own is brought along, and what it edited of ours is named."""

from __future__ import annotations

import difflib
import io
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

import towns
import upstream
from browser import Serve, smoke
from kentro import placing, releases, updating
from kentro.releases import Entry, NotARelease
from test_forms import GH
from upstream import FIRST, SECOND, THIRD

OURS = "overrides/parts/keep.html"


@pytest.fixture(scope="session")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What `release` said of the second release before it had its migration."""
    return {}


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory, refused: dict[str, str]) -> Path:
    """A repository with three releases of this checkout."""
    root = upstream.checkout(tmp_path_factory.mktemp("upstream") / "kentro")
    for version, work in ((FIRST, None), (SECOND, upstream.second), (THIRD, upstream.third)):
        if version == SECOND:
            upstream.rename_a_key(root)
            upstream.manage(root, "schema")
            refused["said"] = upstream.release(root, version).stdout
            upstream.git(root, "checkout", "--quiet", f"v{FIRST}", ".")
        if work:
            work(root)
        ran = upstream.release(root, version, must=f"Do this for {version}.")
        assert ran.returncode == 0, ran.stdout + ran.stderr
    return root


@pytest.fixture(scope="session")
def packed(invented: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """A release as an archive, as GitHub makes it: below one folder."""
    folder = tmp_path_factory.mktemp("packed")

    def pack(version: str, ending: str) -> Path:
        path = folder / f"kentro-{version}.{ending}"
        if not path.exists():
            upstream.git(invented, "archive", f"--prefix=kentro-{version}/", f"--output={path}", f"v{version}")
        return path

    return pack


def changed_lines(before: bytes, after: bytes) -> list[str]:
    lines = difflib.ndiff(before.decode().split("\n"), after.decode().split("\n"))
    return [line for line in lines if line[0] in "+-"]


def read(data: bytes) -> Any:
    return yaml.load(data, yaml.BaseLoader)


def is_on(site: Path, invented: Path, version: str) -> None:
    """Every file of ours is that of a release, and none of another."""
    wanted = {
        path for path in upstream.git(invented, "ls-tree", "-r", "--name-only", f"v{version}").split("\n") if path
    }
    for path in wanted:
        entry = releases.entry_of(site / path)
        assert entry, path
        listed = upstream.git(invented, "ls-tree", f"v{version}", path).split()[0]
        assert listed == {"file": "100644", "executable": "100755", "link": "120000"}[entry.kind], path
    manifest = releases.manifest_of(site)
    assert manifest
    assert manifest.version == version
    assert not [path for path, one in manifest.files.items() if not one.is_of(releases.entry_of(site / path))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("town", "history"),
    [
        ("mikro", True),
        pytest.param("mikro", False, marks=pytest.mark.everything),
        pytest.param("neochora", False, marks=pytest.mark.everything),
        pytest.param("neochora", True, marks=pytest.mark.everything),
        pytest.param("orologio", False, marks=pytest.mark.everything),
        *(pytest.param(name, bool(n % 2), marks=pytest.mark.everything) for n, name in enumerate(towns.FORKS)),
    ],
)
def test_a_fork_lives_through_two_releases(
    town: str,
    history: bool,
    invented: Path,
    packed: Callable[[str, str], Path],
    tmp_path: Path,
    chromium: Browser,
    serve: Serve,
) -> None:
    site = upstream.fork(invented, FIRST, town, tmp_path / "site", history=history)
    towns.build(site)
    towns.translate(site)
    ours = "# δικό μας σχόλιο   \n\n"
    centres = site / "data/centres.yaml"
    centres.write_text(ours + centres.read_text(encoding="utf-8"), encoding="utf-8")
    (site / "data/national/translations/ka.po").write_text("# ours\n", encoding="utf-8")
    if town == "neochora":
        old = '\nmsgctxt "centres.closed.name"\nmsgid "Παλιό κέντρο"\nmsgstr "An old centre"\n'
        with (site / "data/translations/en.po").open("a", encoding="utf-8") as catalogue:
            catalogue.write(old)
    if history:
        upstream.commit(site, "Our words")
    before = upstream.own(site)

    ran = upstream.manage(site, "update", str(packed(SECOND, "zip")))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    is_on(site, invented, SECOND)
    middle = upstream.own(site)
    assert set(middle) == set(before)
    assert changed_lines(before["data/site.yaml"], middle["data/site.yaml"]) == [f"+ format: {upstream.NEXT}"]
    for file in set(before) - {"data/site.yaml"}:
        assert middle[file] == re.sub(
            rb"^    access:|(?<=\.)access(?=[.\"])", _renamed, before[file], flags=re.MULTILINE
        )
    assert (middle["data/centres.yaml"] != before["data/centres.yaml"]) == (
        b"    access:" in before["data/centres.yaml"]
    )
    assert "data-invented" in (towns.build(site) / "privacy/index.html").read_text(encoding="utf-8")
    assert "Do this for 9002.0.0." in ran.stdout
    assert "Ασθενοφόρο αμέσως" in ran.stdout, "what changes for a resident"
    assert ("κανένα κείμενο: 1." in ran.stdout) == (town == "neochora")

    ran = upstream.manage(site, "--lang", "en", "update", f"v{THIRD}", "--from", str(invented))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    is_on(site, invented, THIRD)
    after = upstream.own(site)
    added = re.sub(rb", island: false(?= })|^    island: false\n", b"", after["data/centres.yaml"], flags=re.MULTILINE)
    assert added == middle["data/centres.yaml"]
    count = len(read(after["data/centres.yaml"])["municipalities"])
    assert after["data/centres.yaml"].count(b"island: false") == count
    assert not any((site / gone).exists() for gone in ("docs-dev/gone.md", "overrides/parts/invented.html"))
    assert "Do this for 9003.0.0." in ran.stdout
    assert "Do this for 9002.0.0." not in ran.stdout
    assert (site / "data/national/translations/ka.po").read_text(encoding="utf-8") == "# ours\n"
    assert "data-invented" not in (towns.build(site) / "privacy/index.html").read_text(encoding="utf-8")
    assert not (site / ".build/update").exists()
    if town in towns.FORKS:
        assert towns.strangers(site, town) == {}
    pages = [
        "",
        "benefits/",
        "accessibility/",
        *(f"centres/{id}/" for id in read(after["data/centres.yaml"])["centres"]),
    ]
    last = read(after["data/site.yaml"]).get("languages", [])[1:][-1:]
    smoke(chromium, serve(site / "site"), [*pages, *(f"{tag}/{path}" for tag in last for path in pages)])

    ran = upstream.manage(site, "--lang", "en", "update", f"v{THIRD}", "--from", str(invented))
    assert (ran.returncode, ran.stdout) == (0, "You are on release 9003.0.0 already.\n")
    assert upstream.own(site) == after
    assert upstream.manage(site, "update", str(packed(SECOND, "zip"))).returncode == 1


def _renamed(match: re.Match[bytes]) -> bytes:
    return match[0].replace(b"access", b"entrance")


@pytest.mark.everything
def test_two_releases_at_once_are_one_update(invented: Path, tmp_path: Path) -> None:
    site = upstream.fork(invented, FIRST, "neochora", tmp_path / "site", history=False)
    upstream.git(invented, "checkout", "--quiet", f"v{THIRD}")
    ran = upstream.manage(site, "--lang", "en", "update", str(invented))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    is_on(site, invented, THIRD)
    assert ran.stdout.index("Do this for 9003.0.0.") < ran.stdout.index("Do this for 9002.0.0.")
    assert f"format: {upstream.NEXT + 1}" in (site / "data/site.yaml").read_text(encoding="utf-8")


def test_what_was_edited_of_ours_is_named_with_its_line(
    invented: Path, packed: Callable[[str, str], Path], tmp_path: Path
) -> None:
    site = upstream.fork(invented, FIRST, "mikro", tmp_path / "site", history=False)
    lines = (site / OURS).read_text(encoding="utf-8").split("\n")
    lines[2] += "<!-- δικό μας -->"
    (site / OURS).write_text("\n".join(lines), encoding="utf-8")
    (site / "LICENSE").unlink()
    (site / "docs-dev/gone.md").write_text("Ours.\n", encoding="utf-8")
    (site / "HACKING.md").write_bytes((site / "HACKING.md").read_bytes().replace(b"\n", b"\r\n"))
    (site / "scripts/venv.sh").chmod(0o644)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    release = str(packed(SECOND, "tar.gz"))
    ran = upstream.manage(site, "--lang", "en", "update", release)
    assert ran.returncode == 1
    named = [line.split(": ")[0] for line in ran.stdout.splitlines() if ":1: " in line]
    assert named == ["LICENSE:1:1", "docs-dev/gone.md:1:1", f"{OURS}:3:1"]
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    ran = upstream.manage(
        site, "update", release, "--discard", OURS, "--discard", "LICENSE", "--discard", "docs-dev/gone.md"
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    is_on(site, invented, SECOND)


@pytest.mark.parametrize("after", [3, *(pytest.param(one, marks=pytest.mark.everything) for one in (0, 40))])
def test_an_update_that_is_killed_is_finished_by_the_next_command(
    after: int, invented: Path, packed: Callable[[str, str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = upstream.fork(invented, FIRST, "mikro", tmp_path / "site", history=False)
    old = releases.manifest_of(site)
    assert old
    new, tree = releases.opened(str(packed(SECOND, "zip")), site)
    stage, _ = updating.staged(site, old, new, tree)
    assert not updating.prepared(site, stage, "en", markdown=False).refused
    left = [after]
    replace = os.replace

    def killed(source: Path, place: Path) -> None:
        if site / "scripts" in place.parents or site / "overrides" in place.parents:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
        replace(source, place)

    monkeypatch.setattr(os, "replace", killed)
    if after < 40:
        with pytest.raises(KeyboardInterrupt):
            updating.place(site, *updating.differences(site, stage, old))
        updating.forget(site)
        assert (site / placing.FOLDER / placing.JOURNAL).exists()
    else:
        updating.place(site, *updating.differences(site, stage, old))
    ran = upstream.manage(site, "check")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    is_on(site, invented, SECOND)
    assert not (site / placing.FOLDER).exists()


def test_a_migration_that_cannot_read_a_file_changes_nothing(
    invented: Path, packed: Callable[[str, str], Path], tmp_path: Path
) -> None:
    site = upstream.fork(invented, FIRST, "neochora", tmp_path / "site", history=False)
    towns.edit(site, "data/centres.yaml", ("languages: [el, en, ar]", "languages: [el,   # πρώτα\n      en, ar]"))
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    ran = upstream.manage(site, "--lang", "en", "update", str(packed(SECOND, "zip")))
    assert ran.returncode == 1
    assert re.search(r"data/centres\.yaml:\d+:", ran.stderr)
    assert "Nothing was changed" in ran.stderr
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.everything
def test_without_the_right_to_workflows_they_stay_and_are_replaced_the_next_time(
    invented: Path, tmp_path: Path
) -> None:
    flow = ".github/workflows/check.yml"
    other = shutil.copytree(invented, tmp_path / "kentro")
    upstream.git(other, "checkout", "--quiet", f"v{SECOND}")
    site = upstream.fork(invented, FIRST, "mikro", tmp_path / "site", history=False)
    was = (site / flow).read_bytes()
    for version in ("9004.0.0", "9005.0.0"):
        (other / flow).write_text((other / flow).read_text(encoding="utf-8") + f"# {version}\n", encoding="utf-8")
        (other / ".github/workflows/new.yml").write_text(f"# {version}\n", encoding="utf-8")
        if version == "9005.0.0":
            (other / ".github/workflows/links.yml").unlink()
        assert upstream.release(other, version).returncode == 0
    ran = upstream.manage(site, "--lang", "en", "update", "v9004.0.0", "--from", str(other), "--without-workflows")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"{flow}, .github/workflows/new.yml" in ran.stdout
    assert (site / flow).read_bytes() == was
    assert not (site / ".github/workflows/new.yml").exists()
    upstream.git(other, "show", "v9004.0.0:.github/workflows/new.yml")
    (site / ".github/workflows/new.yml").write_text("# 9004.0.0\n", encoding="utf-8")  # by hand, as it was told
    ran = upstream.manage(site, "--lang", "en", "update", "v9005.0.0", "--from", str(other))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (site / flow).read_bytes().endswith(b"# 9005.0.0\n")
    assert not (site / ".github/workflows/links.yml").exists()


def test_data_of_another_form_is_told_in_one_line(invented: Path, tmp_path: Path) -> None:
    site = upstream.fork(invented, SECOND, "neochora", tmp_path / "site", history=False)
    ran = upstream.manage(site, "--lang", "en", "check")
    assert ran.returncode == 1
    assert ran.stdout.count("data/") == 1
    assert "manage.py migrate" in ran.stdout
    assert upstream.manage(site, "migrate").stdout == "data/centres.yaml\ndata/site.yaml\n"
    assert upstream.manage(site, "check").returncode == 0
    again = upstream.own(site)
    assert upstream.manage(site, "migrate").stdout == ""
    assert upstream.own(site) == again
    towns.edit(site, "data/site.yaml", (f"format: {upstream.NEXT}", "format: 99"))
    assert "newer than this release reads" in upstream.manage(site, "--lang", "en", "check").stdout


def test_a_breaking_change_without_a_migration_is_refused_with_file_and_line(
    invented: Path, refused: dict[str, str]
) -> None:
    assert invented
    text = (towns.ROOT / "scripts/kentro/model.py").read_text(encoding="utf-8")
    line = text[: text.index("class Centre:")].count("\n") + 1
    said = [one for one in refused["said"].splitlines() if one.startswith("scripts/")]
    assert len(said) == 1
    assert said[0].startswith(f'scripts/kentro/model.py:{line}:1: The field "data/centres.yaml: centres.*.access"')


def make_tar(*members: tuple[str, bytes | str]) -> bytes:
    """A tar with files, or, where the content is a text, links that lead to it."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            if isinstance(content, str):
                info.type, info.linkname = tarfile.SYMTYPE, content
                archive.addfile(info)
            else:
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


SEAM = (towns.ROOT / "scripts/seam.yaml").read_bytes()


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"scripts/a.py": b"a"}, None),
        ({"../a.py": b"a"}, "release-bad-path"),
        ({"/etc/a": b"a"}, "release-bad-path"),
        ({"scripts/../../a": b"a"}, "release-bad-path"),
        ({"scripts\\a": b"a"}, "release-bad-path"),
        ({".git/config": b"a"}, "release-bad-path"),
        ({".build/update/finish.py": b"a"}, "release-bad-path"),
        ({"data/centres.yaml": b"a"}, "release-bad-path"),
        ({"mkdocs.yml": b"a"}, "release-bad-path"),
        ({"scripts/link": "../../outside"}, "release-bad-path"),
        ({"scripts/link": "/etc/passwd"}, "release-bad-path"),
    ],
    ids=lambda one: "-".join(one) if isinstance(one, dict) else "",
)
def test_a_release_writes_nowhere_but_where_it_may(
    files: dict[str, bytes | str], code: str | None, tmp_path: Path
) -> None:
    tree = {name: Entry(c, "file") if isinstance(c, bytes) else Entry(c.encode(), "link") for name, c in files.items()}
    manifest = releases.made({**tree, "scripts/seam.yaml": Entry(SEAM)}, "1.0.0").text().encode()
    path = tmp_path / "release.tar"
    path.write_bytes(make_tar(*files.items(), ("scripts/seam.yaml", SEAM), ("scripts/release.json", manifest)))
    if code is None:
        assert set(releases.opened(str(path), tmp_path)[1]) == {"scripts/a.py", "scripts/seam.yaml"}
        return
    with pytest.raises(NotARelease) as said:
        releases.opened(str(path), tmp_path)
    assert said.value.code == code


def test_what_is_no_release_is_told(tmp_path: Path) -> None:
    tree = {"scripts/seam.yaml": Entry(SEAM), "scripts/a.py": Entry(b"a")}
    manifest = releases.made(tree, "1.0.0").text().encode()

    def code_of(name: str, content: bytes | None = None) -> str:
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(NotARelease) as said:
            releases.opened(str(tmp_path / name) if content is not None else name, tmp_path)
        return said.value.code

    seam, listed = ("scripts/seam.yaml", SEAM), ("scripts/release.json", manifest)
    assert code_of("edited.tar", make_tar(("scripts/a.py", b"b"), seam, listed)) == "release-not-whole"
    assert code_of("half.tar", make_tar(seam, listed)) == "release-not-whole"
    assert code_of("branch.tar", make_tar(seam)) == "release-no-manifest"
    assert code_of("broken.tar", make_tar(seam, ("scripts/release.json", b"{"))) == "release-no-manifest"
    assert code_of("photo.png", b"\x89PNG....") == "release-unreadable"
    assert code_of("cut.tar", make_tar(("scripts/a.py", b"a" * 20000), seam, listed)[:9000]) == "release-unreadable"
    with zipfile.ZipFile(tmp_path / "cut.zip", "w") as archive:
        archive.writestr("scripts/a.py", b"a" * 2000)
    data = bytearray((tmp_path / "cut.zip").read_bytes())
    data[60] ^= 255
    assert code_of("cut.zip", bytes(data)) == "release-unreadable"
    for name in ("no-such-release", "--upload-pack=touch /tmp/x", "a:b", "v1;x", ""):
        assert code_of(name) == "release-missing"


def test_a_link_in_the_way_is_not_written_through(
    invented: Path, packed: Callable[[str, str], Path], tmp_path: Path
) -> None:
    site = upstream.fork(invented, FIRST, "mikro", tmp_path / "site", history=False)
    shutil.move(site / "overrides/parts", tmp_path / "elsewhere")
    (site / "overrides/parts").symlink_to(tmp_path / "elsewhere")
    ran = upstream.manage(site, "update", str(packed(SECOND, "zip")))
    assert ran.returncode == 1
    assert "overrides/parts:1:1: " in ran.stdout
    assert not (tmp_path / "elsewhere/invented.html").exists()


def test_the_list_of_a_release_is_of_its_files(invented: Path) -> None:
    upstream.git(invented, "checkout", "--quiet", f"v{SECOND}")
    manifest = releases.manifest_of(invented)
    assert manifest
    listed = set(upstream.git(invented, "ls-files").split()) - {releases.PLACE}
    assert {*manifest.files} == {path for path in listed if not path.startswith("tests/")} | {
        path for path in listed if path.startswith("tests/migrations/")
    }
    assert manifest.files["scripts/tool.sh"].kind == "executable"
    assert manifest.files["docs-dev/link.md"].kind == "link"
    assert stat.S_IMODE((invented / "scripts/tool.sh").stat().st_mode) & stat.S_IXUSR


@pytest.mark.everything
def test_the_form_of_the_workflow_opens_a_pull_request(invented: Path, tmp_path: Path) -> None:
    site = upstream.fork(invented, FIRST, "mikro", tmp_path / "site", history=True)
    upstream.git(tmp_path, "clone", "--quiet", "--bare", str(site), str(tmp_path / "origin.git"))
    for job in ("change", "propose"):
        upstream.git(tmp_path, "clone", "--quiet", str(tmp_path / "origin.git"), str(tmp_path / job))
        upstream.git(tmp_path / job, "checkout", "--quiet", "-B", "main")
    gh = tmp_path / "bin/gh"
    gh.parent.mkdir()
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)

    def ran(job: str, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        calls = {"CALLS": str(tmp_path / "calls.txt"), "SOURCE_DATE_EPOCH": towns.DAY, "PYTHONUTF8": "1"}
        path = {"PATH": f"{gh.parent}:{os.environ['PATH']}"}
        return subprocess.run(
            ["sh", *command],
            cwd=tmp_path / job,
            env={**path, **calls, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    update = ("scripts/propose_update.sh", ".build/form", sys.executable, "scripts/manage.py", "--lang", "en")
    for hostile in ("--discard=x", "$(touch owned)", "v1\n::set-output", "/etc/passwd"):
        assert ran("change", *update, RELEASE=hostile, FROM=str(invented)).returncode == 1
        assert upstream.git(tmp_path / "change", "status", "--porcelain") == ""
    done = ran("change", *update, RELEASE=f"v{SECOND}", FROM=str(invented), WITH_WORKFLOWS="false")
    assert done.returncode == 0, done.stdout + done.stderr
    shutil.copytree(tmp_path / "change/.build/form", tmp_path / "propose/.build/form")
    done = ran("propose", "scripts/pull_request.sh", ".build/form", "update")
    assert done.returncode == 0, done.stdout + done.stderr
    names = upstream.git(tmp_path / "origin.git", "diff", "--name-only", "main", "update").split()
    assert "overrides/parts/invented.html" in names
    assert upstream.git(tmp_path / "origin.git", "log", "-1", "--format=%s", "update") == f"Kentro v{SECOND}\n"
    assert upstream.git(tmp_path / "origin.git", "ls-tree", "update", "scripts/tool.sh").startswith("100755")
    assert "Do this for 9002.0.0." in (tmp_path / "propose/.build/form/body.md").read_text(encoding="utf-8")
