"""Which English reader this is, told without loading its network."""

import functools
import hashlib
from collections.abc import Iterator
from importlib import resources

import marsad_weights_en

from marsad.extract.network.network import FILES


@functools.cache
def version() -> str:
    """Changes with the reader's code, word lists and weights, so that whatever could
    read a report differently has another version."""
    digest = hashlib.sha256()
    for name, data in _files():
        digest.update(f"{name} {len(data)} ".encode() + data)
    return f"english-{digest.hexdigest()[:12]}"


def _files() -> Iterator[tuple[str, bytes]]:
    for name in FILES:
        yield name, (marsad_weights_en.folder() / name).read_bytes()
    for package in ("marsad.extract.english", "marsad.extract.network", "marsad.text"):
        folder = resources.files(package)
        data = folder.joinpath("data")
        places = [folder]
        if data.is_dir():
            inside = [place for place in data.iterdir() if place.is_dir()]
            places += [data, *sorted(inside, key=lambda place: place.name)]
        for place in places:
            for entry in sorted(place.iterdir(), key=lambda item: item.name):
                if entry.name.endswith((".py", ".toml", ".tsv", ".json")):
                    yield f"{package} {entry.name}", entry.read_bytes()
