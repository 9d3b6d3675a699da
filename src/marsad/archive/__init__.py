"""2: report -> evidence, and the log over what is kept."""
