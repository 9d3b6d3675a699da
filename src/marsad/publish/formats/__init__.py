"""One file per format, each with NAME, MEDIA_TYPE, SUFFIX and `save`; see files.py."""
