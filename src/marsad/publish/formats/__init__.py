"""One file per format, each with NAME, MEDIA_TYPE, SUFFIX and `save`."""

from types import ModuleType

from marsad.errors import OperatorError
from marsad.publish.formats import csv, geojson, jsonl

FORMATS: dict[str, ModuleType] = {
    module.NAME: module for module in (jsonl, csv, geojson)
}


def format_named(name: str) -> ModuleType:
    """The format of that name.

    Raises:
        OperatorError: there is none.
    """
    if name not in FORMATS:
        raise OperatorError(f"no format is called {name!r}: use {', '.join(FORMATS)}")
    return FORMATS[name]
