"""Other places and persons in a labelled Arabic report, wherever their names stand, so
that a network learns how they are told and not which there are; and its sentences as
reports of their own, as short as posts are."""

import itertools
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from marsad.extract.arabic.naming import words_of
from marsad.text.arabic import plain
from training.inputs import Row

_PARTS = re.compile(r"[,،;؛]")
_PLAIN_NAME = re.compile(r"[^\d_#\"“(]+")
_KEPT = frozenset(
    [
        "report",
        "published",
        "publisher",
        "id",
        "kind",
        "certainty",
        "measure",
        "population",
        "status",
        "start",
        "end",
    ]
)
"""Fields whose words are ours."""
_MARKS = "\u064b-\u0652"
_CUTS = re.compile(r"\n+|(?<=[.!؟])\s")
_SHORTEST = 15
"""Letters of a sentence that becomes a report."""
_TRIED = 60
"""Names drawn to find one with or without an article, as the one it replaces."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Names to draw from."""

    places: list[str]
    people: list[str]


def pool(rows: list[Row]) -> Pool:
    """The places and persons of labelled reports."""
    places = sorted({name for row in rows for name in _places(row)})
    return Pool(places, sorted({name for row in rows for name in _people(row)}))


def elsewhere(row: Row, names: Pool, rng: random.Random) -> Row | None:
    """The report with other names; None where it has none, or where that would spoil a
    label."""
    others = {name: _like(name, names.places, rng) for name in sorted(_places(row))}
    others |= {name: rng.choice(names.people) for name in sorted(_people(row))}
    if not others:
        return None
    longest = "|".join(sorted(map(re.escape, others), key=len, reverse=True))
    pattern = re.compile(rf"(?<![ء-ي])([وف]?[بلك]?)({longest})(?![ء-ي{_MARKS}])")
    made: Row = _put(row, lambda s: pattern.sub(lambda f: f[1] + others[f[2]], s))
    return made if _fits(made) else None


def _like(name: str, names: list[str], rng: random.Random) -> str:
    article = name.startswith("ال")
    drawn = rng.sample(names, min(_TRIED, len(names)))
    return next((one for one in drawn if one.startswith("ال") == article), drawn[0])


def _places(row: Row) -> set[str]:
    found = set()
    for claim in row["claims"]:
        for part in _PARTS.split(claim.get("place") or ""):
            words = part.split()
            while words and plain(words[0]) in words_of("larger") | words_of("kinds"):
                words = words[1:]
            while words and plain(words[-1]) in words_of("sides"):
                words = words[:-1]
            name = " ".join(words)
            if 0 < len(words) <= 3 < len(name) and _PLAIN_NAME.fullmatch(name):
                found.add(name)
    return found


def _people(row: Row) -> set[str]:
    names = {claim.get("person") or "" for claim in row["claims"]}
    return {
        name
        for name in names
        if 1 < len(name.split()) <= 4 and _PLAIN_NAME.fullmatch(name)
    }


def _put(found: Any, put: Callable[[str], str]) -> Any:
    if isinstance(found, str):
        return put(found)
    if isinstance(found, list):
        return [_put(one, put) for one in found]
    if isinstance(found, dict):
        return {k: v if k in _KEPT else _put(v, put) for k, v in found.items()}
    return found


def _fits(row: Row) -> bool:
    return all(
        claim["quote"] in row["text"]
        and all(f["text"] in claim["quote"] for f in claim.get("figures", ()))
        for claim in row["claims"]
    )


def crops(row: Row) -> Iterator[Row]:
    """The sentences of a report that state claims, each as a report of its own."""
    text = row["text"]
    edges = [0, *(found.end() for found in _CUTS.finditer(text)), len(text)]
    for start, end in itertools.pairwise(edges):
        held = [claim for claim in row["claims"] if _within(text, claim, start, end)]
        if held and end - start >= _SHORTEST:
            known = {claim["id"] for claim in held}
            claims = [_alone(claim, known) for claim in held]
            yield row | {"text": text[start:end].strip(), "claims": claims}


def _within(text: str, claim: Row, start: int, end: int) -> bool:
    at = text.find(claim["quote"])
    return start <= at and at + len(claim["quote"]) <= end


def _alone(claim: Row, known: set[str]) -> Row:
    """A claim without parts of figures that are gone."""
    figures = [
        figure
        if (figure.get("part_of") or {}).get("claim") in known
        else figure | {"part_of": None}
        for figure in claim.get("figures", ())
    ]
    return claim | {"figures": figures}
