"""marsad.toml is checked: what is wrong, where, and what would be right."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad import settings
from marsad.errors import OperatorError

WAR = '[war]\nname = "Test war"\n'


def config(folder: Path, text: str) -> Path:
    (folder / "marsad.toml").write_text(text, encoding="utf-8")
    return folder


def fault(folder: Path, text: str) -> str:
    with pytest.raises(OperatorError) as caught:
        settings.load(config(folder, text))
    return str(caught.value)


def test_no_monitor_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="marsad init"):
        settings.load(tmp_path)


def test_a_small_config_loads_with_defaults(tmp_path: Path) -> None:
    war = settings.load(config(tmp_path, WAR)).war
    assert (war.name, war.area, war.languages) == ("Test war", (), ("en",))
    assert war.rules.delay_days == 3


def test_broken_toml_names_file_and_line(tmp_path: Path) -> None:
    message = fault(tmp_path, '[war]\nname = "x\n')
    assert message.startswith("marsad.toml: ")
    assert "line 2" in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["war", "is missing"]),
        (WAR + "nmae = 1\n", ["war.nmae", "unknown key", "'name'"]),
        (WAR + 'area = ["Syria"]\n', ["war.area", "'Syria'", "SY"]),
        (WAR + '[[sources]]\nid = "A B"\nname = "x"\n', ["sources[1].id", "A B"]),
        (
            WAR + '[[sources]]\nid = "a"\nname = "x"\nreliability = "G"\n',
            ["sources[1].reliability", "'G'", "'A'"],
        ),
        (
            WAR + '[[sources]]\nid = "a"\nname = "x"\nties = ["b"]\n',
            ["sources[1].ties", "'b'"],
        ),
        (
            WAR + '[[sources]]\nid = "a"\nname = "x"\nside = "rfs"\n',
            ["sources[1].side", "'rfs'"],
        ),
        (WAR + 'area = ["XX"]\n', ["war.area", "'XX'"]),
        (
            WAR + '[[parties]]\nid = "a"\nname = "x"\n' * 2,
            ["parties", "'a'", "twice"],
        ),
        (WAR + "[publish]\ndelay_days = -1\n", ["publish.delay_days", "-1"]),
        (WAR + '[publish]\ndelay_days = "14"\n', ["publish.delay_days", "'14'"]),
        (WAR + "[publsh]\n", ["publsh", "'publish'"]),
    ],
)
def test_faults_name_the_key_and_what_is_right(
    tmp_path: Path, text: str, words: list[str]
) -> None:
    message = fault(tmp_path, text)
    assert all(word in message for word in words), message


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    message = fault(tmp_path, WAR + "wrong = 1\n[publish]\nblur_km = -2\n")
    assert len(message.splitlines()) == 2


def test_secrets_belong_to_sources(tmp_path: Path) -> None:
    source = '[[sources]]\nid = "contact-1"\nname = "A contact"\nprotected = true\n'
    (tmp_path / "secrets.toml").write_text(
        '[secrets]\ncontact-1 = ["Invented Name"]\n', encoding="utf-8"
    )
    war = settings.load(config(tmp_path, WAR + source)).war
    assert war.sources[0].secrets == ("Invented Name",)
    with pytest.raises(OperatorError, match="contact-1"):
        settings.load(config(tmp_path, WAR))


def test_the_clock_obeys_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert settings.clock()() == datetime(1970, 1, 2, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(OperatorError):
        settings.clock()


def test_the_policy_of_counting_is_one_that_there_is(tmp_path: Path) -> None:
    found = settings.load(config(tmp_path, WAR + 'counting = "median"\n'))
    assert found.war.counting == "median"
    told = fault(tmp_path, WAR + 'counting = "loud"\n')
    assert "war.counting: must be one of 'majority'" in told


LADDER = (
    WAR
    + """
[publish]
delay_days = 14
blur_km = 20.0
risk.low = { delay_days = 3, blur_km = 5.0 }

[audiences.partner]
delay_days = 2
risk.low = { delay_days = 1 }

[[sources]]
id = "friend"
name = "A contact"
protected = true
risk = "low"
"""
)


def test_audiences_are_shown_what_is_set_and_else_as_much_as_who_is_shown_less(
    tmp_path: Path,
) -> None:
    war = settings.load(config(tmp_path, LADDER)).war
    assert war.sources[0].risk == "low"
    waits = {
        name: [war.shown_to(name).rules.shield(r).delay_days for r in ("low", "high")]
        for name in ("public", "partner", "internal")
    }
    assert waits == {"public": [3, 14], "partner": [1, 2], "internal": [1, 2]}
    assert war.shown_to("internal").blurs("low") == (5.0,)
    assert war.blurs("high") == (20.0, 20.0, 20.0)
    names = [war.shown_to(n).rules.private_names for n in ("partner", "internal")]
    assert names == [False, True]


@pytest.mark.parametrize(
    ("line", "named"), [("delay_days = 1", True), ("withhold_names = true", False)]
)
def test_inside_names_are_told_unless_it_says_otherwise(
    tmp_path: Path, line: str, named: bool
) -> None:
    war = settings.load(config(tmp_path, f"{WAR}[audiences.internal]\n{line}\n")).war
    assert war.shown_to("internal").rules.private_names is named


def shields(folder: Path, text: str, audience: str) -> dict[str, tuple[int, float]]:
    """Delay and blur by risk, as that audience is shown it."""
    rules = settings.load(config(folder, WAR + text)).war.shown_to(audience).rules
    return {s.risk: (s.delay_days, s.blur_km) for s in rules.shields}


def test_what_is_set_for_a_risk_holds_until_an_audience_sets_that_risk(
    tmp_path: Path,
) -> None:
    public = "[publish]\nrisk.high = { delay_days = 30, blur_km = 50 }\n"
    partner = "[audiences.partner]\ndelay_days = 2\nblur_km = 10\n"
    for audience in ("partner", "internal"):
        found = shields(tmp_path, public + partner, audience)
        assert found == {"low": (2, 10), "medium": (2, 10), "high": (30, 50)}
    own = "risk.high = { blur_km = 12 }\n"
    found = shields(tmp_path, public + partner + own, "internal")
    assert found == {"low": (2, 10), "medium": (2, 10), "high": (30, 12)}


def test_who_risks_more_than_somebody_set_apart_is_guarded_no_less(
    tmp_path: Path,
) -> None:
    public = "[publish]\nrisk.medium = { blur_km = 20 }\n"
    found = shields(tmp_path, public + "[audiences.partner]\nblur_km = 5\n", "partner")
    assert found == {"low": (3, 5), "medium": (3, 20), "high": (3, 20)}


def test_the_example_of_the_manual_is_taken_as_it_is_written(tmp_path: Path) -> None:
    page = Path(__file__).parents[1] / "docs" / "how-to" / "publish-and-correct.md"
    text = page.read_text("utf-8").split("In `marsad.toml`:\n", 1)[1]
    lines = text.split("\n\nWhat is not set", 1)[0].splitlines()
    example = "\n".join(line.removeprefix("    ") for line in lines)
    assert "[audiences.internal]" in example
    assert shields(tmp_path, example, "public") == {
        "low": (3, 5), "medium": (14, 20), "high": (30, 50)}  # fmt: skip
    assert shields(tmp_path, example, "partner") == {
        "low": (3, 5), "medium": (3, 10), "high": (30, 50)}  # fmt: skip
    assert shields(tmp_path, example, "internal") == {
        "low": (3, 2), "medium": (3, 2), "high": (30, 25)}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[audiences.partner]\ndelay_days = 30\n", ["audiences.partner", "30"]),
        ("[audiences.all]\ndelay_days = 3\n", ["audiences.all", "unknown key"]),
        (
            "[publish.risk.high]\nblur_km = 1\n",
            ["publish.risk.high.blur_km: is 1", "`risk.high.blur_km = 20` or more"],
        ),
        (
            "[publish]\nblur_km = 20\n[audiences.partner]\nblur_km = 30\n",
            ["audiences.partner.blur_km: is 30", "`blur_km = 20` or less under [aud"],
        ),
        (
            "publish.risk.low.blur_km = 5\naudiences.partner.risk.low.blur_km = 9\n",
            ["partner.risk.low.blur_km: is 9", "`risk.low.blur_km = 5` or less"],
        ),
        (
            '[[sources]]\nid = "a"\nname = "x"\nrisk = "low"\n',
            ["sources[1].risk", "protected = true"],
        ),
    ],
)
def test_rules_that_guard_less_where_they_should_more_are_refused(
    tmp_path: Path, text: str, words: list[str]
) -> None:
    message = fault(tmp_path, text + WAR if "[" not in text else WAR + text)
    assert all(word in message for word in words), message


def test_what_ids_are_sealed_with_comes_from_the_key(tmp_path: Path) -> None:
    assert settings.load(config(tmp_path, WAR)).war.secret == ""
    (tmp_path / "log.key").write_text("PEM")
    first = settings.load(tmp_path).war.secret
    (tmp_path / "log.key").write_text("PEM2")
    assert first and first != settings.load(tmp_path).war.secret
    assert "PEM" not in first
