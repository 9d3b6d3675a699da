"""Names are found as a pattern of all of them would find them, however many."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.contacts import MAIL, mails, without_contacts
from marsad.publish.folding import Names, fold
from marsad.text.phones import phones

LEAD = r"(?:[وفبلك]{1,2}(?=[ء-ي]))?"
SAME = {"ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ہ": "ه", "ە": "ه"}
WORDS = ("Zoë", "Anna", "zoe", "und", "سامر", "وسامر", "بوسامر", "ولسامر", "كفاح")
WORDS += ("حَمدان", "حمدان", "فو", "و", "Straße", "ﬁn", "½", "a", "x\u0301y")
GAPS = (" ", " ", " ", "-", "  ", "\u200f", "ـ", "’", "_", "\n", "")
pieces = st.sampled_from(WORDS + GAPS) | st.characters()
texts = st.lists(st.sampled_from(WORDS + GAPS), max_size=14).map("".join)
wild = st.lists(pieces, max_size=14).map("".join)
names = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), max_size=5
)


def slow_fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(SAME.get(char, char) for char in plain if not is_mark(char))
    return re.sub(r"[\W_]+", " ", kept).strip()


def is_mark(char: str) -> bool:
    hidden = unicodedata.category(char) == "Cf" and char != "\u200b"
    return hidden or char == "\u0640" or unicodedata.combining(char) > 0


def slow_find(text: str, wanted: list[str]) -> list[tuple[int, int]]:
    """One pattern of all names over the text, folded letter by letter."""
    known = sorted({slow_fold(name) for name in wanted} - {""}, key=lambda n: -len(n))
    if not known:
        return []
    letters = [(piece, at) for at, char in enumerate(text) for piece in part(char)]
    pattern = "|".join(" +".join(map(re.escape, name.split())) for name in known)
    whole = rf"(?<![^\W_]){LEAD}({pattern})(?![^\W_])"
    found = re.finditer(whole, "".join(piece for piece, _ in letters))
    return [(letters[m.start(1)][1], letters[m.end(1) - 1][1] + 1) for m in found]


def part(char: str) -> str:
    folded = slow_fold(f"a{char}a")[1:-1]
    return " " if folded == "" and slow_fold(f"a{char}a") == "a a" else folded


@given(wild)
def test_folding_is_the_same_in_pieces(text: str) -> None:
    assert fold(text) == slow_fold(text)
    assert fold(text * 60) == slow_fold(text * 60)


@given(texts, names)
def test_names_are_found_as_one_pattern_finds_them(
    text: str, wanted: list[str]
) -> None:
    assert Names(wanted).find(text) == slow_find(text, wanted)


@given(texts, names)
def test_what_a_text_holds_is_what_a_search_for_each_finds(
    text: str, wanted: list[str]
) -> None:
    folded = slow_fold(text)
    each = {name for name in map(slow_fold, wanted) if name}
    patterns = {n: rf"(?<![^\W_]){LEAD}{re.escape(n)}(?![^\W_])" for n in each}
    held = {name for name, spelt in patterns.items() if re.search(spelt, folded)}
    assert Names(wanted).held(folded.split()) == held


@given(
    st.lists(
        st.sampled_from(("a", "b.c", "@", "x" * 40, "+", "-", " ", "é", "..", "de"))
    )
)
def test_addresses_are_those_that_the_pattern_finds(parts: list[str]) -> None:
    text = "".join(parts)
    assert list(mails(text)) == MAIL.findall(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("call +963 11 555 0199 now", ["+963 11 555 0199"]),
        ("+963115550199", ["+963115550199"]),
        ("a+963115550199 #+963115550199 /+963115550199", []),
        ("12 + 963 11 555 0199", ["963 11 555 0199"]),
    ],
)
def test_numbers_to_call_in_international_form(text: str, found: list[str]) -> None:
    assert phones(text) == found


def test_contacts_make_way_for_words() -> None:
    text = "write to some.body@drop.example or call +963 11 555 0199"
    left = "write to [contact withheld] or call [contact withheld]"
    assert without_contacts(text) == left
