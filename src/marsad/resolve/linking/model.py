"""The weights of agreement, learnt by Splink from the lists themselves, and scores.

Nobody labels anything. How often two people agree by chance (u) is counted in random
pairs; how often two rows of one person agree (m) is learnt by expectation maximisation
within pairs that agree in something else (Fellegi and Sunter's model).
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING, Any

from marsad.resolve.linking.blocking import TRAINING, Block, blocks, pairs
from marsad.resolve.linking.levels import Comparison, comparisons

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import Table  # type: ignore[import-untyped]
    from splink import Linker

SEED = 20_190_210
RANDOM_PAIRS = 1_000_000
"""Random pairs in which chance agreement is counted."""
LEARN_FROM = 50
"""Pairs that a block must bring for anything to be learnt from it."""
LEARN_AT_MOST = 2_000_000
GUESS = {"m": 20.0, "u": 1000.0}
"""How many pairs the general guesses weigh as."""
ROUNDS, CLOSE = 50, 0.001
"""How often the prior is reckoned anew at most, and when it stands: bits."""
DEEPER = 6.0
"""Pairs are weighed so far below what is kept before the prior is known: bits."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one level of agreement counts for."""

    label: str
    m: float
    u: float

    @property
    def weight(self) -> float:
        """Bits of evidence that two rows are one person; below 0 against it."""
        return log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt, and from what."""

    prior: float
    """Share of all pairs of rows that are held to be one person."""
    fields: Mapping[str, tuple[Weight, ...]]
    blocks: tuple[Block, ...]
    learnt_from: tuple[Block, ...]
    untrained: tuple[str, ...]
    """Fields that too few pairs speak of: they weigh by general guesses."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A model and the pairs it looked at.

    `pairs` has the columns left and right (rows), weight (bits), and for each field
    what its level weighs (`level_given`) and what more or less it weighs for being
    rare or frequent (`rare_given`); sorted by rows.
    """

    model: Model
    pairs: "Table"


def score(people: "Table", least: float) -> Scored:
    """Learn from a table of comparable columns, and weigh its pairs.

    `people` has `row` (its place, from 0) and what `table.comparable` gives. Pairs
    that weigh less than `least` are not kept.
    """
    import duckdb

    with duckdb.connect(":memory:", config={"threads": 1}) as db, _quiet():
        db.register("given_table", people)
        db.execute("CREATE TABLE people AS SELECT * FROM given_table ORDER BY row")
        db.unregister("given_table")
        columns = [name for name in people.column_names if name != "row"]
        return _score(db, columns, least)


@contextmanager
def _quiet() -> Iterator[None]:
    """Splink's warnings are for people who tune a model by hand."""
    logger = logging.getLogger("splink")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _score(db: "DuckDBPyConnection", columns: Sequence[str], least: float) -> Scored:
    from splink import DuckDBAPI, Linker

    compared = comparisons(columns)
    chosen = blocks(db, columns)
    people = DuckDBAPI(db).register("people")
    teacher = Linker(people, _settings(compared, chosen, db), log_level=None)
    learnt_from, seen = _train(teacher, db, compared, columns)
    settings = teacher.misc.save_model_to_json()
    sampled = min(RANDOM_PAIRS, _all_pairs(db))
    _smooth(settings, compared, seen, sampled)
    surely = max([1.0, *learnt_from.values()])
    counted = sampled / (sampled + GUESS["u"])
    _take_out(settings, counted * surely / _all_pairs(db))
    linker = Linker(people, settings, log_level=None)
    found = linker.inference.predict(
        threshold_match_weight=least - DEEPER, warning_mode="never"
    )
    told = settings["probability_two_random_records_match"]
    prior = _prior(db, found.physical_name, told)
    fields = _fields(settings)
    model = Model(
        prior=prior,
        fields=fields,
        blocks=tuple(chosen),
        learnt_from=tuple(learnt_from),
        untrained=tuple(name for name in fields if name not in seen),
    )
    shift = _odds(prior) - _odds(told)
    return Scored(model, _pairs(db, found.physical_name, fields, shift, least))


def _settings(
    compared: Iterable[Comparison], chosen: Sequence[Block], db: "DuckDBPyConnection"
) -> Any:
    from splink import SettingsCreator, block_on
    from splink.blocking_rule_library import CustomRule

    rules: list[Any] = [
        block_on(*block.columns) if block.columns else CustomRule("1 = 1")
        for block in chosen
    ]
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="row",
        comparisons=[each.splink(_told(db, each.column)) for each in compared],
        probability_two_random_records_match=_first_prior(db),
        blocking_rules_to_generate_predictions=rules,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
    )


def _train(
    teacher: "Linker",
    db: "DuckDBPyConnection",
    compared: Sequence[Comparison],
    columns: Sequence[str],
) -> tuple[dict[Block, float], dict[str, float]]:
    """Learn: of each block learnt from, and of each field, how many pairs of one
    person there were."""
    teacher.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    seen: dict[str, float] = {}
    used: dict[Block, float] = {}
    for rule in TRAINING:
        names = {c.name for c in compared if not c.uses(rule)}
        if not (set(rule) <= set(columns) and names - seen.keys()):
            continue
        block = Block(rule, pairs(db, rule))
        if block.pairs < LEARN_FROM:
            continue
        matches = used[block] = _lesson(teacher, block)
        seen |= {name: seen.get(name, 0.0) + matches for name in names}
    return used, seen


def _lesson(teacher: "Linker", block: Block) -> float:
    """Learn from the pairs of one block; how many are held to be of one person."""
    from splink import block_on

    few = block.pairs <= LEARN_AT_MOST
    session = teacher.training.estimate_parameters_using_expectation_maximisation(
        block_on(*block.columns), max_pairs=None if few else LEARN_AT_MOST
    )
    found = session.core_model_settings.probability_two_random_records_match
    return found * min(block.pairs, LEARN_AT_MOST)


def _smooth(
    settings: dict[str, Any],
    compared: Iterable[Comparison],
    seen: Mapping[str, float],
    sampled: int,
) -> None:
    """Blend what was learnt with the general guesses, by how much was seen."""
    for comparison in compared:
        told = next(
            c
            for c in settings["comparisons"]
            if c["output_column_name"] == comparison.name
        )
        levels = [at for at in told["comparison_levels"] if not at.get("is_null_level")]
        for key, size in (("m", seen.get(comparison.name, 0.0)), ("u", sampled)):
            found = [at.get(f"{key}_probability") or 0.0 for at in levels]
            guess = [getattr(level, key) for level in comparison.levels]
            blended = _blend(found, guess, size, GUESS[key])
            for at, share in zip(levels, blended, strict=True):
                at[f"{key}_probability"] = share


def _take_out(settings: dict[str, Any], prior: float) -> None:
    """Take the pairs of one person out of the random ones that chance was counted in.

    Where agreement by chance is rare, such as in a number, they are most of those that
    agree. `prior` is a share of all pairs that surely are of one person, as far as
    chance was counted in them and not guessed; what they leave is not taken for less
    than an eighth.
    """
    for told in settings["comparisons"]:
        levels = [at for at in told["comparison_levels"] if not at.get("is_null_level")]
        rest = [
            max(
                at["u_probability"] - prior * at["m_probability"],
                at["u_probability"] / 8,
            )
            for at in levels
        ]
        for at, share in zip(levels, rest, strict=True):
            at["u_probability"] = share / sum(rest)


def _blend(
    found: Sequence[float], guess: Sequence[float], size: float, weight: float
) -> Iterator[float]:
    """Shares that add to one: those found in `size` pairs, and those guessed, which
    weigh as `weight` pairs."""
    size = size if sum(found) else 0.0
    for one, other in zip(found, guess, strict=True):
        seen = size * one / (sum(found) or 1.0)
        yield (seen + weight * other / sum(guess)) / (size + weight)


def _fields(settings: Mapping[str, Any]) -> dict[str, tuple[Weight, ...]]:
    return {
        told["output_column_name"]: tuple(
            Weight(at["label_for_charts"], at["m_probability"], at["u_probability"])
            for at in told["comparison_levels"]
            if not at.get("is_null_level")
        )
        for told in settings["comparisons"]
    }


def _prior(db: "DuckDBPyConnection", found: str, told: float) -> float:
    """The share of all pairs that are one person's, by the pairs' own weights.

    The share which the weights add up to, given the share: found by going round. A
    list without any likely pair still has one.
    """
    prior, pairs_in_all = told, _all_pairs(db)
    for _ in range(ROUNDS):
        shift = _odds(prior) - _odds(told)
        [(sum_up,)] = db.execute(
            f"SELECT sum(1 / (1 + pow(2.0, -(match_weight + ?)))) FROM {found}", [shift]
        ).fetchall()
        likely = sum_up or 0.0
        after = min(max(likely, 1.0) / pairs_in_all, 0.5)
        if abs(_odds(after) - _odds(prior)) < CLOSE:
            return after
        prior = after
    return prior


def _pairs(
    db: "DuckDBPyConnection",
    found: str,
    fields: Iterable[str],
    shift: float,
    least: float,
) -> "Table":
    have = {column[0] for column in db.execute(f"DESCRIBE {found}").fetchall()}
    columns = []
    for field in fields:
        rare = f"mw_tf_adj_{field}"
        value = f'"{rare}"' if rare in have else "0"
        columns.append(f'round("mw_{field}", 6) AS "level_{field}"')
        columns.append(f'{value}::DOUBLE AS "rare_{field}"')
    return db.sql(
        'SELECT least(row_l, row_r) AS "left", greatest(row_l, row_r) AS "right", '
        f"round(match_weight + ?, 6) AS weight, {', '.join(columns)} FROM {found} "
        "WHERE match_weight + ? >= ? ORDER BY 1, 2",
        params=[shift, shift, least],
    ).to_arrow_table()


def _first_prior(db: "DuckDBPyConnection") -> float:
    """Where learning starts: one pair of one person for every ten rows."""
    rows = _rows(db)
    return min(0.1 * rows / _all_pairs(db), 0.5)


def _odds(share: float) -> float:
    """Odds in bits."""
    return log2(share / (1 - share))


def _all_pairs(db: "DuckDBPyConnection") -> int:
    rows = _rows(db)
    return rows * (rows - 1) // 2


def _told(db: "DuckDBPyConnection", column: str) -> int:
    [(rows,)] = db.execute(f'SELECT count("{column}") FROM people').fetchall()
    return int(rows)


def _rows(db: "DuckDBPyConnection") -> int:
    [(rows,)] = db.execute("SELECT count(*) FROM people").fetchall()
    return int(rows)
