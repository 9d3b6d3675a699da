"""Read the two treebanks (CoNLL-U), with the names that GUM's mentions give."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from training.tree import ROOT, Name, Tree

Rows = list[list[str]]
"""The ten columns of each token; ranges (multi-word tokens) stand among them."""


def read(lines: Iterable[str], *, mentions: bool = False) -> Iterator[Tree]:
    """The sentences; with names from `Entity=` where `mentions` is set."""
    for sent_id, rows in _sentences(lines):
        tree = replace(_tree(rows), id=sent_id)
        if mentions:
            tokens = [row for row in rows if row[0].isdigit()]
            tree = replace(tree, names=tuple(_mentioned(tokens)))
        yield tree


def _sentences(lines: Iterable[str]) -> Iterator[tuple[str, Rows]]:
    rows: Rows = []
    sent_id = ""
    for line in lines:
        if line.startswith("# sent_id"):
            sent_id = line.split("=", 1)[1].strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield sent_id, rows
            rows = []
    if rows:
        yield sent_id, rows


def _tree(rows: Rows) -> Tree:
    tokens = [row for row in rows if row[0].isdigit()]
    words, spaces = _surface(rows, len(tokens))
    heads = [int(row[6]) for row in tokens]
    return Tree(
        tuple(words),
        tuple(spaces),
        tuple(row[4] for row in tokens),
        tuple(row[3] for row in tokens),
        tuple(head - 1 if head else i for i, head in enumerate(heads)),
        tuple(row[7] if row[6] != "0" else ROOT for row in tokens),
    )


def _surface(rows: Rows, size: int) -> tuple[list[str], list[bool]]:
    words, spaces = [""] * size, [True] * size
    for row in rows:
        if row[0].isdigit():
            words[int(row[0]) - 1] = row[1].replace(" ", "_")
            spaces[int(row[0]) - 1] = "SpaceAfter=No" not in row[9]
    for row in rows:
        first, dash, last = row[0].partition("-")
        if not dash:
            continue
        a, z = int(first) - 1, int(last)
        spaces[a : z - 1] = [False] * (z - 1 - a)
        spaces[z - 1] = "SpaceAfter=No" not in row[9]
        cut = len(words[a])
        if z - a == 2 and "".join(words[a:z]) != row[1] and cut < len(row[1]):
            words[a], words[a + 1] = row[1][:cut], row[1][cut:]
    spaces[-1:] = [True]
    return words, spaces


_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]+)")
_BRACKET = re.compile(r"\(([^()]*)(\))?|([^()]+)\)")
_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_INNER = frozenset(("-", ".", "&", "of", "for", "al", "bin", "de", "van", "von"))


def _mentioned(tokens: Rows) -> list[Name]:
    """Named mentions: those whose head is a proper noun, cut to the name itself."""
    taken: set[int] = set()
    found = []
    for first, end, kind in sorted(_mentions(tokens), key=lambda m: m[0] - m[1]):
        label = _KINDS.get(kind)
        head = _head(tokens, first, end)
        if label is None or head is None or tokens[head][3] != "PROPN":
            continue
        if label == "PER" and tokens[head][4] == "NNPS":
            continue
        a, z = _edges(tokens, head, (first, end), label == "PER")
        if not taken.intersection(range(a, z)):
            taken.update(range(a, z))
            found.append((a, z, label))
    return sorted(found)


def _mentions(tokens: Rows) -> Iterator[Name]:
    """Every mention within the sentence: first, end, type."""
    waiting: dict[str, list[tuple[int, str]]] = {}
    for i, row in enumerate(tokens):
        match = _ENTITY.search(row[9])
        for opened, closed, ended in _BRACKET.findall(match[1]) if match else ():
            if opened:
                group, _, rest = opened.partition("-")
                kind = rest.split("-", 1)[0]
                if closed:
                    yield i, i + 1, kind
                else:
                    waiting.setdefault(group, []).append((i, kind))
            elif waiting.get(ended):
                first, kind = waiting[ended].pop()
                yield first, i + 1, kind


def _head(tokens: Rows, first: int, end: int) -> int | None:
    for i in range(first, end):
        if not first <= int(tokens[i][6]) - 1 < end:
            return i
    return None


def _capital(tokens: Rows, i: int) -> bool:
    row = tokens[i]
    named = row[3] == "PROPN" or row[4] in ("NNP", "NNPS")
    return named or (i > 0 and row[1][0].isupper() and row[3] in ("ADJ", "NOUN", "NUM"))


def _edges(
    tokens: Rows, head: int, mention: tuple[int, int], person: bool
) -> tuple[int, int]:
    """The capitalised stretch around the head, "of", hyphens and the like inside."""
    first, end = mention
    a, z = head, head + 1
    inner = _INNER - {"of", "for"} if person else _INNER
    while a > first:
        if _capital(tokens, a - 1):
            a -= 1
        elif a - 2 >= first and tokens[a - 1][1] in inner and _capital(tokens, a - 2):
            a -= 2
        else:
            break
    while z < end:
        if _capital(tokens, z):
            z += 1
        elif z + 1 < end and tokens[z][1] in inner and _capital(tokens, z + 1):
            z += 2
        else:
            break
    return a, z
