"""Reports without punctuation keep their labels."""

from training.bare import bare

from training import material


def test_labels_are_still_words_of_the_text() -> None:
    for row in material.invented():
        made = bare(row)
        assert not set(made["text"]) & set(",'’‘“”\"")
        assert made["report"] == row["report"]
        for claim, before in zip(made["claims"], row["claims"], strict=True):
            assert claim["quote"] in made["text"]
            assert (claim["kind"], claim["start"]) == (before["kind"], before["start"])
            for figure, old in zip(claim["figures"], before["figures"], strict=True):
                assert figure["text"] in claim["quote"]
                assert (figure["low"], figure["high"]) == (old["low"], old["high"])
