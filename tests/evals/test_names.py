from names import Document, compare, is_name, without_article, without_titles
from names import _article as article
from names import _re3d as re3d


def test_tokens_become_text_again() -> None:
    pairs = [
        ("``", "O"),
        ("We", "O"),
        ("fled", "O"),
        (",", "O"),
        ("''", "O"),
        ("Abu", "B-Person"),
        ("-", "I-Person"),
        ("Nur", "E-Person"),
        ("’", "O"),
        ("s", "O"),
        ("men", "O"),
        ("said", "O"),
        (".", "O"),
        ("", "O"),
        ("Qarya", "S-Location"),
    ]
    document = article(pairs)
    assert document.text.strip() == '"We fled," Abu-Nur’s men said.\nQarya'
    names = {document.text[a:b]: kinds for (a, b), kinds in document.names.items()}
    assert names == {"Abu-Nur": {"person"}, "Qarya": {"place"}}


def test_phrases_that_are_no_plain_names_count_neither_way() -> None:
    text = "The Qarya Council met the army of Qarya and Gen. Nur Hadi."
    marked = [
        {"begin": 0, "end": 17, "type": "Organisation"},
        {"begin": 22, "end": 39, "type": "Organisation"},
        {"begin": 44, "end": 57, "type": "Person"},
    ]
    document = re3d(text, marked)
    names = {text[a:b]: kinds for (a, b), kinds in document.names.items()}
    assert names == {"Qarya Council": {"organisation"}, "Nur Hadi": {"person"}}
    assert {text[a:b] for a, b in document.unsure} == {"army of Qarya"}
    found = {(4, 17): "organisation", (34, 39): "place"}
    every = compare([found], [document])["all"]
    assert (every.right, every.found, every.gold) == (1, 1, 2)


def test_a_name_of_two_kinds_may_be_either() -> None:
    document = Document("Qarya won.", {(0, 5): {"place", "organisation"}}, set())
    for kind in ("place", "organisation"):
        assert compare([{(0, 5): kind}], [document])["all"].f1 == 1
    assert compare([{(0, 5): "person"}], [document])["all"].right == 0


def test_what_makes_a_plain_name() -> None:
    assert is_name("Committee for the Relief of Qarya")
    assert not is_name("rebels in Qarya")
    assert not is_name("We")
    assert without_article("the Front", (0, 9)) == (4, 9)
    assert without_titles("Brig. Gen. Nur Hadi", (0, 19)) == (11, 19)
