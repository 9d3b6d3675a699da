from marsad.records.event import event_id
from marsad.resolve.resolve import resolve_claims
from marsad.run.chain import find
from marsad.store.memory import MemoryStore
from tests.build import decision, dossier, engine, told


def test_the_id_of_a_former_event_leads_to_the_event_that_its_claim_is_in() -> None:
    a = told("Planes hit the market of Harim.", publisher="Capital Wire")
    b = told("Bombs fell on the bridge.", place="Salma", publisher="Coast Herald")
    ruled = [decision("merge", a.claim.id, b.claim.id)]
    (merged,) = resolve_claims(dossier([a, b], ruled), engine()).events
    store = MemoryStore()
    store.put([merged])
    former = ({event_id(a.claim.id), event_id(b.claim.id)} - {merged.id}).pop()
    assert find(store, merged.id) == [merged]
    assert find(store, former) == [merged]
    assert find(store, former[:12]) == [merged]
    assert find(store, "evt-nobodyknows") == []
