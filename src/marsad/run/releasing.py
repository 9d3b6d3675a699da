"""Stage 7, publish: a release of what is on record, if it changed."""

from dataclasses import replace
from pathlib import Path

from marsad.publish.front import Front
from marsad.publish.making import is_release
from marsad.publish.manifest import PUBLIC, Imprint
from marsad.publish.read import latest_release
from marsad.publish.redact import open_war
from marsad.publish.release import publish_release
from marsad.publish.shielding import too_young
from marsad.records.codec import dumps
from marsad.records.evidence import Evidence
from marsad.records.issue import Issue
from marsad.records.release import Release
from marsad.records.report import Report
from marsad.records.war import War
from marsad.run.amending import Amendments
from marsad.run.credits import loaded_credits
from marsad.run.dossier import load_dossier
from marsad.run.fronts import fronts
from marsad.run.guarding import refuse_unguarded
from marsad.run.joining import newest_of
from marsad.run.naming import find_names
from marsad.run.parting import told_apart
from marsad.run.sealing import signer, told_head
from marsad.run.tools import SOFTWARE, Tools, fingerprint
from marsad.store.base import Cursor, Step

EMPTY = "there is no report on record; add some with `marsad add`"


def is_empty(tools: Tools) -> bool:
    """Whether nothing at all is on record: then nothing is published either."""
    return next(iter(tools.store.scan(Report)), None) is None


def release(tools: Tools) -> bool:
    """Publish into the monitor's own folder, if something is due.

    Raises:
        OperatorError: what protects contacts is missing, or something protected would
            leave.
    """
    if is_empty(tools):
        return False
    refuse_unguarded(tools)
    find_names(tools)
    was = tools.store.cursor("publish")
    now = Cursor(newest_of(tools, Issue, was.at), publishing_key(tools))
    last = newest_release(tools)
    if now == was and (last is None or is_release(tools.releases / last.id)):
        return False
    tools.progress.begin("publish")
    made = _publish(tools, tools.war, last)
    done = tools.store.advance(Step("publish", was, now, put=(made,)))
    tools.progress.advance(len(made.files))
    tools.progress.end()
    return done


def publishing_key(tools: Tools) -> str:
    """Changes when what is published changed."""
    weighed, sealed = (tools.store.cursor(name) for name in ("weigh", "archive"))
    held = fingerprint("held", *_held_back(tools))
    return fingerprint("publish", weighed.key, str(sealed.at), held, _maps_key(tools))


def releases_for(releases: Path, audience: str | None) -> Path:
    """Where the releases for an audience lie: beside the public ones."""
    if audience in (None, PUBLIC):
        return releases
    return releases.with_name(f"{releases.name}-{audience}")


def release_to(tools: Tools, audience: str) -> Release:
    """Publish for somebody who is shown more than the public."""
    refuse_unguarded(tools)
    find_names(tools)
    tools.progress.begin("publish")
    last = newest_release(tools, audience)
    made = _publish(tools, tools.war.shown_to(audience), last)
    tools.progress.advance(len(made.files))
    tools.progress.end()
    return made


def _publish(tools: Tools, war: War, last: Release | None) -> Release:
    """Publish by the rules of that war; with which settings it was is kept, so that
    others make another release of the same data."""
    now = tools.now()
    stage, key = settings_told(war)
    was = tools.store.cursor(stage)
    head, alike = told_head(tools, war, last), was.key == key
    credits = loaded_credits(tools.places)
    imprint = Imprint(head, now, last, SOFTWARE, signer(tools), alike, credits)
    dossier = load_dossier(tools.store, war)
    told = told_apart(dossier, now.date())
    out, fronts = releases_for(tools.releases, war.rules.audience), _fronts(tools)
    made = publish_release(dossier, out, imprint, fronts=fronts, told=told)
    tools.store.put([made])
    tools.store.advance(Step(stage, was, Cursor(was.at, key)))
    return made


def settings_told(war: War) -> tuple[str, str]:
    """Where it is kept with which settings a war was last told to its audience, and a
    key that changes with those that are told."""
    return f"told {war.rules.audience}", fingerprint("told", dumps(open_war(war)))


def newest_release(tools: Tools, audience: str = PUBLIC) -> Release | None:
    """The release for that audience that was published last: the one pointed at, for
    what is the same again keeps its first place on record."""
    name = latest_release(releases_for(tools.releases, audience))
    if name is not None and (pointed := tools.store.get(Release, name)) is not None:
        return pointed
    last = None
    for _, one in tools.store.since(Release, 0):
        if (one.audience or PUBLIC) == audience:
            last = one
    return last


def _held_back(tools: Tools) -> list[str]:
    """The protected reports that are still held back today: when one is freed, a
    release is due though nothing was added."""
    sources = {s.id for s in tools.war.sources if s.protected}
    scanned = map(Amendments(tools.store, tools.war), tools.store.scan(Report))
    kept = [replace(r, text="") for r in scanned if r.protected or r.source in sources]
    undated = {r.id for r in kept if r.published is None}
    stored = tools.store.scan(Evidence) if undated else ()
    captured = {e.report: e.capture.at.date() for e in stored if e.report in undated}
    return sorted(too_young(kept, captured, tools.war, tools.now().date()))


def _maps_key(tools: Tools) -> str:
    """Changes when maps that may be handed on changed, or others may be."""
    names = tools.war.rules.maps
    ground = tools.models.fronts
    return fingerprint(*names, ground.version if ground else "") if names else ""


def _fronts(tools: Tools) -> tuple[Front, ...]:
    """What imported maps show of who holds what, as far as it may be handed on."""
    return fronts(tools.ground, tools.war.rules.maps)
