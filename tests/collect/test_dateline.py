"""Header lines and datelines: what counts as one, and what must not."""

from datetime import date

import pytest

from marsad.collect.dateline import below_headers, read_top
from marsad.collect.dates import read_date

REST = " The town was shelled again, residents said."


@pytest.mark.parametrize(
    ("start", "publisher", "published"),
    [
        ("RAQQA, Syria, Feb 10 (Agency) -", "Agency", None),
        ("RAQQA, Syria, Feb 10, 2019 (Agency) -", "Agency", date(2019, 2, 10)),
        ("RAQQA, Syria, 10 February 2019 (Agency) --", "Agency", date(2019, 2, 10)),
        ("BEIRUT (News/Wire) —", "News/Wire", None),
        ("Feb. 10, 2019 (Agency) -", "Agency", date(2019, 2, 10)),
        ("Deir ez-Zor, Syria (Agency) –", "Agency", None),
        ("10 February 2019", None, date(2019, 2, 10)),
        ("Sun 16 Apr 2017", None, date(2017, 4, 16)),
        ("Sunday, April 16, 2017", None, date(2017, 4, 16)),
        ("2019-02-10", None, date(2019, 2, 10)),
        ("10.02.2019", None, date(2019, 2, 10)),
        ("Published on 10 February 2019\n", None, date(2019, 2, 10)),
        ("Shells fall on town\nSat 9 Feb 2019 17.00 GMT\n", None, date(2019, 2, 9)),
        (
            "Shells fall on town\nExample News, March 23, 2019.\n",
            None,
            date(2019, 3, 23),
        ),
        ("10 شباط 2019", None, date(2019, 2, 10)),
        ("١٠ فبراير ٢٠١٩", None, date(2019, 2, 10)),
        ("10 февраля 2019", None, date(2019, 2, 10)),
        ("On 10 February 2019", None, None),
        ("Fighting began on 10 February 2019.\n", None, None),
        ("10/02/2019", None, None),
        ("31 February 2019", None, None),
        ("The group (IS) - which holds the town -", None, None),
        ("Islamic State (IS) -", None, None),
        ("Three people (two women) were hurt.", None, None),
    ],
)
def test_datelines(start: str, publisher: str | None, published: date | None) -> None:
    top = read_top(start + REST)
    assert (top.publisher, top.published) == (publisher, published)
    assert top.publisher_basis == ("dateline" if publisher else "unknown")
    assert top.published_basis == ("dateline" if published else "unknown")


def test_a_dateline_without_year_gives_no_date_but_a_hint() -> None:
    assert "Feb 10" in read_top("RAQQA, Syria, Feb 10 (Agency) -" + REST).hint


def test_header_lines() -> None:
    top = read_top(
        "Title: Shells fall on town\nPublisher: Example News\nNote: invented\n"
        "Date: 10 February 2019\nLink: https://news.example/1\n\n"
        "BEIRUT, Feb 9, 2019 (Agency) -" + REST
    )
    assert top.title == "Shells fall on town"
    assert (top.publisher, top.publisher_basis) == ("Example News", "header")
    assert (top.published, top.published_basis) == (date(2019, 2, 10), "header")
    assert top.url == "https://news.example/1"


def test_a_dateline_fills_what_the_header_leaves_open() -> None:
    top = read_top("Title: Shells\n\nBEIRUT, Feb 9, 2019 (Agency) -" + REST)
    assert (top.publisher, top.publisher_basis) == ("Agency", "dateline")
    assert (top.published, top.published_basis) == (date(2019, 2, 9), "dateline")


def test_a_colon_makes_no_header() -> None:
    top = read_top("Witness: the road was shelled.\nSyria: no change." + REST)
    assert (top.publisher, top.published, top.title) == (None, None, None)


def test_an_unclear_header_date_is_no_date() -> None:
    top = read_top("Date: 03/02/2019\n\n" + REST)
    assert top.published is None
    assert "03/02/2019" in top.hint


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2019-02-10T23:30:00+03:00", date(2019, 2, 10)),
        ("2019-02-10T23:30:00Z", date(2019, 2, 10)),
        ("Sun, 10 Feb 2019 00:30:00 +0300", date(2019, 2, 10)),
        ("20190210", date(2019, 2, 10)),
        ("2019/02/10 10:00", date(2019, 2, 10)),
        ("10/02/2019", None),
        ("22/02/2019", date(2019, 2, 22)),
        ("02/22/2019", date(2019, 2, 22)),
        ("2/2/2019", date(2019, 2, 2)),
        ("February 2019", None),
        ("yesterday", None),
        ("", None),
        ("99:99", None),
    ],
)
def test_stated_dates(words: str, expected: date | None) -> None:
    assert read_date(words) == expected


def test_the_text_begins_below_the_headers() -> None:
    assert (
        below_headers("Publisher: A\nDate: 2019-02-10\n\nIt began.\n") == "It began.\n"
    )
    assert below_headers("Publisher: A\nIt began.\n") == "Publisher: A\nIt began.\n"
    assert below_headers("It began: at dawn.\n") == "It began: at dawn.\n"
