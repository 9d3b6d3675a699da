"""The files of releases over HTTP: those the manifest lists, and no others."""
