"""Persons named in an Arabic text, by given names and the words around."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.text.arabic import plain
from marsad.text.given import any_arabic
from marsad.text.parties import fights
from marsad.text.person_details import years_ar
from marsad.text.person_words import Named, Span, arabic_words

_WORD = re.compile("[ء-يٱ\u064b-\u0652\u0670\u0640]+")
_LEADS = ("و", "ف", "ل", "ب", "ك", "وب", "ول", "لل")
_GAP = re.compile(r"[ \u00a0]*[\n\"«»“”(:،,]?[ \u00a0]*")
_BLANK = re.compile(r"[ \u00a0]+")
_MOST = 4
"""Names that one person's has, at most."""
_OFFICE_REACH = 7
"""Words before a name among which its office stands."""
_KUNYA = {"ابو": "ابو", "ابي": "ابو", "ابا": "ابو", "بو": "ابو", "ام": "ام"}
"""How a kunya begins, in each case."""
_CALLED = frozenset({"يدعي", "تدعي", "المدعو", "المدعوه", "اسمه", "اسمها"})
_AGE = re.compile(
    r"[\"”»]?[ ]?[(،,\-]? ?(?:[^()،,.\n\d]{0,24}? )?"
    rf"(?P<count>\d{{1,2}}|{'|'.join(years_ar())}) ?"
    r"(?P<unit>سن|عام|أعوام|اعوام|شهر|أشهر|اشهر|شهور|يوم|أيام|ايام|أسبوع|اسبوع|أسابيع)"
    r"[ء-ي\u064b-\u0652]*\)?"
)
_ORDINAL = re.compile(
    r"[ ]?[(،,]? ?[^()،,.\n]{0,16}?في (?:ال(?:أولى|اولى|ثانية|ثالثة|رابعة|خامسة|سادسة|"
    r"سابعة|ثامنة|تاسعة|عاشرة|حادية))(?: عشرة?)? من (?:ال)?عمر"
)


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    span: Span


def find_arabic(text: str) -> Iterator[Named]:
    """The persons named in an Arabic text, in order."""
    words = [_Word(plain(m[0]), m.span()) for m in _WORD.finditer(text)]
    at, before = 0, None
    while at < len(words):
        if _is_place(text, words, at):
            at += 2
            continue
        found = _named(text, words, at, before)
        if found is None:
            at += 1
            continue
        named, at = found
        yield named
        before = named


def starts_name(said: str) -> bool:
    """Whether words that stand for somebody begin with a person's name, whatever the
    person is called before it."""
    if fights(said):
        return False
    words = [_Word(plain(m[0]), m.span()) for m in _WORD.finditer(said)]
    titles = arabic_words("private") | arabic_words("kin") | arabic_words("minor")
    titles |= arabic_words("office")
    first = 0
    while first < len(words) - 1 and words[first].plain in titles:
        first += 1
    return first < len(words) and _named(said, words, first, None) is not None


@functools.lru_cache(maxsize=1 << 14)
def _bare(word: str, among: str) -> str:
    """The word, or what is left of it behind "and", "to" or "in", where that is one of
    a list; empty where it is none."""
    known = any_arabic() if among == "given" else arabic_words(among)
    if word in known:
        return word
    for lead in _LEADS:
        rest = word.removeprefix(lead)
        if rest != word and rest in known:
            return rest
    return ""


def _named(
    text: str, words: Sequence[_Word], at: int, before: Named | None
) -> tuple[Named, int] | None:
    """The person whose name begins at a word, and the word behind the name."""
    near = words[at - 1].plain if at and _joined(text, words, at - 1) else ""
    if _is_place(text, words, at):
        return None
    kin, minor = bool(_bare(near, "kin")), bool(_bare(near, "minor"))
    private = bool(_bare(near, "private"))
    cue = kin or minor or private
    end, units = _extent(text, words, at, cue)
    if not units:
        return None
    span = _start(words[at]), words[end - 1].span[1]
    tail = text[span[1] : span[1] + 70]
    age = _AGE.match(tail)
    young = _ORDINAL.match(tail) or (age if age and _is_young(age) else None)
    given = bool(_bare(words[at].plain, "given")) or words[at].plain in arabic_words(
        "bound"
    )
    if not cue and ((units < 2 and not age) or bool(_bare(near, "before_places"))):
        return None
    if cue and not given and not (age or near in _CALLED):
        return None
    close = young or age
    around = span[0], span[1] + (close.end() if close else 0)
    linked = before is not None and _follows(text, before, words[at])
    named = Named(
        name=" ".join(text[slice(*span)].split()),
        span=span,
        around=around,
        office=_office(text, words, at, end) and not kin and not minor,
        private=cue or bool(age),
        kin=kin,
        minor=minor or bool(young),
    )
    if linked and before is not None and not named.office:
        inherits = before.minor and not age and not cue
        named = replace(
            named, kin=kin or before.kin, minor=named.minor or inherits, private=True
        )
    return named, end


def _is_place(text: str, words: Sequence[_Word], at: int) -> bool:
    """Whether a place whose name begins as a kunya does stands there: "in Umm Durman".
    Kin, children and whoever is told of as a private person are none, nor, unless a
    word of place stands before it, whose age or further name follows."""
    first = _bare(words[at].plain, "bound")
    if first not in _KUNYA or at + 1 == len(words):
        return False
    near = words[at - 1].plain if at else ""
    if any(_bare(near, among) for among in ("kin", "minor", "private", "office")):
        return False
    known = f"{_KUNYA[first]}_{words[at + 1].plain}" in arabic_words("kunya_places")
    inside = near in arabic_words("whereabouts") or bool(_bare(near, "before_places"))
    inside = inside or words[at].plain == f"ب{first}"
    end = words[at + 1].span[1]
    aged = _AGE.match(text[end : end + 70]) is not None
    more = words[at + 2].plain if at + 2 < len(words) else ""
    return (inside and (known or not aged)) or (
        known and not aged and not _bare(more, "given")
    )


def _start(word: _Word) -> int:
    """Where the name begins, behind "and" or "to" written with it."""
    whole = word.plain in any_arabic() or word.plain in arabic_words("bound")
    rest = "" if whole else _bare(word.plain, "given") or _bare(word.plain, "bound")
    return word.span[0] + (len(word.plain) - len(rest) if rest else 0)


def _extent(text: str, words: Sequence[_Word], at: int, cue: bool) -> tuple[int, int]:
    """The word behind a name that begins at one, and how many names it has; none where
    none begins."""
    first = words[at].plain
    bound = bool(_bare(first, "bound"))
    given = bool(_bare(first, "given"))
    stored = text[slice(*words[at].span)]
    on = stored.endswith("ى")
    if first in arabic_words("stops") and (on or (not cue and first != "علي")):
        return at, 0
    if not (given or bound) and (not cue or not _may_follow(first)):
        return at, 0
    end, units = at, 0
    while end < len(words) and units < _MOST:
        if units and not _goes_on(text, words, end, units):
            break
        halves = 2 if _bare(words[end].plain, "bound") else 1
        if halves == 2 and (end + 1 >= len(words) or not _near(text, words, end)):
            break
        if halves == 2 and not _may_follow(words[end + 1].plain):
            break
        end, units = end + halves, units + 1
    doubtful = (_bare(first, "given") or first) in arabic_words("doubtful")
    if doubtful and not cue and units and not _sure(words, at, end):
        return at, 0
    return end, units


def _sure(words: Sequence[_Word], at: int, end: int) -> bool:
    """Whether what follows a first name that may be a plain word is one that is not."""
    rest = [word.plain for word in words[at + 1 : end]]
    return any(w in any_arabic() or w in arabic_words("bound") for w in rest[:1])


def _goes_on(text: str, words: Sequence[_Word], at: int, units: int) -> bool:
    """Whether a word is a further one of the name before it."""
    if not _near(text, words, at - 1) or not _may_follow(words[at].plain):
        return False
    word = words[at].plain
    if word in any_arabic() or word in arabic_words("bound"):
        return True
    if word.startswith("ال") or units == 1:
        return True
    last = at + 1 >= len(words) or not _near(text, words, at)
    return last or words[at + 1].plain in arabic_words("stops")


def _may_follow(word: str) -> bool:
    """Whether a word can be part of a name: no verb, no preposition, no title."""
    if word in any_arabic():
        return True
    if len(word) < 3 or word in arabic_words("stops"):
        return False
    if any(_bare(word, among) for among in ("kin", "minor", "private", "office")):
        return False
    if word[0] == "و" and (_bare(word, "given") or len(word) > 3):
        return False
    return not (word[0] in "بل" and word[1:] in arabic_words("stops"))


def _near(text: str, words: Sequence[_Word], at: int) -> bool:
    """Whether only a blank parts a word from the next."""
    return bool(_BLANK.fullmatch(text, words[at].span[1], words[at + 1].span[0]))


def _joined(text: str, words: Sequence[_Word], at: int) -> bool:
    """Whether a word and the next belong together, a comma or bracket between them."""
    return bool(_GAP.fullmatch(text, words[at].span[1], words[at + 1].span[0]))


def _follows(text: str, before: Named, word: _Word) -> bool:
    """Whether "and" or a comma alone stands between two names."""
    between = text[before.around[1] : word.span[0]].strip(" )")
    joined = word.plain.startswith("و") and word.plain not in any_arabic()
    return between in ("،", ",", "،و", "و") or (not between and joined)


def _is_young(age: re.Match[str]) -> bool:
    if not age["unit"].startswith(("سن", "عام", "أعوام", "اعوام")):
        return True
    count = age["count"]
    years = int(count) if count.isdecimal() else years_ar()[count]
    return 0 < years < 18


def _office(text: str, words: Sequence[_Word], at: int, end: int) -> bool:
    """Whether an office stands before the name in its clause, or right behind it."""
    for back in range(at - 1, max(-1, at - 1 - _OFFICE_REACH), -1):
        near = back == at - 1
        if not (_joined(text, words, back) if near else _near(text, words, back)):
            break
        if _bare(words[back].plain, "office"):
            return True
    behind = end < len(words) and _joined(text, words, end - 1)
    return behind and bool(_bare(words[end].plain, "office"))
