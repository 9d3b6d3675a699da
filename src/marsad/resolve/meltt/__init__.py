"""Matching event data by location, time and type, after the rules of MELTT."""
