"""Read labelled reports with the English reader, in the form the scorer takes."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from marsad.extract.base import Reading
from marsad.extract.english.reader import EnglishReader
from marsad.records.claim import Claim
from marsad.records.report import Report


def load(path: Path) -> list[Report]:
    """The reports of a JSONL file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Report(
            id=row["report"],
            text=row["text"],
            evidence="",
            publisher=row.get("publisher"),
            title=row.get("title"),
            published=date.fromisoformat(row["published"]),
            language="en",
        )
        for row in rows
    ]


def row_of(reading: Reading) -> dict[str, object]:
    """A reading as one line for the scorer."""
    return {
        "report": reading.report,
        "claims": [claim_row(claim) for claim in reading.claims],
    }


def claim_row(claim: Claim) -> dict[str, object]:
    """A claim as the scorer reads it; dates are left to a later stage."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "span": claim.span,
        "quote": claim.quote,
        "speaker": claim.speaker,
        "via": claim.via,
        "certainty": claim.certainty,
        "actor": claim.actor,
        "target": claim.target,
        "place": claim.place,
        "person": claim.person,
        "status": claim.status,
        "figures": [
            {
                "measure": figure.measure,
                "text": figure.text,
                "span": figure.span,
                "low": figure.low,
                "high": figure.high,
                "approx": figure.approx,
                "population": figure.population,
                "part_of": None
                if figure.part_of is None
                else {"claim": figure.part_of.claim, "figure": figure.part_of.figure},
            }
            for figure in claim.figures
        ],
    }


def main() -> int:
    """Print one line a report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    reader = EnglishReader(lambda name: False)
    for reading in reader.read(load(parser.parse_args().reports)):
        print(json.dumps(row_of(reading), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
