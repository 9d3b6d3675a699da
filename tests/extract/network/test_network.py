"""The network that ships, as a whole: what holds whatever it has learnt."""

from dataclasses import astuple

import marsad_weights_en
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract.network.found import Found
from marsad.extract.network.labels import ATTRIBUTION, LABELS, NAMES, ROLES, TIMES
from marsad.extract.network.network import FILES, Network, whole_words
from marsad.extract.network.pieces import WINDOW
from marsad.records.claim import Span

TEXT = (
    "Shelling killed at least 12 people, four of them children, in Varna on Monday, "
    "Omar Lindqvist of the Coast Observatory said. Rebels took Talin, the army said."
)
_SECOND = TEXT.index("Rebels")
SENTENCES = [(0, _SECOND - 1), (_SECOND, len(TEXT))]


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(marsad_weights_en.folder())


def read(
    network: Network, text: str, sentences: list[Span], times: list[Span] | None = None
) -> Found:
    return network.read(text, sentences, times or [])


def spans(found: Found) -> list[Span]:
    rows = [*found.claims, *found.figures, *found.names, *found.attributions]
    named = [span for c in found.claims for s in c.roles.values() for span in s]
    return [row.span for row in rows] + named


def check(found: Found, text: str, times: int) -> None:
    """What holds of everything found in a text."""
    for start, end in spans(found):
        assert 0 <= start < end <= len(text)
    for claim in found.claims:
        assert claim.kind in LABELS["kind"]
        assert claim.certainty in LABELS["certainty"]
        assert claim.status in LABELS["status"]
        assert set(claim.roles) <= set(ROLES)
        assert claim.time in TIMES or claim.time in range(times)
        assert not (claim.since and isinstance(claim.time, str))
    for k, figure in enumerate(found.figures):
        assert figure.measure in LABELS["measure"]
        assert figure.population in LABELS["population"]
        assert figure.part_of in {None, *range(len(found.figures))} - {k}
    assert {name.kind for name in found.names} <= set(NAMES)
    assert {part.kind for part in found.attributions} <= set(ATTRIBUTION)


def test_the_folder_holds_what_it_must() -> None:
    assert all((marsad_weights_en.folder() / name).is_file() for name in FILES)


def test_one_text_always_reads_the_same(network: Network) -> None:
    at = TEXT.index("Monday")
    times = [(at, at + 6)]
    one = read(network, TEXT, SENTENCES, times)
    assert astuple(one) == astuple(read(network, TEXT, SENTENCES, times))
    other = Network(marsad_weights_en.folder())
    assert astuple(one) == astuple(read(other, TEXT, SENTENCES, times))
    check(one, TEXT, 1)


def test_a_text_reads_the_same_alone_and_among_others(network: Network) -> None:
    alone = read(network, TEXT, SENTENCES)
    for other in ("Nothing happened.", TEXT * 20, TEXT[::-1]):
        read(network, other, [(0, len(other))])
        assert astuple(read(network, TEXT, SENTENCES)) == astuple(alone)


@pytest.mark.parametrize("text", ["", " ", "\0", "\u200f", "\ud800", TEXT])
def test_without_sentences_there_is_nothing(network: Network, text: str) -> None:
    assert astuple(read(network, text, [])) == ([], [], [], [])


@pytest.mark.parametrize("text", ["", " \n", "\0\0", "\u200e\u200f", "\ufeff"])
def test_a_sentence_without_words_states_nothing(network: Network, text: str) -> None:
    assert astuple(read(network, text, [(0, len(text))])) == ([], [], [], [])


def test_sentences_left_out_are_not_read(network: Network) -> None:
    found = read(network, TEXT, SENTENCES[1:])
    assert all(start >= SENTENCES[1][0] for start, _ in spans(found))


def test_what_a_later_window_repeats_is_not_told_twice(network: Network) -> None:
    text = " ".join(f"{TEXT} And {i} more." for i in range(40))
    step = len(text) // 200
    sentences = [(i * step, (i + 1) * step) for i in range(200)]
    assert len(text) // 5 > 2 * WINDOW
    found = read(network, text, sentences)
    check(found, text, 0)
    for rows in (found.figures, found.names, found.attributions):
        each = [row.span for row in rows]
        assert each == sorted(each)
    claimed = [claim.span for claim in found.claims]
    assert claimed == sorted(claimed)


WORDS = st.sampled_from(
    ["killed", "12", "people", "Monday", "«", "\u202e", "قتل", "Ω", "\ud83d", "\n"]
)


@settings(max_examples=25)
@given(
    st.lists(WORDS | st.text(st.characters(exclude_categories=()), max_size=8)),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 20)), max_size=4),
)
def test_any_text_with_any_times(
    network: Network, parts: list[str], times: list[tuple[int, int]]
) -> None:
    text = " ".join(parts)
    said = [(a, min(a + length, len(text))) for a, length in times if a < len(text)]
    found = read(network, text, [(0, len(text))], said)
    check(found, text, len(said))


@given(st.text("ab .é-", min_size=1, max_size=30), st.data())
def test_whole_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    a, b = whole_words(text, (start, stop))
    assert a <= start
    assert stop <= b
    assert text[a:start].isalnum() or a == start
    assert text[stop:b].isalnum() or b == stop
    assert not (a > 0 and text[a - 1].isalnum() and text[a].isalnum())
    assert not (b < len(text) and text[b - 1].isalnum() and text[b].isalnum())
