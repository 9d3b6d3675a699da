"""Positions that links to maps and geo: URIs hold; nothing is fetched."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import chain
from math import ceil
from typing import TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

from marsad.text.degrees import find_degrees
from marsad.text.grids import find_plus_codes
from marsad.text.latlon import Coordinates, on_earth, plain_signs, radius, step

Point: TypeAlias = tuple[float, float, int]
"""Latitude, longitude, radius in metres."""
_NUMBER = r"-?\d{1,3}(?:\.\d{1,20}+)?+(?![\d.])"
_PAIR = re.compile(rf"(?:loc:|@)? ?({_NUMBER}) ?[,~;/ _] ?({_NUMBER})(?![^\W_])")
_LINK = re.compile(
    r"(?:https?://|(?<![\w@./-])(?:www\.|maps\.|(?:google\.[a-z]{2,3}|bing\.com|"
    r"yandex\.[a-z]{2,3})/maps|(?:openstreetmap|wikimapia|osm)\.org/|plus\.codes/))"
    r"(?:[^\s<>\"]|\"(?=[NSEWnsew])){1,4000}"
    rf"|(?<!\w)geo:(?P<lat>{_NUMBER}),(?P<lon>{_NUMBER})(?:,{_NUMBER})?"
    r"(?P<rest>(?:;[\w-]{1,20}(?:=[\w.-]{0,40})?){0,8})"
    r"(?:\?[^\s<>\"]{1,500})?",
    re.I,
)
_AFTER = ".,;:!?'…*_]}»"
"""Signs at the end of a link that belong to the sentence."""
_BROKEN = re.compile(r" ?(?:…|\.\.\.)")
_BREAKS = "/?#&,!~"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text and the position it shows, if it shows one."""

    start: int
    end: int
    coordinates: Coordinates | None


def find_links(text: str) -> Iterator[Link]:
    """Links of any kind and geo: URIs in a text of plain signs, in its order.

    Of a link with several positions the marked place counts, then what was searched
    for, then the middle of the map. A link that was cut short ("…") counts up to its
    last whole part. Short links hold no position.
    """
    for m in _LINK.finditer(text):
        end, link = _whole(text, m)
        point = _geo(m, link) if m["lat"] else _point(unescape(link))
        found = point and Coordinates(m.start(), end, *point, "link")
        yield Link(m.start(), m.end(), found)


def _whole(text: str, m: re.Match[str]) -> tuple[int, str]:
    """Where a link ends without the signs of the sentence, and what of it is whole."""
    link = m[0].rstrip(_AFTER)
    closed = link.count(")") - link.count("(")
    while closed > 0 and link.endswith(")"):
        link, closed = link[:-1].rstrip(_AFTER), closed - 1
    end = m.start() + len(link)
    if _BROKEN.match(text, end):
        link = link[: max(map(link.rfind, _BREAKS)) + 1]
    return end, link


@dataclass(frozen=True, slots=True)
class _Parts:
    """A link taken apart."""

    path: str
    whole: str
    fields: dict[str, str]
    """Of the query and of what follows "#"."""


_Reader: TypeAlias = Callable[[_Parts], Point | None]


def _point(link: str) -> Point | None:
    if "://" not in link[:8]:
        link = "https://" + link
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    site = (parts.netloc + parts.path).lower()
    for maps, readers in _MAPS:
        if maps.match(site):
            fields = dict(parse_qsl(parts.query) + parse_qsl(parts.fragment))
            taken = _Parts(unquote(parts.path), unquote(link), fields)
            return next((p for read in readers if (p := read(taken))), None)
    return None


def _geo(m: re.Match[str], link: str) -> Point | None:
    """RFC 5870, with the query that phones add; another system than WGS 84 is none."""
    said = dict(part.partition("=")[::2] for part in m["rest"].lower().split(";"))
    if said.get("crs", "wgs84") != "wgs84":
        return None
    query = dict(parse_qsl(link.partition("?")[2]))
    point = _words(query.get("q", "")) or _decimal(m["lat"], m["lon"])
    if point is None or not re.fullmatch(r"\d{1,7}(?:\.\d+)?", said.get("u", "")):
        return point
    return point[0], point[1], max(point[2], ceil(float(said["u"])))


def _decimal(lat: str, lon: str) -> Point | None:
    """A position of decimals; 0, 0 stands for none."""
    north, east = float(lat), float(lon)
    if not on_earth(north, east) or north == east == 0:
        return None
    return north, east, radius(north, step(lat), step(lon))


def _words(value: str) -> Point | None:
    """What was searched for on a map, where that is a position in any form."""
    plain = plain_signs(value).strip()
    pair = _PAIR.match(plain)
    if pair and "." in pair[0] and plain[pair.end() :].strip()[:1] in {"", "(", ","}:
        return _decimal(pair[1], pair[2])
    for found in chain(find_degrees(plain), find_plus_codes(plain)):
        return found.lat, found.lon, found.radius_m
    return None


def _searched(*names: str) -> _Reader:
    return lambda parts: _first(_words(parts.fields.get(name, "")) for name in names)


def _pair(*names: str, east_first: bool = False) -> _Reader:
    def read(value: str) -> Point | None:
        pair = _PAIR.match(value)
        if pair is None:
            return None
        return _decimal(*(pair.group(2, 1) if east_first else pair.group(1, 2)))

    return lambda parts: _first(read(parts.fields.get(name, "")) for name in names)


def _two(lat: str, lon: str) -> _Reader:
    number = re.compile(_NUMBER)

    def read(parts: _Parts) -> Point | None:
        north = number.fullmatch(parts.fields.get(lat, ""))
        east = number.fullmatch(parts.fields.get(lon, ""))
        return _decimal(north[0], east[0]) if north and east else None

    return read


def _written(pattern: str) -> _Reader:
    """Latitude and longitude by name anywhere in the link; the last such pair."""
    compiled = re.compile(pattern)

    def read(parts: _Parts) -> Point | None:
        found = list(compiled.finditer(parts.whole))
        return _decimal(found[-1]["lat"], found[-1]["lon"]) if found else None

    return read


def _on_path(pattern: str) -> _Reader:
    compiled = re.compile(pattern)

    def read(parts: _Parts) -> Point | None:
        m = compiled.search(parts.path)
        return _first(map(_words, (m[1].replace("+", " "), m[1]))) if m else None

    return read


def _first(points: Iterable[Point | None]) -> Point | None:
    return next((point for point in points if point), None)


_LAT, _LON = rf"(?P<lat>{_NUMBER})", rf"(?P<lon>{_NUMBER})"
_MAPS: tuple[tuple[re.Pattern[str], tuple[_Reader, ...]], ...] = tuple(
    (re.compile(rf"(?:www\.)?{site}"), readers)
    for site, readers in (
        (r"google\.[a-z.]{2,7}/maps/dir/", (_on_path(r"/maps/dir//([^/@]{1,300})"),)),
        (
            r"(?:maps\.google\.[a-z.]{2,7}|google\.[a-z.]{2,7}/maps|earth\.google\.com)",
            (
                _written(rf"!3d{_LAT}!4d{_LON}"),
                _searched("q", "query", "daddr", "destination"),
                _on_path(r"/(?:place|search)/([^/@]{1,300})"),
                _pair("ll", "cbll", "viewpoint", "center"),
                _written(rf"@{_LAT},{_LON}"),
                _written(rf"!2d{_LON}!3d{_LAT}"),
            ),
        ),
        (
            r"(?:[a-z]{1,9}\.)?(?:openstreetmap\.org|osm\.org)",
            (
                _two("mlat", "mlon"),
                _written(rf"[#&?]map=\d{{1,2}}(?:\.\d{{1,9}})?/{_LAT}/{_LON}"),
                _two("lat", "lon"),
            ),
        ),
        (
            r"bing\.com/maps",
            (
                _written(rf"[?&]sp=point\.{_LAT}_{_LON}"),
                _searched("where1", "q"),
                _pair("cp"),
            ),
        ),
        (
            r"(?:maps|beta\.maps)\.apple\.com",
            (_pair("coordinate", "ll"), _searched("q", "daddr"), _pair("center")),
        ),
        (r"(?:[a-z]{1,9}\.)?wikimapia\.org", (_two("lat", "lon"),)),
        (
            r"(?:maps\.yandex\.[a-z.]{2,7}|yandex\.[a-z.]{2,7}/(?:web-)?maps)",
            (
                _pair("whatshere[point]", "pt", east_first=True),
                _searched("text"),
                _pair("ll", east_first=True),
            ),
        ),
        (r"plus\.codes/", (_on_path(r"/([^/]{1,40})"),)),
    )
)
