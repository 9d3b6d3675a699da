"""Through whom a source without a name speaks: "a resident and a doctor told AFP".

Whoever has no name is known by the agency or outlet that was told, all through a
report.
"""

from collections.abc import Iterable
from dataclasses import replace

from marsad.records.claim import Claim
from marsad.text.arabic import plain
from marsad.text.carriers import told_to
from marsad.text.names import anybody, same_body
from marsad.text.speakers import english_names


def with_hearers(
    text: str, claims: Iterable[Claim], publisher: str | None
) -> list[Claim]:
    """The claims, those of sources without a name through whom these told something,
    unless it is the report's own publisher."""
    known = list(claims)
    told = [(_key(source), name) for source, name in told_to(text)]
    told = [(source, name) for source, name in told if not _same(name, publisher or "")]
    return [_through(claim, told) for claim in known] if told else known


def _through(claim: Claim, told: list[tuple[str, str]]) -> Claim:
    said = claim.speaker
    if said is None or claim.via or not anybody(said):
        return claim
    found = (name for source, name in told if f" {_key(said)} " in f" {source} ")
    name = next(found, None)
    return claim if name is None else replace(claim, via=(name,))


def _key(words: str) -> str:
    return " ".join(plain(words).casefold().split())


def _same(one: str, other: str) -> bool:
    """Whether two names are one body's, in whichever script."""
    first, second = ({name, *english_names(name)} for name in (one, other))
    return bool(other) and any(same_body(a, b) for a in first for b in second)
