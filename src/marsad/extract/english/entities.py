"""Names in a report by kind: persons, organisations, places, peoples.

The pipeline proposes; rules and lists are laid over it: titles stay outside, known
words decide, heads of names decide ("... Brigade", "... Province"), and one report
calls one name the same throughout.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.extract.english.capitals import Run, capitals
from marsad.extract.english.entity_words import given_names, known_bodies, words
from marsad.extract.english.heads import extended
from marsad.extract.english.passage import Passage, parsed
from marsad.records.claim import Span
from marsad.text.normal import fold
from marsad.text.parties import fights
from marsad.text.peoples import countries, peoples, regions

KINDS = ("person", "organisation", "place", "people")
_LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_SURE, _LIKELY, _GUESS = 3, 2, 1
_LONGEST = 5
"""Words of a person's name."""
_HALF = 6
"""Letters of the small half of a name are fewer."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name, where it stands and what it names."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A run of tokens that may be a name, and how sure its kind is."""

    run: Run
    kind: str
    weight: int


def entities(
    passages: Sequence[Passage],
    text: str,
    is_place: Callable[[str], bool] = lambda name: False,
) -> list[Entity]:
    """The names of a report, in order. `is_place` says whether a name is in the
    gazetteer."""
    rows = [(passage, _Reader(passage, is_place)) for passage in parsed(passages)]
    found = [(reader, list(reader.read())) for _, reader in rows]
    memory = _Memory(found)
    return [
        Entity(_span(passage, each.run, text), each.kind)
        for (passage, reader), (_, names) in zip(rows, found, strict=True)
        for each in (memory.settle(reader, name) for name in names)
        if each.kind
    ]


def _span(passage: Passage, run: Run, text: str) -> Span:
    assert passage.doc is not None
    start, end = passage.over(passage.doc[run[0] : run[1]])
    for tail in ("'s", "’s"):
        if text[start:end].endswith(tail):
            end -= len(tail)
    return start, end


class _Reader:
    """Reads one sentence."""

    def __init__(self, passage: Passage, is_place: Callable[[str], bool]) -> None:
        assert passage.doc is not None
        self.doc = passage.doc
        self.is_place = is_place
        self.low = [token.lower_.strip(".") for token in self.doc]
        self.said: dict[int, str] = {
            i: _LABELS.get(entity.label_, "")
            for entity in self.doc.ents
            for i in range(entity.start, entity.end)
        }
        self.exact = {
            (entity.start, entity.end): _LABELS.get(entity.label_, "")
            for entity in self.doc.ents
        }

    def text(self, run: Run) -> str:
        """A run as it is written."""
        return str(self.doc[run[0] : run[1]].text)

    def read(self) -> Iterator[_Found]:
        """What may be names, in order."""
        edge = 0
        for run in capitals(self.doc):
            if run[0] < edge:
                continue
            longer = extended(self.doc, run)
            if longer != run and self._body(longer) == "organisation":
                edge = longer[1]
                yield _Found(self._untitled(longer), "organisation", _SURE)
                continue
            edge = run[1]
            yield from self._named(run)

    def _untitled(self, run: Run) -> Run:
        titles = words("person", "titles") - words("person", "shy")
        start = run[0]
        while start < run[1] - 1 and self.low[start] in titles:
            start += 1
        return start, run[1]

    def _body(self, run: Run) -> str:
        """Kind of a name by its head, or nothing."""
        if run[1] - run[0] < 2:
            return ""
        first, last = self.low[run[0]], self.low[run[1] - 1]
        inside = set(self.low[run[0] : run[1]])
        if inside & {"of", "for", "to"}:
            head = self.low[run[0] : run[1]]
            cut = min(head.index(word) for word in inside & {"of", "for", "to"})
            before = head[cut - 1]
            if before in words("place", "openers"):
                return "place"
            return "organisation" if before in words("organisation", "heads") else ""
        if last in words("organisation", "heads"):
            return "organisation"
        if first in words("organisation", "openers"):
            return "organisation"
        return "place" if last in words("place", "heads") else ""

    def _named(self, run: Run) -> Iterator[_Found]:
        """The names that a run of capitals holds."""
        sure = self._listed(run)
        if sure:
            yield _Found(run, sure, _SURE)
            return
        title = self._last_title(run)
        if title is not None:
            yield from self._titled(run, title)
            return
        body = self._body(run)
        if body:
            yield _Found(run, body, _SURE)
            return
        cut = self._leading_people(run)
        if cut is not None:
            yield _Found((run[0], cut), "people", _SURE)
            yield from self._named((cut, run[1]))
            return
        yield from self._proposed(run)

    def _listed(self, run: Run) -> str:
        """Kind of a run that is a known name."""
        name = self.text(run)
        if name in countries() or name in regions():
            return "place"
        if self._is_people(run):
            return "people"
        low = name.lower().strip(".").replace(" ", "")
        if low in words("place", "short"):
            return "place" if name.isupper() else ""
        if low.replace("-", "") in known_bodies():
            return "organisation"
        if fights(name):
            return "organisation"
        return "place" if run[1] - run[0] > 1 and self.is_place(name) else ""

    def _is_people(self, run: Run) -> bool:
        """Nationalities and the like: "Syrian", "Latin American", "Sunni Arabs"."""
        name = self.text(run)
        if name in peoples():
            return True
        *front, last = (self.doc[i] for i in range(*run))
        return last.text in peoples() and all(
            token.text in peoples() or token.lower_ in words("place", "front")
            for token in front
        )

    def _last_title(self, run: Run) -> int | None:
        """The last title that has a name behind it."""
        shy = words("person", "shy")
        if all(self.low[i] in words("person", "titles") for i in range(*run)):
            return run[1] - 1
        for i in range(run[1] - 1, run[0] - 1, -1):
            if self.low[i] in words("person", "titles"):
                if i == run[1] - 1:
                    before = self.low[i - 1] in words("person", "titles")
                    plain = before or self.low[i] not in shy
                    return i if i > run[0] and plain else None
                if self._body((i + 1, run[1])) or self._body((i, run[1])):
                    return None
                return i
        return None

    def _titled(self, run: Run, title: int) -> Iterator[_Found]:
        first = title
        while first > run[0] and self.low[first - 1] in words("person", "titles"):
            first -= 1
        if first > run[0]:
            yield from self._named((run[0], first))
        start = title + 1
        while start < run[1] and not self.doc[start].is_alpha:
            start += 1
        if start < run[1] and self.low[start] not in ("of", "for", "to"):
            yield _Found((start, run[1]), "person", _SURE)

    def short(self, names: Sequence[_Found]) -> Iterator[tuple[_Found, _Found]]:
        """Names with the short ones that stand in brackets right behind them."""
        for one, two in itertools.pairwise(names):
            between = self.low[one.run[1] : two.run[0]]
            if between in (["("], ["["]) and two.run[1] - two.run[0] == 1:
                yield one, two

    def before(self, run: Run) -> str:
        """The word before a run."""
        return self.low[run[0] - 1] if run[0] else ""

    def whole(self, end: int) -> int:
        """The end of a person's name with a small second half: "Kwok-hung"."""
        if end + 1 < len(self.doc) and self.doc[end].text == "-":
            half = self.doc[end + 1]
            bound = not self.doc[end - 1].whitespace_ and not self.doc[end].whitespace_
            if bound and half.is_alpha and half.is_lower and len(half) < _HALF:
                return end + 2
        return end

    def _leading_people(self, run: Run) -> int | None:
        """Where a nationality ends that another name follows."""
        if run[1] - run[0] < 2 or self.exact.get(run) in ("organisation", "place"):
            return None
        for size in (2, 1):
            cut = run[0] + size
            if cut < run[1] and self.text((run[0], cut)) in peoples():
                return cut
        return None

    def _proposed(self, run: Run) -> Iterator[_Found]:
        """What the pipeline says of a run, joined or taken apart."""
        size = run[1] - run[0]
        given = fold(self.low[run[0]]) in given_names()
        if run in self.exact:
            kind = self.exact[run]
            if 2 <= size <= _LONGEST and (given or self._misplaced(run, kind)):
                kind = "person"
            yield _Found(run, kind, _LIKELY)
            return
        if size == 1 and self._is_code(run[0]):
            return
        if size == 1 and _is_acronym(self.text(run)):
            yield _Found(run, "organisation", _LIKELY)
            return
        said = {self.said.get(i, "") for i in range(*run)}
        kinds = said - {""}
        if given and 2 <= size <= _LONGEST:
            yield _Found(run, "person", _LIKELY)
        elif len(kinds) == 1 and size <= _LONGEST:
            yield _Found(run, kinds.pop(), _LIKELY if "" not in said else _GUESS)
        elif kinds:
            yield from self._apart(run)
        else:
            yield _Found(run, "", 0)

    def _is_code(self, i: int) -> bool:
        """Capitals that name no body: "GDP", "RM 20 million"."""
        if self.low[i] in words("other", "not_bodies"):
            return True
        number = i + 1 < len(self.doc) and self.doc[i + 1].like_num
        return number and _is_acronym(self.doc[i].text) and i not in self.said

    def _misplaced(self, run: Run, kind: str) -> bool:
        """Whether two or three words are taken for a place that no gazetteer has and
        that nothing happens in."""
        before = self.before(run)
        name = self.text(run)
        return (
            kind in ("place", "organisation") and before in words("person", "titles")
        ) or (
            kind == "place"
            and before not in words("place", "behind")
            and self.low[run[0]] not in words("place", "front")
            and not any(self.is_place(part) for part in (name, *name.split()))
        )

    def _apart(self, run: Run) -> Iterator[_Found]:
        for (start, end), kind in self.exact.items():
            if run[0] <= start and end <= run[1]:
                yield _Found((start, end), kind, _GUESS)


def _is_acronym(word: str) -> bool:
    bare = word.replace(".", "").replace("-", "")
    return 2 <= len(bare) <= 7 and bare.isupper() and bare.isalpha()


class _Memory:
    """What a whole report calls each name."""

    def __init__(self, found: list[tuple[_Reader, list[_Found]]]) -> None:
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        self.family: set[str] = set()
        """Last words of persons' full names."""
        self.small: set[str] = set()
        """Words that the report also writes small."""
        for reader, names in found:
            self.small.update(t.text for t in reader.doc if t.is_lower)
            for each in names:
                name = reader.text(each.run)
                hint = _by_neighbours(reader, each.run)
                if each.kind:
                    votes[name][each.kind] += 4**each.weight
                if hint and each.weight < _SURE:
                    votes[name][hint] += _HINTS[hint]
                if each.kind == "person" and each.weight >= _LIKELY:
                    parts = [word for word in name.split() if word[:1].isupper()]
                    if len(parts) > 1 or each.weight == _SURE:
                        self.family.add(parts[-1] if parts else name)
            for whole, short in reader.short(names):
                if whole.kind and short.weight < _SURE:
                    votes[reader.text(short.run)][whole.kind] += _BRACKET
        self.kind = {name: kinds.most_common(1)[0][0] for name, kinds in votes.items()}

    # What is said of one mention holds for all that are written alike.
    def settle(self, reader: _Reader, found: _Found) -> _Found:
        """A name with the kind that the whole report gives it."""
        settled = self._settled(reader, found)
        if settled.kind == "person" and found.run[1] - found.run[0] > 1:
            run = found.run[0], reader.whole(found.run[1])
            return replace(settled, run=run)
        return settled

    def _settled(self, reader: _Reader, found: _Found) -> _Found:
        if found.weight == _SURE:
            return found
        name = reader.text(found.run)
        if found.run == (0, 1) and name.lower() in self.small:
            return replace(found, kind="")
        if name in self.family:
            return replace(found, kind="person")
        if reader.before(found.run) in words("place", "behind") and (
            reader.is_place(name) and found.kind != "organisation"
        ):
            return replace(found, kind="place")
        return replace(found, kind=self.kind.get(name, ""))


_HINTS = {"organisation": 40, "person": 40, "place": 12}
"""How much the words around a name count, beside 16 for the pipeline's word."""
_BRACKET = 60
"""How much it counts that a name stands in brackets behind another."""


def _by_neighbours(reader: _Reader, run: Run) -> str:
    """Kind of a name that nothing knows, by the words around it."""
    before = reader.before(run)
    after = reader.low[run[1]] if run[1] < len(reader.low) else ""
    if run[0] == 0 and run[1] - run[0] == 1:
        return ""
    ahead = reader.low[run[0] - 2] if run[0] > 1 else ""
    if after in words("other", "groups"):
        return "organisation"
    if before in ("at", "of") and ahead in words("person", "roles"):
        return "organisation"
    if after in words("person", "speaks") and not _is_acronym(reader.text(run)):
        return "person"
    if before in words("person", "titles") - words("person", "shy"):
        return "person"
    if before in words("place", "behind"):
        return "place"
    return ""
