"""One file per format, each with NAME, SUFFIX and `save`; see files.py."""
