from marsad.text.stems import stem, stems


def test_what_arabic_joins_to_a_word_makes_no_difference() -> None:
    assert {stem(word) for word in ("القصف", "والقصف", "بالقصف", "قصف")} == {"قصف"}
    assert stem("طائرات") == stem("طائره") == stem("طائرة".replace("ة", "ه"))


def test_short_words_and_english_stay_as_they_are() -> None:
    assert stems("Shells, a shell and glass") == ["shell", "shell", "and", "glass"]
    assert stem("ولد") == "ولد"
