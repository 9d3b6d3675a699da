"""Place names as keys: one spelling for many, for looking up and nothing else."""

import functools
import re
import unicodedata

ARTICLES = frozenset(
    ("al", "el", "ar", "as", "ash", "at", "an", "ad", "adh", "az", "ed", "ez", "er",
     "es", "esh", "et", "en", "ul", "il", "the", "a")
)  # fmt: skip
_ARABIC = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ک": "ك",
        "ـ": "",
    }
)
_MARKS = re.compile(r"['’‘ʿʾʼ`´ʻʽ.]")
_WORD = re.compile(r"[^\W_]+")
_SOUNDS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"tch|ch|sch|sh", "s"),
        (r"dh|dz|th", "z"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"[qc]", "k"),
        (r"dj|j", "g"),
        (r"[uow]+", "u"),
        (r"[iey]+", "i"),
        (r"ai|ia$", "i"),
        (r"au", "u"),
        (r"v", "u"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)(?:[ai]h?|h)$", ""),
    )
)


@functools.lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """The name without case, accents, apostrophes, hyphens and articles."""
    plain = name
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
        plain = plain.translate(_ARABIC)
    words = _WORD.findall(_MARKS.sub("", plain.casefold()))
    kept = [_bare(word) for word in words if word not in ARTICLES]
    return " ".join(kept or words)


def _bare(word: str) -> str:
    """An Arabic word without its article."""
    if "\u0600" <= word[0] <= "\u06ff":
        return re.sub(r"^[وفبلك]?ال(?=\w{2})|^لل(?=\w{2})", "", word)
    return word


@functools.lru_cache(maxsize=8192)
def sound(folded: str) -> str:
    """A rough key of a folded name that spellings of one Arabic name share.

    Latin letters only; nothing for the rest.
    """
    if not folded.isascii():
        return ""
    out = folded.replace(" ", "")
    for pattern, by in _SOUNDS:
        out = pattern.sub(by, out)
    return out
