"""What `marsad init` makes: a folder with settings, store, vault and key."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.settings import Folder

TEMPLATE = """\
# The monitor's settings. `marsad doctor` checks them.

[war]
name = "{name}"
area = []             # countries it is fought in, as ISO 3166 codes: ["SY", "IQ"]
languages = ["en"]    # languages of the reports
# counting = "median"  # which number of a range is the best (docs/method.md, N10)

# The sides. Aliases are names under which reports mention them.
# [[parties]]
# id = "sdf"
# name = "Syrian Democratic Forces"
# aliases = ["SDF"]
# side = "coalition"

# Who says things. kind: outlet, agency, monitor, party, official, witness, dataset
# or contact. reliability: A (always reliable) to E (unreliable), F no basis to judge.
# ties: ids of sources it takes its material from. A protected source is never named
# in what is published; strings that would give it away go into secrets.toml.
# [[sources]]
# id = "sohr"
# name = "Syrian Observatory for Human Rights"
# aliases = ["SOHR", "the Observatory"]
# kind = "monitor"
# reliability = "B"
# ties = []
# protected = false

[publish]
title = "{name}"
publisher = ""
licence = "CC-BY-4.0"
contact = ""
delay_days = 14         # protected reports are held back this long after their week
blur_km = 20.0          # and their places are no finer than this
withhold_names = true   # names of private persons
public_persons = []     # names that may be printed
# maps = []             # imported maps of who holds what that may be handed on
# risk.high = {{ delay_days = 30, blur_km = 50.0 }}   # for sources with risk = "high"

# Releases for partners: docs/how-to/publish-and-correct.md.
# What [publish] sets for risk high holds for them too, unless risk.high is set here.
# [audiences.partner]
# delay_days = 7

# A language model as a second reader: docs/how-to/second-reader.md. Off unless kind
# is "openai". Its key goes into secrets.toml or the variable MARSAD_READER_KEY.
# [reader]
# kind = "openai"
# address = "http://localhost:11434/v1"   # any OpenAI-compatible server
# model = "qwen3:8b"
# mode = "beside"         # or "instead" of the built-in reader
# send_protected = false  # true: protected reports may leave this machine
"""
SECRETS = """\
# Never published, never shared: strings that would give a protected source away
# (names, addresses, numbers), by the source's id in marsad.toml. Every file of a
# release is searched for them, and a release that holds one does not appear.
[secrets]
# contact-7 = ["Full Name", "someone@example.org", "+000 000 0000"]

# [reader]
# key = "..."   # of a hosted language model, if [reader] in marsad.toml names one
"""
LOST = (
    "this monitor has signed with one. Restore it from your backup, or begin anew "
    "with `marsad new-key`"
)


def make_monitor(folder: Path) -> Iterator[str]:
    """Complete a monitor's folder; what is there already stays as it is.

    Yields:
        A line for each thing made.

    Raises:
        OperatorError: the folder cannot be made or written.
    """
    from marsad.archive.seal import new_key
    from marsad.cli.place import refuse_lost_record
    from marsad.settings import Folder
    from marsad.store.embedded import EmbeddedStore

    place = Folder(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.vault.mkdir(mode=0o700, exist_ok=True)
        name = folder.resolve().name
        yield from _write(place.config, TEMPLATE.format(name=name).encode())
        yield from _write(place.secrets, SECRETS.encode(), private=True)
        if _lost_key(place):
            yield f"NOT made {place.key}: {LOST}"
        else:
            yield from _write(place.key, new_key(), private=True)
    except OSError as error:
        raise OperatorError(
            f"{error.filename or folder}: cannot be made: {error.strerror}"
        ) from error
    refuse_lost_record(place)
    place.store.touch(mode=0o600)
    EmbeddedStore(place.store).close()
    yield f"The monitor is in {folder}; describe your war in {place.config}."


def _lost_key(place: "Folder") -> bool:
    """Whether the key that the monitor signed with is not there: another one, made in
    passing, would move every protected point."""
    from contextlib import closing

    from marsad.run.keys import key_of
    from marsad.store.embedded import EmbeddedStore

    if place.key.exists() or not place.store.exists() or not place.store.stat().st_size:
        return False
    with closing(EmbeddedStore(place.store)) as store:
        return key_of(store, place.releases) is not None


def _write(path: Path, data: bytes, private: bool = False) -> Iterator[str]:
    if path.exists():
        yield f"kept   {path}"
        return
    path.touch(mode=0o600 if private else 0o644)
    path.write_bytes(data)
    yield f"made   {path}"
