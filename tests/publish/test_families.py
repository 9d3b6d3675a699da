"""A number of families is told as one of families, never as so many civilians."""

from datetime import date

import pytest

from marsad.publish.figures import figures
from marsad.publish.incident import event_sentence
from marsad.publish.redact import redact
from marsad.publish.views import key_tallies
from marsad.publish.wire import event_figures
from marsad.records.claim import Figure
from marsad.run.working import worked_out
from marsad.text.manners import so
from tests.build import dossier, told
from tests.extract.english.reading import claims_of


def test_families_who_fled_are_people_and_told_as_families() -> None:
    claims = claims_of("About 4,500 families were displaced from Halfa on Tuesday.")
    assert {f.population for c in claims for f in c.figures} == {"people"}


def test_families_told_beside_those_killed_are_families() -> None:
    words = "Fighters burned Harim, killing six people and displacing 480 families."
    counted = (
        Figure("killed", "six people", (30, 40), 6, 6, population="people"),
        Figure("displaced", "480 families", (57, 69), 480, 480, population="people"),
    )
    known = worked_out(dossier([told(words, kind="attack", figures=counted)]))
    opened = redact(known, date(2024, 1, 1))
    (event,) = opened.events
    own = [t for t in opened.tallies if t.event == event.id]
    assert "480 families displaced" in event_sentence(event, opened, own).text
    assert set(event_figures(own)) == {"killed"}
    (claim,) = opened.claims.values()
    assert [f.population for f in claim.figures] == ["people", "families"]
    key = figures(key_tallies(opened.tallies), opened)
    text = " ".join(s.text for block in key.blocks for s in block.sentences)
    assert "No figure of families reported displaced is confirmed" in text
    assert "480 people" not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("4,500 families", True),
        ("Some 300 households", True),
        ("4500 أسرة", True),
        ("نحو 30 عائلة", True),
        ("4,500 people", False),
        ("three members of families", False),
        ("4500 شخص", False),
        ("90 displaced and hungry families", True),
        ("90 fighters’ families", True),
        ("some 90 rebels and their families", False),
        ("90 fighters, their wives and the families", False),
        ("90 gunmen with their families", False),
        ("90 مسلحاً وعائلاتهم", False),
        ("90 مسلحاً مع عوائلهم", False),
        ("90 مسلحاً برفقة عائلاتهم", False),
    ],
)
def test_words_for_families(words: str, told: bool) -> None:
    assert so("families", words) is told
