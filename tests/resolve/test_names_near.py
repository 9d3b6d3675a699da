"""Names that are compared, against comparing every two."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from marsad.resolve.item import items_of
from marsad.resolve.persons import _maybe_one
from marsad.text.names import name_words, same_person
from tests.build import dossier, told

GIVEN = ("Usama", "Osama", "O", "U", "Abd al-Rahman", "Abdulrahman", "Mohammed", "M")
MIDDLE = ("", "Ali ", "A ", "bin Ali ")


@given(
    st.lists(
        st.tuples(st.sampled_from(GIVEN), st.sampled_from(MIDDLE)),
        min_size=2,
        max_size=8,
    )
)
def test_whoever_can_be_one_person_is_compared(names: list[tuple[str, str]]) -> None:
    said = [
        told(f"Word {at} of a man.", person=f"{first} {middle}Darwish", status="alive")
        for at, (first, middle) in enumerate(names)
    ]
    items = items_of(dossier(said), frozenset())
    ids = [id for id in items if len(name_words(items[id].claim.person or "")) > 1]
    found = list(_maybe_one(ids, items))
    places = {id: at for at, id in enumerate(ids)}
    assert found == sorted(found, key=lambda pair: [places[id] for id in pair])
    for a, b in combinations(ids, 2):
        if same_person(items[a].claim.person or "", items[b].claim.person or ""):
            assert (a, b) in found
