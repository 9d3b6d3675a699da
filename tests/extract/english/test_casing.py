from marsad.extract.english.casing import cased
from marsad.extract.english.reader import EnglishReader
from marsad.records.report import Report

TEXT = (
    "QARYA, 4 MAY 89 (XYZ) -- REBELS OF THE SHINING PATH KILLED THREE SOLDIERS NEAR "
    "SAN PEDRO, COLONEL PABLO TORRES SAID. THE U.S. EMBASSY IN LIMA WAS NOT HIT. "
    "I LEFT."
)


def test_capitals_are_read_as_print() -> None:
    out = cased(TEXT)
    assert len(out) == len(TEXT)
    for words in ("Shining Path killed three soldiers", "San Pedro", "I left."):
        assert words in out
    assert "Colonel Pablo Torres said. The U.S. embassy in Lima was not hit." in out


def test_other_texts_stay_as_they_are() -> None:
    text = "Rebels killed three soldiers near San Pedro, the US embassy said on 4 May."
    assert cased(text) == text


def test_claims_quote_the_report_and_not_what_was_parsed() -> None:
    report = Report("r", TEXT, "", language="en")
    (reading,) = EnglishReader().read([report])
    assert reading.claims
    for claim in reading.claims:
        assert claim.quote == TEXT[slice(*claim.span)]
