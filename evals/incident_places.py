"""Where Airwars' incidents in Syria were, by the name alone.

Each incident with a point and a name is looked for by its English and by its Arabic
name, with the governorate and without; all are in Syria. Right is a point within 10 km.
No place of the gazetteer was taken from this file.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from geoparse import apart, models
from sets import DATA, rows

from marsad.run.asking import Asked, place_rows

FILE = DATA / "airwars_syria" / "incidents.jsonl.gz"
NEAR = 10.0


@cache
def incidents() -> list[dict[str, Any]]:
    """Those that have a point."""
    return [row for row in rows(FILE) if row["lat"] is not None]


def scores() -> dict[str, float]:
    """Shares within 10 km."""
    return {
        f"{language}, {how}": sum(found) / len(found)
        for language in ("en", "ar")
        for how in ("with governorate", "without")
        if (found := list(_found(language, how == "with governorate")))
    }


def _found(language: str, unit: bool) -> Iterator[bool]:
    named = [row for row in incidents() if row[f"place_{language}"]]
    asked = [
        Asked(
            str(number),
            row[f"place_{language}"],
            "",
            None,
            "SY",
            row["governorate"] if unit else None,
        )
        for number, row in enumerate(named)
    ]
    for row, one in zip(named, asked, strict=True):
        (answer,) = place_rows([one], models())
        yield (
            answer["lat"] is not None
            and apart(row["lat"], row["lon"], answer["lat"], answer["lon"]) <= NEAR
        )


if __name__ == "__main__":
    for measure, share in scores().items():
        print(measure, round(share, 3))
