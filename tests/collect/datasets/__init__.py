"""Tests of files of rows."""
