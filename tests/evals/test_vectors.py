import numpy as np
from vectors import groups, likeness


def test_texts_of_the_same_telling_words_are_alike() -> None:
    texts = [
        ["shell", "harim"],
        ["harim", "shell"],
        ["bread", "price"],
        ["price", "bread"],
    ]
    alike = likeness(texts)
    assert np.allclose(alike[0, 1], 1) and np.allclose(alike[0, 2], 0)
    (found,) = groups(alike, [0.5])
    assert found[0] == found[1] != found[2] == found[3]
