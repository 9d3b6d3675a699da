"""Sentences about counts, persons and ground."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from marsad.publish.account import told_as, unknown_fate
from marsad.publish.lone import each_unverified, unverified
from marsad.publish.naming import (
    UNKNOWN,
    is_known,
    party_name,
    side_name,
    speakers,
)
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
    sentence,
    some,
)
from marsad.publish.subjects import Discord, Fate, Hold, Sizes, Stock
from marsad.publish.telling import (
    Sentence,
    approximate,
    claims_of,
    first_day,
    grade_words,
    place_words,
    said_by,
)
from marsad.publish.vouching import backing
from marsad.publish.weaker import has_weaker, weaker
from marsad.records.claim import MEASURES, Claim
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.grade import HEADLINE
from marsad.records.person import PersonCase, PersonStatus
from marsad.records.tally import Tally
from marsad.records.when import When

PLAIN = frozenset({"area_km2", "structures", "vehicles", "strikes"})
"""Measures that count no people."""
MOST_PLACES = 12
"""Key figures of single places in a brief; the rest is in the data files."""
DAYS = frozenset({"abducted", "killed", "released", "escaped", "wounded"})
"""What happens to a person on one day; the others hold for longer."""
EVER = 10**6
"""Days: longer than any window, for counts over the whole record."""
MONTH = 31
QUOTE = 220
"""Characters of a quote in a brief."""


def key_tallies(tallies: Iterable[Tally]) -> list[Tally]:
    """The widest window of each flow, the newest moment of each stock."""
    groups: dict[tuple[str, str, str, str], list[Tally]] = defaultdict(list)
    for t in tallies:
        if t.event is None and (t.best > 0 or has_weaker(t)):
            groups[t.measure, t.population or "", t.kind, t.place or ""].append(t)
    chosen = [max(group, key=_newest_or_widest) for group in groups.values()]
    wholes = {_told(t) for t in chosen if t.population in (None, "people")}
    parts = {t.id for t in chosen if t.population not in (None, "people")}
    distinct = [t for t in chosen if t.id not in parts or _told(t) not in wholes]
    return sorted(distinct, key=_tally_order)


def _told(tally: Tally) -> tuple[object, ...]:
    """What a reader would see: a part that equals its whole is told once."""
    days_told = (tally.when.start, tally.when.end)
    counts = (tally.low, tally.best, tally.high, weaker(tally), tally.totals)
    return tally.measure, tally.kind, tally.place, *days_told, *counts


def _newest_or_widest(tally: Tally) -> tuple[str, int, str]:
    start, end = tally.when.start, tally.when.end
    width = (end - start).days if start and end else EVER
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
    text = sentence(text + said_by(claims, dossier))
    text += grade_words(tally.id, dossier) or unverified(claims, dossier)
    grade = dossier.grades.get(tally.id)
    word = grade.grade if grade else None
    return Sentence(text, tally.claims, tally.event, word, Stock(tally))


def card_words(tally: Tally, dossier: Dossier) -> dict[str, str]:
    """Number, unit, what is said of it, place and days; ``single`` where it is one."""
    claims = claims_of(tally.claims, dossier)
    rough = approximate(tally.measure, claims)
    over = backing(tally, dossier).over
    said = amount(tally.low, tally.high, rough, over)
    single = said.rsplit(" ", 1)[-1] == "1"
    manner = told_as(tally.measure, claims_of(tally.claims, dossier))
    words = phrases()["measures"].get(manner, ("", "", "reported", "reported"))
    stock = tally.kind == "stock"
    when = days(moment(tally.when)) if stock else days(tally.when)
    when = when or ("" if stock else "on record so far")
    unit = counted(tally.measure, tally.population, 1 if single else 2)
    if rough and tally.high is None and tally.low in VAGUE and tally.best:
        said, unit = VAGUE[tally.low], f"of {unit}"
    side = owner(tally, dossier)
    unit += f" of {side}" if side else ""
    place = f"{place_words(tally.place).strip()} " if tally.place else ""
    return {
        "number": said,
        "unit": unit,
        "how": words[3] if tally.kind == "stock" else words[2],
        "scope": (place + when).strip(),
        "best": best_words(tally.low, tally.best, tally.high).strip(" ()"),
        "single": "yes" if single else "",
    }


def owner(tally: Tally, dossier: Dossier) -> str:
    """The side whose fighters are counted, where all who count them name one side."""
    if tally.measure != "fighters":
        return ""
    claims = claims_of(tally.claims, dossier)
    sides = {side_name(claim.actor, dossier) for claim in claims}
    return next(iter(sides)) if len(sides) == 1 else ""


def moment(when: When) -> When:
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
        told = Discord(person)
        made.append(Sentence(sentence(text), ids, person.id, "contested", told))
    return made


def backwards(iso: str) -> str:
    return "".join(chr(0x7E - ord(c)) for c in iso) if iso else "~~~~"


def _status_sentence(
    person: PersonCase, group: Sequence[PersonStatus], dossier: Dossier
) -> Sentence:
    first, claims = newest_status(group, dossier)
    names = speakers(claims, dossier) or [UNKNOWN]
    said = status_phrase(first.status, first.certainty)
    name = person_label(person)
    when = days(first.when, True)
    if first.status == "missing" and unknown_fate(claims):
        told = str(phrases()["unknown"]["said"]).format(name=name)
        text = f"{some(names)} said that {told} {when}"
    elif first.certainty == "denied":
        text = f"{some(names)} denied that {name} {said} {when}"
    elif first.certainty == "doubtful":
        text = f"{some(names)} doubted that {name} {said} {when}"
    else:
        text = f"{some(names)} said {name} {said} {when}"
    text += "".join(
        f"; {some(speakers(others, dossier))} put it {days(other, True)}"
        for other, others in other_days(group, first, dossier)
    )
    ids = tuple(sorted(s.claim for s in group))
    text = sentence(text)
    if fate_is_open(person, group, dossier):
        text += unverified(claims_of(ids, dossier), dossier)
    return Sentence(text, ids, person.id, of=Fate(person, tuple(group)))


def fate_is_open(
    person: PersonCase, group: Sequence[PersonStatus], dossier: Dossier
) -> bool:
    """Whether what is said of a person can be verified, and no reviewer has ruled that
    it is: that nobody knows his fate is nothing to verify."""
    grade = dossier.grades.get(person.id)
    if grade is not None and grade.override in HEADLINE:
        return False
    first, claims = newest_status(group, dossier)
    return not (first.status == "missing" and unknown_fate(claims))


def newest_status(
    group: Sequence[PersonStatus], dossier: Dossier
) -> tuple[PersonStatus, list[Claim]]:
    """The status told, and the claims of those who say it so: what happens on one
    day is said by those who give that day or none."""
    claims = claims_of((s.claim for s in group), dossier)
    first = max(group, key=lambda s: (first_day(s.when), s.claim))
    if first.status in DAYS:
        same = {s.claim for s in group if s.when == first.when or not s.when.end}
        claims = [c for c in claims if c.id in same] or claims
    return first, claims


def other_days(
    group: Sequence[PersonStatus], first: PersonStatus, dossier: Dossier
) -> list[tuple[When, list[Claim]]]:
    """Days that others give for what happened on one day."""
    if first.status not in DAYS or first.certainty in ("denied", "doubtful"):
        return []
    told: dict[str, tuple[When, list[str]]] = {}
    for status in group:
        words = days(status.when, True)
        if words and words != days(first.when, True):
            told.setdefault(words, (status.when, []))[1].append(status.claim)
    return [(when, claims_of(ids, dossier)) for _, (when, ids) in sorted(told.items())]


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
    text = sentence(f"{subject} was put at {listed(points)}")
    text += each_unverified((claims_of(c.claims, dossier) for c in ordered), dossier)
    return Sentence(text, ids, ordered[-1].id, of=Sizes(tuple(ordered)))


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
    claims = claims_of(control.claims, dossier)
    by = said_by(claims, dossier)
    names = [name for name in speakers(claims, dossier) if name != UNKNOWN]
    at_odds = control.state == "contested" and len(names) > 1
    if at_odds:
        by = f"; {some(names)} do not say the same"
    elif control.state == "contested" and names:  # nobody said that word
        by = f", going by the words of {names[0]}"
    since = (
        When(control.when.start, control.when.start) if control.when.start else When()
    )
    text = f"{control.place or control.area} {state} {days(since)}{by}"
    text = sentence(text) + (f" {sentence(basis)}" if basis else "")
    text += unverified(claims, dossier) if not at_odds else ""
    return Sentence(text, control.claims, control.id, of=Hold(control))


def quoted(words: str, most: int = QUOTE) -> str:
    """The words in quotation marks, cut at a word where they are long."""
    words = " ".join(words.split())
    if len(words) > most:
        words = words[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return "“" + words.replace("“", "‘").replace("”", "’").rstrip(" .,;:") + "”"
