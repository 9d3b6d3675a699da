"""4: claim -> placement."""
