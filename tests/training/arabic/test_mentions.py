import pytest
from training.arabic.mentions import Mentions

TEXT = (
    "أفاد المرصد السوري لحقوق الإنسان بقصف للاحتلال التركي على قرية خشام بريف دير "
    "الزور. وأضاف المرصد أن طائرة روسية شاركت"
)


def words(claim: dict[str, object], role: str) -> list[str] | None:
    whole = dict.fromkeys(("speaker", "place", "actor", "target", "person")) | claim
    found = Mentions(TEXT).of(whole | {"via": []}, role)
    return None if found is None else [TEXT[slice(*span)] for span in found]


@pytest.mark.parametrize(
    ("role", "name", "found"),
    [
        ("place", "خشام، ريف دير الزور", ["خشام"]),
        ("place", "ريف دير الزور", ["ريف دير الزور"]),
        ("actor", "روسيا", ["روسية"]),
        ("actor", "الاحتلال التركي", ["لاحتلال التركي"]),
        (
            "speaker",
            "المرصد السوري لحقوق الإنسان",
            ["المرصد السوري لحقوق الإنسان", "المرصد"],
        ),
        ("person", None, None),
        ("person", "سامر حمدان", []),
    ],
)
def test_where_a_name_stands(
    role: str, name: str | None, found: list[str] | None
) -> None:
    assert words({role: name}, role) == found
