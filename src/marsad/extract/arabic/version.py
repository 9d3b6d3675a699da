"""Which Arabic reader this is, told without loading its network."""

import functools
from pathlib import Path

import marsad_weights_ar

from marsad.extract.network.network import FILES
from marsad.extract.version import version_of

_PACKAGES = (
    "marsad.extract",
    "marsad.extract.arabic",
    "marsad.extract.network",
    "marsad.text",
)


def weights() -> Path:
    """The folder of the package marsad-weights-ar."""
    return marsad_weights_ar.folder()


@functools.cache
def version() -> str:
    """Changes with the reader's code, word lists and weights."""
    return version_of("arabic", [weights() / name for name in FILES], _PACKAGES)
