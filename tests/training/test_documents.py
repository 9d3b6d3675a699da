import json
import random
from pathlib import Path

import spacy
from training.made_names import Longer, group, person, place
from training.tree import Tree

from marsad.extract.english import pipeline
from training import language, prepare, score, wire


def test_a_document_holds_all_that_is_known() -> None:
    trees = [wire.sentence(random.Random(seed)) for seed in (1, 2)]
    doc = prepare.document(trees, spacy.blank("en").vocab)
    words = [word for tree in trees for word in tree.words]
    assert [token.text for token in doc] == words
    assert len(list(doc.sents)) == 2
    named = [(tree.words[a:z], k) for tree in trees for a, z, k in tree.names or ()]
    assert [(tuple(t.text for t in e), e.label_) for e in doc.ents] == named


def test_what_is_not_known_is_missing_not_denied() -> None:
    tree = Tree(("Sana", "fell"), (True, True), names=(), unsure=frozenset((0,)))
    doc = prepare.document([tree], spacy.blank("en").vocab)
    assert [token.ent_iob_ for token in doc] == ["", "O"]
    assert not doc.has_annotation("DEP")
    unmarked = prepare.document([Tree(("a",), (True,))], spacy.blank("en").vocab)
    assert not unmarked.has_annotation("ENT_IOB")


def test_groups_keep_every_sentence_once_and_do_not_mix_kinds() -> None:
    rng = random.Random(3)
    trees = [wire.sentence(rng) for _ in range(30)] + [Tree(("a",), (True,))] * 9
    groups = list(prepare.grouped(trees, rng))
    assert [tree for each in groups for tree in each] == trees
    assert all(len({bool(t.heads) for t in each}) == 1 for each in groups)
    assert {len(each) for each in groups} <= {1, 2, 3}


def test_made_names_are_one_subtree() -> None:
    for rng in (random.Random(4), Longer(4)):
        for maker in (person, place, group):
            for _ in range(200):
                made = maker(rng)
                assert set(made.tags) <= {"NNP", "NNPS", "HYPH", "IN", "DT"}
                assert sum(head == i for i, head in enumerate(made.heads)) == 1


def test_flags_are_those_of_the_reader(tmp_path: Path) -> None:
    words = {k: sorted(v) for k, v in pipeline.gazetteer_words().items()}
    path = tmp_path / "words.json"
    path.write_text(json.dumps(words))
    made = language.flags(path)
    theirs = pipeline.EnglishWithFlags.Defaults.lex_attr_getters
    assert set(made) == set(pipeline.FLAGS.values())
    for flag, says in made.items():
        for text in ("Aleppo", "aleppo", "Ahmed", "Army", "gen.", "Gen.", "table"):
            assert says(text) == theirs[flag](text)


def test_the_table_sets_pipelines_side_by_side() -> None:
    one = {"web": {"tag": 93.25, "LAS": 80.0}}
    two = {"web": {"tag": 94.0, "LAS": 81.0}}
    lines = score.table({"old": one, "new": two}).splitlines()
    assert lines[0].split() == ["old", "new"]
    assert lines[1].split() == ["web", "tag", "93.2", "94.0"]
