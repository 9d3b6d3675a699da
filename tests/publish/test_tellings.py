"""What events are told as: headlines by whose word, the same for rows and pages."""

from dataclasses import replace

from marsad.publish.arabic.incident import event_sentence as event_sentence_ar
from marsad.publish.incident import event_sentence
from marsad.publish.redact import redact
from marsad.publish.tellings import LANGUAGES, Tellings
from marsad.publish.wire import rows
from marsad.records.dossier import Dossier
from tests.publish.scene import NOW, PRIVATE, SECRETS, scene

OPENED = redact(scene(), NOW.date())
TELLINGS = Tellings(OPENED)


def graded(grade: str, origins: int = 3) -> Dossier:
    """The scene with another grade of its first event."""
    known = scene().grades["evt-harim"]
    ruled = replace(known, grade=grade, origins=origins)
    return redact(
        replace(scene(), grades={**scene().grades, "evt-harim": ruled}), NOW.date()
    )


def test_a_headline_names_who_says_it_unless_it_is_sure() -> None:
    contested = TELLINGS.headlines("evt-harim")
    assert contested["en"].startswith("The Valley Observatory and North TV said ")
    assert contested["en"].endswith("; North TV denied part of it.")
    assert "وفق" in contested["ar"]
    fair = Tellings(graded("fair")).headlines("evt-harim")
    assert fair["en"].startswith("Air strikes by the Northern Army killed 16 to 20")
    assert fair["en"].endswith(
        "; three independent sources tell of it, the numbers are from the Valley "
        "Observatory and North TV."
    )
    assert "؛ الحدث وفق 3 مصادر مستقلة، والأعداد وفق " in fair["ar"]
    sure = Tellings(graded("confirmed")).headlines("evt-harim")
    assert "say" not in sure["en"] and "وفق" not in sure["ar"]


def test_a_title_before_a_name_ends_no_headline() -> None:
    record = scene()
    claims = {
        id: replace(claim, speaker="Gen. Walid Haddad")
        for id, claim in record.claims.items()
    }
    told = Tellings(replace(record, claims=claims)).headlines("evt-harim")["en"]
    assert told.startswith("Gen. Walid Haddad said air strikes")


def test_sentences_are_those_of_the_brief() -> None:
    for event in OPENED.events:
        counts = TELLINGS.counts.get(event.id, [])
        said = event_sentence(event, OPENED, counts).text
        assert TELLINGS.told(event, "en").sentence == said
        said = event_sentence_ar(event, counts, TELLINGS.names)
        assert TELLINGS.told(event, "ar").sentence == said


def test_rows_have_a_headline_in_each_language_where_they_are_told() -> None:
    for row in rows("events", OPENED, TELLINGS.headlines):
        assert set(row["told"]) == set(LANGUAGES)
        for text in row["told"].values():
            assert text.endswith(".") and "None" not in text
            assert not any(word in text for word in (*SECRETS, PRIVATE))
    assert {str(row["told"]) for row in rows("events", OPENED)} == {"{}"}
    persons = rows("persons", OPENED, TELLINGS.headlines)
    assert not any("told" in row for row in persons)


def test_an_event_is_told_once() -> None:
    event = OPENED.events[0]
    assert TELLINGS.told(event, "ar") is TELLINGS.told(event, "ar")
