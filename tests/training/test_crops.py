"""Short texts keep the labels that hold for them."""

import random

from training.crops import SHORTEST, crops

from training import material


def test_claims_stand_in_the_words_of_their_short_texts() -> None:
    rng = random.Random(3)
    made = [crop for row in material.invented()[:200] for crop in crops(row, rng)]
    assert len(made) > 200
    assert any(not crop["claims"] for crop in made)
    for crop in made:
        assert len(crop["text"].split()) >= SHORTEST
        assert all(claim["quote"] in crop["text"] for claim in crop["claims"])


def test_every_claim_of_one_sentence_is_in_a_short_text() -> None:
    row = {
        "text": "Shells killed two in Varna. Nobody spoke of it at all. Rebels fled.",
        "claims": [
            {"quote": quote, "kind": "shelling", "figures": []}
            for quote in ("Shells killed two in Varna", "Rebels fled")
        ],
    }
    made = list(crops(row, random.Random(1)))
    texts = {crop["text"].rstrip(".") for crop in made if crop["claims"]}
    assert "Shells killed two in Varna" in texts
    assert all(crop["text"].rstrip(".") != "Rebels fled" for crop in made)


def test_a_toll_alone_keeps_no_event_that_its_words_do_not_tell() -> None:
    claims = [
        {"quote": quote, "kind": "airstrike", "figures": [{"text": text}]}
        for quote, text in (
            ("Jets killed two", "two"),
            ("Six White Helmets died", "Six"),
        )
    ]
    row = {"text": "Jets killed two. Six White Helmets died.", "claims": claims}
    made = [c for crop in crops(row, random.Random(1)) for c in crop["claims"]]
    kinds = {claim["quote"]: claim["kind"] for claim in made}
    assert kinds == {
        "Jets killed two": "airstrike",
        "Six White Helmets died": "casualties",
    }
