from stretches import in_line

from marsad.extract.network.found import FoundPart


def shown(text: str, *parts: tuple[str, str]) -> list[tuple[str, str]]:
    """What is made of parts, which are named by kind and words, in order."""
    given, at = [], 0
    for kind, words in parts:
        at = text.index(words, at)
        given.append(FoundPart((at, at + len(words)), kind))
        at += len(words)
    made = sorted(in_line(text, given), key=lambda part: part.span)
    return [(part.kind, text[slice(*part.span)]) for part in made]


def test_a_quotation_is_one_content_whatever_is_said_in_it() -> None:
    text = 'Ada said: "We want peace. They say no to it." It rained.'
    found = shown(
        text,
        ("source", "Ada"),
        ("cue", "said"),
        ("content", "We want"),
        ("source", "They"),
        ("cue", "say"),
        ("content", "no to it"),
    )
    assert found == [
        ("source", "Ada"),
        ("cue", "said"),
        ("content", "We want peace. They say no to it."),
    ]


def test_what_somebody_is_said_to_say_belongs_to_the_content() -> None:
    text = "Ada said Bob believes the bridge is gone."
    found = shown(
        text,
        ("source", "Ada"),
        ("cue", "said"),
        ("source", "Bob"),
        ("cue", "believes"),
        ("content", "the bridge"),
    )
    assert found[-1] == ("content", "Bob believes the bridge is gone.")
    assert len(found) == 3


def test_pieces_of_a_content_are_joined_up_to_the_end_of_its_sentence() -> None:
    text = "Ada has also denied that the mayor sold the bridge. It rained."
    found = shown(
        text,
        ("source", "Ada"),
        ("cue", "denied"),
        ("content", "that the"),
        ("content", "sold"),
    )
    assert found == [
        ("source", "Ada"),
        ("cue", "has also denied"),
        ("content", "that the mayor sold the bridge."),
    ]


def test_lone_parts_and_empty_words_are_dropped() -> None:
    text = "Ada ran. The mayor was it. Bob slept."
    assert shown(text, ("source", "Ada"), ("content", "slept")) == []
    assert shown(text, ("cue", "was"), ("content", "it")) == []
