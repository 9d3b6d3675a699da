from pathlib import Path

import pytest
from tools import weights


@pytest.mark.parametrize("language", weights.FOLDERS)
def test_the_weights_are_small_enough_to_ship(language: str) -> None:
    assert weights.main(language) == 0


def test_the_digest_tells_names_and_contents_apart(tmp_path: Path) -> None:
    seen = set()
    for name, content in [("a", "bc"), ("ab", "c"), ("a", "bd"), ("b", "bc")]:
        file = tmp_path / name
        file.write_text(content)
        seen.add(weights.digest([file], tmp_path))
    assert len(seen) == 4
