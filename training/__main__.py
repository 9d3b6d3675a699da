"""Make the English pipeline (`make pipeline`): prepare, train, score.

Run as `python -m training [--install]`. Works in build/pipeline and scores what was
made beside what ships. Without `--install` what ships stays as it is.
"""

import argparse
import shutil
import sys
from pathlib import Path

import marsad_weights_en

from training import inputs, language, prepare, score, train

BUILD = Path("build/pipeline")
PARTS = ("pipeline", "gazetteer_words.json")


def shipped() -> Path:
    """The folder of the package that holds what ships."""
    return Path(marsad_weights_en.__file__).parent


def install(made: Path, target: Path) -> None:
    """Put what was made in the place of what ships."""
    for part in PARTS:
        if (made / part).is_dir():
            shutil.rmtree(target / part, ignore_errors=True)
            shutil.copytree(made / part, target / part)
        else:
            shutil.copy(made / part, target / part)


def main() -> int:
    """Returns the exit status: 2 where an input is missing or not the pinned one."""
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("--install", action="store_true")
    parser.add_argument("--steps", type=int, help="fewer, to try the road")
    args = parser.parse_args()
    try:
        prepare.prepare(BUILD / "data")
    except inputs.InputError as error:
        print(f"training: {error}", file=sys.stderr)
        return 2
    language.register(BUILD / "data" / "gazetteer_words.json")
    train.run(BUILD / "data", BUILD, args.steps)
    made = train.package(BUILD / "data", BUILD)
    print(score.compared({"shipped": shipped(), "made": made}))
    if args.install:
        install(made, shipped())
    return 0


if __name__ == "__main__":
    sys.exit(main())
