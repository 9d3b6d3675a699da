import json
from pathlib import Path

import pytest
from training.tree import Tree

from training import inputs, namesets, treebanks, words

TREEBANK = """\
# newdoc id = made_up
# sent_id = made_up-1
# text = Dr. Noor's team left Sarmada.
1\tDr.\tDr.\tPROPN\tNNP\t_\t2\tnmod:desc\t_\tEntity=(1-person-new(2-person-new
2-3\tNoor's\t_\t_\t_\t_\t_\t_\t_\t_
2\tNoor\tNoor\tPROPN\tNNP\t_\t4\tnmod:poss\t_\tEntity=2)
3\t's\t's\tPART\tPOS\t_\t2\tcase\t_\t_
4\tteam\tteam\tNOUN\tNN\t_\t5\tnsubj\t_\tEntity=1)
5\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
6\tSarmada\tSarmada\tPROPN\tNNP\t_\t5\tobj\t_\tEntity=(3-place-new)|SpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""


def sentence() -> Tree:
    [tree] = treebanks.read(TREEBANK.splitlines(), mentions=True)
    return tree


def test_a_treebank_sentence_is_read_with_its_spaces_and_tree() -> None:
    tree = sentence()
    assert tree.text == "Dr. Noor's team left Sarmada. "
    assert tree.heads == (1, 3, 1, 4, 4, 4, 4)
    assert tree.deps[4] == "ROOT"
    assert tree.id == "made_up-1"


def test_names_come_from_mentions_headed_by_a_proper_noun() -> None:
    assert sentence().names == ((0, 2, "PER"), (5, 6, "LOC"))


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("O B-PER I-PER O", ((1, 3, "PER"),)),
        ("I-LOC I-LOC B-LOC", ((0, 2, "LOC"), (2, 3, "LOC"))),
        ("B-PER I-LOC", ((0, 1, "PER"), (1, 2, "LOC"))),
        ("B-ORG I-ORG E-ORG S-LOC", ((0, 3, "ORG"), (3, 4, "LOC"))),
        ("B-O B-OTH O", ()),
    ],
)
def test_tags_are_read_as_names(tags: str, names: object) -> None:
    assert namesets.spans(tags.split()) == names


def test_names_move_to_other_tokens_of_the_same_letters() -> None:
    tree = Tree(("U.S.", "army"), (True, True), id="s")
    marked = {"s": (["U.", "S.", "army"], ((0, 2, "LOC"),))}
    assert namesets.with_names(tree, marked).names == ((0, 1, "LOC"),)
    assert namesets.with_names(tree, {}).names is None


def test_spaces_stand_where_a_typist_puts_them() -> None:
    words = ['"', "We", "left", ",", '"', "he", "said", "(", "twice", ")", "."]
    spaces = namesets.spacing(words)
    text = "".join(w + " " * s for w, s in zip(words, spaces, strict=True))
    assert text == '"We left," he said (twice). '


def row(publisher: str) -> str:
    text = "The Blue Army of Sarmada and the Army left Hazano."
    spans = [(0, 24, "Organisation"), (29, 37, "Organisation"), (43, 49, "Location")]
    entities = [{"begin": a, "end": z, "type": k} for a, z, k in spans]
    return json.dumps(
        {"doc_id": "x", "publisher": publisher, "text": text, "entities": entities}
    )


def test_re3d_phrases_become_names_where_capitals_say_so() -> None:
    [tree] = namesets.re3d([row("CENTCOM")])
    assert tree.names == ((1, 5, "ORG"), (7, 8, "ORG"), (9, 10, "LOC"))
    assert tree.text == "The Blue Army of Sarmada and the Army left Hazano."
    assert list(namesets.re3d([row("BBC Online")])) == []


def test_re3d_phrases_that_may_hold_a_name_are_left_unsure() -> None:
    text = "Fighters near Jund left. Its men stayed."
    entities = [
        {"begin": 0, "end": 18, "type": "Organisation"},
        {"begin": 25, "end": 32, "type": "Organisation"},
    ]
    entry = {"publisher": "", "text": text, "entities": entities}
    first, second = namesets.re3d([json.dumps(entry)])
    assert (first.names, first.unsure) == ((), frozenset({0, 1, 2}))
    assert (second.names, second.unsure) == ((), frozenset())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.S.-led men", "the|U.S.|-|led|men"),
        ("Da'esh's 1,500 men.", "Da'esh|'s|1,500|men|."),
        ("Dr. Noor B. Deeb (13)", "Dr.|Noor|B.|Deeb|(|13|)"),
    ],
)
def test_words_and_marks_stand_apart(text: str, words: str) -> None:
    found = [text[a:b] for a, b in namesets.tokens(text)]
    assert found == words.split("|")


def said(text: str, *names: int) -> Tree:
    pieces = text.split()
    pos = tuple("PROPN" if i in names else "X" for i in range(len(pieces)))
    return Tree(tuple(pieces), (True,) * len(pieces), pos=pos)


def test_forms_are_written_as_they_would_be_inside_a_sentence() -> None:
    trees = [said("Rain fell on Hama .", 3), said("HELP US ALL"), said("hama , 3", 0)]
    assert words.forms(trees) == {"rain", "fell", "on", "Hama"}


def test_words_of_names_are_those_that_are_not_written_small(shared: Path) -> None:
    lists = words.lists([sentence(), said("we saw reading and saw reading")])
    assert "aleppo" in lists["loc"]
    assert "reading" not in lists["loc"]
    assert "ahmed" in lists["per"]


def test_an_input_that_is_missing_is_named() -> None:
    with pytest.raises(inputs.InputError, match=r"train\.conllu\.gz is missing"):
        inputs.check(inputs.HERE)


def test_an_input_that_differs_is_named(tmp_path: Path) -> None:
    name = next(iter(inputs.pins()))
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("other")
    with pytest.raises(inputs.InputError, match="not the file pinned"):
        inputs.check(tmp_path)
