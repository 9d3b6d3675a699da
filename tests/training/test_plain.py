from datetime import date
from pathlib import Path

from training import plain


def test_every_text_has_words_and_a_day(shared: Path) -> None:
    for part in plain.texts():
        assert len(part) > 700
        assert all(row["text"].strip() for row in part)
        assert all(date.fromisoformat(row["published"]) for row in part)


def test_half_of_them_have_lost_their_commas(shared: Path) -> None:
    for part in plain.texts():
        with_commas = sum("," in row["text"] for row in part)
        assert 0.3 * len(part) < with_commas <= 0.5 * len(part) + 1


def test_reports_in_capitals_are_read_in_prints_case(shared: Path) -> None:
    first = next(plain.reports())["text"]
    assert not first.isupper()
    assert any(word.istitle() for word in first.split())


def test_pictures_and_links_are_no_prose() -> None:
    text = "Two **fell**.\nFile:a.jpg|thumb\nSee [here](there) {{video}} x {{/video}}."
    assert plain._NO_PROSE.sub("", text) == "Two fell.\n\nSee   x ."


def test_words_and_marks_are_joined_as_in_print() -> None:
    words = "“ It does n’t hold , ” the army ’s man said ( twice ) in Deir ez - Zor ."
    joined = "“It doesn’t hold,” the army’s man said (twice) in Deir ez-Zor."
    assert plain.joined(words.split()) == joined
    assert plain.joined(['"', "Go", '"', ",", "he", "said", "."]) == '"Go", he said.'
