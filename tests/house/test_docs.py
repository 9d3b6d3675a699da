import enum
from pathlib import Path
from typing import Annotated

import typer
from tools import docs

ROOT = Path(__file__).parents[2]


def test_our_documents_are_current() -> None:
    assert docs.faults(ROOT) == []


def test_dead_links_are_found(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# One: a `thing`\n")
    page = tmp_path / "page.md"
    page.write_text(
        "# Top\n[a](there.md) [b](there.md#one-a-thing) [c](#top) [d](https://x.org/y)\n"
        "[e](gone.md) [f](there.md#two) ![g](gone.png) [h](#nowhere)\n"
        "```\n[i](in-an-example.md)\n```\n"
    )
    assert docs.dead_links(page) == ["gone.md", "there.md#two", "gone.png", "#nowhere"]


def test_a_module_that_says_nothing_and_a_stale_page_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "src" / "pack"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "silent.py").write_text("x = 1\n")
    (folder / "told.py").write_text('"""Counts | sums.\n\nMore."""\n')
    assert docs.faults(tmp_path) == [
        "docs/reference/layout.md is not current: run `make docs`",
        "src/pack/silent.py: does not say what it is for",
    ]
    page = docs.layout_page(tmp_path)
    assert "| `told.py` | Counts \\| sums. |" in page
    assert "silent" not in page


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


def test_every_option_of_a_command_is_explained() -> None:
    app = typer.Typer()

    @app.callback()
    def top() -> None:
        """Paints."""

    @app.command()
    def paint(
        wall: Annotated[str, typer.Argument(help="Which one.")],
        colour: Annotated[Colour, typer.Option(help="In what.")] = Colour.RED,
        coats: Annotated[int, typer.Option("-n", "--coats", help="How often.")] = 2,
        dry: Annotated[bool, typer.Option(help="Wait.")] = False,
    ) -> None:
        """Paint a wall."""

    page = docs.commands_page(app)
    assert (
        "## marsad paint\n\n    marsad paint [OPTIONS] WALL\n\nPaint a wall.\n" in page
    )
    assert "| `--colour COLOUR` | In what. One of `red`, `blue`." in page
    assert "| `-n COATS`, `--coats COATS` | How often. Default: `2`. |" in page
    assert "| `--dry`, `--no-dry` | Wait. |" in page
    assert "completion" not in page
