"""Two readers' claims: the first's stand, the second's are added where it made none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.records.claim import Claim, Figure, PartOf, Span


def beside(
    first: Sequence[Claim], second: Sequence[Claim], who: str
) -> tuple[Claim, ...]:
    """The first reader's claims, with what the second says of the same words noted
    in their rules, and the second's claims about other words."""
    notes: dict[str, list[str]] = {claim.id: [] for claim in first}
    same: dict[str, list[Claim]] = {}
    for claim in second:
        same[claim.id] = [own for own in first if same_words(own.span, claim.span)]
        for own in same[claim.id]:
            agrees = own.kind == claim.kind
            note = "agrees" if agrees else f"reads {claim.kind}"
            notes[own.id].append(f"hosted:{who} {note}")
    noted = [
        replace(own, rules=(*own.rules, *sorted(set(notes[own.id])))) for own in first
    ]
    added = [claim for claim in second if not same[claim.id]]
    gone = {claim.id: claim for claim in second if same[claim.id]}
    moved = [_moved(claim, gone, same) for claim in added]
    return tuple(sorted([*noted, *moved], key=lambda claim: claim.span))


def same_words(one: Span, two: Span) -> bool:
    """Whether two spans share at least half of the shorter."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return 2 * shared >= min(one[1] - one[0], two[1] - two[0])


def _moved(
    claim: Claim, gone: Mapping[str, Claim], same: Mapping[str, Sequence[Claim]]
) -> Claim:
    """The claim with its parts pointing at figures that are on record."""
    figures = tuple(
        replace(figure, part_of=_found(figure.part_of, gone, same))
        for figure in claim.figures
    )
    return replace(claim, figures=figures)


def _found(
    whole: PartOf | None, gone: Mapping[str, Claim], same: Mapping[str, Sequence[Claim]]
) -> PartOf | None:
    """Where the whole is now: the first reader's figure with the same words."""
    if whole is None or whole.claim not in gone:
        return whole
    figure = gone[whole.claim].figures[whole.figure]
    for own in same[whole.claim]:
        for i, other in enumerate(own.figures):
            if other.measure == figure.measure and _meets(other, figure):
                return PartOf(own.id, i)
    return None


def _meets(one: Figure, two: Figure) -> bool:
    return one.span[0] < two.span[1] and two.span[0] < one.span[1]
