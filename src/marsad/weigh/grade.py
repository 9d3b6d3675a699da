"""The grading rules, one function per rule; docs/method.md has them in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from marsad.records.event import Event
from marsad.records.grade import GRADE_OF, Grade
from marsad.records.ids import content_id
from marsad.records.person import PersonCase
from marsad.weigh.hear import Heard, rank
from marsad.weigh.matter import HARM, Matter, blamed_by, matter_of
from marsad.weigh.strike import harms, of_itself, positions, strike_status

NO_BASIS = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """A grade by one rule, with reasons in words."""

    rule: str
    reasons: tuple[str, ...]
    raise_by: str = ""

    @property
    def grade(self) -> str:
        """The grade that the rule gives."""
        return GRADE_OF[self.rule]


def nobody_says_so(matter: Matter) -> Verdict | None:
    """G1 discounted: it is denied and nobody says that it is so."""
    if matter.voices or not matter.denying:
        return None
    why = ("it is denied and no claim on record says that it happened",)
    return Verdict("G1", why, "a source that says that it happened")


def fighters_not_civilians(matter: Matter) -> Verdict | None:
    """G2 discounted: two outside voices say that those killed were fighters, and at
    most one voice says that they were civilians."""
    armed = [v for v in matter.outside if _counts(v) == {"combatants"}]
    civil = [v for v in matter.voices if "civilians" in _counts(v)]
    if matter.kind not in HARM or len(armed) < 2 or len(civil) != 1:
        return None
    why = ("two independent voices say that those killed were fighters",)
    return Verdict("G2", why, "a second voice that says they were civilians")


def denied_by_some(matter: Matter) -> Verdict | None:
    """G3 contested: somebody denies what another says."""
    if not matter.denying or not matter.voices:
        return None
    who = ", ".join(sorted({_who(voice[0]) for voice in matter.denying}))
    return Verdict("G3", (f"denied by {who}",), "that the denial is withdrawn")


def rival_blame(matter: Matter) -> Verdict | None:
    """G4 contested: independent voices name different sides as the doer, or the sides
    are told to blame each other."""
    blamed = {side: v for v in matter.voices for side in blamed_by(matter.kind, v)}
    apart = len({id(v) for v in blamed.values()}) > 1
    if matter.kind not in HARM:
        return None
    if any(one.traded for voice in matter.voices for one in voice):
        return Verdict("G4", ("the sides blame each other",), "that one accepts it")
    if len(blamed) < 2 or not apart:
        return None
    why = (f"different sides are named as responsible: {', '.join(sorted(blamed))}",)
    return Verdict("G4", why, "that the named sides or the voices agree")


def owned(matter: Matter) -> Verdict | None:
    """G5 confirmed: the party named as responsible accepts it, and a voice of no
    side or of another side says the same. Where others tell of people harmed, it
    accepts that some were. Who denies a deed of his side owns to none beside it."""
    own = _owners(matter)
    if any(map(harms, matter.firm)):
        own = [voice for voice in own if harms(of_itself(voice))]
    if matter.kind not in HARM or not own or len(matter.firm) <= len(own):
        return None
    why = (f"{_who(own[0][0])} says that its own side did it", "another voice agrees")
    return Verdict("G5", why)


def two_independent(matter: Matter) -> Verdict | None:
    """G6 fair: two independent voices, at least one of them of no side."""
    if len(matter.firm) < 2 or not matter.outside:
        return None
    why = (f"{len(matter.firm)} independent voices say so",)
    return Verdict("G6", why, _to_confirm(matter))


def _to_confirm(matter: Matter) -> str:
    """What would make a fair event a confirmed one (G5): of a deed that its side owns
    to already, that it owns to the harm; nothing where nobody is responsible."""
    if matter.kind not in HARM:
        return ""
    if _owners(matter) and any(map(harms, matter.firm)):
        return "that the party responsible accepts that people were harmed"
    return "that the party responsible accepts it"


def rival_numbers(matter: Matter) -> Verdict | None:
    """G13 contested: nobody but sides that are against each other says so, and the
    number of the one is not the other's."""
    if not matter.rivals or matter.outside:
        return None
    who = ", ".join(sorted(matter.rivals))
    why = (f"opposed sides give numbers that exclude each other: {who}",)
    return Verdict("G13", why, "a voice of no side that says how many")


def both_sides(matter: Matter) -> Verdict | None:
    """G7 fair: sides that are against each other say the same."""
    if len(matter.sides) < 2:
        return None
    why = (f"opposed sides agree: {', '.join(sorted(matter.sides))}",)
    return Verdict("G7", why, "a voice of no side that says the same")


def one_side_only(matter: Matter) -> Verdict | None:
    """G8 weak: only one party to the conflict says so, however often."""
    if not matter.firm or matter.outside:
        return None
    why = ("only one side of the conflict says so",)
    return Verdict("G8", why, "a voice that does not belong to that side")


def doubted(matter: Matter) -> Verdict | None:
    """G9 weak: nobody says it without "may", "could" or open doubt."""
    if matter.firm:
        return None
    why = ("everybody who says so hedges or doubts it",)
    return Verdict("G9", why, "a source that says it outright")


def one_voice(matter: Matter) -> Verdict:
    """G10 weak: one voice, even if rich in detail or often reprinted."""
    why = ("one independent voice says so",)
    return Verdict("G10", why, "a second source that does not go back to the first")


RULES: tuple[Callable[[Matter], Verdict | None], ...] = (
    nobody_says_so,
    denied_by_some,
    rival_blame,
    fighters_not_civilians,
    owned,
    two_independent,
    rival_numbers,
    both_sides,
    one_side_only,
    doubted,
    one_voice,
)
"""In order: the first that speaks holds."""


def grade_event(event: Event, members: Sequence[Heard]) -> Grade:
    """The grade of an event, by the first rule that fits, with whom it counts."""
    matter = matter_of(event.kind, members, event.contradictions)
    counted = (*matter.voices, *matter.denying)
    voices = tuple(tuple(one.claim.id for one in voice) for voice in counted)
    return replace(make_grade(event.id, matter, members), voices=voices)


def grade_case(case: PersonCase, members: Sequence[Heard]) -> Grade:
    """The grade of a person case: contested where its statuses contradict."""
    matter = matter_of("person", members, case.contradictions)
    made = make_grade(case.id, matter, members)
    if not case.contradictions or made.grade == "contested":
        return made
    why = ("claims on the person's fate contradict each other",)
    verdict = Verdict("G11", why, "a source that settles which of them holds")
    return make_grade(case.id, matter, members, verdict)


def make_grade(
    record: str,
    matter: Matter,
    members: Sequence[Heard],
    verdict: Verdict | None = None,
) -> Grade:
    """Run the rules over a matter and put both Admiralty axes beside the grade."""
    found = verdict or judge(matter)
    heads = [one for voice in matter.voices for one in voice] or list(members)
    return Grade(
        id=content_id("grd", record),
        record=record,
        grade=found.grade,
        rule=found.rule,
        reasons=found.reasons,
        reliability=min((one.reliability for one in heads), default="F", key=rank),
        credibility=max(credibility(matter), 2 if found.rule == "G4" else 1),
        origins=len(matter.voices) + len(matter.denying),
        reports=len({one.report.id for one in members}),
        raise_by=found.raise_by,
        strike=strike_status(matter),
        positions=positions(matter, members),
    )


def judge(matter: Matter) -> Verdict:
    """The verdict of the first rule that has one."""
    made = (rule(matter) for rule in RULES)
    return next((verdict for verdict in made if verdict is not None), one_voice(matter))


def credibility(matter: Matter) -> int:
    """Admiralty 1 to 6 from the voices alone, never from who they are but for
    sides and known reliability; 6 is "no basis" (rule A2)."""
    if matter.denying:
        return 5 if len(matter.denying) >= len(matter.firm) else 4
    if len(matter.firm) >= 2 and matter.outside:
        return 2 if matter.disputed else 1
    if len(matter.sides) >= 2:
        return 3 if matter.rivals else 2
    if not matter.firm:
        return 4 if matter.voices else NO_BASIS
    return _alone(matter)


def _alone(matter: Matter) -> int:
    """One firm voice: what is known of it, and whether hedged ones agree."""
    best = min((one.reliability for v in matter.firm for one in v), key=rank)
    if best in ("A", "B") and matter.outside and not matter.disputed:
        return 2
    if best == "F" and len(matter.voices) == 1:
        return NO_BASIS
    return 3


def _owners(matter: Matter) -> list[list[Heard]]:
    """Firm voices of a side named as the doer."""
    blamed = {side for v in matter.firm for side in blamed_by(matter.kind, v)}
    return [v for v in matter.firm if any(map(partial(_accepts, blamed), v))]


def _accepts(blamed: set[str], one: Heard) -> bool:
    return one.side in blamed and not one.disowns


def _counts(voice: Sequence[Heard]) -> set[str | None]:
    figures = [f for one in voice for f in one.claim.figures if f.measure == "killed"]
    return {figure.population for figure in figures}


def _who(one: Heard) -> str:
    return one.claim.speaker or one.report.publisher or "the report itself"
