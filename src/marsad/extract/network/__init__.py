"""A trained network that reads reports of any one language, applied with numpy."""
