"""A site of the invented war, and one of a monitor that has nothing yet."""

from collections.abc import Callable
from pathlib import Path

from marsad.publish import arabic
from marsad.publish.brief import make_brief
from marsad.publish.redact import redact
from marsad.publish.site import Material, site_files
from marsad.publish.wire import EXPORTS
from marsad.records.dossier import Dossier
from tests.publish.scene import NOW, WAR, scene
from tests.publish.site.terrain import front

DATA = (
    *(f"{name}.{suffix}" for name in EXPORTS for suffix in ("csv", "jsonl")),
    *("corrections.jsonl", "changes.jsonl", "redirects.json", "dictionary.csv"),
    *("events.hxl.csv", "all.xlsx", "map.kml"),
)
"""Data files of a release, as far as pages lead to them."""
BESIDE = (
    *("release.json", "SHA256SUMS"),
    *(
        f"{brief}{language}.{ending}"
        for brief in ("brief", "day", "week")
        for language in ("", ".ar")
        for ending in ("html", "md", "txt", "pdf")
    ),
)
"""Other files of a release."""
LOG = (
    {
        "id": "cor-1",
        "release": "rel-before",
        "as_of": "2021-05-20",
        "record": "evt-salma",
        "record_type": "event",
        "change": "corrected",
        "to": [],
        "fields": {"grade": ["fair", "weak"]},
        "reason": None,
        "told": {"en": "The grade of a capture is weak now.", "ar": "الدرجة ضعيفة."},
    },
    {
        "id": "cor-2",
        "release": None,
        "as_of": "2021-06-01",
        "record": "evt-gone",
        "record_type": "event",
        "change": "merged",
        "to": ["evt-harim"],
        "fields": {},
        "reason": "One strike told twice.",
        "told": {"en": "Two events are one.", "ar": "حدثان هما حدث واحد."},
    },
)
CHANGES = (
    {
        "record": "evt-harim",
        "record_type": "event",
        "change": "changed",
        "fields": {
            "figures": [
                {"killed": {"low": 16, "best": 18, "high": 20}},
                {"killed": {"low": 16, "best": 16, "high": None}},
            ]
        },
        "to": [],
    },
    {
        "record": "evt-zshell",
        "record_type": "event",
        "change": "added",
        "fields": {},
        "to": [],
    },
)


def material(dossier: Dossier | None = None, **more: object) -> Material:
    """What a site is made of; without a dossier that of the invented war."""
    opened = redact(dossier or scene(), NOW.date())
    brief = make_brief(opened)
    files = {f"data/{name}": (len(name) * 1000, "ab" * 32) for name in DATA}
    told = {"en": brief, "ar": arabic.in_arabic(brief, opened)}
    return Material(opened, told, files, **more)  # type: ignore[arg-type]


def full() -> Material:
    """The invented war, with a log, with changes and with imported maps."""
    leads = {"evt-gone": ("evt-harim",)}
    days = ("2021-05-03", "2021-05-10")
    maps = tuple(front(day, "north", "Atlas of a mapper") for day in days)
    return material(corrections=LOG, changes=CHANGES, redirects=leads, fronts=maps)


def empty() -> Material:
    """A monitor without a report."""
    return material(Dossier(WAR))


MADE: dict[str, Callable[[], Material]] = {"full": full, "empty": empty}


def written(of: Material, folder: Path) -> Path:
    """The folder, with every file of the site in it."""
    for name, content in site_files(of):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
