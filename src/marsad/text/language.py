"""Which language a text is in: script first, then frequent words, then a model."""

import functools
import re
import tomllib
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

SAMPLE = 1000
"""Characters from the start of a text that decide."""
LETTERS = 20
"""Letters below which nothing is said."""
SURE = 0.12
"""Least share of frequent words in an English text; plain news has 0.2 and more."""
LANGUAGES = (
    "ENGLISH",
    "FRENCH",
    "SPANISH",
    "GERMAN",
    "PORTUGUESE",
    "ITALIAN",
    "TURKISH",
    "SWAHILI",
    "SOMALI",
    "ARABIC",
    "PERSIAN",
    "URDU",
    "RUSSIAN",
    "UKRAINIAN",
)
"""What the model chooses from, by its own names."""
SCRIPTS = (
    (re.compile(r"[\u0590-\u05ff]"), "he"),
    (re.compile(r"[\u1000-\u109f]"), "my"),
    (re.compile(r"[\u10a0-\u10ff]"), "ka"),
    (re.compile(r"[\u0530-\u058f]"), "hy"),
    (re.compile(r"[\u0370-\u03ff]"), "el"),
    (re.compile(r"[\uac00-\ud7af]"), "ko"),
    (re.compile(r"[\u3040-\u30ff]"), "ja"),
)
"""Scripts that one language of our reports is written in."""
HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[a-z]+")
MARGIN = 0.1
"""How far ahead, of 1, the model's first choice must be of its second."""


def language(text: str) -> str | None:
    """ISO 639-1, or None where the text is too short or unclear."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < LETTERS:
        return None
    found = _by_script(sample, letters)
    if found is None and _is_english(sample):
        found = "en"
    return found or _by_model(sample)


def _by_script(sample: str, letters: int) -> str | None:
    for script, code in SCRIPTS:
        share = 3 if code != "ja" else 10
        if len(script.findall(sample)) * share > letters:
            return code
    return "zh" if len(HAN.findall(sample)) * 2 > letters else None


def _is_english(sample: str) -> bool:
    words = WORD.findall(sample.lower())
    frequent = [word for word in words if word in _english()]
    return len(set(frequent)) >= 3 and len(frequent) >= SURE * len(words)


@functools.cache
def _english() -> frozenset[str]:
    data = resources.files("marsad.text") / "data" / "stopwords.toml"
    return frozenset(tomllib.loads(data.read_text("utf-8"))["en"])


def _by_model(sample: str) -> str | None:
    found = _model().detect_language_of(sample)
    return None if found is None else found.iso_code_639_1.name.lower()


@functools.cache
def _model() -> "LanguageDetector":
    """Lingua over a dozen languages of war reporting; loads what it needs itself."""
    from lingua import Language, LanguageDetectorBuilder

    languages = [getattr(Language, name) for name in LANGUAGES]
    builder = LanguageDetectorBuilder.from_languages(*languages)
    return builder.with_minimum_relative_distance(MARGIN).build()
