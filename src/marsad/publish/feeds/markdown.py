"""A brief in Markdown as plain HTML for feed readers: headings, lines, no citations."""

import re
from html import escape
from urllib.parse import urljoin

MOST = 80
"""Blocks of a brief that a feed has; the rest is at its address."""
_CITED = re.compile(r"\s*\[c:[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_MARKS = re.compile(r"\*\*|(?<!\w)[*_]|[*_](?!\w)|`")


def as_html(text: str, base: str) -> str:
    """The first blocks of a brief without its title and its link to another language;
    links are absolute, and nothing else is markup."""
    lines = map(str.strip, _CITED.sub("", text).splitlines())
    blocks = [one for one in lines if one and not _LINK.fullmatch(one)]
    told: list[str] = []
    listed = False
    for block in blocks[1 : MOST + 1]:
        bullet = block.startswith("- ")
        if bullet != listed:
            told.append("<ul>" if bullet else "</ul>")
            listed = bullet
        told.append(_block(block, base))
    return "".join([*told, "</ul>" if listed else ""])


def _block(block: str, base: str) -> str:
    if block.startswith("- "):
        return f"<li>{_inline(block[2:], base)}</li>"
    if block.startswith("#"):
        return f"<h3>{_inline(block.lstrip('# '), base)}</h3>"
    return f"<p>{_inline(block, base)}</p>"


def _inline(text: str, base: str) -> str:
    parts: list[str] = []
    at = 0
    for found in _LINK.finditer(text):
        parts.append(_plain(text[at : found.start()]))
        href = urljoin(base, found[2])
        words = _plain(found[1])
        safe = href.startswith(("http://", "https://"))
        parts.append(f'<a href="{escape(href)}">{words}</a>' if safe else words)
        at = found.end()
    return "".join([*parts, _plain(text[at:])])


def _plain(text: str) -> str:
    return escape(_MARKS.sub("", text))
