"""Every way to tamper with the record that we could think of, and its name."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from marsad.archive.audit import Kept, audit_record
from marsad.archive.capture import archive_report
from marsad.archive.seal import SigningKey, leaf_of, load_key, new_key, seal
from marsad.records.decision import Decision
from marsad.records.evidence import Capture
from marsad.records.ids import sha256
from marsad.records.issue import Issue
from marsad.records.report import Report
from marsad.vault.folder import FolderVault

AT = datetime(2019, 2, 10, 9, 0, tzinfo=UTC)
KEY: SigningKey = load_key(new_key())
TEXTS = [f"Message {number}: the road was shelled again." for number in range(6)]


@pytest.fixture
def vault(tmp_path: Path) -> FolderVault:
    return FolderVault(tmp_path / "vault")


@pytest.fixture
def kept(vault: FolderVault) -> Kept:
    """Six reports, archived, and one decision; sealed after four and after all."""
    reports, evidence = [], []
    for number, text in enumerate(TEXTS):
        data = text.encode()
        capture = Capture(
            AT, "file", "marsad", "text/plain", len(data), f"{number}.txt"
        )
        reports.append(Report(f"rpt-{number}", text, sha256(data)))
        evidence.append(archive_report(reports[-1], data, capture, vault))
    ruling = Decision("dec-1", AT, "reviewer", "accept", ("rpt-1",), "seen twice")
    leaves = [leaf_of(one, n) for n, one in enumerate([*reports, ruling])]
    heads = [
        seal(leaves[:4], KEY, AT),
        seal(leaves, KEY, AT + timedelta(hours=1)),
    ]
    return Kept(reports, evidence, [ruling], leaves, heads)


def faults(kept: Kept, vault: FolderVault) -> list[Issue]:
    found = list(audit_record(kept, vault=vault, public_key=KEY.public))
    assert all(issue.stage == "archive" for issue in found)
    assert len({issue.id for issue in found}) == len(found)
    return found


def codes(kept: Kept, vault: FolderVault) -> set[tuple[str, str]]:
    return {(issue.code, issue.record) for issue in faults(kept, vault)}


def blob(vault: FolderVault, number: int) -> Path:
    name = sha256(TEXTS[number].encode())
    path = vault.path / name[:2] / name[2:]
    path.chmod(0o644)
    return path


def test_a_good_record_has_no_fault(kept: Kept, vault: FolderVault) -> None:
    assert faults(kept, vault) == []
    turned = replace(
        kept,
        reports=list(kept.reports)[::-1],
        leaves=list(kept.leaves)[::-1],
        heads=list(kept.heads)[::-1],
    )
    assert faults(turned, vault) == []


def test_an_empty_record_has_no_fault(vault: FolderVault) -> None:
    assert faults(Kept((), (), (), (), ()), vault) == []


def test_a_changed_a_cut_and_a_lost_blob(kept: Kept, vault: FolderVault) -> None:
    blob(vault, 1).write_bytes(b"Message 1: the road was calm.")
    blob(vault, 2).write_bytes(TEXTS[2].encode()[:10])
    blob(vault, 3).unlink()
    assert codes(kept, vault) == {
        ("blob-altered", "rpt-1"),
        ("blob-altered", "rpt-2"),
        ("blob-missing", "rpt-3"),
    }
    lost = next(issue for issue in faults(kept, vault) if issue.record == "rpt-3")
    assert "3.txt" in lost.message
    assert sha256(TEXTS[3].encode()) in lost.message


def test_a_stray_blob(kept: Kept, vault: FolderVault) -> None:
    name = vault.keep(b"kept by a run that was cut off")
    assert codes(kept, vault) == {("blob-stray", name)}


def test_a_changed_text(kept: Kept, vault: FolderVault) -> None:
    reports = list(kept.reports)
    reports[2] = replace(reports[2], text="The road was calm.")
    assert codes(replace(kept, reports=reports), vault) == {("record-altered", "rpt-2")}


def test_a_changed_decision(kept: Kept, vault: FolderVault) -> None:
    decisions = [replace(one, action="retract") for one in kept.decisions]
    found = codes(replace(kept, decisions=decisions), vault)
    assert found == {("record-altered", "dec-1")}


def test_a_deleted_report(kept: Kept, vault: FolderVault) -> None:
    shorter = replace(kept, reports=[r for r in kept.reports if r.id != "rpt-4"])
    found = faults(shorter, vault)
    assert {issue.code for issue in found} == {"record-missing", "evidence-stray"}
    assert all("4.txt" in issue.message for issue in found)


def test_a_deleted_report_with_its_evidence_and_bytes(
    kept: Kept, vault: FolderVault
) -> None:
    blob(vault, 4).unlink()
    less = replace(
        kept,
        reports=[one for one in kept.reports if one.id != "rpt-4"],
        evidence=[one for one in kept.evidence if one.report != "rpt-4"],
    )
    assert codes(less, vault) == {
        ("record-missing", "rpt-4"),
        ("blob-missing", "rpt-4"),
    }
    assert codes(replace(less, forgotten=frozenset({"rpt-4"})), vault) == set()


def test_lost_and_swapped_evidence(kept: Kept, vault: FolderVault) -> None:
    evidence = list(kept.evidence)
    evidence[1] = replace(evidence[1], sha256=evidence[2].sha256)
    found = codes(replace(kept, evidence=[*evidence[1:]]), vault)
    assert found == {("evidence-missing", "rpt-0"), ("evidence-altered", "rpt-1")}


@pytest.mark.parametrize("index", range(6))
def test_a_removed_leaf(index: int, kept: Kept, vault: FolderVault) -> None:
    leaves = [leaf for leaf in kept.leaves if leaf.index != index]
    found = {code for code, _ in codes(replace(kept, leaves=leaves), vault)}
    assert {"leaf-missing", "unlogged"} <= found


def test_a_removed_leaf_with_the_rest_moved_up(kept: Kept, vault: FolderVault) -> None:
    leaves = [leaf for leaf in kept.leaves if leaf.index != 2]
    moved = [replace(leaf, index=n) for n, leaf in enumerate(leaves)]
    found = {code for code, _ in codes(replace(kept, leaves=moved), vault)}
    assert found == {"unlogged", "log-altered"}


def test_the_last_leaf_removed(kept: Kept, vault: FolderVault) -> None:
    leaves = [leaf for leaf in kept.leaves if leaf.index != 6]
    found = {code for code, _ in codes(replace(kept, leaves=leaves), vault)}
    assert found == {"log-short", "unlogged"}


def test_two_leaves_swapped(kept: Kept, vault: FolderVault) -> None:
    leaves = list(kept.leaves)
    leaves[4], leaves[5] = replace(leaves[5], index=4), replace(leaves[4], index=5)
    found = faults(replace(kept, leaves=leaves), vault)
    assert [issue.code for issue in found] == ["log-altered"]
    assert "entries 4 to 6" in found[0].message


def test_an_edited_leaf(kept: Kept, vault: FolderVault) -> None:
    leaves = list(kept.leaves)
    leaves[1] = replace(leaves[1], sha256="0" * 64)
    found = {code for code, _ in codes(replace(kept, leaves=leaves), vault)}
    assert found == {"leaf-altered", "record-altered"}


def test_a_report_and_its_leaf_rewritten_together(
    kept: Kept, vault: FolderVault
) -> None:
    reports, leaves = list(kept.reports), list(kept.leaves)
    reports[1] = replace(reports[1], text="The road was calm.")
    leaves[1] = leaf_of(reports[1], 1)
    found = codes(replace(kept, reports=reports, leaves=leaves), vault)
    assert {code for code, _ in found} == {"log-altered"}


def test_a_leaf_that_is_no_hash(kept: Kept, vault: FolderVault) -> None:
    leaves = list(kept.leaves)
    leaves[5] = replace(leaves[5], hash="?", evidence="?")
    found = {code for code, _ in codes(replace(kept, leaves=leaves), vault)}
    assert found == {"leaf-altered", "log-altered"}


def test_a_forged_head(kept: Kept, vault: FolderVault) -> None:
    thief = load_key(new_key())
    forged = seal(list(kept.leaves), thief, AT)
    found = {code for code, _ in codes(replace(kept, heads=[forged]), vault)}
    assert found == {"head-forged"}
    none = replace(kept, heads=[])
    assert {code for code, _ in codes(none, vault)} == {"head-missing"}


def test_a_log_rolled_back(kept: Kept, vault: FolderVault) -> None:
    early, late = kept.heads
    found = codes(replace(kept, heads=[early]), vault)
    assert {code for code, _ in found} == {"unsealed"}
    cut = replace(kept, leaves=list(kept.leaves)[:4], heads=[early])
    assert {code for code, _ in codes(cut, vault)} == {"unlogged"}
    all_cut = replace(
        cut,
        reports=list(kept.reports)[:4],
        evidence=list(kept.evidence)[:4],
        decisions=[],
    )
    assert {code for code, _ in codes(all_cut, vault)} == {"blob-stray"}
    remembered = replace(all_cut, heads=[early, late])
    assert "log-short" in {code for code, _ in codes(remembered, vault)}


def test_a_report_not_yet_in_the_log(kept: Kept, vault: FolderVault) -> None:
    data = b"Came in after the last run."
    new = Report("rpt-new", data.decode(), sha256(data))
    capture = Capture(AT, "stdin", "marsad", "text/plain", len(data), "-")
    more = replace(
        kept,
        reports=[*kept.reports, new],
        evidence=[*kept.evidence, archive_report(new, data, capture, vault)],
    )
    assert codes(more, vault) == {("unlogged", "rpt-new")}
