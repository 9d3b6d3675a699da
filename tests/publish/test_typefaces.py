"""The packaged typefaces are those that their page names, with their licences."""

import hashlib
import re

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from marsad.publish.site.assets import page_fonts
from marsad.publish.typefaces import FACES

FONTS = FACES[0].path.parent.parent


def test_each_file_is_the_published_one() -> None:
    page = (FONTS / "README.md").read_text("utf-8")
    rows = dict(re.findall(r"`([^`]+\.woff2)` \| `([0-9a-f]{64})`", page))
    here = {path.name: path for path in FONTS.glob("*/*.woff2")}
    assert rows.keys() == here.keys()
    for name, path in here.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == rows[name]


def test_every_file_is_used_and_has_its_licence() -> None:
    pages = {FONTS / family / name for family, name in page_fonts()}
    cut_from = set(FONTS.glob("source-*/*-latin-*-normal.woff2"))
    used = {face.path for face in FACES} | pages | cut_from
    assert used == set(FONTS.glob("*/*.woff2"))
    for folder in FONTS.glob("*/"):
        assert "SIL Open Font License" in (folder / "LICENSE.txt").read_text("utf-8")


def test_cut_typefaces_have_the_letters_that_their_pages_promise() -> None:
    for family in ("source-sans-3", "source-serif-4"):
        for weight in (400, 600):
            whole, core, more = (
                letters(family, part, weight) for part in ("latin", "core", "accents")
            )
            latin_1 = {*range(0x20, 0x7F), *range(0xA0, 0x100)}
            assert core | more >= latin_1 & whole
            assert core >= {ord(sign) for sign in "“”‘’–—…−€•"} & whole
    arabic = {*range(0x621, 0x63B), *range(0x641, 0x656), *range(0x660, 0x66A)}
    for weight in (400, 700):
        assert letters("noto-naskh-arabic", "core", weight) >= arabic


def letters(family: str, part: str, weight: int) -> set[int]:
    name = f"{family}-{part}-{weight}-normal.woff2"
    return set(TTFont(FONTS / family / name).getBestCmap())


def test_no_name_is_one_that_a_machine_may_have() -> None:
    assert all(face.family.startswith("Marsad ") for face in FACES)
    assert all(face.url == f"typeface:{face.file}" for face in FACES)
