"""The English reader: syntax and names by a trained pipeline, claims by rules."""

VERSION = "english-0.1"
"""Raised whenever the same report could be read differently; kept here so that
whoever only asks for it need not load the pipeline."""
