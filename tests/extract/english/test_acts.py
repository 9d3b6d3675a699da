"""What a sentence states: kinds, figures and sides, on invented sentences."""

import pytest

from marsad.extract.english.acts import Acts
from marsad.extract.english.counts import counts
from marsad.extract.english.draft import Draft
from marsad.extract.english.passages import passages
from marsad.extract.english.pipeline import load_pipeline
from marsad.extract.english.scene import scenes
from marsad.extract.english.view import view


def drafts(text: str) -> list[Draft]:
    (found,) = passages([text], load_pipeline(), None)
    views = [seen for seen in map(view, found) if seen is not None]
    acts = Acts()
    return [
        draft
        for seen, scene in zip(views, scenes(views, None, []), strict=True)
        for draft in acts.drafts(seen, scene, tuple(counts(seen, scene)))
    ]


def measures(text: str) -> set[tuple[str, float | None, float | None]]:
    return {
        (figure.measure, figure.low, figure.high)
        for draft in drafts(text)
        for figure in draft.figures
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shelling killed 12 civilians and wounded 30.",
         {("killed", 12, 12), ("wounded", 30, 30)}),
        ("More than 4,000 people fled the fighting.", {("displaced", 4000, None)}),
        ("Some 300 suspects were detained by the army.", {("detained", 300, 300)}),
        ("The army freed 15 people held in the jail.", {("released", 15, 15)}),
        ("Up to 600 fighters remain inside the town.", {("fighters", None, 600)}),
        ("The group still holds an area of 20 square kilometres.",
         {("area_km2", 20, 20)}),
        ("The 12-year-old boy spoke of 2013 and of 30 percent.", set()),
    ],
)  # fmt: skip
def test_what_numbers_count(
    text: str, expected: set[tuple[str, float | None, float | None]]
) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Warplanes bombed the market and killed nine people.", "airstrike"),
        ("Rebels fired mortar shells on the town, killing a child.", "shelling"),
        ("A car bomb exploded near the station, killing 20 people.", "bombing"),
        ("Fierce clashes broke out between rebels and the army.", "clash"),
        ("The army captured the village of Talin.", "capture"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind in {draft.kind for draft in drafts(text)}


def test_an_act_told_beside_another_is_a_claim_of_its_own() -> None:
    text = "There were heavy clashes in the town, as warplanes bombed the market."
    assert {"clash", "airstrike"} <= {draft.kind for draft in drafts(text)}


def test_sides_are_named_as_in_the_text() -> None:
    text = "Government warplanes killed nine civilians in a raid on the market."
    draft = drafts(text)[0]
    assert draft.actor == "Government warplanes"
    assert draft.target == "civilians"


def test_a_sentence_said_twice_is_one_claim() -> None:
    one = "The shelling killed 12 civilians in the old market of the town on Monday."
    assert len(drafts(f"{one} {one}")) == len(drafts(one))
