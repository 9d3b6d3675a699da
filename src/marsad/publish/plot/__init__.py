"""Pictures of tallies, control and time, for people who paste them into reports."""
