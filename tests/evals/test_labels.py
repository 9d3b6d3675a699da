"""Labels without words: what is hidden comes back, and what is held out stays out."""

import json
from pathlib import Path

import pytest
from evals.labels import FOLDER, LabelError, hidden, labelled, measured, shown

from training import material

TEXT = "Shells hit Varna on Monday, killing 3 people, the coast guard said."
CLAIM = {
    "id": "c1",
    "kind": "shelling",
    "quote": "Shells hit Varna on Monday, killing 3 people",
    "speaker": "coast guard",
    "via": ["the guard"],
    "certainty": "asserted",
    "actor": None,
    "target": "people and guard",
    "place": "Varna, coast",
    "start": "2019-05-06",
    "end": "2019-05-06",
    "figures": [
        {
            "measure": "killed",
            "text": "3 people",
            "low": 3,
            "high": 3,
            "approx": False,
            "population": "people",
            "part_of": None,
        }
    ],
    "person": None,
    "status": None,
}
ROW = {"report": "r", "published": "2019-05-08", "text": TEXT, "claims": [CLAIM]}


def test_what_is_hidden_comes_back() -> None:
    row = hidden(ROW)
    assert "text" not in row
    back = shown(row, TEXT)
    assert back["claims"] == [CLAIM]
    assert {key: back[key] for key in ROW} == ROW


def test_no_words_of_the_text_are_kept() -> None:
    kept = json.dumps(hidden(ROW)["claims"])
    for word in ("Shells", "Varna", "guard", "3 people"):
        assert word not in kept


def test_another_text_is_refused() -> None:
    with pytest.raises(LabelError, match="another text"):
        shown(hidden(ROW), TEXT + " ")


def test_a_quote_must_be_in_the_text() -> None:
    with pytest.raises(LabelError, match="not in the text"):
        hidden({**ROW, "claims": [{**CLAIM, "quote": "Mortars hit Varna"}]})


def test_no_label_that_ships_holds_a_persons_name() -> None:
    files = (path.read_text(encoding="utf-8") for path in FOLDER.glob("*.jsonl"))
    for line in (line for text in files for line in text.splitlines()):
        for claim in json.loads(line)["claims"]:
            person = claim.get("person", [])
            assert all(not isinstance(p, str) or not p.strip(" ,،") for p in person)


def test_every_label_fits_its_text(shared: Path) -> None:
    sets = ("guardian", "airwars", "airwars_ar", "airwars_ar_unseen")
    others = [row for name in sets for row in measured(shared, name)]
    for row in [*labelled(shared, held=True), *others]:
        for claim in row["claims"]:
            assert claim["quote"].strip()
            assert all(f["text"] in claim["quote"] for f in claim["figures"])


def phrases(text: str) -> set[str]:
    words = text.split()
    return {" ".join(words[i : i + 6]) for i in range(len(words) - 5)}


def alike(one: set[str], other: set[str]) -> bool:
    """Whether two reports share more than a third of their phrases."""
    return 3 * len(one & other) > min(len(one), len(other))


def test_nothing_learnt_from_resembles_what_is_held_out(shared: Path) -> None:
    dev = (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    aside = [phrases(json.loads(line)["text"]) for line in dev[-20:]]
    held = [phrases(row["text"]) for row in labelled(shared, held=True)]
    ours = [*labelled(shared, held=False), *material.invented()]
    for learnt in (phrases(row["text"]) for row in ours):
        assert not any(alike(learnt, other) for other in [*aside, *held])
    for learnt in (phrases(row["text"]) for row in material.gold()):
        assert not any(alike(learnt, other) for other in held)
