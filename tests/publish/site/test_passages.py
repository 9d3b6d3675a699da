"""Passages: the words of a report once, with those of each claim marked in them."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.site.passages import passages
from marsad.publish.wire import Row

TEXT = (
    "A bomber blew himself up in the market on Friday. At least 15 people were killed, "
    "a doctor said. The dead include children, he said, and the toll may rise."
)


def row(id: str, start: int, end: int, near: int = 60, text: str = TEXT) -> Row:
    before, after = text[max(0, start - near) : start], text[end : end + near]
    return {"id": id, "before": before, "quote": text[start:end], "after": after}


def quoted(id: str, words: str, near: int = 60) -> Row:
    at = TEXT.index(words)
    return row(id, at, at + len(words), near)


def marked(rows: list[Row]) -> list[list[tuple[str, bool, list[int]]]]:
    return [list(passage.parts()) for passage in passages(rows)]


def test_words_that_go_on_in_one_another_are_one_text() -> None:
    (parts,) = marked(
        [
            quoted("a", "A bomber blew himself up"),
            quoted("b", "At least 15 people were killed"),
            quoted("c", "The dead include children"),
        ]
    )
    assert "".join(text for text, _, _ in parts) == TEXT
    told = {tuple(ends): text for text, inside, ends in parts if inside}
    assert told[(1,)] == "A bomber blew himself up"
    assert told[(3,)] == "The dead include children"


def test_the_same_words_are_marked_once_for_all_that_is_read_in_them() -> None:
    same = "At least 15 people were killed"
    (parts,) = marked([quoted("a", same), quoted("b", same)])
    assert [(text, ends) for text, inside, ends in parts if inside] == [(same, [1, 2])]


def test_a_claim_inside_anothers_words_keeps_its_own_end() -> None:
    (parts,) = marked([quoted("a", "At least 15 people were"), quoted("b", "15")])
    inside = [(text, ends) for text, known, ends in parts if known]
    assert inside == [("At least ", []), ("15", [2]), (" people were", [1])]


def test_words_far_apart_and_withheld_ones_stand_alone() -> None:
    apart = [quoted("a", "A bomber", 10), quoted("c", "the toll may rise", 10)]
    assert [p.claims for p in passages(apart)] == [["a"], ["c"]]
    hidden = {"id": "h", "quote": ""}
    found = passages([hidden, quoted("a", "A bomber"), dict(hidden, id="i")])
    assert [p.claims for p in found] == [["h"], ["a"], ["i"]]


def test_surroundings_that_were_cut_off_go_on_all_the_same() -> None:
    first, second = quoted("a", "A bomber"), quoted("c", "The dead include children")
    first["after"] = TEXT[len("A bomber") :][:80] + " …"
    second["before"] = "… " + second["before"].partition(" ")[2]
    (parts,) = marked([first, second])
    text = "".join(text for text, _, _ in parts)
    assert "…" not in text and TEXT.startswith(text)
    assert ("The dead include children", True, [2]) in parts


@given(st.lists(st.tuples(st.integers(0, 120), st.integers(1, 30)), min_size=1))
def test_no_word_is_lost_and_each_claim_has_its_own(
    spans: list[tuple[int, int]],
) -> None:
    ordered = sorted((start, start + length) for start, length in spans)
    rows = [row(str(n), *span) for n, span in enumerate(ordered)]
    for passage in passages(rows):
        assert "".join(text for text, _, _ in passage.parts()) == passage.text
        for id, (start, end) in zip(passage.claims, passage.spans, strict=True):
            assert passage.text[start:end] == rows[int(id)]["quote"]
