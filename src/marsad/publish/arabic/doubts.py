"""What is disputed, doubted, or does not agree with itself, in Arabic."""

import re

from marsad.publish.account import told_as, unknown_fate
from marsad.publish.arabic.figures import said
from marsad.publish.arabic.incident import loss
from marsad.publish.arabic.kinds import noun_phrase
from marsad.publish.arabic.measured import measured
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.people import area_of, certain, place_of, status_words
from marsad.publish.arabic.script import agreeing, is_arabic, own, quote, sentence
from marsad.publish.arabic.words import say, words
from marsad.publish.disputes import days_of, rival_days, rival_figures
from marsad.publish.naming import speaker
from marsad.publish.subjects import Dispute, Doubt, Mismatch
from marsad.publish.telling import sides_of
from marsad.records.claim import Claim, Figure
from marsad.records.control import Control
from marsad.records.event import Event
from marsad.text.manners import so
from marsad.text.ranges import population_of

_SUM = re.compile(
    r"(?P<a>[\d.+ ]+) is (?P<b>[\d.]+), more than the stated (?P<c>[\d.]+)"
)
_UNITS = re.compile(r"(?P<a>.+) is (?P<b>[\d.]+ .+), not (?P<c>.+)")


def dispute_sentence(told: Dispute, names: Names, *, exact: bool = False) -> str:
    """``بشأن ع: مقتل 16 شخصاً وفق س، في مقابل مقتل 20 مقاتلاً وفق ص.``

    `exact` tells it by the words of both sides, where what they mean was told before.
    """
    a, b = (names.dossier.claims[claim] for claim in told.pair)
    about = _about(told, names)
    before = say("disputes", "on", about=about) if about else ""
    who, other = names.speaker(a), names.speaker(b)
    if speaker(a, names.dossier) == speaker(b, names.dossier):
        other = say("disputes", "elsewhere", who=other)
    found = None if exact else rival_figures(a, b)
    if found:
        told_by = zip(found, (a, b), strict=True)
        one, two = _dated([_figure(f, c) for f, c in told_by], a, b, names)
        pair = say("disputes", "figures", a=one, b=two, who=who, other=other)
        return sentence(before + pair)
    if a.certainty == "denied" and b.certainty != "denied":
        a, b, who, other = b, a, other, who
    one, two = _said(a, who, names), _said(b, other, names)
    alike = exact or (_firm(a) and _firm(b) and _what(a, names) == _what(b, names))
    if alike and a.quote and b.quote:
        one, two = _quoted(a, who, "quote"), _quoted(b, other, "quote")
    one, two = _dated([one, two], a, b, names)
    two = say("disputes", "and", b=two)
    return sentence(before + say("disputes", "pair", a=one, b=two))


def _dated(said: list[str], a: Claim, b: Claim, names: Names) -> list[str]:
    """What both sides say, with the days that they give where those differ."""
    if not all(rival_days(a, b, names.dossier)):
        return said
    days = (names.calendar.stretch(days_of(c, names.dossier)) for c in (a, b))
    return [f"{one} ({day})" for one, day in zip(said, days, strict=True)]


def _about(told: Dispute, names: Names) -> str:
    """What two claims do not agree on: a place, or the ground that a side holds."""
    about = told.about
    if isinstance(about, Control):
        return (area_of if about.area else place_of)(about, names)
    if about is None or not about.place:
        return ""
    where = about.where if isinstance(about, Event) else None
    return names.places.place(about.place, where).text


def _figure(figure: Figure, claim: Claim) -> str:
    """A number as one claim has it, in the manner of its words."""
    if figure.low is None and figure.high is None:
        return quote(figure.text)
    span = (figure.low, figure.high)
    if figure.measure == "area_km2":
        return said(figure)
    manner = told_as(figure.measure, [claim])
    over = so("over", figure.text)
    people = population_of(figure)
    return loss(figure.measure, people, span, figure.approx, manner, over)


def _said(claim: Claim, who: str, names: Names) -> str:
    """What one side says: of a person what became of them, else its words, or what
    the words say where they are not Arabic."""
    if claim.person and claim.status:
        somebody = str(words("persons")["somebody"])
        unknown = claim.status == "missing" and unknown_fate([claim])
        what = status_words("unknown" if unknown else claim.status, somebody)
        return certain("asserted" if unknown else claim.certainty, [who], what)
    denied = claim.certainty == "denied"
    if claim.quote and (denied or _is_arabic(claim)):
        return _quoted(claim, who, "denied_quote" if denied else "quote")
    if denied or claim.certainty == "doubtful":
        forms = words("said")[claim.certainty]
        return agreeing(forms, who, who=who, what=_what(claim, names))
    forms = words("said").get(claim.certainty, words("said")["asserted"])
    return agreeing(forms, who, who=who, what=_what(claim, names))


def _quoted(claim: Claim, who: str, key: str) -> str:
    forms = words("disputes")[key]
    return agreeing(forms, who, who=who, quote=quote(claim.quote))


def _what(claim: Claim, names: Names) -> str:
    """What a claim says, as a noun with its numbers."""
    told = [
        _figure(f, claim)
        for f in claim.figures
        if f.part_of is None and (f.low is not None or f.high is not None)
        if f.measure != "area_km2"
    ]
    if told:
        return " و".join(told)
    return noun_phrase(claim.kind, sides_of([claim], names.dossier), names)


def doubt_sentence(told: Doubt, names: Names) -> str:
    """``رأى س أن ذلك ممكن: «...».``; words in other letters are told first."""
    claim, who = told.claim, names.speaker(told.claim)
    key = "possible" if claim.certainty == "possible" else "doubtful"
    if _is_arabic(claim):
        forms = words("doubts")[key]
        return sentence(agreeing(forms, who, who=who, quote=quote(claim.quote)))
    what = _what(claim, names)
    if claim.person and claim.status:
        what = status_words(claim.status, _person(claim, names))
    forms = words("doubts")[f"{key}_told"]
    text = agreeing(forms, who, who=who, what=what, quote=quote(claim.quote))
    return sentence(text)


def _firm(claim: Claim) -> bool:
    """Whether a claim is told by what it says, not by its words or a status."""
    told = claim.person and claim.status
    return claim.certainty not in ("denied", "doubtful") and not told


def _is_arabic(claim: Claim) -> bool:
    """Whether the claim's words are Arabic, but for what is withheld in them."""
    return is_arabic(re.sub(r"\[[^\]]*\]", "", claim.quote))


def _person(claim: Claim, names: Names) -> str:
    """The person's name as English would print it: withheld names stand as such."""
    person = claim.person or ""
    return names.name(person) if "[" in person else own(person)


def mismatch_sentence(told: Mismatch, names: Names) -> str:
    """Numbers of one report that do not agree, told by what the issue says of them."""
    issue = told.issue
    if match := _SUM.fullmatch(issue.message):
        return sentence(say("mismatches", "sum", **match.groupdict()))
    if match := _UNITS.fullmatch(issue.message):
        parts = {name: measured(text) for name, text in match.groupdict().items()}
        parts["c"] = parts["c"] or measured(f"{match['c']} {_unit(match['b'])}")
        if all(parts.values()):
            return sentence(say("mismatches", "units", **parts))
    if figures := _figures(told, names):
        one, two = (said(figure) for figure in figures)
        return sentence(say("mismatches", "figures", a=one, b=two))
    if issue.seen:
        return sentence(say("mismatches", "seen", seen=quote(issue.seen)))
    return sentence(say("mismatches", "other"))


def _unit(words: str) -> str:
    """What is counted in "1.54 square mile"."""
    return words.partition(" ")[2]


def _figures(told: Mismatch, names: Names) -> list[Figure]:
    """The two figures that an issue names by their words."""
    named = re.fullmatch(
        r"(['\"])(.+)\1 here, (['\"])(.+)\3 there, .+", told.issue.message
    )
    if named is None:
        return []
    claims = [names.dossier.claims.get(claim) for claim in told.issue.claims]
    figures = [figure for claim in claims if claim for figure in claim.figures]
    found = [
        next((figure for figure in figures if figure.text == text), None)
        for text in (named[2], named[4])
    ]
    return [figure for figure in found if figure] if all(found) else []
