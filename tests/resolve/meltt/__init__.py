"""Matching of lists of events: tables, taxonomies, pairs, assignment."""
