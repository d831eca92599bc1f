"""Which file of a checkout holds what, and under which path its records stand."""

from __future__ import annotations

CONFIG = "mkdocs.yml"
SETTINGS = "data/site.yaml"
CENTRES = "data/centres.yaml"
SERVICES = "data/services.yaml"
SOURCES = "data/national/sources.yaml"
BENEFITS = "data/national/benefits.yaml"
BENEFIT = "data/national/benefits/{}.yaml"
SITUATIONS = "data/national/situations.yaml"
GLOSSARY = "data/national/glossary.yaml"
HOLIDAYS = "data/national/holidays.yaml"
HELP = "data/national/help.yaml"
INTERFACE = "data/national/interface.yaml"

HOMES = {
    "sources": (("sources",), ("national", "sources")),
    "services": (("services",), ("national", "benefits")),
    "holidays": (("holidays",), ("national", "holidays", "municipal")),
    "municipalities": (("municipalities",),),
    "centres": (("centres",),),
    "programmes": (("programmes",),),
    "organisations": (("national", "organisations"),),
    "documents": (("national", "documents"),),
    "situations": (("situations",), ("national", "situations")),
}
"""Under which paths the records of a collection stand."""
