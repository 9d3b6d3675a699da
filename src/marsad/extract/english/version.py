"""Which English reader this is, told without loading its network."""

import functools
from pathlib import Path

import marsad_weights_en

from marsad.extract.network.network import FILES
from marsad.extract.version import version_of

_PACKAGES = (
    "marsad.extract",
    "marsad.extract.english",
    "marsad.extract.network",
    "marsad.text",
)


def weights() -> Path:
    """The folder of the package marsad-weights-en."""
    return marsad_weights_en.folder()


@functools.cache
def version() -> str:
    """Changes with the reader's code, word lists and weights."""
    files = [weights() / name for name in (*FILES, "words.json")]
    return version_of("english", files, _PACKAGES)
