"""What a request asks: which release, from which address, which box and days."""

import math
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import Path, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from marsad.web.public.index.ask import Box, Days
from marsad.web.public.index.read import Index
from marsad.web.public.keeper import Keeper
from marsad.web.public.options import Options
from marsad.web.public.problems import Refused

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt](\d\d)?(:\d\d)?(:\d\d)?(?:\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)?"
)
"""As RFC 3339 has it, and with the end left off, as GDAL writes it."""
MOST_OFFSET = 10_000_000


def keeper_of(request: Request) -> Keeper:
    """The app's keeper of indexes."""
    found: Keeper = request.app.state.keeper
    return found


def base_of(request: Request) -> str:
    """The address of the site, without a slash at the end."""
    options: Options = request.app.state.options
    return options.base_url or str(request.base_url).rstrip("/")


def index_of(request: Request, release: str | None = None) -> Index:
    """The index to ask: the newest release's, or that of the release named.

    Raises:
        Refused: that release is not held any more.
    """
    try:
        return keeper_of(request).index(release)
    except KeyError:
        raise Refused(
            410,
            f"Release {release} cannot be asked any more: begin again without "
            "`release`. Its files are still at /releases/ if they were kept.",
        ) from None


def box(given: str) -> Box:
    """West, south, east, north from four numbers, or from six with heights.

    Raises:
        ValueError: they are not a box.
    """
    try:
        numbers = [float(one) for one in given.split(",")]
    except ValueError:
        raise ValueError("bbox is four or six numbers with commas") from None
    if len(numbers) not in (4, 6) or not all(map(math.isfinite, numbers)):
        raise ValueError("bbox is four or six numbers with commas")
    half = len(numbers) // 2
    west, south, east, north = *numbers[:2], *numbers[half : half + 2]
    if south > north or not -90 <= south <= north <= 90:
        raise ValueError("bbox goes from south to north, -90 to 90")
    if not (-180 <= west <= 180 and -180 <= east <= 180):
        raise ValueError("bbox lies between -180 and 180 degrees of longitude")
    return west, south, east, north


def days(given: str) -> Days:
    """First and last day of a moment or an interval; ``..`` or nothing is open.

    Raises:
        ValueError: it is neither.
    """
    parts = given.split("/")
    if len(parts) == 1:
        day = _day(parts[0])
        return day, day
    if len(parts) != 2:
        raise ValueError("datetime is a moment, or two with a stroke between them")
    first, last = (None if one in ("", "..") else _day(one) for one in parts)
    if first is None and last is None and given != "../..":
        raise ValueError("datetime has no moment")
    if first is not None and last is not None and first > last:
        raise ValueError("datetime ends before it begins")
    return first, last


def area(given: str | None) -> Box | None:
    """The same, where it may not be given."""
    return None if given is None else box(given)


def window(given: str | None) -> Days | None:
    """Days, where they may not be given."""
    return None if given is None else days(given)


def _day(given: str) -> date:
    """The day in UTC: the record knows days."""
    if _DAY.fullmatch(given):
        return date.fromisoformat(given)
    found = _MOMENT.fullmatch(given)
    if found is None:
        raise ValueError("datetime is YYYY-MM-DD or as RFC 3339 has it")
    day, hour, minute, second, zone = found.groups()
    time = f"{hour or '00'}{minute or ':00'}{second or ':00'}"
    zone = "+00:00" if zone in (None, "Z", "z") else zone
    try:
        return datetime.fromisoformat(f"{day}T{time}{zone}").astimezone(UTC).date()
    except OverflowError:
        raise ValueError("datetime is out of range") from None


def shared(given: list[str]) -> Days | None:
    """The days that all of these have in common; None where nothing was given."""
    found = [days(one) for one in given]
    if not found:
        return None
    firsts = [first for first, _ in found if first is not None]
    lasts = [last for _, last in found if last is not None]
    return max(firsts, default=None), min(lasts, default=None)


def _checked_box(given: str) -> str:
    box(given)
    return given


def _checked_days(given: str) -> str:
    days(given)
    return given


BoxText = Annotated[
    str,
    AfterValidator(_checked_box),
    Field(
        max_length=200,
        description="West, south, east, north in degrees (CRS84); six numbers with "
        "heights are taken too. Where west is above east it crosses the 180th "
        "meridian.",
        examples=["35,32,43,38"],
    ),
]
DaysText = Annotated[
    str,
    AfterValidator(_checked_days),
    Field(
        max_length=100,
        description="A day, a moment (RFC 3339), or an interval with a stroke; `..` "
        "leaves an end open. Rows without a date never match.",
        examples=["2019-02-01/.."],
    ),
]
ReleaseId = Annotated[
    str,
    Field(
        pattern=r"^rel-[a-z2-7]{1,40}$",
        description="Ask this release and no other, as links to the next page do. "
        "The newest and the one before it can be asked.",
    ),
]
RecordId = Annotated[str, Path(max_length=200, examples=["evt-4djpkvihdaqjjwcqkjva"])]
Words = Annotated[str, Field(min_length=1, max_length=200)]


def one_of(known: Sequence[str]) -> AfterValidator:
    """Takes a value, or several with commas, that there are, and refuses others."""

    def check(text: str) -> str:
        for value in several(text):
            if value not in known:
                raise ValueError(f"{value!r} is none of {', '.join(known)}")
        return text

    return AfterValidator(check)


class Query(BaseModel):
    """Parameters of an address; one that is not known is an error."""

    model_config = ConfigDict(extra="forbid")


class Paged(Query):
    """Parameters of every list."""

    limit: Annotated[int, Field(ge=1, le=1000, description="Rows of a page.")] = 100
    offset: Annotated[
        int, Field(ge=0, le=MOST_OFFSET, description="Rows before the page.")
    ] = 0
    release: ReleaseId | None = None


def several(given: str | None) -> tuple[str, ...]:
    """Values with commas between them."""
    return tuple(one.strip() for one in (given or "").split(",") if one.strip())
