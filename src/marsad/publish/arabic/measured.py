"""Measurements in English words, such as "four square kilometres", in Arabic."""

from marsad.publish.arabic.number import FEW, MANY, ONE, OTHER, TWO, form
from marsad.publish.arabic.words import say, words
from marsad.publish.prose import number
from marsad.text.numbers import value_of


def measured(text: str) -> str:
    """The measurement in Arabic, empty where a word of it is not known."""
    said = " ".join(text.lower().split())
    for rough, pattern in words("rough").items():
        if said.startswith(f"{rough} "):
            told = measured(said.removeprefix(f"{rough} "))
            return str(pattern).format(q=told) if told else ""
    one, by, two = said.partition(" by ")
    if by:
        sides = {"a": measured(one), "b": measured(two)}
        return say("sides", "by", **sides) if all(sides.values()) else ""
    for unit, name in words("lengths").items():
        if said.endswith(f" {unit}"):
            value = _value(said.removesuffix(f" {unit}"))
            return _counted(value, name) if value is not None else ""
    return ""


def _value(words: str) -> float | None:
    try:
        return float(words.replace(",", ""))
    except ValueError:
        return value_of(words)


def _counted(value: float, name: str) -> str:
    forms = words("measurements")[name]
    at = {ONE: 0, TWO: 1, FEW: 2, MANY: 3, OTHER: 4}[form(value)]
    return str(forms[at]) if at < 2 else f"{number(value)} {forms[at]}"
