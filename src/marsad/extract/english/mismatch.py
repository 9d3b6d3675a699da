"""Words and figures of one report that do not agree with each other."""

import functools
import itertools
import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib import resources

from marsad.records.claim import Claim, Figure, Span
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.text.numbers import value_of

_WORD = re.compile(r"[a-z]{4,}")
_NEXT = 40
"""Figures of one kind that each is compared with: the next ones of its report."""
_BESIDE = 400
"""Characters between two sides and an area that may be of one piece of ground."""
_ALIKE = 0.5
"""Share of words that two statements have in common if they tell of one thing."""


def mismatches(report: str, text: str, claims: Sequence[Claim]) -> Iterator[Issue]:
    """An issue for each disagreement, in order; consistent roundings are none."""
    found = [
        *_units(text),
        *_squares(text),
        *_sums(text, claims),
        *_figures(text, claims),
    ]
    for span, code, message, about in sorted(set(found)):
        yield Issue(
            id=content_id("iss", report, code, span[0], span[1]),
            record=report,
            code=code,
            message=message,
            stage="extract",
            seen=text[slice(*span)],
            span=span,
            claims=about,
        )


_Found = tuple[Span, str, str, tuple[str, ...]]


@functools.cache
def _sizes() -> dict[str, tuple[str, float]]:
    """Unit -> its dimension and size."""
    source = resources.files("marsad.extract.english").joinpath("data/units.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        unit: (dimension, size)
        for dimension, units in tables.items()
        for unit, size in units.items()
    }


@functools.cache
def _pair() -> re.Pattern[str]:
    """A measurement with another behind it in brackets, or after "or"."""
    units = "|".join(re.escape(u) for u in sorted(_sizes(), key=lambda u: (-len(u), u)))
    number = r"\d[\d,.]*(?:\s(?:million|thousand|hundred))?|(?:[a-z]+[- ])??[a-z]+"
    return re.compile(
        rf"\b(?P<one>{number})[\s-]?(?P<unit>{units})\b[^().;]{{0,20}}"
        rf"\((?:about |around |some |roughly |nearly |or |just |over |more than )*"
        rf"(?P<two>{number})[\s-]?(?P<other>{units})\b",
        re.IGNORECASE,
    )


def _units(text: str) -> Iterator[_Found]:
    for match in _pair().finditer(text):
        one, two = _said(match["one"]), _said(match["two"])
        kind, size = _sizes()[match["unit"].lower()]
        other_kind, other = _sizes()[match["other"].lower()]
        if one is None or two is None or kind != other_kind or size == other:
            continue
        there, back = one[0] * size / other, two[0] * other / size
        if not _rounds_to(there, two) and not _rounds_to(back, one):
            span = match.start("one"), match.end("other")
            message = (
                f"{match['one']} {match['unit']} is {there:.3g} {match['other']},"
                f" not {match['two']}"
            )
            yield span, "mismatch-units", message, ()


@functools.cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two sides of one piece of ground ("700 metres by 700", "9 km long and 2 km
    wide"), and an area in the square of a unit of length."""
    lengths = (unit for unit, (kind, _) in _sizes().items() if kind == "length")
    unit = "|".join(sorted(map(re.escape, lengths), key=lambda u: (-len(u), u)))
    number = r"\d[\d,.]*|[a-z]+(?:[- ](?:hundred|thousand))?"
    long = r"(?:long|wide|deep|across|in length|in width)"
    sides = re.compile(
        rf"\b(?P<one>{number})(?:[\s-]?(?P<unit>{unit}))?\s?(?:by|x|×)\s?"
        rf"(?P<two>{number})[\s-]?(?P<last>{unit})\b"
        rf"|\b(?P<one_>{number})[\s-]?(?P<unit_>{unit}) {long},?(?: and| by)? "
        rf"(?P<two_>{number})[\s-]?(?P<last_>{unit}) {long}\b",
        re.IGNORECASE,
    )
    square = rf"\b(?P<number>{number})[\s-](?:square|sq\.?)[\s-](?P<unit>{unit})\b"
    return sides, re.compile(square, re.IGNORECASE)


def _squares(text: str) -> Iterator[_Found]:
    """Sides and an area near them that has their number, as if 700 metres by 700 were
    700 square metres."""
    sides, square = _shapes()
    areas = list(square.finditer(text))
    for match in sides.finditer(text) if areas else ():
        said = {
            name.rstrip("_"): words
            for name, words in match.groupdict().items()
            if words
        }
        one, two = _said(said["one"]), _said(said["two"])
        if one is None or two is None:
            continue
        last = _sizes()[said["last"].lower()][1]
        first = _sizes()[said.get("unit", said["last"]).lower()][1]
        for area in sorted(areas, key=lambda area: abs(area.start() - match.start())):
            number, size = _said(area["number"]), _sizes()[area["unit"].lower()][1]
            if number is None or abs(area.start() - match.start()) > _BESIDE:
                continue
            there = one[0] * first * two[0] * last / size**2
            same = number[0] in (one[0], two[0]) and size in (first, last)
            if same and not _rounds_to(there, number):
                message = (
                    f"{said['one']} {said.get('unit', said['last'])} by"
                    f" {said['two']} {said['last']} is {there:.10g}"
                    f" square {area['unit']},"
                    f" not {area['number']}"
                )
                yield match.span(), "mismatch-units", message, ()
                break


def _said(words: str) -> tuple[float, float] | None:
    """A number's value, and the step to which it seems to be rounded."""
    for start in (words, words.split()[-1], words.split("-")[-1]):
        value = value_of(start.lower())
        if value:
            break
    else:
        return None
    if value != int(value):
        decimals = len(start.rstrip(".").split(".")[-1])
        return value, 10.0**-decimals
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    return value, 10.0**zeros


def _rounds_to(exact: float, said: tuple[float, float]) -> bool:
    """Whether a value may be said so: rounded to its step, or within a tenth."""
    value, step = said
    if abs(exact - value) <= 0.1 * value:
        return True
    return math.floor(exact / step + 0.5) * step == value or (
        step >= 10 and abs(exact - value) <= step / 2
    )


def _exact(figure: Figure) -> bool:
    return figure.low is not None and figure.low == figure.high and not figure.approx


def _sums(text: str, claims: Sequence[Claim]) -> Iterator[_Found]:
    """Parts joined by commas or "and" that exceed the whole they are part of."""
    by_id = {claim.id: claim for claim in claims}
    parts: dict[tuple[str, int], list[tuple[Claim, Figure]]] = {}
    for claim in claims:
        for figure in claim.figures:
            if figure.part_of is not None:
                key = (figure.part_of.claim, figure.part_of.figure)
                parts.setdefault(key, []).append((claim, figure))
    for (whole_id, index), row in parts.items():
        whole = by_id[whole_id].figures[index]
        joined = _joined(text, [figure for _, figure in row])
        total = sum(figure.low or 0 for figure in joined)
        if not _exact(whole) or not all(map(_exact, joined)) or whole.low is None:
            continue
        if total > whole.low:
            span = (
                min(whole.span[0], joined[0].span[0]),
                max(whole.span[1], joined[-1].span[1]),
            )
            said = " + ".join(f"{figure.low:g}" for figure in joined)
            message = f"{said} is {total:g}, more than the stated {whole.low:g}"
            about = tuple(sorted({whole_id, *(claim.id for claim, _ in row)}))
            yield span, "mismatch-sum", message, about


def _joined(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The first figures that follow each other, joined by "and" or a comma."""
    order = sorted(figures, key=lambda figure: figure.span)
    kept = order[:1]
    for one, two in itertools.pairwise(order):
        gap = text[one.span[1] : two.span[1]]
        if one.span == two.span or not re.match(r"^[\w\s]{0,20}(?:,|\band\b)", gap):
            break
        if "." in gap or re.search(r"\b(?:of them|of whom|including)\b", gap):
            break
        kept.append(two)
    return kept


def _figures(text: str, claims: Sequence[Claim]) -> Iterator[_Found]:
    """One thing counted twice, differently, in the report's own voice."""
    own = [
        (claim, figure)
        for claim in claims
        if claim.speaker is None and claim.certainty == "asserted"
        for figure in claim.figures
        if _exact(figure) and figure.part_of is None
    ]
    like: dict[tuple[str | None, ...], list[tuple[Claim, Figure]]] = {}
    for claim, figure in own:
        key = (claim.kind, figure.measure, figure.population, claim.place)
        like.setdefault(key, []).append((claim, figure))
    for rows in like.values():
        for i, (one, first) in enumerate(rows):
            for two, second in rows[i + 1 : i + 1 + _NEXT]:
                if first.low == second.low or one.id == two.id:
                    continue
                if _alike(one.quote, two.quote):
                    message = (
                        f"{first.text!r} here, {second.text!r} there, for one event"
                    )
                    about = tuple(sorted((one.id, two.id)))
                    yield second.span, "mismatch-figures", message, about


def _alike(one: str, two: str) -> bool:
    a, b = (set(_WORD.findall(quote.lower())) for quote in (one, two))
    shorter = min(len(a), len(b))
    return shorter >= 4 and len(a & b) / shorter > _ALIKE + 0.2
