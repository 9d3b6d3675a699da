"""Texts as vectors of their words, and groups of texts by their likeness."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any


def vectors(texts: Sequence[Sequence[str]]) -> Any:
    """TF-IDF over words that at least two texts have, as a sparse matrix whose rows
    have length one."""
    import numpy as np
    from scipy import sparse

    used = Counter(word for words in texts for word in set(words))
    at = {word: i for i, word in enumerate(sorted(w for w in used if used[w] > 1))}
    made = sparse.lil_matrix((len(texts), len(at)))
    for row, words in enumerate(texts):
        for word, many in Counter(word for word in words if word in at).items():
            idf = math.log(len(texts) / used[word])
            made[row, at[word]] = (1 + math.log(many)) * idf
    matrix = made.tocsr()
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(1)).ravel())
    return sparse.diags(1 / np.where(length == 0, 1, length)) @ matrix


def likeness(texts: Sequence[Sequence[str]]) -> Any:
    """The cosine of every pair, 0 to 1, as a square array."""
    import numpy as np

    matrix = vectors(texts)
    found = np.clip((matrix @ matrix.T).toarray(), 0, 1)
    return (found + found.T) / 2


def groups(alike: Any, thresholds: Sequence[float]) -> list[list[int]]:
    """By average linkage, at each threshold of the mean cosine: the group of each."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = 1 - alike
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "average")
    return [list(map(int, fcluster(tree, 1 - at, "distance"))) for at in thresholds]
