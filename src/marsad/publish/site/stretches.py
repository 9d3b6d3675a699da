"""One stretch of the history of a place or an area as a record of its own: who is said
to hold it, by which words, and what was told of it before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from marsad.publish.site.chunk import bucket, chunk
from marsad.publish.site.held import basis, histories, told
from marsad.publish.site.material import Material
from marsad.publish.site.shell import Edition, editions
from marsad.publish.site.store import bucket_count, claim_of, place_in, report_of
from marsad.publish.wire import Row, control_wire
from marsad.records.control import Control

MOST_BESIDE = 12
"""Other stretches of its place or area that a record leads to: the newest."""
MOST_CLAIMS = 40
"""Statements that a record shows; the data files have all."""


def stretch_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Records of ground by id, in as many files as there are of claims."""
    buckets = bucket_count(material)
    languages = {one.language: one for one in editions(material)}
    parts: dict[int, dict[str, Row]] = defaultdict(dict)
    for history in histories(material.dossier):
        for at, control in enumerate(history):
            others = [*history[:at], *history[at + 1 :]][-MOST_BESIDE:]
            row = _record(control, others, languages)
            parts[bucket(control.id, buckets)][control.id] = row
    for number in range(buckets):
        yield chunk(f"stretches-{number}", parts[number])


def _record(
    control: Control, others: Sequence[Control], languages: Mapping[str, Edition]
) -> Row:
    material = next(iter(languages.values())).material
    wire = control_wire(control, material.dossier)
    known = [id for id in wire["claims"] if id in material.claims]
    claims = [claim_of(material.claims[id], material) for id in known[:MOST_CLAIMS]]
    heads = _heads(claims, material)
    reports = {claim["report"] for claim in claims} | set(heads.values())
    return {
        **{name: wire[name] for name in ("id", "place", "area", "start", "end")},
        "place_ar": place_in(control.place, "ar", material),
        "told": _told(control, languages),
        "basis": basis(control.basis),
        "claims": claims,
        "left": len(known) - len(claims),
        "heads": heads,
        "reports": {id: report_of(id, material) for id in sorted(reports)},
        "others": [
            {"id": one.id, "told": _told(one, languages)} for one in reversed(others)
        ],
    }


def _heads(claims: Sequence[Row], material: Material) -> dict[str, str]:
    """The reports of those claims that copies among these were had from."""
    wanted = sorted({claim["copy_of"] for claim in claims if claim["copy_of"]})
    return {id: material.claims[id]["report"] for id in wanted if id in material.claims}


def _told(control: Control, languages: Mapping[str, Edition]) -> dict[str, str]:
    return {language: told(control, edition) for language, edition in languages.items()}
