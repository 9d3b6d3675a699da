"""What happened: the runs of words that state a claim, and its kind."""

from collections.abc import Iterator

from marsad.extract.english.draft import Draft
from marsad.extract.english.view import View
from marsad.records.claim import Figure

KIND_OF = (
    ("chem", "chemical"),
    ("air", "airstrike"),
    ("shell", "shelling"),
    ("bomb", "bombing"),
    ("clash", "clash"),
    ("offensive", "offensive"),
    ("attack", "attack"),
    ("kill", "casualties"),
    ("wound", "casualties"),
    ("capture", "capture"),
    ("siege", "siege"),
    ("truce", "ceasefire"),
    ("flee", "displacement"),
    ("hold", "detention"),
    ("free", "release"),
    ("harm", "damage"),
    ("aid", "aid"),
    ("leave", "withdrawal"),
    ("control", "control"),
)


def acts(view: View, figures: tuple[Figure, ...]) -> Iterator[Draft]:
    """The claims that a sentence states."""
    seen = {family for families in view.family for family in families}
    for family, kind in KIND_OF:
        if family in seen:
            at = next(i for i, fams in enumerate(view.family) if family in fams)
            span = view.span(0, len(view.word) - 1)
            yield Draft(
                view.passage.index,
                span,
                kind,
                view.span(at, at),
                figures,
                rules=("rule",),
            )
            return
