"""A picture of estimates: what each model says, how well it fits, and the floor."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.errors import OperatorError
from marsad.weigh.estimate.estimate import Estimate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHOWN = 30.0
"""Points of the criterion from the best up to which models are drawn."""
INK, PALE, RED = "#1f2937", "#9ca3af", "#b91c1c"
FORMATS = (".png", ".svg")
WORDS = "An analyst's estimate, not a count; no headline figure."


def draw(found: Sequence[Estimate], path: Path) -> bool:
    """Draws the estimates side by side on one scale; False, and no file, if there is
    none. The same estimates give the same bytes.

    Raises:
        OperatorError: the file is neither .png nor .svg, or cannot be written.
    """
    if path.suffix.lower() not in FORMATS:
        raise OperatorError(f"{path}: a plot is a .png or a .svg file")
    given = [one for one in found if one.interval is not None]
    if not given:
        return False
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"svg.hashsalt": "marsad", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(1.5 + 5 * len(given), 5), layout="constrained")
        panels = figure.subplots(1, len(given), sharey=True, squeeze=False)[0]
        for axes, one in zip(panels, given, strict=True):
            _panel(axes, one)
        panels[0].set_ylabel("records in all, estimated")
        figure.supxlabel(WORDS, fontsize=8, color=PALE)
        svg = path.suffix.lower() == ".svg"
        try:
            figure.savefig(
                path, dpi=150, metadata={"Date": None} if svg else {"Software": None}
            )
        except OSError as error:
            raise OperatorError(
                f"{path}: cannot be written: {error.strerror}"
            ) from error
    return True


def _panel(axes: "Axes", one: Estimate) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    if one.models is not None:
        _models(axes, one)
    else:
        _posterior(axes, one)
    floor = one.table.floor
    axes.axhline(floor, color=INK, linewidth=1, linestyle="--")
    axes.annotate(
        f"documented: {floor:,}",
        (0.99, floor),
        xycoords=("axes fraction", "data"),
        xytext=(0, 3),
        textcoords="offset points",
        ha="right",
        fontsize=8,
    )
    axes.set_title(one.table.name, fontsize=9)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=8))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.set_ylim(bottom=0)
    axes.spines[["top", "right"]].set_visible(False)


def _models(axes: "Axes", one: Estimate) -> None:
    models = one.models
    if models is None:
        return
    name, best = models.criterion, models.chosen
    for fit in models.models:
        above = getattr(fit, name) - getattr(best, name)
        if fit.fault is not None or above > SHOWN or fit is best:
            continue
        axes.plot([above, above], [fit.low, fit.high], color=PALE, linewidth=0.8)
        axes.plot(above, fit.estimate, "o", color=PALE, markersize=3)
    axes.plot([0, 0], [best.low, best.high], color=RED, linewidth=2)
    axes.plot(0, best.estimate, "o", color=RED, label=f"{best.estimate:,.0f}")
    axes.set_xlabel(f"{name.upper()} above the best model")
    # A few models that fit badly must not squeeze the rest.
    top = max(3 * best.high, models.near.highest if models.near else 0.0)
    axes.set_ylim(top=max(min(axes.get_ylim()[1], top), axes.get_ylim()[0] + 1))
    axes.legend(frameon=False, fontsize=8)


def _posterior(axes: "Axes", one: Estimate) -> None:
    latent = one.latent
    if latent is None:
        return
    lows, highs = latent.edges[:-1], latent.edges[1:]
    heights = [high - low for low, high in zip(lows, highs, strict=True)]
    density = [s / h for s, h in zip(latent.shares, heights, strict=True)]
    axes.barh(lows, density, heights, align="edge", color=PALE)
    axes.axhline(latent.median, color=RED, label=f"median {latent.median:,.0f}")
    axes.axhspan(latent.low, latent.high, color=RED, alpha=0.08, label="95 %")
    axes.set_xticks([])
    axes.set_xlabel("posterior")
    axes.legend(frameon=False, fontsize=8)
