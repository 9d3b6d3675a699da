"""Which English reader this is, told without loading its network."""

import functools

import marsad_weights_en

from marsad.extract.network.network import FILES
from marsad.extract.version import version_of

_PACKAGES = (
    "marsad.extract",
    "marsad.extract.english",
    "marsad.extract.network",
    "marsad.text",
)


@functools.cache
def version() -> str:
    """Changes with the reader's code, word lists and weights."""
    folder = marsad_weights_en.folder()
    weights = [folder / name for name in (*FILES, "words.json")]
    return version_of("english", weights, _PACKAGES)
