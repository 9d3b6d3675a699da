"""KEEPING: records in, records out; stages never see it."""
