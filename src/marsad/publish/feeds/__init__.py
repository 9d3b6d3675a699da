"""Feeds: briefs, events and corrections, as Atom and as JSON Feed, for a server and for
files. Imports nothing of publishing: the public server reads with it."""
