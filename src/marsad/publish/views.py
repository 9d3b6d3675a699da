"""Sentences about counts, persons, ground and disputes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from marsad.publish import changes
from marsad.publish.naming import UNKNOWN, is_known, party_name, speaker, speakers
from marsad.publish.prose import (
    VAGUE,
    amount,
    best_words,
    counted,
    day,
    days,
    listed,
    number,
    phrases,
    quantity,
    sentence,
    some,
)
from marsad.publish.telling import (
    Sentence,
    approximate,
    claims_of,
    first_day,
    grade_words,
    noun_phrase,
    place_words,
    said_by,
)
from marsad.records.claim import MEASURES, Claim, Figure
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.event import Pair
from marsad.records.grade import HEADLINE
from marsad.records.person import PersonCase, PersonStatus
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.text.ranges import exclude, group_of

PLAIN = frozenset({"area_km2", "structures", "vehicles", "strikes"})
"""Measures that count no people."""
MOST_PLACES = 12
"""Key figures of single places in a brief; the rest is in the data files."""
DAYS = frozenset({"abducted", "killed", "released", "escaped", "wounded"})
"""What happens to a person on one day; the others hold for longer."""
MONTH = 31
QUOTE = 220
"""Characters of a quote in a brief."""


def key_tallies(tallies: Iterable[Tally]) -> list[Tally]:
    """The widest window of each flow, the newest moment of each stock."""
    groups: dict[tuple[str, str, str, str], list[Tally]] = defaultdict(list)
    for t in tallies:
        if t.event is None and (t.best > 0 or weaker(t) > 0):
            groups[t.measure, t.population or "", t.kind, t.place or ""].append(t)
    chosen = [max(group, key=_newest_or_widest) for group in groups.values()]
    wholes = {_told(t) for t in chosen if t.population in (None, "people")}
    parts = {t.id for t in chosen if t.population not in (None, "people")}
    distinct = [t for t in chosen if t.id not in parts or _told(t) not in wholes]
    return sorted(distinct, key=_tally_order)


def _told(tally: Tally) -> tuple[object, ...]:
    """What a reader would see: a part that equals its whole is told once."""
    days_told = (tally.when.start, tally.when.end)
    counts = (tally.low, tally.best, tally.high, weaker(tally))
    return tally.measure, tally.kind, tally.place, *days_told, *counts


def weaker(tally: Tally) -> float:
    """How much is reported on evidence too weak for the figure itself."""
    return sum(share for grade, share in tally.grades if grade not in HEADLINE)


def _newest_or_widest(tally: Tally) -> tuple[str, int, str]:
    start, end = tally.when.start, tally.when.end
    width = (end - start).days if start and end else changes.EVER
    newest = end.isoformat() if end else ""
    return (
        (newest, -width, tally.id) if tally.kind == "stock" else ("", width, tally.id)
    )


def _tally_order(tally: Tally) -> tuple[int, bool, float, str, str]:
    known = MEASURES.index(tally.measure) if tally.measure in MEASURES else 99
    return known, tally.place is not None, -tally.best, tally.population or "", tally.id


def tally_sentence(tally: Tally, dossier: Dossier) -> Sentence:
    """``At least 16 people were reported killed in Y from A to B, ...``"""
    claims = claims_of(tally.claims, dossier)
    words = card_words(tally, dossier)
    verb = "was" if words["single"] else "were"
    best = f" ({words['best']})" if words["best"] else ""
    text = f"{words['number']} {words['unit']}{best} {verb} {words['how']}"
    text += f" {words['scope']}"
    text = sentence(text + said_by(claims, dossier)) + grade_words(tally.id, dossier)
    grade = dossier.grades.get(tally.id)
    return Sentence(text, tally.claims, tally.event, grade.grade if grade else None)


def card_words(tally: Tally, dossier: Dossier) -> dict[str, str]:
    """Number, unit, what is said of it, place and days; ``single`` where it is one."""
    said = amount(
        tally.low,
        tally.high,
        approximate(tally.measure, claims_of(tally.claims, dossier)),
    )
    single = said.rsplit(" ", 1)[-1] == "1"
    words = phrases()["measures"].get(tally.measure, ("", "", "reported", "reported"))
    stock = tally.kind == "stock"
    when = days(_moment(tally.when)) if stock else days(tally.when)
    when = when or ("" if stock else "on record so far")
    rough = approximate(tally.measure, claims_of(tally.claims, dossier))
    unit = counted(tally.measure, tally.population, 1 if single else 2)
    if rough and tally.high is None and tally.low in VAGUE and tally.best:
        said, unit = VAGUE[tally.low], f"of {unit}"
    place = f"{place_words(tally.place).strip()} " if tally.place else ""
    return {
        "number": said,
        "unit": unit,
        "how": words[3] if tally.kind == "stock" else words[2],
        "scope": (place + when).strip(),
        "best": best_words(tally.low, tally.best, tally.high).strip(" ()"),
        "single": "yes" if single else "",
    }


def _moment(when: When) -> When:
    """A stock told over more than a month holds on its last day."""
    if when.start and when.end and (when.end - when.start).days > MONTH:
        return When(None, when.end)
    return when


def person_sentences(person: PersonCase, dossier: Dossier) -> list[Sentence]:
    """One line a status, newest first, everybody who says it together; at the end,
    once, that they do not agree."""
    groups: dict[tuple[str, str], list[PersonStatus]] = defaultdict(list)
    for status in person.statuses:
        groups[status.status, status.certainty].append(status)
    rows = [(max(first_day(s.when) for s in g), k, g) for k, g in groups.items()]
    rows.sort(key=lambda row: (backwards(row[0]), row[1]))
    made = [_status_sentence(person, group, dossier) for _, _, group in rows]
    ids = tuple(sorted({id for pair in person.contradictions for id in pair}))
    if ids:
        text = f"Claims on what became of {person_label(person)} contradict each other"
        made.append(Sentence(sentence(text), ids, person.id, "contested"))
    return made


def backwards(iso: str) -> str:
    return "".join(chr(0x7E - ord(c)) for c in iso) if iso else "~~~~"


def _status_sentence(
    person: PersonCase, group: Sequence[PersonStatus], dossier: Dossier
) -> Sentence:
    claims = claims_of((s.claim for s in group), dossier)
    first = max(group, key=lambda s: (first_day(s.when), s.claim))
    if first.status in DAYS:
        same = {s.claim for s in group if s.when == first.when or not s.when.end}
        claims = [c for c in claims if c.id in same] or claims
    names = speakers(claims, dossier) or [UNKNOWN]
    said = status_phrase(first.status, first.certainty)
    name = person_label(person)
    when = days(first.when, True)
    if first.certainty == "denied":
        text = f"{some(names)} denied that {name} {said} {when}"
    elif first.certainty == "doubtful":
        text = f"{some(names)} doubted that {name} {said} {when}"
    else:
        text = f"{some(names)} said {name} {said} {when}"
    if first.status in DAYS and first.certainty not in ("denied", "doubtful"):
        text += _other_days(group, first, dossier)
    ids = tuple(sorted(s.claim for s in group))
    return Sentence(sentence(text), ids, person.id)


def _other_days(
    group: Sequence[PersonStatus],
    first: PersonStatus,
    dossier: Dossier,
) -> str:
    """Days that others give for what happened on one day."""
    told: dict[str, list[str]] = {}
    for status in group:
        words = days(status.when, True)
        if words and words != days(first.when, True):
            told.setdefault(words, []).append(status.claim)
    return "".join(
        f"; {some(speakers(claims_of(ids, dossier), dossier))} put it {words}"
        for words, ids in sorted(told.items())
    )


def person_label(person: PersonCase) -> str:
    """The name, or words that stand in for one."""
    return "a person whose name is withheld" if person.private else person.name


def status_phrase(status: str, certainty: str) -> str:
    """``was abducted``, ``may be alive``."""
    asserted, probable, possible = phrases()["statuses"].get(status, (status,) * 3)
    return str({"probable": probable, "possible": possible}.get(certainty, asserted))


def ground_series(controls: Iterable[Control], dossier: Dossier) -> list[Sentence]:
    """One sentence per area whose size is on record, oldest figure first."""
    groups: dict[tuple[str, str], list[Control]] = defaultdict(list)
    for control in controls:
        if control.km2 is not None:
            name = control.area or control.place or ""
            groups[name, control.holder or ""].append(control)
    ordered = [sorted(group, key=_since) for group in groups.values()]
    ordered.sort(key=lambda group: _since(group[0]))
    return [_series(group, dossier) for group in ordered]


def _since(control: Control) -> tuple[str, float, str]:
    day_known = control.when.start or control.when.end
    iso = day_known.isoformat() if day_known else ""
    return iso, -(control.km2 or 0), control.id


def newest_size(controls: Iterable[Control]) -> Control | None:
    """The size said last, the smallest of one day."""
    sized = [c for c in controls if c.km2 is not None and c.when.start is not None]
    return max(sized, key=_since, default=None)


def _series(ordered: Sequence[Control], dossier: Dossier) -> Sentence:
    holder, area = ordered[0].holder, ordered[0].area or ordered[0].place or "ground"
    subject = f"The size of {area}"
    if area.lower().startswith("ground"):
        subject = area
    if holder and is_known(holder, dossier):
        subject = f"Ground held by {party_name(holder, dossier)}"
    ids = tuple(sorted({claim for c in ordered for claim in c.claims}))
    points = [_point(control, dossier, at == 0) for at, control in enumerate(ordered)]
    text = f"{subject} was put at {listed(points)}"
    return Sentence(sentence(text), ids, ordered[-1].id)


def _point(control: Control, dossier: Dossier, first: bool) -> str:
    """``6 on 28 January 2019 (claimed by X)``."""
    said = control.when.start or control.when.end
    when = f"on {day(said)}" if said else "on a day not known"
    who = some(speakers(claims_of(control.claims, dossier), dossier))
    by = f"claimed by {who}" if control.state == "claimed" else who
    unit = f" {counted('area_km2', None, control.km2)}" if first else ""
    return f"{number(control.km2 or 0)}{unit} {when}" + (f" ({by})" if who else "")


def place_sentences(controls: Iterable[Control], dossier: Dossier) -> list[Sentence]:
    """The newest word on each named place; holders are parties of marsad.toml."""
    newest: dict[str, Control] = {}
    for control in sorted(controls, key=_since):
        named = control.holder is None or is_known(control.holder, dossier)
        if control.km2 is None and (control.place or control.area) and named:
            newest[control.place or control.area or ""] = control
    return [_place(control, dossier) for _, control in sorted(newest.items())]


def _place(control: Control, dossier: Dossier) -> Sentence:
    holder = party_name(control.holder, dossier) if control.holder else "nobody known"
    state = phrases()["states"][control.state].format(holder=holder)
    basis = phrases()["bases"].get(control.basis.split(", last said")[0], "")
    by = said_by(claims_of(control.claims, dossier), dossier)
    since = (
        When(control.when.start, control.when.start) if control.when.start else When()
    )
    text = f"{control.place or control.area} {state} {days(since)}{by}"
    text = sentence(text) + (f" {sentence(basis)}" if basis else "")
    return Sentence(text, control.claims, control.id)


def all_pairs(dossier: Dossier) -> Iterator[tuple[Pair, str, str]]:
    """Each contradiction once, with its record and what it is about; those of
    persons are told with the person."""
    seen: set[Pair] = set()
    about: list[tuple[Pair, str, str]] = []
    for event in dossier.events:
        about += [(p, event.id, event.place or "") for p in event.contradictions]
    for control in dossier.controls:
        name = control.place or control.area or ""
        if control.area and control.holder:
            name = f"the ground held by {party_name(control.holder, dossier)}"
        about += [(p, control.id, name) for p in control.contradictions]
    for tally in dossier.tallies:
        about += [
            (p, tally.event or tally.id, tally.place or "")
            for p in tally.contradictions
        ]
    for issue in dossier.issues:
        if issue.code.startswith("contradiction") and len(issue.claims) == 2:
            about.append(((issue.claims[0], issue.claims[1]), issue.record, ""))
    told = {p for person in dossier.persons for p in person.contradictions}
    for pair, record, name in about:
        key = (min(pair), max(pair))
        if key not in seen | told and set(key) <= set(dossier.claims):
            seen.add(key)
            yield key, record, name


def disputes(dossier: Dossier) -> list[Sentence]:
    """Contradictions between different voices, each told once in the same words,
    the most consequential first: lives, then ground, then the rest."""
    told: dict[tuple[str, ...], tuple[float, Sentence]] = {}
    for pair, record, about in all_pairs(dossier):
        a, b = (dossier.claims[claim] for claim in pair)
        who, other = speaker(a, dossier), speaker(b, dossier)
        if who == other and a.report == b.report:
            continue
        one, two = _sides(a, b, dossier)
        denied = [c for c in (a, b) if c.certainty == "denied"]
        words = sorted((f"{who} {one}", f"{other} {two}"))
        if len(denied) == 1:  # one denial is told once, however much it denies
            words = ["denied", " ".join(denied[0].quote.split())]
        made = dispute_sentence(pair, record, about, dossier)
        told.setdefault(tuple(words), (_weight(a, b), made))
    ranked = sorted(told.items(), key=lambda row: (-row[1][0], row[0]))
    return [made for _, (_, made) in ranked]


def _weight(a: Claim, b: Claim) -> float:
    """How much hangs on a contradiction: people counted, ground, the bare fact."""
    lives = [f for c in (a, b) for f in c.figures if f.measure not in PLAIN]
    if lives:
        most = max(f.low or f.high or 0.0 for f in lives)
        return 100.0 + (most if any(f.measure == "killed" for f in lives) else 0.0)
    return 50.0 if a.figures or b.figures else 10.0


def dispute_sentence(pair: Pair, record: str, about: str, dossier: Dossier) -> Sentence:
    """Both sides of a contradiction, with who says which."""
    a, b = (dossier.claims[claim] for claim in pair)
    one, two = _sides(a, b, dossier)
    if one == two and a.quote and b.quote:
        one, two = f"said: {quoted(a.quote)}", f"said: {quoted(b.quote)}"
    subject = f"On {about}, " if about else ""
    who, other = speaker(a, dossier), speaker(b, dossier)
    if who == other:
        other = f"{other}, elsewhere,"
    text = sentence(f"{subject}{who} {one}; {other} {two}")
    return Sentence(text, pair, record, "contested")


def _sides(a: Claim, b: Claim, dossier: Dossier) -> tuple[str, str]:
    """What each side says: the numbers that exclude each other, else the words."""
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
    if pairs:
        _, _, f, g = max(pairs, key=lambda pair: pair[:2])
        return f"said {said_figure(f)}", f"said {said_figure(g)}"
    return _side(a, dossier), _side(b, dossier)


def said_figure(figure: Figure) -> str:
    """``at least 16 people killed`` as one claim has it."""
    if figure.low is None and figure.high is None:
        return f"“{figure.text}”"
    one = figure.low == figure.high == 1
    unit = counted(figure.measure, figure.population, 1 if one else 2)
    words = quantity((figure.low, figure.high), unit, figure.approx)
    return f"{words} {phrases()['short'].get(figure.measure, '')}".strip()


def _side(claim: Claim, dossier: Dossier) -> str:
    verb = "denied" if claim.certainty == "denied" else "said"
    if claim.person and claim.status:
        said = status_phrase(claim.status, claim.certainty)
        doubts = {"denied": "denied that", "doubtful": "doubted that"}
        return f"{doubts.get(claim.certainty, 'said')} the person {said}"
    if claim.quote:
        verb = "denied it" if verb == "denied" else verb
        return f"{verb}: {quoted(claim.quote)}"
    verb = phrases()["verbs"].get(claim.certainty, "reported")
    return f"{verb} {noun_phrase(claim.kind, [claim], dossier)}"


def quoted(words: str, most: int = QUOTE) -> str:
    """The words in quotation marks, cut at a word where they are long."""
    words = " ".join(words.split())
    if len(words) > most:
        words = words[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return "“" + words.replace("“", "‘").replace("”", "’").rstrip(" .,;:") + "”"
