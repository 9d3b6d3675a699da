"""Small releases on disk, in the form of the wire, for the tests of the server."""

import json
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from benches.big_release import events, seal_release

from marsad.publish.redact import redact
from marsad.publish.site.chunk import chunk
from marsad.publish.wire import rows
from tests.publish.scene import NOW, scene

Row = dict[str, Any]
COUNT = 40
FAR = {"start": "2016-02-28", "end": "2016-03-02", "place": "Far Island"}
SPECIAL = [
    {"id": "evt-east", "lat": -17.0, "lon": 179.5, **FAR},
    {"id": "evt-west", "lat": -17.5, "lon": -179.5, **FAR},
    {"id": "evt-nowhere", "lat": None, "lon": None, "start": None, "end": None},
    {"id": "evt-since", "lat": 1.0, "lon": 1.0, "start": "2018-01-01", "end": None},
    {
        "id": "evt-told",
        "place": "بلدة الحمراء",
        "parties": ["Ḥarakat Nūr"],
        "blamed": ["Ḥarakat Nūr"],
        "targeted": [],
        "told": {"en": "A market burned & <b>fell</b>.", "ar": "احترقت سوق."},
        "override": "confirmed",
    },
]
"""Events that differ from others in one way each."""
TOTAL: Row = {
    **{"id": "clm-total", "kind": "casualties", "span": [0, 9]},
    **{"quote": "29 newborns died of cold", "before": "", "after": "."},
    **{"speaker": "the clinic", "via": []},
    **{"certainty": "asserted", "actor": None, "target": "newborns"},
    **{"place": "Sousa", "start": None, "end": None, "figures": [], "event": None},
    **{"person": None, "status": None, "copy_of": None, "origin": None},
    "placement": {
        **{"name": "Al-Susah", "lat": 34.5, "lon": 40.9, "where_prec": 1},
        **{"radius_m": 500, "country": "SY", "start": None, "end": None},
    },
}
"""A claim that is in no event."""
ALIKE = [["Al-Susah", "Sousa", "السوسة العليا"]]
"""Names that mean the same, as the site has them."""
CORRECTIONS: list[Row] = [
    {
        **{"id": "cor-1", "release": "rel-first", "as_of": "2020-01-02"},
        **{"record": "evt-gone", "record_type": "event", "change": "retracted"},
        **{"to": [], "fields": {}, "reason": "The photograph was of another war."},
        "told": {"en": "We took back evt-gone.", "ar": "سحبنا evt-gone."},
    },
    {
        **{"id": "cor-2", "release": None, "as_of": "2020-03-04"},
        **{"record": "evt-told", "record_type": "event", "change": "corrected"},
        **{"to": [], "fields": {"place": ["a", "b"]}, "reason": None},
        "told": {"en": "The place of evt-told.", "ar": "مكان evt-told."},
    },
]
CHANGES: list[Row] = [
    {"record": "evt-told", "record_type": "event", "change": "changed", "fields": {}}
]
REDIRECTS = {"evt-merged": ["evt-told"], "evt-split": ["evt-east", "evt-west"]}
PAGE = (
    '<!doctype html><title>t</title><script src="site/a.js"></script>'
    '<script type="application/json">{"no": "code"}</script>'
    "<script>let one = 1 < 2 && '&amp;';</script>" + "<p>A line.</p>\n" * 100
)
BRIEF = """# The war

[العربية](brief.ar.md)

**Two people were hurt. [c:clm-1](index.html#clm-1)**

## What happened

- A <b>market</b> burned. [see](event.html?id=evt-told) [bad](javascript:alert)
"""


def made_rows() -> dict[str, list[Row]]:
    """Every export: many made-up events, and the scene's other records."""
    made = list(events(COUNT, seed=7))
    opened = redact(scene(), NOW.date())
    first = made[0][0]
    return {
        "events": [one for one, _, _ in made] + [{**first, **s} for s in SPECIAL],
        "claims": [
            *chain.from_iterable(claims for _, claims, _ in made),
            {**TOTAL, "report": made[0][2]["report"]},
        ],
        "reports": [report for _, _, report in made],
        **{
            name: list(rows(name, opened))
            for name in ("persons", "control", "tallies", "issues")
        },
    }


def history() -> dict[str, str]:
    """The files of a release that has something to put right."""
    return {
        "data/corrections.jsonl": lines(CORRECTIONS),
        "data/changes.jsonl": lines(CHANGES),
        "data/redirects.json": json.dumps(REDIRECTS),
    }


def pages() -> dict[str, str]:
    """Files that are no data."""
    return {
        "index.html": PAGE,
        "site/data/aliases.js": chunk("aliases", ALIKE)[1].decode(),
        "site/a.js": "let a = 1;\n" * 200,
        "brief.md": BRIEF,
        "brief.ar.md": BRIEF.replace("hurt", "جريحان"),
        "brief.html": "<p>",
    }


def lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def put(
    out: Path,
    told: Mapping[str, list[Row]] | None = None,
    files: Mapping[str, str] | None = None,
    **manifest: Any,
) -> str:
    """A release under `out`, pointed at; returns its id."""
    folder = out / "making"
    made = {f"data/{n}.jsonl": lines(rows) for n, rows in (told or {}).items()}
    for name, text in {**made, **(files or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    given = {"title": "The war", "as_of": "2020-03-04", **manifest}
    return seal_release(out, folder, given)
