"""For which party a speaker told by his role speaks: "a military source in the SDF"."""

import functools
import tomllib
from importlib import resources

from marsad.records.claim import Claim, Span
from marsad.records.war import Party
from marsad.text.carriers import is_carrier
from marsad.text.names import anybody
from marsad.text.normal import fold
from marsad.text.parties import any_party, find_parties


@functools.cache
def _words(name: str) -> frozenset[str]:
    data = resources.files("marsad.text").joinpath("data/belonging.toml")
    table: dict[str, list[str]] = tomllib.loads(data.read_text(encoding="utf-8"))
    return frozenset(fold(word) for word in table[name])


@functools.lru_cache(maxsize=16384)
def party_served(name: str, own: tuple[Party, ...]) -> str | None:
    """Id of the one party, the monitor's or a shipped one, that a speaker is told to
    belong to: named before his role, or after it with "for", "in" or "of"."""
    found = find_parties(name, own)
    if len(found) != 1:
        return None
    begin, end = found[0].span
    before, after = (_plain(part) for part in (name[:begin], name[end:]))
    behind = name[end : end + 1] not in ("-", "‑", "–")
    if not _words("gone").isdisjoint((*before, *after)):
        return None
    if before:
        linked = before[-1] in _words("links") and _has_role(before)
        return found[0].party if linked and behind else None
    led = bool(after) and _has_role(after[:2]) and behind
    return found[0].party if led else None


def body_behind(claim: Claim, own: tuple[Party, ...]) -> str | None:
    """The party or other body with a side that somebody with a name speaks for, as the
    report tells it: "the League's spokesman Adam Holt"."""
    said = claim.speaker
    if said is None or anybody(said) or any_party(said, own) or _in_words(said):
        return None
    return next((via for via in claim.via if _has_side(via, own)), None)


def _in_words(speaker: str) -> bool:
    """Whether a speaker is told by what he is: "spokesman for the League"."""
    words = _plain(speaker)
    return _has_role(words) or not _words("links").isdisjoint(words)


def _has_side(name: str, own: tuple[Party, ...]) -> bool:
    if any_party(name, own) is not None:
        return True
    return not is_carrier(name) and not _words("bodies").isdisjoint(_plain(name))


def party_meant(name: str, text: str, own: tuple[Party, ...]) -> str | None:
    """The same where he belongs to "the forces", and his report names one party that
    is called so."""
    found = _meant(name, text, own)
    return found[0] if found is not None else None


def in_full(name: str, text: str, own: tuple[Party, ...]) -> str:
    """A speaker "in the forces" as one in the party that his report calls so, by the
    name that the report has first."""
    found = _meant(name, text, own)
    if found is None:
        return name
    role = name.rstrip().rpartition(" ")[0]
    return f"{role} {text[slice(*found[1])]}"


@functools.lru_cache(maxsize=4096)
def _meant(name: str, text: str, own: tuple[Party, ...]) -> tuple[str, Span] | None:
    """The party meant, and where the report first names it so."""
    words = _plain(name)
    if len(words) < 2 or not _has_role(words[:-1]) or words[-2] not in _words("links"):
        return None
    noun = words[-1].removeprefix("ال")
    if words[-1] not in _words("short"):
        return None
    named = [m for m in find_parties(text, own) if noun in _bare(text, m.span)]
    if len({m.party for m in named}) != 1:
        return None
    return named[0].party, named[0].span


def _plain(words: str) -> list[str]:
    return [word for word in fold(words).split() if word not in _words("articles")]


def _has_role(words: list[str]) -> bool:
    return not _words("roles").isdisjoint(words)


def _bare(text: str, span: Span) -> set[str]:
    return {word.removeprefix("ال") for word in fold(text[slice(*span)]).split()}
