"""The English reader: a trained network finds claims, rules read what it points at.

The network says which words state a claim, of which kind, and where the text names
who says it, where and when. What those words mean - numbers, dates, the fullest form
of a name - is worked out by rules, so that everything a claim holds can be led back
to words of the report.
"""

import functools
from collections.abc import Iterable, Iterator

import marsad_weights_en

from marsad.extract.accusing import without_self_blame
from marsad.extract.assemble import Read, claims
from marsad.extract.base import Reader, Reading
from marsad.extract.contested import with_contested
from marsad.extract.corrected import without_corrected
from marsad.extract.english.casing import cased
from marsad.extract.english.clauses import with_clauses
from marsad.extract.english.extents import with_extents
from marsad.extract.english.ground import with_ground
from marsad.extract.english.lists import with_rows
from marsad.extract.english.lives import with_fates
from marsad.extract.english.mismatch import mismatches
from marsad.extract.english.naming import with_people
from marsad.extract.english.of_them import of_them
from marsad.extract.english.parts import fitting, with_parts
from marsad.extract.english.rules import EnglishRules
from marsad.extract.english.sides import with_sides
from marsad.extract.english.sober import with_sense, without_living
from marsad.extract.english.spans_of_time import odd_times
from marsad.extract.english.tables import with_tables
from marsad.extract.english.version import version
from marsad.extract.english.worth import kept_sentences
from marsad.extract.hearers import with_hearers
from marsad.extract.joint import without_joint
from marsad.extract.mistakes import with_mistakes
from marsad.extract.moments import with_moments
from marsad.extract.network.network import Network
from marsad.extract.others import with_others
from marsad.extract.outrage import without_false_dead
from marsad.extract.restored import without_restored
from marsad.extract.taken_back import with_taken_back
from marsad.extract.unmeant import without_unmeant
from marsad.extract.went import without_goals
from marsad.records.report import Report
from marsad.text.dates import find_dates
from marsad.text.numbers import numbers
from marsad.text.split import clean


@functools.cache
def load_network() -> Network:
    """The network that ships in the package marsad-weights-en; loaded once."""
    return Network(marsad_weights_en.folder())


class EnglishReader:
    """Implements the Reader protocol."""

    language = "en"

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
    return EnglishReader()


def read_report(report: Report, network: Network) -> Reading:
    """What one report states."""
    text = cased(report.text)
    dated = find_dates(text)
    kept = [(sentence.start, sentence.end) for sentence in kept_sentences(text)]
    found = network.read(text, kept, [(words.core, words.end) for words in dated])
    found = with_clauses(text, kept, with_tables(text, with_rows(text, found)))
    found = with_extents(text, kept, found)
    found = with_sense(text, kept, with_fates(text, kept, found))
    found = with_ground(text, kept, with_sides(text, kept, found))
    read = Read(
        report.id,
        report.text,
        found,
        dated,
        tuple(numbers(clean(text))),
        version(),
        report.publisher,
    )
    made = fitting(of_them(report.text, claims(read, EnglishRules())), report.published)
    made = of_them(report.text, with_parts(report.text, made, report.published))
    made = without_living(without_false_dead(report.text, made))
    made = with_hearers(report.text, without_self_blame(made), report.publisher)
    made = with_mistakes(report.text, made, report.publisher)
    made = with_taken_back(report.text, made, read.numbers, report.publisher)
    made = without_unmeant(report.text, without_corrected(report.text, made))
    made, joint = without_joint(report.id, report.text, without_restored(made))
    made = with_others(report.text, made)
    made = with_moments(with_contested(without_goals(made)))
    made = with_people(report.text, made, found)
    issues = (
        *joint,
        *mismatches(report.id, report.text, made),
        *odd_times(report.id, report.text, report.published),
    )
    return Reading(report.id, tuple(made), issues)
