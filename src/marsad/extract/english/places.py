"""Find the named places of a sentence, with the words that say how they are meant."""

import functools
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources

from marsad.extract.english.passage import Passage
from marsad.records.claim import Span

_ARTICLE = r"(?:[Aa](?:l|r|s|sh|n|t|d|z)|[Ee](?:l|z|s|d|r))"
_LEAD = r"(?:[Aa]l|[Ee]l|Ash|Ar|Az|Ad|Abu|Umm|Tal|Tell?|Deir|Bab|Ain|Khan|Kafr)"
_CAP = r"[A-Z\u00c0-\u00de][\w'’]*"
_WORD = rf"(?:{_ARTICLE}-[ ]?|{_LEAD}[ ])?{_CAP}(?:-(?:{_ARTICLE}-)?{_CAP}|-[a-z]\w*)*"
_RUN = re.compile(rf"(?<![\w@#-]){_WORD}(?: {_WORD})*")
_ONE = re.compile(_WORD)
_LEFT = re.compile(r"([\w'’-]+)[ ,]*$")
_RIGHT = re.compile(r" ([a-zA-Z][\w'’-]*)")
_OF = re.compile(r"(?:^| )([a-z][a-z-]*) of (?:the )?$")
_PLAIN = frozenset({"in", "at", "on", "near", "to", "with", "of", "by", "from"})
_SKIPPED = frozenset({"the", "a", "an", "its", "their", "besieged", "nearby", "key"})
_LED = re.compile(r"-[a-z]\w+$|-(?:Arab|Kurdish|Turkish|Russian)")
_UNITS = frozenset({"province", "governorate", "oblast", "countryside"})
_OLD = frozenset({"Old", "Ancient"})
MOST = 4
"""Words that a name of a place has at most."""


@functools.cache
def words_of(name: str) -> frozenset[str]:
    """One of the word lists in data/setting.toml."""
    path = resources.files("marsad.extract.english") / "data" / "setting.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))[name].split())


@functools.cache
def all_kinds() -> frozenset[str]:
    """Nouns for a kind of place."""
    return words_of("kinds") | words_of("kept")


@functools.cache
def demonyms() -> dict[str, str]:
    """Countries by the adjective for their people, lower case."""
    path = resources.files("marsad.extract.english") / "data" / "setting.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))["demonyms"]
    return {word: country for country, words in table.items() for word in words.split()}


@functools.cache
def _countries() -> frozenset[str]:
    import pycountry

    names = (
        getattr(country, key, "")
        for country in pycountry.countries
        for key in ("name", "common_name")
    )
    return frozenset(name.split(",")[0].casefold() for name in names if name) | {
        "syria", "iran", "russia", "turkey", "palestine", "the country", "britain",
    }  # fmt: skip


def is_country(name: str) -> bool:
    """True for the name of a country."""
    return name.casefold() in _countries()


@dataclass(frozen=True, slots=True)
class Mention:
    """A named place where it stands in the report's text."""

    span: Span
    words: str
    """The name with the direction or kind that belongs to it."""
    name: str
    before: str
    """The lower-cased word before it, articles and the like skipped."""
    kind: str
    """The kind that the text gives it ("town"), or nothing."""
    owner: bool
    """True for "Syria's", which says whose and only weakly where."""
    known: bool
    """In the gazetteer or named as a place; else guessed from the words round it."""
    sure: bool
    """False for a listed name that no word beside it shows to be a place here."""


def find_places(
    text: str, passage: Passage, is_place: Callable[[str], bool]
) -> list[Mention]:
    """The named places of a passage of a report's text, in order."""
    at = passage.span[0]
    sentence = text[at : passage.span[1]]
    tagged: dict[int, str] = {}
    for ent in passage.doc.ents if passage.doc is not None else ():
        for i in range(ent.start_char, ent.end_char):
            tagged[i] = ent.label_
    names = frozenset(
        token.idx
        for token in passage.doc or ()
        if token.tag_.startswith("NNP") and not token.ent_type_
    )
    finder = _Finder(sentence, at, tagged, names, is_place)
    return list(finder.mentions())


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    offset: int
    tagged: dict[int, str]
    names: frozenset[int]
    """Where words tagged as proper names begin."""
    is_place: Callable[[str], bool]

    def mentions(self) -> Iterator[Mention]:
        for run in _RUN.finditer(self.text):
            pieces = [
                (run.start() + m.start(), run.start() + m.end())
                for m in _ONE.finditer(run.group())
            ]
            at = 0
            while at < len(pieces):
                size, found = self._longest(pieces[at:])
                if found is not None:
                    yield found
                at += size

    def _longest(self, pieces: list[Span]) -> tuple[int, Mention | None]:
        """How many words from the first one make a name, and the mention if any."""
        for size in range(min(MOST, len(pieces)), 0, -1):
            span = pieces[0][0], pieces[size - 1][1]
            name, owner = self._name(span)
            if name is None:
                continue
            followed = len(pieces) > size
            if self._office(span[1]):
                return len(pieces) if followed else size, None
            return size, self._mention(span, name, owner)
        return self._guess(pieces)

    def _name(self, span: Span) -> tuple[str | None, bool]:
        """The name in a span that is a place, and whether it is a possessive."""
        name = self.text[span[0] : span[1]]
        bare = re.sub(r"['’]s?$", "", name)
        if name in words_of("never") or len(bare) < 3 or _acronym(bare):
            return None, False
        if _owned(name) or (name in _OLD and not self._kind_after(span[1])):
            return None, False
        if bare != name:
            return (bare, True) if self._is(bare, span) else (None, False)
        followed = name.endswith("s") and self.text[span[1] :].startswith(" ")
        if followed and self.is_place(name[:-1]) and not self.is_place(name):
            return name[:-1], True
        return (name, False) if self._is(name, span) else (None, False)

    def _is(self, name: str, span: Span) -> bool:
        words = name.split()
        if self._foreign(span, words) or _LED.search(name):
            return False
        label = self.tagged.get(span[1] - 1), self.tagged.get(span[0])
        if label == ("LOC", "LOC") and self._whole(span):
            plain = len(words) < 3 and not any(map(is_country, words))
            return plain or len(words) == 1 or self.is_place(name)
        kind = self._kind_after(span[1]) or self._kind_before(span[0])
        if kind:
            return len(words) < 4
        if "PER" in label and self._before(span[0]) not in words_of("introducing"):
            return False
        if "ORG" in label and not self._placed(span):
            return False
        return (self._placed(span) or self._named(span)) and self.is_place(name)

    def _foreign(self, span: Span, words: list[str]) -> bool:
        """True for words that are in no name of a place, or name a group's own."""
        group = self.text[max(0, span[0] - 9) : span[0]] in {"State of ", "State in "}
        people = [w for w in words if w.lower() in demonyms()]
        bordering = self._kind_after(span[1]) in {"border", "frontier"}
        never = any(word in words_of("never") for word in words)
        return group or never or (len(people) > 0 and not bordering)

    def _shown(self, span: Span, kind: str) -> bool:
        tagged = self.tagged.get(span[0]) == "LOC"
        return bool(kind) or tagged or self._placed(span)

    def _placed(self, span: Span) -> bool:
        """True after a word of place, or beside a place in a list."""
        before = self._before(span[0])
        return before in words_of("locative") or before in words_of("origin")

    def _named(self, span: Span) -> bool:
        """True for a name the tagger took for one, not a word opening a sentence."""
        return span[0] > 0 and span[0] in self.names

    def _whole(self, span: Span) -> bool:
        """True where the tagged name does not go on beyond the span."""
        return self.tagged.get(span[1]) != "LOC" or not self.text[span[1]].isalnum()

    def _guess(self, pieces: list[Span]) -> tuple[int, Mention | None]:
        """A name that no list knows, after a preposition of place."""
        span = pieces[0][0], pieces[-1][1]
        before = self._before(span[0])
        name = self.text[span[0] : span[1]]
        words = name.split()
        if _acronym(name) or _LED.search(name):
            return 1, None
        sure = (
            before in words_of("introducing")
            and not {self.tagged.get(i) for i in span} & {"PER", "ORG"}
            and len(pieces) < 3
            and not self._foreign(span, words)
            and not name.isupper()
            and not self._office(span[1])
        )
        if not sure or self._demonym(name):
            return 1, None
        return len(pieces), self._mention(span, name, owner=False, known=False)

    def _demonym(self, name: str) -> bool:
        return bool(re.search(r"(?:ian|ish|ese|qi|ni|can)s?$", name))

    def _mention(
        self, span: Span, name: str, owner: bool, known: bool = True
    ) -> Mention:
        after, before = self._kind_after(span[1]), self._kind_before(span[0])
        end = span[1]
        words = name
        if name in _OLD and after:
            end += 1 + len(after)
            words = self.text[span[0] : end]
            after = "quarter"
        elif after in words_of("kept") and not owner:
            end += 1 + len(after)
            words = self.text[span[0] : end]
        start, lead = self._direction(span[0])
        if before in _UNITS and not owner and not after and before not in lead:
            words = f"{name} {before}"
        return Mention(
            (self.offset + start, self.offset + end),
            lead + words,
            name,
            self._before(start),
            after or before,
            owner,
            known,
            self._shown(span, after or before),
        )

    def _direction(self, at: int) -> tuple[int, str]:
        """Where "eastern" or "the northern countryside of" before a name begins."""
        text = self.text[max(0, at - 60) : at]
        kept = "|".join(sorted(words_of("kept"), reverse=True))
        ways = "|".join(sorted(words_of("directions"), key=len, reverse=True))
        match = _lead(ways, kept).search(text)
        if match is None or not match.group().strip():
            return at, ""
        return at - len(match.group()), match.group()

    def _before(self, at: int) -> str:
        while (match := _LEFT.search(self.text, max(0, at - 30), at)) is not None:
            word = match[1].lower()
            if word not in _SKIPPED and word not in words_of("directions"):
                return self._telling(word, match.start())
            at = match.start()
        return ""

    def _telling(self, word: str, at: int) -> str:
        """The word before a preposition where it changes what the place is."""
        match = _LEFT.search(self.text, max(0, at - 30), at)
        earlier = match[1].lower() if match else ""
        if word in _PLAIN and earlier in words_of("origin") | words_of("loyal"):
            return earlier
        return word

    def _kind_after(self, at: int) -> str:
        match = _RIGHT.match(self.text, at)
        word = match[1].lower() if match else ""
        return word if word in all_kinds() else ""

    def _kind_before(self, at: int) -> str:
        match = _OF.search(self.text, max(0, at - 40), at)
        word = match[1] if match else ""
        singular = word.removesuffix("s")
        kinds = all_kinds()
        return singular if singular in kinds else word if word in kinds else ""

    def _office(self, at: int) -> bool:
        """True where the words after a name make it a party or an office."""
        match = _RIGHT.match(self.text, at)
        word = match[1] if match else ""
        acting = word.lower() in words_of("offices")
        return acting and self.text[at : at + 1] != ","


def _owned(name: str) -> bool:
    """True for "Syria's Idlib", whose parts are two names."""
    first = name.split()[0]
    inner = re.search(r"['’]s ", name) is not None
    return inner or (
        first != name
        and is_country(first.removesuffix("s"))
        and (first.endswith("s") and not is_country(first))
    )


def _acronym(name: str) -> bool:
    """True for "SDF" and "DShK", which stand for parties and arms."""
    return sum(c.isupper() for c in name) > 1 and "-" not in name and " " not in name


@functools.cache
def _lead(ways: str, kept: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:{ways}|(?:west|east|north|south)) )?"
        rf"(?:\b(?:countryside|outskirts|suburbs|parts?|edge|side|banks?|bank|border|"
        rf"areas|neighborhoods|neighbourhoods|districts|west|east|north|south)"
        rf"(?: and (?:west|east|north|south))? of (?:the )?)?"
        rf"(?:\b(?:{ways}) )?$",
        re.I,
    )
