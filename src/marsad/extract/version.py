"""Which reader a language has, told by all that it reads with."""

import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

_READ = (".py", ".toml", ".tsv", ".json")


def version_of(name: str, weights: Sequence[Path], packages: Sequence[str]) -> str:
    """Changes with the code and word lists of `packages` and with the files of
    `weights`, so that whatever could read a report differently has another version."""
    digest = hashlib.sha256()
    for entry, data in _files(weights, packages):
        digest.update(f"{entry} {len(data)} ".encode() + data)
    return f"{name}-{digest.hexdigest()[:12]}"


def _files(
    weights: Sequence[Path], packages: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    for path in weights:
        yield path.name, path.read_bytes()
    for package in packages:
        folder = resources.files(package)
        data = folder.joinpath("data")
        places = [folder]
        if data.is_dir():
            inside = [place for place in data.iterdir() if place.is_dir()]
            places += [data, *sorted(inside, key=lambda place: place.name)]
        for place in places:
            for entry in sorted(place.iterdir(), key=lambda item: item.name):
                if entry.name.endswith(_READ):
                    yield f"{package} {entry.name}", entry.read_bytes()
