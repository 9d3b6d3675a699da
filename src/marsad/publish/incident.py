"""One sentence per event, as a person would write it: who says what happened."""

import re
from collections.abc import Iterable, Sequence

from marsad.publish.naming import UNKNOWN, is_party, listed_words, speakers
from marsad.publish.prose import amount, counted, days, listed, phrases, quantity, some
from marsad.publish.telling import (
    Sentence,
    approximate,
    claims_of,
    figures_words,
    grade_words,
    noun_phrase,
    place_words,
    sides_of,
)
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.grade import HEADLINE
from marsad.records.tally import Tally

OWN_GAINS = frozenset({"capture", "control", "withdrawal", "strength", "surrender"})
"""Kinds that a party claims rather than reports (DESIGN: rules of truth, 7)."""
HARM = frozenset({"airstrike", "shelling", "bombing", "attack", "chemical"})
"""Kinds whose own name is the subject: "air strikes killed 16 civilians"."""
FOUGHT = frozenset({"clash", "casualties", "damage"})
"""Kinds in which people are counted passively: "16 people were killed in clashes"."""
TURNS = frozenset({"capture", "withdrawal", "siege", "ceasefire", "offensive"})
"""Turns of a war, told with the losses of the whole campaign: numbers of one source
are not lent to the day."""
THINGS = frozenset({"structures", "vehicles", "strikes"})
MOODS = ("asserted", "probable", "possible")
PLURAL = frozenset({"clash", "airstrike", "casualties", "surrender", "aid"})


def event_sentence(
    event: Event, dossier: Dossier, tallies: Sequence[Tally]
) -> Sentence:
    """``X said air strikes by Y killed at least 16 civilians in Z on 11 May 2021.``"""
    claims = claims_of(event.claims, dossier)
    said = [c for c in claims if c.certainty not in ("denied", "doubtful")]
    against = [c for c in claims if c.certainty in ("denied", "doubtful")]
    main = said or against or claims
    best = _surest(main)
    if said or not against:
        text = _said(event, best, (main, tallies), dossier)
    else:
        verb = phrases()["verbs"][_surest(against)[0].certainty]
        told = noun_phrase(event.kind, main, dossier)
        text = f"{_who(best, dossier)} {verb} {told}{_scene(event)}"
        figures = figures_words(flows(tallies), claims)
        text += f", with {figures}" if figures else ""
    if said and against:
        text += _denials(against, set(speakers(said, dossier)), dossier)
    text = text[:1].upper() + text[1:] + "." + _evidence(event, dossier)
    grade = dossier.grades.get(event.id)
    return Sentence(text, event.claims, event.id, grade.grade if grade else None)


def _said(
    event: Event,
    best: Sequence[Claim],
    told: tuple[Sequence[Claim], Sequence[Tally]],
    dossier: Dossier,
) -> str:
    """Those who give the figure first; who told of it without is named after."""
    main, tallies = told
    counts = flows(tallies)
    feeding = {id for tally in counts[:1] for id in tally.claims}
    first = [c for c in best if c.id in feeding] or list(best)
    others = [c for c in main if c not in first]
    who = speakers(first, dossier)
    also = [name for name in speakers(others, dossier) if name not in who]
    verb = "claimed" if _claims(event, first, dossier) else "said"
    clause = event_clause(event, tallies, dossier)
    for name in who:
        clause = re.sub(
            rf"(^|by |between |and ){re.escape(name)}\b", r"\1its own side", clause
        )
    text = f"{some(who) or UNKNOWN} {verb} {clause}"
    if also and feeding:
        return f"{text}; {some(also)} also told of it"
    return f"{text}; so did {some(also)}" if also else text


def _claims(event: Event, said: Sequence[Claim], dossier: Dossier) -> bool:
    """Whether only parties say it, of their own gains or their enemies' losses."""
    fighters = any(f.population == "combatants" for c in said for f in c.figures)
    gains = event.kind in OWN_GAINS or fighters
    return gains and all(is_party(c, dossier) for c in said)


def flows(tallies: Iterable[Tally]) -> list[Tally]:
    """What an event's own counts tell, in the order it is told; no stocks."""
    known = list(phrases()["fates"])
    kept = [t for t in tallies if t.measure in known and t.best > 0]
    return sorted(
        kept, key=lambda t: (known.index(t.measure), t.population or "", t.id)
    )


def event_clause(event: Event, tallies: Iterable[Tally], dossier: Dossier) -> str:
    """What happened, without who says so: ``a bombing killed 12 people in X on ...``"""
    claims = claims_of(event.claims, dossier)
    said = [c for c in claims if c.certainty not in ("denied", "doubtful")] or claims
    surest = _surest(said)
    mood = surest[0].certainty if surest else "asserted"
    at = MOODS.index(mood) if mood in MOODS else 0
    counts, scene = flows(tallies), _scene(event)
    if event.kind not in (*HARM, *FOUGHT):
        counts = [t for t in counts if t.measure not in THINGS]
    harmed = [t for t in counts if t.measure in ("killed", "wounded")]
    rest = [t for t in counts if t not in harmed]
    actor, target = sides_of(said, dossier, event.kind)
    if event.kind in HARM and (harmed or target):
        text = _struck(event, harmed, (actor, target), at, said) + scene
        rest = [t for t in rest if t.measure != "strikes"]
    elif harmed and event.kind in FOUGHT:
        fights = noun_phrase("clash", said, dossier)
        during = f" in {fights}" if event.kind == "clash" else ""
        text = f"{_counted(harmed, at, said)}{during}{scene}"
    elif rest and event.kind not in (*HARM, *FOUGHT, *phrases()["acts"]):
        text = f"{_counted(rest, at, said)}{scene}"
        rest = harmed
    else:
        text = _plain(event.kind, (actor, target), at)
        if text.endswith("withdrew"):
            scene = re.sub(r"^ (?:in|on) ", " from ", scene) if event.place else scene
        text += scene
        rest = counts
    grade = dossier.grades.get(event.id)
    if event.kind in TURNS and (grade is None or grade.grade not in HEADLINE):
        rest = []
    extra = figures_words(rest, said)
    return (f"{text.rstrip(',')}, with {extra}" if extra else text).rstrip(" ,")


def _struck(
    event: Event,
    harmed: Sequence[Tally],
    sides: tuple[str, str],
    at: int,
    claims: Sequence[Claim],
) -> str:
    """``air strikes by X killed 16 civilians and wounded at least 20``."""
    actor, target = sides
    past = phrases()["moods"]["past"][at]
    subject = str(phrases()["kinds"][event.kind]).split("{", 1)[0]
    subject += f" by {actor}" if actor else ""
    if not harmed:
        return f"{subject} {past}hit {target}"
    parts = [f"{measure} {words}" for measure, words in _by_measure(harmed, claims)]
    return f"{subject} {past}{listed(parts)}"


def _counted(tallies: Sequence[Tally], at: int, claims: Sequence[Claim]) -> str:
    """``16 people were killed and about 20 were wounded``."""
    moods = {name: forms[at] for name, forms in phrases()["moods"].items()}
    parts = []
    for measure, words in _by_measure(tallies, claims):
        slots = dict(moods)
        if words == "one" or words.startswith("one "):
            slots["were"] = moods["was"]
        parts.append(f"{words} {str(phrases()['fates'][measure]).format(**slots)}")
    return listed(parts)


def _by_measure(
    tallies: Sequence[Tally], claims: Sequence[Claim]
) -> list[tuple[str, str]]:
    """Each measure with how many: ``at least 16 civilians``, ``20 people (7 of them
    civilians)``; the noun is not said again where it is the same."""
    found: dict[str, dict[str | None, Tally]] = {}
    for tally in tallies:
        found.setdefault(tally.measure, {})[tally.population] = tally
    made, last = [], ""
    for measure, known in found.items():
        words, unit = _how_many(measure, known, claims)
        made.append(
            (
                measure,
                words
                if unit != last
                else words.replace(f" of {unit}", "").replace(f" {unit}", ""),
            )
        )
        last = unit
    return made


def _how_many(
    measure: str, known: dict[str | None, Tally], claims: Sequence[Claim]
) -> tuple[str, str]:
    total = known.get(None) or known.get("people")
    civil, armed = known.get("civilians"), known.get("combatants")
    main = total or civil or armed
    if main is None:
        return "", ""
    only = next(
        (
            part
            for part in (civil, armed)
            if part and (part.low, part.high) == (main.low, main.high)
        ),
        None,
    )
    many = 1 if main.high == main.low == 1 else 2
    unit = counted(measure, (only or main).population, many)
    rough = approximate(measure, claims)
    text = quantity((main.low, main.high), unit, rough)
    if civil and civil not in (main, only) and is_inside(civil, main):
        text += f" ({amount(civil.low, civil.high)} of them civilians)"
    return text, unit


def is_inside(part: Tally, whole: Tally) -> bool:
    """Whether a part can be told inside its whole: what one voice counts can exceed
    what another counts in all."""
    if whole.best <= 1 or part.low > whole.low:
        return False
    return whole.high is None or (part.high is not None and part.high <= whole.high)


def _plain(kind: str, sides: tuple[str, str], at: int) -> str:
    """What is said where nobody is counted: ``there were clashes between A and B``."""
    a, t = sides
    moods = {name: forms[at] for name, forms in phrases()["moods"].items()}
    act = phrases()["acts"].get(kind)
    if act and a and at == 0:
        return f"{a} {act}"
    if kind not in PLURAL:
        moods["there"] = moods["there_one"]
    if kind == "clash" and t in listed_words("anyone"):
        t = ""
    both = f" between {a} and {t}" if a and t else f" involving {a or t}"
    slots = {
        "by": f" by {a}" if a else "",
        "against": f" against {t}" if t else "",
        "among": f" among {t or a}" if t or a else "",
        "between": both if a or t else "",
    }
    pattern = phrases()["clauses"].get(kind, "{there} " + kind)
    return str(pattern).format(**moods, **slots)


def _scene(event: Event) -> str:
    """Where and when; nothing is said of a place that nobody gives."""
    place = place_words(event.place, event.where is not None) if event.place else ""
    return f"{place} {days(event.when, True)}".rstrip(" ,")


def _evidence(event: Event, dossier: Dossier) -> str:
    """What is known beyond the one source that the sentence names."""
    grade = dossier.grades.get(event.id)
    if grade is None or (grade.grade == "weak" and grade.origins <= 1):
        return ""
    return grade_words(event.id, dossier)


def _who(claims: Sequence[Claim], dossier: Dossier) -> str:
    return some(speakers(claims, dossier)) or UNKNOWN


def _surest(claims: Sequence[Claim]) -> list[Claim]:
    for certainty in (*MOODS, "doubtful", "denied"):
        found = [c for c in claims if c.certainty == certainty]
        if found:
            return found
    return list(claims)


def _denials(against: Sequence[Claim], sayers: set[str], dossier: Dossier) -> str:
    """Who denies it; who says one thing of it and denies another, denies a part."""
    names = speakers(against, dossier)
    whole = [name for name in names if name not in sayers]
    part = [name for name in names if name in sayers]
    text = f"; {some(whole)} {_against(against)}" if whole else ""
    return text + (f"; {some(part)} {_against(against, 'part of it')}" if part else "")


def _against(claims: Sequence[Claim], what: str = "it") -> str:
    denied = any(c.certainty == "denied" for c in claims)
    return f"denied {what}" if denied else f"doubted {what}"
