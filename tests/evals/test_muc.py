import roles
from muc import read, templates

TEXT = """   QARYA, 5 MAY 89 (XYZ) -- [TEXT] TERRORISTS OF THE SHINING PATH KILLED
MAYOR PABLO TORRES AND WOUNDED TWO PEASANTS YESTERDAY.  A CAR BOMB EXPLODED
OUTSIDE THE NATIONAL BANK AND DAMAGED THREE VEHICLES.
"""


def filled(text: str) -> dict[str, dict[str, set[str]]]:
    (told,) = read([text])
    return {
        found.type: {
            role: {mention for entity in entities for mention in entity}
            for role, entities in found.roles.items()
            if entities
        }
        for found in templates(told)
    }


def test_a_report_in_capitals_gives_templates() -> None:
    found = filled(TEXT)
    assert set(found) == {"attack", "bombing"}
    assert found["attack"]["PerpInd"] == {"terrorists"}
    assert found["attack"]["PerpOrg"] == {"shining path"}
    assert found["attack"]["Victim"] == {"pablo torres"}
    assert found["bombing"]["Weapon"] == {"car bomb"}


def test_a_report_of_no_incident_gives_none() -> None:
    text = "   QARYA, 5 MAY 89 -- [TEXT] THE MINISTER OPENED A NEW SCHOOL IN THE TOWN."
    assert filled(text) == {}


def test_weapons_and_perpetrators_are_found_by_their_words() -> None:
    found = roles.WEAPONS.findall("two powerful bombs and a time bomb, no bombast")
    assert found == ["powerful bombs", "time bomb"]
    assert roles.PERPETRATORS.search("three hooded men fled")
