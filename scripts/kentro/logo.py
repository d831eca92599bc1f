"""The municipality's own mark in the header of each page: `logo:` in `data/site.yaml`, a file in `local/`.

It is published beside our pages, where a browser also shows it alone. So an SVG that does anything, or that leads out
of its file, is refused; its own text decides, not its name.
"""

from __future__ import annotations

import base64
import hashlib
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from kentro.fields import Places
from kentro.model import Settings
from kentro.problems import Mark, Problem, Problems
from kentro.scalars import WrongError

KB = 1024
MOST = {"svg": 20 * KB, "png": 40 * KB, "webp": 40 * KB}
"""What files may be a logo, and how large."""

MEDIA = {"svg": "image/svg+xml", "png": "image/png", "webp": "image/webp"}
SHOWN = (192, 44)
"""The most that it takes of the header, in CSS pixels: width and height."""


@dataclass(frozen=True)
class Picture:
    """A logo that was read: its bytes, its kind (`svg`, `png`, `webp`), and its size as it says itself."""

    data: bytes
    kind: str
    width: float
    height: float

    @property
    def address(self) -> str:
        """Where it is in the site: with a part of its hash, so that a phone may keep it for ever."""
        return f"assets/logo.{hashlib.sha256(self.data).hexdigest()[:8]}.{self.kind}"

    @property
    def as_data(self) -> str:
        """An address that holds all of it, for a sheet of paper."""
        return f"data:{MEDIA[self.kind]};base64,{base64.b64encode(self.data).decode()}"

    @property
    def shown(self) -> tuple[int, int]:
        """Its width and height in the header, in CSS pixels."""
        scale = min(SHOWN[0] / self.width, SHOWN[1] / self.height)
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))

    @property
    def is_icon(self) -> bool:
        """Whether it can be the mark of the site in a browser's tab too."""
        return self.kind == "svg" and self.width == self.height


def check(root: Path, settings: Settings, places: Places) -> list[Problem]:
    """What is wrong with the logo of the checkout at `root`."""
    problems = Problems()
    if settings.logo:
        path = root / settings.logo.file
        if path.is_file() and path.resolve().is_relative_to((root / "local").resolve()):
            read(path.read_bytes(), settings.logo.file, problems)
        else:
            problems.inside(("λογότυπο", "logo")).add(places["logo", "file"], "logo-missing", name=settings.logo.file)
    return problems.found


def of(root: Path, settings: Settings) -> Picture | None:
    """The logo of the checkout at `root`, which has been checked."""
    return read((root / settings.logo.file).read_bytes(), settings.logo.file, Problems()) if settings.logo else None


def read(data: bytes, file: str, problems: Problems) -> Picture | None:
    """The picture in a file of this name, or None after adding to `problems` what is wrong with it."""
    kind, here = Path(file).suffix.lower().removeprefix("."), Mark(file)
    if kind not in MOST:
        problems.add(here, "not-a-logo", found=file)
    elif len(data) > MOST[kind]:
        problems.add(here, "logo-large", found=f"{len(data) / KB:.1f}", most=str(MOST[kind] // KB))
    elif kind == "svg":
        size = _svg(data, file, problems)
        return Picture(data, kind, *size) if size else None
    elif not (pixels := _png(data) if kind == "png" else _webp(data)):
        problems.add(here, "logo-kind", kind=kind.upper())
    elif _moves(data):
        problems.add(here, "logo-moves")
    else:
        return Picture(data, kind, *pixels)
    return None


def _png(data: bytes) -> tuple[int, int] | None:
    """Width and height of a whole PNG (ISO/IEC 15948)."""
    if not (data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR" and data[-8:-4] == b"IEND"):
        return None
    width, height = struct.unpack(">II", data[16:24])
    return (width, height) if width and height else None


def _webp(data: bytes) -> tuple[int, int] | None:
    """Width and height of a whole WebP (RFC 9649)."""
    whole = data[:4] == b"RIFF" and data[8:12] == b"WEBP" and int.from_bytes(data[4:8], "little") + 8 <= len(data)
    if not whole or len(data) < 30:
        return None
    if data[12:16] == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if data[12:16] == b"VP8L" and data[20] == 0x2F:
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if data[12:16] == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    return None


def _moves(data: bytes) -> bool:
    """Whether a PNG or a WebP is an animation (WCAG 2.2, 2.2.2: nothing moves by itself)."""
    return b"acTL" in data or (data[12:16] == b"VP8X" and bool(data[20] & 2))


# SVG ---------------------------------------------------------------------------------------------------------------

_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset(
    {"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener", "discard", "set"}
)
_LINKS = frozenset({"href", "src", "base", "data", "action"})
_INSIDE = re.compile(r"#|data:image/(png|jpeg|webp);base64,")
_CSS = re.compile(r"@import|@keyframes|image-set|\\|url\((?!\s*[\"']?\s*#)", re.IGNORECASE)
"""What styles may not hold: another file, a movement, or letters written so that neither is seen."""
_LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(?:px|pt|pc|mm|cm|in|em)?\s*")


def _svg(data: bytes, file: str, problems: Problems) -> tuple[float, float] | None:
    """Width and height of an SVG that only shows something. A DOCTYPE ends the reading before any entity is known."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, LookupError) as error:
        column = getattr(error, "offset", 0) + 1
        problems.add(Mark(file, getattr(error, "lineno", 1), column), "logo-kind", kind="SVG")
    except WrongError as wrong:
        problems.add(Mark(file, *reader.place), wrong.code, **wrong.params)
    else:
        return reader.size
    return None


class _Reader:
    """Goes through an SVG and stops at the first thing that it may not hold."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.size: tuple[float, float] | None = None
        self.place = (1, 1)
        """Line and column of what is read."""
        self._styles: list[str] | None = None

    def _is_here(self) -> None:
        self.place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _doctype(self, *_: object) -> None:
        self._is_here()
        raise WrongError("logo-doctype", name="<!DOCTYPE")

    def _instruction(self, target: str, _: str) -> None:
        self._is_here()
        raise WrongError("logo-foreign", name=f"<?{target}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._is_here()
        namespace, _, tag = name.rpartition(" ")
        if self.size is None:
            self.size = self._size(attributes) if (namespace, tag) == (_SVG, "svg") else None
            if self.size is None:
                raise WrongError("logo-size", name=tag)
        if namespace == _XHTML or tag.lower() in _ACTIVE or tag.lower().startswith("animate"):
            raise WrongError("logo-active", name=f"<{tag}>")
        for key, value in attributes.items():
            attribute = key.rpartition(" ")[2].lower()
            if attribute.startswith("on"):
                raise WrongError("logo-active", name=attribute)
            if attribute in _LINKS and not _INSIDE.match(value.strip()):
                raise WrongError("logo-foreign", name=f"{attribute}={value[:60]}")
            self._check_style(value)
        if tag == "style":
            self._styles = []

    def _text(self, text: str) -> None:
        if self._styles is not None:
            self._styles.append(text)

    def _end(self, _: str) -> None:
        self._is_here()
        self._check_style("".join(self._styles or ()))
        self._styles = None

    @staticmethod
    def _check_style(text: str) -> None:
        if found := _CSS.search(text):
            raise WrongError("logo-foreign", name=text[found.start() : found.start() + 60])

    @staticmethod
    def _size(attributes: dict[str, str]) -> tuple[float, float] | None:
        """What `viewBox` says, else `width` and `height`."""
        box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        sides = box[2:] if len(box) == 4 else [attributes.get("width", ""), attributes.get("height", "")]
        width, height = (float(found[1]) if (found := _LENGTH.fullmatch(side)) else 0 for side in sides)
        return (width, height) if width and height else None
