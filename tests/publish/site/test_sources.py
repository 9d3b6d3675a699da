"""The page of sources counts each origin once, and names nobody who is protected."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.seal import CONTACT
from marsad.publish.site.shell import render
from marsad.publish.site.sources import nameless, sources
from marsad.publish.site.standing import Standing, backed, standings
from marsad.publish.site.voices import Voice
from marsad.records.dossier import Dossier
from marsad.records.origin import Origin
from tests.publish.scene import CLAIMS, EVENTS, SECRETS, WAR
from tests.publish.site.written import OPENED, edition, material


def standing_of(name: str, dossier: Dossier = OPENED) -> Standing:
    found = standings(dossier, material(dossier).voices)
    return next(s for s in found if name in (s.voice.source, s.voice.name))


def test_what_one_voice_says_is_counted_by_origin() -> None:
    watch = standing_of("watch")
    assert (watch.claims, watch.said) == (4, {"org-rpt-a", "org-rpt-c"})
    assert watch.reports == 0
    assert standing_of("wire").reports == 3


def test_a_voice_is_backed_by_one_that_does_not_contradict_it() -> None:
    event = replace(OPENED.events[0], contradictions=())
    apart = standing_of("watch")
    agreeing = standing_of("watch", replace(OPENED, events=(event,)))
    assert apart.backed == set() and apart.disputed == {"org-rpt-a"}
    assert agreeing.backed == {"org-rpt-a"}


def test_a_report_that_had_it_from_another_only_repeats() -> None:
    copy = Origin("ogn-x", "clm-bbb1", "org-rpt-a", "clm-aaa1", "told")
    dossier = replace(OPENED, origins={**OPENED.origins, "clm-bbb1": copy})
    assert standing_of("northtv", dossier).repeated == 1
    assert standing_of("northtv").repeated == 0


VOICES = st.sampled_from([Voice("a", "A"), Voice("b", "B"), Voice(None, "c")])
SAID = st.lists(
    st.tuples(VOICES, st.sampled_from(["o1", "o2", "o3"]), st.booleans()), max_size=7
)


@given(SAID, st.sets(st.frozensets(st.integers(0, 6), min_size=2, max_size=2)))
def test_backed_is_what_another_voice_and_origin_says_without_denial(
    said: list[tuple[Voice, str, bool]], apart: set[frozenset[int]]
) -> None:
    ids = [f"clm-{at}" for at in range(len(said))]
    claims = {
        id: replace(CLAIMS[0], id=id, certainty="denied" if denied else "asserted")
        for id, (_, _, denied) in zip(ids, said, strict=True)
    }
    origins = {
        id: Origin(f"ogn-{id}", id, origin)
        for id, (_, origin, _) in zip(ids, said, strict=True)
    }
    spoken: Mapping[str, Voice] = dict(
        zip(ids, (voice for voice, _, _ in said), strict=True)
    )
    pairs = [tuple(sorted(f"clm-{n}" for n in pair)) for pair in apart]
    event = replace(EVENTS[0], contradictions=tuple((a, b) for a, b in pairs))
    dossier = Dossier(WAR, claims=claims, origins=origins)
    expected = {
        f"clm-{one}"
        for one, other in permutations(range(len(said)), 2)
        if said[one][0] != said[other][0]
        and said[one][1] != said[other][1]
        and not said[one][2]
        and not said[other][2]
        and frozenset((one, other)) not in apart
    }
    assert backed(event, ids, dossier, spoken) == expected


def test_protected_contacts_are_one_line_without_a_name() -> None:
    content = sources(edition(material()))
    assert [key for key, _, _ in content["summed"]].count("contact") == 1
    names = [row["name"] for row in (*content["listed"], *content["named"])]
    assert CONTACT not in names
    for language in ("en", "ar"):
        page = render("sources", edition(material(), language), content).decode()
        assert not [secret for secret in SECRETS if secret in page]


def test_every_claim_is_counted_in_one_line() -> None:
    content = sources(edition(material()))
    found = standings(OPENED, material().voices)
    assert sum(s.claims for s in found) == len(OPENED.claims)
    lines = [row["counts"]["said"] for row in (*content["listed"], *content["named"])]
    lines += [counts["said"] for _, counts, _ in content["summed"]]
    assert sum(lines) == sum(len(s.said) for s in found)


def test_speakers_without_a_name_are_told_from_others() -> None:
    assert nameless("activists") and nameless("a medical source")
    assert not nameless("Valley Council")


def test_a_listed_source_keeps_its_letter_and_side() -> None:
    rows = {row["id"]: row for row in sources(edition(material()))["listed"]}
    assert rows["northtv"]["reliability"] == "D"
    assert rows["northtv"]["side"]["name"] in ("north", "Northern Army")
    assert rows["watch"]["side"] is None
