from attribution import as_marked, attributions, compare, marked, pieces, with_helpers

TEXT = (
    'The mayor has said the bridge "is gone." Two medics told reporters that he left.'
)


def words(text: str, spans: set[tuple[int, int]]) -> set[str]:
    return {text[a:b] for a, b in spans}


def test_parts_are_marked_as_the_guideline_has_them() -> None:
    (found,) = attributions([TEXT])
    assert words(TEXT, found["source"]) == {"The mayor", "Two medics"}
    assert words(TEXT, found["cue"]) == {"has said", "told"}
    assert words(TEXT, found["content"]) == {'the bridge "is gone."', "that he left"}


def test_a_voice_inside_a_quotation_is_not_marked() -> None:
    text = '"The army says it won and the rebels say they won," the mayor said.'
    (found,) = attributions([text])
    assert words(text, found["cue"]) == {"said"}


def test_a_content_is_cut_where_its_speaker_stands() -> None:
    assert pieces((0, 30), (10, 14), (15, 20)) == [(0, 10), (20, 30)]
    assert pieces((0, 9), (10, 14), None) == [(0, 9)]


def test_quotation_marks_belong_to_a_content_and_full_stops_do_not() -> None:
    text = 'He said "we lost." She said they won.'
    assert text[slice(*as_marked(text, (9, 17)))] == '"we lost."'
    assert text[slice(*as_marked(text, (28, 37)))] == "they won"


def test_auxiliaries_belong_to_the_verb_of_saying() -> None:
    assert with_helpers("It has not said so", (11, 15)) == (3, 15)
    assert with_helpers("The head said so", (9, 13)) == (9, 13)


def test_counts_by_hand() -> None:
    row = {
        "text": TEXT,
        "annotations": [
            {"attributions": [{"source": [[0, 10]], "cue": [[14, 18]], "content": []}]},
            {"attributions": []},
        ],
    }
    gold = marked(row)
    assert gold["source"] == {(0, 9)}
    (found,) = attributions([TEXT])
    row_of = compare([found], [gold])
    assert (row_of["source, exact"].right, row_of["source, exact"].found) == (1, 2)
    assert (row_of["cue, exact"].right, row_of["cue, overlapping"].right) == (0, 1)
