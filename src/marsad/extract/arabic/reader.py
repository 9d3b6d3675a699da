"""The Arabic reader: a trained network finds claims, rules read what it points at.

It reads whole words in plain spelling; whatever vowel signs, tatweel or hidden marks a
text has, the same words are found, and quotes are runs of the text as it is stored.
"""

import functools
from collections.abc import Iterable, Iterator

import marsad_weights_ar

from marsad.extract.accusing import without_self_blame
from marsad.extract.arabic.blame import with_blame
from marsad.extract.arabic.denials import with_denials
from marsad.extract.arabic.exchanged import with_exchanged
from marsad.extract.arabic.ground import with_ground
from marsad.extract.arabic.lists import with_rows
from marsad.extract.arabic.owners import with_owners
from marsad.extract.arabic.parts import with_parts
from marsad.extract.arabic.repeats import without_repeats
from marsad.extract.arabic.rules import ArabicRules
from marsad.extract.arabic.sentences import headline, sentences
from marsad.extract.arabic.version import version
from marsad.extract.arabic.whole_names import with_whole_names
from marsad.extract.arabic.worth import worth_reading
from marsad.extract.assemble import Read, claims
from marsad.extract.base import Reader, Reading
from marsad.extract.contested import with_contested
from marsad.extract.corrected import without_corrected
from marsad.extract.hearers import with_hearers
from marsad.extract.joint import without_joint
from marsad.extract.mistakes import with_mistakes
from marsad.extract.moments import with_moments
from marsad.extract.network.network import Network, WordNetwork
from marsad.extract.others import with_others
from marsad.extract.outrage import without_false_dead
from marsad.extract.restored import without_restored
from marsad.extract.taken_back import with_taken_back
from marsad.extract.unmeant import without_unmeant
from marsad.extract.went import without_goals
from marsad.records.report import Report
from marsad.text.arabic import plain_of
from marsad.text.dates_ar import stored_dates
from marsad.text.numbers_ar import stored_numbers


@functools.cache
def load_network() -> Network:
    """The network that ships in the package marsad-weights-ar; loaded once."""
    return WordNetwork(marsad_weights_ar.folder())


class ArabicReader:
    """Implements the Reader protocol."""

    language = "ar"

    @property
    def version(self) -> str:
        """Of the code, the word lists and the weights."""
        return version()

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading per report, in order."""
        network = load_network()
        for report in reports:
            yield read_report(report, network)


def make_reader() -> Reader:
    """The reader of this language."""
    return ArabicReader()


def read_report(report: Report, network: Network) -> Reading:
    """What one report states."""
    plain = plain_of(report.text)
    dated = stored_dates(plain, report.text)
    kept = worth_reading(plain.text, sentences(plain.text))
    times = [(words.core, words.end) for words in dated]
    found = network.read(report.text, list(plain.stored_all(kept)), times)
    if not found.claims:
        top = plain.stored_all(headline(plain.text))
        found = network.read(report.text, list(top), times)
    found = with_whole_names(plain, found)
    found = with_blame(plain, with_denials(plain, with_rows(plain, found)))
    found = with_owners(plain, with_ground(plain, found))
    read = Read(
        report.id,
        report.text,
        found,
        dated,
        stored_numbers(plain),
        version(),
        report.publisher,
    )
    made = with_parts(report.text, claims(read, ArabicRules()))
    made = without_restored(with_exchanged(report.text, made))
    made = without_false_dead(report.text, without_repeats(made))
    made = with_hearers(report.text, without_self_blame(made), report.publisher)
    made = with_mistakes(report.text, made, report.publisher)
    made = with_taken_back(report.text, made, read.numbers, report.publisher)
    made = without_unmeant(report.text, without_corrected(report.text, made))
    made, joint = without_joint(report.id, report.text, made)
    made = with_others(report.text, made)
    made = with_moments(with_contested(without_goals(made)))
    return Reading(report.id, tuple(made), joint)
