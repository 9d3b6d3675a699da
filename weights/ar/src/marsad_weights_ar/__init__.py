"""Trained weights of the Arabic reader; `folder()` says where they lie."""

from pathlib import Path


def folder() -> Path:
    """The folder that marsad loads: tokenizer, encoder, heads."""
    return Path(__file__).parent / "network"
