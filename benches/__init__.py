"""Benchmarks: speed, memory and survival on real material; run with `make bench`."""
