"""Puts the page together: data, strings, styles, scripts and map in one file."""

from collections.abc import Mapping

from marsad.publish.outline import Brief
from marsad.publish.render import to_html
from marsad.records.dossier import Dossier


def to_page(
    dossier: Dossier, brief: Brief, files: Mapping[str, tuple[int, str]]
) -> str:
    """The whole page; `files` are size and SHA-256 of the downloads by name."""
    return to_html(brief)


def vendored_texts() -> tuple[str, ...]:
    """Texts inside the page that are not ours."""
    return ()
