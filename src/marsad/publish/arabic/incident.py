"""One sentence per event in Arabic: what happened, where and when, and who says so."""

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
from marsad.publish.arabic.kinds import hitting, noun_phrase, plain_clause
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.number import (
    counted,
    happened,
    part,
    quantity,
    unit_of,
)
from marsad.publish.arabic.script import (
    agreeing,
    inflected,
    joined,
    quote,
    sentence,
    some,
)
from marsad.publish.arabic.words import say, words
from marsad.publish.likelihood import ARABIC, likelihood
from marsad.publish.lone import apart, lone, unheard, unshared
from marsad.publish.naming import voices as claim_voices
from marsad.publish.otherwise import Number, counted_otherwise, days_apart, told_on
from marsad.publish.telling import TOLD, approximate, exceeded, sides_of
from marsad.publish.vouching import Givers, givers
from marsad.records.claim import Claim
from marsad.records.event import Event
from marsad.records.grade import Grade
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.text.manners import so
from marsad.text.ranges import population_of


def event_sentence(event: Event, tallies: Sequence[Tally], names: Names) -> str:
    """``قُتل 16 مدنياً جرّاء غارات جوية شنّها س في ع يوم 11 أيار/مايو 2021، وفق ص.``"""
    told = sentence(event_told(event, tallies, names))
    return told + evidence(event, tallies, names)


def event_told(event: Event, tallies: Sequence[Tally], names: Names) -> str:
    """The same without what is known of the evidence, and without the full stop."""
    account = account_of(event, tallies, names.dossier)
    if not account.told:
        return _only_denied(event, account, names)
    others = counted_by_others(account, names.dossier)
    own = own_counts(account, tallies, names.dossier)
    text = event_clause(event, own, names)
    text += _sources(event, account, others, names)
    text += _denials(account, names) if account.said else ""
    return text + said_beside(account, names)


def said_beside(account: Account, names: Names) -> str:
    """What is said that bears nothing out and denies nothing, in its own words."""
    found = (*account.unhurt, *account.contrary)
    text = _in_words("said_words", [c for c in found if c.quote], names)
    for claim in claim_voices([c for c in found if not c.quote], names.dossier):
        sides = sides_of([claim], names.dossier, claim.kind)
        what = noun_phrase(claim.kind, sides, names)
        text += "؛ و" + _verb("said", "asserted", [names.speaker(claim)], what=what)
    return text


def event_clause(event: Event, tallies: Iterable[Tally], names: Names) -> str:
    """What happened, without who says so."""
    parts = clause_of(event, tallies, names.dossier)
    text = _happening(event, parts, names)
    rest = losses(parts.rest, parts.claims)
    return text + (say("inside", "with", told=joined(rest)) if rest else "")


def _happening(event: Event, parts: Clause, names: Names) -> str:
    when = _days(told_on(event, parts.counted, names.dossier), names)
    place = _place(event, names)
    if parts.shape == "struck":
        return f"{_struck(event, parts, names)}{place}{when}"
    if parts.shape == "fought" and event.kind == "clash":
        fights = say("joined", "fights", clash=noun_phrase("clash", parts.sides, names))
        return f"{_counted(parts)}{fights}{place}{when}"
    if parts.counted:
        return f"{_counted(parts)}{place}{when}"
    told = plain_clause(event.kind, parts.sides, parts.mood, names)
    if parts.shape == "shielded":
        told = _shielded(parts, names)
    if event.kind == "withdrawal" and parts.sides[0]:
        place = _left(event, names)
    return f"{told}{place}{when}"


def _shielded(parts: Clause, names: Names) -> str:
    """``استخدام مدنيين دروعاً بشرية``, and by whom."""
    actor = names.side(parts.sides[0])
    by = say("shielded", "by", x=inflected(actor, True)) if actor else ""
    noun = say("shielded", "noun", by=by)
    return (
        say("shielded", "said", noun=noun)
        if not parts.mood
        else str(words("moods")["noun"][parts.mood]).format(noun=noun)
    )


def _struck(event: Event, parts: Clause, names: Names) -> str:
    """``قُتل 16 مدنياً وأُصيب 20 جرّاء غارات جوية شنّها س``."""
    actor, target = parts.sides
    if parts.counted:
        strike = noun_phrase(event.kind, (actor, ""), names)
        return _counted(parts) + say("joined", "through", strike=strike)
    tell = hitting if names.side(target) else plain_clause
    return tell(event.kind, parts.sides, parts.mood, names)


def _counted(parts: Clause) -> str:
    """``قُتل 16 شخصاً، بينهم 7 مدنيين، وأُصيب نحو 20``; as nouns where it is only
    likely or possible."""
    told, last = [], ""
    for measure, known in by_measure(parts.counted).items():
        found = counted_of(known)
        if found is None:
            continue
        unit = unit_of(measure, found.population)
        span, rough = _span(found.main), approximate(measure, parts.claims)
        over = exceeded(found.main, parts.claims)
        both = {
            case: quantity(span, unit, rough, case, noun=unit != last, over=over)
            for case in (False, True)
        }
        civil = civilians(found.civil) if found.civil else ""
        said = told_as(measure, parts.claims)
        told.append(happened(said, both)[parts.mood > 0] + civil)
        last = unit
    text = joined(told)
    return str(words("moods")["noun"][parts.mood]).format(noun=text) or text


def civilians(civil: Tally) -> str:
    """``، بينهم 7 مدنيين،``."""
    return f"، {say('inside', 'part', q=part(_span(civil), 'civilian'))}،"


def losses(tallies: Iterable[Tally], claims: Sequence[Claim]) -> list[str]:
    """All counts of one event as nouns, a population's own inside the whole."""
    found = by_measure(tallies)
    return [
        told
        for measure in TOLD
        if measure in found
        for told in _losses(measure, found[measure], claims)
    ]


def _losses(
    measure: str, known: dict[str | None, Tally], claims: Sequence[Claim]
) -> list[str]:
    total, civil = known.get(None) or known.get("people"), known.get("civilians")
    shown = [total] if total else [tally for _, tally in sorted(known.items(), key=str)]
    said = told_as(measure, claims)
    rough = approximate(measure, claims)
    told = [
        loss(measure, t.population, _span(t), rough, said, exceeded(t, claims))
        for t in shown
    ]
    if total and civil and civil is not total:
        same = _span(civil) == _span(total)
        told[0] += f"، {words('inside')['all']}،" if same else civilians(civil)
    return told


def loss(
    measure: str,
    population: str | None,
    span: tuple[float | None, float | None],
    approx: bool = False,
    manner: str = "",
    over: bool = False,
) -> str:
    """``مقتل ما لا يقل عن 16 شخصاً``; of none, that nobody was. `manner` is how it came
    about, where words tell it otherwise than the measure."""
    unit, fate = unit_of(measure, population), manner or measure
    if span[1] == 0:
        noun = happened(fate, {False: "", True: ""})[1].strip()
        other = counted(100, unit).split(" ", 1)[1]
        return say("nobody", "pattern", happened=noun, other=other)
    both = {
        case: quantity(span, unit, approx, case, over=over) for case in (False, True)
    }
    return happened(fate, both)[1]


def _span(tally: Tally) -> tuple[float | None, float | None]:
    return tally.low, tally.high


def _place(event: Event, names: Names) -> str:
    return names.places.scene(event.place, event.where, event.where is not None)


def _left(event: Event, names: Names) -> str:
    """``من هجين``: a place that somebody withdraws from."""
    if not event.place:
        return ""
    place = names.places.place(event.place, event.where)
    return say("joined", "left", place=place.text)


def _days(when: When, names: Names) -> str:
    return f" {names.calendar.days(when, True)}".rstrip()


def _sources(
    event: Event,
    account: Account,
    others: Sequence[tuple[list[Claim], list[Tally]]],
    names: Names,
) -> str:
    """Those who give the figure first; who told of it without is named after."""
    who = names.speakers(account.first) or [str(words("voices")["unknown"])]
    key = "by"
    if merely_claimed(event, account.first, names.dossier):
        key = "party" if len(who) == 1 else "parties"
    text = say("said", key, who=some(who))
    also = [names.speaker(c) for c in also_told(account, names.dossier)]
    also = [name for name in also if name not in who]
    for giving, counts in others:
        voices = names.speakers(giving)
        also = [name for name in also if name not in voices]
        told = Clause("counted", 0, ("", ""), tuple(giving), tuple(counts), ())
        when = _days(days_apart(event, counts, account, names.dossier), names)
        text += f"؛ {_counted(told)}{when}" + say("said", "by", who=some(voices))
    for voice, numbers in counted_otherwise(event, account, names.dossier):
        if (name := names.speaker(voice)) in also:
            also.remove(name)
            told_so = joined([_number(one, names) for one in numbers])
            text += f"؛ {told_so}" + say("said", "by", who=some([name]))
    key = "also_told" if account.feeding else "also_said"
    return text + (_verb("said", key, also) if also else "")


def _number(number: Number, names: Names) -> str:
    """``نزح نحو 3,000 شخص يوم 4 آذار/مارس 2019``: what one of several voices counts."""
    claim, figure = number.claim, number.figure
    unit = unit_of(figure.measure, population_of(figure))
    span, over = (figure.low, figure.high), so("over", figure.text)
    both = {
        case: quantity(span, unit, figure.approx, case, over=over)
        for case in (False, True)
    }
    verb, noun = happened(told_as(figure.measure, [claim]), both)
    if claim.certainty == "probable":
        verb = str(words("moods")["noun"][1]).format(noun=noun)
    return f"{verb} {names.calendar.days(number.when, True)}".rstrip()


def _verb(section: str, key: str, who: Sequence[str], **gaps: str) -> str:
    """A verb before those who do it."""
    forms = words(section)[key]
    return agreeing(forms, who[0], who=some(who, oblique=False), **gaps)


def _only_denied(event: Event, account: Account, names: Names) -> str:
    """Where nobody on record says it: who speaks against it, and against what."""
    against = surest(account.against)[0].certainty
    who = names.speakers(account.best) or [str(words("voices")["unknown"])]
    sides = clause_of(event, (), names.dossier).sides
    what = noun_phrase(event.kind, sides, names)
    what += _place(event, names) + _days(event.when, names)
    counts = losses(account.counts, account.claims)
    for told in counts:
        what += say("said", "and_about", what=told)
    return _verb("said", against, who, what=what)


def _denials(account: Account, names: Names) -> str:
    """Who denies it; who says one thing of it and denies another, denies a part."""
    denied = any(c.certainty == "denied" for c in account.against)
    verb = "denied" if denied else "doubted"
    text = ""
    for voices, what in zip(
        deniers(account, names.dossier), ("it", "part"), strict=True
    ):
        who = list(dict.fromkeys(names.speaker(claim) for claim in voices))
        text += _verb("said", f"{verb}_{what}", who) if who else ""
    return text + _in_words("denied_words", agreements(account), names)


def _in_words(key: str, claims: Iterable[Claim], names: Names) -> str:
    """Who says what, in their own words."""
    told = [
        _verb("said", key, [names.speaker(claim)], quote=quote(claim.quote))
        for claim in claim_voices(claims, names.dossier)
    ]
    return "".join(told)


def evidence(event: Event, tallies: Sequence[Tally], names: Names) -> str:
    """How likely it is by the rules, and what is known beyond the one source that the
    sentence names; and that a number is one side's alone."""
    grade = names.dossier.grades.get(event.id)
    if grade is None:
        return ""
    account = account_of(event, tallies, names.dossier)
    many = lone(event, tallies, names.dossier)
    but = apart(unshared(event, tallies, names.dossier), ARABIC)
    likely = likelihood(grade, account.said, ARABIC, but)
    alone = grade.grade == "weak" and grade.origins <= 1
    if alone and grade.override is None:
        return likely
    given = ""
    if grade.origins > 1 and not many:
        told = givers(event, tallies, names.dossier, account)
        given = _given(told, grade.origins)
    return likely + grade_words(event.id, names, given) + unheard(many, ARABIC)


def _given(given: Givers | None, many: int) -> str:
    """``4 مصادر مستقلة، والأعداد من مصدرين مستقلين``; empty where all give them."""
    if given is None or not 0 < len(given.claims) < many:
        return ""
    pattern = str(words("vouched")["some"][given.numbers > 1])
    few = counted(len(given.claims), "source", True)
    return pattern.format(sources=counted(many, "source"), n=few)


def grade_words(record: str, names: Names, given: str = "") -> str:
    """The grade as a short sentence about the evidence, and a reviewer's beside it."""
    grade = names.dossier.grades.get(record)
    if grade is None:
        return ""
    if grade.override is None:
        return _computed(grade, given)
    named = words("graded")
    a, b = named[grade.override], named.get(grade.grade, grade.grade)
    ruled = str(words("grades")["override"]).format(a=a, b=b)
    return f"{_computed(grade, given)} {ruled}"


def _computed(grade: Grade, given: str) -> str:
    sources = given or counted(grade.origins, "source")
    said = str(words("grades")[grade.grade])
    if grade.origins <= 1:
        return f" {said}."
    if grade.grade == "fair":
        return f" {sources}."
    if grade.grade == "weak":
        said = str(words("grades")["weak_many"])
    return f" {said}: {sources}."
