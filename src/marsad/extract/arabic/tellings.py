"""Who says a claim, by the words right before it: "وأفاد X أن", "X: ", "بحسب X".

The network points at most speakers; these are for claims of which it says that the
report itself tells them.
"""

import re
from collections.abc import Sequence

from marsad.records.claim import Span
from marsad.text.arabic import Plain

_SAY = (
    "قال|قالت|يقول|تقول|افاد|افادت|يفيد|تفيد|ذكر|ذكرت|اكد|اكدت|يوكد|توكد|اعلن|اعلنت|يعلن|تعلن|اوضح|اوضحت|بين|بينت|صرح|صرحت"
    "|كشف|كشفت|وثق|وثقت|رصد|رصدت|نقل|نقلت|اخبر|اخبرت|زعم|زعمت|ادعي|ادعت|اتهم|اتهمت|نفي|نفت|حذر|حذرت|نشر|نشرت|علم|سجل|سجلت"
)
_GO_ON = (
    "اضاف|اضافت|تابع|تابعت|اشار|اشارت|لفت|لفتت|نوه|نوهت|اردف|اردفت|استطرد|واصل|مضيفا|مضيفه|مشيرا|مشيره|لافتا|لافته|موكدا|موكده"
    "|مبينا|مبينه|موضحا|موضحه|منوها|منوهه|اكد|اكدت|اوضح|اوضحت|ذكر|ذكرت|بين|بينت"
)
_THAT = r"(?:ان|بان|انه|انها|انهم|بانه|بانها|الي ان|الي|عن|:|,)"
_NAME = r"(?P<name>(?:(?!ان |بان |عن |في تصريح|ل[ء-ي]+ ان)[^\s.:,!?\n]+ ){0,7}?[^\s.:,!?\n]+)"
_SAID = re.compile(
    rf"(?:^|(?<=[.!?\n,\"] )|(?<=[.!?\n,\"]))(?:كما |قد |كانت? )?[وف]?(?:{_SAY}) {_NAME}"
    rf"(?: (?:في|خلال|عبر|ل[ء-ي]+)[^.:\n]{{0,40}}?)? {_THAT}[ \"]*\Z"
)
"""X said that, in the same sentence right before a claim."""
_GOES_ON = re.compile(rf"(?:^|[.!?\n,\"] ?)(?:كما )?[وف]?(?:{_GO_ON}) {_THAT}[ \"]*\Z")
"""He added that: whoever spoke last."""
_BY = re.compile(
    r"[, (]*(?:بحسب|حسب|وفقا ل|وفق|نقلا عن|استنادا الي) ?(?P<name>[^.,!?\n()]{3,60})"
)
"""Right behind a claim: "according to X"."""
_HEAD = re.compile(
    r"(?:^|\n|[|*] ?)(?:عاجل ?[|:] ?)?(?P<name>(?:مراسل|مصدر|مصادر|المرصد|الشبكه|شبكه|الدفاع|وزاره|بيان"
    r"|المتحدث|القياده|قياده|وكاله|تلفزيون|ناشط|ناشطون|صحيفه|قناه|سانا|مدير)[^.:\n]{0,50}) ?: ?\Z"
)
"""A source and a colon, at the head of a line."""
_AGAIN = frozenset("البيان التقرير المصدر المصادر المراسل المتحدث ذاته نفسه".split())
"""Who has told something before."""
_NOBODY = frozenset("امس اليوم ذلك هذا".split())
_REACH = 140
"""Letters before a claim that are looked at."""


class Tellings:
    """Of one report in plain spelling."""

    def __init__(self, read: Plain, told: Sequence[tuple[int, Span]]) -> None:
        """`told` are where claims begin that have a speaker, and the speaker's words,
        in the order of the text; all as stored."""
        self._read, self._told = read, sorted(told)

    def speaker(self, claim: Span) -> Span | None:
        """The words that name who says a claim; None where none do."""
        text, start = self._read.text, self._read.plain_end(claim[0])
        before = text[max(0, start - _REACH) : start]
        shift = max(0, start - _REACH)
        for pattern in (_SAID, _HEAD):
            found = pattern.search(before)
            if found is not None and found["name"] in _AGAIN:
                return self._last(claim)
            if found is not None and found["name"] not in _NOBODY:
                first, last = found.span("name")
                return self._read.stored((first + shift, last + shift))
        if _GOES_ON.search(before):
            return self._last(claim)
        by = _BY.match(text, self._read.plain_end(claim[1]))
        return None if by is None else self._read.stored(by.span("name"))

    def _last(self, claim: Span) -> Span | None:
        """The words for whoever told something last."""
        earlier = [span for at, span in self._told if at < claim[0]]
        return earlier[-1] if earlier else None
