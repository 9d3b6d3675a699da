"""Reads reports in Arabic."""
