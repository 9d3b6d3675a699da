"""What a text tells right beside a person's name: age, and where the person is from."""

import functools
import re

_TITLE = r"(?:[\w'’-]+,? ){0,3}"
_OLD = r"(?:who (?:is|was) |also |aged? |then |now )*"
_YEARS = r"(?P<age>\d{1,2})"
_HOME = r"(?P<home>[A-ZÀ-Þ][\w'’-]+(?: (?:al|el|de)[- ])?(?: [A-ZÀ-Þ][\w'’-]+){0,2})"


def ages(text: str, name: str) -> set[int]:
    """The ages in years that a text gives a person of that name, in full or by the
    family name; months are no years."""
    return {
        int(match["age"])
        for shape in _age_shapes(_who(text, name))
        for match in shape.finditer(text)
        if int(match["age"]) > 0
    }


def homes(text: str, name: str) -> set[str]:
    """The places that a text says a person of that name is from."""
    shape = _home_shape(_who(text, name))
    return {match["home"] for match in shape.finditer(text)}


@functools.lru_cache(maxsize=4096)
def _age_shapes(who: str) -> tuple[re.Pattern[str], ...]:
    shapes = (
        rf"{who},? \(?{_OLD}{_YEARS}(?=[,;.)]|\s+years? old| who\b| from\b|\s*$)",
        rf"{who},? (?:an? |the |who (?:is|was) an? ){_YEARS}-year-old",
        rf"{_YEARS}-year-old {_TITLE}{who}",
        rf"{who}(?:،| |\(|-){{1,3}}(?:البالغ[ةه]? (?:من العمر )?)?{_YEARS} (?:عام|سن)",
    )
    return tuple(re.compile(shape) for shape in shapes)


@functools.lru_cache(maxsize=4096)
def _home_shape(who: str) -> re.Pattern[str]:
    between = r"(?:,? (?:also )?\(?\d{1,2}\)?,?)?(?:,? (?:an?|the) [\w -]{2,50})?"
    return re.compile(rf"{who}{between},? (?:originally )?from {_HOME}")


def _who(text: str, name: str) -> str:
    """The name, or its last word where nobody else in the text bears it."""
    words = name.split()
    last = words[-1] if len(words) > 1 and len(words[-1]) > 3 else name
    borne = re.findall(rf"([A-ZÀ-Þ][\w-]+) {re.escape(last)}(?![\w-])", text)
    if any(word not in words for word in borne):
        last = name
    both = sorted({name, last}, key=lambda each: (-len(each), each))
    return rf"(?<![\w-])(?:{'|'.join(map(re.escape, both))})"
