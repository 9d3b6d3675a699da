"""Name a report's speakers: fullest forms, organisations behind them, references."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from marsad.extract.english.naming import LEADING, SPACES, Names, untitled
from marsad.extract.english.passage import Passage
from marsad.extract.english.phrases import Run
from marsad.extract.english.pipeline import FLAGS
from marsad.extract.english.wording import words_of


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name and the organisations it speaks through."""

    name: str
    via: tuple[str, ...] = ()
    person: bool = False


def speaker_of(passage: Passage, run: Run, names: Names) -> Speaker:
    """Who a noun phrase names."""
    run = _past_dateline(passage, run)
    said = _STATEMENT.match(LEADING.sub("", _text(passage, run)))
    if said is not None:
        return Speaker(_body(said[1], names) or said[1])
    person = _person_in(passage, run)
    if person is not None:
        return _named_person(passage, run, person, names)
    return _named_body(passage, _trimmed(passage, run), names)


def _past_dateline(passage: Passage, run: Run) -> Run:
    """Without the "LONDON -" that an agency's story opens with."""
    doc = passage.doc
    assert doc is not None
    for i in range(run[0] + 1, min(run[0] + 6, run[1] - 1)):
        if doc[i].text in _DASHES and doc[i].whitespace_ and doc[run[0]].is_upper:
            return i + 1, run[1]
    return run


_DASHES = frozenset({"-", "–", "—", "--"})
_AGAIN = frozenset({"a", "an", "another", "the", ","})
"""Begin a second description of the same body."""


def _trimmed(passage: Passage, run: Run) -> Run:
    """Without articles in front and relative clauses behind."""
    assert passage.doc is not None
    start, end = run
    low = [token.lower_ for token in passage.doc]
    while start < end - 1 and low[start] in words_of("grammar", "front"):
        start += 1
    for i in range(start + 1, end):
        before = passage.doc[i - 1].tag_
        if low[i] in _AGAIN and before not in ("IN", "CC", "TO", "HYPH"):
            end = i
            break
        verb = passage.doc[i].tag_ in ("WP", "WDT", "WRB", "VBD", "VBZ")
        if (verb and low[i] not in words_of("nouns", "source")) or (
            passage.doc[i].tag_ in ("VBG", "VBN")
            and low[i] not in ("named", "called", "monitoring")
            and _clausal(passage, i)
        ):
            end = i
            break
    while end - 1 > start and low[end - 1] in words_of("grammar", "back"):
        end -= 1
    return start, end


def _clausal(passage: Passage, i: int) -> bool:
    """A participle that begins a clause of its own: "run by", "operating in"."""
    assert passage.doc is not None
    token = passage.doc[i]
    return token.dep_ in ("acl", "acl:relcl", "advcl") and token.head.i < i


def _person_in(passage: Passage, run: Run) -> Run | None:
    """The last personal name in a noun phrase, unless a part of a longer name."""
    doc = passage.doc
    assert doc is not None
    low = [token.lower_ for token in doc[run[0] : run[1]]]
    found = [e for e in doc.ents if e.label_ == "PER" and run[0] <= e.start < run[1]]
    for entity in sorted(found, key=lambda e: e.end < run[1]):
        if entity.end < run[1] and doc[entity.end].tag_ in _MORE_OF_NAME:
            continue
        after = low[entity.end - run[0] : entity.end - run[0] + 1]
        if after and after[0] in words_of("nouns", "general") | {"tv", "television"}:
            continue
        ahead = low[: entity.start - run[0]]
        if set(ahead) & words_of("nouns", "person_source") and ahead[-1] in _PLACING:
            continue
        if untitled(entity.text)[:1].isupper():
            return _widened(passage, (entity.start, min(entity.end, run[1])), run[0])
    bare_name = _titled(passage, run) or _forenamed(passage, run)
    return bare_name or _named_last(passage, run)


def _named_last(passage: Passage, run: Run) -> Run | None:
    """Two or three capitalised words behind a common noun: "committee Omar Haddad"."""
    doc = passage.doc
    assert doc is not None
    first = run[1]
    while first > run[0] and _of_name(doc[first - 1].text):
        first -= 1
    if not 2 <= run[1] - first <= 4 or first == run[0]:
        return None
    low = {token.lower_ for token in doc[first : run[1]]}
    if low & words_of("nouns", "source") or doc[first - 1].tag_ not in ("NN", "NNS"):
        return None
    return first, run[1]


def _forenamed(passage: Passage, run: Run) -> Run | None:
    """A run of capitalised words that opens with a known forename."""
    doc = passage.doc
    assert doc is not None
    end = run[0]
    if doc[run[1] - 1].lower_ in words_of("nouns", "person_source"):
        return None
    while end < run[1] and _of_name(doc[end].text):
        end += 1
    if not 2 <= end - run[0] <= 4 or not doc[run[0]].lex.check_flag(FLAGS["per"]):
        return None
    low = {token.lower_ for token in doc[run[0] : end]}
    return None if low & words_of("nouns", "source") else (run[0], end)


def _widened(passage: Passage, name: Run, start: int) -> Run:
    """With the forename that the tagger left out."""
    doc = passage.doc
    assert doc is not None
    first = name[0]
    while first > start and doc[first - 1].lex.check_flag(FLAGS["per"]):
        if doc[first - 1].lower_ in words_of("titles", "words"):
            break
        first -= 1
    return first, name[1]


def _titled(passage: Passage, run: Run) -> Run | None:
    """A capitalised name behind a title, where the tagger saw no person."""
    doc = passage.doc
    assert doc is not None
    titles = words_of("titles", "words")
    for i in range(run[1] - 2, run[0] - 1, -1):
        if doc[i].lower_.strip(".") in titles:
            name = range(i + 1, run[1])
            fits = 1 <= len(name) <= 4 and all(_of_name(doc[k].text) for k in name)
            return (i + 1, run[1]) if fits else None
    return None


def _of_name(word: str) -> bool:
    return word[:1].isupper() or word in ("al", "el", "-", "bin", "abu")


_MORE_OF_NAME = frozenset({"NN", "NNS", "JJ", "HYPH"})
_PLACING = frozenset({"in", "at", "of", "from", "near", "for", "inside", "the"})


def _named_person(passage: Passage, run: Run, person: Run, names: Names) -> Speaker:
    full = names.person(untitled(_text(passage, person)))
    org = _office_before(passage, (run[0], person[0]), names)
    if org is None:
        org = _office_after(passage, (person[1], run[1]), names)
    if org is None:
        org = _office_apposed(passage, person[1], names) or names.offices.get(full)
    if org is not None:
        names.offices[full] = org
    return Speaker(full, (org,) if org else (), True)


def _office_before(passage: Passage, run: Run, names: Names) -> str | None:
    """ "coalition spokesman", "the head of the monitor" before a name"""
    doc = passage.doc
    assert doc is not None
    low = [token.lower_ for token in doc[run[0] : run[1]]]
    offices = words_of("nouns", "office")
    at = next((k for k, word in enumerate(low) if word in offices), None)
    if at is None:
        return None
    for k in range(at + 1, min(at + 5, len(low))):
        if low[k] in ("of", "for", "at", "from"):
            return _body(_text(passage, (run[0] + k + 1, run[1])), names)
    first = run[0] + at
    while first > run[0] and _of_body(doc[first - 1]):
        first -= 1
    last = run[0] + at
    ranks = words_of("grammar", "ranks")
    while first < last and doc[first].lower_ in ranks:
        first += 1
    while first < last and doc[last - 1].lower_ in ranks:
        last -= 1
    if all(token.tag_ == "JJ" for token in doc[first:last]):
        return None
    return _body(_text(passage, (first, last)), names)


def _of_body(token: Token) -> bool:
    """Whether a word before an office can belong to the name of its body."""
    return token.tag_ in ("NN", "NNP", "NNPS", "NNS", "JJ", "HYPH", "VBN", "POS")


def _office_after(passage: Passage, run: Run, names: Names) -> str | None:
    """ ", the head of the monitor", "a coalition spokesman" after a name"""
    text = _text(passage, run)
    low = text.lower().split()
    offices = words_of("nouns", "office")
    if not any(word.strip(",.") in offices for word in low):
        runs = re.search(r"who (?:runs|heads|leads|directs) (?:the )?(.+)", text)
        return _body(runs[1], names) if runs else None
    found = re.search(
        r"\b(?:of|for|at|from) (?:the )?(.+?)(?: (?:in|on|who|which|based)\b|,|$)", text
    )
    if found:
        return _body(found[1], names)
    ahead = re.match(
        r"[\s,]*(?:(?:the|another|an|a) )?(.+?) (?:"
        + "|".join(sorted(offices))
        + r")\b",
        text,
    )
    return _body(ahead[1], names) if ahead else None


def _office_apposed(passage: Passage, at: int, names: Names) -> str | None:
    """The office in an apposition that the noun phrase was read without."""
    doc = passage.doc
    assert doc is not None
    if at + 2 >= len(doc) or doc[at].text != ",":
        return None
    stop = at + 1
    while stop < len(doc) and stop - at < _APPOSED and doc[stop].text not in _ENDS:
        stop += 1
    heads = doc[at + 1].lower_ == "who"
    offices = words_of("nouns", "office")
    if not heads and not any(t.lower_ in offices for t in doc[at + 1 : at + 6]):
        return None
    if not heads and any(t.tag_ in ("VBD", "VBZ") for t in doc[at + 1 : stop]):
        return None
    return _office_after(passage, (at + 1, stop), names)


_APPOSED = 14
"""Tokens of an apposition, at most."""
_ENDS = frozenset({",", ".", ";", ":", '"', "”"})


def _body(words: str, names: Names) -> str | None:
    """The organisation that words name, fullest form."""
    words = re.split(r" (?:who|which|that|said|told)\b|[,;(]", words)[0].strip(" '\"")
    words = LEADING.sub("", words)
    for title in ("Lt.", "Col.", "Gen.", "Maj.", "Brig."):
        words = words.replace(title, "").strip()
    if not words or words.lower() in words_of("titles", "words"):
        return None
    last = words.lower().split()[-1]
    general = names.general(last)
    if general is not None and not _proper(words):
        return general
    return names.org(words)


def _proper(words: str) -> bool:
    return sum(word[:1].isupper() for word in words.split()) > 1


def _text(passage: Passage, run: Run) -> str:
    doc = passage.doc
    assert doc is not None
    if run[1] <= run[0]:
        return ""
    return SPACES.sub(" ", doc[run[0] : run[1]].text).strip(" \"',")


_OFFICE_FOR = re.compile(
    r"^(?:[\w-]+ )*?(spokes(?:man|woman|person)) (?:for|of) (?:the )?(.+)$"
)
_OFFICE_OF = re.compile(r"^(.+?) (spokes(?:man|woman|person))$")
_STATEMENT = re.compile(
    r"^(?:[\w-]+ )*?(?:statement|report|communique|statements|release|figures"
    r"|data|tweet|information)(?: (?:issued|released|published|compiled|provided"
    r"|gathered|given|posted))? (?:by|from|of) (?:the )?(.+)$"
)
_STATEMENT_OF = re.compile(
    r"^(.+?)s? (?:statement|communique|statistics|figures|data|estimates|report)$"
)


def _named_body(passage: Passage, run: Run, names: Names) -> Speaker:
    """An organisation, an unnamed official, or a kind of source."""
    words = _text(passage, run)
    office = _OFFICE_FOR.match(words)
    if office:
        org = _body(office[2], names) or office[2]
        return Speaker(f"{office[1]} for {org}", (org,))
    office = _OFFICE_OF.match(words)
    if office:
        org = _body(office[1], names) or office[1]
        return Speaker(f"{office[2]} for {org}", (org,))
    said = _STATEMENT_OF.match(words)
    if said:
        return Speaker(_body(said[1], names) or words)
    return Speaker(_organisation(passage, run, words, names))


def _organisation(passage: Passage, run: Run, words: str, names: Names) -> str:
    low = words.lower().split()
    head = low[-1] if low else ""
    if not _proper(words) or head in words_of("nouns", "monitor"):
        general = names.general(head)
        beyond = passage.doc[run[1] : run[1] + 3] if passage.doc is not None else ()
        if any(t.lower_ in ("tracking", "monitors", "monitoring") for t in beyond):
            general = general or names.general("monitor")
        plural = head.endswith("s")
        if general is None and {"monitoring", "observatory"} & set(low) and not plural:
            general = names.general("monitor")
        if general is not None:
            return general
    if set(low) & words_of("nouns", "person_source"):
        return words
    for entity in _entities(passage, run):
        if entity[1] - entity[0] >= run[1] - run[0] - 4:
            return names.org(_text(passage, entity))
    return names.org(words)


def _entities(passage: Passage, run: Run) -> Iterable[Run]:
    doc = passage.doc
    assert doc is not None
    for entity in doc.ents:
        if entity.label_ == "ORG" and run[0] <= entity.start and entity.end <= run[1]:
            yield entity.start, entity.end
