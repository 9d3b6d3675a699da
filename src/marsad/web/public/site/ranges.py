"""Parts of a file (RFC 9110, section 14): one range of bytes."""

import re

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class Unsatisfiable(Exception):
    """No byte of the file is in the range."""


def byte_range(given: str | None, size: int) -> tuple[int, int] | None:
    """First byte and the one behind the last; None where the whole file is meant.

    What is no single range of bytes is ignored, as the standard allows.

    Raises:
        Unsatisfiable: it begins behind the end.
    """
    found = _RANGE.fullmatch(given.strip()) if given else None
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if first == "":
        count = int(last)
        if count == 0 or size == 0:
            raise Unsatisfiable
        return max(0, size - count), size
    if last != "" and int(last) < int(first):
        return None
    if int(first) >= size:
        raise Unsatisfiable
    end = size if last == "" else min(size, int(last) + 1)
    return int(first), end
