"""BYTES: content-addressed, write once."""
