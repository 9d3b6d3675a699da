"""Where a text names places, whether or not a claim has them."""

from marsad.extract.english.casing import cased
from marsad.extract.english.entities import entities
from marsad.extract.english.reader import load_network
from marsad.records.claim import Span
from marsad.text.split import sentences


def toponyms(text: str) -> list[Span]:
    """The names of places in a text, in its order."""
    read = cased(text)
    spans = [(sentence.start, sentence.end) for sentence in sentences(read)]
    found = entities(read, load_network().read(read, spans).names)
    return sorted(name.span for name in found if name.kind == "place")
