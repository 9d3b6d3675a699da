"""HTTP: what is published, for those who are not at the keyboard."""
