"""Numbers to call and addresses, as people write them in countries at war."""

from pathlib import Path

import pytest

from marsad.publish.contacts import NO_CONTACT, mails, without_contacts
from marsad.publish.leaks import check_leaks
from marsad.text.phones import phones

EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
AT_HOME = (
    "0933 123 456",  # Syria
    "0944-555-019",
    "0933123456",
    "(011) 555-0199",
    "011 555 0199",
    "021/2234567",
    "0770 123 4567",  # Iraq
    "07901234567",
    "067 123 45 67",  # Ukraine
    "(044) 123-45-67",
    "0912 345 678",  # Sudan
    "0712 345 678",  # Yemen
    "01 234 567",
    "0599 123 456",  # Palestine
    "02-295-1234",
    "03 123 456",  # Lebanon
    "01.123.456",
    "09 212 3456",  # Myanmar
    "09-77-123-4567",
)
WITH_CODE = (
    "+963 933 123 456",
    "00963933123456",
    "963 933 123 456",
    "963-933-123456",
    "963933123456",
    "964 790 123 4567",
    "380 67 123 45 67",
    "249 912 345 678",
    "967 1 234 567",
    "970 599 123 456",
    "961 3 123 456",
    "95 9 212 3456",
    "98 912 345 6789",
)
SAID = (
    "phone 555 0199",
    "tel. 5550199",
    "call me on 71 123 456",
    "WhatsApp: 777 123 456",
    "هاتف 777 123 456",
    "اتصلوا بنا على 71123456",
    "тел. 123-45-67",
)


@pytest.mark.parametrize("number", AT_HOME + WITH_CODE)
@pytest.mark.parametrize("digits", [{}, EASTERN, PERSIAN])
def test_a_number_is_masked_and_found(number: str, digits: dict[int, int]) -> None:
    written = number.translate(digits)
    text = f"He said {written}, twice"
    assert without_contacts(text) == f"He said {NO_CONTACT}, twice"
    assert phones(text) == [written]


@pytest.mark.parametrize("text", SAID)
def test_words_say_that_it_is_one(text: str) -> None:
    masked = without_contacts(f"so {text} now")
    assert masked.endswith(f"{NO_CONTACT} now")
    assert not any(sign.isdecimal() for sign in masked)


@pytest.mark.parametrize(
    "text",
    [
        "933 123 456 people",
        "250 000 000 000 pounds",
        "$963 933 123 456",
        "0.0933123456",
        "036.521234 034.123456",
        "011.234567",
        "05-12-2021",
        "05.12.2021 or 08/10/2023",
        "from 0900-1130",
        "05 2021-05-12",
        "08 2014 12",
        "2021-05-12 10:30:00",
        "1990-2021",
        "ISBN 0198526636",
        "ISSN: 0317-84711",
        "sha256 0933123456abcdef",
        "evt-0933123456",
        "clm#0933123456",
        "https://x.example/0933123456",
        "1684329600",
        "call 911",
        "the phone rang on 12 May 2021",
        "mobile units, 2021-05-12",
        "12 345 678 of 90 123 456",
        "192.168.100.100",
        "0 12 24 36 48",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert phones(text) == []
    assert without_contacts(text) == text


def test_two_numbers_in_a_row_are_both_masked() -> None:
    text = "0933 123 456 or 0944 555 019 and +963 11 555 0199"
    masked = without_contacts(text)
    assert masked == f"{NO_CONTACT} or {NO_CONTACT} and {NO_CONTACT}"


@pytest.mark.parametrize(
    "address", ["a.b@пошта.укр", "name@بريد.سوريا", "x@box.xn--p1ai", "a@b.example"]
)
def test_addresses_in_any_script(address: str, tmp_path: Path) -> None:
    assert list(mails(f"to {address} now")) == [address]
    assert without_contacts(f"to {address} now") == f"to {NO_CONTACT} now"
    (tmp_path / "a.txt").write_text(f"to {address} now", "utf-8")
    assert [leak.kind for leak in check_leaks(tmp_path, ())] == ["e-mail address"]


def test_letters_of_another_script_behind_an_address_stay() -> None:
    assert without_contacts("name@x.exampleوقال") == f"{NO_CONTACT}وقال"
