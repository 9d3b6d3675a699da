"""Feeds: briefs, events and corrections, as Atom and as JSON Feed."""
