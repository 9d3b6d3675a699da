"""A claim is the word of its speaker, or of whoever put the report out."""

from dataclasses import replace

import pytest

from marsad.publish.seal import CONTACT, WITHHELD
from marsad.publish.site.voices import listed_names, publisher_of, voice_of, voices
from tests.publish.scene import BY_ID, CLAIMS, scene
from tests.publish.site.written import OPENED

LISTED = listed_names(scene())


@pytest.mark.parametrize(
    ("speaker", "source"),
    [
        ("Valley Observatory", "watch"),
        ("the valley observatory", "watch"),
        ("WATCH", "watch"),
        ("a baker", None),
        (CONTACT, None),
        (WITHHELD, None),
        (None, "wire"),
    ],
)
def test_a_speaker_is_a_listed_source_under_any_of_its_names(
    speaker: str | None, source: str | None
) -> None:
    claim = replace(CLAIMS[0], speaker=speaker)
    assert voice_of(claim, BY_ID["rpt-a"], LISTED).source == source


def test_spellings_of_one_name_are_one_voice() -> None:
    one = voice_of(replace(CLAIMS[0], speaker="The Mayor"), None, LISTED)
    other = voice_of(replace(CLAIMS[0], speaker="the mayor"), None, LISTED)
    assert one.key == other.key


def test_a_protected_report_has_no_publisher_but_a_contact() -> None:
    report = replace(BY_ID["rpt-a"], protected=True)
    assert publisher_of(report, LISTED).name == CONTACT
    assert publisher_of(None, LISTED).name == ""


def test_every_claim_has_a_voice_and_no_protected_one_a_source() -> None:
    found = voices(OPENED)
    assert found.keys() == OPENED.claims.keys()
    hidden = {r.id for r in OPENED.reports.values() if r.protected}
    for id, claim in OPENED.claims.items():
        if claim.report in hidden:
            assert found[id].source is None and found[id].name == CONTACT
