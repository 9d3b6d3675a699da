from attribution import as_marked, attributions, compare, marked, trimmed

from marsad.extract.network.found import FoundPart

TEXT = (
    'The mayor, a lawyer, has said: "The bridge is gone." Two medics told reporters '
    "that he left."
)


def part(kind: str, words: str) -> FoundPart:
    start = TEXT.index(words)
    return FoundPart((start, start + len(words)), kind)


def words(text: str, spans: set[tuple[int, int]]) -> set[str]:
    return {text[a:b] for a, b in spans}


def test_parts_are_marked_as_the_guideline_has_them() -> None:
    found = as_marked(
        TEXT,
        [
            part("source", "The mayor, a lawyer"),
            part("cue", "has said"),
            part("content", "The bridge is gone"),
            part("source", "Two medics"),
            part("cue", "told"),
            part("content", "that he left."),
        ],
    )
    assert words(TEXT, found["source"]) == {"The mayor, a lawyer,", "Two medics"}
    assert words(TEXT, found["cue"]) == {"has said:", "told"}
    assert words(TEXT, found["content"]) == {'"The bridge is gone."', "that he left"}


def test_what_holds_only_stops_is_left_out() -> None:
    assert as_marked(TEXT, [part("content", '." ')])["content"] != {(0, 0)}
    assert trimmed("a . ", (2, 4)) == (4, 4)


def test_a_text_is_read_throughout() -> None:
    (found,) = attributions([TEXT])
    assert set(found) == {"source", "cue", "content"}
    spans = [span for said in found.values() for span in said]
    assert all(0 <= a < b <= len(TEXT) for a, b in spans)


def test_counts_by_hand() -> None:
    row = {
        "text": TEXT,
        "annotations": [
            {"attributions": [{"source": [[0, 21]], "cue": [[25, 29]], "content": []}]},
            {"attributions": []},
        ],
    }
    gold = marked(row)
    assert gold["source"] == {(0, 20)}
    found = {
        "source": {(0, 20)},
        "cue": {(21, 30), (64, 68)},
        "content": set[tuple[int, int]](),
    }
    row_of = compare([found], [gold])
    assert (row_of["source, exact"].right, row_of["source, exact"].found) == (1, 1)
    assert (row_of["cue, exact"].right, row_of["cue, overlapping"].right) == (0, 1)
