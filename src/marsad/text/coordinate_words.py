"""Words and signs of written coordinates, and the pattern of an angle.

Every quantifier is bounded, so that no text takes more than linear time.
"""

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import Any

from marsad.text.latlon import plain_signs

LAT, LON = "lat", "lon"
AXES = {"N": LAT, "S": LAT, "E": LON, "W": LON}


@functools.cache
def table(name: str) -> Any:
    """One table of `data/coordinates.toml`."""
    source = resources.files("marsad.text").joinpath("data/coordinates.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))[name]


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first.

    Single Latin capitals stay capitals; the case of other words is free. Their first
    signs are looked at first, which is what makes it fast.
    """
    ordered = sorted(map(plain_signs, words), key=len, reverse=True)
    single = "".join(word for word in ordered if len(word) == 1 and word.isupper())
    others = [_free(word) for word in ordered if word not in single]
    letters = f"|[{single}]" if single else ""
    first = "".join({c for word in ordered for c in word[0].lower() + word[0].upper()})
    return rf"(?=[{re.escape(first)}])(?:(?i:{'|'.join(others)}){letters})"


def _free(word: str) -> str:
    return re.escape(word).replace(r"\ ", " ?").replace(r"\.", r"\.? ?")


def hemisphere_of(word: str) -> str:
    """N, S, E or W for any word or letter that says it."""
    return _hemispheres()[_key(word)]


@functools.cache
def _hemispheres() -> dict[str, str]:
    rows = table("hemispheres").items()
    return {_key(word): letter for letter, words in rows for word in words}


def _key(word: str) -> str:
    return re.sub(r"[ .]", "", plain_signs(word)).casefold()


@functools.cache
def angle_pattern() -> re.Pattern[str]:
    """One number of degrees with its label, signs and hemisphere, in plain signs.

    Groups: `latlon`, `lonlat`, `lat`, `lon` the label; `pre`, `ns`, `ew`, `low` the
    hemisphere before or after; `self` the number with `minus`; of it `num` with `deg`,
    or `d`, `m`, `s`, or `ld`, `lm`, `ls` where the parts bear no signs.
    """
    hemispheres = table("hemispheres")
    ns = any_of(hemispheres["N"] + hemispheres["S"])
    ew = any_of(hemispheres["E"] + hemispheres["W"])
    lat, lon = (any_of(words) for words in table("labels").values())
    before = rf"(?:{_WORD}و?(?P<pre>{ns}|{ew}){_END}[.:=]? {{0,2}})?"
    after = (
        rf"(?: {{0,2}}(?:(?P<ns>{ns})(?: {{0,2}}{lat})?|(?P<ew>{ew})(?: {{0,2}}{lon})?)"
        rf"{_END}|(?P<low>[nsew]){_END})?"
    )
    follows = rf"(?= {{0,2}}(?:{ns}|{ew}){_END}|[nsew]{_END})"
    return re.compile(
        rf"(?=[\w+-]){_label(lat, lon)}{before}(?(pre)|{_START})"
        rf"(?P<self>(?P<minus>[-+](?=\d))?(?:{_parts(follows)}))"
        rf"(?(pre)|{after})(?!(?![NSEW] ?\d)[^\W\d_])"
    )


_WORD = r"(?=[^\W\d_])(?<![^\W\d_])"
_END = r"(?![^\W\d_])"
_START = r"(?:(?<![^\Wو])|(?<=\d[NSEW]))(?<!\.)"
"""Where a number may begin: after no word but "and"."""


def _label(lat: str, lon: str) -> str:
    over = rf"[ ,;/&|-]{{0,3}}(?:{any_of(table('signs')['and'])} ?)?"
    return (
        rf"(?:{_WORD}و?(?:(?P<latlon>{lat}{over}{lon})"
        rf"|(?P<lonlat>{lon}{over}{lat}|POINT ?\()|(?P<lat>{lat})|(?P<lon>{lon})){_END}"
        rf"[\"')\]]{{0,2}}(?i: of| is| at)? ?[:=]{{0,2}}[ \n]{{0,2}}[\"'(\[]? ?)?"
    )


def _parts(follows: str) -> str:
    """A number of degrees; a part may lack its sign where a hemisphere is named."""
    degree, minute, second, also = (any_of(words) for words in table("signs").values())
    then = rf" ?(?:{also} ?)?"
    fraction = r"(?:[.,]\d{1,15}+)?+(?!\d|\.\d)"
    named = rf"(?(pre)(?! ?{degree})|{follows})"
    return (
        rf"(?P<d>\d{{1,3}}+) ?{degree}{then}(?P<m>\d{{1,2}}+{fraction})"
        rf"(?: ?{minute}|{named})"
        rf"(?:{then}(?P<s>\d{{1,2}}+{fraction})(?: ?{second}|{named}))?"
        rf"|(?P<ld>\d{{1,3}}+)(?P<gap>[ :-])(?P<lm>\d{{2}}+{fraction})"
        rf"(?:(?P=gap)(?P<ls>\d{{2}}+{fraction}))?{named}"
        rf"|(?P<num>\d{{1,3}}+{fraction})(?P<deg> ?{degree})?"
    )
