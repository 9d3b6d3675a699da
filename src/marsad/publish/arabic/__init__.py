"""The brief in Arabic: what the English one tells, sentence by sentence."""

from marsad.publish.arabic.brief import in_arabic
from marsad.publish.arabic.render import to_html, to_markdown

__all__ = ["in_arabic", "to_html", "to_markdown"]
