"""Positions written in every form, and numbers that are none."""

from collections.abc import Callable
from math import cos, dist, radians, sin, sqrt

import pytest
import utm  # type: ignore[import-untyped]
from hypothesis import assume, given
from hypothesis import strategies as st
from mgrs import MGRS  # type: ignore[import-untyped]
from pluscodes import openlocationcode  # type: ignore[import-untyped]

from marsad.errors import OperatorError
from marsad.text.coordinates import Coordinates, find_coordinates

LAT, LON = 36.2021, 37.1343
NEAR = (36.2, 37.1)
LATS = st.floats(-79.9, 83.9)
LONS = st.floats(-180, 179.9999)


def only(text: str, near: tuple[float, float] | None = None) -> Coordinates:
    found = find_coordinates(text, near)
    assert len(found) == 1, (text, found)
    return found[0]


def metres(lat: float, lon: float, found: Coordinates) -> float:
    """The straight line between two points of the ellipsoid, through the earth."""
    return dist(_solid(lat, lon), _solid(found.lat, found.lon))


def _solid(lat: float, lon: float) -> tuple[float, float, float]:
    a, e2 = 6378137.0, 0.00669437999014
    north, east = radians(lat), radians(lon)
    n = a / sqrt(1 - e2 * sin(north) ** 2)
    flat = n * cos(north)
    return flat * cos(east), flat * sin(east), n * (1 - e2) * sin(north)


def holds(written: str, lat: float, lon: float, form: str) -> None:
    """Among words the writing is found whole, and the position within its radius."""
    found = only(f"(seen at {written}, 12 dead)")
    assert found.form == form
    assert found.start == 9 and found.end == 9 + len(written)
    assert metres(lat, lon, found) <= found.radius_m + 0.01


@pytest.mark.parametrize(
    "text",
    [
        "36.2021, 37.1343",
        "36.2021,37.1343",
        "36.2021 37.1343",
        "36.2021; 37.1343",
        "(36.2021°, 37.1343°)",
        "36,2021; 37,1343",
        "36,2021 N 37,1343 E",
        "36.2021° N, 37.1343° E",
        "36.2021N37.1343E",
        "N36.2021 E37.1343",
        "N 36.2021, E 37.1343",
        "37.1343 E, 36.2021 N",
        "36.2021°n, 37.1343°e",
        "36.2021 degrees north and 37.1343 degrees east",
        "Lat 36.2021, Long 37.1343",
        "Latitude: 36.2021\nLongitude: 37.1343",
        "Lon/Lat: 37.1343, 36.2021",
        "POINT(37.1343 36.2021)",
        '{"lat": 36.2021, "lon": 37.1343}',
        "خط عرض 36.2021 شمالاً وخط طول 37.1343 شرقاً",
        "٣٦٫٢٠٢١ ش، ٣٧٫١٣٤٣ ق",
        "۳۶٫۲۰۲۱\u200f، ۳۷٫۱۳۴۳",
        "شمال 36.2021 شرق 37.1343",
        "36.2021° с. ш. 37.1343° в. д.",
    ],
)
def test_decimals(text: str) -> None:
    found = only(text)
    assert (found.lat, found.lon, found.form) == (LAT, LON, "decimal")
    assert found.radius_m == 8


@pytest.mark.parametrize(
    ("text", "radius"),
    [
        ("36°12'30\"N 37°09'30\"E", 20),
        ("36º 12’ 30” N, 37º 9’ 30” E", 20),
        ("36°12′30.0″N 37°09′30.0″E", 2),
        ("36°12´30´´N 37°09´30´´E", 20),
        ("N36°12'30 E37°09'30", 20),
        ("36d12m30sN, 37d9m30sE", 20),
        ("36 d 12 m 30 s N 37 d 9 m 30 s E", 20),
        ("36 12 30 N 37 09 30 E", 20),
        ("36:12:30N 37:09:30E", 20),
        ("36 degrees 12.5 minutes north, 37 degrees 9.5 minutes east", 120),
        ("N 36° 12.500 E 037° 09.500", 2),
        ("36° 12,5' N 37° 9,5' E", 120),
        ("36°12'30\", 37°09'30\"", 20),
        ("٣٦°١٢′٣٠″ شمالًا ٣٧°٩′٣٠″ شرقًا", 20),
        ("36 درجة و12 دقيقة و30 ثانية شمالاً و37 درجة و9 دقائق و30 ثانية شرقاً", 20),
    ],
)
def test_minutes_and_seconds(text: str, radius: int) -> None:
    found = only(text)
    assert found.form == "dms"
    assert (found.lat, found.lon) == pytest.approx((36 + 12.5 / 60, 37 + 9.5 / 60))
    assert found.radius_m == radius


@pytest.mark.parametrize(
    ("text", "lat", "lon", "form"),
    [
        ("MGRS: 37S CV 12345 12345", 35.33676, 36.93520, "mgrs"),
        ("37 S CV 123 123", 35.3368, 36.93525, "mgrs"),
        ("٣٧S CV ١٢٣٤ ١٢٣٤", 35.33675, 36.9352, "mgrs"),
        ("UTM 37S 345678 4012345", 36.24369, 37.28252, "utm"),
        ("37 S 345678.00 m E 4012345.00 m N", 36.24369, 37.28252, "utm"),
        ("37 S 0345678 4012345", 36.24369, 37.28252, "utm"),
        ("zone 37N, E 345678, N 4012345", 36.24369, 37.28252, "utm"),
        ("Zone 37 N 4012345 E 345678", 36.24369, 37.28252, "utm"),
        ("نطاق 37 شمال 345678 4012345", 36.24369, 37.28252, "utm"),
        ("37M 345678 9512345", -4.41058, 37.60919, "utm"),
        ("37S 345678 9512345", -4.41058, 37.60919, "utm"),
        ("8G8VJ4P5+9Q", 36.63594, 37.10944, "pluscode"),
        ("8g8vj4p5+9q", 36.63594, 37.10944, "pluscode"),
        ("8G8V0000+", 36.5, 37.5, "pluscode"),
    ],
)
def test_grids(text: str, lat: float, lon: float, form: str) -> None:
    found = only(text)
    assert (found.lat, found.lon) == pytest.approx((lat, lon), abs=1e-5)
    assert found.form == form


def test_short_plus_codes_need_a_place_near() -> None:
    assert find_coordinates("J4P5+9Q Aleppo") == []
    found = only("J4P5+9Q Aleppo", NEAR)
    assert (found.start, found.end) == (0, 7)
    assert (found.lat, found.lon) == pytest.approx((36.63594, 37.10944), abs=1e-5)


def test_near_must_be_on_earth() -> None:
    with pytest.raises(OperatorError, match="no position on earth"):
        find_coordinates("J4P5+9Q", (91.0, 0.0))


@pytest.mark.parametrize(
    "text",
    [
        "36.2, 37.1",
        "rose from 36.234%, 37.123% in all",
        "36.2, 37.1 percent",
        "scores of 36.123, 37.456, 38.789",
        "medians of 36.123, 37.456 and 38.789",
        "37.1343,36.2021,0",
        "US$36.123, 37.456",
        "36.123, 37.456 million",
        "between 36,123 and 37,456, or 36,123, 37,456",
        "12.03.2017, 14.03.2017; 3.2017, 4.2018",
        "011.234567, 011.345678",
        "+963 11 222 3333",
        "192.168.1.1, 10.0.0.12",
        "v36.123, 37.123 of 3.11.2",
        "lost 3-1, 2-2 at 12:30",
        "fever of 36.234°C, 37.123°C",
        "36.2° 37.1°",
        "36.2021 km, 37.1343 km",
        "36.2021-37.1343 and 36.1234/36.5678",
        "p = 0.123, 0.456",
        "120.5021, 36.2021",
        "95.2° N, 37.1° E",
        "36.2 E, 37.1 E",
        "36.2 N, 37.1",
        "lat 36.2 E, lon 37.1 N",
        "-36.2021° S, 37.1343° E",
        "36°72'N 37°09'E",
        "12 N, 14 E streets",
        "05MAR2017 5 MAR 2017 1DEC2014 14 SEP 2018",
        "37S CV 12345 678 and 37S ZZ 1234 1234 and 61S CV 1234 1234",
        "37Q 345678 4012345",
        "22222222+22 and 2345+67",
        "https://example.org/2017/36.123,37.456",
    ],
)
def test_what_is_no_position(text: str) -> None:
    assert find_coordinates(text, NEAR) == []


GOOGLE = "https://www.google.com/maps"
LINKS = [
    f"{GOOGLE}/@36.2021,37.1343,15z",
    f"{GOOGLE}/place/X/@36.3,37.3,12z/data=!3m1!4b1!8m2!3d36.2021!4d37.1343",
    f"{GOOGLE}/search/?api=1&query=36.2021%2C37.1343",
    f"{GOOGLE}/dir//36.2021,37.1343/@36.3,37.3,3z",
    "https://maps.google.com/?q=36.2021,37.1343",
    "maps.google.com/maps?q=loc:36.2021+37.1343",
    "https://maps.google.com/maps?ll=36.2021,37.1343&amp;z=12",
    "https://www.openstreetmap.org/#map=14/36.2021/37.1343",
    "https://www.openstreetmap.org/?mlat=36.2021&mlon=37.1343#map=14/36.3/37.3",
    "https://www.bing.com/maps?cp=36.2021~37.1343&lvl=14",
    "https://maps.apple.com/?ll=36.2021,37.1343&q=Aleppo",
    "http://wikimapia.org/#lang=en&lat=36.2021&lon=37.1343&z=14&m=w",
    "https://yandex.com/maps/?ll=37.1343%2C36.2021&z=12",
    "geo:36.2021,37.1343;crs=wgs84",
    "geo:0,0?q=36.2021,37.1343(Aleppo)",
]


@pytest.mark.parametrize("link", LINKS)
def test_map_links(link: str) -> None:
    found = only(f"Video (at {link}). 3 dead")
    assert (found.start, found.end) == (10, 10 + len(link))
    assert (found.lat, found.lon, found.radius_m, found.form) == (LAT, LON, 8, "link")


def test_links_to_what_was_searched_for() -> None:
    found = only(f"{GOOGLE}/place/36°12'30.0\"N+37°09'30.0\"E/@36.3,37.3,17z")
    assert found.lat == pytest.approx(36.208333, abs=1e-6)
    assert found.radius_m == 2
    assert only("https://plus.codes/8G8VJ4P5+9Q").radius_m == 9


@pytest.mark.parametrize(
    "text",
    [
        "http://wikimapia.org/#lang=en&lat=36.2021&lon=37.1…",
        "https://www.google.com/maps/@36.2021,37.1... more",
        f"{GOOGLE}/dir/A/B/@36.2,37.1,3z",
        f"{GOOGLE}/@136.2021,37.1343,15z",
        "https://maps.apple.com/?ll=0,0&q=Aleppo",
        "https://maps.app.goo.gl/36.2021",
        "http://[36.2021,37.1343",
        "geo:36.2021,37.1343;crs=nad27",
    ],
)
def test_links_that_show_no_position(text: str) -> None:
    assert find_coordinates(text) == []


def test_uncertainty_of_a_geo_uri() -> None:
    assert only("geo:36.2021,37.1343;u=35").radius_m == 35


def test_order_of_the_text() -> None:
    text = "37SCV1234 8G8VJ4P5+9Q geo:1.5,2.5 36.2021, 37.1343 37S 345678 4012345"
    forms = [found.form for found in find_coordinates(text)]
    assert forms == ["mgrs", "pluscode", "link", "decimal", "utm"]


def decimal(lat: float, lon: float, digits: int) -> str:
    return f"{lat:.{digits}f}, {lon:.{digits}f}"


def lettered(lat: float, lon: float, digits: int) -> str:
    north, east = "NS"[lat < 0], "EW"[lon < 0]
    return f"{abs(lat):.{digits}f}° {north}, {abs(lon):.{digits}f}° {east}"


def arabic(lat: float, lon: float, digits: int) -> str:
    north, east = ("شمالاً", "جنوباً")[lat < 0], ("شرقاً", "غرباً")[lon < 0]
    text = f"{abs(lat):.{digits}f} {north}، {abs(lon):.{digits}f} {east}"
    return text.translate(str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫"))


@given(LATS, LONS, st.integers(3, 9), st.sampled_from([decimal, lettered, arabic]))
def test_decimals_are_found_again(
    lat: float, lon: float, digits: int, write: Callable[[float, float, int], str]
) -> None:
    assume(abs(lat) >= 1 and (digits != 4 or abs(lat) >= 13))
    holds(write(lat, lon, digits), lat, lon, "decimal")


@given(LATS, LONS, st.integers(0, 3))
def test_minutes_and_seconds_are_found_again(
    lat: float, lon: float, digits: int
) -> None:
    def written(value: float, letters: str) -> str:
        parts = round(abs(value) * 3600 * 10**digits)
        minutes, seconds = divmod(parts, 60 * 10**digits)
        degrees, minutes = divmod(minutes, 60)
        shown = f"{seconds / 10**digits:.{digits}f}"
        return f"{degrees}°{minutes:02}'{shown}\"{letters[value < 0]}"

    holds(f"{written(lat, 'NS')} {written(lon, 'EW')}", lat, lon, "dms")


@given(LATS, LONS, st.integers(2, 5), st.booleans())
def test_mgrs_is_found_again(lat: float, lon: float, digits: int, apart: bool) -> None:
    assume(abs(lat) > 1e-4)
    written = MGRS().toMGRS(lat, lon, MGRSPrecision=digits)
    assume(written[-4:-2] not in {"19", "20"})
    if apart:
        head, tail = written[: -2 * digits], written[-2 * digits :]
        written = f"{head[:-2]} {head[-2:]} {tail[:digits]} {tail[digits:]}"
    holds(written, lat, lon, "mgrs")


@given(LATS, LONS)
def test_utm_is_found_again(lat: float, lon: float) -> None:
    assume(abs(lat) > 1e-4)
    east, north, zone, band = utm.from_latlon(lat, lon)
    holds(f"{zone}{band} {east:06.0f} {north:07.0f}", lat, lon, "utm")


@given(LATS, LONS, st.sampled_from([8, 10, 11, 12]))
def test_plus_codes_are_found_again(lat: float, lon: float, length: int) -> None:
    code = openlocationcode.encode(lat, lon, length)
    assume(not code.replace("+", "").isdigit())
    holds(code, lat, lon, "pluscode")


@given(LATS, LONS, st.floats(-0.3, 0.3), st.floats(-0.3, 0.3))
def test_short_codes_are_found_again(
    lat: float, lon: float, north: float, east: float
) -> None:
    code = openlocationcode.encode(lat, lon)[4:]
    assume(not code.replace("+", "").isdigit() and abs(lon + east) < 180)
    found = only(code, (lat + north, lon + east))
    assert metres(lat, lon, found) <= found.radius_m


@given(LATS, LONS, st.sampled_from(LINKS[:-2]))
def test_links_are_found_again(lat: float, lon: float, link: str) -> None:
    assume(abs(lat) > 0.0001)
    shown = link.replace(str(LAT), "{lat:.6f}").replace(str(LON), "{lon:.6f}")
    shown = shown.format(lat=lat, lon=lon)
    assert metres(lat, lon, only(shown)) <= 1


PIECES = st.sampled_from(
    ["36", ".2021", ",", " ", "°", "'", '"', "N", "E", "37S", "CV", "1234", "345678",
     "8G8VJ4P5+9Q", "https://", "google.com/maps/", "@", "geo:", "lat", "شمال", "و",
     "-", "\n", "…", "٣٦٫٢", "!3d", "%", "?q=", "[", "4012345"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text_gives_spans_apart_and_places_on_earth(text: str) -> None:
    at = 0
    for found in find_coordinates(text, NEAR):
        assert at <= found.start < found.end <= len(text)
        assert abs(found.lat) <= 90 and abs(found.lon) <= 180 and found.radius_m >= 1
        at = found.end


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        ("1", 1_000_000),
        ('"', 1_000_000),
        ("'", 1_000_000),
        ("1'", 200_000),
        ("36°12' ", 200_000),
        ("36.2 ", 200_000),
        ("N1 E1 ", 200_000),
        ("lat  ", 200_000),
        ("37S 345678 ", 200_000),
        ("https://www.google.com/maps/@1,1", 200_000),
        ("geo:1,1;a", 200_000),
    ],
)
def test_hostile_text_takes_no_more_than_its_length(unit: str, size: int) -> None:
    """Anything worse than linear would not end within hours."""
    found = find_coordinates("7 " + unit * (size // len(unit)), NEAR)
    assert len(found) <= size // 10
