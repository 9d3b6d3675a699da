"""Reports that mix languages: each paragraph is read by its own language's reader.

A reader sees the report with the paragraphs of other languages blanked out, so that
offsets hold and quotes are runs of the stored text.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from marsad.extract.base import Reading
from marsad.records.report import Report
from marsad.text.language import ARABIC, plainly
from marsad.text.normal import script_of

_LINE = re.compile(r"[^\n]+")
_TATWEEL = "\u0640"
_LETTERS = 40
"""Letters of a paragraph, at least, that has a language of its own; less is furniture
of a page, or a name."""


def parts(report: Report, known: Collection[str]) -> list[Report]:
    """The report in each of the known languages that it has; itself alone where it is
    in one, none where nobody can read it."""
    main = main_language(report)
    return [
        replace(report, text=text, language=code)
        for code, text in stretches(report.text, main, known)
    ]


def joined(report: Report, readings: Iterable[Reading]) -> Reading:
    """What the parts of one report state, in the order of its text; claims that reach
    over a paragraph of another language are no runs of the text, and left out."""
    found = list(readings)
    claims = sorted((c for one in found for c in one.claims), key=lambda c: c.span)
    kept = [c for c in claims if c.quote == report.text[slice(*c.span)]]
    issues = tuple(issue for one in found for issue in one.issues)
    return Reading(report.id, tuple(kept), issues)


def stretches(text: str, main: str, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each language of a text that is among the known ones, and the text with all
    paragraphs blanked out that are in another."""
    lines = [match.span() for match in _LINE.finditer(text)]
    script = {"ar": "ARABIC", "en": "LATIN"}.get(main) or _script(text)
    codes = [_language(text[start:end], main, script) for start, end in lines]
    if not lines or set(codes) == {main}:
        yield from [(main, text)] if main in known else []
        return
    for code in [one for one in dict.fromkeys(codes) if one in known]:
        shown, done = [], 0
        for (start, end), own in zip(lines, codes, strict=True):
            words = text[start:end]
            blank = " " * len(words)
            shown += [text[done:start], words if own == code else blank]
            done = end
        yield code, "".join(shown) + text[done:]


def _language(line: str, main: str, script: str) -> str:
    """The language of one paragraph; the report's where it is written alike, or where
    nothing tells another."""
    letters = sum(map(str.isalpha, line.replace(_TATWEEL, "")))
    if letters < _LETTERS or _script(line) == script:
        return main
    return plainly(line) or main


def _script(text: str) -> str:
    """The script that most letters of a text are in, by the first word of its name."""
    found = Counter(
        script_of(letter) for letter in text if letter.isalpha() and letter != _TATWEEL
    )
    return found.most_common(1)[0][0] if found else ""


def main_language(report: Report) -> str:
    """The language that a report is in, told by its letters where nothing else does."""
    if report.language is not None:
        return report.language
    letters = sum(map(str.isalpha, report.text))
    return "ar" if len(ARABIC.findall(report.text)) * 2 > letters > 0 else "en"
