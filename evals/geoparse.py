"""Places that names in news mean: LGL and GeoVirus.

Each name is given with its text and span. A name is right within 161 km if its point
lies so near the gold one; one that nothing is found for is wrong everywhere but in the
distances, which are of those found. The countries of GeoVirus are not told.
"""

import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sets import DATA, rows

from marsad.records.claim import touch
from marsad.run.asking import Asked, place_rows
from marsad.run.tools import Models
from marsad.settings import stateless
from marsad.text.peoples import country_of

FOLDER = DATA / "geoparse"
FILES = {"lgl": "lgl", "geovirus": "geovirus"}
"""Set -> its file."""
HUNDRED_MILES = 161.0
FARTHEST = 20_039.0
"""Kilometres between two points of the Earth, at most: half its girth."""


def _file(name: str) -> Path:
    return FOLDER / f"{FILES[name]}.jsonl.gz"


@cache
def models() -> Models:
    """The gazetteer as it ships, and no monitor's area."""
    plain = stateless()
    return Models(plain.war, plain.cache)


def documents(name: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each text with its names that have a gold point, in its order."""
    for row in rows(_file(name)):
        kept = [t for t in row["toponyms"] if t.get("lat") is not None]
        if name == "lgl":
            kept = [t for t in kept if t.get("geonameid")]
        yield row["text"], sorted(kept, key=lambda t: t["start"])


def asked(text: str, toponyms: list[dict[str, Any]]) -> Iterator[Asked]:
    """A row for each name of a text."""
    for number, t in enumerate(toponyms):
        span = (t["start"], t["end"])
        yield Asked(str(number), text[slice(*span)], text, span, None, None)


def scores(name: str) -> dict[str, float]:
    """Shares right, the share unresolved, kilometres off, and the area under the curve
    of the logarithm of the error (smaller is better)."""
    found = list(_found(name))
    apart = [km for km, _, _ in found if km is not None]
    total = len(found)
    known = [same for _, _, same in found if same is not None]
    named = {"exact id": sum(exact for _, exact, _ in found) / total} if known else {}
    named |= {"country": sum(known) / len(known)} if known else {}
    return named | {
        "acc@161": sum(km <= HUNDRED_MILES for km in apart) / total,
        "acc@10": sum(km <= 10 for km in apart) / total,
        "unresolved": 1 - len(apart) / total,
        "mean km": sum(apart) / len(apart),
        "median km": sorted(apart)[len(apart) // 2],
        "auc": sum(math.log1p(km) for km in apart) / len(apart) / math.log1p(FARTHEST),
    }


def _found(name: str) -> Iterator[tuple[float | None, bool, bool | None]]:
    """Of each name: kilometres off, whether the entry is the gold one, and whether
    its country is."""
    for text, toponyms in documents(name):
        answers = place_rows(asked(text, toponyms), models())
        for gold, row in zip(toponyms, answers, strict=True):
            km = None
            if row["lat"] is not None:
                km = apart(gold["lat"], gold["lon"], row["lat"], row["lon"])
            exact = str(gold.get("geonameid")) == row["gazetteer_id"]
            yield km, exact, _same_country(gold, row)


def own_spans(name: str) -> dict[str, float]:
    """The same where the places of a text are to be found first: the share of gold
    names that are, of found ones that are gold, and of gold names found those right
    within 161 km. People called by their country count as no miss."""
    gold: list[tuple[bool, bool]] = []
    ours: list[bool] = []
    for row in rows(_file(name)):
        asked_for = Asked("", None, row["text"], None, None, None)
        answers = list(place_rows([asked_for], models()))
        spans = [(t["start"], t["end"]) for t in row["toponyms"]]
        ours += [any(touch(a["span"], span) for span in spans) for a in answers]
        gold += [
            _found_in(t, answers)
            for t in row["toponyms"]
            if t.get("lat") is not None and not country_of(t["phrase"])
        ]
    found = [right for there, right in gold if there]
    return {
        "found": len(found) / len(gold),
        "precision": sum(ours) / len(ours),
        "acc@161, of those found": sum(found) / len(found),
    }


def _found_in(gold: dict[str, Any], answers: list[dict[str, Any]]) -> tuple[bool, bool]:
    """Whether a gold name is among those found, and placed right."""
    span = (gold["start"], gold["end"])
    for row in answers:
        if touch(row["span"], span):
            at = (row["lat"], row["lon"])
            near = None not in at and apart(gold["lat"], gold["lon"], *at)
            return True, near is not False and near <= HUNDRED_MILES
    return False, False


def _same_country(gold: dict[str, Any], row: dict[str, Any]) -> bool | None:
    if not gold.get("country"):
        return None
    return bool(row["country"] and row["country"] == _code(gold["country"]))


@cache
def _code(name: str) -> str | None:
    import pycountry

    try:
        found = pycountry.countries.search_fuzzy(name)
    except LookupError:
        return {"Palestinian Territory": "PS", "Kosovo": "XK"}.get(name)
    return str(found[0].alpha_2)


def apart(lat: float, lon: float, other: float, there: float) -> float:
    """Kilometres along the sphere."""
    a, b, c, d = map(math.radians, (lat, lon, other, there))
    half = math.sin((c - a) / 2) ** 2
    half += math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


if __name__ == "__main__":
    for set_name in FILES:
        print(set_name, {k: round(v, 3) for k, v in own_spans(set_name).items()})
        print(set_name, {k: round(v, 3) for k, v in scores(set_name).items()})
