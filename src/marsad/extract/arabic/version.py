"""Which Arabic reader this is, told without loading its network."""

import functools

import marsad_weights_ar

from marsad.extract.network.network import FILES
from marsad.extract.version import version_of

_PACKAGES = (
    "marsad.extract",
    "marsad.extract.arabic",
    "marsad.extract.network",
    "marsad.text",
)


@functools.cache
def version() -> str:
    """Changes with the reader's code, word lists and weights."""
    weights = [marsad_weights_ar.folder() / name for name in FILES]
    return version_of("arabic", weights, _PACKAGES)
