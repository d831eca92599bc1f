"""The languages that Kentro can publish: their own name, direction and what stands in for a missing text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SOURCE = "el"
"""Greek: the language in which the data is written."""


@dataclass(frozen=True)
class Language:
    """A language by its BCP 47 tag; `fallback` is asked, in order, where a text is not translated."""

    tag: str
    name: str
    dir: Literal["ltr", "rtl"] = "ltr"
    fallback: tuple[str, ...] = (SOURCE,)
    region: str = ""
    """The region whose way of writing dates is used, where the language alone would take another's."""

    @property
    def locale(self) -> str:
        """The name of its locale data (CLDR, through Babel)."""
        return f"{self.tag}_{self.region}" if self.region else self.tag


LANGUAGES = {
    language.tag: language
    for language in (
        Language("el", "Ελληνικά", fallback=()),
        Language("en", "English", region="GB"),
        Language("sq", "Shqip", fallback=("en", "el")),
        Language("ar", "العربية", "rtl", fallback=("en", "el")),
        Language("fa", "فارسی", "rtl", fallback=("en", "el")),
        Language("ur", "اردو", "rtl", fallback=("en", "el")),
        Language("uk", "Українська", fallback=("ru", "en", "el")),
        Language("ru", "Русский", fallback=("en", "el")),
        Language("fr", "Français", fallback=("en", "el")),
    )
}
