"""Load the trained English pipeline that ships in the package marsad-weights-en."""

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import marsad_weights_en
import spacy
from spacy.attrs import FLAG19, FLAG20, FLAG21, FLAG22  # type: ignore[import-not-found]
from spacy.lang.en import English
from spacy.language import Language
from spacy.util import registry

FLAGS = {"loc": FLAG19, "per": FLAG20, "org": FLAG21, "title": FLAG22}
"""Lexeme flags the name tagger was trained with: word of a place, of a person, of
an organisation, a title. Titles need no capital."""


@functools.cache
def gazetteer_words() -> dict[str, frozenset[str]]:
    """Lower-cased words by flag, as they were at training."""
    path = Path(marsad_weights_en.__file__).parent / "gazetteer_words.json"
    words = json.loads(path.read_text(encoding="utf-8"))
    return {flag: frozenset(words[flag]) for flag in FLAGS}


def _flag(name: str) -> Callable[[str], bool]:
    words = gazetteer_words()[name]
    if name == "title":
        return lambda text: text.lower() in words
    return lambda text: text[:1].isupper() and text.lower() in words


class _Defaults(English.Defaults):  # type: ignore[misc,valid-type]
    lex_attr_getters: dict[int, Callable[[str], Any]] = {  # noqa: RUF012 (spaCy's)
        **English.Defaults.lex_attr_getters,
        **{flag: _flag(name) for name, flag in FLAGS.items()},
    }


@registry.languages("en_marsad")
class EnglishWithFlags(English):  # type: ignore[no-untyped-call]
    """English whose lexemes carry the gazetteer flags."""

    lang = "en_marsad"
    Defaults = _Defaults


@functools.cache
def load_pipeline() -> Language:
    """The pipeline, ready to parse one sentence a document; loaded once."""
    return spacy.load(marsad_weights_en.folder())
