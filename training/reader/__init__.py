"""The network that reads reports: trained, and written as marsad applies it."""
