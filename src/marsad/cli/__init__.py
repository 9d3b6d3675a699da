"""SHELL: one file per group, each command one call."""
