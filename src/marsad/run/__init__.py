"""ORDER: the only code that knows all seven stages."""
