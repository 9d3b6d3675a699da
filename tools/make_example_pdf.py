"""Writes the example monitor's PDF report: one page of real text, nothing else.

Standard library only, and the same bytes every time. Run from the repository:

    python tools/make_example_pdf.py
"""

import textwrap
from pathlib import Path

TARGET = Path("examples/last-pocket/reports/2019-03-23-middle-east-eye-declaration.pdf")
TITLE = "IS loses its last village, SDF declares"
PUBLISHER = "Middle East Eye"
NOTE = (
    "Retold for marsad's examples from a report by Middle East Eye and agencies "
    "of 23 March 2019. The words are ours."
)
DATE = "D:20190323120000Z"
BYLINE = f"{PUBLISHER}, March 23, 2019."
PARAGRAPHS = (
    (
        "The Syrian Democratic Forces (SDF) captured Baghouz in eastern Syria on "
        "Saturday, SDF spokesman Mustafa Bali said. The Islamic State group "
        "(IS) no longer holds any territory in Syria, according to the SDF."
    ),
    (
        "Gunfire and mortar fire could still be heard in Baghouz after the "
        "declaration, a Reuters reporter said."
    ),
    (
        "About 11,000 SDF fighters were killed in the years of fighting against IS, "
        "the SDF said."
    ),
    (
        "Some 60,000 people have left Baghouz in the past two months. More than half "
        "of them were civilians, according to the SDF."
    ),
)
LEFT, TOP, LEADING, WIDTH = 72, 760, 15, 84


def literal(text: str) -> bytes:
    """A PDF string literal in the WinAnsi encoding."""
    for char in "\\()":
        text = text.replace(char, "\\" + char)
    return b"(" + text.encode("cp1252") + b")"


def content() -> bytes:
    """The page's drawing commands: one text object, one line per operator."""
    lines = [TITLE, BYLINE, ""]
    for paragraph in PARAGRAPHS:
        lines += [*textwrap.wrap(paragraph, WIDTH), ""]
    shown = b"\n".join(literal(line) + b" Tj T*" for line in lines)
    start = f"BT /F1 11 Tf {LEADING} TL {LEFT} {TOP} Td\n".encode()
    return start + shown + b"\nET"


def objects() -> list[bytes]:
    """The numbered objects of the file, the first being number 1."""
    page = content()
    info = {"Title": TITLE, "Author": PUBLISHER, "Subject": NOTE, "CreationDate": DATE}
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        (
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
            b" /Encoding /WinAnsiEncoding >>"
        ),
        b"<< "
        + b" ".join(
            b"/" + key.encode() + b" " + literal(text) for key, text in info.items()
        )
        + b" >>",
    ]


def document() -> bytes:
    """The whole file, with its cross-reference table."""
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects(), start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = len(offsets) + 1
    table = b"0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % n for n in offsets
    )
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>" % size
    return data + b"xref\n0 %d\n%s%s\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        trailer,
        len(data),
    )


if __name__ == "__main__":
    TARGET.write_bytes(document())
