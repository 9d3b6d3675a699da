"""Pictures are written, the same each time, and of what may be published."""

import dataclasses
import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import OperatorError
from marsad.publish.colours import COLOURS, colours_of
from marsad.publish.parties import parties_wire, war_of
from marsad.publish.plot import style
from marsad.publish.plot.ground import draw_control
from marsad.publish.plot.series import CUTS, TIMES, Scope
from marsad.publish.plot.source import Source, from_dossier, from_release
from marsad.publish.plot.style import (
    DARK,
    LIGHT,
    Look,
    colours,
    table,
    visible,
)
from marsad.publish.plot.tallies import draw_tally
from marsad.publish.plot.times import draw_timeline
from marsad.publish.redact import redact
from marsad.publish.wire import rows
from marsad.records.war import Party
from tests.publish.scene import NOW, SECRETS, WAR, scene

OPENED = redact(scene(), NOW.date())
SOURCE = from_dossier(OPENED, "rel-test")
PNG = b"\x89PNG\r\n\x1a\n"
SMALL = Look(size=(900, 700))
AGAIN = """
import sys
from pathlib import Path
from tests.publish.plot.test_pictures import draw_all
draw_all(Path(sys.argv[1]))
"""


def draw_all(folder: Path) -> None:
    for form in ("png", "svg"):
        draw_tally(
            SOURCE,
            "killed",
            "day",
            Scope(),
            Look("ar", True, (700, 500)),
            folder / f"k.{form}",
        )
        draw_control(SOURCE, Scope(), SMALL, folder / f"c.{form}")
        draw_timeline(SOURCE, "day", Scope(), SMALL, folder / f"t.{form}")


def test_two_runs_make_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir(), two.mkdir()
    draw_all(one)
    root = str(Path(__file__).parents[3])
    env = {
        "PYTHONPATH": f"{root}/src:{root}",
        "PYTHONHASHSEED": "3",
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-c", AGAIN, str(two)]
    subprocess.run(command, check=True, env=env, cwd="/", capture_output=True)
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes(), path.name
    assert (one / "k.png").read_bytes().startswith(PNG)
    svg = (one / "k.svg").read_text("utf-8")
    assert "<dc:date>" not in svg and "<text" not in svg
    for secret in SECRETS:
        assert secret not in svg


@pytest.mark.parametrize("by", [*TIMES, *CUTS])
def test_a_tally_is_drawn_by_anything(by: str, tmp_path: Path) -> None:
    for measure in ("killed", "fighters"):
        path = tmp_path / f"{measure}.png"
        draw_tally(SOURCE, measure, by, Scope(), SMALL, path)
        assert path.read_bytes().startswith(PNG)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_both_languages_and_papers_are_drawn(language: str, tmp_path: Path) -> None:
    for dark in (False, True):
        look = Look(language, dark, (900, 700))
        draw_control(SOURCE, Scope(), look, tmp_path / "c.svg")
        draw_timeline(SOURCE, "week", Scope(), look, tmp_path / "t.svg")
        draw_tally(SOURCE, "detained", "month", Scope(), look, tmp_path / "d.svg")
    paper = re.search(r"fill: (#[0-9a-f]{6})", (tmp_path / "c.svg").read_text())
    assert paper is not None and paper[1] == DARK.paper


def bare(**told: list[dict[str, Any]]) -> Source:
    """The invented war with rows of these exports in place of its own."""
    return dataclasses.replace(SOURCE, rows={**SOURCE.rows, **told})


def drawn_words(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every picture that is drawn from here on, before it is written."""
    found: list[Any] = []
    monkeypatch.setattr(style, "save", lambda made, path: found.append(made))
    return found


def test_a_holder_s_name_stands_whole_on_its_strip_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = next(row for row in SOURCE.rows["control"] if row["holder"])
    ends = [date(2021, 1, 1) + timedelta(days=2**n) for n in range(8)]
    rows = [
        {**first, "place": f"Town {n}", "start": "2021-01-01", "end": str(end),
         "km2": None, "state": "held"}
        for n, end in enumerate(ends)
    ]  # fmt: skip
    found = drawn_words(monkeypatch)
    draw_control(bare(control=rows), Scope(), SMALL, tmp_path / "c.png")
    axes = found[0].figure.axes[-1]
    widths = [bar.get_window_extent().width for bar in axes.patches]
    names = {round(text.get_position()[1]): text for text in axes.texts}
    assert 0 < len(names) < len(rows)
    for at, text in names.items():
        assert text.get_window_extent().width <= widths[at]


@pytest.mark.parametrize("grade", ["weak", "fair"])
def test_a_bar_stands_over_its_label_with_its_number(
    grade: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = next(row for row in SOURCE.rows["events"] if "killed" in row["figures"])
    figure = {"low": 8, "best": 8, "high": 8}
    one = {**row, "figures": {"killed": figure}, "grade": grade, "override": None}
    found = drawn_words(monkeypatch)
    source = bare(events=[one])
    draw_tally(source, "killed", "month", Scope(), SMALL, tmp_path / "k.png")
    axes = found[0].figure.axes[-1]
    bar = max(axes.patches, key=lambda patch: float(patch.get_height()))
    assert bar.get_x() + bar.get_width() / 2 == pytest.approx(axes.get_xticks()[0])
    assert [text.get_text() for text in axes.texts] == ["8"]


def test_both_languages_have_the_same_words() -> None:
    assert table("en").keys() == table("ar").keys()
    for key, words in table("en").items():
        gaps = set(re.findall(r"\{\w+\}", words))
        assert gaps == set(re.findall(r"\{\w+\}", table("ar")[key])), key


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda p: draw_tally(SOURCE, "x", "day", Scope(), SMALL, p), "no measure"),
        (lambda p: draw_tally(SOURCE, "killed", "x", Scope(), SMALL, p), "use one of"),
        (lambda p: draw_tally(SOURCE, "aid", "day", Scope(), SMALL, p), "no measure"),
        (
            lambda p: draw_tally(
                SOURCE, "killed", "day", Scope(place="Qadma"), SMALL, p
            ),
            "nothing on record counts",
        ),
        (lambda p: draw_control(SOURCE, Scope(place="Qadma"), SMALL, p), "who holds"),
        (
            lambda p: draw_timeline(SOURCE, "kind", Scope(), SMALL, p),
            "a timeline is by",
        ),
        (
            lambda p: draw_timeline(
                SOURCE, "day", Scope(end=date(1990, 1, 1)), SMALL, p
            ),
            "no dated event",
        ),
        (
            lambda p: draw_control(SOURCE, Scope(), SMALL, p / "x.pdf"),
            "a .png or a .svg",
        ),
        (lambda p: draw_control(SOURCE, Scope(), SMALL, p / "no" / "x.svg"), "written"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    call: object, message: str, tmp_path: Path
) -> None:
    path = (
        tmp_path if "png or" in message or "written" in message else tmp_path / "x.png"
    )
    with pytest.raises(OperatorError, match=message):
        call(path)  # type: ignore[operator]
    assert not (tmp_path / "x.png").exists()


def test_a_release_is_drawn_as_its_record_is(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("events", "control", "tallies", "reports"):
        text = "".join(json.dumps(row) + "\n" for row in rows(name, OPENED))
        (tmp_path / "data" / f"{name}.jsonl").write_text(text, encoding="utf-8")
    manifest = {
        "id": "rel-test", "title": "Valley Monitor", "publisher": "Valley Monitor",
        "as_of": SOURCE.as_of.isoformat() if SOURCE.as_of else None,
        "licence": "CC-BY-4.0",
    }  # fmt: skip
    (tmp_path / "release.json").write_text(json.dumps(manifest), encoding="utf-8")
    found = from_release(tmp_path, OPENED.war)
    assert found == dataclasses.replace(SOURCE, rows=found.rows)
    draw_control(found, Scope(), SMALL, tmp_path / "a.svg")
    draw_control(SOURCE, Scope(), SMALL, tmp_path / "b.svg")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    (tmp_path / "data" / "control.jsonl").unlink()
    with pytest.raises(OperatorError, match=r"control\.jsonl"):
        from_release(tmp_path)


def test_a_release_is_drawn_with_its_own_names_and_colours() -> None:
    parties = (
        Party("north", "Northern Army", ("جيش الشمال",), colour="#123456"),
        Party("league", "Valley League", ("League fighters",)),
        Party("absent", "Nobody's Army"),
    )
    war = dataclasses.replace(WAR, parties=parties)
    made = redact(dataclasses.replace(scene(), war=war), NOW.date())
    told = {"title": "x", "area": ["SY"], "parties": parties_wire(made)}
    found = war_of(json.loads(json.dumps(told)))
    assert found is not None and found.area == ("SY",)
    assert [party.id for party in found.parties] == ["north", "league"]
    source = Source({}, "", "", "", None, None, found)
    assert source.name("north", "ar") == "جيش الشمال"
    assert source.name("league", "ar") == source.name("league", "en")
    assert source.name("other", "en") == "other"
    assert colours(source, ["north"], LIGHT) == {"north": "#123456"}
    assert "League fighters" not in json.dumps(told)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"parties": "north"},
        {"parties": [{"id": "north"}]},
        {"parties": [3]},
        {"parties": [], "area": None},
    ],
)
def test_what_no_manifest_of_ours_says_names_nobody(told: dict[str, object]) -> None:
    assert war_of(told) is None
    odd = [{"id": "a", "name": {"en": "A", "ar": None}, "colour": "red; x"}]
    found = war_of({"parties": odd})
    assert found is not None and found.parties[0].colour is None


def test_parties_have_their_own_colours_or_the_next_free_one() -> None:
    war = dataclasses.replace(
        WAR,
        parties=(Party("a", "A", colour="#0072b2"), Party("b", "B"), Party("c", "C")),
    )
    source = Source({}, "", "", "", None, None, war)
    found = colours(source, ["a", "b", "c", "d"], LIGHT)
    assert found["a"] == "#0072b2"
    assert len(set(found.values())) == 4
    many = [f"p{i}" for i in range(12)]
    assert len(set(colours(source, many, LIGHT).values())) == len(COLOURS) - 1


def test_who_is_drawn_changes_no_colour() -> None:
    parties = tuple(Party(id, id.upper()) for id in "abc")
    source = Source(
        {}, "", "", "", None, None, dataclasses.replace(WAR, parties=parties)
    )
    whole = colours(source, ["a", "b", "c"], LIGHT)
    assert colours(source, ["c", "a"], LIGHT) == {"c": whole["c"], "a": whole["a"]}
    assert whole == {
        id: visible(colour, LIGHT) for id, colour in colours_of(parties).items()
    }


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#f0e442", "#4a4a4a"])
def test_every_colour_is_seen_on_its_paper(theme: object, colour: str) -> None:
    from marsad.publish.plot.style import Theme

    assert isinstance(theme, Theme)

    def light(hexed: str) -> float:
        parts = [int(hexed[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        flat = [
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        ]
        return 0.2126 * flat[0] + 0.7152 * flat[1] + 0.0722 * flat[2]

    low, high = sorted((light(visible(colour, theme)), light(theme.paper)))
    assert (high + 0.05) / (low + 0.05) >= theme.faint - 0.05


def test_names_of_parties_are_in_the_readers_language() -> None:
    war = dataclasses.replace(
        WAR, parties=(Party("a", "Army", ("الجيش",)), Party("b", "Band"))
    )
    source = Source({}, "", "", "", None, None, war)
    assert source.name("a", "ar") == "الجيش" and source.name("a", "en") == "Army"
    assert source.name("b", "ar") == "Band" and source.name("z", "en") == "z"
