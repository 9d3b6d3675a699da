"""Which second reader this is: its code, its prompt, its model and its address."""

import functools
import hashlib
from importlib import resources

from marsad.extract.hosted.guard import Guard
from marsad.extract.hosted.options import HostedOptions
from marsad.records.ids import content_id

PACKAGES = ("marsad.extract.hosted", "marsad.text")


def version(options: HostedOptions) -> str:
    """Changes whenever a claim of this reader could be another one."""
    return f"hosted-{content_id('v', _code(), *options.makes())[2:14]}"


def second_key(options: HostedOptions, guard: Guard) -> tuple[str, ...]:
    """Everything that decides which reports are read by it, and how."""
    return (
        version(options),
        *options.settings(),
        *sorted(guard.sources),
        content_id("key", *guard.secrets),
    )


@functools.cache
def _code() -> str:
    digest = hashlib.sha256()
    for package in PACKAGES:
        folder = resources.files(package)
        for place in (folder, folder.joinpath("data")):
            for entry in sorted(place.iterdir(), key=lambda item: item.name):
                if entry.name.endswith((".py", ".toml", ".tsv", ".json", ".md")):
                    data = entry.read_bytes()
                    head = f"{package} {entry.name} {len(data)} "
                    digest.update(head.encode() + data)
    return digest.hexdigest()
