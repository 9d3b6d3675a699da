"""Only public releases are there, and only the files they list."""

import json
from pathlib import Path

import pytest

from marsad.errors import OperatorError
from marsad.web.public.shelf import Shelf, check_folder, read_edition
from tests.web.public.library import put


def altered(out: Path, release: str, **fields: object) -> None:
    path = out / release / "release.json"
    manifest = json.loads(path.read_text("utf-8")) | fields
    path.write_text(json.dumps(manifest), "utf-8")


def test_releases_are_listed_newest_first(tmp_path: Path) -> None:
    old = put(tmp_path, files={"a": "1"}, made_at="2024-01-01T00:00:00+00:00")
    new = put(tmp_path, files={"a": "2"}, made_at="2024-01-02T03:00:00+03:00")
    (tmp_path / ".making-rel-abc-1").mkdir()
    (tmp_path / "rel-empty").mkdir()
    (tmp_path / "notes").mkdir()
    shelf = Shelf(tmp_path)
    assert [one.id for one in shelf.all()] == [new, old]
    assert shelf.newest() == new


def test_languages_are_those_spoken_the_first_one_first(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for given, wanted in (
        (None, ("en", "ar")),
        (["ar"], ("ar", "en")),
        (["fr", "en"], ("en", "ar")),
    ):
        id = put(tmp_path, files={"a": str(given)}, languages=given)
        assert shelf.require(id).languages == wanted


def test_releases_for_others_are_not_there(tmp_path: Path) -> None:
    id = put(tmp_path, files={"a": "1"}, audience="partner")
    assert Shelf(tmp_path).get(id) is None
    assert Shelf(tmp_path).all() == []
    assert Shelf(tmp_path, ("partner",)).get(id) is not None
    with pytest.raises(OperatorError, match="--audience partner"):
        check_folder(tmp_path, ("public",))
    check_folder(tmp_path, ("partner",))


def test_ids_that_are_none_lead_nowhere(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for id in ("..", "", ".", "rel-../..", "rel-UPPER", ".making-rel-a-1", "latest"):
        assert shelf.get(id) is None


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/passwd", "a//b", "a/./b", ".hidden", "a\\b", "a\0b", ""]
)
def test_a_manifest_that_names_files_outside_is_refused(
    tmp_path: Path, name: str
) -> None:
    id = put(tmp_path, files={"a": "1"})
    altered(tmp_path, id, files={name: "0" * 64})
    with pytest.raises(OperatorError, match="names files that no release has"):
        read_edition(tmp_path / id)


def test_broken_manifests_are_errors(tmp_path: Path) -> None:
    id = put(tmp_path, files={"a": "1"})
    altered(tmp_path, id, made_at="yesterday")
    with pytest.raises(OperatorError, match="made_at"):
        read_edition(tmp_path / id)
    altered(tmp_path, id, id="rel-other")
    with pytest.raises(OperatorError, match="does not hold"):
        read_edition(tmp_path / id)


def test_files_that_changed_since_are_not_sound(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    edition = shelf.require(put(tmp_path, files={"a.txt": "as published", "b": "b"}))
    assert shelf.sound(edition, "a.txt")
    (edition.folder / "a.txt").write_text("other", "utf-8")
    assert not shelf.sound(edition, "a.txt")
    (edition.folder / "b").unlink()
    assert not shelf.sound(edition, "b")


def test_links_out_of_the_release_are_not_followed(tmp_path: Path) -> None:
    edition = Shelf(tmp_path).require(put(tmp_path, files={"a": "same"}))
    (tmp_path / "outside").write_text("same", "utf-8")
    (edition.folder / "a").unlink()
    (edition.folder / "a").symlink_to(tmp_path / "outside")
    assert not Shelf(tmp_path).sound(edition, "a")


def test_a_folder_is_checked_before_it_is_served(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="is no folder of releases"):
        check_folder(tmp_path / "none", ("public",))
    with pytest.raises(OperatorError, match="nothing was published"):
        check_folder(tmp_path, ("public",))
    (tmp_path / "latest").write_text("rel-gone\n", "utf-8")
    with pytest.raises(OperatorError, match="cannot be read"):
        check_folder(tmp_path, ("public",))


def test_a_release_that_was_removed_is_gone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    id = put(tmp_path, files={"a": "1"})
    assert shelf.get(id) is not None
    (tmp_path / id / "release.json").unlink()
    assert shelf.get(id) is None
