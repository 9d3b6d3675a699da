"""What is disputed: claims that contradict each other, both sides side by side."""

from collections.abc import Container, Iterator

from marsad.publish.account import told_as, unknown_fate
from marsad.publish.latin import place_name
from marsad.publish.naming import party_name, speaker
from marsad.publish.prose import counted, phrases, quantity, sentence, stretch
from marsad.publish.subjects import Dispute
from marsad.publish.telling import Sentence, first_day, noun_phrase
from marsad.publish.views import PLAIN, quoted, status_phrase
from marsad.records.claim import Claim, Figure
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.event import Event, Pair
from marsad.records.when import When
from marsad.text.manners import so
from marsad.text.ranges import exclude, group_of, population_of


def all_pairs(dossier: Dossier) -> Iterator[tuple[str, Dispute]]:
    """Each contradiction once, with the id of its record; those of persons are told
    with the person."""
    seen: set[Pair] = set()
    found: list[tuple[str, Dispute]] = []
    for event in dossier.events:
        found += [(event.id, Dispute(pair, event)) for pair in event.contradictions]
    for ground in dossier.controls:
        found += [(ground.id, Dispute(pair, ground)) for pair in ground.contradictions]
    for tally in dossier.tallies:
        record = tally.event or tally.id
        found += [(record, Dispute(pair, tally)) for pair in tally.contradictions]
    for issue in dossier.issues:
        if issue.code.startswith("contradiction") and len(issue.claims) == 2:
            pair = (issue.claims[0], issue.claims[1])
            found.append((issue.record, Dispute(pair, None)))
    told = {p for person in dossier.persons for p in person.contradictions}
    for record, dispute in found:
        key = (min(dispute.pair), max(dispute.pair))
        on_record = all(claim in dossier.claims for claim in key)
        if on_record and key not in seen and key not in told:
            seen.add(key)
            yield record, Dispute(key, dispute.about)


def _about(dispute: Dispute, dossier: Dossier) -> str:
    """What two claims do not agree on: a place, or the ground that a side holds."""
    about = dispute.about
    if isinstance(about, Control):
        if about.area and about.holder:
            return f"the ground held by {party_name(about.holder, dossier)}"
        return about.place or about.area or ""
    where = about.where if isinstance(about, Event) else None
    return (place_name(about.place, where) or "") if about else ""


def disputes(
    dossier: Dossier, most: int, wanted: Container[str] | None = None
) -> tuple[list[Sentence], int]:
    """Contradictions between different voices, each told once in the same words, the
    most consequential first: lives, then ground, then the rest; and how many there are.

    Args:
        most: how many are told.
        wanted: claims of which one at least must be a side; None: any.
    """
    found: dict[tuple[str, ...], tuple[float, str, Dispute]] = {}
    for record, dispute in all_pairs(dossier):
        if wanted is not None and not any(c in wanted for c in dispute.pair):
            continue
        a, b = (dossier.claims[claim] for claim in dispute.pair)
        who, other = speaker(a, dossier), speaker(b, dossier)
        if who == other and a.report == b.report:
            continue
        one, two = _sides(a, b, dossier)
        denied = [c for c in (a, b) if c.certainty == "denied"]
        words = sorted((f"{who} {one}", f"{other} {two}"))
        if len(denied) == 1:  # one denial is told once, however much it denies
            words = ["denied", " ".join(denied[0].quote.split())]
        found.setdefault(tuple(words), (_weight(a, b), record, dispute))
    ranked = sorted(found.items(), key=lambda row: (-row[1][0], row[0]))
    told = [
        dispute_sentence(dispute, record, dossier)
        for _, (_, record, dispute) in ranked[:most]
    ]
    return told, len(found)


def _weight(a: Claim, b: Claim) -> float:
    """How much hangs on a contradiction: people counted, ground, the bare fact."""
    lives = [f for c in (a, b) for f in c.figures if f.measure not in PLAIN]
    if lives:
        most = max(f.low or f.high or 0.0 for f in lives)
        return 100.0 + (most if any(f.measure == "killed" for f in lives) else 0.0)
    return 50.0 if a.figures or b.figures else 10.0


def dispute_sentence(dispute: Dispute, record: str, dossier: Dossier) -> Sentence:
    """Both sides of a contradiction, with who says which."""
    a, b = (dossier.claims[claim] for claim in dispute.pair)
    one, two = _sides(a, b, dossier)
    if one == two and a.quote and b.quote:
        one, two = f"said: {quoted(a.quote)}", f"said: {quoted(b.quote)}"
    when, then = rival_days(a, b, dossier)
    one, two = (f"{x} ({y})" if y else x for x, y in ((one, when), (two, then)))
    about = _about(dispute, dossier)
    subject = f"On {about}, " if about else ""
    who, other = speaker(a, dossier), speaker(b, dossier)
    if who == other:
        other = f"{other}, elsewhere,"
    text = sentence(f"{subject}{who} {one}; {other} {two}")
    return Sentence(text, dispute.pair, record, "contested", dispute)


def rival_days(a: Claim, b: Claim, dossier: Dossier) -> tuple[str, str]:
    """The days that two claims are of where these are not the same; empty where one of
    them gives none."""
    one, two = days_of(a, dossier), days_of(b, dossier)
    if one == two or not (first_day(one) and first_day(two)):
        return "", ""
    spans = [(w.start or w.end, w.end or w.start) for w in (one, two)]
    first, second = (stretch(s, e) if s and e else "" for s, e in spans)
    return first, second


def days_of(claim: Claim, dossier: Dossier) -> When:
    """When a claim is placed."""
    placed = dossier.placements.get(claim.id)
    return placed.when if placed else When()


def _sides(a: Claim, b: Claim, dossier: Dossier) -> tuple[str, str]:
    """What each side says: the numbers that exclude each other, else the words."""
    if found := rival_figures(a, b):
        one, two = (said_figure(f, c) for f, c in zip(found, (a, b), strict=True))
        return f"spoke of {one}", f"spoke of {two}"
    return _side(a, dossier), _side(b, dossier)


def rival_figures(a: Claim, b: Claim) -> tuple[Figure, Figure] | None:
    """The numbers of two claims that exclude each other best, if any; a number that
    one of them denies is not what it says."""
    if "denied" in (a.certainty, b.certainty):
        return None
    pairs = [
        (
            group_of(f) == group_of(g) and exclude(f, g),
            f.part_of is None and g.part_of is None,
            f,
            g,
        )
        for f in a.figures
        for g in b.figures
        if f.measure == g.measure and (f.low, f.high) != (g.low, g.high)
    ]
    if not pairs:
        return None
    _, _, f, g = max(pairs, key=lambda pair: pair[:2])
    return f, g


def said_figure(figure: Figure, claim: Claim) -> str:
    """``at least 16 people killed`` as one claim has it, in the manner of its words."""
    if figure.low is None and figure.high is None:
        return f"“{figure.text}”"
    one = figure.low == figure.high == 1
    unit = counted(figure.measure, population_of(figure), 1 if one else 2)
    over = so("over", figure.text)
    words = quantity((figure.low, figure.high), unit, figure.approx, over)
    told = told_as(figure.measure, [claim])
    return f"{words} {phrases()['short'].get(told, '')}".strip()


def _side(claim: Claim, dossier: Dossier) -> str:
    verb = "denied" if claim.certainty == "denied" else "said"
    if claim.person and claim.status:
        if claim.status == "missing" and unknown_fate([claim]):
            told = str(phrases()["unknown"]["said"]).format(name="the person")
            return f"said that {told}"
        said = status_phrase(claim.status, claim.certainty)
        doubts = {"denied": "denied that", "doubtful": "doubted that"}
        return f"{doubts.get(claim.certainty, 'said')} the person {said}"
    if claim.quote:
        verb = "denied it" if verb == "denied" else verb
        return f"{verb}: {quoted(claim.quote)}"
    verb = phrases()["verbs"].get(claim.certainty, "reported")
    return f"{verb} {noun_phrase(claim.kind, [claim], dossier)}"
