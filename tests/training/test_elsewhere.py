"""Reports moved to other places: text and labels move together."""

import random
from typing import Any

from training.elsewhere import elsewhere
from training.material import gold

ROW = {
    "report": "r",
    "published": "2016-08-02",
    "text": "Shells hit Tafas in Daraa on Monday. Tafas is besieged, Syria says.",
    "claims": [
        {
            "quote": "Shells hit Tafas in Daraa on Monday",
            "speaker": None,
            "via": ["Tafas council"],
            "actor": None,
            "target": None,
            "place": "Tafas, Daraa",
            "person": None,
            "figures": [{"text": "Shells"}],
        }
    ],
}


def fits(row: dict[str, Any]) -> bool:
    return all(
        claim["quote"] in row["text"]
        and all(figure["text"] in claim["quote"] for figure in claim["figures"])
        for claim in row["claims"]
    )


def test_text_and_labels_move_together() -> None:
    made = [elsewhere(ROW, random.Random(seed)) for seed in range(8)]
    assert all(map(fits, made))
    moved = [row for row in made if "Tafas" not in row["text"]]
    assert moved and all("Syria" in row["text"] for row in made)
    for row in moved:
        (claim,) = row["claims"]
        town = claim["place"].split(", ")[0]
        assert row["text"].count(town) >= 2
        assert claim["via"] == [f"{town} council"]


def test_only_whole_names_of_places_move() -> None:
    text = "Tafas-born Ali of al-Tafas fought Turkish tanks in Turkish territory."
    claim = {**ROW["claims"][0], "quote": text, "place": "Turkish territory, Tafas"}
    row = {**ROW, "text": text, "claims": [{**claim, "figures": []}]}
    for seed in range(8):
        assert elsewhere(row, random.Random(seed))["text"] == text


def test_a_report_without_places_stays() -> None:
    row = {**ROW, "claims": []}
    assert elsewhere(row, random.Random(1)) is row


def test_labels_of_real_reports_still_fit(shared: object) -> None:
    rng = random.Random(2)
    assert all(fits(elsewhere(row, rng)) for row in gold())
