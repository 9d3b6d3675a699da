"""JOINS: run relational steps on tables, not records."""
