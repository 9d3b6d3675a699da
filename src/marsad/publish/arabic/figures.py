"""Key figures in Arabic: sums over the record, running totals, counts of a moment."""

from marsad.publish import views
from marsad.publish.account import told_as
from marsad.publish.arabic.incident import civilians, grade_words, loss
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.number import happened, quantity, unit_of
from marsad.publish.arabic.script import agreeing, inflected, sentence, some
from marsad.publish.arabic.words import say, words
from marsad.publish.figures import (
    civil_told,
    feeding,
    lone_figure,
    sure,
    total_when,
)
from marsad.publish.likelihood import ARABIC
from marsad.publish.lone import unverified
from marsad.publish.prose import number
from marsad.publish.running import whose
from marsad.publish.subjects import Beyond, Stock, Sum, Total
from marsad.publish.telling import approximate, claims_of, exceeded
from marsad.publish.vouching import Backing, backing
from marsad.records.claim import Claim, Figure
from marsad.records.tally import Tally
from marsad.text.manners import so
from marsad.text.ranges import population_of


def sum_sentence(told: Sum, names: Names) -> str:
    """``أُفيد بمقتل ما لا يقل عن 19 شخصاً ... وتذكر مصادر منفردة ...``"""
    tally, claims = told.tally, claims_of(told.tally.claims, names.dossier)
    if not tally.best:
        text = say("figures", "none", total=total_of(tally.measure, tally.population))
        if lone := lone_figure(tally, claims, names.dossier):
            who = names.speaker(lone[0])
            text += say("figures", "lone", q=_otherwise(*lone, names), who=who)
        return sentence(text)
    civil = told.civil
    inside = civilians(civil) if civil and civil_told(tally, civil) else ""
    when = names.calendar.days(tally.when) or say("figures", "so_far")
    firm = sure(claims, names.dossier)
    manner = told_as(tally.measure, firm)
    known = names.speakers(feeding(tally, names.dossier))
    backed = backing(tally, names.dossier)
    text = say(
        "figures",
        "flow",
        told=loss(manner, tally.population, (tally.low, tally.high), over=backed.over),
        best=_best(tally),
        civil=inside,
        when=f" {when}",
        by=say("said", "by", who=some(known)) if known else "",
    )
    return sentence(text) + _backed(backed)


def _backed(found: Backing) -> str:
    """That one source alone gives a number in the sum."""
    if found.key == "none":
        return ""
    told = words("backing")
    if not found.shared:
        return f" {told[f'alone_{found.key}']}"
    return f" {told['shared'][found.events > 1]} {told[found.key]}"


def _best(tally: Tally) -> str:
    """The best figure where it is neither end of the range."""
    if tally.best in (tally.low, tally.high):
        return ""
    return say("inside", "best", n=number(tally.best))


def beyond_sentence(told: Beyond, names: Names) -> str:
    """What single sources say over what is confirmed or fair."""
    tally, claim = told.tally, told.claim
    q, who = _otherwise(claim, told.figure, names), names.speaker(claim)
    total = total_of(tally.measure, tally.population)
    return sentence(say("figures", "beyond", total=total, q=q, who=who))


def _otherwise(claim: Claim, figure: Figure, names: Names) -> str:
    """A figure with whose fighters it counts, and whether its words tell it in another
    manner than its measure."""
    manner = words("manners").get(told_as(figure.measure, [claim]))
    told = said(figure) + _of_side(claim, figure, names)
    return f"{told} {manner}" if manner else told


def _of_side(claim: Claim, figure: Figure, names: Names) -> str:
    """`` من قوات س``: whose fighters they are, where the figure's words say that."""
    side = names.side(whose(claim, figure, names.dossier) or "")
    return say("figures", "of_side", x=inflected(side, True)) if side else ""


def said(figure: Figure, oblique: bool = False) -> str:
    """A figure as one claim has it: ``نحو 11,000 مقاتل``."""
    unit = unit_of(figure.measure, population_of(figure))
    span, over = (figure.low, figure.high), so("over", figure.text)
    return quantity(span, unit, figure.approx, oblique, over=over)


def total_of(measure: str, population: str | None) -> str:
    """``القتلى``, ``القتلى من المدنيين``."""
    total = str(words("totals").get(measure, measure))
    pattern = words("totals_of").get(population or "")
    return str(pattern).format(total=total) if pattern else total


def total_sentence(told: Total, names: Names) -> str:
    """``نزح 57,620 شخصاً شرقي الفرات من ... إلى ...، وفق ص.``"""
    claim, figure = told.claim, told.figure
    unit, who = unit_of(figure.measure, population_of(figure)), names.speaker(claim)
    span = (figure.low, figure.high)
    side, over = _of_side(claim, figure, names), so("over", figure.text)
    both = {
        case: quantity(span, unit, figure.approx, case, over=over) + side
        for case in (False, True)
    }
    verb, noun = happened(told_as(figure.measure, [claim]), both)
    place = names.places.place(claim.place).scene if claim.place else ""
    scene = f"{place} {names.calendar.days(total_when(claim, names.dossier))}"
    if claim.certainty == "doubtful":
        doubt = agreeing(words("persons")["doubtful"], who, who=who, what=noun)
        return sentence(doubt + scene)
    mood = {"probable": 1, "possible": 2}.get(claim.certainty, 0)
    text = str(words("moods")["noun"][mood]).format(noun=noun) if mood else verb
    text = sentence(text + scene + say("said", "by", who=some([who])))
    return text + unverified([claim], names.dossier, ARABIC)


def stock_sentence(told: Stock, names: Names) -> str:
    """``أُفيد بوجود ما يصل إلى 600 مقاتل في ع يوم ...، وفق ص. مصدر واحد.``"""
    tally = told.tally
    claims = claims_of(tally.claims, names.dossier)
    span, rough = (tally.low, tally.high), approximate(tally.measure, claims)
    pattern = words("stocks").get(tally.measure)
    unit = unit_of(tally.measure, tally.population)
    manner = told_as(tally.measure, [c for c in claims if c.id in tally.claims])
    over = exceeded(tally, claims)
    many = loss(tally.measure, tally.population, span, rough, manner, over)
    if pattern:
        many = str(pattern).format(q=quantity(span, unit, rough, True, over=over))
    side = names.side(views.owner(tally, names.dossier))
    many += say("figures", "of_side", x=inflected(side, True)) if side else ""
    when = tally.when if tally.kind != "stock" else views.moment(tally.when)
    place = names.places.place(tally.place).scene if tally.place else ""
    voices = [n for n in names.speakers(claims) if n != words("voices")["unknown"]]
    text = say(
        "figures",
        "flow",
        told=many,
        best=_best(tally),
        civil="",
        when=f"{place} {names.calendar.days(when)}",
        by=say("said", "by", who=some(voices)) if voices else "",
    )
    graded = grade_words(tally.id, names)
    return sentence(text) + (graded or unverified(claims, names.dossier, ARABIC))
