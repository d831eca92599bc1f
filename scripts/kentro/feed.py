"""`feed.xml`: what changed at the centres, from the git history of their file, as an Atom feed in each language.

Only what sends somebody to another place or at another time is told: hours, phones, the address, an announcement, a
centre that is new or gone. An entry says what changed and leads to the page, never what it was changed to: it grows
old in a reader. It is known by its commit and its centre, so a feed that is built again doubles nothing.

Without history (no git, or a shallow clone) the feed has no entries, and is valid.

https://www.rfc-editor.org/rfc/rfc4287
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from xml.etree import ElementTree as ET

from kentro.addresses import absolute
from kentro.edition import Edition
from kentro.fields import Reader, Record
from kentro.files import CENTRES, SETTINGS
from kentro.languages import language
from kentro.model import Centre
from kentro.positions import Mapping, Node, Sequence, read
from kentro.problems import Problems
from kentro.revisions import Written, began, history

NAME = "feed.xml"
MEDIA = "application/atom+xml"

MOST = 50
"""How many changes of the file are looked at."""

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KINDS = ("new", "gone", "hours", "phones", "address", "notices")
ET.register_namespace("", _ATOM)


@dataclass(frozen=True)
class News:
    """What one commit changed at one centre; `centre` as it was then."""

    commit: str
    when: datetime.datetime
    centre: Centre
    kinds: tuple[str, ...]


def feed(edition: Edition, tag: str) -> bytes:
    """The feed of one language, the newest first."""
    site = edition.site
    known = news(edition)
    t = edition.translator(tag).whole(f"feed.{key}" for key in ("title", "entry", "see", *_KINDS))
    home = absolute(edition, tag, "") or "./"
    top = ET.Element(f"{{{_ATOM}}}feed", {_LANG: t.tag})
    _add(top, "id", site.identifier(f"feed/{tag}").urn)
    _add(top, "title", t.plain("feed.title", site=t.plain(site.name)))
    # Without history nothing is known to have changed: the day of the build stands for "until now".
    newest = known[-1].when if known else datetime.datetime.combine(edition.today, datetime.time(), datetime.UTC)
    _add(top, "updated", newest.isoformat())
    _add(top, "link", rel="self", type=MEDIA, href=f"{home}{NAME}")
    _add(top, "link", rel="alternate", type="text/html", href=home)
    author = _add(top, "author")
    _add(author, "name", t.plain(site.settings.operator.name or site.name))
    for one in reversed(known):
        today = _today(one.centre, site.centres)
        name = t.plain((today or one.centre).name)
        said = language(t.tag).comma.join(t.plain(f"feed.{kind}") for kind in one.kinds)
        entry = _add(top, "entry")
        _add(entry, "id", site.identifier(f"changes/{one.commit}/centres/{one.centre.id}").urn)
        _add(entry, "title", t.plain("feed.entry", name=name, said=said))
        _add(entry, "updated", one.when.isoformat())
        path = f"centres/{today.id}/" if today else "centres/"
        _add(entry, "link", rel="alternate", type="text/html", href=f"{home}{path}")
        _add(entry, "summary", t.plain("feed.see"))
    ET.indent(top, " ")
    return bytes(ET.tostring(top, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(parent: ET.Element, name: str, content: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = content
    return child


@lru_cache(maxsize=1)  # the same for each language
def news(edition: Edition) -> tuple[News, ...]:
    """What the last commits changed, the oldest first, since the site has its id: before that it was another's."""
    first = began(edition.root, SETTINGS, str(edition.site.settings.id))
    return between(history(edition.root, CENTRES, MOST, first)) if first else ()


def between(states: list[Written]) -> tuple[News, ...]:
    """What changed from each state of the file to the next; one that cannot be read is passed over."""
    known = [(state, centres) for state in states if (centres := _centres(state.content)) is not None]
    return tuple(
        News(state.commit, state.when, centre, kinds)
        for (_, before), (state, after) in pairwise(known)
        for centre, kinds in _changes(before, after)
    )


def _centres(content: bytes) -> dict[str, Node] | None:
    """The centres of the file, not read further: most of them are the same in the next state."""
    node = read(content, CENTRES, Problems())
    centres = node.get("centres") if isinstance(node, Mapping) else None
    return {key.text: entry for key, entry in centres.entries} if isinstance(centres, Mapping) else None


def _changes(before: dict[str, Node], after: dict[str, Node]) -> Iterator[tuple[Centre, tuple[str, ...]]]:
    """The centres that differ, each with what is news of it."""
    old, new = ({key: _values(node) for key, node in state.items()} for state in (before, after))
    was = _decoded({key: node for key, node in before.items() if old[key] != new.get(key)})
    is_now = _decoded({key: node for key, node in after.items() if new[key] != old.get(key)})
    for centre in is_now.values():
        name = next((name for name in (centre.id, *centre.former_ids) if name in before), None)
        if name and name not in was:
            continue  # we cannot say what it was: it was written as we read no more
        if kinds := _kinds(was[name] if name else None, centre):
            yield centre, kinds
    for centre in was.values():
        if centre.id not in after and _today(centre, is_now) is None:
            yield centre, ("gone",)


def _kinds(old: Centre | None, new: Centre) -> tuple[str, ...]:
    if old is None:
        return ("new",)
    kinds = [kind for kind, of in _TOLD.items() if of(old) != of(new)]
    if _notices(new) - _notices(old):
        kinds.append("notices")  # one that is over is no news
    return tuple(kinds)


def _values(node: Node) -> object:
    """What stands in a node, wherever it stands."""
    if isinstance(node, Mapping):
        return {key.text: _values(child) for key, child in node.entries}
    return [_values(child) for child in node.items] if isinstance(node, Sequence) else node.text


def _decoded(nodes: dict[str, Node]) -> dict[str, Centre]:
    """The centres that can be read as ours are today."""
    problems = Problems()
    read_ones = {id: Record(Centre).read(node, Reader(problems, [], ("centres", id))) for id, node in nodes.items()}
    return {id: centre for id, centre in read_ones.items() if centre}


def _today(centre: Centre, centres: Map[str, Centre]) -> Centre | None:
    """The centre as it is called in a later state."""
    return centres.get(centre.id) or next((one for one in centres.values() if centre.id in one.former_ids), None)


def _hours(centre: Centre) -> object:
    whole = [centre.hours, *(join.hours for join in centre.services)]
    return [hours and replace(hours, source=None, note=None) for hours in whole]


def _address(centre: Centre) -> object:
    a = centre.address
    return a and [str(part) for part in (a.street, a.place, a.floor, a.locality, a.postcode)]


def _notices(centre: Centre) -> set[object]:
    return {(one.kind, one.start, one.end, one.hours, one.service, str(one.text)) for one in centre.notices}


_TOLD: dict[str, Callable[[Centre], object]] = {
    "hours": _hours,
    "phones": lambda centre: {phone.number for phone in centre.phones},
    "address": _address,
}
"""What counts as news of a centre, without its sources and remarks."""
