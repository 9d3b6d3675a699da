"""Lemmas by form and coarse tag from the treebanks, with suffix rules for the rest."""

import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.made_names import DATA
from training.tree import Tree

Tables = dict[str, dict[str, object]]

ENDINGS = {
    "noun": "ies:y men:man shes:sh ches:ch xes:x sses:ss ves:f s:",
    "verb": "ies:y ied:y shes:sh ches:ch sses:ss xes:x s: ed:e ed: ing:e ing:",
    "adj": "er: est: er:e est:e",
    "adv": "er: est:",
}
RULES = {
    pos: [pair.split(":") for pair in pairs.split()] for pos, pairs in ENDINGS.items()
}
"""Old ending, new ending. A known lemma wins over the order."""
_OPEN = ("NOUN", "VERB", "AUX", "ADJ", "ADV", "PRON", "DET", "PROPN")


def tables(treebank: Iterable[Tree]) -> Tables:
    """spaCy's lemma_exc, lemma_index and lemma_rules: what each form was most often.

    data/lemmas.toml goes before the treebanks.
    """
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tree in treebank:
        for word, pos, lemma in zip(tree.words, tree.pos, tree.lemmas, strict=True):
            if pos in _OPEN and word.replace("'", "").replace("’", "").isalpha():
                seen[pos.lower(), word.lower()][lemma.lower()] += 1
    exc: dict[str, dict[str, list[str]]] = defaultdict(dict)
    index: dict[str, set[str]] = defaultdict(set)
    ours = tomllib.loads((DATA / "lemmas.toml").read_text(encoding="utf-8"))
    for pos, forms in ours.items():
        for form, lemma in forms.items():
            seen[pos, form] = Counter({lemma: 1})
    for (pos, form), counts in sorted(seen.items()):
        lemma = min(counts, key=lambda each: (-counts[each], each))
        index[pos].add(lemma)
        exc[pos][form] = [lemma]
    return {
        "lemma_exc": {
            pos: _needed(pos, forms, index[pos]) for pos, forms in exc.items()
        },
        "lemma_index": {pos: sorted(index[pos]) for pos in RULES},
        "lemma_rules": dict(RULES),
    }


def _needed(
    pos: str, forms: dict[str, list[str]], known: set[str]
) -> dict[str, list[str]]:
    """The forms that the rules and the known lemmas would not get right."""
    return {
        form: [lemma]
        for form, [lemma] in forms.items()
        if by_rule(pos, form, known) != lemma
    }


def by_rule(pos: str, form: str, known: set[str]) -> str:
    """What spaCy's rules make of a form without exceptions."""
    made = [
        form[: -len(old)] + new for old, new in RULES.get(pos, ()) if form.endswith(old)
    ]
    made = [each for each in made if each]
    right = [each for each in made if each in known]
    return (right[-1:] or made[:1] or [form])[0]


def write(path: Path, found: Tables) -> None:
    """The tables as JSON."""
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
