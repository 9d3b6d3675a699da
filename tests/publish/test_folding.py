import pytest

from marsad.publish.folding import find_names, replace_names

NAMES = ("سامر حمدان", "زهرة التميمي", "Zoë Ångström")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("قُتل سامر حمدان أمس", "قُتل — أمس"),
        ("اعتقل سامـر حَمدان", "اعتقل —"),
        ("لسامر حمدان وزهره التميمى", "ل— و—"),
        ("سامر\u200f حمدان", "—"),
        ("سامر وحمدان", "سامر وحمدان"),
        ("مسامر حمدان", "مسامر حمدان"),
        ("ZOE ANGSTROM said", "— said"),
    ],
)
def test_names_go_in_every_spelling(text: str, left: str) -> None:
    assert replace_names(text, NAMES, "—") == left


def test_what_is_joined_to_a_name_is_no_part_of_it() -> None:
    text = "وسامر حمدان"
    ((start, end),) = find_names(text, NAMES)
    assert text[start:end] == "سامر حمدان"
