"""Join things into groups without ever joining two that must stay apart."""

from collections.abc import Callable, Collection, Iterable


class Groups:
    """Disjoint groups of ids that grow by joins which nothing forbids.

    The caller sorts the joins by content, so that the groups never depend on
    the order in which anything was read.
    """

    def __init__(self, ids: Iterable[str], forbid: Callable[[str, str], bool]) -> None:
        self._group: dict[str, list[str]] = {id: [id] for id in sorted(ids)}
        self._forbid = forbid

    def join(
        self,
        a: str,
        b: str,
        force: bool = False,
        forbid: Callable[[str, str], bool] | None = None,
    ) -> bool:
        """Join the groups of two ids; False where some member forbids it, by `forbid`
        if it is given."""
        one, other = self._group[a], self._group[b]
        if one is other:
            return True
        if not force and self._clash(one, other, forbid or self._forbid):
            return False
        one.extend(other)
        for id in other:
            self._group[id] = one
        return True

    def leave(self, id: str) -> None:
        """Take an id out of its group, into one of its own."""
        self._group[id].remove(id)
        self._group[id] = [id]

    def together(self, a: str, b: str) -> bool:
        """True if two ids are in one group."""
        return self._group[a] is self._group[b]

    def of(self, id: str) -> list[str]:
        """The members of an id's group, sorted."""
        return sorted(self._group[id])

    def all(self) -> list[list[str]]:
        """Every group once, members sorted, groups by their first member."""
        seen = {min(group): group for group in self._group.values()}
        return [sorted(seen[first]) for first in sorted(seen)]

    def _clash(
        self,
        one: Collection[str],
        other: Collection[str],
        forbid: Callable[[str, str], bool],
    ) -> bool:
        return any(forbid(a, b) for a in one for b in other)
