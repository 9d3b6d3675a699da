"""Persons named in a text in Latin letters, by given names and the words around."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from marsad.text.given import any_latin
from marsad.text.normal import fold
from marsad.text.parties import fights
from marsad.text.peoples import countries, peoples, regions
from marsad.text.person_details import SPELT
from marsad.text.person_words import (
    Named,
    Span,
    bodies_and_places,
    latin_words,
    rows_pattern,
)

_ARTICLE = "al|el|ul|as|ash|an|ar|at|az|ad|ath"
_TOKEN = re.compile(
    rf"(?<![\w-])(?:(?:{_ARTICLE})-)?[A-ZÀ-ÞĀ-Ž](?:\.(?= ?[A-Z])|[\w’'‘-]*)"
)
_LINK = re.compile(
    rf"[ \n](?:(?:{_ARTICLE}|bin|ibn|ben|bint|abu|abou|umm|de|da|di|del|van|von|der"
    r"|ould|wad|y)[ ]){0,2}"
)
_ARTICLED = re.compile(rf"(?:{_ARTICLE})(?:-|\Z)", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:identified|named)\b[^.;:\n]{0,40} as \Z")
_RANK = re.compile(r"\b([A-Z][a-z]{1,4})\. \Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_CLOSING = re.compile(r"[-'’‘]+\Z")
_REACH = 90
"""Characters beside a name in which it is told whose it is."""
_USUAL = 3
"""Words of most names, at most."""
_LONGEST = 5
"""Words of a name, at most."""
_ROLE = 5
"""Words behind a name among which it stands what somebody does."""
_CLOSE = 45
"""Of these, the characters in which the last two words before it stand."""
_SHORT = 9
_LAST_WORDS = re.compile(r"([\w’'-]+)?[ \n]*([\w’'-]+)(,?)[ \n]*[\"“(]?\Z")
_UNIT = "years?|months?|weeks?|days?"
_COUNT = rf"\d{{1,2}}|(?i:{'|'.join(SPELT)})"
_OLD_BEFORE = re.compile(
    rf"\b({_COUNT})[- ]({_UNIT})[- ]old,? (?:[a-z]+ ){{0,2}}[\"“]?\Z"
)
_OLD_BEHIND = re.compile(
    rf"(?:, (?:(?:an?|the|who (?:is|was)) )?| (?:aged|who (?:is|was)) |,? ?\()"
    r"(?:(?:just|only|aged?|then) )*"
    rf"({_COUNT})(?:[- ]({_UNIT})(?:[- ]old)?)?(?=[,.;)]|\s*\Z| old| who | and )"
)
_OLD_LATER = re.compile(
    rf",? (?:an?|the|who (?:is|was) an?) ({_COUNT})[- ]({_UNIT})[- ]old\b"
)
_MINOR_BEHIND = re.compile(
    r"(?:, (?:an?|the|his|her|their)| an?) (?:[\w-]+ ){0,3}?([\w-]+)\b"
)
_OF_THEM = re.compile(
    r" (?:was|is|were) (?:one of|among) (?:them|those|the )"
    r"|,? (?:was|is) the \w+ victim"
)
_FATE_BEHIND = re.compile(
    r"(?:,[^,.;\n]{0,60},| and (?:[a-z]+ )?[A-Z][\w ’'-]{2,40}?)?"
    r"(?: who)?(?P<was>(?: (?:was|were|is|are|has|had|have|been|being|also|later|got"
    r"|reportedly|himself|herself))*) (?P<word>[a-z]+)\b"
)
_SAYS_BEHIND = re.compile(r"(?:,[^.;\n]{0,70},)? ([a-z]+)\b")
_SAYS_BEFORE = re.compile(r"\b(?:said|says|added|told by|according to|say)[ \n]\Z")
_APART = re.compile(r",? (?:\(?\d{1,2}\)?,? )?")
_SEGMENT = re.compile(r"(?:[ ]?[,(] ?| (?=(?:an?|the|its|their) ))([^,.;:()\n]{2,80})")
_LEADS = re.compile(r",? who (?:heads|leads|commands|runs|chairs|speaks for)\b")
_CLAUSE = re.compile(r"[.;:,\n\"“”]")
_BODY_BEHIND = re.compile(
    r",? (?:of|for|with|at) (?:the )?"
    r"([A-Z][\w’'-]*(?: (?:(?:for|of|and|the) )*[A-Z][\w’'-]*)*)"
)
_AND = re.compile(r"[ \n]?(?:,|and|or|,? and|,? \(?\d{1,2}\)?,?(?: and)?)[ \n]\Z")
_NO_OFFICE = re.compile(
    r"\b(?:by|said|told|says|according|whose|near|after|when|while|that)\b"
)
BODY = "body"
"""In place of a title: a body's name stands right before, "Valley Council Omar"."""
_MEMBER = frozenset(
    {"body", "bodies", "family", "funeral", "death", "killing", "widow"}
)
_MEMBER_MORE = frozenset({"arrest", "home", "house", "relatives", "burial", "grave"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """Capitalised words in a row that may be a name, and the title before them."""

    words: tuple[str, ...]
    span: Span
    title: str = ""
    owned: bool = False
    """Whether a possessive ends it."""


def find_latin(text: str, tagged: frozenset[str] = frozenset()) -> Iterator[Named]:
    """The persons named in a text in Latin letters, in order; `tagged` are known."""
    titled = _is_titled(text)
    rows = [] if titled else _rows(text)
    known = {word for name in tagged for word in fold(name).split()}
    before: Named | None = None
    for piece in _pieces(text):
        for part in _narrowed(text, piece, tagged):
            if titled and not _begins_given(part, known):
                continue
            found = _named(text, part, rows, before, known)
            if found is not None:
                before = found
                yield found


def _is_titled(text: str) -> bool:
    """Whether a headline has most words with a capital, which then tell nothing."""
    words = [w for w in text.split()[1:] if w[:1].isalpha()] if len(text) < 250 else []
    return len(words) > 3 and sum(w[:1].isupper() for w in words) > 0.5 * len(words)


def _begins_given(piece: _Piece, known: Set[str]) -> bool:
    folded = [fold(word) for word in piece.words]
    return folded[0] in any_latin() or set(folded) <= known


def _narrowed(text: str, piece: _Piece, tagged: Iterable[str]) -> Iterator[_Piece]:
    """Of words too many for one name, the names in them that a reader has met."""
    if len(piece.words) <= _USUAL:
        yield piece
        return
    start, end = piece.span
    inside = text[start:end]
    spans = sorted((at, at + len(n)) for n in tagged if (at := inside.find(n)) >= 0)
    last = 0
    for a, b in spans:
        if a >= last:
            words = tuple(inside[a:b].split())
            yield _Piece(words, (start + a, start + b), piece.title if not a else "")
            last = b
    if not spans:
        yield piece


@functools.cache
def _row() -> re.Pattern[str]:
    return re.compile(rows_pattern(), re.VERBOSE | re.IGNORECASE)


def _rows(text: str) -> list[Span]:
    """Where a row of those whom something befell goes from and to."""
    found = []
    for match in _row().finditer(text):
        end = re.compile(r"[.;!?](?=\s|\Z)|\n\n").search(text, match.end())
        found.append((match.end(), end.start() if end else len(text)))
    return found


def _pieces(text: str) -> Iterator[_Piece]:
    shouts = text.isupper()
    for run in _runs(text):
        yield from _cut(text, run, shouts)


def _runs(text: str) -> Iterator[list[Span]]:
    """Capitalised words that follow upon one another."""
    run: list[Span] = []
    for match in _TOKEN.finditer(text):
        start, end = match.start(), match.start() + len(_CLOSING.sub("", match[0]))
        if run and not _LINK.fullmatch(text, run[-1][1], start):
            yield run
            run = []
        run.append((start, end))
    if run:
        yield run


def _cut(text: str, run: Sequence[Span], shouts: bool) -> Iterator[_Piece]:
    """A run without titles, days, acronyms and words that begin sentences."""
    kept: list[Span] = []
    title, of_body = "", False
    for start, end in run:
        word = text[start:end]
        low = word.lower().strip(".")
        owned = bool(_POSSESSIVE.search(word))
        if owned:
            end -= len(_POSSESSIVE.findall(word)[0])
            word, low = text[start:end], text[start:end].lower()
        if _is_title(low) or _is_no_name(word, low, shouts):
            yield from _piece(text, kept, title or of_body * BODY)
            kept, title, of_body = [], (low if _is_title(low) else ""), False
        elif is_body(low):
            kept, title, of_body = [], "", not shouts
        else:
            kept.append((start, end))
            if owned:
                yield from _piece(text, kept, title or of_body * BODY, owned=True)
                kept, title, of_body = [], "", False
    yield from _piece(text, kept, title or of_body * BODY)


def _piece(
    text: str, kept: Sequence[Span], title: str, *, owned: bool = False
) -> Iterator[_Piece]:
    if not kept:
        return
    words = [text[slice(*span)] for span in kept]
    known = [w in peoples() or w in countries() or w in regions() for w in words]
    first = next((at for at, no in enumerate(known) if not no), len(words))
    if first < len(words):
        span = kept[first][0], kept[-1][1]
        yield _Piece(tuple(words[first:]), span, title, owned)


@functools.cache
def _titles() -> frozenset[str]:
    led = {"deputy", "vice", "acting", "former", "foreign", "prime", "sheikh", "sheik"}
    led |= {"lt", "lieutenant", "capt", "captain", "sgt", "sergeant", "cpl", "corporal"}
    roles = latin_words("private") - latin_words("surnames")
    return latin_words("office") | roles | led


@functools.lru_cache(maxsize=1 << 14)
def is_body(low: str) -> bool:
    """Whether a word in lower case stands in names of bodies and places."""
    known = bodies_and_places()
    return low in known or low.removesuffix("s") in known


def _is_title(low: str) -> bool:
    return low in _titles()


def _is_no_name(word: str, low: str, shouts: bool) -> bool:
    if low in latin_words("no_names") or low.endswith("-old"):
        return True
    return not shouts and len(word) > 1 and word.isupper() and "." not in word


def _named(
    text: str,
    piece: _Piece,
    rows: Sequence[Span],
    before: Named | None,
    known: Set[str],
) -> Named | None:
    """The person that a piece names; None where it names none. `known` are the folded
    words of names that a reader has met."""
    name = " ".join(text[slice(*piece.span)].split())
    if len(piece.words) > _LONGEST + 2 or _is_other(piece, name):
        return None
    cue = _cue(text, piece, rows)
    linked = before is not None and _AND.fullmatch(
        text, before.around[1], piece.span[0]
    )
    if linked and before is not None and not cue.office:
        cue.kin |= before.kin
        cue.private |= before.private
        cue.office |= before.office and not cue.private
    tagged = len(piece.words) > 1 and set(fold(name).split()) <= known
    if not tagged and not _is_person(piece, cue):
        return None
    led = cue.office or cue.of_body or cue.led
    office = led and not cue.kin and not cue.minor
    return Named(name, piece.span, cue.around, office, cue.private, cue.kin, cue.minor)


def _is_other(piece: _Piece, name: str) -> bool:
    """Whether the words are those of a body, a party or a place."""
    return fights(name) or name in countries() or name in regions()


@dataclass(slots=True)
class _Cue:
    """What the words around a name tell of it."""

    around: Span
    office: bool = False
    private: bool = False
    kin: bool = False
    minor: bool = False
    speaks: bool = False
    row: bool = False
    of_body: bool = False
    led_up: bool = False
    """Whether an office stands before it in its clause."""
    led: bool = False
    """Whether an office stands right behind: "Ahrar leader" is no person, but "Omar
    Haddad head of" is."""
    placed: bool = False
    """Whether it stands where places do."""


def _cue(text: str, piece: _Piece, rows: Sequence[Span]) -> _Cue:
    start, end = piece.span
    cue = _Cue(piece.span)
    _before(text, start, piece.title, cue)
    if not piece.owned:
        _behind(text, end, cue)
    if any(a <= start < b for a, b in rows) and not cue.placed:
        cue.row = True
    cue.speaks |= bool(_SAYS_BEFORE.search(text, max(0, start - 20), start))
    cue.office |= cue.speaks and cue.led_up and not cue.private
    cue.private |= cue.minor or cue.kin or cue.row
    return cue


def _before(text: str, start: int, title: str, cue: _Cue) -> None:
    """What is told right before a name."""
    lead = text[max(0, start - _REACH) : start]
    if title == BODY:
        cue.of_body = True
    elif title:
        cue.office = title in latin_words("office")
        cue.private = not cue.office
        lead = lead.rstrip()[: -len(title)].rstrip(" .")
    rank = _RANK.search(lead[-_SHORT:]) if lead.endswith(". ") else None
    if rank is not None and rank[1].lower() in _titles():
        lead = lead[:-2] + " "
    words = _LAST_WORDS.search(lead[-_CLOSE:])
    far, near = (w.lower() for w in (words[1] or "", words[2])) if words else ("", "")
    old = _OLD_BEFORE.search(lead) if "old" in lead else None
    if old:
        cue.private = True
        cue.minor = _is_young(old[1], old[2])
        cue.around = start - (len(lead) - old.start()), cue.around[1]
    cue.kin = near in latin_words("kin")
    cue.minor |= near in latin_words("minor")
    cue.office |= near in latin_words("office")
    cue.office |= near in latin_words("beside") and far in latin_words("office")
    cue.private |= near in latin_words("private") or near in latin_words("fate")
    cue.private |= near == "as" and bool(_CALLED.search(lead))
    cue.private |= near == "of" and far in latin_words("kin") | _MEMBER | _MEMBER_MORE
    cue.placed = near in latin_words("before_places") or (
        near == "of" and _singular(far) in latin_words("behind_places")
    )
    cue.of_body |= near in latin_words("groups")
    clause = _CLAUSE.split(lead.rstrip(' \n,"“('))[-1].lower()
    told = set(re.findall(r"[\w-]+", clause))
    if not cue.kin and told.isdisjoint(latin_words("kin")):
        cue.led_up = not told.isdisjoint(latin_words("office"))
        cue.office |= bool(words and words[3]) and cue.led_up
    if lead.endswith(("'s ", "’s ")):
        owner = lead[:-3].split()[-1:]
        cue.office |= bool(owner) and (owner[0].isupper() or fights(owner[0]))


def _behind(text: str, end: int, cue: _Cue) -> None:
    """What is told right behind a name."""
    tail = text[end : end + _REACH]
    old = _OLD_BEHIND.match(tail) or _OLD_LATER.match(tail)
    if old:
        cue.private = True
        cue.minor |= _is_young(old[1], old[2])
        close = old.end() + tail.startswith(")", old.end())
        cue.around = cue.around[0], end + close
        tail = tail[old.end() :].lstrip(")")
    minor = _MINOR_BEHIND.match(tail)
    cue.minor |= bool(minor) and minor[1].lower() in latin_words("minor")  # type: ignore[index]
    cue.office |= _office_behind(tail)
    if not cue.office and _role_behind(tail):
        cue.private, cue.of_body = True, False
    fate = _FATE_BEHIND.match(tail)
    if fate is not None:
        borne = fate["was"] or fate["word"] in latin_words("dying")
        cue.private |= bool(borne) and fate["word"] in latin_words("fate")
    cue.private |= bool(_OF_THEM.match(tail))
    says = _SAYS_BEHIND.match(tail)
    cue.speaks = bool(says) and says[1] in latin_words("speaks")  # type: ignore[index]
    beside = re.match(r"[ \n]+([\w-]+)", tail)
    if beside is not None:
        cue.placed |= _singular(beside[1].lower()) in latin_words("behind_places")
        cue.led = beside[1].lower() in latin_words("office")


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _office_behind(tail: str) -> bool:
    """Whether an office, or a body that the person is of, stands behind a name."""
    body = _BODY_BEHIND.match(tail)
    if body is not None:
        low = set(body[1].lower().split())
        return not latin_words("bodies").isdisjoint(low) or fights(body[1])
    if _LEADS.match(tail):
        return True
    segment = _SEGMENT.match(tail)
    if segment is None or _NO_OFFICE.search(segment[1]):
        return False
    told = set(re.findall(r"[\w-]+", segment[1].lower()))
    close = latin_words("kin") | latin_words("fate")
    return told.isdisjoint(close) and not told.isdisjoint(latin_words("office"))


def _role_behind(tail: str) -> bool:
    """Whether what a private person does stands behind a name: ", a teacher"."""
    segment = _SEGMENT.match(tail)
    if segment is None:
        return False
    told = re.findall(r"[\w-]+", _NO_OFFICE.split(segment[1])[0].lower())[:_ROLE]
    return not latin_words("private").isdisjoint(told)


def _is_young(count: str, unit: str | None) -> bool:
    if unit and not unit.startswith("year"):
        return True
    years = int(count) if count.isdigit() else SPELT[count.lower()]
    return 0 < years < 18


def _halves(word: str) -> tuple[str, ...]:
    """A word of a name, folded, and the halves that a hyphen parts: "Jean-Pierre"."""
    return fold(word), *(fold(half) for half in word.split("-") if len(half) > 2)


def _is_person(piece: _Piece, cue: _Cue) -> bool:
    folded = [fold(word) for word in piece.words]
    close = cue.kin or cue.minor
    told = cue.private or cue.office or cue.speaks or close
    firsts = {half for word in piece.words[: 1 + told] for half in _halves(word)}
    given = not any_latin().isdisjoint(firsts)
    first = piece.words[0]
    if len(piece.words) == 1:
        plain = len(folded[0]) > 2 and not cue.placed and not _ARTICLED.match(first)
        meant = close or (cue.private and given and not piece.title)
        return plain and meant
    if cue.led and any_latin().isdisjoint(folded[:1]):
        return False
    if (cue.placed and not close) or _ARTICLED.match(first):
        return given and (cue.speaks or cue.around != piece.span)
    if "_".join(folded) in latin_words("kunya_places"):
        told = close or (cue.private and not cue.placed)
        return told or cue.around != piece.span
    if folded[0] in ("abu", "umm") and len(piece.words) < 3:
        return cue.private or cue.office or cue.speaks
    return given or cue.office or (cue.private and not piece.title)
