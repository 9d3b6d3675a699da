"""Log set-up for programs: plain lines to stderr, with secrets masked."""

import logging
import re
import sys
from collections.abc import Iterable

MASK = "[withheld]"
_LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)
_TERMINAL_FORM = "%(levelname)s: %(message)s"
_FILE_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Masked(logging.Formatter):
    """Masks the finished line, so that no argument and no traceback slips through."""

    def __init__(self, form: str, secrets: frozenset[str]) -> None:
        super().__init__(form)
        self.secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        return hide(super().format(record), self.secrets)


def set_up(verbosity: int = 0, to_terminal: bool = True) -> None:
    """Write marsad's log to stderr; calling again replaces the earlier set-up.

    Verbosity 0 writes warnings, 1 what is being done, 2 everything; less than 0 only
    errors. Lines that do not go to a terminal carry time and module. Secrets given to
    `mask` stay masked. Until a program calls this, the library says nothing.
    """
    logger = logging.getLogger("marsad")
    known = _secrets(logger)
    silence()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Masked(_TERMINAL_FORM if to_terminal else _FILE_FORM, known))
    logger.addHandler(handler)
    level = _LEVELS[min(verbosity, len(_LEVELS) - 1)] if verbosity >= 0 else None
    logger.setLevel(logging.ERROR if level is None else level)
    logger.propagate = False


def silence() -> None:
    """Undo `set_up`: the library says nothing, as it does before."""
    logger = logging.getLogger("marsad")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
    logger.addHandler(logging.NullHandler())
    logger.propagate = True


def mask(secrets: Iterable[str]) -> None:
    """From now on print these strings nowhere in the log, in upper or lower case."""
    wanted = frozenset(secret for secret in secrets if secret.strip() != "")
    for handler in logging.getLogger("marsad").handlers:
        if isinstance(handler.formatter, _Masked):
            handler.formatter.secrets |= wanted


def hide(text: str, secrets: Iterable[str]) -> str:
    """The text with every secret replaced, longer ones first."""
    ordered = sorted(set(secrets), key=lambda secret: (-len(secret), secret))
    if len(ordered) == 0:
        return text
    pattern = "|".join(re.escape(secret) for secret in ordered)
    return re.sub(pattern, MASK, text, flags=re.IGNORECASE)


def _secrets(logger: logging.Logger) -> frozenset[str]:
    forms = [handler.formatter for handler in logger.handlers]
    found = [form.secrets for form in forms if isinstance(form, _Masked)]
    return frozenset[str]().union(*found)
