"""The languages that Kentro can publish: their own name, direction and what stands in for a missing text.

Nine are named here; any other that CLDR knows by two letters (static-i18n takes no more) is told by CLDR.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale
from babel.core import UnknownLocaleError

from kentro.folding import folded

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
    comma: str = ", "
    colon: str = ": "
    first: str = "1"
    """How the first day of a month is written."""

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
        Language("ar", "العربية", "rtl", fallback=("en", "el"), comma="، "),
        Language("fa", "فارسی", "rtl", fallback=("en", "el"), comma="، "),
        Language("ur", "اردو", "rtl", fallback=("en", "el"), comma="، "),
        Language("uk", "Українська", fallback=("ru", "en", "el")),
        Language("ru", "Русский", fallback=("en", "el")),
        Language("fr", "Français", fallback=("en", "el"), colon="\N{NO-BREAK SPACE}: ", first="1er"),
    )
}


@cache
def language(tag: str) -> Language:
    """A language that can be published, by its tag; UnknownLocaleError or ValueError for any other."""
    if tag in LANGUAGES:
        return LANGUAGES[tag]
    locale = Locale.parse(tag)
    name = str(locale.get_display_name(tag))
    direction: Literal["ltr", "rtl"] = "rtl" if locale.text_direction == "rtl" else "ltr"
    return Language(tag, name[:1].title() + name[1:], direction, ("en", SOURCE))


def can_publish(tag: str) -> bool:
    """Whether pages can be made in the language of this BCP 47 tag."""
    try:
        return len(tag) == 2 and tag.islower() and bool(language(tag))
    except (ValueError, UnknownLocaleError):
        return False


def is_known(tag: str) -> bool:
    """Whether a BCP 47 tag names a language: any that CLDR knows, by itself or as a name (`rom`, `prs`)."""
    return name_in(tag, SOURCE) is not None


def named(name: str) -> str:
    """The tag of a language that is called so in Greek, in English or in itself, else nothing; `gr` is Greek."""
    wanted = folded(name)
    if wanted == "gr":
        return SOURCE
    for page in (SOURCE, "en"):
        for tag, said in Locale.parse(page).languages.items():
            if folded(str(said)) == wanted:
                return str(tag)
    return next((one.tag for one in LANGUAGES.values() if folded(one.name) == wanted), "")


def name_in(tag: str, page: str) -> str | None:
    """What a language is called on pages of the language `page`; None where nobody knows it."""
    names = Locale.parse(language(page).locale).languages
    if tag in names:
        return str(names[tag])
    try:
        return Locale.parse(tag, sep="-").get_display_name(language(page).locale)
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en").languages.get(tag)
