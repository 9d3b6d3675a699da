import eval as script
import more
import pytest


def test_a_score_below_its_floor_fails(capsys: pytest.CaptureFixture[str]) -> None:
    floors = {"muc4": {"all": 0.3}}
    assert script.compare({"muc4": {"all": 0.31, "type": 0.1}}, floors)
    assert not script.compare({"muc4": {"all": 0.29}}, floors)
    assert "0.47-0.54" in capsys.readouterr().out


def test_floors_lie_a_little_below_and_not_below_nothing() -> None:
    assert script.floors_of({"a": {"x": 0.5, "y": 0.0}}) == {"a": {"x": 0.49, "y": 0.0}}


def test_absent_sets_are_named_and_pass(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(script, "missing", lambda name: True)
    monkeypatch.setattr("sys.argv", ["eval.py", "--only", "muc4"])
    assert script.main() == 0
    assert "muc4: its labelled texts are not in" in capsys.readouterr().out


def test_every_set_beyond_claims_is_in_the_table() -> None:
    assert set(more.SETS) <= set(script.known())
