"""Which claims name one person: names that agree, and nothing told that rules it out.

Claims that tell the same of a person make one node, so that a name told a thousand
times is compared once. Nodes join from the surest down: full names with an age, full
names without, kin, then names that alone tell nobody.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from marsad.records.event import Pair
from marsad.resolve.item import Item
from marsad.resolve.profile import Profile, Told, alike, two_people
from marsad.resolve.union import Groups
from marsad.text.names import (
    common_alone,
    given_keys,
    kin_of,
    name_key,
    name_words,
    same_person,
)
from marsad.text.normal import fold

SAME_STORY = 14
"""Days within which one publisher's reports mean one person by a common name alone."""


@dataclass(slots=True)
class Node:
    """Claims that tell the same of a person of one name."""

    id: str
    profile: Profile
    items: list[Item] = field(default_factory=list)

    @property
    def words(self) -> tuple[str, ...]:
        """The telling words of the name."""
        return name_words(self.profile.name)

    @property
    def reports(self) -> set[str]:
        """The reports whose claims it holds."""
        return {item.report.id for item in self.items}


def group_persons(
    named: Mapping[str, Item], told: Told, links: tuple[set[Pair], set[Pair]]
) -> list[list[str]]:
    """Groups of ids of claims, one a person, sorted.

    `links` are pairs of claims that reviewers have ruled together and apart; a ruling
    is never contradicted.
    """
    together, apart = links
    ruled = {id for pair in together | apart for id in pair}
    nodes, of_claim = _nodes(named, told, ruled)
    kept_apart = {_pair(of_claim, pair) for pair in apart if set(pair) <= set(of_claim)}

    def forbid(a: str, b: str) -> bool:
        if (min(a, b), max(a, b)) in kept_apart:
            return True
        one, other = nodes[a].profile, nodes[b].profile
        return not alike(one, other) or two_people(one, other)

    groups = Groups(nodes, forbid)
    for pair in sorted(together):
        if set(pair) <= set(of_claim):
            a, b = _pair(of_claim, pair)
            groups.join(a, b, force=True)
    _join(nodes, groups)
    claims = {id: [item.claim.id for item in node.items] for id, node in nodes.items()}
    found = (sorted(c for id in ids for c in claims[id]) for ids in groups.all())
    return sorted(found)


def _pair(of_claim: Mapping[str, str], pair: Pair) -> Pair:
    a, b = sorted(of_claim[id] for id in pair)
    return a, b


def _nodes(
    named: Mapping[str, Item], told: Told, ruled: set[str]
) -> tuple[dict[str, Node], dict[str, str]]:
    """Nodes by id, the smallest id of their claims, and each claim's node."""
    shelf: dict[tuple[object, ...], Node] = {}
    of_claim: dict[str, str] = {}
    for id, item in sorted(named.items()):
        profile = told.profile(item)
        alone = len(name_words(profile.name)) < 2 or kin_of(profile.name)
        key = (
            profile.name,
            profile.born,
            profile.home,
            profile.died,
            profile.where.entry if profile.where else None,
            item.report.id if alone else None,
            id if id in ruled else None,
        )
        node = shelf.setdefault(key, Node(id, profile))
        node.items.append(item)
        of_claim[id] = node.id
    return {node.id: node for node in shelf.values()}, of_claim


def _join(nodes: Mapping[str, Node], groups: Groups) -> None:
    full = [
        n for n in nodes.values() if len(n.words) > 1 and not kin_of(n.profile.name)
    ]
    shelves: dict[str, list[Node]] = {}
    blocks: dict[tuple[str, str], list[Node]] = {}
    ordered = sorted(full, key=_fullest)
    for node in ordered:
        for family, given in _keys(node):
            blocks.setdefault((family, given), []).append(node)
            if node not in shelves.setdefault(family, [])[-1:]:
                shelves[family].append(node)
    for pair in sorted({p for block in blocks.values() for p in _told_pairs(block)}):
        groups.join(*pair)
    for node in (n for n in ordered if n.profile.bare):
        near = {o.id: o for key in _keys(node) for o in blocks[key]}
        _join_only(node, [near[id] for id in sorted(near)], groups)
    kin = [n for n in nodes.values() if kin_of(n.profile.name)]
    for a, b in combinations(sorted(kin, key=_fullest), 2):
        if _same_kin(a, b):
            groups.join(a.id, b.id)
    short = [n for n in nodes.values() if len(n.words) < 2 and n not in kin]
    _join_short(sorted(short, key=_fullest), shelves, groups)


def _fullest(node: Node) -> tuple[int, str, str]:
    return -len(node.words), fold(node.profile.name), node.id


def _keys(node: Node) -> set[tuple[str, str]]:
    """What nodes of one person share: the sound of a family name, and how the given
    name begins or of which name it is a short form; of any name told."""
    found: set[tuple[str, str]] = set()
    for words in map(name_words, node.profile.names):
        if len(words) > 1:
            family = _sound_of(words[-1])
            found |= {(family, given) for given in given_keys(words[0])}
    return found


def _sound_of(word: str) -> str:
    """Consonants behind the first sound, as that may be written in several ways."""
    return name_key(word)[1:]


def _told_pairs(shelf: Sequence[Node]) -> Iterator[Pair]:
    """Pairs of full names of which something tells more than the name."""
    telling = [node for node in shelf if not node.profile.bare]
    for a, b in combinations(telling, 2):
        if alike(a.profile, b.profile):
            yield a.id, b.id


def _join_only(node: Node, shelf: Iterable[Node], groups: Groups) -> None:
    """Join a full name with those like it, where they are not of two people; with
    those of its own reports first."""
    fits = [o for o in shelf if o is not node and alike(node.profile, o.profile)]
    known = [
        o
        for o in fits
        if not o.profile.bare and not two_people(node.profile, o.profile)
    ]
    if not known:
        for other in sorted(fits, key=_fullest):
            if other.profile.bare:
                groups.join(node.id, other.id)
        return
    cases = {min(groups.of(o.id)) for o in known}
    if len(cases) > 1:
        here = [o for o in known if o.reports & node.reports]
        cases = {min(groups.of(o.id)) for o in here}
    if len(cases) == 1:
        groups.join(node.id, min(cases))


def _same_kin(a: Node, b: Node) -> bool:
    """Kin told by whose they are: one name in one report, or of one full name."""
    if not same_person(a.profile.name, b.profile.name):
        return False
    whose = (kin_of(a.profile.name) or ("", ""))[1]
    return bool(a.reports & b.reports) or len(name_words(whose)) > 1


def _join_short(
    short: Sequence[Node], shelves: Mapping[str, list[Node]], groups: Groups
) -> None:
    """Family names and single names, where only one person can be meant."""
    loose = []
    for node in short:
        key = _sound_of(node.words[-1]) if node.words else ""
        fits = [o for o in shelves.get(key, []) if alike(node.profile, o.profile)]
        here = [o for o in fits if o.reports & node.reports]
        cases = {min(groups.of(o.id)) for o in here or fits}
        if len(cases) == 1:
            groups.join(node.id, min(cases))
        elif not cases:
            loose.append(node)
    for a, b in combinations(loose, 2):
        if alike(a.profile, b.profile) and _one_story(a, b):
            groups.join(a.id, b.id)


def _one_story(a: Node, b: Node) -> bool:
    """True if a name alone means one person in two reports: a rare one, or one told of
    with the same age or home, or in one publisher's reports of one time."""
    if not common_alone(a.profile.name) and not common_alone(b.profile.name):
        return True
    if a.profile.born and b.profile.born:
        return not two_people(a.profile, b.profile)
    if a.profile.home and b.profile.home:
        return fold(a.profile.home) == fold(b.profile.home)
    return any(_near(x, y) for x in a.items for y in b.items)


def _near(a: Item, b: Item) -> bool:
    """True for two reports that one publisher put out at about one time."""
    one, other = a.report.published, b.report.published
    if one is None or other is None or abs((one - other).days) > SAME_STORY:
        return False
    return a.report.publisher is not None and a.report.publisher == b.report.publisher
