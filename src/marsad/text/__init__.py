"""LANGUAGE: pure functions over strings, no records."""
