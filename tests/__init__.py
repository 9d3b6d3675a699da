"""Tests of marsad; the folders mirror the package."""
