"""What a page's own content policy lets run though it stands in the page: by hash."""

import base64
import hashlib

PLOT_STYLE = """:where(.plot-d6a7b5) {
  --plot-background: white;
  display: block;
  height: auto;
  height: intrinsic;
  max-width: 100%;
}
:where(.plot-d6a7b5 text),
:where(.plot-d6a7b5 tspan) {
  white-space: pre;
}"""
"""The sheet that Observable Plot 0.6.17 puts into each chart, always the same one. What
else it and MapLibre set on what they draw, they set as properties, which no policy
forbids."""


def digest(text: str) -> str:
    """A script's or style sheet's SHA-256 as a policy names it, without ``sha256-``."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
