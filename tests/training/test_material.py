import random
from pathlib import Path

import pytest
from training.material import Material
from training.tree import Tree

from training import __main__ as command
from training import material

TREE = Tree(("Sana", "fell"), (True, True), names=((0, 1, "LOC"),))


def whole(reports: int) -> Material:
    rows = [{"report": f"r{i}"} for i in range(reports)]
    named, plain = [[TREE] * 9] * 3, [[{}] * 9] * 3
    return Material(rows, [{}] * 9, [{}] * 9, [TREE] * 9, named, plain)


def test_the_part_of_dev_kept_aside_is_never_learnt_from(shared: Path) -> None:
    dev = [row["report"] for row in material.rows(shared / "gold" / "dev.jsonl")]
    learnt = [row["report"] for row in material.gold()]
    assert learnt[-40:] == dev[:40]
    assert not set(dev[40:]) & set(learnt)
    assert not set(dev) & {row["report"] for row in material.gold(dev=False)}


def test_invented_reports_that_are_held_out_are_never_learnt_from() -> None:
    learnt = {row["report"] for row in material.invented()}
    held = {row["report"] for row in material.cases(held=True)}
    assert held
    assert not learnt & held


def test_labels_of_articles_lie_inside_them() -> None:
    for row in material.articles():
        for attribution in row["attributions"]:
            for part in ("source", "cue", "content"):
                for start, end in attribution[part]:
                    assert 0 <= start < end <= len(row["text"])


def test_every_report_is_held_out_from_just_one_fold() -> None:
    made = list(command.folds(whole(11), 4))
    assert sorted(r for _, held in made for r in held) == sorted(
        f"r{i}" for i in range(11)
    )
    for learnt, held in made:
        assert len(learnt.reports) + len(held) == 11
        assert not {row["report"] for row in learnt.reports} & set(held)


def test_a_few_of_each_kind_leave_the_treebank_whole() -> None:
    few = material.first(whole(11), 2)
    sizes = [len(few.reports), len(few.invented), len(few.articles)]
    assert sizes == [2, 2, 2]
    assert [len(part) for part in few.names] == [2, 2, 2]
    assert len(few.treebank) == 9


def test_names_are_drawn_the_same_with_the_same_seed() -> None:
    tree = TREE
    first, again = (
        [material.disturbed(tree, random.Random(s)) for s in range(50)]
        for _ in range(2)
    )
    assert first == again


@pytest.mark.parametrize("option", ["--without-dev", "--folds=3", "--few=2"])
def test_what_is_made_to_try_never_goes_where_it_ships(option: str) -> None:
    with pytest.raises(SystemExit):
        command.parsed([option])
    assert command.parsed([option, "--out", "elsewhere"]).out == Path("elsewhere")
