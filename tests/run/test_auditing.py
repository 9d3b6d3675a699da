"""What is not as it was published is found in a release's folder."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.publish.manifest import Imprint
from marsad.publish.release import publish_release
from marsad.records.release import Release
from marsad.run.auditing import release_faults
from tests.publish.scene import HEAD, NOW, scene


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Release]:
    out = tmp_path_factory.mktemp("releases")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")
        release = publish_release(scene(), out, Imprint(HEAD, NOW, None, "test"))
    return out / release.id, release


def found(folder: Path, release: Release) -> dict[str, str]:
    return {one.message: one.code for one in release_faults(folder, release)}


def test_altered_missing_and_added_files_are_named(
    made: tuple[Path, Release], tmp_path: Path
) -> None:
    whole, release = made
    assert found(whole, release) == {}
    copy = tmp_path / "copy"
    shutil.copytree(whole, copy)
    (copy / "brief.md").write_text("other")
    (copy / "data" / "events.csv").unlink()
    (copy / "more.txt").write_text("added")
    assert found(copy, release) == {
        f"release {release.id}: {told}": "release-altered"
        for told in (
            "brief.md was altered",
            "data/events.csv is missing",
            "more.txt is no file of this release",
        )
    }


def test_a_folder_that_is_gone_or_holds_another_release(
    made: tuple[Path, Release], tmp_path: Path
) -> None:
    whole, release = made
    assert list(found(tmp_path, release).values()) == ["release-missing"]
    other = replace(release, id="rel-other")
    assert list(found(whole, other)) == [
        f"release rel-other: release.json says that it is {release.id}"
    ]
