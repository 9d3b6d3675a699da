"""The example monitor and the words around the project hold what they promise."""

import email
import email.message
import email.policy
import json
import re
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from marsad.records.source import KINDS

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "last-pocket"
REPORTS = sorted((EXAMPLE / "reports").iterdir())
PROTECTED = sorted((EXAMPLE / "protected").iterdir())
MARK = "Retold for marsad's examples from"
RIGHTS = "{http://purl.org/dc/elements/1.1/}rights"


class Page(HTMLParser):
    """Meta tags and paragraphs of an example page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "meta":
            key = names.get("property") or names.get("name")
            if key:
                self.meta[key] = names.get("content") or ""
        elif tag not in ("br", "img", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"


def message(path: Path) -> email.message.EmailMessage:
    """A mail file as the standard library reads it, free of defects."""
    made = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(made, email.message.EmailMessage)
    assert not made.defects
    return made


def of_txt(path: Path) -> list[dict[str, str]]:
    head, _, body = path.read_text("utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return [
        {
            "publisher": fields["Publisher"],
            "published": fields["Date"],
            "title": fields["Title"],
            "note": fields["Note"],
            "text": body,
        }
    ]


def of_html(path: Path) -> list[dict[str, str]]:
    text = path.read_text("utf-8")
    page = Page(text)
    assert not page.open
    return [
        {
            "publisher": page.meta["og:site_name"],
            "published": page.meta["article:published_time"][:10],
            "title": page.meta["og:title"],
            "note": page.meta["note"],
            "text": "".join(re.findall(r"<p>(.*?)</p>", text)),
        }
    ]


def of_eml(path: Path) -> list[dict[str, str]]:
    made = message(path)
    body = made.get_body(("plain",))
    assert body is not None
    return [
        {
            "publisher": made["From"].addresses[0].display_name,
            "published": made["Date"].datetime.date().isoformat(),
            "title": made["Subject"],
            "note": made["X-Note"],
            "text": body.get_content(),
        }
    ]


def of_jsonl(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def of_xml(path: Path) -> list[dict[str, str]]:
    channel = ElementTree.parse(path).getroot().find("channel")
    assert channel is not None
    return [
        {
            "publisher": channel.findtext("title", ""),
            "published": item.findtext("pubDate", ""),
            "title": item.findtext("title", ""),
            "note": item.findtext(RIGHTS, ""),
            "text": item.findtext("description", ""),
        }
        for item in channel.iter("item")
    ]


def of_pdf(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"%PDF-1.") and data.rstrip().endswith(b"%%EOF")
    fields = dict(re.findall(rb"/(\w+) \((.*?)\)", data))
    shown = re.findall(rb"^\((.*)\) Tj", data, re.MULTILINE)
    return [
        {
            "publisher": fields[b"Author"].decode(),
            "published": fields[b"CreationDate"].decode(),
            "title": fields[b"Title"].decode(),
            "note": fields[b"Subject"].decode(),
            "text": b" ".join(shown).decode("cp1252"),
        }
    ]


READERS = {
    ".txt": of_txt,
    ".html": of_html,
    ".eml": of_eml,
    ".jsonl": of_jsonl,
    ".xml": of_xml,
    ".pdf": of_pdf,
}


def every_report() -> Iterator[dict[str, str]]:
    for path in REPORTS:
        yield from READERS[path.suffix](path)


def settings() -> dict[str, Any]:
    return tomllib.loads((EXAMPLE / "marsad.toml").read_text("utf-8"))


def secrets() -> dict[str, list[str]]:
    made = tomllib.loads((EXAMPLE / "secrets.toml").read_text("utf-8"))
    table: dict[str, list[str]] = made["secrets"]
    return table


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_report_parses_and_is_marked_as_a_retelling(path: Path) -> None:
    for report in READERS[path.suffix](path):
        assert report["publisher"] and report["title"]
        assert "2018" in report["published"] or "2019" in report["published"]
        assert report["note"].startswith(MARK)
        assert "The words are ours" in report["note"]
        assert len(report["text"].split()) >= 25
        assert MARK not in report["text"]


def test_every_format_is_there() -> None:
    assert {path.suffix for path in REPORTS} == set(READERS)


def test_readme_counts_files_and_reports() -> None:
    counted = f"{len(REPORTS)} files, {len(list(every_report()))} reports"
    assert counted in (EXAMPLE / "README.md").read_text("utf-8")


def test_every_publisher_is_a_source() -> None:
    sources = settings()["sources"]
    names = {source["name"] for source in sources}
    assert {report["publisher"] for report in every_report()} <= names


def test_two_outlets_print_one_story() -> None:
    texts = {report["publisher"]: report["text"] for report in every_report()}
    first = set(texts["France 24"].split())
    second = set(texts["The Defense Post"].split())
    assert len(first & second) / len(first | second) > 0.8
    assert texts["France 24"] != texts["The Defense Post"]


def test_settings_have_their_fields() -> None:
    made = settings()
    assert set(made) == {"war", "parties", "sources", "publish"}
    assert set(made["war"]) == {"name", "area", "languages"}
    for party in made["parties"]:
        assert set(party) <= {"id", "name", "aliases", "side", "colour"}
    assert set(made["publish"]) == {
        "title",
        "publisher",
        "licence",
        "contact",
        "delay_days",
        "blur_km",
        "withhold_names",
        "public_persons",
    }


def test_sources_are_whole() -> None:
    made = settings()
    ids = [source["id"] for source in made["sources"]]
    sides = {party["id"] for party in made["parties"]}
    assert len(ids) == len(set(ids))
    for source in made["sources"]:
        assert source["kind"] in KINDS
        assert source["reliability"] in set("ABCDEF")
        assert set(source.get("ties", [])) <= set(ids)
        assert source.get("side", "sdf") in sides


def test_only_the_protected_have_secrets() -> None:
    protected = {s["id"] for s in settings()["sources"] if s.get("protected")}
    assert set(secrets()) == protected
    assert all(secrets().values())


def test_protected_message_is_marked_fictional_and_names_its_sender() -> None:
    (path,) = PROTECTED
    made = message(path)
    assert made["X-Note"].startswith("FICTIONAL.")
    text = path.read_text("utf-8")
    for word in ("Qadrun Marzakani", "+963 00 555 0142"):
        assert word in text


def test_secret_strings_stand_nowhere_else() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = [name for name in listed.stdout.decode().split("\0") if name]
    if not names:
        pytest.skip("no version control here to list the project's files")
    words = [word.encode() for found in secrets().values() for word in found]
    home = {EXAMPLE / "secrets.toml", *PROTECTED, Path(__file__).resolve()}
    for path in (ROOT / name for name in names):
        if path.resolve() in home or not path.is_file():
            continue
        data = path.read_bytes()
        assert not [word for word in words if word in data], path


def test_retellings_name_only_public_persons() -> None:
    """Honorifics in front of a name are a hint that somebody was named."""
    public = " ".join(settings()["publish"]["public_persons"])
    for report in every_report():
        for name in re.findall(r"(?:Mr|Mrs|Ms|Umm|Abu) ([A-Z]\w+)", report["text"]):
            assert name in public


def test_readme_is_short() -> None:
    assert 0 < len((ROOT / "README.md").read_text("utf-8").splitlines()) < 120


def test_licences_are_whole() -> None:
    code = (ROOT / "LICENSE").read_text("utf-8")
    weights = (ROOT / "weights" / "en" / "LICENSE").read_text("utf-8")
    assert "Apache License" in code and "END OF TERMS AND CONDITIONS" in code
    assert "Attribution-ShareAlike 4.0 International" in weights
    assert "Section 8 -- Interpretation" in weights


def test_settings_load(tmp_path: Path) -> None:
    from marsad.settings import load

    for name in ("marsad.toml", "secrets.toml"):
        (tmp_path / name).write_bytes((EXAMPLE / name).read_bytes())
    war = load(tmp_path).war
    contact = next(source for source in war.sources if source.protected)
    assert contact.id == "contact-01"
    assert set(contact.secrets) == set(secrets()["contact-01"])
    assert "John Cantlie" in war.rules.public_persons
