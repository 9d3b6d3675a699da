"""Put other names in the place of a sentence's own; its tree stays true."""

import random
from collections.abc import Callable

from training.made_names import group, person, place
from training.tree import Tree, put_in

MAKERS: dict[str, Callable[[random.Random], Tree]] = {
    "PER": person,
    "ORG": group,
    "LOC": place,
}
_PROPER = frozenset(("NNP", "NNPS", "HYPH"))


def swapped(tree: Tree, rng: random.Random, share: float = 0.8) -> Tree | None:
    """The sentence with about `share` of its names replaced; None if none could be."""
    changed = False
    for name in reversed(tree.names or ()):
        first, end, kind = name
        proper = not tree.tags or _PROPER.issuperset(tree.tags[first:end])
        if not proper or rng.random() > share:
            continue
        made = put_in(tree, name, MAKERS[kind](rng))
        if made is not None:
            tree, changed = made, True
    return tree if changed else None
