"""Releases of any size, as rows on the wire: what the server reads, and no more."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from marsad.records.ids import content_id, sha256

START = date(2011, 3, 1)
DAYS = 5000
KINDS = ("airstrike", "shelling", "clash", "bombing", "displacement", "detention")
GRADES = ("confirmed", "fair", "weak", "weak", "contested", "discounted")
TOWNS = tuple(
    (f"{head}{tail}", 33 + 0.031 * at % 4, 36 + 0.047 * at % 6)
    for at, (head, tail) in enumerate(
        (head, tail)
        for head in ("Tell ", "Deir ", "Kafr ", "Qal‘at ", "Khan ", "Ras ", "Beit ")
        for tail in ("Halim", "Jabir", "Nur", "Suwan", "Zahra", "Marwan", "Ḥadid")
    )
)
ARABIC = ("قصف", "المدينة", "مدنيين", "مقتل", "القرية", "السوق", "الطائرات", "جرحى")
ENGLISH = (
    *("witnesses", "said", "the", "market", "was", "hit", "at", "noon", "and"),
    *("several", "houses", "burned", "while", "families", "fled", "north"),
)
PARTIES = ("Northern Front", "Coast Brigade", "جيش الجنوب", "the government")
PAGE = "<!doctype html><title>Made up</title>" + "<p>Nothing happened here.</p>\n" * 900
Row = dict[str, Any]


def events(count: int, seed: int = 1) -> Iterator[tuple[Row, list[Row], Row]]:
    """Each event with its claims and the report that first told it."""
    dice = random.Random(seed)
    for at in range(count):
        id = content_id("evt", at)
        town, lat, lon = dice.choice(TOWNS)
        day = (START + timedelta(days=dice.randrange(DAYS))).isoformat()
        killed = int(dice.paretovariate(0.9)) if dice.random() < 0.6 else 0
        kind, parties = dice.choice(KINDS), sorted(dice.sample(PARTIES, 2))
        placed = dice.random() < 0.94
        where = {
            "lat": round(lat + dice.gauss(0, 0.02), 5) if placed else None,
            "lon": round(lon + dice.gauss(0, 0.02), 5) if placed else None,
            "where_prec": 1 if placed else None,
            "radius_m": 3000 if placed else None,
            "pcode": None,
            "country": "SY" if placed else None,
            "admin1": "Made-up Governorate" if placed else None,
        }
        when = {"start": day, "end": day, "date_prec": 1}
        report = _report(dice, at, day)
        claims = [
            _claim(dice, (at, n), report["report"], id, {**where, **when, "name": town})
            for n in range(dice.choice((1, 2, 2, 3, 5)))
        ]
        figures = {"killed": dict.fromkeys(("low", "best", "high"), killed)}
        event = {
            **{"id": id, "kind": kind, "told": {}, **when, "place": town, **where},
            **{"parties": parties, "blamed": parties[:1], "targeted": []},
            **{"figures": figures if killed else {}},
            **{"grade": dice.choice(GRADES), "rule": "G6", "reasons": ["made up"]},
            **{"raise_by": None, "reliability": "B", "credibility": 2},
            **{"strike_status": None, "belligerents": [], "override": None},
            **{"origins": [claims[0]["origin"]], "origin_count": 1, "method": "2"},
            "independent_origin_count": 1,
            "reports": [report["report"]],
            "claims": [claim["id"] for claim in claims],
            **{"contradictions": [], "joined_by": ["same day"], "runners_up": []},
            "was": [],
        }
        yield event, claims, report


def _claim(
    dice: random.Random, key: tuple[int, int], report: str, event: str, placed: Row
) -> Row:
    arabic = dice.random() < 0.4
    words = dice.choices(ARABIC if arabic else ENGLISH, k=dice.randint(10, 24))
    quote = f"{placed['name']}: {' '.join(words)} {key[0] % 9973}"
    return {
        **{"id": content_id("clm", *key), "report": report, "kind": "airstrike"},
        **{"span": [0, len(quote)], "quote": quote, "before": "", "after": ""},
        **{"speaker": dice.choice(PARTIES)},
        **{"via": [], "certainty": "asserted", "actor": None, "target": "civilians"},
        **{"place": placed["name"], "start": placed["start"], "end": placed["end"]},
        **{"figures": [], "person": None, "status": None, "event": event},
        **{"person_case": None, "placement": placed, "copy_of": None},
        **{"origin": content_id("org", key[0]), "reader": "made up", "rules": []},
    }


def _report(dice: random.Random, at: int, day: str) -> Row:
    return {
        **{
            "report": content_id("rpt", at),
            "published": day,
            "published_basis": "field",
        },
        **{"publisher": f"Outlet {dice.randrange(60)}", "title": "Strikes on a market"},
        **{"url": None, "language": "en", "protected": False, "sha256": None},
        **{"captured": None, "media_type": "text/plain"},
    }


def write_big_release(out: Path, count: int) -> str:
    """A release of so many events under `out`, pointed at; returns its id."""
    folder = out / "making"
    (folder / "data").mkdir(parents=True)
    names = ("events", "claims", "reports")
    files = [
        (folder / f"data/{name}.jsonl").open("w", encoding="utf-8") for name in names
    ]
    for event, claims, report in events(count):
        for file, rows in zip(files, ([event], claims, [report]), strict=True):
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    for file in files:
        file.close()
    (folder / "index.html").write_text(PAGE, "utf-8")
    return seal_release(out, folder, {"title": "Made up", "as_of": "2024-11-08"})


def seal_release(out: Path, folder: Path, told: Mapping[str, Any]) -> str:
    """Give a folder of files a manifest and its name, and point at it."""
    files = {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    flat: Iterable[str] = (part for pair in sorted(files.items()) for part in pair)
    id = content_id("rel", *flat)
    manifest = {
        **{"id": id, "title": None, "publisher": "Made up", "as_of": None},
        **{"made_at": "2024-11-09T06:00:00+00:00", "method": "2", "previous": None},
        **{"citation": f"Made up, release {id}.", "licence": "CC-BY-4.0"},
        **{"contact": "desk@monitor.example.org", **told, "files": files},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (folder / "release.json").write_text(text, "utf-8")
    folder.rename(out / id)
    (out / "latest").write_text(id + "\n", "utf-8")
    return id
