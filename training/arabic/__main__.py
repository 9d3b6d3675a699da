"""`make model-ar`: make the network that reads Arabic reports.

Inputs are pinned (training/inputs.toml) and the seed is fixed. Writes into weights/ar
unless told otherwise.
"""

import argparse
import logging
import shutil
import sys
import tempfile
from pathlib import Path

import marsad_weights_ar

from training import inputs


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="training.arabic", description=__doc__)
    parser.add_argument("--out", type=Path, help="a folder, instead of weights/ar")
    parser.add_argument(
        "--rounds", type=int, nargs=2, default=[35, 60], help="the teacher's, its own"
    )
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--teacher", type=Path, help="keep the teacher in this file, or take it from it"
    )
    parser.add_argument(
        "--few", type=int, help="only so many of each kind of input, to try the road"
    )
    found = parser.parse_args(arguments)
    if found.few and found.out is None:
        parser.error("what is made to try needs --out")
    return found


def main() -> int:
    """Returns the exit status: 2 where an input is missing or not the pinned one."""
    from training.arabic import base
    from training.arabic.make import network

    options = parsed()
    logging.basicConfig(format="%(message)s")
    logging.getLogger("training").setLevel(logging.INFO)
    try:
        inputs.check(pinned=inputs.pins("arabic"))
        inputs.check(base.file().parent, inputs.pins("e5"))
    except (inputs.InputError, FileNotFoundError) as error:
        print(f"training: {error}", file=sys.stderr)
        return 2
    out = options.out or marsad_weights_ar.folder()
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch)
        counts = (options.rounds[0], options.rounds[1])
        network(made, counts, options.threads, options.teacher, options.few)
        out.mkdir(parents=True, exist_ok=True)
        for file in sorted(made.iterdir()):
            shutil.copy(file, out / file.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
