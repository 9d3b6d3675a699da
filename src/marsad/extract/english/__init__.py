"""The English reader: syntax and names by a trained pipeline, claims by rules."""
