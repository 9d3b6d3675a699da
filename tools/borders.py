"""Make locate/data/borders.tsv: where two countries meet, roughly.

    python tools/borders.py

From the rough outlines that loading goes by: the middle of the strip where two of them
come close, and how far it reaches.
"""

import itertools
import math
from importlib import resources
from pathlib import Path

import shapely  # type: ignore[import-untyped]

OUT = Path(__file__).parents[1] / "src/marsad/locate/data/borders.tsv"
CLOSE = 0.2
"""Degrees by which each outline is widened, for they are good to about 20 km."""
DEGREE_KM = 111.2
HEAD = """\
# Where two countries meet: the middle of the strip along their border and how far it
# reaches from there, good to about 20 km. Only for words such as "near the Iraqi
# border", never to say which country a place is in; where a border is disputed it
# follows one drawing of it. Made by tools/borders.py from the outlines of
# Natural Earth 1:50m (public domain).
one\tother\tlat\tlon\tradius_km
"""


def outlines() -> dict[str, shapely.Geometry]:
    """Country code -> its outline, widened."""
    source = resources.files("marsad.locate.loading") / "data" / "outlines.tsv"
    rows = source.read_text(encoding="utf-8").splitlines()
    told = [row.split("\t", 1) for row in rows if not row.startswith("#")][1:]
    return {
        code: shapely.make_valid(shapely.from_wkt(text)).buffer(CLOSE)
        for code, text in told
    }


def strip(one: shapely.Geometry, other: shapely.Geometry) -> tuple[float, ...] | None:
    """Latitude, longitude and radius in kilometres of where two outlines meet."""
    meet = one.intersection(other)
    if meet.is_empty:
        return None
    middle = meet.centroid
    wide = math.cos(math.radians(middle.y))
    far = max(
        math.hypot((lon - middle.x) * wide, lat - middle.y)
        for lon, lat in shapely.get_coordinates(meet)
    )
    return round(middle.y, 2), round(middle.x, 2), round(far * DEGREE_KM)


def main() -> None:
    """Write the file."""
    known = outlines()
    rows = []
    for one, other in itertools.combinations(sorted(known), 2):
        found = strip(known[one], known[other])
        if found is not None:
            rows.append("\t".join(map(str, (one, other, *found))))
    OUT.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} borders")


if __name__ == "__main__":
    main()
