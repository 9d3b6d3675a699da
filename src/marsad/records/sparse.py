"""Fields that are left out of the stored form where they hold nothing.

So a field that a record gets later changes no byte of the records made before it,
and the log over them still verifies.
"""

from collections.abc import Mapping
from types import MappingProxyType

SPARSE: Mapping[str, bool] = MappingProxyType({"sparse": True})
"""Metadata of such a dataclass field; its default is None."""
