"""Trained weights of the English reader; `folder()` says where they lie."""

from pathlib import Path


def folder() -> Path:
    """The folder that marsad loads: tokenizer, encoder, heads, words."""
    return Path(__file__).parent / "network"
