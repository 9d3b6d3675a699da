"""Of two long values what differs is shown, not their common beginning."""

from marsad.cli.compare import LONGEST, _apart


def test_of_figures_those_that_differ_are_shown() -> None:
    same = {"low": 10, "best": 14, "high": 16, "civilians": 4, "combatants": None}
    was = {"killed": same, "wounded": {"low": 3, "best": 22}, "missing": {"low": 1}}
    now = {"killed": same, "wounded": {"low": 22, "best": 22}, "missing": {"low": 1}}
    one, other = _apart(was, now)
    assert (one, other) == ('wounded {"low": 3}', '{"low": 22}')


def test_what_came_and_went_is_shown() -> None:
    one, other = _apart({"a": 1, "b": 2}, {"b": 2, "c": 3})
    assert (one, other) == ('{"a": 1}', '{"c": 3}')
    assert _apart(None, "x") == ("nothing", "x")
    assert _apart({"a": 1}, {"a": 1, "b": 2}) == ("nothing", '{"b": 2}')


def test_of_long_words_the_stretch_that_differs_is_shown() -> None:
    start, end = "The same words " * 20, " and so on" * 20
    one, other = _apart(f"{start}seven{end}", f"{start}eight{end}")
    assert "seven" in one and "eight" in other
    assert one[0] == other[0] == one[-1] == other[-1] == "…"
    assert max(len(one), len(other)) <= LONGEST
    early, _ = _apart(f"seven{end}", f"eight{end}")
    assert early.startswith("seven") and early.endswith("…")
    late, _ = _apart(f"{start}seven", f"{start}eight")
    assert late.endswith("seven")
