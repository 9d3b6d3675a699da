"""A monitor's own lists of people: which independent voices tell a fate of whom."""

from marsad.records.dossier import Dossier
from marsad.records.person import PersonCase
from marsad.text.voices import Voices
from marsad.weigh.estimate.table import Table, of_members

SURE = frozenset({"asserted", "probable"})


def of_persons(dossier: Dossier, status: str, lists: tuple[str, ...] = ()) -> Table:
    """Capture patterns of the persons of whom a status is told without doubt: a list
    is all whom one independent voice names.

    A copy stands on the list of the voice that it goes back to. Without `lists` every
    voice is one, by its key: ``source:`` with a source's id, ``outlet:``, ``name:``.
    """
    voices = Voices(dossier)
    heads = {o.origin: id for id, o in dossier.origins.items() if o.copy_of is None}

    def held(case: PersonCase) -> list[str]:
        told = [s for s in case.statuses if s.status == status and s.certainty in SURE]
        first = (
            dossier.claims.get(heads.get(dossier.origins[s.claim].origin, s.claim))
            for s in told
            if s.claim in dossier.origins
        )
        keys = {voices.vouching(claim)[0] for claim in first if claim is not None}
        return sorted(keys)

    members = [on for case in dossier.persons if (on := held(case))]
    return of_members(members, lists, f"persons {status}")
