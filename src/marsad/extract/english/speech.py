"""Who vouches for what in a report: speakers, what they say, through whom."""

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from marsad.extract.english.cues import Cue, cues
from marsad.extract.english.draft import Voice
from marsad.extract.english.naming import Names, bare
from marsad.extract.english.passage import Passage
from marsad.extract.english.phrases import Run
from marsad.extract.english.pipeline import FLAGS
from marsad.extract.english.sources import Speaker, speaker_of
from marsad.extract.english.wording import words_of
from marsad.records.claim import Span
from marsad.text.split import Quotation, quotations


def voices(
    passages: Sequence[Passage], text: str, publisher: str | None = None
) -> list[Voice]:
    """Every stretch of the text that somebody other than the report vouches for.

    In order of the text; of two that lie one in the other, the inner one's `via`
    names the outer's speaker. Joint speakers give one voice each over the same
    content. The publisher is never a `via`.
    """
    listener = _Listener(text, Names(passages, text), publisher)
    for passage in passages:
        if passage.doc is not None:
            listener.hear(passage)
    heard = _looking_ahead(listener.heard, listener.names)
    quoted = _quoted(heard, quotations(text), passages)
    return sorted(quoted, key=lambda voice: (voice.content, voice.speaker))


def voice_of(span: Span, voices: Iterable[Voice]) -> list[Voice]:
    """The voices that vouch for a span: of the innermost content that holds at least
    half of it; several only where speakers are joint. Empty where the report itself
    asserts it."""
    size = max(1, span[1] - span[0])
    around = [v for v in voices if _vouches(v, span, size)]
    if not around:
        return []
    inner = min(around, key=lambda v: (v.content[1] - v.content[0], v.content))
    return [v for v in around if v.content == inner.content]


def _vouches(voice: Voice, span: Span, size: int) -> bool:
    """Whether a voice's content holds most of a span, or the whole attribution does
    and the content a part ("the army denied the attack")."""
    inside = _shared(span, voice.content)
    if 2 * inside >= size:
        return True
    if voice.cue is None or not _shared(span, voice.cue) or 6 * inside < size:
        return False
    whole = _hull(voice.content, _hull(voice.cue, voice.source or voice.cue))
    return 5 * _shared(span, whole) >= 4 * size


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


_REMEMBERED = 40
"""Speakers that "he" or "the source" may still stand for."""
_JOINT = 12
"""Voices of one sentence, at most."""


@dataclass
class _Listener:
    """Reads sentence after sentence and remembers who spoke."""

    text: str
    names: Names
    publisher: str | None
    heard: list[Voice] = field(default_factory=list)
    spoken: list[Speaker] = field(default_factory=list)
    """Speakers so far, latest last."""

    def hear(self, passage: Passage) -> None:
        assert passage.doc is not None
        last: list[Speaker] = []
        held: list[tuple[Run, list[Speaker]]] = []
        for cue in cues(passage.doc):
            speakers = last if cue.goes_on else self._speakers(passage, cue)
            if not speakers:
                continue
            through = self._through(passage, cue, held)
            cue = self._wrap(passage, cue, held, speakers)
            for speaker in speakers:
                self.heard.append(self._voice(passage, cue, speaker, through))
            self.spoken = [*self.spoken[-_REMEMBERED:], *speakers]
            held.append((cue.content, speakers))
            last = speakers

    def _speakers(self, passage: Passage, cue: Cue) -> list[Speaker]:
        if cue.source is None:
            return self.spoken[-1:]
        runs = _joint(passage, cue.source)
        return [s for run in runs if (s := self._speaker(passage, run)) is not None]

    def _speaker(self, passage: Passage, run: Run) -> Speaker | None:
        """Whom a noun phrase stands for, earlier speakers considered."""
        doc = passage.doc
        assert doc is not None
        words = [token.lower_ for token in doc[run[0] : run[1]]]
        if words[-1:] and words[-1] in words_of("nouns", "pronoun"):
            return self._pronoun(words[-1])
        if words[-1] in words_of("grammar", "others"):
            return None
        if _is_dateline(doc[run[0] : run[1]]):
            return None
        speaker = speaker_of(passage, run, self.names)
        definite = words[0] in ("the", "this", "that", "same")
        return self._known(speaker, definite)

    def _pronoun(self, word: str) -> Speaker | None:
        wanted = {"he": True, "she": True, "it": False}.get(word)
        for speaker in reversed(self.spoken):
            if wanted is None or speaker.person is wanted:
                return speaker
        return self.spoken[-1] if self.spoken else None

    def _known(self, speaker: Speaker, definite: bool) -> Speaker:
        """The same speaker as met before, with what was learned of it."""
        key = bare(speaker.name)
        if " " not in key:
            speaker = self._by_surname(speaker, key)
        for other in reversed(self.spoken):
            if bare(other.name) == key:
                return other if not speaker.via else speaker
        if not definite or speaker.person or not key:
            return speaker
        return self._described(key) or speaker

    def _described(self, key: str) -> Speaker | None:
        """Whom "the source", "the statement", "the group" stands for."""
        words = key.split()
        if words[-1] in words_of("nouns", "carrier") and self.spoken:
            return self.spoken[-1]
        for other in reversed(self.spoken):
            theirs = bare(other.name).split()
            if len(words) <= 2 and words[-1] in theirs and len(theirs) > 1:
                return other
        if words[-1] in words_of("nouns", "nameless") and _is_vague(key):
            for other in reversed(self.spoken):
                if not other.person:
                    return other
                if other.via:
                    return Speaker(other.via[0])
        return None

    def _by_surname(self, speaker: Speaker, key: str) -> Speaker:
        for other in reversed(self.spoken):
            words = bare(other.name).split()
            if other.person and len(words) > 1 and words[-1] == key:
                return other
        return speaker

    def _through(
        self, passage: Passage, cue: Cue, held: list[tuple[Run, list[Speaker]]]
    ) -> tuple[str, ...]:
        """Who stands between the speaker and the report."""
        found: list[str] = []
        for run in (cue.through, cue.hearer):
            if run is not None:
                speaker = self._speaker(passage, run)
                if speaker is not None and bare(speaker.name) not in words_of(
                    "grammar", "hearers"
                ):
                    found.append(speaker.name)
        for content, speakers in reversed(held):
            if content[0] <= cue.words[0] < content[1] and not cue.goes_on:
                found += [s.name for s in speakers[:1]]
        return tuple(found)

    def _wrap(
        self,
        passage: Passage,
        cue: Cue,
        held: list[tuple[Run, list[Speaker]]],
        speakers: list[Speaker],
    ) -> Cue:
        """A speaker named at the end passes on who spoke before in the sentence:
        "medics said ten people died, the agency reported"."""
        if cue.content[0] >= cue.words[0] or not held or cue.source is None:
            return cue
        for k in range(max(0, len(self.heard) - _JOINT), len(self.heard)):
            voice = self.heard[k]
            if voice.content[0] < passage.span[0] or voice.cue is None:
                continue
            if voice.content[0] > voice.cue[0]:
                end = min(voice.content[1], _characters(passage, cue.source)[0])
                names = [s.name for s in speakers[:1] if s.name != voice.speaker]
                via = (*voice.via, *(n for n in names if not self._is_own(n)))
                content = voice.content[0], max(end, voice.content[0])
                self.heard[k] = replace(voice, content=content, via=via)
        return replace(cue, content=(0, cue.content[1]))

    def _voice(
        self, passage: Passage, cue: Cue, speaker: Speaker, through: tuple[str, ...]
    ) -> Voice:
        via = [*speaker.via, *through]
        kept = tuple(
            name
            for i, name in enumerate(via)
            if name not in via[:i] and name != speaker.name and not self._is_own(name)
        )
        return Voice(
            content=_characters(passage, cue.content),
            cue=_characters(passage, cue.words),
            source=_characters(passage, cue.source) if cue.source else None,
            speaker=speaker.name,
            via=kept,
            hedge=cue.hedge,
        )

    def _is_own(self, name: str) -> bool:
        if self.publisher is None:
            return False
        ours, theirs = bare(self.publisher), bare(name)
        return bool(theirs) and (ours in theirs or theirs in ours.split("/"))


def _looking_ahead(heard: list[Voice], names: Names) -> list[Voice]:
    """Speakers who are first described and named later: "an aid group said ... the
    Relief Union said"."""
    people = {bare(name) for name in names.people}
    out = list(heard)
    for k, voice in enumerate(heard):
        if not _is_vague(bare(voice.speaker)):
            continue
        for later in heard[k + 1 : k + 6]:
            name = later.speaker
            if name[:1].isupper() and bare(name) not in people and " " in name:
                out[k] = replace(voice, speaker=name)
                break
    return out


def _is_vague(key: str) -> bool:
    """Whether a noun phrase says no more than what kind of body it is."""
    plain = words_of("nouns", "nameless") | words_of("nouns", "plain")
    return all(word in plain or word.endswith("-based") for word in key.split())


def _characters(passage: Passage, run: Run) -> Span:
    assert passage.doc is not None
    start, end = run
    if start >= end:
        at = passage.span[0] + (
            passage.doc[start].idx if start < len(passage.doc) else 0
        )
        return at, at
    return passage.over(passage.doc[start:end])


def _joint(passage: Passage, run: Run) -> list[Run]:
    """ "A and B" as two noun phrases, where both are names"""
    doc = passage.doc
    assert doc is not None
    for i in range(run[0] + 1, run[1] - 1):
        if doc[i].lower_ == "and" and _names(doc[i - 1]) and _names(doc[run[1] - 1]):
            return [(run[0], i), (i + 1, run[1])]
    return [run]


def _names(token: Token) -> bool:
    """Whether a noun phrase that ends here names somebody."""
    return token.ent_iob_ != "O" or token.lower_ in words_of("nouns", "source")


def _quoted(
    heard: list[Voice], quotes: Sequence[Quotation], passages: Sequence[Passage]
) -> list[Voice]:
    """Voices widened to the whole of the quotations they speak, and the quotations
    that have no words of attribution given to who spoke last."""
    out, alone = list(heard), list[Voice]()
    begins = [voice.content[0] for voice in heard]
    rows = [passage.span[0] for passage in passages]
    for quote in quotes:
        if quote.end - quote.start < 25:
            continue
        span = (quote.start, quote.end)
        near = range(
            bisect.bisect_left(begins, span[0] - _FAR),
            bisect.bisect_right(begins, span[1] + _FAR),
        )
        inside = passages[
            max(0, bisect.bisect_right(rows, span[0]) - 1) : bisect.bisect_left(
                rows, span[1]
            )
        ]
        mine = [k for k in near if _speaks(out[k], span)]
        if mine and len(inside) > 1:
            for k in mine:
                out[k] = replace(out[k], content=_hull(out[k].content, span))
        elif not mine and _alone(span, inside):
            last = _latest([*(out[k] for k in near), *alone[-4:]], span[0])
            alone += [replace(v, content=span, cue=None, source=None) for v in last]
    return out + alone


_FAR = 3000
"""Characters around a quotation in which its speaker is looked for."""
_NEAR = 400
"""Characters over which a speaker is still heard in a quotation of its own."""


def _latest(heard: Iterable[Voice], before: int) -> list[Voice]:
    """Who spoke last before an offset, not too far from it."""
    near = [
        (max(v.content[1], (v.cue or v.content)[1]), v)
        for v in heard
        if before - _NEAR < max(v.content[1], (v.cue or v.content)[1]) <= before + 2
    ]
    last = max((end for end, _ in near), default=0)
    return [v for end, v in near if end == last]


def _speaks(voice: Voice, quote: Span) -> bool:
    """Whether a voice attributes a quotation: its content meets it, not its cue."""
    if voice.cue is None or _shared(voice.cue, quote):
        return False
    return _shared(voice.content, quote) > 0


def _alone(quote: Span, inside: Sequence[Passage]) -> bool:
    """Whether a quotation is all there is of its sentences."""
    size = sum(p.span[1] - p.span[0] for p in inside)
    return size - (quote[1] - quote[0]) <= 6


def _hull(a: Span, b: Span) -> Span:
    return min(a[0], b[0]), max(a[1], b[1])


def _is_dateline(words: Words) -> bool:
    """ "LONDON:" opens a story and speaks for nobody"""
    flag = FLAGS["loc"]
    return all(
        t.is_upper
        and (t.ent_type_ == "LOC" or t.lex.check_flag(flag))
        and len(t) > _ACRONYM
        for t in words
        if not t.is_punct
    )


_ACRONYM = 4
"""Letters that an acronym in capitals may have."""
