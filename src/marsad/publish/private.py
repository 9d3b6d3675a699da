"""Who is named in reports and must not be named in print, whatever cases there are.

A name is withheld unless it is public: listed in marsad.toml, of an office or of a body
that the person speaks for, or of somebody of whom all the world reports. A person told
as a victim, a relative, a witness or a child is private in the reports that say so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from marsad.publish.folding import fold
from marsad.publish.seal import name_parts
from marsad.records.claim import Claim, touch
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.text.names import name_words, same_person, word_list
from marsad.text.person_words import Named
from marsad.text.persons import is_known_word, is_person, is_public, persons


@dataclass(frozen=True, slots=True)
class Private:
    """Names that reports tell and that are withheld."""

    names: frozenset[str] = frozenset()
    """Full names of several words, withheld in whatever is printed."""
    by_report: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By report: names, and parts of names, withheld in its words alone."""
    minors: frozenset[str] = frozenset()
    """Claims whose words name a child."""
    everybody: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By report: folded names of all persons that it tells of."""
    children: frozenset[str] = frozenset()
    """Reports that name a child."""


def private_persons(
    dossier: Dossier, spared: Set[str], opened: Set[str], *, told: bool
) -> Private:
    """Read off all reports whose names are withheld.

    Args:
        spared: folded names of places, parties, outlets: of no person.
        opened: claims of cases of children that a reviewer has opened.
        told: whether names of private persons are told, but for children's.
    """
    by_report = _claims_by_report(dossier)
    people = {
        id: _people(report, by_report.get(id, ()))
        for id, report in dossier.reports.items()
    }
    known = _Public(dossier.war.rules.public_persons, people)
    names, private, everybody = set[str](), {}, {}
    for id, found in people.items():
        claims = by_report.get(id, ())
        held = [one for one in found if known.withheld(one, told=told)]
        held = [one for one in held if one.minor or fold(one.name) not in spared]
        said = [] if told else [*_said(claims, known, found, spared)]
        whole = {one.name for one in held} | set(said)
        names |= {name for name in whole if _everywhere(name, known)}
        private[id] = _parts(whole, found, known) - spared_parts(whole, spared)
        everybody[id] = frozenset(fold(one.name) for one in found) | frozenset(
            map(fold, said)
        )
    return Private(
        frozenset(names),
        private,
        frozenset(_minors(by_report, people, opened)),
        everybody,
        frozenset(id for id, found in people.items() if any(o.minor for o in found)),
    )


def _people(report: Report, claims: Iterable[Claim]) -> tuple[Named, ...]:
    """The persons that a report names, in its text or its title."""
    tagged = frozenset(name for claim in claims for name in claim.people or ())
    return persons(report.text, tagged, report.title or "")


def _claims_by_report(dossier: Dossier) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in dossier.claims.values():
        found.setdefault(claim.report, []).append(claim)
    return found


class _Public:
    """Names that may be printed: those listed, and those of offices in any report."""

    def __init__(
        self, listed: Iterable[str], people: Mapping[str, Iterable[Named]]
    ) -> None:
        self._listed = tuple(listed)
        self._offices: dict[str, set[frozenset[str]]] = {}
        for found in people.values():
            for one in found:
                words = frozenset(fold(one.name).split())
                if one.office and len(words) > 1:
                    for word in words:
                        self._offices.setdefault(word, set()).add(words)

    def listed(self, name: str) -> bool:
        """Whether marsad.toml lists the name, in full or in part."""
        words = set(fold(name).split())
        return any(
            words <= set(fold(known).split())
            or (
                len(name_words(name)) >= len(name_words(known))
                and same_person(name, known)
            )
            for known in self._listed
        )

    def office(self, name: str) -> bool:
        """Whether some report tells of an office of whoever is called so in full."""
        words = frozenset(fold(name).split())
        first = next(iter(words), "")
        held = self._offices.get(first, ())
        telling = words - word_list("particles") - word_list("glued")
        return len(telling) > 1 and any(words <= known for known in held)

    def withheld(self, one: Named, *, told: bool) -> bool:
        """Whether a name is withheld in the report that has it."""
        if one.minor:
            return True
        if told or one.office or self.listed(one.name):
            return False
        return one.private or one.kin or not self.office(one.name)


def _said(
    claims: Iterable[Claim], known: _Public, found: Iterable[Named], spared: Set[str]
) -> Iterator[str]:
    """Names of persons that claims have for who speaks, acts or suffers."""
    offices = {fold(one.name) for one in found if one.office}
    told = {fold(one.name) for one in found if known.withheld(one, told=False)}
    for claim in claims:
        for name in (claim.speaker, claim.actor, claim.target, *claim.via):
            if not name or not is_person(name) or fold(name) in spared | offices:
                continue
            public = is_public(name) or known.listed(name) or known.office(name)
            if fold(name) in told or not public:
                yield name


def _everywhere(name: str, known: _Public) -> bool:
    """Whether a name is withheld in all that is printed: it is long enough to mean one
    person, and no other report has it for somebody in office."""
    return len(fold(name).split()) > 1 and not known.office(name)


def _parts(names: Set[str], found: Iterable[Named], known: _Public) -> frozenset[str]:
    """The names themselves and their parts, but for parts of names that are printed."""
    printed = {
        fold(part)
        for one in found
        if one.office or (known.listed(one.name) and one.name not in names)
        for part in name_parts(one.name)
    }
    parts = {part for name in names for part in name_parts(name)}
    kept = (p for p in parts if fold(p) not in printed and not is_known_word(p))
    return frozenset(names) | frozenset(kept)


def spared_parts(names: Set[str], spared: Set[str]) -> frozenset[str]:
    """Parts of names that are the name of a place, a party or an outlet."""
    parts = {part for name in names for part in name_parts(name)}
    return frozenset(part for part in parts if fold(part) in spared)


def _minors(
    by_report: Mapping[str, Sequence[Claim]],
    people: Mapping[str, Iterable[Named]],
    opened: Set[str],
) -> Iterator[str]:
    """Claims whose words name a child, or whose person one is."""
    for id, claims in by_report.items():
        young = [one for one in people.get(id, ()) if one.minor]
        names = {fold(one.name) for one in young}
        for claim in claims:
            within = any(touch(o.around, claim.span) for o in young if not o.title)
            named = fold(claim.person or "") in names
            if claim.id not in opened and (within or named):
                yield claim.id
