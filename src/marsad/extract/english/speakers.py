"""From the words that name a claim's source to the source's fullest name."""

import bisect
import re
from collections.abc import Sequence

from marsad.extract.assemble import Speaker
from marsad.extract.english.naming import LEADING, SPACES, Names, bare, untitled
from marsad.extract.english.wording import words_of
from marsad.extract.network.found import FoundPart
from marsad.records.claim import Span

_OFFICE_FOR = re.compile(
    r"^(?:[\w-]+ )*?(spokes(?:man|woman|person)) (?:for|of) (?:the )?(.+)$", re.I
)
_OFFICE_OF = re.compile(r"^(.+?)(?:'s|’s)? (spokes(?:man|woman|person))$", re.I)
_STATEMENT = re.compile(
    r"^(?:[\w-]+ )*?(?:statement|report|communique|release|data|tweet|figures)s?"
    r"(?: \w+ed)? (?:by|from|of) (?:the )?(.+)$",
    re.I,
)
_STATEMENT_OF = re.compile(
    r"^(.+?)(?:'s|’s)? (?:statement|communique|statistics|figures|data|estimates)$",
    re.I,
)
_SPOKES = re.compile(r"\bspokes(?:man|woman|person)\b", re.I)
_ACCORDING = re.compile(r"\baccording to (?P<source>[^,.;:\n]{2,80}), (?:on )?\Z", re.I)
_TRAILING = re.compile(
    r",? (?:according to|(?:it was )?(?:said|reported|confirmed|announced) by) "
    r"(?P<source>[^,.;:\n]{2,80})(?=[,.;\n]|\Z)"
)
_TOLD = re.compile(
    r"(?:\A|[.;\n\"”] ?)(?P<source>[A-Z][^,.;:\n]{2,60}) told (?:the )?"
    r"(?P<hearer>[A-Z][\w-]+(?: [A-Z][\w-]+){0,4})(?: on \w+day)? that \Z"
)
_JOINT = re.compile(r"\b(?P<first>[A-Za-z]+) and (?:the )?\Z")
_NEAR = 110
"""Characters around a claim in which "according to" is looked for."""
_CLAUSE = re.compile(r"\s*(?:,|\(|\bwho\b|\bwhich\b|\bthat\b).*$", re.S)
_DAY = re.compile(
    r"(?<=\w)(?: on)? (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?: morning| afternoon| evening| night)?$",
    re.I,
)
"""The day on which somebody said it, behind the name: "the army on Tuesday"."""


def speaker(words: str, names: Names) -> Speaker | None:
    """Who the words name; None where they name nobody."""
    plain = _plain(words)
    if not plain or _is_nobody(plain):
        return None
    for pattern, office, body in ((_OFFICE_FOR, 1, 2), (_OFFICE_OF, 2, 1)):
        said = pattern.match(plain)
        if said is not None:
            org = _body(said[body], names)
            return Speaker(f"{said[office].lower()} for {org}", (org,))
    said = _STATEMENT.match(plain) or _STATEMENT_OF.match(plain)
    if said is not None:
        plain = said[1]
    if names.is_person(plain):
        full = names.person(untitled(plain))
        through = names.offices.get(full)
        return Speaker(full, () if through is None else (through,))
    return Speaker(_body(plain, names))


def _is_nobody(name: str) -> bool:
    """Whether words are a pronoun ("it later"), or a telling without its source."""
    words = bare(name).split()
    verbs = words_of("verbs", "say") - words_of("nouns", "source")
    if not words or (len(words) == 1 and words[0] in verbs):
        return True
    rest = name.split(maxsplit=1)[1:]
    small = not rest or rest[0].islower()
    return words[0] in words_of("nouns", "pronoun") and small


def apart(words: str, names: Names) -> list[str]:
    """Joint sources one by one: "residents and medics"."""
    first, _, second = words.partition(" and ")
    sides = [bare(side).split()[-1:] for side in (first, second)]
    sources = words_of("nouns", "source")
    if all(side and side[0] in sources for side in sides):
        return [first, second] if bare(words) not in map(bare, names.orgs) else [words]
    return [words]


class Sources:
    """What a report's attributions call their sources, for names cut too short."""

    def __init__(
        self, text: str, parts: Sequence[FoundPart], people: Sequence[Span]
    ) -> None:
        """`people` are the spans of persons' names."""
        self._text = text
        self._parts = sorted(part.span for part in parts if part.kind == "source")
        self._people = sorted(people)

    def words(self, span: Span) -> str:
        """The words that name a speaker: those pointed at, or the whole phrase where
        it is a spokesman's, or where they name nobody: "war" of "a war monitor"."""
        joint = _JOINT.search(self._text, max(0, span[0] - _NEAR), span[0])
        if joint is not None and joint["first"].lower() in words_of("nouns", "source"):
            span = joint.start("first"), span[1]
        said = self._text[slice(*span)]
        at = bisect.bisect_right(self._parts, span[0], key=lambda part: part[0]) - 1
        whole = self._parts[at] if at >= 0 else span
        if whole[1] < span[1] or whole == span:
            return said
        phrase = self._text[slice(*whole)]
        if self._holds_person(whole):
            return said
        last = bare(said).split()[-1:]
        nobody = said.islower() and not words_of("nouns", "source").issuperset(last)
        return phrase if nobody or _SPOKES.search(phrase) else said

    def beside(self, span: Span) -> str | None:
        """The source that "according to" names right before or behind a claim."""
        start, end = span
        said = _ACCORDING.search(self._text, max(0, start - _NEAR), start)
        said = said or _TRAILING.match(self._text, end, end + _NEAR)
        return None if said is None else said["source"]

    def told(self, span: Span) -> tuple[str, str] | None:
        """Who told whom a claim, where the words right before it say so."""
        said = _TOLD.search(self._text, max(0, span[0] - _NEAR), span[0])
        return None if said is None else (said["source"], said["hearer"])

    def _holds_person(self, span: Span) -> bool:
        at = bisect.bisect_left(self._people, span)
        return at < len(self._people) and self._people[at][0] < span[1]


def _plain(words: str) -> str:
    """Words without articles before, and clauses and days behind."""
    words = SPACES.sub(" ", words).strip(" \"'“”‘’.,;:")
    return LEADING.sub("", _DAY.sub("", _CLAUSE.sub("", words))).strip()


def _body(words: str, names: Names) -> str:
    """A body's fullest name, or the unnamed people that the words speak of."""
    low = words.lower().split()
    if not low:
        return words
    general = names.general(low)
    if general is not None:
        return general
    if set(low) & words_of("nouns", "person_source"):
        return words
    return names.org(words)
