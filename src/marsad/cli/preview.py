"""How `marsad publish --dry-run` is shown."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from marsad.cli.place import opened
from marsad.cli.screen import say, say_json

if TYPE_CHECKING:
    from marsad.publish.preview import Guarding, Masked
    from marsad.run.previewing import Preview
    from marsad.settings import Settings

SHOWN = 20
"""New events that are named; counts and all other lists are whole."""


def show_preview(settings: "Settings", audience: str, as_json: bool) -> None:
    """Print what would be published; nothing is."""
    from marsad.publish.preview import plain
    from marsad.run.previewing import preview

    with opened(settings) as tools:
        found = preview(tools, audience)
    if not as_json:
        for line in _told(found):
            say(line)
        return
    say_json(
        {
            "audience": found.audience,
            "previous": found.previous,
            "settings": found.settings,
            "differences": [
                {"change": d.change, "kind": d.kind.name, "record": d.record}
                for d in found.differences
            ],
            "printed": plain(found.printed),
            "masked": plain(found.masked),
            "contacts": plain(found.contacts),
            "outside": plain(found.outside),
        }
    )


def _told(found: "Preview") -> Iterator[str]:
    yield f"For the {found.audience}; nothing is published, and this list is for you."
    yield from _news(found)
    names = [f"{p.name} ({_some(p.reports)})" for p in found.printed]
    yield from _list("Names printed, of people and of speakers no list knows", names)
    yield from _list(
        "Masked in open reports, whose readers see whom", map(_masked, found.masked)
    )
    yield from _list("Protected sources", map(_guarded, found.contacts))
    away = [f"{o.event}: {o.place}, {o.country}" for o in found.outside]
    yield from _list("Events outside war.area", away)


def _news(found: "Preview") -> Iterator[str]:
    counts = Counter((d.kind.name, d.change) for d in found.differences)
    since = f"Since {found.previous}" if found.previous else "As the first release"
    told = [f"{count:,} {kind} {change}" for (kind, change), count in counts.items()]
    told += ["settings that readers see"] if found.settings else []
    yield f"{since}: {', '.join(told) or 'nothing new, so there is no new release'}"
    events = [d for d in found.differences if d.kind.name == "event"]
    for one in events[:SHOWN]:
        row = one.after or one.before or {}
        day = row.get("start") or "no day"
        what = f"{row.get('kind')}, {row.get('place') or 'no place'}, {day}"
        yield f"  {one.change} {one.record}: {what}"
    if len(events) > SHOWN:
        yield f"  and {len(events) - SHOWN:,} more events"


def _list(what: str, lines: "Iterator[str] | Sequence[str]") -> Iterator[str]:
    told = list(lines)
    yield f"{what}: {len(told) or 'none'}"
    yield from (f"  {line}" for line in told)


def _some(reports: Sequence[str]) -> str:
    more = f" and {len(reports) - 1:,} more" if len(reports) > 1 else ""
    return f"report {reports[0]}{more}" if reports else "no report"


def _masked(one: "Masked") -> str:
    where = f"report {one.report}, {', '.join(one.where) or 'in its claims'}"
    return f"{where}: {one.kind}: {one.name}"


def _guarded(one: "Guarding") -> str:
    free = f", the first until {one.next}" if one.next else ""
    return (
        f"{one.source}, risk {one.risk}: within {one.blur_km:g} km, after "
        f"{one.delay_days} days; reports that leave: {one.told:,}, held back: "
        f"{one.held:,}{free}"
    )
