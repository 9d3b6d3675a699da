"""Precision in UCDP's codes and in ACLED's."""

import pytest

from marsad.records.where import Where


@pytest.mark.parametrize(
    ("ucdp", "acled"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 3), (7, 3)]
)
def test_precision_in_acleds_codes(ucdp: int, acled: int) -> None:
    where = Where("X", 1.0, 1.0, ucdp, 1, "list", "x")
    assert where.geo_precision == acled
