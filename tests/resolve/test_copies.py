"""Who is looked at for a word told again, against a look along the whole shelf."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marsad.resolve.copies import DAYS, RECENT, _recent
from marsad.resolve.item import Item, items_of
from tests.build import Told, claim, dossier, figure, placed, report, resolved

START = date(2021, 5, 1)


def said(number: int, day: int | None) -> Told:
    on = None if day is None else str(START + timedelta(days=day))
    of = report(f"Bulletin {number % 25}.", on, "Valley Watch", f"rpt-{number % 25:02}")
    made = claim(of, of.text, id=f"clm-{number:03}")
    return placed(of, made, on)


def plainly(shelf: list[Item], item: Item) -> set[str]:
    def close(other: Item) -> bool:
        one, two = item.report.published, other.report.published
        return one is None or two is None or abs((one - two).days) <= DAYS

    near = [o for o in shelf if o.report.id != item.report.id and close(o)]
    before = [other for other in near if other.order < item.order]
    after = [other for other in near if other.order > item.order]
    return {o.claim.id for o in [*before[-RECENT:], *after[:RECENT]]}


DAYS_ON = st.dictionaries(
    st.integers(0, 24), st.none() | st.integers(0, 150), min_size=1
)


@given(DAYS_ON, st.lists(st.integers(0, 99), min_size=1, max_size=80, unique=True))
def test_the_nearest_before_and_after_are_found(
    days: dict[int, int | None], numbers: list[int]
) -> None:
    told = [said(at, days.get(at % 25, 30)) for at in numbers]
    items = list(items_of(dossier(told), frozenset()).values())
    shelf = sorted(items, key=lambda item: item.order)
    for item in items:
        found = [other.claim.id for other in _recent(shelf, item)]
        assert len(found) == len(set(found))
        assert set(found) == plainly(shelf, item)


def test_an_empty_shelf_holds_nobody() -> None:
    (item,) = items_of(dossier([said(1, 1)]), frozenset()).values()
    assert list(_recent([], item)) == []
    assert list(_recent([item], item)) == []


WORDS = "At least 14 people were killed and 22 wounded when a jet bombed a market"
DAY = "2021-05-03"


def wired(
    publisher: str, text: str, who: str | None, via: tuple[str, ...] = (), **more: str
) -> Told:
    """The same sentence, as one outlet prints it, with 14 killed in Harim on a day."""
    of = report(text, more.get("on", DAY), publisher, more.get("id"))
    figures = [figure("killed", 14, None), figure("wounded", 22)]
    quote = WORDS if WORDS in text else text
    made = claim(of, quote, speaker=who, figures=figures, via=via)
    return placed(of, made, "2021-05-02", place="Harim")


def copied(*said: Told) -> dict[str, str | None]:
    """Whose claim each outlet's was had from; None of those that are an origin."""
    by_claim = {one.claim.id: one.report.publisher or "" for one in said}
    origins = resolved(dossier(list(said))).origins
    sources = {one: origins[one].copy_of for one in by_claim}
    return {by_claim[id]: by_claim.get(of or "") for id, of in sources.items()}


def agency(**more: str) -> Told:
    text = f"{WORDS} in Harim, a resident and a rescue worker told Capital Wire."
    return wired("Capital Wire", text, "rescue worker", id="rpt-z", **more)


def test_a_reprint_of_an_outlet_that_takes_from_the_agency_is_its_copy() -> None:
    text = f"{WORDS} in Harim, a resident and a rescue worker said."
    tied = wired("Morning Daily", text, "rescue worker", id="rpt-a")
    assert copied(agency(), tied) == {
        "Capital Wire": None,
        "Morning Daily": "Capital Wire",
    }


def test_a_report_that_names_the_agency_is_the_copy_though_it_sorts_first() -> None:
    text = f"{WORDS} in Harim, a rescue worker said. (Capital Wire)"
    credits = wired("Coast Herald", text, "rescue worker", id="rpt-a")
    assert copied(agency(), credits) == {
        "Capital Wire": None,
        "Coast Herald": "Capital Wire",
    }


def test_what_the_agency_was_told_is_one_word_in_whatever_words_it_is_relayed() -> None:
    relayed = (
        "A market in Harim was hit from the air and 14 died, Capital Wire was told."
    )
    told = wired("Coast Herald", relayed, "doctor", ("Capital Wire",), id="rpt-a")
    assert copied(agency(), told)["Coast Herald"] == "Capital Wire"


def test_two_without_a_name_in_one_agency_s_stories_are_two() -> None:
    later = "Fourteen bodies were counted in Harim, Capital Wire was told by a doctor."
    other = wired("Capital Wire", later, "doctor", on="2021-05-04", id="rpt-b")
    origins = resolved(dossier([agency(), other])).origins
    assert all(origin.copy_of is None for origin in origins.values())


def test_two_outlets_that_name_each_other_go_by_their_ids() -> None:
    one = wired("Hill Post", f"{WORDS}. (Coast Herald)", "medic", id="rpt-a")
    two = wired("Coast Herald", f"{WORDS}. (Hill Post)", "medic", id="rpt-b")
    assert copied(one, two) == {"Hill Post": None, "Coast Herald": "Hill Post"}


def test_one_voice_of_an_agency_with_and_without_where_it_is() -> None:
    plain, placed_at = (
        wired("Capital Wire", f"{WORDS} {n}", who, id=f"rpt-{n}")
        for n, who in enumerate(("rescue worker", "rescue worker in Harim"))
    )
    items = items_of(dossier([plain, placed_at]), frozenset())
    assert len({item.voice for item in items.values()}) == 1
    away = wired("Capital Wire", WORDS, "rescue worker in Salma", id="rpt-c")
    (item,) = items_of(dossier([away]), frozenset()).values()
    assert item.voice not in {one.voice for one in items.values()}
