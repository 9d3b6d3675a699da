"""Labelled reports as what the network learns from: pieces, tags, kinds, targets."""

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from marsad.extract.english.worth import kept_sentences
from marsad.extract.network.labels import LABELS, ROLES, TIMES
from marsad.extract.network.pieces import WINDOW, Pieces, cut, windows
from marsad.records.claim import Span
from marsad.text.dates import DateWords, find_dates, resolve, within
from training.reader.mentions import mentions

Run = tuple[int, int]
"""Pieces of a window, end excluded."""


@dataclass(slots=True)
class Claim:
    """One labelled claim."""

    run: Run
    labels: dict[str, int]
    """Kind, certainty and status."""
    roles: dict[str, list[Run] | None]
    """Role -> where the text names it; None where the claim has none, an empty list
    where the text does not have the words."""
    times: list[int]
    """Outputs that are right for its date; none where nothing fits."""


@dataclass(slots=True)
class Figure:
    """One labelled figure."""

    run: Run
    labels: dict[str, int]
    """Measure and population."""
    whole: int | None
    """Index of the figure it is part of, -1 of nothing, None of one elsewhere."""


@dataclass(slots=True)
class Example:
    """One window and what is known of it."""

    ids: list[Any]
    """A piece's number, or the numbers of a word's pieces."""
    shapes: list[int]
    new: int = 0
    tags: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    """Layer -> its runs (first, end, type); layers not here are not known."""
    unsure: list[int] = field(default_factory=list)
    """Pieces of which nobody knows whether they are part of a name."""
    claims: list[Claim] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    times: list[Run] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Readable:
    """A labelled report as a reader takes it."""

    row: dict[str, Any]
    pieces: Pieces
    sentences: Sequence[Span]
    dated: list[DateWords]
    mentions: Callable[[dict[str, Any], str], list[Span] | None]
    """Where the text names what a claim has in a role."""
    window: int = WINDOW
    """Pieces read together, at most."""


def of_report(row: dict[str, Any], tokenizer: Path) -> Iterator[Example]:
    """The windows of a labelled English report, read as marsad would read it."""
    text = row["text"]
    spans = [(s.start, s.end) for s in kept_sentences(text)]
    found = functools.partial(mentions, text)
    return examples(Readable(row, cut(text, tokenizer), spans, find_dates(text), found))


def examples(read: Readable) -> Iterator[Example]:
    """The windows of a labelled report."""
    published = date.fromisoformat(read.row["published"])
    claims = [_Labelled(read, claim, published) for claim in read.row["claims"]]
    for window in windows(read.pieces, read.sentences, read.window):
        at = {int(piece): i for i, piece in enumerate(window.index)}
        view = _View(read.pieces, at, window.new)
        yield _example(view, window.index.tolist(), read.dated, claims)


def unlabelled(row: dict[str, Any], tokenizer: Path) -> Iterator[Example]:
    """The windows of a text of which nobody has told what it states."""
    for made in of_report(row | {"claims": []}, tokenizer):
        made.tags = {}
        yield made


@dataclass(frozen=True, slots=True)
class _View:
    """Where a window's pieces stand in the text's."""

    pieces: Pieces
    at: dict[int, int]
    new: int

    def run(self, span: Span) -> Run | None:
        found = self.pieces.within(span)
        if found is None or found[0] not in self.at or found[1] - 1 not in self.at:
            return None
        return self.at[found[0]], self.at[found[1] - 1] + 1


class _Labelled:
    """A labelled claim with its words found in the text."""

    def __init__(self, read: Readable, claim: dict[str, Any], published: date) -> None:
        text = read.row["text"]
        start = text.find(claim["quote"])
        self.span = (start, start + len(claim["quote"]))
        self.id = claim["id"]
        self.claim = claim
        self.roles = {role: read.mentions(claim, role) for role in ROLES}
        own = [within(words, self.span) for words in read.dated]
        self.times = _times(claim, own, published)
        self.figures = []
        taken: set[int] = set()
        for figure in claim["figures"]:
            at = text.find(figure["text"], *self.span)
            while at in taken and at >= 0:
                at = text.find(figure["text"], at + 1, self.span[1])
            taken.add(at)
            self.figures.append((at, at + len(figure["text"])) if at >= 0 else None)


def _times(
    claim: dict[str, Any], dated: list[DateWords], published: date
) -> list[tuple[str, int]]:
    """What may tell a claim's date: (how, which expression or time of TIMES)."""
    wanted = claim["start"], claim["end"]
    today = published.isoformat()
    if wanted == (None, None):
        return [("plain", TIMES.index("none"))]
    found = []
    for i, words in enumerate(dated):
        days = resolve(words, published)[:2]
        start, end = (None if day is None else day.isoformat() for day in days)
        if (start, end) == wanted:
            found.append(("as", i))
        elif start is not None and (start, today) == wanted:
            found.append(("since", i))
    if wanted == (today, today):
        found.append(("plain", TIMES.index("state")))
    if wanted == (None, today):
        found.append(("plain", TIMES.index("ongoing")))
    return found


def _example(
    view: _View,
    index: Sequence[int],
    dated: list[DateWords],
    claims: list[_Labelled],
) -> Example:
    pieces = view.pieces
    made = Example(
        pieces.ids[list(index)].tolist(),
        [int(pieces.shapes[i]) for i in index],
        view.new,
    )
    runs = [(i, view.run((words.core, words.end))) for i, words in enumerate(dated)]
    known = [(i, run) for i, run in runs if run is not None]
    made.times = [run for _, run in known]
    places = {i: k for k, (i, _) in enumerate(known)}
    numbers: dict[tuple[str, int], int] = {}
    wholes: list[dict[str, Any] | None] = []
    for claim in claims:
        run = view.run(claim.span)
        if run is None or run[1] <= view.new:
            continue
        made.claims.append(_claim(view, claim, run, places))
        for k, span in enumerate(claim.figures):
            spot = None if span is None else view.run(span)
            if spot is None:
                continue
            gold = claim.claim["figures"][k]
            numbers[claim.id, k] = len(made.figures)
            wholes.append(gold["part_of"])
            labels = {n: LABELS[n].index(gold[n]) for n in ("measure", "population")}
            made.figures.append(Figure(spot, labels, None))
    for figure, whole in zip(made.figures, wholes, strict=True):
        key = None if whole is None else (whole["claim"], whole["figure"])
        figure.whole = -1 if key is None else numbers.get(key)
    made.tags = {
        "claim": _apart([c.run for c in made.claims]),
        "figure": _apart([f.run for f in made.figures]),
    }
    return made


def _claim(view: _View, claim: _Labelled, run: Run, places: dict[int, int]) -> Claim:
    labels = {
        name: LABELS[name].index(claim.claim.get(name))
        for name in ("kind", "certainty")
    }
    status = claim.claim.get("status") if claim.claim.get("person") else None
    labels["status"] = LABELS["status"].index(status)
    roles: dict[str, list[Run] | None] = {}
    for role, spans in claim.roles.items():
        if spans is None:
            roles[role] = None
        else:
            found = (view.run(span) for span in spans)
            roles[role] = [place for place in found if place is not None]
    outputs = []
    for how, which in claim.times:
        if how == "plain":
            outputs.append(which)
        elif which in places:
            step = len(places) if how == "since" else 0
            outputs.append(len(TIMES) + step + places[which])
    return Claim(run, labels, roles, outputs)


def _apart(runs: list[Run]) -> list[tuple[int, int, int]]:
    """Runs that do not overlap, the first and longest kept; all of type 0."""
    kept: list[tuple[int, int, int]] = []
    for first, end in sorted(runs, key=lambda run: (run[0], -run[1])):
        if not kept or first >= kept[-1][1]:
            kept.append((first, end, 0))
    return kept
