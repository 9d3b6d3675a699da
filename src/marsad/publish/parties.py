"""The parties of a release, in its manifest: what its rows' ids of sides stand for."""

import re
from collections.abc import Mapping
from typing import Any

from marsad.publish.arabic.names import party_in_arabic
from marsad.publish.colours import colours_of
from marsad.publish.latin import in_latin
from marsad.records.dossier import Dossier
from marsad.records.war import Party, War

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def parties_wire(opened: Dossier) -> list[dict[str, Any]]:
    """Parties that events or ground of a redacted record name, in the order of the
    monitor's list: names in English and Arabic, and the colour. Other names stay
    inside: some are abuse."""
    named = {party for event in opened.events for party in event.parties}
    named |= {control.holder for control in opened.controls if control.holder}
    shades = colours_of(opened.war.parties)
    return [
        {
            "id": party.id,
            "name": {"en": in_latin(party), "ar": party_in_arabic(party) or None},
            "colour": shades[party.id],
        }
        for party in opened.war.parties
        if party.id in named
    ]


def war_of(manifest: Mapping[str, Any]) -> War | None:
    """What a release's manifest says of the war; None where it says nothing of
    parties, as older ones do, or what no release of ours would say."""
    parties, area = manifest.get("parties"), manifest.get("area", [])
    if not isinstance(parties, list) or not isinstance(area, list):
        return None
    try:
        known = tuple(map(_party, parties))
    except (KeyError, TypeError):
        return None
    title = str(manifest.get("title") or "")
    return War(name=title, area=tuple(map(str, area)), parties=known)


def _party(row: Mapping[str, Any]) -> Party:
    english, arabic = row["name"]["en"], row["name"]["ar"]
    colour = str(row["colour"] or "")
    return Party(
        str(row["id"]),
        str(english),
        (str(arabic),) if arabic else (),
        colour=colour if _COLOUR.fullmatch(colour) else None,
    )
