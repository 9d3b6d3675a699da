"""What leaves passes one search, of its bytes and of the words of a picture."""

from dataclasses import replace
from pathlib import Path

import pytest

from marsad.errors import OperatorError
from marsad.publish.gate import Gate
from marsad.publish.plot.series import Scope as Stretch
from marsad.publish.plot.source import from_dossier
from marsad.publish.plot.style import Look
from marsad.publish.plot.tallies import draw_tally
from marsad.publish.redact import redact_within
from marsad.publish.scope import make_scope
from marsad.records.war import War
from tests.publish.scene import NOW, SECRETS, scene


def gate_of(title: str = "") -> Gate:
    """That of a scene whose war has a title."""
    known = scene()
    rules = replace(known.war.rules, title=title)
    known = replace(known, war=replace(known.war, rules=rules))
    scope = make_scope(known, NOW.date())
    return Gate(known, redact_within(known, scope), scope, Path("/tmp"))


def test_bytes_are_searched_by_the_kind_of_their_file() -> None:
    gate = gate_of()
    gate.check_bytes("brief.md", b"Two people were killed.")
    for name, content in (
        ("brief.md", f"as {SECRETS[0]} said".encode()),
        ("events.xlsx", b"no workbook at all"),
        ("brief.exe", b"of no kind that is known"),
    ):
        with pytest.raises(OperatorError, match="what is protected would leave"):
            gate.check_bytes(name, content)


@pytest.mark.parametrize("ending", ["png", "svg"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_picture_with_a_secret_is_not_written(
    tmp_path: Path, ending: str, language: str
) -> None:
    gate = gate_of(f"The war as {SECRETS[0]} sees it")
    source = replace(from_dossier(gate.opened, None), gate=gate)
    path = tmp_path / f"killed.{ending}"
    look = Look(language, size=(900, 700))
    with pytest.raises(OperatorError, match=r"publish\.title"):
        draw_tally(source, "killed", "day", Stretch(), look, path)
    assert not path.exists()
    unguarded = replace(source, war=War(""), gate=gate_of(), title="The war")
    draw_tally(unguarded, "killed", "day", Stretch(), look, path)
    assert path.exists()
