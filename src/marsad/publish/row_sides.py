"""Which words for a side may leave where nobody has looked at them."""

from collections.abc import Iterable

from marsad.publish.folding import fold
from marsad.records.war import War
from marsad.text.parties import party_of
from marsad.text.persons import is_person


def own_side(words: str | None, war: War) -> str | None:
    """Only names of parties that marsad.toml lists; other words may name a person."""
    folded = fold(words or "")
    names = (n for p in war.parties for n in (p.id, p.name, *p.aliases))
    return words if folded and folded in {fold(name) for name in names} else None


def side_of_row(words: str | None, war: War) -> str | None:
    """A side as a row of a data set has it, unless its words may name a person: parties
    of marsad.toml or of the shipped lists, and plain words without a capital."""
    if not words:
        return None
    plain = words.isascii() and words.islower() and not any(map(str.isdigit, words))
    return words if plain or party_of(words) else own_side(words, war)


def is_side(words: str, war: War, persons: Iterable[str] = ()) -> bool:
    """Whether words can stand for a side: a party of marsad.toml or the shipped lists,
    or what names no person, of `persons`, folded, or at all."""
    if own_side(words, war) is not None or party_of(words) is not None:
        return True
    folded = fold(words)
    parts = set(folded.split())
    told = any(f" {n} " in f" {folded} " or parts <= set(n.split()) for n in persons)
    return not told and not is_person(words)
