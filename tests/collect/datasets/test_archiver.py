"""What the auto-archiver wrote: posts as reports in words."""

from pathlib import Path

import pytest

from marsad.collect.datasets.archiver import load_archived
from marsad.collect.datasets.found import Fault, Loaded
from marsad.collect.datasets.rows import Asked
from marsad.errors import OperatorError
from tests.collect.datasets.rows import csv_file

POST = {
    "Link": "https://www.example.org/posts/17",
    "Destination Folder": "",
    "Archive Status": "telegram: success",
    "Archive Location": "https://store.example.org/17.html",
    "Archive Date": "2022-03-05T08:00:00+00:00",
    "Thumbnail": "",
    "Upload Timestamp": "2022-03-04T19:30:00+00:00",
    "Upload Title": "Harim",
    "Text Content": "Shells fell on the market of Harim and killed four people today.",
    "Hash": "ab12",
    "Notes": "kept by us",
}


def load(path: Path) -> list[Loaded | Fault]:
    return list(load_archived(Asked(path, "auto-archiver")))


def test_a_post_is_a_report_with_how_it_was_kept(tmp_path: Path) -> None:
    (one,) = load(csv_file(tmp_path / "a.csv", [POST]))
    assert isinstance(one, Loaded)
    report = one.report
    assert report.text == POST["Text Content"]
    assert report.dataset is None and report.language == "en"
    assert (report.publisher, report.publisher_basis) == ("example.org", "address")
    assert (str(report.published), report.url) == ("2022-03-04", POST["Link"])
    assert ("hash", "ab12") in one.notes
    assert ("archive", POST["Archive Location"]) in one.notes


def test_posts_without_words_and_posts_twice_are_told(tmp_path: Path) -> None:
    pending = {**POST, "Text Content": "", "Upload Title": "", "Archive Status": ""}
    title = {**POST, "Text Content": "", "Link": "https://example.org/18"}
    rows = [POST, pending, POST, title, {**POST, "Link": ""}]
    found = load(csv_file(tmp_path / "a.csv", rows))
    told = [one.reason for one in found if isinstance(one, Fault)]
    assert told == [
        "has no text: nothing was archived of it",
        "is row 2 again",
        "has no link",
    ]
    texts = [one.report.text for one in found if isinstance(one, Loaded)]
    assert texts == [POST["Text Content"], "Harim"]


def test_names_of_columns_as_the_manual_shows_them(tmp_path: Path) -> None:
    row = {"url": "https://example.org/1", "title": "Harim falls", "text": "It fell."}
    (one,) = load(csv_file(tmp_path / "a.csv", [row]))
    assert isinstance(one, Loaded) and one.report.text == "Harim falls\n\nIt fell."


def test_a_file_without_links_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="no column link or url; it has a, text"):
        load(csv_file(tmp_path / "a.csv", [{"a": "1", "text": "x"}]))
