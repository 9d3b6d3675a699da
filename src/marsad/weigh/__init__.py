"""6: groups -> grades, tallies, control."""
