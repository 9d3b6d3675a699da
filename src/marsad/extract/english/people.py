"""What became of persons the report names: abducted, held, killed, freed, alive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from marsad.extract.english.draft import Draft
from marsad.extract.english.fate_words import (
    forms_of_fate,
    person_words,
    tables_of_fate,
    weapons_of_fate,
)
from marsad.extract.english.naming import Names
from marsad.extract.english.passage import Passage, parsed
from marsad.extract.english.pipeline import FLAGS
from marsad.extract.english.wording import words_of
from marsad.records.claim import Figure, Span

_COUNTED = frozenset(
    {"killed", "wounded", "detained", "abducted", "released", "missing"}
)
_SAME = 12
"""Drafts of one sentence, at most."""
_NEAR = 5
"""Words between a verb and a name that the parse did not tie together."""


def people(passages: Sequence[Passage], text: str) -> list[Draft]:
    """A draft for each named person's fate, in order of the text. Its kind is the
    violence that the clause names, else what the fate itself is."""
    watcher = _Watcher(Names(passages, text))
    for passage in parsed(passages):
        watcher.watch(passage)
    return watcher.drafts


@dataclass
class _Watcher:
    """Goes through a report and remembers whom it last named."""

    names: Names
    drafts: list[Draft] = field(default_factory=list)
    told: str | None = None
    named: tuple[int, str] | None = None
    """Full name of the last person whose fate was told; passage and name of the last
    one plainly named who is no speaker."""

    def watch(self, passage: Passage) -> None:
        doc = passage.doc
        assert doc is not None
        forms = forms_of_fate()
        fates = [token for token in doc if token.lower_ in forms]
        persons = [e for e in doc.ents if _is_person(e)]
        persons += _untagged(doc, fates)
        for token, status, entity in _listed(doc, persons):
            who = self.names.person(entity.text), passage.over(entity)
            self._draft(passage, token, status, who)
        for token in fates:
            if _open_question(token):
                continue
            how, status = forms[token.lower_]
            for name, at in self._patients(passage, token, how, persons):
                self._draft(passage, token, status, (name, at))
        for entity in persons:
            if not _speaks(entity) and _has_forename(entity):
                self.named = passage.index, self.names.person(entity.text)

    def _meant(self, passage: Passage) -> str | None:
        """Whom "he" or "the journalist" stands for."""
        if self.named is not None and self.named[0] >= passage.index - 1:
            return self.named[1]
        return self.told

    def _patients(
        self, passage: Passage, token: Token, how: str, persons: list[Words]
    ) -> Iterator[tuple[str, Span]]:
        """Full names of those a word of fate is about, each with its mention."""
        if how == "is" and token.tag_ == "NN":
            held = _held_as(token, persons)
            if held is not None:
                yield self.names.person(held.text), passage.over(held)
            return
        patient = _patient(token, how)
        if patient is not None:
            found = [e for e in persons if _names_patient(e, patient)]
            for entity in found:
                yield self.names.person(entity.text), passage.over(entity)
            meant = self._meant(passage)
            if not found and meant is not None and _refers(patient):
                yield meant, passage.at(patient)
            return
        near = _adjacent(token, how, persons)
        if near is not None:
            yield self.names.person(near.text), passage.over(near)

    def _draft(
        self, passage: Passage, token: Token, status: str, who: tuple[str, Span]
    ) -> None:
        name, mention = who
        span = _clause(passage, token, mention)
        if any(
            d.person == name and d.status == status and d.passage == passage.index
            for d in self.drafts[-_SAME:]
        ):
            return
        self.drafts.append(
            Draft(
                passage=passage.index,
                span=span,
                kind=_kind(passage, span, status),
                anchor=passage.at(token),
                figures=_figures(passage, span, status, mention),
                person=name,
                status=status,
                rules=("people",),
            )
        )
        self.told = name


_QUESTION = 10
"""Tokens before a fate in which "whether" leaves it open."""


def _open_question(token: Token) -> bool:
    """ "whether he is dead or alive" tells neither"""
    doc = token.doc
    before = doc[max(0, token.i - _QUESTION) : token.i]
    if any(t.lower_ == "whether" for t in before):
        return True
    around = [t.lower_ for t in doc[max(0, token.i - 2) : token.i + 3]]
    return "or" in around and {"dead", "alive"} <= set(around)


def _is_person(entity: Words) -> bool:
    """Whether what the tagger calls a person looks like one."""
    if entity.label_ != "PER" and not (
        entity.label_ == "ORG" and _has_forename(entity)
    ):
        return False
    low = [token.lower_ for token in entity]
    if set(low) & person_words("bodies") or any(
        word in forms_of_fate() for word in low
    ):
        return False
    titled = entity.start > 0 and (
        entity.doc[entity.start - 1].lower_.strip(".") in words_of("titles", "words")
    )
    if titled or any(token.lex.check_flag(FLAGS["per"]) for token in entity):
        return True
    if low[0] in ("al", "el", "the"):
        return False
    if low[0] in person_words("honorifics"):
        return True
    flags = (FLAGS["loc"],) if len(low) > 1 else (FLAGS["loc"], FLAGS["org"])
    return not any(t.lex.check_flag(flag) for t in entity for flag in flags)


def _untagged(doc: Doc, fates: list[Token]) -> list[Words]:
    """Subjects of a fate that are written as names, where the tagger saw none."""
    found: list[Words] = []
    for fate in fates:
        for child in fate.children:
            if child.dep_ not in ("nsubj", "nsubj:pass") or child.ent_type_:
                continue
            first = child.left_edge.i
            name = doc[first : child.i + 1]
            flags = (FLAGS["loc"], FLAGS["org"])
            if name[0].lower_ in words_of("gaps", "days"):
                continue
            if all(t.tag_ == "NNP" and not t.text.isupper() for t in name) and not any(
                t.lex.check_flag(flag) or t.lower_ in person_words("bodies")
                for t in name
                for flag in flags
            ):
                found.append(name)
    return found


def _has_forename(entity: Words) -> bool:
    return len(entity) > 1 and entity[0].lex.check_flag(FLAGS["per"])


def _speaks(entity: Words) -> bool:
    """Whether a name is the subject of a verb of saying, or beside one."""
    says = words_of("verbs", "say") | words_of("verbs", "tell")
    if entity.root.head.lower_ in says:
        return True
    around = entity.doc[max(0, entity.start - 2) : entity.end + 2]
    return any(token.lower_ in says for token in around)


def _held_as(token: Token, persons: list[Words]) -> Words | None:
    """The person of "X's presence as a prisoner", "holding X as a hostage"."""
    before = token.doc[max(0, token.i - 3) : token.i]
    if not any(t.lower_ == "as" for t in before):
        return None
    near = [e for e in persons if 0 < token.i - e.end <= 6]
    return near[-1] if near else None


def _patient(token: Token, how: str) -> Token | None:
    """The word for the one whose fate it is, by the parse."""
    kids = {child.dep_: child for child in token.children}
    if how == "of":
        return kids.get("nmod:poss") or kids.get("nmod")
    if how in ("does", "is"):
        return kids.get("nsubj") or _described(token)
    if token.tag_ == "VBN":
        return kids.get("nsubj:pass") or kids.get("obj") or _described(token)
    return kids.get("obj") or kids.get("nsubj:pass")


def _described(token: Token) -> Token | None:
    """The noun that a participle stands behind: "X, a worker kidnapped in May"."""
    if token.dep_ not in ("acl", "acl:relcl", "amod") or token.head.i > token.i:
        return None
    return token.head


_LISTS = frozenset({"including", "was", "were", "is", "are", "as", "them"})
_LIST_STARTS = frozenset({"among", "those", "named", "identified", "including"})
_SUFFERED = frozenset({"suffered", "sustained"})


def _listed(doc: Doc, persons: list[Words]) -> Iterator[tuple[Token, str, Words]]:
    """Persons named in a list of a fate: "among the dead was X", "named the killed as
    X and Y", "killed ten, including X", "X suffered a wound"."""
    forms = forms_of_fate()
    last: tuple[Token, str, int] | None = None
    for entity in persons:
        token = _list_head(doc, entity)
        if token is not None:
            last = token, forms[token.lower_][1], entity.end
            yield token, last[1], entity
        elif last is not None and _only(doc[last[2] : entity.start], _AND, 1):
            last = last[0], last[1], entity.end
            yield last[0], last[1], entity
        else:
            after = doc[entity.end : entity.end + 8]
            hurt = next((t for t in after if t.lower_ in _SUFFERED), None)
            if hurt is not None and any(t.lower_[:5] in _HARM for t in after):
                yield hurt, "wounded", entity


_AND = frozenset({"CC", ","})
_HARM = frozenset({"wound", "injur", "burns"})


def _list_head(doc: Doc, entity: Words) -> Token | None:
    """The word of fate that a list before a name is about."""
    start = entity.start - 1
    titles = (
        words_of("titles", "words")
        | person_words("combatant")
        | person_words("civilian")
    )
    while start > 0 and (
        doc[start].lower_.strip(".") in titles or doc[start].tag_ in _NOMINAL
    ):
        start -= 1
    if start < 0 or doc[start].lower_ not in _LISTS or entity.start - start > 8:
        return None
    for i in range(start - 1, max(-1, start - 12), -1):
        how = forms_of_fate().get(doc[i].lower_)
        told = doc[i].lower_ in ("dead", "wounded", "injured", "killed", "slain")
        if how is not None and how[1] in _COUNTED and (told or how[0] == "done_to"):
            marks = {t.lower_ for t in doc[max(0, i - 4) : start + 1]}
            return doc[i] if marks & _LIST_STARTS else None
    return None


def _names_patient(entity: Words, patient: Token) -> bool:
    """Whether a name is the patient, in apposition to it, or beside it."""
    if entity.start <= patient.i < entity.end:
        return True
    first, last = sorted((entity.start, patient.i))
    apart = entity.doc[first:last]
    explained = any(t.is_bracket for t in apart)
    if last - first > (16 if explained else 8) or any(t.is_quote for t in apart):
        return False
    between = entity.doc[entity.end : patient.i]
    if len(between) and between[0].lower_ == "and" and _only(between[1:], _NOMINAL, 3):
        return True
    root = entity.root
    for _ in range(3):
        if root.head.i == patient.i:
            return root.dep_ in ("appos", "flat", "conj", "compound", "nmod:desc")
        if root.dep_ not in ("appos", "flat", "conj", "compound"):
            return patient.dep_ in (
                "appos",
                "flat",
            ) and entity.start <= patient.head.i < (entity.end)
        root = root.head
    return False


def _refers(patient: Token) -> bool:
    """Whether a word stands for a person named before."""
    if patient.lower_ in person_words("pronouns"):
        return True
    if patient.lower_ not in person_words("roles"):
        return False
    return any(child.lower_ == "the" for child in patient.children)


def _adjacent(token: Token, how: str, persons: list[Words]) -> Words | None:
    """The name right beside a verb, where the parse ties nobody to it."""
    if how == "of" or not token.tag_.startswith("VB"):
        return None
    doc = token.doc
    passive = token.i > 0 and doc[token.i - 1].lower_ in words_of("grammar", "be")
    for entity in persons:
        if entity.end <= token.i:
            left = doc[entity.end : token.i]
            if _only(left, _AUXILIARY, 3) and (how != "done_to" or len(left)):
                return entity
        elif (
            how == "done_to"
            and not passive
            and _only(doc[token.i + 1 : entity.start], _NOMINAL, _NEAR)
        ):
            return entity
    return None


_AUXILIARY = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB", "RB", "MD"})
_NOMINAL = frozenset({"DT", "JJ", "NN", "NNP", "HYPH"})


def _only(words: Words, tags: frozenset[str], most: int) -> bool:
    return len(words) <= most and all(token.tag_ in tags for token in words)


_CUT = frozenset({"conj", "parataxis", "advcl", "punct", "cc", "mark"})


def _clause(passage: Passage, token: Token, mention: Span) -> Span:
    """The clause of a word of fate, with the name it is about."""
    doc = passage.doc
    assert doc is not None
    head = token
    if head.pos_ not in ("VERB", "AUX", "ADJ") and head.head.pos_ in ("VERB", "ADJ"):
        head = head.head
    first = last = token.i
    for child in head.children:
        if child.dep_ in _CUT and not _belongs(child):
            continue
        first = min(first, child.left_edge.i)
        last = max(last, child.right_edge.i)
    while doc[first].tag_ in ("IN", "CC", ",", "``", "''", ".") and first < token.i:
        first += 1
    while doc[last].is_punct and last > token.i:
        last -= 1
    start, end = passage.over(doc[first : last + 1])
    return min(start, mention[0]), max(end, mention[1])


def _belongs(child: Token) -> bool:
    return child.dep_ == "advcl" and child.lower_ in ("following", "including")


def _kind(passage: Passage, span: Span, status: str) -> str:
    """The violence that the clause names, else the kind that goes with the fate."""
    if status in ("killed", "wounded"):
        assert passage.doc is not None
        said = {t.lower_ for t in passage.doc if _inside(passage, t, span)}
        for kind, words in weapons_of_fate():
            if said & words:
                return kind
    return tables_of_fate()["kinds"][status]


def _inside(passage: Passage, token: Token, span: Span) -> bool:
    start, end = passage.at(token)
    return span[0] <= start and end <= span[1]


def _figures(
    passage: Passage, span: Span, status: str, mention: Span
) -> tuple[Figure, ...]:
    """A single named person is a figure of one."""
    if status not in _COUNTED:
        return ()
    doc = passage.doc
    assert doc is not None
    low = {t.lower_ for t in doc if _inside(passage, t, span)}
    population = "people"
    if low & person_words("civilian"):
        population = "civilians"
    elif low & person_words("combatant"):
        population = "combatants"
    at = (mention[0] - passage.span[0], mention[1] - passage.span[0])
    return (Figure(status, doc.text[at[0] : at[1]], mention, 1, 1, False, population),)
