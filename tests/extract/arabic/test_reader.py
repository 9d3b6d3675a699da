"""The Arabic reader as a whole, with the network that ships: how a text is spelt makes
no difference to its claims, quotes are runs of the stored text, nothing makes it fail.
"""

import random
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import date
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract.arabic.reader import make_reader, read_report
from marsad.extract.network.found import Found, FoundClaim
from marsad.extract.network.network import Network
from marsad.locate.time import resolve_time
from marsad.records.claim import Claim, Span
from marsad.records.report import Report
from marsad.text.arabic import plain
from tests.extract.english.reading import check

PUBLISHED = date(2025, 3, 10)
POST = (
    "عاجل | أفاد مراسل شبكة الوادي أن 3 مدنيين قُتلوا بينهم طفلة وأصيب خمسة آخرون، فجر "
    "اليوم، جراء قصف مدفعي لقوات النظام استهدف بلدة الكروم بريف إدلب الجنوبي.\n"
    "وأضاف أن غارة جوية أدت أمس الأحد إلى مقتل شخصين في قرية الزهراء شرقي حلب.\n"
)
MARKS = "\u064b\u064e\u0650\u0651\u0652\u0670\u0640\u200b\u200f\u2067\ufeff"
ALEFS = "اأإآ"
_OWN = frozenset({"id", "span", "quote", "time", "figures", "reader", "via"})
"""Fields in which a claim's place in the text shows."""


def read(text: str) -> tuple[Claim, ...]:
    report = Report(id="rpt-1", text=text, evidence="", published=PUBLISHED)
    (reading,) = make_reader().read([report])
    check(text, reading.claims)
    return reading.claims


def said(claim: Claim) -> list[object]:
    """What a claim says, whatever the spelling of its words."""
    when = resolve_time(claim.time, PUBLISHED)
    names = [
        plain(value) if isinstance(value := getattr(claim, field.name), str) else value
        for field in fields(claim)
        if field.name not in _OWN
    ]
    figures = [
        (f.measure, plain(f.text), f.low, f.high, f.approx, f.population)
        for f in claim.figures
    ]
    via = tuple(map(plain, claim.via))
    return [plain(claim.quote), when.start, when.end, via, figures, *map(str, names)]


@st.composite
def respelt(draw: st.DrawFn) -> str:
    """The post with marks put behind some letters, and other alefs."""
    seed = random.Random(draw(st.integers(0, 10**6)))
    share = draw(st.sampled_from([0.02, 0.2, 0.6]))
    made = []
    for letter in POST:
        alef = letter in ALEFS and seed.random() < share
        made.append(seed.choice(ALEFS) if alef else letter)
        while re.match("[ء-ي]", letter) and seed.random() < share:
            made.append(seed.choice(MARKS))
    return "".join(made)


@settings(max_examples=60)
@given(respelt())
def test_spelling_makes_no_difference(text: str) -> None:
    assert plain(text) == plain(POST)
    assert [said(claim) for claim in read(text)] == [said(c) for c in read(POST)]


def test_a_post_is_read() -> None:
    shelling, *others = read(POST)
    assert shelling.kind == "shelling"
    assert shelling.place is not None
    assert shelling.place.startswith("الكروم")
    assert [(f.measure, f.low) for f in shelling.figures][:1] == [("killed", 3)]
    assert shelling.speaker == "مراسل شبكة الوادي"
    when = resolve_time(shelling.time, PUBLISHED)
    assert (when.start, when.end) == (PUBLISHED, PUBLISHED)
    assert any(claim.kind == "airstrike" for claim in others)


WORDS = st.sampled_from(
    [
        "قُتل", "12", "مدنياً", "يوم الاثنين", "في سرمين", "قال", "المرصد", "«", "»",
        "بحسب", "ما لا يقل عن", "٣٠ شباط", "99/99/9999", "كم2", "بينهم", "killed",
        "убито", "死者", "\u202e", "\u200f", "\u2066", "\0", "\x1b[2J", "\ud800",
        "\u2028", "\r", "\n", "\t", "\ufeff", "👩‍🚒", "İ", "ـ", "ق.صف", "#قصف_مدفعي",
        "\u064b" * 9, ".", "؛", "[MASK]", "<mask>", "▁", "1e400", "9" * 400,
        "١٬٠٠٠٬٠٠٠", "½", "ا" * 300, "ﻻ", "و", "ال",
    ]
)  # fmt: skip
TEXTS = (
    st.lists(WORDS, max_size=40).map(" ".join)
    | st.lists(WORDS, max_size=40).map("".join)
    | st.text(st.characters(exclude_categories=()), max_size=200)
)


@settings(max_examples=150)
@given(TEXTS)
def test_any_text_reads_soundly(text: str) -> None:
    read(text)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(POST)), WORDS), max_size=6))
def test_a_post_with_anything_put_into_it(put: list[tuple[int, str]]) -> None:
    text = POST
    for place, word in put:
        text = text[:place] + word + text[place:]
    read(text * 2)


@pytest.mark.parametrize(
    "line",
    ["قتل ", "12 ", "ا", "4 أيار 2019 ", "«", "يوم ", "وقت متأخر من ليل ", POST],
)
def test_long_lines_are_read(line: str) -> None:
    read((line * 30_000)[:30_000])


def test_no_number_is_beyond_all_counting() -> None:
    for claim in read(f"قُتل {'9' * 400} شخص في سرمين"):
        assert all((figure.low or 0) < 1e10 for figure in claim.figures)


def test_readings_in_several_threads_are_the_same() -> None:
    texts = [POST, POST.replace("3", "7"), POST[::-1], POST * 3]
    alone = [[c.quote for c in read(text)] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = pool.map(lambda text: [c.quote for c in read(text)], texts * 4)
    assert list(together) == alone * 4


class Blind:
    """A network that sees a claim only in what is given to it alone."""

    def read(
        self, text: str, spans: Sequence[Span], times: Sequence[Span] = ()
    ) -> Found:
        if len(spans) != 1:
            return Found()
        return Found(claims=[FoundClaim(spans[0], "shelling", "asserted", None)])


def test_a_page_of_which_nothing_is_read_is_read_by_its_headline() -> None:
    headline = "قصف مدفعي على بلدة الكروم شرقي إدلب"
    page = f"{headline} – راديو الوادي\n\nمقالات ذات صلة\n\nملف اليوم\n"
    report = Report(id="rpt-1", text=page, evidence="", published=PUBLISHED)
    (made,) = read_report(report, cast(Network, Blind())).claims
    assert made.quote == headline
    menu = Report(id="rpt-2", text="الرئيسية\nرياضة\nثقافة", evidence="")
    assert read_report(menu, cast(Network, Blind())).claims == ()
