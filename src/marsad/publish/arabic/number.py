"""How many: the noun as Arabic has it after each number, and ranges in words."""

from collections.abc import Mapping, Sequence

from marsad.publish.arabic.words import fill, say, words
from marsad.publish.prose import VAGUE, number

ONE, TWO, TWO_OBLIQUE, FEW, MANY, OTHER, ALL = range(7)
"""Places in a row of units."""
_HEDGES = ("ما ", "نحو ", "أكثر ")
"""With these before it, whatever is counted has a masculine verb."""
Span = tuple[float | None, float | None]
"""Low and high; None where nobody says."""


def form(value: float) -> int:
    """Which form of a noun stands with a number written in digits.

    Three to ten want the plural, eleven to ninety-nine the singular as an object; the
    hundreds in front of them make no difference.
    """
    if value in (1, 2):
        return ONE if value == 1 else TWO
    if value != int(value):
        return OTHER
    last = int(value) % 100
    if 3 <= last <= 10:
        return FEW
    return MANY if last > 10 else OTHER


def counted(
    value: float, unit: str, oblique: bool = False, *, noun: bool = True
) -> str:
    """``مدني واحد``, ``مدنيان``, ``3 مدنيين``, ``12 مدنياً``, ``100 مدني``; without the
    noun where it was just said and the number can stand alone."""
    forms, at = words("units")[unit], form(value)
    if at in (ONE, TWO):
        return str(forms[TWO_OBLIQUE if oblique and at == TWO else at])
    return f"{number(value)} {forms[at]}" if noun else number(value)


def unit_of(measure: str, population: str | None) -> str:
    """Which noun a measure counts."""
    unit = str(words("measures").get(measure, "person"))
    if unit != "person":
        return unit
    return str(words("populations").get(population or "people", "person"))


def quantity(
    span: Span,
    unit: str,
    approx: bool = False,
    oblique: bool = False,
    *,
    noun: bool = True,
    over: bool = False,
) -> str:
    """``ما لا يقل عن 16 شخصاً``, ``أكثر من 16 شخصاً``, ``بين 16 و20 شخصاً``, ``عشرات
    الأشخاص``."""
    low, high = span
    if approx and high is None and low in VAGUE:
        return say("amounts", f"{int(low or 0)}", all=words("units")[unit][ALL])
    if high is None:
        key = "over" if over and low else "about_or_more" if approx else "least"
        return say("amounts", key, q=counted(low or 0, unit, True, noun=noun))
    if not low and high:
        key = "most_about" if approx else "most"
        return say("amounts", key, q=counted(high, unit, True, noun=noun))
    if low is None or low == high:
        told = counted(high, unit, oblique or approx, noun=noun)
        return say("amounts", "about", q=told) if approx else told
    if (low, high) == (1, 2):
        return one_or_two(unit, oblique)
    pattern = words("amounts")["range_about" if approx else "range"][oblique]
    q = counted(high, unit, True, noun=noun)
    return fill(str(pattern), a=number(low), q=q)


def one_or_two(unit: str, oblique: bool) -> str:
    """``مدني أو مدنيان``."""
    forms = words("units")[unit]
    two = forms[TWO_OBLIQUE if oblique else TWO]
    return say("amounts", "one_or_two", one=forms[OTHER], two=two)


def part(span: Span, unit: str) -> str:
    """How many of those just told: ``2 إلى 9 مدنيين``, after a word for "among"."""
    low, high = span
    if low and high and low != high and (low, high) != (1, 2):
        return say("amounts", "inside", a=number(low), q=counted(high, unit, True))
    return quantity(span, unit)


def plural(forms: Sequence[str], value: int) -> str:
    """One of five forms of a whole sentence, with the number in it."""
    at = {ONE: 0, TWO: 1, FEW: 2, MANY: 3}.get(form(value), 4)
    return forms[at].format(n=number(value))


def happened(measure: str, told: Mapping[bool, str]) -> tuple[str, str]:
    """What became of those counted, as a verb and as a noun; `told` says how many, as
    a subject (False) and after a preposition or a noun (True)."""
    verb, noun, *others = words("happened").get(measure, ("{q}", "{q}"))
    after = measure in words("oblique")["words"]
    if others and told[False].startswith(_HEDGES):
        verb = others[0]
    return verb.format(q=told[after]), noun.format(q=told[True])
