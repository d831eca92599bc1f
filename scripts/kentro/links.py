"""Asks, once a week and politely, whether the pages that the site links to are still there.

Sites that keep programs out, or are slow today, are no mistake of the data: only what is gone twice in one run is
called broken. Addresses inside a network are never asked for, whatever the data says.
"""

from __future__ import annotations

import dataclasses
import ipaddress
import json
import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

import urllib3

from kentro.hand_written import is_ours
from kentro.issues import Issue, code, link
from kentro.languages import SOURCE
from kentro.messages import sentence, words
from kentro.positions import Mapping, Node, Scalar, Sequence, read
from kentro.problems import Mark, Problems

Verdict = Literal["well", "broken", "moved", "unchecked"]

PATIENCE = 60.0
"""Seconds until what was gone is asked for again; a third of that is the time for an answer, a sixtieth the pause
between two questions to one site."""

NATIONAL = "data/national/"

_URL = re.compile(r"https?://[^\s<>\"'`{}|\\^]+")
_GONE = (404, 410)
_MOST_HOPS = 8
_HOSTS_AT_ONCE = 8


@dataclass(frozen=True)
class Outgoing:
    """An address of another site, and where the data or a page by hand names it."""

    url: str
    places: tuple[Mark, ...]


@dataclass(frozen=True)
class Checked:
    """What came of asking. `reason` is a status of HTTP or a key of `messages.WORDS`; `answered`: a site spoke."""

    url: str
    places: tuple[Mark, ...]
    verdict: Verdict
    reason: str = ""
    answered: bool = True

    def said(self, lang: str) -> str:
        """It in a sentence."""
        reason = self.reason if self.reason.isdigit() or not self.reason else words(self.reason, lang)
        params = {"url": self.url, "reason": reason}
        if self.verdict == "broken":
            return sentence("link-broken", lang, params)
        return sentence("link-moved" if self.verdict == "moved" else "link-unchecked", lang, params)


class OfflineError(Exception):
    """No site answered at all: it is this computer that has no network."""


def outgoing(root: Path, *, national: bool) -> list[Outgoing]:
    """Every address of another site in the data and in the pages by hand, each once; `national`: ours too."""
    found: dict[str, list[Mark]] = {}
    for path in sorted((root / "data").rglob("*.yaml")):
        file = path.relative_to(root).as_posix()
        if national or not file.startswith(NATIONAL):
            for url, mark in _in_data(read(path.read_bytes(), file, Problems())):
                found.setdefault(url, []).append(mark)
    for path in sorted((root / "docs").rglob("*.md")):
        if not is_ours(path):
            file = path.relative_to(root).as_posix()
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                for match in _URL.finditer(line):
                    found.setdefault(_trimmed(match[0]), []).append(Mark(file, number, match.start() + 1))
    return [Outgoing(url, tuple(marks)) for url, marks in found.items()]


def check(links: list[Outgoing], agent: str, *, patience: float = PATIENCE, private: bool = False) -> list[Checked]:
    """Ask for each address, and again for each that seems gone. OfflineError where nobody answered.

    `agent` is how we introduce ourselves; `private`: also ask addresses inside a network, for tests.
    """
    ask = _Asker(agent, patience, private)
    first = ask.all(links)
    doubtful = [
        link for link, one in zip(links, first, strict=True) if one.verdict == "broken" and one.reason != "private"
    ]
    if doubtful:
        time.sleep(patience)
    second = {one.url: one for one in ask.all(doubtful)}
    found = [second.get(one.url, one) for one in first]
    if found and not any(one.answered for one in found):
        raise OfflineError
    return found


def as_text(found: list[Checked], lang: str) -> str:
    """A line for each place whose link is not well, and how many there are of each kind."""
    counts = {verdict: sum(one.verdict == verdict for one in found) for verdict in ("broken", "moved", "unchecked")}
    lines = [f"{mark}: {one.said(lang)}" for one in found if one.verdict != "well" for mark in one.places]
    params = {"all": str(len(found)), **{verdict: str(count) for verdict, count in counts.items()}}
    return "\n".join([*lines, sentence("links-summary", lang, params)])


def as_json(found: list[Checked]) -> str:
    """Every link as a list of objects."""
    return json.dumps([dataclasses.asdict(one) for one in found], ensure_ascii=False, indent=1)


def as_issues(found: list[Checked], links: str) -> list[Issue]:
    """One issue in Greek while a link is broken or leads elsewhere; what could not be checked stands below, folded."""
    open_ones = [one for one in found if one.verdict in ("broken", "moved")]
    if not open_ones:
        return []
    boxes = [f"- [ ] {_line(one, links)}" for one in open_ones]
    parts = [sentence("links-lead", SOURCE, {}), "\n".join(boxes)]
    if unchecked := [f"- {_line(one, links)}" for one in found if one.verdict == "unchecked"]:
        summary = f"<details><summary>{words('links-unchecked', SOURCE)}</summary>"
        parts += [summary, "\n".join(unchecked), "</details>"]
    return [Issue("all", words("links-broken", SOURCE), "\n\n".join(parts))]


def _line(one: Checked, links: str) -> str:
    """One link of an issue: the address as code, so that GitHub leaves it alone, what is wrong, and its lines."""
    reason = one.reason if one.reason.isdigit() else words(one.reason, SOURCE)
    places = ", ".join(
        link(f"{mark.file}:{mark.line}", f"{links}{mark.file}#L{mark.line}")
        if links
        else code(f"{mark.file}:{mark.line}")
        for mark in one.places
    )
    return f"{code(one.url)}: {reason} ({places})"


def _in_data(node: Node | None) -> Iterator[tuple[str, Mark]]:
    """The addresses in a file of the data: whole values, or within a text."""
    if isinstance(node, Mapping):
        for _, child in node.entries:
            yield from _in_data(child)
    elif isinstance(node, Sequence):
        for child in node.items:
            yield from _in_data(child)
    elif isinstance(node, Scalar) and "{" not in node.text:
        for match in _URL.finditer(node.text):
            yield match[0] if match[0] == node.text.strip() else _trimmed(match[0]), node.mark


def _trimmed(url: str) -> str:
    """An address within a sentence, without the sentence's own signs at its end."""
    url = url.rstrip(".,;:!?·»*_")
    return _trimmed(url[:-1]) if url.endswith(")") and url.count(")") > url.count("(") else url


class _PrivateError(Exception):
    """An address inside a network."""


@dataclass(frozen=True)
class _Asker:
    """Asks sites, several at once, but each of them one question at a time."""

    agent: str
    patience: float
    private: bool

    def all(self, links: list[Outgoing]) -> list[Checked]:
        """The answers, in the order of the links."""
        hosts: dict[str, list[Outgoing]] = {}
        for one in links:
            hosts.setdefault(_host(one.url), []).append(one)
        with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
            answers = [answer for several in pool.map(self._one_by_one, hosts.values()) for answer in several]
        found = {answer.url: answer for answer in answers}
        return [found[one.url] for one in links]

    def _one_by_one(self, links: list[Outgoing]) -> list[Checked]:
        answers = []
        for number, one in enumerate(links):
            if number:
                time.sleep(self.patience / 60)
            answers.append(self._checked(one))
        return answers

    def _checked(self, one: Outgoing) -> Checked:
        """What one address answers, or what is in the way."""

        def found(verdict: Verdict, reason: str = "", *, answered: bool = False) -> Checked:
            return Checked(one.url, one.places, verdict, reason, answered)

        try:
            status, last = self._followed(one.url)
        except _PrivateError:
            return found("broken", "private")
        except socket.gaierror as error:
            gone = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
            return found("broken", "no-such-site") if gone else found("unchecked", "no-answer")
        except urllib3.exceptions.SSLError:
            return found("unchecked", "certificate", answered=True)
        except (urllib3.exceptions.HTTPError, OSError):
            return found("unchecked", "no-answer")
        except ValueError:  # what no library reads as an address
            return found("broken", "no-address", answered=True)
        if status is None:
            return found("unchecked", "redirects", answered=True)
        if status in _GONE:
            return found("broken", str(status), answered=True)
        if not 200 <= status < 300:
            return found("unchecked", str(status), answered=True)
        if last != one.url and _is_front(last) and not _is_front(one.url):
            return found("moved", "front-page", answered=True)
        return found("well", answered=True)

    def _followed(self, url: str) -> tuple[int | None, str]:
        """The last status and address on the way of redirects; no status where the way goes in a circle."""
        seen: list[str] = []
        while url not in seen and len(seen) < _MOST_HOPS:
            seen.append(url)
            try:
                status, there = self._asked("HEAD", url)
            except (urllib3.exceptions.ProtocolError, urllib3.exceptions.ReadTimeoutError):
                status, there = 0, None  # some hang up, or wait, where nothing but a head is wanted
            if not 200 <= status < 400:
                status, there = self._asked("GET", url)
            if not there:
                return status, url
            url = urljoin(url, quote(there.encode("latin-1", "replace"), safe=":/?#[]@!$&'()*+,;=%~"))
        return None, url

    def _asked(self, method: str, url: str) -> tuple[int, str | None]:
        """The status of one request, and where it redirects to; we talk to the very address that was looked at."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(url)
        host = parts.hostname.encode("idna").decode()
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        place = self._address(host, port)
        pool: urllib3.HTTPConnectionPool = (
            urllib3.HTTPSConnectionPool(place, port, server_hostname=host, assert_hostname=host)
            if secure
            else urllib3.HTTPConnectionPool(place, port)
        )
        named = host if parts.port is None else f"{host}:{port}"
        headers = {"Host": named, "User-Agent": self.agent, "Accept": "*/*"}
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (
            f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
        )
        try:
            answer = pool.request(
                method,
                target,
                headers=headers,
                timeout=self.patience / 3,
                retries=False,
                redirect=False,
                preload_content=False,
            )
            moved = answer.headers.get("Location") if answer.status in (301, 302, 303, 307, 308) else None
            answer.close()
            return answer.status, moved
        finally:
            pool.close()

    def _address(self, host: str, port: int) -> str:
        """The address of a host, an older one (IPv4) where it has several; _PrivateError where one is not public."""
        found = sorted(
            {entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)},
            key=lambda a: ":" in str(a),
        )
        if not self.private and not all(_is_public(str(address)) for address in found):
            raise _PrivateError
        return str(found[0])


_QUERY = "/?%:@!$&'()*+,;=~"


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.is_global and not ip.is_multicast


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return url


def _is_front(url: str) -> bool:
    """Whether an address is the first page of a site, or of a language of it."""
    parts = urlsplit(url)
    return not parts.query and re.fullmatch(r"/?([a-z]{2}/?)?(index\.\w+|home)?/?", parts.path) is not None
