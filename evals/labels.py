"""Our labels of other people's reports, kept without their words.

The texts lie beside the checkout in ../shared: news reports of FA-KES, articles of the
Guardian, and what monitors and outlets wrote of strikes that Airwars looked into. A
label says by offsets which of their words it means; only what a text does not hold as
such, the "and" between two names say, stands as a string.
"""

import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Words = list[Any]
"""A name in parts: [start, end] of the text's words, or a string."""
_NAMES = ("speaker", "actor", "target", "place", "person")
FOLDER = Path(__file__).parent / "news"
TEXTS = {
    "fa_kes": ("data/fa_kes/articles.jsonl.gz", "article_content"),
    "guardian": ("data/guardian_sdf/articles.jsonl.gz", "text"),
    "airwars": ("data/airwars_syria/source_texts.jsonl.gz", "text"),
    "airwars_ar": ("data/airwars_syria/source_texts.jsonl.gz", "text"),
    "airwars_ar_unseen": ("data/airwars_syria/source_texts.jsonl.gz", "text"),
}
"""Set -> its file of texts below ../shared, and where in a line the text stands."""
ASIDE = 40
"""The last so many labelled reports are never trained on. No other labelled one shares
a third of its phrases with one of them."""
_PARTS = re.compile(r"[^ ,،]+|[ ,،]+")


class LabelError(Exception):
    """A label does not fit the text it is for."""


def labelled(shared: Path, held: bool) -> list[Row]:
    """The news reports of FA-KES that are held out, or all others, in the form of the
    gold reports; `shared` is the folder that holds the texts.

    Raises LabelError where a text is missing or is another than the labelled one.
    """
    rows = _rows(shared, "fa_kes")
    return rows[-ASIDE:] if held else rows[:-ASIDE]


def measured(shared: Path, name: str) -> list[Row]:
    """The texts of a set that is only measured on, in the same form: ``guardian``, a
    well-edited newspaper, or ``airwars``, ``airwars_ar`` and ``airwars_ar_unseen``,
    monitors, outlets and local pages in English and in Arabic.

    Raises LabelError as `labelled` does.
    """
    return _rows(shared, name)


def _rows(shared: Path, name: str) -> list[Row]:
    file, field = TEXTS[name]
    texts = {}
    with gzip.open(shared / file, "rt", encoding="utf-8") as lines:
        for text in (json.loads(line)[field] for line in lines):
            texts[digest(text)] = text
    labels = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in labels]
    return [shown(row, texts.get(row["sha256"], "")) for row in rows]


def digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def hidden(row: Row) -> Row:
    """A labelled report without its words.

    Raises LabelError where a quote or a figure is not in the text.
    """
    text = row["text"]
    return {
        "report": row["report"],
        "published": row["published"],
        "sha256": digest(text),
        "claims": [_hidden(text, claim) for claim in row["claims"]],
    }


def _hidden(text: str, claim: Row) -> Row:
    start = _at(text, claim["quote"], 0, len(text))
    end = start + len(claim["quote"])
    made = {key: value for key, value in claim.items() if value not in (None, [])}
    made["quote"] = [start, end]
    for key in _NAMES:
        if key in made:
            made[key] = _cut(text, claim[key])
    if claim["via"]:
        made["via"] = [_cut(text, name) for name in claim["via"]]
    if claim["figures"]:
        figures, last = [], start
        for figure in claim["figures"]:
            at = text.find(figure["text"], last, end)
            at = at if at >= 0 else _at(text, figure["text"], start, end)
            last = at + len(figure["text"])
            figures.append({**figure, "text": [at, last]})
        made["figures"] = figures
    return made


def _at(text: str, words: str, start: int, end: int) -> int:
    at = text.find(words, start, end)
    if at < 0:
        raise LabelError(f"not in the text: {words!r}")
    return at


def _cut(text: str, name: str) -> Words:
    """A name in the longest parts that the text has."""
    parts = _PARTS.findall(name)
    found: Words = []
    at = 0
    while at < len(parts):
        for end in range(len(parts), at, -1):
            words = "".join(parts[at:end])
            start = text.find(words) if words.strip(" ,") else -1
            if start >= 0:
                found.append([start, start + len(words)])
                break
        else:
            end = at + 1
            found.append(parts[at])
        at = end
    return found


def shown(row: Row, text: str) -> Row:
    """A labelled report with its words, in the form of the gold reports.

    Raises LabelError where the text is not the one that was labelled.
    """
    if digest(text) != row["sha256"]:
        raise LabelError(f"{row['report']}: another text than the labelled one")
    claims = [_shown(text, claim) for claim in row["claims"]]
    return {**row, "text": text, "claims": claims}


def _shown(text: str, claim: Row) -> Row:
    made = {"status": None, **claim, "quote": text[slice(*claim["quote"])]}
    made |= {key: _join(text, claim.get(key)) for key in _NAMES}
    made["via"] = [_join(text, name) for name in claim.get("via", ())]
    made["start"], made["end"] = claim.get("start"), claim.get("end")
    made["figures"] = [
        {**figure, "text": text[slice(*figure["text"])]}
        for figure in claim.get("figures", ())
    ]
    return made


def _join(text: str, name: Words | None) -> str | None:
    if name is None:
        return None
    return "".join(p if isinstance(p, str) else text[slice(*p)] for p in name)
