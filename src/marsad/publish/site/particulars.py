"""What the page of one event says beside its row: why it is graded so in each
language, what became of it, what else it may be, and what claims disagree on."""

import functools
import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from marsad.publish.bidi import isolated
from marsad.publish.feeds.telling import reason_in
from marsad.publish.site.material import Material
from marsad.publish.wire import Row
from marsad.publish.words import Text, Words, strings
from marsad.records.event import Event

HISTORY_FIELDS = ("release", "as_of", "record", "change", "to", "reason", "told")
"""What the page shows of a line of the log of corrections."""


def particulars(event: Event, row: Row, material: Material) -> Row:
    """Additions to the row of an event."""
    reasons = [said_again(reason, "reason_", "ar") for reason in row["reasons"]]
    return {
        "voices": independent(event, material),
        "reasons_ar": reasons,
        "raise_ar": said_again(row["raise_by"] or "", "raise_", "ar"),
        "history": history(event.id, material, _own(event, material)),
        "disputes": [_dispute(pair, material) for pair in row["contradictions"]],
        "perhaps": [
            {"event": near.event, "points": near.points, "told": told}
            for near in event.runners_up
            if (told := _told(near.event, material))
        ],
    }


def independent(event: Event, material: Material) -> int:
    """Independent sources, as the grade counts them: origins of one voice are one."""
    grade = material.dossier.grades.get(event.id)
    return grade.origins if grade else len(event.origins)


def _own(event: Event, material: Material) -> Iterator[str]:
    """What is a part of an event: its claims, and counts of nothing else."""
    return itertools.chain(event.claims, material.own_tallies.get(event.id, ()))


def history(record: str, material: Material, own: Iterable[str] = ()) -> list[Row]:
    """What the log of corrections has of a record and of what is its own, oldest
    first."""
    known = material.past.places
    places = {at for id in (record, *own) for at in known.get(id, ())}
    lines = [material.corrections[at] for at in sorted(places)]
    return [
        {
            **{name: line.get(name) for name in HISTORY_FIELDS},
            "reason_ar": reason_in(line.get("reason") or "", "ar"),
        }
        for line in lines
    ]


def beside(row: Row, material: Material) -> list[Row]:
    """Claims that contradict one of the event's own and are in no claim list of it."""
    own = set(row["claims"])
    pairs = {id for pair in row["contradictions"] for id in pair}
    return [material.claims[id] for id in sorted(pairs - own) if id in material.claims]


def lost(material: Material, kind: str, known: Collection[str]) -> list[str]:
    """Records of that type that the log of corrections tells of and this release does
    not have."""
    logged = material.past.logged.get(kind, ())
    return [record for record in logged if record not in known]


def _dispute(pair: list[str], material: Material) -> Row:
    first, second = sorted(pair)
    return {"claims": pair, "on": material.disputes.get((first, second))}


def _told(event: str, material: Material) -> dict[str, str]:
    other = material.by_id.get(event)
    if other is None:
        return {}
    return {language: material.told(other, language) for language in ("en", "ar")}


@functools.lru_cache(maxsize=4096)
def said_again(text: str, group: str, language: str) -> str | None:
    """What the program says of its own work in English, in another language: by the
    string of that group that it is made of. None where it is none of them."""
    words = Words(language)
    for key, pattern in _patterns(group):
        if match := pattern.fullmatch(text):
            found = match.groupdict().items()
            return words(key, **{k: _value(v, words.direction) for k, v in found})
    return None


def _value(text: str, direction: str) -> Any:
    return int(text) if text.isdigit() else isolated(text, direction)


@functools.cache
def _patterns(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    english = strings("en").items()
    return tuple(
        (key, re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(form))))
        for key, text in english
        if key.startswith(group)
        for form in _forms(text)
    )


def _forms(text: Text) -> Iterator[str]:
    yield from [text] if isinstance(text, str) else text.values()
