"""Names that are looked up on a shelf, against a look at the whole shelf."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.resolve.identity import Node, Shelf
from marsad.resolve.profile import Profile, alike

GIVEN = (
    "Usama",
    "Osama",
    "O",
    "U",
    "Abd al-Rahman",
    "Abdulrahman",
    "Mohammed",
    "M",
    "Oliver",
    "Ollie",
    "Mike",
    "Michael",
)
MIDDLE = ("", "Ali ", "A ", "bin Ali ")
NAMES = st.tuples(st.sampled_from(GIVEN), st.sampled_from(MIDDLE)).map(
    lambda parts: f"{parts[0]} {parts[1]}Darwish"
)


@given(
    st.lists(st.tuples(NAMES, st.frozensets(NAMES, max_size=1)), min_size=2, max_size=9)
)
def test_all_who_are_alike_are_found_in_order(
    told: list[tuple[str, frozenset[str]]],
) -> None:
    nodes = [
        Node(f"clm-{at}", Profile(name, also, None, None, None, None))
        for at, (name, also) in enumerate(told)
    ]
    shelf = Shelf(nodes)
    for node in nodes:
        found = [
            other for other in shelf.like(node) if alike(node.profile, other.profile)
        ]
        assert found == [o for o in nodes if alike(node.profile, o.profile)]


def test_other_first_names_are_not_looked_at() -> None:
    names = ("Salim Darwish", "Karim Darwish", "K Darwish", "S. Darwish")
    nodes = [
        Node(name, Profile(name, frozenset(), None, None, None, None)) for name in names
    ]
    shelf = Shelf(nodes)
    assert [n.id for n in shelf.like(nodes[0])] == ["Salim Darwish", "S. Darwish"]
    assert [n.id for n in shelf.like(nodes[1])] == ["Karim Darwish", "K Darwish"]
