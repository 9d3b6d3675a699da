"""Whom a release credits for places that the monitor has loaded."""

from pathlib import Path

from marsad.locate.loading import store
from marsad.run.credits import loaded_credits

ROW = (
    "INSERT INTO sources (name, kind, licence, file, sha256, options, loaded,"
    " left_out, repaired, kept) VALUES (?, 'table', ?, ?, '', '', '', 0, 0, 0)"
)


def test_licences_are_told_once_and_no_names_of_files(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with store.opened(path, write=True) as db:
        for name, licence in (
            ("a", "OCHA, CC BY-IGO"),
            ("b", " OCHA, CC BY-IGO"),
            ("c", ""),
        ):
            db.execute(ROW, (name, licence, f"secret-{name}.csv"))
    found = loaded_credits(path)
    assert [one.licence for one in found] == ["OCHA, CC BY-IGO"]
    assert "secret" not in repr(found)


def test_a_monitor_without_places_of_its_own_credits_nobody(tmp_path: Path) -> None:
    assert loaded_credits(None) == loaded_credits(tmp_path / "none.sqlite") == ()
