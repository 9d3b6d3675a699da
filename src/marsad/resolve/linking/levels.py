"""How each kind of field is compared: levels of agreement, from the same to different.

Each level has a general guess at how often it is met in pairs of one person (m) and in
pairs of two (u). Splink learns both from the lists; the guess weighs as a few pairs, so
that a level which the lists hardly show gets no absurd weight.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

FEW = 50
"""Rows of which half is believed how frequent a value is."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of agreement; `m` and `u` are guesses before anything is learnt."""

    label: str
    """What a reviewer reads."""
    sql: str
    """When it holds, if no level before it does; {l} and {r} are the two cells."""
    m: float
    u: float
    frequent: bool = False
    """Whether a value that many rows have counts for less."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one field is compared."""

    name: str
    column: str
    levels: tuple[Level, ...]
    null: str = "{l} IS NULL OR {r} IS NULL"

    def uses(self, columns: Collection[str]) -> bool:
        """Whether pairs that agree in some columns say nothing of this field."""
        conditions = [self._sql(level.sql) for level in self.levels]
        return any(f'"{column}_l"' in sql for column in columns for sql in conditions)

    def splink(self, told: int) -> dict[str, Any]:
        """As Splink's settings have it, for so many rows that tell the field: in few
        rows frequencies say little."""
        trust = told / (told + FEW)
        untold = {
            "sql_condition": self._sql(self.null),
            "label_for_charts": "not told",
            "is_null_level": True,
        }
        return {
            "output_column_name": self.name,
            "comparison_levels": [
                untold,
                *(self._level(level, trust) for level in self.levels),
            ],
        }

    def _level(self, level: Level, trust: float) -> dict[str, Any]:
        told: dict[str, Any] = {
            "sql_condition": self._sql(level.sql),
            "label_for_charts": level.label,
            "m_probability": level.m,
            "u_probability": level.u,
        }
        if level.frequent:
            told |= {
                "tf_adjustment_column": self.column,
                "tf_adjustment_weight": trust,
            }
        return told

    def _sql(self, condition: str) -> str:
        return condition.format(l=f'"{self.column}_l"', r=f'"{self.column}_r"')


SAME = Level("the same", "{l} = {r}", 0.7, 0.01, frequent=True)
OTHER = Level("different", "ELSE", 0.08, 0.93)
WORDS = ("place", "region", "address", "occupation")
CODES = ("postcode", "number", "phone")
OWN = ("number", "phone")
"""Codes that belong to one person, or to a few."""
_SOUND = '"{0}_key_l" = "{0}_key_r"'
_OFF_BY_ONE = "damerau_levenshtein({l}, {r}) <= 1"
_NEAR = "jaro_winkler_similarity({l}, {r}) >= 0.7"
_SCRIPTS = "(ascii({l}) > 1500) <> (ascii({r}) > 1500)"
"""One is in Arabic letters, the other is not: they have no letter in common."""
_ACROSS = (
    'least(length("{0}_key_l"), length("{0}_key_r")) >= 3 AND '
    'damerau_levenshtein("{0}_key_l", "{0}_key_r") <= 1'
)
"""Consonants are one apart, as they are heard; for names in two scripts."""
_PAIRED = {"given": "family", "family": "given"}


def comparisons(columns: Collection[str]) -> list[Comparison]:
    """The comparisons for the columns that there are, in a fixed order."""
    return list(_all(frozenset(columns)))


def _all(have: frozenset[str]) -> Iterator[Comparison]:
    yield from (
        _name(f, have) for f in ("given", "family", "middle", "mother") if f in have
    )
    if "born" in have:
        yield _birth(have)
    elif "age" in have:
        yield _steps("age", "age", (1, 3, 6), "years")
    if "date_day" in have:
        yield _steps("date", "date_day", (0, 1, 7, 31), "days")
    if "sex" in have:
        levels = (replace(SAME, m=0.97, u=0.5), replace(OTHER, m=0.03, u=0.5))
        yield Comparison("sex", "sex", levels)
    yield from (_words(field) for field in WORDS if field in have)
    yield from (_code(field) for field in CODES if field in have)


def _name(field: str, have: frozenset[str]) -> Comparison:
    levels = [
        SAME,
        Level(
            "sounds the same or one letter off",
            f"{_SOUND.format(field)} AND ({_SCRIPTS} OR {_NEAR}) OR {_OFF_BY_ONE}",
            0.12,
            0.005,
        ),
        Level(
            "spelt alike",
            "jaro_winkler_similarity({l}, {r}) >= 0.88 OR "
            f"{_SCRIPTS} AND {_ACROSS.format(field)}",
            0.04,
            0.004,
        ),
    ]
    other = _PAIRED.get(field)
    if other is None:
        levels.append(
            Level(
                "a name or initial in common",
                "list_has_any(string_split({l}, ' '), string_split({r}, ' ')) OR "
                "least(length({l}), length({r})) = 1 AND {l}[1] = {r}[1]",
                0.04,
                0.01,
            )
        )
    elif other in have:
        crossed = f'{{l}} = "{other}_r" OR {{r}} = "{other}_l"'
        levels.append(Level("given and family name crossed", crossed, 0.02, 0.002))
    levels.append(Level("begins alike", _NEAR, 0.04, 0.03))
    return Comparison(field, field, (*levels, OTHER))


def _birth(have: frozenset[str]) -> Comparison:
    levels = []
    if "birth" in have:
        levels = [
            replace(SAME, u=0.0005),
            Level("one digit off", _OFF_BY_ONE, 0.1, 0.002),
        ]
        parts = [
            f'coalesce(("birth_{part}_l" = "birth_{part}_r")::INT, 0)'
            for part in ("year", "month", "day")
        ]
        two = f"{' + '.join(parts)} >= 2"
        levels.append(Level("two of year, month and day the same", two, 0.05, 0.004))
    for label, apart, m, u in (
        ("the same year", 0, 0.05, 0.02),
        ("a year apart", 1, 0.03, 0.03),
        ("two or three years apart", 3, 0.02, 0.06),
        ("four to ten years apart", 10, 0.01, 0.2),
    ):
        levels.append(Level(label, f'abs("born_l" - "born_r") <= {apart}', m, u))
    null = '"born_l" IS NULL OR "born_r" IS NULL'
    column = "birth" if "birth" in have else "born"
    return Comparison("birth", column, (*levels, replace(OTHER, m=0.02, u=0.7)), null)


def _steps(name: str, column: str, steps: Sequence[int], unit: str) -> Comparison:
    share = 0.9 / len(steps)
    levels = [
        Level(
            f"at most {step} {unit if step > 1 else unit[:-1]} apart"
            if step
            else "the same",
            f"abs({{l}} - {{r}}) <= {step}",
            share,
            0.02 * (place + 1),
        )
        for place, step in enumerate(steps)
    ]
    rest = 1 - sum(level.u for level in levels)
    return Comparison(name, column, (*levels, replace(OTHER, m=0.1, u=rest)))


def _words(field: str) -> Comparison:
    near = (
        f"{_SOUND.format(field)} AND ({_SCRIPTS} OR {_NEAR}) OR "
        "jaro_winkler_similarity({l}, {r}) >= 0.92"
    )
    shared = "jaccard({l}, {r}) >= 0.8 AND jaro_winkler_similarity({l}, {r}) >= 0.7"
    levels = (
        SAME,
        Level("sounds or is spelt alike", near, 0.15, 0.003),
        Level("letters in common", shared, 0.05, 0.003),
        replace(OTHER, m=0.1, u=0.984),
    )
    return Comparison(field, field, levels)


def _code(field: str) -> Comparison:
    # A number that hardly two rows have is no frequent one: it is one person's.
    levels = (
        replace(SAME, u=0.00001 if field in OWN else 0.001, frequent=field not in OWN),
        Level("one sign off", _OFF_BY_ONE, 0.1, 0.001),
        Level("two signs off", "damerau_levenshtein({l}, {r}) <= 2", 0.05, 0.01),
        replace(OTHER, m=0.15, u=0.988),
    )
    return Comparison(field, field, levels)
