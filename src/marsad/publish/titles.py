"""What a monitor calls itself, in one text or one for each language, and where it is
read."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from marsad.publish.words import LANGUAGES


def in_languages(value: object) -> dict[str, str]:
    """A shown text of the settings by language; a plain one stands under no language.

    Raises:
        ValueError: it is neither, or of a language that nothing is published in.
    """
    if isinstance(value, str):
        return {"": value} if value else {}
    told = value.items() if isinstance(value, Mapping) else ()
    good = {
        name: text
        for name, text in told
        if name in LANGUAGES and isinstance(text, str) and text.strip()
    }
    if not good or len(good) != len(told):
        each = ", ".join(f'{name} = "..."' for name in LANGUAGES)
        raise ValueError(f"must be a text, or one for each language: {{ {each} }}")
    return good


def web_address(text: str) -> str:
    """Where a site is read, without the stroke at its end; empty for nowhere.

    Raises:
        ValueError: it is no such address, or has more than a host and a path.
    """
    if not text:
        return ""
    parts = urlsplit(text)
    more = parts.query or parts.fragment or parts.username or " " in text
    if parts.scheme not in ("http", "https") or not parts.hostname or more:
        raise ValueError("must be an address such as https://monitor.example.org/war")
    return text.rstrip("/")


def first_of(texts: Mapping[str, str], languages: Iterable[str]) -> str:
    """The text of the war's first language that has one, else the first given."""
    found = (texts[name] for name in (*languages, *texts) if name in texts)
    return next(found, "")


def listed(texts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The texts by language; none where one stands for all."""
    return tuple((name, texts[name]) for name in LANGUAGES if name in texts)
