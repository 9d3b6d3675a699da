"""What a monitor's user loads himself: places and boundaries, into one file."""
