"""A monitor's own persons as lists."""

from marsad.weigh.estimate.people import of_persons
from tests.build import Told, dossier, resolved, told

TOLD = {
    "Morning Daily": "The town mourns {}, killed by shells on Monday.",
    "Coast Herald": "Among the dead of the raid, neighbours say, was {}.",
    "A blog": "We knew {} well, who died that day.",
}


def death(name: str, publisher: str, words: str = "", **more: object) -> Told:
    said = words or TOLD[publisher].format(name)
    return told(
        said,
        kind="person",
        person=name,
        status="killed",
        publisher=publisher,
        **more,  # type: ignore[arg-type]
    )


def test_each_voice_is_a_list_of_whom_it_names() -> None:
    said = [
        death("Ivar Holt", "Morning Daily"),
        death("Ivar Holt", "Coast Herald"),
        death("Anna Lindqvist", "Coast Herald"),
        death("Sami Rashed", "A blog", certainty="doubtful"),
    ]
    table = of_persons(resolved(dossier(said)), "killed")
    assert table.lists == ("source:daily", "source:herald")
    assert [(table.names(cell), n) for cell, n in table.cells] == [
        (("source:herald",), 1),
        (("source:daily", "source:herald"), 1),
    ]


def test_a_copy_is_on_the_list_of_the_voice_it_goes_back_to() -> None:
    words = "Shells killed Ivar Holt at the mill of Harim on Monday morning."
    said = [
        death("Ivar Holt", "Coast Herald", words),
        death("Ivar Holt", "A blog", words, published="2021-05-06"),
    ]
    table = of_persons(resolved(dossier(said)), "killed")
    assert table.lists == ("source:herald",)
    assert table.records == 1


def test_other_fates_are_other_lists() -> None:
    known = resolved(dossier([death("Ivar Holt", "Coast Herald")]))
    assert of_persons(known, "detained").records == 0
