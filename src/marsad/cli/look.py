"""`marsad show`: a record with its whole chain."""

from collections.abc import Sequence
from typing import Annotated

import typer

from marsad.cli.place import FolderOption, JsonOption, opened, settings_of
from marsad.cli.screen import say, say_json
from marsad.errors import OperatorError


def show(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="Id of any record, or how it begins.")],
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a record with its whole chain: claims, words, report, hash of the bytes."""
    from marsad.cli.tree import lines
    from marsad.records.leaf import Leaf
    from marsad.run.chain import chain, find, withdrawn_claims
    from marsad.run.dossier import load_dossier
    from marsad.run.reviewing import unsealed

    settings = settings_of(context, folder)
    with opened(settings) as tools:
        found = find(tools.store, id) or withdrawn_claims(tools.store, id)
        if not found:
            known = unsealed(tools, id)
            found = [record for full in known for record in find(tools.store, full)]
            _say_sealed(id, known, as_json)
        if not found:
            raise OperatorError(f"no record has the id {id!r}")
        dossier = load_dossier(tools.store, tools.war)
        leaves = {leaf.record: leaf for leaf in tools.store.scan(Leaf)}
    for record in found:
        link = chain(record, dossier, leaves)
        if as_json:
            say_json(link)
        else:
            say("\n".join(lines(link)))


def _say_sealed(id: str, known: Sequence[str], as_json: bool) -> None:
    """That an id is only the published one, and not to be passed on."""
    if known and not as_json:
        say(f"{id} is published for {', '.join(known)}, of a protected contact:")
        say("what follows is known inside this monitor alone.")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(show)
