"""The packaged typefaces of print and pictures: which file has which letters."""

import functools
import io
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

SERIF, SANS, NASKH = "Marsad Serif", "Marsad Sans", "Marsad Naskh"
"""Names of our own: a typeface of the same name on the machine may have its glyphs in
another order, and would be laid out by the one and drawn by the other."""
SCHEME = "typeface"
"""Of addresses that mean a file of this package."""
LATIN = (
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, "
    "U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD"
)
"""What the files called "latin" have, as their package says."""
LATIN_EXT = (
    "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, "
    "U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, "
    "U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF"
)
ARABIC = (
    "U+0600-06FF, U+0750-077F, U+0870-088E, U+0890-0891, U+0897-08E1, U+08E3-08FF, "
    "U+200C-200E, U+2010-2011, U+204F, U+2E41, U+FB50-FDFF, U+FE70-FE74, U+FE76-FEFC"
)


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a typeface."""

    family: str
    file: str
    """Below `publish/fonts`."""
    weight: int
    style: str
    range: str
    """The letters it has, as CSS writes them."""

    @property
    def path(self) -> Path:
        """Where the file lies."""
        with as_file(files("marsad.publish").joinpath("fonts", self.file)) as found:
            return found

    @property
    def url(self) -> str:
        """The file's address in a style sheet: the same on every machine."""
        return f"{SCHEME}:{self.file}"

    def unpacked(self) -> bytes:
        """The file as TrueType, unpacked once: that takes most of a second."""
        return _unpacked(self.path)


@functools.cache
def _unpacked(path: Path) -> bytes:
    from fontTools.ttLib import woff2  # type: ignore[import-untyped]

    made = io.BytesIO()
    woff2.decompress(io.BytesIO(path.read_bytes()), made)
    return made.getvalue()


def _latin(family: str, folder: str, weight: int, style: str = "normal") -> list[Face]:
    return [
        Face(
            family, f"{folder}/{folder}-{part}-{weight}-{style}.woff2", weight, style, r
        )
        for part, r in (("latin", LATIN), ("latin-ext", LATIN_EXT))
    ]


FACES = (
    *_latin(SERIF, "source-serif-4", 400),
    *_latin(SERIF, "source-serif-4", 600),
    *_latin(SERIF, "source-serif-4", 400, "italic"),
    *_latin(SANS, "source-sans-3", 400),
    *_latin(SANS, "source-sans-3", 600),
    *(
        Face(
            NASKH,
            f"amiri/amiri-arabic-{weight}-normal.woff2",
            weight,
            "normal",
            ARABIC,
        )
        for weight in (400, 700)
    ),
)
"""All of them; Amiri for Arabic, whose letters can be read back from a PDF."""
