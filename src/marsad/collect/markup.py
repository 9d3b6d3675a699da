"""HTML without a browser: meta tags, titles, links, and text out of small fragments."""

import functools
import json
import re
import tomllib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib import resources
from typing import Any

SILENT = frozenset({"script", "style", "template", "noscript", "svg", "head", "select"})
BESIDE = frozenset({"nav", "footer", "aside", "form", "button"})
BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article blockquote body dd div dl dt figcaption figure footer h1 h2 "
        "h3 h4 h5 h6 header hr html li main ol p pre section table tbody tr ul",
    )
)
VOID = frozenset({"hr", "img", "input", "link", "meta", "br", "source", "wbr"})
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.I)
ARTICLE = re.compile(r"Article|Posting|Report\b")
ANY_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")


@dataclass
class Facts:
    """What a page's tags say of it; lists keep the order of the page."""

    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    heading: str = ""
    canonical: str | None = None
    times: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    """Contents of JSON-LD scripts."""


def read_facts(html: str) -> Facts:
    """The facts of a page, however broken its markup is."""
    parser = _FactParser()
    parser.feed(html)
    parser.close()
    parser.facts.title = " ".join(parser.facts.title.split())
    parser.facts.heading = " ".join(parser.facts.heading.split())
    return parser.facts


class _FactParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = Facts()
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(values)
        elif tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self.facts.canonical = self.facts.canonical or values.get("href")
        elif tag == "time" and _says_published(values):
            self.facts.times.append(values.get("datetime", ""))
        elif (
            tag == "script" and values.get("type", "").lower() == "application/ld+json"
        ):
            self._inside = "linked"
            self.facts.linked.append("")
        elif tag in ("title", "h1") and getattr(self.facts, _FIELD[tag]) == "":
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "h1", "script"):
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside == "linked":
            self.facts.linked[-1] += data
        elif self._inside is not None:
            name = _FIELD[self._inside]
            setattr(self.facts, name, getattr(self.facts, name) + data)

    def _meta(self, values: dict[str, str]) -> None:
        content = values.get("content", "").strip()
        for key in ("property", "name", "itemprop"):
            if key in values and content != "":
                self.facts.meta.setdefault(values[key].strip().lower(), content)


_FIELD = {"title": "title", "h1": "heading"}


def _says_published(values: dict[str, str]) -> bool:
    words = values.get("itemprop", "") + " " + values.get("class", "")
    return "pubdate" in values or bool(
        {"datepublished", "published", "entry-date", "dt-published"}
        & set(words.lower().split())
    )


def linked_article(facts: Facts) -> dict[str, Any]:
    """The article among a page's JSON-LD; empty if there is none."""
    for text in facts.linked:
        try:
            found = _find_article(json.loads(text), depth=4)
        except (ValueError, RecursionError):
            continue
        if found is not None:
            return found
    return {}


def _find_article(value: Any, depth: int) -> dict[str, Any] | None:
    if depth == 0:
        return None
    if isinstance(value, list):
        found = (_find_article(item, depth - 1) for item in value)
        return next((item for item in found if item is not None), None)
    if not isinstance(value, dict):
        return None
    if ARTICLE.search(str(value.get("@type", ""))) is not None:
        return value
    return _find_article(value.get("@graph"), depth - 1)


@functools.cache
def tag_names() -> dict[str, list[str]]:
    """Names of meta tags by what they state, best first."""
    data = resources.files("marsad.collect") / "data" / "meta.toml"
    return tomllib.loads(data.read_text("utf-8"))


def strip_markup(html: str, beside: bool = True) -> str:
    """The words of a fragment, blocks as lines; without `beside` menus are left out."""
    parser = _TextParser(SILENT if beside else SILENT | BESIDE)
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line != "")


def has_markup(text: str) -> bool:
    """Whether there is anything that looks like a tag."""
    return ANY_TAG.search(text) is not None


class _TextParser(HTMLParser):
    def __init__(self, silent: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = silent
        self._open: list[str] = []
        """Silent elements that are open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._silent and tag not in VOID:
            self._open.append(tag)
        if tag in BLOCKS or tag == "br":
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._open:
            self.parts.append(data.replace("\n", " "))
