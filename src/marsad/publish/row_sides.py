"""Which words for a side may leave where nobody has looked at them."""

from marsad.publish.folding import fold
from marsad.records.war import War
from marsad.text.parties import party_of


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
