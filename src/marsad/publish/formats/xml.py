"""Text for XML: escaped, and without the characters that XML does not have."""

import re
from xml.sax.saxutils import escape

ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """The text as element or attribute; what XML cannot hold as a replacement sign."""
    return escape(ILLEGAL.sub("\ufffd", text), {'"': "&quot;", "\r": "&#13;"})
