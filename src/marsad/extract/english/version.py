"""Which English reader this is, told without loading the pipeline."""

import functools
import hashlib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import marsad_weights_en

WEIGHTS = "claims.npz"
"""The trained classifiers, beside the pipeline in the package of weights."""


@functools.cache
def version() -> str:
    """Changes with the reader's code, word lists and weights, so that whatever could
    read a report differently has another version."""
    digest = hashlib.sha256()
    for name, data in _files():
        digest.update(f"{name} {len(data)} ".encode() + data)
    return f"english-{digest.hexdigest()[:12]}"


def _files() -> Iterator[tuple[str, bytes]]:
    weights = Path(marsad_weights_en.__file__).parent
    for path in (weights / WEIGHTS, weights / "pipeline" / "meta.json"):
        yield path.name, path.read_bytes()
    for package in ("marsad.extract.english", "marsad.text"):
        folder = resources.files(package)
        data = folder.joinpath("data")
        more = [place for place in data.iterdir() if place.is_dir()]
        more.sort(key=lambda place: place.name)
        for place in (folder, data, *more):
            for entry in sorted(place.iterdir(), key=lambda item: item.name):
                if entry.name.endswith((".py", ".toml", ".tsv", ".json")):
                    yield f"{package} {entry.name}", entry.read_bytes()
