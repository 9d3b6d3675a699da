"""Reports' texts to passages: cleaned, cut into sentences, parsed where worth it."""

from collections.abc import Callable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from marsad.extract.english.casing import cased
from marsad.extract.english.passage import Passage
from marsad.extract.english.worth import may_attribute
from marsad.text.split import Sentence, clean, sentences

BATCH = 256
"""Sentences that go through the pipeline together."""


def passages(
    texts: Sequence[str], nlp: Language, worth: Callable[[str], bool] | None
) -> list[list[Passage]]:
    """The passages of each text, in order.

    Only sentences that `worth` accepts are parsed, and their neighbours that may say
    who vouches for them; all sentences without `worth`. Sentences of all texts share
    the batches, so many texts at once go fastest.
    """
    cut = [_cut(text, worth) for text in texts]
    wanted = [words for report in cut for _, words, wanted in report if wanted]
    docs = nlp.pipe((_one_sentence(nlp, words) for words in wanted), batch_size=BATCH)
    return [_numbered(report, docs) for report in cut]


_Cut = tuple[Sentence, str, bool]


def _cut(text: str, worth: Callable[[str], bool] | None) -> list[_Cut]:
    """Sentences with their cleaned words and whether to parse them; a text that is
    all capitals is read in print's case."""
    text = cased(text)
    plain = clean(text)
    found = sentences(text)
    words = [plain[sentence.start : sentence.end] for sentence in found]
    claims = [worth is None or worth(sentence) for sentence in words]
    return [
        (sentence, text, claims[i] or (_beside(claims, i) and may_attribute(text)))
        for i, (sentence, text) in enumerate(zip(found, words, strict=True))
    ]


def _beside(claims: Sequence[bool], index: int) -> bool:
    return any(claims[max(0, index - 1) : index + 2])


def _one_sentence(nlp: Language, words: str) -> Doc:
    """Tokens of one sentence, so marked that the parser does not cut it again."""
    doc = nlp.make_doc(words.replace("\n", " "))
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _numbered(report: Sequence[_Cut], docs: Iterator[Doc]) -> list[Passage]:
    return [
        Passage(
            index,
            (sentence.start, sentence.end),
            sentence.paragraph,
            next(docs) if wanted else None,
        )
        for index, (sentence, _, wanted) in enumerate(report)
    ]
