"""Who says what: names of speakers, noun phrases, figures and grades in words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.publish.folding import fold
from marsad.publish.prose import amount, count, counted, days, phrases, some
from marsad.records.claim import MEASURES, Claim
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.tally import Tally
from marsad.records.when import When

OWN_GAINS = frozenset({"capture", "control", "withdrawal", "strength", "surrender"})
"""Kinds that a party claims rather than reports (DESIGN: rules of truth, 7)."""
UNKNOWN = "an unnamed source"
TOLD = tuple(measure for measure in MEASURES if measure != "area_km2")
"""Measures told with an event; the size of ground has a section of its own."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the claims it rests on."""

    text: str
    claims: tuple[str, ...]
    record: str | None = None
    """Id of the event, case, control or tally it tells of."""
    grade: str | None = None


def with_article(name: str) -> str:
    """``the`` before organisations that take it, ``a`` before a nameless source."""
    first = name.split(" ")[0]
    if first.lower() in ("the", "a", "an"):
        return name[:1].lower() + name[1:]
    words = re.split(r" (?:in|for|of|from|at|with|to|close) ", name)[0].split(" ")
    nameless = words[-1].lower() in phrases()["people"]["words"]
    if nameless and len(words) == 1:
        return an(name[:1].lower() + name[1:])
    if nameless and words[-1].islower():
        return an(name)
    if first[:1].islower():
        return name
    known = set(re.findall(r"[a-z]+", name.lower()))
    return f"the {name}" if known & set(phrases()["articles"]["words"]) else name


def speaker(claim: Claim, dossier: Dossier) -> str:
    """Who says it: the speaker, or the publisher where the report itself does."""
    report = dossier.reports.get(claim.report)
    name = claim.speaker or (report.publisher if report else None)
    return party_name(name, dossier) if name else UNKNOWN


def an(words: str) -> str:
    """``a`` or ``an`` before the words, by how they sound."""
    first = words.split(" ")[0]
    vowels = "AEFHILMNORSX" if first.isupper() and len(first) > 1 else "AEIOU"
    return f"{'an' if words[:1].upper() in vowels else 'a'} {words}"


def is_known(name: str, dossier: Dossier) -> bool:
    """Whether marsad.toml lists a party of that name or id."""
    names = (n for p in dossier.war.parties for n in (p.id, p.name, *p.aliases))
    return fold(name) in {fold(known) for known in names}


def party_name(name: str, dossier: Dossier) -> str:
    """A party's name from marsad.toml where it is one; with its article."""
    for party in dossier.war.parties:
        if fold(name) in {fold(n) for n in (party.id, party.name, *party.aliases)}:
            capitals = party.name.isupper() and len(party.name) > 2
            return f"the {party.name}" if capitals else with_article(party.name)
    return with_article(name)


def names_a_side(words: str, dossier: Dossier) -> bool:
    """Whether words for who acts are a party or a proper name, not "large number"."""
    if is_known(words, dossier):
        return True
    long = [word for word in words.split() if len(word) > 3]
    digits = any(character.isdigit() for character in words)
    return bool(long) and not digits and all(word[0].isupper() for word in long)


def names_a_target(words: str, dossier: Dossier) -> bool:
    """The same for what was hit; plain nouns in the plural read well without more."""
    if names_a_side(words, dossier):
        return True
    digits = any(character.isdigit() for character in words)
    plural = words.endswith(("s", "people", "police", "men", "children"))
    return words[:1].islower() and plural and not digits


def is_party(claim: Claim, dossier: Dossier) -> bool:
    """Whether a party to the war is speaking."""
    said = fold(claim.speaker or "")
    for party in dossier.war.parties:
        names = (fold(n) for n in (party.id, party.name, *party.aliases))
        if said and said in names:
            return True
    return any(
        said and said in {fold(n) for n in (s.name, *s.aliases)} and s.kind == "party"
        for s in dossier.war.sources
    )


def speakers(claims: Iterable[Claim], dossier: Dossier) -> list[str]:
    """Distinct voices, one per origin: whoever is not a copy speaks for it."""
    voices: dict[str, Claim] = {}
    for claim in claims:
        origin = dossier.origins.get(claim.id)
        key = origin.origin if origin else claim.id
        if key not in voices or (origin and origin.copy_of is None):
            voices.setdefault(key, claim)
            if origin and origin.claim == claim.id and origin.copy_of is None:
                voices[key] = min(voices[key], claim, key=lambda c: _rank(c, dossier))
    return list(dict.fromkeys(speaker(claim, dossier) for claim in voices.values()))


def _rank(claim: Claim, dossier: Dossier) -> tuple[bool, bool, str]:
    origin = dossier.origins.get(claim.id)
    return (bool(origin and origin.copy_of), claim.speaker is None, claim.id)


def claims_of(ids: Iterable[str], dossier: Dossier) -> list[Claim]:
    """The claims that are there, in order of id."""
    return [dossier.claims[i] for i in sorted(ids) if i in dossier.claims]


def said_by(claims: Sequence[Claim], dossier: Dossier) -> str:
    """``, according to X and Y``; empty where nobody is known."""
    names = [name for name in speakers(claims, dossier) if name != UNKNOWN]
    return f", according to {some(names)}" if names else ""


def most_said(words: Iterable[str | None]) -> str | None:
    """The words most claims use; of equals the first in alphabet."""
    counts = Counter(w for w in words if w)
    return min(counts, key=lambda w: (-counts[w], w)) if counts else None


def noun_phrase(event_kind: str, claims: Sequence[Claim], dossier: Dossier) -> str:
    """``air strikes by the coalition on a market``."""
    actors = (c.actor for c in claims if c.actor and names_a_side(c.actor, dossier))
    targets = (
        c.target for c in claims if c.target and names_a_target(c.target, dossier)
    )
    actor, target = most_said(actors), most_said(targets)
    if fold(actor or "") in {fold(claim.place) for claim in claims if claim.place}:
        actor = None
    a = party_name(actor, dossier) if actor else ""
    t = party_name(target, dossier) if target else ""
    if fold(a) == fold(t):
        t = ""
    both = f" between {a} and {t}" if a and t else f" involving {a or t}"
    slots = {
        "by": f" by {a}" if a else "",
        "on": f" on {t}" if t else "",
        "of": f" of {t}" if t else "",
        "against": f" against {t}" if t else "",
        "among": f" among {t or a}" if t or a else "",
        "between": both if a or t else "",
    }
    pattern = phrases()["kinds"].get(event_kind, event_kind)
    return str(pattern).format(**slots)


BARE = re.compile(r"((north|south|east|west)\w* of|near|outside|around|along|off) ")
"""Words for a place that need no ``in`` before them."""


def place_words(place: str | None, located: bool = True) -> str:
    """`` in Baghouz``; says so where no list knows the place."""
    if not place:
        return " at a place not stated"
    before = "in "
    if BARE.match(place):
        before = ""
    elif place[0].islower() and " of " in place:
        before = "on the " if "bank" in place else "in the "
    after = "," if "," in place else ""
    return f" {before}{place}{after}" if located else f" {before}{place} (not located)"


def approximate(measure: str, claims: Iterable[Claim]) -> bool:
    """Whether everybody who gives the figure says that it is rough."""
    found = [f.approx for c in claims for f in c.figures if f.measure == measure]
    return bool(found) and all(found)


def figure_words(tally: Tally, claims: Iterable[Claim]) -> str:
    """``at least 16 people killed``."""
    range_words = amount(tally.low, tally.high, approximate(tally.measure, claims))
    said = range_words.rsplit(" ", 1)[-1]
    unit = counted(tally.measure, tally.population, 1 if said == "1" else 2)
    return f"{range_words} {unit} {phrases()['short'].get(tally.measure, '')}".strip()


def figures_words(tallies: Iterable[Tally], claims: Sequence[Claim]) -> str:
    """All counts of one event, a population's own inside the whole."""
    by_measure: dict[str, dict[str | None, Tally]] = {}
    for tally in tallies:
        by_measure.setdefault(tally.measure, {})[tally.population] = tally
    return some(
        [_measure_words(by_measure[m], claims) for m in TOLD if m in by_measure]
    )


def _measure_words(known: dict[str | None, Tally], claims: Sequence[Claim]) -> str:
    total = known.get(None) or known.get("people")
    civilians = known.get("civilians")
    if total is None:
        return some([figure_words(tally, claims) for _, tally in sorted(known.items())])
    words = figure_words(total, claims)
    if civilians and civilians is not total:
        same = (civilians.low, civilians.high) == (total.low, total.high)
        part = "all" if same else amount(civilians.low, civilians.high)
        words += f" ({part} of them civilians)"
    return words


def grade_words(record: str, dossier: Dossier) -> str:
    """The grade as a short sentence about the evidence."""
    grade = dossier.grades.get(record)
    if grade is None:
        return ""
    sources = count(grade.origins, "independent source", "independent sources")
    if grade.grade == "fair" and grade.origins > 1:
        return f" {sources[:1].upper()}{sources[1:]}."
    if grade.grade == "weak" and grade.origins > 1:
        return f" Weak evidence: {sources}."
    if grade.grade == "weak":
        return " One source."
    said = phrases()["grades"][grade.grade]
    return f" {said}: {sources}." if grade.origins > 1 else f" {said}."


def event_sentence(
    event: Event, dossier: Dossier, tallies: Sequence[Tally]
) -> Sentence:
    """``X reported air strikes in Y on Z, with at least 16 people killed. ...``"""
    claims = claims_of(event.claims, dossier)
    said = [c for c in claims if c.certainty not in ("denied", "doubtful")]
    against = [c for c in claims if c.certainty in ("denied", "doubtful")]
    main = said or against or claims
    best = _surest(main)
    verb = best[0].certainty if best else "asserted"
    if verb == "asserted" and event.kind in OWN_GAINS:
        verb = "claimed" if all(is_party(c, dossier) for c in best) else verb
    figures = figures_words(tallies, claims)
    place = place_words(event.place, event.where is not None)
    told = noun_phrase(event.kind, main, dossier)
    if verb in ("probable", "possible") and told.startswith("the "):
        told = an(told.removeprefix("the "))
    text = (
        f"{some(speakers(best, dossier)) or UNKNOWN} {phrases()['verbs'][verb]} "
        f"{told}{place} {days(event.when, True)}"
    ).rstrip(" ,")
    text += f", with {figures}" if figures else ""
    if said and against:
        text += f"; {some(speakers(against, dossier))} {_against(against)}"
    text = text[:1].upper() + text[1:] + "." + grade_words(event.id, dossier)
    grade = dossier.grades.get(event.id)
    return Sentence(text, event.claims, event.id, grade.grade if grade else None)


def _surest(claims: Sequence[Claim]) -> list[Claim]:
    for certainty in ("asserted", "probable", "possible", "doubtful", "denied"):
        found = [c for c in claims if c.certainty == certainty]
        if found:
            return found
    return list(claims)


def _against(claims: Sequence[Claim]) -> str:
    return "denied it" if any(c.certainty == "denied" for c in claims) else "doubted it"


def first_day(when: When) -> str:
    """For sorting: ISO date of the last day, or of the first, or empty."""
    known = when.end or when.start
    return known.isoformat() if known else ""
