"""docs/method.md and the rules in the code name each other."""

import re
from pathlib import Path

from marsad.records.grade import GRADE_OF, METHOD
from marsad.weigh.grade import RULES

PAGE = Path(__file__).parents[2] / "docs" / "method.md"


def test_every_grading_rule_is_tried_in_order_and_on_the_page_with_its_grade() -> None:
    page = PAGE.read_text(encoding="utf-8")
    named = [re.match(r"(G\d+) (\w+):", rule.__doc__ or "") for rule in RULES]
    told = [(found[1], found[2]) for found in named if found]
    assert [*told, ("G11", "contested")] == list(GRADE_OF.items())
    for rule, grade in GRADE_OF.items():
        assert f"| {rule} | {grade} |" in page


def test_the_page_is_of_this_version_and_every_rule_named_in_code_is_on_it() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert f"Method version **{METHOD}**" in page
    package = Path(__file__).parents[2] / "src" / "marsad"
    for folder in ("resolve", "weigh"):
        for file in sorted((package / folder).glob("*.py")):
            for rule in re.findall(r"rules? ([A-Z]\d+)", file.read_text("utf-8")):
                assert f"| {rule}" in page, (file.name, rule)
