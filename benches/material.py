"""The reports that benchmarks run on, from the folder of other people's data."""

import gzip
import json
import sys
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"


def need_shared() -> Path:
    """The data folder; the benchmark ends with a clear line where it is absent."""
    if not SHARED.is_dir():
        sys.exit("skipped: this benchmark needs ../shared, which is not there")
    return SHARED


def _rows(name: str) -> list[dict[str, str]]:
    path = need_shared() / "data" / name / "articles.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def guardian() -> list[dict[str, str | None]]:
    """189 long newspaper articles."""
    return [
        {
            "report": row["id"],
            "published": row["date"],
            "publisher": row["source"],
            "title": None,
            "text": row["text"],
        }
        for row in _rows("guardian_sdf")
    ]


def fa_kes() -> list[dict[str, str | None]]:
    """490 agency and partisan stories."""
    return [
        {
            "report": f"fakes-{row['unit_id']}",
            "published": row["date"],
            "publisher": row["source"],
            "title": row["article_title"],
            "text": row["article_content"],
        }
        for row in _rows("fa_kes")
    ]


def posts(language: str) -> list[dict[str, str | None]]:
    """Posts and articles on incidents in Syria, as they were collected."""
    path = need_shared() / "data" / "airwars_syria" / "source_texts.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["lang"] == language]
    return [
        {
            "report": row["source_id"],
            "published": min(row["dates"]),
            "publisher": row["publisher"],
            "title": None,
            "text": row["text"],
        }
        for row in rows
    ]


def write_jsonl(reports: list[dict[str, str | None]], path: Path) -> int:
    """Write reports as `marsad add` takes them; returns whitespace words."""
    lines = [json.dumps(report, ensure_ascii=False) for report in reports]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sum(len((report["text"] or "").split()) for report in reports)
