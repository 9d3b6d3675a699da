"""A release: redacted, written beside the others, checked for leaks, then pointed at.

Nothing under a release's final name is ever half written or changed: files are made
in a folder of their own, checked there, and renamed as the last step.
"""

import io
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError
from marsad.publish import arabic
from marsad.publish.brief import as_of, make_brief, to_html, to_markdown
from marsad.publish.changes import Previous
from marsad.publish.formats import FORMATS
from marsad.publish.leaks import Leak, check_leaks
from marsad.publish.page import to_page, vendored_texts
from marsad.publish.read import LATEST, MANIFEST, SUMS, read_manifest, read_rows
from marsad.publish.redact import redact
from marsad.publish.scope import private_names
from marsad.publish.wire import EXPORTS, rows
from marsad.records.dossier import Dossier
from marsad.records.grade import METHOD
from marsad.records.ids import content_id, sha256
from marsad.records.leaf import Head
from marsad.records.release import Release

MAKING = ".making-"
"""Before the name of a folder in which a release is being written."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a release says of its own making."""

    head: Head | None
    now: datetime
    previous: Release | None
    software: str


def publish_release(
    dossier: Dossier,
    *,
    head: Head | None,
    out: Path,
    now: datetime,
    previous: Release | None,
    software: str,
) -> Release:
    """Write what may leave into `out/<id>/` and move the pointer `out/latest`.

    Where the data are those of `previous` nothing is written and it is returned.

    Raises:
        OperatorError: something protected would leave, or `out` cannot be written.
    """
    imprint = Imprint(head, now, previous, software)
    opened = redact(dossier, now.date())
    data = data_files(opened)
    if previous and _same(previous, data, out, software):
        return previous
    files = data | _pages(opened, data, out, imprint)
    release = _as_published(_release(opened, files, imprint), out)
    if previous and previous.id == release.id:  # the same, into another folder
        release = previous
    files[MANIFEST] = _manifest(release, opened)
    files[SUMS] = _sums(files)
    try:
        _write(files, dossier, out, release)
        _point(out, release.id)
    except OSError as error:
        raise OperatorError(f"cannot publish into {out}: {error.strerror}") from error
    return release


def data_files(dossier: Dossier) -> dict[str, bytes]:
    """Every export in every format, by name of the file."""
    files = {}
    for name in EXPORTS:
        for form in FORMATS.values():
            text = io.StringIO(newline="")
            form.write(rows(name, dossier), text, name)
            files[f"data/{name}{form.SUFFIX}"] = text.getvalue().encode()
    return files


def _same(
    previous: Release, data: Mapping[str, bytes], out: Path, software: str
) -> bool:
    before = {n: d for n, d in previous.files if n.startswith("data/")}
    now = {name: sha256(content) for name, content in data.items()}
    made_alike = (previous.software, previous.method) == (software, METHOD)
    return made_alike and before == now and (out / previous.id / MANIFEST).is_file()


def _pages(
    dossier: Dossier, data: Mapping[str, bytes], out: Path, imprint: Imprint
) -> dict[str, bytes]:
    before = _rows_before(out, imprint.previous)
    since = imprint.previous.as_of if imprint.previous and before is not None else None
    brief = make_brief(dossier, since=since, previous=before)
    told = arabic.in_arabic(brief, dossier)
    sums = {name: (len(content), sha256(content)) for name, content in data.items()}
    return {
        "brief.md": to_markdown(brief, "brief.ar.md").encode(),
        "brief.html": to_html(brief, "brief.ar.html").encode(),
        "brief.ar.md": arabic.to_markdown(told, dossier.war, "brief.md").encode(),
        "brief.ar.html": arabic.to_html(told, dossier.war, "brief.html").encode(),
        "index.html": to_page(dossier, brief, sums, {"ar": told}).encode(),
    }


def _rows_before(out: Path, previous: Release | None) -> Previous | None:
    if previous is None or not (out / previous.id / MANIFEST).is_file():
        return None
    return read_rows(out / previous.id)


def _release(dossier: Dossier, files: Mapping[str, bytes], imprint: Imprint) -> Release:
    hashes = tuple(sorted((name, sha256(content)) for name, content in files.items()))
    head, previous = imprint.head, imprint.previous
    flat = [part for pair in hashes for part in pair]
    return Release(
        id=content_id("rel", *flat),
        made_at=imprint.now,
        as_of=as_of(dossier),
        files=hashes,
        software=imprint.software,
        method=METHOD,
        previous=previous.id if previous else None,
        log_size=head.size if head else 0,
        log_root=head.root if head else "",
    )


def _as_published(release: Release, out: Path) -> Release:
    """The same content is the same release, with the dates it had the first time."""
    if not (out / release.id / MANIFEST).is_file():
        return release
    was = read_manifest(out / release.id)
    return replace(
        release,
        made_at=datetime.fromisoformat(was["made_at"]),
        software=was["software"],
        previous=was["previous"],
        log_size=was["log"]["size"],
        log_root=was["log"]["root"],
    )


def _manifest(release: Release, dossier: Dossier) -> bytes:
    rules = dossier.war.rules
    manifest: dict[str, Any] = {
        "id": release.id,
        "title": rules.title or dossier.war.name,
        "publisher": rules.publisher,
        "as_of": release.as_of.isoformat() if release.as_of else None,
        "made_at": release.made_at.isoformat(),
        "method": release.method,
        "counting": dossier.war.counting,
        "software": release.software,
        "log": {"size": release.log_size, "root": release.log_root},
        "previous": release.previous,
        "citation": citation(release, dossier),
        "licence": rules.licence,
        "contact": rules.contact,
        "files": dict(release.files),
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()


def citation(release: Release, dossier: Dossier) -> str:
    """How to cite the release."""
    rules = dossier.war.rules
    who = f"{rules.publisher}: " if rules.publisher else ""
    day = f", as of {release.as_of.isoformat()}" if release.as_of else ""
    return f"{who}{rules.title or dossier.war.name}{day}, release {release.id}."


def _sums(files: Mapping[str, bytes]) -> bytes:
    """The form that `sha256sum --check` reads."""
    lines = (f"{sha256(content)}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def _write(
    files: Mapping[str, bytes], dossier: Dossier, out: Path, release: Release
) -> None:
    final = out / release.id
    if (final / MANIFEST).is_file():
        return
    out.mkdir(parents=True, exist_ok=True)
    _sweep(out)
    temporary = out / f"{MAKING}{release.id}-{os.getpid()}"
    temporary.mkdir()
    try:
        for name, content in files.items():
            _write_file(temporary / name, content)
        _refuse_leaks(temporary, dossier)
        if final.exists():  # without a manifest: left by something else
            shutil.rmtree(final)
        temporary.rename(final)
        _sync(out)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _sweep(out: Path) -> None:
    """Remove what programs that are no more have left half written."""
    for folder in out.glob(f"{MAKING}*"):
        maker = folder.name.rpartition("-")[2]
        if maker.isdigit() and not _alive(int(maker)):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_leaks(folder: Path, dossier: Dossier) -> None:
    leaks = check_leaks(
        folder,
        dossier.war.sources,
        private=private_names(dossier),
        allowed=(dossier.war.rules.contact,),
        vendored=vendored_texts(),
    )
    if leaks:
        raise OperatorError(f"nothing was published: {'; '.join(map(_told, leaks))}")


def _told(leak: Leak) -> str:
    return f"{leak.file} has the {leak.kind} ({leak.hint})"


def _point(out: Path, release: str) -> None:
    """Move the pointer in one step."""
    handle, name = tempfile.mkstemp(prefix=".latest-", dir=out)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(release + "\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(out / LATEST)
        _sync(out)
    finally:
        temporary.unlink(missing_ok=True)
