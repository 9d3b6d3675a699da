"""Tallies and displacement: flows beside stocks, ranges in words, ways to the words."""

import re
from dataclasses import replace

import pytest

from marsad.publish.site.build import PAGES
from marsad.publish.site.flows import flow, wholes
from marsad.publish.site.shell import editions, render
from marsad.publish.site.shown import MOST_ROWS
from marsad.publish.site.stocks import MOST_STOCKS, stocks
from marsad.publish.site.totals import running_totals
from marsad.records.dossier import Dossier
from marsad.records.tally import Tally
from marsad.records.when import When
from tests.publish.scene import MOMENT, WAR, figure, scene, tally, when
from tests.publish.site.made import material


def text_of(page: str, dossier: Dossier | None = None, language: str = "en") -> str:
    edition = next(e for e in editions(material(dossier)) if e.language == language)
    return render(page, edition, PAGES[page](edition)).decode()


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def with_tallies(*more: Tally) -> Dossier:
    return replace(
        scene(), tallies=tuple(sorted((*scene().tallies, *more), key=lambda t: t.id))
    )


def graded(best: float, **share: float) -> Tally:
    made = tally("tly-w", "wounded", ("clm-aaa1",), best, best, best, when=When())
    return replace(made, grades=tuple(share.items()))


def test_the_number_is_apart_from_weaker_evidence() -> None:
    told = plain(
        text_of("tallies", with_tallies(graded(16, confirmed=12, fair=4, weak=1200)))
    )
    part = told[told.index("People wounded 16") :]
    assert part.startswith("People wounded 16")
    assert "On weaker evidence, not added: 1,200." in part
    assert "1,216" not in told


def test_what_rests_on_weaker_evidence_alone_has_no_number() -> None:
    told = plain(text_of("tallies", with_tallies(graded(0, weak=7, contested=2))))
    assert "People wounded None 9" in told


@pytest.mark.parametrize(
    ("language", "said"), [("en", "50 in single events"), ("ar", "50 في أحداث بعينها")]
)
def test_a_running_total_is_told_as_it_was_and_never_as_what_is_left_of_it(
    language: str, said: str
) -> None:
    flow = tally("tly-4", "displaced", ("clm-bbb3", "clm-ccc1"), 0, 0, 0, when=When())
    flow = replace(
        flow,
        grades=(("weak", 50.0),),
        weak=("clm-bbb3", "clm-ccc1"),
        totals=(("clm-ccc1", "weak"),),
    )
    own = tally("tly-e", "displaced", ("clm-bbb3",), 50, 50, 50, event="evt-salma")
    others = [one for one in scene().tallies if one.id != flow.id]
    whole = sorted((*others, flow, own), key=lambda one: one.id)
    page = text_of("displacement", replace(scene(), tallies=tuple(whole)), language)
    assert said in plain(page) and "37,000" in plain(page)
    assert "36,950" not in page


def test_claims_of_a_number_are_apart_from_those_beside_it() -> None:
    flow = replace(graded(16, fair=16, weak=50), claims=("clm-aaa1", "clm-bbb3"))
    page = text_of("tallies", with_tallies(replace(flow, weak=("clm-bbb3",))))
    part = page[page.index('id="m-wounded"') :]
    sure, weak = (part.index(f"event.html#{id}") for id in flow.claims)
    assert part.index("Claims that it rests on:") < sure
    assert sure < part.index("Claims of the weaker evidence beside it:") < weak
    assert part.count("clm-aaa1") == part.count("clm-bbb3") == 1


def test_a_range_without_a_ceiling_says_so() -> None:
    told = plain(text_of("displacement"))
    assert "more than 37,000" in told


def test_every_number_leads_to_an_event_or_its_words() -> None:
    html = text_of("tallies")
    assert 'href="event.html?id=evt-harim"' in html
    assert 'href="event.html#clm-ccc3"' in html


def test_stocks_are_listed_by_day_and_never_summed() -> None:
    rows = [
        tally(
            f"tly-s{at}",
            "present",
            ("clm-ccc3",),
            at,
            at,
            at,
            kind="stock",
            place="Harim",
            when=when(f"2021-04-{at + 1:02}", f"2021-04-{at + 1:02}"),
        )
        for at in range(1, 29)
    ]
    edition = editions(material(with_tallies(*rows)))[0]
    found = next(s for s in stocks(edition) if s["measure"] == "present")
    assert len(found["rows"]) == MOST_STOCKS
    assert found["left"] == len(rows) - MOST_STOCKS
    assert [row["day"] for row in found["rows"]] == sorted(
        (row["day"] for row in found["rows"]), reverse=True
    )
    assert str(sum(range(1, 29))) not in plain(
        text_of("displacement", with_tallies(*rows))
    )


def test_a_part_of_a_stock_is_not_told_beside_its_whole() -> None:
    whole = tally(
        "tly-p1",
        "present",
        ("clm-ccc3",),
        50,
        50,
        50,
        kind="stock",
        place="Harim",
        when=MOMENT,
    )
    part = replace(whole, id="tly-p2", population="civilians")
    alone = replace(part, id="tly-p3", place="Salma")
    edition = editions(material(with_tallies(whole, part, alone)))[0]
    found = next(s for s in stocks(edition) if s["measure"] == "present")
    assert [(row["place"], row["population"]) for row in found["rows"]] == [
        ("Salma", "civilians"),
        ("Harim", None),
    ]


def test_the_longest_time_is_the_whole() -> None:
    long = replace(graded(30), id="tly-x")
    short = replace(long, id="tly-a", when=when("2021-05-01", "2021-05-31"), best=20)
    assert wholes(with_tallies(short, long))["wounded", None].id == "tly-x"
    assert wholes(with_tallies(short))["wounded", None].id == "tly-a"


def test_running_totals_are_told_as_totals() -> None:
    edition = editions(material())[0]
    told = {claim.id for claim, _ in running_totals(edition)}
    single = {claim for event in scene().events for claim in event.claims}
    assert "clm-ccc1" in told
    assert not told & single
    html = text_of("displacement")
    assert "Running totals, as they were told" in html
    assert 'href="event.html#clm-ccc1"' in html
    assert 'id="h-totals"' in (html := text_of("tallies"))
    assert 'href="event.html#clm-ccc1"' in html[html.index('id="h-totals"') :]


def test_a_running_total_says_whose_dead_it_counts() -> None:
    made = figure("killed", "300 League fighters", 300, 300, population="combatants")
    was = scene()
    one = replace(was.claims["clm-ccc1"], figures=(made,))
    html = text_of("tallies", replace(was, claims=was.claims | {one.id: one}))
    assert "(combatants, the Valley League)" in html


def test_many_places_are_bounded_and_the_rest_is_counted() -> None:
    dossier = scene()
    events, tallies, grades = [], [], dict(dossier.grades)
    for at in range(40):
        event = replace(
            dossier.events[0], id=f"evt-m{at:02}", place=f"Village {at}", where=None
        )
        events.append(event)
        grades[event.id] = replace(
            grades["evt-harim"], id=f"grd-{at}", record=event.id, grade="fair"
        )
        tallies.append(
            tally(
                f"tly-m{at:02}",
                "killed",
                ("clm-aaa1",),
                at + 1,
                at + 1,
                at + 1,
                event=event.id,
                place=event.place,
            )
        )
    many = replace(
        dossier,
        events=(*events, *dossier.events),
        tallies=(*tallies, *dossier.tallies),
        grades=grades,
    )
    edition = editions(material(many))[0]
    made = flow("killed", wholes(many), edition)
    by_place = next(t for t in made["tables"] if t["by"] == "place")
    assert len(by_place["rows"]) == MOST_ROWS
    assert by_place["left"] > 25
    assert by_place["rows"][0]["name"] == "Village 39"
    kinds = next(t for t in made["tables"] if t["by"] == "kind")
    assert kinds["rows"][0]["head"]["href"] == (
        "events.html?kind=airstrike&deaths=1&grade=headline"
    )


def test_a_monitor_with_nothing_says_so() -> None:
    assert "Nothing has been counted yet." in text_of("tallies", Dossier(WAR))
    assert "No running total is on record." in text_of("displacement", Dossier(WAR))


def test_arabic_has_its_own_words_and_plurals() -> None:
    told = plain(text_of("tallies", None, "ar"))
    assert "القتلى" in told
    assert "killed" not in told.lower()


def test_those_displaced_on_a_day_are_told_with_who_is_there() -> None:
    """In both languages, and apart from who left."""
    there = tally(
        "tly-d1",
        "displaced",
        ("clm-ccc3",),
        7300,
        7300,
        7300,
        kind="stock",
        place="Harim",
        when=MOMENT,
    )
    html = text_of("displacement", with_tallies(there))
    assert "People living in displacement on that day" in html
    arabic = editions(material(with_tallies(there)))[1]
    assert arabic.words("moment_displaced")
