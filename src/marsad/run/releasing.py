"""Stage 7, publish: a release of what is on record, if it changed."""

from pathlib import Path

from marsad.errors import InternalError
from marsad.publish.front import Front
from marsad.publish.hand import hand_on
from marsad.publish.manifest import PUBLIC, Imprint
from marsad.publish.release import publish_release
from marsad.publish.shielding import too_young
from marsad.records.issue import Issue
from marsad.records.release import Release
from marsad.records.report import Report
from marsad.records.war import War
from marsad.run.dossier import load_dossier
from marsad.run.fronts import fronts
from marsad.run.joining import newest_of
from marsad.run.parting import told_apart
from marsad.run.sealing import newest_head, signer
from marsad.run.tools import SOFTWARE, Tools, fingerprint
from marsad.run.verifying import refuse_altered
from marsad.store.base import Cursor, Step


def release(tools: Tools) -> bool:
    """Publish into the monitor's own folder, if something is due."""
    was = tools.store.cursor("publish")
    now = Cursor(newest_of(tools, Issue, was.at), publishing_key(tools))
    if now == was:
        return False
    tools.progress.begin("publish")
    previous = newest_release(tools)
    made = _publish(tools, tools.war, tools.releases, previous)
    done = tools.store.advance(Step("publish", was, now, put=(made,)))
    tools.progress.advance(len(made.files))
    tools.progress.end()
    return done


def publishing_key(tools: Tools) -> str:
    """Changes when what is published changed."""
    weighed, sealed = (tools.store.cursor(name) for name in ("weigh", "archive"))
    held = str(_held_back(tools))
    return fingerprint("publish", weighed.key, str(sealed.at), held, _maps_key(tools))


def publish_into(tools: Tools, out: Path | None, audience: str = PUBLIC) -> Release:
    """Publish what is due for an audience, then put the newest release into `out` as
    well, if that is another folder.

    Raises:
        OperatorError: something protected would leave, the newest release was altered,
            or `out` cannot be written.
    """
    if audience == PUBLIC:
        release(tools)
        newest = newest_release(tools)
    else:
        newest = _release_to(tools, audience)
    if newest is None:
        raise InternalError("nothing was published though publishing was due")
    own = releases_for(tools.releases, audience)
    refuse_altered(own / newest.id)
    if out is not None and out != own:
        hand_on(newest.id, own, out)
    return newest


def releases_for(releases: Path, audience: str | None) -> Path:
    """Where the releases for an audience lie: beside the public ones."""
    if audience in (None, PUBLIC):
        return releases
    return releases.with_name(f"{releases.name}-{audience}")


def _release_to(tools: Tools, audience: str) -> Release:
    """Publish for somebody who is shown more than the public."""
    tools.progress.begin("publish")
    previous = newest_release(tools, audience)
    made = _publish(
        tools,
        tools.war.shown_to(audience),
        releases_for(tools.releases, audience),
        previous,
    )
    tools.store.put([made])
    tools.progress.advance(len(made.files))
    tools.progress.end()
    return made


def _publish(tools: Tools, war: War, out: Path, previous: Release | None) -> Release:
    now = tools.now()
    dossier = load_dossier(tools.store, war)
    return publish_release(
        dossier,
        out,
        Imprint(newest_head(tools), now, previous, SOFTWARE, signer(tools)),
        fronts=_fronts(tools),
        told=told_apart(dossier, now.date()),
    )


def newest_release(tools: Tools, audience: str = PUBLIC) -> Release | None:
    """The release for that audience that was published last."""
    last = None
    for _, one in tools.store.since(Release, 0):
        if (one.audience or PUBLIC) == audience:
            last = one
    return last


def _held_back(tools: Tools) -> int:
    """How many protected reports are still held back today: when one is freed, a
    release is due though nothing was added."""
    kept = (r for r in tools.store.scan(Report) if r.protected and r.published)
    return sum(1 for _ in too_young(kept, {}, tools.war, tools.now().date()))


def _maps_key(tools: Tools) -> str:
    """Changes when maps that may be handed on changed, or others may be."""
    names = tools.war.rules.maps
    ground = tools.models.fronts
    return fingerprint(*names, ground.version if ground else "") if names else ""


def _fronts(tools: Tools) -> tuple[Front, ...]:
    """What imported maps show of who holds what, as far as it may be handed on."""
    return fronts(tools.ground, tools.war.rules.maps)
