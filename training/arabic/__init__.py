"""Makes the network that reads Arabic reports."""
