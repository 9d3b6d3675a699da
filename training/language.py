"""English with the gazetteer flags, as marsad's reader has it, over any word lists."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.attrs import FLAG19, FLAG20, FLAG21, FLAG22  # type: ignore[import-not-found]
from spacy.lang.en import English
from spacy.util import registry

FLAGS = {"loc": FLAG19, "per": FLAG20, "org": FLAG21, "title": FLAG22}


def register(words: Path) -> None:
    """Make the language `en_marsad` known with the lists of that file."""

    class Defaults(English.Defaults):  # type: ignore[misc,valid-type]
        lex_attr_getters: dict[int, Callable[[str], Any]] = {  # noqa: RUF012 (spaCy's)
            **English.Defaults.lex_attr_getters,
            **flags(words),
        }

    class EnglishWithFlags(English):  # type: ignore[no-untyped-call]
        lang = "en_marsad"

    EnglishWithFlags.Defaults = Defaults
    registry.languages.register("en_marsad", func=EnglishWithFlags)


def flags(words: Path) -> dict[int, Callable[[str], bool]]:
    """Lexeme flag -> whether a word has it."""
    table = {k: frozenset(v) for k, v in json.loads(words.read_text("utf-8")).items()}
    return {flag: _flag(table[k], k == "title") for k, flag in FLAGS.items()}


def _flag(words: frozenset[str], small: bool) -> Callable[[str], bool]:
    """Whether a word is in the list, and capitalised unless `small` ones count."""
    if small:
        return lambda text: text.lower() in words
    return lambda text: text[:1].isupper() and text.lower() in words
