"""A source without a name is known by whom it told, all through a report."""

from marsad.extract.hearers import with_hearers
from marsad.records.claim import Claim
from tests.extract.arabic.test_reader import read
from tests.extract.english.reading import claims_of

TEXT = (
    'Six people died in Salma, a resident and a doctor told AFP. "It was a jet," said '
    "the doctor. The governor told a crowd that nobody died."
)


def said(speaker: str | None, via: tuple[str, ...] = ()) -> Claim:
    return Claim("clm-a", "rpt-a", "attack", (0, 3), "Six", speaker=speaker, via=via)


def through(claim: Claim, publisher: str | None = "Daily") -> tuple[str, ...]:
    (made,) = with_hearers(TEXT, [claim], publisher)
    return made.via


def test_who_has_no_name_speaks_through_whom_he_told() -> None:
    assert through(said("doctor")) == through(said("resident")) == ("AFP",)


def test_a_report_s_own_publisher_stands_between_nobody() -> None:
    assert through(said("doctor"), "AFP") == ()
    assert through(said("doctor"), "وكالة فرانس برس") == ()


def test_others_speak_as_they_are_read() -> None:
    assert through(said(None)) == through(said("governor of Salma")) == ()
    assert through(said("medic")) == ()
    assert through(said("doctor", ("Reuters",))) == ("Reuters",)


def test_both_readers_know_the_hearer() -> None:
    (one, *_) = claims_of(
        "At least six people were killed when a jet bombed a school in Salma on "
        "Monday, a resident and a doctor told AFP."
    )
    assert one.via == ("AFP",)
    (two, *_) = read(
        "قتل ستة أشخاص في غارة جوية على مدرسة في سلمى يوم الاثنين، بحسب ما نقلت وكالة "
        "فرانس برس عن أحد السكان."
    )
    assert two.via == ("وكالة فرانس برس",)
