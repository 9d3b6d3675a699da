"""How pictures look: sizes, colours, typefaces, the words around the axes, the file.

Calm and printed-page like: a title that says what is counted, a line on how, light
rules, and the source under it. The same picture gives the same bytes.
"""

import functools
import tempfile
import textwrap
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.errors import OperatorError
from marsad.publish.arabic.dates import calendar_of
from marsad.publish.bidi import RLM
from marsad.publish.plot.source import Source
from marsad.publish.prose import day as english_day
from marsad.publish.prose import stretch
from marsad.publish.typefaces import FACES, Face
from marsad.records.when import When

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = (".png", ".svg")
DPI = 150
SMALLEST, LARGEST = 400, 6000
"""Pixels of a side."""
OKABE_ITO = (
    *("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9"),
    *("#F0E442", "#000000"),
)
"""Colours that people of any colour vision tell apart (Okabe and Ito, 2008)."""
HATCHES = ("", "//", "..", "xx", "\\\\", "++", "oo", "--")
"""So that neighbours are told apart without colour as well."""
FAINT = 2.0
"""Contrast below which a colour is not seen on the paper."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of paper and ink."""

    paper: str
    ink: str
    soft: str
    line: str
    accent: str
    pale: str
    """The accent where there are two sources and not a confirmation."""


LIGHT = Theme("#ffffff", "#1c1b18", "#5d5a52", "#dedad0", "#1f5d7a", "#8fb4c6")
DARK = Theme("#171614", "#e9e6de", "#a5a198", "#3a3832", "#86bfd9", "#3f6b80")


@dataclass(frozen=True, slots=True)
class Look:
    """What whoever asks for a picture chooses of its looks."""

    language: str = "en"
    dark: bool = False
    size: tuple[int, int] = (1200, 800)
    """Pixels across and down."""

    @property
    def theme(self) -> Theme:
        """Its colours."""
        return DARK if self.dark else LIGHT


@dataclass(frozen=True)
class Sheet:
    """A figure with its words, on which panels are drawn."""

    figure: "Figure"
    look: Look
    source: Source
    words: dict[str, str] = field(default_factory=dict)

    def say(self, key: str, **gaps: str) -> str:
        """Words of this language."""
        return self.words[key].format(**gaps)

    def text(self, words: str) -> str:
        """Words laid out in this language's direction."""
        return f"{RLM}{words}" if self.look.language == "ar" else words

    def span(self, when: When) -> str:
        """Days as a heading has them."""
        if self.look.language == "ar":
            return calendar_of(self.source.war).stretch(when)
        start, end = when.start or when.end, when.end or when.start
        return stretch(start, end) if start and end else ""


@functools.cache
def table(language: str) -> dict[str, str]:
    """The words of one language."""
    text = files("marsad.publish.plot").joinpath("words.toml").read_text("utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    return found[language]


@contextmanager
def sheet(look: Look, source: Source) -> Iterator[Sheet]:
    """A figure in this look; what is drawn on it takes typefaces and ids from here."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    ink, line = look.theme.ink, look.theme.line
    settings: dict[str, Any] = {
        "svg.hashsalt": "marsad",
        "svg.fonttype": "path",
        "font.family": list(families()),
        "font.size": 10,
        "text.color": ink,
        "axes.labelcolor": ink,
        "axes.edgecolor": line,
        "axes.facecolor": look.theme.paper,
        "xtick.color": look.theme.soft,
        "ytick.color": look.theme.soft,
        "hatch.linewidth": 0.6,
        "axes.unicode_minus": False,
    }
    wide, high = (side / DPI for side in look.size)
    with rc_context(settings):
        figure = Figure(figsize=(wide, high), dpi=DPI, facecolor=look.theme.paper)
        yield Sheet(figure, look, source, table(look.language))


def frame(made: Sheet, title: str, notes: Sequence[str]) -> tuple[float, float]:
    """The title, what is counted, and the source; gives the shares of the height at
    which panels may begin (at the bottom) and end."""
    wide, high = (side / DPI * 72 for side in made.look.size)
    columns = int(wide / 5.0)
    top = high - 20
    top = _lines(made, title, top, 17, columns * 10 // 17, made.look.theme.ink, True)
    for note in notes:
        top = _lines(made, note, top - 1, 10, columns, made.look.theme.soft)
    foot = _wrapped(_source(made), columns * 10 // 8)
    for at, line in enumerate(reversed(foot)):
        _put(made, line, 12 + at * 11, 8, made.look.theme.soft)
    return (12 + len(foot) * 11 + 8) / high, (top - 8) / high


def _lines(
    made: Sheet, text: str, top: float, size: int, columns: int, ink: str, bold: bool = False
) -> float:
    for line in _wrapped(text, columns):
        top -= size * 1.3
        _put(made, line, top, size, ink, bold)
    return top


def _wrapped(text: str, columns: int) -> list[str]:
    return textwrap.wrap(text, columns, break_long_words=False) or [""]


def _put(
    made: Sheet, line: str, y: float, size: int, ink: str, bold: bool = False
) -> None:
    wide, high = (side / DPI * 72 for side in made.look.size)
    right = made.look.language == "ar"
    made.figure.text(
        1 - 24 / wide if right else 24 / wide,
        y / high,
        made.text(line),
        ha="right" if right else "left",
        va="baseline",
        fontsize=size,
        color=ink,
        weight=600 if bold else 400,
    )


def _source(made: Sheet) -> str:
    """Who publishes it, of when, which release, under which licence."""
    source = made.source
    parts = [f"{source.publisher}: {source.title}" if source.publisher else source.title]
    if source.as_of:
        told = english_day(source.as_of)
        if made.look.language == "ar":
            told = calendar_of(source.war).day(source.as_of)
        parts.append(told)
    if source.release:
        parts.append(made.say("release", id=source.release))
    mark = "، " if made.look.language == "ar" else ", "
    cited = made.say("source", cited=mark.join(parts))
    said = [f"{cited}.", f"{source.licence}." if source.licence else ""]
    said.append(made.say("ranges"))
    said.append(made.say("internal") if source.internal else "")
    return " ".join(part for part in said if part)


def panel(made: Sheet, box: tuple[float, float, float, float]) -> "Axes":
    """Axes with light rules across and no frame; `box` is left, bottom, width and
    height as shares of the figure."""
    axes = made.figure.add_axes(box)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(length=0, labelsize=9)
    axes.grid(axis="y", color=made.look.theme.line, linewidth=0.6)
    axes.set_axisbelow(True)
    return axes


def numbers(axes: "Axes", which: str = "y") -> None:
    """Whole numbers from nought, with separators."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axis = axes.yaxis if which == "y" else axes.xaxis
    axis.set_major_locator(MaxNLocator(nbins=6, integer=True, min_n_ticks=1))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))


def legend(made: Sheet, axes: "Axes", handles: Sequence[Any], columns: int = 3) -> None:
    """What the marks mean, over the axes."""
    right = made.look.language == "ar"
    axes.legend(
        handles=list(handles),
        loc="lower right" if right else "lower left",
        bbox_to_anchor=(1.0, 1.0) if right else (0.0, 1.0),
        ncols=columns,
        frameon=False,
        fontsize=9,
        handlelength=1.6,
        columnspacing=1.4,
        borderpad=0.2,
        borderaxespad=0.3,
        labelcolor=made.look.theme.soft,
        markerfirst=not right,
    )


def save(made: Sheet, path: Path) -> None:
    """Write the figure.

    Raises:
        OperatorError: the file is neither .png nor .svg, or cannot be written.
    """
    kind = checked(path)
    metadata = {"Date": None, "Creator": "marsad"} if kind == ".svg" else {"Software": None}
    try:
        made.figure.savefig(path, format=kind[1:], dpi=DPI, metadata=metadata)
    except OSError as error:
        raise OperatorError(f"{path}: cannot be written: {error.strerror}") from error


def checked(path: Path) -> str:
    """The ending of a picture's file.

    Raises:
        OperatorError: it is neither .png nor .svg.
    """
    kind = path.suffix.lower()
    if kind not in FORMATS:
        raise OperatorError(f"{path}: a picture is a .png or a .svg file")
    return kind


def colours(source: Source, ids: Sequence[str], theme: Theme) -> dict[str, str]:
    """A colour for each party: its own of marsad.toml, else the next that is free."""
    own = {id: party.colour for id in ids if (party := source.party(id)) and party.colour}
    taken = {colour.lower() for colour in own.values() if colour}
    free = [colour for colour in OKABE_ITO if colour.lower() not in taken]
    found = {}
    for id in ids:
        colour = own.get(id) or (free.pop(0) if free else theme.soft)
        found[id] = visible(colour, theme.paper)
    return found


def visible(colour: str, paper: str) -> str:
    """The colour, moved away from the paper's until it is seen on it."""
    from matplotlib.colors import to_hex, to_rgb

    towards = 1.0 if _light(to_rgb(paper)) < 0.5 else 0.0
    found = to_rgb(colour)
    while _contrast(found, to_rgb(paper)) < FAINT:
        found = tuple(0.8 * part + 0.2 * towards for part in found)
    return str(to_hex(found))


def _light(rgb: Sequence[float]) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: Sequence[float], other: Sequence[float]) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@functools.cache
def families() -> tuple[str, ...]:
    """The packaged typefaces, made known to matplotlib, in the order in which a letter
    is looked for: it reads no compressed files, so they are unpacked for this run."""
    from matplotlib import font_manager

    found = []
    for face in FACES:
        if face.style != "normal" or face.family == "Marsad Serif":
            continue
        family = _family(face)
        path = _unpacked(face, family)
        font_manager.fontManager.addfont(str(path))
        found.append(family)
    return tuple(dict.fromkeys(found))


def _family(face: Face) -> str:
    """Files of one family with different letters go by names of their own here."""
    return f"{face.family} Ext" if "latin-ext" in face.file else face.family


@functools.cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    """Where they are unpacked; it goes when the program ends."""
    return tempfile.TemporaryDirectory(prefix="marsad-fonts-")


def _unpacked(face: Face, family: str) -> Path:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    font = TTFont(face.path)
    font.flavor = None
    bold = face.weight > 400
    font["OS/2"].usWeightClass = 600 if bold else 400
    for record in list(font["name"].names):
        told = {1: family, 16: family, 4: f"{family} {face.weight}"}.get(record.nameID)
        if told is not None:
            where = (record.platformID, record.platEncID, record.langID)
            font["name"].setName(told, record.nameID, *where)
    path = Path(_folder().name) / Path(face.file).with_suffix(".ttf").name
    font.save(path)
    return path
