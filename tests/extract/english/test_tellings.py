"""The source whose telling adjoins a claim."""

import re

import pytest

from marsad.extract.english.tellings import Tellings
from marsad.extract.network.found import FoundPart
from marsad.records.claim import Span

KINDS = {"[": "source", "{": "cue", "<": "claim"}
MARK = re.compile(r"\[[^]]*\]|\{[^}]*\}|<[^>]*>")


def marked(words: str) -> tuple[str, list[FoundPart], Span]:
    """Text, attributions and claim of "[X] {said} that <it fell>."."""
    text, at, parts, claim = "", 0, [], (0, 0)
    for found in MARK.finditer(words):
        text += words[at : found.start()]
        inner = found[0][1:-1]
        span = (len(text), len(text) + len(inner))
        text, at = text + inner, found.end()
        kind = KINDS[found[0][0]]
        if kind == "claim":
            claim = span
        else:
            parts.append(FoundPart(span, kind))
    return text + words[at:], parts, claim


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("[The Varna council] {said} that <the town fell>.", "The Varna council"),
        ("[Rebels] {boasted} on Monday that <50 soldiers fled>.", "Rebels"),
        ("<The town fell>, [the army] {said}.", "the army"),
        ("<The town fell> {said} [Omar Lindqvist].", "Omar Lindqvist"),
        ("[The coast ministry] {says}:\n<Two died>.", "The coast ministry"),
        ("[A monitor] {said} <two died>.", "A monitor"),
        ("[The army] {said} <[rebels] {claimed} the hill>.", "The army"),
        ("[He] {said} that <the town fell>.", None),
        ("[The statement] {said} <the town fell>.", None),
        ("[The source] {added} that <the town fell>.", None),
        ("<The town fell>. [The army] {said} so.", None),
        ("[The council] {said} that <the town fell>.", None),
        ("[The army] {said}. <The town fell>.", None),
        ("Shells hit Varna, [the ministry] {says}\n<Two died> there.", None),
        ("[The army, which {said} that <the town fell>], left.", None),
        ("[The army] {hopes} that <the town fell>.", None),
        ("<The town fell> as {said} ", None),
        ("<The town fell>.", None),
    ],
)
def test_the_source_whose_telling_adjoins(words: str, source: str | None) -> None:
    text, parts, claim = marked(words)
    found = Tellings(text, parts).adjoining(claim)
    assert (None if found is None else text[slice(*found)]) == source


def test_a_stop_parts_two_stretches() -> None:
    tellings = Tellings("One here. Two there and three.", [])
    assert tellings.parted((10, 13), (0, 3))
    assert not tellings.parted((10, 13), (24, 29))


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("<The town fell> [the agency] {said}.", "the agency"),
        ("[The army] {said} no. <The town fell>, [it] {added}.", "The army"),
        ("[He] {said} no. <The town fell>, [it] {added}.", None),
        ("[Omar Haddad] {said} no. <The town fell>, [he] {added}.", "Omar Haddad"),
        ("[Omar Haddad] {said} no. <The town fell>, [it] {added}.", None),
        ("[The army] {said} no. <The town fell>, [he] {added}.", None),
        ("[The army] {said} no.\n\nNEWS\n\n<The town fell>, [it] {added}.", None),
        ("[The army] {said} <the town fell>.", None),
        ("[The statement] {said} <the town fell>.", None),
        ("[The army] {said} no. <The town fell>. [It] {added} more.", None),
    ],
)
def test_a_source_that_names_nobody_is_the_one_meant(
    words: str, source: str | None
) -> None:
    text, parts, claim = marked(words)
    people = [
        (at, at + len(name))
        for name in ("Omar Haddad",)
        if (at := text.find(name)) >= 0
    ]
    span = Tellings(text, parts).meant(claim, people)
    assert (None if span is None else text[slice(*span)]) == source
