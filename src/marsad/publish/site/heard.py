"""Who is heard on an event: its claims by independent voice, as the grade counts them,
and each passage of a report once, however many claims are read in it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from marsad.publish.site.material import Material
from marsad.publish.site.passages import Passage, passages
from marsad.publish.wire import Row
from marsad.records.event import Event, bears_out

ASIDE = ("fighting", "denial", "repeat", "taken_back", "withheld")
"""Why a claim is counted with no voice, in the order of the page."""


def heard(event: Event, claims: Sequence[Row], material: Material) -> Row:
    """Additions to the row of an event: `heard`, a group for each voice, and `aside`,
    what is counted with none of them."""
    voiced = _voices(event, claims, material)
    groups: dict[int, list[Row]] = {}
    left: dict[str, list[Row]] = {}
    for claim in claims:
        at = voiced.get(claim["origin"] or claim["id"])
        if at is None:
            left.setdefault(_why(claim, event, claims, material), []).append(claim)
        else:
            groups.setdefault(at, []).append(claim)
    ordered = sorted(groups.values(), key=lambda said: (-len(said), said[0]["id"]))
    return {
        "heard": [_voice(said, material) for said in ordered],
        "aside": [
            {"why": why, "passages": _told(left[why], material)}
            for why in ASIDE
            if why in left
        ],
    }


def _voices(
    event: Event, claims: Sequence[Row], material: Material
) -> Mapping[str, int]:
    """The place of each origin among the voices; an event that has no grade yet is told
    by its origins."""
    grade = material.dossier.grades.get(event.id)
    if grade is None:
        return {claim["origin"] or claim["id"]: at for at, claim in enumerate(claims)}
    origins = {claim["id"]: claim["origin"] or claim["id"] for claim in claims}
    return {
        origins[id]: at
        for at, voice in enumerate(grade.voices)
        for id in voice
        if id in origins
    }


def _why(claim: Row, event: Event, claims: Iterable[Row], material: Material) -> str:
    """Why a claim is counted with no voice: see weigh/matter.py."""
    if not claim["quote"]:
        return "withheld"
    if claim["certainty"] == "denied":
        return "denial"
    if not bears_out(event.kind, material.dossier.claims[claim["id"]]):
        return "fighting"
    here = {one["origin"] for one in claims if not one["copy_of"]}
    return "taken_back" if claim["origin"] in here else "repeat"


def _voice(said: Sequence[Row], material: Material) -> Row:
    """What one voice says, and what repeats it where it says nothing else."""
    own = [claim for claim in said if not claim["copy_of"]] or list(said[:1])
    places = {_place(claim) for claim in own}
    here = [claim for claim in said if _place(claim) in places]
    copies = [claim for claim in said if _place(claim) not in places]
    return {
        "first": min(own, key=lambda claim: _order(claim, material))["id"],
        "passages": _told(here, material),
        "copies": _told(copies, material),
    }


def _place(claim: Row) -> tuple[Any, ...]:
    """Claims of one place are told together: one report, and one way to it."""
    return claim["report"], claim["speaker"], tuple(claim["via"])


def _order(claim: Row, material: Material) -> tuple[str, str, int, str]:
    published = material.reports.get(claim["report"], {}).get("published")
    return published or "9999", claim["report"], claim["span"][0], claim["id"]


def _told(said: Sequence[Row], material: Material) -> list[Row]:
    """The passages, earliest first, as the page's script takes them."""
    ordered = sorted(said, key=lambda claim: _order(claim, material))
    by_place: dict[tuple[Any, ...], list[Row]] = {}
    for claim in ordered:
        by_place.setdefault(_place(claim), []).append(claim)
    return [
        _plain(passage) for group in by_place.values() for passage in passages(group)
    ]


def _plain(passage: Passage) -> Row:
    """A claim that stands alone has its words in its own row."""
    several = len(passage.claims) > 1
    return {
        "claims": passage.claims,
        **({"parts": [list(part) for part in passage.parts()]} if several else {}),
    }
