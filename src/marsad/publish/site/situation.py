"""The first page: what the last day brought, the key figures over time, what changed,
and the whole brief, of which most is folded."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from marsad.publish.outline import Block, Brief, Section
from marsad.publish.printed import no_pdf
from marsad.publish.site.days import days
from marsad.publish.site.numbers import Card, key_figures
from marsad.publish.site.shell import Edition

FLOWS = ("killed", "wounded", "displaced", "detained", "abducted", "missing")
"""Measures that add up over days, so that a line of weeks says something."""
WEEKS = 26
"""How far back the small lines go, at most."""
LEAST_WEEKS = 3
"""With fewer weeks than these there is no line to see."""
WIDE, HIGH = 160, 32
MOST_SHOWN = 3
"""Sentences of a section that stand open on the first page; the others are folded."""
MOST_NEWS = 6
"""The same of what the last day brought, and of what changed."""
LEAST_FOLDED = 2
"""So few are not worth a fold."""
BRIEFS = ("brief", "day", "week")
"""Files of briefs: of the whole record, of its last day and of its last week."""


def situation(edition: Edition) -> dict[str, Any]:
    """What the template of the first page asks for."""
    material = edition.material
    dossier = material.dossier
    brief = material.briefs.get(edition.language, material.brief)
    latest, changed = latest_brief(edition), changes(brief)
    return {
        "lead": (latest and latest.headline) or brief.headline,
        "latest": _news(latest, edition) if latest else None,
        "changed": parted(changed, MOST_NEWS) if changed else None,
        "cards": [_with_line(card, edition) for card in key_figures(edition)],
        "counts": {
            "reports": len(dossier.reports),
            "claims": len(dossier.claims),
            "events": len(dossier.events),
        },
        "since": material.brief.since,
        "brief_files": brief_files(edition),
        "parts": [parted(part) for part in brief.sections if part is not changed],
    }


def latest_brief(edition: Edition) -> Brief | None:
    """That of the last day, or else of the last week, if it tells of what happened
    then; otherwise that of the day, if it tells of what became known on it."""
    told = [b[edition.language] for b in edition.material.periods.values()]
    news = (b for name in ("happened", "changed") for b in told if _tells(b, name))
    return next(news, None)


def _tells(brief: Brief, name: str) -> bool:
    part = _part(brief, name)
    return part is not None and len(part.blocks) > 0


def _part(brief: Brief, name: str) -> Section | None:
    return next((part for part in brief.sections if part.id == name), None)


def _news(brief: Brief, edition: Edition) -> dict[str, Any]:
    """What stands first: what happened in the days of that brief, and what became
    known in them."""
    known = (_part(brief, name) for name in ("happened", "changed"))
    period = brief.period
    kind = period.kind if period else "day"
    return {
        "kind": kind,
        "file": f"{kind}{_ending(edition)}.html",
        "when": days(period.start, period.end, edition.words) if period else "",
        "parts": [parted(part, MOST_NEWS) for part in known if part],
    }


def changes(whole: Brief) -> Section | None:
    """What changed since the release before; None where there was none."""
    told = whole.since is not None or _tells(whole, "changed")
    return _part(whole, "changed") if told else None


def parted(part: Section, most: int = MOST_SHOWN) -> dict[str, Any]:
    """A section with the blocks of its first sentences, and those that are folded."""
    shown: list[Block] = []
    folded: list[Block] = []
    room = most
    for block in part.blocks:
        room = 0 if block.of == "background" else room
        own, rest = block.sentences[:room], block.sentences[room:]
        room -= len(own)
        shown += [replace(block, sentences=own)] if own else []
        heading = block.heading if not own else None
        folded += [replace(block, sentences=rest, heading=heading)] if rest else []
    if sum(len(block.sentences) for block in folded) <= LEAST_FOLDED:
        shown, folded = list(part.blocks), []
    return {
        "part": part,
        "shown": shown,
        "folded": folded,
        "left": sum(len(block.sentences) for block in folded),
    }


def brief_files(edition: Edition) -> list[tuple[str, list[tuple[str, str]]]]:
    """What each brief covers, with name and label of its files in the language."""
    ending = _ending(edition)
    kinds = [("html", "HTML"), ("txt", "TXT"), ("md", "Markdown")]
    if no_pdf() is None:
        kinds.insert(1, ("pdf", "PDF"))
    return [
        (
            edition.words(f"brief_of_{name}"),
            [(f"{name}{ending}.{suffix}", label) for suffix, label in kinds],
        )
        for name in BRIEFS
        if name == "brief" or edition.material.on is not None
    ]


def _ending(edition: Edition) -> str:
    """What names of files of briefs have in the language."""
    return "" if edition.language == "en" else f".{edition.language}"


def _with_line(card: Card, edition: Edition) -> dict[str, Any]:
    facts = card["facts"]
    weeks = (
        weekly(edition, facts["measure"])
        if facts["measure"] in FLOWS and not facts["place"]
        else []
    )
    if len(weeks) < LEAST_WEEKS or sum(1 for _, n in weeks if n) < LEAST_WEEKS:
        return {**card, "spark": "", "spark_note": ""}
    first, last = weeks[0][0], weeks[-1][0] + timedelta(days=6)
    words = days(first, last, edition.words)
    return {
        **card,
        "spark": spark([n for _, n in weeks]),
        "spark_note": edition.words("spark_note", when=words),
    }


def weekly(edition: Edition, measure: str) -> list[tuple[date, float]]:
    """Best counts of single events by the week of their last day; the newest weeks."""
    material, found = edition.material, Counter[date]()
    for event in material.dossier.events:
        day = event.when.end or event.when.start
        best = _whole(event.id, measure, material.counts)
        if day is not None and best:
            found[day - timedelta(days=day.weekday())] += best  # type: ignore[assignment]
    if not found:
        return []
    last = max(found)
    first = max(min(found), last - timedelta(weeks=WEEKS - 1))
    span = (last - first).days // 7 + 1
    mondays = [first + timedelta(weeks=at) for at in range(span)]
    return [(monday, found[monday]) for monday in mondays]


def _whole(event: str, measure: str, counts: Mapping[str, Sequence[Any]]) -> float:
    known = [t for t in counts.get(event, ()) if t.measure == measure]
    whole = [t for t in known if t.population in (None, "people")]
    return float(sum(t.best for t in (whole[:1] or known)))


def spark(values: Sequence[float]) -> Markup:
    """Bars of the values, for the eye only: the caption says what they are."""
    most, wide = max(values) or 1, WIDE / len(values)
    bars = [
        f'<rect x="{at * wide:.1f}" y="{HIGH - high:.1f}" '
        f'width="{max(1.0, wide - 1):.1f}" height="{high:.1f}"/>'
        for at, value in enumerate(values)
        if (high := max(1.0, value / most * HIGH) if value else 0)
    ]
    return Markup(
        f'<svg viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}" '
        f'aria-hidden="true" focusable="false">{"".join(bars)}'
        f'<path d="M0 {HIGH - 0.5}H{WIDE}"/></svg>'
    )
