import worth as script

from marsad.extract.english import worth


def test_a_sentence_states_a_claim_if_it_holds_half_of_it() -> None:
    text = "Shells hit Qarya. Nine people died there. It rained."
    row = {"text": text, "claims": [{"quote": "Nine people died"}]}
    assert [said for _, said in script.labelled([row])] == [False, True, False]


def test_only_words_that_are_written_small_count() -> None:
    counts = script.small(["Nadir fled", "The men fled", "he FLED"])
    assert counts["fled"] == 2
    assert counts["nadir"] == 0


def test_words_learn_their_points_and_lists_keep_half() -> None:
    given = [(worth.marks("they strolled home"), True)] * 20
    given += [(worth.marks("they were killed"), False)] * 20
    known = ["killed*", "stroll*", "they", worth.ALWAYS]
    points = script.learn(given, known)
    assert points["stroll*"] > 0 > points["they"] - 1
    assert points["killed*"] == worth.listed("killed*") / 20


def test_words_that_differ_little_from_the_lists_are_not_written() -> None:
    table = script.table({"kill": 2.1, "stroll*": 1.04, "they": 0.1, worth.ALWAYS: -4})
    assert table == "#\t-40\nstroll*\t10\n"
