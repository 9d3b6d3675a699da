"""What stops a release is told by cause, with what to do, and gives nothing away."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from marsad.publish.causes import told_leaks
from marsad.publish.leaks import found_by, search_for
from marsad.records.claim import Claim, Figure
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.war import Party, PublishRules, War

CONTACT = Source(
    "desk-77",
    "Zoë Ångström",
    "contact",
    protected=True,
    secrets=("blue kiosk at the ferry",),
)
OTHER = Source("desk-78", "Qaxal Dorvim", "contact", protected=True)
WAR = War("A war", sources=(CONTACT, OTHER))


def told(
    folder: Path,
    war: War,
    opened: Dossier | None = None,
    claims: tuple[Claim, ...] = (),
) -> list[str]:
    """Lines about the files of a folder, without the first; `claims` are on record."""
    search = search_for(war.sources, private=("Karim Haddadin",))
    leaks = found_by(search, folder)
    record = Dossier(war=war, claims={claim.id: claim for claim in claims})
    text = told_leaks(leaks, folder, record, opened or Dossier(war=war), search)
    assert not any(s in text for s in ("ngstr", "kiosk", "Dorvim", "Haddadin"))
    first, *lines = text.split("\n")
    assert first == "nothing was published: what is protected would leave"
    return lines


def test_a_setting_is_named_once_however_many_files_have_it(tmp_path: Path) -> None:
    for at in range(5):
        page = f"1\n2\nby the Blue Kiosk at the ferry {at}\n"
        (tmp_path / f"page-{at}.md").write_text(page)
    rules = PublishRules(publisher="The blue kiosk at the ferry")
    (line,) = told(tmp_path, replace(WAR, rules=rules))
    assert line == (
        "- secret of a protected source desk-77 (bl***), from publish.publisher in "
        "marsad.toml: in 5 files, such as page-0.md (line 3), page-1.md (line 3), "
        "page-2.md (line 3). To do: take it out of publish.publisher in marsad.toml"
    )


def test_each_cause_has_a_line_with_its_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zoe Angstrom and Qaxal Dorvim, and desk-77")
    (tmp_path / "Karim Haddadin.txt").write_text("nothing else")
    parties = (Party("league", "League", ("Qaxal Dorvim",)),)
    report = Report("r1", "", "", title="What Zoe Angstrom saw")
    war = replace(WAR, parties=parties)
    lines = told(tmp_path, war, Dossier(war=war, reports={"r1": report}))
    assert [line.split(": in ")[0].split(" in mar")[0] for line in lines] == [
        "- name of a private person (Ka***)",
        "- id of a protected source desk-77 (de***)",
        "- name of a protected source desk-78 (Qa***), from parties: league",
        "- name of a protected source desk-77 (Zo***), from report r1",
    ]
    assert "list the name under public_persons" in lines[0]
    assert "give the source an id that is no word" in lines[1]
    assert lines[3].endswith("To do: read it with `marsad show r1`")


def test_the_id_of_a_report_is_a_cause_and_is_not_printed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zoe Angstrom 17, owl@drop.example-2")
    first, other = "zoe-angstrom-17", "owl@drop.example-2"
    claim = Claim("clm-7", first, "attack", (0, 4), "They")
    reports = {
        first: Report(first, "", ""),
        other: Report(other, "", "", publisher="A page", published=date(2021, 5, 3)),
    }
    opened = Dossier(war=WAR, reports=reports, claims={claim.id: claim})
    lines = told(tmp_path, WAR, opened)
    mail, name = (line.split(": in ")[0] for line in lines)
    assert (
        mail == "- e-mail address (owl***), from the id of one of 2021-05-03 by A page"
    )
    assert name.endswith("desk-77 (Zo***), from the id of the report of clm-7")
    assert lines[1].endswith(
        "To do: find it with `marsad show clm-7`, withhold it, and add it under "
        "another id"
    )


def test_a_number_to_call_that_a_claim_counts_names_the_claim(tmp_path: Path) -> None:
    """The words of a protected report are masked; what a figure holds is no word."""
    (tmp_path / "claims.csv").write_text("low,high\n55012345.0,55012345.0\n")
    caller = Source("desk-79", "Q", "contact", protected=True, secrets=("5501 2345",))
    number = Figure("displaced", "5501 2345", (0, 9), 55012345.0, 55012345.0)
    claim = Claim("clm-9", "r9", "displacement", (0, 9), "5501 2345", figures=(number,))
    (line,) = told(tmp_path, replace(WAR, sources=(caller,)), claims=(claim,))
    assert line == (
        "- secret of a protected source desk-79 (55***), from a figure of clm-9: in "
        "claims.csv (line 2). To do: it counts nobody: take it out with "
        "`marsad retract clm-9`"
    )
