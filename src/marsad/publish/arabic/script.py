"""Arabic words beside each other: what is attached, agrees, inflects, stands apart."""

import functools
import re
from collections.abc import Iterable, Sequence

from marsad.publish.arabic.words import table, words
from marsad.publish.bidi import FSI, PDI, isolated
from marsad.publish.views import quoted

MOST_NAMED = 3
"""Names in one list before the rest are counted."""
_ARABIC = re.compile("[\u0621-\u064a]")
_TURNS = dict.fromkeys([0x200E, 0x200F, 0x61C, *range(0x202A, 0x202F)])
_TURNS |= dict.fromkeys(range(0x2066, 0x206A))
_APART = re.compile(f"({FSI}[^{PDI}]*{PDI})")
_ALONE = re.compile(r"(?<![\u0621-\u064a])(و?[بلك])(?=\d|$)")
"""A preposition of one letter before what it cannot be written on to."""


def is_arabic(text: str) -> bool:
    """Whether words are written in Arabic: its letters, and none of other tongues."""
    letters = re.findall(r"[^\W\d_]", text)
    return bool(letters) and all(_ARABIC.match(letter) for letter in letters)


def plain(text: str) -> str:
    """The text without marks that turn the direction of what follows."""
    return text.translate(_TURNS)


def own(name: str) -> str:
    """A name as it stands in Arabic text: what runs the other way stands apart."""
    return isolated(plain(name), "rtl")


def quote(text: str) -> str:
    """Words of a report, exactly, in Arabic quotation marks."""
    inner = quoted(plain(text))[1:-1].replace("«", "‹").replace("»", "›")
    if is_arabic(inner.replace("[name withheld]", "")):
        for label, said in _labels().items():
            inner = inner.replace(label, said)
    return f"«{FSI}{inner}{PDI}»"


@functools.cache
def _labels() -> dict[str, str]:
    voices = words("voices")
    return {
        "[name withheld]": voices["name_withheld"],
        "[contact withheld]": voices["contact_withheld"],
    }


def settled(text: str) -> str:
    """The text with its commas and blanks in order; what stands apart is left alone."""
    pieces = _APART.split(text)
    for at in range(0, len(pieces), 2):
        pieces[at] = _ordered(pieces[at])
    return "".join(pieces).strip(" ،؛")


def _ordered(piece: str) -> str:
    piece = re.sub(r"\s+", " ", piece)
    piece = re.sub(r" +(?=[،؛.:)»])", "", piece)
    piece = re.sub(r"،(?=\s*[،؛.])", "", piece)
    return _ALONE.sub(r"\1ـ", piece)


def sentence(text: str) -> str:
    """Settled and with a full stop."""
    text = settled(text)
    return text if text[-1:] in (".", "؟", "!", "…") else f"{text}."


def joined(names: Sequence[str]) -> str:
    """``أ وب وج``."""
    return " و".join(names)


def some(names: Iterable[str], oblique: bool = True) -> str:
    """Up to three names, then how many more; as what follows a preposition. Voices
    that have one name in Arabic are counted as English counts them."""
    voices = list(names)
    left = len(voices) - MOST_NAMED
    shown = voices if left <= 1 else voices[:MOST_NAMED]
    told = [inflected(name, oblique) for name in dict.fromkeys(shown)]
    if left <= 1:
        return joined(told)
    key = "two_others" if left == 2 else "others"
    more = str(words("said")[key][oblique]).format(n=left)
    return joined([*told, more])


def agreeing(forms: Sequence[str], name: str, **gaps: str) -> str:
    """The form of a verb for who does it, the name behind the verb."""
    return forms[is_feminine(name)].format(**gaps)


def is_feminine(name: str) -> bool:
    """Whether a verb before a name is feminine; a name in other letters is not, as
    the word for "source" would not be."""
    first = name.split(" ")[0].strip("\"“”'«»")
    known = table("names")["gender"]
    bare = first.removeprefix("ال")
    if first in known["masculine"] or bare in known["masculine"]:
        return False
    if first in known["feminine"] or bare in known["feminine"]:
        return True
    return first.endswith(("ة", "ات")) and len(bare) > 2


def inflected(name: str, oblique: bool) -> str:
    """A plural of men at the head of a name in its case: ``ناشطون``, ``ناشطين``."""
    parts = name.split(" ")
    for at, part in enumerate(parts):
        stem = _stem(part)
        if stem is None:
            if at == 0 and oblique and _stem(f"{part}ن") and part.endswith("و"):
                parts[0] = f"{part[:-1]}ي"  # before what it belongs to, without its ن
            break
        parts[at] = stem + ("ين" if oblique else "ون")
    return " ".join(parts)


def _stem(word: str) -> str | None:
    """The word without the ending that changes, None where none does."""
    known = table("names")["sound"]
    upright = f"{word[:-2]}ون" if word.endswith("ين") else word
    bare = upright.removeprefix("ال")
    if bare in known["names"] or not upright.endswith("ون"):
        return None
    nisba = bare.endswith("يون") and len(bare) > 5
    return word[:-2] if nisba or bare in known["plurals"] else None
