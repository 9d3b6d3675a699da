"""Whether words list one number beside another: "two women and a child"."""

import functools
import re
import tomllib
from importlib import resources

from marsad.text.arabic import plain

_AND = "و"


def lists(between: str, then: str) -> bool:
    """Whether two numbers count people beside each other, by the words between them
    and those of the second: a link right before it, or nothing but a comma."""
    if _link().search(plain(between).casefold()):
        return True
    words = plain(then).split()
    return bool(words) and words[0].startswith(_AND) and words[0] not in _words("own")


@functools.cache
def _link() -> re.Pattern[str]:
    links, hedges = ("|".join(map(re.escape, _words(n))) for n in ("links", "hedges"))
    return re.compile(
        rf"(?:\A\s*[,،;]|(?<!\w)(?:{links}))(?:\s+(?:{hedges}))*\s*\Z", re.DOTALL
    )


@functools.cache
def _words(name: str) -> tuple[str, ...]:
    source = resources.files("marsad.text").joinpath("data/listed.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(word.replace("_", " ") for word in rows[name].split())
