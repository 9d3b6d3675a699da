"""Trained weights of the English pipeline; `folder()` says where they lie."""

from pathlib import Path


def folder() -> Path:
    """The folder that spaCy loads."""
    return Path(__file__).parent / "pipeline"
