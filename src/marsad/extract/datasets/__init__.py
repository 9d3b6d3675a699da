"""Reads rows of data sets: claims by the columns of a known layout."""
