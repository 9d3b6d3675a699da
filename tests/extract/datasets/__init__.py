"""Tests of readers of rows."""
