"""Keep every byte of a report once, with how it was captured."""

from marsad.errors import InternalError
from marsad.records.evidence import Capture, Evidence
from marsad.records.ids import content_id
from marsad.records.report import Report
from marsad.vault.base import Vault


def archive_report(
    report: Report, data: bytes, capture: Capture, vault: Vault
) -> Evidence:
    """Keep the bytes and return the record that ties them to the report.

    Raises:
        OperatorError: the vault cannot be written, or its disk is full.
        InternalError: the bytes are not those that the report was read from.
    """
    sha256 = vault.keep(data)
    if sha256 != report.evidence:
        raise InternalError(
            f"report {report.id} was read from {report.evidence}, not from {sha256}"
        )
    return evidence_of(report, capture)


def evidence_of(report: Report, capture: Capture) -> Evidence:
    """The record that ties a report to the bytes that it names, kept already."""
    return Evidence(
        id=content_id("evd", report.evidence, report.id),
        sha256=report.evidence,
        report=report.id,
        capture=capture,
    )
