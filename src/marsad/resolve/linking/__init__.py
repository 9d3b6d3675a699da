"""Lists of people: which rows of which list are one person, by Splink, unsupervised."""
