"""Small files of rows of our own, for tests of imports."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from marsad.text.datasets import layout

UCDP = {
    "id": "501",
    "relid": "QAX-2016-1-1-1",
    "year": "2016",
    "active_year": "1",
    "type_of_violence": "1",
    "conflict_name": "Qaxal: Government",
    "dyad_name": "Government of Qaxal - Dorvim Front",
    "side_a": "Government of Qaxal",
    "side_b": "Dorvim Front",
    "number_of_sources": "1",
    "source_article": '"Coast Herald,2016-03-05,Six die in the valley"',
    "source_office": "Coast Herald",
    "source_headline": "Six die in the valley",
    "source_original": "Valley Watch",
    "where_prec": "1",
    "where_coordinates": "Harim town",
    "adm_1": "Idlib Governorate",
    "latitude": "36.21",
    "longitude": "36.52",
    "country": "Syria",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2016-03-04 00:00:00.000",
    "date_end": "2016-03-04 00:00:00.000",
    "deaths_a": "2",
    "deaths_b": "3",
    "deaths_civilians": "1",
    "deaths_unknown": "0",
    "best": "6",
    "high": "8",
    "low": "5",
}
ACLED = {
    "event_id_cnty": "QAX12",
    "event_date": "04 March 2016",
    "year": "2016",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Qaxal",
    "assoc_actor_1": "",
    "inter1": "1",
    "actor2": "Civilians (Qaxal)",
    "assoc_actor_2": "",
    "inter2": "7",
    "interaction": "17",
    "civilian_targeting": "Civilian targeting",
    "country": "Syria",
    "admin1": "Idlib",
    "location": "Harim",
    "latitude": "36.21",
    "longitude": "36.52",
    "geo_precision": "1",
    "source": "Valley Watch",
    "source_scale": "National",
    "notes": "Planes struck the market of Harim.",
    "fatalities": "6",
    "timestamp": "1500000000",
}
AIRWARS = {
    "code": "QX001",
    "date": "2017-05-08",
    "date_end": None,
    "published": "2017-06-01",
    "place_en": "Harim market",
    "governorate": "Idlib",
    "lat": 36.21,
    "lon": 36.52,
    "geo_precision": "neighbourhood_area",
    "belligerent": "Qaxal Military",
    "grade": "Fair",
    "strike_type": "Airstrike",
    "killed_min": 4,
    "killed_max": 6,
    "injured_min": 2,
    "injured_max": 2,
    "children_killed_min": 1,
    "children_killed_max": 2,
    "sources": [{"name": "Valley Watch"}, {"name": "Coast Herald"}],
}
IBC = {
    "ibc_code": "q1",
    "date_start": "2005-03-04",
    "date_end": "2005-03-04",
    "time": "AM",
    "location": "Baquba",
    "target": "police patrol",
    "weapons": "roadside bomb",
    "reported_minimum": "3",
    "reported_maximum": "4",
    "sources": "ABC 04 Mar, DEF 05 Mar (morgue)",
}


def with_all(row: Mapping[str, str], id: str = "ucdp") -> dict[str, str]:
    """A row with every column of its layout, in its order."""
    return {column: row.get(column, "") for column in layout(id).columns}


def csv_text(rows: Sequence[Mapping[str, object]], head: bool = True) -> str:
    """CSV of rows that have the same columns."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    if head:
        writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def csv_file(
    path: Path, rows: Sequence[Mapping[str, object]], head: bool = True
) -> Path:
    """A CSV file, packed where its name says so."""
    data = csv_text(rows, head).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def json_lines(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
