"""Maps of who holds what that others have drawn, day by day, in one file."""
