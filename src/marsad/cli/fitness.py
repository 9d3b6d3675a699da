"""What `marsad doctor` says of a monitor's settings: what is missing or unsafe."""

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.records.source import RISKS
from marsad.records.war import War
from marsad.settings import SECRETS, Settings

UNKNOWN = (
    "names in all spellings, numbers, handles; without them the leak check does not "
    "know what to look for"
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    name: str
    ok: bool
    found: str
    note: bool = False
    """Whether somebody should look at it though it is no fault."""


def fitness(settings: Settings) -> Iterator[Check]:
    """What of the settings is fit to work with, and what is not."""
    war = settings.war
    yield _protected(settings)
    yield from _audiences(war)
    yield _languages(settings)
    missing = [
        f"publish.{name} is empty"
        for name in ("publisher", "contact")
        if not getattr(war.rules, name).strip()
    ]
    reason = "readers should know who says this, and where to write"
    yield Check(
        "publishing",
        True,
        f"{' and '.join(missing)}: {reason}" if missing else war.rules.publisher,
        note=bool(missing),
    )


def _protected(settings: Settings) -> Check:
    """The leak check can only look for what is written down."""
    name, sources = "protected sources", settings.war.sources
    kept = [source for source in sources if source.protected]
    bare = [source.id for source in kept if not source.secrets]
    if not kept:
        return Check(name, True, "none")
    if not bare:
        return Check(name, True, f"{len(kept)}, each with strings in {SECRETS}")
    told, why = f"no strings in {SECRETS} for {', '.join(bare)}", UNKNOWN
    if settings.unlisted:
        told = f"{SECRETS} does not speak of {', '.join(settings.unlisted)}"
        if not settings.folder.secrets.is_file():
            told = f"{SECRETS} is missing, with the strings of {', '.join(bare)}"
        why += "; nothing is published until it does"
    ok = not settings.unlisted
    return Check(name, ok, f"{told}: {why}", note=ok)


def _audiences(war: War) -> Iterator[Check]:
    """Delay and blur by audience and risk, and where nothing is blurred."""
    risks = {source.risk for source in war.sources if source.protected}
    for rules in (war.rules, *reversed(war.audiences)):
        shields = [rules.shield(risk) for risk in RISKS]
        told = [f"{s.risk} {s.delay_days} days, {s.blur_km:g} km" for s in shields]
        sharp = [s.risk for s in shields if s.risk in risks and not s.blur_km]
        public = rules is war.rules
        if sharp:
            why = f"places of risk {' and '.join(sharp)} are told exactly: set blur_km"
            told.append(why)
        name = f"{rules.audience} releases"
        yield Check(name, not (sharp and public), "; ".join(told), note=bool(sharp))


def _languages(settings: Settings) -> Check:
    """Whether they are codes, and read by somebody."""
    import pycountry

    from marsad.extract.languages import folders

    codes = settings.war.languages
    hosted = settings.reader.languages if settings.reader else ()
    wrong = [c for c in codes if not pycountry.languages.get(alpha_2=c)]
    unread = [c for c in codes if c not in folders() and c not in hosted]
    if wrong:
        named, right = ", ".join(map(repr, wrong)), "such as 'ar' for Arabic"
        told = f"war.languages: {named}: write two letters of ISO 639-1, {right}"
        return Check("languages", False, told)
    if unread:
        told = f"no reader reads {', '.join(unread)}; such reports are kept, and wait"
        return Check("languages", True, told, note=True)
    return Check("languages", True, ", ".join(codes))
