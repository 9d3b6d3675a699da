"""Feed hostile texts to the English reader, led by coverage, and check what it makes.

Needs atheris, which is no dependency of marsad: `pip install atheris` into an
environment that has marsad. Stops at the first text that breaks a promise and leaves
it in the folder of work. Run as `python tools/fuzz.py FOLDER [--minutes N]`; with
`--again FILE` one such text is tried once more.

Most texts are read with a made-up network that points anywhere, since the rules must
stand whatever a network says; the others with the real one.
"""

import argparse
import importlib
import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
CODE = ("marsad.text", "marsad.extract")
"""Packages whose branches lead the search."""
LONGEST = 3000
HEAD = 2
"""Bytes in front that choose encoding, network and date."""
DECODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", "surrogateescape"),
    ("utf-8", "replace"),
    ("latin-1", "strict"),
    ("cp1256", "replace"),
    ("utf-16-le", "surrogatepass"),
    ("utf-8", "ignore"),
)
HOSTILE = (
    "",
    "\x00" * 40,
    "killed " * 300,
    "12,345,678,901,234,567,890 people fled. 1e309 died. ١٢ قتيلا. ½ killed",
    "(" * 200 + "killed 3" + ")" * 200,
    "“”‘’«»'\"" * 60,
    "Ж́" * 30 + "\u202e12 killed\u202c" + "e" + "\u0301" * 100,
    "killed 3-5 of 10 to 4 on 31 February 0000, on 99/99/9999 and since 1 Jan 10000",
    "a.b.c.d." * 100 + " U.S. Gen. J. R. R. said: " * 20,
    "SHELLS HIT İSTANBUL STRASSE ǅ ŉ ﬁ 12 KILLED. " * 6,
    "said the spokesman for the spokesman of the statement by the source " * 8,
    "\ud800 12 killed \udfff in Hajin\ud83d",
    "1 000 000 000 000 killed; 1.000.000 wounded; -5 missing; ∞ shells; 0 people",
)


def text_of(data: bytes) -> tuple[str, bool, date | None]:
    """A text, whether the real network reads it, and its day of publication."""
    head, body = data[:HEAD].ljust(HEAD, b"\0"), data[HEAD:]
    encoding, errors = DECODINGS[head[0] % len(DECODINGS)]
    text = body[: len(body) // 2 * 2 if "16" in encoding else None].decode(
        encoding, errors
    )
    if head[1] & 1:
        text = text.upper()
    day = (None, date(2018, 3, 31), date.min, date.max)[head[1] >> 1 & 3]
    return text, head[1] >> 3 & 3 == 0, day


class Pretended:
    """Stands for a network, and finds whatever chance says."""

    def __init__(self, chance: random.Random) -> None:
        """`chance` decides."""
        self._chance = chance

    def read(
        self, text: str, sentences: Sequence[Any], times: Sequence[Any] = ()
    ) -> Any:
        """Claims, figures, names and attributions at any words of the text."""
        found = importlib.import_module("marsad.extract.network.found")
        labels = importlib.import_module("marsad.extract.network.labels")
        words = [match.span() for match in re.finditer(r"\S+", text)]
        if not words:
            return found.Found()
        pick = self._chance.choice
        some = range(self._chance.randrange(7))
        dates = [*labels.TIMES, *range(len(times))]

        def spot() -> tuple[int, int]:
            first = self._chance.randrange(len(words))
            last = min(first + self._chance.randrange(9), len(words) - 1)
            return words[first][0], words[last][1]

        def label(name: str) -> Any:
            return pick(labels.LABELS[name])

        claims = [
            found.FoundClaim(
                spot(),
                label("kind"),
                label("certainty"),
                label("status"),
                {role: (spot(), spot()) for role in labels.ROLES if pick((0, 1))},
                pick(dates),
                pick((True, False)),
            )
            for _ in some
        ]
        figures = [
            found.FoundFigure(
                spot(), label("measure"), label("population"), pick((None, *some))
            )
            for _ in some
        ]
        figures = [replace(f, part_of=None) if f.part_of == i else f
                   for i, f in enumerate(figures)]  # fmt: skip
        names = [found.FoundName(spot(), pick(labels.NAMES)) for _ in range(9)]
        parts = [found.FoundPart(spot(), pick(labels.ATTRIBUTION)) for _ in some]
        return found.Found(claims, figures, names, parts)


def checker() -> Callable[[bytes], None]:
    """What is done with one input; it raises where a promise is broken."""
    reader = importlib.import_module("marsad.extract.english.reader")
    entities = importlib.import_module("marsad.extract.english.entities")
    codec = importlib.import_module("marsad.records.codec")
    place = importlib.import_module("marsad.locate.place")
    gazetteer = importlib.import_module("marsad.locate.gazetteer").open_gazetteer(None)
    report_type = importlib.import_module("marsad.records.report").Report
    network = reader.load_network()

    def check(data: bytes) -> None:
        text, real, day = text_of(data)
        report = report_type("rep", text, "", published=day, language="en")
        used = network if real else Pretended(random.Random(data))
        reading = reader.read_report(report, used)
        ids = [claim.id for claim in reading.claims]
        assert len(ids) == len(set(ids)), "two claims have one id"
        for claim in reading.claims:
            check_claim(text, claim)
            place.place_claim(claim, report, gazetteer, ("SY", "IQ"))
            kept = codec.loads(codec.kind_name(type(claim)), codec.dumps(claim))
            assert kept == claim, "the stored form is another claim"
        found = used.read(text, [], [])
        for entity in entities.entities(text, found.names):
            assert 0 <= entity.span[0] < entity.span[1] <= len(text), entity

    return check


def check_claim(text: str, claim: Any) -> None:
    """The promises that hold for every claim."""
    start, end = claim.span
    assert 0 <= start < end <= len(text), claim
    assert claim.quote == text[start:end], claim
    for figure in claim.figures:
        a, b = figure.span
        assert start <= a < b <= end, figure
        assert figure.text == text[a:b], figure
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    if claim.time is not None:
        a, b = claim.time.span
        assert 0 <= a < b <= len(text), claim.time


def seeds() -> Iterator[bytes]:
    """What the search begins with: our labelled reports, and hostile pieces."""
    for path in sorted((HERE / "evals" / "cases").glob("*.jsonl")):
        for i, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            body = json.loads(line)["text"].encode("utf-8")
            yield bytes([0, i % 32]) + body[:LONGEST]
    for i, text in enumerate(HOSTILE):
        for head in (0, 1, 8, 9):
            yield bytes([0, head | i % 4 << 1]) + text.encode("utf-8", "surrogatepass")


def main() -> None:
    """Search until the time is up or something breaks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="seeds go here, and what breaks")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--again", type=Path, help="try one text")
    options = parser.parse_args()
    if options.again is not None:
        checker()(options.again.read_bytes())
        return
    corpus = options.folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for i, seed in enumerate(seeds()):
        (corpus / f"seed-{i:04}").write_bytes(seed)
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=list(CODE)):
        check = checker()
    limits = [f"-max_total_time={int(60 * options.minutes)}", f"-max_len={LONGEST}"]
    limits += [
        "-timeout=300",
        "-rss_limit_mb=3000",
        f"-artifact_prefix={options.folder}/",
    ]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
