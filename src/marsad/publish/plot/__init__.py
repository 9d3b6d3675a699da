"""Pictures of tallies, control and time, for people who paste them into reports."""

from marsad.publish.plot.ground import draw_control
from marsad.publish.plot.source import Source, from_dossier, from_release
from marsad.publish.plot.style import Look
from marsad.publish.plot.tallies import draw_tally
from marsad.publish.plot.times import draw_timeline

__all__ = [
    "Look",
    "Source",
    "draw_control",
    "draw_tally",
    "draw_timeline",
    "from_dossier",
    "from_release",
]
