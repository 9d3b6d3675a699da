"""Labelled reports without commas, quotation marks and apostrophes.

Collections of news lose them, as FA-KES did ("Syrias", "said the blast killed 12
wounding 30"); a network that has read both ways needs neither.
"""

from typing import Any

from training.inputs import Row

_LOST = str.maketrans("", "", ",'’‘“”\"")
_KEPT = frozenset({"report", "published", "kind", "certainty", "start", "end"})


def bare(row: Row) -> Row:
    """The report and its labels, both without those marks."""
    return {
        key: value if key in _KEPT else _without(value) for key, value in row.items()
    }


def _without(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_LOST)
    if isinstance(value, list):
        return [_without(one) for one in value]
    return bare(value) if isinstance(value, dict) else value
