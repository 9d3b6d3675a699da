"""What each kind of event is called in Arabic: as a noun and as a clause."""

from marsad.publish.arabic.names import Names
from marsad.publish.arabic.script import agreeing, inflected, is_feminine
from marsad.publish.arabic.words import say, words
from marsad.publish.telling import rivals

Sides = tuple[str, str]
"""Who did it and to whom, as English prints them; empty where nobody says."""


def noun_phrase(kind: str, sides: Sides, names: Names) -> str:
    """``غارات جوية شنّها التحالف على منازل``, after a preposition."""
    actor, target = _arabic(kind, sides, names)
    if actor and kind in words("kinds_by"):
        return str(words("kinds_by")[kind]).format(x=inflected(actor, True))
    pattern = str(words("kinds").get(kind, kind))
    return pattern.format(**_slots(kind, actor, target))


def plain_clause(kind: str, sides: Sides, mood: int, names: Names) -> str:
    """What is said where nobody is counted: ``وقعت اشتباكات بين أ وب``."""
    actor, target = _arabic(kind, sides, names)
    slots = _slots(kind, actor, target)
    if actor and kind in words("clauses_by"):
        male, female, noun = words("clauses_by")[kind]
        if not mood:
            upright = inflected(actor, False)
            return agreeing((male, female), actor, x=upright, **slots)
        return _likely(noun.format(x=inflected(actor, True), **slots), mood)
    verb, noun = words("clauses").get(kind, words("clauses")["attack"])
    return _likely(noun.format(**slots), mood) if mood else str(verb).format(**slots)


def hitting(kind: str, sides: Sides, mood: int, names: Names) -> str:
    """A strike and what it hit: ``شنّ التحالف غارات جوية طالت منازل``."""
    verb, hit = str(words("struck")[kind]), inflected(names.side(sides[1]), True)
    if names.side(sides[0]):
        told = plain_clause(kind, (sides[0], ""), mood, names)
        return told + say("joined", "hitting", verb=verb, hit=hit)
    strike = str(words("kinds")[kind]).format(by="", on="")
    if not mood:
        return f"{verb} {strike} {hit}"
    return _likely(say("joined", "likely_hit", strike=strike, verb=verb, hit=hit), mood)


def _likely(noun: str, mood: int) -> str:
    return str(words("moods")["noun"][mood]).format(noun=noun)


def _arabic(kind: str, sides: Sides, names: Names) -> Sides:
    actor, target = rivals(kind, sides)
    return names.side(actor), names.side(target)


def _slots(kind: str, actor: str, target: str) -> dict[str, str]:
    among = actor if kind == "surrender" else target or actor
    return {
        "by": _by(kind, actor),
        "on": say("joined", "on", t=inflected(target, True)) if target else "",
        "among": say("joined", "among", t=inflected(among, True)) if among else "",
        "between": _between(kind, actor, target),
    }


def _by(kind: str, actor: str) -> str:
    """`` شنّها الجيش``: the verb agrees with the doer, its ending with the kind."""
    if not actor or kind not in words("doers"):
        return ""
    form = words("doers")[kind][is_feminine(actor)]
    return f" {form}".format(x=inflected(actor, False))


def _between(kind: str, actor: str, target: str) -> str:
    one, other = (inflected(side, True) for side in (actor, target))
    if one and other:
        return say("joined", "between", a=one, t=other)
    key = "involving" if kind == "clash" else "involving_it"
    return say("joined", key, a=one or other) if one or other else ""
