import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad import log

LOGGER = logging.getLogger("marsad.collect.files")


@pytest.fixture(autouse=True)
def quiet_again() -> Iterator[None]:
    yield
    log.silence()


def test_the_library_is_silent_until_a_program_speaks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log.silence()
    LOGGER.info("read rep-a")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("verbosity", "levels"),
    [(-1, "E"), (0, "WE"), (1, "IWE"), (2, "DIWE"), (9, "DIWE")],
)
def test_verbosity(
    verbosity: int, levels: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log.set_up(verbosity)
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
        LOGGER.log(level, "line")
    err = capsys.readouterr().err
    assert "".join(line[0] for line in err.splitlines()) == levels


def test_lines_for_a_file_say_when_and_where(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log.set_up(0, to_terminal=False)
    LOGGER.warning("rep-a has no date")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("WARNING marsad.collect.files: rep-a has no date")
    assert line[:2] == "20"


def test_setting_up_twice_writes_once(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up()
    log.mask(["Abu Example"])
    log.set_up(1)
    LOGGER.info("heard from abu example")
    assert capsys.readouterr().err == "INFO: heard from [withheld]\n"


def test_secrets_are_masked_in_arguments_and_tracebacks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log.set_up()
    log.mask(["+000 555 0100", "", "  "])
    try:
        raise ValueError("no number +000 555 0100")
    except ValueError:
        LOGGER.exception("could not call %s", "+000 555 0100")
    err = capsys.readouterr().err
    assert "0100" not in err
    assert "call [withheld]" in err
    assert "ValueError: no number [withheld]" in err


def test_a_secret_inside_another_leaves_no_rest() -> None:
    assert log.hide("Ann Example met Ann", ["Ann", "Ann Example"]) == (
        "[withheld] met [withheld]"
    )


@given(st.text(max_size=20), st.lists(st.text("xyz", min_size=1, max_size=3)))
def test_no_secret_is_left(text: str, secrets: list[str]) -> None:
    hidden = log.hide(text, secrets)
    for secret in secrets:
        assert secret not in hidden.replace(log.MASK, "|")
