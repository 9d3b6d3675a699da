"""Rules say which part they made; bare names stand for the claim as a whole."""

from marsad.publish.explain.made import made


def test_rules_are_grouped_by_part() -> None:
    found = made(["kind:model", "speaker:according-to", "speaker:pronoun", "date:ago"])
    assert found.by("kind") == ("model",)
    assert found.by("speaker") == ("according-to", "pronoun")
    assert found.by("time") == ("ago",)
    assert found.by("place") == ()
    assert found.whole == []


def test_figures_have_their_own_makers_or_those_of_all() -> None:
    found = made(["figure 0:number-noun", "figure 0 part_of:among", "figures:model"])
    assert found.by("figure 0") == ("number-noun", "part_of: among")
    assert found.by("figure 1") == ("model",)


def test_bare_names_and_unknown_parts_make_the_whole() -> None:
    found = made(["tagger", "weather:guess", "kind:", "kind:hosted:gamma 0.9"])
    assert found.whole == ["tagger", "weather: guess", "kind:"]
    assert found.by("kind") == ("hosted:gamma 0.9",)
