"""How the loading of a file of places is told of."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.cli.screen import hint

if TYPE_CHECKING:
    from marsad.locate.loading.load import Loaded


def as_plain(loaded: "Loaded", dry_run: bool, errors: Path | None) -> dict[str, Any]:
    """For JSON."""
    told = {**asdict(loaded), "dry_run": dry_run}
    return told if errors is None else {**told, "errors": str(errors)}


def sentence(loaded: "Loaded", file: Path, dry_run: bool) -> str:
    """What came of it, in one line."""
    if loaded.unchanged:
        return f"{loaded.name}: {file.name} is loaded already, nothing has changed"
    what = "units" if loaded.areas else "places"
    done = "could be" if dry_run else "were"
    told = (
        f"{loaded.name}: {loaded.rows:,} {what} {done} loaded from {file.name} "
        f"({loaded.kind}), with {loaded.names:,} names"
    )
    parts = [told]
    for count, words in (
        (loaded.replaced, "replaced"),
        (loaded.unplaced, "without coordinates"),
        (loaded.left_out, "rows left out"),
        (loaded.duplicates, "of them with the code of another row"),
        (loaded.swapped, "of them with latitude and longitude swapped"),
        (loaded.repaired, "repaired"),
    ):
        if count:
            parts.append(f"{count:,} {words}")
    return "; ".join(parts)


def show_faults(loaded: "Loaded", errors: Path | None) -> None:
    """The first faulty rows, and where all of them stand."""
    count = loaded.left_out + loaded.repaired + loaded.kept
    for fault in loaded.faults:
        where = f"row {fault.row}" if fault.row else "all rows"
        part = f"{fault.part}, " if fault.part else ""
        seen = f" ({fault.seen})" if fault.seen else ""
        hint(f"  {part}{where} {fault.done}: {fault.reason}{seen}")
    if loaded.faults and errors is not None:
        hint(f"  all of them stand in {errors}")
    elif count > len(loaded.faults):
        hint(
            f"  and {count - len(loaded.faults):,} more; --errors FILE writes them all"
        )
