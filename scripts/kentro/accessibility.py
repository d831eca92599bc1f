"""The accessibility statement: what it must hold, what of that is not set yet, and its machine-readable twin."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from operator import attrgetter

from kentro.catalogue import Translator
from kentro.model import Accessibility, Settings, Shortcoming, Site
from kentro.phone import e164
from kentro.values import Period, Text

NAMES = {
    "law": "4727/2020",
    "directive": "2016/2102",
    "decision": "2018/1523",
    "standard": "EN 301 549 V3.2.1",
    "guidelines": "WCAG 2.1 AA",
    "aim": "WCAG 2.2 AA",
    "tool": "axe-core",
}
"""What the texts of the page name, by placeholder."""

PARTS = {
    "commitment": ("operator.name",),
    "content": (
        "accessibility.non_compliance",
        "accessibility.disproportionate_burden",
        "accessibility.out_of_scope",
    ),
    "preparation": ("accessibility.prepared", "accessibility.method", "accessibility.reviewed"),
    "feedback": ("operator.email", "operator.phone", "accessibility.feedback.url", "accessibility.feedback.unit"),
    "enforcement": (
        "accessibility.enforcement.text",
        "accessibility.enforcement.url",
        "accessibility.enforcement.contact",
    ),
}
"""The fields of `data/site.yaml` that each part needs. The scope and the compliance status are never open."""


def unset(settings: Settings) -> dict[str, list[str]]:
    """The fields that each part of the statement still lacks."""
    return {part: [path for path in paths if attrgetter(path)(settings) is None] for part, paths in PARTS.items()}


def review_due(statement: Accessibility) -> datetime.date | None:
    """The last day of the year that a review holds for, or None before the first review.

    Implementing Decision (EU) 2018/1523: a statement is reviewed at least once a year.
    """
    return Period(12).after(statement.reviewed) if statement.reviewed else None


def notes(site: Site, *, reviewed: bool) -> dict[str, bool]:
    """What is true of the software, by the key of its text: whether it is said of this site.

    `reviewed`: native speakers have read every translation.
    """
    return {
        "translations": not reviewed,
        "checks": True,
        "no-evaluation": not site.settings.accessibility.evaluated_in_full,
    }


def statement(site: Site, t: Translator, *, reviewed: bool) -> bytes:
    """The statement as JSON: keys in English, texts in the language of `t`, null for what is not known."""
    settings, a = site.settings, site.settings.accessibility
    true = notes(site, reviewed=reviewed)
    due = review_due(a)

    def said(text: Text | None) -> str | None:
        return t.plain(text) if text else None

    def listed(shortcomings: Mapping[str, Shortcoming] | None) -> list[dict[str, str | None]] | None:
        if shortcomings is None:
            return None
        return [{"text": said(one.text), "alternative": said(one.alternative)} for one in shortcomings.values()]

    facts = {
        "language": t.tag,
        "operator": said(settings.operator.name),
        "law": NAMES["law"],
        "website": {"name": said(site.name), "url": site.url},
        "compliance": {
            "status": a.status,
            "standard": NAMES["standard"],
            "guidelines": NAMES["guidelines"],
            "aim": NAMES["aim"],
        },
        "non_accessible": {
            "non_compliance": listed(a.non_compliance),
            "disproportionate_burden": listed(a.disproportionate_burden),
            "out_of_scope": listed(a.out_of_scope),
        },
        "prepared": a.prepared and a.prepared.isoformat(),
        "method": a.method,
        "reviewed": a.reviewed and a.reviewed.isoformat(),
        "review_due": due and due.isoformat(),
        "evaluation": a.evaluation
        and {
            "date": a.evaluation.on.isoformat(),
            "by": said(a.evaluation.by),
            "scope": a.evaluation.scope,
            "report": a.evaluation.report,
        },
        "feedback": {
            "url": a.feedback.url,
            "email": settings.operator.email,
            "phone": settings.operator.phone and (e164(settings.operator.phone) or settings.operator.phone),
            "unit": said(a.feedback.unit),
        },
        "enforcement": {
            "text": said(a.enforcement.text),
            "url": a.enforcement.url,
            "contact": said(a.enforcement.contact),
        },
        "notes": [t.plain(f"accessibility.{key}", tool=NAMES["tool"]) for key, holds in true.items() if holds],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()
