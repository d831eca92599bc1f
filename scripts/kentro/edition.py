"""An edition: one site, its translations and the day for which its pages are made."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kentro import hand_written, harmless, local_templates, logo, terms
from kentro.catalogue import Catalogue, Translator, read_catalogues
from kentro.checks import check_today
from kentro.fields import Places
from kentro.languages import SOURCE, Language, language
from kentro.load import load
from kentro.logo import Picture
from kentro.model import Site
from kentro.now import Claim, claim
from kentro.problems import Problem, Problems, errors, in_order
from kentro.schedule import Timetables
from kentro.values import texts_of


@dataclass(frozen=True, eq=False)
class Edition:
    """All that a page is made from. `languages` are those that are built, the default first.

    `places` says where in the files each key of the data is written.
    """

    root: Path
    site: Site
    catalogues: Mapping[str, Catalogue]
    languages: tuple[Language, ...]
    today: datetime.date
    places: Places

    def translator(self, tag: str) -> Translator:
        return Translator(tag, self.catalogues, self.site.interface)

    @cached_property
    def logo(self) -> Picture | None:
        """The municipality's own mark, where it has one."""
        return logo.of(self.root, self.site.settings)

    @cached_property
    def timetables(self) -> Timetables:
        """Whether each centre, or a service there, is open on a day."""
        return Timetables(self.site)

    @cached_property
    def claims(self) -> Mapping[str, Claim | None]:
        """What the pages may claim of each centre's hours, by its id."""
        return {c.id: claim(self.timetables.of_centre(c), c.verified, self.today) for c in self.site.centres.values()}

    @cached_property
    def reviewed(self) -> bool:
        """Whether native speakers have read every translation that the pages use."""
        contexts = [text.context for text in texts_of(self.site)]
        catalogues = [self.catalogues[one.tag] for one in self.languages if one.tag != SOURCE]
        return all((message := one.get(context)) and message.reviewed for one in catalogues for context in contexts)

    def prefix(self, tag: str) -> str:
        """The folder of a language in the site: nothing for the default, `en/` for another."""
        return "" if tag == self.languages[0].tag else f"{tag}/"


def read_edition(
    root: Path,
    today: datetime.date,
    *,
    url: str | None = None,
    data: Path | None = None,
    only_default: bool = False,
    whole: bool = False,
) -> tuple[Edition | None, list[Problem]]:
    """The edition of the checkout at `root`, or None when its data has errors; and every problem.

    `whole`: with what the site hides (`load.py`).
    """
    files = list(harmless.check(root))
    if any(problem.code == "file-link" for problem in files):  # it may lead anywhere: nothing is read
        return None, in_order(files)
    loaded = load(root, url, data, whole=whole)
    tags = loaded.site.languages if loaded.site else ()
    catalogues, problems = read_catalogues(root, tags)
    late = Problems()
    if loaded.site:
        check_today(loaded.site, loaded.places, today, late)
        late.found.extend(logo.check(root, loaded.site.settings, loaded.places))
    late.found.extend((*hand_written.check(root, tags, loaded.hidden), *terms.check(root, catalogues)))
    late.found.extend(local_templates.check(root))
    found = in_order([*files, *loaded.problems, *problems, *late.found])
    if loaded.site is None or errors(found):
        return None, found
    built = tags[:1] if only_default else tags
    return Edition(root, loaded.site, catalogues, tuple(language(tag) for tag in built), today, loaded.places), found


def today_from(environment: Mapping[str, str] = os.environ) -> datetime.date:
    """The day of the build: SOURCE_DATE_EPOCH, else the clock.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = int(environment.get("SOURCE_DATE_EPOCH") or time.time())
    return datetime.datetime.fromtimestamp(epoch, datetime.UTC).date()
