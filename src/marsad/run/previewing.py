"""What `marsad publish` would publish now, told to whoever decides; nothing is."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import OperatorError
from marsad.publish.audiences import told_rows
from marsad.publish.differing import KINDS, Difference, differences
from marsad.publish.formats import jsonl
from marsad.publish.formats.base import Given
from marsad.publish.formats.labels import labels_of
from marsad.publish.making import is_release
from marsad.publish.manifest import PUBLIC
from marsad.publish.preview import (
    Guarding,
    Masked,
    Outside,
    Printed,
    guarding,
    masked_names,
    outside,
    printed_names,
)
from marsad.publish.redact import redact_within
from marsad.publish.scope import make_scope
from marsad.records.dossier import Dossier
from marsad.run.dossier import load_dossier
from marsad.run.guarding import refuse_unguarded
from marsad.run.local import catch_up
from marsad.run.parting import told_apart
from marsad.run.releasing import (
    EMPTY,
    is_empty,
    newest_release,
    releases_for,
    settings_told,
)
from marsad.run.tools import Tools


@dataclass(frozen=True, slots=True)
class Preview:
    """All that a person looks at before a release."""

    audience: str
    previous: str | None
    """The release before; None where there is none."""
    settings: bool
    """Whether settings that readers see are others than in that one."""
    differences: Sequence[Difference]
    printed: Sequence[Printed]
    masked: Sequence[Masked]
    contacts: Sequence[Guarding]
    outside: Sequence[Outside]


def preview(tools: Tools, audience: str = PUBLIC) -> Preview:
    """Work out what is due, and what would be published of it.

    Raises:
        OperatorError: there is no report on record, or what protects contacts is
            missing.
    """
    if is_empty(tools):
        raise OperatorError(f"there is nothing to publish: {EMPTY}")
    refuse_unguarded(tools)
    catch_up(tools)
    war, today = tools.war.shown_to(audience), tools.now().date()
    dossier = load_dossier(tools.store, war)
    told = told_apart(dossier, today)
    scope = make_scope(dossier, today, told)
    opened = redact_within(told, scope)
    newest = newest_release(tools, audience)
    before = releases_for(tools.releases, audience) / newest.id if newest else None
    stage, key = settings_told(war)
    return Preview(
        audience=audience,
        previous=newest.id if newest else None,
        settings=newest is not None and tools.store.cursor(stage).key != key,
        differences=list(_differences(opened, before)),
        printed=printed_names(opened),
        masked=masked_names(dossier, scope),
        contacts=guarding(dossier, scope),
        outside=outside(opened),
    )


def _differences(opened: Dossier, before: Path | None) -> Iterator[Difference]:
    """How the data would differ from those of the release before, where it is there."""
    given = Given(lambda name: told_rows(name, opened), labels_of(opened.war))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "data").mkdir()
        for kind in KINDS:
            jsonl.save(given, (kind.export,), folder / "data" / f"{kind.export}.jsonl")
        old = before if before and is_release(before) else folder / "none"
        yield from differences(old, folder)
