"""1: a source puts something out -> reports."""
