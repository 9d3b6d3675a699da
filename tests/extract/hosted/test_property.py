"""Whatever a server gives, every claim points at its words, and every figure too."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.hosted.answers import FolderAnswers
from marsad.extract.hosted.exchange import Exchange
from marsad.extract.hosted.guard import Guard
from marsad.extract.hosted.options import HostedOptions
from marsad.extract.hosted.pieces import pieces
from marsad.extract.hosted.reader import HostedReader
from marsad.extract.hosted.reply import Answer, Failure, read_reply
from marsad.extract.hosted.schema import TIME_MODES, Plain
from marsad.extract.hosted.server import Server
from marsad.records.claim import KINDS, MEASURES, STATUSES, Claim
from marsad.records.codec import dumps, loads
from marsad.text.split import LONGEST, sentences
from tests.build import report
from tests.extract.hosted.fake import MODEL, chat

TEXT = (
    "Shells killed at least 16 people, six of them children, in Harim on Friday. "
    "Anna Lindqvist, 40, was freed, Valley Watch said. Shells killed 16 people.\n\n"
    "Some 3,200 fighters hold 4.5 square kilometres; 40 per cent fled since March."
)
OPTIONS = HostedOptions("http://127.0.0.1:9", MODEL, part_length=1000)


class Canned(Server):
    """Gives one reply, read as if it had come over the wire."""

    def __init__(self, data: bytes) -> None:
        super().__init__(OPTIONS)
        self.data = data

    def ask(self, body: Plain) -> Answer | Failure:
        return read_reply(self.data)


ends = st.integers(0, len(TEXT))
slices = st.tuples(ends, ends).map(lambda pair: TEXT[min(pair) : max(pair)])
near = st.tuples(st.integers(0, len(TEXT)), st.integers(1, 40)).map(
    lambda pair: TEXT[pair[0] : sum(pair)]
)
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
words = near | slices | st.none() | junk
amounts = st.sampled_from([None, 1, 6, 16, 3200, 4.5, 16.0]) | junk
figures = st.fixed_dictionaries(
    {
        "text": near,
        "measure": st.sampled_from(MEASURES) | junk,
        "low": amounts,
        "high": amounts,
        "population": st.sampled_from(["civilians", None]) | junk,
        "part_of": st.fixed_dictionaries(
            {"claim": st.integers(-1, 4), "figure": st.integers(-1, 3)}
        )
        | junk,
    }
)
rows = st.fixed_dictionaries(
    {
        "quote": slices | near | junk,
        "kind": st.sampled_from(KINDS) | junk,
        "figures": st.lists(figures | junk, max_size=4) | junk,
    },
    optional={
        "speaker": st.just("Valley Watch") | words,
        "via": st.lists(near, max_size=2) | junk,
        "certainty": st.just("asserted") | junk,
        "actor": words,
        "target": words,
        "place": words,
        "time": words,
        "time_mode": st.sampled_from(TIME_MODES) | junk,
        "person": st.just("Anna Lindqvist") | words,
        "status": st.sampled_from(STATUSES) | junk,
    },
)
answers = st.fixed_dictionaries({"claims": st.lists(rows | junk, max_size=5) | junk})


def check(data: bytes) -> tuple[Claim, ...]:
    """Read one report with that reply, and hold the claims against its text."""
    of = report(TEXT)
    reader = HostedReader("en", Exchange(OPTIONS, Guard(), None, Canned(data)), None)
    (reading,) = reader.read([of])
    known = {claim.id: claim for claim in reading.claims}
    assert len(known) == len(reading.claims)
    for claim in reading.claims:
        start, end = claim.span
        assert claim.quote == TEXT[start:end] != ""
        assert claim.kind in KINDS
        assert loads("claim", dumps(claim)) == claim
        for figure in claim.figures:
            assert figure.text == TEXT[slice(*figure.span)] != ""
            assert start <= figure.span[0] <= figure.span[1] <= end
            assert figure.low is not None or figure.high is not None
            assert climbs(known, claim, figure.part_of) is not None
        if claim.time is not None:
            assert claim.time.text == TEXT[slice(*claim.time.span)]
    return reading.claims


def climbs(known: dict[str, Claim], claim: Claim, whole: Any) -> int:
    """How many steps lead up from a part; fails on a circle or a loose end."""
    for step in range(50):
        if whole is None:
            return step
        whole = known[whole.claim].figures[whole.figure].part_of
    raise AssertionError(f"{claim.id} is part of itself")


@given(answers | junk)
def test_every_claim_points_at_its_words(answer: Any) -> None:
    check(chat(json.dumps(answer)).data)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    assert check(data) == ()


@given(junk, junk)
def test_no_reply_breaks_the_reader(choices: Any, usage: Any) -> None:
    data = json.dumps({"choices": choices, "usage": usage}).encode()
    assert check(data) == ()


@given(
    st.lists(
        st.sampled_from(["Ten men fled. ", "He said so! ", "x" * 700, "\n\n", "a "])
    ).map("".join),
    st.integers(LONGEST, 2000),
)
def test_parts_hold_every_sentence_whole(text: str, longest: int) -> None:
    parts = pieces(text, longest)
    assert all(end - start <= longest for start, end in parts)
    assert parts == sorted(parts)
    for one in sentences(text):
        assert sum(s <= one.start and one.end <= e for s, e in parts) == 1


@given(st.text())
def test_an_answer_is_kept_as_it_was(tmp_path_factory: Any, answer: str) -> None:
    kept = FolderAnswers(tmp_path_factory.mktemp("answers"))
    kept.keep("ab" * 32, answer)
    assert kept.get("ab" * 32) == answer
    assert kept.get("cd" * 32) is None
