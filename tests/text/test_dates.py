"""Time expressions: which words are found, and which days they mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.records.when import date_prec
from marsad.text.dates import find_dates, resolve, within

SUNDAY = date(2019, 2, 10)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
EXPRESSIONS = (
    "10 February 2019", "Feb. 10", "since December", "over the past 24 hours",
    "between 5 and 7 March", "from 3 to 9 May", "until two weeks ago", "a year ago",
    "last week", "this month", "earlier this week", "late Saturday", "overnight",
    "since mid-January", "in late 2014", "last September", "10/2/2019", "the weekend",
    "for more than two years", "in recent days", "in four days", "May 31",
    "May last year", "last summer", "this winter", "winter 2015", "late last year",
    "from June to March", "the start of the year", "the last week of March",
)  # fmt: skip


def read(text: str, anchor: date | None = SUNDAY) -> tuple[str, str | None, str | None]:
    (words,) = find_dates(text)
    start, end, _ = resolve(words, anchor)
    return words.text, start and start.isoformat(), end and end.isoformat()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("said on Tuesday, February 5 that", "Tuesday, February 5"),
        ("said on Tuesday, 5 February that", "Tuesday, 5 February"),
        ("said on Tuesday (Feb. 5) that", "Tuesday (Feb. 5"),
        ("since Tuesday, February 5, 2019", "since Tuesday, February 5, 2019"),
    ],
)
def test_a_weekday_before_its_day_is_one_with_it(text: str, words: str) -> None:
    said, start, _ = read(text)
    assert (said, start) == (words, "2019-02-05")


def test_a_weekday_and_another_day_are_two() -> None:
    assert len(find_dates("on Friday, and on May 3")) == 2


def test_a_clause_inside_an_expression_is_not_ever_since() -> None:
    text = "shelled since rebels took the town in May"
    (words,) = find_dates(text)
    begun = text.index("rebels")
    inner = within(words, (begun, len(text)))
    assert (inner.text, inner.bound) == ("May", "at")
    assert resolve(inner, SUNDAY)[:2] == (date(2018, 5, 1), date(2018, 5, 31))
    assert within(words, (0, 7)) == words


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 10 February 2019", "2019-02-10", "2019-02-10"),
        ("on February 3, 2018,", "2018-02-03", "2018-02-03"),
        ("on the 21st of May", "2018-05-21", "2018-05-21"),
        ("on 2019-02-08", "2019-02-08", "2019-02-08"),
        ("dated 27/1/2019", "2019-01-27", "2019-01-27"),
        ("in March 2011", "2011-03-01", "2011-03-31"),
        ("in May", "2018-05-01", "2018-05-31"),
        ("last February", "2018-02-01", "2018-02-28"),
        ("in early 2014", "2014-01-01", "2014-03-31"),
        ("in late May", "2018-05-21", "2018-05-31"),
        ("in June last year", "2018-06-01", "2018-06-30"),
        ("late June of last year", "2018-06-21", "2018-06-30"),
        ("in January this year", "2019-01-01", "2019-01-31"),
        ("between September and November 2015", "2015-09-01", "2015-11-30"),
        ("from November to January", "2018-11-01", "2019-01-31"),
        ("December 2016 to March 2017", "2016-12-01", "2017-03-31"),
        ("in the first half of May", "2018-05-01", "2018-05-15"),
        ("in the last week of February 2016", "2016-02-23", "2016-02-29"),
        ("in the second half of 2016", "2016-07-01", "2016-12-31"),
        ("late last year", "2018-10-01", "2018-12-31"),
        ("since the start of the year", "2019-01-01", "2019-02-10"),
        ("early this year", "2019-01-01", "2019-02-10"),
        ("in the summer of 2014", "2014-06-01", "2014-08-31"),
        ("in winter 2014", "2014-12-01", "2015-02-28"),
        ("last autumn", "2018-09-01", "2018-11-30"),
        ("this winter", "2018-12-01", "2019-02-10"),
        ("late on Tuesday", "2019-02-05", "2019-02-05"),
        ("on Sunday morning", "2019-02-10", "2019-02-10"),
        ("on Friday and Saturday", "2019-02-08", "2019-02-09"),
        ("from Sunday until Tuesday", "2019-02-03", "2019-02-05"),
        ("yesterday", "2019-02-09", "2019-02-09"),
        ("last week", "2019-01-28", "2019-02-03"),
        ("earlier this week", "2019-02-04", "2019-02-09"),
        ("two days ago", "2019-02-08", "2019-02-08"),
        ("four months ago", "2018-10-01", "2018-10-31"),
        ("a month ago", "2019-01-01", "2019-01-31"),
        ("more than four months ago", "2018-09-10", "2018-10-10"),
        ("over a year ago", "2017-02-10", "2018-02-10"),
        ("more than two weeks ago", "2019-01-20", "2019-01-27"),
        ("at least 20 days ago", "2019-01-16", "2019-01-21"),
        ("since four months ago", "2018-10-01", "2019-02-10"),
        ("five years ago", "2014-01-01", "2014-12-31"),
        ("over the past 24 hours", "2019-02-09", "2019-02-10"),
        ("in the last three days", "2019-02-08", "2019-02-10"),
        ("between 5 and 7 March", "2018-03-05", "2018-03-07"),
        ("from Nov. 29 to Dec. 2", "2018-11-29", "2018-12-02"),
        ("from 28 December to 3 January", "2018-12-28", "2019-01-03"),
        ("since December", "2018-12-01", "2019-02-10"),
        ("since fighting intensified in December", "2018-12-01", "2019-02-10"),
        ("since mid-2012", "2012-07-01", "2019-02-10"),
        ("since the middle of last year", "2018-07-01", "2019-02-10"),
        ("for the past years", None, "2019-02-10"),
        ("since mid-January", "2019-01-15", "2019-02-10"),
        ("in the past three weeks", "2019-01-20", "2019-02-10"),
        ("for the past week", "2019-02-04", "2019-02-10"),
        ("overnight on Friday", "2019-02-08", "2019-02-09"),
        ("on the night of Saturday", "2019-02-09", "2019-02-10"),
        ("into the early hours of Tuesday", "2019-02-04", "2019-02-05"),
        ("until two weeks ago", None, "2019-01-27"),
        ("for more than four years", None, "2019-02-10"),
        ("over the weekend", "2019-02-09", "2019-02-10"),
        ("overnight", "2019-02-09", "2019-02-10"),
        ("at the end of last year", "2018-12-01", "2018-12-31"),
        ("May", "2018-05-01", "2018-05-31"),
        ("2 Nov 25", "2018-11-02", "2018-11-02"),
    ],
)
def test_days_of_an_expression(text: str, start: str | None, end: str | None) -> None:
    assert read(text)[1:] == (start, end)


def test_words_include_what_opens_the_interval() -> None:
    words, _, _ = read("Thousands fled since fighting intensified in December.")
    assert words == "since fighting intensified in December"


@pytest.mark.parametrize(
    "text",
    ["He may march on the town", "In 12 raids", "on 31 February", "room 2019"],
)
def test_no_dates(text: str) -> None:
    assert [resolve(words, SUNDAY)[:2] for words in find_dates(text)] == []


def test_a_numeric_date_of_unclear_order_is_left_open() -> None:
    (words,) = find_dates("on 3/4/2016")
    start, end, basis = resolve(words, SUNDAY)
    assert (start, end) == (None, None)
    assert "ambiguous" in basis


def test_the_order_that_fits_publication_is_taken() -> None:
    assert read("on 10/2/2019")[1] == "2019-02-10"


def test_without_publication_only_whole_dates_resolve() -> None:
    assert read("on 3 May 2016", None)[1] == "2016-05-03"
    assert read("since 2013", None)[1:] == ("2013-01-01", None)
    for text in ("on Sunday", "in May", "yesterday", "since December", "on 3 May"):
        assert read(text, None)[1:] == (None, None)


@given(st.text(max_size=200))
def test_offsets_index_any_text(text: str) -> None:
    for words in find_dates(text):
        assert text[words.start : words.end] == words.text
        assert words.start <= words.core < words.end


@given(st.lists(st.sampled_from(EXPRESSIONS), max_size=4), DAYS)
def test_an_end_is_never_before_its_start(parts: list[str], anchor: date) -> None:
    for words in find_dates(" and then ".join(parts)):
        start, end, _ = resolve(words, anchor)
        if start is not None and end is not None:
            assert start <= end
            assert date_prec((end - start).days + 1) in range(1, 6)


@given(
    st.sampled_from(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    ),
    DAYS,
)
def test_a_weekday_is_the_last_one(name: str, anchor: date) -> None:
    (words,) = find_dates(f"Two shells fell on {name}.")
    start, end, _ = resolve(words, anchor)
    assert start == end
    assert start is not None
    assert start.strftime("%A") == name
    assert timedelta(0) <= anchor - start < timedelta(days=7)
