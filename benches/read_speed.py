"""Words per second of the English reader and of its bare pipeline on the same text.

Rounds alternate, so that whatever else the machine does hits both alike.
"""

import argparse
import resource
import time
from collections.abc import Callable
from statistics import median

from benches.material import guardian
from marsad.extract.english.pipeline import load_pipeline
from marsad.extract.english.reader import EnglishReader
from marsad.locate.gazetteer import open_gazetteer
from marsad.records.report import Report
from marsad.text.split import clean, sentences

BATCH = 256
"""Sentences that the bare pipeline takes at once, as the reader does."""


def reports(limit: int) -> list[Report]:
    """Long newspaper articles."""
    return [
        Report(id=row["report"] or "", text=row["text"] or "", evidence="")
        for row in guardian()[:limit]
    ]


def cut(items: list[Report]) -> list[str]:
    """All their sentences, cleaned, as the reader would parse them."""
    return [
        plain[sentence.start : sentence.end].replace("\n", " ")
        for item in items
        for plain in (clean(item.text),)
        for sentence in sentences(item.text)
    ]


def timed(work: Callable[[], None]) -> float:
    """Seconds of processor time; waiting for other programs does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the two speeds, their ratio and the peak of memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--reports", type=int, default=189)
    options = parser.parse_args()
    items = reports(options.reports)
    words = sum(len(item.text.split()) for item in items)
    nlp = load_pipeline()
    reader = EnglishReader(open_gazetteer(None).is_place)
    pieces = cut(items)

    def bare() -> None:
        for _ in nlp.pipe(pieces, batch_size=BATCH):
            pass

    def whole() -> None:
        for _ in reader.read(items):
            pass

    list(reader.read(items[:2]))
    rounds = [(timed(bare), timed(whole)) for _ in range(options.rounds)]
    pipeline = median(words / seconds for seconds, _ in rounds)
    reading = median(words / seconds for _, seconds in rounds)
    ratio = median(one / two for one, two in rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(items)} reports, {words} words, {options.rounds} rounds")
    print(f"pipeline alone {pipeline:8.0f} words per second of one core")
    print(f"reader         {reading:8.0f} words per second of one core")
    print(f"ratio          {ratio:8.2f}   peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
