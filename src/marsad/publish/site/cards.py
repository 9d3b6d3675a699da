"""The numbers on top of the page: said in English, and as facts for other languages."""

from collections.abc import Iterable, Sequence
from typing import Any

from marsad.publish import views
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.people import area_of
from marsad.publish.figures import beyond, feeding, lone_figure
from marsad.publish.naming import side_name
from marsad.publish.prose import counted, days, number
from marsad.publish.telling import approximate, claims_of, said_by
from marsad.publish.vouching import backing
from marsad.publish.wire import whole
from marsad.records.claim import MEASURES, Claim
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.grade import GRADES, HEADLINE
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.text.manners import so

MOST_CARDS = 8
MOST_VOICES = 3
"""Names of those who say it that a card has."""


def cards(dossier: Dossier, names: Names) -> list[dict[str, Any]]:
    """Numbers first: one card per measure, the whole area before single places.

    Beside its words in English each has `facts`, of which told.js makes the card in
    Arabic.
    """
    chosen: dict[tuple[str, str | None], Tally] = {}
    for tally in views.key_tallies(dossier.tallies):
        dated = tally.kind == "flow" or tally.when.end is not None
        if tally.measure != "area_km2" and tally.best > 0 and dated:
            chosen.setdefault((tally.measure, tally.population), tally)
    ordered = sorted(
        chosen.values(),
        key=lambda t: (
            t.population not in (None, "people"),
            MEASURES.index(t.measure),
        ),
    )
    size = views.newest_size(dossier.controls)
    first = [_size_card(size, dossier, names)] if size else []
    return [*first, *(_card(tally, dossier, names) for tally in ordered)][:MOST_CARDS]


def _size_card(size: Control, dossier: Dossier, names: Names) -> dict[str, Any]:
    unit = counted("area_km2", None, size.km2)
    claimed = ", claimed" if size.state == "claimed" else ""
    held = side_name(size.holder, dossier)
    whose = f"ground held by {held}" if held else "ground held"
    return {
        "number": number(size.km2 or 0),
        "unit": f"{unit}, the size last given of {whose}{claimed}",
        "scope": days(When(size.when.start, size.when.start)),
        "best": "",
        "kind": "stock",
        "who": _who(claims_of(size.claims, dossier), dossier),
        "grade_words": "",
        "claim": size.claims[0] if size.claims else None,
        "claims": size.claims,
        "facts": _size_facts(size, dossier, names),
    }


def _card(tally: Tally, dossier: Dossier, names: Names) -> dict[str, Any]:
    words, told = views.card_words(tally, dossier), feeding(tally, dossier)
    return {
        **words,
        "unit": f"{words['unit']} {words['how']}",
        "kind": tally.kind,
        "who": _who(told, dossier),
        "grade_words": beyond(tally, dossier).strip() if tally.kind == "flow" else "",
        "claim": told[0].id if told else None,
        "claims": tally.counted,
        "facts": _tally_facts(tally, dossier, names),
    }


def _who(claims: Sequence[Claim], dossier: Dossier) -> str:
    return said_by(claims, dossier).removeprefix(", ")


def _size_facts(size: Control, dossier: Dossier, names: Names) -> dict[str, Any]:
    km2 = size.km2 or 0
    return {
        "measure": "area_km2",
        "population": None,
        **{"low": km2, "best": km2, "high": km2, "approx": False},
        "kind": "stock",
        "state": size.state,
        "place": area_of(size, names),
        **_bounds(When(size.when.start, size.when.start)),
        "grades": _own_grade(size.id, dossier) or _claimed(size),
        "claim": size.claims[0] if size.claims else None,
        "voices": _voices(claims_of(size.claims, dossier), names),
    }


def _tally_facts(tally: Tally, dossier: Dossier, names: Names) -> dict[str, Any]:
    claims, backed = feeding(tally, dossier), backing(tally, dossier)
    return {
        "measure": tally.measure,
        "population": tally.population,
        **{"low": tally.low, "best": tally.best, "high": tally.high},
        "approx": approximate(tally.measure, claims),
        "over": backed.over,
        "backing": (backed.key, backed.events) if backed.shared else None,
        "kind": tally.kind,
        "place": names.places.place(tally.place).text if tally.place else None,
        **_bounds(tally.when),
        "grades": _own_grade(tally.id, dossier) or _shares(tally),
        "owner": names.side(views.owner(tally, dossier)),
        "beyond": _beyond(tally, dossier, names),
        "claim": claims[0].id if claims else None,
        "voices": _voices(claims, names),
    }


def _own_grade(record: str, dossier: Dossier) -> list[tuple[str, float | None]]:
    grade = dossier.grades.get(record)
    return [(grade.counts_as, None)] if grade else []


def _claimed(size: Control) -> list[tuple[str, float | None]]:
    """What one party says of its own ground is weak evidence."""
    return [("weak", None)] if size.state == "claimed" else []


def _shares(tally: Tally) -> list[tuple[str, float | None]]:
    """The grades that a number rests on, the best first, with how much of it where
    there are several: of a flow the confirmed and fair ones, which alone count."""
    shares = [(grade, share) for grade, share in tally.grades if share]
    if tally.kind == "flow":
        shares = [one for one in shares if one[0] in HEADLINE]
    elif not shares:
        shares = [(grade, 0) for grade, _ in tally.grades]
    shares.sort(key=lambda one: GRADES.index(one[0]))
    if len(shares) == 1:
        return [(shares[0][0], None)]
    return [(grade, whole(share)) for grade, share in shares]


def _bounds(when: When) -> dict[str, str | None]:
    ends = {"start": when.start, "end": when.end}
    return {name: day.isoformat() if day else None for name, day in ends.items()}


def _beyond(tally: Tally, dossier: Dossier, names: Names) -> dict[str, Any] | None:
    """The largest figure that is not counted, where the card's words tell of it."""
    lone = lone_figure(tally, claims_of(tally.claims, dossier), dossier)
    if tally.kind != "flow" or lone is None or not beyond(tally, dossier):
        return None
    claim, figure = lone
    fields = ("measure", "text", "low", "high", "approx")
    told = {field: getattr(figure, field) for field in fields}
    told["over"] = so("over", figure.text)
    return {"who": names.speaker(claim), **told}


def _voices(claims: Iterable[Claim], names: Names) -> dict[str, Any]:
    """Who says it: some names, and how many more."""
    known = list(dict.fromkeys(names.speakers(claims)))
    shown = len(known) if len(known) == MOST_VOICES + 1 else MOST_VOICES
    return {"names": known[:shown], "others": len(known[shown:])}
