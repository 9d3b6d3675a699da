"""One sentence per event, as a person would write it: who says what happened."""

import re
from collections.abc import Iterable, Sequence

from marsad.publish.account import (
    Account,
    Clause,
    account_of,
    agreements,
    also_told,
    by_measure,
    clause_of,
    counted_by_others,
    counted_of,
    deniers,
    merely_claimed,
    own_counts,
    surest,
    told_as,
)
from marsad.publish.latin import place_name
from marsad.publish.likelihood import likelihood
from marsad.publish.lone import apart, lone, unheard, unshared
from marsad.publish.naming import UNKNOWN, speaker, speakers, voices
from marsad.publish.otherwise import (
    counted_otherwise,
    days_apart,
    numbers_words,
    told_on,
)
from marsad.publish.prose import (
    amount,
    count,
    counted,
    days,
    listed,
    phrases,
    quantity,
    some,
)
from marsad.publish.subjects import Incident
from marsad.publish.telling import (
    Sentence,
    approximate,
    exceeded,
    figures_words,
    grade_words,
    noun_phrase,
    place_words,
    rivals,
    sources_words,
)
from marsad.publish.views import quoted
from marsad.publish.vouching import Givers, givers
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.tally import Tally
from marsad.records.when import When

PLURAL = frozenset({"clash", "airstrike", "casualties", "surrender", "aid"})


def event_sentence(
    event: Event, dossier: Dossier, tallies: Sequence[Tally]
) -> Sentence:
    """``X said air strikes by Y killed at least 16 civilians in Z on 11 May 2021.``"""
    told, evidence = told_apart(event, dossier, tallies)
    grade = dossier.grades.get(event.id)
    return Sentence(
        f"{told}.{evidence}",
        event.claims,
        event.id,
        grade.counts_as if grade else None,
        Incident(event, tuple(tallies)),
    )


def told_apart(
    event: Event, dossier: Dossier, tallies: Sequence[Tally]
) -> tuple[str, str]:
    """What happened and who says so, without the full stop; and sentences on what is
    known of the evidence."""
    account = account_of(event, tallies, dossier)
    if account.told:
        text = _said(event, account, tallies, dossier)
    else:
        verb = phrases()["verbs"][surest(account.against)[0].certainty]
        told = noun_phrase(event.kind, account.main, dossier)
        text = f"{_who(account.best, dossier)} {verb} {told}{_scene(event, event.when)}"
        figures = figures_words(account.counts, account.claims)
        text += f", with {figures}" if figures else ""
    if account.said and account.against:
        text += _denials(account, dossier)
    text += said_beside(account, dossier)
    return text[:1].upper() + text[1:], _evidence(event, account, tallies, dossier)


def _said(
    event: Event, account: Account, tallies: Sequence[Tally], dossier: Dossier
) -> str:
    """Those who give the figure first; who told of it without is named after."""
    who = speakers(account.first, dossier)
    verb = "claimed" if merely_claimed(event, account.first, dossier) else "said"
    clause = event_clause(event, own_counts(account, tallies, dossier), dossier)
    for name in who if len(who) == 1 else ():
        clause = re.sub(
            rf"(^|by |between |and ){re.escape(name)}\b", r"\1its own side", clause
        )
    after = said_after(event, account, dossier)
    return f"{some(who) or UNKNOWN} {verb} {clause}{after}"


def said_after(event: Event, account: Account, dossier: Dossier) -> str:
    """Who else gives a count, who counts otherwise, and who told of it without a number
    or with the same: ``; X also told of it``; empty where nobody did."""
    also = [speaker(claim, dossier) for claim in also_told(account, dossier)]
    text = ""
    for giving, counts in counted_by_others(account, dossier):
        names = speakers(giving, dossier)
        also = [name for name in also if name not in names]
        told = _counted(
            Clause("counted", 0, ("", ""), tuple(giving), tuple(counts), ())
        )
        when = days(days_apart(event, counts, account, dossier), True)
        text += f"; {some(names)} said {told} {when}".rstrip()
    for voice, numbers in counted_otherwise(event, account, dossier):
        if (name := speaker(voice, dossier)) in also:
            also.remove(name)
            text += f"; {name} said {numbers_words(numbers)}"
    if also and account.feeding:
        return f"{text}; {some(also)} also told of it"
    return f"{text}; so did {some(also)}" if also else text


def said_beside(account: Account, dossier: Dossier) -> str:
    """What is said that bears nothing out and denies nothing, in its own words: that
    nobody was hurt, that a place told to be taken is still fought over."""
    text = ""
    for claim in voices((*account.unhurt, *account.contrary), dossier):
        said = f"said: {quoted(claim.quote)}"
        if not claim.quote:
            said = f"reported {noun_phrase(claim.kind, [claim], dossier)}"
        text += f"; {speaker(claim, dossier)} {said}"
    return text


def event_clause(event: Event, tallies: Iterable[Tally], dossier: Dossier) -> str:
    """What happened, without who says so: ``a bombing killed 12 people in X on ...``"""
    parts = clause_of(event, tallies, dossier)
    scene = _scene(event, told_on(event, parts.counted, dossier))
    if parts.shape == "struck":
        text = _struck(event, parts) + scene
    elif parts.shape == "fought":
        fights = noun_phrase("clash", parts.claims, dossier)
        during = f" in {fights}" if event.kind == "clash" else ""
        text = f"{_counted(parts)}{during}{scene}"
    elif parts.shape == "counted":
        text = f"{_counted(parts)}{scene}"
    elif parts.shape == "shielded":
        text = _shielded(parts) + scene
    else:
        text = _plain(event.kind, parts.sides, parts.mood)
        if text.endswith("withdrew"):
            scene = re.sub(r"^ (?:in|on) ", " from ", scene) if event.place else scene
        text += scene
    extra = figures_words(parts.rest, parts.claims)
    return (f"{text.rstrip(',')}, with {extra}" if extra else text).rstrip(" ,")


def _struck(event: Event, parts: Clause) -> str:
    """``air strikes by X killed 16 civilians and wounded at least 20``."""
    actor, target = parts.sides
    past = phrases()["moods"]["past"][parts.mood]
    subject = _deed(event.kind, actor)
    if not parts.counted:
        return f"{subject} {past}hit {target}"
    told = [f"{measure} {words}" for measure, words in _by_measure(parts)]
    return f"{subject} {past}{listed(told)}"


def _shielded(parts: Clause) -> str:
    """``civilians were used as human shields by X``."""
    moods = {name: forms[parts.mood] for name, forms in phrases()["moods"].items()}
    by = f" by {parts.sides[0]}" if parts.sides[0] else ""
    return str(phrases()["shielded"]["said"]).format(by=by, **moods)


def number_first(event: Event, tallies: Sequence[Tally], dossier: Dossier) -> str:
    """What those named first say happened, with the number in front: ``16 civilians
    were killed: air strikes by X in Y on 11 May 2021``; as any clause where no strike
    is what did it. Whom it hit is told by the number alone."""
    own = own_counts(account_of(event, tallies, dossier), tallies, dossier)
    parts = clause_of(event, own, dossier)
    if parts.shape != "struck" or not parts.counted:
        return event_clause(event, own, dossier)
    struck = _deed(event.kind, parts.sides[0])
    scene = _scene(event, told_on(event, parts.counted, dossier))
    return f"{_counted(parts)}: {struck}{scene}".rstrip(" ,")


def _deed(kind: str, actor: str) -> str:
    """``air strikes by X``, without whom they hit."""
    subject = str(phrases()["kinds"][kind]).split("{", 1)[0]
    return f"{subject} by {actor}" if actor else subject


def _counted(parts: Clause) -> str:
    """``16 people were killed and about 20 were wounded``."""
    moods = {name: forms[parts.mood] for name, forms in phrases()["moods"].items()}
    told = []
    for measure, words in _by_measure(parts):
        slots = dict(moods)
        if words == "one" or words.startswith("one "):
            slots["were"] = moods["was"]
        fate = str(phrases()["fates"][told_as(measure, parts.claims)])
        told.append(f"{words} {fate.format(**slots)}")
    return listed(told)


def _by_measure(parts: Clause) -> list[tuple[str, str]]:
    """Each measure with how many: ``at least 16 civilians``, ``20 people (7 of them
    civilians)``; the noun is not said again where it is the same."""
    made, last = [], ""
    for measure, known in by_measure(parts.counted).items():
        words, unit = _how_many(measure, known, parts.claims)
        if unit == last:
            words = words.replace(f" of {unit}", "").replace(f" {unit}", "")
        made.append((measure, words))
        last = unit
    return made


def _how_many(
    measure: str, known: dict[str | None, Tally], claims: Sequence[Claim]
) -> tuple[str, str]:
    found = counted_of(known)
    if found is None:
        return "", ""
    main = found.main
    unit = counted(measure, found.population, 1 if main.high == main.low == 1 else 2)
    rough, over = approximate(measure, claims), exceeded(main, claims)
    text = quantity((main.low, main.high), unit, rough, over)
    if found.civil:
        text += f" ({amount(found.civil.low, found.civil.high)} of them civilians)"
    return text, unit


def _plain(kind: str, sides: tuple[str, str], at: int) -> str:
    """What is said where nobody is counted: ``there were clashes between A and B``."""
    a, t = rivals(kind, sides)
    moods = {name: forms[at] for name, forms in phrases()["moods"].items()}
    act = phrases()["acts"].get(kind)
    if act and a and at == 0:
        return f"{a} {act}"
    if kind not in PLURAL:
        moods["there"] = moods["there_one"]
    both = f" between {a} and {t}" if a and t else f" involving {a or t}"
    slots = {
        "by": f" by {a}" if a else "",
        "against": f" against {t}" if t else "",
        "among": f" among {t or a}" if t or a else "",
        "between": both if a or t else "",
    }
    pattern = phrases()["clauses"].get(kind, "{there} " + kind)
    return str(pattern).format(**moods, **slots)


def _scene(event: Event, when: When) -> str:
    """Where and when; nothing is said of a place that nobody gives."""
    named = place_name(event.place, event.where)
    place = place_words(named, event.where is not None) if named else ""
    return f"{place} {days(when, True)}".rstrip(" ,")


def _evidence(
    event: Event, account: Account, tallies: Sequence[Tally], dossier: Dossier
) -> str:
    """How likely it is by the rules, and what is known beyond the one source that the
    sentence names; and that a number is one side's alone."""
    grade = dossier.grades.get(event.id)
    if grade is None:
        return ""
    many = lone(event, tallies, dossier)
    but = apart(unshared(event, tallies, dossier))
    likely = likelihood(grade, account.said, but=but)
    alone = grade.grade == "weak" and grade.origins <= 1
    if alone and grade.override is None:
        return likely
    given = ""
    if grade.origins > 1 and not many:
        given = _given(givers(event, tallies, dossier, account), grade.origins)
    return likely + grade_words(event.id, dossier, given) + unheard(many)


def _given(given: Givers | None, many: int) -> str:
    """``four independent sources, two of which give numbers``; empty where all do."""
    if given is None or not 0 < len(given.claims) < many:
        return ""
    told = phrases()["vouched"]["some"][given.numbers > 1]
    few = len(given.claims)
    gives = "gives" if few == 1 else "give"
    words = {"sources": sources_words(many), "n": count(few, "", "").strip()}
    return str(told).format(gives=gives, **words)


def _who(claims: Sequence[Claim], dossier: Dossier) -> str:
    return some(speakers(claims, dossier)) or UNKNOWN


def _denials(account: Account, dossier: Dossier) -> str:
    """Who denies it; who says one thing of it and denies another, denies a part."""
    whole, part = (
        [speaker(claim, dossier) for claim in found]
        for found in deniers(account, dossier)
    )
    text = f"; {some(whole)} {_against(account)}" if whole else ""
    text += f"; {some(part)} {_against(account, 'part of it')}" if part else ""
    for claim in voices(agreements(account), dossier):
        text += f"; {speaker(claim, dossier)} denied: {quoted(claim.quote)}"
    return text


def _against(account: Account, what: str = "it") -> str:
    denied = any(c.certainty == "denied" for c in account.against)
    return f"denied {what}" if denied else f"doubted {what}"
