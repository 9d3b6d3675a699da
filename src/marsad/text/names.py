"""Person and group names across scripts, particles, titles and spellings."""

import functools
import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any

from marsad.records.war import Party
from marsad.text.normal import fold, script_of

VOWELS = frozenset("aiu")


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """One list of `data/names.toml`, folded like the text it is compared with."""
    return frozenset(fold(word) for word in _data()[name])


@functools.cache
def _data() -> dict[str, Any]:
    text = resources.files("marsad.text").joinpath("data/names.toml")
    return tomllib.loads(text.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The telling words of a person's name: no titles, no articles, halves glued."""
    bare = re.sub(r"\(.*?\)|\[.*?\]|['’]s\b", " ", name)
    words = fold(bare).split()
    kept = [word for word in words if word not in word_list("titles")] or words
    kept = [word for word in kept if word not in word_list("particles")] or kept
    return tuple(_glue(kept))


def _glue(words: Sequence[str]) -> Iterable[str]:
    half = ""
    for word in words:
        if word in word_list("glued"):
            half += word
            continue
        yield half + word
        half = ""
    if half:
        yield half


@functools.lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """One spelling for the ways in which a transliterated word is written."""
    for written, plain in _data()["sounds"]:
        word = word.replace(written, plain)
    word = re.sub(r"(.)\1+", r"\1", word)
    word = re.sub(r"^abd(?:[aiu]?l|[aiu])?(?=.{2})", "abd", word)
    return re.sub(r"(?<=..)h$", "", word)


def name_key(name: str) -> str:
    """A key equal for most spellings of one name: consonants of each word, sorted.

    Names with different keys can still be one person's; `same_person` decides.
    """
    return " ".join(sorted(_bones(word) for word in name_words(name)))


def _bones(word: str) -> str:
    heard = sound(word)
    return heard[:1] + "".join(sign for sign in heard[1:] if sign not in VOWELS)


@functools.lru_cache(maxsize=65536)
def same_word(a: str, b: str) -> bool:
    """Two spellings of one word: equal by sound, or one vowel apart in a long one."""
    x, y = sound(a), sound(b)
    if x == y:
        return True
    if min(len(x), len(y)) < 5 or _bones(a)[1:] != _bones(b)[1:]:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(x, y) <= 1


@functools.lru_cache(maxsize=65536)
def same_person(a: str, b: str) -> bool:
    """True if two names can be one person's.

    The family name must agree. A family name alone agrees with any full name
    that ends in it: whether that is safe depends on who else is about, and is
    for the caller to judge. Initials agree with the names they begin.
    """
    if kin_of(a) or kin_of(b):
        return _same_kin(kin_of(a), kin_of(b))
    few, many = sorted((name_words(a), name_words(b)), key=lambda w: (len(w), w))
    if not few:
        return False
    if sound("".join(few)) == sound("".join(many)):
        return True
    if not same_word(few[-1], many[-1]):
        return False
    return len(few) == 1 or _in_order(few[:-1], many[:-1])


@functools.lru_cache(maxsize=65536)
def kin_of(name: str) -> tuple[str, str] | None:
    """Relation and whose, of somebody told by kin alone: "brother of Lina Haddad"."""
    relation, of, whose = name.partition(" of ")
    return (fold(relation), whose) if of and fold(relation) in _kin() else None


@functools.lru_cache(maxsize=65536)
def common_alone(name: str) -> bool:
    """True for a single name that many bear: a usual given name or a kunya."""
    words = name_words(name)
    if len(words) != 1:
        return False
    kunya = fold(name).split()[0] in word_list("glued") and " " in name.strip()
    return kunya or sound(words[0]) in _given_names()


@functools.cache
def _given_names() -> frozenset[str]:
    return frozenset(sound(fold(word)) for word in _data()["given"].split())


@functools.cache
def _kin() -> frozenset[str]:
    return frozenset(fold(word) for word in _data()["kin"].split())


def _same_kin(one: tuple[str, str] | None, other: tuple[str, str] | None) -> bool:
    if one is None or other is None:
        return False
    return one[0] == other[0] and same_person(one[1], other[1])


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    """Every word of `few` is met in `many`, in order, the first one first."""
    if not _given(few[0], many[0]):
        return False
    rest = iter(many[1:])
    return all(any(_given(word, other) for other in rest) for word in few[1:])


def _given(a: str, b: str) -> bool:
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    return same_word(a, b) or bool(_pet_forms(a) & _pet_forms(b))


def given_keys(word: str) -> frozenset[str]:
    """Keys of which given names that can be one person's share one: the first sound,
    all vowels being one, and the names that the word can be a short form of."""
    first = sound(word)[:1]
    pets = {f"{number}" for number in _pet_forms(word)}
    return frozenset(pets | {"a" if first in VOWELS else first})


@functools.cache
def _pets() -> dict[str, frozenset[int]]:
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(_data()["nicknames"].strip().splitlines()):
        for word in line.split():
            lines.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in lines.items()}


def _pet_forms(word: str) -> frozenset[int]:
    """The given names that a word can be a short form of."""
    return _pets().get(word, frozenset())


def bare(name: str) -> str:
    """A folded name without the article before it."""
    return fold(name).removeprefix("the ")


def unframed(name: str) -> str:
    """A bare name without a word for what it names: "Emergency Lawyers group"."""
    words = bare(name).split()
    return " ".join(w for w in words if w not in word_list("framing")) or bare(name)


def acronym(name: str) -> str:
    """Initials of the telling words: "Committee to Watch" gives "cw"."""
    words = [w for w in fold(name).split() if w not in word_list("links")]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def party_of(name: str | None, parties: tuple[Party, ...]) -> str | None:
    """Id of the party a name means: by name, alias or acronym, or the longest
    alias that stands in it as whole words; None where nothing fits."""
    return _party_of(name, parties) if name else None


@functools.lru_cache(maxsize=16384)
def _party_of(name: str, parties: tuple[Party, ...]) -> str | None:
    words = bare(name)
    names = _party_names(parties)
    if words in names:
        return names[words]
    padded = f" {words} "
    found = [known for known in names if f" {known} " in padded]
    if not found:
        return None
    return names[max(found, key=lambda known: (len(known), known))]


@functools.lru_cache(maxsize=64)
def _party_names(parties: tuple[Party, ...]) -> dict[str, str]:
    """Folded name to party id; a name two parties share means neither."""
    owners: dict[str, set[str]] = {}
    for party in parties:
        for name in (party.id, party.name, *party.aliases, acronym(party.name)):
            if bare(name):
                owners.setdefault(bare(name), set()).add(party.id)
    return {name: min(ids) for name, ids in owners.items() if len(ids) == 1}


def same_party(a: str, b: str, parties: tuple[Party, ...]) -> bool:
    """True if two names mean one party, by marsad.toml first, else by the names."""
    one, other = party_of(a, parties), party_of(b, parties)
    if one is not None and other is not None:
        return one == other
    return one is other is None and same_body(a, b)


@functools.lru_cache(maxsize=65536)
def same_body(a: str, b: str) -> bool:
    """True if two names of a body agree: equal words, acronym, or generic rest."""
    x, y = fold(a), fold(b)
    if x == y:
        return bool(x)
    if acronym(a) == y.replace(" ", "") or acronym(b) == x.replace(" ", ""):
        return True
    tell = [body_words(name) for name in (a, b)]
    return bool(tell[0]) and tell[0] == tell[1]


def body_words(name: str) -> tuple[str, ...]:
    """The words of a body's name that tell it from others, by sound, sorted."""
    small = word_list("links") | word_list("generic") | word_list("particles")
    return tuple(sorted(sound(w) for w in fold(name).split() if w not in small))


def names_body(words: str) -> bool:
    """True if words can be the name of a side: a capital or a script without
    capitals, no number, and a word that tells it from others."""
    if any(sign.isdigit() for sign in words):
        return False
    named = any(word[:1].isalpha() and not word[:1].islower() for word in words.split())
    telling = set(fold(words).split()) - word_list("links") - word_list("particles")
    return named and bool(telling - word_list("calendar") - word_list("generic"))


def two_mouths(a: str | None, b: str | None) -> bool:
    """True for two named people, who speak for one body in words of their own. Names
    in two scripts may be one man's."""
    if a is None or b is None or _script(a) != _script(b):
        return False
    return not same_person(a, b)


def _script(name: str) -> str:
    """The script of a name's first letter: "LATIN", "ARABIC", "CYRILLIC"."""
    first = next((sign for sign in name if sign.isalpha()), "")
    return script_of(first) if first else ""


def anybody(name: str) -> bool:
    """True for a speaker without a name: "activists", "a hospital source"."""
    words = [w for w in fold(name).split() if w not in word_list("links")]
    return all(word in word_list("anybody") for word in words)
