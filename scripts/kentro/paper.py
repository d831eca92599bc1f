"""Prints HTML on A4 paper as tagged PDF, in letters as large as the paper allows. It is Chromium that prints."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Error, Page, sync_playwright

from kentro import chromium
from kentro.leaflet import Sheet

STEP = 0.5
"""By how many points the text of a sheet is made smaller until it fits."""

_GOOD_ON_ONE_SIDE = 10
"""The smallest size, in points, at which a sheet that may have two sides is printed on one."""

_PAGE = re.compile(rb"/Type\s*/Page\b")
_DATE = re.compile(rb"\(D:\d{14}")


class NoChromium(Exception):
    """There is no browser that could print."""


class LettersMissing(Exception):
    """No font of this computer has these letters."""


class TooLong(Exception):
    """The text does not fit on the paper, however small it is printed."""


@dataclass
class Printer:
    """Prints sheets, one after the other."""

    page: Page
    today: datetime.date

    def printed(self, sheet: Sheet) -> bytes:
        """The sheet as PDF: tagged, with title and language, and with the day of the build for its dates."""
        for html in dict.fromkeys((sheet.html, sheet.brief)):
            self.page.set_content(html)
            if letters := chromium.undrawn(self.page):
                raise LettersMissing(letters)
            if pdf := self._as_large_as_it_fits(sheet):
                return self._dated(pdf)
        raise TooLong(sheet.name)

    def _as_large_as_it_fits(self, sheet: Sheet) -> bytes | None:
        largest, smallest = sheet.sizes
        if sheet.sides == 1:
            return self._fitted(1, largest, smallest)
        return self._fitted(1, largest, _GOOD_ON_ONE_SIDE) or self._fitted(sheet.sides, largest, smallest)

    def _fitted(self, sides: int, largest: float, smallest: float) -> bytes | None:
        """The PDF with the largest text that fills no more than so many sides, or None: found by halving."""
        best = None
        low, high = 0, int((largest - smallest) / STEP)
        while low <= high:
            middle = (low + high) // 2 if best else low
            pdf = self._pdf(smallest + middle * STEP)
            if len(_PAGE.findall(pdf)) <= sides:
                best, low = pdf, middle + 1
            elif best is None:
                return None
            else:
                high = middle - 1
        return best

    def _pdf(self, size: float) -> bytes:
        self.page.evaluate("size => { document.documentElement.style.fontSize = size + 'pt'; }", size)
        return self.page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)

    def _dated(self, pdf: bytes) -> bytes:
        """The PDF with the day of the build instead of the clock: as many bytes, so nothing in it moves."""
        return _DATE.sub(f"(D:{self.today:%Y%m%d}000000".encode(), pdf)


@contextmanager
def printer(today: datetime.date) -> Iterator[Printer]:
    """A printer; NoChromium where there is none."""
    with sync_playwright() as playwright:
        try:
            browser = chromium.launch(playwright)
        except Error as error:
            raise NoChromium from error
        context = browser.new_context(offline=True, user_agent="Kentro")
        yield Printer(context.new_page(), today)
        browser.close()
