"""A brief as plain text for messengers: short lines, numbers first, no markup.

Each point is the fact, then who says so, then how sure it is, and ends in a number;
the claims that the number stands for are at the end. `short_text` leaves out what
does not fit into one message and says where the whole is.
"""

import re
from collections.abc import Iterator, Sequence

from marsad.publish.account import account_of, merely_claimed
from marsad.publish.bidi import isolated, isolated_text, led
from marsad.publish.cited import Cited
from marsad.publish.frame import Frame, short
from marsad.publish.headline import importance, is_sure
from marsad.publish.incident import number_first, said_after
from marsad.publish.naming import UNKNOWN, speakers
from marsad.publish.outline import Brief
from marsad.publish.prose import number, sentence, some
from marsad.publish.subjects import Incident, Subject
from marsad.publish.telling import Sentence
from marsad.records.dossier import Dossier

MOST = 1500
"""Characters of a short message."""
POINT = "•"
MOST_IDS = 12
"""Claims named for each point of a whole brief; the release has them all."""
SHORT_IDS = 2
"""Claims named for each point of a short message."""
RESERVE = 40
"""Characters kept for how many points are left out."""
ORDER = ("happened", "figures", "changed", "ground", "disputed", "persons")
"""In which sections give points to a short message."""


class _Notes(Cited):
    """The numbered claims at the end."""

    def mark(self, claims: tuple[str, ...]) -> str:
        """``[3]``."""
        return f"[{self.number(claims)}]"

    def lines(self, most: int, direction: str) -> Iterator[str]:
        """``[3] clm-6jci3j clm-jqe6s5 +2``."""
        for at, shown, left in self.listed(most):
            more = f" +{number(left)}" if left else ""
            ids = isolated(" ".join(map(short, shown)), direction)
            yield f"[{at}] {ids}{more}"


def full_text(brief: Brief, frame: Frame, dossier: Dossier, where: str = "") -> str:
    """The whole brief as plain text."""
    notes = _Notes()
    lines = [brief.title, frame.dated]
    if brief.publisher:
        lines.append(f"{frame.words['publisher']} {brief.publisher}")
    if brief.headline:
        lines += ["", f"{brief.headline.text} {notes.mark(brief.headline.claims)}"]
    for section in brief.sections:
        lines += ["", _heading(section.title, frame)]
        lines += [section.note] if section.note else []
        for block in section.blocks:
            lines += ["", block.heading] if block.heading else [""]
            for one in block.sentences:
                lines += _point(one, notes, frame, dossier)
    lines += ["", _heading(str(frame.words["method"]), frame), *_method(brief, frame)]
    lines += ["", _heading(str(frame.words["claims"]), frame)]
    lines += [str(frame.words["claims_note"]), *notes.lines(MOST_IDS, frame.direction)]
    lines += ["", *_foot(brief, frame, where)]
    return _laid_out(lines, frame)


def short_text(
    brief: Brief, frame: Frame, dossier: Dossier, where: str = "", most: int = MOST
) -> str:
    """The brief in one message of at most so many characters, the weightiest points
    of each section in turn, ending with where to find the whole."""
    kept: list[Sentence] = []
    for one in _weighty(brief, dossier):
        tried = _short(brief, frame, dossier, [*kept, one], where)
        if len(tried) + RESERVE <= most:
            kept.append(one)
    return _short(brief, frame, dossier, kept, where, left=_all(brief) - len(kept))


def _all(brief: Brief) -> int:
    return len(brief.sentences) - (1 if brief.headline else 0)


def _weighty(brief: Brief, dossier: Dossier) -> Iterator[Sentence]:
    """Sentences in the order in which they have a claim to a short message: the first
    of each section, then the second of each; what stands over it is not told again."""
    told = brief.headline.record if brief.headline else None
    by_id = {part.id: part for part in brief.sections}
    rows = [
        sorted(
            (s for b in by_id[name].blocks for s in b.sentences if s.record != told),
            key=lambda one: _rank(one, dossier),
        )
        for name in ORDER
        if name in by_id
    ]
    for at in range(max(map(len, rows), default=0)):
        yield from (row[at] for row in rows if at < len(row))


def _rank(one: Sentence, dossier: Dossier) -> tuple[bool, float]:
    """Sure before unsure, then by importance; the rest as it stands."""
    if isinstance(one.of, Incident):
        event = one.of.event
        score = importance(event, {event.id: list(one.of.tallies)}, dossier)[0]
        return not is_sure(event, dossier), score
    return one.grade == "weak", 0.0


def _short(
    brief: Brief,
    frame: Frame,
    dossier: Dossier,
    kept: Sequence[Sentence],
    where: str,
    left: int = 0,
) -> str:
    notes = _Notes()
    lines = [brief.title, frame.dated]
    if brief.headline:
        lines += ["", f"{brief.headline.text} {notes.mark(brief.headline.claims)}"]
    for section in brief.sections:
        own = [s for b in section.blocks for s in b.sentences if s in kept]
        quiet = section.id == "happened" and not own and section.note
        if not own and not quiet:
            continue
        lines += ["", _heading(section.title, frame)]
        lines += [section.note] if quiet else []
        for one in own:
            lines += _point(one, notes, frame, dossier)
    lines += ["", *notes.lines(SHORT_IDS, frame.direction)]
    lines += ["", *_foot(brief, frame, where, left)]
    return _laid_out(lines, frame)


def _heading(title: str, frame: Frame) -> str:
    """In capitals, where the script has them: plain text has no other heading."""
    return title.upper() if frame.language == "en" else f"— {title}"


def _point(
    one: Sentence, notes: _Notes, frame: Frame, dossier: Dossier | None
) -> list[str]:
    """The lines of one point: the fact, and under it who says so and how sure it is."""
    mark = notes.mark(one.claims)
    parts = _parts(one.of, one, dossier) if frame.language == "en" and dossier else []
    if not parts:
        return [f"{POINT} {one.text} {mark}"]
    fact, *rest = parts
    return [f"{POINT} {fact}", *rest[:-1], f"{rest[-1]} {mark}"]


def _parts(of: Subject | None, one: Sentence, dossier: Dossier | None) -> list[str]:
    """An event as what happened, the number in front, who says so, and how sure it is;
    empty for what is told in one sentence."""
    if not isinstance(of, Incident) or dossier is None:
        return []
    account = account_of(of.event, of.tallies, dossier)
    beside = account.against or account.unhurt or account.contrary
    if not account.told or beside:
        return []
    fact = number_first(of.event, of.tallies, dossier)
    who = some(speakers(account.first, dossier)) or UNKNOWN
    claimed = merely_claimed(of.event, account.first, dossier)
    after = said_after(of.event, account, dossier)
    said = f"{'Claimed by' if claimed else 'According to'} {who}{after}."
    return [sentence(fact), f"{said} {one.text.partition('. ')[2]}".strip()]


def _method(brief: Brief, frame: Frame) -> Iterator[str]:
    yield brief.method
    yield f"{frame.words['method_version']} {brief.method_version}."


def _foot(brief: Brief, frame: Frame, where: str, left: int = 0) -> Iterator[str]:
    """How many points are left out, where the whole is, and how to cite it."""
    words = frame.words
    if left > 0:
        yield _plural(words["left"], left, frame)
    yield str(words["whole"]).format(where=where or words["files"])
    licence = isolated(brief.licence, frame.direction)
    yield f"{frame.cited}. {words['licence']} {licence}."
    if brief.contact:
        yield f"{words['contact']} {isolated(brief.contact, frame.direction)}"


def _plural(forms: Sequence[str], value: int, frame: Frame) -> str:
    if frame.language == "ar":
        from marsad.publish.arabic.number import plural

        return plural(forms, value)
    return forms[value != 1].format(n=number(value))


def _laid_out(lines: Sequence[str], frame: Frame) -> str:
    """Lines in the language's direction, with what runs the other way in isolates."""
    told = (
        led(isolated_text(line, frame.direction), frame.direction) for line in lines
    )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(told)).strip() + "\n"
