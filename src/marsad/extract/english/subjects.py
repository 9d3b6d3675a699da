"""Of whom words of fate are said: the subject before them, the object behind them."""

import functools
import re
from collections.abc import Sequence

from marsad.extract.english.fates import Cue, fate_words
from marsad.extract.english.mentions import People, Whom
from marsad.records.claim import Span

_FAR = 220
"""Characters between a person and the words of fate, at most."""
_FEW = 6
"""Words between "of" and a name are fewer."""
_ASIDE = re.compile(r"\([^()]*\)|[–—] [^–—]{0,120} [–—]")
_APPOSED = r"(?:(?:a|an|the|another|one of the|now) (?:[\w'’-]+ ){1,7}?)?"
_NTH = (
    r"(?:(?:was |is |became |become |to be |been |are )?(?:the|among the|one of the) "
    r"(?:[\w'’-]+ ){1,5}?)?"
)
_VERBS = re.compile(
    r"\b(?:said|says|told|but|that|when|while|because|if|although|:|;|killed|died)\b|[“”\";:]",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r", ?(?:at least |some |about )?\d+(?:,\d{3})* (?!years?\b|from\b|who\b)[a-z]"
)
_BORNE_BY = re.compile(
    r"\b(?:of|by|with|to|from|alongside|near|for|against|like|including|than) "
    r"(?:[\w'’-]+ ){0,3}\Z",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:,[^.;:“”\"]{0,60}?)?,? ?(?:and|as well as|along with|&|,) (?:[\w'’.-]+ ){0,6}",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"[^.;:,“”]*?\b(?:with|alongside|together with|along with) (?=(?:his|her|their) )"
)
_ADDED = re.compile(
    r"\b(?:and|after|before|while|when|despite|since) "
    r"(?:(?:having|been|being|was|has|had|is|still|later|then|then|\w+ly) )*\Z"
)
_PLURAL = re.compile(r"\b(?:were|have|are|both)\b", re.IGNORECASE)
_LED_TO = re.compile(
    r"(?! (?:in|by|at|on|when|while|after|before|near|that|who|as|for|with|during) )"
    r" (?:[\w'’-]+,? ){0,9}[“\"‘]?\Z"
)
_STOPS = re.compile(
    r"\b(?:and|by|in|at|that|who|after|with|when|where|while|near|for|from|said|of)\b"
)
_INCLUDING = re.compile(r"\bincluding\b|\bamong them\b", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:others?|among|one of|two of|those|the dead|victims|[a-z]\w+s)"
    r"(?: (?:who|were|was|people|men|members|fighters|militants|so far))* \Z",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[^.;“”\"]{0,110}?\b(?P<word>%s)\b:? ")
_POSSESSED = re.compile(
    r"(?P<whose>\b(?:his|her|their)|['’]s?) (?:[\w-]+ ){0,2}\Z", re.IGNORECASE
)
_OF = re.compile(r"(?: that)? (?:of|with) (?:the )?")
_LEAD = re.compile(r"\A[\"“']?(?:An?|One|The) (?P<words>(?:[\w'’-]+ ){1,24}?)\Z")
_AGE = re.compile(
    r",? (?:also |who (?:was|is) )?(?:aged )?\d{1,2}\b|, (?:a|an|from|who|of) "
)


class Subjects:
    """Finds whom the words of fate of one report are said of."""

    def __init__(self, text: str, people: People, first: Sequence[Span]) -> None:
        """`first` are the report's first sentences, in order."""
        self._text, self._people, self._first = text, people, first

    def of(self, cue: Cue, sentence: Span) -> list[Whom]:
        """The persons of whom a cue is said; none where nobody plainly is."""
        if cue.side == "after":
            return self._behind(cue.span[1], sentence[1])
        if cue.side == "lost":
            near = self._people.meant(cue.span[0], sentence[1])
            return self._object_of_lost(cue, near)
        if cue.side == "of":
            return self._of_noun(cue, sentence)
        found = self._before(cue, sentence[0])
        if found and cue.status == "killed":
            found += self._with(cue.span[1], sentence[1], found)
        return found or self._listed(cue, sentence) or self._lead(cue, sentence)

    def _before(self, cue: Cue, start: int) -> list[Whom]:
        """The subject of a verb, and those joined with it."""
        at = cue.span[0]
        low = max(start, at - _FAR)
        near = self._people.meant(low, at)
        fits = [w for w in near if self._is_subject(w.span[1], at)]
        if cue.side == "reduced":
            fits = [w for w in fits if self._may_be_reduced(w, cue)]
        if not fits and _ADDED.search(self._text, low, at):
            fits = self._alone(near, start)
        if not fits:
            return []
        free = [w for w in fits if not self._governed(w.span[0], start)]
        whom = fits[-1]
        if not re.search(r"\bwho\b", self._text[whom.span[1] : at]):
            whom = (free or fits)[-1]
        if re.search(r"[^,] who\b", self._text[whom.span[1] : at]):
            other = self._people.kin_of_one(whom)
            if other is not None:
                return [other]
        found = [whom]
        if _PLURAL.search(self._text, whom.span[1], at):
            found = [*self._joined_before(whom, near), whom]
        return found

    def _with(self, at: int, end: int, found: Sequence[Whom]) -> list[Whom]:
        """Kin beside whom somebody died: "killed in a raid with her son Omar"."""
        match = _WITH.match(self._text, at, min(end, at + 90))
        near = self._people.meant(match.end(), end) if match is not None else []
        names = {whom.name for whom in found}
        if match is None or not near or near[0].span[0] != match.end():
            return []
        return [w for w in near[:1] if w.told and w.name not in names]

    def _may_be_reduced(self, whom: Whom, cue: Cue) -> bool:
        """ "Omar Haddad, a baker held in Harim", but not "he held in his hand"."""
        if "," in self._text[whom.span[1] : cue.span[0]]:
            return True
        held = self._text[slice(*cue.span)].lower() == "held"
        return (whom.told == whom.span and not held) or whom.told is None

    def _alone(self, near: Sequence[Whom], start: int) -> list[Whom]:
        """The one person in the words before a verb that is added to another."""
        free = [w for w in near if not self._governed(w.span[0], start)]
        return free[-1:] if len({whom.name for whom in free}) == 1 else []

    def _governed(self, at: int, start: int) -> bool:
        return _BORNE_BY.search(self._text, max(start, at - 40), at) is not None

    def _is_subject(self, end: int, at: int) -> bool:
        """Whether nothing but clauses that tell of a person, and words that go with
        the verb, stand between a name and a verb."""
        gap = _ASIDE.sub(" ", self._text[end:at])
        gap = re.sub(r"\s+", " ", gap)
        if gap.startswith(("'", "’")):
            return False
        if _shape(False).match(gap):
            return True
        if not re.match(r" ?(?:,|who\b)", gap):
            return False
        for k in (k for k, sign in enumerate(gap) if sign == ","):
            head, rest = gap[:k], gap[k + 1 :]
            if (
                not _VERBS.search(head)
                and not _COUNTED.search(head)
                and _shape(True).match(rest)
            ):
                return True
        return False

    def _joined_before(self, whom: Whom, near: Sequence[Whom]) -> list[Whom]:
        found: list[Whom] = []
        at = whom.span[0]
        for other in reversed([w for w in near if w.span[1] <= at]):
            if not _JOINED.fullmatch(self._text, other.span[1], at):
                break
            found.insert(0, other)
            at = other.span[0]
        return found

    def _behind(self, at: int, end: int) -> list[Whom]:
        """The object of a verb, and those named beside it."""
        near = self._people.meant(at, min(end, at + _FAR))
        if not near:
            return []
        first = near[0]
        gap = self._text[at : first.span[0]]
        led = _LED_TO.match(gap) if len(gap) < 100 else None
        plain = led is not None and not _STOPS.search(gap)
        if not plain and not _INCLUDING.search(gap):
            return []
        return self._row(near, end) if self._whole(first) else []

    def _whole(self, whom: Whom) -> bool:
        """Whether a name is not only whose something is."""
        return self._text[whom.span[1] : whom.span[1] + 1] not in ("'", "’", "-")

    def _row(self, near: Sequence[Whom], end: int) -> list[Whom]:
        """The first of some persons, and those joined with it."""
        found = [near[0]]
        for whom in near[1:]:
            gap = self._text[found[-1].span[1] : whom.span[0]]
            if not _JOINED.fullmatch(gap) or not self._whole(whom):
                break
            found.append(whom)
        return [w for w in found if w.span[1] <= end]

    def _object_of_lost(self, cue: Cue, near: Sequence[Whom]) -> list[Whom]:
        """ "We lost our brother, Omar", "he lost a brother"."""
        words = self._text[slice(*cue.span)].split()
        named = [w for w in near if w.told and w.span[0] <= cue.span[1] + 40]
        gap = self._text[cue.span[1] : named[0].span[0]] if named else "."
        if named and not re.search(r"[.,;]|\b(?:to|in|by|when|who)\b", gap):
            return named[:1]
        if words[1].lower() not in ("a", "an", "his", "her"):
            return []
        whom = self._people.topic(cue.span[0] + 1)
        if whom is None:
            return []
        return [Whom(f"{words[-1].lower()} of {whom.name}", cue.span, None)]

    def _of_noun(self, cue: Cue, sentence: Span) -> list[Whom]:
        """Whose death, arrest or fate it is."""
        start, end = cue.span
        before = _POSSESSED.search(self._text, max(sentence[0], start - 40), start)
        if before is not None:
            near = self._people.meant(max(sentence[0], start - 80), before.end("whose"))
            if before["whose"][:1] in "'’":
                near = [w for w in near if w.span[1] == before.start("whose")]
                return near[-1:]
            woman = {"his": False, "her": True}.get(before["whose"].lower())
            whom = self._people.topic(before.start(), woman)
            return [] if whom is None else [Whom(whom.name, before.span(), whom.told)]
        for of in re.finditer(r"\b(?:of|with) ", self._text[start : end + 12]):
            at = start + of.end()
            near = self._people.meant(at, min(sentence[1], at + 90))
            gap = self._text[at : near[0].span[0]] if near else "."
            if not re.search(r"[.,;]", gap) and len(gap.split()) < _FEW:
                return near[:1] if self._whole(near[0]) else []
        return []

    def _listed(self, cue: Cue, sentence: Span) -> list[Whom]:
        """ "Those killed include Omar Haddad and Lina Saad"."""
        start, end = cue.span
        if not _MANY.search(self._text, max(sentence[0], start - 60), start):
            return []
        words = "|".join(sorted(fate_words("lists"), key=lambda w: (-len(w), w)))
        led = re.compile(_LISTED.pattern % words, re.IGNORECASE)
        found = led.match(self._text, end, sentence[1])
        if found is None:
            return []
        if found["word"].lower() in (
            "was",
            "were",
            "is",
            "are",
            "as",
        ) and not re.search(
            r"\b(?:among|one of|two of|those)\b",
            self._text[max(sentence[0], start - 60) : start],
            re.IGNORECASE,
        ):
            return []
        near = self._people.named(found.end(), sentence[1])
        if not near or len(self._text[found.end() : near[0].span[0]].split()) > 6:
            return []
        return self._row(near, sentence[1])

    def _lead(self, cue: Cue, sentence: Span) -> list[Whom]:
        """Whom a report's first sentence tells of by what the person is, and the next
        by name: "A teacher was killed ... Omar Haddad, 41, died ..."."""
        if not self._first or sentence != self._first[0]:
            return []
        words = self._text[sentence[0] : cue.span[0]]
        told = _LEAD.match(words)
        known = fate_words("somebody")
        if told is None or known.isdisjoint(told["words"].lower().split()[:8]):
            return []
        if self._people.named(*sentence) and self._people.named(
            sentence[0], cue.span[1]
        ):
            return []
        for start, end in self._first[1:3]:
            for whom in self._people.named(start, min(end, start + 60))[:1]:
                if _AGE.match(self._text, whom.span[1]):
                    return [Whom(whom.name, (sentence[0], cue.span[0]), whom.told)]
        return []


@functools.cache
def _shape(comma: bool) -> re.Pattern[str]:
    """What may stand between a person and the verb, behind a comma or not."""
    words = "|".join(sorted(map(re.escape, fate_words("between"))))
    verb = rf"(?:(?:{words}|\w+ly) )*"
    apposed = _APPOSED if comma else ""
    return re.compile(rf" ?{apposed}{verb}{_NTH}{verb}\Z", re.IGNORECASE)


def attempted(text: str, start: int, at: int) -> bool:
    """Whether a verb only tells what somebody tried, wanted or was told to do."""
    words = text[max(start, at - 60) : at].lower().split()[-4:]
    if not words or words[-1] not in ("to", "be", "of", "from"):
        return False
    return any(word in fate_words("attempts") - {"to"} for word in words[:-1])
