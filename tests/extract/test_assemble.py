"""From what was found to claims, with hand-made findings and no network."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.assemble import Read, claims
from marsad.extract.english.of_them import of_them
from marsad.extract.english.rules import EnglishRules
from marsad.extract.network.found import Found, FoundClaim, FoundFigure, FoundName
from marsad.records.claim import KINDS, Claim, PartOf, Span
from marsad.text.dates import find_dates
from marsad.text.numbers import numbers
from marsad.text.split import clean
from tests.extract.english.reading import check


def at(text: str, words: str, start: int = 0) -> Span:
    first = text.index(words, start)
    return first, first + len(words)


def read(text: str, found: Found) -> list[Claim]:
    known = tuple(numbers(clean(text)))
    return claims(
        Read("rpt-1", text, found, find_dates(text), known, "test-1"), EnglishRules()
    )


def stated(text: str, words: str, kind: str = "attack", **more: Any) -> FoundClaim:
    """A claim found; roles are given by words: ``speaker="medics"``."""
    named = more.pop("roles", {}).items()
    lists = {name: [v] if isinstance(v, str) else v for name, v in named}
    roles = {name: tuple(at(text, v) for v in said) for name, said in lists.items()}
    certainty, status = more.pop("certainty", "asserted"), more.pop("status", None)
    return FoundClaim(at(text, words), kind, certainty, status, roles, **more)


def counted(text: str, words: str, part: int | None = None) -> FoundFigure:
    return FoundFigure(at(text, words), "killed", "people", part)


def one(text: str, claim: FoundClaim, *figures: FoundFigure, names: str = "") -> Claim:
    """The single claim of a text; `names` as in ``P Omar Haddad; L Varna``."""
    labels = {"P": "PER", "O": "ORG", "L": "LOC"}
    rows = [row.strip() for row in names.split(";") if row.strip()]
    said = [FoundName(at(text, row[2:]), labels[row[0]]) for row in rows]
    (made,) = read(text, Found([claim], list(figures), said))
    return made


def test_a_claim_quotes_its_words_and_the_figures_beside_them() -> None:
    text = "In Varna 12 people were killed by shells on Monday, medics said."
    claim = one(
        text,
        stated(text, "were killed by shells", "shelling", roles={"speaker": "medics"}),
        counted(text, "12 people"),
    )
    assert claim.quote == "12 people were killed by shells"
    assert claim.quote == text[slice(*claim.span)]
    assert (claim.kind, claim.speaker, claim.via) == ("shelling", "medics", ())
    assert [(f.text, f.low) for f in claim.figures] == [("12 people", 12)]
    assert (claim.report, claim.reader) == ("rpt-1", "test-1")


def test_a_figure_far_from_every_claim_belongs_to_none() -> None:
    text = f"Rebels shelled it. {'And so on. ' * 9} Some 12 people stood by."
    claim = one(text, stated(text, "Rebels shelled it"), counted(text, "12 people"))
    assert claim.figures == ()
    assert read(text, Found([], [counted(text, "12 people")])) == []


def test_a_figure_goes_to_the_nearest_claim() -> None:
    text = "Shells killed 3 in Aleppo and a blast killed 2 in Idlib."
    found = Found(
        [stated(text, "Shells killed 3"), stated(text, "a blast killed 2")],
        [counted(text, "3"), counted(text, "2")],
    )
    assert [[f.low for f in c.figures] for c in read(text, found)] == [[3], [2]]


def test_one_number_is_one_figure() -> None:
    text = "It killed between 5 and 7 men."
    claim = one(
        text,
        stated(text, "It killed"),
        counted(text, "between 5"),
        counted(text, "7 men"),
    )
    assert [(f.low, f.high) for f in claim.figures] == [(5, 7)]


def test_parts_point_at_their_whole_in_another_claim() -> None:
    text = "It killed 35 people. Ten died in Varna. In Talin 24 died."
    found = Found(
        [
            stated(text, "It killed"),
            stated(text, "died in Varna"),
            stated(text, "In Talin"),
        ],
        [counted(text, "35 people"), counted(text, "Ten", 0), counted(text, "24", 0)],
    )
    whole, ten, rest = read(text, found)
    assert whole.figures[0].part_of is None
    assert ten.figures[0].part_of == PartOf(whole.id, 0)
    assert rest.figures[0].part_of == PartOf(whole.id, 0)


def test_a_part_of_what_is_no_figure_is_a_part_of_nothing() -> None:
    text = "It killed several men, 2 of them nurses."
    claim = one(
        text,
        stated(text, "It killed"),
        counted(text, "several men"),
        counted(text, "2 of them", 0),
    )
    assert [(f.low, f.part_of) for f in claim.figures] == [(2, None)]


def test_figures_in_a_circle_are_parts_of_nothing() -> None:
    text = "It killed 35 people, 10 men, 24 women and 3 more."
    claim = one(
        text,
        stated(text, "It killed"),
        counted(text, "35 people", 1),
        counted(text, "10 men", 2),
        counted(text, "24 women", 0),
        counted(text, "3 more", 0),
    )
    assert [f.part_of for f in claim.figures] == [None, None, None, PartOf(claim.id, 0)]


def test_joint_speakers_have_a_claim_each_and_one_whole() -> None:
    text = "Police and medics said 9 died, 3 of them nurses."
    claim = stated(text, "9 died", roles={"speaker": ["Police", "medics"]})
    found = Found([claim], [counted(text, "9"), counted(text, "3 of them", 0)])
    one, two = read(text, found)
    assert (one.speaker, two.speaker) == ("Police", "medics")
    assert one.id != two.id
    assert one.quote == two.quote
    assert {f.part_of for c in (one, two) for f in c.figures} == {
        None,
        PartOf(one.id, 0),
    }


def test_a_second_mention_is_no_second_speaker() -> None:
    text = "Medics said 9 died. The army was there, the medics said."
    claim = stated(text, "9 died", roles={"speaker": ["Medics", "the medics"]})
    assert one(text, claim).speaker == "Medics"
    claim = stated(text, "9 died", roles={"speaker": ["Medics", "army"]})
    assert one(text, claim).speaker == "Medics"


def test_speakers_have_their_fullest_names() -> None:
    text = (
        "Omar Lindqvist of the Coast Observatory for Human Rights spoke. Ten died, "
        "Lindqvist told the Observatory."
    )
    names = "P Omar Lindqvist; O Coast Observatory for Human Rights"
    roles = {"speaker": "Lindqvist", "via": "the Observatory"}
    claim = one(text, stated(text, "Ten died", roles=roles), names=names)
    assert claim.speaker == "Omar Lindqvist"
    assert claim.via == ("Coast Observatory for Human Rights",)


def test_nobody_is_his_own_via() -> None:
    text = "Ten died, the army told the army."
    roles = {"speaker": "the army", "via": "the army"}
    claim = one(text, stated(text, "Ten died", roles=roles))
    assert (claim.speaker, claim.via) == ("army", ())


def test_a_pronoun_alone_is_no_speaker() -> None:
    text = "Ten died, he said."
    assert one(text, stated(text, "Ten died", roles={"speaker": "he"})).speaker is None


def test_sides_and_places_are_named_as_in_the_text() -> None:
    text = "The  rebels shelled the village of Talin in Varna, killing civilians."
    roles = {"actor": "The  rebels", "target": "civilians", "place": "Talin"}
    names = "L Talin; L Varna"
    claim = one(
        text, stated(text, "shelled the village", "shelling", roles=roles), names=names
    )
    assert (claim.actor, claim.target) == ("rebels", "civilians")
    assert claim.place == "Talin, Varna"


def test_a_person_needs_a_fate_and_a_fate_a_person() -> None:
    text = "Captain Omar Haddad was held. Haddad died."
    names = "P Omar Haddad"
    roles = {"person": "Haddad"}
    held = stated(text, "Haddad died", roles=roles, status="killed")
    claim = one(text, held, names=names)
    assert (claim.person, claim.status) == ("Omar Haddad", "killed")
    claim = one(text, stated(text, "Haddad died", status="killed"))
    assert (claim.person, claim.status) == (None, None)
    claim = one(text, stated(text, "Haddad died", roles={"person": "Omar Haddad"}))
    assert (claim.person, claim.status) == (None, None)


@pytest.mark.parametrize(
    ("words", "since", "mode"),
    [
        ("on Monday", False, "at"),
        ("on Monday", True, "since"),
        ("since March", False, "since"),
        ("until 4 May 2019", False, "until"),
    ],
)
def test_times_are_the_words_that_were_pointed_at(
    words: str, since: bool, mode: str
) -> None:
    text = f"Shells hit Talin {words}, medics said."
    claim = one(text, stated(text, "Shells hit Talin", time=0, since=since))
    assert claim.time is not None
    assert claim.time.text == text[slice(*claim.time.span)]
    assert claim.time.text in words
    assert claim.time.mode == mode


@pytest.mark.parametrize(
    ("words", "quote", "mode"),
    [
        ("Since then 30 people were killed.", "30 people were killed", "since"),
        ("30 people were killed since then.", "30 people were killed", "since"),
        (
            "Since then two towns fell. Some 30 people have been killed.",
            "30 people have been killed",
            "since",
        ),
        (
            "Since then two towns fell. Some 30 people were killed.",
            "30 people were killed",
            "at",
        ),
        ("30 people have been killed.", "30 people have been killed", "at"),
    ],
)
def test_a_number_since_then_counts_on_from_the_day_told_before(
    words: str, quote: str, mode: str
) -> None:
    text = f"The army marched on 4 May 2019. {words}"
    claim = one(text, stated(text, quote, time=0))
    assert claim.time is not None and claim.time.mode == mode


@pytest.mark.parametrize(
    ("quote", "kind", "mode"),
    [
        ("The army nears the end of a push that began on 4 May 2019", "offensive",
         "since"),
        ("A push which was launched in about March 2019 goes on", "offensive", "since"),
        ("The army began a push on 4 May 2019", "offensive", "at"),
        ("Shells that began on 4 May 2019 fell", "shelling", "at"),
    ],
)  # fmt: skip
def test_what_goes_on_counts_from_the_day_on_which_it_began(
    quote: str, kind: str, mode: str
) -> None:
    claim = one(quote, stated(quote, quote, kind, time=0))
    assert claim.time is not None and claim.time.mode == mode


@pytest.mark.parametrize("mode", ["state", "ongoing"])
def test_what_no_words_date_is_dated_by_the_claim(mode: str) -> None:
    text = "The army holds Talin."
    claim = one(text, stated(text, "holds Talin", "control", time=mode))
    assert claim.time is not None
    assert (claim.time.text, claim.time.mode) == (claim.quote, mode)
    assert one(text, stated(text, "holds Talin", "control")).time is None


def test_a_claim_found_twice_is_told_once_and_keeps_its_figures() -> None:
    text = "It killed 9 men, 3 of them nurses, there."
    twice = stated(text, "It killed")
    found = Found(
        [twice, twice], [counted(text, "9 men"), counted(text, "3 of them", 0)]
    )
    made = read(text, found)
    check(text, made)
    assert sum(len(claim.figures) for claim in made) == 2


def test_ids_come_from_the_report_the_words_and_who_says_them() -> None:
    text = "Medics said 9 died. Police said so."
    said = stated(text, "9 died", roles={"speaker": "Medics"})
    other = stated(text, "9 died", roles={"speaker": "Police"})
    assert one(text, said).id == one(text, said).id
    assert one(text, said).id != one(text, other).id


@st.composite
def findings(draw: st.DrawFn) -> tuple[str, Found]:
    """A text of words and numbers, and anything that may be found in it."""
    words = st.sampled_from(
        ["12", "people", "Omar", "and", "the", "five", "he", "on Monday", "\u200f", ",",
         "at least", "spokesman for", "km2", "2019", "several", "\ud800",
         "The SDF (SDF)"]
    )  # fmt: skip
    text = " ".join(draw(st.lists(words, min_size=1, max_size=25)))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12)).map(
        lambda pair: (pair[0], min(len(text), pair[0] + pair[1]))
    )
    dates = len(find_dates(text))
    times = st.sampled_from(["none", "state", "ongoing", *range(dates)])
    roles = st.dictionaries(
        st.sampled_from(["speaker", "via", "place", "actor", "target", "person"]),
        st.lists(spans, min_size=1, max_size=3).map(tuple),
    )
    made = st.builds(
        FoundClaim,
        spans,
        st.sampled_from(KINDS[:2]),
        st.just("asserted"),
        st.sampled_from([None, "killed"]),
        roles,
        times,
        st.booleans(),
    )
    rows = sorted(draw(st.lists(spans, max_size=8)))
    parts = st.sampled_from([None, *range(len(rows))])
    figures = [FoundFigure(span, "killed", None, draw(parts)) for span in rows]
    stated = sorted(draw(st.lists(made, max_size=5)), key=lambda claim: claim.span)
    names = st.builds(FoundName, spans, st.sampled_from(["PER", "ORG", "LOC"]))
    return text, Found(stated, figures, draw(st.lists(names, max_size=5)))


@given(findings())
def test_whatever_is_found_claims_are_sound(found: tuple[str, Found]) -> None:
    check(found[0], read(*found))


def test_some_of_those_just_counted_are_counted_as_these_were() -> None:
    text = "Shells killed 20 people. Five of them were children."
    total = counted(text, "20 people")
    part = FoundFigure(at(text, "Five"), "present", "civilians", 0)
    found = Found(
        [stated(text, "Shells killed"), stated(text, "of them were children")],
        [total, part],
    )
    made = of_them(text, read(text, found))
    assert [[f.measure for f in claim.figures] for claim in made] == [
        ["killed"],
        ["killed"],
    ]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("wounding 20 people, among them a child", "wounded"),
        ("wounding 20 people including a child", "wounded"),
        ("wounding 20 people including a child killed", "killed"),
        ("wounding 20 people and a child", "killed"),
    ],
)
def test_one_among_those_counted_is_counted_as_they_were(
    text: str, measure: str
) -> None:
    found = Found(
        [stated(text, text)],
        [
            FoundFigure(at(text, "20 people"), "wounded", "people", None),
            FoundFigure(at(text, "a child"), "killed", "civilians", 0),
        ],
    )
    (claim,) = of_them(text, read(text, found))
    assert [figure.measure for figure in claim.figures] == ["wounded", measure]


def test_rules_say_what_made_each_part() -> None:
    text = "MR. ADAMS: We counted 40 dead.\nQ: Where was that, then?\n"
    text += "MR. ADAMS: It was in the north.\n"
    claim = one(text, stated(text, "We counted 40 dead", made_by="table"))
    assert claim.speaker == "ADAMS"
    assert claim.rules[0] == "kind:table"
    assert "speaker:turn" in claim.rules


@pytest.mark.parametrize("words", ["In", "In late May", "On Monday"])
def test_words_that_hold_no_more_than_a_date_state_nothing(words: str) -> None:
    text = f"{words} 12 soldiers died, medics said."
    assert read(text, Found([stated(text, words)], [], [])) == []


def test_words_beside_a_date_are_a_claim() -> None:
    text = "In May rebels shelled Varna."
    assert one(text, stated(text, text[:-1], "shelling")).quote == text[:-1]


def test_a_written_position_is_a_place_and_counts_nobody() -> None:
    text = "A strike killed five people at 36.5281, 37.9549 at dawn."
    found = stated(text, text[:-9], "airstrike")
    claim = one(text, found, counted(text, "five people"), counted(text, "36.5281"))
    assert [figure.text for figure in claim.figures] == ["five people"]
    assert claim.place == "36.5281, 37.9549"
