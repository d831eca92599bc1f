"""The software bill of materials of a site, as CycloneDX 1.6 in JSON: what is in its pages, and what built them.

The pages hold Kentro's own styles and scripts and nothing else that is program. The packages of the lock file are
listed with the scope `excluded`: they built the site, none of their code is published.

https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import datetime
import uuid
import warnings
from collections.abc import Iterator
from importlib import metadata

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kentro.edition import Edition

_IN_THE_PAGES = "Static pages. They hold the styles and scripts of Kentro and no code of a third party."
_BUILT_BY = "Its templates, styles and scripts are in the pages; the packages that it needs are not (scope: excluded)."


def sbom(edition: Edition, lock: str, version: str | None) -> bytes:
    """The bill, as bytes of JSON; `lock` is the text of requirements.txt, `version` that of Kentro."""
    packages = {name: _component(name) for name in sorted(_locked(lock))}
    site = Component(
        name=edition.site.name.greek, type=ComponentType.APPLICATION, bom_ref="site", description=_IN_THE_PAGES
    )
    kentro = Component(
        name="kentro",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref="kentro",
        scope=ComponentScope.REQUIRED,
        licenses=[LicenseFactory().make_from_string("EUPL-1.2")],
        description=_BUILT_BY,
    )
    about = f"{edition.site.url}{edition.today}{version}{lock}"
    bill = Bom(
        components=[kentro, *packages.values()],
        serial_number=uuid.uuid5(edition.site.settings.id or uuid.NAMESPACE_URL, about),
        metadata=BomMetaData(
            component=site, timestamp=datetime.datetime.combine(edition.today, datetime.time(), datetime.UTC)
        ),
    )
    bill.register_dependency(site, [kentro])
    bill.register_dependency(kentro, packages.values())
    for name, package in packages.items():
        bill.register_dependency(package, [packages[needed] for needed in _needs(name) if needed in packages])
    with warnings.catch_warnings():  # a package that needs no other is complete
        warnings.simplefilter("ignore", UserWarning)
        return f"{JsonV1Dot6(bill).output_as_string(indent=1)}\n".encode()


def _locked(lock: str) -> Iterator[str]:
    """The packages that a lock file names for this platform and that are installed."""
    for line in lock.splitlines():
        if line and not line.startswith((" ", "#", "-")):
            requirement = Requirement(line.rstrip("\\ "))
            name = canonicalize_name(requirement.name)
            if (not requirement.marker or requirement.marker.evaluate()) and _is_installed(name):
                yield name


def _component(name: str) -> Component:
    """An installed package: its own name for its licence is taken, an SPDX id where it has one."""
    about = metadata.metadata(name)
    licence = next(iter(about.get_all("License-Expression", [])), None) or next(
        (one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if one.startswith("License :: ")), None
    )
    return Component(
        name=name,
        version=about["Version"],
        type=ComponentType.LIBRARY,
        scope=ComponentScope.EXCLUDED,
        bom_ref=name,
        purl=PackageURL("pypi", None, name, about["Version"]),
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
    )


def _needs(name: str) -> Iterator[str]:
    """What an installed package needs, without its extras."""
    for line in metadata.requires(name) or []:
        requirement = Requirement(line)
        if not requirement.marker or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)


def _is_installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False
