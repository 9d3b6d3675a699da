"""Makes the typefaces of the pages: the published ones, cut to the letters in use.

    python tools/page_fonts.py

`core` has the letters that nearly every page needs, `accents` the rest of Latin-1, so
that a first view loads little; letters beyond both come from the published files.
Glyphs and kerning stay as they are, and one version of fontTools makes the same bytes
each time. The hashes that are printed stand in `fonts/README.md`.
"""

import hashlib
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FONTS = Path(__file__).parents[1] / "src/marsad/publish/fonts"
LATIN = (
    {*range(0x20, 0x7F), 0xA0, 0xA7, 0xA9, 0xAB, 0xB0, 0xB1, 0xB7, 0xBB, 0xD7}
    | {*range(0x2000, 0x2070)}
    | {0x20AC, 0x2122, 0x2212}
)
"""ASCII, spaces, quotation marks, dashes, signs."""
ACCENTS = {*range(0xA1, 0x100)} - LATIN
ARABIC = (
    {0x60C, 0x61B, 0x61C, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x656)}
    | {*range(0x660, 0x66E), 0x670, 0x671, *range(0x200C, 0x2010)}
    | {ord(letter) for letter in "پچژگڤکیەھۆێڕڵﷲ"}
)
"""All letters, vowel signs, digits and stops of Arabic, and those that names of
Persian and Kurdish bring along."""
SHAPES = ("ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "liga")
PLACES = ("kern", "mark", "mkmk", "curs")
FIGURES = ("lnum", "tnum", "pnum")
NOTICES = (0, 13, 14)
"""Copyright and licence; names of typefaces stay with the published files."""
CUTS = (
    *(
        (f"{family}/{family}", "latin", name, weight, letters)
        for family in ("source-sans-3", "source-serif-4")
        for weight in (400, 600)
        for name, letters in (("core", LATIN), ("accents", ACCENTS))
    ),
    *(
        ("noto-naskh-arabic/noto-naskh-arabic", "arabic", "core", weight, ARABIC)
        for weight in (400, 700)
    ),
)
"""Of each: its family, the published part, the name of the cut, weight and letters."""


def main() -> None:
    """Make every cut and print its size and hash."""
    for family, whole, name, weight, letters in CUTS:
        source = FONTS / f"{family}-{whole}-{weight}-normal.woff2"
        target = FONTS / f"{family}-{name}-{weight}-normal.woff2"
        cut(source, letters, target)
        content = target.read_bytes()
        print(f"{target.name} {len(content)} {hashlib.sha256(content).hexdigest()}")


def cut(source: Path, letters: set[int], target: Path) -> None:
    """Write the typeface with these letters alone."""
    options = subset.Options(
        flavor="woff2",
        layout_features=[*SHAPES, *PLACES, *FIGURES],
        name_IDs=list(NOTICES),
    )
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    main()
