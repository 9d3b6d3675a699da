"""Put other places in a labelled report, wherever their names stand, so that a network
learns how places are told and not which there are."""

import functools
import random
import re
from collections.abc import Callable

from training.inputs import HERE, Row

SHARE = 0.6
"""Share of the names that are put in the place of others."""
_NAME = re.compile(r"[A-Z][a-z]{3,}(?:[- ][A-Z][a-z]{3,})*")
_KEPT = frozenset(
    [
        "Syria",
        "Iraq",
        "Turkey",
        "Russia",
        "Iran",
        "Lebanon",
        "Jordan",
        "Israel",
        "Moscow",
        "Damascus",
        "Geneva",
    ]
)
"""Their peoples' names speak of them too, or much else depends on them."""
_COMMON = re.compile(
    r"\b(?:North|South|East|West|Northern|Southern|Eastern|Western|Province|City|Town"
    r"|Syrian|University|Hospital|Camp|District|Governorate|Countryside)\b"
)
_FIELDS = ("quote", "speaker", "actor", "target", "place", "person")


def elsewhere(row: Row, rng: random.Random) -> Row:
    """The report with part of the places of its labels replaced at random, in its text
    and its labels alike."""
    names = {
        name
        for claim in row["claims"]
        for part in (claim["place"] or "").split(", ")
        for name in _NAME.findall(part)
        if name not in _KEPT and not _COMMON.search(name)
    }
    others = {
        name: rng.choice(_places()) for name in sorted(names) if rng.random() < SHARE
    }
    if not others:
        return row
    longest = sorted(map(re.escape, others), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(longest)})\b")

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
