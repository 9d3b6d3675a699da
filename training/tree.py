"""A sentence as plain tuples: words, tags, tree and names; and how to change one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

Name = tuple[int, int, str]
"""First token, token behind the last, type (PER, ORG or LOC)."""
ROOT = "ROOT"


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence. The syntax is either complete or empty; indices count tokens."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    """Whether a space follows the word."""
    tags: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    """The root is its own head."""
    deps: tuple[str, ...] = ()
    names: tuple[Name, ...] | None = None
    """None where nobody marked the names."""
    unsure: frozenset[int] = frozenset()
    """Tokens of which nobody knows whether they are part of a name."""
    id: str = ""

    @property
    def text(self) -> str:
        """The words with the spaces between them."""
        pairs = zip(self.words, self.spaces, strict=True)
        return "".join(word + " " * space for word, space in pairs)


def with_words(tree: Tree, words: Sequence[str]) -> Tree:
    """The same sentence, spelt otherwise."""
    return replace(tree, words=tuple(words))


def without(tree: Tree, gone: Collection[int]) -> Tree:
    """The sentence less some tokens, none of which has others hanging from it.

    A name that loses a token at its edge or inside keeps the rest. A space behind
    the lost token passes to the token before it.
    """
    kept = [i for i in range(len(tree.words)) if i not in gone]
    new = {old: at for at, old in enumerate(kept)}
    spaces = list(tree.spaces)
    for i in sorted(gone, reverse=True):
        if i and spaces[i]:
            spaces[i - 1] = True
    return Tree(
        tuple(tree.words[i] for i in kept),
        tuple(spaces[i] for i in kept),
        _picked(tree.tags, kept),
        _picked(tree.pos, kept),
        tuple(new[tree.heads[i]] for i in kept) if tree.heads else (),
        _picked(tree.deps, kept),
        None if tree.names is None else _moved(tree.names, new),
        frozenset(new[i] for i in tree.unsure if i in new),
        tree.id,
    )


def _picked(values: Sequence[str], kept: Sequence[int]) -> tuple[str, ...]:
    return tuple(values[i] for i in kept) if values else ()


def _moved(names: Sequence[Name], new: dict[int, int]) -> tuple[Name, ...]:
    found = []
    for first, end, kind in names:
        inside = [new[i] for i in range(first, end) if i in new]
        if inside:
            found.append((inside[0], inside[-1] + 1, kind))
    return tuple(found)


def childless(tree: Tree, index: int) -> bool:
    """Whether nothing hangs from the token (true where there is no syntax)."""
    return all(h != index or i == index for i, h in enumerate(tree.heads))


def put_in(tree: Tree, name: Name, new: Tree) -> Tree | None:
    """The sentence with another name in place of one of its own.

    What hung from the old name hangs from the new one's head. None where the old
    name is not one subtree.
    """
    first, end, kind = name
    size, n = len(new.words), len(tree.words)
    shift = size - (end - first)

    def moved(i: int) -> int:
        return i if i < first else i + shift

    spaces = (*new.spaces[:-1], tree.spaces[end - 1])
    names = tuple(
        (moved(a), moved(z - 1) + 1, k) if (a, z, k) != name else (a, a + size, kind)
        for a, z, k in tree.names or ()
    )
    heads: tuple[int, ...] = ()
    deps: tuple[str, ...] = ()
    if tree.heads:
        tops = [i for i in range(first, end) if not first <= tree.heads[i] < end]
        tops += [i for i in range(first, end) if tree.heads[i] == i]
        if len(tops) != 1:
            return None
        top = first + _root(new)
        above = [
            top if first <= tree.heads[i] < end else moved(tree.heads[i])
            for i in range(n)
        ]
        old = tops[0]
        up = top if tree.heads[old] == old else moved(tree.heads[old])
        own = [up if h == i else first + h for i, h in enumerate(new.heads)]
        heads = (*above[:first], *own, *above[end:])
        own_deps = [
            tree.deps[old] if h == i else d
            for i, (h, d) in enumerate(zip(new.heads, new.deps, strict=True))
        ]
        deps = (*tree.deps[:first], *own_deps, *tree.deps[end:])
    return Tree(
        (*tree.words[:first], *new.words, *tree.words[end:]),
        (*tree.spaces[:first], *spaces, *tree.spaces[end:]),
        (*tree.tags[:first], *new.tags, *tree.tags[end:]) if tree.tags else (),
        (*tree.pos[:first], *new.pos, *tree.pos[end:]) if tree.pos else (),
        heads,
        deps,
        names,
        frozenset(moved(i) for i in tree.unsure),
        tree.id,
    )


def _root(tree: Tree) -> int:
    return next(i for i, head in enumerate(tree.heads) if head == i)
