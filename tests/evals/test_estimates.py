from pathlib import Path

import estimates as script


def test_the_published_figures_come_out_of_the_published_files(shared: Path) -> None:
    assert (shared / "data" / "mse_tables").is_dir()
    for _, found, expected in [*script.kosovo(), *script.britain()]:
        if expected.startswith("up to "):
            assert found.endswith(expected.removeprefix("up to "))
        else:
            assert found.replace(" to ", "-").startswith(expected)


def test_the_published_example_and_too_many_lists_are_refused(shared: Path) -> None:
    ((_, found, _),) = script.artificial()
    assert found == "refused: no-overlap, no-maximum"
    _, refused, _ = next(script.colombia())
    assert refused == "refused: too-many-lists"
