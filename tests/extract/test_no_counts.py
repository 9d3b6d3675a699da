"""No reader takes for a count what counts nobody: a number to call, an id, money."""

import pytest

from tests.extract.arabic.test_reader import read
from tests.extract.english.reading import claims_of, figures_of


@pytest.mark.parametrize(
    "number", ["+95 9 212 345 678", "0095 9 212 345 678", "09 212 345 678", "212345678"]
)
def test_a_number_to_call_counts_nobody(number: str) -> None:
    text = (
        f"I am Daw Mya and my number is {number}. Soldiers came to our village on "
        "Monday and shot three farmers dead."
    )
    assert figures_of(text) == [("killed", 3.0, 3.0)]
    assert all("212" not in claim.quote for claim in claims_of(text))


@pytest.mark.parametrize(
    "number", ["+967 771 234 567", "٠٧٧١٢٣٤٥٦٧", "٧٧١٢٣٤٥٦٧", "00967771234567"]
)
def test_nor_does_one_in_arabic(number: str) -> None:
    text = f"اسمي سالم ورقمي {number}. قصفوا قريتنا يوم الأربعاء وقتل ثلاثة مدنيين."
    figures = [f for claim in read(text) for f in claim.figures]
    assert [(f.measure, f.low) for f in figures] == [("killed", 3.0)]


def test_nor_do_ids_plates_dates_positions_and_money() -> None:
    text = (
        "On 12 November 2018 at 37S BV 4212 6633 a shell hit the market, killing two "
        "people. The car with plate YGN 7745 burned. A man with ID card 20181112 was "
        "wounded. The army offered 2,500,000 kyat for information."
    )
    counted = {(measure, low) for measure, low, _ in figures_of(text)}
    assert counted <= {("killed", 2.0), ("strikes", 1.0), ("wounded", 1.0)} | {
        ("vehicles", 1.0)
    }
    arabic = (
        "قتل شخصان يوم 12/11/2026 في سيارة لوحتها رقم 4432. رقم الهوية 1029384756. "
        "وأعلن الجيش مكافأة 50 ألف دولار."
    )
    numbers = {f.low for claim in read(arabic) for f in claim.figures}
    assert numbers <= {1.0, 2.0}
