"""Put other places in a labelled report, wherever their names stand, so that a network
learns how places are told and not which there are."""

import functools
import random
import re
from collections.abc import Callable

from marsad.text.peoples import countries, peoples
from training.inputs import HERE, Row

SHARE = 0.6
"""Share of the names that are put in the place of others."""
_PLACE = re.compile(
    r"((?:[Aa]l-)?[A-Z][a-z]{3,}(?:[- ][A-Z][a-z]{3,})*)"
    r"(?: (?:province|governorate|countryside|city|town))?"
)
_COMMON = re.compile(
    r"\b(?:North|South|East|West|Central|Northern|Southern|Eastern|Western|Province|City"
    r"|Town|University|Hospital|Camp|District|Governorate|Countryside)\b"
)
_FIELDS = ("quote", "speaker", "actor", "target", "place", "person")


def elsewhere(row: Row, rng: random.Random) -> Row:
    """The report with part of the places of its labels replaced at random, in its text
    and its labels alike; countries stay, as their peoples' names speak of them too."""
    parts = {
        part for claim in row["claims"] for part in (claim["place"] or "").split(", ")
    }
    names = {found[1] for found in map(_PLACE.fullmatch, parts) if found}
    free = [place for place in _places() if place not in row["text"]]
    others = {
        name: rng.choice(free)
        for name in sorted(names - countries() - peoples())
        if not _COMMON.search(name) and rng.random() < SHARE
    }
    if not others:
        return row
    longest = sorted(map(re.escape, others), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])")

    def put(words: str | None) -> str | None:
        return words and pattern.sub(lambda found: others[found[0]], words)

    claims = [_claim(claim, put) for claim in row["claims"]]
    return {**row, "text": put(row["text"]), "claims": claims}


def _claim(claim: Row, put: Callable[[str | None], str | None]) -> Row:
    made = {**claim, **{field: put(claim[field]) for field in _FIELDS}}
    made["via"] = [put(name) for name in claim["via"]]
    figures = claim["figures"]
    made["figures"] = [{**figure, "text": put(figure["text"])} for figure in figures]
    return made


@functools.cache
def _places() -> list[str]:
    lines = (HERE / "data" / "places.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
