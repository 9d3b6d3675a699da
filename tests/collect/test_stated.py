from datetime import date

import pytest

from marsad.collect.stated import day_called_today, day_of_address, day_of_post

LATEST = date(2026, 9, 1)


def post_number(day: date) -> int:
    """The number of a post of X made at noon."""
    moment = (day - date(1970, 1, 1)).days * 86_400_000 + 43_200_000
    return (moment - 1_288_834_974_657) << 22


def test_a_post_of_x_is_numbered_by_its_moment() -> None:
    day = date(2021, 9, 7)
    for site in ("twitter.com", "x.com", "mobile.twitter.com"):
        address = f"https://{site}/desk/status/{post_number(day)}?s=20"
        assert day_of_address(address) == day


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/news/2021/09/07/shells", date(2021, 9, 7)),
        ("https://example.org/2021/9/7/", date(2021, 9, 7)),
        ("https://example.org/2021/13/07/shells", None),
        ("https://example.org/news?d=/2021/09/07/", None),
        ("https://example.org/post/1434567890123456789", None),
        (None, None),
    ],
)
def test_a_day_in_an_address_is_read_from_its_path(
    address: str | None, day: date | None
) -> None:
    assert day_of_address(address) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قصف على البلدة صباح اليوم الثلاثاء 7 أيلول.", date(2021, 9, 7)),
        ("وقع القصف اليوم، الثلاثاء، 7 من سبتمبر 2021.", date(2021, 9, 7)),
        ("Shells fell today, Tuesday, September 7.", date(2021, 9, 7)),
        ("Shells fell today (Tuesday 7 September 2021).", date(2021, 9, 7)),
        ("Shells fell on Tuesday 7 September.", None),
        ("Shells fell today, Wednesday, September 7, 2021.", None),
        ("Shells fell today, Tuesday.", None),
    ],
)
def test_a_day_called_today_is_the_day_of_publication(
    text: str, day: date | None
) -> None:
    assert day_called_today(text, LATEST) == day


def test_the_line_under_a_posts_author_dates_it() -> None:
    text = "Valley WatchMay 2, 2025 · Shared with PublicShells fell."
    assert day_of_post(text) == date(2025, 5, 2)
    assert day_of_post("It was May 2, 2025, when shells fell.") is None
