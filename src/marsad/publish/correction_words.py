"""A line of the corrections log as a sentence, in English and in Arabic."""

import functools
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from marsad.publish.arabic.figures import total_of
from marsad.publish.arabic.words import words as arabic_words
from marsad.publish.differing import Fields, Row
from marsad.publish.prose import number, phrases

LANGUAGES = ("en", "ar")
COUNTS = ("low", "best", "high", "km2")
SHOWN = frozenset((*COUNTS, "figures", "grade", "start", "end", "published"))
"""Fields whose values are told in words; the others are only named."""


@functools.cache
def _said() -> dict[str, Any]:
    text = files("marsad.publish").joinpath("data/corrections.toml").read_text("utf-8")
    return tomllib.loads(text)


def reason_of(action: str) -> str | None:
    """A reviewer's ruling in public words: its kind, never the reviewer's own note."""
    reason = _said()["en"]["reasons"].get(action)
    return None if reason is None else str(reason)


def told(line: Row) -> dict[str, str]:
    """The line in words, by language."""
    return {language: _told(line, language) for language in LANGUAGES}


def _told(line: Row, language: str) -> str:
    said = _said()[language]
    joiner = str(said["words"]["and"])
    apart = line["change"] == "reissued" and not line["to"]
    first = said["changes"]["apart" if apart else line["change"]].format(
        record=said["records"][line["record_type"]],
        id=_apart(line["record"]),
        to=joiner.join(map(_apart, line["to"])) or said["words"]["none"],
    )
    fields: Fields = line["fields"]
    shown = [t for n in fields if n in SHOWN for t in _values(n, fields[n], language)]
    names = dict.fromkeys(said["fields"][n] for n in fields if n not in SHOWN)
    if names:
        shown.append(said["words"]["also"].format(fields=joiner.join(names)))
    return " ".join([str(first), *shown])


def _apart(id: str) -> str:
    """An id that keeps its direction inside a sentence of the other one."""
    return f"\u2068{id}\u2069"


def _values(name: str, pair: list[Any], language: str) -> Iterator[str]:
    said = _said()[language]
    if name == "figures" and any(isinstance(value, dict) for value in pair):
        old, new = (value or {} for value in pair)
        for measure in sorted(old.keys() | new.keys()):
            if old.get(measure) != new.get(measure):
                both = old.get(measure), new.get(measure)
                yield _value(_measure(measure, language), both, language)
    elif name == "figures":
        yield said["words"]["also"].format(fields=said["fields"][name])
    else:
        yield _value(said["fields"][name], (pair[0], pair[1]), language)


def _value(field: str, pair: tuple[Any, Any], language: str) -> str:
    before, after = (_shown(value, language) for value in pair)
    said = _said()[language]["words"]["value"]
    text = said.format(field=field, before=before, after=after)
    return str(text[:1].upper() + text[1:])


def _shown(value: Any, language: str) -> str:
    said = _said()[language]["words"]
    if isinstance(value, dict):
        ends = {k: number(v) for k, v in value.items() if isinstance(v, int | float)}
        if value.get("high") is None:
            return str(said["open"].format(**ends))
        lone = len({value["low"], value["best"], value["high"]}) == 1
        return ends["best"] if lone else str(said["best"].format(**ends))
    if isinstance(value, int | float):
        return number(value)
    grades = phrases()["grades"] if language == "en" else arabic_words("grades")
    return str(said["none"] if value is None else grades.get(value, value))


def _measure(measure: str, language: str) -> str:
    if language == "ar":
        return total_of(measure, None)
    return str(phrases()["short"].get(measure) or measure)
