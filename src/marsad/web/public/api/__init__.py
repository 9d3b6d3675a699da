"""The JSON API: everything of a release, as rows and as what belongs together."""
