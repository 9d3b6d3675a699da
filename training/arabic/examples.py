"""Labelled Arabic reports as what the network learns from."""

from collections.abc import Iterator

from marsad.extract.arabic.sentences import sentences
from marsad.extract.network.network import WordNetwork
from marsad.extract.network.words import Bags
from marsad.text.arabic import Plain
from marsad.text.dates_ar import stored_dates
from training.arabic.mentions import Mentions
from training.inputs import Row
from training.reader.examples import Example, Readable, examples

_CLAIM: Row = dict.fromkeys(
    ("speaker", "actor", "target", "place", "start", "end", "person", "status")
) | {"via": [], "figures": []}
_FIGURE: Row = {"population": None, "part_of": None}


def of_report(row: Row, bags: Bags) -> Iterator[Example]:
    """The windows of a labelled report, read as marsad would read it."""
    text = row["text"]
    read = Plain(text)
    made = Readable(
        row | {"claims": [_whole(claim) for claim in row["claims"]]},
        bags.cut(read),
        [read.stored(span) for span in sentences(read.text)],
        stored_dates(read, text),
        Mentions(text).of,
        WordNetwork.window,
    )
    return examples(made)


def _whole(claim: Row) -> Row:
    """A claim with the fields that a label may leave out."""
    figures = [_FIGURE | figure for figure in claim.get("figures", ())]
    return _CLAIM | claim | {"figures": figures}
