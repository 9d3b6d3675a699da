"""A line of the corrections log as a sentence, in English and in Arabic."""

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from marsad.publish.arabic.dates import calendar_of
from marsad.publish.arabic.figures import total_of
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.words import words as arabic_words
from marsad.publish.differing import Fields, Row
from marsad.publish.feeds.telling import reason_in
from marsad.publish.prose import day, number, phrases, stretch
from marsad.publish.shielding import distance_km
from marsad.records.war import War
from marsad.records.when import When
from marsad.records.where import Where

LANGUAGES = ("en", "ar")
COUNTS = ("low", "best", "high", "km2")
SPAN = ("low", "best", "high")
POINT = ("lat", "lon")
DAYS = ("start", "end", "published")
SHOWN = frozenset((*COUNTS, "figures", "grade", "start", "end", "published", "place"))
"""Fields whose values are told in words; the others are only named."""


@functools.cache
def _said() -> dict[str, Any]:
    text = files("marsad.publish").joinpath("data/corrections.toml").read_text("utf-8")
    return tomllib.loads(text)


def reason_of(action: str) -> str | None:
    """A reviewer's ruling in public words: its kind, never the reviewer's own note."""
    reason = _said()["en"]["reasons"].get(action)
    return None if reason is None else str(reason)


def told(line: Row, names: Names | None = None) -> dict[str, str]:
    """The line in words, by language.

    Args:
        names: what Arabic calls the months and places of the war; without it places
            keep the name they have.
    """
    return {language: _told(line, _Tongue(language, names)) for language in LANGUAGES}


def in_brief(line: Row) -> dict[str, str]:
    """What the line says with its reason, by language, as a brief has it: without the
    marks around ids, and without that of its record, for it is cited by its own."""
    return {language: _in_brief(line, language) for language in LANGUAGES}


def _in_brief(line: Row, language: str) -> str:
    told = str(line["told"].get(language) or line["told"]["en"])
    told = told.replace(f" ({_apart(line['record'])})", "")
    told = told.replace("\u2068", "").replace("\u2069", "")
    if not line.get("reason"):
        return told
    why = reason_in(line["reason"], language).strip().rstrip(".")
    return f"{told} {_said()[language]['words']['why'].format(why=why)}"


@dataclass(frozen=True, slots=True)
class _Tongue:
    """A language, with the names of a war in it."""

    language: str
    names: Names | None = None

    @property
    def said(self) -> dict[str, Any]:
        """Its words."""
        found: dict[str, Any] = _said()[self.language]
        return found

    @property
    def english(self) -> bool:
        """Whether it is English."""
        return self.language == "en"

    def place(self, name: str) -> str:
        """What it calls a place."""
        if self.english or self.names is None:
            return name
        return self.names.places.place(name).text

    def days(self, first: date, last: date) -> str:
        """Those days."""
        if self.english:
            return day(last) if first == last else stretch(first, last)
        calendar = self.names.calendar if self.names else calendar_of(War(""))
        return calendar.stretch(When(first, last))


def _told(line: Row, tongue: _Tongue) -> str:
    said = tongue.said
    joiner = str(said["words"]["and"])
    apart = line["change"] == "reissued" and not line["to"]
    first = said["changes"]["apart" if apart else line["change"]].format(
        matter=_matter(line, tongue),
        id=_apart(line["record"]),
        to=joiner.join(map(_apart, line["to"])) or said["words"]["none"],
    )
    fields: Fields = line["fields"]
    shown = [] if not fields else list(_count(line, tongue))
    if shown:
        fields = {n: pair for n, pair in fields.items() if n not in SPAN}
    if fields.keys() >= set(POINT) and None not in (*fields["lat"], *fields["lon"]):
        shown.append(_moved(fields, tongue))
        fields = {n: pair for n, pair in fields.items() if n not in POINT}
    shown += [t for n in fields if n in SHOWN for t in _values(n, line, tongue)]
    names = dict.fromkeys(said["fields"][n] for n in fields if n not in SHOWN)
    if names:
        shown.append(said["words"]["also"].format(fields=joiner.join(names)))
    return " ".join([str(first), *shown])


def _matter(line: Row, tongue: _Tongue) -> str:
    """What a line is about, in words: ``air strikes in El Fasher, 9 October 2026``."""
    said, about = tongue.said, line.get("about") or {}
    of = _what(about, tongue)
    kind = line["record_type"]
    if kind == "report" and about.get("publisher"):
        of = _apart(str(about["publisher"]))
    words = said["records"][kind]
    if of and kind != "event":
        words = said["matters"].get(kind, "{of}").format(of=of)
    elif of:
        words = of
    if place := about.get("place"):
        words = said["words"]["in"].format(
            words=words, place=_apart(tongue.place(str(place)))
        )
    days = _days(about, tongue)
    return said["words"]["on"].format(words=words, days=days) if days else str(words)


def _what(about: Row, tongue: _Tongue) -> str:
    english = tongue.english
    if measure := about.get("measure"):
        if not english:
            return total_of(str(measure), about.get("population"))
        of = phrases()["populations"].get(about.get("population") or "", ("", ""))[1]
        words = (of or "people", str(phrases()["short"].get(measure) or measure))
        return " ".join(words) if phrases()["short"].get(measure) else str(measure)
    kinds = phrases()["headline"] if english else arabic_words("headline")
    kind = str(about.get("kind") or "")
    return str(kinds.get(kind, kind))


def _days(about: Row, tongue: _Tongue) -> str:
    start = about.get("start") or about.get("published")
    end = about.get("end") or start
    if not end:
        return ""
    first, last = (date.fromisoformat(str(d)) for d in (start or end, end))
    return tongue.days(first, last)


def _count(line: Row, tongue: _Tongue) -> Iterator[str]:
    """Low, best and high of a count in one, before and now."""
    counts = (line.get("about") or {}).get("counts")
    if counts and set(SPAN) & line["fields"].keys():
        said = tongue.said["words"]["now"]
        before, after = (_shown(one, tongue) for one in counts)
        yield str(said.format(before=before, after=after))


def _moved(fields: Fields, tongue: _Tongue) -> str:
    """By how far a point moved."""
    (lat, to_lat), (lon, to_lon) = fields["lat"], fields["lon"]
    said = tongue.said["words"]
    ends = [Where("", *p, 1, 0, "", "") for p in ((lat, lon), (to_lat, to_lon))]
    km = distance_km(*ends)
    return str(
        said["moved" if km >= 1 else "moved_little"].format(km=number(round(km)))
    )


def _apart(id: str) -> str:
    """An id that keeps its direction inside a sentence of the other one."""
    return f"\u2068{id}\u2069"


def _values(name: str, line: Row, tongue: _Tongue) -> Iterator[str]:
    said, pair = tongue.said, line["fields"][name]
    if name == "figures" and any(isinstance(value, dict) for value in pair):
        old, new = (value or {} for value in pair)
        for measure in sorted(old.keys() | new.keys()):
            if old.get(measure) != new.get(measure):
                none = said["words"]["no_figure"]
                both = old.get(measure, none), new.get(measure, none)
                yield _value(_measure(measure, tongue), both, tongue)
    elif name == "figures":
        yield said["words"]["also"].format(fields=said["fields"][name])
    else:
        if name in DAYS:
            pair = [value and _days({"end": value}, tongue) for value in pair]
        if name in COUNTS:
            none = said["words"]["no_figure"]
            pair = [none if value is None else value for value in pair]
        if name == "place":
            pair = [value and tongue.place(value) for value in pair]
        if name == "grade" and (ruled := (line.get("about") or {}).get("ruled")):
            pair = [
                _own(grade, tongue) if by else grade
                for grade, by in zip(pair, ruled, strict=True)
            ]
        yield _value(said["fields"][name], (pair[0], pair[1]), tongue)


def _own(grade: str, tongue: _Tongue) -> str:
    """A reviewer's grade, by its name: of the sources it says nothing."""
    name = grade if tongue.language == "en" else arabic_words("graded")[grade]
    return str(tongue.said["words"]["own"]).format(grade=name)


def _value(field: str, pair: tuple[Any, Any], tongue: _Tongue) -> str:
    before, after = (_shown(value, tongue) for value in pair)
    said = tongue.said["words"]["value"]
    text = said.format(field=field, before=before, after=after)
    return str(text[:1].upper() + text[1:])


def _shown(value: Any, tongue: _Tongue) -> str:
    said = tongue.said["words"]
    if isinstance(value, dict):
        ends = {k: number(v) for k, v in value.items() if isinstance(v, int | float)}
        if not ends:
            return str(said["uncounted"])
        if value.get("high") is None and value.get("best") == value.get("low"):
            return str(said["no_best"].format(**ends))
        if value.get("high") is None:
            return str(said["open"].format(**ends))
        lone = len({value["low"], value["best"], value["high"]}) == 1
        return ends["best"] if lone else str(said["best"].format(**ends))
    if isinstance(value, int | float):
        return number(value)
    grades = phrases()["grades"] if tongue.english else arabic_words("grades")
    if value in grades:
        return f"“{grades[value]}”" if tongue.english else f"«{grades[value]}»"
    return str(said["none"] if value is None else value)


def _measure(measure: str, tongue: _Tongue) -> str:
    if not tongue.english:
        return total_of(measure, None)
    return str(phrases()["short"].get(measure) or measure)
