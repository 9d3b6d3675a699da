"""Mail: headers, bodies, attachments, and senders who must not be named."""

from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from marsad.collect.item import Given
from marsad.records import codec
from marsad.records.source import Source
from tests.collect.desk import STORY, collect, collect_bytes

CONTACT = Source(
    "c7",
    "Contact 7",
    kind="contact",
    protected=True,
    secrets=("Sami Invented", "sami@invented.example"),
)
DESK = Source("wire", "Example Wire", aliases=("Wire Desk", "desk@wire.example"))


def letter(text: str = STORY) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Wire Desk <desk@wire.example>"
    message["To"] = "monitor@monitor.example"
    message["Date"] = "Sun, 10 Feb 2019 00:30:00 +0300"
    message["Subject"] = "Shells fall on town"
    message.set_content(text)
    return message


def test_headers_say_who_and_when(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "a.eml", letter().as_bytes())
    report = found.report
    assert report.text == STORY
    assert (report.publisher, report.publisher_basis) == ("Wire Desk", "header")
    assert (report.published, report.published_basis) == (date(2019, 2, 10), "header")
    assert report.title == "Shells fall on town"
    assert found.items[0].data == letter().as_bytes()
    assert found.codes == []


def test_a_known_sender_is_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(letter().as_bytes())
    assert collect(tmp_path / "a.eml", sources=(DESK,)).report.source == "wire"


def test_plain_text_goes_before_html(tmp_path: Path) -> None:
    message = letter()
    message.add_alternative("<p>The same in colour</p>", subtype="html")
    assert collect_bytes(tmp_path, "a.eml", message.as_bytes()).report.text == STORY


def test_html_alone_is_read_as_a_page(tmp_path: Path) -> None:
    message = letter()
    message.clear_content()
    message.set_content(f"<html><body><p>{STORY}</p></body></html>", subtype="html")
    report = collect_bytes(tmp_path, "a.eml", message.as_bytes()).report
    assert STORY.strip() in report.text
    assert report.title == "Shells fall on town"


def test_attachments_are_further_reports(tmp_path: Path) -> None:
    message = letter("See what is attached to this message, please.\n")
    story = f"Publisher: The Paper\nDate: 2019-02-08\n\n{STORY}"
    message.add_attachment(story.encode(), "text", "plain", filename="story.txt")
    message.add_attachment(
        f"<html><body><p>{STORY}</p></body></html>".encode(),
        "text",
        "html",
        filename="../../page.html",
    )
    message.add_attachment(b"\x89PNG...", "image", "png", filename="photo.png")
    message.add_attachment(letter("Forwarded: " + STORY))
    found = collect_bytes(tmp_path, "a.eml", message.as_bytes())
    body, plain, page, forwarded = found.reports
    assert len({report.id for report in found.reports}) == 4
    assert {item.data for item in found.items} == {message.as_bytes()}
    assert body.part is None
    assert plain.part == "attachment 1"
    assert (plain.publisher, plain.published) == ("The Paper", date(2019, 2, 8))
    assert page.part == "attachment 2"
    assert (page.publisher, page.published) == ("Wire Desk", date(2019, 2, 10))
    assert forwarded.text.startswith("Forwarded: ")
    assert [(issue.record, issue.code) for issue in found.issues] == [
        ("a.eml, attachment 3", "unread-attachment")
    ]


def test_a_protected_sender_is_never_named(tmp_path: Path) -> None:
    message = letter("I saw it myself: " + STORY)
    message.replace_header("From", "Sami Invented <sami@invented.example>")
    story = f"Publisher: The Paper\nLink: https://paper.example/1\n\n{STORY}"
    message.add_attachment(story.encode(), "text", "plain", filename="sami.txt")
    message.add_attachment(b"x", "image", "png", filename="sami.png")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    by_address = replace(CONTACT, secrets=("SAMI@invented.example",))
    for given, sources in (
        (Given(), (DESK, CONTACT)),
        (Given(), (by_address,)),
        (Given(source=CONTACT), ()),
        (Given(publisher="Sami Invented", source=CONTACT), ()),
    ):
        found = collect(tmp_path / "a.eml", given, sources)
        assert len(found.reports) == 2
        for report in found.reports:
            assert (report.publisher, report.source) == ("Contact 7", "c7")
            assert report.protected
            assert report.url is None
            assert "sami" not in codec.dumps(report).lower()
        assert "sami" not in "".join(map(codec.dumps, found.issues)).lower()


def test_a_protected_name_that_is_given_is_not_printed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    given = Given(publisher="sami invented")
    found = collect(tmp_path / "a.txt", given, (CONTACT,))
    report = found.report
    assert (report.publisher, report.protected) == ("Contact 7", True)
    (told,) = (one for one in found.issues if one.code == "taken-as-protected")
    assert "c7" in told.message and "sami" not in codec.dumps(told).lower()


def test_whom_a_sender_or_the_operator_names_is_not_told_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Publisher: Sami Invented\n\n" + STORY)
    header = collect(tmp_path / "a.txt", Given(), (CONTACT,))
    assert "taken-as-protected" in {one.code for one in header.issues}
    named = collect(tmp_path / "a.txt", Given(source=CONTACT), (CONTACT,))
    assert "taken-as-protected" not in {one.code for one in named.issues}


def test_mail_that_breaks_the_rules(tmp_path: Path) -> None:
    for number, data in enumerate(
        (
            b"From: <<>>\nDate: yesterday\nSubject: =?utf-8?b?broken\n\n"
            + STORY.encode(),
            b"Content-Type: multipart/mixed; boundary=x\nFrom: a\n\n--x\n\n"
            + STORY.encode(),
            b"Content-Type: text/plain; charset=nonsense\n\n" + STORY.encode(),
            b"Content-Type: multipart/mixed\n\n" + STORY.encode(),
            b"Date: Mon, 99 Foo 2019 99:99:99 +9999\n\n" + STORY.encode(),
        )
    ):
        found = collect_bytes(tmp_path, f"{number}.eml", data)
        assert found.report.text.strip() == STORY.strip(), number
        assert found.report.published is None


def test_mail_without_words(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "a.eml", b"From: a@b.example\nSubject: x\n\n")
    assert (found.items, found.codes) == ([], ["no-text"])


def test_the_charset_of_a_body(tmp_path: Path) -> None:
    text = "قصفت المدفعية أطراف البلدة صباح السبت وقتل أربعة أشخاص."
    message = letter()
    message.set_content(text, charset="windows-1256")
    assert (
        collect_bytes(tmp_path, "a.eml", message.as_bytes()).report.text.strip() == text
    )
