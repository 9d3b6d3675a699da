"""Rows of minors, and of sexual violence: flagged, and closed to publication."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from marsad.resolve.linking import values
from marsad.resolve.linking.spelling import folded, word_list

ADULT = 18
"""Full years from which on a person is no minor."""
MINOR, VIOLENCE = "minor", "sexual violence"
WORDY = ("category", "sex", "occupation", "name", "given")
"""Fields whose words tell; of a name the first, where lists put "Child" or "Baby"."""
Cells = Sequence[str]


def closed(
    cells: Mapping[str, Cells], rows: int, as_of: str = ""
) -> list[tuple[str, ...]]:
    """Of each row, why it is closed; empty where nothing says so.

    Doubt closes: an age "17-19", or years of birth and event 18 apart, may be a
    minor's. `as_of` is the day by which those are judged whose event has none.
    """
    return [
        tuple(sorted(set(_reasons({f: c[row] for f, c in cells.items()}, as_of))))
        for row in range(rows)
    ]


def _reasons(row: Mapping[str, str], as_of: str) -> Iterator[str]:
    for field in WORDY:
        if cell := row.get(field):
            yield from _told(cell, field in ("name", "given"))
    if _young(row.get("age", "")):
        yield MINOR
    born = values.day(row.get("dob", ""))
    if not born.year:
        parts = (row.get(f"birth_{part}", "") for part in ("year", "month", "day"))
        born = values.day_of(*parts)
    then = values.day(row.get("date", ""))
    if not then.year:
        then = values.day(as_of)
    if born.year and then.year and _under_age(born, then):
        yield MINOR


@functools.lru_cache(maxsize=1 << 16)
def _told(cell: str, named: bool) -> tuple[str, ...]:
    """What the words of a cell say; of a name the first one, if there are more."""
    words = folded(cell).split()
    if not words or (named and len(words) < 2):
        return ()
    text = f" {words[0] if named else ' '.join(words)} "
    bare = re.sub(r"(?<= )ال(?=\w{3})", "", text)
    return tuple(
        reason
        for reason in (MINOR, VIOLENCE)
        if any(
            f" {word} " in text or f" {word} " in bare
            for word in word_list("special", reason)
        )
    )


@functools.lru_cache(maxsize=1 << 12)
def _young(cell: str) -> bool:
    """Whether an age may be a minor's."""
    numbers = [float(n) for n in re.findall(r"\d+(?:\.\d+)?", values.digits(cell))]
    if not numbers:
        return False
    years = values.age(str(min(numbers)) + re.sub(r"[\d.]+", " ", values.digits(cell)))
    return years is not None and years < ADULT


def _under_age(born: values.Day, then: values.Day) -> bool:
    years = int(then.year) - int(born.year)
    if not 0 <= years <= ADULT:
        return False
    if years < ADULT:
        return True
    whole = born.whole and then.whole
    return not whole or then.whole[4:] < born.whole[4:]
