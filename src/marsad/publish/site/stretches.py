"""One stretch of the history of a place or an area as a record of its own: who is said
to hold it, by which words, and what was told of it before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from marsad.publish.site.chunk import bucket, chunk
from marsad.publish.site.held import basis, histories, told
from marsad.publish.site.material import Material
from marsad.publish.site.particulars import lost
from marsad.publish.site.shell import Edition, editions
from marsad.publish.site.store import (
    bucket_count,
    claim_of,
    fates,
    in_buckets,
    place_in,
    report_of,
)
from marsad.publish.wire import Row, control_wire
from marsad.records.control import Control

MOST_BESIDE = 12
"""Other stretches of its place or area that a record leads to: the newest."""
MOST_CLAIMS = 40
"""Statements that a record shows; the data files have all."""


def stretch_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Records of ground by id, in as many files as there are of claims; the rows of
    one file are held at a time."""
    buckets = bucket_count(material)
    languages = {one.language: one for one in editions(material)}
    said: dict[str, dict[str, str]] = {}
    parts: dict[int, list[tuple[Control, Sequence[Control]]]] = defaultdict(list)
    for history in histories(material.dossier):
        said |= {one.id: _told(one, languages) for one in history}
        for control in history:
            parts[bucket(control.id, buckets)].append((control, history))
    known = {control.id for part in parts.values() for control, _ in part}
    gone = in_buckets(lost(material, "control", known), buckets)
    for number in range(buckets):
        rows = {
            control.id: {
                **_record(control, material),
                "told": said[control.id],
                "others": _others(control, history, said),
            }
            for control, history in parts[number]
        }
        rows |= fates(gone.get(number, ()), material)
        yield chunk(f"stretches-{number}", rows)


def _others(
    control: Control, history: Sequence[Control], said: Mapping[str, Mapping[str, str]]
) -> list[Row]:
    """The newest other stretches of the same place or area, the last one first."""
    rest = [one for one in history[-MOST_BESIDE - 1 :] if one.id != control.id]
    return [{"id": one.id, "told": said[one.id]} for one in rest[-MOST_BESIDE:][::-1]]


def _record(control: Control, material: Material) -> Row:
    wire = control_wire(control, material.dossier)
    known = [id for id in wire["claims"] if id in material.claims]
    claims = [claim_of(material.claims[id], material) for id in known[:MOST_CLAIMS]]
    heads = _heads(claims, material)
    reports = {claim["report"] for claim in claims} | set(heads.values())
    return {
        **{name: wire[name] for name in ("id", "place", "area", "start", "end")},
        "place_ar": place_in(control.place, "ar", material),
        "basis": basis(control.basis),
        "claims": claims,
        "left": len(known) - len(claims),
        "heads": heads,
        "reports": {id: report_of(id, material) for id in sorted(reports)},
    }


def _heads(claims: Sequence[Row], material: Material) -> dict[str, str]:
    """The reports of those claims that copies among these were had from."""
    wanted = sorted({claim["copy_of"] for claim in claims if claim["copy_of"]})
    return {id: material.claims[id]["report"] for id in wanted if id in material.claims}


def _told(control: Control, languages: Mapping[str, Edition]) -> dict[str, str]:
    return {language: told(control, edition) for language, edition in languages.items()}
