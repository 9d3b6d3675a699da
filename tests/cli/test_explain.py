"""`marsad read --explain`: on a terminal, off one, and as a page."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from marsad.cli import explain
from marsad.errors import OperatorError
from marsad.publish.explain.marks import harmless
from marsad.publish.explain.view import view
from marsad.publish.explain.words import Words
from marsad.records.issue import Issue
from tests.cli.conftest import Marsad
from tests.publish.explain import rows

WORDS = Words("en")
REPORT = "Five people were killed in Raqqa on Friday, the Valley Watch said.\n"


def test_the_words_are_marked_off_a_terminal(marsad: Marsad) -> None:
    done = marsad("read", "--explain", "-", "--published", "2019-02-10", stdin=REPORT)
    assert done.returncode == 0, done.stderr
    assert "{1a: Five people}" in done.stdout
    assert "no monitor was named, so places are looked for" in done.stderr
    assert "\x1b" not in done.stdout
    assert "2019-02-08  “Friday”" in done.stdout
    assert max(map(len, done.stdout.splitlines())) > 80


def test_a_page_is_written_and_no_other_file_written_over(
    marsad: Marsad, tmp_path: Path
) -> None:
    source, out = tmp_path / "report.txt", tmp_path / "read.html"
    source.write_text(REPORT, "utf-8")
    for _ in range(2):
        done = marsad("read", "--explain", "--html", out, source)
        assert done.returncode == 0, done.stderr
    assert "Five people" in out.read_text("utf-8")
    done = marsad("read", "--explain", "--html", source, source)
    assert done.returncode == 2 and "give --html another name" in done.stderr
    assert source.read_text("utf-8") == REPORT
    done = marsad("read", "--html", "-", "--words", "ar", source)
    assert '<html lang="ar" dir="rtl">' in done.stdout


def test_an_unknown_language_says_which_there_are(marsad: Marsad) -> None:
    done = marsad("read", "--explain", "--words", "xx", "-", stdin=REPORT)
    assert done.returncode == 2 and "en, ar" in done.stderr


def test_signs_left_out_give_the_text() -> None:
    for row in (rows.english(), rows.arabic()):
        shown = view(row, 1, WORDS)
        runs = [run for run, style in explain.tokens(shown) if style != "bold cyan"]
        assert "".join(runs) == harmless(row["text"])


def test_overlapping_claims_name_their_ends() -> None:
    text = "one two three"
    claims = [
        rows.claim(text, "one two", "clm-a"),
        rows.claim(text, "two three", "clm-b"),
    ]
    shown = view(rows.report(text, claims), 1, WORDS)
    assert explain.marked(shown).plain == "[1: one [2: two :1] three :2]"


def test_nothing_of_a_report_steers_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "\x1b]0;title\x07Ten \x1b[2Jdied [bold]here[/bold]"
    claim = rows.claim(text, text, "clm-a", speaker=text, person=text, rules=[text])
    explain.show([rows.report(text, [claim]) | {"title": text}], WORDS)
    out = capsys.readouterr().out
    assert "\x1b" not in out and "\x07" not in out
    assert "[bold]here[/bold]" in out


@pytest.mark.parametrize("colours", [True, False])
def test_a_terminal_without_colours_keeps_every_sign(
    colours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=60, highlight=False)
    explain._show_one(console, view(rows.english(), 1, WORDS))
    shown = screen.getvalue()
    assert ("\x1b[1;36m" in shown) is colours
    for sign in ("[1: ", "{1a: ", "<says 1: ", "<via 3: ", "!M1: "):
        assert sign in shown


def test_what_cannot_be_read_is_told_and_the_rest_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    bad = Issue("iss-1", "a.bin", "not-text", "this holds no text")
    html = explain.page([bad, rows.english()], WORDS)
    assert "a.bin: not-text: this holds no text" in html
    assert "a.bin: not-text" in capsys.readouterr().err
    explain.show([bad, rows.report("Nothing.", [])], WORDS)
    told = capsys.readouterr()
    assert "No claim was read" in told.out and "a.bin" in told.err


def test_a_page_opened_without_a_name_is_for_its_owner_only(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    explain.open_page("<html>", None)
    (path,) = tmp_path.rglob("read.html")
    assert opened == [path.as_uri()]
    assert path.parent.stat().st_mode & 0o077 == 0
    assert "no browser" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_the_persons_to_mend(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot write"):
        explain.save("x", tmp_path / "none" / "read.html")
    with pytest.raises(OperatorError, match="needs a file"):
        explain.open_page("x", Path("-"))


def test_names_in_the_other_script_are_isolated_on_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Otherwise the digits and brackets around them change places."""
    explain.show([rows.mixed()], WORDS)
    english = capsys.readouterr().out
    assert "Speaker    \u2068المرصد المحلي\u2069" in english
    assert "\u2068مخيم السلام (القطاع 7)\u2069, \u2068إدلب\u2069, SY" in english
    assert "{\u20681b\u2069: 3 أطفال}" in english
    assert "<\u2068says\u2069 2: منظمة Valley Aid (north)>" in english
    explain.show([rows.mixed()], Words("ar"))
    arabic = capsys.readouterr().out
    assert "المتحدث      \u2068Northern Army\u2069" in arabic
    assert "(بواسطة \u2068number-noun\u2069)" in arabic
    assert "المتحدث      المرصد المحلي\n" in arabic


def test_labels_follow_the_report_where_that_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    explain.show([rows.english(), rows.mixed(), rows.arabic()], Words("auto"))
    out = capsys.readouterr().out
    assert out.count("mismatch :M1!") == out.count("تعارض :M1!") == 1
    assert "Certainty  stated as so" in out and "درجة اليقين" in out
    explain.show([rows.english()], WORDS)
    assert "\u2068" not in capsys.readouterr().out
