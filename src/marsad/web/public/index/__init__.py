"""The index of a release: where each row is, and what it can be found by."""
