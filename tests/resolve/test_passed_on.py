"""Claims that another monitor passes on: its events and origins hold (rule D8)."""

from dataclasses import replace
from datetime import date

from marsad.records.claim import PASSED_ON
from marsad.records.coded import Coded
from marsad.resolve.resolve import Resolved, resolve_claims
from tests.build import Told, claim, decision, dossier, engine, figure, placed, report


def passed(
    words: str,
    event: str | None,
    origin: str,
    by: str = "Coast Monitor",
    **more: object,
) -> Told:
    """A report of one claim, as a monitor passes it on."""
    of = report(words, publisher=str(more.pop("publisher", "Morning Daily")))
    of = replace(of, dataset="claims 2021-06-01 War", passed_on_by=by)
    made = claim(of, words, figures=[figure("killed", 9)], **more)  # type: ignore[arg-type]
    coded = Coded(36.2, 36.5, start=date(2021, 5, 3), end=date(2021, 5, 3))
    coded = replace(coded, origin=origin, event=event)
    made = replace(made, coded=coded, rules=(PASSED_ON,))
    return placed(of, made, "2021-05-03", place="Harim")


def read(words: str, **more: object) -> Told:
    """The same as it is read from a report."""
    of = report(words, publisher="Valley Post")
    made = claim(of, words, figures=[figure("killed", 9)], **more)  # type: ignore[arg-type]
    return placed(of, made, "2021-05-03", place="Harim")


def resolved(*told: Told, **more: object) -> Resolved:
    return resolve_claims(dossier(told, **more), engine())  # type: ignore[arg-type]


def test_what_it_has_in_two_events_is_two_and_in_one_is_one() -> None:
    one = passed("Nine people were killed in Harim.", "evt-1", "org-1")
    two = passed("Nine people were killed in Harim, too.", "evt-2", "org-2")
    far = passed("A raid, of which nothing else is known.", "evt-1", "org-3")
    loose = passed("Nine were killed in Harim, it is said.", None, "org-4")
    found = resolved(one, two, far, loose)
    groups = sorted(sorted(event.claims) for event in found.events)
    assert groups == sorted([sorted([one.claim.id, far.claim.id]), [two.claim.id]])


def test_what_it_counts_to_one_origin_is_one_whoever_speaks() -> None:
    one = passed("The mayor counted nine.", "evt-1", "org-1", speaker="The mayor")
    two = passed("A doctor counted nine.", "evt-1", "org-1", speaker="A doctor")
    three = passed("A nurse counted nine.", "evt-1", "org-2", speaker="A nurse")
    origins = {o.claim: o.origin for o in resolved(one, two, three).origins}
    assert origins[one.claim.id] == origins[two.claim.id]
    assert origins[three.claim.id] != origins[one.claim.id]


def test_a_reviewer_may_split_its_events() -> None:
    told = [passed(f"Nine were killed, {k} says.", "evt-1", f"org-{k}") for k in "abc"]
    one, two, three = sorted(told, key=lambda each: each.claim.id)
    ruled = [decision("split", two.claim.id, three.claim.id)]
    (first, second) = resolved(one, two, three, decisions=ruled).events
    assert sorted(map(len, (first.claims, second.claims))) == [1, 2]


def test_a_person_without_a_name_may_be_anybody() -> None:
    named = read("Nine died, Karim Haddad among them.", person="Karim Haddad",
                 status="killed")  # fmt: skip
    masked = passed("Nine died, [name withheld] among them.", "evt-1", "org-1",
                    person="per-1", status="killed")  # fmt: skip
    other = passed("Nine died there, [name withheld] too.", "evt-2", "org-2",
                   person="per-2", status="killed")  # fmt: skip
    (event,) = resolved(named, masked).events
    assert len(event.claims) == 2
    assert len(resolved(masked, other).events) == 2


def test_a_row_that_it_passes_on_is_a_row() -> None:
    told = passed("killed: 9", "evt-1", "org-1")
    assert not told.claim.is_row
    assert replace(told.claim, rules=(PASSED_ON, "row:ucdp")).is_row
