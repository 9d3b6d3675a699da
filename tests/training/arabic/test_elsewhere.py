import random

from training.arabic.elsewhere import Pool, crops, elsewhere

TEXT = "قصف على سرمين.\nوفي سرمين اعتقل سامر حمدان، وأصيب ثلاثة بينهم طفل"
ROW = {
    "report": "ar-1",
    "published": "2025-03-10",
    "text": TEXT,
    "claims": [
        {"id": "c1", "kind": "shelling", "quote": "قصف على سرمين", "place": "سرمين"},
        {
            "id": "c2",
            "kind": "detention",
            "quote": "وفي سرمين اعتقل سامر حمدان، وأصيب ثلاثة بينهم طفل",
            "place": "سرمين",
            "person": "سامر حمدان",
            "figures": [
                {"text": "ثلاثة"},
                {"text": "طفل", "part_of": {"claim": "c2", "figure": 0}},
            ],
        },
    ],
}


def test_names_change_in_text_and_labels_alike() -> None:
    made = elsewhere(ROW, Pool(["خشام"], ["ليث عمران"]), random.Random(1))
    assert made is not None
    assert made["text"] == TEXT.replace("سرمين", "خشام").replace(
        "سامر حمدان", "ليث عمران"
    )
    assert [claim["place"] for claim in made["claims"]] == ["خشام", "خشام"]
    assert made["claims"][1]["person"] == "ليث عمران"
    assert all(claim["quote"] in made["text"] for claim in made["claims"])
    assert made["claims"][1]["kind"] == "detention"


def test_a_report_without_names_stays() -> None:
    bare = ROW | {"claims": []}
    assert elsewhere(bare, Pool(["خشام"], []), random.Random(1)) is None


def test_each_sentence_with_claims_is_a_report() -> None:
    (made,) = [crop for crop in crops(ROW) if "سامر" in crop["text"]]
    assert [claim["id"] for claim in made["claims"]] == ["c2"]
    parts = [f["part_of"] for f in made["claims"][0]["figures"]]
    assert parts == [None, {"claim": "c2", "figure": 0}]
