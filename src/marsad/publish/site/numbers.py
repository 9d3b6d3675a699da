"""The key figures on the first page, in the words of each language."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from marsad.publish.bidi import isolated_html
from marsad.publish.site.cards import cards
from marsad.publish.site.days import days
from marsad.publish.site.shell import Edition
from marsad.publish.words import Words

Card = Mapping[str, Any]


def key_figures(edition: Edition) -> list[Card]:
    """What a card shows: number, unit, scope, evidence, who says so, and a claim."""
    material = edition.material
    made = cards(material.dossier, material.names)
    if edition.language == "en":
        return [_english(card, edition) for card in made]
    return [_told(card["facts"], edition.words) for card in made]


def _english(card: Card, edition: Edition) -> Card:
    said = edition.said.html
    return {
        "number": card["number"],
        "unit": card["unit"],
        "best": card["best"],
        "scope": said(card["scope"], card["claims"], "ltr"),
        **graded(card["facts"], edition.words),
        "evidence": said(card["grade_words"], card["claims"], "ltr"),
        "who": said(card["who"], card["claims"], "ltr"),
        "kind": edition.words(card["kind"]),
        "claim": card["claim"],
        "facts": card["facts"],
    }


def _told(facts: Card, s: Words) -> Card:
    inner = facts["best"] not in (facts["low"], facts["high"])
    place = f"{facts['place']}{s('comma')}" if facts["place"] else ""
    return {
        "number": amount(facts, s),
        "unit": _unit(facts, s),
        "best": s("best_of", n=facts["best"]) if inner else "",
        "scope": _apart(place + _days(facts, s), s),
        **graded(facts, s),
        "evidence": _apart(_evidence(facts, s), s),
        "who": _apart(_who(facts, s), s),
        "kind": s(facts["kind"]),
        "claim": facts["claim"],
        "facts": facts,
    }


def _apart(text: str, s: Words) -> Markup:
    return isolated_html(text, (), s.direction)


def amount(figure: Card, s: Words) -> str:
    """``at least 16``, ``16 to 20``, ``dozens``: base.js says it the same way."""
    low, high, rough = figure["low"], figure["high"], figure["approx"]

    def about(n: float) -> str:
        return s("about", n=n) if rough else s("count", n=n)

    if high is None and rough and f"vague_{low:g}" in s.strings:
        return s(f"vague_{low:g}")
    if high is None and low and figure.get("over"):
        return s("more_than", n=low)
    if high is None:
        return s("or_more" if rough else "at_least", n=low or 0)
    if not low and high:
        return s("up_to", n=about(high))
    if low == high:
        return about(high)
    return s("range", a=low, b=high)


def _unit(facts: Card, s: Words) -> str:
    if facts["measure"] == "area_km2":
        claimed = [s("claimed")] if facts["state"] == "claimed" else []
        return s("comma").join([s("measure_area_km2"), s("size"), *claimed])
    of, known = facts["population"], ""
    if of and of != "people":
        known = f" ({s(f'{of}_word')})"
    whose = f"{s('comma')}{facts['owner']}" if facts["owner"] else ""
    return (
        f"{s('measure_' + facts['measure'])}{known}{whose}{s('comma')}{s('reported')}"
    )


def _days(facts: Card, s: Words) -> str:
    if not facts["start"] and not facts["end"]:
        return s("on_record")
    return days(facts["start"], facts["end"], s)


def graded(facts: Card, s: Words) -> dict[str, Any]:
    """How sure the events of a number are: a mark and words; that one source alone
    gives the number, where it does; and that what is weak is not verified."""
    grades = facts["grades"]
    if not grades:
        return {"grade": None, "grade_line": ""}
    key, events = facts.get("backing") or ("none", 0)
    told = [
        (
            s("backing_fair", n=events)
            if grade == "fair" and key != "none"
            else s(f"grade_{grade}")
        )
        + (f"{s('colon')}{s('count', n=n)}" if n is not None else "")
        for grade, n in grades
    ]
    line, worst = s("semicolon").join(told), grades[-1][0]
    if key != "none":
        line += s("semicolon") + s(f"backing_{key}")
    if worst == "weak":
        line += s("semicolon") + s("not_verified")
    return {"grade": worst, "grade_line": line}


def _evidence(facts: Card, s: Words) -> str:
    if beyond := facts.get("beyond"):
        return s("beyond", amount=_beyond(beyond, s), who=beyond["who"])
    return ""


def _beyond(figure: Card, s: Words) -> str:
    if figure["low"] is None and figure["high"] is None:
        return f"{s('open_quote')}{figure['text']}{s('close_quote')}"
    return amount(figure, s)


def _who(facts: Card, s: Words) -> str:
    voices = facts["voices"]
    if not voices["names"]:
        return ""
    others = f" {s('others', n=voices['others'])}" if voices["others"] else ""
    return f"{s('according')} {s('comma').join(voices['names'])}{others}"
