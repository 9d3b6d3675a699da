"""What the data files mean, as files beside them: dictionary and package descriptor."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from marsad.publish.credits import licence_of, shipped, sources_of
from marsad.publish.formats.base import Given
from marsad.publish.formats.csv import write_table
from marsad.publish.formats.dictionary import Field, about, fields_of
from marsad.publish.formats.table import columns_of

HEAD = ("name", "field", "column", "type", "meaning", "unit", "values", "hxl")
DICTIONARY = "dictionary.csv"
LAYOUTS = {"events.ucdp.csv": "ucdp", "events.acled.csv": "acled",
           "events.hxl.csv": "hxl", "events.plover.jsonl": "plover",
           "entities.statements.csv": "statements"}  # fmt: skip
"""Files in the layouts of others, by their part of the dictionary."""
FRICTIONLESS = {"text": "string", "moment": "datetime"}
"""Types of ours in the words of Frictionless; the others are the same."""
MEDIA = {
    ".jsonl": "application/jsonl", ".json": "application/json", ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".parquet": "application/vnd.apache.parquet", ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".kml": "application/vnd.google-earth.kml+xml",
}  # fmt: skip


def write_manual(
    given: Given,
    folder: Path,
    held: Mapping[str, Sequence[str]],
    beside: Sequence[str] = (),
) -> None:
    """Write the dictionary as a table and as a page, and a descriptor of the files as
    a Frictionless Data Package; `held` has the exports of each file, and `beside` are
    files that are no exports."""
    write_table(folder / DICTIONARY, [HEAD], _lines())
    (folder / "dictionary.md").write_text("\n".join(_page()) + "\n", "utf-8")
    package = _package(given, {**held, **dict.fromkeys(beside, ())})
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (folder / "datapackage.json").write_text(text, "utf-8")


def _lines() -> Iterator[Sequence[str]]:
    for name in about():
        for f in fields_of(name):
            values = ", ".join(f.values)
            yield (name, f.path, f.column, f.type, f.says, f.unit, values, f.tag)


def _page() -> Iterator[str]:
    yield "# What the data files hold"
    for name, text in about().items():
        yield f"\n## {name}\n\n{text}\n\n| field | type | meaning |\n|---|---|---|"
        for f in fields_of(name):
            more = [f.says]
            more += [f"In {f.unit}."] if f.unit else []
            more += [f"One of: {', '.join(f.values)}."] if f.values else []
            more += [f"`{f.tag}`"] if f.tag else []
            yield f"| `{f.path}` | {f.type} | {' '.join(more)} |"


def _package(given: Given, held: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    labels = given.labels
    said = {
        "name": "marsad-release",
        "title": labels.title,
        "created": f"{labels.as_of}T00:00:00Z" if labels.as_of else "",
        "licenses": [licence_of(labels.licence)] if labels.licence else [],
        "sources": sources_of((*shipped(), *labels.credits)),
        "contributors": [{"title": labels.publisher}] if labels.publisher else [],
    }
    files = [*held, DICTIONARY]
    return {
        **{name: value for name, value in said.items() if value},
        "resources": [_resource(given, name, held.get(name, ())) for name in files],
    }


def _resource(given: Given, file: str, exports: Sequence[str]) -> dict[str, Any]:
    stem, _, suffix = file.rpartition(".")
    layout = LAYOUTS.get(file)
    name = layout or (exports[0] if len(exports) == 1 else "")
    if not exports and stem in about():
        name = stem
    resource: dict[str, Any] = {
        "name": file.replace(".", "-").lower(),
        "path": file,
        "mediatype": MEDIA[f".{suffix}"],
        "encoding": "utf-8",
    }
    if name:
        resource["description"] = about()[name]
    if suffix != "csv":
        return resource
    if file == DICTIONARY:
        fields = [{"name": column, "type": "string"} for column in HEAD]
    elif layout:
        fields = [_field(f) for f in fields_of(layout)]
    else:
        columns = columns_of(stem, given.rows_of).items()
        fields = [_column(stem, name, kind) for name, kind in columns]
    head = {"headerRows": [1, 2]} if layout == "hxl" else {}
    dialect = {"dialect": head} if head else {}
    return (
        resource
        | {"profile": "tabular-data-resource", **dialect}
        | {"schema": {"fields": fields, "missingValues": [""]}}
    )


def _column(export: str, name: str, kind: str) -> dict[str, Any]:
    """A column of an export's table: a field, or one part of it by name."""
    known = {f.column: f for f in fields_of(export)}
    if name in known:
        return _field(known[name])
    maps = (f for f in known.values() if f.type.startswith("map<"))
    whole = next((f for f in maps if name.startswith(f"{f.column}_")), None)
    said = {"description": whole.says} if whole else {}
    return {"name": name, "type": kind, **said}


def _field(field: Field) -> dict[str, Any]:
    """A column of a table: lists are texts there."""
    kind = field.type.partition("<")[0]
    kind = "text" if kind in ("list", "struct", "map") else kind
    told = {
        "name": field.column,
        "type": FRICTIONLESS.get(kind, kind),
        "description": field.says,
    }
    return told | (
        {"constraints": {"enum": list(field.values)}} if field.values else {}
    )
