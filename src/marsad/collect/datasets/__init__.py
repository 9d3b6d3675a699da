"""Files of data sets -> reports, a row each; no stage after it knows files."""
