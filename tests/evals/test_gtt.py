from gtt import Template, entity, normalised, score


def template(type: str, **roles: list[list[str]]) -> Template:
    return Template(type, {r: tuple(map(entity, each)) for r, each in roles.items()})


GOLD = [
    template(
        "bombing",
        PerpInd=[["rebels", "rebel column"]],
        PerpOrg=[["River Front", "RF"]],
        Target=[["the town hall"], ["a bridge"]],
        Weapon=[["bomb"]],
    ),
    template("attack", Victim=[["Ana Torre"]]),
]


def counts(*found: Template) -> tuple[int, int, int]:
    every = score([list(found)], [GOLD])["all"]
    return every.right, every.found, every.gold


def test_mentions_are_compared_without_case_articles_and_marks() -> None:
    assert normalised('The  "Town" Hall, a ruin') == "town hall ruin"


def test_everything_right_and_nothing_found() -> None:
    assert counts(*GOLD) == (8, 8, 8)
    assert counts() == (0, 0, 8)


def test_one_mention_is_enough_and_a_wrong_one_beside_it_spoils_it() -> None:
    assert counts(template("bombing", PerpOrg=[["rf"]])) == (2, 2, 8)
    assert counts(template("bombing", PerpOrg=[["rf", "rebels"]])) == (1, 2, 8)


def test_a_gold_entity_counts_once() -> None:
    twice = template("bombing", PerpInd=[["rebels"], ["rebel column"]])
    assert counts(twice) == (2, 3, 8)


def test_templates_of_another_type_are_not_paired() -> None:
    assert counts(template("kidnapping", Victim=[["Ana Torre"]])) == (0, 2, 8)


def test_a_type_may_be_one_of_several() -> None:
    gold = [template("bombing / attack", Victim=[["Ana Torre"]])]
    found = [template("attack", Victim=[["ana torre"]])]
    assert score([found], [gold])["all"].f1 == 1


def test_the_pairing_is_the_best_one() -> None:
    gold = [
        template("attack", Victim=[["Ana Torre"]]),
        template("attack", Victim=[["Ana Torre"], ["Jan Berg"]]),
    ]
    found = [
        template("attack", Victim=[["Ana Torre"], ["Jan Berg"]]),
        template("attack", Victim=[["Ana Torre"]]),
    ]
    row = score([found], [gold])
    assert (row["type"].right, row["Victim"].right) == (2, 3)


def test_documents_add_up_by_role() -> None:
    row = score([[GOLD[1]], []], [[GOLD[1]], [GOLD[0]]])
    assert row["Victim"].f1 == 1
    assert (row["all"].right, row["all"].found, row["all"].gold) == (2, 2, 8)
