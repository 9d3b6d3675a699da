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
ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3\u06d5\ufb50-\ufdff\ufe70-\ufefc]")
NOT_ARABIC = re.compile(
    r"[\u0679\u067e\u0686\u0688\u0691\u0695\u0698\u06a4\u06a9\u06af\u06b5\u06ba\u06be"
    r"\u06c1\u06c6\u06c7\u06cc\u06ce\u06d2\u06d5]"
)
"""Letters of Persian, Urdu, Kurdish and others that Arabic has not."""
ARABIC_PART = 5
"""One letter in so many makes a text Arabic: the rest is its page's furniture."""
FOREIGN = 0.01
"""Share of such letters from which on a text may be in one of those languages; of
Persian every tenth letter is one."""
HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[^\W\d_]+")
LONG = 150
"""Letters from which on a text is long for the model."""
MARGIN = 0.1
"""How far ahead, of 1, the model's first choice must be of its second."""


def language(text: str) -> str | None:
    """ISO 639-1, or None where the text is too short or unclear."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < LETTERS:
        return None
    return plainly(text) or _by_model(sample)


def plainly(text: str) -> str | None:
    """The same where script or frequent words tell it, without the model and the
    memory that it needs."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    return _by_script(sample, letters) or _by_words(sample)


def _by_script(sample: str, letters: int) -> str | None:
    for script, code in SCRIPTS:
        share = 3 if code != "ja" else 10
        if len(script.findall(sample)) * share > letters:
            return code
    if len(ARABIC.findall(sample)) * ARABIC_PART > letters:
        foreign = len(NOT_ARABIC.findall(sample))
        return "ar" if foreign < FOREIGN * letters else None
    return "zh" if len(HAN.findall(sample)) * 2 > letters else None


def _by_words(sample: str) -> str | None:
    """The language that has at least three of its frequent words in large share."""
    words = WORD.findall(sample.lower())
    for code, (share, frequent) in _frequent().items():
        found = [word for word in words if word in frequent]
        if len(set(found)) >= 3 and len(found) >= share * len(words):
            return code
    return None


@functools.cache
def _frequent() -> dict[str, tuple[float, frozenset[str]]]:
    data = resources.files("marsad.text") / "data" / "stopwords.toml"
    tables = tomllib.loads(data.read_text("utf-8"))
    return {code: (t["share"], frozenset(t["words"])) for code, t in tables.items()}


def _by_model(sample: str) -> str | None:
    long = sum(map(str.isalpha, sample)) >= LONG
    found = _model(long).detect_language_of(sample)
    return None if found is None else found.iso_code_639_1.name.lower()


@functools.cache
def _model(long: bool) -> "LanguageDetector":
    """Lingua over a dozen languages of war reporting; loads what it needs itself. For
    `long` texts its model of three letters will do, which takes a tenth of the room.
    """
    from lingua import Language, LanguageDetectorBuilder

    languages = [getattr(Language, name) for name in LANGUAGES]
    builder = LanguageDetectorBuilder.from_languages(*languages)
    builder = builder.with_minimum_relative_distance(MARGIN)
    return (builder.with_low_accuracy_mode() if long else builder).build()
