"""Estimates of what nobody recorded, behind a gate: multiple systems estimation."""
