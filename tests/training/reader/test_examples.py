import random
from pathlib import Path
from typing import Any

import marsad_weights_en
import pytest
from training.reader.examples import Example, of_report
from training.tree import Tree

from marsad.extract.network.labels import ATTRIBUTION, LABELS, NAMES, ROLES, TIMES
from marsad.extract.network.pieces import CONTEXT, WINDOW, cut
from training import material
from training.reader import marked

TEXT = (
    "Shells killed two people and wounded nine in Hajin on Sunday, Rami Deeb said. "
    "One of the dead was a child."
)
QUOTE = "Shells killed two people and wounded nine in Hajin on Sunday"


@pytest.fixture
def tokenizer() -> Path:
    return marsad_weights_en.folder() / "tokenizer.json"


def figure(text: str, measure: str, part_of: Any = None) -> dict[str, Any]:
    population = None if part_of is None else "civilians"
    return {
        "text": text,
        "measure": measure,
        "population": population,
        "part_of": part_of,
    }


def claim(key: str, quote: str, figures: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": key, "quote": quote, "kind": "shelling", "speaker": "Rami Deeb",
        "via": [], "certainty": "asserted", "actor": None, "target": None,
        "place": "Hajin", "start": "2019-02-10", "end": "2019-02-10",
        "person": None, "status": None, "figures": figures,
    }  # fmt: skip


def report(times: int = 1) -> dict[str, Any]:
    first = claim(
        "c1", QUOTE, [figure("two people", "killed"), figure("nine", "wounded")]
    )
    whole = {"claim": "c1", "figure": 0}
    second = claim(
        "c2", "One of the dead was a child", [figure("One", "killed", whole)]
    )
    return {
        "published": "2019-02-11",
        "text": " ".join([TEXT] * times),
        "claims": [first, second],
    }


def words(made: Example, tokenizer: Path, run: tuple[int, int]) -> str:
    """What a run of a report's only window says."""
    pieces = cut(TEXT, tokenizer)
    assert made.ids == pieces.ids.tolist()
    return TEXT[slice(*pieces.span(*run))]


def test_a_report_becomes_claims_figures_and_what_they_point_at(
    tokenizer: Path,
) -> None:
    [made] = of_report(report(), tokenizer)
    said = [words(made, tokenizer, c.run) for c in made.claims]
    assert said == [QUOTE, "One of the dead was a child"]
    first = made.claims[0]
    assert LABELS["kind"][first.labels["kind"]] == "shelling"
    assert first.roles["actor"] is None
    pointed = {
        role: [words(made, tokenizer, run) for run in runs]
        for role in ROLES
        if (runs := first.roles[role]) is not None
    }
    assert pointed == {"speaker": ["Rami Deeb"], "place": ["Hajin"]}


def test_figures_know_their_whole(tokenizer: Path) -> None:
    [made] = of_report(report(), tokenizer)
    said = [words(made, tokenizer, f.run) for f in made.figures]
    assert said == ["two people", "nine", "One"]
    assert [f.whole for f in made.figures] == [-1, -1, 0]


def test_a_date_is_the_expression_that_tells_it(tokenizer: Path) -> None:
    [made] = of_report(report(), tokenizer)
    [output] = made.claims[0].times
    assert words(made, tokenizer, made.times[output - len(TIMES)]) == "Sunday"


def test_a_claim_without_a_date_has_none(tokenizer: Path) -> None:
    row = report()
    row["claims"][0] |= {"start": None, "end": None}
    [made] = of_report(row, tokenizer)
    assert made.claims[0].times == [TIMES.index("none")]


def test_a_long_report_is_seen_through_windows(tokenizer: Path) -> None:
    made = list(of_report(report(times=40), tokenizer))
    assert len(made) > 2
    assert all(len(one.ids) <= WINDOW for one in made)
    assert [one.new for one in made[:2]] == [0, CONTEXT]
    assert sum(len(one.claims) for one in made) == 2


def test_labels_of_every_report_of_our_own_become_examples(tokenizer: Path) -> None:
    for row in material.invented()[::29]:
        made = list(of_report(row, tokenizer))
        found = sum(len(one.claims) for one in made)
        assert 2 * found > len(row["claims"]) or not row["claims"]
        for one in made:
            size = len(one.ids)
            runs = [c.run for c in one.claims] + [f.run for f in one.figures]
            assert all(0 <= a < b <= size for a, b in [*runs, *one.times])


def test_names_become_tags_and_unsure_words_stay_out(tokenizer: Path) -> None:
    first = Tree(
        ("Sana", "'s", "port", "fell"), (False, True, True, True),
        names=((0, 1, "LOC"),), unsure=frozenset({2}),
    )  # fmt: skip
    unmarked = Tree(("Rain",), (True,))
    [made] = marked.of_trees([first, unmarked], tokenizer, random.Random(1))
    pieces = cut("Sana's port fell Rain", tokenizer)
    assert made.ids == pieces.ids.tolist()
    run = pieces.within((0, 4))
    assert run is not None
    assert made.tags == {"name": [(*run, NAMES.index("LOC"))]}
    said = ["Sana's port fell Rain"[slice(*pieces.span(i, i + 1))] for i in made.unsure]
    assert "".join(said) == "portRain"


def test_every_sentence_with_names_is_in_one_group(tokenizer: Path) -> None:
    tree = Tree(("Hajin", "fell"), (True, True), names=((0, 1, "LOC"),))
    made = list(marked.of_trees([tree] * 20, tokenizer, random.Random(1)))
    assert sum(len(one.tags["name"]) for one in made) == 20
    assert max(len(one.tags["name"]) for one in made) <= marked.GROUP


def test_an_article_becomes_sources_cues_and_contents(tokenizer: Path) -> None:
    text = "Rami Deeb said the road was shut."
    row = {
        "text": text,
        "attributions": [
            {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 32]]}
        ],
    }
    [made] = marked.of_article(row, tokenizer)
    pieces = cut(text, tokenizer)
    found = {
        ATTRIBUTION[kind]: text[slice(*pieces.span(a, b))]
        for a, b, kind in made.tags["attribution"]
    }
    assert found == {
        "source": "Rami Deeb",
        "cue": "said",
        "content": "the road was shut",
    }
