"""The packaged typefaces are those that their page names, with their licences."""

import hashlib
import re

from marsad.publish.site.assets import FONTS as PAGES
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
    pages = {path for name in PAGES for path in FONTS.glob(f"{name}/*.woff2")}
    assert {face.path for face in FACES} | pages == set(FONTS.glob("*/*.woff2"))
    for folder in FONTS.glob("*/"):
        assert "SIL Open Font License" in (folder / "LICENSE.txt").read_text("utf-8")


def test_no_name_is_one_that_a_machine_may_have() -> None:
    assert all(face.family.startswith("Marsad ") for face in FACES)
    assert all(face.url == f"typeface:{face.file}" for face in FACES)
