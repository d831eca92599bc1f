"""The languages that Kentro can publish: their own name, direction and what stands in for a missing text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from babel import Locale
from babel.core import UnknownLocaleError

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


def is_known(tag: str) -> bool:
    """Whether a BCP 47 tag names a language: any that CLDR knows, by itself or as a name (`rom`, `prs`)."""
    return name_in(tag, SOURCE) is not None


def name_in(tag: str, page: str) -> str | None:
    """What a language is called on pages of the language `page`; None where nobody knows it."""
    names = Locale.parse(LANGUAGES[page].locale).languages
    if tag in names:
        return str(names[tag])
    try:
        return Locale.parse(tag, sep="-").get_display_name(LANGUAGES[page].locale)
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en").languages.get(tag)
