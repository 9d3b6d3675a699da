"""Mail: the body is a report, and so is every attachment of a known kind.

Names of attached files are not kept beside the report: they may name its sender.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from email import message_from_bytes, policy
from email.errors import HeaderParseError, MessageDefect
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePosixPath

from marsad.collect.dateline import fill
from marsad.collect.decode import decode
from marsad.collect.draft import Draft, Found, Problem, Raw, Read
from marsad.collect.page import read_page
from marsad.collect.sniff import EXTENSIONS, TYPES, is_other
from marsad.errors import SourceError

BROKEN = (
    ValueError,
    IndexError,
    AttributeError,
    LookupError,
    TypeError,
    HeaderParseError,
    MessageDefect,
)
"""What the standard library raises over headers that break the rules."""


@dataclass(frozen=True, slots=True)
class _Envelope:
    """What the headers say of everything inside."""

    publisher: str | None
    senders: tuple[str, ...]
    published: date | None
    title: str | None


def read_mail(raw: Raw, read: Read) -> Found:
    """The body, then what is attached; `read` reads attachments.

    Raises:
        SourceError: the body's bytes are no text.
    """
    message = message_from_bytes(raw.data, policy=policy.default)
    envelope = _envelope(message)
    bodies, attached = _parts(message)
    body = _body(bodies, raw)
    if body is None and not attached:
        yield Problem("no-text", "the mail has no text to read", item=raw.name)
    elif body is not None:
        yield _dated(replace(body, title=envelope.title, url=None), envelope, True)
    for number, part in enumerate(attached, start=1):
        yield from _attachment(part, number, raw, envelope, read)


def _envelope(message: Message) -> _Envelope:
    name, address = parseaddr(_header(message, "From") or "")
    return _Envelope(
        publisher=name or address or None,
        senders=tuple(words for words in (name, address) if words != ""),
        published=_date(_header(message, "Date")),
        title=_header(message, "Subject"),
    )


def _header(message: Message, name: str) -> str | None:
    try:
        value = message[name]
        return None if value is None else " ".join(str(value).split()) or None
    except BROKEN:
        return None


def _date(words: str | None) -> date | None:
    """The day in the sender's own time zone."""
    try:
        return None if words is None else parsedate_to_datetime(words).date()
    except BROKEN:
        return None


def _parts(message: Message) -> tuple[list[Message], list[Message]]:
    """Parts that are the body, and parts that are attached."""
    bodies, attached = list[Message](), list[Message]()
    for part in _leaves(message):
        kind = _kind(part)
        if kind == "message/rfc822" or _is_attached(part):
            attached.append(part)
        elif kind in ("text/plain", "text/html"):
            bodies.append(part)
    return bodies, attached


def _leaves(message: Message) -> Iterator[Message]:
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _leaves(part)
    else:
        yield message


def _kind(part: Message) -> str:
    """The media type; plain text where parts were announced and none came."""
    broken = part.get_content_maintype() == "multipart"
    return "text/plain" if broken else part.get_content_type()


def _is_attached(part: Message) -> bool:
    named = _filename(part) is not None
    return named or part.get_content_disposition() == "attachment"


def _filename(part: Message) -> str | None:
    try:
        return part.get_filename()
    except BROKEN:
        return None


def _bytes(part: Message) -> bytes:
    """What is inside a part, its transfer encoding undone."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except BROKEN:
        return None


def _body(bodies: list[Message], raw: Raw) -> Draft | None:
    """Plain text before HTML, which says the same in an `alternative`."""
    for kind in ("text/plain", "text/html"):
        found = [part for part in bodies if _kind(part) == kind]
        drafts = [_body_part(part, kind, raw) for part in found if _bytes(part).strip()]
        drafts = [draft for draft in drafts if draft.text.strip() != ""]
        if drafts:
            problems = tuple(one for draft in drafts for one in draft.problems)
            text = "\n\n".join(draft.text for draft in drafts)
            return replace(drafts[0], text=text, problems=problems)
    return None


def _body_part(part: Message, kind: str, raw: Raw) -> Draft:
    data, charset = _bytes(part), _charset(part)
    if kind == "text/html":
        page = next(read_page(Raw(raw.name, data, charset=charset)))
        if isinstance(page, Draft):
            return replace(page, data=raw.data, media_type="message/rfc822")
    decoded = decode(data, charset)
    draft = Draft(decoded.text, raw.data, "message/rfc822", problems=decoded.problems)
    return fill(draft)


def _dated(draft: Draft, envelope: _Envelope, body: bool) -> Draft:
    """Headers outrank what a body says; what is attached may speak for itself."""
    publisher, published = envelope.publisher, envelope.published
    if not body:
        publisher = None if draft.publisher is not None else publisher
        published = None if draft.published is not None else published
    if publisher is not None:
        draft = replace(draft, publisher=publisher, publisher_basis="header")
    if published is not None:
        draft = replace(draft, published=published, published_basis="header")
    return replace(draft, senders=(*draft.senders, *envelope.senders))


def _is_readable(name: str, kind: str) -> bool:
    known = kind in TYPES or PurePosixPath(name).suffix.lower() in EXTENSIONS
    return not is_other(name) and (known or kind == "text/plain")


def _attachment(
    part: Message, number: int, raw: Raw, envelope: _Envelope, read: Read
) -> Found:
    kind = part.get_content_type()
    name = PurePosixPath(_filename(part) or f"attachment-{number}").name
    place = f"attachment {number}"
    item = f"{raw.name}, {place}"
    if not _is_readable(name, kind):
        what = f"an attachment of kind {kind} is not read; its bytes stay in the mail"
        yield Problem("unread-attachment", what, item=item)
        return
    inside = Raw(name, _bytes(part), media_type=kind, charset=_charset(part))
    try:
        for found in read(inside):
            if isinstance(found, Problem):
                yield replace(found, item=item)
            else:
                inner = place if found.part is None else f"{place}, {found.part}"
                inherited = _dated(found, envelope, body=False)
                yield replace(inherited, data=raw.data, part=inner)
    except SourceError as error:
        yield Problem("binary", str(error), item=item)
