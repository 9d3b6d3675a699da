"""The leak check finds what is protected, however it is written."""

import base64
import html
import json
from pathlib import Path
from urllib.parse import quote

import pytest

from marsad.publish.leaks import check_leaks
from marsad.records.source import Source

SOURCE = Source(
    "desk-77",
    "Zoë Ångström",
    protected=True,
    aliases=("زهرة التميمي",),
    secrets=("blue kiosk at the ferry",),
)
OPEN = Source("wire", "Capital Wire", secrets=("nothing",))


@pytest.mark.parametrize(
    "text",
    [
        "said Zoë Ångström there",
        "ZOE ANGSTROM",
        "zoe-angstrom",
        html.escape("Zoë Ångström").replace("ë", "&euml;"),
        "Zo&#235; &#xC5;ngstr&ouml;m",
        json.dumps("Zoë Ångström"),
        quote("Zoë Ångström"),
        "Zoë <b>Ångström</b>",
        "زهرة التميمي",
        json.dumps("زهرة التميمي"),
        "قالت زَهـرة التميمي",
        "وزهره التميمى",
        "زهـ\u200dـرة التميمي",
        "ولسامر حمدان",
        "مع سامر حمدان",
        "meet me: Blue  kiosk, at the FERRY!",
        "x-blue_kiosk_at_the_ferry-y",
        base64.b64encode(b"the blue kiosk at the ferry").decode(),
        "desk-77",
        "Karim Haddadin",
        "call +963 11 555 0199 now",
        "write to somebody@drop.example",
    ],
)
def test_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text(f"x,{text},y", "utf-8")
    leaks = check_leaks(
        tmp_path, (SOURCE, OPEN), private=("Karim Haddadin", "سامر حمدان")
    )
    assert {leak.file for leak in leaks} == {"data/a.csv"}
    assert all("ngstr" not in leak.hint and "kiosk" not in leak.hint for leak in leaks)


@pytest.mark.parametrize(
    "text",
    [
        "Capital Wire said nothing",
        "on 2021-05-03, 37,000 people; sha256 " + "0123456789abcdef" * 4,
        "write to desk@valley.example",
        "للتdesk@valley.example",
        ".elpmaxe.yellav@ksed.لصاوتلل",
        "Karim and Haddadin are two people",
        "سامر وحمدان رجلان",
    ],
)
def test_not_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.html").write_text(text, "utf-8")
    allowed = ("desk@valley.example",)
    assert not check_leaks(
        tmp_path, (SOURCE, OPEN), ("Karim Haddadin", "سامر حمدان"), allowed
    )


def test_names_of_files_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "zoe-angstrom.txt").write_text("nothing")
    assert check_leaks(tmp_path, (SOURCE,))[0].kind.endswith("in a file name")


def test_an_id_is_a_code_not_two_words_that_meet(tmp_path: Path) -> None:
    source = Source("contact-1", "Qaxal Dorvim", protected=True)
    page = tmp_path / "page.txt"
    for apart in ("a protected contact [1]", "a protected contact,1,2", "contact 1"):
        page.write_text(apart, "utf-8")
        assert check_leaks(tmp_path, (source,)) == []
    for code in ("contact-1", "from CONTACT_1.", "contact1", "a/contact-1.txt"):
        page.write_text(code, "utf-8")
        (leak,) = check_leaks(tmp_path, (source,))
        assert leak.kind == "id of a protected source"


@pytest.mark.parametrize(
    "text",
    [
        "<c><t>num</t></c><c><t>night.owl@drop.example</t></c>",
        "<td>2</td><td>night.owl@drop.example</td><td>org</td>",
        "by night.owl@drop.example.\n.elpmaxe.pord@lwo.thgin yb",
        "to night.owl@drop.example\nelpmaxe.pord@lwo.thgin ot",
    ],
)
def test_an_address_is_told_once(tmp_path: Path, text: str) -> None:
    """Neither with letters of the next cell nor read from its end."""
    (tmp_path / "a.xml").write_text(text, "utf-8")
    (leak,) = check_leaks(tmp_path, ())
    assert (leak.kind, leak.hint) == ("e-mail address", "nig***")


def test_addresses_are_found_in_pieces_and_beside_each_other(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<b>night.owl</b>@drop.example", "utf-8")
    assert [leak.hint for leak in check_leaks(tmp_path, ())] == ["nig***"]
    page.write_text("owl@drop.example, night.owl@drop.example", "utf-8")
    assert [leak.hint for leak in check_leaks(tmp_path, ())] == ["nig***", "owl***"]


def test_the_own_address_stands_in_either_direction(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("war.desk@valley.example.", "utf-8")
    (tmp_path / "b.txt").write_text(".elpmaxe.yellav@ksed.raw", "utf-8")
    assert check_leaks(tmp_path, (), allowed=("war.desk@valley.example",)) == []
