"""Our own labelled reports: labels fit their texts, and what is held out stays so."""

import pytest
from evals.cases import EVERY, cases

LANGUAGES = ["en", "ar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_fits_its_text(language: str) -> None:
    for row in cases(held=True, language=language) + cases(False, language):
        ids = {claim["id"]: claim for claim in row["claims"]}
        assert len(ids) == len(row["claims"])
        for claim in row["claims"]:
            assert claim["quote"] in row["text"]
            for figure in claim["figures"]:
                assert figure["text"] in claim["quote"]
                whole = figure["part_of"]
                assert whole is None or ids[whole["claim"]]["figures"][whole["figure"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_report_is_both_held_out_and_learnt_from(language: str) -> None:
    held = {row["report"] for row in cases(True, language)}
    learnt = [row["report"] for row in cases(False, language)]
    assert held.isdisjoint(learnt) and len(set(learnt)) == len(learnt)
    assert (EVERY - 1) * len(held) <= len(learnt) < 2 * EVERY * len(held)
