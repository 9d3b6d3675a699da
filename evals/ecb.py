"""ECB+: which reports speak of the same event, dev topics, for comparability.

Each document is a report; gold are the subtopics, two look-alike events a topic (two
shootings, two quakes; also deals, sport and prizes, which marsad makes no claims of).
What is measured is the grouping of documents, not of the event mentions in them: that
is an easier task than the cross-document coreference that ECB+ is mostly used for.
"events" takes the main event alone, as in grouping.py; "and words" adds the likeness
of the texts: average linkage over the cosine of their words, where two documents of
one main event count as equal. Its threshold was chosen on the even topics; the rows
"odd topics" are on the others.
"""

from collections.abc import Sequence
from typing import Any

from clusters import bcubed, ceaf, conll, muc
from grouping import grouped, main_events, record
from sets import DATA, rows
from vectors import groups, likeness

from marsad.records.report import Report
from marsad.text.stems import stems

FILE = DATA / "ecb_plus" / "dev.jsonl.gz"
ALIKE = 0.175
"""The mean cosine from which groups of documents join."""
STEPS = [step / 40 for step in range(2, 25)]


def documents() -> list[dict[str, Any]]:
    """Each document once, by id."""
    return sorted(rows(FILE), key=lambda row: str(row["doc_id"]))


def as_report(row: dict[str, Any]) -> Report:
    """A document as a report: its sentences, one a line."""
    lines: dict[int, list[str]] = {}
    for sentence, token in zip(row["sentence"], row["tokens"], strict=True):
        lines.setdefault(sentence, []).append(token)
    text = "\n".join(" ".join(lines[at]) for at in sorted(lines))
    return Report(row["doc_id"], text, "", language="en")


def by_words(
    reports: Sequence[Report], events: dict[str, str], at: float
) -> dict[str, str]:
    """Documents grouped by the likeness of their words and their main events."""
    ids = [report.id for report in reports]
    alike = likeness([stems(report.text) for report in reports])
    for row, one in enumerate(ids):
        for column, other in enumerate(ids):
            if events[one] == events[other]:
                alike[row, column] = 1.0
    (found,) = groups(alike, [at])
    return dict(zip(ids, map(str, found), strict=True))


def scores() -> dict[str, float]:
    """BCubed and the three of CoNLL, on all topics and on those not chosen on."""
    known = documents()
    gold = {str(row["doc_id"]): str(row["subtopic"]) for row in known}
    odd = {str(row["doc_id"]) for row in known if int(row["topic"]) % 2}
    reports = [as_report(row) for row in known]
    dossier = record(reports)
    events = main_events(dossier, grouped(dossier))
    words = by_words(reports, events, ALIKE)
    found = {f"events, {n}": value for n, value in _of(events, gold).items()}
    found |= {f"and words, {n}": value for n, value in _of(words, gold).items()}
    part = ({id: label[id] for id in odd} for label in (words, gold))
    return found | {f"odd topics, {n}": v for n, v in _of(*part).items()}


def _of(ours: dict[str, str], gold: dict[str, str]) -> dict[str, float]:
    single = bcubed(ours, {id: (label,) for id, label in gold.items()})
    return {
        "bcubed precision": single.precision,
        "bcubed recall": single.recall,
        "bcubed f1": single.f1,
        "muc f1": muc(ours, gold).f1,
        "ceaf f1": ceaf(ours, gold).f1,
        "conll f1": conll(ours, gold),
    }


if __name__ == "__main__":
    for measure, value in scores().items():
        print(f"{measure}: {value:.3f}")
