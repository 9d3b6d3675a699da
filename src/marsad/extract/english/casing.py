"""The English lexicon for reports in capitals: names and words that we know."""

import functools
import json
import re
from importlib import resources

import marsad_weights_en

from marsad.extract.english.entity_words import given_names, known_bodies, words
from marsad.text.parties import find_parties, known_parties
from marsad.text.peoples import countries, peoples, regions
from marsad.text.truecase import Lexicon, mostly_capitals, truecase

_ENDINGS = (
    "s", "es", "d", "ed", "ing", "ly", "er", "ers", "al", "ally", "ion", "ions", "ment",
    "ments", "ness", "able", "ist", "ists", "ized", "ised", "izing", "ity", "ary", "or",
    "ors", "ship", "ive", "less",
)  # fmt: skip
_SHORT = 5
"""Letters of an acronym are fewer."""
_MONTHS = "january february march april may june july august september october november december"  # noqa: E501


def cased(text: str) -> str:
    """A report's text as it is read: in print's case where it is all capitals."""
    return truecase(text, lexicon()) if mostly_capitals(text) else text


@functools.cache
def lexicon() -> Lexicon:
    """Asks the lists of places, peoples, names and parties, and a vocabulary."""
    return Lexicon(
        is_name=_is_name,
        is_word=_is_word,
        is_title=words("person", "titles").__contains__,
        is_head=words("organisation", "heads").__contains__,
        is_month=frozenset(_MONTHS.split()).__contains__,
        phrases=_phrases,
    )


def _phrases(text: str) -> list[tuple[int, int]]:
    spans = [found.span() for found in _long_names().finditer(text)]
    spans += [mention.span for mention in find_parties(text)]
    return [
        (a, b) for a, b in spans if " " in text[a:b] or not _is_word(text[a:b].lower())
    ]


@functools.cache
def _words_of(name: str) -> frozenset[str]:
    """A list of the weights' words.json: forms that the treebanks have, in their
    case; lower-cased words of places' and of persons' names."""
    path = marsad_weights_en.folder() / "words.json"
    return frozenset(json.loads(path.read_text(encoding="utf-8"))[name])


def _vocabulary() -> frozenset[str]:
    return _words_of("forms")


@functools.cache
def _listed() -> frozenset[str]:
    """Words of the reader's own lists, which are written small."""
    folder = resources.files("marsad.extract.english").joinpath("data")
    files = [file for file in folder.iterdir() if file.name not in _NAMES]
    text = " ".join(file.read_text(encoding="utf-8") for file in files)
    return frozenset(re.findall(r"\b[a-z]{3,}\b", text)) | words("other", "plain")


_NAMES = frozenset({"entities.toml", "worth.tsv"})


@functools.cache
def _capitalised() -> frozenset[str]:
    """Words that are always names, lower case."""
    known = [*countries(), *peoples(), *regions(), *_DAYS]
    return frozenset(name.lower() for name in known if " " not in name)


@functools.cache
def _long_names() -> re.Pattern[str]:
    known = sorted(name for name in (*countries(), *regions()) if " " in name)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b", re.IGNORECASE)


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@functools.cache
def _telling() -> frozenset[str]:
    """Words of parties' names that are no plain words."""
    found = {
        word.lower()
        for party in known_parties()
        for word in party.name.replace("-", " ").split()
        if word.isascii() and word[:1].isupper()
    }
    return frozenset(word for word in found if word not in _vocabulary())


@functools.lru_cache(maxsize=65536)
def _is_name(word: str) -> bool:
    if word in words("other", "small") or word in _listed():
        return False
    if word in _capitalised() or word in _telling():
        return True
    if word not in _words_of("loc") and word not in _words_of("per"):
        return word in given_names() and word not in _vocabulary()
    return word not in _vocabulary() or word.title() in _vocabulary()


@functools.lru_cache(maxsize=65536)
def _is_word(word: str) -> bool:
    known = _vocabulary()
    if len(word) < _SHORT and word in known_bodies():
        return False
    if word in known or word in _listed() or word + "s" in known:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and (stem in known or stem + "e" in known):
            return True
        if stem != word and stem[-1:] == stem[-2:-1] and stem[:-1] in known:
            return True
    return word[-3:] == "ies" and word[:-3] + "y" in known
