"""A walk through every page of two towns: nothing leaves for another site, nothing is kept, no policy is broken.

It is without the service worker. What that keeps, the privacy page says: pages of this site, and nothing else.
The ticks of papers are kept on the device once somebody ticks one: the walk ticks them all and clears them again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from browser import BLOCKED, Serve
from matrix import few

MOST_REQUESTS = 4
"""For one page, its icon included."""

ON_EVERY_PAGE = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => {
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
"""
USE_AND_ASK = """async () => {
  const kept = async () => [
    ...document.cookie.split(";").filter(Boolean), ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(database => database.name), ...await caches.keys(),
    ...(await navigator.serviceWorker.getRegistrations()).map(worker => worker.scope),
  ];
  const before = await kept();
  document.querySelectorAll("details").forEach(details => { details.open = true; });
  document.querySelectorAll("input").forEach(input => input.click());
  document.querySelectorAll(".kn-ready button").forEach(clear => clear.click());
  scrollTo(0, document.body.scrollHeight);
  const icon = document.querySelector("link[rel~=icon]");
  return {
    kept: [...before, ...await kept()],
    violations: window.violations,
    icon: !icon ? "favicon.ico" : icon.href.startsWith("data:") ? null : icon.href,
  };
}"""

KINDS = ("kept", "visited", "shell", "assets")

Walk = Callable[[str, Iterable[str]], dict[str, list[str]]]


@pytest.fixture
def walk(chromium: Browser) -> Iterator[Walk]:
    """Opens pages at an address one after the other in one browser; answers what is wrong with which."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    requested: list[str] = []
    said: list[str] = []

    def intercept(route: Route) -> None:
        requested.append(route.request.url)
        if route.request.url.startswith("http://127.0.0.1:"):
            route.continue_()
        else:
            route.abort()

    def opened(url: str) -> tuple[dict[str, Any], int]:
        """What a page answers, and how much it asked for."""
        requested.clear()
        said.clear()
        page.goto(url)
        answer = page.evaluate(USE_AND_ASK)
        return answer, len([one for one in requested if one != answer["icon"]]) + (answer["icon"] is not None)

    def walked(address: str, paths: Iterable[str]) -> dict[str, list[str]]:
        found = {}
        for path in paths:
            answer, count = opened(address + path)
            if count > MOST_REQUESTS:  # one may be of the page before
                page.goto("about:blank")
                page.wait_for_timeout(500)
                answer, count = opened(address + path)
            found[path] = [
                *(f"elsewhere: {url}" for url in requested if not url.startswith(address)),
                *(f"kept: {what}" for what in [*answer["kept"], *context.cookies()]),
                *(f"policy: {what}" for what in answer["violations"]),
                *(f"console: {what}" for what in said),
                *([f"{count} requests"] if count > MOST_REQUESTS else []),
            ]
        return {path: faults for path, faults in found.items() if faults}

    context.add_init_script(ON_EVERY_PAGE)
    context.route("**/*", intercept)
    page.on("console", lambda message: said.append(message.text) if message.text != BLOCKED else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield walked
    context.close()


@pytest.mark.parametrize(("town", "language"), few([("neochora", ""), ("neochora", "en/"), ("orologio", "")], 1))
def test_no_page_tells_anybody_or_keeps_anything(
    walk: Walk, serve: Serve, request: pytest.FixtureRequest, town: str, language: str
) -> None:
    site: Path = request.getfixturevalue(town)
    paths = [page.relative_to(site).as_posix().removesuffix("index.html") for page in sorted(site.rglob("*.html"))]
    paths = [path for path in paths if path.startswith("en/") == (language == "en/")]
    assert len(paths) > 40
    assert walk(serve(site), paths) == {}


def test_the_service_worker_keeps_pages_of_this_site_and_tells_nobody(
    chromium: Browser, serve: Serve, neochora: Path
) -> None:
    address, context = serve(neochora), chromium.new_context()
    requested: list[str] = []
    context.on("request", lambda request: requested.append(request.url))
    page = context.new_page()
    for path in ("", "centres/", "privacy/"):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        page.evaluate("navigator.serviceWorker.ready")
    page.goto(address + "offline/")
    page.locator("[data-kept] a").first.wait_for()
    caches = page.evaluate("""async () => Promise.all((await caches.keys()).map(async name =>
      [name, ...(await (await caches.open(name)).keys()).map(({ url }) => url)]))""")
    assert {name for name, *_ in caches} <= {f"kentro {address} 1 {kind}" for kind in KINDS}
    assert all(url.startswith(address) for url in [*requested, *(url for _, *urls in caches for url in urls)])
    kept = page.evaluate(USE_AND_ASK)["kept"]
    assert {what for what in kept if not what.startswith("kentro ")} == {address}  # the scope of the worker
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<img src='http://192.0.2.1/'>", "elsewhere: http://192.0.2.1/"),
        ("<script>document.cookie = 'a=b'</script>", "kept: a=b"),
        ("<script>localStorage.a = 1</script>", "kept: a"),
        ("<script>caches.open('a')</script>", "kept: a"),
        ("<meta http-equiv=Content-Security-Policy content='img-src data:'><img src='a.png'>", "policy: img-src"),
        ("<script>console.log('hello')</script>", "console: hello"),
        ("<img src=1><img src=2><img src=3>", "5 requests"),
    ],
)
def test_the_walk_finds_what_is_broken_on_purpose(
    walk: Walk, serve: Serve, tmp_path: Path, page: str, said: str
) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{page}", encoding="utf-8")
    found = walk(serve(tmp_path), [""]).get("", [])
    assert any(fault.startswith(said) for fault in found)
