"""A release when somebody asks for one: of the newest record, with today's settings."""

from pathlib import Path

from marsad.errors import InternalError, OperatorError
from marsad.publish.hand import hand_on
from marsad.publish.manifest import PUBLIC
from marsad.records.release import Release
from marsad.run.local import catch_up
from marsad.run.releasing import (
    EMPTY,
    is_empty,
    newest_release,
    release,
    release_to,
    releases_for,
)
from marsad.run.tools import Tools
from marsad.run.verifying import refuse_altered


def publish_into(tools: Tools, out: Path | None, audience: str = PUBLIC) -> Release:
    """Work out what is due, publish it for an audience, then put the newest release
    into `out` as well, if that is another folder.

    Raises:
        OperatorError: nothing is on record, something protected would leave, the
            newest release was altered, or `out` cannot be written.
    """
    if is_empty(tools):
        raise OperatorError(f"nothing was published: {EMPTY}")
    catch_up(tools)
    if audience == PUBLIC:
        release(tools)
        newest = newest_release(tools)
    else:
        newest = release_to(tools, audience)
    if newest is None:
        raise InternalError("nothing was published though publishing was due")
    own = releases_for(tools.releases, audience)
    refuse_altered(own / newest.id)
    if out is not None and out != own:
        hand_on(newest.id, own, out)
    return newest
