"""The data dictionary: what every field of every export means, as data."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

FIGURES = "figures.MEASURE"
"""In the dictionary's paths of events' counts: stands for each measure."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an export, or one column of a layout of others."""

    path: str
    """Its name; of a part of a field both names, with a dot between."""
    type: str
    """As `types.parse` reads it."""
    says: str
    """Meaning, in a sentence."""
    unit: str = ""
    values: tuple[str, ...] = ()
    """The values that it may have; empty: any."""
    tag: str = ""
    """Hashtag and attributes of HXL."""

    @property
    def column(self) -> str:
        """Its name in tables without nested fields."""
        return self.path.replace(".", "_")


@functools.cache
def _data() -> dict[str, dict[str, dict[str, object]]]:
    file = files("marsad.publish").joinpath("data/dictionary.toml")
    return tomllib.loads(file.read_text("utf-8"))


@functools.cache
def about() -> Mapping[str, str]:
    """What each export and layout holds, in a sentence, by name."""
    return {name: str(text) for name, text in _data()["about"].items()}


@functools.cache
def fields_of(name: str) -> tuple[Field, ...]:
    """The fields of an export or layout, in order.

    Raises:
        KeyError: there is none of that name.
    """
    return tuple(_field(path, said) for path, said in _data()[name].items())


def _field(path: str, said: Mapping[str, object]) -> Field:
    values = said.get("values", ())
    assert isinstance(values, list | tuple)
    return Field(
        path=path,
        type=str(said["type"]),
        says=str(said["says"]),
        unit=str(said.get("unit", "")),
        values=tuple(map(str, values)),
        tag=str(said.get("tag", "")),
    )
