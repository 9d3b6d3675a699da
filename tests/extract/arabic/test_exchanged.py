"""Who is freed in exchange for others is freed, too."""

from dataclasses import replace

import pytest

from marsad.extract.arabic.exchanged import with_exchanged
from tests.build import claim, figure, report


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("أفرجت الفصائل عن 30 أسيرا مقابل 12 محتجزا لدى الجيش", "released"),
        ("أفرجت الفصائل عن 30 أسيرا في مقابل نحو 12 محتجزا", "released"),
        ("أفرجت الفصائل عن 30 أسيرا وأبقت على 12 محتجزا لديها", "detained"),
    ],
)
def test_those_given_in_exchange_are_freed(text: str, measure: str) -> None:
    of, at = report(text), text.index("12")
    count = figure("detained", 12, part_of=("clm-x", 0))
    count = replace(count, text="12", span=(at, at + 2))
    made = claim(of, text, "release", figures=[count])
    ((found,),) = (one.figures for one in with_exchanged(text, [made]))
    assert found.measure == measure
    assert (found.part_of is None) is (measure == "released")


def test_no_other_claim_is_touched() -> None:
    text = "اعتقل الجيش 12 شخصا مقابل مبنى البلدية"
    made = claim(report(text), text, "detention", figures=[figure("detained", 12)])
    assert with_exchanged(text, [made]) == [made]
