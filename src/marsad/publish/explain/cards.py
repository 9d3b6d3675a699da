"""One claim as a list of what was read, and by which rule or model."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from marsad.publish.explain.made import Made, made
from marsad.publish.explain.words import Words
from marsad.publish.prose import number

RUNNERS_UP = 3
"""Places a name could also mean that are shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was read: its name, its value, more about it, its makers."""

    part: str
    label: str
    value: str
    notes: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """All that was read of one claim."""

    number: int
    id: str
    kind: str
    by: tuple[str, ...]
    """Makers of the kind."""
    quote: str
    certainty: str
    lines: tuple[Line, ...]
    whole: tuple[str, ...]
    """Makers of the claim as such."""
    reader: str


def card(
    row: Mapping[str, Any], at: int, labels: Mapping[tuple[str, int], str], words: Words
) -> Card:
    """The card of a claim's row; `labels` name the report's figures."""
    by = made(row["rules"])
    lines = [
        Line(
            "certainty",
            words("part_certainty"),
            words.of("certainty", row["certainty"]),
            by=by.by("certainty"),
        ),
        Line(
            "speaker",
            words("part_speaker"),
            row["speaker"] or words("own_voice"),
            by=by.by("speaker"),
        ),
        *_named(row, by, words),
        *_figures(row, by, labels, words),
    ]
    return Card(
        number=at,
        id=row["id"],
        kind=words.of("kind", row["kind"]),
        by=by.by("kind"),
        quote=row["quote"],
        certainty=row["certainty"],
        lines=tuple(lines),
        whole=tuple(by.whole),
        reader=row["reader"],
    )


def figure_labels(rows: list[dict[str, Any]]) -> dict[tuple[str, int], str]:
    """What each figure is called: the number of its claim and a letter."""
    return {
        (row["id"], i): f"{at}{letters(i)}"
        for at, row in enumerate(rows, 1)
        for i in range(len(row["figures"]))
    }


def letters(index: int) -> str:
    """``a`` to ``z``, then ``aa`` and so on."""
    before, last = divmod(index, 26)
    return (letters(before - 1) if before else "") + chr(ord("a") + last)


def _named(row: Mapping[str, Any], by: Made, words: Words) -> list[Line]:
    """Who passed it on, where, when, by and on whom: whatever was read."""
    values = {
        "via": (_listed(row["via"], words), ()),
        "place": _place(row, words),
        "time": _time(row, words),
        "actor": (row["actor"], ()),
        "target": (row["target"], ()),
        "person": (row["person"], ()),
        "status": (words.of("status", row["status"]), ()),
    }
    placement = row["placement"] or {}
    later = {
        "place": placement.get("gazetteer"),
        "time": placement.get("date_basis") if placement.get("date_words") else None,
    }
    return [
        Line(
            part,
            words(f"part_{part}"),
            value,
            notes,
            (*by.by(part), *filter(None, [later.get(part)])),
        )
        for part, (value, notes) in values.items()
        if value
    ]


def _place(row: Mapping[str, Any], words: Words) -> tuple[str, tuple[str, ...]]:
    """The entry that was chosen, with the words and the runners-up beside it."""
    said, placement = row["place"], row["placement"]
    if not placement or not placement["name"]:
        return (said, (words("unplaced"),)) if said else ("", ())
    where = (placement["name"], placement["admin1"], placement["country"])
    chosen = _listed(dict.fromkeys(filter(None, where)), words)
    radius = placement["radius_m"]
    others = dict.fromkeys(c["name"] for c in placement["candidates"] if c["name"])
    names = _listed([*others][:RUNNERS_UP], words)
    notes = [
        words.quoted(said) if said else "",
        words("within", km=number(radius / 1000)) if radius else "",
        words("or_place", names=names) if names else "",
    ]
    return chosen, tuple(filter(None, notes))


def _time(row: Mapping[str, Any], words: Words) -> tuple[str, tuple[str, ...]]:
    said = (row["placement"] or {}).get("date_words")
    return words.days(row["start"], row["end"]), (words.quoted(said),) if said else ()


def _figures(
    row: Mapping[str, Any],
    by: Made,
    labels: Mapping[tuple[str, int], str],
    words: Words,
) -> list[Line]:
    return [
        Line(
            f"figure {i}",
            f"{words('figure')} {labels[row['id'], i]}",
            _count(figure, words),
            _about(figure, labels, words),
            by.by(f"figure {i}"),
        )
        for i, figure in enumerate(row["figures"])
    ]


def _count(figure: Mapping[str, Any], words: Words) -> str:
    """``killed: 12 or more (civilians)``."""
    measure = words.of("measure", figure["measure"])
    of = words.of("population", figure["population"])
    count = words.amount(figure)
    return f"{measure}: {count}{f' ({of})' if of else ''}"


def _about(
    figure: Mapping[str, Any], labels: Mapping[tuple[str, int], str], words: Words
) -> tuple[str, ...]:
    said, part = words.quoted(figure["text"]), figure["part_of"]
    if not part:
        return (said,)
    whole = labels.get((part["claim"], part["figure"]))
    if not whole:
        return said, words("part_of_other")
    return said, words("part_of", label=words.apart(whole))


def _listed(names: Iterable[str], words: Words) -> str:
    """Names one after the other, each apart where it runs against the words."""
    return words("comma").join(map(words.apart, names))
