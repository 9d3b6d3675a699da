"""Where two countries meet: "near the Iraqi border", "على الحدود السورية العراقية"."""

import functools
import re
from collections.abc import Iterable
from dataclasses import replace
from importlib import resources

from marsad.locate import words_ar
from marsad.locate.gazetteer import Gazetteer
from marsad.records.where import Where
from marsad.text.parties_ar import is_arabic
from marsad.text.peoples import countries, country_of

_WORD = re.compile(r"[A-Z][^\W\d_]+")
_ALONG = 5
"""UCDP's where_prec of what lies along a line."""


@functools.cache
def _strips() -> dict[frozenset[str], tuple[float, float, int]]:
    """Two countries -> latitude, longitude and radius in metres of their border."""
    source = resources.files("marsad.locate") / "data" / "borders.tsv"
    rows = source.read_text(encoding="utf-8").splitlines()
    told = [row.split("\t") for row in rows if not row.startswith("#")][1:]
    return {
        frozenset((one, other)): (float(lat), float(lon), int(far) * 1000)
        for one, other, lat, lon, far in told
    }


def lands_in(words: str, gazetteer: Gazetteer) -> frozenset[str]:
    """ISO codes of the countries that words name, by name or by their people."""
    if is_arabic(words):
        named = words_ar.lands(words.split())
    else:
        said = _WORD.findall(words)
        named = [w if w in countries() else country_of(w) or "" for w in said]
    return frozenset(
        entry.country
        for land in filter(None, named)
        for entry in gazetteer.lookup(land)
        if entry.kind == "country"
    )


def on_border(where: Where, named: frozenset[str], area: Iterable[str]) -> Where:
    """A country as the strip along its border with the other one named, else with the
    one watched; without a point where that leaves none or several."""
    own = frozenset((where.country or "",))
    others = (named - own) or (frozenset(area) - own)
    found = [_strips()[own | {land}] for land in others if own | {land} in _strips()]
    lat, lon, radius = found[0] if len(found) == 1 else (None, None, None)
    return replace(where, lat=lat, lon=lon, radius_m=radius, precision=_ALONG)
