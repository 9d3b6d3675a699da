"""How pictures look: sizes, colours, typefaces, the words around the axes, the file.

Calm and printed-page like: a title that says what is counted, a line on how, light
rules, and the source under it. The same picture gives the same bytes.
"""

import functools
import io
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
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.places import Places
from marsad.publish.bidi import RLM
from marsad.publish.colours import colours_of
from marsad.publish.plot.source import Source
from marsad.publish.prose import day as english_day
from marsad.publish.prose import stretch
from marsad.publish.typefaces import FACES, Face
from marsad.records.dossier import Dossier
from marsad.records.war import War
from marsad.records.when import When

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = (".png", ".svg")
DPI = 150
LEAST = 0.08
"""Share of a side below which a panel shows nothing."""
SMALLEST, LARGEST = 400, 6000
"""Pixels of a side."""
OKABE_ITO = (
    *("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9"),
    *("#F0E442", "#000000"),
)
"""Colours that people of any colour vision tell apart (Okabe and Ito, 2008)."""
HATCHES = ("", "//", "..", "xx", "\\\\", "++", "oo", "--")
"""So that neighbours are told apart without colour as well."""


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
    faint: float
    """Contrast below which a colour is not seen on the paper."""


LIGHT = Theme(
    "#ffffff", "#1c1b18", "#5d5a52", "#dedad0", "#1f5d7a", "#8fb4c6", 2.0
)  # fmt: skip
DARK = Theme(
    "#171614", "#e9e6de", "#a5a198", "#3a3832", "#86bfd9", "#3f6b80", 3.0
)  # fmt: skip


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

    def apart(self, words: str) -> str:
        """Words that may run the other way: a mark behind them keeps what follows,
        such as a number, from going with them."""
        return f"{words}{RLM}" if self.look.language == "ar" else words

    def place(self, words: str) -> str:
        """A place's name in this language, where it has one."""
        if self.look.language != "ar":
            return words
        return _arabic_places(self.source.war).place(words).text

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


@functools.lru_cache(maxsize=4)
def _arabic_places(war: War) -> Places:
    return Names(Dossier(war=war)).places


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
    with rc_context(settings):  # type: ignore[arg-type]
        figure = Figure(figsize=(wide, high), dpi=DPI, facecolor=look.theme.paper)
        yield Sheet(figure, look, source, table(look.language))


def frame(made: Sheet, title: str, notes: Sequence[str]) -> tuple[float, float]:
    """The title, what is counted, and the source; gives the shares of the height at
    which panels may begin (at the bottom) and end."""
    wide, high = _points(made)
    top = _lines(made, title, high - 20, 17, bold=True)
    for note in notes:
        top = _lines(made, note, top - 1, 10)
    foot = _wrapped(_source(made), int(wide / 4.0))
    for at, line in enumerate(reversed(foot)):
        _put(made, line, 12 + at * 11, (8, made.look.theme.soft, False))
    return (12 + len(foot) * 11 + 8) / high, (top - 8) / high


def _lines(made: Sheet, text: str, top: float, size: int, bold: bool = False) -> float:
    """Lines of one size from the top down; gives where they end."""
    columns = int(_points(made)[0] / 5.0 * 10 / size)
    ink = made.look.theme.ink if bold else made.look.theme.soft
    for line in _wrapped(text, columns):
        top -= size * 1.3
        _put(made, line, top, (size, ink, bold))
    return top


def _wrapped(text: str, columns: int) -> list[str]:
    return textwrap.wrap(text, columns, break_long_words=False) or [""]


def _put(made: Sheet, line: str, y: float, style: tuple[int, str, bool]) -> None:
    """One line at a height in points, in a size, a colour, and bold or not."""
    wide, high = _points(made)
    right = made.look.language == "ar"
    made.figure.text(
        1 - 24 / wide if right else 24 / wide,
        y / high,
        made.text(line),
        ha="right" if right else "left",
        va="baseline",
        fontsize=style[0],
        color=style[1],
        weight=600 if style[2] else 400,
    )


def _source(made: Sheet) -> str:
    """Who publishes it, of when, which release, under which licence."""
    source = made.source
    title, publisher = source.cited(made.look.language)
    parts = [f"{publisher}: {title}" if publisher else title]
    if source.as_of:
        told = english_day(source.as_of)
        if made.look.language == "ar":
            told = calendar_of(source.war).day(source.as_of)
        parts.append(told)
    if source.release:
        parts.append(made.say("release", id=source.release))
    mark = "، " if made.look.language == "ar" else ", "
    cited = made.say("source", cited=mark.join(made.apart(part) for part in parts))
    said = [f"{cited}.", f"{made.apart(source.licence)}." if source.licence else ""]
    said.append(made.say("ranges"))
    said.append(made.say("internal") if source.internal else "")
    return " ".join(part for part in said if part)


def panel(made: Sheet, box: tuple[float, float, float, float]) -> "Axes":
    """Axes with light rules across and no frame; `box` is left, bottom, width and
    height as shares of the figure.

    Raises:
        OperatorError: the words around it leave no room for it.
    """
    if min(box[2:]) < LEAST:
        raise OperatorError(
            "the words leave no room to draw in: ask for a larger --size"
        )
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


def legend(
    made: Sheet, handles: Sequence[Any], columns: int, top: float, left: float = 0.07
) -> float:
    """What the marks mean, below `top`; gives where the panel may end."""
    right = made.look.language == "ar"
    made.figure.legend(
        handles=list(handles),
        loc="upper right" if right else "upper left",
        bbox_to_anchor=(0.98 if right else left - 0.005, top),
        ncols=columns,
        frameon=False,
        fontsize=9,
        handlelength=1.6,
        columnspacing=1.4,
        borderpad=0.1,
        borderaxespad=0.0,
        labelcolor=made.look.theme.soft,
        markerfirst=not right,
    )
    rows = -(-len(handles) // columns)
    return top - (rows * 15.5 + 8) / _points(made)[1]


def heading(made: Sheet, words: str, top: float, left: float = 0.07) -> float:
    """Words over one panel of several; gives where what follows may end."""
    right, high = made.look.language == "ar", _points(made)[1]
    made.figure.text(
        0.98 if right else left,
        top - 11 / high,
        made.text(words),
        ha="right" if right else "left",
        fontsize=10,
        weight=600,
        color=made.look.theme.ink,
    )
    return top - 18 / high


def _points(made: Sheet) -> tuple[float, float]:
    """Width and height in points."""
    return made.look.size[0] / DPI * 72, made.look.size[1] / DPI * 72


def share_of(made: Sheet, labels: Sequence[str], size: float = 9) -> float:
    """The share of the width that the longest of these labels takes."""
    longest = max((len(part) for one in labels for part in one.split("\n")), default=0)
    return min(0.4, (longest * size * 0.52 + 14) / _points(made)[0])


def save(made: Sheet, path: Path) -> None:
    """Write the figure, if it and the words drawn on it may leave.

    Raises:
        OperatorError: the file is neither .png nor .svg, or cannot be written; or
            something protected would leave.
    """
    kind = checked(path)
    metadata = (
        {"Date": None, "Creator": "marsad"} if kind == ".svg" else {"Software": None}
    )
    try:
        with tempfile.TemporaryDirectory() as folder:
            picture = Path(folder) / f"picture{kind}"
            made.figure.savefig(picture, format=kind[1:], dpi=DPI, metadata=metadata)
            if made.source.gate is not None:
                words = Path(folder) / "words of the picture.txt"
                words.write_text(_drawn(made), encoding="utf-8")
                made.source.gate.check(Path(folder))
            path.write_bytes(picture.read_bytes())
    except OSError as error:
        raise OperatorError(f"{path}: cannot be written: {error.strerror}") from error


def _drawn(made: Sheet) -> str:
    """All words on a figure: in its file they are only shapes."""
    from matplotlib.text import Text

    drawn = (one for one in made.figure.findobj(Text) if isinstance(one, Text))
    return "\n".join((_source(made), *(one.get_text() for one in drawn)))


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
    """A colour for each party, that of the site, as it is seen on the paper."""
    found = colours_of(source.war.parties, ids)
    return {id: visible(found[id], theme) for id in ids}


def visible(colour: str, theme: Theme) -> str:
    """The colour, moved away from the paper's until it is seen on it."""
    from matplotlib.colors import to_hex, to_rgb

    paper = to_rgb(theme.paper)
    towards = 1.0 if _light(paper) < 0.5 else 0.0
    found = list(to_rgb(colour))
    while _contrast(found, paper) < theme.faint:
        found = [0.8 * part + 0.2 * towards for part in found]
    return str(to_hex((found[0], found[1], found[2])))


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

    font = TTFont(io.BytesIO(face.unpacked()))
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
