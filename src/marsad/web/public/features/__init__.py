"""OGC API Features: events, claims and control as features of a map."""
