"""Parts and wholes among figures, by the words around them."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.parts import fitting, with_parts
from marsad.records.claim import Claim, Figure, PartOf, TimeWords


def claims_of(
    text: str, *rows: tuple[str, list[tuple[str, float, str]]]
) -> list[Claim]:
    """Claims by their quotes, each with figures: words, value, measure."""
    made = []
    for i, (quote, figures) in enumerate(rows):
        start = text.index(quote)
        found = tuple(
            Figure(
                measure,
                words,
                (start + quote.index(words), start + quote.index(words) + len(words)),
                value,
                value,
            )
            for words, value, measure in figures
        )
        span = (start, start + len(quote))
        made.append(
            Claim(id=f"c{i}", report="r", kind="attack", span=span, quote=quote,
                  figures=found)
        )  # fmt: skip
    return made


def links(text: str, claims: list[Claim]) -> dict[str, tuple[str, int]]:
    return {
        figure.text: (figure.part_of.claim, figure.part_of.figure)
        for claim in with_parts(text, claims)
        for figure in claim.figures
        if figure.part_of is not None
    }


def test_of_them_and_including() -> None:
    text = "22 people died, six of them civilians, including two nurses and a child."
    figures = [
        ("22 people", 22.0, "killed"),
        ("six of them", 6.0, "killed"),
        ("two nurses", 2.0, "killed"),
        ("a child", 1.0, "killed"),
    ]
    found = links(text, claims_of(text, (text, figures)))
    assert found["six of them"] == ("c0", 0)
    assert set(found) == {"six of them", "two nurses", "a child"}


def test_another_measure_is_no_part() -> None:
    text = "The blast killed 22 people and wounded 10 others."
    figures = [("22 people", 22.0, "killed"), ("10 others", 10.0, "wounded")]
    assert links(text, claims_of(text, (text, figures))) == {}


def test_a_part_is_never_larger_than_its_whole() -> None:
    text = "5 people died, including 9 soldiers."
    figures = [("5 people", 5.0, "killed"), ("9 soldiers", 9.0, "killed")]
    assert links(text, claims_of(text, (text, figures))) == {}


def test_that_figure_includes_points_back() -> None:
    text = "Some 900 people fled. That figure includes 40 suspects held by the army."
    rows = (
        ("Some 900 people fled", [("900 people", 900.0, "displaced")]),
        ("40 suspects held by the army", [("40 suspects", 40.0, "detained")]),
    )
    assert links(text, claims_of(text, *rows)) == {"40 suspects": ("c0", 0)}


def test_a_colon_breaks_a_total_down() -> None:
    text = "Shells killed 35 people on Monday: 10 in Varna and 24 in Talin."
    figures = [("35 people", 35.0, "killed"), ("10", 10.0, "killed"),
               ("24", 24.0, "killed")]  # fmt: skip
    found = links(text, claims_of(text, (text, figures)))
    assert found == {"10": ("c0", 0), "24": ("c0", 0)}


def test_places_before_colons_break_nothing_down() -> None:
    for text in ("Varna: 3 killed; Talin: 2 killed.", "Varna: 3 killed, Talin: 2."):
        figures = [("3", 3.0, "killed"), ("2", 2.0, "killed")]
        assert links(text, claims_of(text, (text, figures))) == {}


def test_a_link_that_is_there_stays_and_no_other_makes_a_circle_of_it() -> None:
    text = "22 people died, six of them nurses."
    figures = [("22 people", 22.0, "killed"), ("six of them", 6.0, "killed")]
    (claim,) = claims_of(text, (text, figures))
    first, second = claim.figures
    turned = replace(claim, figures=(replace(first, part_of=PartOf("c0", 1)), second))
    assert with_parts(text, [turned]) == [turned]
    there = replace(second, part_of=PartOf("c0", 0))
    linked = replace(claim, figures=(first, there))
    assert with_parts(text, [linked]) == [linked]


def test_later_figures_that_add_up_are_parts_of_the_lead() -> None:
    text = "Shells killed 9 people. In Varna 5 people died. In Talin 4 people died."
    rows = (
        ("Shells killed 9 people", [("9 people", 9.0, "killed")]),
        ("In Varna 5 people died", [("5 people", 5.0, "killed")]),
        ("In Talin 4 people died", [("4 people", 4.0, "killed")]),
    )
    found = links(text, claims_of(text, *rows))
    assert found == {"5 people": ("c0", 0), "4 people": ("c0", 0)}


@given(st.lists(st.integers(min_value=1, max_value=30), min_size=1, max_size=6))
def test_no_figure_is_part_of_itself_or_of_its_part(values: list[int]) -> None:
    quotes = [f"In town{i} the {value} men died" for i, value in enumerate(values)]
    text = ". ".join(quotes) + "."
    rows = [
        (quote, [(f"{value} men", float(value), "killed")])
        for quote, value in zip(quotes, values, strict=True)
    ]
    claims = with_parts(text, claims_of(text, *rows))
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        for figure in claim.figures:
            seen = set()
            at = figure.part_of
            while at is not None:
                assert at.claim not in seen
                seen.add(at.claim)
                at = by_id[at.claim].figures[at.figure].part_of


def part(claim: Claim, figure: int, whole: PartOf) -> Claim:
    """The claim with one of its figures a part of another."""
    figures = list(claim.figures)
    figures[figure] = replace(figures[figure], part_of=whole)
    return replace(claim, figures=tuple(figures))


def test_a_part_of_what_it_cannot_be_part_of_goes_to_the_nearest_that_fits() -> None:
    text = "Shells killed 20 people and wounded 5. Nine of the dead were children."
    first, second = claims_of(
        text,
        (text[:37], [("20 people", 20, "killed"), ("5", 5, "wounded")]),
        (text[39:], [("Nine of the dead", 9, "killed")]),
    )
    (mended,) = fitting([first, part(second, 0, PartOf("c0", 1))], None)[1].figures
    assert mended.part_of == PartOf("c0", 0)


def test_a_link_that_nothing_fits_is_dropped_and_a_right_one_stays() -> None:
    text = "Shells killed 20 people. 150 bodies were counted, 9 of them here."
    first, second = claims_of(
        text,
        (text[:23], [("20 people", 20, "killed")]),
        (text[25:], [("150 bodies", 150, "killed"), ("9 of them", 9, "killed")]),
    )
    second = part(part(second, 0, PartOf("c0", 0)), 1, PartOf("c1", 0))
    found = fitting([first, second], None)[1].figures
    assert [f.part_of for f in found] == [None, PartOf("c1", 0)]


def linked_to_first(
    *figures: tuple[str, float, str | None],
) -> list[PartOf | None]:
    """What becomes of links to the first figure; each has words, value, population."""
    text = " ".join(words for words, _, _ in figures)
    (claim,) = claims_of(text, (text, [(w, n, "killed") for w, n, _ in figures]))
    whole = PartOf("c0", 0)
    made = [
        replace(figure, population=side, part_of=whole if k else None)
        for k, (figure, (_, _, side)) in enumerate(
            zip(claim.figures, figures, strict=True)
        )
    ]
    (mended,) = fitting([replace(claim, figures=tuple(made))], None)
    return [figure.part_of for figure in mended.figures[1:]]


def test_the_same_number_again_and_the_other_side_are_no_parts() -> None:
    assert linked_to_first(("32 people", 32, "people"), ("31", 32, "people")) == [None]
    assert linked_to_first(
        ("18 rebels", 18, "combatants"),
        ("17 villagers", 17, "civilians"),
        ("five commanders", 5, "combatants"),
    ) == [None, PartOf("c0", 0)]


def test_one_may_be_part_of_one_that_a_headline_counts() -> None:
    one = ("a child", 1.0, "civilians")
    assert linked_to_first(one, one) == [PartOf("c0", 0)]


def dated(claim: Claim, words: str) -> Claim:
    """The claim with words of its own that say when."""
    start = claim.span[0] + claim.quote.index(words)
    return replace(claim, time=TimeWords(words, (start, start + len(words))))


def pair(first: str, second: str) -> tuple[Claim, Claim]:
    """Two sentences as claims that count 20 and 6 killed, the 6 as part of the 20."""
    whole, some = claims_of(
        f"{first}. {second}.",
        (first, [("20", 20, "killed")]),
        (second, [("6", 6, "killed")]),
    )
    return whole, part(some, 0, PartOf("c0", 0))


def test_what_was_on_another_day_is_no_part() -> None:
    first, second = pair("Shells killed 20 on 15 June", "A bomb killed 6 on 19 June")
    later = date(2014, 10, 1)

    def left(*claims: Claim) -> PartOf | None:
        return fitting(claims, later)[1].figures[0].part_of

    assert left(dated(first, "on 15 June"), second) == PartOf("c0", 0)
    assert left(dated(first, "on 15 June"), dated(second, "on 19 June")) is None
    elsewhere = replace(dated(second, "on 19 June"), span=(32, 38))
    assert left(dated(first, "on 15 June"), elsewhere) == PartOf("c0", 0)


def test_the_next_day_may_be_the_same_night() -> None:
    first, second = pair("Shells killed 20 on Saturday", "Of them 6 died on Sunday")
    made = [dated(first, "on Saturday"), dated(second, "on Sunday")]
    kept = fitting(made, date(2024, 5, 6))[1]
    assert kept.figures[0].part_of == PartOf("c0", 0)


def test_other_days_add_up_to_nothing() -> None:
    text = "20 died on Friday. 12 died on Sunday. 8 died on Monday."
    made = claims_of(
        text,
        ("20 died on Friday", [("20", 20, "killed")]),
        ("12 died on Sunday", [("12", 12, "killed")]),
        ("8 died on Monday", [("8", 8, "killed")]),
    )
    assert len(links(text, made)) == 2
    days = [dated(c, c.quote[c.quote.index("on ") :]) for c in made]
    found = with_parts(text, days, date(2024, 5, 6))
    assert all(f.part_of is None for claim in found for f in claim.figures)


def test_far_on_only_the_same_kind_of_event_or_a_toll_holds_a_part() -> None:
    rows = [(f"{n} killed in {n}", [(f"{n} killed", float(n), "killed")])
            for n in (30, 20, 19, 18, 17)]  # fmt: skip
    made = claims_of(". ".join(words for words, _ in rows), *rows)
    linked = part(made[4], 0, PartOf("c0", 0))
    last = replace(linked, kind="shelling")
    assert fitting([*made[:4], last], None)[4].figures[0].part_of is None
    for pair in ((made[0], linked), (replace(made[0], kind="casualties"), last)):
        kept = fitting([pair[0], *made[1:4], pair[1]], None)[4].figures[0]
        assert kept.part_of == PartOf("c0", 0)
